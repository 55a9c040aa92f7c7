"""A document as every stage sees it: which report it is, what it links to, its blocks and its damage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from attest.suggestion import Suggestion


@dataclass(frozen=True)
class Block:
    """Characters `start` to `end` of a source's text, what they are and which rule said so."""

    start: int
    end: int
    kind: str
    section: str | None
    rule: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Damage:
    """All places count characters of the original file; the sentence is the one that it stands in."""

    start: int
    end: int
    quote: str
    what: str
    rule: str
    sentence_start: int
    sentence_end: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Document:
    """One report: what it is, what it links to, its blocks and its damage."""

    report_id: str
    identifiers: tuple[str, ...]
    label: str
    file: str
    sha256: str
    format: str
    encoding: str
    language: str
    kind: str
    secondary: bool
    identity: tuple[Suggestion, ...]
    about_doi: str | None
    registrations: tuple[str, ...]
    trial_names: tuple[str, ...]
    blocks: tuple[Block, ...]
    damage: tuple[Damage, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "report_id": self.report_id,
            "identifiers": list(self.identifiers),
            "label": self.label,
            "file": self.file,
            "sha256": self.sha256,
            "format": self.format,
            "encoding": self.encoding,
            "language": self.language,
            "kind": self.kind,
            "secondary": self.secondary,
            "identity": [fact.as_dict() for fact in self.identity],
            "links": {
                "about_doi": self.about_doi,
                "registrations": list(self.registrations),
                "trial_names": list(self.trial_names),
            },
            "blocks": [block.as_dict() for block in self.blocks],
            "damage": [damage.as_dict() for damage in self.damage],
        }

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> Document:
        links = found["links"]
        plain = (
            "report_id",
            "label",
            "file",
            "sha256",
            "format",
            "encoding",
            "language",
            "kind",
            "secondary",
        )
        return cls(
            **{name: found[name] for name in plain},
            identifiers=tuple(found["identifiers"]),
            identity=tuple(Suggestion.from_dict(fact) for fact in found["identity"]),
            about_doi=links["about_doi"],
            registrations=tuple(links["registrations"]),
            trial_names=tuple(links["trial_names"]),
            blocks=tuple(Block(**block) for block in found["blocks"]),
            damage=tuple(Damage(**damage) for damage in found["damage"]),
        )
