"""The Cochrane Library's plain text: "Record #1 of 9", then two letters, a colon and a value on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import each_record, make
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import pieces, without_head
from attest.ingest.exports.record import Record, Rejected
from attest.ingest.exports.tagged import Tags, every, first, tags_of

FORMAT = "Cochrane text"
START = re.compile(r"\nRecord #\d+ of \d+")
_TAG = re.compile(r"^(ID|AU|TI|SO|YR|VL|NO|PG|PM|XR|PT|KY|DOI|AB|US|CC|NT|LA|SN): ?", re.M)
_PUBMED = re.compile(r"PUBMED (\d+)")


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export of the Cochrane Library as text, in the order of the file."""
    return each_record(
        without_head(pieces(parts, START)),
        file,
        lambda text, position: _record(tags_of(text, _TAG), text, file, position),
    )


def _record(tags: Tags, raw: str, file: str, position: int) -> Record | Rejected:
    accession, urls = first(tags, "ID"), every(tags, "US")
    others = every(tags, "PM", "XR")
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=database_of(accessions=[accession], urls=urls, platform="Cochrane Library"),
        raw=raw,
        kinds=[kind for text in every(tags, "PT") for kind in text.split("; ")],
        export_id=accession,
        title=first(tags, "TI"),
        authors=every(tags, "AU"),
        year=first(tags, "YR"),
        journal=first(tags, "SO"),
        volume=first(tags, "VL"),
        issue=first(tags, "NO"),
        pages=first(tags, "PG"),
        dois=every(tags, "DOI"),
        pmid=next((found[1] for one in others if (found := _PUBMED.search(one))), ""),
        registrations=[accession, *others],
        abstract=first(tags, "AB"),
        keywords=[one for text in every(tags, "KY") for one in text.split(";")],
        language=first(tags, "LA"),
        urls=urls,
        notes=every(tags, "NT", "CC"),
    )
