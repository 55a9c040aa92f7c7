"""Who is asked about what, and who sees what: every byte of a workbook is searched for what is not its reviewer's."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from arms_round import KIM, LEE, make_arms
from small_round import make_round
from story import CONFLICTS, Desk, add, answer, change, lines, of, rule, said, told, with_subjects

from attest.allocation import deal, read_allocation
from attest.forms import loop
from attest.forms.round import NOBODY, CellKey, Round, Subject, Suggested
from people import Workbook

ROE = "Roe 2022"
ANN = ("zebra", "ocelot", "lemming", "917100179", "axolotl", "heron")
BOB = ("walrus", "iguana", "tapir", "828200282", "marmot", "puffin")


def bytes_of(path: Path) -> str:
    """All that is in a workbook, unpacked: hidden sheets, notes, drop-downs, properties, names of parts.

    Numbers to be looked for are long: a digest among the hidden sheets may hold any three digits.
    """
    with zipfile.ZipFile(path) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist())


def found_in(path: Path, words: Sequence[str]) -> list[str]:
    content = bytes_of(path)
    return [word for word in words if word in content]


def filled(desk: Desk, sent: Path, name: str, words: Sequence[str]) -> Path:
    """Answers of every sort: text, number, comment, rows of two lists, what cannot be read, what belongs nowhere."""
    text, note, arm, size, stray, unreadable = words
    return desk.fill(
        sent,
        name,
        answer(KIM, "Note", text),
        answer(KIM, "Analysed", unreadable),
        answer(LEE, "Analysed", size),
        lambda book: book.answer(KIM, "People", "Note", note, "Comment"),
        add("Arms", study=KIM, name=arm, size=size),
        add("Results", study=KIM, outcome=f"pain in the {arm}", arm=arm, events="3"),
        add("Arms", name=stray),
    )


def test_no_answer_of_another_reviewer_is_in_any_part_of_a_workbook(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    files = [filled(desk, sent["ann"], "ann", ANN), filled(desk, sent["bob"], "bob", BOB)]
    flags = [
        {"subject": "s1", "sheet": "people", "row": "", "field": "note", "flag": f"flag {word}", "layer": who}
        for who, word in (("ann", "zebra"), ("bob", "walrus"), ("consensus", "secret"))
    ]
    for number in range(2):
        outcome = loop.take_in(task, [(path, path.name) for path in files])
        paths = [desk.folder / f"{number}-{who}.xlsx" for who in ("ann", "bob")]
        loop.write_forms(outcome, paths, desk.folder / f"{number}-c.xlsx", flags)
        ann, bob = paths
        assert set(found_in(ann, ANN)) == set(ANN), "the own answers are all there"
        assert set(found_in(bob, BOB)) == set(BOB)
        assert found_in(ann, (*BOB, "secret", "Bob")) == []
        assert found_in(bob, (*ANN, "secret", "Ann")) == []
        files = [desk.fill(ann, f"again-ann-{number}"), desk.fill(bob, f"again-bob-{number}")]


def test_a_ruling_shows_nobody_what_the_other_said(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Note", "zebra"), add("Arms", study=KIM, name="lemming"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Note", "walrus"), add("Arms", study=KIM, name="tapir"))
    form = desk.send(task, a, b)[CONFLICTS]
    assert set(found_in(form, ("zebra", "walrus", "lemming", "tapir"))) == {"zebra", "walrus", "lemming", "tapir"}
    c = desk.fill(
        form,
        "c",
        rule(KIM, "Note", "walrus", "quokka"),
        rule(KIM, "Arms: lemming", "same row as “tapir” (Bob)", "quokka"),
    )
    sent = desk.send(task, a, b, c)
    assert found_in(sent["ann"], ("walrus", "tapir", "quokka", "Dan")) == []
    assert found_in(sent["bob"], ("zebra", "lemming", "quokka", "Dan")) == []


def shared(needed: int = 2) -> Round:
    """Kim for Ann and Bob, Lee for Bob and Cyd, Roe for nobody yet."""
    task = make_arms("ann", "bob", "cyd", needed=needed)
    subjects = (
        Subject("id-kim", KIM, ("alias-kim",), {"Files": "kim.txt"}, reviewers=("ann", "bob")),
        Subject("id-lee", LEE, ("alias-lee",), {"Files": "lee.txt"}, reviewers=("bob", "cyd")),
        Subject("id-roe", ROE, ("alias-roe",), {"Files": "roe.txt"}, reviewers=NOBODY),
    )
    suggestions = {
        CellKey(one.id, "people", "", "n"): Suggested(f"7700{number}0077", f"quote{number}", "d", 1, 2)
        for number, one in enumerate(subjects)
    }
    return replace(task, subjects=subjects, suggestions=suggestions)


KIMS = (KIM, "id-kim", "alias-kim", "kim.txt", "770000077", "quote0")
LEES = (LEE, "id-lee", "alias-lee", "lee.txt", "770010077", "quote1")
ROES = (ROE, "id-roe", "alias-roe", "roe.txt", "770020077", "quote2")


def test_a_workbook_holds_only_the_subjects_of_its_reviewer(desk: Desk) -> None:
    sent = desk.send(shared())
    assert set(found_in(sent["ann"], (*KIMS, *LEES, *ROES))) == set(KIMS)
    assert set(found_in(sent["bob"], (*KIMS, *LEES, *ROES))) == {*KIMS, *LEES}
    assert set(found_in(sent["cyd"], (*KIMS, *LEES, *ROES))) == set(LEES)
    assert found_in(sent[CONFLICTS], ("zebra",)) == []


def test_values_tell_who_is_asked(desk: Desk) -> None:
    asked = {(one["subject"], tuple(one["asked"])) for one in lines(desk.take(shared()))}
    assert asked == {("id-kim", ("ann", "bob")), ("id-lee", ("bob", "cyd")), ("id-roe", ())}


def test_each_subject_is_settled_by_those_who_are_asked(desk: Desk) -> None:
    task = shared()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "✓"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "770000077"), answer(LEE, "Analysed", "✓"))
    c = desk.fill(sent["cyd"], "c", answer(LEE, "Analysed", "5"))
    outcome = desk.take(task, a, b, c)
    assert of(outcome, "id-kim", "people", "n").status == "agreed"
    assert of(outcome, "id-lee", "people", "n").status == "conflict"
    assert of(outcome, "id-roe", "people", "n").status == "suggested"
    assert Workbook(desk.send(task, a, b, c)[CONFLICTS]).subjects() == [LEE]
    alone = with_subjects(task, [replace(one, reviewers=one.reviewers[:1], needed=1) for one in task.subjects])
    assert of(desk.take(alone, a), "id-kim", "people", "n").settled


def test_a_row_of_a_subject_that_is_not_theirs_belongs_nowhere(desk: Desk) -> None:
    task = shared()
    a = desk.fill(desk.send(task)["ann"], "a", add("Arms", study=LEE, name="RTX"))
    outcome = desk.take(task, a)
    (problem,) = told(outcome)
    assert f'"{LEE}"' in problem and f"expected one of {KIM}," in problem
    assert found_in(desk.send(task, a)["bob"], ("RTX",)) == []


def test_who_has_answered_keeps_the_subject_when_it_is_dealt_anew(desk: Desk) -> None:
    task = shared()
    a = desk.fill(desk.send(task)["ann"], "a", answer(KIM, "Note", "zebra"))
    moved = with_subjects(task, [replace(one, reviewers=("bob", "cyd")) for one in task.subjects])
    sent = desk.send(moved, a)
    assert set(found_in(sent["ann"], (*KIMS, *LEES, *ROES))) == set(KIMS)
    b = desk.fill(sent["ann"], "b", answer(KIM, "Note", ""))
    outcome = desk.take(moved, b)
    assert told(outcome) == []
    again = desk.send(moved, b)["ann"]
    assert said(desk.take(task, again), "ann", "id-kim", "people", "note") == ""
    assert [
        one.text for one in desk.take(task, again).records["ann"].history[CellKey("id-kim", "people", "", "note")]
    ] == ["zebra"]


def test_a_subject_that_goes_to_somebody_else_unanswered_leaves_no_trace(desk: Desk) -> None:
    task = shared()
    a = desk.fill(desk.send(task)["ann"], "a")
    moved = with_subjects(task, [replace(one, reviewers=("bob", "cyd")) for one in task.subjects])
    sent = desk.send(moved, a)["ann"]
    assert found_in(sent, (*KIMS, *LEES, *ROES)) == []
    assert told(desk.take(moved, a, sent)) == []
    assert told(desk.take(task, a, sent)) == [], "and nothing is missed when it comes back"


def test_a_reviewer_without_subjects_gets_a_workbook_all_the_same(desk: Desk) -> None:
    task = with_subjects(shared(), [replace(one, reviewers=NOBODY) for one in shared().subjects])
    sent = desk.send(task)
    for who in ("ann", "bob", "cyd"):
        assert found_in(sent[who], (*KIMS, *LEES, *ROES)) == []
        assert told(desk.take(task, sent[who])) == []


@pytest.mark.parametrize("layout", ["questions", "table"])
def test_no_subject_of_others_in_either_layout(desk: Desk, layout: str) -> None:
    task = make_round(layout)
    kim, lee = task.subjects
    task = with_subjects(task, [replace(kim, reviewers=("ann",)), replace(lee, reviewers=("bob",))])
    sent = desk.send(task)
    assert found_in(sent["ann"], (LEE, '"s2"', "alias-s2")) == []
    assert found_in(sent["bob"], (KIM, '"s1"', "alias-s1", "the 29", "the pain")) == []


def test_subjects_dealt_in_shares_stay_with_who_has_them(desk: Desk) -> None:
    people = ("ann", "bob", "cyd")
    subjects = [Subject(f"doi:10.1/{number}", f"Study {number:02}", (f"pmid:{number}",)) for number in range(30)]
    section = {"by": "shares", "shares": {"ann": 2, "bob": 1, "cyd": 1}, "overlap": 20}
    dealt = deal(read_allocation(section, people, 2, "extraction"), subjects)
    task = with_subjects(make_arms(*people), dealt)
    sent = desk.send(task)
    for who in people:
        own = {one.label for one in dealt if who in one.reviewers}
        assert set(found_in(sent[who], [one.label for one in dealt])) == own
        assert 0 < len(own) < 30
    first = next(one for one in dealt if one.reviewers == ("ann",))
    a = desk.fill(sent["ann"], "a", answer(first.label, "Analysed", "29"))
    more = deal(read_allocation(section, people, 2, "extraction"), [Subject("doi:10.1/new", "New"), *subjects])
    outcome = desk.take(with_subjects(task, more), a)
    value = of(outcome, first.id, "people", "n")
    assert (value.status, value.settled) == ("single", True), "outside of the overlap one answer settles"


def test_a_part_of_a_split_subject_is_offered_to_who_answered_the_whole_only(desk: Desk) -> None:
    whole = with_subjects(make_arms(), [Subject("s1", KIM, ("alias-s1", "part"))])
    sent = desk.send(whole)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Note", "zebra"))
    parts = with_subjects(whole, [Subject("s1", KIM, ("alias-s1",)), Subject("s9", "Kim 2021", ("part",))])
    sent = desk.send(parts, a)
    assert found_in(sent["ann"], ("zebra",)) == ["zebra"]
    assert found_in(sent["bob"], ("zebra",)) == []
    assert found_in(sent[CONFLICTS], ("zebra",)) == []


def test_the_next_workbook_of_one_does_not_depend_on_what_the_other_answers(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = filled(desk, sent["ann"], "ann", ANN)
    b = filled(desk, sent["bob"], "bob", BOB)
    c = desk.fill(desk.send(task, a, b)[CONFLICTS], "c", rule(KIM, "Note", "walrus"))
    alone, together = desk.send(task, a)["ann"], desk.send(task, a, b, c)["ann"]
    assert alone.read_bytes() == together.read_bytes()


def test_problems_of_one_are_not_marked_in_the_workbook_of_another(desk: Desk) -> None:
    task = make_arms()
    sent = desk.send(task)
    a = desk.fill(sent["ann"], "a", answer(KIM, "Analysed", "about thirty"))
    b = desk.fill(sent["bob"], "b", answer(KIM, "Analysed", "29"))
    assert "about thirty" not in bytes_of(desk.send(task, a, b)["bob"])
    moved = change("Arms", KIM, "RTX", size="1")
    with pytest.raises(AssertionError, match="0 rows fit"):
        desk.fill(sent["bob"], "c", moved)
