"""Expressions that pass over case, turned into ones that need not: for texts in small letters.

With `re.IGNORECASE` the engine of `re` cannot skip to the first sign of an expression nor leave out a branch by its
first letter, so that long lists of words take several times as long. `caseless` rewrites the parsed expression in
small letters, and `small` writes a text so; the one matches in the other where, and only where, the given expression
matches in the given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _casefix as casefix  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from attest.expressions.beginnings import CASELESS, REPEATS
from attest.expressions.quick import Program, program

# Signs that `re` holds for one letter although they have other small letters, such as "s" and "ſ": the first stands.
ALIKE: dict[int, int] = {one: min(others) for one, others in casefix._EXTRA_CASES.items() if min(others) < one}
HAS_ALIKE = re.compile(f"[{''.join(map(chr, ALIKE))}]")
WIDEST = 4000  # signs of a range that are written in small letters one by one


@lru_cache(maxsize=1024)
def small(text: str) -> str | None:
    """The text in small letters, sign for sign; None where some sign has no small letter of its own length."""
    if text.isascii():
        return text.lower()
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:
        return None  # a sigma is written otherwise at the end of a word, which depends on its neighbours
    return low.translate(ALIKE) if HAS_ALIKE.search(low) else low


def caseless(tree: Any) -> Program | None:
    """A parsed expression, written in small letters for texts in these; None where case counts in a part of it."""
    held = tree.state.flags
    if not held & CASELESS or not _lower(tree):
        return None
    tree.state.flags = held & ~CASELESS
    return program(tree)


def _lower(items: Any) -> bool:
    """Write the parts of an expression in small letters, in place; whether that could be done."""
    for at, (kind, value) in enumerate(items):
        if kind in (op.LITERAL, op.NOT_LITERAL):
            items[at] = (kind, _small_sign(value))
        elif kind is op.IN:
            if any(one is op.RANGE and rest[1] - rest[0] > WIDEST for one, rest in value):
                return False
            items[at] = (kind, [small_part for part in value for small_part in _small_parts(*part)])
        elif kind is op.SUBPATTERN and (value[1] or value[2]):
            return False  # a part with flags of its own
        elif not all(map(_lower, _inner(kind, value))):
            return False
    return True


def _inner(kind: Any, value: Any) -> Iterable[Any]:
    """The expressions within one part."""
    if kind is op.SUBPATTERN:
        return [value[-1]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind in REPEATS:
        return [value[2]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    if kind is op.GROUPREF_EXISTS:
        return [one for one in value[1:] if one is not None]
    return []


def _small_sign(sign: int) -> int:
    low = chr(sign).lower()
    code = ord(low) if len(low) == 1 else sign
    return ALIKE.get(code, code)


def _small_parts(kind: Any, value: Any) -> list[tuple[Any, Any]]:
    """One part of a set of signs, in small letters."""
    if kind is op.LITERAL:
        return [(kind, _small_sign(value))]
    if kind is not op.RANGE:
        return [(kind, value)]
    signs = sorted({_small_sign(one) for one in range(value[0], value[1] + 1)})
    first = [one for one in signs if one - 1 not in signs]
    last = [one for one in signs if one + 1 not in signs]
    return [(op.RANGE, run) for run in zip(first, last, strict=True)]
