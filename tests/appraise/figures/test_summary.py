"""The summary: bars as long as the shares, with words for what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.appraise.figures.blocks import Block, Column, Row
from attest.appraise.figures.summary import draw
from bias_blocks import ROB2, judged, rob2
from svg_reading import Picture, read

MIXED = rob2(
    judged("S1", "lllll", "low", weight=6.0),
    judged("S2", "shaas", "high", weight=2.0),
    judged("S3", "l.all", None),
)


def drawn(folder: Path, *blocks: Block, **more: object) -> Picture:
    draw(blocks, folder / "s.svg", folder / "s.png", **more)  # type: ignore[arg-type]
    return read(folder / "s.svg")


def bar(picture: Picture, name: str) -> list[tuple[float, bool]]:
    """The parts of a bar from left to right: the share of each, and whether it is only dashed."""
    left, right = picture.lowest("0%").x, picture.lowest("100%").x
    y = picture.word(name).y - 3
    parts = [one for one in picture.shapes if one.left >= left - 1 and abs(one.middle[1] - y) < 3]
    return sorted((round((one.right - one.left) / (right - left), 2), one.dashed) for one in parts)


def test_each_bar_says_its_shares_and_how_many_studies_it_counts(tmp_path: Path) -> None:
    picture = drawn(tmp_path, MIXED)
    assert bar(picture, "D1") == [(0.33, False), (0.67, False)]
    assert bar(picture, "D3") == [(1.0, False)]
    assert "3 studies, each counting the same" in picture.said
    assert (
        "Studies to which a column does not apply are left out of the 100% of its bar: D3 (2 studies), D4 (1 study)."
        in (" ".join(picture.said))
    )


def test_what_nobody_answered_is_a_dashed_part(tmp_path: Path) -> None:
    picture = drawn(tmp_path, MIXED)
    assert [dashed for _, dashed in bar(picture, "D2")].count(True) == 1
    assert "not settled yet" in picture.said


def test_weights_change_the_bars_and_leave_out_who_has_none(tmp_path: Path) -> None:
    picture = drawn(tmp_path, MIXED, weighted=True, weighed_by="inverse variance")
    assert bar(picture, "D1") == [(0.25, False), (0.75, False)]
    assert "2 studies, weighted by inverse variance" in picture.said
    assert "In no bar, for want of a weight: 1 study." in picture.said


def test_the_description_says_each_share(tmp_path: Path) -> None:
    description = drawn(tmp_path, MIXED).description
    assert "RoB 2, Domain 1 in words: Low 67%, Some concerns 33% (3 studies)." in description
    assert "RoB 2, Domain 3 in words: Low 100% (1 study, not applicable in 2)." in description
    assert "RoB 2, Overall: Low 33%, High 33%, not settled yet 33% (3 studies)." in description


def test_groups_have_headings(tmp_path: Path) -> None:
    columns = [Column("d1", "D1", "", "Risk of bias"), Column("a1", "A1", "", "Applicability concerns")]
    block = Block(
        "QUADAS-2", ROB2, columns, [Row(name, {"d1": "low", "a1": "high"}) for name in ("S1", "S2")], overall=""
    )
    picture = drawn(tmp_path, block)
    order = ["Risk of bias", "D1", "Applicability concerns", "A1"]
    assert [word.said for word in sorted(picture.words, key=lambda one: one.y) if word.said in order] == order
    assert "Overall" not in picture.said


@pytest.mark.parametrize(
    ("blocks", "weighted", "told"),
    [
        ((), False, "No study has been appraised yet"),
        ((rob2(),), False, "No study has been appraised yet"),
        ((rob2(judged("S1", "lllll"), judged("S2", "lllll")),), True, "No two studies count"),
        ((rob2(judged("S1", "lllll")), rob2(judged("S2", "lllll"))), False, "No two studies count"),
    ],
)
def test_nothing_to_sum_up_is_said(tmp_path: Path, blocks: tuple[Block, ...], weighted: bool, told: str) -> None:
    picture = drawn(tmp_path, *blocks, weighted=weighted)
    assert told in " ".join(picture.said)


def test_a_study_that_is_alone_with_its_instrument_is_only_named(tmp_path: Path) -> None:
    picture = drawn(tmp_path, MIXED, Block("JBI", ROB2, MIXED.columns, [judged("Kim 2020", "hhhhh", "high")]))
    assert "Not summed up, as the only study with its instrument: Kim 2020 (JBI)." in picture.said
    assert "JBI" not in picture.said


def test_three_files_are_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw([MIXED], *(tmp_path / f"{name}.{ending}" for ending in ("svg", "png", "pdf")))
    for ending in ("svg", "png", "pdf"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
