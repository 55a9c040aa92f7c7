"""Records in XML: cut out one by one as text, so that a damaged one harms no other and no document type is ever read.

Each record is parsed alone, without what the file says before it. Entities that a document type declares are therefore
unknown inside a record, neither expanded nor fetched; a file that declares any is refused as a whole.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import HAS_NUL, TOO_LONG
from attest.ingest.exports.reading import LARGEST_RECORD, Piece, Unreadable, pieces
from attest.ingest.exports.record import Rejected, rejected

CUT = "the entry has no end: the export is cut off"
BROKEN = "markup that is not well-formed"
MOST_PARTS = 20  # pieces that one section can have been cut into
_SECTION = re.compile(r"<!\[CDATA\[.*?(?:(?P<cdata>\]\]>)|\Z)|<!(?=--).*?(?:(?P<comment>-->)|\Z)", re.S)
_ENTITY = re.compile(r"<!ENTITY", re.I)
# Signs that no XML may hold; some databases let them through.
_FORBIDDEN = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*1?[0-9a-f]|x0*b|x0*c|0*[1-8]|0*1[124-9]|0*2\d|0*3[01]);", re.I
)


def elements(
    parts: Iterable[str], names: str, file: str, unwanted: tuple[str, ...] = ()
) -> Iterator[tuple[int, ET.Element, str] | Rejected]:
    """Position, tree and raw text of each element with a name ("a" or "a(?:b)?c"), or what could not be read.

    Elements named in `unwanted` are taken out unread: lists of cited references make up most of some records. Raises
    `Unreadable` where the file declares entities.
    """
    start = re.compile(rf"<{names}(?=[\s>/])")
    end = re.compile(rf"</{names}\s*>")
    for position, piece in enumerate(_whole(pieces(parts, start, by_line=False)), 1):
        if piece.too_long:
            yield rejected(file, position, TOO_LONG, piece.text)
        else:
            yield _element(piece.text, end, unwanted, file, position)


def _whole(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces put together again that were cut within a CDATA section or a comment, where the name stood in a text.

    A section that does not close within `MOST_PARTS` pieces is none. What stands before all elements is left out.
    """
    held: list[Piece] = []  # what began in the section that is open
    closing = ""
    for piece in parts:
        if piece.first and _ENTITY.search(piece.text):
            raise Unreadable("a document type that declares entities, which no export needs")
        is_endless = len(held) >= MOST_PARTS or sum([len(one.text) for one in held]) > LARGEST_RECORD
        if piece.too_long or is_endless:
            yield from _apart(held)
            held, closing = [], ""
        if piece.too_long:
            yield piece
            continue
        before, (closing, is_another) = closing, _section_after(piece.text, closing)
        if not before and not closing:
            if not piece.first:
                yield piece
            continue
        held.append(piece)
        if is_another or not closing:
            held = [Piece("".join(one.text for one in held), held[0].first)]
        if not closing:
            yield from _apart(held)
            held = []
    yield from _apart(held)


def _apart(held: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in held if not piece.first)


def _section_after(text: str, closing: str) -> tuple[str, bool]:
    """The end of the section that is open after a text, given the one open before, and whether it began in the text."""
    at = 0
    if closing:
        at = text.find(closing)
        if at < 0:
            return closing, False
        at += len(closing)
    elif "!" not in text or "<!" not in text:  # the first is many times faster, and mostly enough
        return "", False
    for section in _SECTION.finditer(text, at):
        if section.lastgroup is None:
            return "]]>" if section[0].startswith("<![") else "-->", True
    return "", False


def _element(
    text: str, end: re.Pattern[str], unwanted: tuple[str, ...], file: str, position: int
) -> tuple[int, ET.Element, str] | Rejected:
    last = _last(end, text)
    raw = text[:last] if last else text
    if not last and not re.match(r"<[^>]*/>", raw):
        return rejected(file, position, CUT, raw)
    wanted = raw
    for name in unwanted:
        wanted = _without(wanted, name)
    try:
        return position, _parsed(wanted), raw
    except ET.ParseError as error:
        return rejected(file, position, HAS_NUL if "\0" in raw else f"{BROKEN} ({error})", raw)


def _without(text: str, name: str) -> str:
    """The text without the elements of a name."""
    kept, done, closing = [], 0, f"</{name}>"
    begin = text.find(f"<{name}")
    while begin >= 0:
        end = text.find(closing, begin)
        if end < 0:
            break
        if text[begin + len(name) + 1] in "> \n\t":
            kept.append(text[done:begin])
            done = end + len(closing)
        begin = text.find(f"<{name}", max(done, begin + 1))
    return "".join([*kept, text[done:]]) if kept else text


def _last(end: re.Pattern[str], text: str) -> int:
    """Where the last end tag of an element stops; 0 where there is none."""
    begin = len(text)
    while begin > 0 and (begin := text.rfind("</", 0, begin)) >= 0:
        if found := end.match(text, begin):
            return found.end()
    return 0


def _parsed(text: str) -> ET.Element:
    try:
        return ET.fromstring(text)
    except ET.ParseError:
        if not _FORBIDDEN.search(text):
            raise
    return ET.fromstring(_FORBIDDEN.sub(" ", text))


def flat(element: ET.Element | None) -> str:
    """All text inside of an element on one line."""
    if element is None:
        return ""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text.strip() if "\n" not in text and "  " not in text else " ".join(text.split())


def at(element: ET.Element, path: str) -> list[ET.Element]:
    """All elements at a path of names, each inside of the one before; step by step, which is fast."""
    name, _, rest = path.partition("/")
    found = element.findall(name)
    return [inner for one in found for inner in at(one, rest)] if rest else found


def under(element: ET.Element, path: str) -> str:
    """The text at the end of a path of names, the first element of each; "" where there is none."""
    found: ET.Element | None = element
    for name in path.split("/"):
        found = found.find(name) if found is not None else None
    return flat(found)


def all_under(element: ET.Element, path: str) -> list[str]:
    """The texts that are not blank of all elements at a path."""
    return [text for one in at(element, path) if (text := flat(one))]
