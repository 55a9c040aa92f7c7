"""Signs that a saved page gives as codes of its programming: "OBJECTIVE\\nTo assess tea" with a backslash and an n."""

from __future__ import annotations

import re
from array import array

CODE = re.compile(r"\\(?:u(?P<sign>[0-9a-fA-F]{4})|(?P<end>[nrt])(?![a-z]))")
FEWEST = 3  # codes of a text that has them: one alone may be a path to a folder or a formula
ENDS = {"n": "\n", "r": "\n", "t": "\t"}
SURROGATES = range(0xD800, 0xE000)


def without_codes(text: str) -> tuple[str, array[int] | None]:
    """The text with the signs that its codes stand for, and where each of its characters stands in the given text.

    A text without such codes is given back as it is, with None.
    """
    found = list(CODE.finditer(text)) if "\\" in text else []
    if len(found) < FEWEST:
        return text, None
    pieces, origin, at = [], array("q"), 0
    for code in found:
        pieces += [text[at : code.start()], _sign(code)]
        origin.extend(range(at, code.start() + 1))
        at = code.end()
    pieces.append(text[at:])
    origin.extend(range(at, len(text)))
    return "".join(pieces), origin


def _sign(code: re.Match[str]) -> str:
    """One character; a space for what is no character by itself."""
    if code["end"]:
        return ENDS[code["end"]]
    number = int(code["sign"], 16)
    return " " if number in SURROGATES or number < ord(" ") else chr(number)
