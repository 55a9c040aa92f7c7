"""A check of several rows, and how many people each row is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attest.extract.checks.verdict import Verdict
from attest.extract.integrity.finding import IMPOSSIBLE
from attest.extract.lines import Cell, Line


class Across(NamedTuple):
    """A check of several rows, and the cells that it looked at."""

    check: str
    verdict: Verdict
    cells: Sequence[Cell]
    severity: str = IMPOSSIBLE


def people_of(line: Line, named: dict[str, Line], prefix: str = "result") -> tuple[int | None, list[Cell]]:
    """How many people a line is of: its own total, else the number of its arm."""
    for at, role in ((line, f"{prefix}.total"), (named.get(line.text(f"{prefix}.arm")), "arm.n")):
        number = at.number(role) if at else None
        if at and number and number.whole:
            return number.whole, at.of(role)
    return None, []
