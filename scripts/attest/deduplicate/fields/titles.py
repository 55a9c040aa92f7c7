"""Titles made comparable: notes and languages in brackets taken off, and what kind of difference two titles show."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from attest.deduplicate.fields.folding import GREEK_WORDS, fold, without_markup

# Notes that databases hang on a title; they speak of the article, they do not make it an erratum.
_NOTES = re.compile(
    r"\s*\[\s*(?:(?:published |author |publisher )?(?:errat\w*|corrig\w*|correct\w*)(?! (?:to|for|of)\b)"
    r"|see comments?|comments? (?:in|on)|comment$|retracted\b|retraction (?:in|appears)|summary (?:for|in)|response to"
    r"|update (?:in|of)|review|in process citation|republished|original)[^\]]*\]?",
    re.IGNORECASE,
)
_LANGUAGES = (
    "afrikaans|arabic|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|german"
    "|greek|hebrew|hungarian|icelandic|italian|japanese|korean|latvian|lithuanian|macedonian|norwegian|persian|polish"
    "|portuguese|romanian|russian|serbian|slovak|slovenian|slovene|spanish|swedish|thai|turkish|ukrainian|vietnamese"
)
_LANGUAGE = re.compile(
    rf"\.?\s*[\[(]\s*(?:(?:in|article in|text in)\s+)?(?:{_LANGUAGES})(?:\s*(?:,|and|;|/)\s*(?:{_LANGUAGES}))*"
    rf"(?:\s+text)?\s*[\])]\s*",
    re.IGNORECASE,
)
_STATUS = re.compile(r"^\s*(?:\[?(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\]?\s*[:.-]\s*)", re.IGNORECASE)
_BRACKETED = re.compile(r"^\s*\[(.+)\]\s*\.?\s*$", re.DOTALL)
_TWO_TITLES = re.compile(
    r"^\s*\[([^\[\]]{20,})\]\s*(\S.{20,})$|^(\S.{20,}?)\s*[=\[]\s*([^\[\]]{20,})\]?\s*\.?$", re.DOTALL
)

EXACT, VARIANT, BEGINNING, CLOSE, SOME, UNLIKE = 5, 4, 3, 2, 1, 0

_SLIGHT_WORDS = GREEK_WORDS | {
    *("the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "from", "at", "its")
}
# Two such words differ by a letter or two and mean opposite things.
_OPPOSITES = (
    ("hyper", "hypo"), ("inter", "intra"), ("in", "de"), ("in", "out"), ("pre", "post"), ("pro", "anti"), ("ab", "ad"),
    ("a", "e"), ("intra", "extra"), ("macro", "micro"), ("endo", "exo"), ("male", "female"), ("men", "women"),
    ("en", "ex"), ("im", "em"), ("uni", "bi"), ("mono", "poly"), ("sub", "supra"), ("with", "without"), ("un", ""),
    ("super", "supra"), ("non", ""), ("re", ""), ("in", ""), ("im", ""), ("dis", ""), ("fe", ""), ("a", ""),
    ("anti", ""), ("pre", ""), ("", "wo"),
)  # fmt: skip
# Endings and words that a letter tells apart, such as nitrate and nitrite, dysphagia and dysphasia.
_ENDINGS = (("ate", "ite"), ("ates", "ites"), ("ane", "ene"), ("ene", "yne"), ("ol", "al"), ("phagia", "phasia"))
_OPPOSED = frozenset((*_OPPOSITES, *((right, left) for left, right in _OPPOSITES)))
_NEAR_ENDINGS = frozenset(
    pair for left, right in _ENDINGS for pair in ((left[::-1], right[::-1]), (right[::-1], left[::-1]))
)
LONGEST_BEGINNING = max(len(each) for pair in _OPPOSED | _NEAR_ENDINGS for each in pair)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
_DIGIT = re.compile(r"\d")
_NOT_DIGITS = re.compile(r"\D+")
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("our", "or"), ("ph", "f"), ("z", "s"), ("y", "i"), ("k", "c"))


def readings(title: str) -> list[str]:
    """The title, folded, and where a field holds the title in two languages each of them as well."""
    title = without_markup(title)
    if not title:
        return []
    if (
        "[" not in title
        and "=" not in title
        and "(" not in title
        and not title[:4].lower().startswith(("retr", "with"))
    ):
        return [fold(title)]
    title = _STATUS.sub("", _NOTES.sub("", title))
    pieces = [piece for piece in _LANGUAGE.split(title) if len(piece) > 10] or [title]
    main = pieces[0]
    if inside := _BRACKETED.match(main):
        main = inside[1]
    found = [fold(main)] + [fold(piece) for piece in pieces[1:]]
    if two := _TWO_TITLES.match(main):
        found += [fold(piece) for piece in two.groups() if piece]
    return [each for each in dict.fromkeys(found) if each]


@lru_cache(maxsize=8192)
def numbers(folded: str) -> str:
    """All numbers of a title in order, Roman ones from II as well: "phase II" and "phase 2" are the same."""
    if _DIGIT.search(folded) or "ii" in folded or "iv" in folded or " vi" in folded:
        return "".join(_NOT_DIGITS.sub("", _ROMAN.get(word, word)) for word in folded.split())
    return ""


def likeness(one: str, other: str) -> tuple[int, float]:
    """How two folded titles differ, and their similarity from 0 to 1.

    EXACT but for spaces; VARIANT: every difference is one of spelling or a slight word; BEGINNING: one goes on where
    the other ends; CLOSE and SOME: by similarity alone. Titles with different numbers are SOME at best: numbers tell
    the parts, years and doses of a series apart.
    """
    if one == other:
        return (EXACT, 1.0) if one else (UNLIKE, 0.0)
    if not one or not other:
        return UNLIKE, 0.0
    tight, tight_other = one.replace(" ", ""), other.replace(" ", "")
    if tight == tight_other:
        return EXACT, 1.0
    short, long = (tight, tight_other) if len(tight) <= len(tight_other) else (tight_other, tight)
    if len(short) >= 15 and long.startswith(short):
        return BEGINNING, len(short) / len(long)
    similarity = fuzz.ratio(tight, tight_other, score_cutoff=50) / 100
    if similarity < 0.5:
        return UNLIKE, similarity
    if numbers(one) != numbers(other):
        return SOME, similarity
    if similarity >= 0.75 and _only_spelling(one, other):
        return VARIANT, similarity
    if (
        25 <= len(short) < 0.95 * len(long)
        and similarity >= 0.6
        and OSA.distance(short, long[: len(short)], score_cutoff=2) <= 2
    ):
        return BEGINNING, similarity
    return (CLOSE, similarity) if similarity >= 0.8 else (SOME, similarity)


def one_slip(one: str, other: str) -> bool:
    """Whether two folded titles of some length differ by one letter, lost, added, changed or swapped, and no number.

    A letter that is changed counts within long words only: rats and cats, hepatitis B and C are no slips.
    """
    tight, tight_other = one.replace(" ", ""), other.replace(" ", "")
    if min(len(tight), len(tight_other)) < 30 or OSA.distance(tight, tight_other, score_cutoff=1) > 1:
        return False
    if numbers(one) != numbers(other):
        return False
    differing = [(left, right) for left, right in zip(one.split(), other.split(), strict=False) if left != right]
    if len(tight) == len(tight_other) and any(not _slipped(left, right) for left, right in differing):
        return False
    return not any(_opposed(left, right) or _other_letters([left], [right]) for left, right in differing)


def _slipped(left: str, right: str) -> bool:
    """Whether two words of equal length differ by a slip: neighbours swapped, or a letter within a long word."""
    return sorted(left) == sorted(right) or (min(len(left), len(right)) >= 5 and left[0] == right[0])


def _only_spelling(one: str, other: str) -> bool:
    words, other_words = one.split(), other.split()
    misspelt = 0
    for change in Levenshtein.opcodes(words, other_words):
        if change.tag == "equal":
            continue
        left = words[change.src_start : change.src_end]
        right = other_words[change.dest_start : change.dest_end]
        kind = _spelling(left, right)
        if kind == 0:
            return False
        misspelt += kind == 1
    return misspelt <= max(1, len(words) // 8)


def _spelling(left: list[str], right: list[str]) -> int:
    """2: the same words otherwise written; 1: a slip of the pen; 0: other words."""
    if "".join(left) == "".join(right):
        return 2
    if _other_letters(left, right):
        return 0
    one, other = ("".join(word for word in words if not _slight(word)) for words in (left, right))
    if one == other:
        return 2
    if not one or not other or any(sign.isdigit() for sign in one + other):
        return 0
    if _opposed(one, other):
        return 0
    if _spelt(one) == _spelt(other):
        return 2
    if min(len(one), len(other)) >= 5 and one[0] == other[0]:
        return int(OSA.distance(one, other, score_cutoff=2) == 1)
    return 0


def _slight(word: str) -> bool:
    return word in _SLIGHT_WORDS or len(word) == 1


def _other_letters(left: list[str], right: list[str]) -> bool:
    """Whether letters name other things: hepatitis B and C, vitamin A and D, interferon alpha and beta.

    Databases drop such letters, and write `a-tocopherol` for `alpha-tocopherol`, but never another letter.
    """
    ours, theirs = ([word for word in words if len(word) == 1 or word in GREEK_WORDS] for words in (left, right))
    if not ours or not theirs:
        return False
    return len(ours) != len(theirs) or any(
        one != other and not (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(ours, theirs, strict=True)
    )


@lru_cache(maxsize=8192)
def _spelt(word: str) -> str:
    """A word in a spelling of its own, in which British and American, singular and plural fall together."""
    for variant, common in _SPELLINGS:
        word = word.replace(variant, common)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word.rstrip("s")


def _opposed(one: str, other: str) -> bool:
    """Whether taking off two opposed beginnings or endings leaves the same word: hypertension and hypotension."""
    return _parted(one, other, _OPPOSED) or _parted(one[::-1], other[::-1], _NEAR_ENDINGS)


def _parted(one: str, other: str, opposed: frozenset[tuple[str, str]]) -> bool:
    """Whether two words are the same behind two opposed beginnings."""
    least = max(len(one), len(other)) - LONGEST_BEGINNING
    for rest in range(min(len(one), len(other)), -1, -1):
        if rest < least:
            return False
        left, right = len(one) - rest, len(other) - rest
        if (one[:left], other[:right]) in opposed and one[left:] == other[right:]:
            return True
    return False
