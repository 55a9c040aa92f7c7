"""Labels under which people know things: the same label is never given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import ascii_lowercase


def told_apart(labels: Sequence[str]) -> list[str]:
    """The labels with a, b, c … z, aa, ab … behind those that several would have, in their order."""
    several = {label for label, count in Counter(labels).items() if count > 1}
    taken = set(labels) - several
    turns: Counter[str] = Counter()
    found = []
    for label in labels:
        name = label
        while label in several and (name == label or name in taken):
            name = label + _letters(turns[label])
            turns[label] += 1
        taken.add(name)
        found.append(name)
    return found


def _letters(number: int) -> str:
    """0 is a, 25 is z, 26 is aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
