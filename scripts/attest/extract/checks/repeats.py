"""The same figures where different ones are expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)

ENOUGH = 5  # digits of a mean and its SD together; with fewer, the same pair comes up by chance


def digits(text: str) -> int:
    """The digits that tell something: without leading zeros and without signs."""
    return len("".join(sign for sign in text if sign.isdigit()).lstrip("0"))


def repeated_pairs(pairs: Iterable[tuple[Place, str, str]]) -> list[tuple[str, str, list[Place]]]:
    """Pairs of mean and SD that are printed alike at several places, with enough digits for that to be no chance."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place, mean, sd in pairs:
        if digits(mean) + digits(sd) >= ENOUGH:
            places[mean, sd].append(place)
    return [(mean, sd, found) for (mean, sd), found in places.items() if len(found) > 1]
