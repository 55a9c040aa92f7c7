"""What is said of people: in what they improved or grew worse, and that they were older or younger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.direction_lists import ADJ
from attest.extract.direction_names import END_POINT
from attest.extract.direction_objects import ABOUT as ABOUT_WORDS
from attest.extract.direction_objects import in_what
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE

# A change that was hoped for, or that went on, is told by another verb before.
LED_BY = re.compile(
    r"\b(?:has|have|been|being|(?<!,\s)which|who|tend(?:ed|s)?\s+to|failed\s+to)(?:\s+(?:also|now|\w+ly))*\s*$", re.I
)
_NO_VERB = r"(?:(?!\b(?:was|were|had|did)\b)[^.;:])*"
AGED = re.compile(rf"\b(?:those|they|groups?|cohorts?|{PEOPLE})\b{_NO_VERB}(?:\b(?:was|were|had)\b{_NO_VERB})?$", re.I)
SIGNIFICANT = re.compile(r"[pP]\s?[<=]\s?0?[.·]0(?:[0-4]|5(?!\d))")

ON_WHAT = re.compile(
    rf"(?:\s+(?:\w+ly|also|more|less|better))*(?:\s+(?:than|compared\s+(?:with|to))\s+[^.;:,()]{{2,50}}?)?\s+(?P<on>on|in|{ABOUT_WORDS})\s",
    re.I,
)


AMONG_NAMES = re.compile(rf"(?:an?\s+|the\s+)?(?:{ADJ})\s", re.I)


def on_what(text: str, end: int) -> tuple[Phrase, ...]:
    """In what people improved or grew worse, where the words for it stand right behind the verb."""
    found = ON_WHAT.match(text, end)
    outcomes, _ = in_what(text, found.start("on")) if found else ([], 0)
    own = [one for one in outcomes if AMONG_NAMES.match(text, one.start)]  # "lower X": it has its own adjective
    outcomes = outcomes[: outcomes.index(own[0])] if own else outcomes
    if not outcomes or not found or any(END_POINT.search(one.words) for one in outcomes):
        return ()
    return tuple(outcomes) if outcomes[0].start - found.start("on") < 30 else ()


def of_age(text: str, value: str, found: re.Match[str]) -> Iterator[Direction]:
    """ "Patients with A were younger than those with B"."""
    if LED_BY.search(text[: found.start()]):
        return
    if (
        AGED.search(text[: found.start()])
        and "slight" not in found["fill"]
        and ("significantly" in found["fill"] or SIGNIFICANT.search(text[found.end() : found.end() + 60]))
    ):
        at = found.end() - len(found["adj"])
        yield Direction(value, (Phrase("age", at, found.end()),), found.start(), found.end(), "was-higher")
