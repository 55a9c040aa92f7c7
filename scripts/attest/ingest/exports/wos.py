"""Web of Science's plain text (`.ciw`, `.txt`, `.isi`): two letters, a blank, and indented lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import each_record, make, pages_of
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import pieces, without_head
from attest.ingest.exports.record import Record, Rejected
from attest.ingest.exports.ris import NO_END
from attest.ingest.exports.tagged import Tags, every, first, lines, tags_of

FORMAT = "Web of Science"
START = re.compile(r"\nPT(?=[ \n]|\Z)")
# Lines that a tag does not begin are indented; those that are not, and look like none, belong to the value before.
_TAG = re.compile(r"^([A-Z][A-Z0-9])(?= |$)", re.M)
_END = re.compile(r"^ER[ \t]*$", re.M)
_PARTED = re.compile(r";\s+")
_DOCUMENT = {"J": "journal article", "B": "book", "S": "book", "P": "patent", "C": "conference paper"}


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of a Web of Science export, in the order of the file."""
    # The lines FN and VR that begin the file are no record.
    return each_record(
        without_head(pieces(parts, START), _END), file, lambda text, position: _ended(text, file, position)
    )


def _ended(text: str, file: str, position: int) -> Record | Rejected:
    end = _END.search(text)
    tags = tags_of(text[: end.start()] if end else text, _TAG)
    return record_of(tags, text, file, position, () if end else (NO_END,))


def record_of(tags: Tags, raw: str, file: str, position: int, warnings: Iterable[str] = ()) -> Record | Rejected:
    accession = first(tags, "UT", "AN")
    origin = database_of(accessions=[accession], database="Web of Science", platform="Web of Science")
    short, full = lines(tags, "AU"), lines(tags, "AF")
    journal = first(tags, "SO", "JF")
    abbreviation = first(tags, "JI", "J9")
    kinds = _PARTED.split(first(tags, "DT")) if first(tags, "DT") not in ("", "-") else []
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=kinds or [_DOCUMENT.get(first(tags, "PT"), first(tags, "PT"))],
        export_id=accession,
        title=first(tags, "TI"),
        translated_title=first(tags, "FT"),
        authors=(full if len(full) == len(short) else short) or lines(tags, "CA", "BE", "ED"),
        year=first(tags, "PY", "EY", "PD", "EA"),
        journal=journal,
        journal_abbreviation=abbreviation,
        volume=first(tags, "VL"),
        issue=first(tags, "IS"),
        pages=pages_of(first(tags, "BP"), first(tags, "EP"), first(tags, "PS", "AR")),
        dois=every(tags, "DI", "D2"),
        pmid=first(tags, "PM") or (accession[8:] if accession.startswith("MEDLINE:") else ""),
        registrations=every(tags, "CN"),
        numbers=" ".join(every(tags, "SN", "EI", "BN")),
        abstract=first(tags, "AB"),
        keywords=[one for value in every(tags, "DE", "ID") for one in _PARTED.split(value)],
        language=first(tags, "LA"),
        urls=every(tags, "UR"),
        notes=every(tags, "NO", "CT"),
        warnings=warnings,
    )
