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


@pytest.mark.parametrize(
    ("text", "names", "sizes", "doses"),
    [
        (
            "Adults given zinc (ZN group) were matched 1:2 to adults not given zinc (control group).",
            ["ZN", "control"],
            [],
            [],
        ),
        (
            "Those who got zinc (the zinc group, n=40) were compared with those who did not (controls; n=62).",
            ["zinc", "controls"],
            ["40", "62"],
            [],
        ),
        (
            "Adults were split into those given zinc (“early” group) and those given honey (“late” group).",
            ["early", "late"],
            [],
            [],
        ),
        (
            "73 adults were randomly assigned placebo (24 adults), 1 mg/kg zinc (25), or 10 mg/kg zinc (24).",
            ["placebo", "zinc 1 mg/kg", "zinc 10 mg/kg"],
            ["24", "25", "24"],
            ["1 mg/kg", "10 mg/kg"],
        ),
        ("Adults were randomly allocated zinc or honey.", ["zinc", "honey"], [], []),
        ("Adults were randomised to zinc (151 adults) or placebo (149).", ["zinc", "placebo"], ["151", "149"], []),
        (
            "In all, 210 adults were randomised to receive zinc 6 mg once per day (by either a tablet or a syrup) and "
            "were compared with 432 adults concurrently allocated to usual care.",
            ["zinc", "usual care"],
            ["210", "432"],
            ["6 mg once per day"],
        ),
        ("A total of 256 were randomized to zinc and 255 to placebo.", ["zinc", "placebo"], ["256", "255"], []),
        (
            "After matching, there were 3090 adults newly initiated on either zinc or other cold medicines (1545 "
            "adults in each treatment group).",
            ["zinc", "other cold medicines"],
            ["1545", "1545"],
            [],
        ),
        (
            "Adults were randomised to conventional care, primarily with rest (n=41), or intensive care with zinc "
            "(n=34).",
            ["conventional care", "intensive care with zinc"],
            ["41", "34"],
            [],
        ),
        (
            "In a factorial trial, 92 adults were randomly assigned to receive either zinc (2000 IU once daily) or "
            "placebo and honey (400 mg twice daily) or placebo.",
            ["zinc", "placebo", "honey"],
            [],
            ["2000 IU once daily", "400 mg twice daily"],
        ),
        (
            "We randomly assigned to zinc or honey 200 adults who were to have an operation or a scan.",
            ["zinc", "honey"],
            [],
            [],
        ),
        (
            "Adults received zinc (≤2 mg per kilogram of body weight per day) or matching placebo.",
            ["zinc", "placebo"],
            [],
            ["2 mg per kilogram of body weight per day"],
        ),
        (
            "Adults were randomised to zinc 50 µg b.d. (n = 33), zinc 100 µg b.d. (n = 35) or placebo (n = 35).",
            ["zinc 50 µg b.d", "zinc 100 µg b.d", "placebo"],
            ["33", "35", "35"],
            ["50 µg b.d", "100 µg b.d"],
        ),
        (
            "The analysis set was of 500 adults (ZN n=253, HN n=126, SG n=121).",
            ["ZN", "HN", "SG"],
            ["253", "126", "121"],
            [],
        ),
        (
            "In the extension, 24/44 (55%) placebo-zinc and 27/43 (63%) continuous-zinc adults completed week 96.",
            ["placebo-zinc", "continuous-zinc"],
            ["44", "43"],
            [],
        ),
    ],
)
def test_groups_in_more_of_the_words_that_tell_them(
    text: str, names: list[str], sizes: list[str], doses: list[str]
) -> None:
    found = told(UNTITLED.format(text))
    assert (found["arm.name"], found["arm.n"], found["arm.dose"]) == (names, sizes, doses)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("All 10 adults randomly allocated to receive zinc improved, as did none of nine allocated to placebo.", 2),
        ("Cough improved in all 10 adults on zinc and in two of nine on placebo.", 2),
        ("Seven of the ten adults given zinc and three of the nine given placebo improved.", 2),
        ("Cough was diagnosed in 17 adults (8 in the zinc group and 9 in the placebo group).", 0),
        ("Cough settled in 36 adults in the zinc group and 20 in the placebo group.", 0),
        ("In all, 10 people allocated to zinc had a fracture compared with 9 allocated to placebo.", 0),
    ],
)
def test_sizes_told_with_figures(text: str, sizes: int) -> None:
    trial = "A trial\n\nAbstract\n\nMethods: Adults were randomised to zinc or placebo.\n\nResults: {}\n"
    found = told(trial.format(text))
    assert (found["arm.name"], found["arm.n"]) == (["zinc", "placebo"], ["10", "9"][:sizes])


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Adults received zinc 150 mg twice daily or 100 mg twice daily.", []),
        ("Adults were randomised to receive honey and 6 infusions of zinc, or placebo.", ["placebo"]),
        (
            "Adults were assigned to receive either zinc (2000 IU) or placebo and honey (400 mg) or placebo.",
            ["placebo"],
        ),
    ],
)
def test_what_a_treatment_is_compared_with(text: str, comparator: list[str]) -> None:
    assert told(UNTITLED.format(text))["study.comparator"] == comparator


@pytest.mark.parametrize(
    ("text", "names", "sizes"),
    [
        ("We identified 1310 zinc users and 2305 non-users.", ["zinc users", "non-users"], ["1310", "2305"]),
        (
            "Twenty consecutive adults given zinc were compared with a historical group of 25 adults given honey.",
            ["zinc", "honey"],
            ["20", "25"],
        ),
        ("Ninety adults were treated with zinc (30), honey (31) or sage (29).", ["zinc", "honey", "sage"], None),
        ("Adults were treated either with zinc (n=30) or with honey (n=31).", ["zinc", "honey"], ["30", "31"]),
        (
            "Groups were zinc + honey (ZH; n=30), zinc (Z; n=31) and honey (H; n=29).",
            ["zinc + honey", "zinc", "honey"],
            None,
        ),
        (
            "444 adults were treated: 197 continued zinc and 247 initiated zinc.",
            ["continued zinc", "initiated zinc"],
            2,
        ),
        (
            "444 adults were treated: 197 had continued zinc (“continued” group) and 247 initiated zinc.",
            ["continued", "initiated"],
            2,
        ),
        ("Adults were randomized to ZN 10 mg QW, ZN 20 mg Q2W, or PBO.", ["ZN 10 mg QW", "ZN 20 mg Q2W", "PBO"], []),
        (
            "Adults were randomized to placebo, ZN 100, 300, or 1000 mg IV every 4 weeks.",
            ["placebo", "ZN 100 mg", "ZN 300 mg", "ZN 1000 mg"],
            [],
        ),
    ],
)
def test_names_and_sizes_of_groups(text: str, names: list[str], sizes: list[str] | int | None) -> None:
    found = told(UNTITLED.format(text))
    wanted = ["30", "31", "29"] if sizes is None else ["197", "247"] if sizes == 2 else sizes
    assert (found["arm.name"], found["arm.n"]) == (names, wanted)


def test_a_list_is_called_as_the_text_goes_on() -> None:
    found = told(
        "A trial\n\nAbstract\n\nMethods: Practices were randomly assigned to provide either a zinc programme "
        "(intervention; 20 mg a day) or best-practice care by guidelines (control).\n\nResults: 149 people per group "
        "were studied. Cough settled in 36 (24%) people in the intervention group and 20 (13%) in the control group.\n"
    )
    assert found["arm.name"] == ["intervention", "control"]
    assert found["arm.n"] == ["149", "149"]
    assert (found["study.intervention"], found["study.comparator"]) == (["zinc programme"], ["best-practice care"])


def test_the_size_of_the_group_that_the_sentence_calls_otherwise() -> None:
    found = told(
        "Zinc D3 and fractures\n\nAbstract\n\nMethods: Each day, 1634 women received tricalcium phosphate and 20 "
        "micrograms (800 IU) of D3, and 1636 women received a double placebo.\n\nResults: There were fewer fractures "
        "in the zinc D3-calcium group than in the placebo group.\n"
    )
    assert (sorted(found["arm.name"]), found["arm.n"]) == (["placebo", "zinc D3-calcium"], ["1634", "1636"])


@pytest.mark.parametrize(
    ("text", "treatments"),
    [
        ("Adults were randomised to honey alone or zinc plus honey.", (["zinc plus honey"], ["honey"])),
        (
            "Adults were randomised to oral honey alone, or 1000 mg of zinc on days 0 and 14, combined with honey.",
            (["zinc"], ["honey"]),
        ),
        ("Adults were randomised to honey alone or to zinc.", (["honey"], ["zinc"])),
    ],
)
def test_what_is_given_alone_is_what_a_combination_is_compared_with(
    text: str, treatments: tuple[list[str], list[str]]
) -> None:
    found = told(UNTITLED.format(text))
    assert (found["study.intervention"], found["study.comparator"]) == treatments
