"""Scanned PDFs: recognised by a program where one is installed, with the places on the page; else said."""

from __future__ import annotations

import io
import os
import shutil
import stat
from pathlib import Path

import pytest
from PIL import Image

from attest.problems import Faults
from attest.text import recogniser as module
from attest.text.scans import picture_of, pieces_of_table
from attest.text.source import source_of
from made_pdf import Picture, column, made_pdf

TESSERACT = shutil.which("tesseract")
if TESSERACT is None and os.environ.get("CI"):
    raise RuntimeError("tesseract is missing: .ci/run installs Debian's tesseract-ocr")
REPORT = [
    "Forty patients were randomised to drug or placebo.",
    "The mean score was 12.4 (SD 3.1) with the drug and",
    "15.0 (SD 2.9) with placebo (p = 0.003). Two patients",
    "(10%) in the placebo group were lost to follow-up.",
]
WORDS = ["Thirty", "of", "the", "forty", "patients", "improved."]
LINES = ["This page has text of its own, and so it", "needs nobody to look at its picture here."]


def row(left: int, top: int, word: str, sure: int = 96, line: int = 1) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t100\t40\t{sure}\t{word}"


TABLE = "\n".join(
    ["level\tpage", *(row(200 + 120 * at, 400, word) for at, word in enumerate(WORDS)), row(3, 3, "~", 5)]
)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in that answers like tesseract, whatever it is shown."""
    program = tmp_path / "tesseract"
    table = tmp_path / "table"
    table.write_text(TABLE, encoding="utf-8")
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --version ]; then echo "tesseract 5.9.1"; else cat > /dev/null; cat "{table}"; fi\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    module.recogniser.cache_clear()
    yield
    module.recogniser.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_scanned_report_is_recognised() -> None:
    source = source_of(made_pdf([[Picture()], column(LINES, 56, 700)]), "scan.pdf")
    assert source.text.split("\n\n") == [" ".join(WORDS), " ".join(LINES)]
    assert (source.page(0, 6), source.encoding) == ("1", "text layer; page 1: tesseract 5.9.1")
    (place, *_) = source.where(0, 6)
    assert place.box[0] == pytest.approx(200 * 72 / 300, abs=0.5)
    (warning,) = source.warnings
    assert "read by tesseract 5.9.1" in warning.found and "page 1" in warning.found


def test_without_the_program_the_other_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attest.text.documents.recogniser", lambda: "")
    source = source_of(made_pdf([[Picture()], column(LINES, 56, 700), [Picture()], [Picture()]]), "scan.pdf")
    assert source.text == " ".join(LINES)
    (warning,) = source.warnings
    assert "pages 1, 3–4" in warning.found and "tesseract" in warning.hint
    with pytest.raises(Faults, match="apt install tesseract-ocr"):
        source_of(made_pdf([[Picture()]]), "scan.pdf")


def test_words_become_pieces_of_lines() -> None:
    table = "\n".join(
        ["head", row(0, 0, "left"), row(110, 0, "side"), row(600, 0, "right"), row(0, 50, "below", line=2)]
    )
    found = [(piece.text, piece.x0) for piece in pieces_of_table(table, 3000, 300 / 72)]
    assert found == [("left side", 0), ("right", 144), ("below", 0)]
    assert pieces_of_table("", 3000, 1) == pieces_of_table("head\nnot a row\t1", 3000, 1) == []


@pytest.mark.skipif(TESSERACT is None, reason="tesseract is missing: install tesseract-ocr")
def test_a_printed_and_scanned_page_is_read_in_earnest() -> None:
    module.recogniser.cache_clear()
    grey, _ = picture_of(made_pdf([column(REPORT, 56, 700)]), 1)
    scan = io.BytesIO()
    Image.open(io.BytesIO(grey)).save(scan, "PDF", resolution=300)
    source = source_of(scan.getvalue(), "scan.pdf")
    assert source.text == " ".join(REPORT)
    assert source.encoding.startswith("tesseract ")
    start = source.text.index("12.4")
    (place, *_) = source.where(start, start + 4)
    assert place.box[0] == pytest.approx(56, abs=2)
