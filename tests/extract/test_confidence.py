"""What is left out or renamed before it is suggested: names that are no outcomes, and values without their group."""

from __future__ import annotations

import pytest

from attest.extract.confidence import Confidence
from attest.extract.confidence_places import side_by_side
from attest.extract.finding import Found, row_of
from attest.extract.outcome_names import no_outcome, no_subject, of_measure, rate_told
from attest.extract.reading import Sentence
from suggested import told


def settled(text: str, quote: str, role: str, value: str, **row: str) -> Found | None:
    """A finding in the last sentence of a text (sentences end with ". "), as it may be suggested."""
    sentences, at = [], 0
    for part in text.split(". "):
        sentences.append(Sentence(at, at + len(part), part, "results", "abstract", "paragraph"))
        at += len(part) + 2
    start = text.rindex(quote)
    return Confidence(sentences).settled(Found(role, value, start, start + len(quote), "rule", row_of(**row)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("measure", "incidence rate ratio"),
        ("measure", "Adjusted odds ratio"),
        ("measure", "odds"),
        ("measure", "crude relative risk"),
        ("measure", "adjusted models the hazard ratio"),
        ("measure", "overall vaccine effectiveness"),
        ("measure", "standardised mean difference"),
        ("aim", "To compare the healing of two dressings"),
        ("aim", "receive either dressing"),
        ("design", "secondary analysis of a randomised trial of dressings"),
        ("setting", "90% isodose line"),
        ("setting", "target volume encompassed"),
        ("setting", "the cut-off"),
        ("setting", "covered"),
        ("setting", "echo time"),
        ("speaker", "the investigators said"),
        ("speaker", "how skin heals"),
        ("flow", "were enrolled"),
        ("flow", "completed both questionnaires"),
        ("flow", "discontinued the study"),
        ("flow", "withdrew consent"),
        ("significance", "not statistically significant"),
        ("verdict", "a major problem"),
        ("verdict", "mild to moderate"),
        ("exposure", "a new vaccine"),
        ("exposure", "stent implanted"),
        ("clause", "multivariable analysis, body mass index"),
        ("clause", "Screening detected 45 cancers"),
        ("share", "61.5% in the second assessment"),
        ("significance", "no significant interaction"),
        ("number", "sixteen comparisons"),
        ("number", "3-fold the rate of falls"),
        ("number", "70-mg"),
        ("fragment", "inflamed"),
        ("fragment", "average"),
        ("fragment", "after three weeks of syrup"),
        ("significance", "criterion for noninferiority"),
        ("fragment", "walking as"),
        ("fragment", "value of r"),
        ("fragment", "similar results"),
        ("speaker", "the data show"),
        ("flow", "given placebo"),
        ("number", "61 receiving the dressing"),
        ("verdict", "complete"),
        ("fragment", "burden can"),
        ("fragment", "no effect"),
        ("fragment", "women with gout vs controls"),
        ("fragment", "spite of a lower weight"),
        ("place", "movement"),
        ("place", "week four"),
        ("place", "6 months after surgery"),
        ("design", "crossover design"),
        ("exposure", "intervention"),
        ("people", "female controls"),
        ("people", "women receiving light therapy"),
        ("people", "current smokers"),
        ("people", "Only two women with asthma"),
        ("people", "women before"),
        ("flow", "attended to in three of the five clinics"),
        ("flow", "follow-up period"),
        ("flow", "complete data"),
        ("age", "less than 60 years of age"),
        ("age", "under 60 years"),
        ("place", "baseline measurement"),
        ("place", "before"),
        ("fragment", "Considering the last visit"),
        ("fragment", "while"),
        ("fragment", "and worsened"),
        ("fragment", "be baseline weight"),
        ("fragment", "Group B it"),
        ("fragment", "pounds"),
        ("fragment", "min"),
        ("verdict", "small"),
        ("place", "follow-up assessment"),
        ("fragment", "Hidden bleeding accounts"),
        ("number", "About one"),
        ("verdict", "major"),
        ("verdict", "rejected"),
        ("verdict", "significantly lower"),
        ("exposure", "iron supplementation"),
        ("flow", "segregated by regimen"),
        ("place", "first visit"),
        ("fragment", "falls reached 23 %"),
        ("fragment", "independent predictors of falls to be age"),
        ("number", "sustained 30%"),
        ("measure", "weight loss with a 95% confidence interval"),
    ],
)
def test_a_class_of_words_that_names_no_outcome(kind: str, words: str) -> None:
    assert no_outcome(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "risk of stroke",
        "completed all sessions",
        "discontinued because of adverse events",
        "tumor volume",
        "prednisone dose",
        "number of falls",
        "6-minute walk distance ≥350 m",
        "side effects",
        "number of responders",
        "hypertension in women",
        "complications",
        "total score",
        "severe pain",
        "5-year overall survival",
        "resting heart rate",
        "at least one fall",
        "motor development",
        "pain at rest",
    ],
)
def test_names_of_outcomes_stand(words: str) -> None:
    assert no_outcome(words) is None


def test_a_sentence_is_no_subject_of_a_direction() -> None:
    assert no_subject("the dressing was changed by nurses")
    assert no_subject("pain at rest and pain on movement and sleep and mood and function")
    assert not no_subject("pain on movement")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("hazard ratio for death", "death"),
        ("Vaccine efficacy against severe influenza", "severe influenza"),
        ("incidence rate ratio of the falls", "falls"),
        ("ratio of total to HDL cholesterol", "ratio of total to HDL cholesterol"),
        ("Angiography showed severe stenosis", "severe stenosis"),
        ("seen to be aspirating", "aspirating"),
        ("remaining patients proteinuria", "proteinuria"),
        ("inhibitor antigen 3.1 ng/ml", "inhibitor antigen"),
        ("less children required fentanyl", "required fentanyl"),
    ],
)
def test_what_a_measure_is_of(words: str, outcome: str) -> None:
    assert of_measure(words) == outcome


def test_a_ratio_without_an_outcome_takes_the_rate_of_the_sentence_before() -> None:
    told = "The crude ulcer incidence rate was 2.1 vs 4.4 per 100 bed days. The rate ratio was 0.48"
    found = settled(told, "0.48", "result.estimate", "0.48", outcome="rate ratio")
    assert found is not None and found.row == (("outcome", "ulcer"),)
    assert (
        settled("Sex was balanced. The rate ratio was 0.48", "0.48", "result.estimate", "0.48", outcome="rate ratio")
        is None
    )
    assert rate_told("The incidence of deep ulcers was 3% after a year") == "deep ulcers"


def test_a_p_value_needs_an_outcome() -> None:
    text = "The change was not statistically significant (p = 0.4)"
    assert settled(text, "p = 0.4", "result.p", "0.4", outcome="not statistically significant") is None
    assert settled(text, "p = 0.4", "result.p", "0.4", outcome="gait speed") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Itching was seen in 9 (18%) patients in the wool and 4 (8%) cases in the silk group",
        "Itching was less frequent (18% vs 31%)",
        "Itching was reported by 18 percent of people taking silk, and 31 percent of those taking wool",
    ],
)
def test_one_of_two_shares_needs_its_group(text: str) -> None:
    quote = text[: text.index("18") + 3]
    assert settled(text, quote, "adverse_event.percent", "18", event="Itching") is None
    assert settled(text, quote, "adverse_event.percent", "18", event="Itching", arm="silk") is not None


def test_a_single_share_stands_without_a_group() -> None:
    text = "Itching was seen in 18% of patients and rash in 4%"
    assert settled(text, "18%", "adverse_event.percent", "18", event="Itching") is not None


def test_one_of_two_means_needs_its_group() -> None:
    text = "Daily steps were higher (6.1 ± 2.0 vs 4.9 ± 1.8)"
    assert settled(text, "6.1 ± 2.0", "result.mean", "6.1", outcome="Daily steps") is None
    assert settled(text, "6.1 ± 2.0", "result.mean", "6.1", outcome="Daily steps", arm="wool") is not None


def test_a_level_in_per_cent_is_no_share_of_people() -> None:
    text = "HbA1c was 7.9% after a year"
    assert settled(text, "7.9%", "result.percent", "7.9", outcome="HbA1c") is None
    assert settled(text, "7.9%", "result.mean", "7.9", outcome="HbA1c") is not None


def test_directions_of_hearsay_are_left_out() -> None:
    text = "The pill is designed to act at night, so it has no effect on appetite"
    assert settled(text, "no effect on appetite", "result.direction", "no difference", outcome="appetite") is None


def test_treatment_stopped_for_harm_is_an_adverse_event() -> None:
    text = "Rash led to treatment discontinuation in 3 patients"
    found = settled(text, text, "result.events", "3", outcome="Rash led to treatment discontinuation")
    assert found is not None
    assert (found.role, found.row) == ("adverse_event.events", (("event", "Rash led to treatment discontinuation"),))
    name = settled(text, text, "result.outcome", "Rash led to treatment discontinuation", outcome=found.row[0][1])  # type: ignore[index]
    assert name is not None and name.role == "adverse_event.name"


def test_the_group_at_the_end_of_an_outcome_is_its_arm() -> None:
    found = settled("The time in group B was 15 min", "15", "result.mean", "15", outcome="time to walk in group B")
    assert found is not None
    assert dict(found.row or ()) == {"outcome": "time to walk", "arm": "group B"}


def test_a_time_told_as_a_group_is_a_time() -> None:
    found = settled("Scores rose", "Scores", "result.p", "0.02", outcome="Sleep score", arm="6 months after surgery")
    assert found is not None and found.row == (("outcome", "Sleep score"), ("time_point", "6 months after surgery"))
    assert settled("Scores rose", "Scores", "result.p", "0.02", outcome="Sleep score", time_point="least 30 mg") is None


def test_a_share_is_of_people_and_of_no_level_or_interval() -> None:
    text = "Serum lead was 12 in miners (CI 95%) and 31 (62%) had high lead levels."
    assert settled(text, "Serum lead was 12 in miners (CI 95%", "result.percent", "95", outcome="Serum lead") is None
    assert settled(text, "31 (62%", "result.percent", "62", outcome="Serum lead levels") is None
    assert settled(text, "31 (62%", "result.percent", "62", outcome="high lead levels") is not None


def test_a_ratio_is_of_no_exposure() -> None:
    text = "Night work was associated with an odds ratio of 2.07."
    assert settled(text, "odds ratio of 2.07", "result.estimate", "2.07", outcome="Night work") is None


@pytest.mark.parametrize(
    "text", ["Capacity increased by 10% in two women.", "Capacity fell in 3 (12%).", "It rose in one patient."]
)
def test_what_some_people_had_is_no_direction(text: str) -> None:
    quote = text.split(" by ")[0].split(" in ")[0]
    assert settled(text, quote, "result.direction", "higher", outcome="capacity") is None


def test_what_all_had_is_a_direction() -> None:
    text = "Capacity fell in both groups and in two trials."
    assert settled(text, "Capacity fell", "result.direction", "lower", outcome="capacity") is not None


def test_a_time_or_the_number_of_a_patient_is_no_value() -> None:
    text = "Pain was 13.6 at Month 24 (SD 5.6), as in patient 7 at 4 weeks."
    for value in ("24", "7", "4"):
        assert settled(text, text[:-1], "result.mean", value, outcome="pain") is None
    assert settled(text, text[:-1], "result.mean", "13.6", outcome="pain") is not None


def test_a_treatment_is_no_outcome_of_a_test() -> None:
    text = "Capacity fell before methotrexate therapy (p < 0.01)."
    assert settled(text, text, "result.p", "<0.01", outcome="methotrexate therapy") is None


def test_a_group_told_by_its_number_is_dropped() -> None:
    text = "Capacity was stable in 12 (86%) and in one patient it rose."
    found = settled(text, "12 (86%)", "result.events", "12", outcome="capacity stable", arm="one patient")
    assert found is not None and dict(found.row or ()) == {"outcome": "capacity stable"}
    assert settled(text, "12 (86%)", "result.events", "12", outcome="capacity stable", arm="cohorts 2") is None


def test_treatments_side_by_side_are_no_outcome() -> None:
    text = "Pain fell with methotrexate plus infliximab (2.1)."
    assert settled(text, text, "result.mean", "2.1", outcome="methotrexate plus infliximab") is None


def test_counts_side_by_side_need_no_share() -> None:
    text = "Cough was as frequent in low-dose (8 of 41 and 7 of 41) compared with high-dose (9 of 47 and 6 of 47)."
    assert not side_by_side(text.split("compared")[0], 0, 20)
    assert side_by_side(text, text.index("7 of"), text.index("9 of"))


def test_a_share_behind_a_share_is_left_to_people() -> None:
    text = "Results: Remission (cure) was 12% (1%), 25% (4%) and 70% (29%)."
    assert {"1", "4", "29"}.isdisjoint(told(f"Tea for gout\n\nAbstract\n\n{text}\n")["result.percent"])


def test_in_how_many_something_was_looked_for_is_no_count_of_it() -> None:
    text = "Results: A total of 694 (6%) infections were identified in 11 623 patients."
    assert told(f"Tea for gout\n\nAbstract\n\n{text}\n")["result.events"] == ["694"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Flares were compared between patients who fell (n=29) and patients who did not (n=12).", "result.events"),
        ("Capacity improved only in 3 RCTs.", "result.events"),
        ("Tea led to a lower median pain score 6 h after surgery.", "result.median"),
        ("The size of the sample was small (n = 9).", "result.events"),
        ("Single port surgery was done.", "study.centres"),
        ("There were non-significant positive associations between tea and falls.", "result.direction"),
        ("Patients in the tea group were younger (mean age 49.3 ± 11.5) than the others (53.9).", "age.mean"),
        ("In all, 24 men (average age, 30 years) received tea and 26 received water.", "age.mean"),
    ],
)
def test_figures_of_something_else_are_left_out(text: str, role: str) -> None:
    assert told(f"Tea for gout\n\nAbstract\n\nResults: {text}\n")[role] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Night pain was lower in the water (49%) and OME (68%)-treated men compared with the tea group.",
        "After one year, OME was able to reverse the decline in sleep (8% compared to baseline; 95% CI 5 to 11).",
        "Pain fell with tea (12%) and OME (30%).",
    ],
)
def test_a_medicine_is_no_outcome_by_its_short_form(sentence: str) -> None:
    methods = "Men with cough took omeprazole (OME) or tea. Sleep was asked for."
    found = told(f"Omeprazole (OME) for cough\n\nAbstract\n\nMethods: {methods}\n\nResults: {sentence}\n")
    assert "OME" not in found["result.outcome"]
