"""The axis of a forest plot: how far it reaches, where its ticks stand, and where a value falls on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BEYOND = 1.25  # how far an interval may carry the axis past the estimates, in spreads of the estimates
TICKS_MOST = 7
STEPS = (1.0, 2.0, 2.5, 5.0)
# The steps within a power of ten, from coarse to fine; the first set that gives enough ticks is taken.
LOG_STEPS = (
    (1.0,),
    (1.0, 3.0),
    (1.0, 2.0, 5.0),
    (1.0, 1.5, 2.0, 3.0, 5.0, 7.0),
    (1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0),
)


@dataclass(frozen=True)
class Axis:
    """An axis from `low` to `high`, in the unit of the measure; logarithmic for ratios."""

    low: float
    high: float
    ratio: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where the value falls: 0 at the left end, 1 at the right end, beyond them if the axis does not reach it."""
        low, high, here = (_scaled(one, self.ratio) for one in (self.low, self.high, value))
        return (here - low) / (high - low)


def drawable(estimate: float | None, low: float | None, high: float | None, ratio: bool) -> bool:
    """Whether an estimate with its interval has a place on an axis."""
    values = (estimate, low, high)
    return all(one is not None and math.isfinite(one) and (one > 0 or not ratio) for one in values)


def axis(
    rows: Sequence[tuple[float, float, float]], null: float, ratio: bool, limits: tuple[float, float] | None = None
) -> Axis:
    """An axis for estimates with their intervals, which shows every estimate and the value of no effect.

    `rows` are (estimate, low, high). A few very wide intervals do not press the others together: they leave the axis.
    `limits` sets both ends.
    """
    if limits is not None:
        low, high = (_scaled(one, ratio) for one in limits)
    else:
        scaled = [tuple(_scaled(one, ratio) for one in row) for row in rows]
        core = [_scaled(null, ratio), *(row[0] for row in scaled)]
        widths = sorted(row[2] - row[1] for row in scaled)
        spread = max(max(core) - min(core), widths[len(widths) // 2] if widths else 0.0)
        spread = spread or 1.0
        low = max(min([*core, *(row[1] for row in scaled)]), min(core) - BEYOND * spread)
        high = min(max([*core, *(row[2] for row in scaled)]), max(core) + BEYOND * spread)
        edge = (high - low or 1.0) * 0.04
        low, high = low - edge, high + edge
    ends = (math.exp(low), math.exp(high)) if ratio else (low, high)
    ticks = _log_ticks(*ends) if ratio else _ticks(*ends)
    return Axis(*ends, ratio, tuple(ticks))


def tick_label(value: float) -> str:
    """The number at a tick, with a true minus sign."""
    return f"{value:,.6g}".replace("-", "−")


def _scaled(value: float, ratio: bool) -> float:
    return math.log(value) if ratio else value


def _ticks(low: float, high: float) -> list[float]:
    size = 10.0 ** math.floor(math.log10((high - low) / TICKS_MOST))
    for step in (size * one for one in (*STEPS, 10.0, 20.0)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < TICKS_MOST:
            return [_tidy(number * step) for number in range(first, last + 1)]
    return [low, high]


def _log_ticks(low: float, high: float) -> list[float]:
    powers = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    best: list[float] = []
    for steps in LOG_STEPS:
        ticks = _within((_tidy(step * 10.0**power) for power in powers for step in steps), low, high)
        if len(ticks) > TICKS_MOST:
            break
        best = ticks
    if len(best) < 3 and high / low < 10:
        best = [tick for tick in _ticks(low, high) if tick > 0]
    return best or _thinned(_within((10.0**power for power in powers), low, high))


def _within(values: Iterable[float], low: float, high: float) -> list[float]:
    return [value for value in values if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]


def _thinned(ticks: Sequence[float]) -> list[float]:
    return list(ticks[:: math.ceil(len(ticks) / TICKS_MOST)])


def _tidy(value: float) -> float:
    """The value without the dust of binary arithmetic."""
    return float(f"{value:.10g}")
