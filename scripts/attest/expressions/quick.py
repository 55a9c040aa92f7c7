"""`re`, but for searches that pass over what cannot begin a match: its expressions are compiled with these signs.

The engine of `re` skips to the first sign of a match where it knows the sign. Its compiler tells it only of
expressions that begin with letters in their own case; most rules begin with the edge of a word, pass over case or
look back, and then everything is tried at every letter of a sentence. Here the compiled expression has all signs
with which a match can begin (`attest.expressions.beginnings`) in the block that `re` has for them. What is found is
the same. A module takes this one instead of `re`: `from attest.expressions import quick as re`.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, I, M, Match, Pattern, S, X, error, escape
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from attest.expressions.beginnings import OF_ITS_OWN, OTHERS, TOLD, beginnings
from attest.expressions.stored import stored

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "I", "M", "Match", "Pattern", "S", "X", "compile",
    "error", "escape", "expression", "findall", "finditer", "fullmatch", "match", "parsed", "program", "search",
    "split", "sub",
]  # fmt: skip

# The form of the engine's code that this block is proven for; an engine with another form gets its code as it is.
PROVEN = 20220615
KEPT = 4096  # expressions: some are given by their text each time they are asked
_SMALL_LETTERS = sum(1 << code for code in range(ord("a"), ord("z") + 1))
TOO_MANY = 22  # small letters: where almost any of them begins a match, looking for them costs more than it saves
_MULTILINE = int(re.MULTILINE)
_WORD = (1 << 32) - 1
_SIGNS = "I" if array("I").itemsize == 4 else "L"  # the engine's code is a row of numbers of 32 bits
# Flags, the engine's code, how many groups there are (with the whole), and their names.
Program = tuple[int, bytes, int, dict[str, int]]
_FLAGS, _WIDTHS = 2, slice(3, 5)  # of the block that tells of the whole expression


@lru_cache(maxsize=KEPT)
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """The expression as `re.compile` gives it, and quicker to search for."""
    return expression(stored("quick", pattern, int(flags), lambda: program(parsed(pattern, flags))), pattern)


def parsed(pattern: str, flags: int) -> Any:
    """An expression as the parser of `re` reads it; flags that are plain numbers are asked many times sooner."""
    return parser.parse(pattern, int(flags))


def program(tree: Any) -> Program:
    """What the engine does for an expression that is parsed already."""
    held = tree.state.flags
    code = compiler._code(tree, 0)
    if _sre.MAGIC == PROVEN and (signs := _told(code, tree, held)):
        words = [(signs >> at) & _WORD for at in range(0, TOLD, 32)]
        others = [op.RANGE, TOLD, 0x10FFFF] if signs & OTHERS else []
        block = [compiler.SRE_INFO_CHARSET, *code[_WIDTHS], op.CHARSET, *words, *others, op.FAILURE]
        code = [op.INFO, len(block) + 1, *block, *code[1 + code[1] :]]
    return held, array(_SIGNS, code).tobytes(), tree.state.groups, dict(tree.state.groupdict)


def expression(made: Program, pattern: str | None = None) -> Pattern[str]:
    """The expression that a program is of."""
    flags, code, count, names = made
    groups: list[str | None] = [None] * count
    for name, number in names.items():
        groups[number] = name
    told = array(_SIGNS, code).tolist()
    one: Pattern[str] = _sre.compile(pattern, flags, told, count - 1, names, tuple(groups))
    return one


def _told(code: list[int], tree: Any, flags: int) -> int:
    """The signs with which a match can begin; none where the engine has a quicker way, or too many can."""
    if flags & OF_ITS_OWN or code[0] != op.INFO or code[_FLAGS] or code[_WIDTHS][0] == 0:
        return 0
    if tree.data[0] in ((op.AT, op.AT_BEGINNING), (op.AT, op.AT_BEGINNING_STRING)) and not flags & _MULTILINE:
        return 0  # it is tried at the first letter only
    signs, empty = beginnings(tree.data, flags)
    return 0 if empty or (signs & _SMALL_LETTERS).bit_count() > TOO_MANY else signs


def search(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _one(pattern, flags).search(text)


def match(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _one(pattern, flags).match(text)


def fullmatch(pattern: str | Pattern[str], text: str, flags: int = 0) -> Match[str] | None:
    return _one(pattern, flags).fullmatch(text)


def split(pattern: str | Pattern[str], text: str, maxsplit: int = 0, flags: int = 0) -> list[str | Any]:
    return _one(pattern, flags).split(text, maxsplit)


def findall(pattern: str | Pattern[str], text: str, flags: int = 0) -> list[Any]:
    return _one(pattern, flags).findall(text)


def finditer(pattern: str | Pattern[str], text: str, flags: int = 0) -> Iterator[Match[str]]:
    return _one(pattern, flags).finditer(text)


def sub(
    pattern: str | Pattern[str],
    by: str | Callable[[Match[str]], str],
    text: str,
    count: int = 0,
    flags: int = 0,
) -> str:
    return _one(pattern, flags).sub(by, text, count)


def _one(pattern: str | Pattern[str], flags: int) -> Pattern[str]:
    return compile(pattern, flags) if isinstance(pattern, str) else pattern
