"""How many entries a file has, counted apart from the readers: line by line, knowing nothing of fields.

What was read and what was rejected must add up to this number; a difference means that a reader dropped something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attest.ingest.exports import bibtex, cochrane, csl, endnote, medline, ovid, pubmed, refer, ris, trials, wos
from attest.ingest.exports.columns import header_of
from attest.ingest.exports.reading import LARGEST_FILE, chunks
from attest.ingest.exports.recognise import TABLE
from attest.ingest.exports.rows import csv_rows, separator_of

_LONGEST_LINE = 1_000_000
_RIS_LINE = re.compile(r"[ \t\ufeff]{0,4}([A-Z][A-Z0-9]{1,3})( {1,2})-(.*)")
_RIS_SINGLE = frozenset({"KW", "AU", "TI", "DO", "TY", "ER", "DOI", "PMID"})
_MEDLINE_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(.*)")
_BIBTEX = re.compile(r"(?:^|(?<=\}))[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]")
_REFER_LINE = re.compile(r"%([^\s%])(?:[ \t]|$)")
_OVID = re.compile(r"<\d+>[ \t.]*")
_COCHRANE = re.compile(r"Record #\d+ of \d+")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)
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
        return _objects("".join(chunks(path)))
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
        after_blank = not line.strip()
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
        after_blank = not line.strip()
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
    start = re.compile(rf"<(?:{names})[\s>/]")
    longest = max(map(len, names.split("|"))) + 2
    count, rest = 0, ""
    for part in parts:
        text = rest + part
        count += sum(1 for _ in start.finditer(text))
        rest = text[-(longest - 1) :]
        # What was counted within the rest must not be counted again.
        count -= sum(1 for _ in start.finditer(rest))
    return count + sum(1 for _ in start.finditer(rest))


def _rows(text: str) -> int | None:
    """Rows under the header, where every quotation mark counts that stands where a cell begins."""
    separator = separator_of(text)
    quoted = re.compile(rf'(?:^|(?<={re.escape(separator)}))"(?:[^"]|"")*(?:"|\Z)', re.M)
    lines = [line for line in quoted.sub("x", text).split("\n") if line.replace(separator, "").strip()]
    for above, row in enumerate(csv_rows(text[:200_000].split("\n"), separator)):
        header = None if row.fault else header_of(row.cells)
        if header and (above == 0 or len(header.columns) > 2):
            return len(lines) - above - 1
        if above > 20:
            break
    return None


def _objects(text: str) -> int | None:
    """Objects right inside of the list of records, by the whole file where it is sound, else by its brackets."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return _by_brackets(text)
    if isinstance(told, dict):
        told = next((told[name] for name in ("studies", "items", "references", "records") if name in told), [told])
    return len(told) if isinstance(told, list) else None


def _by_brackets(text: str) -> int:
    count = depth = at_list = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "[{":
            if sign == "[" and not at_list:
                at_list = depth + 1
            count += sign == "{" and depth == at_list > 0
            depth += 1
        elif sign in "]}":
            depth -= 1
    return count
