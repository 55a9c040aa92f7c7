"""Documents: every file that people brought becomes a document with its parts told apart, or is rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from attest.ingest.blocks import blocks_of
from attest.ingest.identity import Identity, identity_of
from attest.ingest.language import language_of
from attest.problems import Faults, Problem
from attest.suggestion import Suggestion
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
        if len(_RECORDS.findall(source.text)) > 1:
            hint = "Put exports of searches into sources/searches/; here the file counts as one report."
            problems.append(Problem(name, "", "an export of records", "the text of one report", hint, "warning"))
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
