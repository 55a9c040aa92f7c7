"""Counts and shares that stand side by side with their outcomes, groups and times told once for several of them."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

METHODS = "Adults were randomly assigned to syrup or placebo."
SHORT = {"events": "n", "percent": "%", "total": "of"}


def told(results: str, methods: str = METHODS) -> set[str]:
    """Each figure of a result or harm as "outcome | arm | time: figures"."""
    text = f"Syrup for ulcers\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    rows: dict[str, set[str]] = {}
    for one in suggest(document_of(source), source):
        row, role = dict(one.row or ()), one.role.split(".")[-1]
        if role in SHORT:
            of = row.get("outcome") or row.get("event", "")
            key = f"{of} | {row.get('arm', '-')} | {row.get('time_point', '-')}"
            rows.setdefault(key, set()).add(f"{SHORT[role]}{one.value}")
    return {f"{key}: {' '.join(sorted(values))}" for key, values in rows.items()}


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "The healing and relapse rates were 80.5 and 12.5% at 1 year, and 70.5 and 30.5% at 2 years, respectively.",
            {
                "healing | - | at 1 year: %80.5",
                "relapse rates | - | at 1 year: %12.5",
                "healing | - | at 2 years: %70.5",
                "relapse rates | - | at 2 years: %30.5",
            },
        ),
        (
            "The 1-, 3- and 5-year healing rates were 90%, 80% and 70% in the syrup group and 60%, 50% and 40% in the "
            "placebo group.",
            {
                f"healing rates | {arm} | {time}: %{share}"
                for arm, shares in (("syrup", (90, 80, 70)), ("placebo", (60, 50, 40)))
                for time, share in zip(("1 year", "3 years", "5 years"), shares, strict=True)
            },
        ),
        (
            "Sensitivity and specificity were 85% and 92% for the smear and 70% and 99% for the culture.",
            {
                "Sensitivity | smear | -: %85",
                "specificity | smear | -: %92",
                "Sensitivity | culture | -: %70",
                "specificity | culture | -: %99",
            },
        ),
        (
            "ACR20/50/70 response rates at week 12 were 60%/40%/20% with syrup and 30%/12%/4% with placebo.",
            {
                f"ACR{grade} response | {arm} | at week 12: %{share}"
                for arm, shares in (("syrup", (60, 40, 20)), ("placebo", (30, 12, 4)))
                for grade, share in zip((20, 50, 70), shares, strict=True)
            },
        ),
        (
            "Two (5%) and four (10%) women had ulcers and scars, respectively.",
            {"ulcers | - | -: %5 n2", "scars | - | -: %10 n4"},
        ),
        (
            "In groups A and B, 12 (30%) and 20 (50%) patients relapsed, respectively.",
            {"relapsed | group A | -: %30 n12", "relapsed | group B | -: %50 n20"},
        ),
        (
            "A total of 34 participants (57%) in the syrup group and 22 (37%) in the control group quit smoking.",
            {"quit smoking | syrup | -: %57 n34", "quit smoking | control | -: %37 n22"},
        ),
        (
            "Eight syrup-treated patients and ten placebo-treated patients required rescue.",
            {"required rescue | syrup | -: n8", "required rescue | placebo | -: n10"},
        ),
        (
            "The proportion of patients who reached remission was 45% in the syrup arm (n=60) vs 20% in the placebo "
            "arm (n=61).",
            {"remission | syrup | -: %45", "remission | placebo | -: %20"},
        ),
        (
            "There were three deaths, two in the syrup group and one in the placebo group.",
            {"deaths | - | -: n3", "deaths | syrup | -: n2", "deaths | placebo | -: n1"},
        ),
        (
            "Deaths (4 and 7 in the syrup and placebo groups, respectively) were rare.",
            {"Deaths | syrup | -: n4", "Deaths | placebo | -: n7"},
        ),
        ("No patient died in the syrup group, while 3 died in the placebo group.", {"died | placebo | -: n3"}),
        (
            "In the syrup group, 12 patients (40%) relapsed compared with 20 (65%) in the placebo group.",
            {"relapsed | syrup | -: %40 n12", "relapsed | placebo | -: %65 n20"},
        ),
        (
            "Relapse was seen in 12 (30%) and 20 (50%) of the patients in the syrup and placebo groups, respectively.",
            {"Relapse | syrup | -: %30 n12", "Relapse | placebo | -: %50 n20"},
        ),
        (
            "Scars improved in 8/10 patients, and worsened in 1/10.",
            {"Scars improved | - | -: n8 of10", "Scars worsened | - | -: n1 of10"},
        ),
        (
            "The healing rate was 60% with syrup 20 mg, 50% with syrup 10 mg and 30% with placebo.",
            {
                f"healing rate | {arm} | -: %{n}"
                for arm, n in (("syrup 20 mg", 60), ("syrup 10 mg", 50), ("placebo", 30))
            },
        ),
        ("The syrup was judged to be effective in 30 patients (60%).", {"effective | - | -: %60 n30"}),
    ],
)
def test_names_groups_and_times_are_told_once(results: str, expected: set[str]) -> None:
    assert told(results) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "The 30-day and 90-day mortality was 2% and 5%.",
            {"mortality | - | 30 days: %2", "mortality | - | 90 days: %5"},
        ),
        (
            "Survival at five and ten years was 71% and 67%.",
            {"Survival | - | 5 years: %71", "Survival | - | 10 years: %67"},
        ),
        (
            "The 5-year survival in patients who were converted was 52%.",
            {"5-year survival in patients who were converted | - | -: %52"},
        ),
        ("The rate of death or relapse was 12%.", {"rate of death or relapse | - | -: %12"}),
    ],
)
def test_times_and_single_rates(results: str, expected: set[str]) -> None:
    assert told(results, "Adults were followed.") == expected


@pytest.mark.parametrize(
    "results",
    [
        "The water of treated homes was better than that of other homes (3 vs. 181).",
        "The titre was 1:14,050 in adults with palsy.",
        "One of the leading causes of pain in this country is not treated.",
        "The class changed (20%/70%/10% vs 8%/83%/9% better/same/worse).",
    ],
)
def test_what_nothing_names_is_left(results: str) -> None:
    assert told(results) == set()


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "The relapse rate in the syrup group was higher than in the placebo group (8% vs. 3%; p = 0.03).",
            {"relapse rate | syrup | -: %8", "relapse rate | placebo | -: %3"},
        ),
        (
            "The relapse rate was higher in group A than group B (8% vs. 3%; p = 0.03).",
            {"relapse rate | group A | -: %8", "relapse rate | group B | -: %3"},
        ),
        (
            "Relapse was more frequent among smokers (40% vs 20%).",
            {"Relapse | smokers | -: %40", "Relapse | non-smokers | -: %20"},
        ),
        (
            "Survival was better in patients with ulcers (80% vs 70%).",
            {"Survival | patients with ulcers | -: %80", "Survival | patients without ulcers | -: %70"},
        ),
        (
            "For ulcers, sensitivity and specificity were, respectively, 90% and 92% for the smear; 95% each for the "
            "culture; and 96% and 99% for the stain.",
            {
                f"{of} | {test} | -: %{share}"
                for test, shares in (("smear", (90, 92)), ("culture", (95, 95)), ("stain", (96, 99)))
                for of, share in zip(("sensitivity", "specificity"), shares, strict=True)
            },
        ),
    ],
)
def test_pairs_behind_a_comparison_and_one_figure_for_all(results: str, expected: set[str]) -> None:
    assert told(results) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "Overall, 39 of 60 patients (65%) responded, including 27 (45%) with complete and 12 (20%) with partial "
            "healing.",
            {
                "responded | - | -: %65 n39 of60",
                "complete healing | - | -: %45 n27",
                "partial healing | - | -: %20 n12",
            },
        ),
        (
            "Relief was complete in 12 patients, partial in 8 and absent in 3.",
            {f"Relief was {how} | - | -: n{n}" for how, n in (("complete", 12), ("partial", 8), ("absent", 3))},
        ),
        (
            "The ulcer was completely removed in 40 patients (80%), and partially in 10 (20%).",
            {"ulcer was completely removed | - | -: %80 n40", "ulcer was removed partially | - | -: %20 n10"},
        ),
        (
            "The prevalence of scars was 32.1%, of ulcers 12.5% and of gout 20.0%.",
            {
                f"prevalence of {what} | - | -: %{n}"
                for what, n in (("scars", "32.1"), ("ulcers", "12.5"), ("gout", "20.0"))
            },
        ),
        (
            "Median survival was 24 months, with 1-, 3- and 5-year survival rates of 80%, 50% and 30%.",
            {f"survival rates | - | {when}: %{n}" for when, n in (("1 year", 80), ("3 years", 50), ("5 years", 30))},
        ),
        (
            "The response rates at weeks 12 and 24 were 40% and 55%, respectively.",
            {"response rates | - | week 12: %40", "response rates | - | week 24: %55"},
        ),
        (
            "Adherence was higher in nurses (94%) as compared to doctors (79%).",
            {"Adherence | nurses | -: %94", "Adherence | doctors | -: %79"},
        ),
        (
            "The relapse rate was lower with syrup (12 of 60, 20%) than with placebo (24 of 60, 40%).",
            {"relapse rate | syrup | -: %20 n12 of60", "relapse rate | placebo | -: %40 n24 of60"},
        ),
        ("Healing was maintained in 80% of patients at 2 years.", {"Healing was maintained | - | at 2 years: %80"}),
        (
            "Antibodies were detected in 40/50 (80%) patients and 2/50 (4%) controls.",
            {"Antibodies | patients | -: %80 n40 of50", "Antibodies | controls | -: %4 n2 of50"},
        ),
        (
            "Sensitivity was 90% (45/50), specificity 80% (40/50), PPV 82% and NPV 89%.",
            {
                "Sensitivity | - | -: %90 n45 of50",
                "specificity | - | -: %80 n40 of50",
                "PPV | - | -: %82",
                "NPV | - | -: %89",
            },
        ),
        (
            "A cut-off of 12 yielded a sensitivity of 80% and a specificity of 75%.",
            {"sensitivity | - | -: %80", "specificity | - | -: %75"},
        ),
        (
            "Only 24% of patients in group 2 required rescue compared with 74% of those in the late group.",
            {"required rescue | group 2 | -: %24", "required rescue | late | -: %74"},
        ),
        (
            "Syrup increased the healing rate compared with placebo (45% vs 20%, p<0.001).",
            {"healing rate | syrup | -: %45", "healing rate | placebo | -: %20"},
        ),
    ],
)
def test_what_is_different_from_the_figure_before(results: str, expected: set[str]) -> None:
    assert told(results) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "Some 60% of people taking the syrup went into remission, compared with 30% of those on a dummy.",
            {"went into remission | syrup | -: %60", "went into remission | dummy | -: %30"},
        ),
        (
            "In the trial, 12 of the 60 people given the syrup relapsed, compared with 24 of 60 given placebo.",
            {"relapsed | syrup | -: n12 of60", "relapsed | placebo | -: n24 of60"},
        ),
    ],
)
def test_people_are_told_by_what_they_were_given(results: str, expected: set[str]) -> None:
    assert told(results) == expected
