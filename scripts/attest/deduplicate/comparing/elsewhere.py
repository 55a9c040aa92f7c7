"""Pairs whose place agrees in part or is not known: merged where title, authors and what is known leave no doubt."""

from __future__ import annotations

from attest.deduplicate.comparing.bars import (
    CONFLICT,
    FULL_PAPER_PAGES,
    OPEN,
    SAME,
    containers,
    first_pages,
    volumes,
    years,
)
from attest.deduplicate.comparing.judgement import DOUBT, MERGE, NOTHING, PLACED, TITLE_WORDS, Judgement
from attest.deduplicate.comparing.prepare import Prepared
from attest.deduplicate.fields import names, titles
from attest.deduplicate.fields.location import FULL, OTHER, PART, UNKNOWN
from attest.deduplicate.fields.signs import Sign
from attest.deduplicate.fields.titles import BEGINNING, CLOSE, EXACT, VARIANT


def elsewhere(one: Prepared, other: Prepared, title: int, similarity: float, who: int) -> Judgement:
    """The place agrees in part or is not known; nothing contradicts."""
    where = containers(one, other)
    volume, page, apart = volumes(one, other), first_pages(one, other), years(one, other)
    reason = f"{TITLE_WORDS[title]}{' and authors' if who == names.AGREE else ''}"
    if title == CLOSE and who == names.AGREE and titles.one_slip(one.title, other.title):
        title, reason = VARIANT, f"{reason}, one letter apart"
    if title < VARIANT:
        near = who == names.AGREE and apart == 0 and where >= PART and (volume == SAME or page == SAME)
        near = near and (title == BEGINNING or similarity >= 0.9)
        return Judgement(DOUBT, f"{reason}, same journal and year", 0.55) if near else NOTHING
    if who != names.AGREE:
        return _nobody_named(one, other, title, reason, where)
    # Initials do not name the one author of a thesis; in Dissertation Abstracts it stands under a later year.
    if one.told & other.told & Sign.THESIS and title == EXACT and _dated(one, other) and _named_in_full(one, other):
        return Judgement(MERGE, f"{reason}, both a thesis", 0.88)
    if (apart or not _dated(one, other)) and where == FULL and one.telling:
        if title == EXACT and _in_one_volume(one, other):
            return Judgement(MERGE, f"{reason}, same journal and volume", 0.87)
        if volume != CONFLICT and _one_range(one, other):
            return Judgement(MERGE, f"{reason}, same journal and range of pages", PLACED)
    if apart:
        return _a_year_apart(one, other, title, reason, where)
    if not one.telling:
        # "Editorial" comes back in every issue: only the issue or the page tells which one it is.
        located = page == SAME or (volume == SAME and _one_issue(one, other))
        sure = where == FULL and title == EXACT and located
        return Judgement(MERGE if sure else DOUBT, f"{reason}, same journal and year", 0.87 if sure else 0.5)
    return _same_year(one, other, title, reason)


def _dated(one: Prepared, other: Prepared) -> bool:
    return bool(one.year and other.year)


def _named_in_full(one: Prepared, other: Prepared) -> bool:
    """The same names with at least one given name written out."""
    return one.names == other.names and len(one.names.words) > len(one.names.families)


def _one_issue(one: Prepared, other: Prepared) -> bool:
    return bool(one.issue) and one.issue == other.issue


def _issues(one: Prepared, other: Prepared) -> bool:
    """Whether no issue speaks against it."""
    return not one.issue or not other.issue or one.issue == other.issue


def _one_range(one: Prepared, other: Prepared) -> bool:
    """As many pages as a paper fills, the same from first to last; what comes every year may begin on one page."""
    left, right = one.pages, other.pages
    return left == right and left.extent >= FULL_PAPER_PAGES and _issues(one, other)


def _in_one_volume(one: Prepared, other: Prepared) -> bool:
    """One volume of a journal, whatever the year: a series comes back in later volumes."""
    together = bool(one.volume) and one.volume == other.volume and _issues(one, other)
    return together and not _of_meeting(one) and not _of_meeting(other)


def _nobody_named(one: Prepared, other: Prepared, title: int, reason: str, where: int) -> Judgement:
    """Without authors, only a title that tells, in one issue, and no abstract of a meeting."""
    if where < PART or years(one, other) or not one.telling:
        return NOTHING
    issue = _one_issue(one, other) and _dated(one, other) and _in_one_volume(one, other)
    if issue and title == EXACT and where == FULL:
        return Judgement(MERGE, f"{reason}, same journal, year, volume and issue", 0.86)
    return Judgement(DOUBT, f"{reason}, authors not known", 0.5)


def _a_year_apart(one: Prepared, other: Prepared, title: int, reason: str, where: int) -> Judgement:
    """A year's shift is an online-first date, or the next of an annual series: only the former is merged."""
    ahead = any(first.pages.first == 1 and not first.volume and first.pages.extent > 1 for first in (one, other))
    if ahead and title == EXACT and where == FULL and one.pages.extent == other.pages.extent and one.telling:
        return Judgement(MERGE, f"{reason}, same journal and number of pages, one ahead of print", 0.87)
    if where != OTHER and one.telling:
        return Judgement(DOUBT, f"{reason}, but years {one.year} and {other.year}", 0.5)
    return NOTHING


def _same_year(one: Prepared, other: Prepared, title: int, reason: str) -> Judgement:
    where = containers(one, other)
    volume, page = volumes(one, other), first_pages(one, other)
    issues = _issues(one, other)
    known = _dated(one, other)
    meeting, of_meeting = bool((one.told | other.told) & Sign.ABSTRACT), _of_meeting(one) or _of_meeting(other)
    paged = bool(one.pages.first) + bool(other.pages.first)
    if page == OPEN and ((paged == 1 and of_meeting) or (paged == 0 and meeting)):
        return Judgement(DOUBT, f"{reason}, but no page tells which abstract of a meeting it is", 0.6)
    if where >= PART and known and issues and not (meeting and title < EXACT):
        if page == SAME and volume == OPEN:
            return Judgement(MERGE, f"{reason}, same journal, year and page", PLACED)
        if volume == SAME and page == OPEN:
            return Judgement(MERGE, f"{reason}, same journal, year and volume", 0.93)
        if where == FULL and title == EXACT and volume == OPEN and page == OPEN:
            return Judgement(MERGE, f"{reason}, same journal and year", 0.9)
    if where == UNKNOWN and title == EXACT and known and not meeting and issues:
        if (volume == SAME or page == SAME) and names.surely(one.names, other.names):
            return Judgement(MERGE, f"{reason}, same year and {'volume' if volume == SAME else 'page'}", 0.9)
        if _bare(one) != _bare(other) and len(one.tight) >= 50 and _all_named(one, other) and not of_meeting:
            return Judgement(MERGE, f"{reason} throughout, same year, one without any place", 0.85)
        # Otherwise a record without a place may be the abstract or the preprint of one that has a place.
        if not one.containers and not other.containers and not one.pages.first and not other.pages.first:
            sure = names.surely(one.names, other.names) and one.volume == other.volume
            return Judgement(
                MERGE if sure else DOUBT, f"{reason}, same year, nothing else known", 0.86 if sure else 0.55
            )
    if page == SAME and title == EXACT and known and where == PART:
        return Judgement(MERGE, f"{reason}, same year and page", 0.9)
    return Judgement(DOUBT, f"{reason}, but too little else to tell", 0.55)


def _of_meeting(one: Prepared) -> bool:
    """Whether it may be one of many abstracts, whose authors give several under one title; the page tells which."""
    lettered = one.pages.letters not in ("", "e", "cd") and one.pages.extent <= 1
    return one.supplement or lettered or bool(one.told & Sign.ABSTRACT)


def _bare(one: Prepared) -> bool:
    """Whether it is a mere citation, as lists of references give it; with an abstract it may be a preprint's record."""
    return not (one.containers or one.volume or one.issue or one.pages.first or one.doi or one.described)


def _all_named(one: Prepared, other: Prepared) -> bool:
    """Three authors or more, the same throughout."""
    return one.names.families == other.names.families and len(one.names.families) > 2
