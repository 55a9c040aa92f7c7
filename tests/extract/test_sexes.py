"""How many of a study's people were women and men, in the many ways of saying so; and what counts only some of them."""

from __future__ import annotations

import pytest

from suggested import told

ROLES = ("study.female_n", "study.female_percent", "study.male_n", "study.male_percent")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fifty patients (28 M/22 F) drank tea.", ("22", None, "28", None)),
        ("In each group 50 subjects drank tea, of whom 28 were males and 22 were females.", (None, None, None, None)),
        ("Fifty patients (M/F 28/22) drank tea.", ("22", None, "28", None)),
        ("Fifty patients (male:female = 28:22) drank tea.", ("22", None, "28", None)),
        ("A total of 50 patients (men and women, n = 23/27) drank tea.", ("27", None, "23", None)),
        ("In 50 patients (female = 28, male = 22) uric acid was measured.", ("28", None, "22", None)),
        ("Fifty adults (28♀, 22♂) drank tea.", ("28", None, "22", None)),
        ("There were 28 men and 22 women who ranged in age from 20 to 80.", ("22", None, "28", None)),
        ("The figures are based on observations of 28 men and 22 women.", ("22", None, "28", None)),
        ("Of the 50 patients, 28 of the 50 patients (56%) were women.", ("28", "56", None, None)),
        ("Most were women (n = 28, 56%).", ("28", "56", None, None)),
        ("We studied 75 patients; 50 (67%) of 75 were women.", ("50", "67", None, None)),
        ("The majority of participants were female (n = 28).", ("28", None, None, None)),
        ("Fifty patients drank tea, 28 of them women.", ("28", None, None, None)),
        ("Fifty patients drank tea; 70.4% identified as female.", (None, "70.4", None, None)),
        ("Ninety-one percent of the 340 patients were women.", (None, "91", None, None)),
        ("Of the patients, 74% and 69% were women.", (None, None, None, None)),
        (
            "We asked 310 male nurses of one cohort and 420 female nurses of another.",
            ("420", None, "310", None),
        ),
        ("All 60 patients were women.", ("60", None, None, None)),
        ("Of the patients, 14 patients were male and 15 female.", ("15", None, "14", None)),
        ("Pain was seen in 34 women (57%) and 12 men (20%).", (None, None, None, None)),
        ("Male gender (88 or 72.1%) was dominant.", (None, None, "88", "72.1")),
        ("Fifty patients, 56% of whom were women, drank tea.", (None, "56", None, None)),
        ("Fifty patients, including 28 women, drank tea.", ("28", None, None, None)),
        ("The proportion of males was 43.6%.", (None, None, None, "43.6")),
        ("Among patients seen, 56.4% (n = 28) of patients were women.", ("28", "56.4", None, None)),
        ("Fifty patients (females 56%) drank tea.", (None, "56", None, None)),
        ("We included 50 patients (28 women) with gout.", ("28", None, None, None)),
        ("We found 30 adults [20 with tophi; median age 50; 12 (40%) males] who drank tea.", (None, None, "12", "40")),
        ("Fifty patients drank tea. Age 45.5 ± 12.9 Sex (women) 28 (56%) Smokers 9 (18%)", ("28", "56", None, None)),
        ("Thirty six (36.4%) women were widowed.", (None, None, None, None)),
        # a study of one sex
        ("Twenty-five healthy men drank tea.", (None, None, "25", None)),
        ("We measured uric acid in 30 males treated at home.", (None, None, "30", None)),
        ("One thousand ninety-nine women drank tea.", ("1099", None, None, None)),
        # no count of all
        ("Male-to-female ratio was 1.5:1.", (None, None, None, None)),
        ("The male:female ratio was 3:2.", (None, None, None, None)),
        ("Stones occurred in 28 men and 22 women.", (None, None, None, None)),
        ("Stones were more frequent in women (56%) than men (44%).", (None, None, None, None)),
        ("Five men (21%) demonstrated a decrease.", (None, None, None, None)),
        ("Ninety patients were recruited. Others were healthy (12 males and 16 females).", (None, None, None, None)),
        ("Forty patients with gout and 40 healthy women drank tea.", (None, None, None, None)),
    ],
)
def test_women_and_men_are_counted(sentence: str, expected: tuple[str | None, ...]) -> None:
    found = told(f"Gout in a small town\n\nAbstract\n\nResults: {sentence}\n")
    assert tuple(found[role] for role in ROLES) == tuple([one] if one else [] for one in expected)
