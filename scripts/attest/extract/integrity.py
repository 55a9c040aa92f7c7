"""Integrity checks of one row: whether its reported numbers can be true together, allowing for their rounding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from attest.extract.checks import counts, intervals, p_values, quantiles, spread
from attest.extract.checks.reported import Reported, plain, reported
from attest.extract.checks.verdict import Outcome, Verdict
from attest.extract.integrity_scales import Scale, on_scale

QUANTILES = ("min", "q1", "median", "q3", "max")
GROUPS = ("age", "follow_up", "result")
# Pairs of a count and its percentage, and the total that stands in the same row.
SHARES = (
    ("result.events", "result.percent", "result.total"),
    ("adverse_event.events", "adverse_event.percent", "adverse_event.total"),
    ("study.female_n", "study.female_percent", None),
    ("study.male_n", "study.male_percent", None),
)
# What a percentage may be of where the row prints no total, the nearest first.
DENOMINATORS = ("arm.n", "study.n_analysed", "study.n_randomised", "study.n_enrolled")
# Numbers of people of which an earlier one cannot be more than a later one.
FLOW = ("study.n_analysed", "study.n_randomised", "study.n_enrolled")
PEOPLE = {"study.n_analysed": "analysed", "study.n_randomised": "randomised", "study.n_enrolled": "enrolled"}
# How much an inconsistency says: the numbers cannot all be true, or there may be a good reason for it.
IMPOSSIBLE, LOOK = "impossible", "look"
BOUNDS = ("result.p", "result.statistic")  # roles of which a bound, such as < 0.001, can be tested

Values = Mapping[str, str]


@dataclass(frozen=True)
class Finding:
    """One check of one row; `arithmetic` is a sentence with the numbers, `roles` are those that took part."""

    check: str
    result: Outcome
    roles: tuple[str, ...]
    arithmetic: str
    severity: str = ""

    @classmethod
    def of(cls, check: str, verdict: Verdict, roles: Sequence[str], severity: str = IMPOSSIBLE) -> Finding:
        told = severity if verdict.result == "inconsistent" else ""
        return cls(check, verdict.result, tuple(dict.fromkeys(roles)), verdict.arithmetic, told)


class People(NamedTuple):
    """How many people a figure may be of, and the role that says so."""

    role: str
    n: int


def check_values(values: Values, context: Values | None = None, scale: Scale | None = None) -> list[Finding]:
    """All checks that the reported strings of one row allow.

    `values` maps roles to strings as reported; `context` holds numbers of people from outside the row, such as
    `study.n_analysed` or `arm.n`; `scale` is that of the row's outcome, where the protocol names one.
    """
    context = context or {}
    return [
        *_shares(values, context),
        *_order(values),
        *_spread(values, context),
        *_whole_numbers(values, context, scale),
        *_interval(values),
        *_test(values),
        *_people(values, context),
    ]


def _number(values: Values, role: str) -> Reported | None:
    return reported(values.get(role)) if role in BOUNDS else plain(values.get(role))


def _whole(text: str | None) -> int | None:
    number = reported(text)
    return number.whole if number else None


def people(values: Values, context: Values, total_role: str | None) -> list[People]:
    """How many people a row's figures may be of: its own total alone, else any number that is known from outside."""
    own = _whole(values.get(total_role)) if total_role else None
    if total_role and own:
        return [People(total_role, own)]
    told = ((role, _whole(values.get(role) or context.get(role))) for role in DENOMINATORS)
    return [People(role, n) for role, n in told if n]


def any_of(known: Sequence[People], check: Callable[[int], Verdict]) -> tuple[Verdict, People]:
    """The verdict for the number of people that fits best; which one a report means is not always said."""
    tried = [(check(one.n), one) for one in known]
    order = {"consistent": 0, "not testable": 1, "inconsistent": 2}
    return min(tried, key=lambda one: order[one[0].result])


def _shares(values: Values, context: Values) -> Iterator[Finding]:
    for events_role, percent_role, total_role in SHARES:
        events_text, percent_text = values.get(events_role), values.get(percent_role)
        if not percent_text:
            if total_role and (both := (_whole(events_text), _whole(values.get(total_role)))) and None not in both:
                verdict = counts.at_most(both[0] or 0, both[1] or 0, ("events", "of"))
                yield Finding.of("events-total", verdict, (events_role, total_role))
            continue
        percent, known = plain(percent_text), people(values, context, total_role)
        if not events_text:
            if percent and known and known[0].role == total_role:
                verdict = counts.percent_of_people(percent, known[0].n)
                yield Finding.of("percent-count", verdict, (percent_role, known[0].role))
            continue
        events, roles = _whole(events_text), (events_role, percent_role)
        if events is None or percent is None or not known:
            why = f"{events_text} or {percent_text} is no number" if known else "no denominator is reported"
            yield Finding("percent-count", "not testable", roles, f"{events_text} ({percent_text} %): {why}.")
            continue
        # Without a total in the row the percentage may be of any number of people that the study gives.
        count, share = events, percent
        tried = [(counts.percent_of_count(count, share, one.n), one) for one in known]
        verdict, role = next(((one, at.role) for one, at in tried if one.fits), (tried[0][0], tried[0][1].role))
        if role != total_role:
            verdict = Verdict(verdict.result, f"{verdict.arithmetic[:-1]} (the denominator is {role}).")
        yield Finding.of("percent-count", verdict, (*roles, role))


def _order(values: Values) -> Iterator[Finding]:
    """min ≤ q1 ≤ median ≤ q3 ≤ max, and the mean between min and max."""
    for group in GROUPS:
        present = [(name, one) for name in QUANTILES if (one := _number(values, f"{group}.{name}"))]
        if len(present) >= 2:
            verdict, names = quantiles.order(present)
            yield Finding.of("order", verdict, [f"{group}.{name}" for name in names])
        mean, low, high = (_number(values, f"{group}.{name}") for name in ("mean", "min", "max"))
        if mean and low and high:
            roles = [f"{group}.{name}" for name in ("mean", "min", "max")]
            yield Finding.of("mean-in-range", quantiles.mean_in_range(mean, low, high), roles)


def _spread(values: Values, context: Values) -> Iterator[Finding]:
    """The standard deviation against median, range, standard error and the interval of the mean."""
    for group in GROUPS:
        mean, sd, se, median, low, high = (
            _number(values, f"{group}.{name}") for name in ("mean", "sd", "se", "median", "min", "max")
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
        ends = [_number(values, f"result.{name}") for name in ("ci_low", "ci_high")]
        if group == "result" and mean and not values.get("result.estimate") and ends[0] and ends[1]:
            check = _sd_interval(sd, ends[0], ends[1], _level(values))
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
    mean, sd = _number(values, "result.mean"), _number(values, "result.sd")
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
    low, high, mean = (_number(values, f"result.{name}") for name in ("min", "max", "mean"))
    if not (low and high and mean and mean.decimals) or low.decimals or high.decimals or low.value > high.value:
        return None
    return Scale(int(low.value), int(high.value))


def _level(values: Values) -> float:
    level = _number(values, "result.ci_level")
    return float(level.value) if level and 50 < level.value < 100 else 95.0


def _interval(values: Values) -> Iterator[Finding]:
    roles = ("result.ci_low", "result.estimate", "result.ci_high")
    low, estimate, high = (_number(values, role) for role in roles)
    if low is None or estimate is None or high is None:
        return
    inside = intervals.estimate_in_interval(low, estimate, high)
    yield Finding.of("interval-order", inside, roles)
    measure = values.get("result.measure", "")
    if not inside.fits or not measure:
        return
    more = (*roles, "result.measure")
    method = values.get("result.ci_method", "")
    told = (*more, "result.ci_method") if method else more
    yield Finding.of("interval-symmetry", intervals.symmetry(low, estimate, high, measure, method), told)
    p = _number(values, "result.p")
    if p:
        verdict = intervals.p_and_interval(low, estimate, high, p, measure, _number(values, "result.ci_level"))
        yield Finding.of("interval-p", verdict, (*more, "result.p"), LOOK)


def _test(values: Values) -> Iterator[Finding]:
    """The p value of a test statistic that a form asks for."""
    test, statistic = values.get("result.test", "").strip(), _number(values, "result.statistic")
    named = {name.casefold(): name for name in p_values.TESTS} | {"chi2": "χ²", "x2": "χ²", "chi-squared": "χ²"}
    if not test or statistic is None:
        return
    roles = ("result.test", "result.statistic", "result.df", "result.p")
    kind, p_text = named.get(test.casefold(), ""), values.get("result.p", "")
    p = reported(p_text)
    if not kind or (p is None and p_text.strip().casefold() not in ("ns", "n.s.")):
        why = "the p value is not reported" if kind else f"{test} is none of {', '.join(p_values.TESTS)}"
        yield Finding("test-p", "not testable", roles[:2], f"{test} = {statistic.text}: {why}.")
        return
    df = tuple(float(one.value) for part in values.get("result.df", "").split(",") if (one := reported(part)))
    verdict, turned = p_values.check_p(kind, statistic, df, p)
    yield Finding.of("test-p", verdict, [role for role in roles if values.get(role)], IMPOSSIBLE if turned else LOOK)


def _people(values: Values, context: Values) -> Iterator[Finding]:
    """Women and men together are not more than all people, and no later number of people more than an earlier one."""
    women, men = (_whole(values.get(role)) for role in ("study.female_n", "study.male_n"))
    known = [(role, n) for role in FLOW if (n := _whole(values.get(role) or context.get(role))) is not None]
    if women is not None and men is not None and known:
        role, total = max(known, key=lambda one: one[1])
        words = f"{women} + {men} = {women + men}, and {role} is {total}."
        verdict = Verdict("consistent" if women + men <= total else "inconsistent", words)
        yield Finding.of("sexes-sum", verdict, ("study.female_n", "study.male_n", role))
    shares = [(role, one) for role in ("study.female_percent", "study.male_percent") if (one := _number(values, role))]
    if len(shares) == 2:
        verdict = counts.percents_of_all([one for _, one in shares], exhaustive=False)
        yield Finding.of("sexes-percent", verdict, [role for role, _ in shares])
    own = [(role, n) for role in FLOW if (n := _whole(values.get(role))) is not None]
    for (fewer, part), (more, whole) in pairwise(own):
        verdict = counts.at_most(part, whole, (PEOPLE[fewer], PEOPLE[more]))
        yield Finding.of("people-flow", verdict, (fewer, more))
