"""A careless reviewer: right and wrong entries, rows that belong nowhere, deleted rows and sheets, damaged keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generated import USES, Pick, Typed, entry, text, wrong_entry
from grids import HEAD, QUESTIONS, TABLE, OpenBook, Page, Spot
from hypothesis import note

from attest.forms.answers import Record
from attest.forms.form import USE, Sheet

MARKED = re.compile(r"q\d+x|77\d{4}7")
ENTRIES = ("answer:", "entry:", "support:", "use:", "comment:")
KEYS = ("", "x", '["s0","","0000"]', "[")


def marks(texts: Iterable[object]) -> set[str]:
    """The marks of typed entries in some texts."""
    return {mark for one in texts for mark in MARKED.findall(str(one))}


@dataclass
class Careless:
    """A reviewer who types marked entries; `live` are the marks of those that were not taken back."""

    pick: Pick
    live: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)  # those that were, too
    names: list[str] = field(default_factory=list)  # of rows, of which some are used twice
    foreign: set[str] = field(init=False)  # marks that were there before, in suggestions

    def __post_init__(self) -> None:
        self.foreign = {f"q{number}x" for number in range(self.pick.tokens + 1)}

    def on(self, book: OpenBook) -> set[str]:
        """The marks of the entries in a workbook."""
        cells = (cell for page in book.asking for row in page.rows for cell in row)
        return marks(cells) - self.foreign

    def work(self, book: OpenBook) -> None:
        """Delete something, type and take back entries, damage keys."""
        self.delete(book)
        before = self.on(book)
        for page in book.asking:
            self.scribble(book, page)
            self.at_the_foot(book, page)
        after = self.on(book)
        note(f"takes back {sorted(before - after)}, types {sorted(after - before)}")
        self.live -= before - after
        self.live |= after - before
        self.typed |= after - before
        for page in book.asking:
            for number in page.body:
                if page.subject_and_row(number) is not None and self.pick.chance(2):
                    note(f"damages the key of {page.rows[number]} of {page.title}")
                    page.rows[number][page.places[page.mark]] = self.pick.one(KEYS)

    def delete(self, book: OpenBook) -> None:
        pick = self.pick
        for page in list(book.asking):
            keyed = [number for number in page.body if page.subject_and_row(number) is not None]
            if keyed and pick.chance(10):
                number = pick.one(keyed)
                gone = marks(page.rows[number])
                loose = (cell for at in page.body if page.subject_and_row(at) is None for cell in page.rows[at])
                if not gone & marks(loose):  # else that row may stand for the one that is gone
                    self.names = [name for name in self.names if name not in gone]
                    note(f"deletes row {[str(cell) for cell in page.rows[number]]} of {page.title}")
                    del page.rows[number]
            if pick.chance(5):
                place = pick.one([place for key, place in page.places.items() if key.startswith(ENTRIES)])
                loose = [number for number in page.body if page.subject_and_row(number) is None]
                for number in loose:
                    others = [at for key, at in page.places.items() if key.startswith(ENTRIES) and at != place]
                    only_subject = not any(str(page.rows[number][at]) for at in others)
                    self.live -= marks(page.rows[number] if only_subject else [page.rows[number][place]])
                note(f"deletes the column {page.rows[0][place]} of {page.title}")
                for row in page.rows:
                    del row[place]
            if pick.chance(5):
                note(f"deletes {page.title}")
                book.pages.remove(page)

    def scribble(self, book: OpenBook, page: Page) -> None:
        pick = self.pick
        for spot in book.spots(page):
            roll = pick.number(0, 99)
            if page.rows[spot.row][spot.column] == "":
                if roll < 75:
                    continue
            elif roll < 88:
                if roll < 80:
                    continue
                note(f"blanks {spot.key} of {page.title}")
                page.rows[spot.row][spot.column] = ""
                continue
            page.rows[spot.row][spot.column] = self.something(book, spot)
            if page.mark == QUESTIONS and "support:" in page.places and pick.chance(5):
                page.rows[spot.row][page.places["support:"]] = Typed(text(pick, pick.token()))  # also where it is grey
            note(f"types {page.rows[spot.row][spot.column].raw!r:.60} at {spot.key} of {page.title}")

    def something(self, book: OpenBook, spot: Spot) -> Typed:
        pick = self.pick
        if spot.key.field == USE:
            return pick.one((*USES.values(), Typed(f"maybe {pick.token()}")))
        if pick.chance(15):
            return Typed("✓", accepts=True, field=spot.asked)
        if pick.chance(20) and (wrong := wrong_entry(pick, spot.asked, pick.token())):
            return wrong
        if spot.asked.kind in ("integer", "decimal", "reported number") and pick.chance(70):
            pick.tokens += 1
            sign = {"integer": "", "decimal": ".50", "reported number": pick.one(("", ".10"))}[spot.asked.kind]
            return Typed(f"77{pick.tokens:04}7{sign}")
        return Typed(entry(pick, spot.asked, pick.token()).raw)

    def at_the_foot(self, book: OpenBook, page: Page) -> None:
        """Mend or blank what stands at the foot of a page, and write new rows there."""
        pick, places = self.pick, page.places
        labels = [one.label for one in book.task.subjects]
        for number in page.body:
            row = page.rows[number]
            if page.subject_and_row(number) is None and any(cell != "" for cell in row) and "subject:" in places:
                if pick.chance(30):
                    row[places["subject:"]] = Typed(pick.one(labels))
                elif pick.chance(20):
                    row[:] = [""] * len(row)
        spare = book.spare_rows(page)
        for _ in range(pick.number(0, 2)):
            if not spare:
                page.rows.append([""] * len(page.rows[page.top]))
                spare.append(len(page.rows) - 1)
            row = page.rows[spare.pop(0)]
            new = {column: one for column, one in self.new_row(book, page, labels).items() if column in places}
            if new.keys() - {"subject:"}:  # a row that only names its subject says nothing
                note(f"adds { {column: one.raw[:40] for column, one in new.items()} } to {page.title}")
                for column, typed in new.items():
                    row[places[column]] = typed

    def new_row(self, book: OpenBook, page: Page, labels: list[str]) -> dict[str, Typed]:
        pick = self.pick
        who = pick.one((*labels, *labels, *labels, "", f"Nobody {pick.token()}"))
        told = {"subject:": Typed(who)} if who else {}
        if page.mark == QUESTIONS:
            return told | {
                key: Typed(text(pick, pick.token())) for key in pick.some(("entry:", "support:", "comment:"), 60)
            }
        sheet: Sheet = book.task.form.by_key[page.mark.removeprefix(TABLE)]
        for one in sheet.fields:
            if pick.chance(60):
                told[f"answer:{one.key}"] = Typed(entry(pick, one, pick.token()).raw)
        if sheet.many and pick.chance(70):
            self.names.append(pick.one((pick.token(), *self.names)))
            told[f"answer:{sheet.keys[0]}"] = Typed(self.names[-1])
        if pick.chance(20):
            told["comment:"] = Typed(text(pick, pick.token()))
        if sheet.many and pick.chance(20):
            told["use:"] = pick.one((*USES.values(), Typed(f"perhaps {pick.token()}")))
        return told


def told(record: Record) -> set[str]:
    """The marks of everything that a record holds."""
    texts: list[Any] = [one.text for cells in (record.answers, record.aside) for one in cells.values()]
    texts += [*record.unread.values(), *record.undecided.values()]
    texts += [cell for stray in record.strays for cell in stray.cells.values()]
    return marks(texts)


def settle_some(pick: Pick, sent: Path, to: Path) -> list[Path]:
    """Settle some of the conflicts in a consensus form, or at least try to."""
    book = OpenBook(sent, None)
    for page in book.pages:
        if page.rows and page.rows[0] and page.rows[0][0] == "attest:consensus":
            places = {str(cell): place for place, cell in enumerate(page.rows[0])}
            for row in page.rows[HEAD:]:
                said = [row[place] for key, place in places.items() if key.startswith("answer ") and row[place]]
                row += [""] * (len(page.rows[0]) - len(row))
                if said and pick.chance(60):
                    row[places["settled"]] = pick.one((*said, "keep", "leave out", f"otherwise {pick.token()}"))
                    row[places["reason"]] = pick.one(("because", "", f"why {pick.token()}"))
    return book.save(to)
