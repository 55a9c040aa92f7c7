"""Texts that stand twice: in one issue under two page numbers, or in a later version; and abstracts that show it."""

from __future__ import annotations

from rapidfuzz import fuzz

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
from attest.deduplicate.comparing.judgement import MERGE, PLACED, Judgement
from attest.deduplicate.comparing.prepare import Prepared, Raw
from attest.deduplicate.fields import names
from attest.deduplicate.fields.location import FULL, PART
from attest.deduplicate.fields.signs import Sign
from attest.deduplicate.fields.titles import CLOSE, VARIANT

LONG_TITLE = 12  # words; two abstracts of one team seldom share so many
MOST_PAGES = 60  # of an article in a journal
ABSTRACT_READ, ABSTRACT_LEAST = 1500, 300  # characters: enough to know an abstract by, and too few to
# Of a hundred letters: copies of one abstract share 70 and more, however databases edit them; those of two articles of
# one field 30 to 50.
COPIED, OTHERWISE = 95, 60


def printed_again(one: Prepared, other: Prepared, raw: Raw | None, other_raw: Raw | None) -> str:
    """Why two records with different pages in one issue are one text: a slip in an index, or pages counted anew.

    Only where the abstracts are the same word for word, for full papers and for articles that one database lists by
    their number and another by how many pages they fill; and for electronic pages (e8, e3) under a long title with the
    same authors throughout. Several abstracts of one meeting never have all of that in common.
    """
    if not one.volume or one.volume != other.volume or years(one, other) or not one.telling:
        return ""
    if containers(one, other) < FULL or names.agree(one.names, other.names) != names.AGREE:
        return ""
    left, right = one.pages, other.pages
    abstracts = same_abstract(raw, other_raw)
    if abstracts == SAME and _number_and_length(one, other):
        return "same title, authors, volume and abstract, one with the number of pages for the page"
    if not one.issue or one.issue != other.issue:
        return ""
    if abstracts == SAME and left.extent == right.extent >= FULL_PAPER_PAGES:
        return "same title, authors, issue, number of pages and abstract"
    electronic = left.letters == right.letters == "e" and one.tight == other.tight and abstracts != CONFLICT
    long = len(one.title.split()) >= LONG_TITLE and len(one.names.families) > 2
    if electronic and long and one.names.families == other.names.families:
        return "same long title, authors and issue, electronic pages differ"
    return ""


def _number_and_length(one: Prepared, other: Prepared) -> bool:
    """Whether the one page may be an article's number and the other how many pages it fills: `101576` and `7`."""
    left, right = one.pages, other.pages
    alone = not (left.last or right.last or left.letters or right.letters or one.supplement or other.supplement)
    return alone and min(left.first, right.first) <= MOST_PAGES < max(left.first, right.first)


def settled_by_abstracts(
    one: Prepared, other: Prepared, judged: Judgement, title: int, raw: Raw | None, other_raw: Raw | None
) -> Judgement:
    """A long abstract, word for word the same, settles a doubt about a title that tells publications apart."""
    if title < CLOSE or not one.telling or (years(one, other) > 0 and not _ahead_of_print(one, other, title)):
        return judged
    # Abstracts of one team stand side by side in an issue, under titles with a word changed here and there.
    if title < VARIANT and of_abstracts(one, other):
        return judged
    # A record without any place may be the abstract or the preprint, which have the same abstract.
    if containers(one, other) < PART and first_pages(one, other) != SAME and volumes(one, other) != SAME:
        return judged
    if same_abstract(raw, other_raw) == SAME:
        return Judgement(MERGE, f"{judged.reason}; same abstract", PLACED)
    return judged


def _ahead_of_print(one: Prepared, other: Prepared, title: int) -> bool:
    """Whether one may have come online, without volume and page, before the other was printed in the same journal."""
    ahead = any(not each.volume and not each.pages.first for each in (one, other))
    meeting = (one.told | other.told) & Sign.ABSTRACT or one.supplement or other.supplement
    return ahead and not meeting and title >= VARIANT and containers(one, other) == FULL


def of_abstracts(one: Prepared, other: Prepared) -> bool:
    """Whether one of the two may be a conference abstract, of which several stand on a page under like titles."""
    return bool((one.told | other.told) & Sign.ABSTRACT) or bool(one.pages.letters and one.pages.extent <= 1)


def same_abstract(raw: Raw | None, other_raw: Raw | None) -> int:
    """Whether two abstracts of some length are the same, as far as the shorter goes: databases cut them.

    OPEN where one is missing or short, or where they are neither the same nor plainly another's.
    """
    if raw is None or other_raw is None:
        return OPEN
    left, right = (str(each.get("abstract") or "")[:ABSTRACT_READ].lower() for each in (raw, other_raw))
    short = min(len(left), len(right))
    if short < ABSTRACT_LEAST:
        return OPEN
    likeness = fuzz.ratio(left[:short], right[:short])
    return SAME if likeness >= COPIED else CONFLICT if likeness < OTHERWISE else OPEN


def review_version(doi: str) -> str:
    """A Cochrane review's DOI without its update: `10.1002/14651858.cd002273.pub3`."""
    head, found, tail = doi.rpartition(".pub")
    return head if found and tail.isdigit() else doi


def same_issue(one: Prepared, other: Prepared) -> bool:
    """The same journal, year and volume, and no other issue."""
    together = volumes(one, other) == SAME and containers(one, other) >= PART and years(one, other) == 0
    return together and (not one.issue or not other.issue or one.issue == other.issue)
