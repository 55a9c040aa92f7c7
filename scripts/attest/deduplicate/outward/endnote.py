"""EndNote's own XML, which EndNote imports without a filter and which has more fields than RIS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from attest.deduplicate.outward.entry import Entry

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
TAIL = "</records></xml>\n"


def record(entry: Entry) -> str:
    """The entry as one record, in EndNote's order of elements.

    The mark stands in accession number, label and, with PMID and registrations, in the notes.
    """
    return f'<record><source-app name="Attest">Attest</source-app>{"".join(_elements(entry))}</record>\n'


def _elements(entry: Entry) -> Iterator[str]:
    journal = _element("secondary-title", entry.journal)
    translated = _element("translated-title", entry.translated_title)
    yield f'<ref-type name="{entry.kind.endnote}">{entry.kind.number}</ref-type>'
    yield _within("contributors", _within("authors", _each("author", entry.authors)))
    yield _within("titles", _element("title", entry.title) + journal + translated)
    yield _within("periodical", _element("full-title", entry.journal) + _element("abbr-1", entry.journal_abbreviation))
    yield _element("pages", entry.pages)
    yield _element("volume", entry.volume)
    yield _element("number", entry.issue)
    yield _within("keywords", _each("keyword", entry.keywords))
    yield _within("dates", _element("year", entry.year))
    yield _element("isbn", entry.numbers)
    yield _element("accession-num", entry.mark)
    yield _element("electronic-resource-num", entry.doi)
    yield _element("abstract", entry.abstract)
    yield _element("label", entry.mark)
    yield _element("notes", entry.note)
    yield _element("language", entry.language)
    yield _within("urls", _within("related-urls", _element("url", entry.url)))


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _each(name: str, texts: Iterable[str]) -> str:
    return "".join([_element(name, text) for text in texts])


def _within(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if inner else ""
