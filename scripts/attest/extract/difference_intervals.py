"""Intervals of a difference that itself is not told: "7 days with A, 9 days with B (95% CI of the difference 1 to 4)".

The two groups' values stand before the bracket, so that the interval belongs to their outcome and compares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.effects.forms import LABEL, NUM
from attest.extract.effects.forms import OF_DIFFERENCE as DIFFERENCE
from attest.extract.finding import Found, row_of

OF_DIFFERENCE = Cued(
    rf"{LABEL}{DIFFERENCE}\s*[,:=]?\s*(?:of\s+|from\s+|was\s+)?[(\[]?\s*(?P<low>{NUM})\s?%?\s*(?:to|and|,|;|[-–—−])\s*(?P<high>{NUM})"
)
VALUES = ("mean", "median", "percent")


def difference_intervals(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """The ends of such intervals, for the outcome of which both groups' values stand right before them."""
    for context in contexts:
        pair = context.comparison() if "ifference" in context.text and len(context.arms.names) == 2 else None
        found = OF_DIFFERENCE.search(context.text) if pair else None
        if found is None:
            continue
        begin = context.sentence.start
        here = [
            one
            for one in told
            if begin <= one.start
            and one.end <= begin + found.start()
            and one.row is not None
            and one.role.removeprefix("result.") in VALUES
        ]
        if len(here) < 2:
            continue
        first, second = sorted(here, key=lambda one: one.end)[-2:]
        one, two = dict(first.row or ()), dict(second.row or ())
        arms = {one.pop("arm", None), two.pop("arm", None)}
        if one != two or arms != set(context.arms.names) or "outcome" not in one:
            continue
        row = row_of(outcome=one["outcome"], arm=pair, time_point=one.get("time_point"))
        if any(other.row == row and other.role in ("result.estimate", "result.ci_low") for other in told):
            continue
        parts = {"ci_low": found["low"], "ci_high": found["high"]}
        level = found["level"] or found["level_behind"]
        yield from emit(
            context, row, {**parts, "ci_level": level} if level else parts, found.span(), "difference-interval"
        )
