"""Whose or when tallies side by side are: each by the words right behind it, all by how the sentence opens."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import group_behind
from attest.extract.grammar.own_places import JOIN, own_end, own_places
from attest.extract.grammar.series import Series
from attest.extract.grammar.tally_names import Told
from attest.extract.numbers import as_decimal
from attest.extract.statistics import PEOPLE

CLOSED = re.compile(rf"\s*(?:{PEOPLE}|cases)?\s*[)\],;]", re.I)


def joined(frame: Frame, found: list[Series], arms: Arms) -> list[tuple[Series, list[Place] | None]]:
    """Series, those that are parted only by whose each value is put together, with the places told behind each."""
    out: list[list[Series]] = []
    for one in found:
        if out and _goes_on(frame, out[-1][-1], one, arms):
            out[-1].append(one)
        else:
            out.append([one])
    told: list[tuple[Series, list[Place] | None]] = []
    for run in out:
        whole = Series(tuple(atom for one in run for atom in one.atoms), "placed" if len(run) > 1 else run[0].link)
        places = _own_places(frame, whole, arms)
        told += [(whole, places)] if places or len(run) == 1 else [(one, None) for one in run]
    return told


def _goes_on(frame: Frame, before: Series, one: Series, arms: Arms) -> bool:
    first, second = before.atoms[-1], one.atoms[0]
    if (
        len(one.atoms) > 1
        or set(first.parts) != set(second.parts)
        or frame.outer[first.start] != frame.outer[second.start]
    ):
        return False
    end = own_end(frame.text, first.end, arms)
    return end is not None and JOIN.fullmatch(frame.text, end, second.start) is not None


def _own_places(frame: Frame, one: Series, arms: Arms) -> list[Place] | None:
    """The place behind each of several values, where all have one and no two the same."""
    told = own_places(frame.text, [atom.end for atom in one.atoms], arms) if len(one.atoms) > 1 else None
    return [Place(own.arm, own.time) for own in told] if told else None


# "In 15 AGA (7.5%)": short forms of the groups, right behind their counts.
SHORT_GROUP = re.compile(r"[A-Z][A-Za-z]?[A-Z][\w+-]{0,8}(?:\s+(?:infants|children|patients|controls))?$")


# "… in 43 patients before and in 18 after the start of treatment".
TIME_BEHIND = re.compile(
    r"\s*(?:(?:patients|participants|cases)\s+)?(?P<time>(?:before|after)(?=\s+(?:and|but|or|vs\.?|versus|compared|than)\b|\s*[.,;)]|\s*$)|(?:pre|post)-?operatively|"
    r"(?:before|after|following)\s+(?:the\s+)?(?:(?:start|initiation|onset|end|completion)\s+of\s+)?(?:treatment|therapy|surgery|operation|intervention|transplantation|"
    r"[A-Z][\w-]*\s+(?:initiation|treatment|therapy|start)))",
)


def counted_group(text: str, one: Series, kind: str, arms: Arms) -> list[Place] | None:
    """The groups of things counted that are called by them: what was seen in so many of one and so many of another."""
    if kind not in ("seen", "again"):
        return None
    if len(one.atoms) == 1 and (time := TIME_BEHIND.match(text, one.atoms[0].end)):
        return [Place(None, " ".join(time["time"].split()))]
    if not all(atom.of for atom in one.atoms):
        return None
    told = [arms.known(atom.of) or (atom.of if SHORT_GROUP.match(atom.of) else None) for atom in one.atoms]
    return [Place(name) for name in told] if all(told) else None


def parts_of_all(one: Series, places: list[Place] | None, before: Series | None, arms: Arms) -> bool:
    """Whether counts with their groups add up to the count before them: "three deaths, two in … and one in …"."""
    if (
        not places
        or any(place.arm not in arms.names for place in places)
        or before is None
        or len(before.atoms) > 1
        or len(one.atoms) < 2
    ):
        return False
    numbers = [as_decimal(atom.parts["events"][0]) for atom in (*before.atoms, *one.atoms) if "events" in atom.parts]
    known = [number for number in numbers if number is not None]
    return len(known) == len(one.atoms) + 1 and known[0] == sum(known[1:])


# "Twelve patients relapsed in the first arm, while 20 did in the other": behind what they did stands whose they are.
def group_done(text: str, one: Series, told: Told, arms: Arms) -> list[Place] | None:
    """The group behind what the people of one figure did."""
    if told.kind != "did" or len(one.atoms) > 1 or told.outcome.start < one.atoms[0].end:
        return None
    group = group_behind(text, told.outcome.end, arms)
    if group is None or not (group.name in arms.names or UNITED.match(text, group.end)):
        return None
    return [Place(group.name)]


UNITED = re.compile(r"\s+(?:group|arm)\b", re.I)


def closing(frame: Frame, one: Atom, before: Atom | None) -> bool:
    """Whether a bracket is the other half of a figure before it: "12 relapsed (54%)", "was 20% (9 patients)"."""
    bracket = frame.outer[one.start]
    if (
        bracket < 0
        or before is None
        or set(one.parts) & set(before.parts)
        or {*one.parts, *before.parts} != {"percent", "events"}
        or len(one.parts) != 1
    ):
        return False
    if "," in frame.text[before.end : bracket]:
        return False
    opens = frame.text[bracket + 1 : one.start].strip()
    closes = CLOSED.match(frame.text, one.end)
    return opens in ("", "n =", "n=") and closes is not None and before.end <= bracket and frame.outer[before.start] < 0
