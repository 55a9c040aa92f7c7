"""A record: one entry of one export, in the same shape whatever the export's format; or what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

SHOWN_OF_REJECTED = 2_000  # characters of the raw text that are kept, enough to find and mend the place


@dataclass(frozen=True)
class Record:
    """One entry as its export gives it; what the export does not say is an empty text or an empty tuple.

    `record_id` names it across exports (database and accession number, else a hash of its content); `export_id` is the
    id that the export itself gives. `position` counts the entries of the file from 1. `authors` stand as given, mostly
    "Family, Given"; `doi` is in lower case and without prefix. `relations` are pairs of a kind ("erratum of", "comment
    on", "republished as", "preprint of" …) and an id or the text that the export has. `warnings` say what to look at.
    """

    record_id: str
    export_id: str
    file: str
    position: int
    format: str
    database: str
    platform: str
    type: str = ""
    title: str = ""
    translated_title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    journal: str = ""
    journal_abbreviation: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    registrations: tuple[str, ...] = ()
    isbn: str = ""
    issn: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The record as it stands in JSON."""
        return {
            name: [list(item) if isinstance(item, tuple) else item for item in value]
            if isinstance(value := getattr(self, name), tuple)
            else value
            for name in NAMES
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Record:
        """The record that `as_dict` wrote; raises TypeError at a name that no record has."""
        values: dict[str, Any] = {
            name: tuple(tuple(item) if isinstance(item, list) else item for item in value)
            if isinstance(value, list)
            else value
            for name, value in told.items()
        }
        return cls(**values)


NAMES = tuple(field.name for field in fields(Record))


@dataclass(frozen=True)
class Rejected:
    """An entry that could not be read, with its place and the beginning of its raw text; nothing is dropped.

    Position 0 is the file as a whole, when it could not be read or not to its end.
    """

    file: str
    position: int
    reason: str
    raw: str

    def as_dict(self) -> dict[str, Any]:
        return {"file": self.file, "position": self.position, "reason": self.reason, "raw": self.raw}


def rejected(file: str, position: int, reason: str, raw: str) -> Rejected:
    return Rejected(file, position, reason, raw[:SHOWN_OF_REJECTED])
