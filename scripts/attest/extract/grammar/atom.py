"""An atom: the smallest reported statistic of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from attest.extract.statistics import Value

MEASURED = ("value", "spread", "median")  # kinds of atoms of what is measured, not counted
AVERAGED = (*MEASURED, "interval")  # and those that may be averages with their intervals


@dataclass(frozen=True)
class Atom:
    """A statistic with its `parts` named as the roles are; `label_at` is where its measure's name stands."""

    kind: str
    start: int
    end: int
    parts: dict[str, Value] = field(default_factory=dict)
    unit: str = ""
    measure: str = ""
    label_at: int | None = None
    second: dict[str, Value] = field(default_factory=dict)  # the other of two joined by a slash: blood pressure
    of: str = ""  # the words between a measure's name and its value: "for extreme quintiles"
    before_words: int | None = None  # where the value ends, if not with its last number

    @property
    def value_end(self) -> int:
        """Where the last number ends: a count's atom goes on with the people that it counts."""
        if self.before_words is not None:
            return self.before_words
        return max(end for _, _, end in self.parts.values()) if self.kind == "count" else self.end
