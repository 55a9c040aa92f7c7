"""Pairs of citations that people should look at, and the merges that were made: what the form and the tables show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from attest.deduplicate.citations import citation_ids, label_of
from attest.deduplicate.cluster import group_of
from attest.deduplicate.comparing.prepare import Raw
from attest.deduplicate.match import Matched
from attest.deduplicate.verdicts import places, record_names, sides
from attest.tables import as_text

SHOWN = (
    *("title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid", "type"),
    *("registrations", "language", "database"),
)
POSSIBLE = ("pair_id", "reason", "score", "citation_id", "other_citation_id", "title", "other_title", "one", "other")
MERGES = ("citation_id", "record_id", "other_record_id", "reason", "score")
AND = " & "  # between the names of a pair's two sides; no identifier has spaces
MOST_NAMES = 6  # of a side in the aliases of a pair


class Spoken(NamedTuple):
    """A pair that somebody's workbook has an answer about: its id then, and the names of its two sides."""

    pair_id: str
    one: tuple[str, ...]
    other: tuple[str, ...]


def possible(records: Sequence[Raw], matched: Matched, spoken: Iterable[Spoken] = ()) -> list[dict[str, Any]]:
    """A row a pair: the doubtful ones, the surest first, then pairs that somebody has spoken about before.

    `one` and `other` name the two sides by record ids and identifiers, as a verdict stores them; `aliases` are other
    ids of the pair, by which an earlier answer finds it. `matched` is what the rules say alone, so that a verdict can
    be seen and taken back. A pair whose records are gone has no row; its answer is kept with the workbook.
    """
    group = group_of(matched.clusters)
    names = citation_ids(records, matched)
    rows: list[dict[str, Any]] = []
    known: set[str] = set()
    for edge in matched.doubtful:
        ends = [matched.clusters[group[edge.one]], matched.clusters[group[edge.other]]]
        row = _row(records, matched, ends, (edge.one, edge.other))
        told = {"reason": edge.judgement.reason, "score": edge.judgement.score}
        rows.append(row | told | {"citation_id": names[group[edge.one]], "other_citation_id": names[group[edge.other]]})
        known |= {row["pair_id"], *row["aliases"]}
    index = places(records, matched.prepared)
    for said in spoken:
        if said.pair_id in known or known & set(pair_names(said.one, said.other)):
            continue
        one, other = sides(said.one, said.other, index)
        if one and other:
            row = _row(records, matched, [one, other], (one[0], other[0])) | {"pair_id": said.pair_id}
            here, there = group[one[0]], group[other[0]]
            reason = "the rules say that they are one publication" if here == there else "the rules no longer doubt it"
            rows.append(
                row | {"reason": reason, "score": None, "citation_id": names[here], "other_citation_id": names[there]}
            )
            known |= {row["pair_id"], *row["aliases"]}
    claims = Counter(name for row in rows for name in (row["pair_id"], *row["aliases"]))
    for row in rows:
        row["aliases"] = [name for name in row["aliases"] if claims[name] == 1]
    return rows


def pair_names(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The ids of a pair whose sides have these names, whichever side comes first; the first is the main one."""
    found = [AND.join(sorted((left, right))) for left in one for right in other]
    return list(dict.fromkeys(found))


def merges(records: Sequence[Raw], matched: Matched) -> list[dict[str, Any]]:
    """Every merge with its reason and score, the least sure first: the rows of `duplicates.csv`."""
    group = group_of(matched.clusters)
    names = citation_ids(records, matched)
    rows = [
        {
            "citation_id": names[group[edge.one]],
            "record_id": records[edge.one].get("record_id", ""),
            "other_record_id": records[edge.other].get("record_id", ""),
            "reason": edge.judgement.reason,
            "score": edge.judgement.score,
        }
        for edge in matched.merges
    ]
    return sorted(rows, key=lambda row: (row["score"], row["citation_id"], row["record_id"], row["other_record_id"]))


def _row(
    records: Sequence[Raw], matched: Matched, ends: Sequence[Sequence[int]], shown: tuple[int, int]
) -> dict[str, Any]:
    named = [_names(records, matched, side) for side in ends]
    shared = set(named[0]) & set(named[1])
    one, other = ([name for name in side if name not in shared] or side for side in named)
    pair_id, *aliases = pair_names(one[:MOST_NAMES], other[:MOST_NAMES])
    first, second = (records[number] for number in shown)
    return {
        "pair_id": pair_id,
        "aliases": aliases,
        "one": one,
        "other": other,
        "shown": {name: as_text(first.get(name)) for name in SHOWN},
        "other_shown": {name: as_text(second.get(name)) for name in SHOWN},
        "label": f"{label_of(first)} – {label_of(second)}",
    }


def _names(records: Sequence[Raw], matched: Matched, side: Sequence[int]) -> list[str]:
    """What names the records of a side: the first record id, identifiers of publications, the other record ids.

    Registration numbers name a study, which has many publications.
    """
    ids = sorted({str(records[one].get("record_id") or "") for one in side})
    own = dict.fromkeys(name for one in side for name in record_names(matched.prepared[one]))
    identifiers = [name for name in own if not name.startswith("registration:")]
    return list(dict.fromkeys([ids[0], *identifiers, *ids[1:]]))
