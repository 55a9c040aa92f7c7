"""The consensus form: what reviewers answered differently, side by side for the adjudicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attest.forms.answers import KEEP, LEAVE_OUT, Carried, Payload, Record
from attest.forms.cells.grid import cell_name
from attest.forms.entries import entry_text, wanted
from attest.forms.form import USE
from attest.forms.hidden import payload as hidden
from attest.forms.hidden.keys import row_key
from attest.forms.hidden.marks import ABOUT, CONSENSUS, HEADER, SEPARATOR
from attest.forms.hidden.outline import outline_of
from attest.forms.round import CellKey, Round
from attest.forms.settling.lines import comment
from attest.forms.settling.rows import Matching
from attest.forms.settling.rulings import Rulings
from attest.forms.settling.settle import Value
from attest.forms.writing.beside import passages_in_words
from attest.forms.writing.choices import Lists, offer
from attest.forms.writing.guide import Lines, write_read_me
from attest.forms.writing.look import Book, height, new_book

SHEET = "Conflicts"
HEADER_ROW, FIRST_ROW = 2, 3
Pairs = Mapping[CellKey, Mapping[str, tuple[str, ...]]]


def write_conflicts(path: str | Path, task: Round, values: Sequence[Value], matching: Matching, ruled: Rulings) -> None:
    """Write the consensus form: a row a conflict; rulings that still hold stand filled in."""
    who = sorted({name for value in values for name in value.answers})
    names = {person.id: person.name for person in task.reviewers}
    columns: list[tuple[str, str, float]] = [
        ("subject", task.form.subject_name, 20),
        ("where", "Sheet and row", 26),
        ("question", "Question", 22),
        *((f"answer {one}", names.get(one, one), 28) for one in who),
        ("beside", "Suggestion", 46),
        ("settled", "Settled answer", 28),
        ("reason", "Reason", 34),
    ]
    pairs = {value.key: _pairs(value, matching, names) for value in values if value.field.key == USE}
    with new_book(path, f"{task.review_title}: {task.step_title}, conflicts", task.date) as book:
        write_read_me(book, f"{task.step_title}: conflicts", task.review_title, _guide(task, values))
        page, lists = book.sheet(SHEET), Lists()
        page.set_column(0, 0, 4, None, {"hidden": True})
        page.write_string(0, 0, CONSENSUS)
        page.write_string(1, 0, ABOUT)
        page.write_string(HEADER_ROW, 0, HEADER)
        page.merge_range(1, 1, 1, len(columns), _count(values), book.formats["about"])
        page.set_row(0, None, None, {"hidden": True})
        page.set_row(1, 22)
        for place, (key, title, width) in enumerate(columns, 1):
            page.set_column(place, place, width)
            page.write_string(0, place, key)
            book.write(page, HEADER_ROW, place, title, "header_beside" if key == "beside" else "header")
        for number, value in enumerate(values, FIRST_ROW):
            page.write_string(number, 0, row_key(value.key.subject, SEPARATOR.join(value.key[1:])))
            texts = []
            for place, (key, _, width) in enumerate(columns, 1):
                text, look = _cell(key, value, task, matching, ruled)
                book.write(page, number, place, text, look)
                texts.append((text, width))
                if key == "settled":
                    _offer(book, lists, page, number, place, value, pairs.get(value.key, {}), ruled)
            page.set_row(number, height(texts))
        page.freeze_panes(FIRST_ROW, 2)
        book.workbook.worksheets()[1].activate()
        page.autofilter(HEADER_ROW, 0, max(FIRST_ROW, FIRST_ROW + len(values) - 1), len(columns))
        page.repeat_rows(HEADER_ROW)
        lists.write(book)
        hidden.write(book.workbook, _payload(task, values, pairs, matching, ruled))


def _count(values: Sequence[Value]) -> str:
    count = sum(value.status == "conflict" for value in values)
    settled = f"; {len(values) - count} settled before stand below them" if count < len(values) else ""
    return f"{count} to settle{settled}."


def _guide(task: Round, values: Sequence[Value]) -> list[tuple[str, Lines]]:
    steps = [
        ("Settle", "Each row shows what the reviewers answered. Choose the answer that holds, or type another one."),
        ("Say why", "Give a reason in the last column. Nobody's answer is overwritten: yours stands beside them."),
        (
            "Send it back",
            f"Save your copy under any name into sources/decisions/{task.step}/ and run the review again. You may sort "
            "and filter; leave the hidden first row and column as they are.",
        ),
    ]
    if any(value.field.key == USE for value in values):
        rows = (
            "Where only some reviewers have a row, say whether it is kept, left out, or the same row as another one. "
            "Say it at the row with the wrong name; leave the other one blank. What else differs is asked when that is "
            "settled."
        )
        steps.insert(1, ("Rows", rows))
    lines = [("strong", f"{number}  {name}", text) for number, (name, text) in enumerate(steps, 1)]
    looks = [
        ("entry", "white", "yours to fill in"),
        ("context", "pale blue", "what the reviewers answered, with their grounds and remarks"),
        ("beside", "grey", "what a document says, or a conflict that is settled already"),
        ("problem", "red", "an entry that could not be read: see the note at the cell"),
    ]
    return [("What to do", lines), ("What the colours mean", looks)]


def _pairs(value: Value, matching: Matching, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The rows that a row could be the same as, by the words in which the form offers them."""
    place = value.key[:3]
    found: dict[str, tuple[str, ...]] = {}
    if (ruling := matching.paired.get(place)) is not None:
        found[ruling.answer.text] = (ruling.same_as, *ruling.called)
    for row in matching.open.get(place, []):
        other = (*place[:2], row)
        who = ", ".join(names.get(one, one) for one in sorted(matching.owners.get(other, ())))
        words = f"same row as “{matching.names.get(other) or row}” ({who})"
        while words in found:
            words += " again"
        found[words] = (row, matching.called(*place), matching.called(*other))
    return found


def _offer(
    book: Book,
    lists: Lists,
    page: object,
    row: int,
    column: int,
    value: Value,
    pairs: Mapping[str, tuple[str, ...]],
    ruled: Rulings,
) -> None:
    if value.field.key == USE:
        options, expected = [KEEP, LEAVE_OUT, *pairs], "whether the row is kept, left out, or the same as another"
    else:
        options = [*dict.fromkeys(answer.text for answer in value.answers.values())]
        expected = wanted(value.field)
    offer(
        page,
        lists,
        [(row, column, row, column)],
        options,
        False,
        "Settled answer",
        f"One of the answers, or {expected}.",
    )
    if value.key in ruled.unread:
        problem = str(ruled.unread[value.key].problem)
        page.write_comment(cell_name(row, column), problem, {"x_scale": 2, "author": "Attest"})  # type: ignore[attr-defined]


def _cell(column: str, value: Value, task: Round, matching: Matching, ruled: Rulings) -> tuple[str, str]:
    label = "label" if value.status == "conflict" else "beside"
    if column == "subject":
        return value.subject.label, label
    if column == "where":
        return value.sheet.title + (f": {value.row_label}" if value.row_label else ""), label
    if column == "question":
        return value.field.title, label
    if column.startswith("answer "):
        return _said(value, column.removeprefix("answer "), matching), "context"
    if column == "beside":
        found, passages = value.suggestion, passages_in_words(task.passages.get(value.key, ()))
        told = f"{entry_text(found.value, '')}\n“{found.quote}”\n{found.place}" if found else ""
        return "\n".join(filter(None, (told, passages))), "beside"
    holds = value.ruling if value.status == "adjudicated" else None
    if column == "settled":
        if value.key in ruled.unread and holds is None:
            return ruled.unread[value.key].text, "problem"
        return (holds.answer.text if holds else ""), "entry"
    if holds is None:
        return ruled.reasons.get(value.key, ""), "entry"
    return holds.reason, "entry"


def _said(value: Value, who: str, matching: Matching) -> str:
    """A reviewer's answer with the grounds and the remark; of a row, all that is answered in it."""
    answer = value.answers.get(who)
    if answer is None:
        return "no such row" if value.field.key == USE else ""
    record = matching.records.get(who, Record(who))
    lines = [answer.text]
    if value.field.key == USE:
        key = _canonical(value.key, matching)
        told = ((one, record.answers.get(key._replace(field=one.key))) for one in value.sheet.fields)
        lines += [f"{one.title}: {said.text}" for one, said in told if said is not None]
    else:
        grounds = next((one for one in value.sheet.fields if one.supports == value.field.key), None)
        said = record.answers.get(value.key._replace(field=grounds.key)) if grounds else None
        lines += [said.text] if said is not None else []
    remark = comment(record, value)
    return "\n".join([*lines, *([f"({remark})"] if remark else [])])


def _payload(task: Round, values: Sequence[Value], pairs: Pairs, matching: Matching, ruled: Rulings) -> Payload:
    return Payload(
        kind="consensus",
        review=task.review,
        step=task.step,
        person="",
        round=ruled.round + 1,
        form=task.form.version,
        outline=outline_of(task.form),
        subjects={one.id: (one.label, *one.aliases) for one in task.subjects},
        former={name: names for name, names in ruled.names.items() if name not in task.subject_by_any_id},
        baseline={
            value.key: Carried(value.ruling.answer)
            for value in values
            if value.ruling and value.status == "adjudicated"
        },
        suggested=_names(task, values, pairs, matching),
        seen={value.key: dict(sorted(value.seen.items())) for value in values},
        pairs={key: told for key, told in pairs.items() if told},
        rulings={key: one.as_list() for key, one in ruled.found.items()},
        knew=ruled.knew,
    )


def _names(task: Round, values: Sequence[Value], pairs: Pairs, matching: Matching) -> dict[CellKey, Any]:
    """The key fields of the rows that the form speaks about: rulings follow them when the form changes."""
    found: dict[CellKey, Any] = {}
    for value in values:
        for row in (value.key.row, *(row for row, *_ in pairs.get(value.key, {}).values())) if value.key.row else ():
            place = (*value.key[:2], row)
            who = matching.own.get(place, ())
            for name in value.sheet.keys:
                key = CellKey(*place, name)
                said = [matching.records[one].answers.get(_canonical(key, matching)) for one in who]
                suggested = task.suggestions.get(key)
                if suggested or any(said):
                    found[key] = suggested.value if suggested else next(one.text for one in said if one)
    return found


def _canonical(key: CellKey, matching: Matching) -> CellKey:
    return key._replace(row=matching.canonical.get(key[:3], key.row))
