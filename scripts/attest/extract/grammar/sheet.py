"""The sheet: which cells are filled and which places are read, over all sentences of a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from attest.extract.finding import Found, Row
from attest.extract.grammar.harms import Harms


@dataclass
class Sheet:
    """What has been said so far: cells that are filled, places that are read, and what carries on between sentences."""

    cells: dict[tuple[str, Row | None], str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    harms: Harms = field(default_factory=Harms)
    arm: str | None = None

    def note(self, one: Found) -> None:
        self.cells.setdefault((one.role, one.row), one.value)
        self.spans.setdefault(one.role.split(".")[1], []).append((one.start, one.end, one.value))

    def read(self, role: str, value: str, start: int, end: int) -> bool:
        return any(a <= start and end <= b and value == said for a, b, said in self.spans.get(role, ()))

    def clashes(self, prefix: str, row: Row, parts: dict[str, str]) -> bool:
        return any(self.cells.get((f"{prefix}.{role}", row), value) != value for role, value in parts.items())
