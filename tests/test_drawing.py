"""The shared look: words fit their width, files are the same each time, and a screen reader is served."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from attest import drawing

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return ["".join(found.itertext()) for found in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def drawn(folder: Path, words: str = "29 people") -> tuple[Path, Path]:
    page = drawing.sheet(200, 60)
    page.text(10, 20, words)
    page.symbol(100, 30, "?", 9, drawing.INK)
    page.disc(100, 30, 8, drawing.PAPER, drawing.GREEN, dashed=True)
    drawing.save(page.figure, folder / "a.svg", folder / "a.png", "Title & more", 'Says <what> it "shows"')
    return folder / "a.svg", folder / "a.png"


def test_the_same_figure_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again = drawn(tmp_path / "one"), drawn(tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_neither_file_tells_when_or_with_what_it_was_made(tmp_path: Path) -> None:
    svg, png = drawn(tmp_path)
    assert "metadata" not in svg.read_text() and "matplotlib" not in svg.read_text().lower()
    assert b"Software" not in png.read_bytes() and b"tIME" not in png.read_bytes()


def test_a_screen_reader_finds_title_and_description(tmp_path: Path) -> None:
    root = ElementTree.fromstring(drawn(tmp_path)[0].read_text())
    named = {element.get("id"): element.text for element in root}
    assert root.get("role") == "img"
    spoken = [named[name] for name in (root.get("aria-labelledby") or "").split()]
    assert spoken == ["Title & more", 'Says <what> it "shows"']


def test_text_stays_text_and_is_never_read_as_mathematics(tmp_path: Path) -> None:
    svg, _ = drawn(tmp_path, "cost $5 to $9 & <script>alert(1)</script>\x00\x0b")
    assert texts(svg.read_text())[0] == "cost $5 to $9 & <script>alert(1)</script>"


def test_wrapped_lines_fit_and_lose_no_word() -> None:
    words = "Serum immunoglobulin G, lowest value in the period"
    lines = drawing.wrap(words, 70, 8)
    assert " ".join(lines) == words and len(lines) > 2
    assert all(drawing.text_width(line, 8) <= 70 for line in lines)


def test_a_word_wider_than_the_column_is_cut_and_loses_no_letter() -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis"
    lines = drawing.wrap(word, 60, 8)
    assert "".join(lines) == word
    assert all(drawing.text_width(line, 8) <= 60 for line in lines)


def test_a_space_that_must_not_break_is_kept() -> None:
    assert drawing.wrap("Reports sought for retrieval (n\xa0=\xa0100)", 120, 8.3)[-1] == "(n\xa0=\xa0100)"


@pytest.mark.parametrize("width", [30.0, 60.0, 90.0])
def test_shortened_text_fits_and_says_that_it_was_cut(width: float) -> None:
    short = drawing.shorten("higher than before treatment", width, 8)
    assert short.endswith("…") and drawing.text_width(short, 8) <= width + 0.01
    assert drawing.shorten("lower", 90, 8) == "lower"


def test_a_sign_stands_with_its_ink_in_the_middle() -> None:
    page = drawing.sheet(40, 40)
    page.symbol(20, 20, "–", 12, "black")
    page.figure.canvas.draw()  # type: ignore[no-untyped-call]
    pixels = page.figure.canvas.buffer_rgba()  # type: ignore[attr-defined]
    wide, high = pixels.shape[1], pixels.shape[0]
    inked = [(x, y) for y in range(high) for x in range(wide) if pixels[y, x, 0] < 128]
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*inked, strict=True)]
    assert middle == pytest.approx([wide / 2, high / 2], abs=1.5)
