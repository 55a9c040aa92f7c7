"""When an effect is of: the time right before its bracket, behind it, or in its clause."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.effects.effect import Effect
from attest.extract.effects.places import anchor_of, closed_at
from attest.extract.grammar.frames import Frame
from attest.extract.phrase_times import time_in


def time_before(frame: Frame, one: Effect) -> str | None:
    """The time right before the bracket of an effect: "at 6 months (…)"."""
    found = TIME_AT_END.search(frame.bare[: frame.outer[one.at]]) if frame.outer[one.at] >= 0 else None
    return " ".join(found.group().split()) if found else None


def time_behind(frame: Frame, one: Effect) -> str | None:
    end = closed_at(frame, one)
    if NEXT_ITEM.match(frame.text, end):
        return None  # the next of a list: "…), age over 60 years (…"
    if NEXT_TIME.match(frame.text, end):
        return None  # of the next effect: "(…) and at 12 months (…)"
    return time_in(re.split(r"[;(]|\d[.·]\d", frame.text[end : end + 50])[0])


TIME_AT_END = re.compile(
    r"\b(?:at|after|by)\s+(?:\d+|one|two|three|four|six|twelve)[\s-](?:hours?|days?|weeks?|months?|years?)\s*$|"
    r"\bat\s+(?:week|month|day|year)\s\d+\s*$",
    re.I,
)


NEXT_ITEM = re.compile(
    r"\s*[)\]]*\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+)(?!(?:respectively|both|all|at|after|by|over|during|within)\b)",
    re.I,
)
NEXT_TIME = re.compile(r"\s*,?\s*(?:and|or|,)\s+(?:at|after|by)\s+[^.;()]{3,30}[(\[]", re.I)


WHEN = re.compile(
    r"\b(?:at|after|by|during)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+(?:the\s+)?)?(?:(?:\d+|one|two|three|four|six|twelve)[\s-](?:\w+[\s-]){0,2}?"
    r"(?:hours?|days?|weeks?|months?|years?)(?:\s+follow-up(?:\s+period)?)?|(?:week|month|day|year|visit)\s\d+|follow-up|treatment|discharge)",
    re.I,
)


def clause_time(frame: Frame, one: Effect) -> str | None:
    """The one time that the clause names before an effect."""
    anchor = anchor_of(frame, one)
    told = [found.group() for found in WHEN.finditer(frame.bare, frame.clause(anchor)[0], anchor)]
    return " ".join(told[0].split()) if len(told) == 1 else None
