"""What a study is about without the words around it, and names that are none."""

from __future__ import annotations

import pytest

from suggested import told

GIVEN = "Methods: Sixty adults were randomly assigned to two groups and treated for a month."


def with_title(title: str, body: str = GIVEN) -> dict[str, list[str]]:
    return told(f"{title}\n\nAbstract\n\n{body}\n")


@pytest.mark.parametrize(
    ("title", "intervention"),
    [
        ("Influence of colchicine on walking in older men with gout", "colchicine"),
        ("Role of colchicine in the treatment of gout", "colchicine"),
        ("Failure of colchicine treatment in gout of the hand", "colchicine treatment"),
        ("Duration of colchicine therapy for gout in adults", "colchicine therapy"),
        ("Onset of action of the xanthine oxidase inhibitor in gout", "xanthine oxidase inhibitor"),
        ("Single- and multiple-dose pharmacokinetics of inhaled budesonide in asthma", "inhaled budesonide"),
        ("A randomised placebo controlled study of colchicine in gout", "colchicine"),
        ("Association of colchicine and prednisone in the treatment of gout", "colchicine and prednisone"),
        (
            "Zinc, vitamin A, and arginine supplementation in children with gout",
            "Zinc, vitamin A, and arginine supplementation",
        ),
        ("Calcium antagonists for hypertension in older women", "Calcium antagonists"),
        ("Does colchicine alter the course of gout?", "colchicine"),
        ("Is colchicine valuable in gout?", "colchicine"),
        ("Colchicine combined with massage for gout in adults", "Colchicine combined with massage"),
        ("Safety of subcutaneously administered methotrexate in gout", "methotrexate"),
        ("Certolizumab pegol improves the sleep of adults with gout", "Certolizumab pegol"),
    ],
)
def test_a_treatment_is_named_without_the_words_of_the_study(title: str, intervention: str) -> None:
    assert with_title(title)["study.intervention"] == [intervention]


@pytest.mark.parametrize(
    "title",
    [
        "Alpha-4 genotype does not predict the course of gout",
        "Outcome and causes of death of people with gout",
        "Gout and bulbar impairment in old age: analysis of a registry",
        "Complications of gout in nurses: what they need",
    ],
)
def test_what_was_not_given_is_no_treatment(title: str) -> None:
    body = "Methods: We read the records of 80 adults with gout who came for treatment."
    assert with_title(title, body)["study.intervention"] == []


def test_a_medicine_that_is_only_spoken_of_is_no_treatment() -> None:
    body = (
        "Background: Opioids are often asked for. Methods: The knees of 80 adults with gout were measured. "
        "Results: Few asked for opioids, and opioids were rarely bought. Treatment was late."
    )
    assert with_title("Width of the knee in adults with gout", body)["study.intervention"] == []


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("A simple score to diagnose heart attacks", "heart attacks"),
        ("Scans to guide epilepsy surgery in young adults", "epilepsy"),
        ("New pills may reverse diabetes", "diabetes"),
        ("Can a nurse detect early lymphedema reliably?", "early lymphedema"),
        ("Walking in an ethnically diverse cystic fibrosis population", "cystic fibrosis"),
        ("A missed cystic fibrosis in an old man", "cystic fibrosis"),
        ("Effect of yoga on pain and anxiety in knee osteoarthritis", "knee osteoarthritis"),
        ("Acute hepatitis C in nurses of two towns", "Acute hepatitis C"),
        ("Fears of survivors of head and neck cancer", "head and neck cancer"),
        ("Colchicine in patients with gout and an inadequate response to tea", "gout"),
        ("Tea for patients with carcinoma of the prostate confirmed by biopsy", "carcinoma of the prostate"),
        ("Nails of older adults after polyarteritis nodosa", "polyarteritis nodosa"),
    ],
)
def test_a_condition_is_named_without_the_words_around_it(title: str, condition: str) -> None:
    assert with_title(title)["study.condition"] == [condition]


@pytest.mark.parametrize(
    "title",
    [
        "Storage of vaccines in the community: a weak link in the cold chain",
        "Do family physicians know what care costs?",
        "Walking speed in patients with GG",
        "Music during general anaesthesia",
        "Delivery of care in small towns",
    ],
)
def test_what_is_no_condition_is_not_one(title: str) -> None:
    assert with_title(title, "Methods: We asked 80 adults of two towns.")["study.condition"] == []


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("Sugar was compared with the values of a healthy adult population.", "healthy adult population"),
        ("Sugar fell compared with those in the control group who had slept.", "control group"),
        ("Sugar fell compared with conventional casting and achieves a rise.", "conventional casting"),
    ],
)
def test_a_comparator_is_named_without_what_was_measured(sentence: str, comparator: str) -> None:
    body = f"Methods: Sugar was measured in 80 patients with gout. Results: {sentence}"
    assert with_title("Sugar in gout of the knee", body)["study.comparator"] == [comparator]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hearts were randomised to mild hypothermic or moderate hypothermic.",
        "Patients had colchicine with or without emtricitabine.",
        "Order was tea first and coffee second, or vice versa.",
    ],
)
def test_what_was_cut_is_no_comparator(sentence: str) -> None:
    assert with_title("Tea in gout of the knee", f"Methods: {sentence}")["study.comparator"] == []


@pytest.mark.parametrize(
    ("title", "body", "design"),
    [
        ("Tea in rats with gout", "Methods: Rats were randomly divided into two groups.", []),
        ("Tea and cultured cells", "Methods: Cells were followed for two days in vitro.", []),
        (
            "Tea for gout of the knee in older men. [Review] [41 refs]",
            "Tea was better than a placebo in most.",
            ["other"],
        ),
        (
            "Tea for gout",
            "Selection criteria: All randomised controlled trials comparing tea with a placebo.",
            ["systematic review"],
        ),
        ("What tea costs", "Methods: A Markov model told the costs of tea for adults with gout.", ["other"]),
        ("Tea and gout", "Methods: A questionnaire on tea was posted to all nurses.", ["cross-sectional"]),
        ("Tea and sleep", "Methods: Seven healthy volunteers received tea for five days.", ["non-randomised trial"]),
        ("Tea in gout", "Methods: An open-label pilot of tea was made in nine adults.", ["non-randomised trial"]),
        ("Exploratory analysis of a phase III trial of tea in gout", "Methods: Adults had tea.", ["other"]),
        ("Knees at the door", "Methods: We saw 98 consecutive elderly patients with gout.", ["cohort"]),
        ("Skull and gout: a review of 38 patients", "Methods: They were followed for six years.", ["cohort"]),
    ],
)
def test_designs(title: str, body: str, design: list[str]) -> None:
    assert with_title(title, body)["study.design"] == design
