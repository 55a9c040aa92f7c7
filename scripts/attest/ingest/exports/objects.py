"""Records in JSON: each object of the list is read alone, so that a file cut off loses its last one only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.ingest.exports.reading import LARGEST_FILE, LARGEST_RECORD, Unreadable
from attest.ingest.exports.record import Rejected, rejected

CUT = "JSON that breaks off or is damaged"
_LIST = re.compile(r'\s*(?:\[|\{\s*"(?:studies|items|references|records)"\s*:\s*\[)')
_LATER_LIST = re.compile(r'"(?:studies|items|references|records|Study)"\s*:\s*\[')
_NEXT = re.compile(r"[\s,]*")
_AGAIN = re.compile(r"(?<=[}\]])\s*,\s*(?=\{\s*\")")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)
_OF_A_RECORD = frozenset({"title", "type", "protocolSection"})
_DECODER = json.JSONDecoder()


def objects(parts: Iterable[str], file: str) -> Iterator[tuple[int, Mapping[str, Any], str] | Rejected]:
    """Position, object and raw text of each object in the file's list; raises `Unreadable` where there is none."""
    text = "".join(_bounded(parts))
    start = _LIST.match(text) or _LATER_LIST.search(text, 0, 10_000)
    at, position = start.end() if start else 0, 0
    if not start and not text.lstrip().startswith("{"):
        raise Unreadable("JSON without a list of records")
    while True:
        space = _NEXT.match(text, at)
        at = space.end() if space else at
        if at >= len(text) or text[at] == "]":
            return
        position += 1
        try:
            one, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = _end_of_damaged(text, at)
            yield rejected(file, position, CUT, text[at:end])
            at = end
            continue
        raw = text[at:end]
        if not isinstance(one, dict) or len(raw) > LARGEST_RECORD:
            yield rejected(file, position, "no object in a list of records", raw)
        else:
            yield position, one, raw
        at = end
        if not start:
            return


def _end_of_damaged(text: str, at: int) -> int:
    """Where an object that cannot be read ends: by its brackets, where a sound record begins, or with the file."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth <= 0:
            return token.end()
    for again in _AGAIN.finditer(text, at):
        try:
            one, _ = _DECODER.raw_decode(text, again.end())
        except (ValueError, RecursionError):
            continue
        if _OF_A_RECORD & one.keys():
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
