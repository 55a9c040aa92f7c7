"""GRIM and GRIMMER: whether whole numbers can have a printed mean, and a printed standard deviation with it.

GRIM is Brown and Heathers' test (2017), GRIMMER Anaya's (2016). Every admissible total is tried, so that rounding half
up, half to even, and values that lie just at an edge never raise an alarm.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, consistent, inconsistent, untestable

# Whether n whole numbers can have this total and this sum of squares; scale.py has one that knows the scale.
Possible = Callable[[int, int, int], bool]


def totals(mean: Reported, n: int, items: int = 1) -> range:
    """The whole totals that give the printed mean, for n people who answered so many items each."""
    size = n * items
    return range(math.ceil(mean.low * size), math.floor(mean.high * size) + 1)


def grim(mean: Reported, n: int, items: int = 1) -> Verdict:
    """Whether a whole total gives the printed mean."""
    size = n * items
    if not mean.decimals:
        return untestable(f"the mean {mean.text} is printed without decimals, which every total near it gives.")
    if size >= 10**mean.decimals:
        of = f"n = {n}" if items == 1 else f"n = {n} and {items} items"
        return untestable(f"every mean with {_places(mean)} is possible with {of}.")
    found = totals(mean, n, items)
    if found:
        return consistent(
            f"{found[0]} / {size} = {shown(Fraction(found[0], size), 5)}, which may be printed {mean.text}."
        )
    near = round(mean.value * size)
    return inconsistent(
        f"no whole total gives the mean {mean.text} with n = {n}: the nearest is "
        f"{near} / {size} = {shown(Fraction(near, size), 5)}."
    )


def _places(number: Reported) -> str:
    return "1 decimal" if number.decimals == 1 else f"{number.decimals} decimals"


def squares(sd: Reported, total: int, n: int, items: int = 1) -> tuple[int, int]:
    """The sums of squares, from which to which, that give the printed SD with this total."""
    least = (n - 1) * (max(Fraction(0), sd.low) * items) ** 2 + Fraction(total**2, n)
    most = (n - 1) * (sd.high * items) ** 2 + Fraction(total**2, n)
    return math.ceil(least), math.floor(most)


def fewest_squares(total: int, n: int) -> int:
    """The smallest sum of squares of n whole numbers with this total: all as near to each other as can be."""
    each, rest = divmod(total, n)
    return (n - rest) * each**2 + rest * (each + 1) ** 2


def parity(n: int, total: int, square: int) -> bool:
    """A whole number and its square are odd together, so a total and its sum of squares are, too."""
    return (square - total) % 2 == 0 and square >= fewest_squares(total, n)


def grimmer(mean: Reported, sd: Reported, n: int, items: int = 1, possible: Possible = parity) -> Verdict:
    """Whether n whole numbers can have the printed mean and the printed SD.

    A value of several items is their mean, so `items` times it is whole. `possible` says which sums of squares exist.
    """
    if n < 2:
        return untestable("a single value has no standard deviation.")
    tried = totals(mean, n, items)
    for total in tried:
        least, most = squares(sd, total, n, items)
        for square in range(least, most + 1):
            if possible(n, total, square):
                if _any_fits(sd, n, items):
                    return untestable(f"with n = {n} every SD printed like {sd.text} is possible beside this mean.")
                return consistent(_example(mean, sd, n, items, total, square))
    if not tried:
        return inconsistent(f"no whole total gives the mean {mean.text} with n = {n}, so no SD fits it.")
    return inconsistent(_nearest(mean, sd, n, items, tried, possible))


def _any_fits(sd: Reported, n: int, items: int) -> bool:
    """Whether the printed SD leaves room for two sums of squares in a row, of which one has the right parity."""
    return (n - 1) * items**2 * (sd.high**2 - max(Fraction(0), sd.low) ** 2) >= 2


def _example(mean: Reported, sd: Reported, n: int, items: int, total: int, square: int) -> str:
    sides = (shown(Fraction(total, n * items), 5), shown(_spread(n, items, total, square), 5))
    return (
        f"{n} whole numbers that add up to {total} and whose squares add up to {square} have the mean {sides[0]} and "
        f"the SD {sides[1]}, which may be printed {mean.text} and {sd.text}."
    )


def _spread(n: int, items: int, total: int, square: int) -> float:
    return math.sqrt((square - Fraction(total**2, n)) / (n - 1)) / items


def _nearest(mean: Reported, sd: Reported, n: int, items: int, tried: range, possible: Possible) -> str:
    """The words for what is impossible, with the possible SDs on both sides of the printed one."""
    total = min(tried, key=lambda one: abs(Fraction(one, n * items) - mean.value))
    least, most = squares(sd, total, n, items)
    below = next((one for one in range(least - 1, max(least - 40, -1), -1) if possible(n, total, one)), None)
    above = next((one for one in range(most + 1, most + 40) if possible(n, total, one)), None)
    near = " and ".join(shown(_spread(n, items, total, one), 4) for one in (below, above) if one is not None)
    told = f": the nearest that whole numbers can have are {near}" if near else ""
    return (
        f"{n} whole numbers with the mean {mean.text} (a total of {total}) cannot have the SD {sd.text}, "
        f"however it was rounded{told}."
    )
