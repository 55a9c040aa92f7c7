"""Typefaces: one for all, others only for what it lacks, and the same widths on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest import drawing, lettering


@pytest.mark.parametrize("text", ["Kim 2020", "Зайцева", "Παπαδόπουλος", "Østergaard −0.5 × ★ →", ""])
def test_most_names_need_one_typeface(text: str) -> None:
    assert lettering.families(text) == [lettering.FAMILY]


def test_a_sign_that_it_lacks_asks_for_others_and_counts_as_a_square() -> None:
    assert lettering.lacking("山田 2018") == ["山", "田"]
    assert lettering.families("山田")[0] == lettering.FAMILY
    assert drawing.text_width("山田", 10) == pytest.approx(20)
    assert drawing.text_width("山 a", 10) == pytest.approx(10 + drawing.text_width(" a", 10), abs=0.5)


def test_a_drawing_names_no_typeface_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = []
    for number, others in enumerate([(), ("DejaVu Serif",), ("DejaVu Serif", "DejaVu Sans Mono")]):
        monkeypatch.setattr(lettering, "_installed", lambda others=others: others)
        page = drawing.sheet(100, 40)
        page.text(10, 20, "山田 2018")
        drawing.save(page.figure, tmp_path / f"{number}.svg", None, "Names", "A name")
        files.append((tmp_path / f"{number}.svg").read_text(encoding="utf-8"))
    assert files[0] == files[1] == files[2]
    assert "山田 2018" in files[0] and "Serif" not in files[0]


def test_a_sign_without_ink_has_no_outline() -> None:
    assert lettering.outline("", 10, "bold") is None
    assert lettering.outline(" ", 10, "bold") is None


def test_an_outline_stands_around_its_middle() -> None:
    outline = lettering.outline("?", 10, "bold")
    assert outline is not None
    ink = outline.path.get_extents()
    assert (ink.x0 + ink.x1, ink.y0 + ink.y1) == (pytest.approx(0), pytest.approx(0))
