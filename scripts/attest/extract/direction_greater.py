"""Changes of both groups that were greater in one: "X fell in both, but the decrease was greater with A".

The outcome is the one told before; which way it went, the noun says ("the decrease"), else what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.extract.direction_words import HIGHER, HOW, IMPROVED, LOWER, NOUN, NOUNS, WORSENED

_GREATER = (
    r"(?P<greater>greater|larger|more\s+(?:pronounced|marked|evident|substantial|prominent)|higher|better|stronger)"
)
_SMALLER = r"smaller|less\s+(?:pronounced|marked|evident|substantial|prominent)|lower|weaker"
_FOR = r"(?:in|with|among|for|on|under|after|following|by)\b"
_IN = rf"(?=\s+{_FOR}|\s*\([^()]*\)\s+{_FOR})"
# "The decrease was significantly greater with A", "this improvement was more pronounced in the A group".
WAS_GREATER = Cued(
    rf"(?:^|[.;:,]\s+|\b(?:but|and|although|while|whereas|that|with)\s+)(?:th(?:e|is|ese)|such)\s+(?:observed\s+|mean\s+|latter\s+)?(?P<noun>{NOUN}|change|effect)s?\s+"
    rf"(?:was|were|being)\s+{HOW}(?:{_GREATER}|{_SMALLER}){_IN}",
    re.I,
)
# "…, with a greater decrease in the A group": the words behind it name the group and no outcome.
WITH_GREATER = Cued(
    rf"(?:,\s+|\s)(?:but\s+)?with\s+(?:an?\s+)?{HOW}(?:significant(?:ly)?\s+)?(?:{_GREATER}|{_SMALLER})\s+(?P<noun>{NOUN}|change)s?{_IN}",
    re.I,
)
# "…, but significantly more so with A".
MORE_SO = Cued(
    r",?\s+(?:but|and|although|though)\s+(?:(?:was|were)\s+)?(?:\w+ly\s+)?(?P<greater>more)(?:\s+(?:so|\w+ly))?"
    r"(?=\s+(?:in|with|among|on|under)\s)(?P<noun>)",
    re.I,
)
BOTH = re.compile(r"\b(?:both|all|each|either|two|three)\b", re.I)
_OPPOSITE = {HIGHER: LOWER, LOWER: HIGHER, IMPROVED: WORSENED, WORSENED: IMPROVED}
IN_ONE = re.compile(rf"\s*(?:\([^()]*\)\s*)?{_FOR}\s+[^.;:,()]{{2,60}}", re.I)


class Greater(NamedTuple):
    """Where it is told, whether of several outcomes, which way its noun says, whether smaller, and words for whom."""

    start: int
    end: int
    several: bool
    value: str | None
    less: bool
    whom: str


def greater(text: str) -> Iterator[Greater]:
    """Every change told before that was greater, or smaller, in one group."""
    for form in (WAS_GREATER, WITH_GREATER, MORE_SO):
        for found in form.finditer(text):
            whom = IN_ONE.match(text, found.end())
            if whom is None or (form is MORE_SO and BOTH.search(text, 0, found.start()) is None):
                continue
            noun = found["noun"].casefold()
            several = form is MORE_SO or text.startswith("s", found.end("noun"))
            yield Greater(*found.span(), several, NOUNS.get(noun), found["greater"] is None, whom.group())


def value_of(one: Greater, before: str) -> str | None:
    """Which way it went in that group against the other, after what was told of both."""
    if one.value is not None and before not in (one.value, *_LIKE.get(one.value, ())):
        return None
    return _OPPOSITE.get(before) if one.less else before


# "Improved …, the decrease was greater": a score that improves falls.
_LIKE = {LOWER: (IMPROVED,), HIGHER: (IMPROVED,)}
