"""Groups of people told by what they got, where no sentence calls them groups."""

from __future__ import annotations

import pytest

from suggested import told

TITLED = "Zinc versus honey for cough\n\nAbstract\n\nMethods: We reviewed the records of adults.\n\nResults: {}\n"
UNTITLED = "Treatment of cough\n\nAbstract\n\nMethods: {}\n\nResults: All was well.\n"


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("43 patients treated with zinc and 309 treated with honey were included.", ["43", "309"]),
        ("In all, 43 received zinc and 39 received honey.", ["43", "39"]),
        ("31 patients received zinc and 30 honey.", ["31", "30"]),
        ("Of these, 31 (51%) had been given zinc and 30 (49%) honey.", ["31", "30"]),
        ("We included 31 zinc-treated and 30 honey-treated adults.", ["31", "30"]),
        ("A total of 61 adults were identified, 31 on zinc and 30 on honey.", ["31", "30"]),
        ("Thirty-one adults were treated with zinc, whereas 30 adults were treated with honey.", ["31", "30"]),
        ("Overall, 1,310 initiators of zinc and 2,305 initiators of honey were matched.", ["1,310", "2,305"]),
        ("The cohort comprised 1310 new users of zinc and 2305 new users of honey.", ["1310", "2305"]),
        ("Data from 43 adults on zinc and 309 on honey (mean age 64 vs 62 years) were analysed.", ["43", "309"]),
    ],
)
def test_counts_of_the_two_treatments_of_a_title_are_sizes(text: str, sizes: list[str]) -> None:
    found = told(TITLED.format(text))
    assert ([one.casefold() for one in found["arm.name"]], found["arm.n"]) == (["zinc", "honey"], sizes)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (
            "We compared outcomes of 40 adults who started zinc with those of 62 adults who started honey.",
            ["40", "62"],
        ),
        ("Outcomes in 40 adults who had received zinc were compared with those in 62 who had received honey.", None),
        ("Forty adults starting zinc were compared with 62 matched adults starting honey.", None),
        ("In this cohort study 40 adults receiving zinc and 62 receiving honey were followed for a year.", None),
        ("In this registry, 40 adults on zinc were matched 1:2 to 62 adults on honey.", None),
        (
            "20 adults with a cold and seven with cough were included: 15 adults received zinc and 12 adults honey.",
            ["15", "12"],
        ),
    ],
)
def test_people_compared_by_what_they_got_are_groups(text: str, sizes: list[str] | None) -> None:
    found = told(UNTITLED.format(text))
    assert (found["arm.name"], found["arm.n"]) == (["zinc", "honey"], sizes or ["40", "62"])


@pytest.mark.parametrize(
    "text",
    [
        "Nine adults received zinc and 12 received honey.",
        "Improvement was seen in 31 adults on zinc and 30 on honey.",
        "Side effects made 31 on zinc and 30 on honey stop.",
    ],
)
def test_counts_of_what_some_got_or_had_make_no_groups(text: str) -> None:
    untitled = "Treatment of cough\n\nAbstract\n\nMethods: We saw 300 adults.\n\nResults: {}\n"
    assert told(untitled.format(text))["arm.name"] == []
