"""Many expressions for the names of things, tried only where their first sign stands.

An alternation of thirty names is tried name by name at every word. Here the first sign of a word tells which of them
can begin there at all, and only these are tried, in their order.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from attest.expressions import quick as re
from attest.expressions.beginnings import REPEATS

BEGINS = re.compile(r"[^\W\d_]+|[^\w\s]|_|\d+")
LETTER = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
Signs = frozenset[str]


class Names:
    """Expressions for names, each with what it is called, in the order of their precedence.

    A match begins behind no letter; `name_of` tells whose it is.
    """

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._names = tuple(name for name, _ in named)
        self._groups = tuple(f"(?P<m{at}>{pattern})" for at, (_, pattern) in enumerate(named))
        self._firsts = tuple(firsts(pattern) for _, pattern in named)
        self._beginning_with = cache(self._with_first)
        self._begins = _begins(self._firsts)

    def name_of(self, found: re.Match[str]) -> str:
        """What the name of a match is called."""
        groups = found.re.groupindex
        return next(self._names[int(group[1:])] for group in groups if found[group] is not None)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for word in (BEGINS if start else self._begins).finditer(text, start, end):
            at = word.start()
            names = self._beginning_with(text[at]) if at >= start and not text[at - 1 : at].isalpha() else None
            if names is not None and (found := names.match(text, at, end)):
                yield found
                start = found.end()

    def is_name(self, words: str) -> bool:
        """Whether the words are a name and nothing else."""
        names = self._beginning_with(words[0]) if words else None
        return names is not None and names.fullmatch(words) is not None

    def _with_first(self, sign: str) -> re.Pattern[str] | None:
        together = zip(self._groups, self._firsts, strict=True)
        fitting = [group for group, signs in together if signs is None or sign in signs]
        return re.compile("|".join(fitting)) if fitting else None


def _begins(known: Sequence[Signs | None]) -> re.Pattern[str]:
    """Where one of these signs begins a word, a number or stands for itself; where any does, if some are not known."""
    if None in known:
        return BEGINS
    signs = sorted(frozenset().union(*(one for one in known if one is not None)))
    letters = _set([one for one in signs if LETTER.match(one)], r"(?<![^\W\d_])")
    digits = _set([one for one in signs if DIGIT.match(one)], r"(?<!\d)")
    others = _set([one for one in signs if not re.match(r"[\w\s]", one)])
    return re.compile("|".join(one for one in (letters, digits, others) if one) or "(?!)")


def _set(signs: Sequence[str], before: str = "") -> str:
    return f"{before}[{''.join(map(re.escape, signs))}]" if signs else ""


def firsts(pattern: str) -> Signs | None:
    """The signs with which a match can begin, in both cases; None where any can or nothing has to stand."""
    signs, empty = _firsts(parser.parse(pattern))
    return None if empty else signs


def _firsts(items: Any) -> tuple[Signs | None, bool]:
    """The first signs of items one after the other, and whether they can match nothing; None stands for any sign."""
    signs: Signs | None = frozenset()
    for kind, value in items:
        mine, empty = _first(kind, value)
        signs = None if signs is None or mine is None else signs | mine
        if not empty:
            return signs, False
    return signs, True


def _first(kind: Any, value: Any) -> tuple[Signs | None, bool]:
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset(), True
    if kind is op.LITERAL:
        return _cases(value), False
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return frozenset().union(*(_cases(sign) for _, sign in value)), False
    if kind is op.SUBPATTERN:
        return _firsts(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _firsts(value)
    if kind in REPEATS:
        signs, empty = _firsts(value[2])
        return signs, empty or value[0] == 0
    if kind is op.BRANCH:
        parts = [_firsts(branch) for branch in value[1]]
        known = [signs for signs, _ in parts if signs is not None]
        empty = any(empty for _, empty in parts)
        return (frozenset().union(*known) if len(known) == len(parts) else None), empty
    return None, False


def _cases(sign: int) -> Signs:
    """A letter in both cases, whether or not the expression passes over case."""
    one = chr(sign)
    return frozenset((one, one.lower(), one.upper()))
