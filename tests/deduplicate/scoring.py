"""Scores clusters against a gold standard, as the labelled sets are scored: works lost, copies left, pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple


class Score(NamedTuple):
    lost: int  # works of which no record is left when every cluster keeps its first
    left: int  # copies that stay behind
    f1: float  # of pairs


def pairs(groups: Sequence[object]) -> set[tuple[int, int]]:
    members: dict[object, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        members[group].append(at)
    return {pair for own in members.values() for pair in combinations(own, 2)}


def score(gold: Sequence[object], clusters: Sequence[Sequence[int]]) -> Score:
    kept = {min(own) for own in clusters}
    works: dict[object, list[int]] = defaultdict(list)
    for at, work in enumerate(gold):
        works[work].append(at)
    counts = [sum(at in kept for at in own) for own in works.values()]
    group = {at: number for number, own in enumerate(clusters) for at in own}
    true, found = pairs(gold), pairs([group[at] for at in range(len(gold))])
    f1 = 2 * len(true & found) / (len(true) + len(found)) if true or found else 1.0
    return Score(counts.count(0), sum(count - 1 for count in counts if count), f1)
