"""Generated corpora with hard negatives: at most one work lost, nearly all pairs found; work that grows with size."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from attest.deduplicate.comparing import blocks
from attest.deduplicate.comparing.prepare import prepare
from attest.deduplicate.match import match
from deduplicate.scoring import score


def corpus() -> ModuleType:
    benchmarks = str(Path(__file__).resolve().parents[2] / "benchmarks")
    if benchmarks not in sys.path:
        sys.path.append(benchmarks)
    return importlib.import_module("dedup_corpus")


@pytest.mark.parametrize("seed", [11, 12])
def test_hard_negatives(seed: int) -> None:
    records = corpus().Corpus(seed).until(5_000)
    found = score([record["work"] for record in records], match(records).clusters)
    assert found.lost <= 1
    assert found.f1 >= 0.995


def test_same_records_same_answer() -> None:
    records = corpus().Corpus(3).until(1_000)
    first, second = match(records), match([dict(record) for record in records])
    assert (first.clusters, first.merges, first.doubtful) == (second.clusters, second.merges, second.doubtful)


@pytest.mark.parametrize(
    "shared",
    [{"title": "Editorial"}, {"doi": "10.1000/supplement"}, {"volume": "1", "pages": "1", "year": "2020"}],
    ids=lambda shared: next(iter(shared)),
)
def test_over_full_blocks_stay_bounded(shared: dict[str, str]) -> None:
    """Thousands of records with one key are not compared each with each."""
    records = [{"title": f"Title number {at} of many", "authors": [f"Name{at}, A."], **shared} for at in range(3_000)]
    assert len(blocks.pairs(prepare(records))) < 60 * len(records)


def test_corpus_is_the_same_for_a_seed(tmp_path: Path) -> None:
    made = corpus()
    for name in ("one", "other"):
        made.write(made.Corpus(5).until(200), tmp_path / name)
    for file in ("records.csv", "clusters.csv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()
