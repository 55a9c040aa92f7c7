"""Numbers as reports print them: digits, words, signs, raised points, thin spaces, percentages, ranges."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_VALUES = {word: value for value, word in enumerate(UNITS)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}

MULTIPLIERS = {"hundred": 100, "thousand": 1000}

_UNIT_WORDS = "|".join(sorted(UNITS[1:], key=len, reverse=True))
_TEN_WORDS = "|".join(TENS)
# "Four", "twenty-seven", "one hundred and two"; "zero" and "no" count nobody and are left to the words around.
WORD_NUMBER = (
    rf"(?i:(?:(?:{_UNIT_WORDS})\s+thousand,?\s+(?:and\s+)?)?(?:(?:{_UNIT_WORDS})[\s-]+hundred(?:[\s-]+(?:and\s+)?)?)?(?:(?:{_TEN_WORDS})(?:[-\s](?:one|"
    rf"two|three|four|five|six|seven|eight|nine))?"
    rf"|(?:{_UNIT_WORDS}))(?:\s+thousand)?|(?:(?:{_UNIT_WORDS})\s+thousand,?\s+)?(?:{_UNIT_WORDS})[\s-]+(?:hundred|thousand))"
)
# "38 772 women", "13 042 of 29 823 (44%)": a space parts the thousands where words, a unit or a bracket go on right
# behind and no table or group is numbered before.
SPACED = (
    r"(?<!\d )(?<!able )(?<!roup )(?<!hase )(?<!tage )(?<!rade )(?<!type )(?<!gure )(?<!week )"
    r"(?<!tudy )(?<!rial )(?<!arm )(?<!age )"
    r"\d{1,3}(?: \d{3})+(?=\s+(?:[A-Za-z]{3}|of\s|IU\b)|\s?[(\[])"
)
DIGITS = r"(?:\d{1,3}(?:[,\u2008\u2009\u202f\u00a0’']\d{3})+|\d+)"
# A number that does not stand inside a word or another number (so not the 3 of D3 or the 4 of IgG4).
NUMBER = rf"(?:(?<![\w.)\]%·])[-−–+]\s?)?(?<![\w.·])(?<!\d,){DIGITS}(?:[.·]\d+)?(?!\d)"
# "10 thousand", "two million" and "three dozen" are not ten, two and three.
NOT_MORE = r"(?!\s+(?:hundred|thousand|million|billion|dozen)s?\b)"
COUNT = (
    rf"(?:(?<![\w.,·/%−–+£$€¥-])(?<![<>=≤≥+] )(?<![<>=≤≥])(?:{SPACED}|(?!0\d){DIGITS}){NOT_MORE}(?![\w·%°]|\.\d|"
    rf",\d|\s?%|\s?[-–−]\s?\w|"
    rf"\s?±|\s?(?:per\s?cent|percent)\b)"
    rf"|(?<![\w-])(?<!hundred and )(?<!hundred ){WORD_NUMBER}{NOT_MORE}(?![\w]|-\w))"
)
PERCENT = (
    r"(?:(?<![\w.·−-])\d{1,3}(?:[.·]\d+)?\s?(?:%|per\s?cent\b|percent\b))(?!\s?-?(?:predicted|C\.?I\b|"
    r"CrI\b|confidence|credible|of predicted))"
)
TO = r"\s*(?:-|–|—|−|to|and|,|;|through)\s*"


BETWEEN_WORDS = re.compile(r"[\s-]+")


def count_value(text: str) -> str:
    """A count as digits: words become numbers, digits stay as they were printed, without apostrophes."""
    if text.casefold() == "none":
        return "0"
    words = BETWEEN_WORDS.split(text.casefold().strip())
    if not words or words[0] not in WORD_VALUES:
        return text.strip().rstrip(",").replace("’", "").replace("'", "")
    thousands = total = 0
    for word in words:
        if word.startswith("thousand"):
            thousands, total = total * MULTIPLIERS["thousand"], 0
        elif word in MULTIPLIERS:
            total *= MULTIPLIERS[word]
        elif word != "and":
            total += WORD_VALUES[word]
    return str(thousands + total)


def count_of(text: str) -> int:
    """The number that a count is, whatever parts its thousands: "12,927", "68 517", "forty-two"."""
    return int(NO_DIGIT.sub("", count_value(text)))


NO_DIGIT = re.compile(r"\D")
SPACES_IN_NUMBER = re.compile(r"[\s,\u2008\u2009\u202f]")


def as_decimal(text: str) -> Decimal | None:
    """The value of a number as reported; None where it is none."""
    cleaned = SPACES_IN_NUMBER.sub("", text).replace("−", "-").replace("–", "-").replace("·", ".")
    try:
        return Decimal(cleaned.lstrip("<>=≤≥~≈+").rstrip("%"))
    except InvalidOperation:
        return None


def decimals(text: str) -> int:
    """How many decimals a number was printed with."""
    point = max(text.rfind("."), text.rfind("·"))
    return 0 if point < 0 else len(re.sub(r"\D", "", text[point + 1 :]))
