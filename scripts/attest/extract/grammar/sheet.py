"""The sheet: which cells are filled and which places are read, over all sentences of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from attest.extract.finding import Found, Row
from attest.extract.grammar.harms import Harms

FIGURES = ("events", "percent", "mean", "median")
NEAR = 300  # within so many characters values are of one statement
# Figures whose rows are kept for what else the sentence says of them.
OF_ROWS = ("events", "total", "percent", "mean", "median")


@dataclass
class Sheet:
    """What has been said so far: cells that are filled, places that are read, and what carries on between sentences."""

    cells: dict[tuple[str, Row | None], str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    figures: list[tuple[Found, Row]] = field(default_factory=list)
    rates: list[tuple[Found, Row]] = field(default_factory=list)  # what was estimated in each of several groups
    harms: Harms = field(default_factory=Harms)
    arm: str | None = None
    times: tuple[str, ...] = ()  # when three values or more side by side were taken
    outcome: str | None = None  # what the sentence before measured, for one that goes on with "it" or "the mean"
    orders: set[tuple[str, str]] = field(default_factory=set)  # two groups as their values stood side by side
    side: tuple[str, ...] = ()  # the groups of the outcome before, as its values stood side by side
    runs: set[tuple[str, ...]] = field(default_factory=set)
    beside: tuple[str, str] | None = None  # the outcome and group of the figure before

    def fill(self, one: Found) -> None:
        """A cell is taken, whether or not what was found for it stands."""
        self.cells.setdefault((one.role, one.row), one.value)

    def note(self, one: Found) -> None:
        self.fill(one)
        role = one.role.split(".")[1]
        self.spans.setdefault(role, []).append((one.start, one.end, one.value))
        if one.row is not None and role in OF_ROWS:
            self.figures.append((one, one.row))
        if one.row is not None and role == "estimate":
            self.rates.append((one, one.row))
        if one.row is not None and role in FIGURES:
            self._order(dict(one.row), role in ("events", "percent"))

    def told_before(self, place: int) -> list[tuple[int, str]]:
        """The groups of the last outcome before a place that has any, by where their values end."""
        told = [
            (one.end, row["arm"], row.get("outcome") or row.get("event") or "")
            for one, fixed in (*self.figures, *self.rates)
            if one.end <= place
            and one.role.split(".")[1] in (*FIGURES, "estimate")
            and " vs " not in (row := dict(fixed)).get("arm", " vs ")
        ]
        last = max(told, default=None)
        out: dict[str, int] = {}
        for end, arm, name in sorted(told):
            if last is not None and name == last[2] and last[0] - end < NEAR:
                out.setdefault(arm, end)
        return sorted((end, arm) for arm, end in out.items())

    def _order(self, row: dict[str, str], of_people: bool) -> None:
        name, arm = row.get("outcome") or row.get("event") or "", row.get("arm")
        if arm and self.beside is not None and self.beside[0] == name and self.beside[1] != arm:
            self.orders.add((self.beside[1], arm))
        if arm and of_people:
            goes_on = self.beside is not None and self.beside[0] == name and self.beside[1] != arm
            if arm not in self.side:
                self.side = (*self.side, arm) if goes_on else (arm,)
            elif not goes_on and self.side[0] != arm:
                self.side = (arm,)
            self.runs.add(self.side)
        self.beside = (name, arm) if arm else None

    def order(self, arms: tuple[str, ...]) -> tuple[str, ...] | None:
        """The order in which a report gives the values of all its groups, where it is always the same."""
        next_of = {one: two for one, two in self.orders if one in arms and two in arms}
        known = sum(one in arms and two in arms for one, two in self.orders)
        first = [arm for arm in arms if arm not in next_of.values()]
        if len(arms) < 2 or known != len(arms) - 1 or len(next_of) != known or len(first) != 1:
            return None
        out = first
        while out[-1] in next_of:
            out.append(next_of[out[-1]])
        return tuple(out) if len(out) == len(arms) else None

    def run(self, size: int) -> tuple[str, ...]:
        """The one order in which a report gives the values of all its groups; none where it has several."""
        most = max((len(one) for one in self.runs), default=0)
        told = sorted(one for one in self.runs if len(one) == size == most)
        return told[-1] if told and all(_alike(told[-1], one) for one in told) else ()

    def row_of(self, role: str, value: str, start: int, end: int) -> Row | None:
        """The row that a count, a share or an average at a place was read into."""
        told = [
            row
            for one, row in self.figures
            if one.start <= start and end <= one.end and one.value == value and one.role.endswith(f".{role}")
        ]
        return told[0] if len(set(told)) == 1 else None

    def read(self, role: str, value: str, start: int, end: int) -> bool:
        return any(a <= start and end <= b and value == said for a, b, said in self.spans.get(role, ()))

    def clashes(self, prefix: str, row: Row, parts: dict[str, str]) -> bool:
        return any(self.cells.get((f"{prefix}.{role}", row), value) != value for role, value in parts.items())

    def tested(self, at: int) -> Callable[[int, int], bool]:
        """Whether the p-value at a place of the sentence that begins at `at` is read."""
        spans = self.spans.get("p", [])
        return lambda start, end: any(a <= at + start and at + end <= b for a, b, _ in spans)


def _alike(run: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists name the same groups in the same order: "drug 150 mg, placebo" and "150-mg, placebo"."""
    return all(
        one.endswith(two) or two.endswith(one)
        for one, two in zip(map(_letters, run), map(_letters, other), strict=True)
    )


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
