"""Whether a value stands in its quote as a report prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.extract.numbers import DIGITS, WORD_NUMBER, count_value

_BODY = rf"{DIGITS}(?:[.·]\d+)?|[.·]\d+"
# A number with the signs that belong to it: a dash behind a digit or bracket joins two numbers and is no sign.
_NUMBER = re.compile(
    rf"(?P<relation>[<>≤≥=~≈]?)\s*(?P<sign>(?:(?<![\w.)\]%·])(?<!\d\s)[-−–+](?=[\d.·]))?)"
    rf"(?<![\w.·])(?<!\d,)(?P<body>{_BODY})(?!\d|,\d)"
)
_WORD_NUMBER = re.compile(rf"(?<![\w-]){WORD_NUMBER}(?![\w]|-\w)")
_CLAIMED = re.compile(rf"(?P<relation>[<>≤≥=~≈]?)\s*(?P<sign>[-−–+]?)\s*(?P<body>{_BODY})\s*%?")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc´`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e«»", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


class Number(NamedTuple):
    """A number in a text: as it is compared (relation, sign, digits), as it is printed, and where it stands."""

    relation: str
    sign: str
    digits: str
    printed: str
    start: int = 0
    end: int = 0

    def says(self, other: Number) -> bool:
        return self[:3] == other[:3]


def claimed_number(text: str) -> Number | None:
    found = _CLAIMED.fullmatch(text.strip())
    return _number(found) if found else None


def number_in(text: str, start: int, end: int, wanted: Number) -> str:
    """The number as it is printed between two characters of a text, "" where it does not stand there whole.

    What stands before and behind is looked at too: a quote must not make 27 of 1.27, or 6.3 of −6.3.
    """
    around = text[max(0, start - 12) : end + 12]
    shift = start - max(0, start - 12)
    inside = (one for one in _numbers_in(around) if one.start >= shift and one.end <= shift + end - start)
    return next((one.printed for one in inside if one.says(wanted)), "")


def words_in(quote: str, value: str) -> str:
    """The value as the quote spells it, "" where it does not stand there; case and the looks of signs do not matter."""
    wanted, place = _spelt(value), _spelt(quote)
    found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", place) if wanted else None
    # Only where folding kept the length do the places agree; else the claimed spelling, which says the same, stands.
    return "" if found is None else quote[found.start() : found.end()] if len(place) == len(quote) else value


def _numbers_in(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        yield _number(found)
    for found in _WORD_NUMBER.finditer(text):
        count = count_value(found.group())
        yield Number("", "", count, count, *found.span())


def _number(found: re.Match[str]) -> Number:
    digits = re.sub(r"[,\u2009\u202f\u00a0]", "", found["body"]).replace("·", ".")
    digits = "0" + digits if digits.startswith(".") else digits
    relation = found["relation"] if found["relation"] != "=" else ""
    sign = "-" if found["sign"] not in ("", "+") else ""
    start = found.start("relation") if relation else found.start("sign") if sign else found.start("body")
    printed = relation + (found["sign"] if sign else "") + found["body"]
    return Number(relation, sign, digits, printed, start, found.end("body"))


def _spelt(text: str) -> str:
    return text.translate(_ALIKE).casefold()
