"""Facts of a study as its own page tells them: who took part, where, what it is called, and what was given."""

from __future__ import annotations

import pytest

from suggested import told

PAGE = "Zinc and honey for cold in adults\n\nAbstract\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "role", "values"),
    [
        # Those whose women and men are counted behind them are all, whatever else is counted.
        (
            "Results: One hundred thirty-six patients received treatment for cold (123 women and 13 men). "
            "The literature has 254 patients.",
            "study.n_enrolled",
            ["136"],
        ),
        (
            "Fourteen patients with cold (CD, catarrh) and cough, 11 women and 3 men with a mean age of 46.1 years, "
            "were treated with oral zinc.",
            "study.n_enrolled",
            ["14"],
        ),
        ("Results: In the zinc group, 14 patients (11 women and 3 men) were treated.", "study.n_enrolled", []),
        ("Methods: All pregnant women (n=12 055) who were due in 1966 were asked.", "study.female_n", ["12 055"]),
        ("Results: At entry 13 of 17 (76.5%) were female.", "study.female_percent", ["76.5"]),
        ("Results: 31 pts (16 F, 51.6%) were included.", "study.female_n", ["16"]),
        (
            "Results: Among the 163 patients, 77 were randomized to receive zinc, and 86 were randomized to honey.",
            "study.n_randomised",
            ["163"],
        ),
        (
            "Methods: 511 subjects with colds were included. A total of 256 were randomized to zinc and 255 to honey.",
            "study.n_randomised",
            ["511"],
        ),
        ("Results: We enrolled 91 patients and randomly assigned 90 to treatment.", "study.n_randomised", ["90"]),
        (
            "Methods: Of 475 patients, 170 had colds. 75 were included in a randomised controlled trial.",
            "study.n_randomised",
            ["75"],
        ),
        ("Results: As of May 2010, 3194 patients had received up to 17 courses.", "study.n_enrolled", ["3194"]),
        (
            "Results: Of 807 patients who completed the HELIOS trials, 734 (91%) were treated in HELIOS-ON.",
            "study.n_enrolled",
            ["734"],
        ),
        (
            "Results: 25 trials (total 11 321 participants) were found. IPD were obtained for 10 933 (96.6%) "
            "participants.",
            "study.n_analysed",
            ["10 933"],
        ),
        ("We report three patients (two women and one man, aged 34, 45 and 61 years).", "study.male_n", ["1"]),
        ("Results: Of six patients five were seen. Five patients were female.", "study.female_n", ["5"]),
        (
            "Methods: People were randomly assigned to 20 mg of zinc a day or a placebo.",
            "arm.name",
            ["zinc", "placebo"],
        ),
        (
            "Findings: In May 2019, 179 patients were assigned to the zinc group and 178 to the placebo group.",
            "study.n_enrolled",
            [],
        ),
        (
            "Results: There were 83 patients with a total of 192 ulcers (89 in the zinc group and 103 in the other).",
            "arm.n",
            [],
        ),
        ("Methods: Multicentre retrospective study of a registry (21 centres).", "study.centres", ["21"]),
        (
            "Case: Treatment with diltiazem 180 mg daily had been stopped. She received metformin 500 mg daily.",
            "study.dose",
            ["500 mg daily"],
        ),
        # Doses with the most that is given, with a hyphen, behind days.
        ("Methods: Patients received courses of zinc (two 1,000-mg infusions).", "study.dose", ["1,000-mg"]),
        ("Methods: Patients received zinc 5 mg or a 5-mg tablet of honey.", "study.dose", ["5 mg"]),
        (
            "Methods: Patients got 1000 mg of zinc on days 0 and 14, and 500 mg at months 12 and 18.",
            "study.dose",
            ["1000 mg", "500 mg at months 12 and 18"],
        ),
        ("Aim: To compare high-dose zinc (≥ 2,000 mg/cycle) with honey.", "study.dose", ["≥ 2,000 mg/cycle"]),
        (
            "Methods: Patients received oral zinc (≤2 mg per kilogram of body weight per day) or placebo.",
            "study.dose",
            ["≤2 mg per kilogram of body weight per day"],
        ),
        ("Methods: Patients with a zinc level (<10 mg) received honey.", "study.dose", []),
        # Where it was done.
        (
            "Objective: We assessed colds of patients who had been seen at centers in the US.",
            "study.country",
            ["United States"],
        ),
        ("Background: Five million patients in the US have colds.", "study.country", []),
        ("Methods: Patients in the US group had ultrasound.", "study.country", []),
        ("Methods: We analysed data from the French AutoCold and Zinc (ACZ) registry.", "study.country", ["France"]),
        (
            "Methods: People recruited to the British Society for Colds Biologics Register were included.",
            "study.country",
            ["United Kingdom"],
        ),
        ("Methods: Women in Oulu and Lapland, northern Finland, were asked.", "study.country", ["Finland"]),
        (
            "Methods: Patients were seen at 37 centers in Europe, North America and Israel.",
            "study.country",
            ["Europe, North America and Israel"],
        ),
        ("Methods: Patients of over 175 NHS hospitals in the UK took part.", "study.centres", ["175"]),
        # How it was done, and to whom.
        (
            "Methods: Adults with previous colds on a diet were randomised to zinc or tea.",
            "study.design",
            ["randomised trial"],
        ),
        ("Background: Previous work with randomised patients is old.", "study.design", []),
        ("Search methods: We performed searches on CENTRAL and MEDLINE.", "study.design", ["systematic review"]),
        (
            "Methods: The study had 76 sites in 13 countries in North America, Europe and Israel.",
            "study.country",
            ["North America, Europe and Israel"],
        ),
        ("Methods: Acme told of its REZOLVE-1 Phase 3 study of zinc.", "study.trial_name", ["REZOLVE-1"]),
        ("Results: Interventions included metformin 500 mg/day or nothing.", "study.dose", ["500 mg/day"]),
        ("Methods: Patients from the Hill Research Group registry were studied.", "study.design", ["cohort"]),
        (
            "Methods: Each day, 16 women received zinc and 18 women received a double placebo.",
            "study.design",
            ["randomised trial"],
        ),
        (
            "Results: A total of 1,039 patients received ≥1 course of zinc, of whom 570 received 2, 191 received 3. "
            "Among those with colds (n = 155), fever was rare.",
            "study.n_enrolled",
            ["1,039"],
        ),
        ("Results: Of 212 patients randomised, 189 entered the extension.", "study.n_randomised", ["212"]),
        (
            "Methods: All who got zinc in the CAPELLA or ASTRA studies were pooled.",
            "study.trial_name",
            ["CAPELLA", "ASTRA"],
        ),
        (
            "Methods: Nine patients were treated with zinc in an open label fashion.",
            "study.design",
            ["non-randomised trial"],
        ),
        (
            "Results: All 10 patients randomly allocated to receive zinc improved, compared with none of nine "
            "allocated to placebo.",
            "arm.name",
            ["zinc", "placebo"],
        ),
    ],
)
def test_facts_of_a_study(text: str, role: str, values: list[str]) -> None:
    assert told(PAGE.format(text))[role] == values


@pytest.mark.parametrize(
    ("title", "role", "values"),
    [
        ("Zinc on Prevention of Pneumonia in Patients With Influenza: A Systematic Review", "condition", ["Influenza"]),
        ("Zinc for the treatment of anaemia in patients with gout", "condition", ["anaemia"]),
        ("Zinc Does Not Prevent Progression From Prediabetes to Diabetes", "condition", ["Prediabetes"]),
        (
            "Zinc in fever: results of the open-label period of a controlled trial (zinCCure)",
            "trial_name",
            ["zinCCure"],
        ),
    ],
)
def test_facts_of_a_title(title: str, role: str, values: list[str]) -> None:
    assert (
        told(f"{title}\n\nAbstract\n\nMethods: Adults were seen and treated for a year.\n")[f"study.{role}"] == values
    )


def test_a_trial_whose_number_stands_beside_its_name_is_the_reports_own() -> None:
    page = PAGE.format("Methods: Those who completed the ZINCO trial could enter ZINCO-ON (NCT01234567).")
    assert told(page)["study.trial_name"] == ["ZINCO-ON"]


def test_those_who_sign_with_the_words_of_a_study_name_it() -> None:
    page = "Zinc versus Placebo in Fever\nAnn Smith, M.D., for the Fever Zinc Study Research Group\n\nAbstract\n\n{}\n"
    assert told(page.format("We conducted a randomized trial."))["study.trial_name"] == ["Fever Zinc Study"]
