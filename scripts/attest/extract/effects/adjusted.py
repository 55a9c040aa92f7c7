"""What an effect was adjusted for, by its measure's name or by the words before it."""

from __future__ import annotations

import re

from attest.extract.effects.effect import Effect
from attest.extract.effects.places import anchor_of
from attest.extract.effects.words import ADJUSTED_FOR, VERB
from attest.extract.grammar.frames import Frame

ADJUSTED = re.compile(
    r"\b(?:(?:un)?adj(?=\))|(?:un)?adjusted|crude|multivaria(?:te|ble)|univaria(?:te|ble)|a(?:OR|HR|RR)|c(?:OR|HR))\b"
)


DETAIL = {
    "adj": "adjusted",
    "unadj": "unadjusted",
    "aOR": "adjusted",
    "aHR": "adjusted",
    "aRR": "adjusted",
    "cOR": "crude",
    "cHR": "crude",
}


def detail_of(text: str, one: Effect) -> str:
    found = ADJUSTED.search(text, max(0, one.start - 16), one.at)
    return DETAIL.get(found.group(), found.group().casefold()) if found else ""


def adjusted_for(frame: Frame, one: Effect, opening: bool = True) -> str | None:
    """What the words right before an effect's bracket, or those that open its clause, say was adjusted for."""
    anchor = anchor_of(frame, one)
    found = ADJUSTED_FOR.search(frame.bare, frame.clause(anchor)[0], anchor)
    words = (
        " ".join(re.sub(r"^\W*(?:even\s+)?when\s+", "", found.group()).strip(" ,").split(",")[0].split())
        if found
        else ""
    )
    return words if words and not VERB.search(words) else None
