"""How a spreadsheet names its cells, and how much fits into one."""

from __future__ import annotations

LONGEST_CELL = 32_767  # characters; no spreadsheet takes more
LONGEST_PART = 8_000  # characters of one look in a cell of several


def cut(text: str, most: int) -> str:
    """The beginning of a text, as long as Excel counts: a sign beyond the first 65,536 of Unicode as two."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def cell_name(row: int, column: int) -> str:
    """`A1` for row 0 and column 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
