"""Whether two records are one publication: the vetoes first, then title, authors and place together."""

from __future__ import annotations

from attest.deduplicate.comparing.bars import (
    CONFLICT,
    SAME,
    barred,
    containers,
    first_pages,
    same_identifier,
    same_place,
    years,
)
from attest.deduplicate.comparing.elsewhere import elsewhere
from attest.deduplicate.comparing.judgement import (
    APART,
    DOUBT,
    MERGE,
    NOTHING,
    PLACED,
    TITLE_WORDS,
    VERSION,
    Judgement,
)
from attest.deduplicate.comparing.prepare import Prepared, Raw
from attest.deduplicate.comparing.reprints import (
    of_abstracts,
    printed_again,
    review_version,
    same_abstract,
    same_issue,
    settled_by_abstracts,
)
from attest.deduplicate.fields import names, titles
from attest.deduplicate.fields.location import OTHER, PART
from attest.deduplicate.fields.signs import Sign
from attest.deduplicate.fields.titles import BEGINNING, CLOSE, EXACT, SOME, UNLIKE, VARIANT

# Under these vetoes two records of one issue with the same title and authors are a series, or one of them is mistaken.
IN_SERIES = ("different first pages", "different PMIDs", "different DOIs")


def compare(one: Prepared, other: Prepared, raw: Raw | None = None, other_raw: Raw | None = None) -> Judgement:
    """Judge a pair. The raw records are looked at only where abstracts can settle a doubt or raise one."""
    shared = same_identifier(one, other)
    who = names.agree(one.names, other.names)
    if who == names.DISAGREE and not shared and not same_place(one, other):
        return NOTHING
    if veto := barred(one, other):
        return _vetoed(one, other, veto, who, raw, other_raw)
    title, similarity = _titles(one, other)
    if shared:
        return _identified(one, other, shared, title, similarity, who)
    if title == UNLIKE or who == names.DISAGREE:
        return _unlike(one, other, title, who)
    placed = same_place(one, other)
    judged = (_in_place if placed else elsewhere)(one, other, title, similarity, who)
    if judged.verdict == DOUBT and not placed:
        return settled_by_abstracts(one, other, judged, title, raw, other_raw)
    two_dois = one.doi and other.doi and one.doi != other.doi  # registered twice, or a veto would stand
    sure = placed and title == EXACT and not two_dois
    if judged.verdict == MERGE and not sure and same_abstract(raw, other_raw) == CONFLICT:
        return Judgement(DOUBT, f"{judged.reason}, but different abstracts", 0.6)
    return judged


def _titles(one: Prepared, other: Prepared) -> tuple[int, float]:
    """The best likeness of any reading of the one title with any of the other."""
    best = titles.likeness(one.title, other.title)
    if best[0] < VARIANT and (one.others or other.others):
        for left in (one.title, *one.others):
            for right in (other.title, *other.others):
                best = max(best, titles.likeness(left, right))
    return best


def _vetoed(one: Prepared, other: Prepared, veto: str, who: int, raw: Raw | None, other_raw: Raw | None) -> Judgement:
    """Apart; shown to people where all else agrees, and linked where the two are versions of one text."""
    apart = Judgement(APART, veto, 0.0, True)
    if who != names.AGREE:
        return apart
    versions = _versions(one, other, veto)
    if not versions and not same_place(one, other) and not (veto in IN_SERIES and same_issue(one, other)):
        return apart
    title, similarity = _titles(one, other)
    if title < VARIANT:
        return apart
    if versions:
        return Judgement(VERSION, f"{versions}, {TITLE_WORDS[title]}", round(0.9 * similarity, 3), True)
    if veto == "different first pages" and (again := printed_again(one, other, raw, other_raw)):
        return Judgement(MERGE, again, 0.86)
    if one.stated ^ other.stated or one.part != other.part:
        return apart
    return Judgement(DOUBT, f"{TITLE_WORDS[title]} and authors, but {veto}", round(0.5 * similarity, 3), True)


def _versions(one: Prepared, other: Prepared, veto: str) -> str:
    """Why two records may be versions of one text that are linked and not merged; nothing where they are not."""
    if (one.told | other.told) & Sign.PREPRINT and veto in ("different DOIs", "only one is a preprint"):
        return veto
    if veto == "different DOIs" and review_version(one.doi) == review_version(other.doi):
        return "versions of one review"
    return ""


def _identified(one: Prepared, other: Prepared, shared: str, title: int, similarity: float, who: int) -> Judgement:
    """A shared identifier decides unless the titles belie it: identifiers are mistyped, and supplements share one."""
    reason = f"{shared}, {TITLE_WORDS[title]}"
    if title >= VARIANT:
        return Judgement(MERGE, reason, 1.0)
    page, place = first_pages(one, other), same_place(one, other)
    alike = title >= BEGINNING or (title >= SOME and who == names.AGREE and not of_abstracts(one, other))
    if alike and who != names.DISAGREE and page != CONFLICT:
        return Judgement(MERGE, reason, 0.97)
    if title == CLOSE and (page == SAME or titles.one_slip(one.title, other.title)):
        return Judgement(MERGE, reason, 0.96)
    if not one.title or not other.title or (place and who == names.AGREE and _other_language(one, other)):
        return Judgement(MERGE, reason, 0.95)
    if who == names.AGREE or title >= SOME or place:
        return Judgement(DOUBT, reason, 0.6)
    return Judgement(APART, f"{shared}, but different titles and authors", 0.0, True)


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
    same_end = one.pages.last == other.pages.last and one.pages.extent > 1
    if title == VARIANT and who == names.UNKNOWN and where >= PART and same_end and one.telling:
        return Judgement(MERGE, f"{reason}, same last page", PLACED)
    if (where == OTHER and title < BEGINNING) or who != names.AGREE:
        return Judgement(DOUBT, reason, 0.6)
    several = _one_page(one, other) or bool((one.told | other.told) & Sign.ABSTRACT)
    if title == VARIANT or (title == BEGINNING and not (several and one.issue != other.issue)):
        return Judgement(MERGE, reason, PLACED)
    if title == CLOSE and titles.one_slip(one.title, other.title):
        return Judgement(MERGE, f"{reason}, one letter apart", PLACED)
    if not several and (title == CLOSE or (same_end and similarity >= 0.6)):
        return Judgement(MERGE, reason, 0.9)
    if title >= CLOSE or similarity >= 0.7:
        return Judgement(DOUBT, reason, 0.6)
    return _unlike(one, other, title, who)


__all__ = ["APART", "DOUBT", "MERGE", "NOTHING", "PLACED", "VERSION", "Judgement", "compare"]
