"""Which report a document is: its kind, bibliographic line, identifiers and the paper that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from attest.ingest.blocks import NARRATIVE, Block
from attest.ingest.references import (
    Citation,
    Part,
    author_list,
    doi_in,
    family_name,
    read_citation_line,
    read_reference,
)
from attest.ingest.registries import registrations
from attest.ingest.rules import load

PUBLISHED_IN = re.compile(
    r"\b(?:study|research|paper|report|trial|findings|results|analysis|article|review)\b[^.]{0,60}?\b(?:published|appear(?:s|ed|ing))"
    r"\s+(?:online\s+)?(?:\w+\s+){0,3}?in\b[^.]{0,80}|\baccording to (?:a|new|the) (?:new )?(?:study|research|findings)\b[^.]{0,80}",
    re.I,
)
NEWS_TALK = re.compile(
    r"\b(?:a new study|new research|researchers (?:found|say|report)|suggests a|said (?:dr|lead|study)|told\b|press release|news release)",
    re.I,
)
PMID = re.compile(r"\bPMID\s*:?\s*(\d{5,8})\b")
PREPRINT = re.compile(
    r"\b(?:this (?:article|paper) is a preprint|preprint (?:server|posted|available)|medRxiv|bioRxiv|research square)\b",
    re.I,
)
CONFERENCE = re.compile(
    r"\b(?:abstract\s+(?:number|no\.?|#|id)\s*:?\s*\S+|(?:poster|oral)\s+(?:session|presentation)\b|session\s+(?:title|type|information)|annual (?:meeting|congress|scientific)|congress abstract)",
    re.I,
)
ABSTRACT_NUMBER = re.compile(r"^(?:[A-Z]{0,4}\d{1,5}(?:-[A-Z]{1,4})?|[A-Z]{1,5}-?\d{2,5})\s*[:.|–-]\s+(?=[A-Z])")
REGISTRY = re.compile(
    r"\b(?:study (?:details|overview|design)|recruitment status|inclusion criteria|study start|primary outcome measures?)\b",
    re.I,
)
SITE_HOME = re.compile(r"^(?P<journal>(?:The\s+)?[A-Z][\w&’' -]{3,60}?)\s+(?:Home(?:\s*page)?|Journal home)$")
# Sites that carry many journals: their name on the page is not the journal's.
PLATFORMS = re.compile(
    r"pubmed|ncbi|pmc|sciencedirect|springer|wiley|jama network|medscape|elsevier|oxford academic|sage|tandfonline|"
    r"taylor|karger|cochrane library|clinicaltrials|europe pmc|semantic|researchgate|google|site|page|library|news",
    re.I,
)
CITE_AS = re.compile(
    r"\b(?:cite (?:this|as)|citation|to cite|how to cite|reference|source|doi|original (?:article|study|paper))\b",
    re.I,
)
# A line of a page's head that is no title: addresses, affiliations, dates, the logo of the journal.
NO_TITLE = re.compile(
    r"https?:|www\.|\bdoi\b|@|\blogo(?:Link)?\b|\bISSN\b|\b(?:19|20)\d\d\s*[,;]\s*\d+|\b(?:Received|Accepted|Revised|Published)\b.{0,20}\d|"
    r"^\d*\s?(?:\w+\s){0,3}(?:Department|Division|Institute|University|School|Faculty|Hospital|Centre|Center|College|Unit|Laboratory|Service)\b.*,|"
    r"\b(?:Universit\w+|Hospital|Institute|Department)\b[^:]*,[^:]*,|^(?:Correspondence|Address|E-?mail|Tel|From the|PMCID|PMID|Citation|Volume|Vol)\b|"
    r"^(?:Original|Research|Review|Brief|Short|Clinical|Special)\s+(?:Article|Paper|Report|Communication|Research|Investigation)s?$",
    re.I,
)
LOGO = re.compile(r"^(?P<journal>[A-Z][^|\n]{2,80}?) logo(?:\s*Link to (?P=journal)| )?$")
LINE_LABEL = re.compile(r"^([^\W\d][\w /()-]{1,30}?)\s*:\s*\|?\s*")


@dataclass(frozen=True)
class Read:
    """One fact about a report and the characters of the text that say it."""

    role: str
    value: str | tuple[str, ...]
    start: int
    end: int
    rule: str


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
    title: str | None = None
    lines: tuple[int, ...] = field(default=())  # the blocks that are bibliographic lines or the title
    title_blocks: tuple[int, ...] = field(default=())


@cache
def _labels() -> dict[str, str]:
    return {word.casefold(): part for part, words in load("catalogue_labels.yaml").items() for word in words}


def identity_of(text: str, blocks: list[Block]) -> Identity:
    """Read a document's identity; parts that the text does not state stay empty."""
    own = _catalogue(text, blocks)
    reference = _reference_of_news(text, blocks)
    if reference is not None:
        return _secondary(text, blocks, reference)
    own = own or _database_lines(text, blocks) or _Lines()
    title = own.title or _headline(text, blocks, own)
    facts = list(own.facts)
    if title:
        facts.insert(0, title)
    if not any(fact.role == "report.journal" for fact in facts):
        facts += _site_name(text, blocks)
    if not any(fact.role == "report.authors" for fact in facts) and title:
        facts += _authors_under_title(text, blocks, title)
    doi = own.doi or _own_doi(text, blocks)
    if doi:
        facts.append(Read("report.doi", doi[0], doi[1], doi[2], "own-doi"))
    pmid = _pmid(text, blocks)
    if pmid:
        facts.append(Read("report.pmid", pmid[0], pmid[1], pmid[2], "own-pmid"))
    kind, evidence = _kind_of(text, blocks, title)
    if evidence:
        facts.insert(0, Read("report.kind", kind, *evidence))
    found = [registration for registration in registrations(text, blocks)]
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
        if title and block.kind in ("paragraph", "heading") and title in _flat(text[block.start : block.end])
        and block.end - block.start <= len(title) + 40
    )  # fmt: skip
    author = first("report.first_author")
    return Identity(
        kind, secondary, tuple(dict.fromkeys(facts)), doi, about, first("report.pmid"), tuple(dict.fromkeys(registered)),
        family_name(author) if author else None, first("report.year"), title, lines, title_blocks,
    )  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.split())


@dataclass
class _Lines:
    facts: list[Read] = field(default_factory=list)
    doi: Part | None = None
    title: Read | None = None
    blocks: tuple[int, ...] = ()


def citation_facts(citation: Citation, rule: str, quote: tuple[int, int] | None = None) -> list[Read]:
    """The facts of a citation, each with its own words as quote, or all with one quote."""
    facts: list[Read] = []

    def add(role: str, part: Part | None) -> None:
        if part:
            facts.append(Read(role, _flat(part[0]), *(quote or (part[1], part[2])), rule))

    add("report.title", citation.title)
    if citation.authors:
        add("report.first_author", citation.authors[0])
        if len(citation.authors) > 1 or not citation.more_authors:
            span = quote or (citation.authors[0][1], citation.authors[-1][2])
            facts.append(Read("report.authors", tuple(_flat(name[0]) for name in citation.authors), *span, rule))
    for role in ("journal", "year", "volume", "issue", "pages"):
        add(f"report.{role}", getattr(citation, role))
    return facts


def _top(blocks: list[Block]) -> Iterator[tuple[int, Block]]:
    """Blocks before the first section of the report: where a page says what it shows."""
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.section in NARRATIVE | {"keywords", "references"}:
            return
        if block.kind != "furniture":
            yield at, block


def _database_lines(text: str, blocks: list[Block]) -> _Lines | None:
    """The citation lines of a database's page; several lines may each give a part."""
    lines = _Lines()
    roles: set[str] = set()
    for at, block in enumerate(blocks):
        if block.kind == "furniture" or block.section not in (None, "abstract", "index"):
            continue
        if block.end - block.start > 400:
            continue
        citation = read_citation_line(text, block.start, block.end)
        if citation is None:
            continue
        quote = (
            (citation.year[1], (citation.pages or citation.issue or citation.volume or citation.year)[2])
            if citation.year
            else None
        )
        for fact in citation_facts(citation, "citation-line"):
            if fact.role not in roles:
                roles.add(fact.role)
                dated = fact.role in ("report.year", "report.volume", "report.issue", "report.pages")
                lines.facts.append(replace(fact, start=quote[0], end=quote[1]) if dated and quote else fact)
        lines.doi = lines.doi or citation.doi
        lines.blocks += (at,)
    return lines if lines.facts else None


def _catalogue(text: str, blocks: list[Block]) -> _Lines | None:
    """The labelled lines of a library catalogue: "Autor: | …", "Source: …"."""
    lines = _Lines()
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        if block.kind == "furniture" or block.end - block.start > 1500:
            continue
        content = text[block.start : block.end]
        found = LINE_LABEL.match(content)
        part = _labels().get(_flat(found.group(1)).casefold()) if found else None
        if not found or not part or part in seen:
            continue
        start = block.start + found.end()
        value = content[found.end() :].rstrip(" |\t")
        end = start + len(value)
        seen.add(part)
        if part == "abstract":
            continue
        lines.blocks += (at,)
        if not value:
            continue
        if part == "authors":
            names, _, _ = author_list(text, start, end)
            names = names or _separated(text, start, end)
            if names:
                lines.facts.append(Read("report.first_author", _flat(names[0][0]), *names[0][1:], "catalogue-authors"))
                everyone = tuple(_flat(name[0]) for name in names)
                lines.facts.append(Read("report.authors", everyone, start, names[-1][2], "catalogue-authors"))
        elif part == "year":
            year = re.search(r"\b(?:19|20)\d\d\b", value)
            if year:
                place = start + year.start()
                lines.facts.append(Read("report.year", year.group(), place, place + 4, "catalogue-year"))
        elif part == "source":
            lines.facts += _catalogue_source(text, start, end)
        elif part == "title":
            lines.title = Read("report.title", _flat(value), start, end, "catalogue-title")
        elif part == "doi":
            lines.doi = doi_in(text, start, end)
        elif part in ("volume", "issue", "pages") and re.match(r"\w*\d", value):
            lines.facts.append(Read(f"report.{part}", _flat(value), start, end, f"catalogue-{part}"))
    return lines if len(seen - {"abstract", "subject", "doi", "pmid"}) >= 2 else None


def _separated(text: str, start: int, end: int) -> tuple[Part, ...]:
    return tuple(
        (found.group().strip(), found.start(), found.end()) for found in re.finditer(r"[^;|\s][^;|]*", text[start:end])
    ) and tuple(
        (found.group().strip(), start + found.start(), start + found.start() + len(found.group().strip()))
        for found in re.finditer(r"[^;|\s][^;|]*", text[start:end])
    )


def _catalogue_source(text: str, start: int, end: int) -> list[Read]:
    found = re.compile(
        r"(?P<journal>[A-Z][\w&’'(): -]*?)(?:[.,;]\s*|\s+)(?:(?:vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4})(?!\d))?"
        r"(?:\s*\((?P<issue>[^()]{1,20})\)|[.,]\s*(?:no|iss(?:ue)?)\.?\s*(?P<number>\d+))?"
        r"(?:\s*[:,]\s*(?:pp?\.?\s*)?(?P<pages>\w?\d+\s?[-–]\s?\w?\d+))?(?=[\s.,;|]|$)"
    ).match(text, start, end)
    if not found:
        return []
    facts = [Read("report.journal", _flat(found["journal"]), start, found.end("journal"), "catalogue-source")]
    for role, name in (("volume", "volume"), ("issue", "issue"), ("issue", "number"), ("pages", "pages")):
        if found[name] and not re.fullmatch(r"(?:19|20)\d\d", found[name]):
            facts.append(Read(f"report.{role}", found[name], found.start(name), found.end(name), "catalogue-source"))
    return facts


def _headline(text: str, blocks: list[Block], own: _Lines) -> Read | None:
    """The title of a page: the first long line before the report's first section that is no citation line."""
    for at, block in _top(blocks):
        if at in own.blocks or block.kind not in ("heading", "paragraph"):
            continue
        start, end = block.start, block.end
        content = text[start:end]
        number = ABSTRACT_NUMBER.match(content)
        if number:
            start += number.end()
            content = text[start:end]
        words = content.split()
        if NO_TITLE.search(content):
            continue
        if not 5 <= len(words) <= 60 or content[-1] in ":;,|" or not content[0].isalnum():
            continue
        if (
            ". " in content
            or (content.endswith(".") and not own.blocks and not _before_heading(text, blocks, at))
            or _is_author_line(text, block)
            or SITE_HOME.match(content)
        ):
            if ". " in content and len(words) > 25:
                return None  # prose: the text begins without a title
            continue
        if _goes_on(text, blocks, at, own):
            return None  # a title over several lines, of which it is not clear where it ends
        return Read("report.title", _flat(content).rstrip("."), start, end - content.endswith("."), "headline")
    return None


def _before_heading(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line stands alone above a heading of the report or above the authors."""
    after = next((block for block in blocks[at + 1 :] if block.kind != "furniture"), None)
    if after is None or "\n" not in text[blocks[at].end : after.start].strip(" \t\r").replace("\r", ""):
        return False
    return (after.kind == "heading" and after.section in NARRATIVE) or _is_author_line(text, after)


def _goes_on(text: str, blocks: list[Block], at: int, own: _Lines) -> bool:
    """Whether the line right below a title may belong to it: no blank line between, and neither names nor a label."""
    if at + 1 >= len(blocks):
        return False
    below = blocks[at + 1]
    between = text[blocks[at].end : below.start]
    if between.count("\n") > 1 or below.kind == "furniture" or at + 1 in own.blocks or _is_author_line(text, below):
        return False
    content = text[below.start : below.end]
    return (
        below.kind == "heading"
        and below.rule == "short-line"
        and not NO_TITLE.search(content)
        and not LINE_LABEL.match(content)
    )


def _is_author_line(text: str, block: Block) -> bool:
    names, _, end = author_list(text, block.start, block.end)
    return len(names) > 1 and end - block.start > 0.6 * (block.end - block.start)


def _authors_under_title(text: str, blocks: list[Block], title: Read) -> list[Read]:
    for _, block in _top(blocks):
        if block.start < title.end or not _is_author_line(text, block):
            continue
        names, _, _ = author_list(text, block.start, block.end)
        span = (names[0][1], names[-1][2])
        return [
            Read("report.first_author", _flat(names[0][0]), *names[0][1:], "authors-under-title"),
            Read("report.authors", tuple(_flat(name[0]) for name in names), *span, "authors-under-title"),
        ]
    return []


def _site_name(text: str, blocks: list[Block]) -> list[Read]:
    for _, block in _top(blocks):
        content = text[block.start : block.end]
        found = SITE_HOME.match(content) or LOGO.match(content)
        if found and not PLATFORMS.search(found["journal"]):
            return [
                Read(
                    "report.journal",
                    found["journal"],
                    block.start,
                    block.start + found.end("journal"),
                    "site-name",
                )
            ]
    return []


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
    found_registrations = [one for one in registrations(text, blocks)]
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found_registrations]
    about = doi[0] if doi else None
    return _identity(
        "news item", True, facts, None, about, tuple(one[0] for one in found_registrations), (), text, blocks
    )


def _kind_of(text: str, blocks: list[Block], title: Read | None) -> tuple[str, tuple[int, int, str] | None]:
    """The kind of report and, where words on the page say so, those words."""
    numbered = title and any(
        block.start < title.start <= block.end and ABSTRACT_NUMBER.match(text[block.start : block.end])
        for block in blocks
    )
    for block in blocks:
        if block.kind == "reference":
            continue
        for kind, pattern in (("preprint", PREPRINT), ("conference abstract", CONFERENCE)):
            if block.section in (None, "abstract") and (found := pattern.search(text, block.start, block.end)):
                if block.kind == "furniture":
                    continue
                return kind, (found.start(), found.end(), f"says-{kind.replace(' ', '-')}")
    if numbered and title:
        block = next(block for block in blocks if block.start < title.start <= block.end)
        return "conference abstract", (block.start, title.start, "abstract-number")
    if sum(1 for block in blocks if REGISTRY.match(text[block.start : min(block.end, block.start + 40)])) >= 2:
        found_at = next(
            block for block in blocks if REGISTRY.match(text[block.start : min(block.end, block.start + 40)])
        )
        return "registry entry", (found_at.start, min(found_at.end, found_at.start + 40), "registry-headings")
    titles = [block for block in blocks if block.kind == "heading"]
    introduction = [block for block in titles if "introduction" in text[block.start : block.end].casefold()]
    if introduction or sum(block.end - block.start for block in blocks if block.kind == "paragraph") > 8000:
        return "journal article", None if not introduction else (*_span(introduction[0]), "has-introduction")
    index = [block for block in titles if block.section == "index"] or [
        block for block in titles if block.section == "abstract"
    ]
    return ("abstract page", (*_span(index[0]), "has-abstract")) if index else ("abstract page", None)


def _span(block: Block) -> tuple[int, int]:
    return block.start, block.end
