"""Raised signs written as such, so that no number grows by a footnote and no power becomes a number."""

from __future__ import annotations

import re

FIGURES = str.maketrans("0123456789+−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
MINUS = re.compile(r"[-–](?=\d)")
LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
ORDINALS = frozenset(("st", "nd", "rd", "th"))
NUMERIC = re.compile(r"[\d\s,;+−–=()*†‡§-]*\d[\d\s,;+−–=()*†‡§-]*")


def raised(text: str) -> str:
    """Raised figures, and one or two raised letters, as the signs that Unicode has for them; as many as before."""
    if NUMERIC.fullmatch(text):
        return MINUS.sub("⁻", text).translate(FIGURES)
    letters = text.strip()
    return text.translate(LETTERS) if len(letters) <= 2 and letters not in ORDINALS else text
