"""Means, standard deviations and quantiles of one row: their order, their distances, whole numbers and skew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attest.extract.checks import quantiles, spread
from attest.extract.checks.reported import Reported
from attest.extract.checks.verdict import Verdict
from attest.extract.integrity.finding import IMPOSSIBLE, LOOK, Finding, People, Values, any_of, level, number, people
from attest.extract.integrity.scales import Scale, on_scale

QUANTILES = ("min", "q1", "median", "q3", "max")
GROUPS = ("age", "follow_up", "result")


def checks(values: Values, context: Values, scale: Scale | None) -> Iterator[Finding]:
    """Every check of the row's distribution; `scale` is that of its outcome, where the protocol names one."""
    yield from _order(values)
    yield from _spread(values, context)
    yield from _whole_numbers(values, context, scale)
    yield from _skew(values, scale)


def _order(values: Values) -> Iterator[Finding]:
    """min ≤ q1 ≤ median ≤ q3 ≤ max, and the mean between min and max."""
    for group in GROUPS:
        present = [(name, one) for name in QUANTILES if (one := number(values, f"{group}.{name}"))]
        if len(present) >= 2:
            verdict, names = quantiles.order(present)
            yield Finding.of("order", verdict, [f"{group}.{name}" for name in names])
        mean, low, high = (number(values, f"{group}.{name}") for name in ("mean", "min", "max"))
        if mean and low and high:
            roles = [f"{group}.{name}" for name in ("mean", "min", "max")]
            yield Finding.of("mean-in-range", quantiles.mean_in_range(mean, low, high), roles)


def _spread(values: Values, context: Values) -> Iterator[Finding]:
    """The standard deviation against median, range, standard error and the interval of the mean."""
    for group in GROUPS:
        mean, sd, se, median, low, high = (
            number(values, f"{group}.{name}") for name in ("mean", "sd", "se", "median", "min", "max")
        )
        known = people(values, context, "result.total" if group == "result" else None)
        if sd is None or not known:
            continue
        if mean and median:
            yield _of_people("mean-median", known, group, ("mean", "median", "sd"), _mean_median(mean, median, sd))
        if low and high:
            yield _of_people("sd-range", known, group, ("sd", "min", "max"), _sd_range(sd, low, high))
        if se:
            yield _of_people("sd-se", known, group, ("sd", "se"), _sd_se(sd, se))
        ends = [number(values, f"result.{name}") for name in ("ci_low", "ci_high")]
        if group == "result" and mean and not values.get("result.estimate") and ends[0] and ends[1]:
            check = _sd_interval(sd, ends[0], ends[1], level(values.get("result.ci_level")))
            yield _of_people("sd-interval", known, group, ("sd", "ci_low", "ci_high"), check, LOOK)


def _mean_median(mean: Reported, median: Reported, sd: Reported) -> Callable[[int], Verdict]:
    return lambda n: quantiles.mean_and_median(mean, median, sd, n)


def _sd_range(sd: Reported, low: Reported, high: Reported) -> Callable[[int], Verdict]:
    return lambda n: quantiles.sd_in_range(sd, low, high, n)


def _sd_se(sd: Reported, se: Reported) -> Callable[[int], Verdict]:
    return lambda n: spread.sd_and_se(sd, se, n)


def _sd_interval(sd: Reported, low: Reported, high: Reported, level: float) -> Callable[[int], Verdict]:
    return lambda n: spread.sd_and_interval(sd, low, high, n, level)


def _of_people(
    check: str,
    known: Sequence[People],
    group: str,
    names: Sequence[str],
    verdict: Callable[[int], Verdict],
    severity: str = IMPOSSIBLE,
) -> Finding:
    found, one = any_of(known, verdict)
    return Finding.of(check, found, [*(f"{group}.{name}" for name in names), one.role], severity)


def _whole_numbers(values: Values, context: Values, scale: Scale | None) -> Iterator[Finding]:
    """GRIM, GRIMMER, the bound of the SD and DEBIT, where the values are known to be whole numbers."""
    mean, sd = number(values, "result.mean"), number(values, "result.sd")
    if mean is None:
        return
    severity = IMPOSSIBLE
    if scale is None and (scale := _counted(values)) is not None:
        severity = LOOK  # whole limits show that people counted, most of the time
    known = people(values, context, "result.total")
    why = "" if known else "the number of people is not reported"
    if scale is None:
        why = "nothing says that the values are whole numbers; the protocol can name the outcome's scale"
    if why or scale is None:
        yield Finding("grim", "not testable", ("result.mean",), f"mean {mean.text}: {why}.")
        return
    for check, roles, verdict in on_scale(mean, sd, scale):
        found, one = any_of(known, verdict)
        yield Finding.of(check, found, (*roles, one.role), severity)


def _counted(values: Values) -> Scale | None:
    """The scale that whole limits beside a mean with decimals speak of: people counted."""
    low, high, mean = (number(values, f"result.{name}") for name in ("min", "max", "mean"))
    if not (low and high and mean and mean.decimals) or low.decimals or high.decimals or low.value > high.value:
        return None
    return Scale(int(low.value), int(high.value))


def _skew(values: Values, scale: Scale | None) -> Iterator[Finding]:
    """Whether mean and SD leave room on the scale for values that spread evenly to both sides."""
    mean, sd = number(values, "result.mean"), number(values, "result.sd")
    if mean and sd and scale:
        verdict = quantiles.room_for_sd(mean, sd, scale.low, scale.high)
        yield Finding.of("skew", verdict, ("result.mean", "result.sd"), LOOK)
