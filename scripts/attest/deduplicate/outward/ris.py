"""RIS as EndNote writes it, which Zotero, Covidence, Rayyan and most others read: a line a value, none wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from attest.deduplicate.outward.entry import Entry, first_and_last

END = "\r\n"  # as the format's description has it


def record(entry: Entry) -> str:
    """The entry as one RIS record. The mark stands in AN and, with PMID and registrations, in N1."""
    return "".join([f"{tag}  - {text}{END}" for tag, text in _tags(entry) if text]) + f"ER  - {END}{END}"


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", entry.kind.ris
    yield "AN", entry.mark
    yield from (("AU", author) for author in entry.authors)
    yield "PY", entry.year
    yield "TI", entry.title
    yield "TT", entry.translated_title
    yield "T2", entry.journal
    yield "J2", entry.journal_abbreviation
    yield "VL", entry.volume
    yield "IS", entry.issue
    first, last = first_and_last(entry.pages)
    yield "SP", first
    yield "EP", last
    yield "SN", entry.numbers
    yield "DO", entry.doi
    yield "AB", entry.abstract
    yield from (("KW", keyword) for keyword in entry.keywords)
    yield "LA", entry.language
    yield "UR", entry.url
    yield "N1", entry.note
