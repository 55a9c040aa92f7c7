"""From reasons between reports to proposed links, so that no report joins two studies that are known to differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from attest.deduplicate.studies.evidence import ReportFacts
from attest.deduplicate.studies.leads import BESIDE, RELATED, Lead, leads
from attest.deduplicate.studies.registrations import by_register

Link = tuple[str, str, str]  # two report ids and why they are of one study

SHOWN = 5  # reasons that a person is given for what was left open


@dataclass(frozen=True)
class Proposed:
    """Links, the surest first; `left_open` says of a report without a link why what it shares was not enough."""

    links: list[Link]
    left_open: dict[str, str]


class _Joined:
    """Places joined step by step; a group is named by the smallest of them."""

    def __init__(self, count: int) -> None:
        self.root = list(range(count))

    def top(self, at: int) -> int:
        while self.root[at] != at:
            self.root[at] = self.root[self.root[at]]
            at = self.root[at]
        return at

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.top(one), self.top(other)))
        self.root[second] = first


class _Studies(_Joined):
    """Reports joined to studies; each study knows the registration numbers of its reports."""

    def __init__(self, reports: Sequence[ReportFacts]) -> None:
        super().__init__(len(reports))
        # Where a report gives several numbers of one register, none of them is surely its study's.
        self.numbers = [
            {name: held for name, held in by_register(one.registrations).items() if len(held) == 1}
            if not one.review
            else {}
            for one in reports
        ]

    def differ(self, one: int, other: int) -> bool:
        """Whether one register knows the two studies under different numbers."""
        left, right = self.numbers[self.top(one)], self.numbers[self.top(other)]
        return any(left[name].isdisjoint(right[name]) for name in left.keys() & right.keys())

    def agree(self, one: int, other: int) -> bool:
        """Whether the two studies have a number in common, and no register knows them under different ones."""
        left, right = self.numbers[self.top(one)], self.numbers[self.top(other)]
        return bool(left.keys() & right.keys()) and not self.differ(one, other)

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.top(one), self.top(other)))
        super().join(first, second)
        if first != second:
            for name, held in self.numbers[second].items():
                self.numbers[first][name] = self.numbers[first].get(name, frozenset()) | held


def propose(reports: Sequence[ReportFacts]) -> Proposed:
    """Join what surely belongs together, then each doubtful report if all its reasons lead to one study."""
    found = _told_once(leads(reports))
    # A comment may name the trial of those who wrote it: where it says what it is about, nothing else links it.
    remarks = {at for lead in found if lead.rank == RELATED for at in lead.doubtful if reports[at].remark}
    found = [lead for lead in found if lead.rank == RELATED or remarks.isdisjoint((lead.one, lead.other))]
    studies = _Studies(reports)
    kept: list[Lead] = []
    refused: list[Lead] = []
    for rank, group in groupby((lead for lead in found if not lead.doubtful), key=lambda lead: lead.rank):
        own = list(group)
        # What a report declares of another one holds; what both share does not join studies with different numbers.
        between = _between_studies(own, studies) if rank >= BESIDE else set()
        for lead in own:
            if lead in between:
                refused.append(lead)
            else:
                studies.join(lead.one, lead.other)
                kept.append(lead)
    settled, open_leads = _place_doubtful(found, studies)
    kept += settled
    refused += open_leads
    kept.sort(key=lambda lead: (lead.rank, lead.one, lead.other))
    ids = [one.report_id for one in reports]
    links = [(ids[lead.one], ids[lead.other], lead.why) for lead in kept]
    return Proposed(links, _left_open(reports, kept, refused))


def _told_once(found: Sequence[Lead]) -> list[Lead]:
    """One lead a pair with all its reasons, the surest first; a pair is in doubt only if each of its reasons is."""
    pairs: dict[tuple[int, int], list[Lead]] = defaultdict(list)
    for lead in found:
        pairs[lead.one, lead.other].append(lead)
    told = []
    for (one, other), own in pairs.items():
        sure = any(not lead.doubtful for lead in own)
        doubtful: frozenset[int] = frozenset() if sure else frozenset().union(*(lead.doubtful for lead in own))
        reasons = dict.fromkeys(lead.why for lead in own)
        told.append(Lead(one, other, own[0].rank, "; ".join(reasons), doubtful))
    return sorted(told, key=lambda lead: (lead.rank, lead.one, lead.other))


def _between_studies(own: Sequence[Lead], studies: _Studies) -> set[Lead]:
    """The leads that would together join studies with different numbers, directly or through reports without any.

    Where they do, only those between studies with a number in common hold: of the others any may be wrong.
    """
    chains = _Joined(len(studies.root))
    for lead in own:
        chains.join(studies.top(lead.one), studies.top(lead.other))
    numbers: dict[int, dict[str, list[frozenset[str]]]] = defaultdict(lambda: defaultdict(list))
    for at in sorted({studies.top(end) for lead in own for end in (lead.one, lead.other)}):
        for register, held in studies.numbers[at].items():
            numbers[chains.top(at)][register].append(held)
    torn = {at for at, held in numbers.items() if any(not frozenset.intersection(*sets) for sets in held.values())}
    return {
        lead for lead in own if chains.top(studies.top(lead.one)) in torn and not studies.agree(lead.one, lead.other)
    }


def _place_doubtful(found: Sequence[Lead], studies: _Studies) -> tuple[list[Lead], list[Lead]]:
    """The doubtful leads that hold, because all of a report's lead to one study, and those that do not."""
    doubted = {at for lead in found for at in lead.doubtful}
    of_study: dict[int, list[Lead]] = defaultdict(list)
    for lead in found:
        for top in sorted({studies.top(at) for at in lead.doubtful}):
            of_study[top].append(lead)
    # A report that already stands with others, which are not in doubt, has its study.
    placed = {studies.top(at) for at in range(len(studies.root)) if at not in doubted}
    single = {}
    for top, own in of_study.items():
        ends = {studies.top(end) for lead in own if len(lead.doubtful) == 1 for end in (lead.one, lead.other)}
        single[top] = len(ends - {top}) <= 1 and top not in placed
    kept: list[Lead] = []
    refused: list[Lead] = []
    for top, own in of_study.items():
        for lead in own:
            differ = lead.rank >= BESIDE and studies.differ(lead.one, lead.other)
            if single[top] and len(lead.doubtful) == 1 and not differ:
                studies.join(lead.one, lead.other)
                kept.append(lead)
            else:
                refused.append(lead)
    return kept, refused


def _left_open(reports: Sequence[ReportFacts], kept: Sequence[Lead], refused: Sequence[Lead]) -> dict[str, str]:
    linked = {at for lead in kept for at in (lead.one, lead.other)}
    said: dict[int, list[str]] = defaultdict(list)
    for lead in dict.fromkeys(refused):
        for here, there in ((lead.one, lead.other), (lead.other, lead.one)):
            if here not in linked:
                said[here].append(f"{lead.why} ({reports[there].file})")
    return {reports[at].report_id: _several(list(dict.fromkeys(why))) for at, why in sorted(said.items())}


def _several(why: Sequence[str]) -> str:
    more = f"; and {len(why) - SHOWN} more" if len(why) > SHOWN else ""
    return f"it could belong to several studies or to none: {'; '.join(why[:SHOWN])}{more}"
