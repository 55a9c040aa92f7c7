"""Which citations and reports a list of retractions speaks of, by DOI and PMID."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attest.deduplicate.fields import identifiers
from attest.text.document import Document

RETRACTION, CONCERN, CORRECTION, REINSTATEMENT = (
    "retraction",
    "expression of concern",
    "correction",
    "reinstatement",
)
# What an item is to a notice: the paper that it speaks of, the notice itself, or a report about the paper.
PAPER, NOTICE, ABOUT = "paper", "notice", "report about it"
STANDS = "yes"


class Item(NamedTuple):
    """A citation or a document of the review; identifiers in any spelling."""

    about: str  # the citation's id, or the report's file
    where: str  # citation or document
    label: str
    dois: tuple[str, ...] = ()
    pmids: tuple[str, ...] = ()
    about_dois: tuple[str, ...] = ()  # of the papers that it only speaks about


class Notice(NamedTuple):
    """A row of the list. Identifiers in one spelling, dates as 2020-09-30; what the list does not have is empty."""

    record_id: str
    nature: str
    date: str
    reasons: str
    notice_doi: str
    notice_pmid: str
    doi: str  # of the paper that the notice speaks of
    pmid: str
    title: str


class Listed(NamedTuple):
    """A list: its file, its date (empty where it has none), where the date comes from, and the digest of its bytes."""

    file: str = ""
    date: str = ""
    dated_by: str = ""
    sha256: str = ""


class Flag(NamedTuple):
    """A row of retractions.csv: one notice that speaks of one citation or document."""

    about: str
    where: str
    label: str
    found_as: str
    nature: str
    stands: str
    notice_date: str
    reasons: str
    notice_doi: str
    notice_pmid: str
    matched_by: str
    title: str
    record_id: str
    list_file: str
    list_date: str
    list_dated_by: str
    list_sha256: str


COLUMNS = Flag._fields


def of_citations(citations: Iterable[Mapping[str, Any]]) -> list[Item]:
    """Lines of citations.jsonl as items: every identifier of every merged record counts."""
    items = []
    for one in citations:
        names = [str(one["citation_id"]), *map(str, one.get("aliases") or ())]
        dois = [str(one.get("doi") or ""), *_named("doi:", names)]
        pmids = [str(one.get("pmid") or ""), *_named("pmid:", names)]
        items.append(Item(names[0], "citation", _label(one), tuple(dois), tuple(pmids)))
    return items


def of_documents(documents: Iterable[Document]) -> list[Item]:
    return [
        Item(
            one.file,
            "document",
            one.label,
            tuple(_named("doi:", one.identifiers)),
            tuple(_named("pmid:", one.identifiers)),
            (one.about_doi,) if one.about_doi else (),
        )
        for one in documents
    ]


def wanted(items: Iterable[Item]) -> frozenset[str]:
    """The identifiers of all items in one spelling, as `doi:…` and `pmid:…`."""
    return frozenset(name for item in items for name, _ in _names_of_item(item))


def names_of_notice(notice: Notice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the paper and those that only the notice has.

    Some journals retract in place: the paper's DOI is then the notice's as well, and stands for the paper.
    """
    paper = _names(notice.doi, notice.pmid)
    return paper, tuple(name for name in _names(notice.notice_doi, notice.notice_pmid) if name not in paper)


def check(notices: Iterable[Notice], items: Sequence[Item], listed: Listed) -> list[Flag]:
    """A row for each item and notice that share an identifier, in the order of the items, then of the dates."""
    places: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for number, item in enumerate(items):
        for name, about in _names_of_item(item):
            places[name].append((number, about))
    found: dict[tuple[int, str], list[tuple[Notice, str]]] = defaultdict(list)
    for notice in notices:
        hits: dict[tuple[int, str], list[str]] = defaultdict(list)
        paper, own = names_of_notice(notice)
        for name in paper:
            for number, about in places.get(name, ()):
                hits[number, ABOUT if about else PAPER].append(name)
        for name in own:
            for number, about in places.get(name, ()):
                if not about:
                    hits[number, NOTICE].append(name)
        for place, names in hits.items():
            found[place].append((notice, "; ".join(name.replace(":", " ", 1) for name in names)))
    order = (PAPER, ABOUT, NOTICE)
    return [
        _flag(items[number], found_as, notice, matched_by, [other for other, _ in found[number, found_as]], listed)
        for number, found_as in sorted(found, key=lambda place: (place[0], order.index(place[1])))
        for notice, matched_by in sorted(found[number, found_as], key=lambda one: _in_time(one[0]))
    ]


def _flag(item: Item, found_as: str, notice: Notice, matched_by: str, others: Sequence[Notice], listed: Listed) -> Flag:
    return Flag(
        about=item.about,
        where=item.where,
        label=item.label,
        found_as=found_as,
        nature=notice.nature,
        stands=_stands(notice, others),
        notice_date=notice.date,
        reasons=notice.reasons,
        notice_doi=notice.notice_doi,
        notice_pmid=notice.notice_pmid,
        matched_by=matched_by,
        title=notice.title,
        record_id=notice.record_id,
        list_file=listed.file,
        list_date=listed.date,
        list_dated_by=listed.dated_by,
        list_sha256=listed.sha256,
    )


def _stands(notice: Notice, others: Sequence[Notice]) -> str:
    """Whether a notice still holds among those about the same item.

    A later reinstatement of the same paper takes a retraction back, and a later retraction a reinstatement. Where the
    order or the paper is in doubt, people have to look; corrections and concerns change nothing.
    """
    against = {RETRACTION: REINSTATEMENT, REINSTATEMENT: RETRACTION}.get(notice.nature)
    doubt = False
    later = []
    for other in others:
        if other.nature != against or (other.date and notice.date and other.date < notice.date):
            continue
        same = {*_names(notice.doi, notice.pmid)} & {*_names(other.doi, other.pmid)}
        if same and other.date and notice.date and other.date > notice.date:
            later.append(other.date)
        else:
            doubt = True
    said = "reinstated" if against == REINSTATEMENT else "retracted"
    if later:
        return f"no, {said} on {min(later)}"
    return f"unclear, also {said}" if doubt else STANDS


def _in_time(notice: Notice) -> tuple[str, int, str, str]:
    return notice.date, len(notice.record_id), notice.record_id, notice.nature


def _names_of_item(item: Item) -> Iterator[tuple[str, bool]]:
    """The names of an item, and whether each is only that of a paper that the item speaks about."""
    own = dict.fromkeys(name for doi in item.dois for name in _names(identifiers.doi(doi), ""))
    own |= dict.fromkeys(name for pmid in item.pmids for name in _names("", identifiers.number(pmid)))
    about = dict.fromkeys(name for doi in item.about_dois for name in _names(identifiers.doi(doi), ""))
    yield from ((name, False) for name in own)
    yield from ((name, True) for name in about if name not in own)


def _names(doi: str, pmid: str) -> tuple[str, ...]:
    return tuple(name for name, value in ((f"doi:{doi}", doi), (f"pmid:{pmid}", pmid)) if value)


def _named(kind: str, names: Iterable[str]) -> list[str]:
    return [name.removeprefix(kind) for name in names if name.startswith(kind)]


def _label(citation: Mapping[str, Any]) -> str:
    """The label that it has throughout the review; without one first author and year, or the title and year."""
    if label := citation.get("label"):
        return str(label)
    authors = citation.get("authors") or ()
    first = authors if isinstance(authors, str) else str(authors[0]) if authors else ""
    name = first.split(";")[0].partition(",")[0].strip() or str(citation.get("title") or "")
    return " ".join(filter(None, (name, str(citation.get("year") or ""))))
