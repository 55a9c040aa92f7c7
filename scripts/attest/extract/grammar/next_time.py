"""The same groups at a later time, each in its own bracket: "at week 12 (41% vs 20%) and week 24 (52% vs 31%)"."""

from __future__ import annotations

import re

from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.series import Series
from attest.extract.grammar.significance import Told

NEXT = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|and\s+)(?P<led>at\s+|after\s+|by\s+)?(?P<time>(?:weeks?|months?|days?|years?|visit|cycle)\s\d+|"
    r"\d+[\s-](?:weeks?|months?|days?|years?|hours?|hrs?|h|min(?:ute)?s?)|[WM]\s?\d{1,2}|baseline|follow-up|discharge)\s*$",
    re.I,
)


def at_next_time(frame: Frame, rows: list[Told], one: Series) -> list[Place] | None:
    """The groups of the bracket before, where nothing but a time stands between it and the bracket of these values."""
    count, bracket = len(one.atoms), frame.outer[one.atoms[0].start]
    before = rows[-count:]
    if bracket < 0 or count < 2 or len(before) < count:
        return None
    last = before[-1][0]
    opened = frame.outer[last.start]
    if opened < 0 or opened == bracket or frame.outer[before[0][0].start] != opened:
        return None
    if any(atom.kind != other.kind for (atom, _, _), other in zip(before, one.atoms, strict=True)):
        return None
    closing = frame.segment(last.start)[1]
    told = NEXT.fullmatch(frame.text, frame.text.find(")", last.end) + 1, bracket) if closing else None
    groups = [dict(row).get("arm") for _, row, _ in before]
    timed = all("time_point" in dict(row) for _, row, _ in before)
    if told is None or not all(groups) or not (timed or told["led"]):
        return None
    return [Place(arm, told["time"]) for arm in groups]
