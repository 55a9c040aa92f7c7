"""Clusters become citations: every record id, source and differing value is kept, with where it came from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from attest.deduplicate.cluster import group_of
from attest.deduplicate.folding import compact, fold
from attest.deduplicate.match import Matched
from attest.deduplicate.prepare import Prepared, Raw
from attest.deduplicate.verdicts import record_names
from attest.tables import digest

FIELDS = (
    "type",
    "title",
    "translated_title",
    "authors",
    "year",
    "journal",
    "journal_abbreviation",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "registrations",
    "isbn",
    "issn",
    "abstract",
    "keywords",
    "language",
    "url",
    "notes",
    "relations",
)
SOURCE = ("record_id", "export_id", "file", "position", "format", "database", "platform")
# Lists that several databases fill with different entries: together they say more than any of them.
UNITED = ("registrations", "keywords", "notes", "relations")
# Where databases shorten, the longest value says most; elsewhere most databases are right.
LONGEST = ("abstract", "authors", "journal")


def citations(records: Sequence[Raw], matched: Matched) -> Iterator[dict[str, Any]]:
    """One citation a cluster, in the order of its first record.

    `citation_id` is the strongest identifier that no other citation claims – DOI, PMID, registration number –, else a
    hash of title, year and first author; `aliases` are the others and all record ids, by which decisions find it again.
    """
    group = group_of(matched.clusters)
    merges: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for edge in matched.merges:
        pair = {"one": _id(records[edge.one]), "other": _id(records[edge.other])}
        merges[group[edge.one]].append(pair | {"reason": edge.judgement.reason, "score": edge.judgement.score})
    named = citation_ids(records, matched)
    versions: dict[int, list[dict[str, str]]] = defaultdict(list)
    for edge in matched.versions:
        for here, there in ((group[edge.one], group[edge.other]), (group[edge.other], group[edge.one])):
            versions[here].append({"citation_id": named[there], "reason": edge.judgement.reason})
    for number, members in enumerate(matched.clusters):
        own = [records[one] for one in members]
        values, differing = merged(own)
        names = dict.fromkeys(name for one in members for name in record_names(matched.prepared[one]))
        aliases = [name for name in names if name != named[number]]
        yield {
            "citation_id": named[number],
            "aliases": [*aliases, *dict.fromkeys(_id(record) for record in own)],
            "record_ids": [_id(record) for record in own],
            **values,
            "sources": [{name: record.get(name, "") for name in SOURCE} for record in own],
            "differing": differing,
            "merges": merges.get(number, []),
            "versions": versions.get(number, []),
        }


def citation_ids(records: Sequence[Raw], matched: Matched) -> list[str]:
    """The id of each cluster's citation; what several claim, such as a supplement's DOI, names none of them."""
    candidates = [_candidates(matched.prepared, members) for members in matched.clusters]
    claims = Counter(name for names in candidates for name in names)
    found: list[str] = []
    for names, members in zip(candidates, matched.clusters, strict=True):
        own = next((name for name in names if claims[name] == 1), "")
        found.append(own or f"hash:{digest(names, [_id(records[one]) for one in members[:1]], length=16)}")
    return found


def _candidates(prepared: Sequence[Prepared], members: Sequence[int]) -> list[str]:
    """The ids that a citation could have, strongest kind first, in the order of its records."""
    names = list(dict.fromkeys(name for one in members for name in record_names(prepared[one])))
    strength = {"doi": 0, "pmid": 1, "registration": 2}
    kept = [name for name in names if name.partition(":")[0] in strength]
    kept.sort(key=lambda name: strength[name.partition(":")[0]])
    first = prepared[members[0]]
    return [*kept, f"hash:{digest(first.tight, first.year, first.names.first, length=16)}"]


def merged(own: Sequence[Raw]) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The main value of every field, and of the fields that differ every value with the records that have it.

    Main is the value that most records have (compared without case, accents and punctuation); of equals the longest
    form that is not all capitals, then the first. Abstracts, authors and journals: the longest. Lists of registration
    numbers, keywords, notes and relations are united.
    """
    if len(own) == 1:
        return {name: own[0].get(name, "") for name in FIELDS}, {}
    values: dict[str, Any] = {}
    differing: dict[str, list[dict[str, Any]]] = {}
    for name in FIELDS:
        held = [(record[name], _id(record)) for record in own if record.get(name)]
        if name in UNITED:
            values[name] = _united([value for value, _ in held])
        else:
            values[name] = _main(name, [value for value, _ in held])
        by_value: dict[Any, list[str]] = defaultdict(list)
        for value, record in held:
            by_value[_frozen(value)].append(record)
        if len(by_value) > 1:
            differing[name] = [
                {"value": _thawed(value), "records": list(dict.fromkeys(ids))} for value, ids in by_value.items()
            ]
    return values, differing


def _main(name: str, values: Sequence[Any]) -> Any:
    if not values:
        return ""
    if name == "authors":
        return max(values, key=lambda value: len("".join(value)))
    texts = [str(value) for value in values]
    if name in LONGEST:
        return values[max(range(len(texts)), key=lambda at: (not texts[at].isupper(), len(texts[at]), -at))]
    forms = [compact(fold(text)) for text in texts]
    counts = Counter(forms)
    return values[
        max(range(len(texts)), key=lambda at: (counts[forms[at]], not texts[at].isupper(), len(texts[at]), -at))
    ]


def _united(values: Sequence[Any]) -> list[Any]:
    entries = [entry for value in values for entry in ([value] if isinstance(value, str) else value)]
    found: dict[Any, Any] = {}
    for entry in entries:
        found.setdefault(fold(entry) if isinstance(entry, str) else _frozen(entry), entry)
    return list(found.values())


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, (list, tuple)) else value


def _thawed(value: Any) -> Any:
    return [_thawed(each) for each in value] if isinstance(value, tuple) else value


def _id(record: Raw) -> str:
    return str(record.get("record_id") or "")
