"""What the rules suggest for a text, by role: how tests of suggestions ask."""

from __future__ import annotations

from collections import defaultdict

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of


def told(text: str) -> dict[str, list[str]]:
    """The suggested values of each role, in their order."""
    source = source_of(text.encode(), "page.txt")
    found: dict[str, list[str]] = defaultdict(list)
    for one in suggest(document_of(source), source):
        found[one.role].append(str(one.value))
    return found
