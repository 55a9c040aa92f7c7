"""Confidence intervals: does the estimate lie where the interval says, and does p agree with it?"""

from __future__ import annotations

import math
import re
from fractions import Fraction

from attest.extract.checks import tails
from attest.extract.checks.p_values import Range
from attest.extract.checks.reported import Reported, may_precede, shown
from attest.extract.checks.verdict import Verdict, judged, untestable

RATIO = re.compile(
    r"\b(?:a|adj\w*\.?\s*|crude\s+|c|s)?(?:RR|OR|HR|IRR|PR|sHR|csHR|ROM)s?\b|\b(?:risk|odds|hazards?|rate|prevalence|"
    r"incidence)[\s-]+(?:rate\s+)?ratio|ratio of (?:geometric )?means",
    re.I,
)
DIFFERENCE = re.compile(r"\b(?:a?MD|SMD|RD|ARR|WMD|LSMD|B)\b|β|\bbeta\b|difference|\bcoefficient\b|\bslope\b", re.I)
# Methods whose interval lies evenly around the estimate, on the scale on which it was worked out.
EVEN = re.compile(r"\bwald\b|\bnormal\b|\bt\b|student|large[- ]sample|asymptotic", re.I)
RATIOS, DIFFERENCES = "ratio", "difference"


def scale_of(measure: str) -> str:
    """`ratio` where the logarithm is analysed, `difference` where the value itself is, "" where that is not known."""
    if RATIO.search(measure):
        return RATIOS
    return DIFFERENCES if DIFFERENCE.search(measure) else ""


def estimate_in_interval(low: Reported, estimate: Reported, high: Reported) -> Verdict:
    """Whether the estimate lies within its interval, with the rounding of all three."""
    inside = may_precede(low, estimate) and may_precede(estimate, high) and may_precede(low, high)
    where = "within" if inside else "outside"
    return judged(inside, f"the estimate {estimate.text} lies {where} its interval {low.text} to {high.text}.")


def symmetry(low: Reported, estimate: Reported, high: Reported, measure: str, method: str = "") -> Verdict:
    """Whether the interval lies evenly around the estimate, with the rounding of all three figures.

    Only a Wald or t interval has to. Where the report does not say how the interval was made, an uneven one is not
    testable: exact, profile and bootstrap intervals need not be even.
    """
    scale = scale_of(measure)
    if not scale:
        return untestable(f"on which scale the interval of {measure or 'the estimate'} was worked out is not known.")
    if scale == RATIOS and min(low.low, estimate.low) <= 0:
        return untestable(f"{low.text} to {high.text} is rounded so much that its lower end may be 0.")
    middle = Range(
        (_on(scale, low.low) + _on(scale, high.low)) / 2,
        (_on(scale, low.high) + _on(scale, high.high)) / 2,
    )
    own = Range(_on(scale, estimate.low), _on(scale, estimate.high))
    slack = 1e-9 * max(1.0, abs(own.low))
    even = middle.low <= own.high + slack and own.low <= middle.high + slack
    centre = _back(scale, (_on(scale, low.value) + _on(scale, high.value)) / 2)
    on = "on the logarithmic scale " if scale == RATIOS else ""
    told = f"the middle of {low.text} to {high.text} is {on}{shown(centre, estimate.decimals + 1)}"
    if even:
        return judged(True, f"{told}, which may be printed {estimate.text}.")
    if not EVEN.search(method):
        why = f"an interval by the method “{method}” need not be even" if method else "how it was made is not stated"
        return untestable(f"{told}, and the estimate is {estimate.text}; {why}.")
    return judged(False, f"{told}, and the estimate is {estimate.text}: too far for rounding.")


def _on(scale: str, value: Fraction) -> float:
    return math.log(value) if scale == RATIOS else float(value)


def _back(scale: str, value: float) -> float:
    return math.exp(value) if scale == RATIOS else value


def standard_error(low: Reported, high: Reported, scale: str, level: float = 95, df: float | None = None) -> Range:
    """The standard errors that the interval may come from: its width on the scale of analysis over twice z, or t."""
    inner = max(0.0, _on(scale, high.low) - _on(scale, low.high))
    outer = max(0.0, _on(scale, high.high) - _on(scale, low.low))
    upper = 0.5 + level / 200
    times = 2 * (tails.t_quantile(upper, df) if df else tails.z_quantile(upper))
    return Range(inner / times, outer / times)


def implied_p(low: Reported, estimate: Reported, high: Reported, scale: str, level: float) -> Range:
    """p of the hypothesis of no effect by estimate and interval, with the rounding of all three."""
    se = standard_error(low, high, scale, level)
    ends = sorted(abs(_on(scale, value)) for value in (estimate.low, estimate.high))
    near = 0.0 if _on(scale, estimate.low) <= 0 <= _on(scale, estimate.high) else ends[0]
    return Range(
        tails.z_two_sided(ends[1] / se.low) if se.low else 0.0,
        tails.z_two_sided(near / se.high) if se.high else 1.0,
    )


def p_and_interval(
    low: Reported, estimate: Reported, high: Reported, p: Reported, measure: str, level: Reported | None = None
) -> Verdict:
    """Whether interval and p draw the same conclusion.

    They may come from different tests, such as a log-rank test beside an interval of Cox's model. So a contradiction
    counts only where one shows an effect, the other does not, and p is off by more than a factor of two.
    """
    scale = scale_of(measure)
    if not scale:
        return untestable(f"which value of {measure or 'the estimate'} means no effect is not known.")
    if scale == RATIOS and min(low.low, estimate.low) <= 0:
        return untestable(f"{low.text} to {high.text} is rounded so much that its lower end may be 0.")
    percent = float(level.value) if level and 50 < level.value < 100 else 95.0
    alpha = 1 - percent / 100
    none = 1 if scale == RATIOS else 0
    excludes = low.low > none or high.high < none
    includes = low.high < none < high.low
    implied = implied_p(low, estimate, high, scale, percent)
    if p.sign in ("<", "≤"):
        clash = includes and p.value <= Fraction(alpha).limit_denominator(1000) and implied.low > 2 * float(p.value)
    elif p.sign:
        clash = excludes and p.value >= Fraction(alpha).limit_denominator(1000) and implied.high < float(p.value) / 2
    else:
        clash = (includes and float(p.high) < alpha and implied.low > 2 * float(p.high)) or (
            excludes and float(p.low) > alpha and implied.high < float(p.low) / 2
        )
    state = "leaves out" if excludes else "holds" if includes else "ends at"
    between = f"{shown(implied.low)} to {shown(implied.high)}"
    return judged(
        not clash,
        f"the {percent:g} % interval {low.text} to {high.text} {state} {none}, no effect, and gives p from {between}; "
        f"printed is p {'' if p.sign else '= '}{p.text}.",
    )
