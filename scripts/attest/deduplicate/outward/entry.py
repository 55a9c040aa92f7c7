"""What every file says of a citation, in the same words: values on one line, pages, the note with our mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from attest.marks import mark

Citation = Mapping[str, Any]  # as `attest.deduplicate.citations.citations` yields them

NO_TITLE = "[no title]"


class Kind(NamedTuple):
    """A type of publication as RIS calls it, and as EndNote does: by a number, and by the name that it shows."""

    ris: str
    endnote: str
    number: int


ARTICLE, GENERIC = Kind("JOUR", "Journal Article", 17), Kind("GEN", "Generic", 13)
KINDS = {
    "journal article": ARTICLE,
    "erratum": ARTICLE,
    "comment": ARTICLE,
    "conference abstract": Kind("CPAPER", "Conference Paper", 47),
    "thesis": Kind("THES", "Thesis", 32),
    "chapter": Kind("CHAP", "Book Section", 5),
    "book": Kind("BOOK", "Book", 6),
    "preprint": Kind("UNPB", "Unpublished Work", 34),
    "registration": GENERIC,
}


class Entry(NamedTuple):
    """A citation as the files have it; no value has a line break, a control sign or two blanks in a row.

    `mark` is the citation's id as it is found again; `note` has it too, with PMID, PMCID and registrations, for which
    formats have no field of their own. `numbers` are ISSN and ISBN.
    """

    mark: str
    note: str
    kind: Kind
    type: str
    title: str
    translated_title: str
    authors: tuple[str, ...]
    year: str
    journal: str
    journal_abbreviation: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    pmcid: str
    issn: str
    numbers: str
    abstract: str
    keywords: tuple[str, ...]
    language: str
    url: str


# Line breaks of any kind end a field or a record somewhere; XML forbids the rest, and UTF-8 the halves of pairs.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_SPACES = re.compile(" {2,}")
_YEAR = re.compile(r"[0-9]{4}")
_RANGE = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_PLAIN = (
    "type",
    "translated_title",
    "journal",
    "journal_abbreviation",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "issn",
    "abstract",
    "language",
    "url",
)


def entry_of(citation: Citation) -> Entry:
    """The citation in the words of all files."""
    told = {name: on_one_line(citation.get(name) or "") for name in _PLAIN}
    own, isbn = mark(str(citation["citation_id"])), on_one_line(citation.get("isbn") or "")
    year = on_one_line(citation.get("year") or "")
    return Entry(
        mark=own,
        note=_note(own, told["pmid"], told["pmcid"], _each(citation, "registrations")),
        kind=KINDS.get(told["type"]) or (ARTICLE if told["journal"] else GENERIC),
        title=_title(on_one_line(citation.get("title") or ""), told, own),
        authors=_each(citation, "authors"),
        # In four digits or not at all: ASReview refuses a whole file for any other.
        year=year if _YEAR.fullmatch(year) else "",
        numbers="; ".join(filter(None, (told["issn"], isbn))),
        keywords=_each(citation, "keywords"),
        **told,
    )


def on_one_line(value: object) -> str:
    text = str(value)
    if not text.isprintable() and _UNFIT.search(text):
        text = _UNFIT.sub(" ", text)
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()


def first_and_last(pages: str) -> tuple[str, str]:
    """A range of pages as its two ends; anything else whole, and nothing as its end."""
    found = _RANGE.fullmatch(pages)
    return (found[1], found[2]) if found and found[1] != found[2] else (pages, "")


def _each(citation: Citation, name: str) -> tuple[str, ...]:
    """The entries of a field that is a list."""
    value = citation.get(name) or ()
    texts = map(on_one_line, (value,) if isinstance(value, str) else value)
    return tuple(text for text in texts if text)


def _title(text: str, told: Mapping[str, str], own: str) -> str:
    """The title; where there is no abstract either, something that no other citation has.

    ASReview takes entries with the same title and abstract for one, and others drop what has neither.
    """
    return text or ("" if told["abstract"] else told["translated_title"] or f"{NO_TITLE} {own}")


def _note(own: str, pmid: str, pmcid: str, registrations: tuple[str, ...]) -> str:
    """One note and not several: Zotero makes an item of each."""
    labelled = (("PMID", pmid), ("PMCID", pmcid), ("Registration", ", ".join(registrations)))
    return " ".join([own, "; ".join(f"{label}: {text}" for label, text in labelled if text)]).rstrip()
