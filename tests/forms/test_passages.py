"""Passages stand beside a question to be read: they answer nothing, and nothing takes them over."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from filling import fill
from small_round import Send, make_round

from attest.forms import loop
from attest.forms.round import CellKey, Passage, Round
from people import Workbook

BLINDED = CellKey("s1", "people", "", "blinded")
DESIGN = CellKey("s1", "people", "", "design")
TOLD = (
    Passage("Nobody knew the group.", "sources/documents/kim.pdf", 40, 62, "3"),
    Passage("The statistician was masked.", "sources/documents/kim.pdf", 90, 118),
)
COLUMNS = {"questions": "Suggestion", "table": "Blinded: suggestion"}


@pytest.fixture(params=["questions", "table"])
def task(request: pytest.FixtureRequest) -> Round:
    """Nothing is suggested in this round; two passages stand beside one question."""
    return replace(make_round(request.param), suggestions={}, passages={BLINDED: TOLD})


def texts(path: Path) -> list[str]:
    book = Workbook(path).book
    return [str(cell.value) for name in book.sheetnames if not name.startswith("_") for row in book[name].rows
            for cell in row if cell.value]  # fmt: skip


def options(path: Path) -> list[str]:
    """What the drop-downs of a workbook offer."""
    book = Workbook(path).book
    return [str(one.formula1) for name in book.sheetnames for one in book[name].data_validations.dataValidation]


def test_words_and_place_stand_in_the_workbook(task: Round, send: Send) -> None:
    said = next(text for text in texts(send(task)[0]) if "Nobody knew" in text)
    assert said.strip().split("\n") == [
        "“Nobody knew the group.”",
        "sources/documents/kim.pdf, page 3, characters 40–62",
        "“The statistician was masked.”",
        "sources/documents/kim.pdf, characters 90–118",
    ]


def test_the_first_sheet_says_what_they_are_and_nothing_of_suggestions(task: Round, send: Send) -> None:
    said = " ".join(texts(send(task)[0]))
    assert "They are no answer, and ✓ takes none of them over." in said
    assert "It counts only when you accept it" not in said
    assert "Quotes" not in " ".join(texts(send(replace(task, passages={}))[0]))


def test_they_are_no_answer_and_no_suggestion(task: Round, send: Send) -> None:
    ann, _, _ = send(task)
    outcome = loop.take_in(task, [(ann, "ann.xlsx")])
    assert outcome.problems == []
    assert {value.status for value in outcome.values} == {"unanswered"}
    assert all(value.value is None and value.suggestion is None for value in outcome.values)


def test_no_drop_down_offers_to_take_them_over(task: Round, send: Send) -> None:
    assert not any("✓," in one for one in options(send(task)[0]) if "yes" in one)
    accepting = make_round(str(task.form.schema["x-layout"]))
    assert any("✓," in one for one in options(send(accepting)[0]))


@pytest.mark.parametrize("layout", ["questions"])
def test_a_tick_beside_them_is_named_and_stays_in_sight(layout: str, send: Send, tmp_path: Path) -> None:
    task = replace(make_round(layout), suggestions={}, passages={BLINDED: TOLD})
    ann, _, _ = send(task)
    fill(ann, tmp_path / "a.xlsx", blinded="✓")
    outcome = loop.take_in(task, [(tmp_path / "a.xlsx", "a.xlsx")])
    (problem,) = outcome.problems
    assert (problem.found, problem.expected) == ('"✓"', "an answer of your own")
    assert not any(value.answers for value in outcome.values)
    again, _, _ = send(task, tmp_path / "a.xlsx")
    assert "✓" in texts(again)


def test_answers_given_beside_them_stay_when_they_change(send: Send, tmp_path: Path) -> None:
    task = replace(make_round("questions"), suggestions={}, passages={BLINDED: TOLD})
    ann, _, _ = send(task)
    fill(ann, tmp_path / "a.xlsx", blinded="no")
    for later in ({BLINDED: TOLD[1:]}, {}):
        outcome = loop.take_in(replace(task, passages=later), [(tmp_path / "a.xlsx", "a.xlsx")])
        assert outcome.problems == []
        assert [value.value for value in outcome.values if value.answers] == [False]


def test_a_suggestion_and_passages_stand_together(send: Send) -> None:
    task = replace(make_round("questions"), passages={DESIGN: TOLD})
    said = next(text for text in texts(send(task)[0]) if "Nobody knew" in text)
    assert said.startswith("cohort\n“the cohort”\nd.txt, characters 1–9\n“Nobody knew the group.”")


def test_the_adjudicator_sees_them_beside_the_conflict(send: Send, tmp_path: Path) -> None:
    task = replace(make_round("questions"), suggestions={}, passages={BLINDED: TOLD})
    ann, bob, _ = send(task)
    fill(ann, tmp_path / "a.xlsx", blinded="no")
    fill(bob, tmp_path / "b.xlsx", blinded="yes")
    _, _, conflicts = send(task, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    (row,) = Workbook(conflicts).conflicts()
    assert row["Suggestion"].startswith("“Nobody knew the group.”\nsources/documents/kim.pdf, page 3")


def test_a_round_keeps_them_through_its_file_and_deals_them_out() -> None:
    task = replace(make_round(), passages={BLINDED: TOLD, BLINDED._replace(subject="s2"): TOLD[:1]})
    again = Round.from_dict(json.loads(json.dumps(task.as_dict())))
    assert again.passages == task.passages
    mine = replace(task, subjects=tuple(replace(one, reviewers=("ann",) if one.id == "s1" else ("bob",))
                                        for one in task.subjects))  # fmt: skip
    assert set(mine.asked_of("bob").passages) == {BLINDED._replace(subject="s2")}
