"""Names of trials: those by which a report is signed, those told in full, and what is none."""

from __future__ import annotations

import pytest

from suggested import told

METHODS = "\n\nAbstract\n\nMethods: Adults with gout were randomly assigned to tea or milk.\n"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Tea for gout\nAnn Roe, Bo Poe, for the LEAFS Trial Investigators", ["LEAFS"]),
        ("Tea for gout\nAnn Roe, Bo Poe, for the LEAFS–XYZ Research Group", ["LEAFS"]),
        ("Tea for gout\nAnn Roe, Bo Poe, for the leaFSed investigators", ["leaFSed"]),
        ("Tea and milk in adults: the Sun-dried Leaves of Tea study of Urate thickness Evaluation (SPOUT)", ["SPOUT"]),
        ("A randomised trial of tea in adults with chronic gout (DANCE)", ["DANCE"]),
        ("Tea for gout\nAnn Roe, Bo Poe, for the LEAF Surveillance Investigators", ["LEAF Surveillance"]),
        ("Tea for gout of the foot (LeOToB): study protocol for a randomised trial", ["LeOToB"]),
        ("A randomised trial of tea in chronic gouty foot disease (CGFD)", []),
        ("Tea in gout: data of the European Gout Trial and Research (EGTAR) group", []),
        ("Tea for gout: post hoc analysis of the phase 3 LEAFS and ROOTS trials", ["LEAFS", "ROOTS"]),
    ],
)
def test_names_of_trials(head: str, names: list[str]) -> None:
    assert told(head + METHODS).get("study.trial_name", []) == names


def test_a_bracket_before_the_word_trial_is_a_name_though_a_disease_is_in_it() -> None:
    page = (
        "Tea for gout\n\nAbstract\n\nMethods: The Leaves of Tea International Gout (LOTIG) trial was done in towns.\n"
    )
    assert told(page)["study.trial_name"] == ["LOTIG"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We reported data from LEAFS, a Phase 3 trial of tea in gout.", "LEAFS"),
        ("Funded by a tea maker; LEAF-RED OUTCOME ClinicalTrials.gov number, NCT01234567.", "LEAF-RED OUTCOME"),
    ],
)
def test_names_in_sentences(sentence: str, name: str) -> None:
    assert told(f"Tea for gout\n\nAbstract\n\nMethods: {sentence}\n")["study.trial_name"] == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Tea Assessment (TeA) study recruited adults in Hilltown.", "TeA"),
        ("The Tea and Type 2 Gout (T2g) trial enrolled 240 adults.", "T2g"),
        ("The Tea Assessment Study is a randomised, double-blind trial in adults.", "Tea Assessment Study"),
        ("Unlike the Tea Assessment (TeA) study, we took milk.", None),
        ("The Kidney Index (KiX) was higher in this study.", None),
    ],
)
def test_names_behind_their_words(sentence: str, name: str | None) -> None:
    page = f"Tea for gout\n\nAbstract\n\nMethods: {sentence}\n"
    assert told(page).get("study.trial_name") == ([name] if name else None)


def test_a_study_group_of_a_country_is_no_trial() -> None:
    page = f"Tea for gout\nAnn Roe, Bo Poe, for the European Gout Study Group{METHODS}"
    assert "study.trial_name" not in told(page)
