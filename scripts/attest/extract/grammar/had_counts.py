"""How many of a thing each of two sides "had": "A had 17 relapses and B had 13", "A had 17 relapses vs 13 with B"."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame, phrase_at
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.series import Series
from attest.extract.grammar.tallies import KIND
from attest.extract.number_led import number_places
from attest.extract.numbers import COUNT, count_value
from attest.extract.outcome_names import no_outcome
from attest.extract.statistics import PEOPLE

_SIDE = (
    r"(?!(?:which|that|this|these|it|they|we)\b)[A-Za-z][\w+/-]*(?:\s+(?!(?:was|were|had|did|is|are|but|than|vs|versus|compared|and)\b)"
    r"[\w+/-]+){0,7}?"
)
_HAD = r"(?:had|experienced|sustained|suffered|reported|recorded|developed)"
_ALSO = r"(?:only\s+|a\s+total\s+of\s+)?"
_THING = (
    rf"(?!(?:{PEOPLE}|of|per\s?cent)\b)[a-z][a-z-]+"
    r"(?:\s(?!(?:and|vs|versus|compared|while|whereas|but|in|with|on|for|of)\b)[a-z-]+){0,3}"
)
_THAN = (
    r"\s*,?\s*(?:and|while|whereas|but|(?:as\s+)?(?:compared\s+(?:with|to)|opposed\s+to)|vs\.?(?=\s)|versus|against)\s+"
)
FIRST = Cued(
    rf"(?:^|[;,:]\s|\bthat\s)(?:The\s+)?(?P<one>{_SIDE})\s+{_HAD}\s+{_ALSO}(?P<count>{COUNT})\s+(?P<what>{_THING})(?={_THAN})",
    re.I,
)
# "… vs 13 (relapses) in the other group", "… and the other group (had) 13".
COUNT_FIRST = re.compile(
    rf"{_THAN}{_ALSO}(?P<count>{COUNT})(?:\s+(?P<what>{_THING}))?\s+(?:in|with|on|for|among|receiving|given)\s+(?:the\s+|those\s+(?:\w+\s+)?)?"
    rf"(?P<two>{_SIDE})(?=\s*(?:[.,;:()]|$))",
    re.I,
)
SIDE_FIRST = re.compile(
    rf"{_THAN}(?:the\s+|those\s+)?(?P<two>{_SIDE})(?:\s+{_HAD})?\s+{_ALSO}(?P<count>{COUNT})(?:\s+(?P<what>{_THING}))?(?=\s*(?:[.,;:()]|$))",
    re.I,
)


def had_counts(frame: Frame, arms: Arms) -> list[Joined]:
    """The two counts of such a sentence, where both sides are arms."""
    if len(arms.names) < 2 or len(number_places(frame.text.lower())) < 2:
        return []
    first = FIRST.search(frame.bare)
    if first is None:
        return []
    second = COUNT_FIRST.match(frame.bare, first.end()) or SIDE_FIRST.match(frame.bare, first.end())
    what = phrase_at(frame.text, *first.span("what"))
    if second is None or what is None or no_outcome(what.words):
        return []
    if second["what"] and second["what"].split()[-1].casefold() != what.words.split()[-1].casefold():
        return []  # "the one had 3 relapses and the other 2 infections"
    sides = [arms.in_words(each) for each in (first["one"], second["two"])]
    if None in sides or sides[0] == sides[1]:
        return []
    return [Joined(Series((_count(first), _count(second)), "versus"), [Place(side) for side in sides], what)]


def _count(found: re.Match[str]) -> Atom:
    start, end = found.span("count")
    return Atom(KIND, start, end, {"events": (count_value(found["count"]), start, end)})
