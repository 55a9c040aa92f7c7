"""How many entries a file has, counted apart from the readers: line by line, knowing nothing of fields.

What was read and what was rejected must add up to this number; a difference means that a reader dropped something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attest.ingest.exports import bibtex, cochrane, csl, endnote, medline, ovid, pubmed, refer, ris, trials, wos
from attest.ingest.exports.columns import header_of
from attest.ingest.exports.counting_objects import count_objects
from attest.ingest.exports.markup import MOST_PARTS
from attest.ingest.exports.reading import LARGEST_FILE, chunks
from attest.ingest.exports.recognise import TABLE
from attest.ingest.exports.rows import HEADER_WITHIN, MOST_LINES, csv_rows, separator_of

_LONGEST_LINE = 1_000_000
_RIS_LINE = re.compile(r"[ \t\ufeff]{0,4}([A-Z][A-Z0-9]{1,3})( {1,2})-(.*)")
_RIS_SINGLE = frozenset({"KW", "AU", "TI", "DO", "TY", "ER", "DOI", "PMID"})
_MEDLINE_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(.*)")
_BIBTEX = re.compile(r"(?:^|(?<=\}))[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]")
_REFER_LINE = re.compile(r"%([^\s%])(?:[ \t]|$)")
_OVID = re.compile(r"<\d+>[ \t.]*")
_COCHRANE = re.compile(r"Record #\d+ of \d+")
_CLOSING = {"<![CDATA[": "]]>", "<!": "-->"}
_LONGEST_SIGN = 32  # more than any beginning of an element or a section has
_XML = {
    pubmed.FORMAT: "PubmedArticle|PubmedBookArticle",
    endnote.FORMAT: "record",
    trials.ICTRP: "Trial",
}


def count_entries(path: Path, format: str) -> int | None:
    """The number of entries in a file of a format; None where only the reader itself could tell."""
    if format in _XML:
        return _elements(chunks(path), _XML[format])
    if format in _BY_LINES:
        return _BY_LINES[format](_lines(chunks(path)))
    if path.stat().st_size > LARGEST_FILE:
        return None
    if format == TABLE:
        return _rows("".join(chunks(path)))
    if format in (csl.FORMAT, trials.JSON):
        return count_objects("".join(chunks(path)))
    return None


def _lines(parts: Iterable[str]) -> Iterator[str]:
    """Lines without their ends; the rest of an absurdly long one is left out."""
    rest = ""
    for part in parts:
        *whole, rest = (rest + part).split("\n")
        yield from whole
        rest = rest[:_LONGEST_LINE]
    yield rest


def _ris(lines: Iterable[str]) -> int:
    """Entries end with their end tag, or where the next one begins."""
    count, state, single = 0, "", False
    for line in lines:
        match = _RIS_LINE.match(line)
        tag, is_single = (match[1], len(match[2]) == 1) if match else ("", False)
        if (
            not match
            or (len(tag) > 2 and tag not in _RIS_SINGLE)
            or (is_single and not single and tag not in _RIS_SINGLE)
        ):
            state = "content" if state == "type" and line.strip() else state
        elif tag == "ER" and match[3].strip():
            state = "content" if state == "type" else state
        elif tag == "TY":
            count += state == "content" or (state == "loose" and not count)
            state, single = "type", is_single
        elif tag == "ER":
            count += bool(state)
            state = ""
        elif tag in ("TI", "T1") or state in ("type", "content"):
            state = "content"
        else:
            state = "loose"
    return count + (state in ("type", "content") or (state == "loose" and not count))


def _medline(lines: Iterable[str]) -> int:
    count, after_blank = 0, True
    for line in lines:
        match = _MEDLINE_LINE.match(line)
        if match and (match[1] == "PMID" or not count or (after_blank and match[2].strip())):
            count += 1
        after_blank = not line.strip(" \t")
    return count


def _wos(lines: Iterable[str]) -> int:
    count = 0
    for line in lines:
        count += line == "PT" or line.startswith("PT ") or (not count and line.rstrip() == "ER")
    return count


def _refer(lines: Iterable[str]) -> int:
    """Paragraphs with types have as many entries; one without goes on with a typed entry if not both have titles."""
    count, is_typed, has_title = 0, False, False
    for found in _refer_paragraphs(lines):
        types = found.count("0")
        title = "T" in (found if types < 2 else found[len(found) - found[::-1].index("0") :])
        if types:
            count, is_typed, has_title = count + types, True, title
        elif not is_typed or (title and has_title):
            count, is_typed, has_title = count + 1, False, title
        else:
            has_title = has_title or title
    return count


def _refer_paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """The tags of each paragraph that begins with one; a paragraph that does not goes on with the one above."""
    found: list[str] = []
    after_blank = False
    for line in lines:
        match = _REFER_LINE.match(line)
        if match and after_blank and found:
            yield found
            found = []
        if match:
            found.append(match[1])
        after_blank = not line.strip(" \t")
    if found:
        yield found


def _bibtex(lines: Iterable[str]) -> int:
    return sum(kind.lower() not in bibtex.NO_RECORD for line in lines if "@" in line for kind in _BIBTEX.findall(line))


def _ovid(lines: Iterable[str]) -> int:
    return sum(_OVID.fullmatch(line) is not None for line in lines if line[:1] == "<")


def _cochrane(lines: Iterable[str]) -> int:
    return sum(_COCHRANE.match(line) is not None for line in lines if line[:1] == "R")


_BY_LINES = {
    ris.FORMAT: _ris,
    medline.FORMAT: _medline,
    wos.FORMAT: _wos,
    refer.FORMAT: _refer,
    bibtex.FORMAT: _bibtex,
    ovid.FORMAT: _ovid,
    cochrane.FORMAT: _cochrane,
}


def _elements(parts: Iterable[str], names: str) -> int:
    """Elements outside of CDATA sections and comments; where such a section does not close, inside of it too."""
    count = inside = 0
    closing = ""
    for sign in _signs(parts, names):
        if closing:
            inside += sign[-1] not in "[!>"
            if inside >= MOST_PARTS or sign == closing:
                count += inside if sign != closing else 0
                closing, inside = "", 0
        elif sign in _CLOSING:
            closing = _CLOSING[sign]
        elif sign not in _CLOSING.values():
            count += 1
    return count + inside


def _signs(parts: Iterable[str], names: str) -> Iterator[str]:
    """The beginnings of elements, and beginnings and ends of sections, one after another."""
    sign = re.compile(rf"<(?:{names})(?=[\s>/])|<!\[CDATA\[|\]\]>|<!(?=--)|-->")
    rest = ""
    for part in parts:
        rest += part
        end = 0
        for found in sign.finditer(rest, 0, max(0, len(rest) - _LONGEST_SIGN)):
            yield found[0]
            end = found.end()
        rest = rest[max(end, len(rest) - 2 * _LONGEST_SIGN) :]
    yield from sign.findall(rest)


def _rows(text: str) -> int | None:
    """Rows under the header, where every quotation mark counts that stands where a cell begins.

    None where one of them does not close: nobody but the reader can tell where a row ends then.
    """
    separator = separator_of(text)
    quoted = re.compile(rf'(?:^|(?<={re.escape(separator)}))"((?:[^"]++|"")*+)("|\Z)', re.M)
    for cell in quoted.finditer(text):
        if not cell[2] or cell[1].count("\n") >= MOST_LINES:
            return None
    bare = quoted.sub(lambda cell: "x" if cell[1].strip() else "", text)
    lines = [line for line in bare.split("\n") if line.replace(separator, "").strip()]
    for above, row in enumerate(csv_rows(text[:200_000].split("\n"), separator)):
        header = None if row.fault else header_of(row.cells)
        if header and (above == 0 or len(header.columns) > 2):
            return len(lines) - above - 1
        if row.fault or above >= HEADER_WITHIN:
            break
    return None
