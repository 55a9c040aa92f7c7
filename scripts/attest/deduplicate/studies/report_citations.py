"""Which citation a document is the report of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from attest.deduplicate.fields import identifiers
from attest.deduplicate.fields.folding import compact
from attest.deduplicate.fields.titles import readings
from attest.deduplicate.studies.registrations import registration
from attest.text.document import Document

Citation = Mapping[str, Any]

COLUMNS = ("report_id", "file", "citation_id", "citation")

SHORTEST_TITLE = 40  # letters: a shorter title, such as "Rituximab in scleroderma", may be several papers'
FAR = 1  # years between a paper's first appearance online and its issue


def fact(document: Document, role: str) -> str:
    """The first value of a role among the facts of a document's identity; "" where there is none."""
    found = next((one.value for one in document.identity if one.role == role), "")
    return found if isinstance(found, str) else "; ".join(found)


def year_of(text: object) -> int:
    digits = str(text or "")[:4]
    return int(digits) if digits.isdigit() and len(digits) == 4 else 0


def title_key(text: str) -> str:
    """A title's letters alone; "" where it is too short to tell one paper from all others."""
    forms = readings(text) if text else []
    tight = compact(forms[0]) if forms else ""
    return tight if len(tight) >= SHORTEST_TITLE else ""


def publication_ids(citation: Citation) -> list[str]:
    """DOIs and PMIDs of a citation, in the spelling of documents."""
    names = [str(citation.get("citation_id") or ""), *map(str, citation.get("aliases") or ())]
    if doi := identifiers.doi(str(citation.get("doi") or "")):
        names.append(f"doi:{doi}")
    if pmid := identifiers.number(str(citation.get("pmid") or "")):
        names.append(f"pmid:{pmid}")
    return [name for name in dict.fromkeys(map(spelt, names)) if name.startswith(("doi:", "pmid:"))]


def spelt(name: str) -> str:
    """An identifier in one spelling: DOIs in lower case, PMIDs without zeros in front, registrations by register."""
    kind, _, value = name.partition(":")
    if kind == "doi":
        return f"doi:{identifiers.doi(value) or value.lower()}"
    if kind == "registration" and (known := registration(value)):
        return f"registration:{known.register}:{known.number}"
    return f"pmid:{identifiers.number(value)}" if kind == "pmid" else name


def _own_ids(citation: Citation) -> list[str]:
    """What names a document of the citation; a registration number only where it is the register's entry."""
    numbers = citation.get("registrations") or () if citation.get("type") == "registration" else ()
    entries = [spelt(f"registration:{number}") for number in numbers]
    return list(dict.fromkeys([*publication_ids(citation), *entries]))


def citations_of(documents: Sequence[Document], citations: Iterable[Citation]) -> dict[str, Citation]:
    """The citation of each report, by report id: found by a DOI or PMID, else by a long title in the same year.

    The entry of a register is found by its number. Nothing is found where an identifier or a title leads to several
    citations, nor by the title of a document that only speaks about a paper: the title is the paper's.
    """
    by_name: dict[str, list[Citation]] = defaultdict(list)
    by_title: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        for name in _own_ids(citation):
            by_name[name].append(citation)
        if key := title_key(str(citation.get("title") or "")):
            by_title[key].append(citation)
    found = {}
    for document in documents:
        named = [by_name[name] for name in map(spelt, document.identifiers) if name in by_name]
        single = next((holders[0] for holders in named if len(holders) == 1), None)
        if single is None and not named and not document.secondary:
            single = _by_title(document, by_title)
        if single is not None:
            found[document.report_id] = single
    return found


def labelled(documents: Sequence[Document], citation_of: Mapping[str, Citation]) -> list[Document]:
    """The documents under the labels of their citations, so that "Denton 2019a" means one paper everywhere."""
    return [
        replace(one, label=citation_of[one.report_id]["label"]) if one.report_id in citation_of else one
        for one in documents
    ]


def rows(documents: Sequence[Document], citation_of: Mapping[str, Citation]) -> Iterator[dict[str, str]]:
    """A row for each report that a citation was found for."""
    for document in documents:
        if citation := citation_of.get(document.report_id):
            yield {
                "report_id": document.report_id,
                "file": document.file,
                "citation_id": citation["citation_id"],
                "citation": citation["label"],
            }


def _by_title(document: Document, by_title: Mapping[str, Sequence[Citation]]) -> Citation | None:
    year = year_of(fact(document, "report.year"))
    key = title_key(fact(document, "report.title"))
    same = [one for one in by_title.get(key, ()) if year and abs(year_of(one.get("year")) - year) <= FAR] if key else []
    if len(same) != 1:
        return None
    own = {spelt(name).partition(":")[0]: spelt(name) for name in document.identifiers}
    theirs = publication_ids(same[0])
    # An identifier of the same kind that differs says that the two are different papers with one title.
    if any(name.partition(":")[0] in own for name in theirs):
        return None
    return same[0]
