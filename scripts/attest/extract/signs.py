"""Signs that some journals print in the place of others, read as those that are meant."""

from __future__ import annotations

from attest.expressions import quick as re

# Some publishers print a hyphen that is no hyphen-minus: "drug‐treated", "follow‑up". Rules read one kind.
HYPHENS = ("\u2010", "\u2011")
POINTS = ("\u22c5", "\u2219", "\u2022", "\u30fb")  # dots of several kinds that stand in numbers
SLANTED = (("⩾", "≥"), ("⩽", "≤"))
# Some journals print "6.6 + 2.1 min" for a mean and its spread; two amounts of a mixture stand so but once.
PLUS = re.compile(r"(?<![\w.+/])(\d+[.·]\d+ )\+( \d+[.·]\d+)(?!\s?(?:m?g|µg|mcg|m[lL]|%|\+|=))")
# What a wrong table of characters has put in the place of others: "3.1?g/L" of a thin space, "P ¼ 0.6" of "=".
LOST_SPACE = re.compile(r"(?<=\d)\?(?=[A-Za-zµμ%°]{1,6}[/\s.,;)]|mL/min)")
LOST_EQUALS = re.compile(r"(?<=\w\s)¼(?=\s?[-−–]?\d)|(?<=\w)¼(?=[-−–]?\d)")
# "X was rarer with A than with B — 12% versus 30%", "… with both; 5/10 (50%) with A and 4/10 (40%) with B": behind
# the mark are the figures of what stands before it.
_FIGURES = r"\d+(?:[.·]\d+)?(?:\s?%|\s?/\s?\d+)(?:\s?[(\[][^()\[\]]{1,20}[)\]])?"
_NO_VERB = r"(?:(?!\b(?:had|has|have|were|was|did|is|are|died|(?!compared\b|treated\b|assigned\b)[a-z]{2,}ed)\b)[^.;:])"
LEADS = re.compile(
    rf"(?:;|\s[—–])(?=\s{_FIGURES}{_NO_VERB}{{0,60}}?\s(?:and|versus|vs\.?|compared\s(?:with|to))\s(?:only\s)?{_FIGURES}"
    rf"{_NO_VERB}{{0,60}}(?:[.;]|$))"
)


def one_sign(text: str) -> str:
    """The text, as long as before, with one kind of hyphen, one sign for "±", one for what leads to figures."""
    for sign, plain in SLANTED:
        text = text.replace(sign, plain)
    for sign in HYPHENS:  # sought one by one, since `str.translate` looks up every letter of the text
        text = text.replace(sign, "-")
    for point in POINTS:
        text = re.sub(rf"(?<=\d){point}(?=\d)", "·", text) if point in text else text
    return _plus_minus(_legible(LEADS.sub(lambda found: ":" if found.group() == ";" else " :", text)))


def _legible(text: str) -> str:
    text = LOST_SPACE.sub(" ", text) if "?" in text else text
    return LOST_EQUALS.sub("=", text) if "¼" in text else text


def _plus_minus(text: str) -> str:
    """The text with "±" where it prints a plain plus between several means and their spreads."""
    if " + " not in text or "±" in text or len(PLUS.findall(text)) < 2:
        return text
    return PLUS.sub(r"\1±\2", text)
