"""What a saved page has in the place of signs or beside them: codes, invisible characters, marks of type, lost spaces.

"OBJECTIVE\\nTo assess tea" with a backslash and an n, "P &lt; 0.05", "<i>p</i>", "*p*", soft hyphens, "pa- tients" of
a page that was set in lines, and the wide brackets and commas of East Asian type.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from html import unescape

# Where something stands, and what is read in its place.
Change = tuple[int, int, str]

CODE = re.compile(r"\\(?:u(?P<sign>[0-9a-fA-F]{4})|(?P<end>[nrt])(?![a-z]))")
FEWEST = 3  # codes of a text that has them: one alone may be a path to a folder or a formula
ENDS = {"n": "\n", "r": "\n", "t": "\t"}
SURROGATES = range(0xD800, 0xE000)
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]|(?<!^)\ufeff")
TAG = re.compile(r"</?(?:i|em|b|strong|sub|sup|italic|bold)>", re.I)
# "*p* = 0.02", "_n_ = 40", "$p$ < 0.05": a letter in italics, as programs write it that make plain text.
ITALIC = re.compile(r"(?<![\w*$])(?P<mark>[*_$]{1,2})(?P<letter>[pPnNtFrzdI]|vs)(?P=mark)(?![\w*$])")
CUT = re.compile(
    r"(?<![\w-])(?P<first>[A-Za-z][a-z]+)- (?!(?:and|or|to|vs|versus|nor|but|plus|through|as)\b)(?P<second>[a-z]{2,})"
)
WORD = re.compile(r"[^\W\d_]+")
# "with placebo.Remission occurred": a stop that has lost its space; "p = 0. 02": a point that has one too many.
GLUED = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z\d]\))|(?<=\d%))\.(?=[A-Z][a-z]+\s[a-z])")
LOOSE = re.compile(r"(?<=[=<>]0\.)\s(?=\d)|(?<=[=<>]\s0\.)\s(?=\d)")
TWICE = re.compile(r"(?<=[^\s.])[ \xa0]{2,3}(?=\S)|(?<=\.) {2,3}(?=[a-z])")
PROSE = 160  # characters of a line in which two spaces part no columns
WIDE = {
    "（": "(",
    "）": ")",
    "，": ",",
    "；": ";",
    "：": ":",
    "％": "%",
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "［": "[",
    "］": "]",
}
ANY_WIDE = re.compile(f"[{''.join(WIDE)}]")
OPENING, CLOSING = "([", ")],;:"
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def mended(text: str) -> tuple[str, array[int] | None]:
    """The text with the signs that are meant, and where each of its characters stands in the given text.

    A text without any such thing is given back as it is, with None.
    """
    origin: array[int] | None = None
    for changes in (_codes, _single, _cut_words, _spaces):
        found = list(changes(text))
        if found:
            text, places = _changed(text, found)
            origin = places if origin is None else array("q", (origin[at] for at in places))
    return text, origin


def _changed(text: str, changes: list[Change]) -> tuple[str, array[int]]:
    pieces, origin, at = [], array("q"), 0
    for start, end, instead in changes:
        pieces += [text[at:start], instead]
        origin.extend(range(at, start))
        origin.extend([start] * len(instead))
        at = end
    pieces.append(text[at:])
    origin.extend(range(at, len(text)))
    return "".join(pieces), origin


def _codes(text: str) -> Iterator[Change]:
    found = list(CODE.finditer(text)) if "\\" in text else []
    for code in found if len(found) >= FEWEST else ():
        yield code.start(), code.end(), _sign(code)


def _sign(code: re.Match[str]) -> str:
    """One character; a space for what is no character by itself."""
    if code["end"]:
        return ENDS[code["end"]]
    number = int(code["sign"], 16)
    return " " if number in SURROGATES or number < ord(" ") else chr(number)


def _single(text: str) -> Iterator[Change]:
    """Entities, invisible characters, marks of type around single letters and wide signs, in their order."""
    kinds: tuple[tuple[bool, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
        ("&" in text, ENTITY, _entity),
        (not text.isascii(), INVISIBLE, lambda found: ""),
        ("<" in text, TAG, lambda found: ""),
        (any(mark in text for mark in "*_$"), ITALIC, lambda found: found["letter"]),
        (not text.isascii(), ANY_WIDE, lambda found: _narrow(text, found.start())),
    )
    changes = [
        (found.start(), found.end(), instead)
        for asked, form, read in kinds
        if asked
        for found in form.finditer(text)
        if (instead := read(found)) is not None
    ]
    return iter(sorted(changes))


def _entity(found: re.Match[str]) -> str | None:
    sign = unescape(found.group())
    return sign if sign != found.group() and len(sign) == 1 else None


def _narrow(text: str, at: int) -> str | None:
    """A wide sign as English has it, with the space beside it; None in a line with East Asian words."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if EAST_ASIAN.search(text, start, len(text) if end < 0 else end):
        return None
    sign = WIDE[text[at]]
    before, behind = text[at - 1 : at].isalnum(), text[at + 1 : at + 2].isalnum()
    return f"{' ' * (sign in OPENING and before)}{sign}{' ' * (sign in CLOSING and behind)}"


def _cut_words(text: str) -> Iterator[Change]:
    """Words cut at the end of what was a line: the whole word stands elsewhere, or neither of its parts does."""
    found = list(CUT.finditer(text)) if "- " in text else []
    if not found:
        return
    cut = {part for one in found for part in (one.start("first"), one.start("second"))}
    words = {one.group().casefold() for one in WORD.finditer(text) if one.start() not in cut}
    for one in found:
        first, second = one["first"].casefold(), one["second"]
        if first + second in words or (first not in words and second not in words):
            yield one.end("first"), one.start("second"), ""


def _spaces(text: str) -> Iterator[Change]:
    """Spaces that are missing behind a stop, and those too many within numbers and between the words of long lines."""
    changes = [
        (found.start(), found.end(), ". ") for found in GLUED.finditer(text) if not _in_address(text, found.start())
    ]
    changes += [(found.start(), found.end(), "") for found in LOOSE.finditer(text)]
    if "  " in text:
        start = 0
        for line in text.splitlines(keepends=True):
            if len(line) >= PROSE:
                found = TWICE.finditer(text, start, start + len(line))
                changes += [(one.start(), one.end(), " ") for one in found]
            start += len(line)
    return iter(sorted(changes))


def _in_address(text: str, at: int) -> bool:
    """Whether a stop stands in the address of a page or a person."""
    begin = max(text.rfind(space, 0, at) for space in " \n\t") + 1
    return any(sign in text[begin:at] for sign in ("www.", "://", "@"))
