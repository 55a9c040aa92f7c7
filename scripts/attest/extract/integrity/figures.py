"""Figures of a study beside each other: spreads that differ too much, pairs and last digits that come again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attest.extract.checks import repeats, spread
from attest.extract.checks.verdict import Verdict
from attest.extract.integrity.finding import LOOK
from attest.extract.integrity.table import Across, people_of
from attest.extract.lines import Line

BASELINE = re.compile(r"\bbaseline\b|\bbefore\b|\bpre-?treatment\b|\bscreening\b", re.I)
CHANGE = re.compile(r"\bchange\b|\bfrom baseline\b|Δ", re.I)
MANY = 40  # arms and rows beyond this are left aside: pairs of them are no longer looked at by people
MEASURED = ("result.mean", "result.sd")


def checks(results: Sequence[Line], named: dict[str, Line]) -> Iterator[Across]:
    """Every check of a study's figures beside each other."""
    yield from _standard_errors(results, named)
    yield from _changes(results)
    yield from _repeated(results)
    yield from _last_digits(results)


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


def _last_digits(results: Sequence[Line]) -> Iterator[Across]:
    """Whether means and SDs end in every digit about as often."""
    cells = [cell for line in results for cell in line.of(*MEASURED)]
    verdict = repeats.last_digits(cell.value for cell in cells)
    if verdict.result != "not testable":
        yield Across("last-digits", verdict, cells, LOOK)
