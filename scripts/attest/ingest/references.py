"""Bibliographic lines: what a citation says about authors, title, journal, year, volume, issue and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A part of a citation: its words and where they stand in the text it was read from.
Part = tuple[str, int, int]

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)"
)
ENDS_IN_DAY = re.compile(rf"\b{MONTH}\.?\s+\d{{1,2}}$")
DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>|]+")
PAGES = (
    r"(?:[a-zA-Z]?\d+[a-zA-Z]?(?:\s?[-–]\s?[a-zA-Z]?\d+[a-zA-Z]?)?(?:,\s?\d+(?:[-–]\d+)?)*|e\d+)"
    r"(?:\.e\d+(?:[-–]e?\d+)?)?"
)
DATED = re.compile(
    rf"(?P<year>(?:19|20)\d\d)(?:\s+{MONTH}(?:[-–/]{MONTH})?\.?(?:\s+\d{{1,2}}(?:[-–]\d{{1,2}})?)?)?\s*"
    rf"(?:;\s*(?P<volume>\d{{1,4}}[A-Z]?)?\s*(?:\((?P<issue>[^()]{{1,24}})\))"
    rf"?\s*(?::\s*(?P<pages>{PAGES}))?)?"
    r"(?=[\s.,;]|$)"
)
PUBLISHED_ONLINE = re.compile(
    rf"(?:Published|Epub|Available|First published)(?:\s+online)?(?:\s+(?:ahead of print|first))?:?\s+"
    rf"(?:\d{{1,2}}\s+{MONTH}\.?\s+|{MONTH}\.?\s+(?:\d{{1,2}},?\s+)?)?(?P<year>(?:19|20)\d\d)",
    re.I,
)
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĖĘĚĞĪİĹĽŁŃŇŌŐŘŔŚŞŠŤŪŰŹŻŽÖÜȘȚА-ЯЁІЇЄҐ]"
NAME_WORD = rf"{CAPITAL}(?:[^\W\d_]|[’'‐-])+"
PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|bin|al|el|st\.?)[\s-]+){0,3}"
DEGREES = (
    r"(?:PhD|Ph\.D\.?|MD|M\.D\.?|MSc|MS|M\.Sc\.?|MPH|BSc|MBBS|MB|BS|DPhil|FRCP|MBChB|RN|PharmD|DO|"
    r"MA|BA|DrPH|ScD|DSc|"
    r"FACC|FAHA|MHS|MBA|RD|DDS|MRCP|FRCPC|FACP)"
)
SURNAME_INITIALS = (
    rf"{PARTICLE}{NAME_WORD}(?:[\s-]{NAME_WORD}){{0,2}}(?:,\s+(?!{DEGREES}\b)|"
    rf"\s+)(?:{CAPITAL}\.?[\s-]?){{1,4}}"
)
VANCOUVER = re.compile(rf"(?:{SURNAME_INITIALS}(?:\s(?:Jr|Sr|II|III|2nd|3rd))?)(?=[,.;\s\d*†‡§]|$)")
GIVEN_SURNAME = re.compile(
    rf"(?:{NAME_WORD}|{CAPITAL}\.?(?:\s?{CAPITAL}\.)?)(?:[\s-]+(?!{DEGREES}\b)(?:{CAPITAL}\.(?:\s?{CAPITAL}\.)?|{CAPITAL}(?=\s)|"
    rf"{PARTICLE}{NAME_WORD})){{1,4}}"
)
TITLES = r"(?:Prof(?:essor)?|Dra?|Assoc\.?\s+Prof|Mr|Mrs|Ms|Lic|Ing|Mg|MSc|Esp)\b\.?\s+"
_BY = (
    r"(?:By|Authors?(?:\s?:|\(s\):)?|"
    r"(?i:verfasst von|auteurs?|autor(?:es|en|i|zy)?|autorinnen und autoren|verfasser)\s?:)"
)
_ORCID = r"(?:\d{4}-){3}\d{3}[\dX]\s?"
BEFORE_NAMES = re.compile(rf"(?:{_BY}\s+)?(?:{TITLES})+|{_BY}\s+|{_ORCID}")
# What stands between two names: marks of affiliations, degrees, then a comma, a semicolon or "and".
BETWEEN_NAMES = re.compile(
    rf"(?:\s[a-k*†‡](?:,[a-k\d*†‡]+)*(?=\s*[,;*])|(?:,[a-k*]\b)+(?=\s*[,;*])|\s?[\d*†‡§¶,]*(?:\s?\d[\d,\s]*)?)(?:\s*,?\s*{DEGREES}\b\.?)*[\d*†‡§¶]*"
    r"(?:\s*,\s?\*)?\s*(?:,\s*(?:and|&)\s|,|;|\band\b|(?<=\s)(?:y|e|et|und|i)\s|&|[·∙•]|\|)\s*"
)
# The second part of a family name that is joined to the first: "Ribeiro e Silva".
JOINED = re.compile(rf"\s(?:e|y|i)\s{NAME_WORD}(?=\s?[\d*†‡§,;]|\s*$)")
# Words of institutions and of journals: a capitalised phrase with one of them is no person.
ORGANISATION = re.compile(
    r"\b(?:Universit\w+|Hospitals?|Hospices?|Institut\w*|Departments?|Division|School|Faculty|"
    r"College|Centre|Center|Clinic|Unit|"
    r"Research|Region|Health|Care|Control|Medicine|Sciences?|Group|Society|Association|Laboratory|"
    r"Foundation|Council|Trial|Study|"
    r"Network|Consortium|Committee|Program\w*|Service|Ministry|Agency|Journal|Review)\b"
)
ET_AL = re.compile(r"[,\s]*\bet\s+al\b\.?", re.I)


@dataclass(frozen=True)
class Citation:
    """What was read in one bibliographic line; every part keeps its place."""

    start: int
    end: int
    authors: tuple[Part, ...] = ()
    more_authors: bool = False
    title: Part | None = None
    journal: Part | None = None
    year: Part | None = None
    volume: Part | None = None
    issue: Part | None = None
    pages: Part | None = None
    doi: Part | None = None


def doi_in(text: str, start: int = 0, end: int | None = None) -> Part | None:
    """The first DOI, without the punctuation of the sentence around it."""
    found = DOI.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    doi = found.group().rstrip(".,;:'\"”’")
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:")
    while doi.endswith("]") and doi.count("[") < doi.count("]"):
        doi = doi[:-1]
    return doi, found.start(), found.start() + len(doi)


def family_name(name: str) -> str:
    """The family name of "Lópes J", "Lópes, J." or "Ana Lópes"."""
    name = re.sub(r"[\d*†‡§,]+$", "", name.strip()).strip()
    if "," in name:
        return name.split(",")[0].strip()
    words = name.split()
    if len(words) > 1 and re.fullmatch(rf"(?:{CAPITAL}\.?-?){{1,4}}", words[-1]) and len(words[-1]) <= 5:
        return " ".join(words[:-1])
    for at, word in enumerate(words[1:], start=1):
        if word[0].islower():
            return " ".join(words[at:])
    return words[-1] if words else name


def author_list(text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool, int]:
    """Names at the beginning of a stretch: in one style, separated by commas; whether "et al." follows; the end."""
    read = [_names_in(style, text, start, end) for style in (VANCOUVER, GIVEN_SURNAME)]
    return max(read, key=lambda one: one[2])


def _names_in(style: re.Pattern[str], text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool, int]:
    """The names of one style; a lone name counts where initials or "et al." show that it is one."""
    names: list[Part] = []
    at = start
    if lead := BEFORE_NAMES.match(text, at, end):
        at = lead.end()
    while at < end:
        found = style.match(text, at, end)
        if not found:
            break
        name = found.group().rstrip(" ,")
        if ORGANISATION.search(name):
            break
        if style is VANCOUVER and name.endswith(".") and not re.search(r"\.\s?[A-Z]\.$|,\s[A-Z]\.$", name):
            name = name.rstrip(".")
        if joined := JOINED.match(text, at + len(name), end):
            name = text[at : joined.end()]
        names.append((name, at, at + len(name)))
        at += len(name)
        mark = BETWEEN_NAMES.match(text, at, end)
        if not mark or mark.end() == at:
            break
        at = mark.end()
        if lead := BEFORE_NAMES.match(text, at, end):
            at = lead.end()
    more = ET_AL.match(text, names[-1][2], end) if names else None
    if names and (more or len(names) > 1 or style is VANCOUVER):
        return tuple(names), more is not None, more.end() if more else names[-1][2]
    return (), False, start


def _part(found: re.Match[str], name: str) -> Part | None:
    return (found[name].strip(), found.start(name), found.end(name)) if found[name] else None


def read_reference(text: str, start: int, end: int) -> Citation | None:
    """A reference with its authors first: "Authors. Title. Journal. 2019;18(3):262-269. doi:…"."""
    numbered = re.compile(r"\[?\d{1,3}[\].)]\s+").match(text, start, end)
    authors, more, at = author_list(text, numbered.end() if numbered else start, end)
    if not authors:
        return None
    lead = re.compile(r"(?:[\d,*†‡§]{1,6}(?=\.))?[\s.,:]*(?:\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?\s*)?").match(
        text, at, end
    )
    at = lead.end() if lead else at
    early_year = _part(lead, "year") if lead else None
    stop = re.compile(r"[.?!]\s+(?=[A-Z])").search(text, at, end)
    if not stop or stop.start() - at < 15:
        return None
    title_end = stop.start() + (0 if text[stop.start()] == "." else 1)
    title = (text[at:title_end].strip(), at, title_end)
    return _with_journal(text, stop.end(), end, Citation(start, end, authors, more, title, year=early_year))


def _with_journal(text: str, start: int, end: int, so_far: Citation) -> Citation:
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


def _journal(text: str, start: int, end: int) -> Part | None:
    name = text[start:end]
    cut = re.search(r"\.\s|\.$|;|\((?![A-Z][\w .]{2,30}\))|doi:|https?:", name, re.I)
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
