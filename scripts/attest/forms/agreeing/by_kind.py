"""Which statistics of agreement suit a question, and the answers as these need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

import numpy as np

from attest.forms.agreeing import statistics
from attest.forms.agreeing.statistics import Estimate, Ratings
from attest.forms.answers import folded
from attest.forms.form import Field

Said = tuple[str, str]  # an answer as it is compared: folded text, code
Shared = Sequence[tuple[str, Sequence[Said | None]]]  # questions with two answers or more: subject, each reviewer's

CHOICES = ("choice", "boolean")
NUMBERS = ("integer", "decimal", "reported number")

_NUMBER = re.compile(r"(?P<sign>[<>≤≥=~]=?)?\s*(?P<number>[-+]?[\d.,]+(e[-+]?\d+)?)\s*%?")
_SIGNS = {"<=": "≤", ">=": "≥", "=": "", "==": "", None: ""}


def per_cent(shared: Shared, several: bool) -> dict[str, Any]:
    """How often all who answered said the same; `several` where more than two reviewers are compared."""
    return _share("per cent agreement", shared, _same, _alike(several))


def figures(field: Field, shared: Shared, scale: Sequence[Said], several: bool) -> Iterator[dict[str, Any]]:
    """The statistics that suit the kind of field, in their order, as rows without the columns that say of what."""
    yield per_cent(shared, several)
    if field.kind in CHOICES:
        yield from _of_choices(field, shared, scale, several)
    elif field.kind in NUMBERS:
        yield from _of_numbers(field, shared, several)


def scale_of(field: Field, said: Iterable[Said]) -> list[Said]:
    """The categories of a question: its choices in their order, then the codes and former choices that were answered.

    It is the same for all reviewers, so that the coefficients of different pairs speak of the same scale.
    """
    choices = ("yes", "no") if field.kind == "boolean" else field.options
    scale = [(folded(one), "") for one in choices]
    return [*scale, *sorted(set(said) - set(scale))]


def _of_choices(field: Field, shared: Shared, scale: Sequence[Said], several: bool) -> Iterator[dict[str, Any]]:
    place = {said: number for number, said in enumerate(scale)}
    ratings = _ratings(shared, place.get)
    if not several:
        yield _row("Cohen's kappa", statistics.cohen(ratings, len(scale)), shared)
    if not (field.ordered and field.kind == "choice"):
        yield _row("Gwet's AC1", statistics.gwet(ratings, len(scale)), shared)
        yield _row("Krippendorff's alpha", statistics.alpha(ratings, "nominal"), shared, "nominal metric")
        return
    choices = len(field.options)
    placed = np.where(ratings < choices, ratings, np.nan)
    kept, ranked = _with_two(shared, placed)
    weights, out = "quadratic weights", _left_out(ratings, placed, "not a choice")
    if not several:
        yield _row("weighted kappa", statistics.cohen(ranked, choices, weighted=True), kept, weights, out)
    yield _row("Gwet's AC1", statistics.gwet(ratings, len(scale)), shared)
    yield _row("Gwet's AC2", statistics.gwet(ranked, choices, weighted=True), kept, weights, out)
    yield _row("Krippendorff's alpha", statistics.alpha(ranked, "ordinal"), kept, "ordinal metric", out)


def _of_numbers(field: Field, shared: Shared, several: bool) -> Iterator[dict[str, Any]]:
    if field.tolerance:
        agree = _within(field.tolerance)
        yield _share("within tolerance", shared, agree, f"tolerance {field.tolerance}", _alike(several))
    given = _ratings(shared, lambda said: 0.0)
    numbers = _ratings(shared, _exact)
    out = _left_out(given, numbers, "not an exact number")
    kept, known = _with_two(shared, numbers)
    yield _row("Krippendorff's alpha", statistics.alpha(known, "interval"), kept, "interval metric", out)
    complete = [shared[number] for number in np.flatnonzero(~np.isnan(numbers).any(axis=1)).tolist()]
    only = "only questions that all answered" if several else ""
    yield _row("ICC(A,1)", statistics.icc(numbers), complete, only, out)


def _ratings(shared: Shared, place: Callable[[Said], float | None]) -> Ratings:
    """Questions × reviewers; what has no place is missing."""
    rows = [[None if said is None else place(said) for said in answers] for _, answers in shared]
    return np.array(rows, dtype=float)  # None becomes NaN


def _with_two(shared: Shared, ratings: Ratings) -> tuple[Shared, Ratings]:
    """What is left to compare when some answers have no place."""
    enough = (~np.isnan(ratings)).sum(axis=1) >= 2
    return [shared[number] for number in np.flatnonzero(enough).tolist()], ratings[enough]


def _left_out(given: Ratings, used: Ratings, why: str) -> str:
    number = int((~np.isnan(given) & np.isnan(used)).sum())
    return f"left out: {number} answers, {why}" if number > 1 else f"left out: 1 answer, {why}" if number else ""


def _same(one: Said, other: Said) -> bool:
    return one == other


def _within(tolerance: str) -> Callable[[Said, Said], bool]:
    """Whether two answers are the same, or numbers with the same sign of comparison that differ by no more.

    A tolerance in per cent is one of the larger of both, signs aside.
    """
    most = Decimal(tolerance.rstrip("%"))

    def agree(one: Said, other: Said) -> bool:
        (sign, left), (other_sign, right) = _number(one), _number(other)
        if one == other or left is None or right is None or sign != other_sign:
            return one == other
        return abs(left - right) <= (most * max(abs(left), abs(right)) / 100 if tolerance.endswith("%") else most)

    return agree


def _exact(said: Said) -> float | None:
    """The number of an answer without a sign of comparison."""
    sign, number = _number(said)
    return None if sign or number is None else float(number)


def _number(said: Said) -> tuple[str, Decimal | None]:
    """Sign of comparison and number of an answer; decimal, so that 1.3 and 1.2 differ by 0.1 and no more."""
    found = None if said[1] else _NUMBER.fullmatch(said[0])
    if not found:
        return "", None
    try:
        number = Decimal(found["number"].replace(",", ""))
    except InvalidOperation:
        return "", None
    return _SIGNS.get(found["sign"], str(found["sign"])), number


def _alike(several: bool) -> str:
    return "all who answered alike" if several else ""


def _share(statistic: str, shared: Shared, agree: Callable[[Said, Said], bool], *notes: str) -> dict[str, Any]:
    alike = sum(
        all(agree(one, other) for one, other in combinations([said for said in answers if said is not None], 2))
        for _, answers in shared
    )
    return _row(statistic, statistics.share(alike, len(shared)), shared, *notes, factor=100, digits=2)


def _row(
    statistic: str, found: Estimate, shared: Shared, *notes: str, factor: int = 1, digits: int = 3
) -> dict[str, Any]:
    value, low, high = (_fixed(one, factor, digits) for one in (found.value, found.low, found.high))
    return {
        "statistic": statistic,
        "value": value,
        "low": low,
        "high": high,
        "n": len(shared),
        "subjects": len({subject for subject, _ in shared}),
        "note": "; ".join(filter(None, (*notes, found.why))),
    }


def _fixed(number: float | None, factor: int, digits: int) -> str:
    """With fixed decimals, and never `-0.000`."""
    return "" if number is None else f"{round(factor * number, digits) + 0.0:.{digits}f}"
