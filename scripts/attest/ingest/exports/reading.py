"""An export as a stream of text, and that stream as pieces of one record each, however large the file is.

Bytes that are no UTF-8 are read as Windows-1252 one by one (as Latin-1 where that defines nothing): files put together
from several exports have both, and no letter is lost to the other's encoding.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attest.text.encodings import NotText, decode

CHUNK = 1 << 20
HEAD = 1 << 16  # bytes that show a file's format and encoding
LARGEST_RECORD = 8_000_000  # characters; 100,000 authors in RIS take 3 million
LARGEST_FILE = 256_000_000  # bytes, for formats that have to be in memory at once
_BEGINNING = 4_000  # characters that are kept of a piece that is too long
_OVERLAP = 256  # characters before which no record can begin unseen
# Windows-1252 is read sign by sign; the others are notations that a page can declare and nobody writes exports in.
_AS_UTF_8 = frozenset({"cp1252", "latin-1", "utf-7", "utf7", "u7", "idna", "punycode"})
_BOMS = "\ufeff\ufffe"


class Unreadable(Exception):
    """A file that is no export which can be read; the message says why."""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    letters = (bytes([one]).decode("cp1252", "ignore") or chr(one) for one in wrong)
    return "".join(letters), error.end


codecs.register_error("attest.windows-1252", _as_windows_1252)


def encoding_of(head: bytes) -> str:
    """The encoding that a file's first bytes show."""
    try:
        found = decode(head).encoding
    except NotText:
        found = "utf-8"
    return "utf-8" if found in _AS_UTF_8 else found


def head_of(path: Path) -> str:
    """The beginning of a file as text."""
    with path.open("rb") as source:
        head = source.read(HEAD)
    return head.decode(encoding_of(head), _errors(encoding_of(head))).lstrip(_BOMS)


def chunks(path: Path) -> Iterator[str]:
    """The file's text in parts, with "\\n" at the end of every line whatever the file has."""
    with path.open("rb") as source:
        part = source.read(CHUNK)
        encoding = encoding_of(part[:HEAD])
        inner = codecs.getincrementaldecoder(encoding)(_errors(encoding))
        decoder = io.IncrementalNewlineDecoder(inner, translate=True)
        first = True
        while part:
            text = decoder.decode(part)
            if first and text:
                text, first = text.lstrip(_BOMS), False
            yield text
            part = source.read(CHUNK)
        yield decoder.decode(b"", final=True)


def whole(path: Path) -> str:
    """All of a file's text; raises `Unreadable` where that would not fit into memory."""
    if path.stat().st_size > LARGEST_FILE:
        raise Unreadable(f"a file of more than {LARGEST_FILE // 1_000_000} MB")
    return "".join(chunks(path))


def _errors(encoding: str) -> str:
    return "attest.windows-1252" if encoding == "utf-8" else "replace"


@dataclass(frozen=True)
class Piece:
    """The text of one entry; `first` stands before all entries, `too_long` is the beginning of an endless one."""

    text: str
    first: bool = False
    too_long: bool = False


def pieces(parts: Iterable[str], start: re.Pattern[str], by_line: bool = True) -> Iterator[Piece]:
    """Cut a stream where records begin: each piece runs from one match of `start` to the next.

    With `by_line`, `start` decides by one line and begins with the line break before it, which every line then has: a
    search for one sign is many times faster than one for beginnings of lines. A piece of more than `LARGEST_RECORD` is
    cut short and marked.
    """
    buffer, searched, first, dropping = "\n" if by_line else "", 0, True, False
    for part in _with_end(parts):
        buffer += part or ""
        end = len(buffer) if part is None else buffer.rfind("\n") + 1 if by_line else max(0, len(buffer) - _OVERLAP)
        begin = 0
        for match in start.finditer(buffer, searched, max(end, searched)):
            at = match.start()
            if at == 0 and not first:
                continue  # the open piece's own beginning, seen again
            if at > begin and not dropping:
                yield Piece(buffer[begin:at], first)
            begin, first, dropping = at, False, False
        buffer = buffer[begin:]
        searched = max(0, end - begin - _OVERLAP)
        if len(buffer) > LARGEST_RECORD:
            if not dropping:
                yield Piece(buffer[:_BEGINNING], first, too_long=True)
            buffer, searched, first, dropping = "\0" + buffer[-_OVERLAP:], 0, False, True
    if buffer and not dropping:
        yield Piece(buffer, first)


def _with_end(parts: Iterable[str]) -> Iterator[str | None]:
    yield from parts
    yield None


def without_head(parts: Iterable[Piece], entry: re.Pattern[str] | None = None) -> Iterator[Piece]:
    """Pieces without what stands before the first record, unless `entry` is found there: then it is a record."""
    return (
        piece
        for piece in parts
        if piece.too_long or not piece.first or (entry is not None and entry.search(piece.text) is not None)
    )
