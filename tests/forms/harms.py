"""What must not happen to a workbook and does: each harm with what has to be said of it, and which answers it takes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generated import Pick, Typed, entry, wrong_entry
from grids import QUESTIONS, TABLE, Memory, OpenBook, Page, Spot

from attest.forms.answers import Answer
from attest.forms.cells.grid import cell_name
from attest.forms.round import CellKey

MOMENT = datetime.date(2026, 7, 19)
NUMBERS = ("integer", "decimal", "reported number")
GONE = object()  # no answer


@dataclass
class Harm:
    """What has to be said, and where; `answers` are those that are others than what was typed."""

    sheet: str
    said: str
    cell: str = ""  # with the row's number alone where it may be any cell of the row
    level: str = "error"
    answers: Mapping[CellKey, Any] = field(default_factory=dict)

    def is_told(self, place: str, text: str, level: str) -> bool:
        sheet, _, cell = place.removeprefix("sheet ").partition(", cell ")
        named = cell.split(" ")[0]
        right_place = sheet.split(" (")[0] == self.sheet.split(" (")[0] and named.endswith(self.cell)
        return right_place and self.said in text and level == self.level


@dataclass
class Vandal:
    """Harms some cells of a workbook on their pages, and perhaps a page as a whole."""

    pick: Pick
    book: OpenBook
    memory: Memory  # what should stand in the workbook
    before: Memory  # what stood there when it was sent

    def work(self) -> Iterator[Harm]:
        pages = self.pick.shuffled(self.book.asking)
        whole = pages.pop() if len(pages) > 1 and self.pick.chance(40) else None
        spots = [(page, spot) for page in pages for spot in self.book.spots(page) if not spot.key.field.startswith("_")]
        harmed: set[tuple[str, int]] = set()
        for page, spot in self.pick.shuffled(spots)[:20]:
            rows = {(page.title, spot.row), (page.title, spot.row + 1)}
            if len(harmed) < 8 and not rows & harmed and (done := self.pick.one(OF_CELLS)(self, page, spot)):
                harmed |= rows
                yield done
        for page, spot in self.pick.shuffled(spots)[:3]:
            if (page.title, spot.row) not in harmed and (done := self.two_answers(page, spot)) is not None:
                yield done
                break
        if whole is not None and (done := self.pick.one(OF_PAGES)(self, whole)) is not None:
            yield done

    def names_row(self, spot: Spot) -> bool:
        return spot.key.field in self.book.task.form.by_key[spot.key.sheet].keys

    def put(self, page: Page, spot: Spot, raw: Any, said: str, answer: Any = GONE, level: str = "error") -> Harm | None:
        if self.names_row(spot):
            return None  # the row would be another one
        page.rows[spot.row][spot.column] = Typed(raw, wrong=True, field=spot.asked)
        return Harm(page.title, said, cell_name(spot.row, spot.column), level, {spot.key: answer})

    # Cells.
    def wrong(self, page: Page, spot: Spot) -> Harm | None:
        """Text in a number field, an unknown choice, an impossible date."""
        typed = wrong_entry(self.pick, spot.asked, self.pick.token())
        return self.put(page, spot, typed.raw, "") if typed else None

    def moment(self, page: Page, spot: Spot) -> Harm | None:
        """What a spreadsheet took for a date."""
        return self.put(page, spot, MOMENT, "the date") if spot.asked.kind != "date" else None

    def formula_error(self, page: Page, spot: Spot) -> Harm | None:
        error = self.pick.one(("#REF!", "#N/A", "#DIV/0!"))
        return self.put(
            page, spot, lambda sheet, row, column, _: sheet.write_formula(row, column, "=A1", None, error), error
        )

    def percent(self, page: Page, spot: Spot) -> Harm | None:
        """A number that is shown as a per cent is a hundred times as large to whoever typed it."""
        if spot.asked.kind not in NUMBERS:
            return None
        value: Any = {"integer": 50, "decimal": 50.0}.get(spot.asked.kind, "50")
        return self.put(
            page, spot, lambda sheet, row, column, look: sheet.write_number(row, column, 0.5, look),
            "shown as 50%", (value, "", False), "warning",
        )  # fmt: skip

    def plain_number(self, page: Page, spot: Spot) -> Harm | None:
        """A number in the cell of a number as printed: zeros at its end may be gone."""
        if spot.asked.kind != "reported number":
            return None
        return self.put(page, spot, 3.1, "the number 3.1", ("3.1", "", False), "warning")

    def too_long(self, page: Page, spot: Spot) -> Harm | None:
        if spot.asked.kind != "text":
            return None
        return self.put(page, spot, "long " * 6_553 + "xx", "which fills the cell to its limit")

    def merged(self, page: Page, spot: Spot) -> Harm | None:
        """An entry cell that was merged with the one below it."""
        below = next((one for one in self.book.spots(page) if one[:2] == (spot.row + 1, spot.column)), None)
        above = page.rows[spot.row][spot.column]
        if below is None or self.names_row(spot) or not isinstance(getattr(above, "raw", above), str):
            return None

        def merge(sheet: Any, row: int, column: int, _: object) -> None:
            sheet.merge_range(row, column, row + 1, column, str(above))

        page.rows[spot.row][spot.column] = Typed(merge)
        page.rows[below.row][below.column] = ""
        at = cell_name(below.row, below.column)
        return Harm(page.title, "merged with others", at, answers={below.key: GONE})

    def damaged_key(self, page: Page, spot: Spot) -> Harm | None:
        """A row without its hidden key: whose answers stand in it is not certain, and those of before stay."""
        spots = [one for one in self.book.spots(page) if one.row == spot.row]
        if spot.key.row or not any(str(page.rows[one.row][one.column]) for one in spots):
            return None
        page.rows[spot.row][page.places[page.mark]] = self.pick.one(("", "x", "[1]"))
        then = self.before.says()
        return Harm(page.title, "", str(spot.row + 1), answers={one.key: then.get(one.key, GONE) for one in spots})

    def two_answers(self, page: Page, spot: Spot) -> Harm | None:
        """A copied sheet in which a question is answered otherwise."""
        if self.names_row(spot) or spot.key in self.before.cells or page.rows[spot.row][spot.column] != "":
            return None
        one, other = (entry(self.pick, spot.asked) for _ in range(2))
        if Answer(one.value, one.code).says() == Answer(other.value, other.code).says():
            return None
        page.rows[spot.row][spot.column] = one
        copy = page.copy()
        copy.title, copy.rows[spot.row][spot.column] = f"copy {self.pick.token()}", other
        self.book.pages.append(copy)
        return Harm(page.title, "several answers", cell_name(spot.row, spot.column), answers={spot.key: GONE})

    # Pages.
    def sections(self, page: Page) -> set[str]:
        if page.mark != QUESTIONS:
            return {page.mark.removeprefix(TABLE)}
        return {sheet.key for sheet in self.book.task.form.sheets if not sheet.many}

    def as_sent(self, page: Page, column: str = "") -> dict[CellKey, Any]:
        """What was answered on a page when it was sent, which is kept."""
        now, then, here = self.memory.says(), self.before.says(), self.sections(page)
        return {
            key: then.get(key, GONE)
            for key in now.keys() | then.keys()
            if key.sheet in here and column in ("", key.field)
        }

    def no_key_row(self, page: Page) -> Harm:
        harm = Harm(page.title, "", answers=self.as_sent(page))
        del page.rows[page.top]
        page.mark = ""
        return harm

    def no_key_column(self, page: Page) -> Harm:
        harm = Harm(page.title, "", answers=self.as_sent(page))
        for row in page.rows:
            del row[0]
        page.mark = ""
        return harm

    def no_sheet(self, page: Page) -> Harm | None:
        here = self.sections(page)
        held = next((key.sheet for key in (*self.before.cells, *self.memory.task.suggestions) if key.sheet in here), "")
        if not held:
            return None  # a sheet that held nothing may go
        harm = Harm(self.book.task.form.by_key[held].title, "the sheet is missing", answers=self.as_sent(page))
        self.book.pages.remove(page)
        return harm

    def no_column(self, page: Page) -> Harm | None:
        columns = [key for key in page.places if key.startswith("answer:") and not self.names_column(page, key)]
        if not columns:
            return None
        column = self.pick.one(columns)
        harm = Harm(page.title, "no column for", answers=self.as_sent(page, column.removeprefix("answer:")))
        place = page.places[column]
        for row in page.rows:
            del row[place]
        return harm

    def names_column(self, page: Page, column: str) -> bool:
        return column.removeprefix("answer:") in self.book.section(page).keys


OF_CELLS: tuple[Callable[[Vandal, Page, Spot], Harm | None], ...] = (
    *(Vandal.wrong, Vandal.wrong, Vandal.moment, Vandal.formula_error, Vandal.percent, Vandal.plain_number),
    *(Vandal.too_long, Vandal.merged, Vandal.damaged_key),
)
OF_PAGES: tuple[Callable[[Vandal, Page], Harm | None], ...] = (
    *(Vandal.no_key_row, Vandal.no_key_column, Vandal.no_sheet, Vandal.no_column),
)
