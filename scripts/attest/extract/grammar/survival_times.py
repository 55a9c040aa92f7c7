"""Survival times: how long people lived, or until their disease came back, which trials tell as medians."""

from __future__ import annotations

from attest.expressions import quick as re

# Those of them who are still alive are counted up to then, so that a mean cannot be told.
_SURVIVED = re.compile(
    r"^(?:the\s+|corresponding\s+|estimated\s+|observed\s+)*(?:(?:(?!\d|year|month)[\w-]+\s+){0,2}survival(?:\s+(?:times?|durations?|periods?|rates?))?|"
    r"(?-i:m?(?:OS|PFS|DFS|EFS|RFS|DMFS|MFS|LRFS|TTP|TTF|TTD))(?:\s+(?:times?|durations?|periods?))?|"
    r"time\s+(?:to|until)\s+(?:the\s+)?(?:first\s+)?(?:disease\s+|tumou?r\s+|cancer\s+|local\s+|distant\s+)?(?:progression|death|recurrence|relapse|treatment\s+failure|metastas[ie]s)|"
    r"duration\s+of\s+(?:[a-z-]+\s+)?(?:response|remission|survival))"
    r"(?:\s*[(\[][A-Za-z-]+[)\]])?(?=$|\s+(?:in|for|among|at|from|after|with|of)\b)",
    re.I,
)
_LONG = re.compile(r"(?:day|week|month|year)s?", re.I)


def is_survival_time(words: str, unit: str) -> bool:
    """Whether a value with this unit is how long people survived: a median, unless something says otherwise."""
    return _LONG.fullmatch(unit) is not None and bool(_SURVIVED.search(words))
