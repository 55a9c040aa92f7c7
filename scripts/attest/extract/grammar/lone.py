"""Whose and when a value that stands alone is: by the words beside it, before its bracket, or in its clause."""

from __future__ import annotations

from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import AVERAGED, MEASURED, Atom
from attest.extract.grammar.frames import Frame, predicate_behind
from attest.extract.grammar.groups import Group, group_at_bracket, group_before, group_behind, groups_in
from attest.extract.grammar.labels import in_averages
from attest.extract.grammar.own_places import own_place
from attest.extract.grammar.whose import Told, told_before, told_behind

COMPARED_BEHIND = re.compile(r"\s*%?[^()]{0,20}\)\s*(?:than|compared\s+(?:with|to)|relative\s+to|versus|vs\.?)\s", re.I)
KIND = re.compile(
    r"\s(?:regimen|strategy|program(?:me)?|therapy|schedule|diet|surgery|technique|method|approach|procedure|sites|areas|hospitals)$"
)
CALLED = re.compile(r"(?:[Gg]roup|[Aa]rm)\s|placebo|controls?$")
# Words that set one group against another: what stands behind them is not whose the value is.
AGAINST = re.compile(
    r"\b(?:than|vs\.?|versus|compared|relative\s+to|both|all|each|either|between|whereas|while)\b", re.I
)
# What leads to a group or stands behind its name.
LED = re.compile(r"(?:^|\b(?:in|for|with|among|of|on|by|under))\s+(?:the\s+)?$|^\W*(?:the\s+)?$", re.I)
# The same for what people were given: what is "of" or "by" a treatment is not yet whose it is.
IN_GROUP = re.compile(r"\b(?:in|for|with|among|on)\s+(?:the\s+)?$", re.I)
UNIT = re.compile(r"\s*(?:groups?|arms?)\b", re.I)
NO_CALL = re.compile(
    r"(?:study|this|that|these|those|remaining|other|same|latter|former|each|either|whole|first|second|third|age|patient)$",
    re.I,
)
NO_NAME = re.compile(
    r"(?:this|these|those\s+(?:in|at)|other|study|treatment\s+group)\b|.*\b(?:exhibited|further)\b", re.I
)


class Alone(NamedTuple):
    """The group and the time of one value, each where something names it; `loose` where only words farther off do."""

    arm: str | None = None
    time: str | None = None
    loose: bool = False


def alone(frame: Frame, atom: Atom, arms: Arms, carried: str | None) -> Alone:
    """Whose and when a value is that no other stands beside."""
    group = _group(frame, atom, arms)
    if group is None and frame.outer[atom.start] < 0 and carried and predicate_behind(frame, atom.end):
        return Alone(carried)
    counted = atom.kind not in MEASURED and group is not None and UNIT.match(frame.text, group.end) is not None
    called = group is not None and (counted or _sure(group, arms))
    arm = group.name if group is not None and called and NO_CALL.match(group.name) is None else None
    if atom.kind not in AVERAGED or (atom.kind == "interval" and atom.unit.startswith("%")):
        told = own_place(frame.text, atom.end, arms) if arm is None and frame.outer[atom.start] < 0 else None
        if told is not None and told.arm and (told.arm in arms.names or CALLED.match(told.arm)):
            return Alone(told.arm)
        return Alone(arm)
    return _beside(frame, atom, arms, arm)


def _sure(group: Group, arms: Arms) -> bool:
    return group.state or group.name in arms.names or bool(KIND.search(group.name) or CALLED.match(group.name))


def _group(frame: Frame, atom: Atom, arms: Arms) -> Group | None:
    group = group_behind(frame.text, atom.value_end, arms) or group_before(frame.text, atom.start, arms)
    bracket = frame.outer[atom.start]
    if bracket >= 0 and (
        in_averages(frame, atom) or not re.search(r"\d\s?%?\s*[,;]|[=:]", frame.text[bracket : atom.start])
    ):
        group = group_at_bracket(frame.text, bracket, arms) or group
        if group is None and COMPARED_BEHIND.match(frame.text, atom.value_end):
            before = groups_in(frame.text[frame.clause(bracket)[0] : bracket], arms)
            group = before[0] if len(before) == 1 else None
    return group


# "Higher compared to baseline (91 ± 14)": the time that a value is compared with is not its own.
COMPARED_WITH = re.compile(
    r"\b(?:compared\s+(?:with|to)|than(?:\s+at)?|versus|vs\.?|relative\s+to|over|from)\s+(?:the\s+)?$", re.I
)


def _beside(frame: Frame, atom: Atom, arms: Arms, arm: str | None) -> Alone:
    """The group and the time that stand right behind a measured value, else before it or its bracket."""
    bracket = frame.outer[atom.start]
    start, end = frame.clause(frame.anchor(atom.start))
    told = [told_behind(frame.text, atom.value_end, arms, max(end, atom.end))]
    if told[0] is None or not (told[0].time and (arm or told[0].arm)):
        begun = frame.segment(atom.start)[0] if bracket >= 0 else max(start, atom.start - 60)
        told.append(_before(frame.text, begun, atom.start, arms))
        at_bracket = _before(frame.bare, start, bracket, arms) if bracket >= 0 else None
        told.append(
            None
            if at_bracket and at_bracket.time and COMPARED_WITH.search(frame.bare, start, at_bracket.at)
            else at_bracket
        )
    time = next((_whole(frame, one) for one in told if one is not None and one.time), None)
    found = (
        arm
        or next((one.arm for one in told if one is not None and one.arm), None)
        or of_clause(frame, atom.start, arms)
    )
    return Alone(found, time, arm is None)


# Without one of these, or an arm's name, words name neither a group nor a time.
_PLACES = Cued(
    r"weeks?|months?|years?|days?|hours?|min|baseline|before|after|during|pre|post|follow|admission|discharge|entry|"
    r"visit|cycle|initial|final|group|arm|placebo|control|patients|rest|peak|birth|start|end|onset",
    re.I,
)


def _can_tell(lead: str, arms: Arms) -> bool:
    low = lead.casefold()
    return _PLACES.search(lead) is not None or any(arm.casefold() in low for arm in arms.names)


def _before(text: str, start: int, place: int, arms: Arms) -> Told | None:
    """What stands right before a place, where a word there can tell a group or a time."""
    return told_before(text, start, place, arms) if _can_tell(text[max(start, place - 70) : place], arms) else None


# "After the first course": what leads to a time belongs to it.
SINCE = re.compile(r"\b(?P<lead>after|before|during|following|until)\s+(?:the\s+)?$", re.I)


def _whole(frame: Frame, told: Told) -> str | None:
    """A time with the word that leads to it."""
    lead = SINCE.search(frame.text, max(0, told.at - 16), told.at)
    return f"{lead['lead'].casefold()} {told.time}" if lead else told.time


def of_clause(frame: Frame, place: int, arms: Arms, led: re.Pattern[str] = LED) -> str | None:
    """The only group that the words before a value or verb in its clause name, where they set none against another."""
    anchor = frame.anchor(place)
    lead = frame.bare[frame.clause(anchor)[0] : anchor]
    if AGAINST.search(lead) or not _can_tell(lead, arms):
        return None
    named = [
        one
        for one in groups_in(lead, arms)
        if (_sure(one, arms) and led.search(lead[: one.start])) or UNIT.match(lead[one.end :])
    ]
    told = named[0].name if len(named) == 1 else None
    return None if told is None or NO_NAME.match(told) else told
