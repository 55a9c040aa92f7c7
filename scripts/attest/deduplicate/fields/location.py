"""Where a publication stands: container, volume, issue and pages, as databases write them in many ways."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attest.deduplicate.fields.folding import fold

SMALL_WORDS = frozenset(
    (
        "the", "of", "and", "for", "in", "on", "to", "a", "an", "de", "la", "le", "les", "du", "des", "der", "die",
        "das", "und", "fur", "et", "y", "e", "del", "di", "da", "do", "dos", "della", "el", "los", "las", "al", "en",
        "van", "von", "och", "og", "i",
    )
)  # fmt: skip
_DASHES = str.maketrans("‐‑‒–—−", "------")
_TOTAL = re.compile(r"^\s*\d+\s*(?:p|pp|pages|s)\.?\s*$|^\s*\[?\d+\]?\s*(?:leaves|unnumbered)", re.IGNORECASE)
_PLAIN = re.compile(r"([0-9]{1,12})-([0-9]{1,12})$")
_PAGE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{0,6})[. ]?(\d{1,12})([A-Za-z]?)(?![A-Za-z])")
_PAGE_WORDS = frozenset(("p", "pp", "page", "pages", "article", "art", "no", "id", "pg", "doi"))
_VOLUME = re.compile(r"^\W{0,2}(?:vol(?:ume)?\.?\s*)?([A-Za-z]{0,2}\d+)(?!\d*\))", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"[.\s](\d+)\s*$")
_ISSUE = re.compile(r"\d+")
_SUPPLEMENT = re.compile(r"supp?l|\bs\d+\b|meeting|abstr", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"^[^(]*\d[^(]*\((\d+)")
_SIDE_NAMES = re.compile(r"\s[:=;/]\s?|[:;=\[(]| \. ")


class Pages(NamedTuple):
    """First page as letters and number, the last page as a number; 0 where not known."""

    letters: str
    first: int
    last: int

    @property
    def extent(self) -> int:
        """How many pages the range spans; 0 where the end is not known."""
        return self.last - self.first + 1 if self.first and self.last >= self.first else 0


NO_PAGES = Pages("", 0, 0)


def pages(text: str) -> Pages:
    """`659-72` is 659 to 672, `H426-31` is H426 to H431, `215 p` and `no pagination` are none."""
    plain = _PLAIN.match(text)
    if plain:  # the great majority
        return _ranged("", plain[1], plain[2])
    if not text or _TOTAL.match(text):
        return NO_PAGES
    found = list(_PAGE.finditer(text.translate(_DASHES)))
    if not found:
        return NO_PAGES
    letters = found[0][1].lower() + found[0][3].lower()
    if letters in _PAGE_WORDS:
        letters = ""
    return _ranged(letters, found[0][2], found[1][2] if len(found) > 1 else "")


def _ranged(letters: str, first: str, end: str) -> Pages:
    """`end` as it is printed: cut to what differs from the first page, or nothing."""
    start, last = int(first), int(first[: max(0, len(first) - len(end))] + end) if end else 0
    return Pages(letters, start, last if last >= start else 0)


def same_first_page(one: Pages, other: Pages) -> bool:
    """The same number; letters count only where both have them (`S12` and `12` agree, `S12` and `A12` do not)."""
    return bool(one.first) and one.first == other.first and (
        one.letters == other.letters or not one.letters or not other.letters
    )  # fmt: skip


@lru_cache(maxsize=65536)
def volume(text: str) -> str:
    """The volume's number: of `35 Suppl 1`, of `4 (1) (no pagination)`, of `Heart and circulatory physiology. 280`."""
    found = _VOLUME.match(text) or _LAST_NUMBER.search(text)
    return found[1].lower().lstrip("0") if found else ""


@lru_cache(maxsize=65536)
def issue(text: str, volume_text: str) -> str:
    """The issue's first number; from the volume's parentheses where the issue is empty."""
    found = _ISSUE.search(text)
    if found:
        return found[0].lstrip("0")
    inside = _IN_PARENTHESES.match(volume_text) if not text else None
    return inside[1] if inside else ""


@lru_cache(maxsize=65536)
def in_supplement(volume_text: str, issue_text: str) -> bool:
    return bool(_SUPPLEMENT.search(issue_text) or _SUPPLEMENT.search(volume_text))


@lru_cache(maxsize=65536)
def containers(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of a container, each as the words that tell it apart; none where there is no name.

    The first is the name without subtitle and place; then what stands in brackets or behind a colon or equals sign,
    often the name in another language or in full: `CMAJ : Canadian Medical Association journal`.
    """
    found = [_words(piece) for piece in _SIDE_NAMES.split(text.strip().lstrip("[("))[:3]]
    found = [words for number, words in enumerate(found) if words and (not number or len(words) > 1)]
    if found and len(found[0]) > 3 and found[0][0] == "".join(word[0] for word in found[0][1:]):
        found.append(found[0][1:])  # "CMAJ Canadian Medical Association Journal"
    return tuple(dict.fromkeys(found))


def _words(name: str) -> tuple[str, ...]:
    words = fold(name).split()
    # A journal's supplement is cited under its own name and under the journal's.
    if len(words) > 1 and words[-1].startswith("suppl"):
        words.pop()
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


FULL, PART, UNKNOWN, OTHER = 3, 2, 1, 0


@lru_cache(maxsize=262144)
def same_container(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """FULL: one name or its abbreviation; PART: one stands within the other; UNKNOWN: one is missing; else OTHER."""
    if not one or not other:
        return UNKNOWN
    if one == other or "".join(one) == "".join(other):
        return FULL
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) > 1:
        initials = "".join(word[0] for word in long)
        # "JAMA" and "BMJ" are made of initials; "Circulation" is not "Circulation Research".
        return FULL if short[0] == initials and len(initials) > 2 else OTHER
    matched = 0
    for word in long:
        if matched < len(short) and _abbreviates(short[matched], word):
            matched += 1
    if matched < len(short):
        return OTHER
    return FULL if len(short) == len(long) else PART


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word shortens the other: a beginning (`physiol`), or beginning and end (`natl`, `intl`)."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) < 3:
        return False
    rest = iter(long)
    return len(short) <= 5 and all(sign in rest for sign in short)
