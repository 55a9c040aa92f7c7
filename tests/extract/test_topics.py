"""What a study is about and whom it counted, from the forms of titles, aims and methods; and what is left empty."""

from __future__ import annotations

import pytest

from suggested import told


def with_title(title: str, body: str = "Patients were randomly assigned to two groups and treated for a month.") -> str:
    return f"{title}\n\nAbstract\n\nMethods: {body}\n"


@pytest.mark.parametrize(
    ("title", "intervention", "comparator", "condition"),
    [
        ("Effects of zolbetan on walking in adults with chronic knee pain", "zolbetan", None, "chronic knee pain"),
        ("Metformin versus diet counselling for prediabetes", "Metformin", "diet counselling", "prediabetes"),
        ("Vitamin D supplementation and disease activity in lupus", "Vitamin D supplementation", None, "lupus"),
        ("Tocilizumab-induced remission in Still's disease", "Tocilizumab", None, "Still's disease"),
        (
            "Zolbetan for Chronic Gout–Associated Kidney Disease",
            "Zolbetan",
            None,
            "Chronic Gout–Associated Kidney Disease",
        ),
        (
            "Early combination therapy with zolbetan and tea in gout",
            "Early combination therapy with zolbetan and tea",
            None,
            "gout",
        ),
        ("Is honey needed after tonsillectomy in children?", "honey", None, None),
        ("Survival after hip arthroplasty in people with osteoporosis", "hip arthroplasty", None, "osteoporosis"),
        ("Prevention of migraine with weekly yoga classes", None, None, "migraine"),
        ("Safety of zolbetan in diabetic dialysis patients", "zolbetan", None, None),
        ("Early mobilisation and pneumonia after ischaemic stroke", None, None, "ischaemic stroke"),
        ("Online programme for carers of people with dementia", "Online programme", None, "dementia"),
    ],
)
def test_titles_name_treatment_and_condition(
    title: str, intervention: str | None, comparator: str | None, condition: str | None
) -> None:
    found = told(with_title(title))
    for role, value in (("intervention", intervention), ("comparator", comparator), ("condition", condition)):
        if value:
            assert found[f"study.{role}"] == [value]


@pytest.mark.parametrize(
    "title",
    [
        "Associations between zinc levels and asthma control",
        "Prevalence of insomnia among night nurses",
        "Unmet needs of people with gout",
        "Memory in adults with insomnia",
        "Capillaroscopy predicts insomnia in gout",
    ],
)
def test_a_study_that_observes_has_no_treatment(title: str) -> None:
    body = "In all, 35 patients with insomnia (insomnia group) and 39 sleepers (control group) were tested."
    assert told(with_title(title, body))["study.intervention"] == []


@pytest.mark.parametrize(
    ("sentence", "design"),
    [
        ("The charts of 48 patients were linked to the national death registry.", "cohort"),
        ("A 52-year-old man with gout was treated with colchicine.", "case report"),
        ("In this post hoc analysis, we followed 31 women for 16 months.", "other"),
        ("This review summarises what is known about gout.", "other"),
        ("In a phase II trial, 40 adults received colchicine or placebo for six weeks.", "randomised trial"),
        (
            "Forty adults with gout were allocated to a walking programme (n=20) or to usual care (n=20).",
            "non-randomised trial",
        ),
        ("Forty adults with gout were divided into two groups, and one received honey.", "non-randomised trial"),
        ("Serum urate was measured before and after dialysis in 37 adults.", "before-after"),
        ("An online survey was sent to all nurses of a hospital.", "cross-sectional"),
        ("Semi-structured interviews were held with 12 adults.", "other"),
        ("Dr Example randomly assigned 52 patients to honey or sugar.", "randomised trial"),
        ("Design: Cross-sectional.", "cross-sectional"),
        ("The records of 223 adults with gout were evaluated.", "cohort"),
        ("A meta-analysis of the published literature on gout was conducted.", "meta-analysis"),
        ("Pain was told at treatment initiation and after 1, 3 and 6 months of treatment.", "before-after"),
        ("Adults answered a short questionnaire on gout.", "cross-sectional"),
        ("Estudio observacional, transversal y retrospectivo de las consultas del año.", "cross-sectional"),
        ("Un homme de 71 ans avec une goutte sévère a été hospitalisé pour des douleurs.", "case report"),
    ],
)
def test_designs_are_read_from_what_was_done(sentence: str, design: str) -> None:
    assert told(f"Gout and its care in a small town\n\nAbstract\n\nMethods: {sentence}\n")["study.design"] == [design]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Scans were performed in 71 patients with gout.", {"n_enrolled": "71"}),
        ("Of 23 patients in the open-label series, 14 walked again.", {"n_enrolled": "23"}),
        ("In total, 391 patients with gout (mean age 60 years) underwent training.", {"n_enrolled": "391"}),
        ("Fifty-two adults meeting criteria for gout were randomly assigned to diet.", {"n_randomised": "52"}),
        ("N = 216 participants with gout completed the survey.", {"n_analysed": "216"}),
        ("The survey included 14,210 participants, women representing 52.5% of them.", {"n_enrolled": "14,210"}),
        ("We conducted a cohort study of 8123 men and 12 450 women.", {"male_n": "8123", "female_n": "12 450"}),
        ("We observed 633 incident cases of gout.", {"n_enrolled": None, "n_analysed": None}),
        ("Six dogs were studied, and one subject was randomly assigned to rest.", {"n_randomised": None}),
        (
            "Se incluyeron 60 pacientes con gota que fueron atendidos por los médicos en la consulta de la clínica.",
            {"n_enrolled": "60"},
        ),
    ],
)
def test_people_are_counted_once_and_by_their_verb(sentence: str, expected: dict[str, str | None]) -> None:
    found = told(f"Care of gout\n\nAbstract\n\nResults: {sentence}\n")
    for role, value in expected.items():
        assert found[f"study.{role}"] == ([value] if value else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A total of 77 patients aged 11 months to 12.5 years took part.", {"min": "11", "max": "12.5", "unit": None}),
        ("Thirty women (age range, 58-81 years) took part.", {"min": "58", "max": "81", "unit": "years"}),
        ("Adults aged 18 to 70 years could take part.", {"min": None, "max": None}),
        (
            "La edad media fue de 48,3 ± 7,1 años en los pacientes que se incluyeron en el estudio de la clínica.",
            {"mean": "48.3", "sd": "7.1", "unit": "años"},
        ),
    ],
)
def test_ages_of_people_not_of_eligibility(sentence: str, expected: dict[str, str | None]) -> None:
    found = told(f"Care of gout\n\nAbstract\n\nResults: {sentence}\n")
    for role, value in expected.items():
        assert found[f"age.{role}"] == ([value] if value else [])


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Danish adults with gout were followed.", "Denmark"),
        ("A French multicentre study of gout was done.", "France"),
        ("Traditional Chinese medicine was not used.", None),
        ("The drug was approved in the USA in 1991.", None),
    ],
)
def test_countries_of_the_study(sentence: str, country: str | None) -> None:
    found = told(f"Care of gout\n\nAbstract\n\nMethods: {sentence}\n")["study.country"]
    assert found == ([country] if country else [])


def test_doses_of_the_studied_treatment_stand_alone() -> None:
    text = with_title(
        "Is morphine useful after paracetamol?",
        "Children were randomised to receive 2 mg/kg of morphine or placebo. All received 7 mg/kg of paracetamol.",
    )
    found = told(text)
    assert found["study.dose"] == ["2 mg/kg"]
    assert found["study.comparator"] == ["placebo"]


@pytest.mark.parametrize(
    ("sentence", "role", "expected"),
    [
        ("Compared with non-users, men who took zolbetan had gout less often.", "study.comparator", "non-users"),
        ("We compared zolbetan and surgery with surgery alone in gout.", "study.comparator", "surgery alone"),
        ("Group A received honey and the other group served as control group.", "study.comparator", "control group"),
        ("The infants were randomly divided into two groups.", "study.design", "randomised trial"),
        ("Chemotherapy was given in a double-blind study.", "study.design", "randomised trial"),
        (
            "In this secondary analysis of a randomized clinical trial comparing two diets, gout was rare.",
            "study.design",
            "randomised trial",
        ),
        ("This was a post hoc analysis of stored serum.", "study.design", "other"),
        ("In all, 40 adults were seen at Vellby University Hospital, Sweden.", "study.country", "Sweden"),
        ("Uric acid was measured with a kit from Vellby, Sweden.", "study.country", None),
        ("All residents of U.S. nursing homes were studied.", "study.country", "United States"),
        ("The mean zolbetan dose was 812 +/- 40 mg/d.", "study.dose", "812 +/- 40 mg/d"),
        ("The range of HbA1c was 52.5–71.3 mmol/mol on metformin treatment.", "study.dose", None),
        (
            "In a phase II study (MORAY-2) zolbetan was given; the MORAY-1 trial is older.",
            "study.trial_name",
            "MORAY-2",
        ),
    ],
)
def test_forms_that_name_what_was_compared_done_and_given(sentence: str, role: str, expected: str | None) -> None:
    found = told(f"Care of gout\n\nAbstract\n\nMethods: {sentence}\n")
    assert found[role][:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "role", "expected"),
    [
        ("Of the 212 adults enrolled, 180 (85%) returned.", "study.n_enrolled", "212"),
        ("Nine patients with gout, confirmed by puncture, were included.", "study.n_enrolled", "9"),
        ("The trial, led by Dr. Roe of Vellby, included 77 patients.", "study.n_enrolled", "77"),
        ("A trial at the clinics of Vellby included 64 patients with gout.", "study.n_enrolled", "64"),
        ("Adults (n = 31) on zolbetan with high urate were randomised.", "study.n_randomised", "31"),
        ("Analyses of 6 individual cancers in subjects on zolbetan were done.", "study.n_analysed", None),
    ],
)
def test_forms_that_count_people(sentence: str, role: str, expected: str | None) -> None:
    found = told(f"Care of gout\n\nAbstract\n\nResults: {sentence}\n")
    assert found[role] == ([expected] if expected else [])


def test_reviews_name_the_trials_of_others() -> None:
    text = with_title("Vitamin D for gout: a systematic review", "In the MORAY trial, gout was rare.")
    assert told(text)["study.trial_name"] == []


def test_a_brief_introduction_before_the_methods_opens_an_abstract() -> None:
    text = "Care of gout in old age\n\nIntroduction\nGout hurts.\nMethods\nWe enrolled 64 adults with gout.\n"
    assert told(text)["study.n_enrolled"] == ["64"]


@pytest.mark.parametrize(
    ("title", "intervention"),
    [
        ("Does feeding tube insertion lengthen life?", "feeding tube insertion"),
        ("Efficacy and toxicity of zolbetan, a new syrup, in lung cancer chemotherapy", "zolbetan"),
        ("The use and efficacy of glucose monitoring in diabetes treated with insulin", "glucose monitoring"),
    ],
)
def test_a_title_names_the_treatment_not_its_setting(title: str, intervention: str) -> None:
    assert told(with_title(title, "Forty adults took part."))["study.intervention"] == [intervention]


@pytest.mark.parametrize(
    ("title", "body", "condition"),
    [
        (
            "Cuff pressure in intubated critically ill patients",
            "Methods: Pressures were measured.",
            "intubated critically ill patients",
        ),
        ("Warm drapes during open colorectal surgery", "Methods: Adults were warmed.", "open colorectal surgery"),
        ("Do older adults with cancer fall more often?", "Methods: We counted.", "cancer"),
        (
            "Risk of bleeding with zolbetan",
            "Methods: Adults with atrial fibrillation took part.",
            "atrial fibrillation",
        ),
        ("Cancer of the buccal mucosa and its margins", "Methods: We measured margins.", "Cancer of the buccal mucosa"),
        ("Web pages for adults with mild to moderate depression", "Methods: They read.", "mild to moderate depression"),
        ("Prices of tobacco and young drivers", "Methods: We asked.", "tobacco"),
        ("A modified gout protocol for tophi", "Methods: Adults with psoriasis took part.", "psoriasis"),
        ("Spinal anaesthesia for hip surgery", "Methods: We asked.", "hip surgery"),
        ("Spinal anaesthesia versus sedation for knee arthroscopy", "Methods: We asked.", "knee arthroscopy"),
        ("Tea and de novo lupus nephritis", "Methods: We asked.", "de novo lupus nephritis"),
        ("Zolbetan in the young", "Methods: Adults with severe, progressive lung disease.", "progressive lung disease"),
        ("Preventing nausea in caesarean sections", "Methods: We asked.", "caesarean sections"),
        (
            "Zolbetan in the young",
            "Background: Children with juvenile arthritis are weak. Aim: To study the frequency of uveitis in JIA.",
            "juvenile arthritis",
        ),
        (
            "Zolbetan in the young",
            "Methods: Adults with ≥1 attack took part. Women with psoriasis did not.",
            "psoriasis",
        ),
    ],
)
def test_what_people_have_or_undergo(title: str, body: str, condition: str) -> None:
    assert told(f"{title}\n\nAbstract\n\n{body}\n")["study.condition"] == [condition]


@pytest.mark.parametrize(
    ("title", "body", "intervention"),
    [
        ("Association of tea intake with gout in men", "Methods: We followed 400 men.", "tea intake"),
        ("Foot size and gout in men", "Objective: To assess the accuracy of foot scanning in gout.", "foot scanning"),
        (
            "Gout in men",
            "Aim: To see whether foot mud is an effective treatment of gout. Men were treated.",
            "foot mud",
        ),
        ("Prevalence of gout in men", "Methods: We asked 400 men.", None),
        ("Insulin sensitivity after gout: a randomised trial", "Methods: Men were randomised.", None),
        (
            "Goal-directed foot care for gout: a randomised trial",
            "Methods: Men were randomised.",
            "Goal-directed foot care",
        ),
    ],
)
def test_habits_tests_and_openings_of_titles(title: str, body: str, intervention: str | None) -> None:
    assert told(f"{title}\n\nAbstract\n\n{body}\n")["study.intervention"] == ([intervention] if intervention else [])


def test_a_trial_that_is_wished_for_is_no_study() -> None:
    found = told(
        "Abstract\n\nColds are common. Zinc is widely taken, and there are few reports on its use. "
        "A multicentre randomised controlled trial comparing placebo with zinc is advised.\n"
    )
    assert not any(found[f"study.{role}"] for role in ("design", "centres", "comparator"))


def test_how_many_stayed_how_long_is_nobody_analysed() -> None:
    found = told(
        "Care of gout\n\nAbstract\n\nResults: Of 133 patients, 106 entered the extension. "
        "Fifty-eight patients completed 6 months of treatment, 41 completed 12 months, and 15 completed 18 months.\n"
    )
    assert "58" not in found["study.n_analysed"]
