"""The shared look: words fit their width, files are the same each time, and a screen reader is served."""

from __future__ import annotations

import itertools
import math
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pypdfium2
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


# Machado, Oliveira and Fernandes (2009), full severity: what is left of red, green and blue in linear light.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour: str, blindness: str = "none") -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as somebody with that blindness sees it."""
    given = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in given]
    seen = [min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in BLINDNESS[blindness]]
    white = ((0.4124, 0.3576, 0.1805, 0.9505), (0.2126, 0.7152, 0.0722, 1.0), (0.0193, 0.1192, 0.9505, 1.089))
    x, y, z = (sum(a * b for a, b in zip(row, seen, strict=False)) / row[3] for row in white)
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_colours_of_two_judgements_are_told_apart(blindness: str) -> None:
    """A difference of 10 (CIE76) is seen at a glance."""
    colours = {role: lab(fill, blindness) for role, (fill, _) in drawing.ROLES.items()}
    near = {(a, b): math.dist(colours[a], colours[b]) for a, b in itertools.combinations(colours, 2)}
    assert min(near.values()) > 15, min(near, key=lambda pair: near[pair])


def test_no_two_judgements_are_the_same_grey() -> None:
    grey = sorted(lab(fill)[0] for fill, _ in drawing.ROLES.values())
    assert min(b - a for a, b in itertools.pairwise(grey)) > 5


def test_the_sign_on_a_mark_can_be_read() -> None:
    """At least 3 to 1, which WCAG 2 asks of large signs."""
    for fill, ink in drawing.ROLES.values():
        light, dark = sorted((((lab(one)[0] + 16) / 116) ** 3 for one in (fill, ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


def test_pages_are_the_same_each_time_and_tell_nothing_of_when(tmp_path: Path) -> None:
    for name in ("one", "two"):
        pages = [drawing.sheet(200, 100) for _ in range(2)]
        for number, page in enumerate(pages):
            page.text(10, 20, f"Page {number}")
        drawing.save_pages([page.figure for page in pages], tmp_path / f"{name}.pdf", "Title", "What it shows")
    one = (tmp_path / "one.pdf").read_bytes()
    assert one == (tmp_path / "two.pdf").read_bytes()
    assert b"CreationDate" not in one and b"atplotlib" not in one
    document = pypdfium2.PdfDocument(tmp_path / "one.pdf")
    assert [page.get_textpage().get_text_range() for page in document] == ["Page 0", "Page 1"]
    assert document.get_metadata_value("Title") == "Title"
    document.close()


def test_a_very_long_figure_is_drawn_less_sharp_instead_of_too_large(tmp_path: Path) -> None:
    page = drawing.sheet(60, 8000)
    drawing.save(page.figure, tmp_path / "a.svg", tmp_path / "a.png", "Long", "A long figure")
    high = int.from_bytes((tmp_path / "a.png").read_bytes()[20:24], "big")
    assert high == pytest.approx(drawing.PNG_TALLEST, abs=1)
