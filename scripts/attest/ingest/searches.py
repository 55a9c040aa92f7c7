"""The searches of a review: what was searched where, when and how, as the information specialist writes it down."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from attest.ingest.brought import BroughtRow, read_brought
from attest.ingest.exports.ledger import FileLedger
from attest.problems import Faults, Problem, shown
from attest.rule_files import load

FOLDER = "sources/searches"
NAMES = ("searches.csv", "searches.xlsx", "searches.ods", "searches.tsv")
DATABASE, REGISTER = "database", "register"
COLUMNS: Mapping[str, Sequence[str]] = {
    "file": ("files", "filename", "file_name", "export"),
    "database": ("source", "register", "database_name"),
    "platform": ("interface", "provider", "host"),
    "kind": ("type", "database_or_register"),
    "date": ("date_searched", "search_date", "date_of_search", "searched_on"),
    "strategy": ("search_strategy", "query", "search", "search_string", "strategy_as_run"),
    "hits": ("results", "number_of_hits", "n", "total"),
    "limits": ("filters", "restrictions"),
    "notes": ("note", "comment", "comments", "remarks"),
}
# What Attest adds from the exports; `unread` is yes for a file that could not be read, at all or to its end.
READ = ("format", "read_as", "records", "rejected", "unread", "counted", "sha256")
TABLE = (*COLUMNS, *READ)
_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_NAMED_DATE = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}),?)?\s+(\d{4})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_OTHER_DATE = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_COUNT = re.compile(r"\d{1,3}(?:[,.'\s]\d{3})+|\d+")


@dataclass(frozen=True)
class Search:
    """One search: `files` are the exports that it gave, as paths from the review's folder; none where it found nothing.

    `hits` is the number that the database showed; None where nobody wrote it down. `kind` is "" where neither it nor a
    database was told.
    """

    files: tuple[str, ...]
    place: str
    database: str = ""
    platform: str = ""
    kind: str = DATABASE
    date: str = ""
    strategy: str = ""
    hits: int | None = None
    limits: str = ""
    notes: str = ""


def is_table_of_searches(name: str) -> bool:
    """Whether a file of the review is the table that says what the exports are."""
    folder, _, last = name.rpartition("/")
    return folder == FOLDER and last.lower() in NAMES


def read_searches(tables: Sequence[tuple[Path, str]], exports: Sequence[str]) -> tuple[list[Search], list[Problem]]:
    """The searches that a review's table lists, and what is wrong in it; every fault is told, none stops the others."""
    searches: list[Search] = []
    problems: list[Problem] = []
    for _, name in tables[1:]:
        found = "a second table of searches"
        problems.append(Problem(name, "", found, f"only {tables[0][1]}", "Put all rows into one; this is not read."))
    for path, name in tables[:1]:
        try:
            rows, problems_of_table = read_brought(path, name, COLUMNS, READ)
        except Faults as faults:
            problems += faults.problems
            continue
        problems += problems_of_table
        for row in rows:
            search, faults_of_row = _search(row, name, exports)
            searches.append(search)
            problems += faults_of_row
    problems += _claimed_twice(searches, tables)
    return searches, problems


def _search(row: BroughtRow, name: str, exports: Sequence[str]) -> tuple[Search, list[Problem]]:
    told = {column: row.cells.get(column, "") for column in COLUMNS}
    place = f"row {row.number}"
    problems: list[Problem] = []

    def fault(column: str, expected: str, hint: str = "", level: str = "error") -> None:
        found = shown(told[column]) if told[column] else "nothing"
        problems.append(Problem(name, f"{place}, {column}", found, expected, hint, level))

    files: list[str] = []
    for given in _named_in(told["file"], exports):
        found = _files(given, exports)
        if not found:
            fault("file", f"a file below {FOLDER}/", "Give its name as it stands there, or mend the file's name.")
        files += [one for one in found if one not in files]
    date, hits = _date(told["date"]), _hits(told["hits"])
    if told["date"] and not date:
        fault("date", "a day such as 2026-11-22", "Which number is the month cannot be told." if date is None else "")
    if told["hits"] and hits is None:
        fault("hits", "a number, as the database showed it")
    kind = told["kind"].lower() or (kind_of_source(told["database"]) if told["database"] else "")
    if kind not in (DATABASE, REGISTER, ""):
        fault("kind", f"{DATABASE} or {REGISTER}", f"It is counted as a {DATABASE}.")
        kind = DATABASE
    if not told["database"]:
        fault("database", "the name of the database or register", "The PRISMA flow names it.", "warning")
    names = ("database", "platform", "strategy", "limits", "notes")
    texts = {column: told[column] for column in names}
    return Search(tuple(files), place, kind=kind, date=date or "", hits=hits, **texts), problems


def _named_in(cell: str, exports: Sequence[str]) -> list[str]:
    """What a cell names, between semicolons or line breaks, unless all of it is the name of one file."""
    if any(one in (cell, f"{FOLDER}/{cell}") for one in exports):
        return [cell]
    return [one.strip() for one in re.split(r"[;\n]", cell) if one.strip()]


def _files(given: str, exports: Sequence[str]) -> list[str]:
    """The exports that a cell names: by path within the folder, by name, or with * for parts of a name."""
    wanted = given.replace("\\", "/").removeprefix("./").removeprefix(f"{FOLDER}/")
    within = {one: one.removeprefix(f"{FOLDER}/") for one in exports}
    exact = [one for one, path in within.items() if path == wanted]
    return exact or [
        one
        for one, path in within.items()
        if fnmatchcase(path.casefold(), wanted.casefold())
        or fnmatchcase(path.rpartition("/")[2].casefold(), wanted.casefold())
    ]


def _date(text: str) -> str | None:
    """A day as 2026-11-22; "" where the text is none, None where it could be two different ones."""
    if found := _DATE.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _NAMED_DATE.fullmatch(text):  # 22 Nov 2026, November 22, 2026
        month, numbers = found[2][:3].lower(), [int(one) for one in (found[1], found[3]) if one]
        known = month in _MONTHS and len(numbers) == 1
        return _day(int(found[4]), _MONTHS.index(month) + 1, numbers[0]) if known else ""
    if not (found := _OTHER_DATE.fullmatch(text)):
        return ""
    first, middle, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == ".":  # only written with the day first
        return _day(year, middle, first)
    days = {day for day in (_day(year, middle, first), _day(year, first, middle)) if day}
    return days.pop() if len(days) == 1 else None if days else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _hits(text: str) -> int | None:
    return int(re.sub(r"\D", "", text)) if _COUNT.fullmatch(text) else None


def kind_of_source(database: str) -> str:
    """Whether records of a source count as from a database or from a register in the PRISMA flow."""
    folded = " ".join(re.findall(r"\w+", database.lower()))
    registers = load("attest.ingest", "search_registers.yaml")
    return REGISTER if any(f" {one} " in f" {folded} " for one in registers) else DATABASE


def _claimed_twice(searches: Sequence[Search], tables: Sequence[tuple[Path, str]]) -> Iterator[Problem]:
    claimed: dict[str, str] = {}
    for search in searches:
        for file in search.files:
            if file in claimed:
                found = f"{shown(file)}, which {claimed[file]} has already"
                hint = "It counts with that row; export each database into a file of its own."
                yield Problem(tables[0][1], f"{search.place}, file", found, "each export in one row", hint)
            claimed.setdefault(file, search.place)


def differences(searches: Sequence[Search], ledgers: Iterable[FileLedger], table: str) -> Iterator[Problem]:
    """Hits that differ from what the exports hold, and exports that no row speaks of: warnings, nothing is lost."""
    by_file = {one.file: one for one in ledgers}
    for search in searches:
        read = sum(by_file[one].records + by_file[one].rejected_entries for one in search.files if one in by_file)
        if search.hits is not None and search.hits != read and (search.files or search.hits):
            found = f"{search.hits:,} hits, but {read:,} entries in {', '.join(search.files) or 'no file'}"
            hint = "Export all hits again, or write beside it why they differ."
            yield Problem(table, f"{search.place}, hits", found, "as many entries as hits", hint, "warning")
    told = _search_of(searches)
    for file, ledger in by_file.items():
        if not ledger.entries and not (file in told and told[file].hits == 0):
            hint = "Export it again; if the search found nothing, write 0 as its hits."
            yield Problem(file, "", "a file without a single entry", "the records of a search", hint, "warning")
        if file not in told:
            hint = "Add one with database, platform, date, strategy and hits; results/ingest/searches.csv is a start."
            yield Problem(file, "", f"no row in {table}", "a row that says which search it is", hint, "warning")


def brought_twice(digests: Mapping[str, str]) -> Iterator[Problem]:
    """Exports with the same bytes: their records count twice in the flow."""
    first: dict[str, str] = {}
    for file, digest in sorted(digests.items()):
        if digest in first:
            hint = "Remove one of them; until then its records count as duplicates."
            yield Problem(file, "", f"the same bytes as {first[digest]}", "each export once", hint, "warning")
        first.setdefault(digest, file)


def table_of_searches(
    searches: Sequence[Search], ledgers: Sequence[FileLedger], digests: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """A row an export, and one for every search without any: what was told about it, and what was read.

    The hits of a search with several exports stand in the first of their rows: they are of all together.
    """
    by_file = _search_of(searches)
    listed: set[str] = set()
    for ledger in ledgers:
        search = by_file.get(ledger.file)
        names = sorted(ledger.databases)
        alone = names[0] if len(names) == 1 and names[0] != "unknown" else ""
        hosts = sorted(ledger.platforms)
        host = hosts[0] if len(hosts) == 1 and hosts[0] != "unknown" else ""
        yield {
            "file": ledger.file,
            "database": (search.database if search else "") or alone,
            "platform": search.platform if search and search.database else host,
            "kind": (search.kind if search else "") or kind_of_source(alone),
            **(_told(search, with_hits=search.place not in listed) if search else {}),
            "format": ledger.format or "not known",
            "read_as": ledger.as_row()["databases"],
            "records": ledger.records,
            "rejected": ledger.rejected_entries,
            "unread": "" if ledger.is_whole else "yes",
            "counted": ledger.counted,
            "sha256": digests.get(ledger.file, ""),
        }
        listed.update([search.place] if search else [])
    for search in searches:
        if search.place not in listed and search.database:
            names_of = {"database": search.database, "platform": search.platform, "kind": search.kind}
            yield {**names_of, **_told(search), "records": 0, "rejected": 0}


def _search_of(searches: Sequence[Search]) -> dict[str, Search]:
    """The search that each export belongs to; of several that name it, the first."""
    found: dict[str, Search] = {}
    for search in searches:
        for file in search.files:
            found.setdefault(file, search)
    return found


def _told(search: Search, with_hits: bool = True) -> dict[str, object]:
    names = ("date", "strategy", "hits", "limits", "notes")
    return {name: getattr(search, name) for name in names if with_hits or name != "hits"}
