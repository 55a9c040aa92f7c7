"""What was said of an outcome in one group is told of another without its name.

"X rose with A, but there was no change with B", "X fell in A, whereas it remained stable in B".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import WHOM
from attest.extract.direction_words import NOUN, SAME, VERBS
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, tidy, usable
from attest.extract.subjects import is_people

_TURN = r"(?:\b(?:but|whereas|while|although|with|and)|;)\s+"
NO_CHANGE = Cued(
    rf"{_TURN}(?:there\s+(?:was|were)\s+)?(?:no|not\s+any)\s+(?:(?:\w+ly|significant|relevant|such|apparent|further|clear|similar|corresponding)\s+)*"
    rf"(?:changes?|(?:{NOUN})s?)(?:\s+(?:was|were)\s+(?:\w+ly\s+)?(?:seen|observed|found|noted|detected|evident|recorded)|\s+occurred)?"
    r"(?=\s+(?P<at>in|for|on|among|with|after|during)\s+(?!time\b|increasing\b|respect\b|regard\b)(?:the\s+|those\s+)?(?P<who>[A-Za-z]))",
    re.I,
)
IT = (
    r"(?:it|they|this|these|(?:the\s+|these\s+)?(?:levels?|values?|scores?|concentrations?))\s+"
    r"(?:(?:also|even|then|\w+ly)\s+)*"
)
IT_DID = Cued(
    rf"{_TURN}{IT}(?:(?P<same>(?:remained|stayed|was|were)\s+(?:\w+ly\s+)?(?:unchanged|stable|constant|unaltered|unaffected|the\s+same)|did\s+not\s+(?:\w+ly\s+)?change)"
    rf"|(?:(?:was|were)\s+(?:\w+ly\s+)?)?(?P<verb>{'|'.join(VERBS)}))(?=\s+(?:(?:by|from|to)\s+[-−–]?\d(?:[^.;,()]|\.\d){{0,40}}?\s)?(?:in|with|on|for|among|after|during)\b|\s*[.;,(])",
    re.I,
)
# "The mean score was 1.6 and after 12 months it fell to 0.5": what was given a value before.
WAS_THEN = Cued(
    rf"(?:^|[.;]\s+|\bthat\s+)(?:the\s+)?(?:(?:mean|median|average)\s+)?(?:baseline\s+|initial\s+)?(?P<name>(?!(?:age|there|it)\b)[A-Za-z][^.;:,()]{{2,60}}?)\s+(?:was|were)\s+(?:\d[^.;,()]{{0,40}}?|\d[\d.]*(?:\s?[±(][^.;]{{1,25}}?(?:\.\d[^.;]{{0,20}}?)?)?)\s*,?\s+(?:and|but)\s+"
    rf"(?:[^.;,()\d]{{0,20}}\d+\s+\w+(?:\s+of\s+\w+)?,?\s+)?(?:it|this)\s+(?:had\s+)?(?:\w+ly\s+)?(?P<verb>{'|'.join(VERBS)})\b",
    re.I,
)
NOT_THESE = ("signed", "correlated", "linked")
FARTHEST = 260


def elsewhere(text: str, before: list[Direction]) -> Iterator[Direction]:
    """What the outcomes of the direction before, or a value's name, did in another group or later."""
    for found in WAS_THEN.finditer(text):
        named = named_in([Phrase(tidy(found["name"]), *found.span("name"))])
        if named and usable(named[0].words) and not is_people(named[0].words):
            yield Direction(VERBS[found["verb"].casefold()], named, found.start("verb"), found.end(), "subject-verb")
    for found in NO_CHANGE.finditer(text):
        if found["at"].casefold() in ("in", "for", "on", "among") and not WHOM.match(text, found.start("who")):
            continue
        yield from _again(text, before, found, SAME)
    for found in IT_DID.finditer(text):
        value = SAME if found["same"] else VERBS[found["verb"].casefold()]
        yield from _again(text, before, found, value)


def _again(text: str, before: list[Direction], found: re.Match[str], value: str) -> Iterator[Direction]:
    """A direction of the outcomes that were named last, where nothing else is told of the place."""
    last = max((one for one in before if one.end <= found.start() + 1), key=lambda one: one.end, default=None)
    if last is None or last.value in ("", value) or last.rule in NOT_THESE or found.start() - last.start > FARTHEST:
        return
    if any(one.start < found.end() and found.start() < one.end for one in before):
        return
    if re.search(r"\.\s", text[last.end : found.start()]):
        return
    rule = "no-difference" if value == SAME else "subject-verb"
    yield Direction(value, last.outcomes, found.start(), found.end(), rule)
