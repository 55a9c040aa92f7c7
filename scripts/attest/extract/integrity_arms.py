"""Integrity checks across the rows of a study: arms, comparisons, time points and numbers of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.extract.checks import counts, effects, repeats, spread, summary_p
from attest.extract.checks.verdict import Verdict, untestable
from attest.extract.integrity import FLOW, IMPOSSIBLE, LOOK
from attest.extract.lines import Cell, Line

COMPARISON = re.compile(r"\b(?:vs|versus|compared (?:with|to)|against|minus)\b|–|/")
BASELINE = re.compile(r"\bbaseline\b|\bbefore\b|\bpre-?treatment\b|\bscreening\b", re.I)
CHANGE = re.compile(r"\bchange\b|\bfrom baseline\b|Δ", re.I)
MANY = 40  # arms and rows beyond this are left aside: pairs of them are no longer looked at by people


class Across(NamedTuple):
    """A check of several rows, and the cells that it looked at."""

    check: str
    verdict: Verdict
    cells: Sequence[Cell]
    severity: str = IMPOSSIBLE


class Arm(NamedTuple):
    """A line of results of one arm, with how many people it is of."""

    line: Line
    n: int | None
    n_cells: list[Cell]


def across(lines: Sequence[Line]) -> list[Across]:
    """All checks that the rows of one study allow together."""
    named = {line.text("arm.name"): line for line in lines if line.text("arm.name")}
    results = [line for line in lines if line.text("result.outcome")]
    return [
        *_people(lines, named),
        *(found for group in _groups(results, named) for found in _comparisons(*group, named)),
        *_standard_errors(results, named),
        *_changes(results),
        *_repeated(results),
    ]


def people_of(line: Line, named: dict[str, Line], prefix: str = "result") -> tuple[int | None, list[Cell]]:
    """How many people a line is of: its own total, else the number of its arm."""
    for at, role in ((line, f"{prefix}.total"), (named.get(line.text(f"{prefix}.arm")), "arm.n")):
        number = at.number(role) if at else None
        if at and number and number.whole:
            return number.whole, at.of(role)
    return None, []


def _people(lines: Sequence[Line], named: dict[str, Line]) -> Iterator[Across]:
    """Arms add up to the study, and no row is of more people than its arm."""
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


def _groups(results: Sequence[Line], named: dict[str, Line]) -> Iterator[tuple[list[Arm], list[Line]]]:
    """Rows of the same outcome and time point: those of an arm each, and those that compare arms."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in results:
        groups[line.text("result.outcome"), line.text("result.time_point")].append(line)
    for members in groups.values():
        arms, others = [], []
        for line in members:
            arm = line.text("result.arm")
            if arm and (arm in named or not (named or COMPARISON.search(arm))):
                arms.append(Arm(line, *people_of(line, named)))
            else:
                others.append(line)
        yield arms, others


def _comparisons(arms: list[Arm], others: list[Line], named: dict[str, Line]) -> Iterator[Across]:
    """p values and effects of a comparison of two arms, from what is printed of each arm."""
    if len(arms) != 2 or (len(named) > 2 and not any(_names(one, arms) for one in others)):
        return
    for line in others:
        if len(named) > 2 and not _names(line, arms):
            continue
        yield from _p_of_means(arms, line)
        yield from _p_of_counts(arms, line)
        yield from _effects(arms, line)
    own = [cell for arm in arms for cell in arm.line.of("result.p")]
    if own and not any(line.of("result.p") for line in others):
        why = "the p value stands in the row of an arm and may be of a change within it"
        yield Across("p-summary", untestable(f"p {own[0].value}: {why}."), own)


def _names(line: Line, arms: Sequence[Arm]) -> bool:
    return all(arm.line.text("result.arm") in line.text("result.arm") for arm in arms)


def _cells(arms: Sequence[Arm], *roles: str) -> list[Cell]:
    return [cell for arm in arms for cell in (*arm.line.of(*roles), *arm.n_cells)]


def _p_of_means(arms: Sequence[Arm], line: Line) -> Iterator[Across]:
    p = line.number("result.p")
    figures = [(arm.line.number("result.mean"), arm.line.number("result.sd"), arm.n) for arm in arms]
    if p is None or not any(mean for mean, _, _ in figures):
        return
    cells = [*_cells(arms, "result.mean", "result.sd"), *line.of("result.p")]
    groups = [summary_p.Group(mean, sd, n) for mean, sd, n in figures if mean and sd and n]
    if len(groups) < 2:
        why = untestable(f"p {p.text}: mean, SD and number of people are not known of both arms.")
        yield Across("p-summary", why, cells)
        return
    yield Across("p-summary", summary_p.check_means(groups[0], groups[1], p), cells, LOOK)


def _p_of_counts(arms: Sequence[Arm], line: Line) -> Iterator[Across]:
    p, table = line.number("result.p"), _table(arms)
    if p is None or table is None:
        return
    cells = [*_cells(arms, "result.events"), *line.of("result.p")]
    events, totals = (table[0].events, table[1].events), (table[0].total, table[1].total)
    yield Across("p-counts", summary_p.check_counts(events, totals, p), cells, LOOK)


def _table(arms: Sequence[Arm]) -> tuple[effects.Arm, effects.Arm] | None:
    found = []
    for arm in arms:
        events = arm.line.number("result.events")
        if events is not None and events.whole is not None and arm.n:
            found.append(effects.Arm(events.whole, arm.n))
    return (found[0], found[1]) if len(found) == 2 else None


def _effects(arms: Sequence[Arm], line: Line) -> Iterator[Across]:
    estimate, text = (
        line.number("result.estimate"),
        line.cells["result.measure"].value if line.of("result.measure") else "",
    )
    measure = effects.measure_of(text)
    if estimate is None or not measure:
        return
    said = line.of("result.measure", "result.estimate")
    adjusted = untestable(f"{text} {estimate.text} is adjusted, so the arms' own figures do not give it.")
    if measure == "MD":
        means = [number for arm in arms if (number := arm.line.number("result.mean"))]
        if len(means) == 2:
            verdict = effects.difference_of_means(means[0], means[1], estimate)
            verdict = adjusted if effects.ADJUSTED.search(text) else verdict
            yield Across("effect-means", verdict, [*_cells(arms, "result.mean"), *said], LOOK)
        return
    table = _table(arms)
    if table is None:
        return
    cells = [*_cells(arms, "result.events"), *said]
    if effects.ADJUSTED.search(text):
        yield Across("effect-counts", adjusted, cells)
        return
    percent = measure == "RD" and ("%" in text or abs(estimate.value) > 1)
    verdict = effects.from_counts(measure, table, estimate, percent)
    yield Across("effect-counts", verdict, cells, LOOK)
    low, high = line.number("result.ci_low"), line.number("result.ci_high")
    if low and high and verdict.result == "consistent" and not percent:
        level = line.number("result.ci_level")
        percent_level = float(level.value) if level and 50 < level.value < 100 else 95.0
        wide = effects.interval_from_counts(measure, table, low, high, percent_level)
        yield Across("interval-counts", wide, [*cells, *line.of("result.ci_low", "result.ci_high")], LOOK)


def _standard_errors(results: Sequence[Line], named: dict[str, Line]) -> Iterator[Across]:
    """Whether an SD is a standard error, by the other SDs of the same outcome in the same unit."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in results:
        if (
            line.number("result.mean")
            and line.number("result.sd")
            and not CHANGE.search(line.text("result.time_point"))
        ):
            groups[line.text("result.outcome"), line.text("result.unit")].append(line)
    for members in groups.values():
        for line in members[:MANY]:
            others = [other for other in members[:MANY] if other is not line]
            sds = [sd for other in others if (sd := other.number("result.sd"))]
            n, n_cells = people_of(line, named)
            sd = line.number("result.sd")
            if sds and n and sd:
                cells = [*line.of("result.sd"), *n_cells]
                yield Across("se-for-sd", spread.se_for_sd(sd, n, sds), cells, LOOK)


def _changes(results: Sequence[Line]) -> Iterator[Across]:
    """The SDs before, after and of the change between them."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in results:
        if line.number("result.sd"):
            groups[line.text("result.outcome"), line.text("result.arm")].append(line)
    for members in groups.values():
        change = [one for one in members if CHANGE.search(one.text("result.time_point"))]
        before = [one for one in members if one not in change and BASELINE.search(one.text("result.time_point"))]
        after = [one for one in members if one not in change and one not in before]
        if len(before) == len(after) == len(change) == 1:
            lines = (before[0], after[0], change[0])
            sds = [sd for one in lines if (sd := one.number("result.sd"))]
            yield Across("change-sd", spread.change_sd(*sds), [one.of("result.sd")[0] for one in lines])


def _repeated(results: Sequence[Line]) -> Iterator[Across]:
    """The same mean with the same SD in several rows."""
    known = [(line, *(cell.value for cell in line.of("result.mean", "result.sd"))) for line in results]
    pairs = [(place, *one[1:]) for place, one in enumerate(known) if len(one) == 3]
    for mean, sd, places in repeats.repeated_pairs((place, str(m), str(s)) for place, m, s in pairs):
        rows = [results[place] for place in places]
        where = "; ".join(row.where for row in rows)
        verdict = Verdict("inconsistent", f"mean {mean} with SD {sd} stands in {len(rows)} rows: {where}.")
        yield Across("repeated", verdict, [cell for row in rows for cell in row.of("result.mean", "result.sd")], LOOK)
