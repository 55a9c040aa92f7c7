"""The signs with which a match of an expression can begin, as its parser reads it.

They are told by a number: a bit for each of the first 256 signs, and one for all others together. More signs than can
begin a match may be among them, never fewer.
"""

from __future__ import annotations

import re
from _sre import unicode_tolower  # type: ignore[import-not-found]
from collections.abc import Sequence
from functools import cache
from re import _casefix as casefix  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
CASELESS = int(re.IGNORECASE)  # plain numbers, which are asked many times sooner than flags
TOLD = 256  # signs that are told apart
OTHERS = 1 << TOLD
ANY = (OTHERS << 1) - 1
OF_ITS_OWN = int(re.ASCII | re.LOCALE)  # flags with which letters are others than here
_NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)


def beginnings(items: Sequence[Any], flags: int) -> tuple[int, bool]:
    """The first signs of items one after the other, and whether they can match without any sign."""
    signs = 0
    for kind, value in items:
        if kind in _NO_WIDTH:
            continue
        mine, empty = _of(kind, value, flags)
        signs |= mine
        if not empty:
            return signs, False
    return signs, True


def _of(kind: Any, value: Any, flags: int) -> tuple[int, bool]:
    if kind is op.LITERAL:
        return _sign(value, flags), False
    if kind is op.IN:
        return _in_set(value, flags), False
    if kind is op.NOT_LITERAL:
        return OTHERS | (ANY & ~_sign(value, flags)), False
    if kind is op.SUBPATTERN:
        if value[1] & OF_ITS_OWN:
            return ANY, False
        return beginnings(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        parts = [beginnings(branch, flags) for branch in value[1]]
        signs = 0
        for mine, _ in parts:
            signs |= mine
        return signs, any(empty for _, empty in parts)
    if kind in REPEATS:
        signs, empty = beginnings(value[2], flags)
        return signs, empty or value[0] == 0
    if kind is op.ATOMIC_GROUP:
        return beginnings(value, flags)
    if kind is op.ANY:
        return ANY, False
    return ANY, True  # what was found before, or a choice by it


def _sign(code: int, flags: int) -> int:
    if flags & CASELESS:
        return _alike(code)
    return 1 << code if code < TOLD else OTHERS


@cache
def _alike(code: int) -> int:
    """The signs that are held for one where case is passed over; whether any of the others are is not told."""
    low = unicode_tolower(code)
    signs = OTHERS
    for one in (low, *casefix._EXTRA_CASES.get(low, ())):
        signs |= _WITH_SMALL.get(one, 0)
    return signs


def _with_small() -> dict[int, int]:
    """The signs that have a sign as their small letter."""
    found: dict[int, int] = {}
    for code in range(TOLD):
        low = unicode_tolower(code)
        found[low] = found.get(low, 0) | 1 << code
    return found


_WITH_SMALL = _with_small()


def _in_set(parts: Sequence[tuple[Any, Any]], flags: int) -> int:
    signs, negated = 0, False
    for kind, value in parts:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            signs |= _sign(value, flags)
        elif kind is op.RANGE and value[1] < TOLD:
            signs |= _range(*value, flags & CASELESS)
        elif kind is op.RANGE and not flags & CASELESS:
            signs |= OTHERS | _range(value[0], TOLD - 1, 0)
        elif kind is op.CATEGORY and value in _CATEGORIES:
            signs |= _category(value)
        else:
            return ANY
    return OTHERS | (ANY & ~signs) if negated else signs  # of the others, some may be left out and some not


@cache
def _range(first: int, last: int, flags: int) -> int:
    signs = 0
    for code in range(first, last + 1):
        signs |= _sign(code, flags)
    return signs


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


@cache
def _category(name: Any) -> int:
    """The signs of a kind, such as digits: asked of `re` itself."""
    told = re.compile(_CATEGORIES[name])
    return OTHERS | sum(1 << code for code in range(TOLD) if told.match(chr(code)))
