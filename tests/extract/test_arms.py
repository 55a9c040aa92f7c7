"""Arms and their sizes, by the forms in which reports name them."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms, arms_of
from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.text.source import source_of


def arms(methods: str, results: str = "Pain fell in all groups.") -> dict[str, str]:
    """The arms of a report with these methods and results, each with its size or an empty word."""
    text = f"Drops or tablets for pain: a trial\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    found = arms_of(Reading(document_of(source), source))
    sizes = {dict(one.row or ())["arm"]: one.value for one in found.found if one.role == "arm.n"}
    return {name: sizes.get(name, "") for name in found.names}


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (
            "Adults were randomly assigned to syrup 10 mg daily (n = 17), lozenges 5 mg daily (n = 16), or placebo "
            "(n = 15).",
            {"syrup": "17", "lozenges": "16", "placebo": "15"},
        ),
        (
            "Adults seen between January 2012 and January 2013 were randomised to open (OP, n = 50) and closed surgery "
            "(CL, n = 52).",
            {"open": "50", "closed surgery": "52"},
        ),
        (
            "Adults were randomised to syrup 10 mg on day 1 followed by tea (arm A, n = 21) or to tea and then syrup "
            "(arm B, n = 22).",
            {"arm A": "21", "arm B": "22"},
        ),
        (
            "Fourteen adults had a swollen knee at the start (group I), 10 adults had had an operation before "
            "(group II), and they were compared.",
            {"group I": "14", "group II": "10"},
        ),
        (
            "Thirteen cases and 46 controls were compared.",
            {"cases": "13", "controls": "46"},
        ),
        (
            "We compared three groups: 32 adults with asthma, 17 adults with eczema, and 24 healthy adults.",
            {"adults with asthma": "32", "adults with eczema": "17", "healthy adults": "24"},
        ),
        (
            "In this comparison 6516 (30%) and 15 418 (70%) of adults received syrup and tea, respectively.",
            {"syrup": "6516", "tea": "15 418"},
        ),
        (
            "We assigned 52 adults (52 eyes) to receive warm drops (n = 36) in one session or a sham (placebo) "
            "treatment (control; n = 16).",
            {"warm drops": "36", "control": "16"},
        ),
        (
            "Adults were randomised to either syrup (303 patients), placebo (61 patients), or another drug.",
            {"syrup": "303", "placebo": "61"},
        ),
        ("Adults received syrup (at most 2.5 mg three times daily) or placebo.", {"syrup": "", "placebo": ""}),
        (
            "Syrup was compared with ibuprofen in a crossover trial. Syrup was sweet. Ibuprofen was not.",
            {"Syrup": "", "ibuprofen": ""},
        ),
        (
            "Adults were divided: group (S) got syrup (30 adults), group (W) water (31 adults). Group S beat group W.",
            {"group S": "30", "group W": "31"},
        ),
        (
            "Adults were randomised to syrup (Group SY) or syrup with tea (Group SYT). Group SYT slept.",
            {"syrup": "", "syrup with tea": ""},
        ),
        (
            "Adults were randomised to syrup (Group SY) or tea (Group TE). Group SY slept. Group TE ate.",
            {"group SY": "", "group TE": ""},
        ),
        (
            "Sixty-one adults were randomised. GROUP A took syrup, n = 30, and GROUP B took tea, n = 31.",
            {"group A": "30", "group B": "31"},
        ),
        (
            "Adults were randomised to syrup or tea (30 and 31 adults, respectively).",
            {"syrup": "30", "tea": "31"},
        ),
        (
            "In all, 61 adults were randomised to syrup or tea. Fever came to 14% (n = 4/30) in the syrup group and "
            "13% (4/31) in the tea group.",
            {"syrup": "30", "tea": "31"},
        ),
        (
            "Adults were randomised to syrup or tea. Sixty-one took part; 30 received the syrup and 31 the tea.",
            {"syrup": "30", "tea": "31"},
        ),
        (
            "In all, 61 adults were randomised to syrup or tea. Fever came to 5 adults in the syrup group and 4 adults "
            "in the tea group.",
            {"syrup": "", "tea": ""},
        ),
        (
            "In all, 61 adults were randomised to syrup or tea: treated with syrup: n = 30; treated with tea: n = 31.",
            {"syrup": "30", "tea": "31"},
        ),
        (
            "Adults were put into an experimental group (syrup) and a control group (tea).",
            {"experimental": "", "control": ""},
        ),
        ("Adults were divided into treatment and control groups.", {"treatment": "", "control": ""}),
        (
            "Adults were randomised to syrup or tea. Relief differed between treatment and control groups.",
            {"syrup": "", "tea": ""},
        ),
        (
            "Adults were put into an experimental group (with warm syrup, n = 30) and a control group (n = 31).",
            {"experimental": "30", "control": "31"},
        ),
        (
            "A randomised trial: adults received naproxen (80 mg, n = 20) or colchicine (5 mg, n = 21).",
            {"naproxen": "20", "colchicine": "21"},
        ),
        (
            "Adults were randomised to hot mountain tea (HMT) or syrup. The HMT group slept more than the syrup group.",
            {"HMT": "", "syrup": ""},
        ),
        ("There were 51 adults in the drain group and 53 in the no-drain group.", {"drain": "51", "no-drain": "53"}),
    ],
)
def test_arms_with_their_sizes(methods: str, expected: dict[str, str]) -> None:
    assert arms(methods) == expected


def test_arms_that_differ_by_their_dose_are_arms_of_their_own() -> None:
    told = (
        "Relief was seen in the syrup 50 mg plus tea group, the syrup 100 mg plus tea group and the placebo plus tea "
        "group."
    )
    assert sorted(arms("Adults were randomised.", told)) == [
        "placebo plus tea",
        "syrup 100 mg plus tea",
        "syrup 50 mg plus tea",
    ]


def test_a_society_is_no_arm() -> None:
    assert "Nordic" not in arms("The Nordic Group for Pain Research compared the drug group with the placebo group.")


@pytest.mark.parametrize(
    "methods",
    [
        "The studies included healthy controls (n = 1), and ward (n = 22) and theatre (n = 20) patients.",
        "Fifty adults were selected and divided into 2 groups.",
        "Survival was compared and fell from stage 1 to Group 4.",
    ],
)
def test_papers_and_flows_are_no_arms(methods: str) -> None:
    assert arms(methods) == {}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Relief was felt by 41 (55%) and 28 (37%) patients in groups B and A, respectively.", ["group B", "group A"]),
        ("In groups A and B, 41 and 28 patients felt relief.", ["group A", "group B"]),
        ("Relief was felt by 41 patients in group B and 28 in group A.", ["group B", "group A"]),
        ("Relief was common.", []),
    ],
)
def test_a_list_of_letters_names_the_groups_in_its_own_order(text: str, order: list[str]) -> None:
    assert Arms(["group A", "group B"]).order_in(text) == order


def test_what_people_died_of_is_no_arm() -> None:
    told = "Nine of them died: infection (n=4), heart failure (n=3), and cancer (n=2)."
    assert arms("We reviewed 60 adults with cough.", told) == {}
