"""Test statistics that a text prints with their p value, as "t(28) = 2.20, p = .036", read as statcheck reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.extract.checks.p_values import NEEDS, ONE_SIDED, Settings, check_p
from attest.extract.checks.reported import Reported, reported
from attest.extract.checks.verdict import Verdict

_NUMBER = r"[-−–]?\s?\d*[.·]?\d+"
_SIGN = r"=|<|>|≤|≥"
_DF = r"\d+(?:[.·]\d+)?"
_TEST = rf"""
    (?<![\w.])
    (?:(?P<test>[tFzZrQ]|χ\s?[²2]|[Cc]hi[-\s]?squared?|X\s?[²2])
       (?:\s*\(\s*(?:df\s*=\s*)?(?P<df1>{_DF})(?:\s*[,;]\s*(?P<df2>{_DF}))?(?:\s*[,;]\s*[Nn]\s*=\s*[\d,]+)?\s*\))?)
    \s*(?P<sign>{_SIGN})\s*(?P<statistic>{_NUMBER})
    (?:\s*[,;]?\s*\(?\s*(?:d\.?f\.?|degrees\ of\ freedom)\s*=\s*(?P<df3>{_DF})(?:\s*[,;]\s*(?P<df4>{_DF}))?\s*\)?)?
    \s*[,;(]\s*
    (?:(?P<ns>(?:[Nn]\.?[Ss]\.?)(?!\w))|[Pp](?:[-\s]values?)?\s*(?P<psign>{_SIGN})\s*(?P<p>\d*[.·]?\d+)(?!\s?[x×]|[eE]))
"""
STATED = re.compile(_TEST, re.X)
ONE_SIDED_WORDS = re.compile(r"\bone[-\s](?:sided|tailed)\b|\b1[-\s](?:sided|tailed)\b", re.I)


class Stated(NamedTuple):
    """A test in a text: where it stands, and its parts as printed."""

    start: int
    end: int
    test: str
    statistic: Reported
    df: tuple[float, ...]
    p: Reported | None


def stated_tests(text: str) -> Iterator[Stated]:
    """The tests of a text; those whose degrees of freedom are not printed beside them are left out."""
    for found in STATED.finditer(text):
        test = _name(found["test"])
        df = tuple(float(one.replace("·", ".")) for name in ("df1", "df2", "df3", "df4") if (one := found[name]))
        statistic = reported(_signed(found["sign"], found["statistic"]))
        p = reported(_signed(found["psign"], found["p"])) if found["p"] else None
        if statistic is None or len(df) != NEEDS[test]:
            if not (test in ("χ²", "Q") and len(df) == 2 and statistic is not None):
                continue
            df = df[:1]  # χ²(1, 90): the second is the number of people
        yield Stated(found.start(), found.end(), test, statistic, df, p)


def _name(written: str) -> str:
    short = re.sub(r"\s", "", written)
    if short[0] in "χXcC":
        return "χ²"
    return "z" if short == "Z" else short


def _signed(sign: str, number: str) -> str:
    return ("" if sign == "=" else sign) + re.sub(r"\s", "", number)


def check_stated(text: str) -> Iterator[tuple[Stated, Verdict, bool]]:
    """Each test of a text with its verdict, and whether it turns the conclusion.

    A p value of one side is as good for tests that can be one-sided where the text speaks of one-sided tests.
    """
    one_sided = bool(ONE_SIDED_WORDS.search(text))
    for one in stated_tests(text):
        verdict, turned = check_p(
            one.test, one.statistic, one.df, one.p, Settings(one_sided=one_sided and one.test in ONE_SIDED)
        )
        yield one, verdict, turned
