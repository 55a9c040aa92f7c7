"""Designs that a text speaks of and that are not its own, and what journalists write of any story."""

from __future__ import annotations

import pytest

from suggested import told

NEWS = "Tea helps gout: study\n\nTOWN, May 4, 2021 -- A new study suggests that tea helps gout, researchers say.\n\n"


@pytest.mark.parametrize(
    ("words", "design"),
    [
        ('"We are now designing a randomized clinical trial of tea," Roe added.', None),
        ("A full randomized clinical trial was needed to find out, he said.", None),
        ("Larger randomised trials are needed.", None),
        ("The team plans a randomized trial of tea.", None),
        ("Tea is the gold standard, she said.", None),
        ("Tea may one day improve overall survival.", None),
        ("Adults were randomly selected to receive tea or water.", "randomised trial"),
        ("About half were randomly chosen to get tea.", "randomised trial"),
        ("Roe and her colleagues randomized 111 men to tea or water.", "randomised trial"),
    ],
)
def test_designs_in_news(words: str, design: str | None) -> None:
    assert told(NEWS + words).get("study.design", [None])[0] == design


def test_a_study_among_the_people_of_one_arm_is_no_trial() -> None:
    text = (
        "Nurses and tea\n\nAbstract\n\nMethods: Nurses were recruited from the intervention arm of an ongoing cluster "
    )
    text += "randomized controlled trial. Data were collected in focus groups.\n"
    assert told(text).get("study.design") == ["other"]


@pytest.mark.parametrize(
    ("title", "methods", "design"),
    [
        ("Urate in gout", "Data were collected as part of a randomised controlled trial of tea.", None),
        ("Gout at home", "A qualitative study was nested within a randomised controlled trial of tea.", "other"),
        ("Update of EULAR recommendations for gout", "A systematic literature review was performed.", "other"),
        ("Reporting gout", "We aimed to develop recommendations on randomised trials of tea.", "other"),
        ("Adherence to national guidelines for gout", "Charts of adults were reviewed retrospectively.", "cohort"),
        ("Tea in gout", "A meta-analysis of tea could be helpful. We review the current evidence.", "other"),
        ("Tea in gout: an open-label extension of a randomised trial", "All drank tea.", "non-randomised trial"),
        ("Tea in gout: data from TEA-ON, the open-label extension of TEA", "All drank tea.", "non-randomised trial"),
        (
            "Tea",
            "In this 52-week, open-label extension study, men who completed a randomised trial drank tea.",
            "non-randomised trial",
        ),
        ("Tea in gout: a randomised trial with an open-label extension", "All then drank tea.", "randomised trial"),
        (
            "Tea",
            "Men were randomised to tea or milk. They could then enter an open-label extension study.",
            "randomised trial",
        ),
    ],
)
def test_designs_of_reports_about_trials_and_of_recommendations(title: str, methods: str, design: str | None) -> None:
    found = told(f"{title}\n\nAbstract\n\nMethods: {methods}\n").get("study.design", [None])[0]
    assert found == design


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("New scan may help diagnose gout", "gout"),
        ("A breath test could someday detect colon cancer", "colon cancer"),
        ("A gene may help guide prostate cancer treatment", "prostate cancer"),
        ("Planning knee revision surgery by radiographs of the other knee", None),
    ],
)
def test_no_verb_belongs_to_a_condition(title: str, condition: str | None) -> None:
    found = told(f"{title}\n\nAbstract\n\nMethods: We measured joints.\n").get("study.condition", [None])[0]
    assert (found or "").casefold() == (condition or "").casefold() or (condition is None and "planning" not in found)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tea for gout: results from the confirmatory TEACUP study", "TEACUP"),
        ("Tea in gout despite diet: the GO-TEACUP Study", "GO-TEACUP"),
        ("Tea for Active Gout: TEATIME-SC Maintenance Study Extension Through 1 Year", "TEATIME-SC"),
        ("Design of the trial of early tea and coffee in human gout (TEACOHUG) trial", "TEACOHUG"),
        ("Two-year results of the register-enriched randomised controlled TEAPOT trial", "TEAPOT"),
        ("A pilot GOUTY study of tea", None),
        ("Tea in people with GOUTY: the GOUTY study", None),
        ("Cancer Research Group of Teas (GROTE) study 09", None),
    ],
)
def test_the_name_of_a_trial(title: str, name: str | None) -> None:
    text = f"{title}\n\nAbstract\n\nMethods: Adults were randomly assigned to tea or water.\n"
    assert told(text).get("study.trial_name", [None])[0] == name


def test_a_condition_ends_before_what_was_done_with_it() -> None:
    text = "Tea\n\nAbstract\n\nMethods: We asked patients with mild gouty arthritis and correlated significantly all.\n"
    assert told(text).get("study.condition", [None])[0] == "mild gouty arthritis"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("We treated 30 adults at Kobe University Hospital.", "Japan"),
        ("Adults were seen in Banja Luka in 2014.", "Bosnia and Herzegovina"),
        ("Records of the Massachusetts General Hospital were reviewed.", "United States"),
        ("Adults drank tea. Aims: To compare tea with water in adults with gout in Ghana.", "Ghana"),
        ("Tea was drunk by 80 Nigerian African stroke patients.", "Nigeria"),
        ("Tea (Verdo, Example Pharmaceuticals; Wilmington, Delaware) was drunk.", None),
        ("Pain was told on the Western Ontario and McMaster Universities index.", None),
    ],
)
def test_the_country_by_the_hospital(words: str, country: str | None) -> None:
    text = f"Tea and gout\n\nAbstract\n\nMethods: {words}\n"
    assert told(text).get("study.country", [None])[0] == country


def test_what_is_counted_or_who_took_part_is_no_design() -> None:
    page = "Tea and gout\n\nAbstract\n\nMethods: {}\n"
    experts = "We asked 22 adults, among them RCT experts. A two-stage Delphi survey was conducted."
    assert told(page.format(experts))["study.design"] == ["other"]
    assert told(page.format("We read four clinical studies and two case reports.")).get("study.design", []) == []
    against = "Tea has brought longer gout-free survival than placebo. Progression-free survival was counted."
    assert told(page.format(against)).get("study.design", []) != ["cohort"]


@pytest.mark.parametrize("kind", ["Cochrane Systematic Review - Intervention", "Systematic review"])
def test_a_page_of_a_review_is_titled_above_its_type_and_is_no_trial(kind: str) -> None:
    methods = "RCTs were included if they compared tea with placebo in adults with gout."
    found = told(f"Library  Reviews  Trials  Answers\nTea for gout in adults of any age\n{kind}\nMethods\n{methods}\n")
    assert found["report.title"] == ["Tea for gout in adults of any age"]
    assert found["study.design"] == ["systematic review"]


def test_a_title_stands_above_the_section_of_its_journal() -> None:
    text = (
        "Annals of Tea\nTea and milk in adults with gout of the knee\nExtended reports\nA Roe, B Doe, C Poe\nAbstract\n"
    )
    found = told(f"{text}Abstract\nMethods: Sixty adults with gout were studied.\n")
    assert found["report.title"] == ["Tea and milk in adults with gout of the knee"]
    assert found["report.first_author"] == ["A Roe"]
