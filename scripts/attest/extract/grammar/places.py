"""Whose and when the values of a series are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED
from attest.extract.grammar.comparisons import compared
from attest.extract.grammar.courses import before_and_after, course
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import (
    Group,
    group_at_bracket,
    group_before,
    group_behind,
    groups_in,
    listed_group,
    subject_first,
)
from attest.extract.grammar.lone import alone
from attest.extract.grammar.own_brackets import bare_labels, own_brackets
from attest.extract.grammar.respective import RESPECTIVELY, respective, yearly
from attest.extract.grammar.series import FROM, VERSUS, Series
from attest.extract.grammar.side_by_side import announced_pair, nested, pair_before, pair_behind
from attest.extract.grammar.times import EACH_TIME, TIMES, at_times, times_listed
from attest.extract.grammar.whose import Told, told_before, told_each

P_SAID = re.compile(r"[pP]\s?[=<>≤≥]\s?[\d.·]+")


VALUES = re.compile(r"\d[\d.]*\s*(?:and|,|vs\.?|versus|to|±|\+\s?/\s?-)\s*\d|\d[.·]\d|\d\s?%")


LEAD_GROUP = re.compile(
    r"(?:For|Among|In|Of)\s+(?:the\s+|those\s+)?(?:patients?|participants?|people|subjects?|"
    r"adults|children)?\s*(?:who\s+(?:received|took)|treated\s+with|"
    r"getting|receiving|given|taking|on)\s+(?P<name>[^.;:,()%]{2,80}?)\s*[:,]"
)


@dataclass(frozen=True)
class Place:
    """Whose and when a value is; `untold` where it stands beside others and nothing says whose it is.

    `loose` is a place that does not stand right beside the value, and does not tell that it is a result.
    """

    arm: str | None = None
    time: str | None = None
    untold: bool = False
    loose: bool = False


def places_of(frame: Frame, one: Series, arms: Arms, carried: str | None) -> list[Place] | None:
    """Whose or when each value is; None where several stand side by side and nothing tells them apart."""
    text, count = frame.text, len(one.atoms)
    if count == 1:
        told_alone = alone(frame, one.atoms[0], arms, carried)
        return [Place(told_alone.arm, told_alone.time, loose=told_alone.loose)]
    if one.atoms[0].kind in ("share", "count") and (inside := own_brackets(frame.text, one.atoms, arms)):
        return [Place(*told) for told in inside]
    bracketed = frame.outer[one.atoms[0].start] >= 0 and one.atoms[0].kind in ("share", "count")
    if bracketed and (labels := bare_labels(frame.text, one.atoms, arms)):
        return [Place(*told) for told in labels]
    start, end = _clause(frame, one)
    listing = RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 190))
    each = told_each(frame, one.atoms, arms) if one.atoms[0].kind in MEASURED and not listing else None
    if each and one.link != "to":
        group = _before_bracket(frame, one, arms) if not any(told.arm for told in each) else None
        return [Place(told.arm or group or carried, told.time) for told in each]
    if count == 2 and one.link == "versus" and (announced := announced_pair(text, one.atoms[0].start, arms)):
        return [Place(told.arm, told.time) for told in announced]
    if one.link == "to":
        told_course = course(text, one.atoms, arms, end)
        return [Place(arm, time) for arm, time in told_course] if told_course else None
    if one.atoms[0].kind in MEASURED and count >= 4 and (each := nested(frame, one.atoms, arms)):
        return [Place(told.arm, told.time) for told in each]
    bracket = frame.outer[one.atoms[0].start]
    if (
        count == 2
        and bracket >= 0
        and one.link in ("versus", "listed")
        and (each := pair_before(frame.bare, start, bracket, arms) or _compared_behind(frame, one, arms))
    ):
        return [Place(told.arm or carried, told.time) for told in each]
    own = [group_behind(text, atom.value_end, arms) or group_before(text, atom.start, arms) for atom in one.atoms]
    beyond = own[-1]
    if beyond is not None and frame.outer[one.atoms[0].start] >= 0 and BOTH_BEHIND.match(text, beyond.end):
        own = [None for _ in own] if frame.outer[beyond.start] < 0 else own
    if (
        bracket >= 0
        and beyond is not None
        and count > 1
        and own[0] is None
        and beyond.start > frame.segment(bracket + 1)[1]
    ):
        own[-1] = None  # what stands behind the bracket is no more the last value's than the first's
    if any(group is not None and group.state for group in own):
        own = [group or listed_group(text, atom.value_end, arms) for group, atom in zip(own, one.atoms, strict=True)]
    if all(own) and len({group.name for group in own if group}) == count:
        return [Place(group.name) for group in own if group]
    if one.link == "versus" and count == 2 and own[1] is not None and own[0] is None and not listing:
        other = [arm for arm in arms.names if arm != own[1].name]
        mine = carried or (
            other[0] if len(other) == 1 and own[1].name in arms.names else _other(text[start:end], own[1], arms)
        )
        return [Place(mine), Place(own[1].name)]
    years = yearly(text[start : one.atoms[0].start], text[one.atoms[-1].end :], count) if one.link == "listed" else None
    if years:
        return [Place(None, time) for time in years]
    if count == 2:
        two = EACH_TIME.search(text[one.atoms[-1].end :]) or EACH_TIME.search(text[start:end])
        if two:
            return [Place(None, " ".join(two[part].split())) for part in ("one", "two")]
    listed = TIMES.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 120))
    if listed and one.link == "mixed" and re.search(r"\bfrom\b[^;]{0,24}$", text[: one.atoms[0].start]):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count - 1:
            return [
                Place(None, "baseline"),
                *(Place(None, f"{listed['lead']} {number} {listed['unit']}") for number in numbers),
            ]
    if one.link == "versus" and count >= 3 and (times := at_times(text, one.atoms[0].start, count)):
        return [Place(None, time) for time in times]
    if one.link == "mixed" and not RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 90)):
        return None
    if listed and RESPECTIVELY.search(text, listed.end()):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count:
            return [Place(None, f"{listed['lead']} {number} {listed['unit']}") for number in numbers]
    if times := _times_of_list(frame, one, start, listing is not None):
        return [Place(None, time) for time in times]
    last = one.atoms[-1].value_end
    if paired := respective(text, one.atoms, start, arms):
        return [Place(name) for name in paired]
    if FROM.search(text[: one.atoms[0].start][-30:]):
        return None
    for zone in (text[start : one.atoms[0].start], text[start : _reach(frame, one, end)]):
        groups = [group for group in groups_in(zone, arms) if not re.fullmatch(r"[\d.]+", group.name)]
        groups = subject_first(
            zone, [group for group in groups if not _of_next(frame, one, start + group.start, start + group.end)]
        )
        behind = P_SAID.sub("", text[last : start + groups[-1].start]) if groups else ""
        told = [group.name for group in groups if group.name in arms.names]
        if count == 2 == len(groups) == len(told) and one.link == "versus" and zone == text[start:end]:
            return [Place(name) for name in told]  # one pair of arms for all the pairs of the sentence
        if VALUES.search(behind) or VALUES.search(frame.bare, start, one.atoms[0].start):
            break  # other values stand between these and their groups
        for kept in (
            groups,
            [group for group in groups if not group.state],
            [group for group in groups if group.state],
        ):
            if len(kept) == count:
                return [Place(group.name) for group in kept]
    if len(arms.names) == count == 2 and one.link == "versus" and len(groups) <= 1:
        order = arms.order_in(text[start:end])
        if len(order) == count:
            return [Place(arm) for arm in order]
    sure = [group.name for group in own if group]
    if len(sure) >= 2 and len(set(sure)) == len(sure):
        return [Place(group.name) if group else Place(untold=True) for group in own]
    if (
        RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 60))
        and len(arms.names) == count
    ):
        return None if groups else [Place(arm) for arm in arms.names]
    if one.link == "versus" and count == 2 and frame.outer[one.atoms[0].start] >= 0:
        pair = compared(text, arms)
        if pair is not None and (pair[1] is not None or not groups):
            return [Place(pair[0]), Place(pair[1], untold=pair[1] is None)]
    if (
        one.link == "versus"
        and count == 2
        and len(groups) == 1
        and _subject_of_bracket(text, start + groups[0].end, bracket)
    ):
        against = AGAINST.search(text, start, start + groups[0].start)
        if against is not None:  # "the drug gave higher rates than placebo (41% vs 20%)": the group is the other
            given = GIVEN.match(text[start:])
            return [Place(given["what"]) if given else Place(untold=True), Place(groups[0].name)]
        other = [arm for arm in arms.names if arm != groups[0].name]
        if len(other) == 1 and len(arms.names) == 2:
            return [Place(groups[0].name), Place(other[0])]
        return [Place(groups[0].name), Place(untold=True)]  # "lower in treated infants (22% vs 46%)"
    if (
        count == 2
        and one.atoms[0].kind in MEASURED
        and not groups
        and before_and_after(frame, one.atoms, one.link, arms)
    ):
        return [Place(None, "before"), Place(None, "after")]
    return None


AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|compared\s+(?:with|to))\s+(?:in\s+|with\s+)?(?:the\s+|those\s+)?(?:\w+\s+(?:\w+ed\s+)?(?:with|to|on|given|receiving)\s+)?$",
    re.I,
)


GIVEN = re.compile(
    r"\W*(?:Treatment|Therapy)\s+with\s+(?P<what>[A-Za-z][\w-]*(?:\s(?!was|were|is|had|led|gave)[\w-]+)?)\s+(?:yielded|resulted|led|produced|"
    r"provided|gave|was|achieved|showed)\b"
)


# "(10% vs 9%) for A versus B": both groups stand behind the bracket, in the order of the values.
BOTH_BEHIND = re.compile(r"(?:\s+(?:group|arm))?\s+(?:versus|vs\.?|and|than|compared)\b", re.I)


def _before_bracket(frame: Frame, one: Series, arms: Arms) -> str | None:
    """The group that a bracket with one group's values at several times stands behind."""
    bracket = frame.outer[one.atoms[0].start]
    if bracket < 0:
        return None
    group = group_at_bracket(frame.bare, bracket, arms)
    told = told_before(frame.bare, frame.clause(bracket)[0], bracket, arms) if group is None else None
    return group.name if group is not None else told.arm if told is not None else None


def _times_of_list(frame: Frame, one: Series, start: int, paired: bool) -> list[str] | None:
    """The times of a list behind or before as many values; without "respectively", only those that open the clause."""
    first, last = one.atoms[0].start, one.atoms[-1].end
    if one.atoms[0].kind not in MEASURED or one.link not in ("listed", "versus") or frame.outer[first] >= 0:
        return None
    if not paired:
        return times_listed(frame.bare, start, min(start + 70, first), len(one.atoms))
    behind = times_listed(frame.bare, last, min(len(frame.bare), last + 110), len(one.atoms))
    return behind or times_listed(frame.bare, start, first, len(one.atoms))


def _compared_behind(frame: Frame, one: Series, arms: Arms) -> list[Told] | None:
    """The sides of "X (4 vs 5) and Y (2 vs 3) were lower with A than with B", for measured values."""
    place = frame.segment(one.atoms[0].start)[1]
    if one.link != "versus" or one.atoms[0].kind not in MEASURED or compared(frame.text[:place], arms) is not None:
        return None
    return pair_behind(frame.bare, place, frame.clause(place)[1], arms)


def _of_next(frame: Frame, one: Series, begin: int, end: int) -> bool:
    """Whether a group behind a bracket of values has its own: "in boys (4 vs 5) and in girls (6 vs 7)"."""
    bracket = frame.outer[one.atoms[0].start]
    if bracket < 0 or begin < frame.segment(bracket + 1)[1]:
        return False
    return re.match(r"\s*(?:\w+\s+){0,2}[(\[][^()\[\]]*\d", frame.text[end:]) is not None


def _subject_of_bracket(text: str, end: int, bracket: int) -> bool:
    """Whether a group is near before a bracket, or a comparison with another stands between."""
    return 0 <= bracket - end <= 40 or (end <= bracket and VERSUS.search(text, end, bracket) is not None)


def _reach(frame: Frame, one: Series, end: int) -> int:
    """How far the groups of values may stand behind them: for those in a bracket, not far behind its end."""
    place = one.atoms[0].start
    return min(end, frame.segment(place)[1] + 70) if frame.outer[place] >= 0 else end


def _other(text: str, known: Group, arms: Arms) -> str | None:
    others = [group for group in groups_in(text, arms) if group.name != known.name]
    return others[0].name if len(others) == 1 else None


def _clause(frame: Frame, one: Series) -> tuple[int, int]:
    start, end = frame.clause(frame.anchor(one.atoms[0].start))
    return start, max(end, one.atoms[-1].end)
