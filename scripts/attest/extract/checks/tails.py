"""Tail probabilities of the distributions that tests refer to."""

from __future__ import annotations

import math
from fractions import Fraction

from scipy.special import chdtrc, fdtrc, ndtr, ndtri, stdtr, stdtrit

Number = Fraction | float


def t_two_sided(t: Number, df: Number) -> float:
    return float(2 * stdtr(float(df), -abs(float(t))))


def z_two_sided(z: Number) -> float:
    return float(2 * ndtr(-abs(float(z))))


def f_upper(f: Number, df1: Number, df2: Number) -> float:
    return float(fdtrc(float(df1), float(df2), max(0.0, float(f))))


def chi2_upper(x: Number, df: Number) -> float:
    return float(chdtrc(float(df), max(0.0, float(x))))


def t_quantile(probability: float, df: Number) -> float:
    return float(stdtrit(float(df), probability))


def z_quantile(probability: float) -> float:
    return float(ndtri(probability))


def r_as_t(r: Number, df: Number) -> float:
    """The t of a correlation: r/√((1−r²)/df)."""
    value = min(1.0, abs(float(r)))
    return math.inf if value == 1 else value / math.sqrt((1 - value**2) / float(df))
