"""What became of every record: which citation it belongs to, and that none was lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attest.deduplicate.comparing.prepare import Raw
from attest.problems import Faults, Problem

COLUMNS = (
    *("file", "position", "database", "platform", "record_id", "export_id", "outcome", "citation_id"),
    *("title", "year", "doi", "pmid", "warnings"),
)
KEPT, MERGED = "kept", "merged"
VERSIONS = ("citation_id", "title", "year", "other_citation_id", "other_title", "other_year", "reason")


def ledger(
    records: Sequence[Raw], citations: Iterable[Mapping[str, Any]], searches: Iterable[Mapping[str, str]]
) -> list[dict[str, Any]]:
    """A row a record, in the order of files and positions: the first of a citation is kept, the others are merged.

    The database is the one that the table of searches gives the file, else the one that the record itself names.
    """
    told = {row["file"]: row for row in searches}
    place = {(record["file"], record["position"]): record for record in records}
    rows = []
    for citation in citations:
        for number, source in enumerate(citation["sources"]):
            search = told.get(source["file"], {})
            record = place[source["file"], source["position"]]
            row = {name: record.get(name, "") for name in COLUMNS if name in record}
            row |= {name: search.get(name) or source[name] for name in ("database", "platform")}
            rows.append(row | {"outcome": MERGED if number else KEPT, "citation_id": citation["citation_id"]})
    return sorted(rows, key=lambda row: (row["file"], row["position"]))


def conserved(
    rows: Sequence[Mapping[str, Any]], rejected: Iterable[Mapping[str, str]], searches: Iterable[Mapping[str, str]]
) -> None:
    """Raise `Faults` unless every entry of every export is kept, merged or rejected, once.

    A file that was rejected as a whole has position 0 and is no entry.
    """
    held = Counter(row["file"] for row in rows)
    held.update(row["file"] for row in rejected if row["position"] != "0")
    wrong = []
    for search in searches:
        entries = int(search["records"] or 0) + int(search["rejected"] or 0)
        if search["file"] and held.pop(search["file"], 0) != entries:
            wrong.append(search["file"])
    wrong += sorted(held)
    places = Counter((row["file"], row["position"]) for row in rows)
    wrong += sorted(f"{file}, entry {position}" for (file, position), count in places.items() if count > 1)
    if wrong:
        raise Faults([Problem(name, "the ledger of records", "entries lost or doubled", "each once") for name in wrong])


def versions(citations: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for every two citations that are versions of one work, such as a preprint and its article."""
    by_id = {one["citation_id"]: one for one in citations}
    for one in citations:
        for version in one["versions"]:
            other = by_id[version["citation_id"]]
            if one["citation_id"] < other["citation_id"]:
                yield {
                    **{name: one[name] for name in ("citation_id", "title", "year")},
                    **{f"other_{name}": other[name] for name in ("citation_id", "title", "year")},
                    "reason": version["reason"],
                }
