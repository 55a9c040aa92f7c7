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


def arms_told(methods: str, results: str) -> str:
    """The arms in short: "zinc n=30 5 mg; placebo n=31"."""
    text = f"Zinc in cough\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "page.txt")
    arms: dict[str, dict[str, str]] = {}
    for one in suggest(document_of(source), source):
        if one.row and one.role.startswith("arm."):
            arms.setdefault(dict(one.row)["arm"], {})[one.role.removeprefix("arm.")] = str(one.value)
    return "; ".join(
        f"{arm} n={known.get('n', '')} {known.get('dose', '')}".replace(" n= ", " ").strip()
        for arm, known in arms.items()
    )
