"""Which report a document is: its kind, bibliographic line, identifiers and the paper that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attest.ingest.catalogue import catalogue
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.kinds import kind_of
from attest.ingest.references import Citation, Part, doi_in, family_name, read_citation_line, read_reference
from attest.ingest.registries import registrations
from attest.ingest.titles import authors_under_title, headline, site_name
from attest.text.document import Block
from attest.text.written import Told

PUBLISHED_IN = re.compile(
    r"\b(?:study|research|paper|report|trial|findings|results|analysis|article|review)"
    r"\b[^.]{0,60}?\b(?:published|appear(?:s|ed|ing))"
    r"\s+(?:online\s+)?(?:\w+\s+){0,3}?in\b[^.]{0,80}|\baccording to (?:a|new|the) (?:new )"
    r"?(?:study|research|findings)\b[^.]{0,80}",
    re.I,
)

NEWS_TALK = re.compile(
    r"\b(?:a new study|new research|researchers (?:found|say|report)|suggests a|said (?:dr|lead|"
    r"study)|told\b|press release|news release)",
    re.I,
)

PMID = re.compile(r"\bPMID\s*:?\s*(\d{5,8})\b")

CITE_AS = re.compile(
    r"\b(?:cite (?:this|as)|citation|to cite|how to cite|reference|source|doi|original (?:article|"
    r"study|paper))\b",
    re.I,
)


# What a database says of the type of a publication, where others print the journal.
PUBLICATION_TYPE = re.compile(
    r"(?:randomi[sz]ed |controlled |multicenter |observational |comparative |validation |evaluation |clinical |"
    r"twin |case |systematic |meta-)?(?:stud(?:y|ies)|trials?(?:,? phase \w+)?|reviews?|reports?|analysis|letter|"
    r"editorial|comment|news|guideline|historical article|journal article|preprint|abstract)",
    re.I,
)

MERE_TITLE = 2  # facts: a file that tells no more knows its title, and nothing else about the report


@dataclass(frozen=True)
class Identity:
    """What a document is; `title` and the like are in `facts` with their places."""

    kind: str
    secondary: bool
    facts: tuple[Read, ...]
    doi: str | None = None
    about_doi: str | None = None
    pmid: str | None = None
    registrations: tuple[str, ...] = ()
    family: str | None = None
    year: str | None = None
    journal: str | None = None
    title: str | None = None
    lines: tuple[int, ...] = field(default=())  # the blocks that are bibliographic lines or the title
    title_blocks: tuple[int, ...] = field(default=())


def identity_of(text: str, blocks: list[Block], told: Sequence[Told] = (), kind: str = "") -> Identity:
    """Read a document's identity; parts that the text does not state stay empty.

    `told` and `kind` are what the file tells of the report as such; where that is more than a title, it is all.
    """
    if kind or len(told) > MERE_TITLE:
        return _as_told(text, blocks, told, kind)
    own = catalogue(text, blocks)
    reference = _reference_of_news(text, blocks)
    if reference is not None:
        return _secondary(text, blocks, reference)
    own = own or _database_lines(text, blocks) or Lines()
    named = next((Read(*one) for one in told if one.role == "report.title"), None)
    title = own.title or named or headline(text, blocks, own)
    facts = list(own.facts)
    if title:
        facts.insert(0, title)
    if not any(fact.role == "report.journal" for fact in facts):
        facts += site_name(text, blocks)
    if not any(fact.role == "report.authors" for fact in facts) and title:
        facts += authors_under_title(text, blocks, title)
    doi = own.doi or _own_doi(text, blocks)
    if doi:
        facts.append(Read("report.doi", doi[0], doi[1], doi[2], "own-doi"))
    pmid = _pmid(text, blocks)
    if pmid:
        facts.append(Read("report.pmid", pmid[0], pmid[1], pmid[2], "own-pmid"))
    kind, evidence = kind_of(text, blocks, title)
    if evidence:
        facts.insert(0, Read("report.kind", kind, *evidence))
    found = registrations(text, blocks)
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found]
    return _identity(
        kind,
        False,
        facts,
        doi[0] if doi else None,
        None,
        tuple(one[0] for one in found),
        own.blocks,
        text,
        blocks,
    )


def _as_told(text: str, blocks: list[Block], told: Sequence[Told], kind: str) -> Identity:
    """The identity of a file that has its own entries for title, authors and so on."""
    facts = [Read(*one) for one in told]
    title = next((fact for fact in facts if fact.role == "report.title"), None)
    if not kind:
        kind, evidence = kind_of(text, blocks, title)
        facts = [Read("report.kind", kind, *evidence), *facts] if evidence else facts
    own = [str(fact.value) for fact in facts if fact.role == "report.registration"]
    if not own:
        found = registrations(text, blocks)
        facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found]
        own = [one[0] for one in found]
    doi = next((str(fact.value) for fact in facts if fact.role == "report.doi"), None)
    return _identity(kind, False, facts, doi, None, tuple(own), (), text, blocks)


def _identity(
    kind: str,
    secondary: bool,
    facts: list[Read],
    doi: str | None,
    about: str | None,
    registered: tuple[str, ...],
    lines: tuple[int, ...],
    text: str,
    blocks: list[Block],
) -> Identity:
    def first(role: str) -> str | None:
        return next((str(fact.value) for fact in facts if fact.role == role), None)

    title = first("report.title")
    title_blocks = tuple(
        at
        for at, block in enumerate(blocks)
        if title and block.kind in ("paragraph", "heading") and title in flat(text[block.start : block.end])
        and block.end - block.start <= len(title) + 40
    )  # fmt: skip
    author = first("report.first_author")
    return Identity(
        kind=kind,
        secondary=secondary,
        facts=tuple(dict.fromkeys(facts)),
        doi=doi,
        about_doi=about,
        pmid=first("report.pmid"),
        registrations=tuple(dict.fromkeys(registered)),
        family=family_name(author) if author else None,
        year=first("report.year"),
        journal=first("report.journal"),
        title=title,
        lines=lines,
        title_blocks=title_blocks,
    )


def _database_lines(text: str, blocks: list[Block]) -> Lines | None:
    """The citation lines of a database's page; several lines may each give a part."""
    lines = Lines()
    roles: set[str] = set()
    for at, block in enumerate(blocks):
        if block.kind == "furniture" or block.section not in (None, "abstract", "index"):
            continue
        if block.end - block.start > 400:
            continue
        citation = read_citation_line(text, block.start, block.end)
        if citation is None:
            continue
        dates = [part for part in (citation.year, citation.volume, citation.issue, citation.pages) if part]
        quote = (min(part[1] for part in dates), max(part[2] for part in dates)) if citation.year else None
        for fact in citation_facts(citation, "citation-line"):
            if fact.role not in roles:
                roles.add(fact.role)
                dated = fact.role in ("report.year", "report.volume", "report.issue", "report.pages")
                lines.facts.append(replace(fact, start=quote[0], end=quote[1]) if dated and quote else fact)
        lines.doi = lines.doi or citation.doi
        lines.blocks += (at,)
    if lines.facts and "report.journal" not in roles:
        above = next((found for at in lines.blocks if (found := _journal_above(text, blocks, at))), None)
        lines.facts += [above] if above else []
    return lines if lines.facts else None


def _journal_above(text: str, blocks: list[Block], at: int) -> Read | None:
    """The journal's name on the line right above ". 2019 Mar;18(3):262-9"."""
    if at == 0 or not re.match(r"\.\s*(?:19|20)\d\d\b", text[blocks[at].start : blocks[at].end]):
        return None
    above = blocks[at - 1]
    name = text[above.start : above.end]
    if above.kind == "furniture" or text[above.end : blocks[at].start].count("\n") != 1:
        return None
    if PUBLICATION_TYPE.fullmatch(name) or not re.match(r"[A-Z]", name) or not 1 <= len(name.split()) <= 12:
        return None
    return Read("report.journal", flat(name), above.start, above.end, "line-above-citation")


def _own_doi(text: str, blocks: list[Block]) -> Part | None:
    """A DOI outside the reference list, where a page speaks of itself: a short line, or a line that says "cite"."""
    for block in blocks:
        if block.kind in ("reference", "furniture") or block.section in ("references", "apparatus"):
            continue
        if block.section in ("background", "methods", "results", "conclusions"):
            continue
        content = text[block.start : block.end]
        if "10." in content and (len(content) < 200 or CITE_AS.search(content)):
            doi = doi_in(text, block.start, block.end)
            if doi:
                return doi
    return None


def _pmid(text: str, blocks: list[Block]) -> Part | None:
    for block in blocks:
        if block.kind in ("reference",) or block.section == "references":
            continue
        found = PMID.search(text, block.start, block.end)
        if found:
            return found.group(1), found.start(), found.end()
    return None


def _reference_of_news(text: str, blocks: list[Block]) -> Citation | None:
    """The one paper that a secondary report names as its source; None where the document is a paper itself."""
    cited = [block for block in blocks if block.kind == "reference"]
    if not 1 <= len(cited) <= 3:
        return None
    body = [block for block in blocks if block.kind in ("paragraph", "list item", "heading")]
    talk = any(
        PUBLISHED_IN.search(text, block.start, block.end) or NEWS_TALK.search(text, block.start, block.end)
        for block in body
    )
    comments = any(
        block.rule in ("furniture-login-to-comment", "furniture-comment-count", "furniture-byline") for block in blocks
    )
    if not talk and not comments:
        return None
    for block in cited:
        citation = read_reference(text, block.start, block.end)
        if citation:
            return citation
        doi = doi_in(text, block.start, block.end)
        if doi:
            return Citation(block.start, block.end, doi=doi)
    return None


def _secondary(text: str, blocks: list[Block], reference: Citation) -> Identity:
    """A news item: what it says about the paper comes from the reference that it gives."""
    whole = (reference.start, reference.end)
    facts = citation_facts(reference, "reference-of-news", whole)
    doi = reference.doi
    if doi:
        facts.append(Read("report.about_doi", doi[0], doi[1], doi[2], "reference-of-news"))
    for block in blocks:
        found = None if block.kind in ("furniture", "reference") else PUBLISHED_IN.search(text, block.start, block.end)
        if found:
            facts.insert(0, Read("report.kind", "news item", found.start(), found.end(), "published-in"))
            break
    else:
        facts.insert(0, Read("report.kind", "news item", *whole, "reference-of-news"))
    found_registrations = registrations(text, blocks)
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found_registrations]
    about = doi[0] if doi else None
    return _identity(
        "news item", True, facts, None, about, tuple(one[0] for one in found_registrations), (), text, blocks
    )
