"""The same figures where different ones are expected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from attest.extract.checks.tails import chi2_upper
from attest.extract.checks.verdict import Verdict, judged, untestable

Place = TypeVar("Place", bound=Hashable)

MANY_DIGITS = 100  # last digits below which their shares say nothing
RARE = 0.001  # chance of shares so uneven, below which somebody should look
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


def last_digits(texts: Iterable[str]) -> Verdict:
    """Whether every digit ends about as many of these decimal numbers as any other, as it does in true figures."""
    counted = Counter(text[-1] for text in texts if "." in text and text[-1].isdigit())
    total = sum(counted.values())
    if total < MANY_DIGITS:
        return untestable(f"{total} numbers with decimals are too few to compare their last digits.")
    expected = total / 10
    statistic = sum((counted[digit] - expected) ** 2 / expected for digit in "0123456789")
    chance = chi2_upper(statistic, 9)
    told = ", ".join(f"{digit}: {counted[digit]}" for digit in "0123456789")
    return judged(
        chance >= RARE,
        f"of {total} numbers with decimals this many end in each digit: {told}; χ²(9) = {statistic:.1f}, "
        f"p {'< 0.001' if chance < RARE else f'= {chance:.3f}'}.",
    )
