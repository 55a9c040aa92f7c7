"""How a sentence opens that says of whom it speaks: "Of the women, 53 had …", "Among 93 patients, …"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE, Value

OPENS = re.compile(
    rf"(?:However,\s+|Overall,\s+)?(?:Of|Among|In|For|Amongst|Within)\s+(?:(?:a\s+total\s+of|the|all|these|our)\s+)*(?:(?P<total>{COUNT})\s+(?:[(\[][^()\[\]]*[)\]]\s*)?)?"
    r"(?P<who>[^.;:,()\d]{3,70}?)\s*(?:\s(?:at|after|by)\s+(?:(?:week|month|year|day)s?\s+\d+|\d+\s+(?:week|month|year|day)s)\s*)?"
    r"(?:[(\[][^()\[\]]{1,40}[)\]]\s*)?,\s",
)
# "With the drug, pressure fell": what was given, where it is an arm.
GIVEN = re.compile(
    r"(?:With|On|Under|During|Following)\s+(?:treatment\s+(?:with\s+)?)?(?:the\s+)?(?P<what>[^.;:,()]{2,50}),\s"
)
TURN = Cued(
    r";|\b(?:of|among)\s+(?:the\s+)?\d|\b(?:of|among|in)\s+(?:the\s+)?(?:other|remaining)|\b(?:compared|versus|vs|than|whereas|while|as\s+(?:did|had|was|were))\b",
    re.I,
)
STATED = re.compile(
    rf"(?:[\w+/-]+(?:\s[\w+/-]+){{0,2}}?\s+(?:group|arm|{PEOPLE})|(?:{PEOPLE}|those|group)\s+(?:with(?:out)?|who|receiving|treated|given|on|aged|"
    r"undergoing|assigned|allocated|randomi[sz]ed)\s+.+|(?:fe)?males|(?:wo)?men|boys|girls|(?:non-?)?smokers|(?:non-?)?responders|controls|cases|adults|children|"
    r"adolescents|infants|[Gg]roup\s\w+)$",
    re.I,
)
ANYBODY = re.compile(
    r"^(?:the|these|those(?!\s+\w)|all|both|two|other|remaining|study|eligible|included|enrolled|evaluable|total|consecutive|most|our|of|"
    r"whole|entire|same|present|overall|intention|randomi[sz]ed|analy[sz]ed|screened|available|responding|surveyed|first|"
    r"each|either|any|evaluated|participating|selected|identified|affected|per|assessed|examined|such|which|addition|contrast|treated|"
    r"(?:patients?|participants?|subjects?|individuals?|people|persons?|respondents|cases|studies|trials)$)\b",
    re.I,
)


class Opening(NamedTuple):
    """Whom a sentence speaks of, up to where it turns to others; `end` is where these words end."""

    group: str
    until: int
    end: int


@lru_cache(maxsize=SENTENCES)
def opening_group(text: str, arms: Arms) -> Opening | None:
    """The people of whom a sentence says what follows: "Of the women, 53 had …", "In patients with asthma, …"."""
    found = OPENS.match(text)
    if found is None or ANYBODY.match(found["who"]) or STATED.match(found["who"]) is None:
        given = GIVEN.match(text)
        arm = arms.known(given["what"]) if given else None
        return Opening(arm, turned(text, given.end()), given.end()) if given and arm else None
    return Opening(arms.in_words(found["who"]) or tidy(found["who"]), turned(text, found.end()), found.end())


def turned(text: str, start: int) -> int:
    """Where a sentence turns to other people than those that it opens with."""
    turn = TURN.search(text, start)
    return turn.start() if turn else len(text)


class Whole(NamedTuple):
    """How many people a sentence opens with, where it says so, and where its opening ends."""

    total: Value | None
    end: int


def whole_of(text: str) -> Whole:
    """The people that a sentence opens with: "Of 93 patients, …"; nothing of them is counted before its end."""
    found = OPENS.match(text)
    if found is None or not found["total"]:
        return Whole(None, 0)
    return Whole((count_value(found["total"]), *found.span("total")), found.end())


def of_whole(one: Atom, whole: Whole, until: int) -> Atom:
    """A bare count with the people that the sentence opens with as its total, where it can be of them."""
    if whole.total is None or set(one.parts) - {"events", "percent"} or "events" not in one.parts or one.end > until:
        return one
    some, everybody = as_decimal(one.parts["events"][0]), as_decimal(whole.total[0])
    if some is None or everybody is None or some > everybody:
        return one
    share = as_decimal(one.parts["percent"][0]) if "percent" in one.parts else None
    if share is not None and everybody and abs(100 * some / everybody - share) > 1:
        return one
    return replace(one, parts={**one.parts, "total": whole.total})


def counted_of_whole(text: str, atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """Counts behind such an opening, each with the people that it opens with."""
    if atoms[0].kind != "count" or "total" in atoms[0].parts:
        return atoms
    whole = whole_of(text)
    return tuple(of_whole(one, whole, turned(text, whole.end)) if one.start >= whole.end else one for one in atoms)
