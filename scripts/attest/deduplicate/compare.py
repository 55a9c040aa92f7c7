"""Whether two records are one publication: the vetoes first, then title, authors and place together."""

from __future__ import annotations

from typing import NamedTuple

from attest.deduplicate import names, titles
from attest.deduplicate.bars import (
    OPEN,
    SAME,
    barred,
    containers,
    first_pages,
    same_identifier,
    same_place,
    volumes,
    years,
)
from attest.deduplicate.location import FULL, OTHER, PART, UNKNOWN
from attest.deduplicate.prepare import Prepared, Raw
from attest.deduplicate.reprints import printed_again, review_version, same_abstract, same_issue
from attest.deduplicate.signs import Sign
from attest.deduplicate.titles import BEGINNING, CLOSE, EXACT, SOME, UNLIKE, VARIANT

MERGE, DOUBT, APART, VERSION = "same", "doubtful", "different", "version"

TITLE_WORDS = {
    EXACT: "same title",
    VARIANT: "same title but for spelling",
    BEGINNING: "one title is the beginning of the other",
    CLOSE: "similar titles",
    SOME: "somewhat similar titles",
    UNLIKE: "different titles",
}


# Under these vetoes two records of one issue with the same title and authors are a series, or one of them is mistaken.
IN_SERIES = ("different first pages", "different PMIDs", "different DOIs")
PLACED = 0.94  # scores from here on rest on an identifier or on the place; the others on what is not contradicted


class Judgement(NamedTuple):
    """What two records are to each other, why, and how sure that is (0 to 1); `veto`: never one, whatever the score."""

    verdict: str
    reason: str
    score: float
    veto: bool = False


NOTHING = Judgement(APART, "", 0.0)


def compare(one: Prepared, other: Prepared, raw: Raw | None = None, other_raw: Raw | None = None) -> Judgement:
    """Judge a pair. The raw records are looked at only where abstracts can settle a doubt."""
    shared = same_identifier(one, other)
    who = names.agree(one.names, other.names)
    if who == names.DISAGREE and not shared and not same_place(one, other):
        return NOTHING
    veto = barred(one, other)
    if veto and who != names.AGREE:
        return Judgement(APART, veto, 0.0, True)
    title, similarity = _titles(one, other)
    if veto:
        if (
            veto == "different first pages"
            and title >= VARIANT
            and (again := printed_again(one, other, raw, other_raw))
        ):
            return Judgement(MERGE, again, 0.86)
        return _vetoed(one, other, veto, title, similarity)
    if shared:
        return _identified(one, other, shared, title, similarity, who)
    if title == UNLIKE or who == names.DISAGREE:
        return _unlike(one, other, title, who)
    if same_place(one, other):
        return _in_place(one, other, title, similarity, who)
    judged = _elsewhere(one, other, title, similarity, who)
    if judged.verdict == DOUBT and raw is not None and other_raw is not None:
        return _settled_by_abstracts(one, other, judged, title, raw, other_raw)
    return judged


def _titles(one: Prepared, other: Prepared) -> tuple[int, float]:
    """The best likeness of any reading of the one title with any of the other."""
    best = titles.likeness(one.title, other.title)
    if best[0] < VARIANT and (one.others or other.others):
        for left in (one.title, *one.others):
            for right in (other.title, *other.others):
                best = max(best, titles.likeness(left, right))
    return best


def _vetoed(one: Prepared, other: Prepared, veto: str, title: int, similarity: float) -> Judgement:
    """Apart; shown to people where all else agrees, and linked where the two are versions of one text."""
    if title < VARIANT:
        return Judgement(APART, veto, 0.0, True)
    if (one.told | other.told) & Sign.PREPRINT and veto in ("different DOIs", "only one is a preprint"):
        return Judgement(VERSION, f"{veto}, {TITLE_WORDS[title]}", round(0.9 * similarity, 3), True)
    if veto == "different DOIs" and review_version(one.doi) == review_version(other.doi):
        return Judgement(VERSION, f"versions of one review, {TITLE_WORDS[title]}", 0.9, True)
    near = same_place(one, other) or (veto in IN_SERIES and same_issue(one, other))
    if near and not (one.stated ^ other.stated) and one.part == other.part:
        return Judgement(DOUBT, f"{TITLE_WORDS[title]} and authors, but {veto}", round(0.5 * similarity, 3), True)
    return Judgement(APART, veto, 0.0, True)


def _identified(one: Prepared, other: Prepared, shared: str, title: int, similarity: float, who: int) -> Judgement:
    """A shared identifier decides unless the titles belie it: identifiers are mistyped, and supplements share one."""
    reason = f"{shared}, {TITLE_WORDS[title]}"
    alike = title >= BEGINNING or (title >= SOME and who != names.DISAGREE and not _abstracts(one, other))
    if title >= VARIANT or (alike and who != names.DISAGREE):
        return Judgement(MERGE, reason, 1.0 if title >= VARIANT else 0.97)
    if title == CLOSE and (first_pages(one, other) == SAME or titles.one_slip(one.title, other.title)):
        return Judgement(MERGE, reason, 0.96)
    place = same_place(one, other)
    if not one.title or not other.title or (place and who == names.AGREE and _other_language(one, other)):
        return Judgement(MERGE, reason, 0.95)
    if who == names.AGREE or title >= SOME or place:
        return Judgement(DOUBT, reason, 0.6)
    return Judgement(APART, f"{shared}, but different titles and authors", 0.0, True)


def _abstracts(one: Prepared, other: Prepared) -> bool:
    """Whether one of the two may be a conference abstract, of which several stand on a page under like titles."""
    return bool((one.told | other.told) & Sign.ABSTRACT) or bool(one.pages.letters and one.pages.extent <= 1)


def _one_page(one: Prepared, other: Prepared) -> bool:
    """Whether nothing says that the text fills more than a page."""
    return max(one.pages.extent, other.pages.extent) <= 1


def _other_language(one: Prepared, other: Prepared) -> bool:
    return one.translated or other.translated or not one.title.isascii() or not other.title.isascii()


def _unlike(one: Prepared, other: Prepared, title: int, who: int) -> Judgement:
    """Titles or authors differ; only a title in another language can still be the same publication."""
    if not same_place(one, other):
        return NOTHING
    where = containers(one, other)
    if title <= SOME and who == names.AGREE and where != OTHER and one.pages.last == other.pages.last:
        sure = names.surely(one.names, other.names) and where >= PART and one.pages.extent > 1
        if sure and _other_language(one, other) and years(one, other) == 0:
            return Judgement(MERGE, "same place and authors, title in another language", 0.86)
        if one.pages.extent > 1 or _other_language(one, other):
            return Judgement(DOUBT, "same place and authors, but different titles", 0.5)
    if title >= VARIANT and who == names.DISAGREE and where != OTHER:
        return Judgement(DOUBT, f"{TITLE_WORDS[title]} and place, but different authors", 0.5)
    return NOTHING


def _in_place(one: Prepared, other: Prepared, title: int, similarity: float, who: int) -> Judgement:
    """Volume and first page agree: the title may be damaged, but must not be another abstract of the same page."""
    where = containers(one, other)
    reason = f"same volume and first page, {TITLE_WORDS[title]}"
    if who == names.AGREE:
        reason += " and authors"
    if title == EXACT:
        sure = who == names.AGREE or where >= PART or one.telling
        return Judgement(MERGE if sure else DOUBT, reason, 0.98 if where >= PART else 0.95)
    if (where == OTHER and title < BEGINNING) or who != names.AGREE:
        return Judgement(DOUBT, reason, 0.6)
    several = _one_page(one, other) or bool((one.told | other.told) & Sign.ABSTRACT)
    if title == VARIANT or (title == BEGINNING and not (several and one.issue != other.issue)):
        return Judgement(MERGE, reason, 0.94)
    if title == CLOSE and titles.one_slip(one.title, other.title):
        return Judgement(MERGE, f"{reason}, one letter apart", 0.92)
    same_end = one.pages.last == other.pages.last and one.pages.extent > 1
    if not several and (title == CLOSE or (same_end and similarity >= 0.6)):
        return Judgement(MERGE, reason, 0.9)
    if title >= CLOSE or similarity >= 0.7:
        return Judgement(DOUBT, reason, 0.6)
    return _unlike(one, other, title, who)


def _elsewhere(one: Prepared, other: Prepared, title: int, similarity: float, who: int) -> Judgement:
    """The place agrees in part or is not known; nothing contradicts."""
    where = containers(one, other)
    volume, page, apart = volumes(one, other), first_pages(one, other), years(one, other)
    reason = f"{TITLE_WORDS[title]}{' and authors' if who == names.AGREE else ''}"
    if title < VARIANT:
        near = who == names.AGREE and apart == 0 and where >= PART and (volume == SAME or page == SAME)
        near = near and (title == BEGINNING or similarity >= 0.9)
        return Judgement(DOUBT, f"{reason}, same journal and year", 0.55) if near else NOTHING
    if who != names.AGREE:
        likely = where >= PART and apart == 0 and one.telling
        return Judgement(DOUBT, f"{reason}, authors not known", 0.5) if likely else NOTHING
    # Initials do not name the one author of a thesis; in Dissertation Abstracts it stands under a later year.
    if one.told & other.told & Sign.THESIS and title == EXACT and apart <= 1 and _named_in_full(one, other):
        return Judgement(MERGE, f"{reason}, both a thesis", 0.88)
    if apart == 1:
        return _a_year_apart(one, other, title, reason, where)
    if not one.telling:
        # "Editorial" comes back in every issue: only the issue or the page tells which one it is.
        located = page == SAME or (volume == SAME and one.issue and one.issue == other.issue)
        sure = where == FULL and title == EXACT and bool(located)
        return Judgement(MERGE if sure else DOUBT, f"{reason}, same journal and year", 0.87 if sure else 0.5)
    return _same_year(one, other, title, reason)


def _named_in_full(one: Prepared, other: Prepared) -> bool:
    """The same names with at least one given name written out."""
    return one.names == other.names and len(one.names.words) > len(one.names.families)


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
    issues = not one.issue or not other.issue or one.issue == other.issue
    known = one.year and other.year
    meeting = bool((one.told | other.told) & Sign.ABSTRACT)
    if page == OPEN and bool(one.pages.first) != bool(other.pages.first) and (_of_meeting(one) or _of_meeting(other)):
        return Judgement(DOUBT, f"{reason}, but one of two abstracts of a meeting has no page", 0.6)
    if where >= PART and known and issues and not (meeting and title < EXACT):
        if (volume == SAME and page == OPEN) or (page == SAME and volume == OPEN):
            return Judgement(MERGE, f"{reason}, same journal, year and {'volume' if volume else 'page'}", 0.93)
        if where == FULL and title == EXACT and volume == OPEN and page == OPEN:
            return Judgement(MERGE, f"{reason}, same journal and year", 0.9)
    if where == UNKNOWN and title == EXACT and known and not meeting and issues:
        if (volume == SAME or page == SAME) and names.surely(one.names, other.names):
            return Judgement(MERGE, f"{reason}, same year and {'volume' if volume == SAME else 'page'}", 0.9)
        if _bare(one) != _bare(other) and len(one.tight) >= 50 and _all_named(one, other):
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
    """Whether nothing says where the publication stands."""
    return not (one.containers or one.volume or one.issue or one.pages.first)


def _all_named(one: Prepared, other: Prepared) -> bool:
    """Several authors, the same throughout."""
    return one.names.families == other.names.families and len(one.names.families) > 1


def _settled_by_abstracts(
    one: Prepared, other: Prepared, judged: Judgement, title: int, raw: Raw, other_raw: Raw
) -> Judgement:
    """A long abstract, word for word the same, settles a doubt about a title that tells publications apart."""
    if title < VARIANT or not one.telling or years(one, other) > 0 or _abstracts(one, other):
        return judged
    # A record without any place may be the abstract or the preprint, which have the same abstract.
    if containers(one, other) < PART and first_pages(one, other) != SAME and volumes(one, other) != SAME:
        return judged
    if same_abstract(raw, other_raw):
        return Judgement(MERGE, f"{judged.reason}; same abstract", 0.9)
    return judged


__all__ = ["APART", "DOUBT", "MERGE", "NOTHING", "OPEN", "VERSION", "Judgement", "compare"]
