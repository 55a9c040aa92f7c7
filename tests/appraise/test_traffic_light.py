"""The traffic-light figure: every study and item is there, and what nobody settled looks different."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from attest.appraise.traffic_light import Block, Level, Row, draw
from attest.drawing import GREEN, ORANGE, VERMILION

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = (
    Level("yes", "Yes", "good", "+"),
    Level("no", "No", "bad", "–"),
    Level("unclear", "Unclear", "warn", "?"),
    Level("fair", "Fair", "warn", "F"),
)
COLUMNS = [(f"q{i}", str(i), f"What item {i} asks about") for i in range(1, 11)]


def block(*rows: Row) -> Block:
    return Block("Checklist for case series", LEVELS, COLUMNS, rows)


def row(study: str, answer: str | None = "yes", overall: str | None = "fair", status: str = "settled") -> Row:
    return Row(study, {key: answer for key, _, _ in COLUMNS}, overall, status)


def drawn(folder: Path, *blocks: Block) -> ElementTree.Element:
    draw(blocks, folder / "t.svg", folder / "t.png")
    assert (folder / "t.png").read_bytes()[:4] == b"\x89PNG"
    return ElementTree.fromstring((folder / "t.svg").read_text())


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text")]


def discs(root: ElementTree.Element, colour: str, *, dashed: bool) -> int:
    """Marks of a colour: filled with it, or only drawn round with dashes."""
    styles = [path.get("style", "") for path in root.iter(f"{SVG}path")]
    edged = [style for style in styles if f"stroke: {colour}" in style]
    return sum(("stroke-dasharray" in style) == dashed and (f"fill: {colour}" in style) != dashed for style in edged)


def test_each_answer_and_judgement_is_marked(tmp_path: Path) -> None:
    root = drawn(tmp_path, block(row("Narváez 2019")))
    assert discs(root, GREEN, dashed=False) == len(COLUMNS) + 1  # and one in the legend
    assert discs(root, ORANGE, dashed=False) == 1 + 2
    assert discs(root, VERMILION, dashed=False) == 1
    said = words(root)
    assert {"Narváez 2019", "Overall", "Fair", "10"} <= set(said)
    assert "What item 10 asks about" in said


def test_what_nobody_settled_is_hollow_and_dashed(tmp_path: Path) -> None:
    root = drawn(tmp_path, block(row("Kuzumi 2023", "no", status="waiting")))
    assert discs(root, VERMILION, dashed=True) == len(COLUMNS)
    assert discs(root, VERMILION, dashed=False) == 1  # the legend's
    assert {"waiting", "not settled yet"} <= set(words(root))


def test_a_single_cell_can_wait_in_a_settled_row(tmp_path: Path) -> None:
    one = Row("Kuzumi 2023", {key: "yes" for key, _, _ in COLUMNS}, "fair", "settled", {"q3": "conflict"})
    root = drawn(tmp_path, block(one))
    assert discs(root, GREEN, dashed=True) == 1
    assert discs(root, GREEN, dashed=False) == len(COLUMNS) - 1 + 1


def test_the_description_says_each_judgement(tmp_path: Path) -> None:
    root = drawn(tmp_path, block(row("Kuzumi 2023"), row("Narváez 2019", None, None, "waiting")))
    spoken = next(element.text for element in root if element.tag == f"{SVG}desc")
    assert spoken == (
        "Kuzumi 2023, Checklist for case series: overall Fair (settled). "
        "Narváez 2019, Checklist for case series: overall no judgement yet (waiting)."
    )


def test_an_answer_that_the_instrument_does_not_know_is_shown(tmp_path: Path) -> None:
    assert words(drawn(tmp_path, block(row("Kuzumi 2023", "perhaps")))).count("!") == len(COLUMNS)


@pytest.mark.parametrize("blocks", [(), (block(),)])
def test_no_study_gives_a_figure_that_says_so(tmp_path: Path, blocks: tuple[Block, ...]) -> None:
    assert "No study has been appraised yet" in " ".join(words(drawn(tmp_path, *blocks)))


def test_forty_studies_and_long_names_stay_within_the_sheet(tmp_path: Path) -> None:
    rows = [row(f"Consortium for the study of very rare conditions in many countries 20{i:02}") for i in range(40)]
    root = drawn(tmp_path, block(*rows), Block("Another", LEVELS, [("x", "Domain 1 in words", "")], rows[:1]))
    high = float(root.get("viewBox", "").split()[3])
    heights = [float(y) for text in root.iter(f"{SVG}text") if (y := text.get("y"))]
    assert len(heights) > 400 and all(0 < y < high for y in heights)


def test_the_same_blocks_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw([block(row("Kuzumi 2023"))], tmp_path / f"{name}.svg", tmp_path / f"{name}.png")
    for ending in ("svg", "png"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
