"""Integrity checks: whether reported numbers of one row can be true together, allowing for their rounding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Literal

from attest.extract.numbers import as_decimal, decimals

Outcome = Literal["consistent", "inconsistent", "not testable"]
QUANTILES = ("min", "q1", "median", "q3", "max")
# Pairs of a count and its percentage, and the total that stands in the same row.
SHARES = (
    ("result.events", "result.percent", "result.total"),
    ("adverse_event.events", "adverse_event.percent", "adverse_event.total"),
    ("study.female_n", "study.female_percent", None),
    ("study.male_n", "study.male_percent", None),
)
# What a percentage may be of where the row prints no total, the nearest first.
DENOMINATORS = ("arm.n", "study.n_analysed", "study.n_randomised", "study.n_enrolled")
HALF = Decimal("0.5")


@dataclass(frozen=True)
class Finding:
    """One check of one row; `arithmetic` is a sentence with the numbers, `roles` are those that took part."""

    check: str
    result: Outcome
    roles: tuple[str, ...]
    arithmetic: str


def check_values(values: Mapping[str, str], context: Mapping[str, str] | None = None) -> list[Finding]:
    """All checks that the reported strings of one row allow.

    `values` maps roles to strings as reported; `context` holds facts of the whole study, such as `study.n_analysed`.
    """
    context = context or {}
    return [
        *_shares(values, context),
        *_order(values),
        *_mean_of_counts(values, context),
        *_interval(values),
        *_parts_of_whole(values, context),
    ]


def half_width(text: str) -> Decimal:
    """Half of the last printed digit: what rounding may have taken or added."""
    return HALF.scaleb(-decimals(text))


def plain(number: Decimal) -> str:
    """A number without an exponent and without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _whole(text: str | None) -> int | None:
    number = as_decimal(text) if text else None
    return int(number) if number is not None and number == number.to_integral_value() and number >= 0 else None


def _shares(values: Mapping[str, str], context: Mapping[str, str]) -> Iterator[Finding]:
    for events_role, percent_role, total_role in SHARES:
        events_text, percent_text = values.get(events_role), values.get(percent_role)
        if not events_text or not percent_text:
            continue
        roles: tuple[str, ...] = (events_role, percent_role)
        events, percent = _whole(events_text), as_decimal(percent_text)
        known = [(total_role, values[total_role])] if total_role and values.get(total_role) else []
        if not known:
            known = [(role, text) for role in DENOMINATORS if (text := values.get(role) or context.get(role))]
        # Without a total in the row the percentage may be of any number of people that the study gives.
        fitting = [
            one for one in known if events is not None and percent is not None and _fits(events, percent_text, one[1])
        ]
        role, total_text = (fitting or known or [("", "")])[0]
        total = _whole(total_text)
        if events is None or percent is None or not total:
            why = "no denominator is reported" if not total else f"{events_text} or {percent_text} is no number"
            yield Finding("percent-count", "not testable", roles, f"{events_text} ({percent_text} %): {why}.")
            continue
        source = "" if role == total_role else f" (the denominator is {role})"
        roles = (*roles, role)
        if events > total:
            yield Finding("percent-count", "inconsistent", roles, f"{events} of {total} is more than all{source}.")
            continue
        exact = Decimal(events) * 100 / Decimal(total)
        shown = plain(exact.quantize(Decimal(1).scaleb(-decimals(percent_text) - 1)))
        fits = abs(exact - percent) <= half_width(percent_text)
        verb = "rounds to" if fits else "does not round to"
        yield Finding(
            "percent-count",
            "consistent" if fits else "inconsistent",
            roles,
            f"{events} of {total} = {shown} %, which {verb} {percent_text} %{source}.",
        )


def _fits(events: int, percent_text: str, total_text: str) -> bool:
    total, percent = _whole(total_text), as_decimal(percent_text)
    if not total or percent is None or events > total:
        return False
    return abs(Decimal(events) * 100 / Decimal(total) - percent) <= half_width(percent_text)


def _prefixes(values: Mapping[str, str]) -> list[str]:
    return sorted({role.rpartition(".")[0] for role in values if "." in role})


def _order(values: Mapping[str, str]) -> Iterator[Finding]:
    """min ≤ q1 ≤ median ≤ q3 ≤ max, and the mean between min and max."""
    for prefix in _prefixes(values):
        present = [
            (name, f"{prefix}.{name}", number)
            for name in QUANTILES
            if (number := as_decimal(values.get(f"{prefix}.{name}", ""))) is not None
        ]
        if len(present) >= 2:
            wrong = [(a, b) for a, b in pairwise(present) if a[2] > b[2]]
            if wrong:
                words = "; ".join(f"{a[0]} {values[a[1]]} is greater than {b[0]} {values[b[1]]}" for a, b in wrong)
                roles = tuple(dict.fromkeys(role for a, b in wrong for role in (a[1], b[1])))
                yield Finding("order", "inconsistent", roles, words + _outside(prefix, values) + ".")
            else:
                words = " ≤ ".join(f"{name} {values[role]}" for name, role, _ in present)
                yield Finding("order", "consistent", tuple(role for _, role, _ in present), words + ".")
        mean = as_decimal(values.get(f"{prefix}.mean", ""))
        low, high = (as_decimal(values.get(f"{prefix}.{name}", "")) for name in ("min", "max"))
        if mean is not None and low is not None and high is not None:
            roles = (f"{prefix}.mean", f"{prefix}.min", f"{prefix}.max")
            inside = low <= mean <= high
            words = (
                f"mean {values[roles[0]]} lies {'within' if inside else 'outside'} the range "
                f"{values[roles[1]]} to {values[roles[2]]}."
            )
            yield Finding("mean-in-range", "consistent" if inside else "inconsistent", roles, words)


def _outside(prefix: str, values: Mapping[str, str]) -> str:
    parts = [values.get(f"{prefix}.{name}") for name in ("median", "q1", "q3")]
    if all(parts):
        median, low, high = (as_decimal(part or "") for part in parts)
        if median is not None and low is not None and high is not None and not low <= median <= high:
            return f" (the median {parts[0]} lies outside the interquartile range {parts[1]} to {parts[2]})"
    return ""


def _mean_of_counts(values: Mapping[str, str], context: Mapping[str, str]) -> Iterator[Finding]:
    """GRIM for a mean of whole numbers: a total must exist that gives the printed mean (closed interval).

    Only where minimum and maximum are printed as whole numbers beside a mean with decimals, which shows that people
    counted; otherwise the values may be measurements and nothing can be said.
    """
    for prefix in _prefixes(values):
        mean_text = values.get(f"{prefix}.mean", "")
        low, high = values.get(f"{prefix}.min", ""), values.get(f"{prefix}.max", "")
        if prefix in ("age", "follow_up") or not (decimals(mean_text) and low and high):
            continue
        if decimals(low) or decimals(high) or as_decimal(low) is None or as_decimal(high) is None:
            continue
        role, total = next(
            (
                (role, number)
                for role in ("result.total", *DENOMINATORS)
                if (number := _whole(values.get(role) or context.get(role)))
            ),
            ("", None),
        )
        mean = as_decimal(mean_text)
        if mean is None or total is None or not total:
            continue
        roles = (f"{prefix}.mean", role)
        if total >= 10 ** decimals(mean_text):
            words = f"every mean with {decimals(mean_text)} decimals is possible with n = {total}."
            yield Finding("grim", "not testable", roles, words)
            continue
        half = half_width(mean_text)
        first = ((mean - half) * total).to_integral_value(ROUND_CEILING)
        last = ((mean + half) * total).to_integral_value(ROUND_FLOOR)
        if first <= last:
            words = (
                f"{first} / {total} = {plain((first / total).quantize(Decimal('0.00001')))}, which may "
                f"be printed {mean_text}."
            )
            yield Finding("grim", "consistent", roles, words)
        else:
            near = (mean * total).to_integral_value()
            words = (
                f"no whole total gives the mean {mean_text} with n = {total}: the nearest is "
                f"{near} / {total} = {plain((near / total).quantize(Decimal('0.00001')))}."
            )
            yield Finding("grim", "inconsistent", roles, words)


def _interval(values: Mapping[str, str]) -> Iterator[Finding]:
    roles = ("result.ci_low", "result.estimate", "result.ci_high")
    numbers = [as_decimal(values.get(role, "")) for role in roles]
    low, estimate, high = numbers
    if low is None or estimate is None or high is None:
        return
    inside = low <= estimate <= high
    words = (
        f"the estimate {values[roles[1]]} lies {'within' if inside else 'outside'} its interval "
        f"{values[roles[0]]} to {values[roles[2]]}."
    )
    yield Finding("interval-order", "consistent" if inside else "inconsistent", roles, words)


def _parts_of_whole(values: Mapping[str, str], context: Mapping[str, str]) -> Iterator[Finding]:
    """Women and men together are not more than all people."""
    women, men = (_whole(values.get(role)) for role in ("study.female_n", "study.male_n"))
    if women is None or men is None:
        return
    known = [(role, n) for role in DENOMINATORS[1:] if (n := _whole(values.get(role) or context.get(role)))]
    if not known:
        return
    role, total = max(known, key=lambda one: one[1])
    words = f"{women} + {men} = {women + men}, and {role} is {total}."
    roles = ("study.female_n", "study.male_n", role)
    yield Finding("sexes-sum", "consistent" if women + men <= total else "inconsistent", roles, words)
