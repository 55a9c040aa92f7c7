"""Integrity checks of one row: whether its reported numbers can be true together, allowing for their rounding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attest.extract.checks import counts
from attest.extract.checks.reported import plain
from attest.extract.checks.verdict import Verdict
from attest.extract.integrity import estimates, spread
from attest.extract.integrity.finding import Finding, Values, number, people, whole
from attest.extract.integrity.scales import Scale

# Pairs of a count and its percentage, and the total that stands in the same row.
SHARES = (
    ("result.events", "result.percent", "result.total"),
    ("adverse_event.events", "adverse_event.percent", "adverse_event.total"),
    ("study.female_n", "study.female_percent", None),
    ("study.male_n", "study.male_percent", None),
)
# Numbers of people of which an earlier one cannot be more than a later one.
FLOW = ("study.n_analysed", "study.n_randomised", "study.n_enrolled")
PEOPLE = {"study.n_analysed": "analysed", "study.n_randomised": "randomised", "study.n_enrolled": "enrolled"}


def check_values(values: Values, context: Values | None = None, scale: Scale | None = None) -> list[Finding]:
    """All checks that the reported strings of one row allow.

    `values` maps roles to strings as reported; `context` holds numbers of people from outside the row, such as
    `study.n_analysed` or `arm.n`; `scale` is that of the row's outcome, where the protocol names one.
    """
    context = context or {}
    return [
        *_shares(values, context),
        *spread.checks(values, context, scale),
        *estimates.checks(values),
        *_people(values, context),
    ]


def _shares(values: Values, context: Values) -> Iterator[Finding]:
    for events_role, percent_role, total_role in SHARES:
        events_text, percent_text = values.get(events_role), values.get(percent_role)
        if not percent_text:
            if total_role and (both := (whole(events_text), whole(values.get(total_role)))) and None not in both:
                verdict = counts.at_most(both[0] or 0, both[1] or 0, ("events", "of"))
                yield Finding.of("events-total", verdict, (events_role, total_role))
            continue
        percent, known = plain(percent_text), people(values, context, total_role)
        if not events_text:
            if percent and known and known[0].role == total_role:
                verdict = counts.percent_of_people(percent, known[0].n)
                yield Finding.of("percent-count", verdict, (percent_role, known[0].role))
            continue
        events, roles = whole(events_text), (events_role, percent_role)
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


def _people(values: Values, context: Values) -> Iterator[Finding]:
    """Women and men together are not more than all people, and no later number of people more than an earlier one."""
    women, men = (whole(values.get(role)) for role in ("study.female_n", "study.male_n"))
    known = [(role, n) for role in FLOW if (n := whole(values.get(role) or context.get(role))) is not None]
    if women is not None and men is not None and known:
        role, total = max(known, key=lambda one: one[1])
        words = f"{women} + {men} = {women + men}, and {role} is {total}."
        verdict = Verdict("consistent" if women + men <= total else "inconsistent", words)
        yield Finding.of("sexes-sum", verdict, ("study.female_n", "study.male_n", role))
    shares = [(role, one) for role in ("study.female_percent", "study.male_percent") if (one := number(values, role))]
    if len(shares) == 2:
        verdict = counts.percents_of_all([one for _, one in shares], exhaustive=False)
        yield Finding.of("sexes-percent", verdict, [role for role, _ in shares])
    own = [(role, n) for role in FLOW if (n := whole(values.get(role))) is not None]
    for (fewer, part), (more, all_) in pairwise(own):
        verdict = counts.at_most(part, all_, (PEOPLE[fewer], PEOPLE[more]))
        yield Finding.of("people-flow", verdict, (fewer, more))
