"""Lists of retractions as Crossref distributes them for Retraction Watch: read, dated, hashed, and the newest taken."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from attest.deduplicate.fields import identifiers
from attest.deduplicate.retractions.check import Listed, Notice, names_of_notice
from attest.deduplicate.retractions.rows import GIVEN_UP, Fault, Header, Row, find_header, lines_of, rows_of
from attest.problems import Problem, shown
from attest.text.encodings import NOT_TEXT

# Compared without capitals, spaces, punctuation and marks of encodings.
COLUMNS = (
    "Record ID", "Title", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason",
)  # fmt: skip
NEEDED = "the columns RetractionNature and OriginalPaperDOI or OriginalPaperPubMedID"
AFRESH = (
    "Fetch retraction_watch.csv afresh from Crossref and put it here as it came:"
    " spreadsheet programs change what they save."
)
MOST_TOLD = 20  # damaged rows that are told one by one; the rest are counted
LONGEST_CELL = 2000  # characters of a title or of reasons that are kept

_PUNCTUATION = re.compile(r"[\W_]+")
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s|$)")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T\s]|$)")
_PMID = re.compile(r"(?:pmid)?[:\s]*(\d+)(?:\.0*)?", re.IGNORECASE)
_NO_DATE = ("", "0", "unavailable")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class RetractionList(NamedTuple):
    """A list with those of its notices that speak of the review's citations and documents."""

    listed: Listed
    notices: tuple[Notice, ...]
    rows: int


class Lists(NamedTuple):
    """The list that counts, if there is one, and what people should know about all of them."""

    used: RetractionList | None
    problems: list[Problem]

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.used.notices if self.used else ()

    @property
    def listed(self) -> Listed:
        return self.used.listed if self.used else Listed()


def read_lists(files: Iterable[tuple[Path, str]], names: frozenset[str]) -> Lists:
    """Read all lists, each a path and its name for people; the newest counts and the others are named.

    `names` are the identifiers that the review holds, as `doi:…` and `pmid:…`: of other notices nothing is kept. Of
    equally old lists the one with more rows counts, then the last by name.
    """
    found, problems = [], []
    for path, file in files:
        read, own = read_list(path, file, names)
        problems += own
        if read:
            found.append(read)
    if not found:
        return Lists(None, problems)
    newest = max(found, key=lambda one: (one.listed.date, one.rows, one.listed.file))
    others = sorted((one for one in found if one is not newest), key=lambda one: one.listed.file)
    return Lists(newest, problems + [_set_aside(one.listed, newest.listed) for one in others])


def read_list(path: Path, file: str, names: frozenset[str]) -> tuple[RetractionList | None, list[Problem]]:
    """One list in bounded memory, and its problems; None where it is something else or has no row."""
    with path.open("rb") as source:
        start = source.read(512)
        source.seek(0)
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
    if what := _no_list(start):
        return None, [Problem(file, "", what, "the Retraction Watch list as a CSV file", AFRESH)]
    lines = lines_of(path)
    header = find_header(lines, _known)
    if header is None:
        return None, [Problem(file, "line 1", shown(_opening(path)), f"a header with {NEEDED}", AFRESH)]
    reading = _Reading(file, header, names)
    for each in rows_of(lines, header):
        reading.take(each)
    problems = reading.problems()
    if not reading.rows:
        return None, [*problems, Problem(file, "", "a header without rows that can be read", "a row a notice", AFRESH)]
    date, dated_by = date_in_name(path.name), "file name"
    if not date:
        date, dated_by = reading.newest, "newest notice" if reading.newest else ""
    if not date:
        hint = "Put the day on which you fetched it into its name, such as retraction_watch_2026-11-01.csv."
        problems.append(Problem(file, "", "a list without a date", "a date in the file's name", hint, "warning"))
    return RetractionList(Listed(file, date, dated_by, sha256), tuple(reading.notices), reading.rows), problems


def date_in_name(name: str) -> str:
    """The first day in a file's name, written as 2026-11-01 or 20261101; nothing where there is none."""
    return next(filter(None, (_iso(*map(int, found)) for found in _NAME_DATE.findall(name))), "")


@lru_cache(maxsize=65536)
def notice_date(text: str) -> str:
    """A date of the list, which puts the month first (`9/30/2020 0:00`), as 2020-09-30; nothing where it is none."""
    if found := _MONTH_FIRST.match(text):
        month, day, year = map(int, found.groups())
        return _iso(year, month, day)
    found = _YEAR_FIRST.match(text)
    return _iso(*map(int, found.groups())) if found else ""


class _Reading:
    """What is kept and counted while the rows of one list go by."""

    def __init__(self, file: str, header: Header, names: frozenset[str]) -> None:
        self.rows, self.newest = 0, ""
        self.notices: list[Notice] = []
        self._file, self._header, self._names = file, header, names
        self._cell = _cells_of(header.cells)
        self._damaged = 0
        self._faults: list[Fault] = []
        self._odd: Counter[str] = Counter()
        self._first: dict[str, tuple[int, str]] = {}

    def take(self, row: Row | Fault) -> None:
        if isinstance(row, Fault):
            self._damaged += 1
            if len(self._faults) < MOST_TOLD or row.found == GIVEN_UP:
                self._faults.append(row)
            return
        self.rows += 1
        notice = Notice(
            record_id="",
            nature="",
            date=self._date(row),
            reasons="",
            notice_doi=identifiers.doi(self._cell["RetractionDOI"](row.cells)),
            notice_pmid=self._pmid("RetractionPubMedID", row),
            doi=identifiers.doi(self._cell["OriginalPaperDOI"](row.cells)),
            pmid=self._pmid("OriginalPaperPubMedID", row),
            title="",
        )
        self.newest = max(self.newest, notice.date)
        if any(not self._names.isdisjoint(names) for names in names_of_notice(notice)):
            self.notices.append(self._with_words(notice, row))

    def _with_words(self, notice: Notice, row: Row) -> Notice:
        return notice._replace(
            record_id=_short(self._cell["Record ID"](row.cells)),
            nature=_short(self._cell["RetractionNature"](row.cells)).lower(),
            reasons=_reasons(self._cell["Reason"](row.cells)),
            title=_short(self._cell["Title"](row.cells)),
        )

    def problems(self) -> list[Problem]:
        header, file = self._header, self._file
        missing = [name for name in COLUMNS if _key(name) not in map(_key, header.cells)]
        found: list[Problem] = []
        if missing:
            said = f"no column {', '.join(missing)}"
            found.append(Problem(file, f"line {header.line}", said, "all columns of the list", AFRESH, "warning"))
        expected = "a row with a cell for each column"
        found += [Problem(file, f"line {one.line}", one.found, expected, AFRESH) for one in self._faults]
        if more := self._damaged - len(self._faults):
            found.append(Problem(file, "", f"{more} more damaged rows", expected, AFRESH))
        for name, count in sorted(self._odd.items()):
            line, text = self._first[name]
            said = f"{shown(text)} as {name}" + (f", and {count - 1} more such rows" if count > 1 else "")
            wanted = "a date such as 9/30/2020" if name == "RetractionDate" else "a PubMed number"
            found.append(Problem(file, f"line {line}", said, wanted, AFRESH, "warning"))
        return found

    def _date(self, row: Row) -> str:
        text = self._cell["RetractionDate"](row.cells)
        date = notice_date(text)
        if not date and text.lower() not in _NO_DATE:
            self._note("RetractionDate", row.line, text)
        return date

    def _pmid(self, name: str, row: Row) -> str:
        """A number that a spreadsheet shortened, such as 2.8E+07, is none: its digits are another paper's."""
        text = self._cell[name](row.cells)
        if text == "0" or not text:
            return ""
        if found := _PMID.fullmatch(text):
            return identifiers.number(found[1])
        if text[0].isdigit():
            self._note(name, row.line, text)
        return ""

    def _note(self, name: str, line: int, text: str) -> None:
        self._odd[name] += 1
        self._first.setdefault(name, (line, text[:LONGEST_CELL]))


def _cells_of(header: Sequence[str]) -> dict[str, Callable[[Sequence[str]], str]]:
    """For each column, what reads its cell from a row: nothing where the list has no such column."""
    keys = [_key(name) for name in header]

    def reader(name: str) -> Callable[[Sequence[str]], str]:
        if _key(name) not in keys:
            return lambda cells: ""
        at = keys.index(_key(name))
        return lambda cells: cells[at].strip()

    return {name: reader(name) for name in COLUMNS}


def _known(cells: Sequence[str]) -> int:
    """How many columns of a header are known; 0 where those without which nothing can be said are missing."""
    keys = {_key(name) for name in cells}
    if _key("RetractionNature") not in keys:
        return 0
    if not keys & {_key("OriginalPaperDOI"), _key("OriginalPaperPubMedID")}:
        return 0
    return sum(_key(name) in keys for name in COLUMNS)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return _PUNCTUATION.sub("", name[:100].casefold())


def _no_list(start: bytes) -> str:
    """What a file seems to be by its first bytes, where it is no table as text."""
    if not start.strip():
        return "an empty file"
    for mark, what, _ in NOT_TEXT:
        if start.startswith(mark):
            return what
    return "a web page" if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ""


def _opening(path: Path) -> str:
    return _CONTROL.sub(" ", (next(lines_of(path), "") or "")[:200])


def _reasons(text: str) -> str:
    """The list writes `+One reason;+Another;`: the reasons, parted by semicolons."""
    parts = (_short(part).removeprefix("+").strip() for part in text[: 2 * LONGEST_CELL].split(";"))
    return _short("; ".join(filter(None, parts)))


def _short(text: str) -> str:
    text = " ".join(_CONTROL.sub(" ", text[: 2 * LONGEST_CELL]).split())
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _set_aside(other: Listed, newest: Listed) -> Problem:
    def told(one: Listed) -> str:
        return f"{one.date} (by its {one.dated_by})" if one.date else "no date"

    hint = f"{newest.file} of {told(newest)} was used, and this one was not: remove it."
    return Problem(other.file, "", f"a further list, of {told(other)}", "one list", hint, "warning")
