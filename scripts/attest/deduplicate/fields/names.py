"""Authors' names as sets of words, so that order, initials and swapped first and last names do not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from attest.deduplicate.fields.folding import fold

PARTICLES = frozenset(
    (
        "de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "ter", "ten", "la", "le", "el", "al",
        "bin", "ibn", "of", "the", "and", "jr", "sr", "null",
    )
)  # fmt: skip
NOBODY = frozenset(("", "unknown", "anonymous", "anon", "none", "no author", "not available", "na"))
AGREE, UNKNOWN, DISAGREE = 2, 1, 0

_SEVERAL = re.compile(r";|\s+and\s+|\s+&\s+")
# "Bauer B., Simkhovich B. Z., Kloner R. A.": several people in one field, initials behind the family name.
_WITH_INITIALS = re.compile(r"^[^,]+?\s+(?:[A-Z]\.?[\s-]?){1,4}(?:Jr|Sr|II|III)?\.?$")
_RUN_TOGETHER = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z])")


class Names(NamedTuple):
    """Family names; all name words, given ones included; the first author's family name."""

    families: frozenset[str]
    words: frozenset[str]
    first: str


NO_NAMES = Names(frozenset(), frozenset(), "")


def names(authors: Sequence[str] | str | None) -> Names:
    """The names of a record's authors, whether each stands alone or all share one field."""
    if not authors:
        return NO_NAMES
    if isinstance(authors, str):
        authors = (authors,)
    if len(authors) == 1:
        authors = people(authors[0])
    named = [_name(author) for author in authors]
    families = [family for family, _ in named if family]
    if not families:
        return NO_NAMES
    return Names(frozenset(families), frozenset().union(*[words for _, words in named]), families[0])


def people(text: str) -> list[str]:
    """The people in one field."""
    found = [each.strip() for each in _SEVERAL.split(text) if each.strip()]
    if len(found) == 1:
        pieces = [each.strip() for each in text.split(",") if each.strip()]
        if len(pieces) > 1 and _WITH_INITIALS.match(pieces[0]):
            return pieces
        if len(pieces) == 1 and (run := _RUN_TOGETHER.split(text)) and len(run) > 1:
            return run
    return found


@lru_cache(maxsize=131072)
def _name(author: str) -> tuple[str, tuple[str, ...]]:
    family, comma, given = author.partition(",")
    if not comma:
        parts = family.split()
        # "Li Y." and "Kloner RA" end in initials; "Yanis Kloner" ends in the family name.
        if len(parts) > 1 and (parts[-1].endswith(".") or parts[-1].isupper()):
            kept = [each for each in parts if not each.endswith(".") and (len(each) > 3 or not each.isupper())] or parts
            family, given = " ".join(kept), ""
        elif len(parts) > 1:
            family, given = parts[-1], " ".join(parts[:-1])
    folded = fold(family)
    if folded in NOBODY:
        return "", ()
    family_words = [word for word in folded.split() if word not in PARTICLES] or folded.split()
    given_words = [word for word in fold(given).split() if len(word) > 2 and word not in PARTICLES]
    # The last word of a family name: "Marquez de la Plata" is listed under "Plata" as well.
    return family_words[-1], (*family_words, *given_words, "".join(family_words))


def agree(one: Names, other: Names) -> int:
    """AGREE when half of the shorter list stands in the other, DISAGREE when it does not, UNKNOWN without authors."""
    if not one.families or not other.families:
        return UNKNOWN
    least = min(len(one.families), len(other.families))
    if one.words.isdisjoint(other.words):
        return AGREE if least == 1 and fuzz.ratio(one.first, other.first) >= 80 else DISAGREE
    if 2 * len(one.families & other.families) >= least:
        return AGREE
    if 2 * min(len(one.words & other.families), len(one.families & other.words)) >= least:
        return AGREE
    shared = one.words & other.words
    if 2 * len(shared) >= least and (shared & (one.families | other.families)):
        return AGREE
    # A misspelt first author: enough alone, or with another author in common.
    if fuzz.ratio(one.first, other.first) >= 80 and (least == 1 or one.families & other.families):
        return AGREE
    return DISAGREE


def surely(one: Names, other: Names) -> bool:
    """Nearly all of the shorter list, at least two people, in common: enough where nothing else tells."""
    least = min(len(one.families), len(other.families))
    shared = len(one.families & other.families)
    return shared >= 2 and shared >= 0.8 * least
