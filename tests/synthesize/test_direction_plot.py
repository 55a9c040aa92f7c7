"""The effect-direction plot: an arrow a row, by what it favours and whether it is settled."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from attest.drawing import BLUE, GREEN, QUIET, VERMILION
from attest.synthesize.direction_plot import describe, draw

SVG = "{http://www.w3.org/2000/svg}"


def row(**given: str) -> dict[str, Any]:
    return {
        "outcome": "Skin thickness (mRSS)",
        "study": "Kuzumi 2023",
        "direction": "improved",
        "favours": "benefit",
        "status": "agreed",
        "settled": True,
        "n": "29",
        "note": "",
    } | given


def drawn(folder: Path, rows: list[dict[str, Any]]) -> ElementTree.Element:
    draw(rows, folder / "d.svg", folder / "d.png")
    return ElementTree.fromstring((folder / "d.svg").read_text())


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]


def signs(root: ElementTree.Element, colour: str, *, dashed: bool) -> int:
    styles = [path.get("style", "") for path in root.iter(f"{SVG}path")]
    return sum(f"stroke: {colour}" in style and ("stroke-dasharray" in style) == dashed for style in styles)


@pytest.mark.parametrize(
    ("favours", "colour"), [("benefit", GREEN), ("harm", VERMILION), ("none", BLUE), ("unclear", QUIET)]
)
def test_each_direction_has_its_sign(tmp_path: Path, favours: str, colour: str) -> None:
    one, other = (
        drawn(tmp_path, [row(favours=favours)]),
        drawn(tmp_path, [row(favours=favours, status="suggested", settled=False)]),
    )
    assert signs(one, colour, dashed=False) == 2  # its own and the legend's
    assert signs(other, colour, dashed=False) == 1
    assert signs(other, colour, dashed=True) == (2 if favours == "benefit" else 1)


@pytest.mark.parametrize(
    ("direction", "meant"),
    [("improved", "better"), ("worsened", "worse"), ("no difference", "no difference"), ("higher", "unclear")],
)
def test_without_favours_only_the_plain_words_decide(direction: str, meant: str) -> None:
    assert meant in describe([row(direction=direction, favours="")]).partition(": ")[2]


def test_benefit_points_up_and_harm_down(tmp_path: Path) -> None:
    for favours, colour, up in (("benefit", GREEN, True), ("harm", VERMILION, False)):
        root = drawn(tmp_path, [row(favours=favours)])
        path = next(p for p in root.iter(f"{SVG}path") if f"fill: {colour}" in p.get("style", ""))
        points = [(float(x), float(y)) for x, y in re.findall(r"[ML] (\S+) (\S+)", path.get("d") or "")]
        widest = max(points, key=lambda point: abs(point[0] - points[0][0]))
        tip = min(points, key=lambda p: p[1]) if up else max(points, key=lambda p: p[1])
        assert (tip[1] < widest[1]) == up and sum(point == tip for point in points) == 1


def test_people_words_and_notes_are_written(tmp_path: Path) -> None:
    rows = [row(direction="lower", favours="unclear", note="Against the start of the trial"), row(study="Narváez 2019")]
    said = words(drawn(tmp_path, rows))
    assert {"Kuzumi 2023", "Narváez 2019", "lower · n 29", "n 29", "Against the start of the trial"} <= set(said)


def test_several_time_points_share_a_cell_without_touching(tmp_path: Path) -> None:
    root = drawn(tmp_path, [row(n=str(n)) for n in (29, 30, 31)])
    at = [float(text.get("x", 0)) for text in root.iter(f"{SVG}text") if (text.text or "").startswith("n ")]
    assert len(at) == 3 and min(b - a for a, b in itertools.pairwise(at)) >= 25


def test_nothing_extracted_is_said(tmp_path: Path) -> None:
    assert "No direction of effect" in " ".join(words(drawn(tmp_path, [])))


def test_markup_in_a_label_stays_a_label(tmp_path: Path) -> None:
    root = drawn(tmp_path, [row(study="<script>x</script> $y$")])
    assert "<script>x</script> $y$" in words(root) and not list(root.iter(f"{SVG}script"))


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw([row(), row(study="Narváez 2019")], tmp_path / f"{name}.svg", tmp_path / f"{name}.png")
    for ending in ("svg", "png"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
