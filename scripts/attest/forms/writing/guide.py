"""The first sheet of a workbook: whose it is, what to do, what the signs mean, and what has to be mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attest.forms.answers import Record
from attest.forms.entries import ACCEPT
from attest.forms.form import CODES, Sheet
from attest.forms.round import Round
from attest.forms.settling.following import work_out
from attest.forms.writing.look import Book, height
from attest.forms.writing.sending import Sending

WIDTH = 100.0
Lines = Sequence[tuple[str, str, str]]
MOST_SUBJECTS = 100  # of which the sheet tells one by one how far they are


def write_guide(sending: Sending) -> None:
    """What a reviewer reads first."""
    task, record = sending.task, sending.record
    parts: list[tuple[str, Lines]] = [
        ("What to do", _steps(task)),
        ("What the colours mean", _legend(task)),
        ("How far you are", _progress(task, record)),
        ("Please mend", _problems(task, record)),
    ]
    if not task.subjects:
        nothing = f"Nothing is asked of you in this step: no {task.form.subject_name.lower()} is allocated to you."
        parts[:3] = [("What to do", [("strong", "Nothing", nothing)])]
    write_read_me(sending.book, task.step_title, f"{task.review_title} · {sending.reviewer.name}", parts)


def write_read_me(book: Book, title: str, subtitle: str, parts: Iterable[tuple[str, Lines]]) -> None:
    """The first sheet: headings with lines below them; a line has a look, a name and a text."""
    page = book.sheet("Read me")
    page.set_column(0, 0, 3)
    page.set_column(1, 1, 26)
    page.set_column(2, 2, WIDTH)
    page.hide_row_col_headers()
    book.write(page, 0, 1, title, "title")
    book.write(page, 1, 1, subtitle, "subtitle")
    page.set_row(0, 30)
    row = 3
    for heading, lines in parts:
        if not lines:
            continue
        book.write(page, row, 1, heading, "heading")
        page.set_row(row, 22)
        row += 1
        for look, name, text in lines:
            book.write(page, row, 1, name, look)
            book.write(page, row, 2, text, "text")
            page.set_row(row, height([(text, WIDTH), (name, 26)]))
            row += 1
        row += 1


def _steps(task: Round) -> list[tuple[str, str, str]]:
    """What to do, numbered; only what this form has use for."""
    many = [sheet.title for sheet in task.form.sheets if sheet.many]
    steps = [("Answer", "Fill in the white cells. Each row names what it is about. Work on your own.")]
    if task.suggestions:
        steps.append(
            (
                "Suggestions",
                "Beside many cells stands what Attest found, with the quoted words and their place. It counts only "
                f"when you accept it: choose {ACCEPT} in the white cell, or type ok. If it is wrong, type your own "
                "answer.",
            )
        )
    if task.passages:
        steps.append(
            (
                "Quotes",
                "Beside some cells stand sentences that speak of the matter, with their place. They were picked by "
                "their words and may be the wrong ones, or too few: read on in the document. They are no answer, and "
                f"{ACCEPT} takes none of them over.",
            )
        )
    if any(field.codes for sheet in task.form.sheets for field in sheet.fields):
        codes = ", ".join(CODES)
        steps.append(("No answer", f"Type {codes} where that is the answer. A blank cell is a question still open."))
    if many:
        sheets = many[0] if len(many) == 1 else f"{', '.join(many[:-1])} and {many[-1]}"
        steps.append(
            (
                "More rows",
                f"{sheets} take any number of rows: use the blank ones at the foot and name the "
                f"{task.form.subject_name.lower()} in the first column. Under “This row”, {ACCEPT} takes over all that "
                "is suggested in a row, and ✗ says that the row does not belong.",
            )
        )
    steps.append(
        (
            "Send it back",
            f"Save your copy under any name into sources/decisions/{task.step}/ and run the review again; what lies in "
            "results/ is written anew by every run. You may sort, filter, move columns and change widths; leave the "
            "hidden first row and column as they are.",
        )
    )
    about = [("strong", "", task.form.description)] if task.form.description else []
    return about + [("strong", f"{number}  {title}", text) for number, (title, text) in enumerate(steps, 1)]


def _legend(task: Round) -> list[tuple[str, str, str]]:
    suggestions = [
        ("beside", "grey", "a suggestion from a document; not an answer"),
        ("flagged", "amber", "a check found something that does not fit: look at the document"),
    ]
    quotes = [("beside", "grey", "what a document says; not an answer")]
    return [
        ("entry", "white", "yours to fill in"),
        *(suggestions if task.suggestions else quotes if task.passages else []),
        ("problem", "red", "an entry that could not be read: see the note at the cell"),
    ]


def _progress(task: Round, record: Record) -> list[tuple[str, str, str]]:
    """What is answered of each subject; of many subjects, only how many are begun."""
    done: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for key in record.answers:
        if not key.field.startswith("_"):
            done[key.subject, key.sheet].add((key.row, key.field))
    begun = {subject for subject, _ in done}
    count = sum(one.id in begun for one in task.subjects)
    if len(task.subjects) > MOST_SUBJECTS:
        return [("strong", "Begun", f"{count:,} of {len(task.subjects):,}")]
    lines = []
    for subject in task.subjects:
        told = []
        for sheet in task.sheets_of(subject):
            cells = done.get((subject.id, sheet.key), set())
            if sheet.many:
                rows = len({row for row, _ in cells})
                told.append(f"{sheet.title}: {rows} row{'' if rows == 1 else 's'}")
            elif sheet.fields:
                asked = _asked(record, subject.id, sheet)
                told.append(f"{sheet.title}: {sum(('', key) in cells for key in asked)} of {len(asked)}")
        about = "; ".join(f"{name}: {', '.join(text.splitlines())}" for name, text in subject.context.items() if text)
        so_far = "answered: " + ", ".join(told)
        lines.append(("strong", subject.label, f"{so_far}\n{about}" if task.form.asks_in_rows and about else so_far))
    return lines


def _asked(record: Record, subject: str, sheet: Sheet) -> list[str]:
    """The questions that want an answer: not grounds, not what a rule answers, not what is not asked so far."""
    if sheet.questionnaire is None:
        return [one.key for one in sheet.fields if not one.supports]
    worked = work_out(record, subject, sheet, sheet.questionnaire)
    wanted = (one for one in sheet.fields if not (one.supports or one.rule or one.blank))
    return [one.key for one in wanted if worked.asks(one.key) and one.key not in worked.undecided]


def _problems(task: Round, record: Record) -> list[tuple[str, str, str]]:
    labels = {subject.id: subject.label for subject in task.subjects}
    lines = []
    for key, said in sorted(record.problems.items()):
        sheet = task.form.sheet(key.sheet)
        field = sheet.field(key.field) if sheet else None
        where = f"{sheet.title if sheet else key.sheet}, {field.title if field else key.field}"
        lines.append(("problem", labels.get(key.subject, key.subject), f"{where}: {said}"))
    for stray in record.strays:
        told = "; ".join(stray.cells.values())
        lines.append(("problem", "a row that belongs nowhere", f"{told}\n{stray.problem.said}"))
    return lines
