"""Numbers of people across rows: arms that add up to the study, and nobody who is counted twice or lost silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attest.extract.checks import counts
from attest.extract.integrity.finding import LOOK
from attest.extract.integrity.row import FLOW
from attest.extract.integrity.table import Across
from attest.extract.lines import Line


def checks(lines: Sequence[Line], named: Mapping[str, Line]) -> Iterator[Across]:
    """Arms add up to the study, nobody of an arm is missing, and no row is of more people than its arm."""
    sizes = [(line.of("arm.n")[0], n.whole) for line in named.values() if (n := line.number("arm.n")) and n.whole]
    known = [
        (line.of(role)[0], n.whole)
        for role in FLOW
        for line in lines
        if (n := line.number(role)) and n.whole is not None
    ]
    if len(sizes) > 1 and known and len(sizes) == len(named):
        parts = [n for _, n in sizes if n is not None]
        tried = [(counts.sum_of_parts(parts, n or 0, cell.title.lower()), cell) for cell, n in known]
        verdict, cell = next((one for one in tried if one[0].fits), tried[0])
        yield Across("arms-sum", verdict, [*(one for one, _ in sizes), cell], LOOK)
    for line in lines:
        for prefix in ("result", "adverse_event"):
            arm, total = named.get(line.text(f"{prefix}.arm")), line.number(f"{prefix}.total")
            n = arm.number("arm.n") if arm else None
            if arm and total and total.whole and n and n.whole:
                verdict = counts.at_most(total.whole, n.whole, ("the row's total", "the arm's people"))
                yield Across("total-arm", verdict, [*line.of(f"{prefix}.total"), *arm.of("arm.n")], LOOK)
    for arm in named.values():
        yield from _lost(arm)


def _lost(arm: Line) -> Iterator[Across]:
    """Those analysed and those lost are all people of the arm; with one of the two alone, no more than all."""
    told = [(role, n.whole) for role in ("arm.n_analysed", "arm.n_lost") if (n := arm.number(role))]
    parts = [(role, count) for role, count in told if count is not None]
    whole = arm.number("arm.n")
    if not parts or whole is None or whole.whole is None:
        return
    cells = [cell for role in ("arm.n", *(role for role, _ in parts)) for cell in arm.of(role)]
    if len(parts) == 2:
        verdict = counts.sum_of_parts([count for _, count in parts], whole.whole, "the arm's number of people")
        yield Across("arm-flow", verdict, cells, LOOK)
        return
    ((role, count),) = parts
    name = "analysed" if role == "arm.n_analysed" else "lost"
    yield Across("arm-flow", counts.at_most(count, whole.whole, (name, "the arm's people")), cells)
