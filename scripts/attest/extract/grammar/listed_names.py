"""Names of outcomes that stand right before their values: items of a list, and rates "of" so much."""

from __future__ import annotations

import re

from attest.extract.grammar.frames import Frame

# "no difference in A (…), B (…) or C (…)": each has its own bracket.
LIST_ITEM = re.compile(
    r"[)\]]\s*(?:,?\s*(?P<joint>as\s+well\s+as\s+|together\s+with\s+|along\s+with\s+)|,\s*(?:and\s+|or\s+)?|and\s+|or\s+)(?:the\s+)?(?:(?:were\s+)?(?:more|less)\s+likely\s+to\s+)?(?P<what>[A-Za-z][^.;:,()\[\]]{1,60}?)\s*$",
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
    found = LIST_ITEM.search(text, max(start, bracket - 90), bracket)
    return found if found and NO_ITEM.search(found["what"]) is None else None


# "after one drug (4.1) and another (3.9)": what stands before the brackets is whose or when the values are.
PLACED = re.compile(
    r"\b(?:after|at|before|during|with|among|on|by|from|to|following|than|versus|vs\.?|receiving|given|under)\s+(?:the\s+)?[^.;:,()]{1,40}$"
)


def beside_outcome(frame: Frame, item: re.Match[str]) -> bool:
    """Whether an item goes on with outcomes, and the one before it is no group or time."""
    closing = item.start()
    return (
        item["joint"] is not None or PLACED.search(frame.bare[frame.clause(closing)[0] : frame.anchor(closing)]) is None
    )


def rate_before(lead: str) -> re.Match[str] | None:
    """The rate that a value is "of", where its name says of what."""
    found = RATE_OF.search(lead)
    return found if found and BARE_RATE.fullmatch(found["what"]) is None else None
