"""Names of outcomes that stand right before their values: items of a list, and rates "of" so much."""

from __future__ import annotations

import re

# "no difference in A (…), B (…) or C (…)": each has its own bracket.
LIST_ITEM = re.compile(
    r"[)\]]\s*(?:,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?|and\s+|or\s+)(?:the\s+)?(?:(?:were\s+)?(?:more|less)\s+likely\s+to\s+)?(?P<what>[A-Za-z][^.;:,()\[\]]{1,60}?)\s*$",
    re.I,
)
NO_ITEM = re.compile(
    r"^(?:(?:more|less)\s+likely|in|for|with|at|after|before|compared|than|on|of|to|from|vs|versus|by|among|during|but|while|whereas|respectively|which|who|both|all|"
    r"between|within|followed|except|without|including|especially|particularly|mainly|mostly|groups?|arms?)\b|\b(?:was|were|is|are|had|has|have|did|than|groups?|arms?|showed|increased|decreased|improved|reduced|fell|rose|"
    r"occurred|developed|reported|vs|versus)\b",
    re.I,
)
# "showed an overall response rate of 46%".
RATE_OF = re.compile(
    r"(?:^|\b(?:an?|the|had|showed|with|achieved|was|were|by|in)\s+|[,:]\s+)(?P<what>(?:(?!(?:an?|the|had|showed|with|achieved|was|were|by|in|and|of|"
    r"to|for)\b)[A-Za-z0-9][\w/-]*\s+){1,5}(?:rates?|incidence|prevalence|mortality|survival|accuracy|sensitivity|specificity))\s+of\s+"
    r"(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)


BARE_RATE = re.compile(
    r"(?:(?:mean|average|overall|annual|yearly|monthly|similar|higher|lower|median|total|high|low|constant)\s+)*"
    r"(?:rates?|incidence|prevalence)",
    re.I,
)


def item_before(text: str, start: int, bracket: int) -> re.Match[str] | None:
    """The item of a list right before a bracket, behind another item with its own bracket."""
    found = LIST_ITEM.search(text, max(start, bracket - 70), bracket)
    return found if found and NO_ITEM.search(found["what"]) is None else None


def rate_before(lead: str) -> re.Match[str] | None:
    """The rate that a value is "of", where its name says of what."""
    found = RATE_OF.search(lead)
    return found if found and BARE_RATE.fullmatch(found["what"]) is None else None
