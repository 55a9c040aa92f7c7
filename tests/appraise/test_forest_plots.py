"""Forest plots from a review's own answers: which results are drawn, beside which judgements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attest.appraise import forest_plots
from attest.appraise.assessment import item_key
from attest.appraise.forest_plots import reported
from attest.appraise.judgements import judgements
from attest.protocol import Protocol, load_protocol
from attest.tables import write_csv
from conftest import MINIMAL, new_review
from rob2_answers import LOW

FIELDS = ("outcome", "arm", "time_point", "measure", "estimate", "ci_low", "ci_high")
UNIT = {"subject": "s1#a", "study_id": "s1", "study": "Kim 2020", "time_point": "12 weeks", "instrument": "rob2"}


def result(row: str, *told: str, settled: bool = True) -> list[dict[str, Any]]:
    said = {"subject": "s1", "row": row, "settled": settled, "left_out": False, "code": ""}
    return [{**said, "role": f"result.{name}", "value": text} for name, text in zip(FIELDS, told, strict=True) if text]


def answers() -> list[dict[str, Any]]:
    said = {"subject": "s1#a", "sheet": "rob2", "settled": True, "status": "agreed", "answers": [], "ruling": None}
    return [{**said, "field": item_key(item), "value": answer} for item, answer in LOW.items()]


@pytest.fixture
def plan(tmp_path: Path) -> Protocol:
    return load_protocol(new_review(tmp_path / "review", MINIMAL))


def test_results_with_an_interval_that_people_settled_are_taken(plan: Protocol) -> None:
    lines = [
        *result("r1", "mRSS", "rituximab", "12 weeks", "MD", "−3.2", "–5.1", "-1·3"),
        *result("r2", "mRSS", "", "", "MD", "4", "", "5"),
        *result("r3", "mRSS", "", "", "", "4", "3", "5"),
        *result("r4", "mRSS", "", "", "MD", "4", "3", "5", settled=False),
        *result("r5", "mRSS", "", "", "MD", "about 4", "3", "5"),
    ]
    (one,) = reported(plan, lines)
    assert (one.outcome, one.reported_as, one.figures) == ("Skin thickness", "mRSS", (-3.2, -5.1, -1.3))


def test_each_outcome_and_measure_has_a_figure_with_the_judgements_of_that_result(
    plan: Protocol, tmp_path: Path
) -> None:
    extraction = [
        *result("r1", "mRSS", "", "12 weeks", "MD", "-3.2", "-5.1", "-1.3"),
        *result("r2", "mRSS", "", "24 weeks", "MD", "-4.2", "-6.1", "-2.3"),
        *result("r3", "Death", "", "12 weeks", "RR", "0.8", "0.4", "1.6"),
    ]
    units = [{**UNIT, "outcome": "Skin thickness"}]
    lines = judgements(plan, answers(), units, [])
    (plot,) = forest_plots.plots(plan, extraction, answers(), lines)
    assert (plot.outcome, plot.measure, [one.estimate for one in plot.results]) == ("Skin thickness", "MD", [-3.2])
    drawn = forest_plots.draw([plot, replace_outcome(plot)], plan.outcomes, tmp_path / "forest")
    assert [one["file"] for one in drawn] == ["01-skin-thickness-md.svg", "02-skin-thickness-md.svg"]
    assert {path.suffix for path in (tmp_path / "forest").iterdir()} == {".svg", ".png", ".pdf"}
    write_csv(tmp_path / "figures.csv", drawn, forest_plots.COLUMNS)
    assert "Kim 2020" in (tmp_path / "forest/01-skin-thickness-md.svg").read_text(encoding="utf-8")


def replace_outcome(plot: forest_plots.Plot) -> forest_plots.Plot:
    return plot._replace(block=replace(plot.block), outcome="Skin  thickness!")


def test_an_instrument_for_studies_stands_beside_all_their_results(plan: Protocol) -> None:
    extraction = [
        *result("r1", "mRSS", "", "12 weeks", "MD", "-3.2", "-5.1", "-1.3"),
        *result("r2", "mRSS", "", "24 weeks", "md", "-4.2", "-6.1", "-2.3"),
    ]
    unit = {**UNIT, "subject": "s1", "outcome": "", "time_point": "", "instrument": "generic"}
    lines = judgements(plan, [], [unit], [])
    (plot,) = forest_plots.plots(plan, extraction, [], lines)
    assert [one.outcome for one in plot.results] == ["mRSS, 12 weeks", "mRSS, 24 weeks"]
    assert len(plot.block.rows) == 2
