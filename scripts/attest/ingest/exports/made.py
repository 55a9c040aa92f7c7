"""The last step of every format: what an entry says becomes a record, in one form whatever the format."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from attest.ingest.exports.identifiers import (
    doi_in_link,
    doi_of,
    isbn_of,
    issn_of,
    pmcid_of,
    pmid_in,
    pmid_of,
    registrations_in,
)
from attest.ingest.exports.kinds import kind_of
from attest.ingest.exports.origins import Origin
from attest.ingest.exports.reading import Piece
from attest.ingest.exports.record import Record, Rejected, rejected
from attest.tables import digest

EMPTY = "an entry without a title, an abstract, an identifier or a place in a journal"
HAS_NUL = "NUL signs inside: the entry is damaged"
TOO_LONG = "an entry longer than any record"

_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|inf|p|br|h4|jats:\w+)\s*/?>", re.I)
_YEAR_DIGITS = r"(1[5-9]\d\d|20\d\d)(?:(?!\d)|(?=[01]\d[0-3]\d(?!\d)))"  # alone, or before month and day
_YEAR = re.compile(rf"(?<!\d){_YEAR_DIGITS}")
_FOUR_DIGITS = re.compile(_YEAR_DIGITS)
_WORD = re.compile(r"\w+")
_WITH_INITIALS = re.compile(r"[^\W\d_][^,]*\s(?:[A-Z]{1,3}|(?:[A-Z]\.[\s-]?)+)")


def each_record(
    parts: Iterable[Piece], file: str, record: Callable[[str, int], Record | Rejected]
) -> Iterator[Record | Rejected]:
    """What `record` makes of the text and position of each piece; a piece that is too long is rejected."""
    for position, piece in enumerate(parts, 1):
        yield rejected(file, position, TOO_LONG, piece.text) if piece.too_long else record(piece.text, position)


def text_of(value: str) -> str:
    """A text without the signs of markup: entities become letters, plain tags of style go."""
    if "&" in value:
        value = html.unescape(value)
    if "</" in value:
        value = _TAG.sub("", value)
    return value.strip()


def year_of(*dates: str) -> str:
    """The year of the first date that has one."""
    for date in dates:
        found = _FOUR_DIGITS.match(date) or (_YEAR.search(date) if date else None)
        if found:
            return found[1]
    return ""


def pages_of(first: str, last: str, number: str = "") -> str:
    """Pages as "152-160", or the article's number where there are none."""
    first, last = first.strip(), last.strip()
    if not first:
        return last or number.strip()
    if not last or last == first or "-" in first or "–" in first:
        return first
    return f"{first}-{last}"


def authors_of(values: Iterable[str]) -> tuple[str, ...]:
    """Names as given, one each; a line that holds several, parted by semicolons or after initials, is taken apart."""
    names: list[str] = []
    for value in values:
        if "&" in value:
            value = html.unescape(value)
        if ";" in value:
            names += value.split(";")
        elif "," in value and all(map(_is_whole_name, parts := value.split(","))):
            names += parts
        else:
            names.append(value)
    return tuple(name for name in (name.strip().rstrip(",") for name in names) if name)


def _is_whole_name(part: str) -> bool:
    return not part.isalnum() and _WITH_INITIALS.fullmatch(part.strip()) is not None


def make(
    *,
    file: str,
    position: int,
    format: str,
    origin: Origin,
    raw: str,
    kinds: Iterable[str] = (),
    export_id: str = "",
    title: str = "",
    translated_title: str = "",
    authors: Iterable[str] = (),
    year: str = "",
    journal: str = "",
    journal_abbreviation: str = "",
    volume: str = "",
    issue: str = "",
    pages: str = "",
    dois: Iterable[str] = (),
    pmid: str = "",
    pmcid: str = "",
    registrations: Iterable[str] = (),
    numbers: str = "",
    abstract: str = "",
    keywords: Iterable[str] = (),
    language: str = "",
    urls: Iterable[str] = (),
    notes: Iterable[str] = (),
    relations: Iterable[tuple[str, str]] = (),
    warnings: Iterable[str] = (),
) -> Record | Rejected:
    """The record that an entry's parts make; a rejected entry where they say nothing.

    `dois` are texts of fields that hold a DOI where they hold anything like one, `numbers` those for ISSN and ISBN.
    """
    if "\0" in raw:
        return rejected(file, position, HAS_NUL, raw)
    title, abstract = text_of(title), text_of(abstract)
    links, remarks = [url for url in urls if url], [text_of(note) for note in notes if note]
    doi = next(filter(None, map(doi_of, dois)), "") or next(filter(None, map(doi_in_link, links)), "")
    pmid = pmid_of(pmid) or next(filter(None, map(pmid_in, [*remarks, *links])), "")
    pmcid = pmcid_of(pmcid) or next(filter(None, map(pmcid_of, remarks)), "")
    names, registered = authors_of(authors), registrations_in(registrations, abstract)
    year, journal, volume = year_of(year), text_of(journal), volume.strip()
    can_be_found = title or abstract or doi or pmid or pmcid or origin.record_id or translated_title
    if not can_be_found and not (journal and (names or year)):
        return rejected(file, position, EMPTY, raw)
    identity = origin.record_id or (f"pmid:{pmid}" if pmid and origin.is_pubmed else "")
    if not identity:
        words = " ".join(_WORD.findall((title or translated_title or abstract or raw).casefold()))
        author = names[0].casefold() if names else ""
        identity = f"hash:{digest(words, author, year, journal.casefold(), volume, pages, doi, length=16)}"
    return Record(
        identity,
        export_id.strip(),
        file,
        position,
        format,
        origin.database,
        origin.platform,
        kind_of(kinds),
        title,
        text_of(translated_title),
        names,
        year,
        journal,
        text_of(journal_abbreviation),
        volume,
        issue.strip(),
        text_of(pages),
        doi,
        pmid,
        pmcid,
        registered,
        isbn_of(numbers) if numbers else "",
        issn_of(numbers) if numbers else "",
        abstract,
        tuple(dict.fromkeys(filter(None, map(text_of, keywords)))),
        language.strip(),
        html.unescape(links[0]) if links else "",
        tuple(dict.fromkeys(remarks)),
        tuple(dict.fromkeys(relations)),
        tuple(warnings),
    )
