"""Numbers as people type, print and calculate them: signs, separators of thousands, decimal commas and points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

EXACT_DIGITS = 15  # a spreadsheet keeps that many digits of a number

# Typographic signs that mean the plain one; the raised dots are the decimal points of some journals.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("·\u2219\u22c5\u066b\uff0e", "."),
        **dict.fromkeys("\u066c\uff0c", ","),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufe0e\ufe0f", None),
        "\uff05": "%",
        "\uff0b": "+",
        "\uff1c": "<",
        "\uff1e": ">",
        "\uff1d": "=",
    }
)
_PRINTED = re.compile(r"(?P<relation>(?:[<>≤≥=~]=?)?)\s*(?P<sign>[-+]?)\s*(?P<body>[\d.,]*\d)\s*%?")
_WHOLE_OR_POINT = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_ONE_COMMA = re.compile(r"\d*,\d+")
_POINTS_AND_COMMA = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_SPACED = re.compile(r"[-+]?[1-9]\d{0,2}(?:[ '’]\d{3})+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Figure:
    """A number that was read: `relation` and `sign` before it, and `body` with a decimal point.

    The body keeps its zeros and its separators of thousands. `comma` says that a decimal comma was mended; `either` has
    the two numbers that it may be, where a comma stands before exactly three digits.
    """

    relation: str
    sign: str
    body: str
    comma: bool = False
    either: tuple[str, str] | None = None

    @property
    def printed(self) -> str:
        return self.relation + self.sign + self.body

    @property
    def number(self) -> str:
        return self.sign + self.body.replace(",", "")


def read_figure(text: str) -> Figure | None:
    """The one number that a text says; `None` where it says anything else, such as two of them."""
    found = _PRINTED.fullmatch(plain(text))
    if found is None:
        return None
    relation, sign, body = found["relation"], found["sign"], found["body"]
    if _WHOLE_OR_POINT.fullmatch(body):
        either = None
        if body.count(",") == 1 and _THOUSANDS.fullmatch(body):
            either = sign + body.replace(",", ""), sign + body.replace(",", ".")
        return Figure(relation, sign, body, either=either)
    if _ONE_COMMA.fullmatch(body):
        return Figure(relation, sign, body.replace(",", "."), comma=True)
    if _POINTS_AND_COMMA.fullmatch(body):
        return Figure(relation, sign, body.replace(".", "").replace(",", "."), comma=True)
    return None


def plain(text: str) -> str:
    """The text with the keyboard's own signs and digits for typographic and full-width ones."""
    if text.isascii():
        return text
    text = text.translate(_PLAIN)
    # `int` takes the digits of every script, one at a time; superscripts are none.
    return text if text.isascii() else "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def is_spaced(text: str) -> bool:
    """Whether a text is a number with spaces or apostrophes between its thousands, such as 1 200."""
    return bool(_SPACED.fullmatch(plain(text)))


def number_text(value: float) -> str:
    """A number as a spreadsheet shows it at its longest: 15 digits, no exponent."""
    if isinstance(value, int):
        return str(value)
    text = format(value, f".{EXACT_DIGITS}g")
    return "0" if text == "-0" else format(Decimal(text), "f") if "e" in text else text


def exact_text(value: float) -> str:
    """A number with all its digits and no exponent, so that reading it gives the same number."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def significant_digits(text: str) -> int:
    return len(text.lstrip("-0.").replace(".", "").rstrip("0"))
