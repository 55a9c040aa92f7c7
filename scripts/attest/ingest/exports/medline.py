"""MEDLINE's own format as PubMed (`.nbib`), Ovid and ERIC write it: four letters, a hyphen, and indented lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import each_record, make
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import pieces, without_head
from attest.ingest.exports.record import Record, Rejected
from attest.ingest.exports.tagged import Tags, every, first, tags_of

FORMAT = "MEDLINE"
# An entry begins with its PMID, or, where a database has none, with the first tag after a blank line.
START = re.compile(r"\n(?:PMID {0,2}-|[ \t]*\n(?!PMID)[A-Z][A-Z0-9]{1,3} {0,2}-[^\S\n]*\S)")
_TAG = re.compile(r"^([A-Z][A-Z0-9]{1,3}) {0,2}-", re.M)
_DOI_FIRST = re.compile(r"\[doi\]|^(?:https?://|doi:)", re.I)
_PMID_IN = re.compile(r"PMID:? ?(\d+)")

# What the tags for linked publications say, in the words that records use.
RELATIONS = {
    "CON": "comment on", "CIN": "comment in", "EFR": "erratum of", "EIN": "erratum in", "CRF": "erratum of",
    "CRI": "erratum in", "RPF": "republished from", "RPI": "republished as", "ROF": "retraction of",
    "RIN": "retraction in", "UOF": "update of", "UIN": "update in", "PRIN": "partial retraction in",
    "PROF": "partial retraction of", "ECF": "concern about", "ECI": "concern in", "ORI": "original report in",
    "SPIN": "summary in", "DDIN": "data in", "RRF": "republished from", "RRI": "republished as",
}  # fmt: skip


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export in MEDLINE's format, in the order of the file."""
    return each_record(
        without_head(pieces(parts, START), _TAG),
        file,
        lambda text, position: record_of(tags_of(text, _TAG), text, file, position),
    )


def record_of(tags: Tags, raw: str, file: str, position: int) -> Record | Rejected:
    pmid, owner = first(tags, "PMID"), first(tags, "OWN")
    is_eric = owner == "ERIC"
    kinds = every(tags, "PT")
    origin = database_of(
        named=[owner] if is_eric else [],
        accessions=[*every(tags, "OID"), *([f"pmid:{pmid}"] if pmid else [])],
        database="MEDLINE",
        platform="ERIC" if is_eric else "PubMed",
    )
    ids = every(tags, "LID", "AID", "SO")
    relations = [
        (name if kinds != ["Preprint"] or name != "update in" else "preprint of", _linked(value))
        for tag, name in RELATIONS.items()
        if tag in tags
        for value in every(tags, tag)
    ]
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=kinds or ["journal article"],
        export_id=pmid or first(tags, "OID", "UI", "AN"),
        title=" ".join(every(tags, "TI")) or first(tags, "BTI", "CTI"),
        translated_title=first(tags, "TT"),
        authors=_authors(tags),
        year=first(tags, "DP", "DEP", "DA"),
        journal=first(tags, "JT", "TA", "BTI"),
        journal_abbreviation=first(tags, "TA"),
        volume=first(tags, "VI"),
        issue=first(tags, "IP"),
        pages=first(tags, "PG"),
        dois=sorted((one for one in ids if "10." in one), key=lambda one: not _DOI_FIRST.search(one)),
        pmid=pmid,
        pmcid=first(tags, "PMC"),
        registrations=every(tags, "SI", "CN"),
        numbers=" ".join(every(tags, "IS", "ISSN", "ISBN")),
        abstract="\n".join(every(tags, "AB")) or first(tags, "OAB"),
        keywords=every(tags, "MH", "OT"),
        language="; ".join(every(tags, "LA")),
        urls=[one for one in every(tags, "URL", "LID") if one.startswith("http")],
        notes=every(tags, "GN"),
        relations=relations,
    )


def _authors(tags: Tags) -> list[str]:
    full, short = every(tags, "FAU"), every(tags, "AU")
    persons = full if len(full) >= len(short) else short
    return persons + every(tags, "CN") or every(tags, "FED", "ED")


def _linked(value: str) -> str:
    found = _PMID_IN.search(value)
    return f"pmid:{found[1]}" if found else value
