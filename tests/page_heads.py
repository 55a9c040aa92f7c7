"""Heads of pages for tests: how they are read, and what was read."""

from __future__ import annotations

from attest.ingest.documents import document_of
from attest.text.document import Document
from attest.text.source import source_of

TITLE = "Early walking after hip fracture in older adults: a randomised trial"


def read(text: str, name: str = "page.txt") -> Document:
    return document_of(source_of(text.encode(), name))


def value(document: Document, role: str) -> str | None:
    return next((str(fact.value) for fact in document.identity if fact.role == role), None)


def names_of(document: Document) -> list[str]:
    """The authors, each as read; an empty list where none were read."""
    found = next((fact.value for fact in document.identity if fact.role == "report.authors"), ())
    return [str(name) for name in found]
