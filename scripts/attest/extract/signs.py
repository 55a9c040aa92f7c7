"""Signs that some journals print in the place of others, read as those that are meant."""

from __future__ import annotations

import re

# Some publishers print a hyphen that is no hyphen-minus: "drug‐treated", "follow‑up". Rules read one kind.
HYPHENS = str.maketrans("\u2010\u2011", "--")
# Some journals print "6.6 + 2.1 min" for a mean and its spread; two amounts of a mixture stand so but once.
PLUS = re.compile(r"(?<![\w.+/])(\d+[.·]\d+ )\+( \d+[.·]\d+)(?!\s?(?:m?g|µg|mcg|m[lL]|%|\+|=))")


def one_sign(text: str) -> str:
    """The text, as long as before, with one kind of hyphen and one sign for means and their spreads."""
    return _plus_minus(text.translate(HYPHENS))


def _plus_minus(text: str) -> str:
    """The text with "±" where it prints a plain plus between several means and their spreads."""
    if " + " not in text or "±" in text or len(PLUS.findall(text)) < 2:
        return text
    return PLUS.sub(r"\1±\2", text)
