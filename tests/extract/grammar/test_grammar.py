"""The grammar of reported statistics, sentence by sentence: which values it reads, of what, whose and when."""

from __future__ import annotations

from itertools import pairwise

import pytest

from attest.extract.directions import directions
from attest.extract.grammar.atoms import atoms
from attest.extract.grammar.harms import listed_harms
from grammar_read import values_read

NAMES = ("outcome", "arm", "time_point", "event", "name", "unit")


def told(text: str, *arms: str) -> list[str]:
    """The values that the grammar reads in a sentence, each with its row's names."""
    return values_read([text], arms, lambda role: role not in NAMES)


READ = (
    (
        "Wheezing occurred in 14.2% of infants given the drops compared with 29.8% given placebo.",
        (),
        ["percent 14.2 | Wheezing | drops", "percent 29.8 | Wheezing | placebo"],
    ),
    (
        "Blood pressure fell from 151 ± 12/92 ± 7 mmHg at baseline to 138 ± 11/84 ± 6 mmHg at month 6.",
        (),
        [
            "mean 151 | systolic Blood pressure | at baseline",
            "sd 12 | systolic Blood pressure | at baseline",
            "mean 92 | diastolic Blood pressure | at baseline",
            "sd 7 | diastolic Blood pressure | at baseline",
            "mean 138 | systolic Blood pressure | at month 6",
            "sd 11 | systolic Blood pressure | at month 6",
            "mean 84 | diastolic Blood pressure | at month 6",
            "sd 6 | diastolic Blood pressure | at month 6",
        ],
    ),
    (
        "The rates of stroke, bleeding and death were 3.1%, 4.5% and 9.9%, respectively.",
        (),
        ["percent 3.1 | stroke", "percent 4.5 | bleeding", "percent 9.9 | death"],
    ),
    (
        "The mean graft depth in group A was 3.25 cm, and in group B 5.50 cm (P = 0.02).",
        ("group A", "group B"),
        [
            "mean 3.25 | graft depth | group A",
            "mean 5.50 | graft depth | group B",
            "p 0.02 | graft depth | group A vs group B",
        ],
    ),
    (
        "Remission was seen in 9 (60%) of 15 patients and 6 (50%) of 12 patients at 3 and 9 months, respectively.",
        (),
        [
            "events 9 | Remission | at 3 months",
            "total 15 | Remission | at 3 months",
            "percent 60 | Remission | at 3 months",
            "events 6 | Remission | at 9 months",
            "total 12 | Remission | at 9 months",
            "percent 50 | Remission | at 9 months",
        ],
    ),
    (
        "Grip strength rose after the first course (3.1 kg; P<0.001) but not after the second course (0.4 kg; P=0.61).",
        (),
        [
            "mean 3.1 | Grip strength | after first course",
            "mean 0.4 | Grip strength | after second course",
            "p <0.001 | Grip strength | after first course",
            "p 0.61 | Grip strength | after second course",
        ],
    ),
    (
        "Rebleeding occurred in 41.5% of women with a history of ulcers compared with 22.1% of those with gastritis "
        "and 18.3% with erosions (P = .02).",
        (),
        [
            "percent 41.5 | Rebleeding | women with a history of ulcers",
            "percent 22.1 | Rebleeding | those with gastritis",
            "percent 18.3 | Rebleeding | with erosions",
            "p .02 | Rebleeding",
        ],
    ),
    (
        "Early wheezing was reduced in treated infants (22% vs 46%; p = 0.005).",
        (),
        [
            "percent 22 | Early wheezing | treated infants",
            "percent 46 | Early wheezing | untreated infants",
            "p 0.005 | Early wheezing | treated infants vs untreated infants",
        ],
    ),
    (
        "Adults with gout had worse kidney function (mean urea 20.1 [SD 5.6] vs 13.6 [4.0] mmol/L, p<0.001) than "
        "adults without gout.",
        (),
        [
            "mean 20.1 | urea | Adults with gout",
            "sd 5.6 | urea | Adults with gout",
            "mean 13.6 | urea | adults without gout",
            "sd 4.0 | urea | adults without gout",
            "p <0.001 | urea | Adults with gout vs adults without gout",
        ],
    ),
    (
        "The adjusted mean changes (standard error) of the score were -13.8 (0.65) and -11.1 (0.64) for tablets and "
        "drops, respectively.",
        ("tablets", "drops"),
        [
            "mean -13.8 | adjusted mean changes of the score | tablets",
            "se 0.65 | adjusted mean changes of the score | tablets",
            "mean -11.1 | adjusted mean changes of the score | drops",
            "se 0.64 | adjusted mean changes of the score | drops",
        ],
    ),
    (
        "Responder rates were 44.8%, 56% and 77.7% for syrup, lozenges and triple therapy, respectively.",
        (),
        [
            "percent 44.8 | Responder rates | syrup",
            "percent 56 | Responder rates | lozenges",
            "percent 77.7 | Responder rates | triple therapy",
        ],
    ),
    (
        "The ridge width decreased from 8.5 ± 0.5 mm at baseline to 7.3 ± 0.6 mm in the early group.",
        (),
        [
            "mean 8.5 | ridge width | early | at baseline",
            "sd 0.5 | ridge width | early | at baseline",
            "mean 7.3 | ridge width | early | after",
            "sd 0.6 | ridge width | early | after",
        ],
    ),
    (
        "Both drugs lowered diastolic pressure significantly (atenolol 96.5 ± 0.9 to 87.8 ± 3.1 mm Hg; captopril 95.1 "
        "± 0.9 to 91.5 ± 1.8 mm Hg).",
        (),
        [
            "mean 96.5 | diastolic pressure | atenolol | before",
            "sd 0.9 | diastolic pressure | atenolol | before",
            "mean 87.8 | diastolic pressure | atenolol | after",
            "sd 3.1 | diastolic pressure | atenolol | after",
            "mean 95.1 | diastolic pressure | captopril | before",
            "sd 0.9 | diastolic pressure | captopril | before",
            "mean 91.5 | diastolic pressure | captopril | after",
            "sd 1.8 | diastolic pressure | captopril | after",
        ],
    ),
    (
        "The share of patients whose pressure was below 130 mm Hg was 10.8% in nondiabetics and 11.4% in diabetics.",
        (),
        [
            "percent 10.8 | share of patients whose pressure was below 130 mm Hg | nondiabetics",
            "percent 11.4 | share of patients whose pressure was below 130 mm Hg | diabetics",
        ],
    ),
    (
        "More adults on the drops reached relief than adults on placebo (36% vs 15%, p<0.001).",
        ("drops", "placebo"),
        ["percent 36 | relief | drops", "percent 15 | relief | placebo", "p <0.001 | relief | drops vs placebo"],
    ),
    (
        "The incidence of cramps was 34.3% with syrup (P = 0.01), 40% with lozenges (P = 0.04), and 8.6% with both "
        "(P < 0.001), compared with 74.3% with placebo.",
        ("syrup", "lozenges"),
        [
            "percent 34.3 | incidence of cramps | syrup",
            "percent 40 | incidence of cramps | lozenges",
            "percent 8.6 | incidence of cramps | both",
            "percent 74.3 | incidence of cramps | placebo",
            "p 0.01 | incidence of cramps | syrup",
            "p 0.04 | incidence of cramps | lozenges",
            "p <0.001 | incidence of cramps | both",
        ],
    ),
    (
        "Median survival was 17.5 months for the early regimen and 15.3 months for the late regimen.",
        (),
        ["median 17.5 | survival | early regimen", "median 15.3 | survival | late regimen"],
    ),
    (
        "Cramps were less frequent in women with gout than in women without gout (8 vs. 72%; P<0.0001).",
        (),
        [
            "percent 8 | Cramps | women with gout",
            "percent 72 | Cramps | women without gout",
            "p <0.0001 | Cramps | women with gout vs women without gout",
        ],
    ),
    (
        "Cramps were more frequent in women with gout (24.4%) than in women without gout (16.7%).",
        (),
        ["percent 24.4 | Cramps | women with gout", "percent 16.7 | Cramps | women without gout"],
    ),
)

SPREAD = (
    (
        "The mean number of cramps per person was 2.4 (±SD: 1.2).",
        "2.4 1.2",
    ),
    ("The median cramp score was 7 (P25, P75: 4, 11).", "7 4 11"),
)


@pytest.mark.parametrize(("text", "expected"), SPREAD)
def test_a_bracket_says_which_spread_it_holds(text: str, expected: str) -> None:
    assert [" ".join(value for value, *_ in one.parts.values()) for one in atoms(text)] == [expected]


# A threshold, a range, a heterogeneity, a dose, a change in per cent and another's finding are no values of an outcome.
LEFT = (
    "Response was defined as at least a 50% reduction of the score.",
    "The prevalence of the disease is 5% to 8% of the adults in the region.",
    "The trials of exercise were consistent for pain (I² = 46%).",
    "The tablets were used at a median 5 (range 3-6) mg of the salt.",
    "It has been shown that 40% of the patients had relapses.",
    "The score of the patients was reduced by 31%.",
    "The dose to the gland ranged from 19.5 to 52.8 Gy.",
    "Among 11 adults (7 men, age 27 ± 2 years, body mass index 23.1 ± 0.7 kg/m2), all were included.",
    "The index rose by 11% (-3 to 27) in the late group.",
    "The mean urea was 8.5 and 7.3 mmol/L in the early group and 6.1 and 5.2 mmol/L in the late group.",
    "Pressure was recorded from 25 to 60 min after the injection.",
    "Swelling in the knee fell after 12 weeks of exercise.",
    "The target pressure was met by 79 to 83 percent or higher.",
    "Groups did not differ in the 12 weeks after the visit at month 3.",
)


@pytest.mark.parametrize(("text", "arms", "expected"), READ)
def test_values_are_read_with_their_outcome_arm_and_time(text: str, arms: tuple[str, ...], expected: list[str]) -> None:
    assert told(text, *arms) == expected


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_value_of_an_outcome_is_left(text: str) -> None:
    assert told(text) == []


def test_values_that_nothing_tells_apart_are_left() -> None:
    assert told("Satisfaction with the visits was (71% much better vs 50% and 27% of the others).") == []


def test_no_number_is_read_twice() -> None:
    text = "Pain was lower (OR 0.60, 95% CI 0.41 to 0.88; 12/80 vs 20/80; 4.1 ± 1.2 vs 5.0 ± 1.3; P = 0.03)."
    spans = [(one.start, one.end) for one in atoms(text)]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert len(spans) == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        (
            "Side effects were two mild rashes, one lung abscess and tinnitus.",
            [("mild rashes", {"events": "2"}), ("lung abscess", {"events": "1"}), ("tinnitus", {})],
        ),
        (
            "The most common adverse events were nausea (12%), headache (8%) and cough (5%).",
            [("nausea", {"percent": "12"}), ("headache", {"percent": "8"}), ("cough", {"percent": "5"})],
        ),
        ("Adverse events were similar in both groups.", []),
        ("Adverse events were assessed at every visit.", []),
    ),
)
def test_listed_harms(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert [(one.name, one.parts) for one in listed_harms(text)] == expected


DIRECTED = (
    ("Tea was inversely associated with stroke.", [("lower", "stroke")]),
    (
        "Urea was found to be lower (9 vs 12), and flow rate higher (3 vs 2) at the end.",
        [("lower", "Urea"), ("higher", "flow rate")],
    ),
    ("The drinkers had significantly lower scores in naming and recall.", [("lower", "naming"), ("lower", "recall")]),
    (
        "No significant impact was seen on weight, sleep, or mood.",
        [(("no difference"), name) for name in ("weight", "sleep", "mood")],
    ),
    ("A greater reduction in pain was seen with heat.", [("lower", "pain")]),
    ("Pain fell after rest but not after running.", [("lower", "Pain"), ("no difference", "Pain")]),
    ("Despite a decrease in weight, sleep did not change.", [("no difference", "sleep")]),
    ("Smokers were more likely than others to report cough.", [("higher", "cough")]),
    ("More women on the drops had relief than women on placebo.", [("higher", "relief")]),
    ("During the night none of the drugs reduced the pulse rate.", [("no difference", "pulse rate")]),
    (
        "The drops reduced pain (P<0.01), improved sleep (P=0.02), and lowered cost.",
        [("lower", "pain"), ("improved", "sleep"), ("lower", "cost")],
    ),
    (
        "Age was inversely associated with strength but not with weight.",
        [("lower", "strength"), ("no difference", "weight")],
    ),
    ("People with gout don't see improved sleep.", []),
    ("Bones of low density required prolonged rest.", []),
)


@pytest.mark.parametrize(("text", "expected"), DIRECTED)
def test_directions_of_signs_amounts_and_comparisons(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes]
    assert found == expected
