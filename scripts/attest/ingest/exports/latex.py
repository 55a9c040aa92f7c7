"""LaTeX as BibTeX files have it, turned into plain text: accents, signs, and braces that only guard capitals."""

from __future__ import annotations

import re
import unicodedata

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textmu": "µ",
    "textpm": "±", "pm": "±", "times": "×", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "Delta": "Δ", "kappa": "κ", "lambda": "λ", "mu": "μ", "sigma": "σ", "omega": "ω",
    "chi": "χ", "ldots": "…", "dots": "…", "textasciitilde": "~", "textbackslash": "\\", "textunderscore": "_",
    "sim": "~", "cdot": "·", "textonehalf": "½", "S": "§", "copyright": "©", "pounds": "£", "texteuro": "€",
}  # fmt: skip
_SIGN_ACCENT = re.compile(r"""\{?\\([`'^"~=.])\s*(?:\{\\?([A-Za-z])\s*\}|\\?([A-Za-z]))\}?""")
_LETTER_ACCENT = re.compile(r"\{?\\([uvHcdbkr])(?:\s*\{\\?([A-Za-z])\s*\}|\s+\\?([A-Za-z])(?![A-Za-z]))\}?")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))")
_STYLE = re.compile(
    r"\\(?:text(?:it|bf|rm|sf|sc|tt|sl|superscript|subscript|normal)|emph|mathrm|mathit|mathbf|mathsf|url|href|it|bf|em|"
    r"rm|sc|tt|sl|mkbib\w+|upshape|ensuremath|mbox|bibinfo)(?![A-Za-z])\s*"
)
_ESCAPED = re.compile(r"\\([&%_$#{}\s])")


def plain(text: str) -> str:
    """The text without LaTeX; what is not known stays as it stands."""
    if "\\" in text:
        text = _STYLE.sub("", text)
        text = _SIGN_ACCENT.sub(_accented, text)
        text = _LETTER_ACCENT.sub(_accented, text)
        text = _COMMAND.sub(_sign, text)
        text = text.replace("\\{", "\ue000").replace("\\}", "\ue001")
        text = _ESCAPED.sub(r"\1", text)
    text = text.replace("{", "").replace("}", "")
    if "\ue000" in text or "\ue001" in text:
        text = text.replace("\ue000", "{").replace("\ue001", "}")
    if "~" in text and "://" not in text:
        text = text.replace("~", "\u00a0")
    return " ".join(text.split())


def _accented(match: re.Match[str]) -> str:
    letter = match[2] or match[3]
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1]])


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[1], match[0])
