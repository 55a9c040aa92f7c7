"""Which pairs of records are worth comparing: those that share a key, in blocks of bounded size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attest.deduplicate.comparing.bars import YEARS_NEAR
from attest.deduplicate.comparing.prepare import Prepared
from attest.deduplicate.fields import names
from attest.deduplicate.fields.signs import Sign

LARGEST = 12  # records in which every pair is compared; a publication has rarely more copies
WINDOW = 4  # in a larger block each record meets only as many neighbours in each order
LONG_START = 45  # letters; in a larger block titles are neighbours as far as so many are the same
BITS = 32  # a pair is kept as one whole number
LOWER = (1 << BITS) - 1

Key = Callable[[Prepared], Iterable[object]]


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
        words = sorted(set(one.title.split()))
        words.sort(key=len, reverse=True)
        yield one.year, *words[:3]


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


BY_TITLE: tuple[Key, ...] = (title_start, title_end, long_words, first_author)


def pairs(records: Sequence[Prepared]) -> list[int]:
    """All pairs to compare, each once, in a fixed order; `parted` gives the two places."""
    found = set(_of_key(records, identifiers))
    found.update(pair for pair in _of_key(records, place) if _related(records[pair >> BITS], records[pair & LOWER]))
    for key in BY_TITLE:
        found.update(pair for pair in _of_key(records, key) if _near(records[pair >> BITS], records[pair & LOWER]))
    return sorted(found)


def _related(one: Prepared, other: Prepared) -> bool:
    """Whether two records on one page, perhaps of two journals, have authors in common, or titles that begin alike."""
    if one.tight[:3] == other.tight[:3] or one.others or other.others:
        return True
    return names.agree(one.names, other.names) != names.DISAGREE


def _near(one: Prepared, other: Prepared) -> bool:
    """Whether two records of like titles can be judged other than apart: neither years nor authors are far off."""
    if one.year and other.year and abs(one.year - other.year) > YEARS_NEAR and not (_version(one) or _version(other)):
        return False
    return names.agree(one.names, other.names) != names.DISAGREE


def _version(one: Prepared) -> bool:
    """Whether it may be linked to a text of any year, as a preprint or as an update of a review."""
    return bool(one.told & Sign.PREPRINT) or ".pub" in one.doi


def parted(pair: int) -> tuple[int, int]:
    return pair >> BITS, pair & LOWER


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
            yield from _neighbours(sorted(own, key=lambda number: by_place(records[number])))
    ordered = sorted(members, key=lambda number: by_title(records[number]))
    start = 0
    for at in range(1, len(ordered) + 1):
        # Titles that go on as the first of them begins stand together.
        if at == len(ordered) or not records[ordered[at]].tight.startswith(records[ordered[start]].tight[:LONG_START]):
            yield from _neighbours(ordered[start:at])
            start = at


def by_title(one: Prepared) -> tuple[Any, ...]:
    return one.tight, one.year, one.names.first, one.pages, one.number


def by_place(one: Prepared) -> tuple[Any, ...]:
    return one.year, one.volume, one.pages.first, one.names.first, one.tight, one.number


def _neighbours(ordered: Sequence[int]) -> Iterator[int]:
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + WINDOW]:
            if one != other:
                yield (one << BITS | other) if one < other else (other << BITS | one)
