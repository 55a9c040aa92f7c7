"""Averages of two sides that each "had" or that something was "in": each with the name of its side.

"A had a mean score of 3.1 ± 1.0 and B 4.2 ± 1.2", "the mean score in A was 3.1 and in B 4.2", "A had a lower score
(3.1) than B (4.2)".
"""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame, phrase_at
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.series import Series
from attest.extract.grammar.whose import NO_NAME

_WHO = (
    r"(?!(?:which|that|this|these|it|they|we)\b)[A-Za-z][\w+/-]*(?:\s(?!(?:was|were|had|did|is|are|but|than|vs|versus|compared|and)\b)"
    r"[\w+/-]+){0,7}?"
)
_HAD = r"(?:had|showed|reported|scored|reached|achieved)"
FIRST = Cued(
    rf"(?:^|[;,:]\s|\bthat\s)(?:The\s+)?(?P<one>{_WHO})\s+{_HAD}\s+(?:an?\s+|the\s+)?(?:\w+ly\s+)?(?:(?:higher|lower|greater|longer|shorter)\s+)?"
    r"(?:mean|median|average)\s+(?P<what>[A-Za-z][^.;:,()\d]{1,60}?)\s+of\s+(?=[-−–]?\d)",
    re.I,
)
NEXT = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?[)\]]?\s*,?\s*(?:and|while|whereas|but|compared\s+(?:with|to)|versus|vs\.?)\s+(?:the\s+)?(?P<two>{_WHO})"
    rf"(?:\s+{_HAD}(?:\s+(?:an?\s+)?(?:mean|median|average|score|value|level|one))?)?(?:\s+of)?\s+",
    re.I,
)
_IN = r"(?:in|among|for|with|of)"
# "The mean score in A was 3.1 and in B 4.2", "… and that in B was 4.2".
IN_ONE = Cued(
    rf"(?:^|[;,:]\s)(?:The\s+)?(?:mean|median|average)\s+(?P<what>(?:(?!\b(?:in|among|for|with|and)\b)[^.;:,()\d]){{2,60}}?)\s+"
    rf"(?:in|among|for|with)\s+(?:the\s+)?(?P<one>{_WHO})\s+(?:was|were)\s+(?=[-−–]?\d)",
    re.I,
)
IN_OTHER = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?[)\]]?\s*,?\s*(?:and|while|whereas|but|compared\s+(?:with|to)|versus|vs\.?)\s+(?:that\s+|it\s+was\s+)?"
    rf"{_IN}\s+(?:the\s+)?(?P<two>{_WHO})(?:,?\s+(?:it\s+)?(?:was|were))?\s+",
    re.I,
)
# "A had a lower mean score (3.1) than B (4.2)".
HAD_LOWER = Cued(
    rf"(?:^|[;,:]\s|\bthat\s)(?:The\s+)?(?P<one>{_WHO})\s+{_HAD}\s+(?:an?\s+|the\s+)?(?:\w+ly\s+)?(?:higher|lower|greater|longer|shorter)\s+"
    r"(?:(?:mean|median|average)\s+)?(?P<what>[A-Za-z][^.;:,()\d]{1,60}?)\s+\((?:(?:mean|median)\s+)?(?=[-−–]?\d)",
    re.I,
)
THAN_OTHER = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?[)\]]{{1,2}}\s*,?\s*(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+(?:(?:did\s+)?{_IN}\s+)?(?:the\s+)?"
    rf"(?P<two>{_WHO})\s+\((?:(?:mean|median)\s+)?",
    re.I,
)
FORMS = ((FIRST, NEXT), (IN_ONE, IN_OTHER), (HAD_LOWER, THAN_OTHER))
UNIT_OF_PEOPLE = re.compile(r"\s+(?:groups?|arms?|cohorts?)$", re.I)
# Words that are no side: when the same people were measured again.
NO_SIDE = re.compile(
    r"\b(?:of|at|in|after|before|to|from|by|for|median|mean|average|weeks?|months?|years?|days?)$", re.I
)


def had_average(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The two averages of such a sentence."""
    for opening, behind in FORMS:
        if first := opening.search(frame.text):
            return _two(frame, found, arms, first, behind)
    return []


def _two(frame: Frame, found: list[Atom], arms: Arms, first: re.Match[str], behind: re.Pattern[str]) -> list[Joined]:
    values = [one for one in found if one.kind in MEASURED and one.start >= first.end()]
    if len(values) < 2 or values[0].start != first.end() or values[0].kind != values[1].kind:
        return []
    second = behind.fullmatch(frame.text, values[0].value_end, values[1].start)
    what = phrase_at(frame.text, *first.span("what"))
    if second is None or what is None or NO_SIDE.search(second["two"]):
        return []
    sides = [UNIT_OF_PEOPLE.sub("", each) for each in (first["one"], second["two"]) if not NO_NAME.search(each)]
    names = [arms.in_words(each) or each for each in sides]
    if len(set(names)) != 2:
        return []
    return [Joined(Series((values[0], values[1]), "versus"), [Place(name) for name in names], what)]
