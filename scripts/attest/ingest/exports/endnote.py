"""EndNote's XML, which Zotero, Bookends and others write too."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import make
from attest.ingest.exports.markup import all_under, elements, flat, under
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.record import Record, Rejected

FORMAT = "EndNote XML"


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export in EndNote's XML; raises `Unreadable`."""
    for one in elements(parts, "record", file):
        yield one if isinstance(one, Rejected) else _record(one[1], one[2], file, one[0])


def _record(tree: ET.Element, raw: str, file: str, position: int) -> Record | Rejected:
    kind = tree.find("ref-type")
    accession = under(tree, "accession-num")
    urls = [part for one in tree.iterfind("urls//url") for part in flat(one).split()]
    program = tree.find("source-app")
    origin = database_of(
        named=[text for text in (under(tree, "remote-database-name"), under(tree, "remote-database-provider")) if text],
        accessions=[accession],
        urls=urls,
        platform=(program.get("name") or "") if program is not None else "EndNote",
    )
    journal = under(tree, "titles/secondary-title") or under(tree, "periodical/full-title")
    custom = [under(tree, f"custom{number}") for number in range(1, 8)]
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=[kind.get("name", "") if kind is not None else "", *all_under(tree, "work-type")],
        export_id=accession or under(tree, "rec-number"),
        title=under(tree, "titles/title"),
        translated_title=under(tree, "titles/translated-title"),
        authors=all_under(tree, "contributors/authors/author")
        or all_under(tree, "contributors/secondary-authors/author"),
        year=under(tree, "dates/year") or under(tree, "dates/pub-dates/date"),
        journal=journal,
        journal_abbreviation=under(tree, "periodical/abbr-1") or under(tree, "titles/alt-title"),
        volume=under(tree, "volume"),
        issue=under(tree, "number") or under(tree, "issue"),
        pages=under(tree, "pages"),
        dois=[under(tree, "electronic-resource-num")],
        pmid=accession if origin.database == "MEDLINE" or "medline" in accession.lower() else "",
        pmcid=next((text for text in custom if text.startswith("PMC")), ""),
        numbers=" ".join([*all_under(tree, "isbn"), *all_under(tree, "issn")]),
        abstract=under(tree, "abstract"),
        keywords=all_under(tree, "keywords/keyword"),
        language=under(tree, "language"),
        urls=urls,
        notes=[*all_under(tree, "notes"), *all_under(tree, "research-notes"), under(tree, "caption")],
    )
