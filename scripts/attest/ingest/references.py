"""Bibliographic lines: what a citation says about authors, title, journal, year, volume, issue and pages."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.ingest.citation import CAPITAL, MONTH, Citation, Part, doi_in
from attest.ingest.citation_parts import read_parts
from attest.ingest.names import NAME_WORD, PARTICLE, author_list

ONE_OTHER = re.compile(rf"(?:{NAME_WORD}|{CAPITAL}\.)(?:\s(?:{PARTICLE}{NAME_WORD}|{CAPITAL}\.)){{1,3}}")
ENDS_IN_DAY = re.compile(rf"\b{MONTH}\.?\s+\d{{1,2}}$")
PAGES = (
    r"(?:\d+\.e\d+\s?[-–]\s?(?:\d+\.)?e?\d+|"
    r"[a-zA-Z]?\d+[a-zA-Z]?(?:\s?[-–]\s?[a-zA-Z]?\d+[a-zA-Z]?)?(?:,\s?\d+(?:[-–]\d+)?)*|e\d+)"
    r"(?:\.e\d+(?:[-–]e?\d+)?)?"
)
DATED = re.compile(
    rf"(?P<year>(?:19|"
    rf"20)\d\d)(?:\s+{MONTH}(?:[-–/]{MONTH})?\.?(?:\s+\d{{1,2}}(?:[-–]\d{{1,2}})?)?)?\s*(?:\[(?:cited|citado|"
    rf"cité)[^\[\]]{{4,30}}\]\s*)?"
    rf"(?:;\s*(?P<volume>\d{{1,4}}[A-Z]?)?\s*(?:\((?P<issue>[^()]{{1,24}})\))"
    rf"?\s*(?::\s*(?P<pages>{PAGES}))?)?"
    r"(?=[\s.,;]|$)"
)
QUOTED = re.compile(
    r"[“\"](?P<title>[^“”\"]{10,400}?)[.,]?[”\"][.,]?\s+(?=[A-Z])"
)  # '… "Wrists in pain". Ex Journal …'
# "Example Journal 15.12 (2019): 01-09": volume and issue parted by a stop.
STOPPED_ISSUE = re.compile(
    r"(?P<journal>[A-Z][^\d.]{2,90}?)\s(?P<volume>\d{1,4})\.(?P<issue>\d{1,3})\s\((?P<year>(?:19|20)\d\d)\)\s?:\s?"
    r"(?P<pages>\w?\d+(?:\s?[-–]\s?\w?\d+)?)"
)
PUBLISHED_ONLINE = re.compile(
    rf"(?:Published|Epub|Available|First published)(?:\s+online)?(?:\s+(?:ahead of print|first))?:?\s+"
    rf"(?:\d{{1,2}}\s+{MONTH}\.?\s+|{MONTH}\.?\s+(?:\d{{1,2}},?\s+)?)?(?P<year>(?:19|20)\d\d)",
    re.I,
)


def _part(found: re.Match[str], name: str) -> Part | None:
    return (found[name].strip(), found.start(name), found.end(name)) if found[name] else None


# "Roe, Ann, and Bo Poe. 2021. “Title”": the family name first, of the first author alone.
INVERTED_FIRST = re.compile(
    rf"(?P<name>{NAME_WORD}(?:[\s-]{NAME_WORD})?,\s{NAME_WORD}(?:\s(?:{CAPITAL}\.|{NAME_WORD}))?),\s(?:and\s)?"
)


MARKED = re.compile(
    r"\s\[(?:abstract|poster|letter|editorial|preprint|correspondence|review)\]$", re.I
)  # behind a title
BRACKETED_YEAR = re.compile(r"\s\((?:19|20)\d\d\)\s")
HOLDS_TITLE = re.compile(r"(?:\S+\s+){3}\S+[.?!]\s")  # a sentence before a journal's name
# The year behind the names, in brackets or before a quoted title.
YEAR_FIRST = re.compile(
    rf"(?:[\d,*†‡§]{{1,6}}(?=\.))?[\s.,:]*(?:\(?(?:(?<=\(){MONTH}\.?\s\d{{1,2}},\s)?(?P<year>(?:19|20)\d\d)[a-z]?"
    r"(?:\)[.,:]?|\.(?=\s[“\"]))\s*)?"
)


# "Roe, Ann, Poe, Bo and Doe, Cy (2019)": every name turned round, as repositories write them.
PAIR = rf"{PARTICLE}{NAME_WORD}(?:[\s-]{NAME_WORD})?,\s{CAPITAL}[^\W\d_]*[’'.-]?(?:\s?{CAPITAL}[^\W\d_]*[’'.-]?){{0,2}}"
PAIRS = re.compile(rf"{PAIR}(?:(?:,|;|,?\sand|,?\s&)\s{PAIR}){{1,60}}(?=,?\s\((?:19|20)\d\d\))")
ONE_PAIR = re.compile(PAIR)
YEARS_REACH = 900  # characters of names before their year


def _pairs_before_year(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The names before a year in brackets where each has the family name first, and commas part them all."""
    if not BRACKETED_YEAR.search(text, start, min(end, start + YEARS_REACH)):
        return ()
    found = PAIRS.match(text, start, end)
    listed = ONE_PAIR.finditer(text, start, found.end()) if found else ()
    names = tuple((one.group(), *one.span()) for one in listed)
    return names if all(len(name[0].split(", ")[1].strip(".")) > 1 for name in names) else ()


def _inverted_first(text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool, int]:
    """The authors of a reference in any style, and whether others follow; and where their names end."""
    if pairs := _pairs_before_year(text, start, end):
        return pairs, False, pairs[-1][2]
    found = author_list(text, start, end)
    first = None if found[0] else INVERTED_FIRST.match(text, start, end)
    if first is None:
        return found
    others, more, at = author_list(text, first.end(), end)
    if not others and (alone := ONE_OTHER.match(text, first.end(), end)):
        others, at = ((alone.group(), *alone.span()),), alone.end()
    return ((first["name"], *first.span("name")), *others), more, at


def read_reference(text: str, start: int, end: int) -> Citation | None:
    """A reference with its authors first: "Authors. Title. Journal. 2019;18(3):262-269. doi:…"."""
    numbered = re.compile(r"\[?\d{1,3}[\].)]\s+").match(text, start, end)
    authors, more, at = _inverted_first(text, numbered.end() if numbered else start, end)
    if not authors:
        return None
    lead = YEAR_FIRST.match(text, at, end)
    at = lead.end() if lead else at
    early_year = _part(lead, "year") if lead else None
    if quoted := QUOTED.match(text, at, end):
        so_far = Citation(start, end, authors, more, _part(quoted, "title"), year=early_year)
        return _with_journal(text, quoted.end(), end, so_far)
    if tail := COMMA_TAIL.search(text, at, end):
        return _with_commas(text, Citation(start, end, authors, more, None, year=early_year), at, tail)
    stop = re.compile(r"[.?!]\s+(?=[A-Z])").search(text, at, end)
    if not stop and early_year:
        return Citation(start, end, authors, more, None, year=early_year)  # it breaks off within its title
    if not stop or stop.start() - at < 15:
        return None
    title_end = stop.start() + (0 if text[stop.start()] == "." else 1)
    if marked := MARKED.search(text, at, title_end):
        title_end = marked.start()
    title = (text[at:title_end].strip(), at, title_end)
    return _with_journal(text, stop.end(), end, Citation(start, end, authors, more, title, year=early_year))


def untitled(text: str, start: int, end: int) -> Citation | None:
    """A reference without its title: "Roe A, Poe B (2016) Example Reports 11(3): e44", "Roe A. Ex J 2016;11:4-9"."""
    authors, more, at = author_list(text, start, end)
    if not authors:
        return None
    lead = YEAR_FIRST.match(text, at, end)
    at = lead.end() if lead else at
    early_year = _part(lead, "year") if lead else None
    tail = read_parts(text, at, end, dated=early_year is not None)
    if not tail or not tail.journal or not tail.volume or not (early_year or tail.year):
        return None
    if HOLDS_TITLE.search(tail.journal[0]):
        return None
    return replace(tail, start=start, authors=authors, more_authors=more, year=early_year or tail.year)


def _with_commas(text: str, so_far: Citation, at: int, tail: re.Match[str]) -> Citation:
    """A reference whose title, journal and numbers are parted by commas."""
    title_end = tail.start() + (text[tail.start()] == "?")
    return replace(
        so_far,
        title=(text[at:title_end].strip(), at, title_end),
        journal=_part(tail, "journal"),
        year=so_far.year or _part(tail, "year"),
        volume=_part(tail, "volume"),
        issue=_part(tail, "issue"),
        pages=_part(tail, "pages"),
        doi=doi_in(text, tail.start(), so_far.end),
    )


def _with_journal(text: str, start: int, end: int, so_far: Citation) -> Citation:
    if stopped := STOPPED_ISSUE.match(text, start, end):
        journal, volume, issue, year, pages = (_part(stopped, at) for at in STOPPED_ISSUE.groupindex)
        return replace(so_far, journal=journal, year=year, volume=volume, issue=issue, pages=pages)
    tail = read_parts(text, start, end, dated=True)
    if tail and tail.journal and (tail.volume or tail.pages):
        year = so_far.year or tail.year
        return replace(
            tail,
            start=so_far.start,
            authors=so_far.authors,
            more_authors=so_far.more_authors,
            title=so_far.title,
            year=year,
        )
    dated = DATED.search(text, start, end)
    online = PUBLISHED_ONLINE.search(text, start, end)
    # The journal's name ends where its date, or the note that it is online, begins.
    stop = min([found.start() for found in (dated, online) if found] or [end])
    journal = _journal(text, start, stop)
    year = so_far.year or (_part(dated, "year") if dated else _part(online, "year") if online else None)
    doi = doi_in(text, so_far.start, end)
    if doi and dated and dated.start() >= doi[1]:
        dated = None
    parts = {name: _part(dated, name) for name in ("volume", "issue", "pages")} if dated else {}
    return Citation(
        so_far.start, end, so_far.authors, so_far.more_authors, so_far.title, journal, year,
        parts.get("volume"), parts.get("issue"), parts.get("pages"), doi,
    )  # fmt: skip


# ", Example Journal (2018), doi: …" and ", Example Journal, 54:12, 16-35, DOI: …" behind a title that ends in a comma.
COMMA_TAIL = re.compile(
    r"[,?]\s+(?P<journal>[A-Z][^,.;:?]{3,90}?),?\s*(?:\((?P<year>(?:19|20)\d\d)\)|(?<=[\s,])"
    r"(?P<volume>\d{1,4})(?::(?P<issue>[\w-]{1,6}))?,\s*(?P<pages>\w?\d+(?:\s?[-–]\s?\w?\d+)?)),\s*(?:doi|DOI|https?:)"
)
PUBLISHER = re.compile(
    r"[A-Z][\w. ]{2,30}(?:\([A-Z]{2,3}\)|, [A-Z]{2,3})?:\s[A-Z]"
)  # "Town (UK): Some House", of a book


JOURNAL_END = re.compile(
    r"\s\[(?:Internet|online|serial|en l|S\. ?l)|\.\s|\.$|;|\((?![A-Z][\w .]{2,30}\))|doi:|https?:", re.I
)


def _journal(text: str, start: int, end: int) -> Part | None:
    name = text[start:end]
    if PUBLISHER.match(name.strip(" .,;:")) or re.search(r"\barticles\b", name, re.I):
        return None
    cut = JOURNAL_END.search(name)
    name = name[: cut.start()] if cut else name
    stripped = name.strip(" .,;:")
    if not stripped or len(stripped) > 120 or not re.match(r"[A-Z]", stripped) or stripped.count(" ") > 14:
        return None
    at = start + name.index(stripped)
    return stripped, at, at + len(stripped)


COMMA_LINE = re.compile(
    rf"(?P<journal>(?:The\s+)?{CAPITAL}[\w&’'() -]{{3,90}}?),\s+(?:(?P<year>(?:19|20)\d\d)"
    rf",\s+(?:vol\.?\s*)?(?P<volume>\d{{1,4}})"
    rf"(?:\s*\((?P<issue>\d{{1,3}})\)|,\s*(?:no\.?\s*)?(?P<issue2>\d{{1,3}})(?=\s*,))"
    rf"?,\s*(?:pp?\.?\s*)?(?P<pages>{PAGES})"
    rf"|Volume\s+(?P<volume3>\d+),\s+Issue\s+(?P<issue3>[\w-]+),(?:\s+Article)?\s+(?:\d{{1,2}}\s+)"
    rf"?(?:{MONTH}\s+)?(?:\d{{1,2}},?\s+)?(?P<year3>(?:19|20)\d\d)"
    rf"(?:,\s+Pages?\s+(?P<pages3>{PAGES}))?)"
)


def _comma_line(text: str, start: int, end: int) -> Citation | None:
    """ "Journal, 2012, 2, 53-58" and "Authors, Title, Journal, Volume 61, Issue 5, May 2022, Pages 1948–1956"."""
    found = COMMA_LINE.match(text, start, end)
    before: tuple[Part, ...] = ()
    title: Part | None = None
    if not found and "Issue" in text[start:end]:
        authors, _, at = author_list(text, start, end)
        tail = (
            re.compile(rf",\s+(?P<title>.{{20,300}}?),\s+(?={COMMA_LINE.pattern})", re.S).match(text, at, end)
            if authors
            else None
        )
        if tail:
            found, before = COMMA_LINE.match(text, tail.end(), end), authors
            title = (tail["title"], tail.start("title"), tail.end("title"))
    if not found:
        return None

    def either(*names: str) -> Part | None:
        return next((_part(found, name) for name in names if found[name]), None)

    return Citation(
        start, end, before, False, title, _part(found, "journal"), either("year", "year3"), either("volume", "volume3"),
        either("issue", "issue2", "issue3"), either("pages", "pages3"), doi_in(text, start, end),
    )  # fmt: skip


def read_citation_line(text: str, start: int, end: int) -> Citation | None:
    """A database's own line about a record: "Ana Lópes et al. J Fict Med. 2014 Oct;3(2):15-9. doi: …"."""
    if comma := _comma_line(text, start, end):
        return comma
    dated = DATED.search(text, start, end)
    if not dated or dated.start() - start > 260:
        return None
    authors, more, at = author_list(text, start, dated.start())
    if authors and not (more or len(authors) > 1):
        authors, more, at = (), False, start
    lead = re.compile(r"[\s.,:]*").match(text, at, end)
    at = lead.end() if lead else at
    journal = _journal(text, at, dated.start()) if dated.start() > at else None
    if journal and text[journal[2] : dated.start()].strip(" .,;:("):
        return None  # more stands between the name and the date: this is prose, not a citation
    if journal and ENDS_IN_DAY.search(journal[0]):
        return None
    if not journal and text[at : dated.start()].strip(" .,;:"):
        return None
    if not (dated["volume"] or dated["pages"] or more or re.match(rf"\s+{MONTH}", text[dated.end("year") : end])):
        return None
    return Citation(
        start, end, authors, more, None, journal, _part(dated, "year"), _part(dated, "volume"), _part(dated, "issue"),
        _part(dated, "pages"), doi_in(text, start, end),
    )  # fmt: skip
