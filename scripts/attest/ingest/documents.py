"""Documents: every file that people brought becomes a document with its parts told apart, or is rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from attest.bulk import without_collector
from attest.ingest.blocks import blocks_of
from attest.ingest.identity import Identity, identity_of
from attest.ingest.language import language_of
from attest.kept import Kept
from attest.problems import Faults, Problem
from attest.suggestion import Suggestion
from attest.tables import sha256_of
from attest.text.damage import damage_of
from attest.text.document import Block, Document
from attest.text.source import Source, read_source
from attest.text.trials import trial_names

SHORT = 16  # hexadecimal digits of a hash that stand in a report's id: no two reports will share them
# How a record begins in RIS, in PubMed's format, in Web of Science's and in BibTeX; a report may quote one at most.
_RECORDS = re.compile(r"^(?:TY {1,2}- [A-Z]+|PMID- \d+|PT J|@[A-Za-z]+\{\S+,)\s*$", re.M)


@dataclass(frozen=True)
class Ingested:
    """What became of the files: each is a document or rejected, and problems say what people have to mend."""

    documents: list[Document]
    rejected: list[dict[str, str]]
    problems: list[Problem]


def ingest(paths: Sequence[tuple[Path, str]], kept: Kept | None = None) -> Ingested:
    """Read every file; a faulty one is rejected with its reason and the others go on.

    What `kept` has from an earlier run is not read again.
    """
    taken = kept.each(paths, _made_from, _taken) if kept else [_taken(one) for one in paths]
    return Ingested(
        [Document.from_dict(one["document"]) for one in taken if one["document"]],
        [one["rejected"] for one in taken if one["rejected"]],
        [Problem.from_row(row) for one in taken for row in one["problems"]],
    )


def _made_from(named: tuple[Path, str]) -> tuple[str, str] | None:
    """The name of a file and a hash of its content; None for one that cannot be read."""
    path, name = named
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return name, sha256_of(path)
    except OSError:
        return None


def _taken(named: tuple[Path, str]) -> dict[str, Any]:
    """What became of one file, as it can be kept: the document or why it was rejected, and the problems."""
    path, name = named
    try:
        source = read_source(path, name)
    except Faults as faults:
        first = faults.problems[0]
        rejected = {"file": name, "reason": first.found, "hint": first.hint}
        return {"document": None, "rejected": rejected, "problems": [one.as_row() for one in faults.problems]}
    problems = [one.as_row() for one in source.warnings]
    if len(_RECORDS.findall(source.text)) > 1:
        hint = "Put exports of searches into sources/searches/; here the file counts as one report."
        told = Problem(name, "", "an export of records", "the text of one report", hint, "warning")
        problems.append(told.as_row())
    return {"document": document_of(source).as_dict(), "rejected": None, "problems": problems}


@without_collector()
def document_of(source: Source) -> Document:
    """A source's blocks, identity and damage."""
    blocks = blocks_of(source.text, source.marks)
    identity = identity_of(source.text, blocks, source.told, source.kind)
    blocks = _with_identity(blocks, identity)
    hashed = f"sha256:{source.sha256[:SHORT]}"
    identifiers = _identifiers(identity, hashed)
    facts = []
    for fact in identity.facts:
        start, end = source.span(fact.start, fact.end)
        quote = source.text[fact.start : fact.end]
        page = source.page(fact.start, fact.end)
        facts.append(
            Suggestion(source.name, fact.role, fact.value, None, quote, start, end, fact.rule, identifiers[0], page)
        )
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
    elif identity.journal and identity.year:
        words = identity.journal
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
