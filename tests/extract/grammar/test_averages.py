"""Averages with their intervals or with brackets that no label explains, and names with brackets in them."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.effects.facts import tells_effect
from attest.extract.effects.scan import effects
from attest.extract.grammar.brackets import blanked
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.plain_brackets import side_by_side
from attest.extract.grammar.sheet import Sheet
from attest.extract.reading import Sentence
from attest.extract.signs import one_sign
from grammar_read import values_read

ROLES = ("mean", "median", "percent", "estimate", "ci_low", "q1", "q3", "sd", "se", "p")


def told(text: str, *arms: str) -> list[str]:
    """The averages that the grammar reads in a sentence, each with its row's names."""
    return values_read([text], arms, ROLES.__contains__)


READ = (
    (
        "The mean fatigue score was 13 (95% CI 11 to 15) in the tai chi group and 19 (95% CI 17 to 21) in the waiting "
        "group (p=0.004).",
        ("tai chi", "waiting"),
        [
            "ci_low 11 | fatigue score | tai chi",
            "mean 13 | fatigue score | tai chi",
            "ci_low 17 | fatigue score | waiting",
            "mean 19 | fatigue score | waiting",
            "p 0.004 | fatigue score | tai chi vs waiting",
        ],
    ),
    (
        "Median survival was 15 months (95% CI 12-19) with zolvitine vs 8 months (95% CI 6-11) with blentanol.",
        ("zolvitine", "blentanol"),
        [
            "ci_low 12 | survival | zolvitine",
            "median 15 | survival | zolvitine",
            "ci_low 6 | survival | blentanol",
            "median 8 | survival | blentanol",
        ],
    ),
    (
        "Geometric mean titres rose from 14 (95% CI 10-18) before vaccination to 160 (95% CI 120-210) at day 28.",
        (),
        [
            "ci_low 10 | Geometric mean titres | before vaccination",
            "mean 14 | Geometric mean titres | before vaccination",
            "ci_low 120 | Geometric mean titres | at day 28",
            "mean 160 | Geometric mean titres | at day 28",
        ],
    ),
    (
        "The prevalence of eczema at 8 and 12 years was 14% (95% CI 12-16) and 9% (95% CI 7-11), respectively.",
        (),
        [
            "ci_low 12 | prevalence of eczema | 8 years",
            "percent 14 | prevalence of eczema | 8 years",
            "ci_low 7 | prevalence of eczema | 12 years",
            "percent 9 | prevalence of eczema | 12 years",
        ],
    ),
    (
        "Median length of stay was 3 (2-5) days in the early group and 6 (4-9) days in the late group.",
        ("early", "late"),
        ["median 3 | length of stay | early", "median 6 | length of stay | late"],
    ),
    (
        "The walking score was better in the brace group than in the cast group (31 [27, 36] vs 24 [19, 30]).",
        ("brace", "cast"),
        [
            "median 31 | walking score | brace",
            "q1 27 | walking score | brace",
            "q3 36 | walking score | brace",
            "median 24 | walking score | cast",
            "q1 19 | walking score | cast",
            "q3 30 | walking score | cast",
        ],
    ),
    (
        "Haemoglobin levels increased significantly from a mean of 9 g/dL at admission to 12 g/dL at three months.",
        (),
        [
            "mean 9 | Haemoglobin levels | at admission",
            "mean 12 | Haemoglobin levels | at three months",
        ],
    ),
    (
        "Median urinary protein decreased from 310 mg/mmol at diagnosis to 90 mg/mmol at two years.",
        (),
        [
            "median 310 | urinary protein | at diagnosis",
            "median 90 | urinary protein | at two years",
        ],
    ),
    (
        "Median serum albumin increased to 33.5 g/L at month 6.",
        (),
        ["median 33.5 | serum albumin | at month 6"],
    ),
    (
        "Pressure pain threshold and tolerance were 120 ± 40 kPa and 210 ± 50 kPa, respectively.",
        (),
        [
            "mean 120 | Pressure pain threshold",
            "sd 40 | Pressure pain threshold",
            "mean 210 | tolerance",
            "sd 50 | tolerance",
        ],
    ),
    (
        "The 1-, 3- and 5-year relapse rates were 8%, 17% and 29%.",
        (),
        [
            "percent 8 | relapse rates | 1 year",
            "percent 17 | relapse rates | 3 years",
            "percent 29 | relapse rates | 5 years",
        ],
    ),
    (
        "The median OS was 13.2 and 16.9 months (p = 0.5) and median DFS was 7.1 and 5.9 months (p = 0.2) in arm "
        "A and B, respectively.",
        (),
        [
            "median 13.2 | OS | arm A",
            "median 16.9 | OS | arm B",
            "median 7.1 | DFS | arm A",
            "median 5.9 | DFS | arm B",
            "p 0.5 | OS | arm A vs arm B",
            "p 0.2 | DFS | arm A vs arm B",
        ],
    ),
    (
        "The relapse probability was 52.4 % (SE = 4.6 %) in arm A and 41.7 % (SE = 4.1 %) in arm B.",
        (),
        [
            "percent 52.4 | relapse probability | arm A",
            "se 4.6 | relapse probability | arm A",
            "percent 41.7 | relapse probability | arm B",
            "se 4.1 | relapse probability | arm B",
        ],
    ),
    (
        "Mean ache scores decreased from 7.4 ± 1.2 to 3.3 ± 0.8 in group A and from 7.1 ± 1.4 to 5.4 ± 1.5 in group B.",
        (),
        [
            "mean 7.4 | ache scores | group A | before",
            "sd 1.2 | ache scores | group A | before",
            "mean 3.3 | ache scores | group A | after",
            "sd 0.8 | ache scores | group A | after",
            "mean 7.1 | ache scores | group B | before",
            "sd 1.4 | ache scores | group B | before",
            "mean 5.4 | ache scores | group B | after",
            "sd 1.5 | ache scores | group B | after",
        ],
    ),
    (
        "The mean steroid dose fell from 16.5 mg/day at baseline to 8.1 mg/day at 6 months and 3.9 mg/day at 1 year.",
        (),
        [
            "mean 16.5 | steroid dose | at baseline",
            "mean 8.1 | steroid dose | at 6 months",
            "mean 3.9 | steroid dose | at 1 year",
        ],
    ),
    (
        "Mean baseline serum 25(OH)D was 51.3 and 50.7 nmol/L in the zolvitine and placebo groups, respectively.",
        ("zolvitine", "placebo"),
        [
            "mean 51.3 | baseline serum 25(OH)D | zolvitine",
            "mean 50.7 | baseline serum 25(OH)D | placebo",
        ],
    ),
)


@pytest.mark.parametrize(("text", "arms", "wanted"), READ)
def test_averages_are_read(text: str, arms: tuple[str, ...], wanted: list[str]) -> None:
    assert told(text, *arms) == wanted


def test_values_over_time_go_on_with_the_times_of_the_sentence_before() -> None:
    sheet, out = Sheet(), []
    for text in (
        "Sleep improved at 2, 4, and 8 weeks (baseline 11 ± 2 vs. 13 ± 2 vs. 14 ± 3 vs. 15 ± 2).",
        "So did mood (31 ± 4 vs. 33 ± 5 vs. 36 ± 4 vs. 37 ± 5).",
        "Appetite was the same in the three groups (21 ± 4 vs. 23 ± 5 vs. 22 ± 4).",
    ):
        sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
        found = grammar_facts(Context(sentence, Arms([]), directions(text), ()), sheet)
        out += [(one.value, dict(one.row or ()).get("time_point")) for one in found if one.role == "result.mean"]
    times = ["baseline", "at 2 weeks", "at 4 weeks", "at 8 weeks"]
    assert out == list(zip(["11", "13", "14", "15", "31", "33", "36", "37"], times * 2, strict=True))


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("The mean change in weight was 3.4 kg (95% CI 2.2 to 4.6) in the diet group.", False),
        ("Mean pain reduction was 1.9 points (95% CI 1.1 to 2.7).", False),
        ("The mean difference in change was 3.4 kg (95% CI 2.2 to 4.6).", True),
        ("The mean reduction in pressure was 4 mm Hg (95% CI 2 to 6) compared with placebo.", True),
        ("Pressure fell by 4 mm Hg (95% CI 2 to 6).", True),
    ],
)
def test_a_mean_change_is_a_mean_unless_it_is_set_against_another(text: str, effect: bool) -> None:
    assert [tells_effect(text, one) for one in effects(text)] == [effect]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Scores were 31 [27, 36] vs 24 [19, 30].", 2),
        ("Scores went from 31 [27-36] points to 24 [19-30].", 2),
        ("Pets were 2.1 [1.2-3.8] and farms 1.7 [1.1-2.6].", 0),
        ("The odds ratio was 2.1 [1.2-3.8] vs 1.7 [1.1-2.6].", 0),
        ("Values were 31 [40, 46] vs 24 [19, 30].", 0),
    ],
)
def test_square_brackets_side_by_side_hold_quartiles(text: str, count: int) -> None:
    assert len(side_by_side(text)) == count


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Serum 25(OH)D rose.", "Serum 25(OH)D rose."),
        ("Score (range 0-9) rose.", "Score             rose."),
        ("Form (A [MD 2], B [MD 3], C", "Form (A       , B       , C"),
        ("It rose (by 3", "It rose      "),
    ],
)
def test_brackets_within_words_and_those_never_closed_set_nothing_apart(text: str, bare: str) -> None:
    assert blanked(text) == bare


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a ratio of 3.1?g/g and 24?g/L", "a ratio of 3.1 g/g and 24 g/L"),
        ("(P ¼ 0.6) of n¼12", "(P = 0.6) of n=12"),
        ("Did 40 improve? Yes, 1¼ of them", "Did 40 improve? Yes, 1¼ of them"),
    ],
)
def test_lost_signs_are_put_back(text: str, read: str) -> None:
    assert one_sign(text) == read
