"""Counts, percentages and sums of people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from attest.extract.checks.grim import totals
from attest.extract.checks.reported import Reported, as_share, shown
from attest.extract.checks.verdict import Verdict, consistent, inconsistent, judged, untestable


def percent_of_count(events: int, percent: Reported, total: int) -> Verdict:
    """Whether the count of the total gives the printed percentage, and is not more than all."""
    if events > total:
        return inconsistent(f"{events} of {total} is more than all.")
    if not total:
        return untestable("of nobody there is no percentage.")
    exact = Fraction(events * 100, total)
    fits = percent.covers(exact)
    verb = "rounds to" if fits else "does not round to"
    return judged(fits, f"{events} of {total} = {_percent(exact, percent)} %, which {verb} {percent.text} %.")


def percent_of_people(percent: Reported, total: int) -> Verdict:
    """Whether a whole number of people can be the printed percentage of the total."""
    if not 0 <= percent.value <= 100:
        return inconsistent(f"{percent.text} % is no share of {total} people.")
    if total >= 10 ** (percent.decimals + 2):
        return untestable(f"of {total} people every percentage printed like {percent.text} % is possible.")
    found = totals(as_share(percent), total)
    if found:
        return consistent(
            f"{found[0]} of {total} = {_percent(Fraction(found[0] * 100, total), percent)} %, "
            f"which rounds to {percent.text} %."
        )
    low = math.floor(percent.value * total / 100)
    beside = " and ".join(
        f"{count} of {total} = {_percent(Fraction(count * 100, total), percent)} %" for count in (low, low + 1)
    )
    return inconsistent(f"no whole number of {total} people is {percent.text} %: {beside}.")


def _percent(exact: Fraction, percent: Reported) -> str:
    return shown(exact, percent.decimals + 1)


def at_most(part: int, whole: int, names: tuple[str, str]) -> Verdict:
    """Whether a part is not more than its whole."""
    fits = part <= whole
    return judged(fits, f"{names[0]} {part} {'≤' if fits else 'is more than'} {names[1]} {whole}.")


def sum_of_parts(parts: Sequence[int], whole: int, name: str) -> Verdict:
    """Whether parts that do not overlap add up to the whole."""
    added = " + ".join(str(part) for part in parts)
    return judged(sum(parts) == whole, f"{added} = {sum(parts)}, and {name} is {whole}.")


def percents_of_all(percents: Sequence[Reported], exhaustive: bool) -> Verdict:
    """Whether shares that do not overlap stay within 100 % with their rounding; exhaustive ones reach it."""
    least, most = sum((one.low for one in percents), Fraction(0)), sum((one.high for one in percents), Fraction(0))
    added = " + ".join(f"{one.text} %" for one in percents)
    total = shown(sum((one.value for one in percents), Fraction(0)))
    fits = least <= 100 and (most >= 100 or not exhaustive)
    return judged(fits, f"{added} = {total} %, {'within' if fits else 'outside'} what rounding allows around 100 %.")
