"""Reading a page that has a row a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attest.forms.answers import COMMENT
from attest.forms.cells.grid import cell_name
from attest.forms.cells.raw import Rows
from attest.forms.cells.typed import choose
from attest.forms.entries import cell_text, read_entry
from attest.forms.form import Field
from attest.forms.hidden.followed import read_beside
from attest.forms.hidden.keys import read_row_key
from attest.forms.hidden.marks import QUESTIONS, SEPARATOR
from attest.forms.reading.displaced import FOUND, HINT, Words
from attest.forms.reading.following import ByRule, compare
from attest.forms.reading.reading import Reading
from attest.forms.round import CellKey, Round
from attest.problems import shown
from attest.tables import digest

NO_GROUNDS = ("subject:", "section:", "question:", "support:")  # what is kept where no grounds are asked for
ENTRIES = ("entry:", "support:", "comment:")


def read_questions(
    reading: Reading, task: Round, words: Words, title: str, rows: Rows, key_row: int, key_column: int
) -> set[str]:
    """Read the page; gives back the sections that were found on it."""
    form, payload = reading.form, reading.payload
    places = {str(cell): place for place, cell in enumerate(rows[key_row]) if cell}
    if "entry:" not in places:
        hint = "Take a fresh form and copy the answers into it."
        reading.complain(title, "", "no column for the answers", "the column “Your answer”", hint)
    if payload.whole and "support:" not in places and _asks_for_grounds(reading):
        hint = "Grounds that were in the form when it was made are kept."
        reading.complain(title, "", "no column for the grounds", "the column “What it rests on”", hint)
    missing = _expected(reading)
    sections: set[str] = set()
    judged: list[ByRule] = []
    places_read: list[tuple[str, str]] = []
    for number in range(key_row + 1, len(rows)):
        row = rows[number]
        mark = str(row[key_column]).strip() if key_column < len(row) else ""
        if mark.startswith("attest:"):
            continue
        where = read_row_key(mark)
        section, _, question = where[1].partition(SEPARATOR) if where else ("", "", "")
        asked = form.field(section, question)
        displaced = (
            where is not None and asked is not None and _is_displaced(words, row, places, where[0], section, asked)
        )
        if where is None or asked is None or displaced:
            cells = {key: cell_text(row[place]) for key, place in places.items() if place < len(row)}
            if any(cells.get(key) for key in ENTRIES):
                found, hint = "an answer in a row without its key", "Copy the answer into the row of its question."
                if displaced:
                    found, hint = FOUND, HINT
                at = cell_name(number, places.get("entry:", key_column))
                reading.put_aside(QUESTIONS, cells, title, at, found, "a row of the form", hint)
            continue
        sections.add(section)
        places_read.append((where[0], section))
        missing.discard((where[0], section, question))
        if (
            asked.rule is not None
            and "beside:" in places
            and (said := _judged(cell_text(row[places["beside:"]]), asked))
        ):
            judged.append(ByRule(where[0], section, asked, said, cell_name(number, places["beside:"])))
        sheet = form.by_key[section]
        support = next((one for one in sheet.fields if one.supports == asked.key), None)
        note = Field(f"{COMMENT}:{asked.key}", "Comment", "text", codes=False)
        current = payload.whole or (bool(where[2]) and _digest(task, where[0], section, question) == where[2])
        if support is None and "support:" in places and cell_text(row[places["support:"]]):
            cells = {key: cell_text(row[places[key]]) for key in NO_GROUNDS if key in places}
            at, hint = cell_name(number, places["support:"]), "Write it into the comment instead."
            reading.put_aside(
                QUESTIONS, cells, title, at, shown(cells["support:"]), "nothing, since it is not asked", hint
            )
        for name, one in (("entry:", asked), ("support:", support), ("comment:", note)):
            if name in places and one is not None:
                raw = row[places[name]]
                key = CellKey(where[0], section, "", one.key)
                entry = None if raw == "" else read_entry(raw, one)
                reading.take(key, entry, raw, title, cell_name(number, places[name]), asked.title, current)
    compare(reading, title, places_read, judged)
    for subject, count in sorted(Counter(key[0] for key in missing).items()):
        label = payload.subjects[subject][0]
        found = f"{count} question{'' if count == 1 else 's'} of {shown(label)} missing"
        hint = "What was answered in them is kept. Your next workbook has them again."
        reading.complain(title, "", found, "every row of the form", hint, "warning")
    return sections


def _judged(beside: str, asked: Field) -> str:
    """The judgement beside an answer: as the workbook works it out or, typed over that, a person's own."""
    return read_beside(beside) or choose(beside, asked) or ""


def _asks_for_grounds(reading: Reading) -> bool:
    """Whether the workbook had a column for what answers rest on."""
    asked = (sheet for sheet in reading.form.sheets if not sheet.many and any(one.supports for one in sheet.fields))
    return any(reading.payload.asks(name, sheet.key) for sheet in asked for name in reading.payload.subjects)


def _is_displaced(
    words: Words, row: Sequence[Any], places: Mapping[str, int], subject: str, section: str, asked: Field
) -> bool:
    """Whether the visible words of a row are those of another subject, question or suggestion."""

    def cell(key: str) -> object:
        return row[places[key]] if key in places else ""

    return (
        words.name_another(cell("subject:"), subject)
        or words.ask_another(cell("section:"), cell("question:"), asked.unit, (section, asked.key))
        or words.suggest_another(cell("beside:"), [CellKey(subject, section, "", asked.key)])
    )


def _expected(reading: Reading) -> set[tuple[str, str, str]]:
    """The questions that the workbook had when it was made."""
    if not reading.payload.whole:
        return set()
    found: set[tuple[str, str, str]] = set()
    for name in reading.payload.subjects:
        for sheet in reading.form.sheets:
            if not sheet.many and reading.payload.asks(name, sheet.key):
                found.update((name, sheet.key, one.key) for one in sheet.fields if not one.supports)
    return found


def _digest(task: Round, subject: str, section: str, question: str) -> str:
    found = task.suggestions.get(CellKey(subject, section, "", question))
    return digest([found.value], length=4) if found else ""
