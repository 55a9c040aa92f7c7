"""The loop: what people answered comes back, is compared and settled, and nothing is lost."""

from pathlib import Path

import pytest
from filling import fill, put
from small_round import Send, make_round

from attest.forms import loop
from attest.forms.answers import Answer
from attest.forms.round import CellKey, Round
from attest.forms.settling.settle import Value
from people import Workbook


def values(task: Round, *files: Path) -> tuple[dict[tuple[str, ...], Value], list[str]]:
    outcome = loop.take_in(task, [(path, path.name) for path in files])
    return {(value.key.subject, value.key.sheet, value.key.field): value for value in outcome.values}, [
        str(one) for one in outcome.problems
    ]


def test_a_suggestion_is_never_an_answer(task: Round, send: Send) -> None:
    ann, bob, _ = send(task)
    found, problems = values(task, ann, bob)
    assert found["s1", "people", "n"].status == "suggested"
    assert found["s2", "people", "n"].status == "unanswered"
    assert not any(value.settled for value in found.values())
    assert problems == []


def test_accepting_is_one_deliberate_act(task: Round, send: Send, tmp_path: Path) -> None:
    ann, bob, _ = send(task)
    fill(ann, tmp_path / "a.xlsx", analysed="✓", design="ok")
    fill(bob, tmp_path / "b.xlsx", analysed="29", design="case series")
    found, problems = values(task, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    agreed, conflict = found["s1", "people", "n"], found["s1", "people", "design"]
    assert (agreed.status, agreed.value, agreed.settled) == ("agreed", "29", True)
    assert agreed.answers["ann"].accepted and not agreed.answers["bob"].accepted
    assert (conflict.status, conflict.settled) == ("conflict", False)
    assert problems == []


def test_the_next_workbook_keeps_every_answer_and_shows_no_other_reviewers(
    task: Round, send: Send, tmp_path: Path
) -> None:
    ann, bob, _ = send(task)
    fill(
        ann,
        tmp_path / "a.xlsx",
        analysed="31",
        note="Ann's secret",
        design="✓",
        drugs="C; A",
        blinded="no",
        start="2020-02",
    )
    fill(bob, tmp_path / "b.xlsx", analysed="30", note="Bob's secret")
    again, other, _ = send(task, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    for path, own, strange in ((again, b"Ann's secret", "Bob's secret"), (other, b"Bob's secret", "Ann's secret")):
        texts = [str(cell.value) for sheet in Workbook(path).book for row in sheet for cell in row if cell.value]
        assert any(own.decode() in text for text in texts)
        assert not any(strange in text for text in texts)
    # Last round's files are gone; the new ones carry everything.
    found, problems = values(task, again, other)
    assert found["s1", "people", "n"].answers["ann"].value == "31"
    assert found["s1", "people", "design"].answers["ann"].accepted
    assert found["s1", "people", "drugs"].value == ["A", "C"]
    assert found["s1", "people", "blinded"].value is False
    assert found["s1", "people", "start"].value == "2020-02"
    assert problems == []


def test_codes_are_answers_and_blanks_are_not(task: Round, send: Send, tmp_path: Path) -> None:
    ann, bob, _ = send(task)
    fill(ann, tmp_path / "a.xlsx", analysed="Not reported", year="unclear", note="not applicable")
    found, _ = values(task, tmp_path / "a.xlsx", bob)
    said = {name: found["s1", "people", name].answer for name in ("n", "year", "note", "design")}
    assert {name: one.code for name, one in said.items() if one} == {
        "n": "not_reported",
        "year": "unclear",
        "note": "not_applicable",
    }
    assert said["design"] is None


def test_a_conflict_is_settled_by_a_third_record_that_overwrites_nothing(
    task: Round, send: Send, tmp_path: Path
) -> None:
    ann, bob, _ = send(task)
    a = fill(ann, tmp_path / "a.xlsx", analysed="29", design="cohort")
    b = fill(bob, tmp_path / "b.xlsx", analysed="31", design="cohort")
    _, _, form = send(task, a, b)
    consensus = Workbook(form)
    assert [row["Question"] for row in consensus.conflicts()] == ["Analysed"]
    consensus.settle("Kim 2020", "Analysed", "29", "31 includes those without data")
    consensus.save(tmp_path / "c.xlsx")
    found, problems = values(task, a, b, tmp_path / "c.xlsx")
    value = found["s1", "people", "n"]
    assert (value.status, value.value, value.settled) == ("adjudicated", "29", True)
    assert {who: answer.value for who, answer in value.answers.items()} == {"ann": "29", "bob": "31"}
    assert value.ruling and value.ruling.reason == "31 includes those without data"
    assert problems == []
    # The next consensus form carries the ruling, so that the old file may go.
    _, _, again = send(task, a, b, tmp_path / "c.xlsx")
    found, _ = values(task, a, b, again)
    assert found["s1", "people", "n"].status == "adjudicated"
    # A ruling on other answers than those that stand today does not hold any more.
    changed = fill(a, tmp_path / "a2.xlsx", analysed="28")
    found, _ = values(task, changed, b, tmp_path / "c.xlsx")
    assert found["s1", "people", "n"].status == "conflict"


def test_rows_of_a_table(task: Round, send: Send, tmp_path: Path) -> None:
    ann, bob, _ = send(task)
    a, b = Workbook(ann), Workbook(bob)
    a.table("Results", "Kim 2020", "pain", {"This row": "✓ keep as suggested", "Of": "29"})
    b.table("Results", "Kim 2020", "pain", {"This row": "✗ leave out"})
    a.add("Results", {"Study": "Lee 2021", "Outcome": "Ulcers", "Events": "3"})
    b.add("Results", {"Study": "Lee 2021", "Outcome": "ulcers ", "Events": "3"})
    a.save(tmp_path / "a.xlsx")
    b.save(tmp_path / "b.xlsx")
    outcome = loop.take_in(task, [(tmp_path / "a.xlsx", "a.xlsx"), (tmp_path / "b.xlsx", "b.xlsx")])
    assert outcome.problems == []
    told = {(one.subject.id, one.row_label, one.field.key): one for one in outcome.values if one.sheet.many}
    assert told["s1", "pain", "events"].answers["ann"].accepted
    assert told["s1", "pain", "total"].value == "29"
    assert told["s1", "pain", "_use"].status == "conflict"
    assert told["s2", "Ulcers", "events"].status == "agreed", "rows with the same key are the same row"
    # Both rows come back in the next workbooks.
    again, _, _ = send(task, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    rows = [row for row in Workbook(again).book["Results"].iter_rows(min_row=4, values_only=True) if row[0]]
    assert len(rows) == 2


def test_both_leave_a_row_out(task: Round, send: Send, tmp_path: Path) -> None:
    for path in send(task)[:2]:
        book = Workbook(path)
        book.table("Results", "Kim 2020", "pain", {"This row": "✗ leave out"})
        book.save(tmp_path / path.name)
    outcome = loop.take_in(task, [(tmp_path / name, name) for name in ("ann.xlsx", "bob.xlsx")])
    rows = [value for value in outcome.values if value.sheet.many and value.field.key != "_use"]
    assert rows and all(value.left_out for value in rows)


def test_two_workbooks_of_one_reviewer(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    one = fill(ann, tmp_path / "one.xlsx", analysed="29")
    two = fill(ann, tmp_path / "two.xlsx", note="from the second")
    found, problems = values(task, one, two)
    assert found["s1", "people", "n"].value == "29"
    assert found["s1", "people", "note"].value == "from the second"
    assert problems == []
    three = fill(ann, tmp_path / "three.xlsx", analysed="28")
    found, problems = values(task, one, three)
    assert found["s1", "people", "n"].answer is None, "a contradiction is a problem, not a guess"
    assert len(problems) == 1 and "29 (one.xlsx) and 28 (three.xlsx)" in problems[0]


def test_a_later_workbook_that_knew_the_earlier_one_wins(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    old = fill(ann, tmp_path / "old.xlsx", analysed="29")
    again, _, _ = send(task, old)
    new = fill(again, tmp_path / "new.xlsx", analysed="28")
    for files in ((old, new), (new, old), (new,)):
        found, problems = values(task, *files)
        assert found["s1", "people", "n"].value == "28"
        assert problems == []
    outcome = loop.take_in(task, [(old, "old.xlsx"), (new, "new.xlsx")])
    key = CellKey("s1", "people", "", "n")
    assert outcome.records["ann"].history[key][0].value == "29", "the first answer is kept for agreement"


def test_an_answer_can_be_taken_back(task: Round, send: Send, tmp_path: Path) -> None:
    ann, _, _ = send(task)
    old = fill(ann, tmp_path / "old.xlsx", note="something")
    again, _, _ = send(task, old)
    new = fill(again, tmp_path / "new.xlsx", note="")
    found, problems = values(task, old, new)
    assert found["s1", "people", "note"].answer is None
    assert problems == []


def test_answers_attach_again_by_alias_and_orphans_are_kept(send: Send, tmp_path: Path) -> None:
    task = make_round()
    ann, _, _ = send(task)
    book = Workbook(ann)
    put(book, "Kim 2020", "Analysed", "29")
    put(book, "Lee 2021", "Analysed", "40")
    book.save(tmp_path / "a.xlsx")
    from dataclasses import replace

    renamed = replace(task, subjects=(replace(task.subjects[0], id="doi:new", aliases=("s1",)),), suggestions={})
    outcome = loop.take_in(renamed, [(tmp_path / "a.xlsx", "a.xlsx")])
    answers = outcome.records["ann"].answers
    assert answers[CellKey("doi:new", "people", "", "n")].value == "29"
    assert answers[CellKey("s2", "people", "", "n")].value == "40"
    assert [one.level for one in outcome.problems] == ["warning"]
    assert "Lee 2021" in str(outcome.problems[0])
    again, _, _ = send(renamed, tmp_path / "a.xlsx")
    back = loop.take_in(task, [(again, "again.xlsx")])
    assert back.records["ann"].answers[CellKey("s2", "people", "", "n")].value == "40", "nothing is dropped"


def test_the_suggestion_may_change_but_what_was_accepted_stays(task: Round, send: Send, tmp_path: Path) -> None:
    from dataclasses import replace

    ann, _, _ = send(task)
    a = fill(ann, tmp_path / "a.xlsx", analysed="✓")
    key = CellKey("s1", "people", "", "n")
    later = replace(task, suggestions={**task.suggestions, key: replace(task.suggestions[key], value="33")})
    again, _, _ = send(later, a)
    for files in ((a,), (again,), (a, again)):
        found, problems = values(later, *files)
        assert found["s1", "people", "n"].value == "29"
        assert problems == []


def test_one_reviewer_settles_where_the_protocol_asks_for_one(task: Round, send: Send, tmp_path: Path) -> None:
    from dataclasses import replace

    ann, _, _ = send(task)
    a = fill(ann, tmp_path / "a.xlsx", analysed="29")
    found, _ = values(task, a)
    assert (found["s1", "people", "n"].status, found["s1", "people", "n"].settled) == ("single", False)
    found, _ = values(replace(task, needed=1), a)
    assert (found["s1", "people", "n"].status, found["s1", "people", "n"].settled) == ("single", True)


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("3.10", "3.1", False), ("Cohort", "cohort", True), ("a  b", "A b", True)]
)
def test_what_counts_as_the_same_answer(one: str, other: str, alike: bool) -> None:
    assert (Answer(one).says() == Answer(other).says()) is alike


def test_two_studies_that_become_one_lose_no_answer(send: Send, tmp_path: Path) -> None:
    from dataclasses import replace

    task = make_round()
    ann, _, _ = send(task)
    book = Workbook(ann)
    put(book, "Kim 2020", "Analysed", "8")
    put(book, "Lee 2021", "Analysed", "30")
    put(book, "Lee 2021", "Note", "only here")
    book.save(tmp_path / "a.xlsx")
    one = replace(task, subjects=(replace(task.subjects[0], aliases=("s2",)),))
    found, problems = values(one, tmp_path / "a.xlsx")
    assert found["s1", "people", "note"].value == "only here"
    assert found["s1", "people", "n"].answer is None
    assert len(problems) == 1 and "8 (a.xlsx) and 30 (a.xlsx)" in problems[0]
    # The next workbook shows both; what is decided there holds, though the old file stays where it is.
    again, _, _ = send(one, tmp_path / "a.xlsx")
    book = Workbook(again)
    put(book, "Kim 2020", "Analysed", "8")
    book.save(tmp_path / "b.xlsx")
    found, problems = values(one, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert (found["s1", "people", "n"].value, problems) == ("8", [])


def test_a_mended_entry_is_no_problem_any_more_though_the_old_file_stays(
    task: Round, send: Send, tmp_path: Path
) -> None:
    ann, _, _ = send(task)
    old = fill(ann, tmp_path / "old.xlsx", analysed="twelve", year="1066")
    again, _, _ = send(task, old)
    new = fill(again, tmp_path / "new.xlsx", analysed="12", year="1966")
    found, problems = values(task, old, new)
    assert (found["s1", "people", "n"].value, found["s1", "people", "year"].value, problems) == ("12", 1966, [])


def test_an_answer_against_the_schema_does_not_count(task: Round, send: Send, tmp_path: Path) -> None:
    from dataclasses import replace

    ann, _, _ = send(task)
    found, problems = values(replace(task, needed=1), fill(ann, tmp_path / "a.xlsx", year="1066"))
    assert found["s1", "people", "year"].status == "suggested"
    assert len(problems) == 1 and "(Year, Kim 2020)" in problems[0]


def test_grounds_are_noted_side_by_side_and_never_in_conflict(send: Send, tmp_path: Path) -> None:
    from copy import deepcopy
    from dataclasses import replace

    from small_round import SCHEMA

    from attest.forms.agreement import agreement
    from attest.forms.schema import read_form

    schema = deepcopy(SCHEMA)
    schema["properties"]["people"]["properties"]["note"]["x-supports"] = "design"
    task = replace(make_round(), form=read_form({**schema, "x-layout": "questions"}, "f"))
    files = []
    for path, ground in zip(send(task)[:2], ("said in the title", "said in the methods"), strict=True):
        book = Workbook(path)
        book.answer("Kim 2020", "People", "Design", "cohort")
        book.support("Kim 2020", "People", "Design", ground)
        book.save(tmp_path / path.name)
        files.append(tmp_path / path.name)
    found, problems = values(task, *files)
    note = found["s1", "people", "note"]
    assert (note.status, note.value) == ("noted", "said in the title / said in the methods")
    assert problems == []
    outcome = loop.take_in(task, [(path, path.name) for path in files])
    rows = agreement(task.form, loop.first_answers(outcome), task.reviewers)
    assert list(dict.fromkeys(row["title"] for row in rows)) == ["all fields", "People: Design"]


def test_rulings_of_one_round_that_differ_settle_nothing(task: Round, send: Send, tmp_path: Path) -> None:
    ann, bob, _ = send(task)
    a = fill(ann, tmp_path / "a.xlsx", analysed="29")
    b = fill(bob, tmp_path / "b.xlsx", analysed="31")
    _, _, form = send(task, a, b)
    for name, text in (("c1", "29"), ("c2", "31")):
        book = Workbook(form)
        book.settle("Kim 2020", "Analysed", text, "because")
        book.save(tmp_path / f"{name}.xlsx")
    found, problems = values(task, a, b, tmp_path / "c1.xlsx", tmp_path / "c2.xlsx")
    assert found["s1", "people", "n"].status == "conflict"
    assert len(problems) == 1 and "29 (c1.xlsx) and 31 (c2.xlsx)" in problems[0]


def test_a_ruling_can_be_taken_back_and_needs_a_reason(task: Round, send: Send, tmp_path: Path) -> None:
    ann, bob, _ = send(task)
    a = fill(ann, tmp_path / "a.xlsx", analysed="29")
    b = fill(bob, tmp_path / "b.xlsx", analysed="31")
    _, _, form = send(task, a, b)
    book = Workbook(form)
    book.settle("Kim 2020", "Analysed", "29", "")
    book.save(tmp_path / "c.xlsx")
    found, problems = values(task, a, b, tmp_path / "c.xlsx")
    assert found["s1", "people", "n"].status == "adjudicated"
    assert len(problems) == 1 and "a ruling without a reason" in problems[0]
    _, _, again = send(task, a, b, tmp_path / "c.xlsx")
    book = Workbook(again)
    book.settle("Kim 2020", "Analysed", "", "")
    book.save(tmp_path / "d.xlsx")
    found, _ = values(task, a, b, tmp_path / "c.xlsx", tmp_path / "d.xlsx")
    assert found["s1", "people", "n"].status == "conflict"


def test_a_quotation_mark_does_not_break_a_drop_down(send: Send, tmp_path: Path) -> None:
    from copy import deepcopy
    from dataclasses import replace

    from small_round import SCHEMA

    from attest.forms.schema import read_form

    schema = deepcopy(SCHEMA)
    schema["properties"]["people"]["properties"]["design"]["enum"] = ['the "right" one', "other, too"]
    task = replace(make_round("table"), form=read_form({**schema, "x-layout": "table"}, "f"), suggestions={})
    a = fill(send(task)[0], tmp_path / "a.xlsx", note='say "x"', design='the "right" one')
    b = fill(send(task)[1], tmp_path / "b.xlsx", note="y, z", design="other, too")
    for path in send(task, a, b):
        for sheet in Workbook(path).book:
            for rule in sheet.data_validations.dataValidation:
                assert (
                    rule.formula1 is None or rule.formula1.startswith("=_lists!") or rule.formula1.count('"') in (0, 2)
                )


def test_going_back_to_an_earlier_answer_is_an_answer(task: Round, send: Send, tmp_path: Path) -> None:
    files: list[Path] = []
    for number, text in enumerate(("29", "31", "29", "", "29")):
        form = send(task, *files)[0]
        files.append(fill(form, tmp_path / f"round{number}.xlsx", analysed=text))
        for kept in (files, files[-1:], files[-2:]):
            found, problems = values(task, *kept)
            answer = found["s1", "people", "n"].answer
            assert (answer.text if answer else "") == text, (number, len(kept))
            assert problems == []


def test_an_unreadable_correction_is_shown_as_typed_and_the_old_answer_does_not_stay(
    task: Round, send: Send, tmp_path: Path
) -> None:
    old = fill(send(task)[0], tmp_path / "old.xlsx", analysed="29")
    new = fill(send(task, old)[0], tmp_path / "new.xlsx", analysed="thirty")
    for kept in ([old, new], [new]):
        found, problems = values(task, *kept)
        assert found["s1", "people", "n"].answer is None
        assert len(problems) == 1 and '"thirty"' in problems[0]
        again = Workbook(send(task, *kept)[0])
        texts = [cell.value for sheet in again.book for row in sheet for cell in row]
        assert "thirty" in texts


def test_a_code_answers_a_field_that_the_schema_requires(task: Round, send: Send, tmp_path: Path) -> None:
    book = Workbook(send(task)[0])
    book.table("Results", "Kim 2020", "pain", {"Outcome": "not reported", "Events": "4"})
    book.save(tmp_path / "a.xlsx")
    outcome = loop.take_in(task, [(tmp_path / "a.xlsx", "a.xlsx")])
    assert outcome.problems == []
    said = {key.field: answer.text for key, answer in outcome.records["ann"].answers.items()}
    assert said == {"outcome": "not reported", "events": "4"}
