"""Subjects change while people work: answers follow the ids, contradictions come to light, and orphans are listed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from arms_round import ARMS, KIM, LEE, make_arms
from small_round import make_round
from story import CONFLICTS, Desk, add, answer, change, of, rows, rule, said, texts, told, with_schema, with_subjects

from attest.forms import loop
from attest.forms.round import Round, Subject
from people import Workbook

FIRST, SECOND = Subject("s1", KIM, ("alias-s1",)), Subject("s2", LEE, ("alias-s2",))


def today(*subjects: Subject) -> Round:
    return with_subjects(make_arms(), subjects)


def answered(desk: Desk, who: str = "ann", **answers: str) -> Path:
    """A first workbook with Kim's number, and Lee's."""
    filled = [answer(KIM, "Analysed", answers["kim"])] if "kim" in answers else []
    filled += [answer(LEE, "Analysed", answers["lee"])] if "lee" in answers else []
    return desk.fill(desk.send(make_arms())[who], f"{who}1", *filled)


RENAMED = [
    ("the old id is an alias", Subject("doi:new", KIM, ("s1",))),
    ("an alias is shared", Subject("doi:new", "Kim 2020a", ("alias-s1", "other"))),
    ("an alias became the id", Subject("alias-s1", KIM)),
]


@pytest.mark.parametrize("subject", [one[1] for one in RENAMED], ids=[one[0] for one in RENAMED])
def test_answers_and_rulings_follow_a_subject_with_another_id(desk: Desk, subject: Subject) -> None:
    task, later = make_arms(), today(subject, SECOND)
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX"))
    b = desk.fill(desk.send(task)["bob"], "b", answer(KIM, "Analysed", "31"), add("Arms", study=KIM, name="MTX"))
    form = desk.send(task, a, b)[CONFLICTS]
    c = desk.fill(form, "c", rule(KIM, "Analysed", "29"), rule(KIM, "Arms: RTX", "same row as “MTX” (Bob)"))
    files = [a, b, c]
    for _ in range(2):
        outcome = desk.take(later, *files)
        assert of(outcome, subject.id, "people", "n").status == "adjudicated"
        assert of(outcome, subject.id, "arms", "name").value == "MTX"
        assert told(outcome) == [] and list(loop.set_aside(outcome)) == []
        sent = desk.send(later, *files)
        files = [sent["ann"], sent["bob"], sent[CONFLICTS]]


def test_a_subject_with_the_former_id_of_another_does_not_get_its_answers(desk: Desk) -> None:
    a = answered(desk, kim="29", lee="40")
    later = today(Subject("s2", KIM, ("alias-s1",)), Subject("s3", LEE, ("alias-s2",)))
    for files in ((a,), (desk.send(later, a)["ann"],)):
        outcome = desk.take(later, *files)
        assert (said(outcome, "ann", "s2", "people", "n"), said(outcome, "ann", "s3", "people", "n")) == ("29", "40")
        assert told(outcome) == []


def test_two_subjects_that_change_ids(desk: Desk) -> None:
    a = answered(desk, kim="29", lee="40")
    later = today(Subject("s2", KIM, ("alias-s1",)), Subject("s1", LEE, ("alias-s2",)))
    outcome = desk.take(later, a)
    assert (said(outcome, "ann", "s2", "people", "n"), said(outcome, "ann", "s1", "people", "n")) == ("29", "40")


def test_subjects_that_become_one_bring_their_answers_and_contradictions(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(KIM, "Analysed", "8"),
        answer(LEE, "Analysed", "30"),
        answer(LEE, "Note", "only here"),
        add("Arms", study=KIM, name="RTX", size="4"),
        add("Arms", study=LEE, name="rtx", size="5"),
        add("Arms", study=LEE, name="MTX", size="6"),
    )
    whole = today(replace(FIRST, aliases=("alias-s1", "s2", "alias-s2")))
    outcome = desk.take(whole, a)
    assert said(outcome, "ann", "s1", "people", "note") == "only here"
    assert said(outcome, "ann", "s1", "people", "n") == ""
    assert rows(outcome, "s1", "arms") == ["RTX", "MTX"], "rows of one name are one row"
    assert len(told(outcome)) == 2
    assert "8 (a.xlsx) and 30 (a.xlsx)" in " ".join(told(outcome))
    sent = desk.send(whole, a)["ann"]
    assert {"8 / 30", "4 / 5"} <= set(texts(sent))
    b = desk.fill(sent, "b", answer(KIM, "Analysed", "38"), change("Arms", KIM, "RTX", size="5"))
    for files in ((a, b), (b,)):
        outcome = desk.take(whole, *files)
        assert said(outcome, "ann", "s1", "people", "n") == "38"
        assert of(outcome, "s1", "arms", "size", "RTX").answers["ann"].text == "5"
        assert told(outcome) == []


def test_a_blank_cell_of_one_of_two_subjects_takes_nothing_from_the_other(desk: Desk) -> None:
    a = answered(desk, kim="8", lee="30")
    a2 = desk.fill(desk.send(make_arms(), a)["ann"], "a2", answer(KIM, "Analysed", ""))
    whole = today(replace(FIRST, aliases=("s2",)))
    for files in ((a, a2), (a2,)):
        assert said(desk.take(whole, *files), "ann", "s1", "people", "n") == "30"


def test_conflicts_between_reviewers_come_to_light_when_subjects_become_one(desk: Desk) -> None:
    a, b = answered(desk, "ann", kim="8"), answered(desk, "bob", lee="30")
    value = of(desk.take(today(replace(FIRST, aliases=("s2",))), a, b), "s1", "people", "n")
    assert (value.status, {who: one.text for who, one in value.answers.items()}) == (
        "conflict",
        {"ann": "8", "bob": "30"},
    )


def test_rulings_on_two_subjects_that_become_one_contradict_each_other(desk: Desk) -> None:
    a, b = answered(desk, "ann", kim="8", lee="30"), answered(desk, "bob", kim="9", lee="31")
    c = desk.fill(desk.send(make_arms(), a, b)[CONFLICTS], "c", rule(KIM, "Analysed", "8"), rule(LEE, "Analysed", "31"))
    outcome = desk.take(today(replace(FIRST, aliases=("s2",))), a, b, c)
    assert any("8 (c.xlsx) and 31 (c.xlsx)" in one for one in told(outcome))


PARTS = Subject("s1", KIM, ("alias-s1",)), Subject("s9", "Kim 2021", ("part",))


def split(desk: Desk) -> tuple[Round, Round, Path]:
    """A study with two reports, the same as two studies later, and a workbook about the whole."""
    whole = today(Subject("s1", KIM, ("alias-s1", "part")), SECOND)
    a = desk.fill(
        desk.send(whole)["ann"], "a", answer(KIM, "Analysed", "29"), add("Arms", study=KIM, name="RTX", size="20")
    )
    return whole, today(*PARTS, SECOND), a


def test_after_a_split_the_part_with_the_id_keeps_the_answers_and_the_other_is_offered_them(desk: Desk) -> None:
    _, parts, a = split(desk)
    outcome = desk.take(parts, a)
    assert said(outcome, "ann", "s1", "people", "n") == "29"
    assert said(outcome, "ann", "s9", "people", "n") == ""
    (warning,) = outcome.problems
    assert (warning.level, warning.place) == ("warning", KIM)
    assert "answers about one subject that is 2 today" in warning.found and "Kim 2021" in warning.hint
    seen = " ".join(texts(desk.send(parts, a)["ann"]))
    assert "29\nYour own answer, given when this was one with another. ✓ takes it over." in seen


@pytest.mark.parametrize("later", [0, 1, 2])
def test_what_is_offered_waits_until_it_is_confirmed(desk: Desk, later: int) -> None:
    _, parts, a = split(desk)
    files = [a]
    for number in range(later):
        files = [desk.fill(desk.send(parts, *files)["ann"], f"other{number}", answer(LEE, "Note", str(number)))]
    sent = desk.send(parts, *files)["ann"]
    confirmed = desk.fill(
        sent,
        "confirmed",
        answer("Kim 2021", "Analysed", "✓"),
        change("Arms", "Kim 2021", "RTX", use="✓ keep as suggested"),
    )
    for kept in ((*files, confirmed), (confirmed,)):
        outcome = desk.take(parts, *kept)
        assert said(outcome, "ann", "s9", "people", "n") == "29"
        assert of(outcome, "s9", "arms", "size", "RTX").answers["ann"].text == "20"
        assert of(outcome, "s1", "arms", "size", "RTX").answers["ann"].text == "20"
        assert told(outcome) == []
    assert "Your own answer" not in " ".join(texts(desk.send(parts, confirmed)["ann"]))


def test_another_answer_takes_the_place_of_what_is_offered(desk: Desk) -> None:
    _, parts, a = split(desk)
    b = desk.fill(desk.send(parts, a)["ann"], "b", answer("Kim 2021", "Analysed", "14"))
    outcome = desk.take(parts, a, b)
    assert (said(outcome, "ann", "s9", "people", "n"), said(outcome, "ann", "s1", "people", "n")) == ("14", "29")
    again = desk.fill(desk.send(parts, a, b)["ann"], "again", answer("Kim 2021", "Analysed", "✓"))
    assert "Nothing is suggested here" in told(desk.take(parts, again))[0]


def test_what_is_offered_follows_a_form_that_changes_meanwhile(desk: Desk) -> None:
    _, parts, a = split(desk)
    waiting = desk.fill(desk.send(parts, a)["ann"], "waiting", answer(LEE, "Note", "x"))
    schema = deepcopy(ARMS)
    people = schema["properties"]["people"]["properties"]
    people["total"] = {**people.pop("n"), "title": "Total", "type": "integer", "x-was": "n"}
    del people["total"]["format"]
    later = with_schema(parts, schema)
    confirmed = desk.fill(desk.send(later, waiting)["ann"], "confirmed", answer("Kim 2021", "Total", "✓"))
    assert of(desk.take(later, confirmed), "s9", "people", "total").value == 29


def test_split_and_merged_again(desk: Desk) -> None:
    whole, parts, a = split(desk)
    b = desk.fill(
        desk.send(parts, a)["ann"], "b", answer("Kim 2021", "Analysed", "✓"), answer("Kim 2021", "Note", "new")
    )
    for files in ((a, b), (b,)):
        outcome = desk.take(whole, *files)
        assert (said(outcome, "ann", "s1", "people", "n"), said(outcome, "ann", "s1", "people", "note")) == (
            "29",
            "new",
        )
        assert told(outcome) == []


def test_merged_and_split_again(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Analysed", "8"), answer(LEE, "Note", "only here"))
    whole = today(replace(FIRST, aliases=("alias-s1", "s2", "alias-s2")))
    b = desk.fill(desk.send(whole, a)["ann"], "b", answer(KIM, "Analysed", "9"))
    outcome = desk.take(task, b)
    assert said(outcome, "ann", "s1", "people", "n") == "9"
    assert said(outcome, "ann", "s2", "people", "n") == "", "the answers are about both: whose they are is for Ann"
    assert "that is 2 today" in told(outcome)[0]
    outcome = desk.take(task, a, b)
    assert said(outcome, "ann", "s2", "people", "note") == "only here", "what was said of Lee alone still holds"


def test_answers_about_a_subject_that_is_gone_are_listed_with_all_they_said(desk: Desk) -> None:
    task = make_arms()
    a = desk.fill(
        desk.send(task)["ann"],
        "a",
        answer(LEE, "Analysed", "40"),
        answer(LEE, "Note", "long"),
        add("Arms", study=LEE, name="RTX", size="20"),
        lambda book: book.answer(LEE, "People", "Note", "see p. 3", "Comment"),
    )
    less = today(FIRST)
    outcome = desk.take(less, a)
    (warning,) = outcome.problems
    assert (warning.level, warning.place) == ("warning", LEE)
    listed = {
        (one["why"], one["label"], one["section"], one["row"], one["question"], one["answer"])
        for one in loop.set_aside(outcome)
    }
    gone = "the step no longer has this subject"
    assert listed == {
        (gone, LEE, "People", "", "Analysed", "40"),
        (gone, LEE, "People", "", "Note", "long"),
        (gone, LEE, "People", "", "Comment: Note", "see p. 3"),
        (gone, LEE, "Arms", "RTX", "Name", "RTX"),
        (gone, LEE, "Arms", "RTX", "Size", "20"),
    }
    # They travel on, without being shown, and come back with the subject, under another id too.
    files = [a]
    for number in range(2):
        sent = desk.send(less, *files)["ann"]
        assert "long" not in texts(sent)
        files = [desk.fill(sent, f"r{number}", answer(KIM, "Note", str(number)))]
        outcome = desk.take(less, *files)
        assert len(list(loop.set_aside(outcome))) == 5
        assert [one.level for one in outcome.problems] == ["warning"]
    for back in (SECOND, Subject("doi:new", "Lee", ("alias-s2",))):
        outcome = desk.take(today(FIRST, back), *files)
        assert said(outcome, "ann", back.id, "people", "note") == "long"
        assert rows(outcome, back.id, "arms") == ["RTX"]
        assert told(outcome) == [] and list(loop.set_aside(outcome)) == []


def test_an_answer_taken_back_before_its_subject_went_keeps_its_history(desk: Desk) -> None:
    task = make_arms()
    a = answered(desk, lee="40")
    b = desk.fill(desk.send(task, a)["ann"], "b", answer(LEE, "Analysed", ""))
    c = desk.fill(desk.send(today(FIRST), b)["ann"], "c", answer(KIM, "Note", "x"))
    back = Subject("doi:new", "Lee", ("alias-s2",))
    d = desk.fill(desk.send(today(FIRST, back), c)["ann"], "d", answer("Lee", "Analysed", "41"))
    value = of(desk.take(today(FIRST, back), d), "doi:new", "people", "n")
    assert [one.text for one in desk.take(today(FIRST, back), d).records["ann"].history[value.key]] == ["40", "41"]


def test_an_entry_that_could_not_be_read_is_not_lost_with_its_subject(desk: Desk) -> None:
    a = answered(desk, lee="about forty")
    less = today(FIRST)
    b = desk.fill(desk.send(less, a)["ann"], "b", answer(KIM, "Note", "x"))
    outcome = desk.take(make_arms(), b)
    assert "about forty" in texts(desk.send(make_arms(), b)["ann"])
    assert len(outcome.problems) == 1


def test_rulings_about_a_subject_that_is_gone_are_listed_and_come_back(desk: Desk) -> None:
    a, b = answered(desk, "ann", lee="40"), answered(desk, "bob", lee="41")
    c = desk.fill(desk.send(make_arms(), a, b)[CONFLICTS], "c", rule(LEE, "Analysed", "41", "table 2"))
    less = today(FIRST)
    outcome = desk.take(less, a, b, c)
    listed = [(one["reviewer"], one["question"], one["answer"]) for one in loop.set_aside(outcome)]
    assert ("adjudicator", "Analysed", "41") in listed
    sent = desk.send(less, a, b, c)
    value = of(desk.take(make_arms(), sent["ann"], sent["bob"], sent[CONFLICTS]), "s2", "people", "n")
    assert (value.status, value.value) == ("adjudicated", "41")
    assert value.ruling and value.ruling.reason == "table 2"


def test_a_workbook_made_before_a_subject_came_does_not_miss_it(desk: Desk) -> None:
    a = desk.fill(desk.send(today(FIRST))["ann"], "a", answer(KIM, "Analysed", "29"))
    b = desk.fill(desk.send(make_arms())["ann"], "b", answer(LEE, "Analysed", "40"))
    outcome = desk.take(make_arms(), a, b)
    assert [said(outcome, "ann", one, "people", "n") for one in ("s1", "s2")] == ["29", "40"]
    assert told(outcome) == []


@pytest.mark.parametrize("layout", ["questions", "table"])
def test_a_section_that_a_subject_no_longer_has_keeps_its_answers(desk: Desk, layout: str) -> None:
    task = make_round(layout)
    both = {"sheets": ("people", "results")}
    before = with_subjects(task, [replace(task.subjects[0], **both), task.subjects[1]])  # type: ignore[arg-type]
    after = with_subjects(task, [replace(task.subjects[0], sheets=("results",)), task.subjects[1]])
    filled = answer(KIM, "Analysed", "31") if layout == "questions" else change("People", KIM, KIM, analysed="31")
    a = desk.fill(desk.send(before)["ann"], "a", filled)
    files = [a]
    for _ in range(2):
        outcome = desk.take(after, *files)
        (kept,) = loop.set_aside(outcome)
        assert (kept["why"], kept["label"], kept["answer"]) == ("this subject is no longer asked this", KIM, "31")
        (warning,) = outcome.problems
        assert (warning.level, warning.place) == ("warning", KIM) and '"People"' in warning.found
        files = [desk.send(after, *files)["ann"]]
    outcome = desk.take(before, *files)
    assert said(outcome, "ann", "s1", "people", "n") == "31"
    assert told(outcome) == [] and list(loop.set_aside(outcome)) == []


def test_labels_may_change_and_change_places(desk: Desk) -> None:
    a = answered(desk, kim="29")
    later = today(replace(FIRST, label="Kim 2020a"), replace(SECOND, label=KIM))
    b = desk.fill(desk.send(later, a)["ann"], "b", answer(KIM, "Analysed", "40"), add("Arms", study=KIM, name="RTX"))
    outcome = desk.take(later, a, b)
    assert (said(outcome, "ann", "s1", "people", "n"), said(outcome, "ann", "s2", "people", "n")) == ("29", "40")
    assert rows(outcome, "s2", "arms") == ["RTX"]
    assert Workbook(desk.send(later, a, b)["ann"]).questions("Kim 2020a")
