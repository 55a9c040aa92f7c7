"""Text brought to one form: no HTML, no accents, no punctuation, Greek letters as the words that databases write."""

from __future__ import annotations

import html
import re
import unicodedata

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
GREEK_WORDS = frozenset(GREEK.values())
# Letters that do not fall apart into a plain letter and an accent.
LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n"}
# Apostrophes join ("patients'", "O'Neill"), everything else separates.
APOSTROPHES = "'’‘ʼ`´"

_ASCII = {
    code: (chr(code).lower() if chr(code).isalnum() else "" if chr(code) in APOSTROPHES else " ") for code in range(128)
} | {ord("&"): " and "}
_ASCII_TABLE = str.maketrans(_ASCII)
_LETTER_TABLE = str.maketrans(
    GREEK | LETTERS | dict.fromkeys(APOSTROPHES, "") | {"´": "", "&": " and ", "×": " x ", "®": " ", "™": " ", "©": " "}
)
_SEPARATORS = re.compile(r"[\W_]+")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,60}>")


def fold(text: str) -> str:
    """Lower-case words parted by single spaces."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_TABLE).split())
    lowered = unicodedata.normalize("NFKD", text.lower().translate(_LETTER_TABLE))
    plain = "".join([sign for sign in lowered if not unicodedata.combining(sign)]).translate(_LETTER_TABLE)
    return _SEPARATORS.sub(" ", plain).strip()


def without_markup(text: str) -> str:
    """The text without tags and character references, such as `<sup>2</sup>` and `&amp;`."""
    if "&" in text and ";" in text:
        text = html.unescape(text)
    return _TAGS.sub("", text) if "<" in text else text


def compact(folded: str) -> str:
    """Without spaces, so that "follow up", "follow-up" and "followup" are the same."""
    return folded.replace(" ", "")
