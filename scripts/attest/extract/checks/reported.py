"""A number as a report prints it: its value, its decimals, and all that may have been rounded to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from attest.extract.numbers import as_decimal, decimals

HALF = Fraction(1, 2)
SIGNS = "<>≤≥"


@dataclass(frozen=True)
class Reported:
    """`text` keeps the trailing zeros; `sign` is one of < > ≤ ≥, or "" for a plain number.

    What was rounded may have lain anywhere from `low` to `high`. Both ends belong to it, since one half is rounded up
    by some programs and to the even digit by others: 3.125 is printed as 3.12 and as 3.13.
    """

    text: str
    value: Fraction
    decimals: int
    sign: str = ""

    @property
    def half(self) -> Fraction:
        return HALF / Fraction(10) ** self.decimals

    @property
    def low(self) -> Fraction:
        return self.value - self.half

    @property
    def high(self) -> Fraction:
        return self.value + self.half

    @property
    def whole(self) -> int | None:
        """The count that it is, where it is one."""
        count = self.value.denominator == 1 and self.value >= 0 and not self.sign
        return int(self.value) if count else None

    def covers(self, low: Fraction | float, high: Fraction | float | None = None) -> bool:
        """Whether a value, or one of an interval, may have been printed like this."""
        return low <= self.high and (low if high is None else high) >= self.low


def reported(text: object) -> Reported | None:
    """A number from its printed form; None where it is none, has an exponent, or is said to be near only."""
    written = "" if text is None else str(text).strip()
    number = None if any(sign in written.lower() for sign in "e~≈") else as_decimal(written)
    if number is None or not number.is_finite():
        return None
    sign = written[0] if written[0] in SIGNS else ""
    return Reported(written, Fraction(number), decimals(written), sign)


def plain(text: object) -> Reported | None:
    """A number that is no bound; what is printed as < 1 may be any number below it."""
    number = reported(text)
    return number if number and not number.sign else None


def may_precede(one: Reported, other: Reported) -> bool:
    """Whether `one` may be no more than `other`; numbers with the same decimals stay in their order when rounded."""
    if one.decimals == other.decimals:
        return one.value <= other.value
    return one.low <= other.high


def as_share(percent: Reported) -> Reported:
    """A percentage as a share of one: a hundredth, with two decimals more."""
    return Reported(percent.text, percent.value / 100, percent.decimals + 2, percent.sign)


def shown(number: Fraction | float, places: int = 4) -> str:
    """A worked-out number for people: rounded, without needless zeros; small ones keep two significant digits."""
    value = float(number)
    if value and abs(value) < 1e-6:
        return f"{value:.1g}"
    text = f"{Decimal(f'{value:.1e}'):f}" if abs(value) < 10**-places else f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
