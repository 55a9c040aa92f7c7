"""Regular expressions that look for their cues first: words without which they cannot match.

Most sentences hold none of the words that a rule is about. Whether a short text holds a word is told many times
faster by `in` than by an expression with many branches, so the words are taken out of the expression, and it is asked
only where one of them stands. An expression that passes over case is asked first in its caseless form on the text in
small letters (`attest.expressions.caseless`), which is quicker still. What is found is the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from attest.expressions.beginnings import REPEATS
from attest.expressions.caseless import caseless, small
from attest.expressions.quick import Program, expression, parsed, program
from attest.expressions.stored import stored

MOST_CUES = 120  # more are no quicker than the expression itself
Cues = frozenset[str]


class Cued:
    """A compiled expression that is searched only in texts with one of its cues; it finds what `re` finds."""

    __slots__ = ("caseless", "compiled", "cues", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        own, self.cues, small_letters = stored("cued", pattern, int(flags), lambda: _made(pattern, flags))
        self.compiled = expression(own, pattern)
        self.caseless = None if small_letters is None else expression(small_letters)

    def has_cue(self, low: str) -> bool:
        """Whether one of the cues stands in a text in small letters, or there are none to look for."""
        for cue in self.cues:
            if cue in low:
                return True
        return not self.cues

    def first(self, text: str, start: int = 0, end: int = sys.maxsize) -> int | None:
        """Where the expression may match first; None where it cannot match."""
        low = small(text)
        if low is None:
            return start
        if not self.has_cue(low):
            return None
        if self.caseless is None:
            return start
        found = self.caseless.search(low, start, end)
        return found.start() if found is not None else None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match; what `has_cue` and `first` do stands here again, since no question is asked as often."""
        low = small(text)
        if low is not None:
            for cue in self.cues:
                if cue in low:
                    break
            else:
                if self.cues:
                    return None
            if self.caseless is not None:
                found = self.caseless.search(low, start, end)
                if found is None:
                    return None
                start = found.start()
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        first = self.first(text, start, end)
        return self.compiled.finditer(text, first, end) if first is not None else iter(())

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        low = small(text)
        if low is not None:
            if not self.has_cue(low):
                return None
            if self.caseless is not None and self.caseless.match(low, start, end) is None:
                return None
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        low = small(text) if self.caseless is not None else None
        if low is not None and self.caseless is not None and self.caseless.fullmatch(low, start, end) is None:
            return None
        return self.compiled.fullmatch(text, start, end)


def _made(pattern: str, flags: int) -> tuple[Program, tuple[str, ...], Program | None]:
    """The expression, its cues and its caseless form; it is read once for all, since reading takes long."""
    tree = parsed(pattern, flags)
    return program(tree), _cues_in(tree), caseless(tree)


def small_word(word: str) -> str:
    """A word of an expression as it stands in a text in small letters."""
    return small(word) or word


def cues_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Folded words of which every match has at least one; none where the expression has no such words.

    The expression is read by the parser of `re` itself, so that nothing is understood in another way.
    """
    return _cues_in(parsed(pattern, flags))


def _cues_in(tree: Any) -> tuple[str, ...]:
    """Short cues come first: they are the commoner words, and one that stands in a text is enough."""
    found = _needed(tree)
    return tuple(sorted(found, key=lambda cue: (len(cue), cue))) if found and len(found) <= MOST_CUES else ()


def _needed(items: Sequence[Any]) -> Cues | None:
    """The best set of words of which one must occur where these items match one after the other."""
    sets: list[Cues] = []
    run = ""
    for kind, value in [*items, (op.FAILURE, None)]:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if kind in (op.AT, op.ASSERT_NOT):
            continue  # they take no room: a word goes on behind them
        if run:
            sets.append(frozenset((small_word(run),)))
            run = ""
        if (inner := _inside(kind, value)) is not None:
            sets.append(inner)
    return max(sets, key=_worth, default=None)


def _inside(kind: Any, value: Any) -> Cues | None:
    """The words that one item needs, where it needs any."""
    if kind is op.SUBPATTERN:
        return _needed(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _needed(value)
    if kind is op.ASSERT:
        return _needed(value[1])
    if kind in REPEATS and value[0] >= 1:
        return _needed(value[2])
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return frozenset(small_word(chr(sign)) for _, sign in value)
    return None


def _worth(cues: Cues) -> tuple[bool, int, int]:
    """Few words before many, long ones before short: single letters stand in almost every sentence."""
    shortest = min(map(len, cues))
    return len(cues) <= MOST_CUES, min(shortest, 4) if any(one.isalnum() for one in cues) else 3, -len(cues)
