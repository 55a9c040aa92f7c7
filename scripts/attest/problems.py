"""Problems: what a person has to mend, where it is, what was found, what was expected and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing for a person to mend.

    `file` is relative to the review's folder; `place` is a key, a line, or a sheet and cell;
    `level` is `error` (something could not be used) or `warning` (it was used, but look at it).
    """

    file: str
    place: str
    found: str
    expected: str
    hint: str = ""
    level: str = "error"

    @property
    def said(self) -> str:
        """What is wrong, without where; for a place that the reader has before them."""
        hint = f" {self.hint}" if self.hint else ""
        return f"expected {self.expected}, found {self.found}.{hint}"

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{where}: {self.said}"

    def as_row(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Problem:
        return cls(**{name: row.get(name, "") for name in COLUMNS})


COLUMNS = ("file", "place", "found", "expected", "hint", "level")


class Faults(Exception):
    """Raised where work cannot go on: carries every fault found, not just the first."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(value: object, limit: int = 80) -> str:
    """A found value as it stands in a message: quoted, on one line, cut when long."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= limit else text[: limit - 1] + "…"}"'


def brief(text: str, limit: int = 300) -> str:
    """An answer as it stands in a message: as it is, but for what no message has room for."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
