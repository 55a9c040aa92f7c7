"""Records in JSON: each object of the list is read alone, so that a file cut off loses its last one only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.ingest.exports.reading import LARGEST_FILE, LARGEST_RECORD, Unreadable
from attest.ingest.exports.record import Rejected, rejected

CUT = "JSON that breaks off or is damaged"
_LIST = re.compile(r'(?:\[|\{\s*"(?:studies|items|references|records)"\s*:\s*\[)')
_LATER_LIST = re.compile(r'"(?:studies|items|references|records|Study)"\s*:\s*\[')
_LATER = 10_000  # characters of a wrapper before its list
_IN_A_RECORD = re.compile(r'"(?:protocolSection|title|type)"\s*:')
_NEXT = re.compile(r"[\s,]*")
_MEMBER = re.compile(r'[\s}]*,\s*"[^"\\]*"\s*:\s*')  # what a list's wrapper says after it
_CLOSING = re.compile(r"[\s}]*")
_JUNK = re.compile(r"[^{\[\]]+")  # what is no entry, up to where one could begin or the list could end
_OUTER_JUNK = re.compile(r"[^{\[]+")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_AGAIN = re.compile(r"(?<=[}\]])\s*,\s*(?=\{\s*\")")
# A text that does not close goes on to the end: to look for signs inside of it again and again would take for ever.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{}]', re.S)
_MOST_UNCLOSED = 50  # entries without an end that are looked through; after as many the rest of the file is one
_DECODER = json.JSONDecoder()


class _Text(str):
    """A text whose lines nobody counts: Python's decoder does so for each error, which takes for ever with many."""

    __slots__ = ()

    def count(self, *_: Any) -> int:
        return 0

    def rfind(self, *_: Any) -> int:
        return -1


def objects(parts: Iterable[str], file: str, sign: str) -> Iterator[tuple[int, Mapping[str, Any], str] | Rejected]:
    """Position, object and raw text of each object in the file's lists, or one after another without a list.

    `sign` is a name that every record of the format has. Raises `Unreadable` where the text is no JSON at all.
    """
    text = _Text("".join(_bounded(parts)))
    at = position = unclosed = 0
    in_list = False
    while True:
        at = _end_of(_NEXT, text, at)
        if in_list and text.startswith("]", at):
            at, in_list = _after_list(text, at + 1), False
            continue
        if not in_list and (start := _start_of_list(text, at)):
            at, in_list = start, True
            continue
        if at >= len(text):
            return
        if position == 0 and not in_list and text[at] != "{":
            raise Unreadable("JSON without a list of records")
        position += 1
        try:
            one, end = _DECODER.raw_decode(text, at)
            one = _without_halves(one) if _SURROGATE.search(text, at, end) else one
        except (ValueError, RecursionError):
            end = _end_of(_JUNK if in_list else _OUTER_JUNK, text, at)
            if end == at:
                closed = _balanced(text, at) if unclosed < _MOST_UNCLOSED else len(text)
                unclosed += closed is None
                end = closed or _next_record(text, at, sign)
            yield rejected(file, position, CUT, text[at:end])
        else:
            raw = text[at:end]
            if isinstance(one, dict) and len(raw) <= LARGEST_RECORD:
                yield position, one, raw
            else:
                yield rejected(file, position, "no object in a list of records", raw)
        at = end


def _without_halves(told: Any) -> Any:
    """The same with a sign for each half of a letter, which JSON can hold and no file."""
    text = json.dumps(told, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    return json.loads(text.decode("utf-16-le", "replace"))


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _start_of_list(text: str, at: int) -> int:
    """Where the first record of a list stands that begins here, or inside of a wrapper that does; 0 where none does."""
    found = _LIST.match(text, at)
    if not found and text.startswith("{", at):
        found = _LATER_LIST.search(text, at, at + _LATER)
        if found and _IN_A_RECORD.search(text, at, found.start()):
            return 0  # a list of a single record
    return found.end() if found else 0


def _after_list(text: str, at: int) -> int:
    """Where a list's wrapper ends, with what it says after the list."""
    while member := _MEMBER.match(text, at):
        try:
            _, at = _DECODER.raw_decode(text, member.end())
        except (ValueError, RecursionError):
            break
    return _end_of(_CLOSING, text, at)


def _balanced(text: str, at: int) -> int | None:
    """Where an object or a list that cannot be read ends by its brackets; None where they do not close."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth <= 0:
            return token.end()
    return None


def _next_record(text: str, at: int, sign: str) -> int:
    """Where the next sound record begins; the text's end where none does."""
    for again in _AGAIN.finditer(text, at):
        try:
            one, _ = _DECODER.raw_decode(text, again.end())
        except (ValueError, RecursionError):
            continue
        if sign in one:
            return again.end()
    return len(text)


def _bounded(parts: Iterable[str]) -> Iterator[str]:
    size = 0
    for part in parts:
        size += len(part)
        if size > LARGEST_FILE:
            raise Unreadable(f"a file of more than {LARGEST_FILE // 1_000_000} MB")
        yield part


def at(told: Any, *names: str) -> Any:
    """What stands under some names in nested objects; None where a step is missing."""
    for name in names:
        if not isinstance(told, Mapping):
            return None
        told = told.get(name)
    return told


def strings(told: Any, name: str = "") -> list[str]:
    """The texts and numbers of a list, or of its objects under a name."""
    if isinstance(told, (str, int)):
        told = [told]
    if not isinstance(told, list):
        return []
    values = [at(one, name) for one in told] if name else told
    return [str(one) for one in values if isinstance(one, (str, int)) and str(one).strip()]
