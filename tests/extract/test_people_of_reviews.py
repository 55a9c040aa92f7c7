"""How many people reviews tell of, and counts that are none: scores, parts of a trial, one of two groups."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from suggested import told

REVIEW = "Zinc in cough: a review\n\nAbstract\n\nMethods: {} Results: {}\n"
STUDY = "Zinc for cough in adults\n\nAbstract\n\nMETHODS: {} RESULTS: {}\n"
SEARCHED = "MEDLINE, EMBASE and the Cochrane Library were searched for papers on zinc."
GIVEN = "Adults were given zinc."
ROLES = ("design", "n_enrolled", "n_randomised", "n_analysed", "female_n", "male_n")


def of_people(page: str) -> Mapping[str, list[str]]:
    facts = told(page)
    return {role: facts[f"study.{role}"] for role in ROLES if f"study.{role}" in facts}


@pytest.mark.parametrize(
    ("found", "people"),
    [
        ("Forty-eight of 341 papers were included, reporting 458 patients given zinc (69% female).", ["458"]),
        ("Of 341 papers, 48 were included, describing 458 patients with cough.", ["458"]),
        ("Nine studies met the criteria, providing data on 322 patients.", ["322"]),
        ("The search yielded 18 eligible trials that together enrolled 2,544 patients.", ["2,544"]),
        ("Twelve articles (three trials) with data on 99 patients were identified.", ["99"]),
        ("14 studies were included (n = 2,406; 61% female).", ["2,406"]),
        ("We included 163 RCTs with 50,010 participants and 46 extensions of studies with 11,954 adults.", ["50,010"]),
    ],
)
def test_people_of_a_review_that_searched(found: str, people: list[str]) -> None:
    facts = of_people(REVIEW.format(SEARCHED, found))
    assert facts["design"] == ["systematic review"]
    assert facts["n_analysed"][:1] == people


def test_each_kind_of_studies_counts() -> None:
    page = REVIEW.replace("a review", "a meta-analysis")
    both = "Five trials had patient level data (815 people, mean 3.6 years)."
    assert of_people(page.format(SEARCHED, both)).get("n_analysed") in (["815"], None)
    kinds = (
        "We found five with patient level data (815 people, mean 3.6 years) and 11 with trial level data (1192 people)."
    )
    assert of_people(page.format(SEARCHED, kinds))["n_analysed"] == ["1192", "815"]
    two = (
        "A total of 17 studies were included in the mortality meta-analysis, with data from 9239 people. A total of 43 "
    )
    two += "studies have been included in the survival meta-analysis, reporting data from 13,679 people."
    assert of_people(page.format(SEARCHED, two))["n_analysed"] == ["9239", "13,679"]


def test_those_whose_data_were_obtained() -> None:
    page = REVIEW.replace("a review", "a meta-analysis of individual participant data")
    found = "Eight were eligible trials (total 1078 participants). We sought individual participant data for each and "
    found += "obtained it for seven studies (955 participants)."
    facts = of_people(page.format(SEARCHED, found))
    assert (facts["n_enrolled"], facts["n_analysed"]) == (["1078"], ["955"])


@pytest.mark.parametrize(
    ("methods", "results", "wanted"),
    [
        (
            "Adults with scores of at least 6 were enrolled and randomly assigned to zinc or placebo.",
            "867 patients were randomly assigned. 865 were treated and analysed in the intention-to-treat population.",
            {"n_enrolled": ["867"], "n_randomised": ["867"], "n_analysed": ["865"]},
        ),
        (
            "An open-label trial of zinc was conducted in 20 patients with cough.",
            "Six patients (30%) met criteria and were removed early.",
            {"n_enrolled": ["20"], "n_analysed": ["20"]},
        ),
        (
            "Adults were randomly assigned to zinc or placebo.",
            "In May, 179 patients were assigned to the zinc group and 178 to the placebo group. Cough stopped "
            "in 73 [41%] of 179 patients vs 40 [23%] of 178 patients.",
            {},
        ),
        (
            "In part one, 251 patients were randomly assigned to zinc or placebo.",
            "215 patients participated in part two.",
            {"n_enrolled": ["251"], "n_randomised": ["251"], "n_analysed": ["215"]},
        ),
        (
            "We studied the effects of three years of zinc on cough in 176 men and 213 women who were living at home.",
            "Cough fell.",
            {"male_n": ["176"], "female_n": ["213"]},
        ),
        ("Cohort study of 3258 consecutive male and female patients.", "Cough fell.", {"n_enrolled": ["3258"]}),
        ("We gave zinc to two patients with cough.", "Both coughed less.", {"n_enrolled": ["2"]}),
        ("The registry includes 86 patients.", "Seventy-eight patients were analysed.", {"n_enrolled": ["86"]}),
        (
            "From 2,000 patients in our database, 120 with chronic cough were identified.",
            "Cough fell.",
            {"n_enrolled": ["120"]},
        ),
        ("We included 57 studies that randomised women to zinc.", "Cough fell.", {}),
    ],
)
def test_counts_of_people(methods: str, results: str, wanted: dict[str, list[str]]) -> None:
    facts = of_people(STUDY.format(methods, results))
    for role in ("n_enrolled", "n_randomised", "n_analysed", "male_n", "female_n"):
        assert facts.get(role) == wanted.get(role) or role not in wanted, role
    if not wanted:
        assert not {"n_enrolled", "n_analysed"} & set(facts)


@pytest.mark.parametrize(
    "page",
    [
        "Search methods\n\nWe searched CENTRAL, MEDLINE and Embase to January 2017.\n\nSelection criteria\n\nTrials of "
        "zinc.\n\nMain results\n\nWe included 12 RCTs randomising 5238 people.",
        "Methods: We searched the Cochrane Central Register and LILACS.\n\nResults: Twelve trials (5238 adults) were "
        "included.",
        "Data sources: PubMed, Embase, and the Cochrane Library from inception to January 2017.\n\nResults: Twelve "
        "RCTs (5238 participants) were included.",
        "Data sources: MEDLINE and EMBASE (1980 to 2017).\n\nResults: Twelve RCTs with 5238 people were included.",
    ],
)
def test_where_was_searched_shows_a_review(page: str) -> None:
    facts = of_people(f"Zinc for cough in adults\n\nBackground: Cough is common.\n\n{page}\n")
    assert facts["design"] == ["systematic review"]
    assert (facts["n_enrolled"], facts["n_analysed"]) == (["5238"], ["5238"])


def test_a_database_of_patients_is_no_search() -> None:
    facts = of_people(STUDY.format("Central laboratories measured zinc in 30 adults from 2012 to 2017.", "Cough fell."))
    assert facts.get("design") != ["systematic review"]
