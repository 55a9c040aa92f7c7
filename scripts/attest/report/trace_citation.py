"""The chain of a citation: the records that it was made of, why they were merged, and what was decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attest.problems import Faults, Problem, shown
from attest.tables import as_text, each_jsonl, read_csv

CITATIONS = "results/deduplicate/citations.jsonl"
SCREENED, LEDGER = "results/screen/citations.csv", "results/screen/ledger.csv"
_DOI_ADDRESS = re.compile(r"(?:doi:\s*)?https?://(?:dx\.)?doi\.org/")
MOST_SHOWN = 200  # characters of a value that differs


def is_citation(name: str) -> bool:
    """Whether an id can be one of a citation or record, such as doi:10.1000/182, and not one of a value."""
    return ":" in name


def trace_citation(review: Path, name: str) -> str:
    """The chain as text, from the citation's id or any other name of it; raises `Faults` where nothing has it.

    Capitals do not count, and a DOI may be an address. A record id that several citations have, since people or rules
    keep its records apart, gives the chains of them all.
    """
    path = review / CITATIONS
    if not path.exists():
        raise Faults([Problem(CITATIONS, "", "no such file", "the citations of a run", "Run the review first.")])
    wanted = _spelt(name)
    found = [one for one in each_jsonl(path) if wanted in map(_spelt, _names(one))]
    own = [one for one in found if wanted in map(_spelt, (one["citation_id"], *one["aliases"]))]
    if not found:
        hint = "citations.csv has the ids of all citations and their records."
        raise Faults([Problem(CITATIONS, "", f"no citation {shown(name)}", "the id of a citation or record", hint)])
    return "\n".join(line for one in own or found for line in _chain(review, one))


def _names(one: Mapping[str, Any]) -> Iterator[str]:
    yield one["citation_id"]
    yield from one["aliases"]
    yield from one["record_ids"]


def _spelt(name: str) -> str:
    return _DOI_ADDRESS.sub("doi:", name.strip().casefold())


def _chain(review: Path, one: Mapping[str, Any]) -> Iterator[str]:
    yield f"{one['citation_id']}  {one['label']}"
    yield f"  title      {one['title'] or one['translated_title']}"
    for source in one["sources"]:
        origin = ", ".join(filter(None, (source["database"], source["platform"])))
        yield f"  record     {source['record_id']}{f' ({origin})' if origin else ''}"
        yield f"             {source['file']}, entry {source['position']}"
    for merge in one["merges"]:
        yield f"  merged     {merge['one']} and {merge['other']}: {merge['reason']} ({merge['score']:.2f})"
    for field, values in one["differing"].items():
        yield f"  differs    {field}"
        for told in values:
            yield f"             {_cut(as_text(told['value']))} ({', '.join(told['records'])})"
    for version in one["versions"]:
        yield f"  version    {version['citation_id']}: {version['reason']}"
    for row in _rows(review, SCREENED, one["citation_id"]):
        yield f"  screening  {_decided(row)}"
    for row in _rows(review, LEDGER, one["citation_id"]):
        yield f"  report     {row['file']}: {_decided(row)}"


def _decided(row: Mapping[str, str]) -> str:
    reason = f": {row['reason']}" if row["reason"] else ""
    by = f", by {row['decided_by']}" if row["decided_by"] else ""
    return f"{row['outcome']}{reason}{by}"


def _rows(review: Path, file: str, citation: str) -> list[dict[str, str]]:
    path = review / file
    return [row for row in read_csv(path) if row["citation_id"] == citation] if path.exists() else []


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
