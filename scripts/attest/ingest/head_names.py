"""Who wrote a page's report, and in which journal, by the lines of its head."""

from __future__ import annotations

import re
from itertools import pairwise

from attest.ingest.bylines import AFFILIATION, ET_AL_IN, OTHERS, authors_behind, is_author_line, name_lines
from attest.ingest.citation import CAPITAL, Part
from attest.ingest.citation_lines import PIECE
from attest.ingest.east_asian import names_in as east_asian_names
from attest.ingest.facts import Read, flat
from attest.ingest.groups import group_at_end, group_named
from attest.ingest.journal_words import can_be_journal
from attest.ingest.names import ET_AL, author_list, family_names
from attest.ingest.sites import (
    COCHRANE,
    HOME_WAY,
    IN_JOURNAL,
    LOGO,
    MANUSCRIPT,
    MENU,
    PLATFORMS,
    SITE_HOME,
    WAY,
    journal_named,
    names_institution,
    names_kind,
)
from attest.ingest.titles import top
from attest.text.document import Block

COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:(?:19|20)\d\d\s+)?(?:by\s+)?"
    rf"(?P<name>{CAPITAL}[\w’'-]+(?:[ -]{CAPITAL}[\w’'.-]*){{0,3}}),?\s+et\s+al\b"
)
NAMES_NO_JOURNAL = re.compile(r"\b(?:was|were|is|are|has|have|found|showed|reported|study|conducted)\b")
MARKED = re.compile(r"[^\W\d_][\d*†‡]|\b[A-Z]\.?\s|,\s")
SITES = (SITE_HOME, LOGO, HOME_WAY, COCHRANE, MANUSCRIPT)
WAY_TO_ARTICLE = re.compile(r"\s[>»›/]\s(?:Full\s)?Article\s*$")
JOURNALS_WAY = re.compile(r"Home\s?[>›»]\s?Journals\s?[>›»]\s?(?P<journal>[A-Z][\w&’' :-]{2,90})")
STEP_HOME = re.compile(r"(?:1\.|[-*•])\s+Home")
STEP_ARTICLE = re.compile(r"(?:3\.|[-*•])\s+Article")
STEP = re.compile(r"(?:2\.|[-*•])\s+(?P<journal>[^\n]{2,90})")
AIMS_BEHIND = re.compile(r"(?P<journal>[^\n]{2,90}?)\s+Aims and scope\s+Submit manuscript")
AGAIN = 20  # blocks of a page among which its title may stand again, with the authors behind it
SHORTEST = 12  # characters of two names
REACH = 600  # characters of a line in which its title ends
IDENTIFIED = re.compile(r"\bDOI\b|\bISSN\b|https?:")  # a line of the report's own numbers
ISSN_LINE = re.compile(
    r"(?:(?:Online|Print|Electronic|[ep])[\s-]?)?ISSN(?:-L)?\b[\s:(-]*(?:\w+\)?[\s:]*)?\d{4}\s?-\s?\d{3}[\dXx]", re.I
)
IMPACT = re.compile(r"(?:(?:\d|five|two)[- ]year )?(?:(?:journal )?impact factor|cite ?score)\s*:?\s*\d", re.I)
LONGEST_NAME = 90  # characters of a journal's name
MENU_LINE = 25  # characters of a menu's line


def authors_under_title(text: str, blocks: list[Block], title: Read) -> list[Read]:
    own = next((block for block in blocks if block.start < title.start < block.end), None)
    if own and (before := family_names(text, own.start, own.end)):
        return _authors(before, "authors-before-title")[: 1 if ET_AL.match(text, before[-1][2]) else 2]
    names = authors_behind(text, blocks, title.end) or _behind_title(text, blocks, title)
    if not names and (again := _again(text, blocks, title)):
        names = authors_behind(text, blocks, again)
    if not names:
        names = _above_title(text, blocks, title)
    if not names and (group := _group_below(text, blocks, title)):
        return [group]
    found = _authors(names, "authors-under-title")
    if len(names) == 1 and ET_AL.match(text, names[0][2]):
        return found[:1]  # the others are not named
    return found


def _above_title(text: str, blocks: list[Block], title: Read) -> tuple[Part, ...]:
    """The authors on the line right above a title, as some databases print them."""
    at = next((at for at, one in enumerate(blocks) if one.start <= title.start < one.end), 0)
    above = blocks[at - 1] if at else None
    if above is None or above.kind == "furniture" or not is_author_line(text, above):
        return ()
    return author_list(text, above.start, above.end)[0]


def _group_below(text: str, blocks: list[Block], title: Read) -> Read | None:
    """The group that stands right below a title as its only author: "The Example Trial Study Group"."""
    below = next((one for one in blocks if one.start > title.end and one.kind != "furniture"), None)
    if below and (name := group_named(text[below.start : below.end])):
        start = text.index(name, below.start)
        return Read("report.authors", (flat(name),), start, start + len(name), "group-under-title")
    if name := group_at_end(text[title.start : title.end]):
        start = text.rindex(name, title.start, title.end)
        return Read("report.authors", (flat(name),), start, start + len(name), "group-behind-title")
    return None


def _again(text: str, blocks: list[Block], title: Read) -> int | None:
    """Where the line ends that gives the title once more, below lines of the site."""
    lines = (block for block in blocks[:AGAIN] if block.start > title.end and block.kind != "furniture")
    return next((one.end for one in lines if flat(text[one.start : one.end]) == str(title.value)), None)


def _behind_title(text: str, blocks: list[Block], title: Read) -> tuple[Part, ...]:
    """The names right behind the title, on a line of the head that gives it again."""
    words = re.compile(r"\s+".join(map(re.escape, str(title.value).split())) + r"[\s.:]*", re.I)
    for block in blocks[:AGAIN]:
        if block.kind == "furniture" or block.end - block.start < title.end - title.start + SHORTEST:
            continue
        found = words.search(text, block.start, min(block.end, block.start + REACH))
        names = author_list(text, found.end(), block.end)[0] if found else ()
        if len(names) > 1:
            return names
    return ()


def journal_behind_authors(text: str, blocks: list[Block]) -> list[Read]:
    """The journal that a database names behind the first author: "Ann Roe et al. Example J. ."."""
    for _, block in top(blocks):
        found = ET_AL_IN.fullmatch(text, block.start, block.end)
        if found and not NAMES_NO_JOURNAL.search(found["journal"]):
            return [Read("report.journal", flat(found["journal"]), *found.span("journal"), "journal-behind-authors")]
    return []


def authors_at_top(text: str, blocks: list[Block], cited: tuple[int, ...]) -> list[Read]:
    """The authors of a page without a title: names that it begins with, or that stand below its citation line."""
    for at, block in top(blocks):
        names = east_asian_names(text, block.start, block.end)
        if not names and (marked := name_lines(text, blocks, at)):
            names = marked if _are_marked(text, blocks, at, marked) else ()
        if not names and is_author_line(text, block):
            names = author_list(text, block.start, block.end)[0]
        menu = block.rule == "short-line" and block.end - block.start <= MENU_LINE
        if names or not (menu or at in cited or IDENTIFIED.search(text, block.start, block.end)):
            return _authors(names, "authors-at-top")
    return []


def _are_marked(text: str, blocks: list[Block], at: int, names: tuple[Part, ...]) -> bool:
    """Whether lines that look like names have what authors have: marks, initials, degrees, or an institution below."""
    lines = [text[block.start : block.end] for block in blocks[at : at + 2 * len(names) + 2]]
    return any(MARKED.search(line) or AFFILIATION.match(line) or OTHERS.match(line) for line in lines)


def author_of_copyright(text: str, blocks: list[Block]) -> list[Read]:
    """The first author whom a page names in its copyright line alone: "© 2015 Roe et al.; licensee …"."""
    for block in blocks:
        found = COPYRIGHT.search(text, block.start, block.end) if block.section is None else None
        if found:
            return [Read("report.first_author", flat(found["name"]), *found.span("name"), "copyright-line")]
    return []


def _authors(names: tuple[Part, ...], rule: str) -> list[Read]:
    if not names:
        return []
    everyone = tuple(flat(name[0]) for name in names)
    return [
        Read("report.first_author", everyone[0], *names[0][1:], rule),
        Read("report.authors", everyone, names[0][1], names[-1][2], rule),
    ]


def site_name(text: str, blocks: list[Block]) -> list[Read]:
    """The journal's name where a page shows it as its site's, or on a line of its own."""
    alone: dict[str, tuple[str, Block]] = {}
    for block in blocks[:12]:
        span = (block.start, block.end)
        short = block.end - block.start < 200
        way = (WAY.search(text, *span) or JOURNALS_WAY.fullmatch(text, *span)) if short else None
        if way and not PLATFORMS.search(way["journal"]) and not MENU.fullmatch(way["journal"]):
            return [Read("report.journal", flat(way["journal"]), *way.span("journal"), "way-to-page")]
    if walked := _way_to_article(text, blocks) or _way_in_list(text, blocks):
        return [walked]
    for _, block in top(blocks):
        content = text[block.start : block.end]
        found = next((one for form in SITES if (one := form.match(content))), None) or IN_JOURNAL.fullmatch(content)
        if found and not PLATFORMS.search(found["journal"]) and not names_institution(found["journal"]):
            start, end = (block.start + place for place in found.span("journal"))
            return [Read("report.journal", found["journal"], start, end, "site-name")]
        if name := journal_named(content):
            alone.setdefault(name.casefold(), (name, block))
    if not alone and (over := _over_issn(text, blocks)):
        return [over]
    if len(alone) != 1:
        return []
    ((name, block),) = alone.values()
    return [Read("report.journal", flat(name), block.start, block.start + len(name), "journal-line")]


def _way_to_article(text: str, blocks: list[Block]) -> Read | None:
    """The journal in the path to an article, where it stands on a line of its own too: "Home > Hips > Article"."""
    lines = {flat(text[one.start : one.end]) for one in blocks[:AGAIN]}
    for block in blocks[:AGAIN]:
        pieces = (
            list(PIECE.finditer(text, block.start, block.end))
            if WAY_TO_ARTICLE.search(text, block.start, block.end)
            else []
        )
        for piece in pieces[:-1]:
            name = flat(piece.group())
            if name in lines and can_be_journal(name, set()) and not PLATFORMS.search(name) and name != "Home":
                start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
                return Read("report.journal", name, start, start + len(name), "way-to-page")
    return None


def _way_in_list(text: str, blocks: list[Block]) -> Read | None:
    """The journal in a path as a list, "1. Home", "2. Hips", "3. Article", or on a line with the links of its site."""
    lines = blocks[:AGAIN]
    steps = [
        STEP.fullmatch(text, middle.start, middle.end)
        for first, middle, last in zip(lines, lines[1:], lines[2:], strict=False)
        if STEP_HOME.fullmatch(text, first.start, first.end) and STEP_ARTICLE.fullmatch(text, last.start, last.end)
    ]
    linked = [AIMS_BEHIND.fullmatch(text, block.start, block.end) for block in lines]
    for found in filter(None, (*steps, *linked)):
        name = flat(found["journal"])
        if can_be_journal(name, set()) and not PLATFORMS.search(name):
            return Read("report.journal", name, *found.span("journal"), "way-to-page")
    return None


def _over_issn(text: str, blocks: list[Block]) -> Read | None:
    """The journal on the line right above its number, whatever it is called: "Hips" above "Online ISSN : 0000-0019"."""
    for block, below in pairwise(blocks[:AGAIN]):
        numbered = ISSN_LINE.match(text, below.start, below.end) or IMPACT.match(text, below.start, below.end)
        if numbered and block.end - block.start <= LONGEST_NAME:
            name = flat(text[block.start : block.end])
            if can_be_journal(name, set()) and not names_kind(name) and not PLATFORMS.search(name):
                return Read("report.journal", name, block.start, block.end, "line-above-issn")
            return None
    return None
