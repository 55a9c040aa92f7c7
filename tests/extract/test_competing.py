"""Values that would stand under a wrong name or group: what is refused, and what is named rightly instead."""

from __future__ import annotations

from collections import defaultdict

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of
from suggested import told

HEAD = "Two gases for day surgery\n\nAbstract\n\nMethods: "
GROUPS = "Eighty adults were randomly divided into group A and group B.\n\nResults: "


def rows(text: str) -> dict[tuple[str, ...], dict[str, str]]:
    """The figures of results by the names of their rows."""
    source = source_of(text.encode(), "page.txt")
    out: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for one in suggest(document_of(source), source):
        part = one.role.split(".")[1]
        if one.row and part not in ("outcome", "arm", "name", "time_point"):
            out[tuple(name for _, name in one.row)][part] = str(one.value)
    return out


def test_a_plain_plus_between_means_and_spreads() -> None:
    found = rows(f"{HEAD}{GROUPS}Time to wake was 7.1 + 2.0 min in group A and 5.0 + 1.2 min in group B (P < 0.001).")
    assert found[("Time to wake", "group A")] == {"mean": "7.1", "sd": "2.0", "unit": "min"}
    assert found[("Time to wake", "group B")] == {"mean": "5.0", "sd": "1.2", "unit": "min"}
    assert found[("Time to wake", "group A vs group B")]["p"] == "<0.001"


def test_the_level_of_an_interval_is_no_mean() -> None:
    text = f"{HEAD}We saw 60 adults.\n\nResults: The mean change in capacity (95% CI) was 1.2% (-2.1 to 4.4)."
    assert "95" not in told(text)["result.mean"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Headache was reported in 35 cohorts.",
        "Sixteen biomarkers were associated with death.",
        "Of the 50 adults, 20 were given placebo.",
    ],
)
def test_what_was_counted_are_no_people_with_an_outcome(sentence: str) -> None:
    assert told(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")["result.events"] == []


@pytest.mark.parametrize(
    ("sentence", "outcome", "arms"),
    [
        (
            "Drug use (OR, 4.4; 95% CI, 1.9–9.7) and duration (OR, 0.9; 95% CI, 0.7–0.99) "
            "were identified as predictors of relapse.",
            "relapse",
            ["Drug use", "duration"],
        ),
        (
            "Variables associated with a long stay (>7 d) were: severity (OR per unit of the score, 1.01; 95% CI, "
            "1.001–1.02), "
            "and pneumonia as the reason to start ventilation (OR, 1.82; 95% CI, 1.07–3.08).",
            "long stay",
            ["severity", "pneumonia as the reason to start ventilation"],
        ),
        (
            "The index was associated with fibrosis, independent of age (for index score 3, "
            "the pooled odds ratio was 12.7 (95% CI 4.6–35.2)).",
            "fibrosis",
            ["index score 3"],
        ),
    ],
)
def test_factors_are_no_outcomes(sentence: str, outcome: str, arms: list[str]) -> None:
    found = rows(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")
    assert [row for row in found if "estimate" in found[row]] == [(outcome, arm) for arm in arms]


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        (
            "No differences were found in rates of mood disorders or dementia after adjusting for age, sex, and area.",
            ["rates of mood disorders", "dementia"],
        ),
        ("Smokers were less likely than Danes to report good sleep.", ["good sleep"]),
        ("A 1-year increase in the start point resulted in a 0.1 change.", []),
        ("Body mass correlated negatively with increases in platelet counts.", ["increases in platelet counts"]),
    ],
)
def test_what_a_direction_is_not_said_of(sentence: str, outcomes: list[str]) -> None:
    found = rows(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")
    assert sorted(row[0] for row in found if "direction" in found[row]) == sorted(outcomes)


@pytest.mark.parametrize(
    ("sentence", "row", "figures"),
    [
        (
            "The T allele has a protective effect for gout (OR = 0.53, 95% CI, 0.34-0.83).",
            ("gout", "T allele"),
            {"measure": "OR", "estimate": "0.53", "ci_low": "0.34", "ci_high": "0.83", "ci_level": "95"},
        ),
        ("Two patients had a tumor after 27 and 35 months.", ("tumor",), {"events": "2"}),
    ],
)
def test_names_end_where_times_and_effects_begin(sentence: str, row: tuple[str, ...], figures: dict[str, str]) -> None:
    assert rows(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")[row] == figures


def test_a_bracket_with_a_part_for_each_outcome_of_a_list() -> None:
    found = rows(
        f"{HEAD}{GROUPS}Punctures, average ablation time, and pain were less in group A than group B "
        "(1.4 vs. 2.5, P = 0.001; 8.8 vs. 11.1 minutes, P = 0.003; and 4.7% vs. 20%, P = 0.039)."
    )
    assert found[("Punctures", "group B")] == {"mean": "2.5"}
    assert found[("ablation time", "group A")] == {"mean": "8.8"}
    assert found[("ablation time", "group A vs group B")]["p"] == "0.003"
    assert found[("pain", "group A")] == {"percent": "4.7"}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Survival was higher (86% at 6 months, 69% at 12 and 24 months) than before.", "69"),
        ("The survey found in 2008/2009 that some smoked.", "2008"),
        ("Help was poor in 5 provinces.", "5"),
        ("Twenty-six departments (70%) took part.", "70"),
    ],
)
def test_values_of_another_time_or_of_no_people(sentence: str, value: str) -> None:
    found = told(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")
    assert value not in [*found["result.percent"], *found["result.events"]]


def test_what_is_left_out_of_a_denial_has_the_effect() -> None:
    found = rows(
        f"{HEAD}We saw 60 adults.\n\nResults: There were no associations between plasma levels and mortality, "
        "except for zinc (HR 1.06, 95% CI 1.00–1.12, P = 0.026)."
    )
    assert found[("mortality", "zinc")]["estimate"] == "1.06"


def test_a_change_in_one_group_and_not_in_the_other() -> None:
    found = rows(f"{HEAD}{GROUPS}Gait improved (p=0.001) in the drug group but not in the control group.")
    assert ("Gait", "control") in found
    assert not any(" vs " in name for row in found for name in row)


def test_an_interval_is_read_to_its_end() -> None:
    sentence = (
        "Factors associated with a long stay were: severity (OR per unit of the score, 1.01; 95% CI, 1.001–1.02), "
        "and pneumonia as the reason to start ventilation (OR, 1.82; 95% CI, 1.07–3.08)."
    )
    assert "3.08" in told(f"{HEAD}We saw 60 adults.\n\nResults: {sentence}")["result.ci_high"]


def test_what_would_count_is_no_finding() -> None:
    text = f"{HEAD}Response was defined as a reduction in protein and an improvement in creatinine levels."
    assert told(text)["result.direction"] == []


def test_a_comparison_of_other_people_is_not_that_of_the_arms() -> None:
    text = (
        f"{HEAD}We randomly assigned 90 adults to pirfenidone or placebo.\n\nResults: In adults on placebo, "
        "the rate of decline was greater in adults with a dense pattern than in those with another pattern."
    )
    assert "pirfenidone" not in " ".join(told(text)["result.arm"])


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("Role of colchicine in gout", "study.intervention", ["colchicine"]),
        (
            f"{HEAD}The modified intention-to-treat population included 84 patients.",
            "study.n_enrolled",
            [],
        ),
        (
            f"{HEAD}The modified intention-to-treat population included 84 patients.",
            "study.n_analysed",
            ["84"],
        ),
        (f"{HEAD}A parallel study with enrollment of approximately 150 subjects.", "study.n_enrolled", []),
        (
            f"{HEAD}Among 174 steroid-free patients at week 54, 88% stayed so.",
            "study.n_enrolled",
            [],
        ),
        (f"{HEAD}We recruited 300 clinic attendees.", "study.centres", []),
        (f"{HEAD}Patients who had surgery with or without adjuvant drugs were recruited.", "study.comparator", []),
        (
            f"{HEAD}Women were randomly selected to get "
            "treated with chemotherapy alone or with chemotherapy and triptorelin.",
            "study.comparator",
            ["chemotherapy"],
        ),
        (f"{HEAD}Placebo or 50 000 IU/week of vitamin D was given.", "study.dose", ["50 000 IU/week"]),
        (f"{HEAD}We gave photons to 40 adults. Doses above 125 Gy were rare.", "study.dose", []),
        (
            f"{HEAD}We saw 17 adults.\n\nResults: In two patients with recurrence, no regrowth was seen.",
            "study.n_analysed",
            ["17"],
        ),
        (f"{HEAD}We planned to recruit 30 females undergoing surgery.", "study.n_enrolled", []),
        (f"{HEAD}We planned to recruit 30 females undergoing surgery.", "study.female_n", []),
        (f"{HEAD}A total of 360 adults (with a need) will be randomised to tea or water.", "study.n_enrolled", []),
        (f"{HEAD}All were given 20 ml 0.5% ropivacaine.", "study.dose", ["20 ml"]),
        (f"{HEAD}One-hundred and three older adults were randomly assigned to tea.", "study.n_randomised", ["103"]),
        (f"{HEAD}Four hundred and forty-three women, aged 42-52 years, enrolled.", "study.female_n", ["443"]),
        (f"{HEAD}By May, 593 patients had been randomized.", "study.design", ["randomised trial"]),
        (
            f"{HEAD}We retrospectively studied all adults who participated in a negative RCT and others.",
            "study.design",
            ["cohort"],
        ),
        (
            f"{HEAD}Patients got a block with bupivacaine.\n\nResults: "
            "Morphine use was alike (47.3 mg in block vs. 45.9 mg without).",
            "study.dose",
            [],
        ),
    ],
)
def test_what_a_study_is_not(text: str, role: str, value: list[str]) -> None:
    assert told(text)[role] == value
