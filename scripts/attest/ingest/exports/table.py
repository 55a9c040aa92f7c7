"""Tables that databases and screening tools export: a row a record, columns by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from attest import marks
from attest.ingest.exports.columns import Header
from attest.ingest.exports.made import HAS_NUL, make, pages_of
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import LARGEST_RECORD, Unreadable, whole
from attest.ingest.exports.record import Record, Rejected, rejected
from attest.ingest.exports.rows import Row, table_of, workbook_of
from attest.ingest.exports.trials import trial_origin
from attest.tables import plain

NO_HEADER = "a table without a header that names titles, abstracts or identifiers"
_LIST = re.compile(r"\[.*\]", re.S)
# An item that does not close goes on to the end: to begin again at each of its signs would take for ever.
_ITEMS = re.compile(r"'((?:[^'\\]++|\\.)*+)(?:'|\Z)|\"((?:[^\"\\]++|\\.)*+)(?:\"|\Z)", re.S)
_PARENTHESIS = re.compile(r"([()])")
_OPEN_URL = re.compile(r"[?&]id=doi:([^&\s]+)")
_AND = re.compile(r"(?<!\s)\s+and\s+")
# "Journal (2014) 3:3 (152-160). Date …", as Embase writes it, and "Journal. 2021 Dec;1(2):10-11. doi …", as PubMed.
_EMBASE_SOURCE = re.compile(
    r"(?P<journal>.+?) \((?P<year>\d{4})\)(?: (?P<volume>[^:\s(]+))?(?::(?P<issue>[^(]+?))? \((?P<pages>[^)]*)\)"
)
_PUBMED_SOURCE = re.compile(
    r"(?P<journal>.+?)\. (?P<year>\d{4})[^;]{0,20};(?P<volume>[^(:;]+)?(?:\((?P<issue>[^)]*)\))?:(?P<pages>[\w-]+)"
)


def read_csv(path: Path, file: str) -> Iterator[Record | Rejected]:
    """Records and rejected rows of a table as text; raises `Unreadable` where no row is a header."""
    return _read(table_of(whole(path)), file)


def read_workbook(path: Path, file: str) -> Iterator[Record | Rejected]:
    """Records and rejected rows of a workbook; raises `Unreadable`."""
    return _read(workbook_of(path, file), file)


def _read(table: tuple[Header, Iterator[Row]] | None, file: str) -> Iterator[Record | Rejected]:
    if table is None:
        raise Unreadable(NO_HEADER)
    header, rows = table
    for position, row in enumerate(rows, 1):
        if row.fault or "\0" in row.raw:
            yield rejected(file, position, row.fault or HAS_NUL, row.raw)
        elif len(row.raw) > LARGEST_RECORD:
            yield rejected(file, position, "an entry longer than any record", row.raw)
        else:
            # What Attest handed to another tool comes back with the apostrophes that keep formulas from running.
            cells = tuple(map(plain, row.cells)) if marks.START in row.raw else row.cells
            yield record_of(header, cells, row.raw, file, position)


def record_of(header: Header, cells: Sequence[str], raw: str, file: str, position: int) -> Record | Rejected:
    """The record of a row."""

    def told(*parts: str) -> str:
        return header.first(cells, *parts)

    trial, pmid = told("nct"), told("pmid")
    urls, accession = header.every(cells, "url"), told("accession")
    ids = [told("eid"), _wos(told("wos")), told("embase"), accession, f"pmid:{pmid}" if pmid and not trial else ""]
    if trial:
        origin = trial_origin(trial, header.platform or "ClinicalTrials.gov")
    else:
        named = [told("database")] if told("database") else []
        origin = database_of(named=named, accessions=ids, urls=urls, database=header.database, platform=header.platform)
    source = _parts_of_source(told("source"))
    journal = told("journal") or source.get("journal", "")
    pages = told("pages") or pages_of(told("first_page"), told("last_page"), told("article"))
    return make(
        file=file,
        position=position,
        format=header.format,
        origin=origin,
        raw=raw,
        kinds=["registration"] if trial else [told("type")],
        export_id=next((one for one in (trial, told("eid"), told("wos"), told("embase"), pmid, accession) if one), ""),
        title=(told("official_title") or told("title")) if trial else told("title"),
        translated_title="" if trial else told("translated_title"),
        authors=_authors(told("authors")),
        year=told("year") or source.get("year", ""),
        journal=journal,
        journal_abbreviation=told("abbreviation"),
        volume=told("volume") or source.get("volume", ""),
        issue=told("issue") or source.get("issue", ""),
        pages=pages or source.get("pages", ""),
        dois=[told("doi"), told("source"), *map(unquote, _OPEN_URL.findall(told("open_url")))],
        pmid=pmid,
        pmcid=told("pmcid"),
        registrations=[trial, *header.every(cells, "registrations")],
        numbers=" ".join([*header.every(cells, "issn"), *header.every(cells, "isbn")]),
        abstract=told("abstract"),
        keywords=[one for text in header.every(cells, "keywords") for one in _items(text)],
        language=told("language"),
        urls=urls,
        notes=header.every(cells, "notes"),
    )


def _wos(number: str) -> str:
    return number if not number or ":" in number else f"WOS:{number}"


def _parts_of_source(text: str) -> dict[str, str]:
    found = (_EMBASE_SOURCE.match(text) or _PUBMED_SOURCE.match(text)) if text else None
    return {name: value.strip() for name, value in found.groupdict().items() if value} if found else {}


def _authors(text: str) -> list[str]:
    """Names parted by semicolons, "and", or commas where each part is a whole name."""
    if _LIST.fullmatch(text):
        return _items(text)
    if ";" not in text and _AND.search(text):
        return _AND.split(text)
    parts = text.split(",")
    if ";" not in text and len(parts) > 2 and all(len(part.split()) > 1 for part in parts):
        return parts
    return [text.removesuffix(".")] if text.count(",") > 1 and ";" not in text else [text]


def _items(text: str) -> list[str]:
    if _LIST.fullmatch(text):
        return [first or second for first, second in _ITEMS.findall(text)]
    return text.split(";") if ";" in text else text.split("|") if "|" in text else _by_commas(text)


def _by_commas(text: str) -> list[str]:
    """Parts between commas outside of parentheses, where Embase lists qualifiers."""
    items = [""]
    parts = _PARENTHESIS.split(text)
    for part, sign in zip(parts[::2], [*parts[1::2], ""], strict=True):
        first, *others = [part] if sign == ")" else part.split(",")
        items[-1] += first
        items += others
        items[-1] += sign
    return items
