"""robvis's own example data, drawn and read back: every cell says what the file says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from attest.appraise.figures import forest, summary, traffic_light
from attest.appraise.figures.blocks import differences
from attest.appraise.figures.results import Measure, Result
from bias_blocks import SCALES, robvis
from svg_reading import cells, read

SETS = ("quadas", "quips", "rob1", "rob2", "rob2_cluster", "robins_e", "robins_i")


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "fixtures/risk_of_bias"


def stated(folder: Path, name: str) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The rows of a file, and the short name under which each of its columns is drawn."""
    path = folder / f"robvis_data_{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shorts = {column.key: column.short for column in robvis(path).columns}
    return rows, {**shorts, "Overall": "Overall"}


@pytest.mark.parametrize("name", SETS)
def test_the_traffic_light_says_what_the_file_says(name: str, folder: Path, tmp_path: Path) -> None:
    rows, shorts = stated(folder, name)
    traffic_light.draw([robvis(folder / f"robvis_data_{name}.csv")], tmp_path / "t.svg", tmp_path / "t.png")
    drawn = cells(read(tmp_path / "t.svg"), [row["Study"] for row in rows], list(shorts.values()))
    assert drawn == {(row["Study"], short): row[key] for row in rows for key, short in shorts.items()}


@pytest.mark.parametrize("name", SETS)
def test_the_forest_plot_says_what_the_file_says(name: str, folder: Path, tmp_path: Path) -> None:
    rows, shorts = stated(folder, name)
    block = robvis(folder / f"robvis_data_{name}.csv")
    results = [Result(0.8, 0.5, 1.2) for _ in block.rows]
    forest.draw(block, results, Measure("Risk ratio", True), tmp_path / "f.svg", tmp_path / "f.png")
    drawn = cells(read(tmp_path / "f.svg"), [row["Study"] for row in rows], list(shorts.values()))
    assert drawn == {(row["Study"], short): row[key] for row in rows for key, short in shorts.items()}


@pytest.mark.parametrize("name", SETS)
def test_the_parts_of_each_bar_are_as_long_as_the_counts(name: str, folder: Path, tmp_path: Path) -> None:
    rows, shorts = stated(folder, name)
    summary.draw([robvis(folder / f"robvis_data_{name}.csv")], tmp_path / "s.svg", tmp_path / "s.png")
    picture = read(tmp_path / "s.svg")
    left, right = (picture.lowest(mark).x for mark in ("0%", "100%"))
    legend = {fill: label for (fill, _, _), label in picture.legend(picture.lowest("0%").y).items()}
    for key, short in shorts.items():
        y = picture.word(short).y - 3
        shapes = [one for one in picture.shapes if one.left >= left - 1 and abs(one.middle[1] - y) < 1]
        drawn: dict[str, float] = {}
        for shape in shapes:
            share = (shape.right - shape.left) / (right - left)
            drawn[legend[shape.fill]] = max(drawn.get(legend[shape.fill], 0.0), share)
        applies = [row[key] for row in rows if row[key] != "Not applicable"]
        wanted = {level: applies.count(level) / len(applies) for level in set(applies)}
        assert drawn == pytest.approx(wanted, abs=1e-4)


def test_the_two_overall_judgements_that_are_not_the_worst_domain_are_found(folder: Path) -> None:
    found = {name: differences(robvis(folder / f"robvis_data_{name}.csv")) for name in SETS}
    assert {name: [(one.study, one.stated, one.worst) for one in told] for name, told in found.items() if told} == {
        "quadas": [("Study 11", "some concerns", "high")],
        "quips": [("Study 11", "moderate", "high")],
    }


def test_every_level_of_robvis_has_its_place_in_the_scales(folder: Path) -> None:
    for name in SETS:
        block = robvis(folder / f"robvis_data_{name}.csv")
        assert block.unknown() == [], name
        assert list(block.levels) == SCALES[name]
