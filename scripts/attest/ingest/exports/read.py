"""Reading one export, whatever its format: every entry of the file comes out, as a record or as rejected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attest.ingest.exports import bibtex, cochrane, csl, endnote, medline, ovid, pubmed, refer, ris, table, trials, wos
from attest.ingest.exports.reading import HEAD, Unreadable, chunks, head_of
from attest.ingest.exports.recognise import TABLE, UNKNOWN, WORKBOOK, recognise
from attest.ingest.exports.record import Record, Rejected, rejected

Reader = Callable[[Iterable[str], str], Iterator[Record | Rejected]]

READERS: dict[str, Reader] = {
    ris.FORMAT: ris.read,
    medline.FORMAT: medline.read,
    wos.FORMAT: wos.read,
    refer.FORMAT: refer.read,
    ovid.FORMAT: ovid.read,
    cochrane.FORMAT: cochrane.read,
    bibtex.FORMAT: bibtex.read,
    pubmed.FORMAT: pubmed.read,
    endnote.FORMAT: endnote.read,
    trials.ICTRP: trials.read_ictrp,
    trials.JSON: trials.read_json,
    csl.FORMAT: csl.read,
}
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
NOT_KNOWN = "a file whose format is not known"
NOTHING = "a file without a single entry"


def read_export(path: Path, name: str) -> Iterator[Record | Rejected]:
    """The records and rejected entries of one file, `name` being its path within the review.

    A file that cannot be read at all comes out as one rejected entry at position 0. All but tables and JSON are read as
    a stream, whose memory does not grow with the file.
    """
    position = 0
    try:
        for one in _entries(path, name):
            position = one.position
            yield one
    except Unreadable as error:
        yield rejected(name, 0, str(error), _beginning(path))
    except OSError as error:
        yield rejected(name, 0, f"a file that cannot be read ({error.strerror or error})", "")
    else:
        if position == 0 and not _is_blank(path):
            yield rejected(name, 0, NOTHING, _beginning(path))


def _entries(path: Path, name: str) -> Iterator[Record | Rejected]:
    format = recognise(path)
    if format == WORKBOOK:
        return table.read_workbook(path, name)
    if format == TABLE:
        return table.read_csv(path, name)
    if format == UNKNOWN:
        if _is_blank(path):
            return iter(())
        raise Unreadable(NOT_KNOWN)
    return READERS[format](chunks(path), name)


def _beginning(path: Path) -> str:
    """How a file begins, to know it by; "" where it is no text, since no table could show that."""
    try:
        head = head_of(path)
    except OSError:
        return ""
    return "" if _NO_TEXT.search(head) else head


def _is_blank(path: Path) -> bool:
    return path.stat().st_size < HEAD and not head_of(path).strip("\ufeff\0 \t\r\n")
