"""The patterns of a field (`x-patterns`), or everything that is wrong with them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attest.patterns import FLAGS, GROUP, LONGEST, WHERE, Pattern, misread_escape
from attest.problems import shown

KEYWORD = "x-patterns"
KEYS = ("pattern", "where", "flags")
QUOTES = "Put it in single quotes: '…'. In double quotes YAML takes a backslash for itself."
STANDS = "Look at that position. A sign such as ( or ? stands for itself where a backslash is before it."
SHORT_LIMIT = 1.0  # seconds that a search in nothing may take

Complain = Callable[[str, str, str, str], None]  # place, found, expected, hint


def patterns_of(given: object, place: str, complain: Complain) -> tuple[Pattern, ...]:
    """The sound patterns of a field; `given` is what stands under its keyword, one pattern or a list of them."""
    entries = given if isinstance(given, list) else [given]
    if not entries:
        complain(place, "an empty list", "a pattern, or a list of patterns", "See docs/patterns.md.")
    found = []
    for number, entry in enumerate(entries, 1):
        at = f"{place}[{number}]"
        one = _pattern({"pattern": entry} if isinstance(entry, str) else entry, at, complain)
        if one is not None:
            found.append(one)
    return tuple(found)


def _pattern(entry: Any, place: str, complain: Complain) -> Pattern | None:
    if not isinstance(entry, Mapping):
        complain(place, shown(entry), "a regular expression, or a record with `pattern`", "See docs/patterns.md.")
        return None
    _names(entry, KEYS, place, complain)
    expression = entry.get("pattern")
    where = _several(entry, "where", WHERE, place, complain)
    flags = _several(entry, "flags", FLAGS, place, complain)
    if not isinstance(expression, str) or not expression:
        found = "no pattern" if expression in (None, "") else shown(expression)
        complain(place, found, "a regular expression as text", QUOTES)
        return None
    if len(expression) > LONGEST:
        complain(place, f"{len(expression):,} characters", f"at most {LONGEST:,}", "Make several patterns of it.")
        return None
    if misread_escape(expression):
        complain(place, f"{shown(expression)} with a control character", "a regular expression", QUOTES)
        return None
    one = Pattern(expression, where, flags, place)
    return one if _is_sound(one, complain) else None


def _is_sound(one: Pattern, complain: Complain) -> bool:
    """Whether it compiles, says what is the value, and cannot match nothing."""
    try:
        compiled = one.compiled
    except ValueError as reason:
        complain(one.place, f"{shown(one.expression)} ({reason})", "a regular expression", STANDS)
        return False
    if GROUP not in compiled.groupindex:
        hint = f"Put (?P<{GROUP}>…) around what is to be suggested."
        complain(one.place, shown(one.expression), f"a group named {GROUP}", hint)
        return False
    try:
        empty = compiled.search("", timeout=SHORT_LIMIT)
    except TimeoutError:
        complain(one.place, shown(one.expression), "an expression that is quickly done", "Write it in a simpler way.")
        return False
    if empty:
        hint = "It would be found everywhere. Let it ask for at least one word: + instead of *."
        complain(one.place, shown(one.expression), "an expression that does not match the empty text", hint)
        return False
    return True


def _several(
    entry: Mapping[str, Any], key: str, known: Iterable[str], place: str, complain: Complain
) -> tuple[str, ...]:
    given = entry.get(key, [])
    names = given if isinstance(given, list) else [given]
    _names(names, known, f"{place}.{key}", complain)
    return tuple(name for name in known if name in names)


def _names(names: Iterable[object], known: Iterable[str], place: str, complain: Complain) -> None:
    choices = list(known)
    for name in names:
        if name not in choices:
            near = difflib.get_close_matches(str(name), choices, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "See docs/patterns.md."
            complain(place, shown(name), f"one of {', '.join(choices)}", hint)
