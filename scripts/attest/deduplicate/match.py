"""From records to clusters: prepare, block, compare, cluster; with what was doubtful and what people said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from attest.bulk import without_collector
from attest.deduplicate.cluster import Edge, cluster, group_of, joined
from attest.deduplicate.comparing import blocks
from attest.deduplicate.comparing.bars import barred
from attest.deduplicate.comparing.compare import DOUBT, MERGE, PLACED, VERSION, Judgement, compare
from attest.deduplicate.comparing.prepare import Prepared, Raw, prepare
from attest.deduplicate.verdicts import Attached, Verdict, attach
from attest.problems import Problem


class Judged(NamedTuple):
    """Pairs of records, by their places: those that are one publication, doubtful, or versions of each other."""

    merges: list[Edge]
    doubtful: list[Edge]
    versions: list[Edge]


@dataclass(frozen=True)
class Matched:
    """Clusters of records, by their places, and every pair that was merged, doubtful, a version or spoken about."""

    clusters: list[list[int]]
    merges: list[Edge]
    doubtful: list[Edge]
    versions: list[Edge]
    verdicts: list[Attached]
    problems: list[Problem]
    prepared: list[Prepared]
    judged: Judged


def match(records: Sequence[Raw], verdicts: Sequence[Verdict] = (), judged: Judged | None = None) -> Matched:
    """Which records are one publication, by the rules and by people's verdicts, which hold against any rule.

    `judged` is what `judge` says of the same records. The same records in the same order give the same answer.
    """
    with without_collector():
        prepared = prepare(records)
        return _matched(records, prepared, judged or _judged(records, prepared), verdicts)


def _judged(records: Sequence[Raw], prepared: Sequence[Prepared]) -> Judged:
    judged = Judged([], [], [])
    kinds = {MERGE: judged.merges, DOUBT: judged.doubtful, VERSION: judged.versions}
    for pair in blocks.pairs(prepared):
        one, other = blocks.parted(pair)
        found = compare(prepared[one], prepared[other], records[one], records[other])
        if found.verdict in kinds:
            kinds[found.verdict].append(Edge(one, other, found))
    merges, unsure = _without_rivals(judged.merges, judged.doubtful)
    return Judged(merges, [*judged.doubtful, *unsure], judged.versions)


def _matched(records: Sequence[Raw], prepared: list[Prepared], judged: Judged, verdicts: Sequence[Verdict]) -> Matched:
    said = attach(records, prepared, verdicts)
    merges, doubtful, versions = (
        [edge for edge in edges if (edge.one, edge.other) not in said.apart] if said.apart else edges
        for edges in judged
    )

    @lru_cache(maxsize=1 << 20)
    def bar(one: int, other: int) -> str:
        return said.apart.get((one, other)) or barred(prepared[one], prepared[other])

    spoken = {one for pair in said.apart for one in pair}

    def mark(one: int) -> Hashable:
        return one if one in spoken else prepared[one]._replace(number=0, accession="")

    told = [Edge(one, other, Judgement(MERGE, why, 1.0)) for (one, other), why in said.together.items()]
    clusters = cluster(len(prepared), merges, bar, mark=mark)
    members = joined(clusters.members, told)
    group = group_of(members)
    return Matched(
        members,
        [*told, *clusters.used],
        _between(group, [*doubtful, *clusters.refused]),
        _between(group, versions),
        said.verdicts,
        said.problems,
        prepared,
        judged,
    )


def _without_rivals(merges: Sequence[Edge], doubtful: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Merges without a place to rest on are doubtful where another publication has the same title in the same issue.

    Such are the abstracts of a series: a copy that lost its page could belong to any of them.
    """
    rivals = {one for edge in doubtful if edge.judgement.veto for one in (edge.one, edge.other)}
    kept: list[Edge] = []
    unsure: list[Edge] = []
    for edge in merges:
        if edge.judgement.score >= PLACED or (edge.one not in rivals and edge.other not in rivals):
            kept.append(edge)
        else:
            reason = f"{edge.judgement.reason}, but another publication has the same title in the same issue"
            unsure.append(Edge(edge.one, edge.other, Judgement(DOUBT, reason, 0.6)))
    return kept, unsure


def _between(group: dict[int, int], edges: Sequence[Edge]) -> list[Edge]:
    """The surest edge between each two clusters; what lies within one cluster is settled."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        left, right = group[edge.one], group[edge.other]
        pair = (left, right) if left < right else (right, left)
        if left != right and (pair not in best or edge.judgement.score > best[pair].judgement.score):
            best[pair] = edge
    return sorted(best.values(), key=lambda edge: (-edge.judgement.score, edge.one, edge.other))
