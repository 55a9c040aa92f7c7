"""Cells of tables: wrapped and centred ones are put together; rows that stand close stay rows."""

from __future__ import annotations

from attest.text.pdf.cells import in_rows
from attest.text.pdf.columns import rows_of
from attest.text.pdf.lines import Piece

COLUMNS = [(0.0, 100.0), (120.0, 160.0), (180.0, 220.0)]


def piece(text: str, column: int, y: float) -> Piece:
    left = COLUMNS[column][0]
    return Piece(text, left, left + 30, y, 10.0, 0)


def texts(pieces: list[Piece]) -> list[tuple[str, ...]]:
    return [row for row, _ in in_rows(rows_of(pieces), COLUMNS)]


def test_wrapped_cells_and_those_centred_beside_them() -> None:
    pieces = [
        piece("Length of stay,", 0, 106), piece("days", 0, 94), piece("12.2", 1, 100), piece("15.3", 2, 100),
        piece("Died", 0, 70), piece("60", 1, 76), piece("(13.5)", 1, 64), piece("91", 2, 70),
        piece("Women", 0, 46), piece("308", 1, 46), piece("320", 2, 46),
    ]  # fmt: skip
    assert texts(pieces) == [
        ("Length of stay, days", "12.2", "15.3"),
        ("Died", "60 (13.5)", "91"),
        ("Women", "308", "320"),
    ]


def test_figures_one_below_the_other_are_rows() -> None:
    """Groups of rows stand apart, and the rows of a group as close as the lines of a cell."""
    levels = [100, 88, 76, 50, 38, 26]
    pieces = [
        piece(f"{at}.{column}" if column else f"Row {at}", column, y)
        for at, y in enumerate(levels)
        for column in range(3)
    ]
    assert texts(pieces) == [(f"Row {at}", f"{at}.1", f"{at}.2") for at in range(6)]


def test_blank_cells_stay_blank() -> None:
    pieces = [piece("Group", 0, 100), piece("A", 2, 100), piece("n", 1, 70)]
    assert texts(pieces) == [("Group", "", "A"), ("", "n", "")]
