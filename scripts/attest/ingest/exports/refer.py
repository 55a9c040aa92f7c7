"""EndNote's tagged format (`.enw`, refer): a percent sign, one letter and a blank before each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import each_record, make
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import Piece, pieces
from attest.ingest.exports.record import Record, Rejected
from attest.ingest.exports.tagged import Tags, every, first, lines, tags_of

FORMAT = "EndNote tagged"
# An entry begins with its type, or, where a program writes that later, with the first tag after a blank line.
START = re.compile(r"\n(?:%0(?=[ \t\n]|\Z)|[ \t]*\n(?!%0)%[^\s%](?:[ \t]|$))", re.M)
_TYPE = re.compile(r"^%0(?=[ \t\n]|$)", re.M)
_TITLE = re.compile(r"^%T[ \t]", re.M)
_BLANK_END = re.compile(r"\n[ \t]*\Z")  # the line break before a type belongs to the piece that it begins
_TAG = re.compile(r"^%([^\s%])(?=[ \t]|$)", re.M)


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an EndNote tagged export, in the order of the file."""
    return each_record(
        _entries(pieces(parts, START)),
        file,
        lambda text, position: record_of(tags_of(text, _TAG), text, file, position),
    )


def _entries(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of one entry each.

    Tags right before a type belong to its entry. Tags after a blank line and without a type go on with the entry above,
    unless that has no type either, or both have a title: then they are an entry whose type is missing.
    """
    held = lead = ""
    for piece in parts:
        text, typed = piece.text, _TYPE.match(piece.text, 1) is not None
        if not _TAG.search(text) and not piece.too_long:
            continue
        if lead and typed and not _BLANK_END.search(lead):
            text, lead = lead + text, ""
        elif lead and _goes_on(held, lead):
            held, lead = held + lead, ""
        elif lead:
            yield from _whole(held)
            held, lead = lead, ""
        if piece.too_long:
            yield from _whole(held)
            yield piece
            held = ""
        elif typed:
            yield from _whole(held)
            held = text
        else:
            lead = text
    if lead and _goes_on(held, lead):
        yield Piece(held + lead)
    else:
        yield from _whole(held)
        yield from _whole(lead)


def _goes_on(held: str, lead: str) -> bool:
    return _TYPE.search(held) is not None and not (_TITLE.search(held) and _TITLE.search(lead))


def _whole(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text)


def record_of(tags: Tags, raw: str, file: str, position: int) -> Record | Rejected:
    """The record of an entry's tags."""
    accession = first(tags, "M")
    urls = every(tags, "U", "~", ">")
    origin = database_of(
        named=every(tags, "~", "W"), accessions=[accession], urls=urls, platform="" if accession else "EndNote"
    )
    journal = first(tags, "J", "B", "S")
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=every(tags, "0")[:1],
        export_id=accession or first(tags, "F"),
        title=first(tags, "T"),
        translated_title=first(tags, "Q"),
        authors=lines(tags, "A") or lines(tags, "E"),
        year=first(tags, "D", "8"),
        journal=journal,
        journal_abbreviation=first(tags, "O") if len(first(tags, "O")) < 60 and "J" in tags else "",
        volume=first(tags, "V"),
        issue=first(tags, "N"),
        pages=first(tags, "P"),
        dois=every(tags, "R", "U"),
        pmid=accession if origin.database == "MEDLINE" else "",
        pmcid=first(tags, "2"),
        numbers=" ".join(every(tags, "@")),
        abstract=first(tags, "X"),
        keywords=lines(tags, "K"),
        language=first(tags, "G"),
        urls=urls,
        notes=every(tags, "Z", "O"),
    )
