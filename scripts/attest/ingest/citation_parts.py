"""Lines that give journal, year, volume, issue and pages in any order: every part of the line must be accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.ingest.citation import MONTH, Citation, Part, doi_in
from attest.ingest.citation_tokens import FILLER, MONTHS, TOKEN
from attest.ingest.journal_words import NAME, can_be_journal
from attest.ingest.sites import KIND

LONGEST_LINE = 400  # characters; what is longer is prose
MONTH_ALONE = re.compile(rf"(?:\d{{1,2}}\s+)?{MONTHS}|[Qq][1-4]", re.I)
SECTION = re.compile(rf"(?:{KIND.pattern})s?:\s[^|]{{3,60}}", re.I)
# A label before a journal's name; or the authors: "Ann Roe, Bo Poe, et al. Example Reports (2014) 19, 353".
BEFORE_NAME = re.compile(
    r"journals\s{2,}|[^|]*\s+et\s+al\.?,?\s+(?=(?-i:[A-Z]))|[\s.•·|,;:–-]*(?:(?:(?:published|appears|appeared|"
    r"erschienen|"
    r"gepubliceerd|publié|publicado|"
    r"pubblicato)\s+(?:in|dans|en|em|su)\s*:?\s*|in\s*:?\s+)(?=(?-i:[A-Z]))|"
    r"(?:citation|source|journal|revista|quelle|fuente|fonte|zdroj|źródło|revue|issue|"
    r"published in(?: final edited form as)?|publicado en|publicado em|zeitschrift|zitierweise|r[ée]f[ée]rence|"
    r"referencia|volume/issue|cite (?:this )?as)\s*:\s*)?",
    re.I,
)
LEAD = re.compile(
    r"[\s.•·|–-]*(?:\d{1,3}:\s+(?=[A-Z][a-z]))?(?:(?:(?:[a-z-]+\s){0,2}(?:article|paper|report|review|research|"
    r"letter)s?\s*[|·•]\s*)|"
    r"(?:(?:citation|source|PMC full text|published in(?: final edited form as)?|appears in|in|erschienen in|"
    r"r[ée]f[ée]rence|referencia|"
    r"publicado en|publicado em|quelle|fuente|zitierweise)\s*:\s*))?",
    re.I,
)
PLACE = re.compile(r"(?:[A-ZÀ-Ý][\w’'.-]*\s?){1,4},\s[A-Z]{2}")  # "Santa Maria, RS", before the volume
# How sites of researchers date a paper: "Article · January 2015".
TYPE_AND_MONTH = re.compile(
    rf"(?:(?:Article|Conference Paper|Preprint|Chapter|Research|Thesis)\s+·\s+|(?i:articles?|"
    rf"(?:brief )?communications?|reviews?)"
    rf"\s{{0,3}}(?:\||\s)\s{{0,3}}\d{{1,2}}\s+){MONTHS}\s+(?:19|20)\d\d"
)
ABBREVIATED = re.compile(r"(?<=[\w,])\s+\[[^\[\]]{2,60}\](?=[\s.,;:]*$)")  # "Example journal [Ex J]"
# "Example Research201840:8": a page from which the marks between journal, year and volume were lost.
# Numbers that have lost the space between them: "ArticlesVolume 5, Issue 9p1-9March 4, 2019".
RUN_ON = re.compile(
    rf"(?:[A-Z][a-z]+(?:\s[A-Za-z]+)?\s?)?Volume (?P<volume>\d{{1,4}}), Issue (?P<issue>\w{{1,6}}?)(?:p|P)"
    rf"(?P<pages>[a-z]?\d+(?:[-–][a-z]?\d+)?){MONTH}(?:\s\d{{1,2}},)?\s(?P<year>(?:19|20)\d\d)"
)
GLUED = re.compile(
    r"(?P<journal>[A-Z][^\d\n]{2,90}[a-z)])(?P<year>(?:19|"
    r"20)\d\d)(?P<volume>\d{1,3}):(?P<pages>[A-Z]?\d{1,6}(?:[-–]\d{1,6})?)"
)
INTRODUCED = re.compile(r"\b(?:published|appears|erschienen|gepubliceerd)\s+in\s*:\s*$", re.I)
LONGEST_VOLUME = 4  # digits
SEPARATORS = " \t\xa0\r\n.,;:|•·–—-/()[]»>›"

# What numbers without labels are, by their order: "n" a number, "b" a number in brackets, "p" pages by their form.
SIGNS = {"number": "n", "bracket": "b", "span": "p", "signed": "p"}
BEHIND_VOLUME: dict[str, tuple[str, ...]] = {
    "": (),
    "b": ("issue",),
    "p": ("pages",),
    "n": ("pages",),
    "bp": ("issue", "pages"),
    "bn": ("issue", "pages"),
    "np": ("issue", "pages"),
}
BY_ORDER: dict[str, tuple[str, ...]] = {
    "": (),
    "n": ("volume",),
    "nb": ("volume", "issue"),
    "np": ("volume", "pages"),
    "nn": ("volume", "pages"),
    "nnp": ("volume", "issue", "pages"),
    "nbp": ("volume", "issue", "pages"),
    "nbn": ("volume", "issue", "pages"),
    "p": ("pages",),
    "bp": ("issue", "pages"),
}


class Found(NamedTuple):
    """One token of a line: what kind it is of, and where it stands."""

    kind: str
    match: re.Match[str]


def read_parts(text: str, start: int, end: int, dated: bool = False) -> Citation | None:
    """What a bibliographic line gives; None for prose and for any line with words that are no part of a citation.

    `dated` says that the year stands elsewhere, as in references with the year behind the authors.
    """
    if end - start > LONGEST_LINE or not any(sign.isdigit() for sign in text[start:end]):
        return None
    if glued := GLUED.fullmatch(text, start, end):
        journal, year, volume, pages = ((glued[at], *glued.span(at)) for at in ("journal", "year", "volume", "pages"))
        known = can_be_journal(journal[0], {"year", "volume", "pages"})
        return Citation(start, end, journal=journal, year=year, volume=volume, pages=pages) if known else None
    if run := RUN_ON.fullmatch(text, start, end):
        year, volume, issue, pages = ((run[at], *run.span(at)) for at in ("year", "volume", "issue", "pages"))
        return Citation(start, end, year=year, volume=volume, issue=issue, pages=pages)
    tokens = [Found(found.lastgroup or "", found) for found in _tokens(text, start, end)]
    name, clear = _name_between(text, start, end, tokens)
    if not clear:
        return None
    if name and tokens and tokens[0].kind == "number" and tokens[0].match.end() < name[1]:
        tokens = tokens[1:]  # the number of the page, before the journal's running head
    parts = _parts(tokens, text)
    if parts is None:
        return None
    told: set[str] = {role for role in ("year", "volume", "issue", "pages") if role in parts}
    labelled = any(token.kind in ("volume", "issue", "pages", "published") for token in tokens)
    doi = doi_in(text, start, end)
    if name and (PLACE.fullmatch(name[0]) or SECTION.match(name[0])):
        name = None
    sure = told | {"label"} if labelled and "volume" in told else told
    if name and not can_be_journal(name[0], sure):
        return None
    typed = name is None and TYPE_AND_MONTH.match(text, start, end) is not None
    dated = (dated or "year" in told) and name is not None and ("volume" in told or "pages" not in told)
    if not labelled and not dated and not typed and not _is_pointed(text, parts):
        return None
    if (
        told <= {"year", "issue"}
        and not ("year" in told and name and (doi or "issue" in told))
        and not any(one.kind == "published" for one in tokens)
        and not typed
    ):
        return None
    if told == {"pages"} and not re.search(r"[-–—]", parts["pages"][0]):
        return None
    return Citation(
        start, end, (), False, None, name, parts.get("year"), parts.get("volume"), parts.get("issue"),
        parts.get("pages"), doi,
    )  # fmt: skip


def _is_pointed(text: str, parts: dict[str, Part]) -> bool:
    """Whether a colon or a comma stands before the pages, as it must where no year shows that it is a citation."""
    pages = parts.get("pages")
    before = text[max(0, pages[1] - 6) : pages[1]] if pages else ""
    return re.search(r"[:;,]\s*(?:pp?\.?\s?)?$", before) is not None


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from TOKEN.finditer(text, start, end)


def _name_between(text: str, start: int, end: int, tokens: list[Found]) -> tuple[Part | None, bool]:
    """The one stretch of words between the tokens, as the journal's name; whether nothing else is left over."""
    name: Part | None = None
    at, before = start, ""
    for place in [*(token.match for token in tokens), None]:
        until = place.start() if place else end
        after = place.lastgroup if place else ""
        city = before in ("volume", "issue") and after == "date"  # "vol.52 n.3 Cuernavaca may 2010"
        for piece in _pieces(text, at, until):
            words = piece[0]
            if FILLER.fullmatch(words) or (MONTH_ALONE.fullmatch(words) and piece[1] > start):
                continue
            if city and NAME.fullmatch(words) and len(words.split()) <= 5:
                continue
            named = INTRODUCED.search(text, start, piece[1]) is not None
            if SECTION.fullmatch(words) and text[piece[2] : piece[2] + 3].strip()[:1] == "|":
                continue  # the section of the journal, before its numbers
            if KIND.fullmatch(words) and not (
                place and name is None and (named or _stands_before(text, piece[2], place))
            ):
                continue
            if name is None:
                name = piece
            elif words.casefold() != name[0].casefold():
                return None, False
        at, before = (place.end() if place else end), after or ""
    return name, True


def _stands_before(text: str, end: int, place: re.Match[str]) -> bool:
    """Whether a word that may be a type of report stands right before a bare date or number, as journals do."""
    return place.lastgroup in ("date", "number", "slashed") and not text[end : place.start()].strip(" .,")


def _pieces(text: str, start: int, end: int) -> Iterator[Part]:
    """Stretches of words, parted by bars and bullets, without the label before a journal's name."""
    for found in re.compile(r"[^|•·»›]+").finditer(text, start, end):
        lead = BEFORE_NAME.match(text, *found.span())
        first = lead.end() if lead else found.start()
        words = text[first : found.end()]
        bare = ABBREVIATED.sub("", words).strip(SEPARATORS)
        if bare.count("(") > bare.count(")") and words[words.index(bare) + len(bare) :].startswith(")"):
            bare += ")"
        if bare:
            place = first + words.index(bare)
            yield bare, place, place + len(bare)


def _parts(tokens: list[Found], text: str) -> dict[str, Part] | None:
    """The parts by their labels first, then by the order in which bare numbers stand."""
    parts: dict[str, Part] = {}
    bare: list[Found] = []
    online: Part | None = None
    for token in tokens:
        kind, match = token
        if kind in ("volume", "issue", "pages"):
            group = kind[0]
            if kind not in parts:
                parts[kind] = (match[group].strip(), match.start(group), match.end(group))
        elif kind == "published":
            online = online or _year(match, "when")
        elif kind == "slashed":
            number, slash, _ = match.group().partition("/")
            parts.setdefault("issue", (number, match.start(), match.start() + len(number)))
            parts.setdefault("year", (match.group()[len(number) + len(slash) :], match.end() - 4, match.end()))
        elif kind == "date":
            if "year" in parts and bare and bare[-1].kind == "bracket" and match.group().isdigit():
                bare.append(Found("number", match))  # "Examples 2024, 16(13), 2020": a page that looks like a year
            parts.setdefault("year", _year(match, "date"))
        elif kind == "supplement":
            words = match.group().strip("()")
            if "issue" not in parts:
                place = match.start() + match.group().index(words)
                parts["issue"] = (words, place, place + len(words))
        elif kind in ("bracket", "span", "signed", "number"):
            bare.append(token)
    if online and "year" not in parts:
        parts["year"] = online
    return parts if _by_order(bare, parts, text) else None


def _year(match: re.Match[str], group: str) -> Part:
    found = re.compile(r"(?:19|20)\d\d").finditer(match.group(group))
    year = max(found, key=lambda one: (len(one.group()), -one.start()))
    place = match.start(group) + year.start()
    return year.group(), place, place + 4


def _by_order(bare: list[Found], parts: dict[str, Part], text: str) -> bool:
    """Give the numbers without labels their roles: volume, (issue), pages; False where their number is too great."""
    signs = "".join(SIGNS[token.kind] for token in bare)

    def part(token: Found) -> Part:
        words = token.match.group()
        inner = words.strip("()[] ") if token.kind == "bracket" else words
        place = token.match.start() + words.index(inner)
        return inner, place, place + len(inner)

    if "volume" in parts and "pages" in parts and signs == "n":
        roles: tuple[str, ...] | None = ("issue",)  # "Volume 31, 3, pp 24160-24162"
    elif "volume" in parts:
        roles = BEHIND_VOLUME.get(signs)
    else:
        roles = BY_ORDER.get(signs) if signs[:1] in ("", "n") or "year" in parts else None
    if roles is None:
        return False
    if roles == ("volume",) and len(bare[0].match.group()) > LONGEST_VOLUME:
        roles = ("pages",)  # the number of an article that has no volume yet
    if roles == ("pages",) and "pages" in parts and bare[0].kind == "signed":
        return True  # the number of the article beside its pages
    for role, token in zip(roles, bare, strict=True):
        if role in parts:
            return False
        parts[role] = part(token)
    volume, issue = parts.get("volume"), parts.get("issue")
    if volume and not re.fullmatch(r"\d{1,4}[A-Za-z]?", volume[0]):
        return False
    return not issue or len(issue[0]) <= 24
