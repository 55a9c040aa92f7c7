"""CSL-JSON, as Zotero, Mendeley, pandoc and Crossref write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.ingest.exports.made import make
from attest.ingest.exports.objects import at, objects, strings
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.record import Record, Rejected

FORMAT = "CSL-JSON"


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export in CSL-JSON; raises `Unreadable`."""
    for one in objects(parts, file, "title"):
        yield one if isinstance(one, Rejected) else _item(one[1], one[2], file, one[0])


def _item(item: Mapping[str, Any], raw: str, file: str, position: int) -> Record | Rejected:
    def told(*names: str) -> str:
        return next((text for name in names if (text := " ".join(strings(item.get(name))[:1]))), "")

    notes = strings(item.get("note"))
    extra = dict(line.split(":", 1) for note in notes for line in note.split("\n") if ":" in line)
    pmid = told("PMID") or extra.get("PMID", "").strip()
    urls = [told("URL")]
    origin = database_of(
        named=[one for one in (told("source"), told("archive")) if one],
        accessions=[told("accession"), told("archive_location"), told("id"), f"pmid:{pmid}" if pmid else ""],
        urls=urls,
    )
    kind, medium = told("type"), told("genre")
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=[kind] + ([medium] if medium.lower() == "preprint" else []),
        export_id=told("id", "citation-key"),
        title=told("title"),
        translated_title=told("original-title"),
        authors=_names(item.get("author")) or _names(item.get("editor")),
        year=_year(item.get("issued")) or _year(item.get("published")),
        journal=told("container-title"),
        journal_abbreviation=told("container-title-short", "journalAbbreviation", "short-container-title"),
        volume=told("volume"),
        issue=told("issue"),
        pages=told("page", "number"),
        dois=[told("DOI"), extra.get("DOI", "")],
        pmid=pmid,
        pmcid=told("PMCID") or extra.get("PMCID", ""),
        numbers=" ".join([*strings(item.get("ISSN")), *strings(item.get("ISBN"))]),
        abstract=told("abstract"),
        keywords=[part.strip() for text in strings(item.get("keyword")) for part in text.replace(";", ",").split(",")],
        language=told("language"),
        urls=urls,
        notes=notes,
    )


def _names(told: Any) -> list[str]:
    names = []
    for one in told if isinstance(told, list) else ():
        if not isinstance(one, Mapping):
            continue
        particle = str(one.get("non-dropping-particle") or one.get("dropping-particle") or "")
        family = " ".join(filter(None, (particle, str(one.get("family") or ""))))
        given, whole = str(one.get("given") or ""), str(one.get("literal") or one.get("name") or "")
        names.append((f"{family}, {given}" if family and given else family or given or whole).replace(";", ","))
    return names


def _year(date: Any) -> str:
    parts = at(date, "date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    return str(at(date, "raw") or at(date, "literal") or (date if isinstance(date, str) else ""))
