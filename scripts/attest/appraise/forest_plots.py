"""Forest plots of results as they were reported, each with the risk of bias of its study or result beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from attest.appraise.blocks import blocks, subjects_of
from attest.appraise.figures import forest
from attest.appraise.figures.blocks import Block
from attest.appraise.figures.results import Measure, Result
from attest.forms.answers import folded
from attest.outcomes import outcome_of
from attest.protocol import Outcome, Protocol

COLUMNS = ("outcome", "measure", "instrument", "results", "file")
RATIOS = frozenset(("rr", "or", "hr", "irr", "risk ratio", "odds ratio", "hazard ratio", "rate ratio", "relative risk"))
SIDES = {"lower": ("lower is better", ""), "higher": ("", "higher is better")}
FIGURES = ("estimate", "ci_low", "ci_high")

Row = Mapping[str, Any]


class Reported(NamedTuple):
    """One result of a study with its interval, as people extracted it."""

    study: str
    outcome: str
    reported_as: str
    arm: str
    time_point: str
    measure: str
    figures: tuple[float, ...]


class Plot(NamedTuple):
    """A figure: the results of one outcome and measure that one instrument judges."""

    outcome: str
    measure: str
    instrument: str
    block: Block
    results: list[Result]


def reported(protocol: Protocol, answers: Iterable[Row]) -> list[Reported]:
    """Results with an estimate and its interval that people gave or confirmed, from extraction's answers.jsonl."""
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in answers:
        group, _, name = row["role"].partition(".")
        if group == "result" and row["settled"] and not row["left_out"] and not row["code"] and row["value"]:
            rows[row["subject"], row["row"]][name] = str(row["value"])
    found = []
    for (study, _), told in rows.items():
        figures = tuple(number for name in FIGURES if (number := _number(told.get(name, ""))) is not None)
        if len(figures) == len(FIGURES) and told.get("measure"):
            meant = outcome_of(told.get("outcome", ""), protocol.outcomes)
            outcome = meant.name if meant else told.get("outcome", "")
            as_said, arm, time_point = (told.get(name, "") for name in ("outcome", "arm", "time_point"))
            found.append(Reported(study, outcome, as_said, arm, time_point, told["measure"], figures))
    return found


def _number(text: str) -> float | None:
    """The number that a report prints, a minus sign of any kind before it."""
    plain = re.sub("[−–‐]", "-", text.strip()).replace("·", ".")
    return float(plain) if re.fullmatch(r"-?\d*\.?\d+", plain) else None


def plots(
    protocol: Protocol, extraction: Iterable[Row], answers: Iterable[Row], judgements: Sequence[Row]
) -> list[Plot]:
    """The figures that the review's results make, in the order of the protocol's outcomes."""
    told = reported(protocol, extraction)
    order = {one.name: number for number, one in enumerate(protocol.outcomes)}
    made = []
    for name, block in blocks(protocol, answers, judgements).items():
        units = subjects_of(judgements, name)
        groups: dict[tuple[str, str], list[tuple[int, Reported]]] = defaultdict(list)
        for number, unit in enumerate(units):
            for one in told:
                if _belongs(one, unit):
                    groups[one.outcome, folded(one.measure)].append((number, one))
        for (outcome, _), found in groups.items():
            shown = replace(block, rows=[block.rows[number] for number, _ in found])
            made.append(Plot(outcome, found[0][1].measure, name, shown, [_result(one) for _, one in found]))
    return sorted(made, key=lambda one: (order.get(one.outcome, len(order)), one.outcome, one.measure, one.instrument))


def _belongs(one: Reported, unit: Row) -> bool:
    """Whether a judgement is about a result: about its study, or about this outcome at this time point."""
    if one.study != unit["study_id"]:
        return False
    told = folded(str(unit["outcome"])), folded(str(unit["time_point"]))
    return not told[0] or told == (folded(one.outcome), folded(one.time_point))


def _result(one: Reported) -> Result:
    what = ", ".join(dict.fromkeys(filter(None, (one.reported_as, one.arm, one.time_point))))
    estimate, low, high = one.figures
    return Result(estimate, low, high, outcome=what)


def draw(found: Sequence[Plot], outcomes: Sequence[Outcome], folder: Path) -> list[dict[str, Any]]:
    """Draw every figure into the folder, and give back what they are, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    benefits = {one.name: one.benefit for one in outcomes}
    lines = []
    for number, one in enumerate(found, 1):
        slug = "-".join(filter(None, re.split("[^a-z0-9]+", f"{one.outcome} {one.measure}".casefold())))[:60]
        stem = folder / f"{number:02}-{slug or 'outcome'}"
        better = SIDES.get(benefits.get(one.outcome, ""), ("", ""))
        measure = Measure(f"{one.outcome}: {one.measure}", folded(one.measure) in RATIOS, better)
        svg, png, pdf = (stem.with_name(f"{stem.name}.{kind}") for kind in ("svg", "png", "pdf"))
        forest.draw(one.block, one.results, measure, svg, png, pdf)
        told = {"outcome": one.outcome, "measure": one.measure, "instrument": one.instrument}
        lines.append({**told, "results": len(one.results), "file": f"{stem.name}.svg"})
    return lines
