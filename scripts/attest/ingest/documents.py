"""Documents: every file that people brought becomes a document with its parts told apart, or is rejected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from attest.ingest.blocks import Block, blocks_of
from attest.ingest.damage import Damage, damage_of
from attest.ingest.identity import Identity, identity_of
from attest.ingest.language import language_of
from attest.ingest.source import Source, read_source
from attest.ingest.trials import trial_names
from attest.problems import Faults, Problem
from attest.suggestion import Suggestion

SHORT = 16  # hexadecimal digits of a hash that stand in a report's id: no two reports will share them


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


@dataclass(frozen=True)
class Ingested:
    """What became of the files: each is a document or rejected, and problems say what people have to mend."""

    documents: list[Document]
    rejected: list[dict[str, str]]
    problems: list[Problem]


def ingest(paths: Sequence[tuple[Path, str]]) -> Ingested:
    """Read every file; a faulty one is rejected with its reason and the others go on."""
    documents: list[Document] = []
    rejected: list[dict[str, str]] = []
    problems: list[Problem] = []
    for path, name in paths:
        try:
            source = read_source(path, name)
        except Faults as faults:
            problems += faults.problems
            first = faults.problems[0]
            rejected.append({"file": name, "reason": first.found, "hint": first.hint})
            continue
        documents.append(document_of(source))
        problems += source.warnings
    return Ingested(documents, rejected, problems)


def document_of(source: Source) -> Document:
    """A source's blocks, identity and damage."""
    blocks = blocks_of(source.text)
    identity = identity_of(source.text, blocks)
    blocks = _with_identity(blocks, identity)
    hashed = f"sha256:{source.sha256[:SHORT]}"
    identifiers = _identifiers(identity, hashed)
    facts = []
    for fact in identity.facts:
        start, end = source.span(fact.start, fact.end)
        quote = source.text[fact.start : fact.end]
        facts.append(Suggestion(source.name, fact.role, fact.value, None, quote, start, end, fact.rule, identifiers[0]))
    return Document(
        report_id=identifiers[0],
        identifiers=identifiers,
        label=_label(identity, source.name),
        file=source.name,
        sha256=source.sha256,
        format=source.format,
        encoding=source.encoding,
        language=language_of(source.text),
        kind=identity.kind,
        secondary=identity.secondary,
        identity=tuple(facts),
        about_doi=identity.about_doi,
        registrations=identity.registrations,
        trial_names=tuple(name for name, _, _ in trial_names(source.text, blocks)),
        blocks=tuple(blocks),
        damage=tuple(damage_of(source, blocks)),
    )


def _identifiers(identity: Identity, hashed: str) -> tuple[str, ...]:
    """Own identifiers, the strongest first; a news item is not the paper that it speaks of."""
    if identity.secondary:
        return (hashed,)
    found = []
    if identity.doi:
        found.append(f"doi:{identity.doi.casefold()}")
    if identity.pmid:
        found.append(f"pmid:{identity.pmid}")
    if identity.kind == "registry entry":
        found += [f"registration:{number}" for number in identity.registrations]
    return (*found, hashed)


def _label(identity: Identity, name: str) -> str:
    words = None
    if identity.family:
        words = identity.family
    elif identity.title:
        words = " ".join(re.sub(r"[^\w\s-]", "", identity.title).split()[:4])
    if words:
        return f"{words} {identity.year}" if identity.year else words
    return PurePosixPath(name).stem


def _with_identity(blocks: list[Block], identity: Identity) -> list[Block]:
    """The blocks again, title and bibliographic lines named."""
    out = list(blocks)
    for at in identity.lines:
        title = (
            identity.title and out[at].end - out[at].start <= len(identity.title) + 40 and at in identity.title_blocks
        )
        kind = "title" if title else "bibliography line"
        out[at] = replace(out[at], kind=kind, rule="title" if title else "citation-line")
    for at in identity.title_blocks:
        if at not in identity.lines:
            out[at] = replace(out[at], kind="title", rule="title")
    return out
