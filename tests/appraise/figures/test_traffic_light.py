"""The traffic-light figure: every study and item is there, and what nobody settled looks different."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from attest.appraise.figures.blocks import Block, Column, Level, Row
from attest.appraise.figures.traffic_light import draw
from attest.drawing import ROLES
from bias_blocks import SCALES, judged, rob2
from svg_reading import cells, read

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = (
    Level("yes", "Yes", "good", "+"),
    Level("no", "No", "bad", "–"),
    Level("unclear", "Unclear", "warn", "?"),
    Level("fair", "Fair", "warn", "F"),
)
GREEN, ORANGE, VERMILION = (ROLES[role][0] for role in ("good", "warn", "bad"))
COLUMNS = [Column(f"q{i}", str(i), f"What item {i} asks about") for i in range(1, 11)]


def block(*rows: Row) -> Block:
    return Block("Checklist for case series", LEVELS, COLUMNS, rows)


def row(study: str, answer: str | None = "yes", overall: str | None = "fair", status: str = "settled") -> Row:
    return Row(study, {key: answer for key, *_ in COLUMNS}, overall, status)


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
    one = Row("Kuzumi 2023", {key: "yes" for key, *_ in COLUMNS}, "fair", "settled", {"q3": "conflict"})
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


def test_an_answer_that_the_instrument_does_not_know_is_shown_and_explained(tmp_path: Path) -> None:
    said = words(drawn(tmp_path, block(row("Kuzumi 2023", "perhaps"))))
    assert said.count("!") == len(COLUMNS) + 1
    assert "no level of this instrument: “perhaps”" in said


@pytest.mark.parametrize("blocks", [(), (block(),)])
def test_no_study_gives_a_figure_that_says_so(tmp_path: Path, blocks: tuple[Block, ...]) -> None:
    assert "No study has been appraised yet" in " ".join(words(drawn(tmp_path, *blocks)))


def test_forty_studies_and_long_names_stay_within_the_sheet(tmp_path: Path) -> None:
    rows = [row(f"Consortium for the study of very rare conditions in many countries 20{i:02}") for i in range(40)]
    root = drawn(tmp_path, block(*rows), Block("Another", LEVELS, [Column("x", "Domain 1 in words", "")], rows[:1]))
    high = float(root.get("viewBox", "").split()[3])
    heights = [float(y) for text in root.iter(f"{SVG}text") if (y := text.get("y"))]
    assert len(heights) > 400 and all(0 < y < high for y in heights)


def test_the_same_blocks_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw([block(row("Kuzumi 2023"))], tmp_path / f"{name}.svg", tmp_path / f"{name}.png")
    for ending in ("svg", "png"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_groups_stand_under_their_names_and_the_overall_can_be_absent(tmp_path: Path) -> None:
    """QUADAS-2: applicability beside risk of bias, no overall judgement, and not every domain for every study."""
    columns = [
        Column("d1", "D1", "Patient selection", "Risk of bias"),
        Column("d4", "D4", "Flow and timing", "Risk of bias"),
        Column("a1", "A1", "Patient selection", "Applicability concerns"),
    ]
    rows = [
        Row("Kim 2020", {"d1": "low", "d4": "no information", "a1": "high"}),
        Row("Li 2021", {"d1": "unclear", "d4": "not applicable", "a1": "low"}),
    ]
    draw([Block("QUADAS-2", SCALES["quadas"], columns, rows, overall="")], tmp_path / "t.svg", tmp_path / "t.png")
    picture = read(tmp_path / "t.svg")
    assert cells(picture, ["Kim 2020", "Li 2021"], ["D1", "D4", "A1"]) == {
        ("Kim 2020", "D1"): "Low",
        ("Kim 2020", "D4"): "No information",
        ("Kim 2020", "A1"): "High",
        ("Li 2021", "D1"): "Unclear",
        ("Li 2021", "D4"): "Not applicable",
        ("Li 2021", "A1"): "Low",
    }
    assert "Overall" not in picture.said
    heads = [word for word in picture.words if word.said in ("Risk of bias", "Applicability", "Applicability concerns")]
    assert heads[0].x < picture.word("A1").x and heads[0].y < picture.word("D1").y
    assert "D4 No information" in picture.description and "no answer" not in picture.description


def test_a_cell_without_an_answer_is_not_taken_for_no_information(tmp_path: Path) -> None:
    draw([rob2(judged("Kim 2020", "l.ill", "low"))], tmp_path / "t.svg", tmp_path / "t.png")
    found = cells(read(tmp_path / "t.svg"), ["Kim 2020"], ["D1", "D2", "D3"])
    assert list(found.values()) == ["Low", "no answer yet", "No information"]


@pytest.mark.parametrize("name", sorted(SCALES))
def test_each_level_of_an_instrument_has_a_look_of_its_own(tmp_path: Path, name: str) -> None:
    """Every level stands in the legend, whether it occurs or not; looks are a colour and a sign."""
    levels = SCALES[name]
    one = Block(name, levels, [Column("d1", "D1", "")], [Row("Kim 2020", {"d1": levels[0].key}, levels[0].key)])
    draw([one], tmp_path / "t.svg", tmp_path / "t.png")
    picture = read(tmp_path / "t.svg")
    legend = picture.legend(picture.word("Kim 2020").y + 8)
    assert list(legend.values()) == [level.label for level in levels]
    assert all(sign for _, sign, _ in legend)


def test_two_scales_are_explained_apart(tmp_path: Path) -> None:
    row = Row("Kim 2020", {"d1": "yes"}, "high")
    block = Block("JBI", SCALES["jbi"], [Column("d1", "1", "Item")], [row], overall_levels=SCALES["rob2"])
    draw([block], tmp_path / "t.svg", tmp_path / "t.png")
    picture = read(tmp_path / "t.svg")
    items, overall = picture.word("Items"), [word for word in picture.words if word.said == "Overall"][-1]
    assert abs(picture.word("Not applicable").y - items.y) < 1
    assert abs(picture.word("Some concerns").y - overall.y) < 1 and overall.y > items.y


def test_names_in_any_script_stay_themselves(tmp_path: Path) -> None:
    names = ["Зайцева 2020", "山田 2018", "O'Neill $3 & <Co> $5", "Παπαδόπουλος 2021"]
    draw([rob2(*(judged(name, "lllll", "low") for name in names))], tmp_path / "t.svg", tmp_path / "t.png")
    assert set(names) <= set(read(tmp_path / "t.svg").said)
