"""Clusters become citations: every record id, source and differing value is kept, with where it came from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attest.bulk import without_collector
from attest.deduplicate.cluster import group_of
from attest.deduplicate.comparing.prepare import Prepared, Raw
from attest.deduplicate.fields.folding import compact, fold
from attest.deduplicate.match import Matched
from attest.deduplicate.verdicts import record_names
from attest.labels import told_apart
from attest.tables import digest

_INITIALS = re.compile(r"(?:\s+(?:[A-Z]\.?-?){1,4})+$")
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
COLUMNS = (
    *("citation_id", "label", "title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid"),
    *("registrations", "type", "language", "databases", "records", "record_ids", "versions", "url"),
)
LABEL = ("authors", "year", "title")  # what a citation's label is made of
# Lists that several databases fill with different entries: together they say more than any of them.
UNITED = ("registrations", "keywords", "notes", "relations")
# Of records that are equally many, the one that says most about its place in a journal is not an early one.
PLACE = ("year", "journal", "volume", "issue", "pages")
# Where databases shorten, the longest value says most; elsewhere most databases are right.
LONGEST = ("abstract", "authors", "journal")


def citations(records: Sequence[Raw], matched: Matched) -> Iterator[dict[str, Any]]:
    """One citation a cluster, in the order of its first record.

    `citation_id` is the strongest identifier that no other citation claims – DOI, PMID, registration number –, else a
    hash of title, year and first author. `aliases` are all its other names that no other citation bears: identifiers,
    that hash, and record ids; by them decisions find it again. A registration number names a study, so that it is no
    alias.
    """
    group = group_of(matched.clusters)
    merges: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for edge in matched.merges:
        pair = {"one": _id(records[edge.one]), "other": _id(records[edge.other])}
        merges[group[edge.one]].append(pair | {"reason": edge.judgement.reason, "score": edge.judgement.score})
    named = citation_ids(records, matched)
    aliases = _aliases(records, matched, named)
    versions: dict[int, list[dict[str, str]]] = defaultdict(list)
    for edge in matched.versions:
        for here, there in ((group[edge.one], group[edge.other]), (group[edge.other], group[edge.one])):
            versions[here].append({"citation_id": named[there], "reason": edge.judgement.reason})
    with without_collector():
        clusters = ([records[one] for one in members] for members in matched.clusters)
        labels = told_apart([label_of(merged(own, LABEL)[0]) for own in clusters])
    for number, members in enumerate(matched.clusters):
        own = [records[one] for one in members]
        values, differing = merged(own)
        yield {
            "citation_id": named[number],
            "label": labels[number],
            "aliases": aliases[number],
            "record_ids": [_id(record) for record in own],
            **values,
            "sources": [{name: record.get(name, "") for name in SOURCE} for record in own],
            "differing": differing,
            "merges": merges.get(number, []),
            "versions": versions.get(number, []),
        }


def as_row(citation: Mapping[str, Any]) -> dict[str, Any]:
    """A citation as a row for people."""
    databases = dict.fromkeys(source["database"] for source in citation["sources"] if source["database"])
    told = {name: citation[name] for name in COLUMNS if name in citation}
    return told | {
        "databases": list(databases),
        "records": len(citation["record_ids"]),
        "versions": [one["citation_id"] for one in citation["versions"]],
    }


def _aliases(records: Sequence[Raw], matched: Matched, named: Sequence[str]) -> list[list[str]]:
    """The names of each citation besides its id; those that several bear tell nothing."""
    every = []
    for members in matched.clusters:
        names = [name for one in members for name in record_names(matched.prepared[one])]
        kept = [name for name in names if not name.startswith("registration:")]
        hashes = [_by_title(matched.prepared[one]) for one in members]
        every.append(dict.fromkeys([*kept, *(_id(records[one]) for one in members), *hashes]))
    claims = Counter(name for names in every for name in names)
    claims.update(named)
    # Its own id is claimed by itself: once as its id, and perhaps once as a name.
    return [[name for name in names if claims[name] == 1] for names in every]


def citation_ids(records: Sequence[Raw], matched: Matched) -> list[str]:
    """The id of each cluster's citation; what several claim, such as a supplement's DOI, names none of them."""
    candidates = [_candidates(matched.prepared, members) for members in matched.clusters]
    claims = Counter(name for names in candidates for name in names)
    found: list[str] = []
    for names, members in zip(candidates, matched.clusters, strict=True):
        own = next((name for name in names if claims[name] == 1), "")
        found.append(own or f"hash:{digest(names, [_id(records[one]) for one in members[:1]], length=16)}")
    # Entries that say the same and too little to be one publication: the second of them has a number.
    seen: Counter[str] = Counter()
    for at, name in enumerate(found):
        seen[name] += 1
        found[at] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return found


def _candidates(prepared: Sequence[Prepared], members: Sequence[int]) -> list[str]:
    """The ids that a citation could have, strongest kind first, in the order of its records."""
    names = list(dict.fromkeys(name for one in members for name in record_names(prepared[one])))
    strength = {"doi": 0, "pmid": 1, "registration": 2}
    kept = [name for name in names if name.partition(":")[0] in strength]
    kept.sort(key=lambda name: strength[name.partition(":")[0]])
    return [*kept, _by_title(prepared[members[0]])]


def _by_title(one: Prepared) -> str:
    return f"hash:{digest(one.tight, one.year, one.names.first, length=16)}"


def merged(
    own: Sequence[Raw], fields: Sequence[str] = FIELDS
) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The main value of every field, and of the fields that differ every value with the records that have it.

    Main is the value that most records have (compared without case, accents and punctuation); of equals the longest
    form that is not all capitals, then the first. Abstracts, authors and journals: the longest. Lists of registration
    numbers, keywords, notes and relations are united.
    """
    if len(own) == 1:
        return {name: own[0].get(name, "") for name in fields}, {}
    values: dict[str, Any] = {}
    differing: dict[str, list[dict[str, Any]]] = {}
    placed = sorted(own, key=_placed)
    for name in fields:
        held = [record for record in (placed if name in PLACE else own) if record.get(name)]
        told = [record[name] for record in held]
        if not told or told.count(told[0]) == len(told):  # mostly all say the same
            values[name] = _united(told[:1]) if name in UNITED else told[0] if told else ""
            continue
        values[name] = _united(told) if name in UNITED else _main(name, told)
        by_value: dict[Any, list[str]] = defaultdict(list)
        for record in held:
            by_value[_frozen(record[name])].append(_id(record))
        if len(by_value) > 1:
            differing[name] = [
                {"value": _thawed(value), "records": list(dict.fromkeys(ids))} for value, ids in by_value.items()
            ]
    return values, differing


def _placed(record: Raw) -> int:
    return -sum(bool(record.get(name)) for name in PLACE)


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


def label_of(record: Raw) -> str:
    """The name under which people know a citation: "Kuzumi 2023"."""
    authors = record.get("authors") or ()
    first = str(authors[0]) if authors else ""
    family = first.partition(",")[0] if "," in first else _INITIALS.sub("", first)
    words = (family or str(record.get("title") or "") or "No title").split()[:4]
    return " ".join(filter(None, (" ".join(words), str(record.get("year") or ""))))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, (list, tuple)) else value


def _thawed(value: Any) -> Any:
    return [_thawed(each) for each in value] if isinstance(value, tuple) else value


def _id(record: Raw) -> str:
    return str(record.get("record_id") or "")
