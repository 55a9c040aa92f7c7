"""What reviewers and their spreadsheet programs do to a workbook without meaning any harm."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from generated import ACCEPT, Pick, Typed, text
from grids import HEAD, HIDDEN, LABEL, QUESTIONS, OpenBook, Page

PADS = (" {}", "{} ", "\u00a0{}", "{}\n", "\t{}\u202f", "\ufeff{}", "{}\u200b", "\u3000{}")
SMART = str.maketrans({"'": "’", "-": "–", "–": "-"})
NOTES = ("my own note", "siehe Tabelle 2 und Anhang", "✓", "29", "=1+1", "not reported")


# Cells.
def disguise(pick: Pick, typed: Typed, safe: bool = False, as_text: bool = False) -> Typed:
    """The same entry as another program, keyboard or hand writes it; `safe` ways do not touch the words themselves."""
    raw, asked = typed.raw, typed.field
    if not isinstance(raw, str):
        return typed
    ways: list[Callable[[], object]] = [
        lambda: pick.one(PADS).format(raw),
        lambda: raw.replace(" ", pick.one(("\u00a0", "\u202f"))),
        lambda: unicodedata.normalize("NFD", raw),
        lambda: raw[:1] + "\u200b" + raw[1:],
    ]
    kind = asked.kind if asked else ""
    if asked is LABEL:
        ways.append(raw.upper if raw.isascii() else raw.strip)
    if not safe and asked is not None and not typed.wrong and (raw == ACCEPT or not typed.accepts):
        if typed.accepts:
            ways += [lambda: pick.one(("✔", "ok", "OK", "✓\ufe0f", " ✓"))] * 2 if "ok" not in asked.options else []
        elif typed.code:
            ways.append(raw.upper)
        elif kind in ("choice", "choices"):
            ways += [lambda: raw.translate(SMART), raw.swapcase if raw.isascii() else raw.strip]
        elif kind in ("integer", "decimal", "reported number", "date"):
            ways.append(lambda: raw.replace("-", pick.one(("−", "–"))))
        elif kind == "boolean":
            ways.append(raw.upper)
        if not as_text and not typed.accepts and not typed.code:
            if kind in ("integer", "decimal"):
                ways += [lambda: typed.value] * 2
            elif kind == "boolean":
                ways.append(lambda: typed.value)
            elif kind == "choice" and typed.value in ("1", "10"):
                ways.append(lambda: int(typed.value))
            elif kind == "date" and len(str(typed.value)) == 10:
                ways.append(lambda: datetime.date.fromisoformat(typed.value))
    return replace(typed, raw=pick.one(ways)())


def disguise_cells(pick: Pick, book: OpenBook, as_text: bool = False) -> None:
    """Write some entries in another way; what names an added row only in ways that everybody reads alike."""
    for page in book.asking:
        for number in page.body:
            added = not str(page.rows[number][page.places[page.mark]])
            for place, cell in enumerate(page.rows[number]):
                if isinstance(cell, Typed) and pick.chance(30):
                    page.rows[number][place] = disguise(pick, cell, added, as_text)


# Pages.
def shuffle_rows(pick: Pick, page: Page) -> None:
    page.rows[page.body.start :] = pick.shuffled(page.rows[page.body.start :])


def sort_rows(pick: Pick, page: Page) -> None:
    place = pick.number(0, len(page.rows[page.top]) - 1)
    page.rows[page.body.start :] = sorted(page.rows[page.body.start :], key=lambda row: _shown(row[place]))


def move_columns(pick: Pick, page: Page) -> None:
    width = max(len(row) for row in page.rows)
    order = pick.shuffled(range(width))
    page.rows[:] = [[row[place] if place < len(row) else "" for place in order] for row in page.rows]


def translate_head(pick: Pick, page: Page) -> None:
    keys = page.places[page.mark]
    for place in range(len(page.rows[page.top])):
        if place != keys:
            page.rows[page.top + 1][place] = pick.one(("", "Wozu diese Spalte da ist"))
            page.rows[page.top + 2][place] = f"Spalte {place}"


def insert_rows(pick: Pick, page: Page) -> None:
    width = len(page.rows[page.top])
    for _ in range(pick.number(1, 3)):
        at = pick.number(0, len(page.rows))
        if at <= page.top:
            if page.top >= 3:
                continue
            page.top += 1
        page.rows.insert(at, [""] * width)
        if page.top < at < page.top + HEAD:
            page.rows.append(page.rows.pop(at))  # the three rows of the head stay together


def add_column(pick: Pick, page: Page) -> None:
    at = pick.number(0, len(page.rows[page.top]))
    noted = set(pick.some(range(len(page.rows)), 30)) - {page.top}
    for number, row in enumerate(page.rows):
        row.insert(at, pick.one(NOTES) if number in noted else "")


def add_note_rows(pick: Pick, page: Page) -> None:
    """Write into columns that are not for answers, in rows that have no key."""
    free = [place for key, place in page.places.items() if key.startswith(("context", "beside", "question", "section"))]
    free += [place for place, key in enumerate(page.rows[page.top]) if key == ""]
    free += [page.places["subject:"]] if page.mark != QUESTIONS else []
    for _ in range(pick.number(1, 2) if free else 0):
        row = [""] * len(page.rows[page.top])
        row[pick.one(free)] = pick.one(NOTES)
        page.rows.append(row)


def trail(pick: Pick, page: Page) -> None:
    page.rows += [[""] * len(page.rows[page.top]) for _ in range(pick.number(1, 40))]
    for row in page.rows:
        row += [""] * 3


def rename_page(pick: Pick, page: Page) -> None:
    page.title = f"Blatt {pick.number(0, 10**6)}"


def filter_page(pick: Pick, page: Page) -> None:
    page.filtered = True


# Workbooks.
def copy_page(pick: Pick, book: OpenBook) -> None:
    page = pick.one(book.asking).copy()
    page.title = f"{page.title[:12]} (copy {pick.number(0, 10**6)})"
    book.pages.insert(pick.number(0, len(book.pages)), page)


def add_stale_page(pick: Pick, book: OpenBook) -> None:
    """A copy of a page as it was before anything was typed."""
    page = pick.one([one for one in book.sent if one.mark]).copy()
    page.title = f"{page.title[:12]} (old {pick.number(0, 10**6)})"
    book.pages.insert(pick.number(0, len(book.pages)), page)


def move_pages(pick: Pick, book: OpenBook) -> None:
    book.pages = pick.shuffled(book.pages)


def rename_hidden(pick: Pick, book: OpenBook) -> None:
    for page in book.pages:
        if page.title in (HIDDEN, "hidden"):
            page.title = "hidden"


def add_own_page(pick: Pick, book: OpenBook) -> None:
    rows = [[text(pick), 1, 2.5, True, datetime.date(2026, 1, 31)], [], ["✓", "", "attest"]]
    book.pages.insert(pick.number(0, len(book.pages)), Page(f"My notes {pick.number(0, 10**6)}", rows))


def drop_guide(pick: Pick, book: OpenBook) -> None:
    book.pages = [page for page in book.pages if page.mark or page.title in (HIDDEN, "hidden")]


def note_in_guide(pick: Pick, book: OpenBook) -> None:
    for page in book.pages:
        if not page.mark and page.title.startswith("Read me"):
            page.rows.append(["", pick.one(NOTES)])


OF_PAGES = (
    *(shuffle_rows, sort_rows, move_columns, translate_head, insert_rows, add_column, add_note_rows, trail),
    *(rename_page, filter_page),
)
OF_BOOKS = (copy_page, add_stale_page, move_pages, rename_hidden, add_own_page, drop_guide, note_in_guide)


def harmless(pick: Pick, book: OpenBook, stale: bool = True, as_text: bool = False) -> list[str]:
    """A few harmless edits, one upon the other; gives back which."""
    done: list[str] = []
    for _ in range(pick.number(0, 6) if book.asking else 0):
        roll = pick.number(0, 9)
        if roll < 2:
            disguise_cells(pick, book, as_text)
            done.append("disguise")
        elif roll < 7:
            page = pick.one(book.asking)
            edit = pick.one(OF_PAGES)
            edit(pick, page)
            done.append(edit.__name__)
        else:
            change = pick.one([one for one in OF_BOOKS if stale or one is not add_stale_page])
            change(pick, book)
            done.append(change.__name__)
    return done


def _shown(cell: object) -> str:
    return cell.text if isinstance(cell, Typed) else str(cell)
