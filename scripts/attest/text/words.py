"""Where a name stands as a whole word: names are data, so no expression is built of each."""

from __future__ import annotations


def place_of(name: str, text: str, before: str = "") -> int | None:
    """Where a name first stands with no letter, digit or underscore beside it, nor one of the signs `before` it.

    Case counts. None where it stands nowhere, or says nothing.
    """
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        led = at > 0 and (_joins(text[at - 1]) or text[at - 1] in before)
        if not led and not (end < len(text) and _joins(text[end])):
            return at
        at = text.find(name, at + 1)
    return None


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
