"""One effect: a measure's value with its interval and p-value, and where its words stand."""

from __future__ import annotations

from dataclasses import dataclass

from attest.extract.statistics import Value


@dataclass(frozen=True)
class Effect:
    """`head` is where the measure's name stands, `of` the words between it and the value; both may be missing."""

    start: int
    end: int
    parts: dict[str, Value]
    measure: str = ""
    head: tuple[int, int] | None = None
    of: str = ""
    of_at: int = 0
    unit: str = ""

    @property
    def at(self) -> int:
        """Where the value stands, or the p-value where no other does."""
        return self.parts["estimate" if "estimate" in self.parts else "p"][1]
