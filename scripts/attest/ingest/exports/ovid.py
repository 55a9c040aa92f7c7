"""Ovid's labelled text: "<1>", then a label on a line and its value indented below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import each_record, make
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import pieces, without_head
from attest.ingest.exports.record import Record, Rejected
from attest.ingest.exports.tagged import Tags, every, first, tags_of

FORMAT = "Ovid text"
START = re.compile(r"\n<\d+>[ \t.]*$", re.M)
_TAG = re.compile(r"^([A-Z][A-Za-z()/ -]{2,60}?)(?: <[^>\n]*>)?[ \t.]*$(?=\n[ \t])", re.M)
_PAGES = re.compile(r":\s*([\w-]+)(?:,|\.)")
_VOLUME = re.compile(r"(?:^|[\s.])(?:Vol\.?\s*)?(\d+)\s*(?:\(([^)]*)\))?\s*:")
_AFFILIATIONS = " *+,0123456789"  # signs after a name that point to its affiliations


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an Ovid export in labelled text, in the order of the file."""
    return each_record(
        without_head(pieces(parts, START)),
        file,
        lambda text, position: _record(tags_of(text, _TAG), text, file, position),
    )


def _record(tags: Tags, raw: str, file: str, position: int) -> Record | Rejected:
    accession = first(tags, "Accession Number", "Unique Identifier", "PMID").rstrip(".")
    urls = [part for text in every(tags, "Link to the Ovid Full Text or citation") for part in text.split()]
    origin = database_of(named=every(tags, "Database", "VN"), accessions=[accession], urls=urls, platform="Ovid")
    source = first(tags, "Source")
    volume, pages = _VOLUME.search(source), _PAGES.search(source)
    authors = [name.rstrip(_AFFILIATIONS) for text in every(tags, "Author", "Authors") for name in text.split(";")]
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=[first(tags, "Publication Type", "Document Type").split(":")[0].rstrip(".")],
        export_id=accession,
        title=re.sub(r"\.?\s*\[[A-Z][\w -]*\]\s*$", "", first(tags, "Title", "Chapter Title")),
        authors=authors,
        year=source if volume else first(tags, "Year of Publication", "Status") or source,
        journal=re.split(r"\.\s", source + " ")[0].rstrip("."),
        volume=volume[1] if volume else "",
        issue=(volume[2] or "") if volume else "",
        pages=pages[1] if pages else "",
        dois=every(tags, "DOI Number", "Digital Object Identifier"),
        numbers=" ".join(every(tags, "ISSN", "ISBN")),
        abstract=first(tags, "Abstract"),
        keywords=[
            one.strip(" .") for text in every(tags, "Author Keywords", "Subject Headings") for one in text.split(";")
        ],
        language=first(tags, "Language").rstrip("."),
        urls=urls,
    )
