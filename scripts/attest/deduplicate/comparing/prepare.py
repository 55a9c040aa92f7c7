"""Records made comparable: every field that the comparison looks at, normalised once a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from attest.deduplicate.fields import identifiers, location, signs, titles
from attest.deduplicate.fields.folding import compact, fold
from attest.deduplicate.fields.location import Pages
from attest.deduplicate.fields.names import Names, names
from attest.deduplicate.fields.signs import Sign

Raw = Mapping[str, Any]

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dxX]")
_NO_TITLE = frozenset(("unknown", "untitled", "no title", "not available", "no title available", "title unavailable"))
_DEGREE = re.compile(
    r"(?:ph\.?\s*d|m\.?\s*(?:s|sc|a|phil)|d\.?\s*phil|psy\.?d|ed\.?d)\b|thesis|dissertation", re.IGNORECASE
)
# Headings under which a journal prints something else in every issue; such a title tells nothing apart.
_HEADINGS = re.compile(
    r"^(?:editorial|letter|letters|book reviews?|reviews?|comments?|commentary|reply|response|authors? reply|discussion"
    r"|introduction|preface|foreword|abstracts?|news|obituary|correspondence|in memoriam|in brief|announcements?"
    r"|case reports?|erratum|correction|contents|index|summary|conclusions?|poster abstracts?|oral presentations?"
    r"|(?:from the )?editors? (?:note|page|choice)|letter to (?:the )?editor|invited commentary)(?: \w+)?$"
)


class Prepared(NamedTuple):
    """One record as the comparison sees it; `number` is its place among all records."""

    number: int
    title: str
    tight: str
    others: tuple[str, ...]
    names: Names
    year: int
    containers: tuple[tuple[str, ...], ...]
    issns: frozenset[str]
    volume: str
    issue: str
    pages: Pages
    doi: str
    pmid: str
    pmcid: str
    registrations: frozenset[str]
    aliases: frozenset[str]
    part: str
    abstract_number: str
    stated: int  # signs in the title: both records of one publication show them
    told: int  # signs that one database gives and another leaves out, such as its publication types
    telling: bool  # whether the title tells the publication apart from others
    supplement: bool  # whether it stands in a supplement, as the abstracts of meetings do
    translated: bool
    described: bool  # whether it has an abstract
    accession: str  # the database's own number of the record, with the database; nothing where the id is a mere hash


def prepare(records: Iterable[Raw]) -> list[Prepared]:
    """All records, in their order."""
    return [prepare_one(number, record) for number, record in enumerate(records)]


def prepare_one(number: int, record: Raw) -> Prepared:
    get = record.get
    raw_title = str(get("title") or "")
    meeting_number, raw_title = signs.abstract_number(raw_title)
    forms = titles.readings(raw_title)
    if translated := get("translated_title"):
        forms += [each for each in titles.readings(str(translated)) if each not in forms]
    title = forms[0] if forms else ""
    if title in _NO_TITLE:
        title, forms = "", []
    journal, short = str(get("journal") or ""), str(get("journal_abbreviation") or "")
    containers, marks = _container(journal)
    if short and short != journal:
        second, more = _container(short)
        marks |= more
        containers = tuple(dict.fromkeys(containers + second))
    volume_text, issue_text = str(get("volume") or ""), str(get("issue") or "")
    page_range = location.pages(str(get("pages") or ""))
    doi = identifiers.doi(str(get("doi") or ""))
    told = marks | _type(str(get("type") or "")) | _of_relations(get("relations") or ())
    if doi and signs.preprint_doi(doi):
        told |= Sign.PREPRINT
    if volume_text[:1].isalpha() and _DEGREE.match(volume_text):
        told |= Sign.THESIS
    supplement = location.in_supplement(volume_text, issue_text)
    if meeting_number or (supplement and page_range.extent <= 1 and page_range.letters):
        told |= Sign.ABSTRACT
    year = _YEAR.search(str(get("year") or ""))
    bracketed = raw_title.lstrip()[:1] == "["
    return Prepared(
        number,
        title,
        compact(title),
        tuple(forms[1:]),
        names(get("authors")),
        int(year[0]) if year else 0,
        containers,
        _issns(str(get("issn") or get("isbn") or "")),
        location.volume(volume_text),
        location.issue(issue_text, volume_text),
        page_range,
        doi,
        identifiers.number(str(get("pmid") or "")),
        identifiers.number(str(get("pmcid") or "")),
        identifiers.registrations(get("registrations") or ()),
        identifiers.aliases(get("relations") or ()),
        signs.part(title),
        meeting_number,
        signs.of_title(title),
        told,
        (len(title) >= 30 and title.count(" ") >= 3 and not _HEADINGS.match(title)) or _ideographs(title) >= 10,
        supplement,
        bracketed or len(forms) > 1 or _foreign(str(get("language") or "")),
        bool(get("abstract")),
        _accession(str(get("record_id") or "")),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _container(name: str) -> tuple[tuple[tuple[str, ...], ...], int]:
    return location.containers(name), signs.of_container(fold(name))


@lru_cache(maxsize=4096)
def _type(name: str) -> int:
    return signs.of_type(fold(name)) if name else Sign.NONE


@lru_cache(maxsize=65536)
def _issns(text: str) -> frozenset[str]:
    return frozenset(found.replace("-", "").upper() for found in _ISSN.findall(text)) if text else frozenset()


@lru_cache(maxsize=1024)
def _foreign(language: str) -> bool:
    return bool(language) and not language.strip().lower().startswith("en")


def _accession(record_id: str) -> str:
    return record_id if ":" in record_id and not record_id.startswith("hash:") else ""


def _ideographs(title: str) -> int:
    return 0 if title.isascii() else sum(sign > "\u2e80" for sign in title)


def _of_relations(relations: Iterable[object]) -> int:
    """Signs that a record declares: "erratum of X" makes it an erratum, "erratum in X" does not."""
    found = Sign.NONE
    for relation in relations:
        kind = str(relation[0] if isinstance(relation, (list, tuple)) and relation else relation).lower()
        if "erratum of" in kind or "erratum for" in kind or "correction of" in kind:
            found |= Sign.ERRATUM
        elif "retraction of" in kind:
            found |= Sign.RETRACTION
        elif "comment on" in kind:
            found |= Sign.COMMENT
    return found
