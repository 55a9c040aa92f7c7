"""Which pairs of records are worth comparing: those that share a key, in blocks of bounded size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attest.deduplicate.prepare import Prepared

LARGEST = 12  # records in which every pair is compared; a publication has rarely more copies
WINDOW = 4  # in a larger block each record meets only as many neighbours in each order
BITS = 32  # a pair is kept as one whole number

Key = Callable[[Prepared], Iterable[object]]
Order = Callable[[Prepared], tuple[Any, ...]]


def identifiers(one: Prepared) -> Iterable[object]:
    if one.doi:
        yield one.doi
    if one.pmid:
        yield "pmid", one.pmid
    if one.pmcid:
        yield "pmc", one.pmcid
    if one.accession:
        yield "accession", one.accession
    yield from one.aliases
    for registration in one.registrations:
        yield "reg", registration


def title_start(one: Prepared) -> Iterable[object]:
    """The first letters, whatever spaces lie between: catches titles that were cut or go on with a subtitle."""
    if len(one.tight) >= 8:
        yield one.tight[:30]
    for other in one.others:
        yield other.replace(" ", "")[:30]


def title_end(one: Prepared) -> Iterable[object]:
    """The last letters and the first author: catches slips at the beginning and differing headings.

    Without the author, "… : a systematic review and meta-analysis" alone would bring thousands together.
    """
    if len(one.tight) >= 20:
        yield one.tight[-26:], one.names.first[:4]


def long_words(one: Prepared) -> Iterable[object]:
    """The year and the longest words: catches differences elsewhere."""
    if one.year and len(one.tight) >= 25:
        words = sorted(set(one.title.split()), key=lambda word: (-len(word), word))[:3]
        yield one.year, *words


def place(one: Prepared) -> Iterable[object]:
    """Volume, first page and year: catches titles in another language, or mangled ones."""
    if one.pages.first and (one.volume or one.issue):
        yield one.volume or one.issue, one.pages.first, one.year
        if one.volume and one.issue:
            # Some databases give the series' volume as an issue.
            yield one.issue, one.pages.first, one.year


def first_author(one: Prepared) -> Iterable[object]:
    """First author, year and page: catches records without a volume."""
    if one.pages.first and one.names.first:
        yield one.names.first, one.pages.first, one.year


KEYS: tuple[Key, ...] = (identifiers, title_start, title_end, long_words, place, first_author)


def pairs(records: Sequence[Prepared]) -> list[int]:
    """All pairs to compare, each once, in a fixed order; `parted` gives the two places."""
    found: set[int] = set()
    for key in KEYS:
        found.update(_of_key(records, key))
    return sorted(found)


def parted(pair: int) -> tuple[int, int]:
    return pair >> BITS, pair & ((1 << BITS) - 1)


def _of_key(records: Sequence[Prepared], key: Key) -> Iterator[int]:
    # Most keys belong to one record: a list is made only when a second one comes.
    first: dict[object, int] = {}
    more: dict[object, list[int]] = defaultdict(list)
    for one in records:
        for name in key(one):
            if first.setdefault(name, one.number) != one.number:
                more[name].append(one.number)
    for name, numbers in more.items():
        members = [first[name], *numbers]
        if len(members) <= LARGEST:
            yield from _all(members)
        else:
            yield from _over_full(records, members)


def _all(members: Sequence[int]) -> Iterator[int]:
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            if one != other:
                yield (one << BITS | other) if one < other else (other << BITS | one)


def _over_full(records: Sequence[Prepared], members: Sequence[int]) -> Iterator[int]:
    """Smaller blocks by first author, and neighbours by title and by place: work that grows with the block's size."""
    by_author: dict[str, list[int]] = defaultdict(list)
    for number in members:
        by_author[records[number].names.first[:4]].append(number)
    for own in by_author.values():
        if len(own) <= LARGEST:
            yield from _all(own)
        else:
            yield from _neighbours(records, own, by_place)
    yield from _neighbours(records, members, by_title)


def by_title(one: Prepared) -> tuple[Any, ...]:
    return one.tight, one.year, one.names.first, one.pages, one.number


def by_place(one: Prepared) -> tuple[Any, ...]:
    return one.year, one.volume, one.pages.first, one.names.first, one.tight, one.number


def _neighbours(records: Sequence[Prepared], members: Sequence[int], order: Order) -> Iterator[int]:
    ordered = sorted(members, key=lambda number: order(records[number]))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + WINDOW]:
            if one != other:
                yield (one << BITS | other) if one < other else (other << BITS | one)
