"""Figures over pages: every row stands on one page, under its head, and nothing leaves the paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.appraise.figures import forest, summary, traffic_light
from attest.appraise.figures.blocks import Column, Row
from attest.appraise.figures.pages import A4, BORDER, Part, Section, paged
from attest.appraise.figures.results import Measure, Result
from attest.drawing import Sheet
from bias_blocks import ROB2, judged, rob2
from svg_reading import read


class Seen:
    """Sections whose parts write down on which page and where they were drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[int, str, float, float]] = []

    def part(self, name: str, height: float) -> Part:
        def draw(page: Sheet, top: float) -> None:
            self.drawn.append((id(page.figure), name, top, top + height))

        return Part(height, draw)

    def section(self, name: str, rows: int, height: float = 20.0, headings: frozenset[int] = frozenset()) -> Section:
        made = [self.part(f"{name}{number}", height) for number in range(rows)]
        under = {n: self.part(f"{name} again", height) for n in range(rows) if headings and n not in headings}
        head = lambda continued: self.part(f"{name} head{' continued' if continued else ''}", 40.0)  # noqa: E731
        return Section(head, made, self.part(f"{name} foot", 60.0), headings, under)

    def pages(self) -> list[list[str]]:
        found: dict[int, list[str]] = {}
        for page, name, _, _ in self.drawn:
            found.setdefault(page, []).append(name)
        return list(found.values())


def test_short_sections_share_a_page() -> None:
    seen = Seen()
    assert len(paged([seen.section("a", 5), seen.section("b", 5)], 500)) == 1


def test_a_section_that_does_not_fit_begins_a_page_of_its_own() -> None:
    seen = Seen()
    assert len(paged([seen.section("a", 20), seen.section("b", 20)], 500)) == 2
    assert [names[0] for names in seen.pages()] == ["a head", "b head"]


def test_head_and_foot_come_again_on_every_page() -> None:
    seen = Seen()
    sheets = paged([seen.section("a", 100)], 500)
    pages = seen.pages()
    assert len(sheets) == len(pages) == 4
    assert [names[0] for names in pages] == ["a head", *["a head continued"] * 3]
    assert {names[-1] for names in pages} == {"a foot"}


def test_a_heading_is_not_left_at_the_foot_of_a_page_and_comes_again() -> None:
    for first in range(25, 36):
        seen = Seen()
        paged([seen.section("a", 60, headings=frozenset({0, first}))], 500)
        for names in seen.pages():
            assert names[-2] != f"a{first}"
            assert names[1] in ("a0", f"a{first}", "a again")


@given(st.lists(st.integers(1, 120), min_size=1, max_size=4), st.floats(15, 90))
def test_every_row_is_drawn_once_and_within_the_page(counts: list[int], height: float) -> None:
    seen = Seen()
    sections = [seen.section(f"s{number}:", rows, height) for number, rows in enumerate(counts)]
    sheets = paged(sections, 500)
    rows = [name for _, name, _, _ in seen.drawn if name[-1].isdigit()]
    assert rows == [f"s{number}:{row}" for number, count in enumerate(counts) for row in range(count)]
    assert all(sheet.height == A4[1] for sheet in sheets)
    assert all(top >= BORDER and bottom <= A4[1] - BORDER for _, _, top, bottom in seen.drawn)
    for (page, _, _, bottom), (after, _, top, _) in pairwise(seen.drawn):
        assert page != after or top >= bottom - 1e-6


def test_a_wide_figure_has_larger_pages_of_the_same_proportions() -> None:
    (sheet,) = paged([Seen().section("a", 3)], 900)
    wide, high = sheet.figure.get_size_inches() * 72
    assert wide == 900 + 2 * BORDER
    assert high / wide == pytest.approx(A4[1] / A4[0])


def texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_a_long_list_goes_over_pages_and_loses_no_study(tmp_path: Path) -> None:
    names = [f"Author{number:03} 2020" for number in range(120)]
    block = rob2(*(judged(name, "lshil", "high") for name in names))
    traffic_light.draw([block], *(tmp_path / f"t.{ending}" for ending in ("svg", "png", "pdf")))
    pages = texts(tmp_path / "t.pdf")
    assert len(pages) > 3
    assert [sum(name in page for page in pages) for name in names] == [1] * 120
    assert all("Domain 5 in words" in page and "No information" in page and "Overall" in page for page in pages)
    assert ["(continued)" in page for page in pages] == [False] + [True] * (len(pages) - 1)
    assert set(names) <= set(read(tmp_path / "t.svg").said), "the SVG is one long figure"


def test_a_forest_plot_says_its_group_again_on_the_next_page(tmp_path: Path) -> None:
    block = rob2(*(judged(f"Author{number:03} 2020", "lllll", "low") for number in range(50)))
    results = [Result(0.8, 0.5, 1.2, group="Adults") for _ in block.rows]
    forest.draw(block, results, Measure("Risk ratio", True), *(tmp_path / f"f.{end}" for end in ("svg", "png", "pdf")))
    pages = texts(tmp_path / "f.pdf")
    assert len(pages) == 2
    assert "Adults (continued)" not in pages[0] and "Adults (continued)" in pages[1]


def test_many_columns_and_long_names_stay_on_the_sheet(tmp_path: Path) -> None:
    columns = [Column(f"c{number}", str(number), f"What item {number} asks " * 6) for number in range(1, 41)]
    name = "The Consortium for Very Rare Conditions in Many Countries, Including Small Ones 2017"
    block = rob2()
    wide = type(block)(
        "A long checklist " * 12, ROB2, columns, [Row(name, {"c1": "low"}, "high", "waiting for many")] * 2
    )
    for draw, ending in ((traffic_light.draw, "t"), (summary.draw, "s")):
        draw([wide], tmp_path / f"{ending}.svg", tmp_path / f"{ending}.png")
        picture = read(tmp_path / f"{ending}.svg")
        assert all(0 <= word.x <= picture.width and 0 < word.y < picture.height for word in picture.words)
