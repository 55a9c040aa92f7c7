"""Records that are one publication: connected by merges, never across a veto, not even through a third record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from attest.deduplicate.comparing.compare import Judgement

Bar = Callable[[int, int], str]
Mark = Callable[[int], Hashable]

MANY = 20  # records in a cluster; beyond, those that look the same stand for each other


class Edge(NamedTuple):
    """Two records, by their places, that were judged the same."""

    one: int
    other: int
    judgement: Judgement


class Clusters(NamedTuple):
    """`members`: each cluster's records in order; `used`: the merges that made them; `refused`: those not made."""

    members: list[list[int]]
    used: list[Edge]
    refused: list[Edge]


def cluster(count: int, edges: Sequence[Edge], bar: Bar, mark: Mark = int) -> Clusters:
    """Join records along the edges, the surest first, as long as no two members of a cluster are barred.

    A record that fits two records equally well which must not be one is torn: it joins neither, because either might
    be wrong.
    `mark` is the same for records that the bar treats alike, such as the hundredth copy of an entry.
    """
    direct = {(edge.one, edge.other) for edge in edges}
    edges, refused = _without_torn(edges, direct, bar)
    root = list(range(count))
    members: dict[int, list[int]] = {}
    faces: dict[int, list[int]] = {}  # the members that stand for the others of their mark

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    used = []
    for edge in sorted(edges, key=lambda edge: (-edge.judgement.score, edge.one, edge.other)):
        left, right = top(edge.one), top(edge.other)
        if left == right:
            used.append(edge)
            continue
        ours, theirs = members.get(left, [left]), members.get(right, [right])
        if why := _barred(faces.get(left, [left]), faces.get(right, [right]), direct, bar):
            refused.append(_refusal(edge, why))
            continue
        keep, gone = (left, right) if left < right else (right, left)
        root[gone] = keep
        members[keep] = ours + theirs
        members.pop(gone, None)
        faces[keep] = _faces(faces.get(keep, [keep]) + faces.pop(gone, [gone]), mark)
        used.append(edge)
    found = [sorted(members.get(one, [one])) for one in range(count) if root[one] == one]
    return Clusters(found, used, refused)


def _faces(records: list[int], mark: Mark) -> list[int]:
    """The records of a cluster, of a large one a record a mark: a thousand copies must not cost their square."""
    return records if len(records) <= MANY else list({mark(one): one for one in reversed(records)}.values())


def _barred(ours: Sequence[int], theirs: Sequence[int], direct: set[tuple[int, int]], bar: Bar) -> str:
    for one in ours:
        for other in theirs:
            pair = (one, other) if one < other else (other, one)
            if pair not in direct and (why := bar(*pair)):
                return why
    return ""


def _without_torn(edges: Sequence[Edge], direct: set[tuple[int, int]], bar: Bar) -> tuple[list[Edge], list[Edge]]:
    """The edges without those of torn records: of such a record only the surest edges stay, if these agree."""
    of: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        of[edge.one].append(edge)
        of[edge.other].append(edge)
    dropped: dict[tuple[int, int], str] = {}
    for one, own in of.items():
        if len(own) < 2 or not (why := _quarrel(one, own, direct, bar)):
            continue
        best = max(edge.judgement.score for edge in own)
        surest = [edge for edge in own if edge.judgement.score == best]
        torn = own if _quarrel(one, surest, direct, bar) else [edge for edge in own if edge.judgement.score < best]
        dropped |= {(edge.one, edge.other): why for edge in torn}
    kept = [edge for edge in edges if (edge.one, edge.other) not in dropped]
    torn_edges = [edge for edge in edges if (edge.one, edge.other) in dropped]
    return kept, [_refusal(edge, dropped[edge.one, edge.other]) for edge in torn_edges]


def _quarrel(one: int, own: Sequence[Edge], direct: set[tuple[int, int]], bar: Bar) -> str:
    others = [edge.other if edge.one == one else edge.one for edge in own]
    for at, left in enumerate(others):
        why = _barred([left], others[at + 1 :], direct, bar)
        if why:
            return why
    return ""


def _refusal(edge: Edge, why: str) -> Edge:
    judgement = edge.judgement
    reason = f"{judgement.reason}, but merging would join records that must stay apart: {why}"
    return Edge(edge.one, edge.other, Judgement("doubtful", reason, round(judgement.score * 0.7, 3)))


def joined(members: Sequence[Sequence[int]], told: Iterable[Edge]) -> list[list[int]]:
    """The clusters, those joined that people's merges connect: no bar of the rules holds against these."""
    group = group_of(members)
    found = {number: list(own) for number, own in enumerate(members)}
    for edge in told:
        left, right = sorted((group[edge.one], group[edge.other]))
        if left != right:
            group.update(dict.fromkeys(found[right], left))
            found[left] += found.pop(right)
    return sorted((sorted(own) for own in found.values()), key=lambda own: own[0])


def group_of(members: Sequence[Sequence[int]]) -> dict[int, int]:
    """The number of each record's cluster."""
    return {one: number for number, own in enumerate(members) for one in own}
