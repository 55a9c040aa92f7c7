"""Pairs of citations that people should look at, and what they said: the rows of the form and of `duplicates.csv`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attest.deduplicate.citations import citation_ids
from attest.deduplicate.cluster import Edge, group_of
from attest.deduplicate.match import Matched
from attest.deduplicate.prepare import Raw
from attest.deduplicate.verdicts import record_names
from attest.tables import as_text, digest

SHOWN = ("title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "type", "database")
MERGES = ("citation_id", "record_id", "other_record_id", "reason", "score")


def possible(records: Sequence[Raw], matched: Matched) -> list[dict[str, Any]]:
    """A row a pair: the doubtful ones, the surest first, and every pair on which somebody's verdict stands.

    `one` and `other` name the two sides by record ids and identifiers, as a verdict stores them; `said` is what stands.
    Pairs that were decided stay in the list, so that a verdict can be seen and taken back.
    """
    group = group_of(matched.clusters)
    names = citation_ids(records, matched)
    rows: dict[str, dict[str, Any]] = {}
    for edge in matched.doubtful:
        sides = [matched.clusters[group[one]] for one in (edge.one, edge.other)]
        row = _row(records, matched, sides, edge) | {
            "citation_id": names[group[edge.one]],
            "other_citation_id": names[group[edge.other]],
        }
        rows[row["pair_id"]] = row
    for attached in matched.verdicts:
        sides = [list(attached.one), list(attached.other)]
        ends = sides[0][0], sides[1][0]
        row = _row(records, matched, sides, None) | {
            "citation_id": names[group[ends[0]]],
            "other_citation_id": names[group[ends[1]]],
        }
        row |= {"said": attached.verdict.said, "by": attached.verdict.by}
        rows.setdefault(row["pair_id"], row).update(said=row["said"], by=row["by"])
    return list(rows.values())


def merges(records: Sequence[Raw], matched: Matched) -> list[dict[str, Any]]:
    """Every merge with its reason and score: the rows of `duplicates.csv`."""
    group = group_of(matched.clusters)
    names = citation_ids(records, matched)
    return [
        {
            "citation_id": names[group[edge.one]],
            "record_id": records[edge.one].get("record_id", ""),
            "other_record_id": records[edge.other].get("record_id", ""),
            "reason": edge.judgement.reason,
            "score": edge.judgement.score,
        }
        for edge in matched.merges
    ]


def _row(records: Sequence[Raw], matched: Matched, sides: Sequence[Sequence[int]], edge: Edge | None) -> dict[str, Any]:
    ids = [[str(records[one].get("record_id") or "") for one in side] for side in sides]
    first, second = (records[edge.one], records[edge.other]) if edge else (records[sides[0][0]], records[sides[1][0]])
    named = [
        [*own, *dict.fromkeys(name for one in side for name in record_names(matched.prepared[one]))]
        for own, side in zip(ids, sides, strict=True)
    ]
    return {
        # The pair is the same whichever side comes first, and as long as its first records are there.
        "pair_id": digest(*sorted((min(ids[0]), min(ids[1]))), length=12),
        "reason": edge.judgement.reason if edge else "somebody's verdict",
        "score": edge.judgement.score if edge else None,
        "said": "",
        "by": "",
        "one": named[0],
        "other": named[1],
        "shown": {name: as_text(first.get(name)) for name in SHOWN},
        "other_shown": {name: as_text(second.get(name)) for name in SHOWN},
    }
