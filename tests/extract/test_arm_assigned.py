"""The arms that people were assigned to, as a list names them: names, sizes, doses; and lists that name no arms."""

from __future__ import annotations

import pytest

from attest.extract.arm_assigned import assigned_mentions

Arm = tuple[str, str | None, str | None]


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("Men were randomised to tea or water.", [("tea", None, None), ("water", None, None)]),
        (
            "Men with gout (tophi; 100 to 125 mg of urate, and pain) or none were randomised to tea or water.",
            [("tea", None, None), ("water", None, None)],
        ),
        (
            "Men with gout (either in one toe or in both; 100 to 125 mg of urate) were assigned to placebo or zinc "
            "(20, 40 or 80 mg).",
            [
                ("placebo", None, None),
                ("zinc 20 mg", None, "20 mg"),
                ("zinc 40 mg", None, "40 mg"),
                ("zinc 80 mg", None, "80 mg"),
            ],
        ),
        (
            "Men were assigned to 5 mg of zinc, 10 mg of zinc, placebo for a week followed by 5 mg of zinc, or placebo "
            "for a week followed by 10 mg of zinc.",
            [("zinc 5 mg", None, "5 mg"), ("zinc 10 mg", None, "10 mg"), ("placebo", None, None)],
        ),
        (
            "Men were assigned to receive a massage, 200 mg of zinc, and 6 mg of garlic or to receive 1 g of tea.",
            [("massage", None, None), ("tea", None, "1 g")],
        ),
        ("A crossover trial of men (older men; mean age 70) was assigned to compare warm tea versus cold tea.", []),
        (
            "In this randomised, double-blind study, men with moderate to severe gout or pain took tea or water.",
            [],
        ),
        (
            "Men were assigned to placebo, zinc 30 mg and 60 mg, tea 200 mg, soup 1000 mg or garlic 2400 mg daily.",
            [
                ("placebo", None, None),
                ("zinc 30 mg", None, "30 mg"),
                ("zinc 60 mg", None, "60 mg"),
                ("tea", None, "200 mg"),
                ("soup", None, "1000 mg"),
                ("garlic", None, "2400 mg daily"),
            ],
        ),
        (
            "Men were randomised to tea (1 g/day) or zinc (35 mg/week).",
            [("tea", None, "1 g/day"), ("zinc", None, "35 mg/week")],
        ),
        (
            "Men were assigned to receive once-weekly zinc (0.5 mg or 1.0 mg) or placebo for 104 weeks.",
            [("zinc", None, "0.5 mg or 1.0 mg"), ("placebo", None, None)],
        ),
        ("Men were randomised for tea or water.", [("tea", None, None), ("water", None, None)]),
        (
            "Men were randomised to double-blind, double-dummy treatment with tea (n = 30) or water (n = 29).",
            [("tea", "30", None), ("water", "29", None)],
        ),
        (
            "Men were vaccinated with either a third dose of the same zinc vaccine or a tea vaccine.",
            [("zinc vaccine", None, None), ("tea vaccine", None, None)],
        ),
        (
            "Men were assigned to tea (n = 30) (age 60, range 51.2–79.2 years) or soup (hot) (n = 28, age 66 [SD 6]).",
            [("tea", "30", None), ("soup", "28", None)],
        ),
        (
            "Men were randomised to placebo (n = 30) or 10 mg (n = 31) or 20 mg (n = 32) of zinc every day.",
            [("placebo", "30", None), ("zinc 10 mg", "31", "10 mg"), ("zinc 20 mg", "32", "20 mg")],
        ),
        (
            'Men were assigned to 40 short courses of either warm air ("treatment group", n = 33) or cold air '
            '("control group", n = 29).',
            [("treatment", "33", None), ("control", "29", None)],
        ),
        (
            "Men were randomly assigned to tea (n = 30), soup (n = 31), or water (n = 29).",
            [("tea", "30", None), ("soup", "31", None), ("water", "29", None)],
        ),
        (
            "Men were randomised in a 2:1 ratio to receive colchicine 0.5 mg twice daily or placebo for a year.",
            [("colchicine", None, "0.5 mg twice daily"), ("placebo", None, None)],
        ),
        (
            "Men were randomised to receive 100 mg allopurinol daily or 40 mg febuxostat.",
            [("allopurinol", None, "100 mg"), ("febuxostat", None, "40 mg")],
        ),
        (
            "Adults were randomised to allopurinol, 100 mg once daily, or febuxostat, 40 mg bid, for a year.",
            [("allopurinol", None, "100 mg once daily"), ("febuxostat", None, "40 mg bid")],
        ),
        (
            "Adults were randomised to allopurinol, 100 mg or 200 mg, or febuxostat, 40 mg or 80 mg.",
            [
                ("allopurinol 100 mg", None, "100 mg"),
                ("allopurinol 200 mg", None, "200 mg"),
                ("febuxostat 40 mg", None, "40 mg"),
                ("febuxostat 80 mg", None, "80 mg"),
            ],
        ),
        (
            "Adults were assigned to placebo (n = 30), zinc 20 mg BID (n = 31) or TID (n = 29).",
            [("placebo", "30", None), ("zinc 20 mg BID", "31", "20 mg BID"), ("zinc 20 mg TID", "29", "20 mg TID")],
        ),
        (
            "Adults were randomised equally to once-daily placebo or zinc 25, 50 and 100 mg.",
            [
                ("placebo", None, None),
                ("zinc 25 mg", None, "25 mg"),
                ("zinc 50 mg", None, "50 mg"),
                ("zinc 100 mg", None, "100 mg"),
            ],
        ),
        (
            "Adults were randomised to zinc (10, 20 or 30 mg daily) or placebo.",
            [
                ("zinc 10 mg", None, "10 mg"),
                ("zinc 20 mg", None, "20 mg"),
                ("zinc 30 mg", None, "30 mg"),
                ("placebo", None, None),
            ],
        ),
        (
            "They were randomised to zinc, 20 mg/d, plus iron, 5 mg/d for 13 days (n = 45), or placebo (n = 22).",
            [("zinc", "45", "20 mg/d"), ("placebo", "22", None)],
        ),
        (
            "Men were randomised to allopurinol 100, 200 or 300 mg or placebo.",
            [
                ("allopurinol 100 mg", None, "100 mg"),
                ("allopurinol 200 mg", None, "200 mg"),
                ("allopurinol 300 mg", None, "300 mg"),
                ("placebo", None, None),
            ],
        ),
        (
            "They were assigned to allopurinol 100 mg, allopurinol 300 mg or placebo.",
            [("allopurinol 100 mg", None, "100 mg"), ("allopurinol 300 mg", None, "300 mg"), ("placebo", None, None)],
        ),
        (
            "They were randomly assigned to 5 mg or 10 mg of allopurinol or placebo.",
            [("allopurinol 5 mg", None, "5 mg"), ("allopurinol 10 mg", None, "10 mg"), ("placebo", None, None)],
        ),
        (
            "We randomly assigned 300 adults to early surgery or delayed surgery.",
            [("early surgery", None, None), ("delayed surgery", None, None)],
        ),
        (
            "Adults were allocated (1:1) to a home exercise programme for 12 weeks or a waiting list control group.",
            [("home exercise programme", None, None), ("waiting list control", None, None)],
        ),
        (
            "They were randomised to one of three groups: (1) usual care, (2) printed advice, and (3) advice by phone.",
            [("usual care", None, None), ("printed advice", None, None), ("advice", None, None)],
        ),
        (
            "Adults were assigned to boiled tea (BT; n = 20) or to the usual care group (UC; n = 21).",
            [("BT", "20", None), ("UC", "21", None)],
        ),
        ("Each man received either hot tea or cold tea.", [("hot tea", None, None), ("cold tea", None, None)]),
        (
            "Men were assigned to receive hot tea, administered by means of a small, blue cup (30 ml), or hot water.",
            [("hot tea", None, None), ("hot water", None, None)],
        ),
        (
            "Men were assigned to receive tea at a dose of 2.0 g per kilogram of body weight or placebo every month.",
            [("tea", None, "2.0 g per kilogram of body weight"), ("placebo", None, None)],
        ),
        (
            "Men were assigned to tea, combined with a 6-week diet, or water over either 6 weeks or 12 weeks.",
            [("tea", None, None), ("water", None, None)],
        ),
        # no arms
        ("Adults were allocated to groups by sealed envelopes or by computer.", []),
        ("Adults were randomised to tea with or without milk.", []),
        ("The outcome was divided into better or worse.", []),
        ("Men were divided into two groups based on a high versus a low level.", []),
        ("Trial one randomised men to tea or water, while trial two randomised men to soup or broth.", []),
        (
            "Men were assigned tea (n=10) titrated to 50 mg once daily or soup (n=11) titrated to 20 mg.",
            [("tea", "10", "50 mg once daily"), ("soup", "11", "20 mg")],
        ),
        ("Men given either drug needed less tea.", []),
    ],
)
def test_the_arms_of_an_assignment(sentence: str, arms: list[Arm]) -> None:
    found = [(one.name, one.size, one.dose[0] if one.dose else None) for one in assigned_mentions(sentence, 0)]
    assert found == arms


def test_a_mention_stands_where_its_words_are() -> None:
    sentence = "Men were randomised to colchicine 0.5 mg (n = 30) or placebo."
    first = next(assigned_mentions(sentence, 100))
    assert sentence[first.start - 100 : first.end - 100] == "colchicine 0.5 mg (n = 30)"
    assert first.dose is not None
    assert sentence[first.dose[1] - 100 : first.dose[2] - 100] == "0.5 mg"


def test_in_a_trial_people_received_what_they_were_assigned_to() -> None:
    told = "Adults received placebo, zinc 20 mg, or zinc 40 mg in the morning."
    names = ["placebo", "zinc 20 mg", "zinc 40 mg"]
    assert [one.name for one in assigned_mentions(told, 0, trial=True)] == names
    assert not list(assigned_mentions(told, 0))


@pytest.mark.parametrize(
    "told",
    [
        "Adults received codeine or tramadol as rescue medicine.",
        "The zinc group received letters or calls, while the others received nothing.",
    ],
)
def test_what_some_people_got_besides_makes_no_arms(told: str) -> None:
    assert not list(assigned_mentions(told, 0, trial=True))
