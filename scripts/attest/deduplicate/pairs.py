"""The pairs of records that the rules judged, as lines of a file: comparing a hundred thousand records is done once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.deduplicate.cluster import Edge
from attest.deduplicate.comparing.compare import Judgement
from attest.deduplicate.match import Judged


def as_rows(judged: Judged) -> Iterator[dict[str, Any]]:
    """A line a pair; `one` and `other` are the places of the records, from 0, in the file of the records."""
    for kind, edges in judged._asdict().items():
        for edge in edges:
            yield {"kind": kind, "one": edge.one, "other": edge.other, **edge.judgement._asdict()}


def from_rows(rows: Iterable[Mapping[str, Any]]) -> Judged:
    """The pairs that `as_rows` wrote."""
    judged = Judged([], [], [])
    for row in rows:
        judgement = Judgement(*(row[name] for name in Judgement._fields))
        getattr(judged, row["kind"]).append(Edge(row["one"], row["other"], judgement))
    return judged
