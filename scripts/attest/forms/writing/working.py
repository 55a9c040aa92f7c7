"""The hidden sheet on which a workbook works out which questions are asked, and what the rules lead to.

A row a subject and section, three cells a question: the answer as it stands on the page, whether the question is asked,
and the value that counts. A question that a rule answers has a cell more for each table of the rule. People never sort
this sheet; on theirs, a row is found by its number in a hidden column wherever it has been sorted to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from xlsxwriter.worksheet import Worksheet

from attest.deciding.conditions import ALWAYS, NOT_ASKED
from attest.deciding.questionnaire import Computed, Questionnaire, Worked
from attest.deciding.rule import RESULT
from attest.forms.answers import Record
from attest.forms.cells.grid import cell_name
from attest.forms.entries import ACCEPT, entry_text
from attest.forms.form import Sheet
from attest.forms.hidden.followed import LINK, STATE
from attest.forms.round import CellKey, Subject
from attest.forms.settling.following import work_out
from attest.forms.writing.formulas import NO, OPEN, YES, Place, any_open, asked, judged, remarks, remarks_on, text
from attest.forms.writing.look import HEADER_ROW, KEY_ROW, Book
from attest.forms.writing.sending import Sending

SHEET = "_working"
CELLS = 3  # a question's: the answer as given, whether it is asked, the value that counts


class Put(Protocol):
    """Writes a formula into a column of the row, with the value that it has now."""

    def __call__(self, column: int, formula: str, value: str = "") -> None: ...


@dataclass(frozen=True)
class Page:
    """Where the page with the questions has what this sheet looks up: columns as letters, rows counted from 1."""

    name: str
    entry: str
    link: str
    first: int
    last: int

    def entry_of(self, row: int) -> str:
        """A formula for the entry of the row with this number, wherever it stands by now."""
        sheet = "'" + self.name.replace("'", "''") + "'!"
        links, entries = (f"{sheet}${one}${self.first}:${one}${self.last}" for one in (self.link, self.entry))
        here = f"{sheet}${self.link}${row}={row}"
        found = f"INDEX({entries},MATCH({row},{links},0))"
        return f'TRIM(IFERROR(IF({here},{sheet}${self.entry}${row},{found}),"")&"")'


@dataclass(frozen=True)
class Followed:
    """A subject's questions on a section: what they come to now, and the cells in which the workbook works it out."""

    number: int  # of the row on the hidden sheet, counted from 0
    layout: dict[str, int]  # question -> its first column
    worked: Worked
    conditional: frozenset[str]  # the questions that are not always asked
    rows: dict[str, int] = field(default_factory=dict)  # question -> the number of its row on the page

    def state(self, key: str) -> tuple[str, str]:
        """The formula that tells whether a question is asked, and what it shows now; no formula if it always is."""
        formula = f"={SHEET}!{_fixed(self.number, self.layout[key] + 1)}" if key in self.conditional else ""
        return formula, _state(self.worked, key)

    def by_rule(self, key: str) -> tuple[str, str]:
        """The cell with what the rule leads to, and what it holds now ("" while answers are wanting)."""
        decision, wanting = self.worked.decisions.get(key), self.worked.unanswered.get(key)
        value = decision.value if decision and not wanting and not decision.for_people else ""
        return f"{SHEET}!{_fixed(self.number, self.layout[key] + CELLS)}", value

    def remarks(self, key: str) -> tuple[str, str]:
        """The cell with what people should know of the rule's path, and what it holds now."""
        decision, wanting = self.worked.decisions.get(key), self.worked.unanswered.get(key)
        taken = decision.path if decision and not wanting else ()
        said = "".join(f"\n{words}" for one in taken if one.row for words in remarks_on(one.row, one.table))
        return f"{SHEET}!{_fixed(self.number, self.layout[key] + CELLS + 1)}", said


Following = dict[tuple[str, str], Followed]  # by subject and section


def followed(sending: Sending) -> Following:
    """What follows from the answers of this reviewer, for every subject and section in which anything does."""
    found: Following = {}
    for subject in sending.task.subjects:
        for sheet in sending.task.sheets_of(subject):
            if sheet.questionnaire is not None:
                one = follow(subject, sheet, sheet.questionnaire, sending.record, len(found))
                found[subject.id, sheet.key] = one
    return found


def hide_helpers(page: Worksheet, column: int) -> dict[str, int]:
    """Hidden columns beside those that people see: the number of each row, and whether its question is asked."""
    page.set_column(column, column + 1, 4, None, {"hidden": True})
    for place, key in enumerate((LINK, STATE), column):
        page.write_string(KEY_ROW, place, key)
        page.write_string(HEADER_ROW, place, key)
    return {LINK: column, STATE: column + 1}


def grey_out(book: Book, page: Worksheet, block: tuple[int, int, int, int], state: int) -> None:
    """Grey the rows of questions that are not asked, for as long as that is so."""
    first = cell_name(block[0], state)
    rule = {"type": "formula", "criteria": f'=${first}="{NO}"', "format": book.formats["not_asked"]}
    page.conditional_format(*block, rule)


def write_working(sending: Sending, following: Following, source: Page) -> None:
    """Write the hidden sheet."""
    page = sending.book.workbook.add_worksheet(SHEET)
    for subject in sending.task.subjects:
        for sheet in sending.task.sheets_of(subject):
            one = following.get((subject.id, sheet.key))
            if one is not None and sheet.questionnaire is not None:
                keys = (CellKey(subject.id, sheet.key, "", name) for name in sheet.by_key)
                told = sending.task.suggestions
                taken = {key.field: entry_text(told[key].value, "") for key in keys if key in told}
                write(page, one, sheet.questionnaire, source, taken)
    page.very_hidden()


def follow(subject: Subject, sheet: Sheet, questionnaire: Questionnaire, record: Record, number: int) -> Followed:
    """The questions of a subject's section, to be put into row `number` of the hidden sheet."""
    layout, column = {}, 0
    for part in questionnaire.parts:
        layout[part.key] = column
        column += CELLS + (2 + len(part.rule.tables) if isinstance(part, Computed) else 0)
    conditional = frozenset(part.key for part in questionnaire.parts if part.asked != ALWAYS)
    return Followed(number, layout, work_out(record, subject.id, sheet, questionnaire), conditional)


def write(page: Worksheet, one: Followed, questionnaire: Questionnaire, source: Page, taken: Mapping[str, str]) -> None:
    """Write one row of the hidden sheet. `taken` are suggestions by question, which ✓ takes over."""

    def cell(name: str) -> str:
        return cell_name(one.number, one.layout[name] + 2)

    def put(column: int, formula: str, value: str = "") -> None:
        page.write_formula(one.number, column, formula, None, value)

    looked_at = questionnaire.looked_at
    for part in questionnaire.parts:
        column = one.layout[part.key]
        if part.asked == ALWAYS:
            page.write_string(one.number, column + 1, YES)
        else:
            put(column + 1, asked(part.asked, cell), _state(one.worked, part.key))
        if part.key not in looked_at:
            continue
        entry = source.entry_of(one.rows[part.key])
        if part.key in taken:
            entry = f"SUBSTITUTE({entry},{text(ACCEPT)},{text(taken[part.key])})"
        put(column, f"={entry}")
        given, reached = cell_name(one.number, column), cell_name(one.number, column + 1)
        follows = text(OPEN)
        if isinstance(part, Computed):
            result = cell_name(one.number, column + CELLS)
            follows = f'IF(AND({reached}={text(YES)},{result}<>""),{result},{follows})'
            needed = questionnaire.needed(part.rule.looks_at)
            _write_rule(put, part, one, cell, any_open(needed, cell))
        elif part.blank:
            follows = f"IF({reached}={text(YES)},{text(part.blank)},{follows})"
        value = one.worked.values.get(part.key, OPEN)
        counts = given if part.asked == ALWAYS else f"IF({reached}={text(YES)},{given},{text(OPEN)})"
        put(column + 2, f'=IF({reached}={text(NO)},"",IF({given}<>"",{counts},{follows}))', value)


def _write_rule(put: Put, part: Computed, one: Followed, cell: Place, waits: str) -> None:
    """The result of a rule and the remarks on it, then a cell for each of its tables, the last of which decides."""
    number, column = one.number, one.layout[part.key] + CELLS
    steps = {table.name: cell_name(number, column + place) for place, table in enumerate(part.rule.tables, 2)}

    def step_or_cell(name: str) -> str:
        return steps[name] if name in steps else cell(name)

    for place, table in enumerate(part.rule.tables, 2):
        put(column + place, f"={judged(table, step_or_cell)}")
    put(column, f'=IF({waits},"",{steps[RESULT]})', one.by_rule(part.key)[1])
    if said := "&".join(filter(None, (remarks(table, step_or_cell) for table in part.rule.tables))):
        put(column + 1, f'=IF({waits},"",{said})', one.remarks(part.key)[1])
    else:
        put(column + 1, '=""')


def _state(worked: Worked, key: str) -> str:
    return NO if worked.values.get(key) == NOT_ASKED else OPEN if key in worked.undecided else YES


def _fixed(row: int, column: int) -> str:
    name = cell_name(row, column)
    letters = name.rstrip("0123456789")
    return f"${letters}${name[len(letters) :]}"
