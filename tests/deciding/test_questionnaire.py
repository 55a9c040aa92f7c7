"""Questions some of which are asked only after certain answers, and the judgements that follow from them."""

from __future__ import annotations

from attest.deciding.conditions import NOT_ASKED, Condition, Is, Some
from attest.deciding.questionnaire import Answerer, Computed, Question, Questionnaire
from attest.deciding.rule import read_rule

LEVELS = ("low", "high")


def yes(name: str) -> Condition:
    return Is(name, ("yes",))


def no(name: str) -> Condition:
    return Is(name, ("no",))


FIRST = read_rule(
    [
        {"when": {"1": "no"}, "then": "low"},
        {"when": {"2": "yes"}, "then": "high"},
        {"when": {"2": "no"}, "then": "low"},
    ],
    "D1",
    LEVELS,
)
SECOND = read_rule(
    [{"when": {"3": "yes"}, "then": "high"}, {"when": {"3": "no"}, "then": "low", "decision": "it is unsettled"}],
    "D2",
    LEVELS,
)
OVERALL = read_rule({"worst": ["D1", "D2"]}, "overall", LEVELS)
TWO = Questionnaire(
    (
        Question("1"),
        Question("2", yes("1")),
        Computed("D1", FIRST),
        Question("3", yes("1"), blank="yes"),
        Computed("D2", SECOND, yes("1")),
        Computed("overall", OVERALL),
    )
)


def test_questions_open_as_answers_come() -> None:
    nothing = TWO.work_out({})
    assert nothing.values == {}
    assert nothing.unanswered == {"D1": ("1", "2"), "D2": ("1",), "overall": ("1", "D1", "D2")}
    assert nothing.undecided == ("2", "3", "D2")
    begun = TWO.work_out({"1": "yes"})
    assert begun.values == {"1": "yes", "3": "yes", "D2": "high"}
    assert begun.unanswered == {"D1": ("2",), "D2": (), "overall": ("D1",)}
    assert begun.undecided == ()
    done = TWO.work_out({"1": "yes", "2": "no"})
    assert done.values == {"1": "yes", "2": "no", "D1": "low", "3": "yes", "D2": "high", "overall": "high"}


def test_what_is_not_asked_has_no_say() -> None:
    told = TWO.work_out({"1": "no", "2": "yes", "3": "no", "D2": "high"})
    assert told.values == {"1": "no", "2": NOT_ASKED, "D1": "low", "3": NOT_ASKED, "D2": NOT_ASKED, "overall": "low"}
    assert told.idle == ("2", "3", "D2")
    assert [told.asks(key) for key in ("1", "2", "D2", "overall")] == [True, False, False, True]


def test_a_blank_stands_only_where_its_question_is_asked() -> None:
    assert "3" not in TWO.work_out({}).values
    assert TWO.work_out({"1": "yes"}).values["3"] == "yes"
    assert TWO.work_out({"1": "yes", "3": "no"}).values["3"] == "no"


def test_half_a_domain_is_not_judged() -> None:
    """An answer that would do alone gives no judgement while others that are asked are wanting."""
    rule = read_rule([{"when": {"1": "no"}, "then": "high"}, {"when": {"1": "yes"}, "then": "low"}], "D1", LEVELS)
    both = read_rule([{"when": {"1": "no"}, "then": "high"}, {"when": {"1": "yes", "2": "yes"}, "then": "low"},
                      {"when": {"1": "yes", "2": "no"}, "then": "high"}], "D1", LEVELS)  # fmt: skip
    asks_both = Questionnaire((Question("1"), Question("2"), Computed("D1", both)))
    told = asks_both.work_out({"1": "no"})
    assert told.decisions["D1"].value == "high" and told.unanswered["D1"] == ("2",) and "D1" not in told.values
    asks_one = Questionnaire((Question("1"), Question("2"), Computed("D1", rule)))
    assert asks_one.work_out({"1": "no"}).values == {"1": "no", "D1": "high"}


def test_an_own_judgement_takes_the_place_of_the_computed_one() -> None:
    told = TWO.work_out({"1": "yes", "2": "no", "D1": "high", "D2": "low"})
    assert (told.values["D1"], told.values["D2"], told.values["overall"]) == ("high", "low", "high")
    assert told.decisions["D1"].value == "low"
    assert TWO.work_out({"1": "yes", "D1": "high"}).values["D1"] == "high"  # also while answers are wanting


def test_what_people_must_decide_counts_for_nothing_until_they_have() -> None:
    told = TWO.work_out({"1": "yes", "2": "no", "3": "no"})
    assert told.decisions["D2"].value == "low" and told.decisions["D2"].for_people == "it is unsettled"
    assert "D2" not in told.values and "overall" not in told.values
    assert told.unanswered["overall"] == ("D2",)
    assert TWO.work_out({"1": "yes", "2": "no", "3": "no", "D2": "low"}).values["overall"] == "low"


def test_a_judgement_that_may_not_be_asked_waits_for_what_tells() -> None:
    either = Questionnaire((Question("1"), Question("2"), Computed("D1", OVERALL, Some((yes("1"), no("2"))))))
    assert either.work_out({"1": "no"}).unanswered == {"D1": ("2",)}
    assert either.work_out({"1": "no", "2": "yes"}).values["D1"] == NOT_ASKED


def test_answers_before_their_question_is_known_to_be_asked_are_kept_and_do_not_count_yet() -> None:
    told = TWO.work_out({"2": "yes"})
    assert told.values == {} and told.undecided == ("2", "3", "D2") and told.idle == ()
    assert told.decisions["D1"].value == "", "nothing is sure whatever 1 will be"
    assert told.unanswered["D1"] == ("1",), "2 is answered already"
    assert TWO.work_out({"1": "yes", "2": "yes"}).values["D1"] == "high"


def test_what_people_differ_about_lets_everything_wait_that_looks_at_it() -> None:
    def answer(differ: str) -> Answerer:
        told = {"1": "no", "3": "no"}
        return lambda part, reached, by_rule: None if part.key == differ else told.get(part.key, "")

    judgement = TWO.walk(answer("D1"))
    assert judgement.decisions["D1"].value == "low" and "D1" not in judgement.values
    assert (judgement.unanswered["overall"], judgement.values.get("overall")) == (("D1",), None)
    told = Questionnaire((Question("3", blank="yes"), Computed("D2", SECOND)))
    blank = told.walk(lambda part, reached, by_rule: None if part.key == "3" else "")
    assert (blank.values, blank.unanswered) == ({}, {"D2": ("3",)}), "what a blank cell means does not settle it"
