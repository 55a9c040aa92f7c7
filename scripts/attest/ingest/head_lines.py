"""The bibliographic lines at the head of a page: citation lines, bare lines of a record, labels below their value."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.ingest.citation import MONTH, Citation, Part, doi_in
from attest.ingest.citation_parts import LEAD, read_parts
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.references import read_citation_line, read_reference
from attest.ingest.sites import LOGO, PLATFORMS
from attest.text.document import Block

LONGEST_LINE = 400  # characters of a block that can still be a bibliographic line
DATED = ("report.year", "report.volume", "report.issue", "report.pages")
# What a database says of the type of a publication, where others print the journal.
PUBLICATION_TYPE = re.compile(
    r"(?:randomi[sz]ed |controlled |multicenter |observational |comparative |validation |evaluation |clinical |"
    r"twin |case |systematic |meta-)?(?:stud(?:y|ies)|trials?(?:,? phase \w+)?|reviews?|reports?|analysis|letter|"
    r"editorial|comment|news|guideline|historical article|journal article|preprint|abstract|research(?: article)?|"
    r"open access|original (?:research|article|paper))",
    re.I,
)
BARE_DATE = re.compile(rf"(?:(?:{MONTH}(?:[-–/]{MONTH})?|\d{{1,2}})\s+){{0,2}}(?P<year>(?:19|20)\d\d)", re.I)
BARE_PAGE = re.compile(r"[A-Za-z]{0,2}\d{1,6}")
ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
YEAR = re.compile(r"(?:19|20)\d\d")
CITE_AS = re.compile(
    r"(?:[-•*]\s*)?(?:citation\s*:|(?:how\s+to\s+|please\s+|to\s+)?cite(?:\s+(?:this|the))?(?:\s+(?:article|paper|"
    r"as|abstract|work))?(?:\s+as)?(?=\s|:)|(?:suggested|recommended)\s+citation|"
    r"(?:cómo|como)\s+citar(?:\s+este\s+artículo|\s+este\s+artigo)?)\s*:?\s*",
    re.I,
)
AFFILIATED = re.compile(r"(?:1|a)\s?[A-ZÀ-Ý]")  # how the first affiliation below a reference begins
NARRATED = ("background", "methods", "results", "conclusions")
CLOSED = ("background", "methods", "results", "conclusions", "references", "apparatus", "funding", "keywords")


def head_lines(text: str, blocks: list[Block]) -> Lines | None:
    """All that the bibliographic lines of a page give; several lines may each give a part."""
    lines = Lines()
    roles: set[str] = set()
    for at, block in enumerate(blocks):
        if own := _cited_as(text, blocks, at):
            lines.facts += [fact for fact in citation_facts(own, "cite-as") if fact.role not in roles]
            roles |= {fact.role for fact in lines.facts}
            lines.doi = lines.doi or own.doi
            lines.blocks += (at,)
            continue
        if block.kind == "furniture" or block.section in CLOSED or block.end - block.start > LONGEST_LINE:
            continue
        listed = block.kind == "list item" and bool(block.section)
        for citation in filter(None, (line_of(text, *stretch, listed) for stretch in _stretches(text, block))):
            _take(citation, lines, roles)
            lines.blocks += (at,)
    if lines.facts and "report.journal" not in roles:
        above = next((found for at in lines.blocks if (found := _journal_above(text, blocks, at))), None)
        lines.facts += [above] if above else []
    if not lines.facts:
        return _bare_record(text, blocks) or _labelled_below(text, blocks)
    return lines


def _stretches(text: str, block: Block) -> list[tuple[int, int]]:
    """A block, or its parts before and behind "Cite this as:" in the middle of its line."""
    label = CITE_AS.search(text, block.start + 1, block.end) if "ite" in text[block.start : block.end] else None
    if label is None or not label.group().rstrip().endswith(":"):
        return [(block.start, block.end)]
    return [(block.start, label.start()), (label.end(), block.end)]


def _take(citation: Citation, lines: Lines, roles: set[str]) -> None:
    """Add what a line gives and no line before it gave; the parts of a dated line are quoted together."""
    parts = [part for part in (citation.year, citation.volume, citation.issue, citation.pages) if part]
    quote = (min(part[1] for part in parts), max(part[2] for part in parts)) if citation.year else None
    for fact in citation_facts(citation, "citation-line"):
        if fact.role not in roles:
            roles.add(fact.role)
            lines.facts.append(replace(fact, start=quote[0], end=quote[1]) if fact.role in DATED and quote else fact)
    lines.doi = lines.doi or citation.doi


def _cited_as(text: str, blocks: list[Block], at: int) -> Citation | None:
    """The reference that a page gives for itself: behind "How to cite this article:", on its line or the next."""
    block = blocks[at]
    label = CITE_AS.match(text, block.start, block.end)
    if label and label.end() + 30 < block.end:
        return read_reference(text, label.end(), block.end)
    if not at and 60 < block.end - block.start <= 3 * LONGEST_LINE and block.kind != "reference":
        first = read_reference(text, block.start, block.end)
        return first if first and first.journal and first.year and (first.volume or first.pages) else None
    if _is_own_reference(text, blocks, at):
        return read_reference(text, block.start, block.end)
    before = blocks[at - 1] if at else None
    if before and CITE_AS.fullmatch(text, before.start, before.end) and block.end - block.start <= 3 * LONGEST_LINE:
        return read_reference(text, block.start, block.end)
    return None


def _is_own_reference(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a block is the whole reference of the page's own paper: affiliations or the abstract stand right "
    "below."""
    block = blocks[at]
    if block.kind != "paragraph" or block.section is not None or not 100 < block.end - block.start <= 3 * LONGEST_LINE:
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or not (below.section == "abstract" or AFFILIATED.match(text, below.start, below.end)):
        return False
    cited = read_reference(text, block.start, block.end)
    return cited is not None and bool(cited.journal and cited.year and (cited.volume or cited.pages))


def line_of(text: str, start: int, end: int, listed: bool = False) -> Citation | None:
    """A bibliographic line by the grammar that reads more of it; an item of a list is read by the strict one alone."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead and lead.group().strip(" .") else start
    strict = read_citation_line(text, start, end)
    parts = None if listed else read_parts(text, start, end)
    if strict and (not parts or strict.authors or _told(strict) > _told(parts)):
        return strict
    return parts


def _told(citation: Citation) -> int:
    return sum(1 for part in (citation.journal, citation.year, citation.volume, citation.issue, citation.pages) if part)


def _journal_above(text: str, blocks: list[Block], at: int) -> Read | None:
    """The journal's name on the line right above ". 2019 Mar;18(3):262-9" or "Volume 61, Issue 5, May 2022"."""
    if at == 0 or not re.match(r"\.\s*(?:19|20)\d\d\b|Vol", text[blocks[at].start : blocks[at].end]):
        return None
    above = blocks[at - 1]
    name = text[above.start : above.end]
    if logo := LOGO.match(name):
        found = None if PLATFORMS.search(name) else logo["journal"]
        return Read("report.journal", found, above.start, above.start + len(found), "site-name") if found else None
    if above.kind == "furniture" or text[above.end : blocks[at].start].count("\n") != 1:
        return None
    if text[blocks[at].start] != "." and len(name.split()) > 6:
        return None  # a title, as it may stand above "Volume 61, Issue 5" too
    if (
        PUBLICATION_TYPE.fullmatch(name)
        or not re.match(r"[A-Z]", name)
        or not 1 <= len(name.split()) <= 12
        or "10." in name
    ):
        return None
    return Read("report.journal", flat(name), above.start, above.end, "line-above-citation")


def _bare_record(text: str, blocks: list[Block]) -> Lines | None:
    """The fields of a stored record, one a line without labels: date, volume, perhaps issue, first and last page."""
    for at, block in enumerate(blocks[:-2]):
        dated = BARE_DATE.fullmatch(text[block.start : block.end])
        if not dated or block.section in CLOSED:
            continue
        read = _bare_numbers(text, blocks, at + 1)
        if not read:
            continue
        parts, last = read
        lines = Lines(blocks=tuple(range(at, last + 1)))
        lines.facts = [Read("report.year", dated["year"], block.start, blocks[last].end, "bare-record")]
        lines.facts += [
            Read(f"report.{role}", value, blocks[one].start, blocks[end].end, "bare-record")
            for role, value, one, end in parts
        ]
        lines.facts += _journal_over_issn(text, blocks[:at])
        return lines
    return None


def _bare_numbers(text: str, blocks: list[Block], at: int) -> tuple[list[tuple[str, str, int, int]], int] | None:
    """Volume, issue and pages on the lines behind a date; None where their number does not tell them apart."""
    tokens: list[tuple[str, int]] = []
    for place in range(at, min(at + 5, len(blocks))):
        words = text[blocks[place].start : blocks[place].end].split()
        if len(words) > 2 or not all(BARE_PAGE.fullmatch(word) for word in words) or len(tokens) + len(words) > 4:
            break
        tokens += [(word, place) for word in words]
    numbers = [int(re.sub(r"\D", "", word)) for word, _ in tokens]
    if len(tokens) == 4 and numbers[3] >= numbers[2]:
        issue, first, last = tokens[1], tokens[2], tokens[3]
    elif len(tokens) == 3 and 0 <= numbers[2] - numbers[1] < 60:
        issue, first, last = None, tokens[1], tokens[2]
    elif len(tokens) == 3:
        issue, first, last = tokens[1], tokens[2], tokens[2]
    else:
        return None
    pages = first[0] if first[0] == last[0] else f"{first[0]}-{last[0]}"
    parts = [("volume", tokens[0][0], tokens[0][1], tokens[0][1]), ("pages", pages, first[1], last[1])]
    if issue:
        parts.append(("issue", issue[0], issue[1], issue[1]))
    return parts, last[1]


def _journal_over_issn(text: str, blocks: list[Block]) -> list[Read]:
    """The journal's name, the first line of a record that gives an ISSN below it."""
    issn = next((at for at, block in enumerate(blocks) if ISSN.fullmatch(text[block.start : block.end])), None)
    if not issn or issn > 6:
        return []
    first = blocks[0]
    name = flat(text[first.start : first.end])
    return [Read("report.journal", name, first.start, first.end, "bare-record")] if 2 < len(name) <= 120 else []


def _labelled_below(text: str, blocks: list[Block]) -> Lines | None:
    """A year with its label on the line below: "2019", "Year"."""
    for at, block in enumerate(blocks[:-1]):
        below = blocks[at + 1]
        if YEAR.fullmatch(text[block.start : block.end]) and re.fullmatch(
            r"(?:publication )?year", text[below.start : below.end], re.I
        ):
            lines = Lines(blocks=(at, at + 1))
            lines.facts = [Read("report.year", text[block.start : block.end], block.start, below.end, "label-below")]
            return lines
    return None


def doi_of_page(text: str, blocks: list[Block], cites_itself: re.Pattern[str]) -> Part | None:
    """A DOI outside the reference list, where a page speaks of itself: a short line, or a line that says "cite"."""
    narrative = False
    for block in blocks:
        narrative = narrative or block.section in NARRATED
        linked = not narrative and block.rule == "furniture-address-alone"
        if block.kind == "reference" or (block.kind == "furniture" and not linked):
            continue
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
