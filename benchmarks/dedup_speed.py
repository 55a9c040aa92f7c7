"""How fast records are de-duplicated: `python benchmarks/dedup_speed.py [COUNT …]` (10,000 and 100,000 unless told).

A generated corpus with hard negatives, records already parsed. CPU seconds from the imports to the clusters and, apart,
to the citations; peak memory of the whole process with the records in it; works lost, copies left and F1 of pairs. The
last line is the growth: the exponent of the CPU time from the first count to the last.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import time
from collections import Counter, defaultdict
from typing import Any

from dedup_corpus import Corpus


def measured(count: int) -> float:
    """Make, match and merge `count` records; print the figures and give the CPU seconds of matching."""
    records = Corpus(1).until(count)
    made = memory()
    started = time.process_time()
    # Imported here because the imports are part of what a user waits for.
    from attest.deduplicate.citations import citations
    from attest.deduplicate.match import match

    matched = match(records)
    spent = time.process_time() - started
    started = time.process_time()
    works = sum(1 for _ in citations(records, matched))
    merging = time.process_time() - started
    lost, left, f1 = quality([record["work"] for record in records], matched.clusters)
    print(
        f"{count:,} records: {spent:.1f} CPU-s matching, {merging:.1f} CPU-s merging; {memory()} MB ({made} MB of them"
        f" records); {works:,} works, {lost} lost, {left} copies left, F1 {f1:.4f};"
        f" {len(matched.doubtful):,} possible duplicates",
        flush=True,
    )
    return spent


def quality(gold: list[Any], clusters: list[list[int]]) -> tuple[int, int, float]:
    """Works lost and copies left when each cluster keeps its first record, and F1 of pairs, counted without them."""
    kept = Counter(gold[own[0]] for own in clusters)
    sizes = Counter(gold)
    together = Counter((number, gold[one]) for number, own in enumerate(clusters) for one in own)
    hit, found, true = (sum(map(two, each)) for each in (together.values(), map(len, clusters), sizes.values()))
    lost = sum(work not in kept for work in sizes)
    return lost, sum(count - 1 for count in kept.values()), 2 * hit / (found + true) if found + true else 1.0


def two(count: int) -> int:
    return count * (count - 1) // 2


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(counts: list[int]) -> None:
    spent: dict[int, float] = defaultdict(float)
    for count in counts:
        # A process of its own for each count: peak memory never goes down again.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            spent[count] = pool.apply(measured, (count,))
    first, last = counts[0], counts[-1]
    if last > first:
        print(f"growth: n^{math.log(spent[last] / spent[first]) / math.log(last / first):.2f}")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 100_000])
