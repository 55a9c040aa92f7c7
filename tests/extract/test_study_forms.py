"""Designs, conditions, treatments, comparators and places in news, registers, case reports and other languages."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("sentence", "design"),
    [
        (
            "Half took the pill. The other half was given a placebo and all were followed for two years.",
            "randomised trial",
        ),
        ("Adults were followed for two years and fell less than those taking a placebo.", "randomised trial"),
        ("Gout and tea were told by 80 cases and 160 controls.", "case-control"),
        ("Fifty women were analyzed retrospectively.", "cohort"),
        ("A teenage girl was admitted with gout of the knee.", "case report"),
        ("This report concerns a case of gout of the spine.", "case report"),
        ("Intervention Model: Single Group Assignment", "non-randomised trial"),
        ("We analysed data from 31 randomised trials of tea.", "meta-analysis"),
        ("A MEDLINE search on gout was performed.", "systematic review"),
        ("Randomized, two group, four point (over one year) clinical trial of tea.", "randomised trial"),
        ("A quasi-experimental intervention/observation study was done.", "non-randomised trial"),
        (
            "The nurses of the town were asked about gout for years in a longitudinal\nstudy of their health.",
            "cohort",
        ),
        ("Cette analyse rétrospective a porté sur les dossiers.", "cohort"),
        ("Nous rapportons une série de 12 cas de goutte.", "case series"),
        ("Estudio cuasi-experimental, antes-después, sin grupo control.", "before-after"),
        ("Os adultos foram divididos aleatoriamente em dois grupos.", "randomised trial"),
        ("Se presenta el caso de una mujer con gota.", "case report"),
        ("Une cohorte de malades avec une goutte a été suivie.", "cohort"),
        ("The purpose of this review is to tell what is known of gout.", "other"),
        ("It is our purpose to report five additional patients with gout.", "case series"),
        ("We reviewed the records of 4 women with gout.", "case series"),
        ("Nous avons analysé sept cas de goutte.", "case series"),
        ("We report on the fast response of gout in two adults.", "case series"),
        ("We aimed to assess tea with a meta-analysis.", "meta-analysis"),
        ("Tea lowers urate and is safe compared with placebo.", None),
        ("Data from double blind comparative studies show that tea helps.", None),
        ("Most people drink tea. The leaves were divided into two groups.", None),
        ("Estudio longitudinal y prospectivo. Los adultos fueron divididos aleatoriamente.", "randomised trial"),
        ("A prospective longitudinal study. Adults were randomly divided into training and test sets.", "cohort"),
        ("Study Design\n- SINGLE_GROUP", "non-randomised trial"),
        ("These are overviews of large randomised trials of tea.", "meta-analysis"),
        ("A prescription-event monitoring study was done by sending questionnaires to doctors.", "cohort"),
        ("Tea in gout: a questionnaire study.", "cross-sectional"),
        ("Data were obtained by conducting a literature search on tea.", "systematic review"),
        ("A phase 3 trial of tea was announced.", None),
        ("Women had scans before and after injection of contrast.", None),
    ],
)
def test_designs(sentence: str, design: str | None) -> None:
    found = told(f"Tea and gout\n\nAbstract\n\nMethods: {sentence}\n")["study.design"]
    assert found == ([design] if design else [])


def test_index_terms_file_a_report_under_its_design() -> None:
    page = "Tea and gout\n\nAbstract\n\nResults: Urate fell in most adults.\n\nKeywords: gout, tea, {}\n"
    assert told(page.format("case-control study"))["study.design"] == ["case-control"]
    assert told(page.format("cohort studies as topic"))["study.design"] == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Methods: Adults with moderate-to-severe asthma were asked about tea.", "moderate-to-severe asthma"),
        ("Aim: To study the impact of the COVID-19 pandemic on people with gout.", "gout"),
        ("Case: A man with a history of stroke had a final diagnosis of mature teratoma.", "mature teratoma"),
        ("Aim: The aim was to examine stable liver transplant recipients.", "liver transplant"),
        ("Methods: Adults with asthma participated in a survey.", "asthma"),
        (
            "Aim: Tea may ease exertional dyspnea. Methods: Thirty adults (27 men) with mild bronchitis were seen.",
            "mild bronchitis",
        ),
        ("Methods: Men with type 2 (late-onset) diabetes mellitus drank tea.", "type 2 (late-onset) diabetes mellitus"),
        ("Aim: To find a role of tea in controlling gouty arthritis.", "gouty arthritis"),
        ("Aim: To ask whether age predicts knee pain in adults.", "knee pain"),
        ("Methods: Children had a splenectomy for suspected hereditary spherocytosis.", "hereditary spherocytosis"),
        ("Methods: Two adults who had gout developed an infection of the toe.", "gout"),
        ("Objetivo: Evaluar la calidad de vida de personas con gota crónica.", "gota crónica"),
    ],
)
def test_conditions(text: str, condition: str) -> None:
    assert told(f"Tea in a small town\n\nAbstract\n\n{text}\n")["study.condition"] == [condition]


def test_a_disease_in_a_romance_language_keeps_its_adjectives_and_its_organ() -> None:
    body = "\n\nResumen\n\nEl estudio se hizo con los datos de una clínica para las familias en el invierno.\n"
    assert told(f"Té y hematoma subdural crónico{body}")["study.condition"] == ["hematoma subdural crónico"]
    assert told(f"Té en pacientes hipertensos de la ciudad{body}")["study.condition"] == ["hipertensos"]
    assert told(f"Té y cáncer de colon{body}")["study.condition"] == ["cáncer de colon"]
    assert told("Tee und Ruhe bei Vaskulitiden der Alten\n\nZusammenfassung\n\nTee.\n")["study.condition"] == [
        "Vaskulitiden"
    ]


def test_the_type_beside_a_title_tells_the_design_and_a_review_has_no_country() -> None:
    page = "Tea and gout in the old and the young\n\nSystematic Review and Meta-Analysis\n\nAbstract\n\nUrate fell.\n"
    assert told(page)["study.design"] == ["systematic review"]
    page = "Tea and gout: a review of what is known\n\nAbstract\n\nMethods: An analysis conducted in Sweden is told.\n"
    assert told(page)["study.design"] == ["other"]
    assert told(page)["study.country"] == []


def test_the_place_of_those_compared_is_no_place_of_the_study() -> None:
    page = "Tea\n\nAbstract\n\nMethods: Compared with an independent cohort collected in Norway, {}\n"
    assert told(page.format("our patients had gout."))["study.country"] == []
    assert told(page.format("patients at two hospitals in Japan had gout."))["study.country"] == ["Japan"]


def test_authors_of_one_country_place_a_study_unless_it_says_that_it_had_several() -> None:
    page = "1- Department of Gout, Hospital of Ahvaz, Ahvaz, Iran\n\nAbstract\n\nGout is a problem globally. {}\n"
    assert told(page.format("We asked adults about tea."))["study.country"] == ["Iran"]
    assert told(page.format("We asked adults of five countries about tea."))["study.country"] == []


def test_a_trial_whose_name_has_small_letters() -> None:
    page = "Tea\n\nAbstract\n\nMethods: A randomised trial (GoTEA) asked adults about tea.\n"
    assert told(page)["study.trial_name"] == ["GoTEA"]


@pytest.mark.parametrize("lines", ["Trial acronym\nHIPPO", "| Study acronym | HIPPO |", "- Acronym\n- HIPPO"])
def test_the_name_that_a_register_gives_under_its_label(lines: str) -> None:
    assert told(f"Walking for hips\n\n{lines}\n\nStudy type\nInterventional\n")["study.trial_name"] == ["HIPPO"]


@pytest.mark.parametrize("lines", ["- Lead Sponsor\n- Example University", "| Sponsor | Example University (Italy) |"])
def test_the_sponsor_under_or_beside_its_label(lines: str) -> None:
    page = f"Walking for hips\n\n- Conditions\n- Gout\n{lines}\n\nStudy type\nInterventional\n"
    assert told(page)["study.funding"] == ["Example University"]


def test_a_group_that_studies_a_disease_does_not_name_the_condition() -> None:
    page = (
        "Thé du registre du Groupe Français des Vascularites\n\nRésumé\n\nLa sarcoïdose et le thé avec la sarcoïdose.\n"
    )
    assert told(page)["study.condition"] != ["Vascularites"]


def test_a_trial_named_behind_a_dash_at_the_end_of_its_title() -> None:
    assert told("A Study of Tea in Adults With Gout - HOT-LEAF\n\nAbstract\n\nTea.\n")["study.trial_name"] == [
        "HOT-LEAF"
    ]
    assert told("A Study of Tea in Gout - COPD\n\nAbstract\n\nTea in lungs (COPD).\n")["study.trial_name"] == []


@pytest.mark.parametrize("text", ["A survey in Ethiopia", "Tea in Oklahoma", "Resistance training at home"])
def test_names_of_places_and_exercises_are_no_diseases(text: str) -> None:
    assert told(f"{text}\n\nAbstract\n\nMethods: A survey was sent to all homes.\n")["study.condition"] == []


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("Results: In comparison with non-drinkers, drinkers had more gout.", "comparator", "non-drinkers"),
        ("Results: Tea was linked to gout compared with non-use.", "comparator", "non-use"),
        (
            "Objetivo: evaluar la eficacia y la seguridad del alopurinol frente al febuxostat para el manejo de "
            "personas con gota. Los pacientes fueron seguidos durante un año.",
            "comparator",
            "febuxostat",
        ),
        (
            "Resultados: las personas con gota fueron menos en comparación con cinco en el otro grupo. Los pacientes "
            "fueron seguidos durante un año y se midieron los niveles.",
            "comparator",
            None,
        ),
        ("Results: The Centers for Disease Control tell of gout.", "comparator", None),
        ("Methods: Deaths related to smoking were used as control deaths.", "comparator", None),
        ("Setting: Example Clinic of Barcelona, Barcelona, Spain.", "country", "Spain"),
        ("News: Tea helps, said researcher Ann Example of Toulouse University Hospital in France.", "country", None),
        ("News: About 54% of U.S. adults drink tea.", "country", None),
        ("Results: Tea was given as needed. Higher education was common.", "intervention", None),
    ],
)
def test_what_was_compared_and_where(text: str, role: str, value: str | None) -> None:
    found = told(f"Gout in a small town\n\nAbstract\n\n{text}\n")[f"study.{role}"]
    assert found == ([value] if value else [])


@pytest.mark.parametrize(
    ("title", "intervention"),
    [
        ("Tea use and mortality after aneurysm repair", None),
        ("Statin use and the risk of gout", "Statin use"),
        ("Does metformin help with gout?", "metformin"),
        ("Treatment of patients with moderate to severe gout", None),
        ("Laparoscopic gastric repair: a prospective evaluation", "Laparoscopic gastric repair"),
        ("Safety of conversion from twice-daily tacrolimus to once-daily tacrolimus in gout", None),
    ],
)
def test_titles_name_treatments(title: str, intervention: str | None) -> None:
    found = told(f"{title}\n\nAbstract\n\nMethods: Adults were seen and treated for a year.\n")["study.intervention"]
    assert (found[:1] == [intervention]) if intervention else not any("mortality" in one for one in found)


def test_a_comparison_of_what_vaccines_do_is_one_of_vaccines() -> None:
    page = "Comparison of the immunogenicity of a live and a recombinant gout vaccine\n\nAbstract\n\nMethods: {}\n"
    assert told(page.format("Adults were vaccinated."))["study.intervention"] == ["live gout vaccine"]


def test_a_journals_logo_names_no_treatment() -> None:
    page = "BMC Surgery logo\n\nLink to BMC Surgery\n\nGout in adults\n\nAbstract\n\nMethods: Adults were treated.\n"
    assert told(page)["study.intervention"] == []


def test_what_a_studys_methods_say_that_it_was_made_for() -> None:
    page = "Gout in adults\n\nAbstract\n\nMethods: A study to assess the efficacy of hypertonic saline in gout.\n"
    assert told(page)["study.intervention"] == ["hypertonic saline"]


def test_the_dose_of_a_steroid_given_beside_a_treatment_is_not_its_dose() -> None:
    page = (
        "Rituximab in gout\n\nAbstract\n\nMethods: Adults had rituximab, two infusions of 1000 mg, with 100 mg "
        "methylprednisolone.\n"
    )
    assert told(page)["study.dose"] == ["two infusions of 1000 mg"]


def test_what_mediates_is_no_treatment() -> None:
    body = "Aim: This study examined whether mindfulness and fear mediate the effects of zolbetan on gout.\n"
    assert told(f"Gout and fear\n\nAbstract\n\n{body}")["study.intervention"] != ["mindfulness and fear"]


def test_a_dose_ends_before_the_strength_of_a_solution() -> None:
    body = "Methods: Forty women were randomly allocated to receive either 12 mg of 0.5% bupivacaine or tea.\n"
    assert told(f"Spinal block in gout\n\nAbstract\n\n{body}")["study.dose"] == ["12 mg"]


def test_a_journal_named_after_a_disease_is_not_the_condition() -> None:
    body = (
        "Tea helps, according to a new study published in the journal Obesity. People with gout drank it for a year.\n"
    )
    assert told(f"Tea and its drinkers\n\n{body}")["study.condition"] != ["journal Obesity"]


def test_years_are_no_ages() -> None:
    body = "Results: We asked children at 6 years of age between 2003 and 2007.\n"
    assert told(f"Gout in a small town\n\nAbstract\n\n{body}")["age.min"] == []


def test_labels_in_capitals_part_a_paragraph() -> None:
    text = "BACKGROUND Gout is common. METHODS A total of 62 men were enrolled. RESULTS Urate fell in 9 men."
    assert told(f"Gout in a small town\n\nAbstract\n\n{text}\n")["study.n_enrolled"] == ["62"]


def test_a_missing_space_does_not_join_sentences() -> None:
    text = "This study aimed to describe gout in northern Ethiopia.A survey was done and 77 adults were included."
    assert told(f"Gout in a small town\n\nAbstract\n\n{text}\n")["study.n_enrolled"] == ["77"]


def test_the_short_form_of_a_disease_is_no_name_of_a_trial() -> None:
    page = "Tea in Lakeside muscular dystrophy (LMD): a randomised trial\n\nAbstract\n\nBoys drank tea.\n"
    assert told(page)["study.trial_name"] == []
    assert told(page.replace("muscular dystrophy", "milk diet"))["study.trial_name"] == ["LMD"]


@pytest.mark.parametrize(
    ("text", "role", "values"),
    [
        ("A new trial led by investigators from Lakeside Hospital randomised 87 men.", "study.centres", []),
        ("The trial was conducted at Lakeside Hospital and randomised 87 men.", "study.centres", ["Lakeside Hospital"]),
        ("A daily dose of 4,000 units of zinc was given at home.", "study.centres", []),
        (
            "Men were randomly assigned to take 40 mg of zinc or a placebo pill daily.",
            "arm.name",
            ["zinc", "placebo pill"],
        ),
        ("Men were randomly assigned to take 4,000 units of zinc or placebo daily.", "arm.name", ["zinc", "placebo"]),
        ("87 men ran.\n\nDisclosures\nThe study was supported by the Zinc Fund.", "study.conflicts", []),
    ],
)
def test_statements_as_news_make_them(text: str, role: str, values: list[str]) -> None:
    assert told(f"Cough in adults with zinc\n\n{text}\n")[role] == values


def test_when_a_dose_is_taken_is_no_comparator() -> None:
    text = "Zinc for gout\n\nAbstract\n\nMethods: Men were randomised to zinc 60 mg twice daily for 4 weeks and "
    text += "120 mg twice daily thereafter for 20 weeks (n=98) or matching placebo (n=90).\n"
    assert told(text)["study.comparator"] == ["placebo"]


def test_people_may_be_named_behind_what_they_were_assigned_to() -> None:
    text = "Methods: In this trial we randomly assigned to zinc or placebo 200 men who had gout."
    assert told(f"Zinc for gout\n\nAbstract\n\n{text}\n")["study.n_randomised"] == ["200"]
