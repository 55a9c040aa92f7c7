"""Real labelled sets: no work lost, fewer copies left than bib-dedupe 0.11; also without DOIs, abstracts or pages."""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from attest.deduplicate.match import match
from attest.deduplicate.terminal import deduplicate_files, told
from deduplicate.scoring import Score, score

SETS = Path(__file__).resolve().parents[3] / "shared" / "fixtures" / "dedup"
LEFT_BY_BIB_DEDUPE = {"stroke": 2, "cardiac1001": 2}

pytestmark = pytest.mark.skipif(not SETS.is_dir(), reason="the labelled sets lie beside the repository, not here")


def benchmark() -> ModuleType:
    """The benchmark that damages the labelled sets; it reads them as well."""
    benchmarks = str(Path(__file__).resolve().parents[2] / "benchmarks")
    if benchmarks not in sys.path:
        sys.path.append(benchmarks)
    return importlib.import_module("dedup_stress")


STRESS = benchmark()
# Without any place two abstracts of one team under one title, given at two meetings, cannot be told apart.
HARMLESS = [name for name in STRESS.IN_HALF if name != "no place"]


def scored(records: list[dict[str, Any]]) -> Score:
    return score([record["work"] for record in records], match(records).clusters)


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
def test_no_work_lost_and_fewer_copies_left(name: str) -> None:
    found = scored(STRESS.labelled(name))
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
        (("doi", "abstract", "year"), 6),
        (("doi", "abstract", "authors"), 15),
        (("doi", "abstract", "journal", "issn"), 5),
    ],
)
def test_without_fields(name: str, dropped: tuple[str, ...], left: int) -> None:
    """What is missing leaves copies behind; it never costs a work."""
    found = scored([one | dict.fromkeys(dropped, "") for one in STRESS.labelled(name)])
    assert found.lost == 0
    assert found.left <= left


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
@pytest.mark.parametrize("change", HARMLESS)
def test_damage_costs_no_work(name: str, change: str) -> None:
    """Every second record written otherwise, or without a field, in another order."""
    everywhere = STRESS.EVERYWHERE["no DOIs, abstracts"] if change != "no DOI" else ()
    records = STRESS.damaged(STRESS.labelled(name), everywhere, [STRESS.IN_HALF[change]], seed=1)
    assert scored(records).lost == 0


@pytest.mark.parametrize("name", LEFT_BY_BIB_DEDUPE)
@pytest.mark.parametrize("seed", range(3))
def test_halves_in_any_order_with_gaps(name: str, seed: int) -> None:
    dice = random.Random(seed)
    records = STRESS.labelled(name)
    dice.shuffle(records)
    half = records[: len(records) // 2]
    for record in half:
        record.update({field: "" for field in ("doi", "pages", "volume", "abstract", "journal") if dice.random() < 0.2})
    assert scored(half).lost == 0


def test_evaluator_reads_the_clusters(tmp_path: Path) -> None:
    out, near = tmp_path / "clusters.csv", tmp_path / "possible.csv"
    records, matched = deduplicate_files([SETS / "stroke" / "records.csv"], STRESS.read, out, near)
    assert told(records, matched).startswith("1,292 records are 979 publications (313 duplicates)")
    command = [sys.executable, str(SETS / "evaluate.py"), str(SETS / "stroke"), str(out)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert '"FP": 0' in answer and '"FN": 1' in answer
