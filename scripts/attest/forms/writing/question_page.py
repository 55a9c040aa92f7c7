"""A page with a row a question: made for few subjects with many questions, the quote beside the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from attest.forms.answers import COMMENT
from attest.forms.cells.grid import cell_name
from attest.forms.form import Field, Sheet
from attest.forms.hidden.followed import BY_RULE, LINK, STATE, WAITING, as_shown
from attest.forms.hidden.keys import row_key
from attest.forms.hidden.marks import QUESTIONS, QUESTIONS_TITLE, SEPARATOR
from attest.forms.round import CellKey, Round, Subject
from attest.forms.writing.beside import beside_cell
from attest.forms.writing.choices import blocks_of, offer_field
from attest.forms.writing.look import FIRST_ROW, HEADER_ROW, head, height, lines, lines_of_parts
from attest.forms.writing.sending import Sending
from attest.forms.writing.working import Following, Page, followed, grey_out, hide_helpers, write_working


def write_questions(sending: Sending) -> None:
    """Write the questions of all one-row sections, subject by subject."""
    book, task, record, flags = sending.book, sending.task, sending.record, sending.flags
    rows = list(_rows(task))
    if not rows:
        return
    following = followed(sending)
    beside = bool(task.suggestions or task.passages or flags or record.offered or record.saw or following)
    support = any(field.supports for _, sheet, _ in rows for field in sheet.fields)
    columns = [
        ("subject:", task.form.subject_name, 20.0, ""),
        ("section:", "Section", 16.0, ""),
        ("question:", "Question", 30.0, "What is asked."),
        ("entry:", "Your answer", 24.0, "Yours to fill in."),
        *([("support:", "What it rests on", 36.0, "In a few words, or a quote.")] if support else []),
        *([("beside:", "Suggestion", 58.0, "What a document says, with its place. Not an answer.")] if beside else []),
        ("comment:", "Comment", 26.0, "A note to yourself and to whoever settles differences."),
    ]
    page = book.sheet(QUESTIONS_TITLE)
    head(book, page, QUESTIONS, sending.identity({sheet.key for _, sheet, _ in rows}), columns)
    places = {key: place for place, (key, *_) in enumerate(columns, 1)}
    hidden = hide_helpers(page, len(columns) + 1) if following else {}
    offered: dict[Field, list[int]] = defaultdict(list)
    suggested: set[Field] = set()
    before: Subject | None = None
    for number, (subject, sheet, field) in enumerate(rows, FIRST_ROW):
        key = CellKey(subject.id, sheet.key, "", field.key)
        told = [found.value] if (found := task.suggestions.get(key)) else []
        page.write_string(number, 0, row_key(subject.id, SEPARATOR.join((sheet.key, field.key)), told))
        look = "label" if subject is not before else "label_again"
        before = subject
        question = field.title + (f" ({field.unit})" if field.unit else "")
        tall = [(subject.label, 20.0), (sheet.title, 16.0)]
        book.write(page, number, places["subject:"], subject.label, look)
        book.write(page, number, places["section:"], sheet.title, "context")
        parts = [("strong", question), ("hint", f"\n{about}" if (about := sending.about(sheet, field)) else "")]
        book.write_parts(page, number, places["question:"], parts, "question")
        least = lines_of_parts(parts, 30.0)
        tall.append((sending.write_entry(page, number, places["entry:"], key), 24.0))
        offered[field].append(number)
        if key in task.suggestions or key in record.offered:
            suggested.add(field)
        if support:
            tall.append((_write_support(sending, page, number, places["support:"], key, sheet), 36.0))
        if beside:
            least = max(least, _write_beside(sending, page, number, places["beside:"], key, field, following))
        note = key._replace(field=f"{COMMENT}:{field.key}")
        tall.append((sending.write_entry(page, number, places["comment:"], note), 26.0))
        if one := following.get((subject.id, sheet.key)):
            one.rows[field.key] = number + 1
            page.write_number(number, hidden[LINK], number + 1)
            formula, state = one.state(field.key)
            if formula:
                page.write_formula(number, hidden[STATE], formula, None, state)
            else:
                page.write_string(number, hidden[STATE], state)
        page.set_row(number, height(tall, least))
    for field, numbers in offered.items():
        # Drop-downs stay where they are when rows are sorted, so they must not refuse an answer.
        accepts = field in suggested
        offer_field(page, sending.lists, blocks_of(numbers, places["entry:"]), field, strict=False, accepts=accepts)
    count = len(rows) + sending.write_strays(page, QUESTIONS, FIRST_ROW + len(rows), places)
    page.autofilter(HEADER_ROW, 0, FIRST_ROW + count - 1, len(columns) + len(hidden))
    page.freeze_panes(FIRST_ROW, 4)
    if following:
        last = FIRST_ROW + len(rows) - 1
        grey_out(book, page, (FIRST_ROW, places["question:"], last, len(columns)), hidden[STATE])
        source = Page(page.get_name(), _letters(places["entry:"]), _letters(hidden[LINK]), FIRST_ROW + 1, last + 1)
        write_working(sending, following, source)


def _letters(column: int) -> str:
    return cell_name(0, column).rstrip("1")


def _write_beside(
    sending: Sending, page: Worksheet, row: int, column: int, key: CellKey, field: Field, following: Following
) -> int:
    """What stands beside an answer; beside a judgement by a rule, what the workbook works out. Gives back its lines."""
    said, flagged = beside_cell(sending.task, sending.record, key, sending.flags)
    if field.rule is None:
        sending.book.write_parts(page, row, column, said, "flagged" if flagged else "beside")
        return lines_of_parts(said, 58.0)
    one = following[key.subject, key.sheet]
    (cell, value), (remark, remarks) = one.by_rule(field.key), one.remarks(field.key)
    formula = f'="{BY_RULE}"&IF({cell}="","{WAITING}",{cell})&{remark}'
    page.write_formula(row, column, formula, sending.book.formats["by_rule"], as_shown(value, remarks))
    return lines(as_shown(value, remarks), 58.0)


def _rows(task: Round) -> Iterator[tuple[Subject, Sheet, Field]]:
    for subject in task.subjects:
        for sheet in task.sheets_of(subject):
            for field in sheet.fields:
                if not sheet.many and not field.supports:
                    yield subject, sheet, field


def _write_support(sending: Sending, page: Worksheet, row: int, column: int, key: CellKey, sheet: Sheet) -> str:
    supporting = next((field for field in sheet.fields if field.supports == key.field), None)
    if supporting is None:
        sending.book.write(page, row, column, "", "context")
        return ""
    return sending.write_entry(page, row, column, key._replace(field=supporting.key))
