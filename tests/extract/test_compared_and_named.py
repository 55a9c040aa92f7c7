"""What a report is compared with in words that no arm has, and the register or study in whose name it speaks."""

from __future__ import annotations

import pytest

from suggested import told

PAGE = "{}\n\nAbstract\n\nMETHODS: {} RESULTS: {}\n"
FELL = "Cough fell."
SEARCHED = "MEDLINE was searched for trials of zinc."


@pytest.mark.parametrize(
    ("title", "methods", "results", "comparator"),
    [
        (
            "Zinc in cough: results of an open-label extension study",
            "Adults who completed treatment (zinc or placebo) in a randomised trial received zinc.",
            FELL,
            None,
        ),
        (
            "Transplantation in cough: a systematic review",
            SEARCHED,
            "In both trials transplantation was superior to cyclophosphamide.",
            "cyclophosphamide",
        ),
        ("Zinc in cough: a meta-analysis", SEARCHED, "Healing did not differ from placebo.", "placebo"),
        (
            "Zinc in cough: a meta-analysis",
            SEARCHED,
            "The weighted mean difference between zinc and control was 4.15 (95% CI 0.57 to 7.81).",
            "control",
        ),
        (
            "Zinc therapy for cough",
            "Patients who had received step-up treatment were used as historical controls (n = 15).",
            FELL,
            "step-up treatment",
        ),
        ("Zinc therapy for cough", "40 patients treated with honey served as controls.", FELL, "honey"),
        (
            "Comparison of individually tailored versus fixed-schedule rituximab regimen for cough",
            "Controls received a fixed 500 mg infusion.",
            FELL,
            "fixed-schedule rituximab regimen",
        ),
    ],
)
def test_what_it_is_compared_with(title: str, methods: str, results: str, comparator: str | None) -> None:
    assert told(PAGE.format(title, methods, results)).get("study.comparator", [None]) == [comparator]


@pytest.mark.parametrize(
    ("title", "methods", "name"),
    [
        ("Cough of the heart", "This was a study of the Spanish ROSQUE registry (21 centres).", "ROSQUE"),
        ("Cough: a cohort", "We used the European Zinc Trial and Research (EUZTAR) database.", "EUZTAR"),
        ("Cough and ulcers: an EUZTAR multicentre study", "Adults were followed.", "EUZTAR"),
        ("Survival in cough", "ZHAROS is a prospective registry. Adults were followed.", "ZHAROS"),
        ("Zinc in the ongoing Plumbers' Health Study", "Adults were followed.", "Plumbers' Health Study"),
        ("Zinc and cough", "The Zinc E Assessment Study is a randomised trial.", "Zinc E Assessment Study"),
        ("Zinc in cough (Zincux 3): a prospective, randomised trial", "Adults got zinc.", "Zincux 3"),
        ("Zinc slows cough", "The phase III ZINBUILD® trial met its endpoint.", "ZINBUILD"),
        ("Zinc and cough", "Adults of the chronic obstructive lung disease (COLD) cohort were followed.", None),
        ("Zinc and cough in a randomised trial", "Adults got zinc in the MEDLINE registry.", None),
    ],
)
def test_in_whose_name_it_speaks(title: str, methods: str, name: str | None) -> None:
    assert told(PAGE.format(title, methods, FELL)).get("study.trial_name", [None]) == [name]


@pytest.mark.parametrize(
    ("methods", "role", "wanted"),
    [
        ("Thirteen adults seen at the University of Pittsburgh got zinc.", "centres", "University of Pittsburgh"),
        ("Adults evaluated at Johns Hopkins University got zinc.", "centres", "Johns Hopkins University"),
        ("Patients attending the Royal Free Hospital were studied.", "centres", "Royal Free Hospital"),
        ("Zinc was given. Biopsies were taken at baseline and during the follow-up.", "design", "before-after"),
        ("Zinc was given. Cough did not change between baseline and 6 months.", "design", "before-after"),
        ("Zinc was given. The control group did not change between baseline and 6 months.", "design", None),
    ],
)
def test_where_it_was_done_and_how(methods: str, role: str, wanted: str | None) -> None:
    assert told(PAGE.format("Zinc for cough", methods, FELL)).get(f"study.{role}", [None]) == [wanted]
