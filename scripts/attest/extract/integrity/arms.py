"""Integrity checks of two arms against their comparison: p values, effects and intervals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.extract.checks import effects, summary_p
from attest.extract.checks.verdict import untestable
from attest.extract.integrity.finding import LOOK, level
from attest.extract.integrity.table import Across, people_of
from attest.extract.lines import Cell, Line

COMPARISON = re.compile(r"\b(?:vs|versus|compared (?:with|to)|against|minus)\b|–|/")


class Arm(NamedTuple):
    """A line of results of one arm, with how many people it is of."""

    line: Line
    n: int | None
    n_cells: list[Cell]


def checks(results: Sequence[Line], named: dict[str, Line]) -> Iterator[Across]:
    """Every check of every comparison of two arms."""
    for arms, others in _groups(results, named):
        yield from _comparisons(arms, others, named)


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
        wide = effects.interval_from_counts(measure, table, low, high, level(line.values.get("result.ci_level")))
        yield Across("interval-counts", wide, [*cells, *line.of("result.ci_low", "result.ci_high")], LOOK)
