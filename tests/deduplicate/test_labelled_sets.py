"""Real labelled sets: no work lost, fewer copies left than bib-dedupe 0.11; also without DOIs, abstracts or pages."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attest.deduplicate.match import match
from attest.deduplicate.terminal import deduplicate_files, told
from deduplicate.scoring import score

SETS = Path(__file__).resolve().parents[3] / "shared" / "fixtures" / "dedup"
LEFT_BY_BIB_DEDUPE = {"stroke": 2, "cardiac1001": 2}

pytestmark = pytest.mark.skipif(not SETS.is_dir(), reason="the labelled sets lie beside the repository, not here")


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            record: dict[str, Any] = {
                name: row.get(name, "") for name in ("title", "year", "journal", "volume", "pages")
            }
            record |= {"record_id": f"hash:{row['ID']}", "export_id": row["ID"], "issue": row["number"]}
            record |= {"doi": row.get("doi", ""), "abstract": row.get("abstract", ""), "issn": row.get("isbn", "")}
            yield record | {"authors": tuple(row["author"].split(" and ")) if row["author"] else ()}


def gold(name: str, records: list[dict[str, Any]]) -> list[str]:
    with (SETS / name / "clusters.csv").open(encoding="utf-8", newline="") as source:
        cluster = {row["ID"]: row["cluster"] for row in csv.DictReader(source)}
    return [cluster.get(record["export_id"], record["export_id"]) for record in records]


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
def test_no_work_lost_and_fewer_copies_left(name: str) -> None:
    records = list(read(SETS / name / "records.csv"))
    found = score(gold(name, records), match(records).clusters)
    assert found.lost == 0
    assert found.left < LEFT_BY_BIB_DEDUPE[name]


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
@pytest.mark.parametrize(
    ("dropped", "left"),
    [
        (("doi",), 1),
        (("abstract",), 2),
        (("doi", "abstract"), 2),
        (("doi", "abstract", "pages"), 6),
        (("doi", "abstract", "volume"), 8),
        (("doi", "abstract", "authors"), 17),
        (("doi", "abstract", "journal", "issn"), 5),
    ],
)
def test_without_fields(name: str, dropped: tuple[str, ...], left: int) -> None:
    """What is missing leaves copies behind; it never costs a work."""
    records = [one | dict.fromkeys(dropped, "") for one in read(SETS / name / "records.csv")]
    found = score(gold(name, records), match(records).clusters)
    assert found.lost == 0
    assert found.left <= left


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
@pytest.mark.parametrize("seed", range(3))
def test_halves_in_any_order_with_gaps(name: str, seed: int) -> None:
    dice = random.Random(seed)
    records = list(read(SETS / name / "records.csv"))
    dice.shuffle(records)
    half = records[: len(records) // 2]
    for record in half:
        record.update({field: "" for field in ("doi", "pages", "volume", "abstract", "journal") if dice.random() < 0.2})
    assert score(gold(name, half), match(half).clusters).lost == 0


def test_evaluator_reads_the_clusters(tmp_path: Path) -> None:
    out, near = tmp_path / "clusters.csv", tmp_path / "possible.csv"
    records, matched = deduplicate_files([SETS / "stroke" / "records.csv"], read, out, near)
    assert told(records, matched).startswith("1,292 records are 979 publications (313 duplicates)")
    command = [sys.executable, str(SETS / "evaluate.py"), str(SETS / "stroke"), str(out)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert '"FP": 0' in answer and '"FN": 1' in answer
