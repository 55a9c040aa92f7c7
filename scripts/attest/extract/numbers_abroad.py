"""Counts in Spanish, Portuguese, French, German and Italian: digits with their thousands, and number words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from attest.rule_files import load

DIGITS = r"(?<![\d.,/%–-])(?<!\d )(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?![.,]\d|\d|\s?%|\s?[-–]\s?\d|\s?±)"
HUNDRED = 100
_JOINS = frozenset(["y", "e", "et", "und", "ed"])


def plain(word: str) -> str:
    """A word without capitals and accents; the German sharp s as two letters."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def _values() -> dict[str, int]:
    words = load("attest.extract", "numbers_abroad.yaml")
    return {word: int(value) for value, forms in words.items() for word in forms}


@cache
def number() -> str:
    """A pattern of one count; its words are checked by `value_of`, which knows which of them are numbers."""
    # Accents fall away in the table, so that each vowel of a pattern may have one.
    accented = {"a": "[aáàâä]", "e": "[eéèê]", "i": "[iíì]", "o": "[oóòô]", "u": "[uúùü]", "ss": "(?:ss|ß)"}
    forms = sorted((word for word, value in _values().items() if value > 1), key=len, reverse=True)
    words = "|".join(re.sub("ss|[aeiou]", lambda found: accented[found.group()], word) for word in forms)
    ones = r"un[oae]?|um[a]?|eine?s?"
    first = rf"(?:{words})"
    joined = rf"(?:{words}|{ones})"
    german = (
        r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)(?:und(?:zwanzig|drei(?:ß|ss)ig|vierzig|"
        r"fünfzig|sechzig|siebzig|achtzig|neunzig)|hundert\w{0,18})|hundert\w{3,18}"
    )
    return rf"(?:{DIGITS}|(?<![\w-])(?:{german}|{first}(?:(?:\s+(?:y|e|et)\s+|[-\s]){joined}){{0,5}})(?![\w-]))"


def value_of(text: str) -> str | None:
    """The count as digits; None where the words are no number."""
    if re.match(r"\d", text):
        return re.sub(r"[. \u00a0\u202f]", "", text)
    total = _sum(plain(text).replace("quatre-vingts", "quatre-vingt"))
    return str(total) if total else None


def _sum(text: str) -> int | None:
    """The value of number words: what stands before a hundred multiplies it, all else is added."""
    total = 0
    for word in (one for one in _split(text) if one not in _JOINS):
        value = _values().get(word) or _german(word)
        if value is None:
            return None
        total = total * value if value == HUNDRED and 1 < total < 10 else total + value
    return total


def _split(text: str) -> list[str]:
    """The words of a number; "quatre-vingt" is one of them, and so is "dix-sept"."""
    words = text.split()
    out: list[str] = []
    for word in words:
        if word in _values() or "-" not in word:
            out.append(word)
            continue
        kept = word.replace("quatre-vingt", "quatre_vingt")
        out += [one.replace("_", "-") for one in kept.split("-")]
    return out


def _german(word: str) -> int | None:
    """ "dreiundzwanzig", "hundertzwolf", "zweihundert": the unit stands before the ten."""
    values = _values()
    hundred = re.fullmatch(r"([a-z]{3,6}?)?hundert(?:und)?([a-z]*)", word)
    if hundred:
        times = values.get(hundred[1] or "ein")
        rest = (values.get(hundred[2]) or _german(hundred[2])) if hundred[2] else 0
        return None if times is None or rest is None else times * HUNDRED + rest
    pair = re.fullmatch(r"([a-z]{3,6})und([a-z]{6,9})", word)
    if pair and pair[1] in values and pair[2] in values:
        return values[pair[1]] + values[pair[2]]
    return None
