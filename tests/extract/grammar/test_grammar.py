"""The grammar of reported statistics, sentence by sentence: which values it reads, of what, whose and when."""

from __future__ import annotations

from itertools import pairwise

import pytest

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.grammar.atoms import atoms
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.harms import listed_harms
from attest.extract.grammar.sheet import Sheet
from attest.extract.reading import Sentence

NAMES = ("outcome", "arm", "time_point", "event", "name")


def told(text: str, *arms: str) -> list[str]:
    """The values that the grammar reads in a sentence, each with its row's names."""
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms(list(arms)), directions(text), ())
    found = list(grammar_facts(context, Sheet()))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    return [
        f"{one.role.split('.')[1]} {one.value} | {' | '.join(value for _, value in one.row or ())}"
        for one in found
        if one.role.split(".")[1] not in NAMES
    ]


READ = (
    (
        "Wheezing occurred in 14.2% of infants given the drops compared with 29.8% given placebo.",
        (),
        ["percent 14.2 | Wheezing | drops", "percent 29.8 | Wheezing | placebo"],
    ),
    (
        "Weekly walking was associated with falls (RR for the highest quarter, 0.81 [95% confidence interval {CI}, "
        "0.70 to 0.94]).",
        (),
        [
            "estimate 0.81 | falls | Weekly walking",
            "ci_low 0.70 | falls | Weekly walking",
            "ci_high 0.94 | falls | Weekly walking",
            "ci_level 95 | falls | Weekly walking",
            "measure RR | falls | Weekly walking",
        ],
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
)

# A threshold, a range, a heterogeneity, a dose, a change in per cent and another's finding are no values of an outcome.
LEFT = (
    "Response was defined as at least a 50% reduction of the score.",
    "The prevalence of the disease is 5% to 8% of the adults in the region.",
    "The trials of exercise were consistent for pain (I² = 46%).",
    "The tablets were used at a median 5 (range 3-6) mg of the salt.",
    "It has been shown that 40% of the patients had relapses.",
    "The score of the patients was reduced by 31%.",
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
)


@pytest.mark.parametrize(("text", "expected"), DIRECTED)
def test_directions_of_signs_amounts_and_comparisons(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes]
    assert found == expected
