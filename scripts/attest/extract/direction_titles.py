"""Directions that a title states: "A reduces X in B: a randomised trial"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.extract.directions import directions
from attest.extract.finding import Direction
from attest.extract.reading import Reading, Sentence

# A question, a plan or a doubt states nothing.
NO_FINDING = re.compile(
    r"\?|\b(?:protocol|rationale|whether|hypothesis|may|might|could|can|should|would|will|towards?|design\s+of|commentary|reply)\b",
    re.I,
)
STATED = ("verb-object", "no-difference", "was-higher", "subject-verb", "but-not", "linked", "associated-with")
# "Effectiveness of A in reducing X" tells what was studied; "elevated risk" in a title is no act.
STUDIED = re.compile(
    r"(?:[A-Za-z-]+ed\b|(?:in)?effective|efficac|superior|role|benefi|potential|abilit|able|success|useful|help|reducing|improving|preventing|lowering)",
    re.I,
)


def titled(reading: Reading) -> Iterator[tuple[Sentence, list[Direction]]]:
    """The titles of a report with what they state; the same title twice only once."""
    seen = set()
    for one in reading.sentences:
        if one.kind != "title" or one.text in seen or NO_FINDING.search(one.text):
            continue
        seen.add(one.text)
        for part in (
            replace(one, start=one.start + a, end=one.start + b, text=one.text[a:b]) for a, b in _parts(one.text)
        ):
            told = [
                each
                for each in directions(part.text, True)
                if each.rule in STATED and each.value and not STUDIED.match(part.text, each.start)
            ]
            if told:
                yield part, told


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """What a colon parts: "A reduces X: a randomised trial"."""
    start = 0
    for found in re.finditer(r":\s+|\s[-–—]\s|$", text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
