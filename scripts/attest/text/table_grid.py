"""The cells of a table in markup, each in its column: cells over several rows or columns leave the others blank."""

from __future__ import annotations

from collections.abc import Iterator

from attest.text.xml_tree import Node

MOST_COLUMNS = 200


def grid(table: Node) -> Iterator[tuple[list[Node | None], bool]]:
    """The rows of a table with a cell or None for each column, and whether the row is one of its head."""
    held: dict[int, int] = {}  # column: rows that a cell above still covers
    for row in _rows(table):
        cells: list[Node | None] = []
        head = True
        for cell in row.nodes("td", "th"):
            while held.get(len(cells), 0):
                held[len(cells)] -= 1
                cells.append(None)
            head = head and cell.tag == "th"
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for step in range(wide):
                if len(cells) < MOST_COLUMNS:
                    held[len(cells)] = high - 1
                    cells.append(cell if step == 0 else None)
        for column in sorted(held):
            if column >= len(cells) and held[column]:
                held[column] -= 1
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield cells, head


def _rows(node: Node) -> Iterator[Node]:
    """The rows of a table, without those of tables in its cells."""
    for one in node.nodes():
        if one.tag == "tr":
            yield one
        elif one.tag not in ("td", "th", "table"):
            yield from _rows(one)


def _span(cell: Node, name: str) -> int:
    told = cell.attributes.get(name, "1").strip()
    return max(1, min(MOST_COLUMNS, int(told))) if told.isdecimal() and len(told) < 5 else 1
