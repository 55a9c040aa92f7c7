"""Values that stand side by side, with what the readers of their places look at; and the places themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from attest.extract.arms import Arms
from attest.extract.grammar.appended import mark_before
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.groups import Group, group_before, group_behind, groups_in, listed_group, subject_first
from attest.extract.grammar.opening import Opening
from attest.extract.grammar.respective import RESPECTIVELY
from attest.extract.grammar.series import FROM, Series
from attest.extract.grammar.times import TIMES
from attest.extract.statistics import PEOPLE

# "More women in the first group": the people of a group.
PEOPLE_OF = re.compile(
    rf"{PEOPLE}\s+(?:in|on|receiving|given|taking|treated\s+with|(?:assigned|allocated|randomi[sz]ed)\s+to)\b", re.I
)
BARE_PEOPLE = re.compile(PEOPLE, re.I)
P_SAID = re.compile(r"[pP]\s?[=<>≤≥]\s?[\d.·]+")
VALUES = re.compile(r"\d[\d.]*\s*(?:and|,|vs\.?|versus|to|±|\+\s?/\s?-)\s*\d|\d[.·]\d|\d\s?%")
# "After a median follow-up of 46.0 months": beside shares of people no value.
LASTED = re.compile(r"\d+[.·]\d+[\s-]?(?:years?|months?|weeks?|days?)\b", re.I)
# "(10% vs 9%) for A versus B": both groups stand behind the bracket, in the order of the values.
BOTH_BEHIND = re.compile(r"(?:\s+(?:group|arm))?\s+(?:versus|vs\.?|and|than|compared)\b", re.I)


@dataclass(frozen=True)
class Place:
    """Whose and when a value is; `untold` where it stands beside others and nothing says whose it is.

    `loose` is a place that does not stand right beside the value, and does not tell that it is a result.
    """

    arm: str | None = None
    time: str | None = None
    untold: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Beside:
    """A series of two values or more; `carried` is the arm carried from the sentence before.

    `opened` are the people with whom the sentence opens, as far as it speaks of them.
    """

    frame: Frame
    series: Series
    arms: Arms
    carried: str | None
    opened: Opening | None = None

    @property
    def text(self) -> str:
        return self.frame.text

    @property
    def link(self) -> str:
        return self.series.link

    @property
    def count(self) -> int:
        return len(self.series.atoms)

    @property
    def first(self) -> Atom:
        return self.series.atoms[0]

    @property
    def last(self) -> Atom:
        return self.series.atoms[-1]

    @property
    def bracket(self) -> int:
        """Where the bracket around the first value opens; -1 outside of brackets."""
        return self.frame.outer[self.first.start]

    @cached_property
    def opens(self) -> int:
        """Where the bracket opens, or a comparison ends that the values stand behind without one."""
        return self.bracket if self.bracket >= 0 else mark_before(self.frame, self.first.start)

    @cached_property
    def clause(self) -> tuple[int, int]:
        start, end = self.frame.clause(self.frame.anchor(self.first.start))
        opening = OPENED.match(self.frame.bare, start, self.opens) if self.opens > self.bracket else None
        return opening.end() if opening else start, max(end, self.last.end)

    @property
    def led_by_from(self) -> bool:
        return FROM.search(self.text[: self.first.start][-30:]) is not None

    @cached_property
    def times(self) -> re.Match[str] | None:
        """A list of times behind the values: "at 1, 3 and 6 months"."""
        return TIMES.search(self.text, self.last.end, min(len(self.text), self.last.end + 120))

    def respectively(self, within: int) -> bool:
        return RESPECTIVELY.search(self.text, self.last.end, min(len(self.text), self.last.end + within)) is not None

    @cached_property
    def own(self) -> list[Group | None]:
        """The group right behind or before each value."""
        text, atoms = self.text, self.series.atoms
        own = [
            group_behind(text, atom.value_end, self.arms) or group_before(text, atom.start, self.arms) for atom in atoms
        ]
        beyond = own[-1]
        if beyond is not None and self.bracket >= 0:
            if BOTH_BEHIND.match(text, beyond.end) and self.frame.outer[beyond.start] < 0:
                own = [None for _ in own]
            if own[0] is None and beyond.start > self.frame.segment(self.bracket + 1)[1]:
                own[-1] = None  # what stands behind the bracket is no more the last value's than the first's
        if any(group is not None and group.state for group in own):
            own = [
                group or listed_group(text, atom.value_end, self.arms) for group, atom in zip(own, atoms, strict=True)
            ]
        return own

    @cached_property
    def around(self) -> tuple[list[Group], list[Place] | None]:
        """The groups before the values, or else in reach around them; with the places where they are as many."""
        return _around(self)


def _around(view: Beside) -> tuple[list[Group], list[Place] | None]:
    (start, end), first, count = view.clause, view.first.start, view.count
    groups: list[Group] = []
    lead = view.frame.bare[start:first]
    lead = LASTED.sub("", lead) if view.first.kind in ("share", "count") else lead
    for zone in (view.text[start:first], view.text[start : _reach(view)]):
        groups = [
            group
            for group in groups_in(zone, view.arms)
            if not (
                re.fullmatch(r"[\d.]+", group.name)
                or (BARE_PEOPLE.fullmatch(group.name) and PEOPLE_OF.match(zone, group.start))
            )
        ]
        groups = subject_first(
            zone, [group for group in groups if not _of_next(view, start + group.start, start + group.end)]
        )
        behind = P_SAID.sub("", view.text[view.last.value_end : start + groups[-1].start]) if groups else ""
        told = [group.name for group in groups if group.name in view.arms.names]
        if count == 2 == len(groups) == len(told) and view.link == "versus" and zone == view.text[start:end]:
            return groups, [Place(name) for name in told]  # one pair of arms for all the pairs of the sentence
        if VALUES.search(behind) or VALUES.search(lead):
            break  # other values stand between these and their groups
        stated = [group for group in groups if group.state]
        for kept in (groups, [group for group in groups if not group.state], stated):
            if len(kept) == count:
                return groups, [Place(group.name) for group in kept]
    return groups, None


def _of_next(view: Beside, begin: int, end: int) -> bool:
    """Whether a group behind a bracket of values has its own: "in boys (4 vs 5) and in girls (6 vs 7)"."""
    if view.bracket < 0 or begin < view.frame.segment(view.bracket + 1)[1]:
        return False
    return re.match(r"\s*(?:\w+\s+){0,2}[(\[][^()\[\]]*\d", view.text[end:]) is not None


def _reach(view: Beside) -> int:
    """How far the groups of values may stand behind them: for those in a bracket, not far behind its end."""
    end = view.clause[1]
    return min(end, view.frame.segment(view.first.start)[1] + 70) if view.bracket >= 0 else end
