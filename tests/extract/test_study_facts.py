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
        # Doses with the most that is given.
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
        # How it was done, and to whom.
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
