"""A reviewer at a generated workbook: the sheets as grids, what is typed into them, and what it should say."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from generated import TICK, USES, Pick, Typed, entry, text, wrong_entry
from python_calamine import CalamineWorkbook

from attest.forms.answers import COMMENT, KEEP, LEAVE_OUT, Answer
from attest.forms.entries import entry_text
from attest.forms.form import USE, Field, Sheet
from attest.forms.loop import Outcome
from attest.forms.round import CellKey, Round, row_name
from attest.tables import harmless

HEAD = 3  # rows at the top of a page: keys, what the columns are for, titles
HIDDEN = "_attest"
TABLE, QUESTIONS = "attest:sheet:", "attest:questions"
USE_ASKED = Field(USE, "This row", "text", codes=False)
LABEL = Field("_label", "Subject", "text", codes=False)
_RETURNED: list[Path] = []  # by the reviewers of this run


def remark(name: str = "") -> Field:
    return Field(f"{COMMENT}:{name}" if name else COMMENT, "Comment", "text", codes=False)


class Spot(NamedTuple):
    """An entry cell of a row that has its key."""

    row: int
    column: int
    key: CellKey
    asked: Field


@dataclass
class Page:
    """A sheet of the workbook; `mark` is the hidden word that says what it asks, if it asks anything."""

    title: str
    rows: list[list[Any]]
    mark: str = ""
    top: int = 0  # rows above the row of keys
    filtered: bool = False

    def copy(self) -> Page:
        return replace(self, rows=[list(row) for row in self.rows])

    @property
    def places(self) -> dict[str, int]:
        return {str(cell): place for place, cell in enumerate(self.rows[self.top]) if cell != ""}

    @property
    def body(self) -> range:
        return range(self.top + HEAD, len(self.rows))

    def subject_and_row(self, number: int) -> tuple[str, str] | None:
        """What the hidden key of a row says; nothing where it is damaged or blank."""
        try:
            subject, row, _, *_ = json.loads(self.rows[number][self.places[self.mark]])
        except (ValueError, TypeError):
            return None
        return subject, row


class Memory:
    """What a reviewer has typed so far, by cell: what the next workbook should show, and what it should say."""

    def __init__(self, task: Round) -> None:
        self.task = task
        self.cells: dict[CellKey, Typed] = {}

    def copy(self) -> Memory:
        other = Memory(self.task)
        other.cells = dict(self.cells)
        return other

    def says(self, accepted: bool = True) -> dict[CellKey, tuple[Any, str, bool]]:
        """Value, code and, if asked for, whether it was accepted, for every answer."""
        suggested = self.task.suggestions
        found = {
            key: (suggested[key].value, "", accepted) if one.accepts else (one.value, one.code, False)
            for key, one in self.cells.items()
            if not one.wrong
        }
        return found | {key: (suggested[key].value, "", accepted) for key in self.kept()}

    def kept(self) -> list[CellKey]:
        """Suggestions in blank cells of rows that are kept as suggested."""
        rows = {key[:3] for key, one in self.cells.items() if key.field == USE and one.value == KEEP}
        return [key for key in self.task.suggestions if key[:3] in rows and key not in self.cells]

    def shows(self) -> dict[CellKey, str]:
        """The cells of the next workbook."""
        return {key: self.written_out(key, one) for key, one in self.cells.items()}

    def written_out(self, key: CellKey, one: Typed) -> str:
        """What names a row is never a mere ✓."""
        if one.accepts and key.row and key.field in self.task.form.by_key[key.sheet].keys:
            return entry_text(self.task.suggestions[key].value, "")
        return one.text

    def put(self, key: CellKey, typed: Typed) -> None:
        """Type into a cell; what was accepted stays so while it says the same, though it is written out."""
        before = self.says().get(key)
        if before and before[2] and Answer(typed.value, typed.code).says() == Answer(before[0], before[1]).says():
            typed = replace(typed, accepts=True)
        self.cells[key] = typed

    def names_row(self, key: CellKey) -> bool:
        return bool(key.row) and key.field in self.task.form.by_key[key.sheet].keys

    def send(self) -> None:
        """What was typed stands in the next workbook as it was understood."""
        self.cells |= dict.fromkeys(self.kept(), TICK)
        for key, one in self.cells.items():
            if one.accepts and self.names_row(key):
                said = self.task.suggestions[key].value
                self.cells[key] = Typed(entry_text(said, ""), said, accepts=True)
            elif one.accepts:
                self.cells[key] = TICK
            elif key.field == USE:
                self.cells[key] = USES.get(one.value, one)
            elif not one.wrong:
                self.cells[key] = replace(one, raw=entry_text(one.value, one.code))


class OpenBook:
    """A workbook that lies open."""

    def __init__(self, path: Path, task: Round, memory: Memory | None = None) -> None:
        self.task = task
        book = CalamineWorkbook.from_path(str(path))
        self.pages = [
            Page(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
        for page in self.pages:
            first = page.rows[0][0] if page.rows and page.rows[0] else ""
            page.mark = first if str(first).startswith((TABLE, QUESTIONS)) else ""
            if page.mark != QUESTIONS and page.mark and self.section(page).many:
                page.rows += [[""] * len(page.rows[0]) for _ in range(3)]  # the reader leaves out blank rows at the end
            for spot in self.spots(page):
                cell = page.rows[spot.row][spot.column]
                if cell != "":
                    known = memory.cells.get(spot.key) if memory else None
                    page.rows[spot.row][spot.column] = known if known and known.text == cell else Typed(cell)
        self.sent = [page.copy() for page in self.pages]

    def copy(self) -> OpenBook:
        other = object.__new__(OpenBook)
        other.task, other.sent, other.pages = self.task, self.sent, [page.copy() for page in self.pages]
        return other

    @property
    def asking(self) -> list[Page]:
        return [page for page in self.pages if page.mark]

    def section(self, page: Page) -> Sheet:
        return self.task.form.by_key[page.mark.removeprefix(TABLE)]

    def spots(self, page: Page) -> Iterator[Spot]:
        """The entry cells in rows that have their keys."""
        if not page.mark:
            return
        places = page.places
        for number in page.body:
            where = page.subject_and_row(number)
            if where is None:
                continue
            subject, row = where
            if page.mark == QUESTIONS:
                name, _, question = row.partition("\u001f")
                sheet = self.task.form.by_key[name]
                asked = sheet.by_key[question]
                support = next((one for one in sheet.fields if one.supports == question), None)
                found = [("entry:", asked), ("support:", support), ("comment:", remark(question))]
                row = ""
            else:
                sheet = self.section(page)
                found = [(f"answer:{one.key}", one) for one in sheet.fields]
                found += [("use:", USE_ASKED), ("comment:", remark())]
            for column, one in found:
                if column in places and one is not None:
                    yield Spot(number, places[column], CellKey(subject, sheet.key, row, one.key), one)

    def shows(self) -> dict[CellKey, str]:
        """The text of every entry cell that is not blank."""
        return {
            spot.key: page.rows[spot.row][spot.column].text
            for page in self.asking
            for spot in self.spots(page)
            if page.rows[spot.row][spot.column] != ""
        }

    def spare_rows(self, page: Page) -> list[int]:
        """Blank rows at the foot of a page with any number of rows."""
        return [number for number in page.body if not any(cell != "" for cell in page.rows[number])]

    def save(self, path: Path) -> list[Path]:
        """Save as a workbook: plain cells, no formats, as far as a reader is concerned like a spreadsheet program."""
        book = xlsxwriter.Workbook(
            str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        )
        percent, day = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "yyyy-mm-dd"})
        for page in self.pages:
            sheet = book.add_worksheet(page.title)
            for number, row in enumerate(page.rows):
                for place, cell in enumerate(row):
                    raw = cell.raw if isinstance(cell, Typed) else cell
                    if isinstance(raw, str):
                        if raw:
                            sheet.write_string(number, place, raw)
                    elif isinstance(raw, bool):
                        sheet.write_boolean(number, place, raw)
                    elif isinstance(raw, (int, float)):
                        sheet.write_number(number, place, raw)
                    elif isinstance(raw, datetime.date):
                        sheet.write_datetime(number, place, raw, day)
                    else:
                        raw(sheet, number, place, percent)
            if page.filtered:
                sheet.autofilter(page.top + 2, 0, len(page.rows), len(page.rows[page.top]) - 1)
                sheet.set_row(page.top + HEAD, None, None, {"hidden": True})
        book.close()
        _RETURNED.append(path)
        return [path]

    def save_csv(self, folder: Path, pick: Pick) -> list[Path]:
        """Save every page that asks something as a CSV file of its own."""
        encoding, separator = pick.one((("utf-8-sig", ","), ("utf-8", ";"), ("utf-16", "\t")))
        folder.mkdir(exist_ok=True)
        paths = []
        for number, page in enumerate(self.asking):
            rows = [[cell.text if isinstance(cell, Typed) else str(cell) for cell in row] for row in page.rows]
            paths.append(folder / f"page{number}.csv")
            with paths[-1].open("w", encoding=encoding, newline="") as out:
                csv.writer(out, delimiter=separator).writerows([harmless(cell) for cell in row] for row in rows)
        _RETURNED.extend(paths)
        return paths


def returned() -> int:
    """How many files reviewers have filled in, edited and saved in this run."""
    return len(_RETURNED)


def fill(pick: Pick, book: OpenBook, memory: Memory, mistakes: int = 0) -> None:
    """Type into some cells of the form and change some of what stands there; `mistakes` is their per cent."""
    for page in book.asking:
        spots = list(book.spots(page))
        for spot in spots:
            roll = pick.number(0, 99)
            before = page.rows[spot.row][spot.column]
            if roll < (85 if before != "" else 60):
                continue
            if before != "" and roll < 92:
                page.rows[spot.row][spot.column] = ""
                memory.cells.pop(spot.key, None)
                continue
            _put(page, spot, memory, _something(pick, spot, memory, mistakes))
        for spot in spots:
            sheet = book.task.form.by_key[spot.key.sheet]
            if sheet.many and spot.key.field == sheet.keys[0]:
                _name_row(pick, page, spot, sheet, memory)
    _add_rows(pick, book, memory, mistakes)


def _something(pick: Pick, spot: Spot, memory: Memory, mistakes: int) -> Typed:
    if spot.key.field == USE:
        if mistakes and pick.chance(mistakes):
            return Typed(f"maybe {pick.token()}", wrong=True, field=USE_ASKED)
        return replace(USES[pick.one((KEEP, LEAVE_OUT))], field=USE_ASKED)
    if spot.key in memory.task.suggestions and pick.chance(40):
        return replace(TICK, field=spot.asked)
    if mistakes and pick.chance(mistakes) and (wrong := wrong_entry(pick, spot.asked, pick.token())):
        return wrong
    sheet = memory.task.form.by_key[spot.key.sheet]
    names = spot.key.field in sheet.keys
    return entry(pick, spot.asked, pick.token() if names or mistakes or pick.chance(50) else "", codes=not names)


def _put(page: Page, spot: Spot, memory: Memory, typed: Typed) -> None:
    page.rows[spot.row][spot.column] = typed
    memory.put(spot.key, typed)


def _name_row(pick: Pick, page: Page, spot: Spot, sheet: Sheet, memory: Memory) -> None:
    """Give a row its name where another key field or the schema asks for one: rows without one are named alike."""
    said = memory.says()
    answered = {one.key for one in sheet.fields if spot.key._replace(field=one.key) in said}
    needed = answered if sheet.by_key[spot.key.field].required else answered & set(sheet.keys)
    if needed and spot.key.field not in answered:
        _put(page, spot, memory, entry(pick, spot.asked, pick.token(), codes=False))


def _add_rows(pick: Pick, book: OpenBook, memory: Memory, mistakes: int) -> None:
    """Fill in blank rows at the foot of the lists."""
    task = book.task
    for page in book.asking:
        if page.mark == QUESTIONS or not book.section(page).many:
            continue
        sheet = book.section(page)
        subjects = [one for one in task.subjects if sheet in task.sheets_of(one)]
        for number in book.spare_rows(page)[: pick.number(0, 2)]:
            subject = pick.one(subjects)
            told = {sheet.keys[0]: entry(pick, sheet.by_key[sheet.keys[0]], pick.token(), codes=False)}
            for one in sheet.fields:
                if one.key not in told and pick.chance(50):
                    told[one.key] = entry(pick, one, pick.token() if mistakes else "", codes=one.key not in sheet.keys)
            if pick.chance(15):
                told[COMMENT] = Typed(text(pick, pick.token()), field=remark())
                told[COMMENT] = replace(told[COMMENT], value=told[COMMENT].raw)
            if pick.chance(15):
                told[USE] = replace(USES[pick.one((KEEP, LEAVE_OUT))], field=USE_ASKED)
            names_it = len(task.subjects) > 1 or pick.chance(70)
            row = row_name(sheet, {key: one.raw for key, one in told.items()})
            places = page.places
            if names_it:
                page.rows[number][places["subject:"]] = Typed(subject.label, field=LABEL)
            for key, one in told.items():
                column = {COMMENT: "comment:", USE: "use:"}.get(key, f"answer:{key}")
                page.rows[number][places[column]] = one
                memory.cells[CellKey(subject.id, sheet.key, row, key)] = one


def says(outcome: Outcome, accepted: bool = True) -> dict[CellKey, tuple[Any, str, bool]]:
    """What Ann's record says, in the words of `Memory.says`."""
    return {
        key: (one.value, one.code, one.accepted and accepted) for key, one in outcome.records["ann"].answers.items()
    }


def names(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    return [(path, f"sources/decisions/extraction/{path.parent.name}/{path.name}") for path in paths]
