"""Means of whole numbers on a scale: which checks apply, and what the protocol says of an outcome's scale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attest.extract.checks.binary import debit
from attest.extract.checks.grim import grim
from attest.extract.checks.reported import Reported
from attest.extract.checks.scale import exact, sd_bound
from attest.extract.checks.verdict import Verdict
from attest.outcomes import outcome_of
from attest.protocol import Outcome

CHANGE = re.compile(r"\b(?:change|difference|improvement|reduction|decrease|increase|delta|gain|loss)\b|Δ", re.I)
SHARE = re.compile(r"%|\bper\s?cent|\bpercent", re.I)


class Scale(NamedTuple):
    """Whole numbers from `low` to `high`; of several items, the value is their mean and the limits are one item's."""

    low: int
    high: int
    items: int = 1


Checks = Iterator[tuple[str, tuple[str, ...], Callable[[int], Verdict]]]


def on_scale(mean: Reported, sd: Reported | None, scale: Scale) -> Checks:
    """The checks of a mean, and of an SD where there is one: name, roles and the verdict for a number of people."""
    yield "grim", ("result.mean",), lambda n: grim(mean, n, scale.items)
    if sd is None:
        return
    both = ("result.mean", "result.sd")
    yield "sd-bound", both, lambda n: sd_bound(mean, sd, n, scale.low, scale.high)
    if (scale.low, scale.high, scale.items) == (0, 1, 1):
        yield "debit", both, lambda n: debit(mean, sd, n)
    yield "grimmer", both, lambda n: exact(mean, sd, n, scale.low, scale.high, scale.items)


def scale_of(row: Mapping[str, str], outcomes: Sequence[Outcome]) -> Scale | None:
    """The scale of a result by the protocol; None where its figures are shares, or in another unit than the outcome's.

    A change of a value from a to b lies between a − b and b − a.
    """
    meant = outcome_of(row.get("result.outcome", ""), outcomes)
    unit = row.get("result.unit", "").strip()
    if meant is None or meant.scale is None or SHARE.search(unit):
        return None
    if unit and meant.unit and unit.casefold() != meant.unit.casefold():
        return None
    low, high, items = meant.scale
    if CHANGE.search(f"{row.get('result.outcome', '')} {row.get('result.time_point', '')}"):
        return Scale(low - high, high - low, items)
    return Scale(low, high, items)
