"""The sizes of arms where the people are counted again, and arms that are named only with their sizes."""

from __future__ import annotations

import pytest

from attest.extract.finding import Found
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

BEFORE = "Adults were randomly assigned to zinc or placebo. "


def told(text: str) -> list[Found]:
    source = source_of(f"Zinc for common cold in adults\n\nAbstract\n\nMethods: {text}\n".encode(), "page.txt")
    return list(suggest(document_of(source), source))


@pytest.mark.parametrize(
    ("text", "names", "sizes"),
    [
        # numbers that might be years, or that thin spaces part
        (BEFORE + "1920 women were randomly assigned to receive zinc and 1944 to placebo.", None, ["1920", "1944"]),
        (BEFORE + "Between 2012 and 2013 were assigned to zinc those who had a cough.", None, []),
        (
            BEFORE + "53\u2008883 women (33.5%) were assigned to the zinc group and 106\u2008953 to the placebo group.",
            None,
            ["53\u2008883", "106\u2008953"],
        ),
        # behind people who are counted without a word for them
        (
            BEFORE + "Of 636 screened, 585 were randomly assigned to treatment (control, 288; zinc, 297).",
            None,
            ["297", "288"],
        ),
        (BEFORE + "Thirty enrolled and 23 completed the trial (13 zinc, 10 placebo).", None, ["13", "10"]),
        (BEFORE + "Of these, 80 completed the study (43 (53.8%) zinc and 37 (46.3%) placebo).", None, ["43", "37"]),
        # the number, a comma and the name; an assignment without "to"
        (BEFORE + "A total of 726 adults were randomly assigned (484, zinc; 242, placebo).", None, ["484", "242"]),
        (BEFORE + "403 adults were enrolled; 201 were assigned zinc and 202 placebo.", None, ["201", "202"]),
        # told of both at once; among how many there were deaths
        (
            BEFORE + "Of 299 adults, 127 adults treated with zinc and 128 who received placebo were evaluable.",
            None,
            ["127", "128"],
        ),
        (
            BEFORE + "A total of 672 adults were included. There were 83 deaths among 335 adults (24.8%) in the zinc "
            "group and 109 deaths among 337 adults (32.3%) in the placebo group.",
            None,
            ["335", "337"],
        ),
        (BEFORE + "A rash was seen in 12 adults in the zinc group and in 9 in the placebo group.", None, []),
        # with or without
        (
            "In this trial 164 women received tea either with (n = 85) or without (n = 79) zinc.",
            ["zinc", "no zinc"],
            ["85", "79"],
        ),
        ("Three had tea with (n = 2) or without (n = 1) zinc.", [], []),
        # names that open with how long it lasted, and anaesthetic blocks
        (
            "Adults were randomly assigned to a 6-week zinc programme (n = 40) or to usual care group (UC) (n = 42).",
            ["zinc programme", "usual care"],
            ["40", "42"],
        ),
        (
            "Adults were randomised to a hip block with zinc 0.25% (n=70) or placebo block with saline (n=71).",
            ["hip block with zinc", "placebo block with saline"],
            ["70", "71"],
        ),
        ("Adults were assigned to zinc or placebo in permuted blocks of four.", ["zinc", "placebo"], []),
        # sizes behind a sign, or before the name in a bracket
        (
            "Thirty-eight women were randomised into a zinc group (ZG = 18) or control group (CG = 20).",
            ["zinc", "control"],
            ["18", "20"],
        ),
        ("210 adults were randomised (n = 105, zinc and n = 105, placebo).", ["zinc", "placebo"], ["105", "105"]),
        ("In all, 130 adults were recruited (zinc:63, control:67).", ["zinc", "control"], ["63", "67"]),
        ("In all, 130 adults were recruited (north:63, south:67).", [], []),
        # groups told by what they receive, and bare numbers behind their letters
        (
            "Adults were randomly divided into three equal groups receiving zinc, tea, and placebo, respectively.",
            ["zinc", "tea", "placebo"],
            [],
        ),
        ("Adults were randomised into two groups receiving the same care, and cough was measured.", [], []),
        (
            "In two groups, group I (20) received zinc and group II (21) was given tea, and group I was compared with "
            "group II.",
            ["group I", "group II"],
            ["20", "21"],
        ),
        # what is no name: questions to answer, conditions, and what came next
        ("Adults were randomised to respond to questions in a journal or on a forum.", [], []),
        (
            "Adults were randomly assigned to conditions (31 to ZCT, 30 to TBT, and 29 to IP).",
            ["ZCT", "TBT", "IP"],
            ["31", "30", "29"],
        ),
        (
            "Eleven adults started with zinc and changed to tea, and 12 started with tea and crossed over to zinc.",
            ["zinc", "tea"],
            ["11", "12"],
        ),
        (
            "Adults were randomly assigned to the intervention group (taking zinc, n = 81) or the control group "
            "(n = 79).",
            ["intervention", "control"],
            ["81", "79"],
        ),
    ],
)
def test_sizes(text: str, names: list[str] | None, sizes: list[str]) -> None:
    found = told(text)
    named = [one.value for one in found if one.role == "arm.name"]
    assert sorted(named) == sorted(["zinc", "placebo"] if names is None else names)
    by_arm = {dict(one.row)["arm"]: one.value for one in found if one.role == "arm.n" and one.row}
    expected = ["zinc", "placebo"] if names is None else names
    assert [by_arm[name] for name in expected if name in by_arm] == sizes


def test_the_intervention_group_is_the_first_where_only_the_control_is_named() -> None:
    found = told(
        "Adults were randomised to a tea intervention or usual care.\n\nResults: "
        "There were 69 improvers in the intervention group compared with 21 in the usual care group "
        "(OR 2.09; 95% CI 1.08 to 4.01; P = .03)."
    )
    assert {dict(one.row)["arm"] for one in found if one.role == "result.estimate" and one.row} == {
        "tea intervention vs usual care"
    }


def test_what_is_compared_with_the_control_comes_first() -> None:
    found = told(
        "Adults were randomised to the intervention group (taking zinc, n = 81) or the control group (n = 79).\n\n"
        "Results: Compared with the control group, taking zinc did not reduce the duration of cough (P = .3)."
    )
    assert {one.value for one in found if one.role == "result.arm"} == {"intervention vs control"}


def test_a_deviation_with_its_short_form_in_brackets() -> None:
    found = {one.role: one.value for one in told("The adults had a mean age of 71 (standard deviation [SD] 10) years.")}
    assert (found["age.mean"], found["age.sd"], found["age.unit"]) == ("71", "10", "years")
