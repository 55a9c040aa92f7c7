"""The bibliographic lines at the head of a page: citation lines, bare lines of a record, labels below their value."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.ingest.bare_record import bare_record, labelled_year
from attest.ingest.blocks import NARRATED
from attest.ingest.bylines import AFFILIATION
from attest.ingest.citation import POINT, Citation, Part, doi_in
from attest.ingest.citation_lines import CLOSED, LONGEST_LINE, line_of, running_head, trail
from attest.ingest.citation_tokens import MONTHS
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.journal_words import can_be_journal
from attest.ingest.names import author_list
from attest.ingest.own_reference import CITE_AS, cited_as, cited_at_end
from attest.ingest.sites import LOGO, PLATFORMS, names_kind
from attest.text.document import Block

NUMBER_FIRST = re.compile(rf"\(?(?:\d|{MONTHS}\s)|\(?(?:vol|v\.|n\.|no\.|pp?\.)", re.I)
POINTED = re.compile(r"\d\s?[(:;]\s?\w|\b(?:vol|v|n|no|pp?)\.", re.I)  # what numbers in a citation have
LONGEST_BROKEN = 160  # characters of a citation over two lines
FIRST = 15  # blocks of a page among which its path stands
# How the short name of a journal begins on a line of its own.
SHORT_NAME = re.compile(r"(?:Rev|J|Ann|Arch|Acta|Braz|Bras|Cad|Int|Am|Br|Eur|Clin|Indian)\b\.?\s[A-Z]")
DATED = ("report.year", "report.volume", "report.issue", "report.pages")
# What a database says of the type of a publication, where others print the journal.
PUBLICATION_TYPE = re.compile(
    r"(?:randomi[sz]ed |controlled |multicenter |observational |comparative |validation |evaluation |clinical |"
    r"twin |case |systematic |meta-)?(?:stud(?:y|ies)|trials?(?:,? phase \w+)?|reviews?|reports?|analysis|letter|"
    r"editorial|comment|news|guideline|historical article|journal article|preprint|abstract|research(?: article)?|"
    r"open access|original (?:research|article|paper))",
    re.I,
)
BULLET = re.compile(
    rf"{POINT}(?=Vol|[A-Z][^\d\n]{{2,80}}\s\d{{1,4}}\s?\(\w{{1,8}}\)\s?:\s?\w?\d)"
)  # "* Volume 34, pages 795–804, (2015)"
LABELLED_DOI = re.compile(r"\bDOI\s*:\s*(?:https?://\S*?)?10\.")
# The page's own DOI below its text, on a line of its own or behind what the authors declare.
DOI_LINE = re.compile(
    r"(?:(?:doi|digital object identifier)\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.I
)
ADDRESS = "furniture-address-alone"
DECLARED = ("apparatus", "funding")
OWN_LABEL = re.compile(r"(?:citation|source|published in|cite (?:this )?(?:as|article|abstract))\s*:\s", re.I)
NUMBERED_BY_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")  # the volume of a journal that counts none
MONTH_OF = re.compile(rf"(?:{POINT})?(?:\d{{1,2}}\s)?{MONTHS}\s(?P<year>(?:19|20)\d\d)", re.I)
SIGNED = 2  # names that a line of authors has at least: "Ann Roe, Bo Poe" is no journal
ENDING = 3  # of these, those below which only a word of thanks or the session may stand
ENOUGH = 3  # numbers of a line that needs no label
LAST = 8  # blocks of a page below its text


def head_lines(text: str, blocks: list[Block]) -> Lines | None:
    """All that the bibliographic lines of a page give; several lines may each give a part."""
    lines = Lines()
    roles: set[str] = set()
    told = False
    for at, block in enumerate(blocks):
        if own := cited_as(text, blocks, at):
            lines.facts += [fact for fact in citation_facts(own, "cite-as") if fact.role not in roles]
            roles |= {fact.role for fact in lines.facts}
            lines.doi = lines.doi or own.doi
            lines.blocks += (at,)
            continue
        if running := running_head(text, block, at < FIRST):
            _take(running, lines, roles)
            continue
        if way := trail(text, block) if at < FIRST else None:
            _take(way, lines, roles)
            continue
        if block.kind == "furniture" or block.end - block.start > LONGEST_LINE:
            continue
        told = told or block.section in NARRATED
        button = block.section == "apparatus" and not told  # "Disclosures" may be a button of the head
        if block.section in CLOSED and not button and not _is_below_text(text, blocks, at):
            continue
        if broken := _over_two(text, blocks, at):
            _take(broken, lines, roles)
            lines.blocks += (at, at + 1)
            continue
        listed = block.kind == "list item" and bool(block.section)
        for citation in filter(None, (line_of(text, *stretch, listed) for stretch in _stretches(text, block))):
            _take(citation, lines, roles)
            lines.blocks += (at,)
    if not lines.facts and (ended := cited_at_end(text, blocks)):
        _take(ended, lines, roles)
    numbered = next((one for one in lines.facts if one.role == "report.volume"), None)
    if numbered and "report.year" not in roles and NUMBERED_BY_YEAR.fullmatch(str(numbered.value)):
        lines.facts.append(replace(numbered, role="report.year"))
    if (
        lines.facts
        and "report.year" not in {fact.role for fact in lines.facts}
        and (dated := _month_beside(text, blocks, lines))
    ):
        lines.facts.append(dated)
    if lines.facts and "report.journal" not in roles:
        above = next((found for at in lines.blocks if (found := _journal_above(text, blocks, at))), None)
        lines.facts += [above] if above else []
    if not lines.facts:
        return bare_record(text, blocks) or labelled_year(text, blocks)
    return lines


def _month_beside(text: str, blocks: list[Block], lines: Lines) -> Read | None:
    """The year of the line right above a citation that gives a month and nothing else: "May 2018"."""
    for at in lines.blocks:
        above = blocks[at - 1] if at else None
        found = MONTH_OF.fullmatch(text, above.start, above.end) if above else None
        if found:
            return Read("report.year", found["year"], *found.span("year"), "month-above-citation")
    return None


def _is_below_text(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line below the text of an abstract may be its citation: by its label, or behind what is declared."""
    block = blocks[at]
    if block.section == "references" or (at < len(blocks) - LAST and block.section != "keywords"):
        return False
    if OWN_LABEL.match(text, block.start, block.end):
        return True
    if text[block.start - 1 : block.start] != "\n":
        return False
    return block.section in DECLARED or (
        (block.section == "keywords" or at >= len(blocks) - ENDING)
        and _numbers(line_of(text, block.start, block.end)) >= ENOUGH
    )


def _over_two(text: str, blocks: list[Block], at: int) -> Citation | None:
    """A citation whose line breaks within it: "Hip Med, v. 10, n." above "11, e404, 2021", a date alone on the next."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < min(FIRST, len(blocks)) else None
    if below is None or block.section or below.section or below.kind == "furniture":
        return None
    if below.end - block.start > LONGEST_BROKEN or not NUMBER_FIRST.match(text, below.start, below.end):
        return None
    pointed = POINTED.search(text, below.start, below.end) or POINTED.search(text, block.start, block.end)
    if not pointed or author_list(text, block.start, block.end)[0] or AFFILIATION.match(text, block.start, block.end):
        return None
    alone = [_told(line_of(text, one.start, one.end)) for one in (block, below)]
    found = line_of(text, block.start, below.end)
    if not found or not found.journal or found.journal[2] > block.end:
        return None
    return found if 1 < _told(found) > max(alone) else None


def _told(citation: Citation | None) -> int:
    """How many numbers a line gives beside the journal's name; none without it."""
    return _numbers(citation) if citation and citation.journal else 0


def _numbers(citation: Citation | None) -> int:
    parts = (citation.year, citation.volume, citation.pages) if citation else ()
    return sum(part is not None for part in parts)


def _stretches(text: str, block: Block) -> list[tuple[int, int]]:
    """A block without its bullet, or its parts before and behind "Cite this as:" in the middle of its line."""
    start = found.end() if (found := BULLET.match(text, block.start, block.end)) else block.start
    label = CITE_AS.search(text, start + 1, block.end) if "ite" in text[start : block.end] else None
    if label is None or not label.group().rstrip().endswith(":"):
        return [(start, block.end)]
    return [(start, label.start()), (label.end(), block.end)]


def _take(citation: Citation, lines: Lines, roles: set[str]) -> None:
    """Add what a line gives and no line before it gave; the parts of a dated line are quoted together."""
    parts = [part for part in (citation.year, citation.volume, citation.issue, citation.pages) if part]
    quote = (min(part[1] for part in parts), max(part[2] for part in parts)) if citation.year else None
    for fact in citation_facts(citation, "citation-line"):
        if fact.role not in roles:
            roles.add(fact.role)
            lines.facts.append(replace(fact, start=quote[0], end=quote[1]) if fact.role in DATED and quote else fact)
    lines.doi = lines.doi or citation.doi


# The name of a section of a journal, or of a field of the page.
LABEL = re.compile(r"Sec(?:tion|\.)\s|(?:Journal\s+)?(?:Volume|Issue|Pages?|Citation|Published|Source)\b", re.I)


def _journal_above(text: str, blocks: list[Block], at: int) -> Read | None:
    """The journal's name on the line right above ". 2019 Mar;18(3):262-9" or "Volume 61, Issue 5, May 2022"."""
    if at and len(author_list(text, blocks[at - 1].start, blocks[at - 1].end)[0]) >= SIGNED:
        return None
    if at and SHORT_NAME.match(text, blocks[at - 1].start, blocks[at - 1].end):
        name = flat(text[blocks[at - 1].start : blocks[at - 1].end])
        if can_be_journal(name, set()) and not any(sign.isdigit() for sign in name):
            return Read("report.journal", name, blocks[at - 1].start, blocks[at - 1].end, "line-above-citation")
    if at == 0 or not re.match(r"\.\s*(?:19|20)\d\d\b|(?:,\s*)?Vol", text[blocks[at].start : blocks[at].end]):
        return None
    above = blocks[at - 1]
    name = text[above.start : above.end]
    if logo := LOGO.match(name):
        found = None if PLATFORMS.search(name) else logo["journal"]
        return Read("report.journal", found, above.start, above.start + len(found), "site-name") if found else None
    if above.kind == "furniture" or text[above.end : blocks[at].start].count("\n") > 1 + (
        text[blocks[at].start] == ","
    ):
        return None
    if text[blocks[at].start] != "." and len(name.split()) > 6:
        return None  # a title, as it may stand above "Volume 61, Issue 5" too
    if (
        PUBLICATION_TYPE.fullmatch(name)
        or names_kind(name)
        or LABEL.match(name)
        or not re.match(r"[A-Z]", name)
        or not 1 <= len(name.split()) <= 12
        or "10." in name
    ):
        return None
    name = name.rstrip(" >›»|·•")  # what leads on to the volume: "Hip Care >"
    return Read("report.journal", flat(name), above.start, above.start + len(name), "line-above-citation")


# "The online version of this article (doi:…) contains supplementary material".
ONLINE_VERSION = re.compile(r"\bonline version of this (?:article|paper)\b[^\n]{0,40}\b10\.\d{4}[^\s()]*\)", re.I)


def doi_of_page(text: str, blocks: list[Block], cites_itself: re.Pattern[str]) -> Part | None:
    """A DOI outside the reference list, where a page speaks of itself: a short line, or a line that says "cite"."""
    narrative = False
    for at, block in enumerate(blocks):
        narrative = narrative or block.section in NARRATED
        linked = not narrative and block.kind == "furniture" and _links(text, block)
        if not linked and block.rule == ADDRESS and at and blocks[at - 1].section in DECLARED:
            linked = at >= len(blocks) - LAST and DOI_LINE.fullmatch(text, block.start, block.end) is not None
        if ONLINE_VERSION.search(text, block.start, block.end) and (own := doi_in(text, block.start, block.end)):
            return own
        if block.kind == "reference" or (block.kind == "furniture" and not linked):
            continue
        if block.section in NARRATED | set(DECLARED) and (below := _doi_below(text, blocks, at)):
            return below
        if block.section in ("references", "apparatus"):
            continue
        if block.section in NARRATED:
            continue
        content = text[block.start : block.end]
        if "10." in content and (len(content) < 200 or cites_itself.search(content)):
            doi = doi_in(text, block.start, block.end)
            if doi:
                return doi
    return None


def _links(text: str, block: Block) -> bool:
    """Whether a line of the site is the page's address, or labels its DOI."""
    return block.rule == ADDRESS or LABELLED_DOI.search(text, block.start, block.end) is not None


def _doi_below(text: str, blocks: list[Block], at: int) -> Part | None:
    """The DOI that a line below the text gives and nothing else, or with which a declaration ends."""
    block = blocks[at]
    if at < len(blocks) - LAST or "10." not in text[block.start : block.end]:
        return None
    alone = text[block.start - 1 : block.start] == "\n" and DOI_LINE.fullmatch(text, block.start, block.end)
    doi = doi_in(text, block.start, block.end)
    ends = doi is not None and block.section in DECLARED and not text[doi[2] : block.end].strip(" .")
    labelled = ends and LABELLED_DOI.search(text, block.start, block.end) is not None
    return doi if alone or labelled else None
