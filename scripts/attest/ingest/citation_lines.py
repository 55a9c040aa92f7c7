"""One line that gives a citation: a database's own, the journal's running head, or the path through a site."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from attest.ingest.citation import CAPITAL, Citation, doi_in
from attest.ingest.citation_parts import LEAD, read_parts
from attest.ingest.facts import flat
from attest.ingest.journal_words import can_be_journal
from attest.ingest.references import read_citation_line
from attest.ingest.sites import MENU, PLATFORMS
from attest.text.document import Block

LONGEST_LINE = 400  # characters of a block that can still be a bibliographic line
CLOSED = ("background", "methods", "results", "conclusions", "references", "apparatus", "funding", "keywords")
RUNNING_HEAD = re.compile(
    rf"(?P<name>{CAPITAL}[\w’'-]+(?:\s{CAPITAL}[\w’'-]+)?)\s+et\s+al\.?,?\s+"
    r"(?P<cited>[A-Z][^\d\n]{2,80}\s\((?:19|20)\d\d\)\s+\d{1,4}(?:\(\d{1,3}\))?:\w{1,8}|"
    r"[A-Z][^\d\n]{2,80}\s(?:19|20)\d\d;\s?\d{1,4}(?:\(\d{1,3}\))?:\s?\w{1,8}(?:[-–]\w{1,8})?)\b"
)


# The path to a page without marks between its pieces: "Home Archive Volume 3, Issue 4".
BARE_PATH = re.compile(
    rf"(?:you are here:?\s+)?(?:(?:journal\s+)?home\s+)?(?:{MENU.pattern})\s+(?P<cited>(?:vol(?:ume)?|v)"
    rf"\b\.?\s?\d{{1,4}}"
    r"(?:,?\s+\(?(?:issue|iss|number|no|n)\b\.?\s?(?:suppl\w*\.?\s?)?\w{1,6}\)?|\s?\(\w{1,8}\))?(?:\s\((?:19|20)"
    r"\d\d\))?)(?=\s|$)",
    re.I,
)
SLASHED = re.compile(
    r"(?P<volume>\d{1,4})(?:/(?P<issue>\d{1,3})|\s?\((?P<bracket>\w{1,8})\))(?:\s|$)"
)  # "47/1", "47 (1)"
# "Hips / 2012 / Article": the path of a publisher whose journals count their volumes by years.
BY_YEAR = re.compile(
    r"(?:home\s*[/>»›]\s*)?(?:journals\s*[/>»›]\s*)?(?P<journal>(?-i:[A-Z])[^/>»›\d\n]{2,90}?)"
    r"\s*[/>»›]\s*(?P<year>(?:19|20)\d\d)\s*[/>»›]"
    r"\s*article\b",
    re.I,
)
SIGNS = (">", "»", "›", " / ")
PIECE = re.compile(r"(?:(?!\s/\s)[^>»›\s/])(?:(?!\s/\s)[^>»›])*")
# The citation with which a line begins that goes on with the title or an address, in the orders of journals.
_PAGES = r"[A-Za-z]{0,2}\d+\s?[-–—]\s?[A-Za-z]{0,2}\d+"
_NUMBER = r"\d{1,4}\s?(?:\(\d{1,3}\))?"
LEADING = re.compile(
    r"\s*(?:\d{1,4}\s)?(?P<cited>[^\W\d_][^\d\n:;|]{2,80}?[.,]?\s(?:"
    rf"\(?(?:19|20)\d\d\)?\s?[;,:]?\s?{_NUMBER}\s?[,:]\s?(?:pp?\.?\s)?(?:{_PAGES}|\d{{1,5}}(?=\s[A-Z]))|"
    rf"{_NUMBER}\s?\((?:19|20)\d\d\)\s?[,:]?\s?{_PAGES}|{_NUMBER}\s?:\s?{_PAGES},\s(?:19|20)\d\d))(?=[\s.;]|$)"
)
# How journals mark a page that somebody downloaded: "Ex J: first published as 10.5555/ex-1 on 3 May 2020."
FIRST_PUBLISHED = re.compile(
    r"(?P<journal>[A-Z][\w&.’' -]{1,60}?): first published as (?P<doi>10\.\d{4,9}/\S+) on "
    r"\d{1,2} [A-Z][a-z]+ (?P<year>(?:19|20)\d\d)"
)


COPY = re.compile(r"\s+(?:copy|copiar)$")  # the button behind a DOI


def line_of(text: str, start: int, end: int, listed: bool = False) -> Citation | None:
    """A bibliographic line by the grammar that reads more of it; an item of a list is read by the strict one alone."""
    copied = COPY.search(text, max(start, end - 9), end) if text.endswith(("copy", "copiar"), start, end) else None
    end = copied.start() if copied else end
    parts = None if listed else read_parts(text, start, end)
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead and lead.group().strip(" .") else start
    strict = read_citation_line(text, start, end)
    if strict and (not parts or strict.authors or _told(strict) > _told(parts)):
        return strict
    return parts


def _told(citation: Citation) -> int:
    return sum(1 for part in (citation.journal, citation.year, citation.volume, citation.issue, citation.pages) if part)


def running_head(text: str, block: Block, first: bool = False) -> Citation | None:
    """What a journal prints over its pages: "Roe et al. Example Journal (2016) 16:265", whatever follows.

    `first` says that the block is among those of a page's head, where a citation may also begin a line.
    """
    if "irst published as" in text[block.start : block.start + 90] and (
        printed := FIRST_PUBLISHED.match(text, block.start, block.end)
    ):
        parts = {name: (printed[name], *printed.span(name)) for name in ("journal", "year", "doi")}
        return Citation(block.start, block.end, journal=parts["journal"], year=parts["year"], doi=parts["doi"])
    found = RUNNING_HEAD.match(text, block.start, block.end)
    if not found and first and block.section is None and not _is_line(text, block):
        leading = LEADING.match(text, block.start, block.end)
        cited = read_parts(text, *leading.span("cited")) if leading and leading.end() < block.end else None
        return cited if cited and cited.journal and cited.year and cited.volume else None
    cited = read_parts(text, *found.span("cited")) if found and block.section not in CLOSED else None
    if not found or not cited or not cited.journal:
        return None
    name = (found["name"], *found.span("name"))
    return replace(
        cited, authors=(name,), more_authors=True, doi=cited.doi or doi_in(text, found.end(), found.end() + 60)
    )


def _is_line(text: str, block: Block) -> bool:
    """Whether a block is a bibliographic line and nothing else."""
    return block.end - block.start <= LONGEST_LINE and line_of(text, block.start, block.end) is not None


def trail(text: str, block: Block) -> Citation | None:
    """The path to a page within its site: the journal's name before a piece with its volume."""
    if block.end - block.start > LONGEST_LINE or not any(sign.isdigit() for sign in text[block.start : block.end]):
        return None
    bare = BARE_PATH.match(text, block.start, block.end)
    if bare and not any(sign.isdigit() for sign in text[bare.end() : block.end]):
        return read_parts(text, *bare.span("cited"))
    if yearly := BY_YEAR.match(text, block.start, block.end):
        name = flat(yearly["journal"])
        if can_be_journal(name, set()) and not PLATFORMS.search(name):
            journal, year = ((yearly[at], *yearly.span(at)) for at in ("journal", "year"))
            return Citation(block.start, block.end, journal=journal, year=year)
    if not any(sign in text[block.start : block.end] for sign in SIGNS):
        return None
    pieces = [found.span() for found in PIECE.finditer(text, block.start, block.end)]
    for at, (before, piece) in enumerate(pairwise(pieces)):
        cited = read_parts(text, *piece)
        name = flat(text[before[0] : before[1]])
        if MENU.fullmatch(name) and (short := SLASHED.match(text, *piece)):
            issue = "issue" if short["issue"] else "bracket"
            volume, number = ((short[at], *short.span(at)) for at in ("volume", issue))
            return Citation(block.start, block.end, volume=volume, issue=number)
        if not cited or not cited.volume or cited.journal:
            continue
        if at and MENU.fullmatch(name):
            before = pieces[at - 1]  # "Example Journal > List of Issues > Volume 3, Issue 4"
            name = flat(text[before[0] : before[1]])
        if MENU.fullmatch(name) or (not can_be_journal(name, set()) and cited.year):
            return cited  # a menu stands before, not the journal
        if can_be_journal(name, set()) and not PLATFORMS.search(name):
            return replace(cited, journal=(name, before[0], before[0] + len(text[before[0] : before[1]].rstrip())))
    return None
