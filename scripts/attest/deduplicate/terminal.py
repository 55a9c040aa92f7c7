"""De-duplicate exports from the terminal, outside a review: `attest dedup FILE… --out CLUSTERS.csv`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from attest.deduplicate.cluster import group_of
from attest.deduplicate.comparing.prepare import Raw
from attest.deduplicate.match import Matched, match
from attest.deduplicate.possible import possible
from attest.tables import write_csv

CLUSTERS = ("ID", "group")
POSSIBLE = ("pair_id", "ID", "other_ID", "score", "reason", "title", "other_title")

Reader = Callable[[Path], Iterable[Raw]]  # the entries of one export, as mappings


def deduplicate_files(
    files: Sequence[Path], read: Reader, out: Path, possible_out: Path | None = None
) -> tuple[list[Raw], Matched]:
    """Read exports, find what is one publication, and write a row a record: its own id and its group.

    Where an export gives no id, the record's id stands for it. `possible_out` takes the near misses.
    """
    records = [record for file in files for record in read(file)]
    matched = match(records)
    group = group_of(matched.clusters)
    # Programs read this table, evaluators of labelled sets among them: no byte-order mark, no guard against formulas.
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target, lineterminator="\n")
        rows.writerow(CLUSTERS)
        rows.writerows((own_id(record), f"g{group[at]:06d}") for at, record in enumerate(records))
    if possible_out:
        write_csv(possible_out, possible_rows(records, matched), POSSIBLE)
    return records, matched


def possible_rows(records: Sequence[Raw], matched: Matched) -> list[dict[str, Any]]:
    """The near misses with the ids that the exports gave."""
    own = {str(record.get("record_id") or ""): own_id(record) for record in records}
    return [
        {
            "pair_id": row["pair_id"],
            "ID": own[row["one"][0]],
            "other_ID": own[row["other"][0]],
            "score": row["score"],
            "reason": row["reason"],
            "title": row["shown"]["title"],
            "other_title": row["other_shown"]["title"],
        }
        for row in possible(records, matched)
    ]


def own_id(record: Raw) -> str:
    return str(record.get("export_id") or record.get("record_id") or "")


def told(records: Sequence[Raw], matched: Matched) -> str:
    """The outcome in one sentence."""
    works = len(matched.clusters)
    return (
        f"{len(records):,} records are {works:,} publications ({len(records) - works:,} duplicates);"
        f" {len(matched.doubtful):,} pairs to look at, {len(matched.versions):,} pairs of versions."
    )
