"""The p value of a printed test statistic, as statcheck recomputes it (Nuijten et al. 2016)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from attest.extract.checks import tails
from attest.extract.checks.reported import Reported, shown
from attest.extract.checks.verdict import Verdict, inconsistent, judged, untestable

TESTS = ("t", "F", "χ²", "Q", "z", "r")
NEEDS = {"t": 1, "r": 1, "χ²": 1, "Q": 1, "F": 2, "z": 0}  # degrees of freedom
ONE_SIDED = frozenset({"t", "z", "r"})  # tests that can be one-sided


@dataclass(frozen=True)
class Settings:
    """`one_sided`: a p of one side is as good; `zero_is_wrong`: a p of 0.000 is wrong as such, not just very small."""

    alpha: float = 0.05
    one_sided: bool = False
    zero_is_wrong: bool = False


class Range(NamedTuple):
    """What p may be."""

    low: float
    high: float

    @property
    def halved(self) -> Range:
        return Range(self.low / 2, self.high / 2)


USUAL = Settings()


def p_of(test: str, statistic: Reported, df: tuple[float, ...]) -> Range:
    """The p values of all statistics that may have been printed like this; a statistic with < or > is open there."""
    far, near = max(abs(statistic.low), abs(statistic.high)), min(abs(statistic.low), abs(statistic.high))
    if statistic.low <= 0 <= statistic.high:
        near = far * 0
    low, high = (_p(test, float(value), df) for value in (far, near))
    if statistic.sign in ("<", "≤"):
        return Range(low, 1.0)
    return Range(0.0, high) if statistic.sign else Range(low, high)


def _p(test: str, value: float, df: tuple[float, ...]) -> float:
    if test == "t":
        return tails.t_two_sided(value, df[0])
    if test == "r":
        return tails.t_two_sided(tails.r_as_t(value, df[0]), df[0])
    if test == "F":
        return tails.f_upper(value, df[0], df[1])
    return tails.z_two_sided(value) if test == "z" else tails.chi2_upper(value, df[0])


def check_p(
    test: str, statistic: Reported, df: tuple[float, ...], p: Reported | None, settings: Settings = USUAL
) -> tuple[Verdict, bool]:
    """Whether the printed p is that of the printed statistic, and whether the difference turns the conclusion.

    `p` is None where the report says "not significant". With a sign, p is a bound: it is wrong where no p that the
    statistic may have keeps to it.
    """
    said = _said(test, statistic, df, p, settings)
    if len(df) != NEEDS[test] or any(one <= 0 for one in df):
        return untestable(f"{said}: the degrees of freedom are not given."), False
    if test == "r" and abs(statistic.value) > 1:
        return inconsistent(f"{said}: a correlation lies between −1 and 1."), False
    if p is not None and not 0 <= p.value <= 1:
        return inconsistent(f"{said}: a p value lies between 0 and 1."), False
    if p is not None and not p.value and not p.sign and settings.zero_is_wrong:
        return inconsistent(f"{said}: no p value is 0; a small one is printed as < 0.001 or the like."), False
    two_sided = p_of(test, statistic, df)
    fits, halved = _agrees(two_sided, p, settings), _agrees(two_sided.halved, p, settings)
    sides = test in ONE_SIDED and halved
    told = f"{said}: the statistic gives {_between(two_sided)}"
    if fits or (settings.one_sided and sides):
        return judged(True, f"{told}{'' if fits else ' on two sides, half of it on one'}."), False
    turned = _turned(two_sided, p, settings.alpha)
    told += "; half of it, a one-sided test, would fit" if sides else ""
    told += f". One lies below {settings.alpha:g} and the other above" if turned else ""
    return inconsistent(f"{told}."), turned


def _agrees(computed: Range, p: Reported | None, settings: Settings) -> bool:
    if p is None:
        return computed.high > settings.alpha
    if p.sign in ("<", "≤"):
        return computed.low < p.value or (p.sign == "≤" and computed.low <= p.value)
    if p.sign:
        return computed.high > p.value or (p.sign == "≥" and computed.high >= p.value)
    return p.covers(computed.low, computed.high)


def _turned(computed: Range, p: Reported | None, alpha: float) -> bool:
    """Whether the printed p and the computed one lie on different sides of alpha; p = alpha counts as significant."""
    limit = Fraction(str(alpha))
    if p is None or p.sign in (">", "≥"):
        return computed.high <= alpha and (p is None or p.value >= limit)
    if p.value > limit:
        return computed.high <= alpha and not p.sign
    return computed.low > alpha


def _between(computed: Range) -> str:
    low, high = shown(computed.low), shown(computed.high)
    return f"p = {low}" if low == high else f"p from {low} to {high}"


def _said(test: str, statistic: Reported, df: tuple[float, ...], p: Reported | None, settings: Settings) -> str:
    freedom = f"({', '.join(f'{one:g}' for one in df)})" if df else ""
    sign = "" if statistic.sign else "= "
    own = f"{test}{freedom} {sign}{statistic.text}"
    if p is None:
        return f"{own}, not significant"
    return f"{own}, p {'' if p.sign else '= '}{p.text}"
