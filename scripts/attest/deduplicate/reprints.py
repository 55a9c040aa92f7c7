"""Texts that stand twice: in one issue under two page numbers, or in a later version; and abstracts that show it."""

from __future__ import annotations

from rapidfuzz import fuzz

from attest.deduplicate import names
from attest.deduplicate.bars import FULL_PAPER_PAGES, SAME, containers, volumes, years
from attest.deduplicate.location import FULL, PART
from attest.deduplicate.prepare import Prepared, Raw

LONG_TITLE = 12  # words; two abstracts of one team seldom share so many
ABSTRACT_READ, ABSTRACT_LEAST = 1500, 300  # characters: enough to know an abstract by, and too few to


def printed_again(one: Prepared, other: Prepared, raw: Raw | None, other_raw: Raw | None) -> str:
    """Why two records with different pages in one issue are one text: a slip in an index, or pages counted anew.

    Only for full papers whose abstracts are the same word for word, and for electronic pages (e8, e3) under a long
    title with the same authors throughout; several abstracts of one meeting never have all of that in common.
    """
    if not (one.issue and one.issue == other.issue and one.volume and one.volume == other.volume and one.telling):
        return ""
    if years(one, other) or containers(one, other) < FULL or names.agree(one.names, other.names) != names.AGREE:
        return ""
    left, right = one.pages, other.pages
    whole = left.extent == right.extent >= FULL_PAPER_PAGES
    if whole and raw is not None and other_raw is not None and same_abstract(raw, other_raw):
        return "same title, authors, issue, number of pages and abstract"
    electronic = left.letters == right.letters == "e" and one.tight == other.tight
    long = len(one.title.split()) >= LONG_TITLE and len(one.names.families) > 2
    if electronic and long and one.names.families == other.names.families:
        return "same long title, authors and issue, electronic pages differ"
    return ""


def same_abstract(raw: Raw, other_raw: Raw) -> bool:
    """Whether two abstracts of some length are the same, as far as the shorter goes: databases cut them."""
    left, right = (str(each.get("abstract") or "")[:ABSTRACT_READ].lower() for each in (raw, other_raw))
    short = min(len(left), len(right))
    return short >= ABSTRACT_LEAST and fuzz.ratio(left[:short], right[:short]) >= 95


def review_version(doi: str) -> str:
    """A Cochrane review's DOI without its update: `10.1002/14651858.cd002273.pub3`."""
    head, found, tail = doi.rpartition(".pub")
    return head if found and tail.isdigit() else doi


def same_issue(one: Prepared, other: Prepared) -> bool:
    """The same journal, year and volume, and no other issue."""
    together = volumes(one, other) == SAME and containers(one, other) >= PART and years(one, other) == 0
    return together and (not one.issue or not other.issue or one.issue == other.issue)
