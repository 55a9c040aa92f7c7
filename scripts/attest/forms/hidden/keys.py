"""The hidden key of a row: what it is about, whatever else happens to the sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from attest.tables import digest

LONGEST_KEY = 2_000  # characters: ids are DOIs and digests


def row_key(subject: str, row: str, beside: Iterable[Any] = ()) -> str:
    """The hidden key of a row: what it is about, a check sum, and a digest of what is suggested beside it."""
    told = list(beside)
    parts = [subject, row, digest(subject, row, length=4), *([digest(told, length=4)] if told else [])]
    return json.dumps(parts, ensure_ascii=False)


def read_row_key(text: str) -> tuple[str, str, str] | None:
    """Subject, row and digest of the suggestions of a hidden key; `None` where it is no whole key."""
    if len(text) > LONGEST_KEY or not text.startswith("["):
        return None
    try:
        subject, row, check, *beside = json.loads(text)
    except (ValueError, TypeError):
        return None
    if not (isinstance(subject, str) and isinstance(row, str) and digest(subject, row, length=4) == check):
        return None
    return subject, row, str(beside[0]) if beside else ""
