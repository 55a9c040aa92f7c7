"""How people know publications and studies: labels, none given twice, and where something was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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


def publication_place(one: Mapping[str, str]) -> str:
    """Where a record or citation was published: "Lancet 2021; 3(7):489-497", as far as it says."""
    issue = f"({one['issue']})" if one["issue"] else ""
    numbers = ":".join(filter(None, (f"{one['volume']}{issue}", one["pages"])))
    return "; ".join(filter(None, (" ".join(filter(None, (one["journal"], one["year"]))), numbers)))


def publication_names(one: Mapping[str, str]) -> list[str]:
    """Its identifiers as people write them."""
    return [f"{kind} {one[name]}" for kind, name in (("DOI", "doi"), ("PMID", "pmid")) if one[name]]
