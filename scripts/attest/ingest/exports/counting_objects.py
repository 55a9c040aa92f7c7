"""How many records a JSON file has, counted apart from the reader: by the file as a whole, or by its brackets."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

_LISTS = ("studies", "items", "references", "records", "Study")
_OF_A_RECORD = frozenset({"protocolSection", "title", "type"})
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{}:]|[^\s,"\[\]{}:]+', re.S)
_CUT_SHORT = re.compile(r"(?:\\(?:u[0-9a-fA-F]{0,3})?|(?<=[\s,:\[])[\w.+-]+)\Z")  # a sign or a word without its end
_AFTER_LIST = re.compile(r'[\s}]*(?:,\s*"[^"\\]*"\s*:\s*(?:"[^"\\]*"|[\w.+-]+)[\s}]*)*(?:[{\[]|\Z)')
_WITHIN = re.compile(r'[}\]]\s*,\s*\{[^{}]*"(?:title|protocolSection)"')
_PAIRS = {"]": "[", "}": "{"}


def count_objects(text: str) -> int | None:
    """The objects in lists of records, or on their own; None where a damaged file's brackets do not tell."""
    try:
        told = json.loads(text)
        records = told if isinstance(told, list) else _listed(told)
    except (ValueError, RecursionError):
        return _by_brackets(text)
    return 1 if records is None else len(records)


def _listed(told: Any) -> list[Any] | None:
    """The list of records inside of objects, unless what stands before it tells that they are a record themselves."""
    for name, value in told.items() if isinstance(told, dict) else ():
        if name in _LISTS and isinstance(value, list):
            return value
        if name in _OF_A_RECORD:
            return None
        found = _listed(value)
        if found is not None:
            return found
    return None


def _by_brackets(text: str) -> int | None:
    """Objects by the brackets around them, where these are sound as far as the file goes."""
    opened: list[str] = []
    count = lists = 0  # `lists` is the depth inside of a list of records
    name = ""
    had_list = False
    is_record = False  # what is open outside of a list is a record, not a wrapper
    begin = 0
    for found in _SIGN.finditer(text):
        sign = found[0]
        if sign in ("[", "{"):
            if not lists and sign == "[" and (not opened or (name in _LISTS and not is_record)):
                lists = len(opened) + 1
                count -= bool(opened)
            elif lists == len(opened):
                if sign == "[":
                    return None
                count += 1
                is_record = had_list = False
                begin = found.start()
            opened.append(sign)
        elif sign in _PAIRS:
            if not opened or opened.pop() != _PAIRS[sign]:
                return None
            if lists > len(opened):
                lists, had_list = 0, True
                if opened and not _AFTER_LIST.match(text, found.end()):
                    return None
            elif not opened and not had_list:
                return _by_lines(text)
        elif lists == len(opened):
            return None  # neither an object nor what stands between two
        elif sign != ":":
            name = sign.strip('"')
        elif not lists:
            is_record = is_record or name in _OF_A_RECORD
    if len(opened) > lists and not _is_cut_off(text[begin:], opened[lists:]):
        return None
    return count


def _by_lines(text: str) -> int | None:
    """Objects on a line each; None where one of them is damaged."""
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return len(lines) if all(isinstance(json.loads(line), dict) for line in lines) else None
    except (ValueError, RecursionError):
        return None


def _is_cut_off(text: str, opened: Sequence[str]) -> bool:
    """Whether an object that does not close is sound up to its end."""
    if _WITHIN.search(text):
        return False  # or several, of which the first has lost its end
    kept = _CUT_SHORT.sub("", text)
    for rest in ("", '"', "null", ":null", '":null', '"":null', '""'):
        try:
            json.loads(kept + rest + "".join("]" if sign == "[" else "}" for sign in reversed(opened)))
        except (ValueError, RecursionError):
            continue
        return True
    return False
