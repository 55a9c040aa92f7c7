"""Reading a page that has a row a question."""

from __future__ import annotations

from attest.forms import payload as hidden
from attest.forms.answers import COMMENT
from attest.forms.entries import cell_text, read_entry
from attest.forms.envelope import Rows
from attest.forms.form import Field, Form
from attest.forms.look import cell_name
from attest.forms.question_page import SEPARATOR
from attest.forms.reading import Reading
from attest.forms.round import CellKey
from attest.problems import shown

ENTRIES = ("entry:", "support:", "comment:")


def read_questions(reading: Reading, form: Form, title: str, rows: Rows, key_row: int, key_column: int) -> set[str]:
    """Read the page; gives back the sections that were found on it."""
    places = {str(cell): place for place, cell in enumerate(rows[key_row])}
    if "entry:" not in places:
        hint = "Take a fresh form and copy the answers into it."
        reading.complain(title, "", "no column for the answers", "the column “Your answer”", hint)
        return {sheet.key for sheet in form.sheets if not sheet.many}
    sections: set[str] = set()
    for number in range(key_row + 1, len(rows)):
        row = rows[number]
        mark = cell_text(row[key_column]) if key_column < len(row) else ""
        where = hidden.read_row_key(mark)
        if where is None:
            typed = any(cell_text(row[place]) for key, place in places.items() if key in ENTRIES and place < len(row))
            if typed and not mark.startswith("attest:"):
                found, hint = "an answer in a row without its key", "Take a fresh form and copy the answers into it."
                reading.complain(title, cell_name(number, places["entry:"]), found, "a row of the form", hint)
            continue
        section, _, question = where[1].partition(SEPARATOR)
        sheet = form.sheet(section)
        asked = sheet.field(question) if sheet else None
        if sheet is None or asked is None:
            found, hint = f"the question {shown(question)}", "The form has changed since."
            reading.complain(title, cell_name(number, places["entry:"]), found, "a question of the form", hint)
            continue
        sections.add(section)
        support = next((one for one in sheet.fields if one.supports == asked.key), None)
        note = Field(f"{COMMENT}:{asked.key}", "Comment", "text", codes=False)
        for name, one in (("entry:", asked), ("support:", support), ("comment:", note)):
            if name in places and one is not None:
                raw = row[places[name]] if places[name] < len(row) else None
                key = CellKey(where[0], section, "", one.key)
                reading.take(key, read_entry(raw, one), raw, title, cell_name(number, places[name]), asked.title)
    return sections
