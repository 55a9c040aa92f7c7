"""The documents as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attest.text.document import Document

COLUMNS = (
    "file", "label", "kind", "secondary", "report_id", "title", "first_author", "journal", "year", "doi", "pmid",
    "registration", "about_doi", "language", "format", "encoding", "sha256", "furniture_percent", "damage",
)  # fmt: skip
REJECTED = ("file", "reason", "hint")


def overview(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """A row a document; `furniture_percent` is the share of its text that was told apart as page furniture."""
    return [_row(document) for document in documents]


def _row(document: Document) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    for fact in document.identity:
        name = fact.role.partition(".")[2]
        if name in row and not row[name]:
            row[name] = fact.value
    plain = ("file", "label", "kind", "secondary", "report_id", "language", "format", "encoding", "sha256")
    row.update({name: getattr(document, name) for name in plain})
    total = sum(block.end - block.start for block in document.blocks)
    furniture = sum(block.end - block.start for block in document.blocks if block.kind == "furniture")
    row["furniture_percent"] = f"{100 * furniture / total:.0f}" if total else ""
    row["damage"] = [one.what for one in document.damage]
    return row
