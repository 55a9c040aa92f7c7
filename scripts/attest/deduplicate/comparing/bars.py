"""What keeps two records apart whatever else agrees: the vetoes, which hold for whole clusters as for pairs."""

from __future__ import annotations

from attest.deduplicate.comparing.prepare import Prepared
from attest.deduplicate.fields import location
from attest.deduplicate.fields.identifiers import registered_twice
from attest.deduplicate.fields.location import OTHER, UNKNOWN
from attest.deduplicate.fields.signs import Sign, named

SAME, OPEN, CONFLICT = 2, 1, 0  # of one field in two records; OPEN where either does not say

# Signs that are read from the title: whoever copies the title copies them.
FIRM = Sign.ERRATUM | Sign.COMMENT | Sign.RETRACTION
# Signs that one database may leave out; they part two records unless these stand in the same place.
LOOSE = FIRM | Sign.PROTOCOL | Sign.PREPRINT | Sign.REGISTRATION
YEARS_NEAR = 2  # what one database calls the year of a publication and another the year after that of its first showing
FULL_PAPER_PAGES = 3  # an abstract seldom fills more than a page


def same_identifier(one: Prepared, other: Prepared) -> str:
    """The identifier that both have, in words; nothing where they have none in common."""
    if one.doi and one.doi == other.doi:
        return "same DOI"
    if one.pmid and one.pmid == other.pmid:
        return "same PMID"
    if one.pmcid and one.pmcid == other.pmcid:
        return "same PMCID"
    if one.accession and one.accession == other.accession:
        return "same record of one database"
    if (one.aliases and other.doi in one.aliases) or (other.aliases and one.doi in other.aliases):
        return "declared as the same text under another DOI"
    if one.registrations and one.registrations & other.registrations:
        both = (one.stated | one.told) & (other.stated | other.told) & Sign.REGISTRATION
        return "same registration number of two registry records" if both else ""
    return ""


def volumes(one: Prepared, other: Prepared) -> int:
    """SAME also where one database gives as the volume what the other gives as the issue."""
    first, second = one.volume, other.volume
    if first and first == second:
        return SAME
    if (first and not second and first == other.issue) or (second and not first and second == one.issue):
        return SAME
    if not first or not second:
        return OPEN
    if (first == other.issue and not one.issue) or (second == one.issue and not other.issue):
        return SAME
    # Where a journal counts no volumes, some databases put the year.
    if first == str(one.year) or second == str(other.year):
        return OPEN
    return CONFLICT


def first_pages(one: Prepared, other: Prepared) -> int:
    left, right = one.pages, other.pages
    if not left.first or not right.first:
        return OPEN
    if location.same_first_page(left, right):
        return SAME
    # Ahead of print, and in journals without pages, an article is counted from 1.
    for early, late in ((left, right), (right, left)):
        if (
            early.first == 1
            and not early.letters
            and ((early.extent > 1 and late.extent == early.extent) or not late.last)
        ):
            return OPEN
    return CONFLICT


def years(one: Prepared, other: Prepared) -> int:
    """The years' distance; 0 where one is missing."""
    return abs(one.year - other.year) if one.year and other.year else 0


def containers(one: Prepared, other: Prepared) -> int:
    """The best agreement of any name of the one with any name of the other."""
    if one.containers == other.containers and one.containers:
        return location.FULL
    if one.issns & other.issns:
        return location.FULL
    if not one.containers or not other.containers:
        return UNKNOWN
    return max(location.same_container(left, right) for left in one.containers for right in other.containers)


def same_place(one: Prepared, other: Prepared) -> bool:
    """Volume, first page and – but for a shift in each of the two – year are the same."""
    if one.pages.first != other.pages.first:  # most pairs end here
        return False
    return first_pages(one, other) == SAME and volumes(one, other) == SAME and years(one, other) <= YEARS_NEAR


def barred(one: Prepared, other: Prepared) -> str:
    """Why two records must not be merged, whatever the score; nothing where no veto stands against it."""
    shared = same_identifier(one, other)
    if one.doi and other.doi and one.doi != other.doi and not _aliases(one, other, shared):
        return "different DOIs"
    if one.pmid and other.pmid and one.pmid != other.pmid:
        return "different PMIDs"
    if one.registrations and other.registrations and not one.registrations & other.registrations:
        return "different registration numbers"
    if one.part and other.part and one.part != other.part:
        return f"part {one.part} and part {other.part}"
    if one.abstract_number and other.abstract_number and one.abstract_number != other.abstract_number:
        return f"abstract numbers {one.abstract_number} and {other.abstract_number}"
    if different := (one.stated ^ other.stated) & FIRM & ~(one.told & other.told):
        return f"only one is {named(different)}"
    place = same_place(one, other)
    if different := ((one.stated | one.told) ^ (other.stated | other.told)) & LOOSE:
        if different & Sign.PREPRINT and not (one.doi and one.doi == other.doi):
            return "only one is a preprint"
        if not place and not shared:
            return f"only one is {named(different)}"
    if _abstract_and_paper(one, other) and not place:
        return "conference abstract and full paper"
    return _elsewhere(one, other, place, shared)


def same_printed_pages(one: Prepared, other: Prepared) -> bool:
    """The same range of several pages in the same volume and year: one journal prints one text there."""
    left, right = one.pages, other.pages
    pages = left.extent > 1 and left.last == right.last and left.first == right.first
    return pages and same_place(one, other) and one.year == other.year and one.tight == other.tight


def _aliases(one: Prepared, other: Prepared, shared: str) -> bool:
    """Whether two DOIs are one text's: declared so, or given twice by a publisher that did, on the same pages."""
    return shared.startswith("declared") or (same_printed_pages(one, other) and registered_twice(one.doi, other.doi))


def _abstract_and_paper(one: Prepared, other: Prepared) -> bool:
    return any(
        first.told & Sign.ABSTRACT and not second.told & Sign.ABSTRACT and second.pages.extent >= FULL_PAPER_PAGES
        for first, second in ((one, other), (other, one))
    )


def _elsewhere(one: Prepared, other: Prepared, place: bool, shared: str) -> str:
    """Why the two stand in different places, where both say where."""
    page = first_pages(one, other)
    if shared:
        # A supplement's DOI is shared by all its abstracts: there the page tells them apart.
        if page == CONFLICT and one.pages.letters and other.pages.letters and shared == "same DOI":
            return "different pages under one DOI, as in a supplement"
        return ""
    if place:
        return ""
    if years(one, other) > 1:
        return f"years {one.year} and {other.year}"
    if page == CONFLICT:
        return "different first pages"
    if page == OPEN and volumes(one, other) == CONFLICT:
        return f"volumes {one.volume} and {other.volume}"
    if containers(one, other) == OTHER and not one.told & other.told & Sign.THESIS:
        return "different journals or books"
    return ""
