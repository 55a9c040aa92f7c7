"""BibTeX and BibLaTeX, as databases and reference managers write them, with LaTeX turned into text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.latex import plain
from attest.ingest.exports.made import HAS_NUL, TOO_LONG, make
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import pieces
from attest.ingest.exports.record import Record, Rejected, rejected
from attest.ingest.exports.ris import NO_END

FORMAT = "BibTeX"
# An entry begins on a line of its own, or right after another's last brace.
START = re.compile(r"(?:\n[ \t]*|(?<=\})[ \t]*)@[ \t]*[A-Za-z]+[ \t]*[{(]")
NO_RECORD = frozenset({"comment", "string", "preamble", "set", "xdata"})
_HEAD = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]\s*")
_KEY = re.compile(r"([^,={}\"\n]*),")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*(?:[ \t]\w+)?)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"()]+")
_INSIDE = re.compile(r",\s*[A-Za-z]+\s*=\s*[\w{\"]")
_MORE = re.compile(r"\s*#\s*")
_AND = re.compile(r"(?<!\s)\s+and\s+", re.I)
_BRACES = re.compile(r"(?<!\\)[{}]")
_ALL_BRACES = re.compile(r"[{}]")
_QUOTE_END = re.compile(r'(?<!\\)["{}]')
_LONGEST_WORD = 10_000  # characters of an abbreviation, as "@string" names them; made of each other they could explode
_EUROPE_PMC = re.compile(r"PMID:(\d+)|PPR:(PPR\d+)")


class _Unclosed(ValueError):
    """A value whose brace or quotation mark does not close."""


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of a BibTeX file, in its order."""
    position = 0
    words: dict[str, str] = {}
    for piece in pieces(parts, START):
        head = _HEAD.match(piece.text)
        kind = head[1].lower() if head else ""
        if piece.first or not head or (kind in NO_RECORD and not piece.too_long):
            if head and kind == "string":
                words.update(_strings(piece.text[head.end() :], words))
            continue
        position += 1
        if piece.too_long or "\0" in piece.text:
            yield rejected(file, position, TOO_LONG if piece.too_long else HAS_NUL, piece.text)
            continue
        try:
            key, fields, closed = fields_of(piece.text, head.end(), words)
        except _Unclosed as error:
            yield rejected(file, position, str(error), piece.text)
            continue
        yield record_of(kind, key, fields, piece.text, file, position, () if closed else (NO_END,))


def fields_of(text: str, at: int, words: dict[str, str]) -> tuple[str, dict[str, str], bool]:
    """An entry's key, its fields by their names in lower case with LaTeX left in, and whether the entry closes.

    Raises `_Unclosed` where a value does not close; a field that is given twice keeps both values.
    """
    found = _KEY.match(text, at)
    key, at = (found[1].strip(), found.end()) if found else ("", at)
    fields: dict[str, str] = {}
    value = ""
    while field := _FIELD.match(text, at):
        value, at = _value(text, field.end(), words)
        name = field[1].lower()
        fields[name] = f"{fields[name]}; {value}" if fields.get(name) else value
    rest = text[at:].lstrip(", \t\n")
    if rest and rest[0] not in "})":
        raise _Unclosed("an entry that goes on with what is no field: " + rest[:40].split("\n")[0])
    if not rest and _INSIDE.search(value):
        raise _Unclosed("a value that seems to hold the fields after it")
    return key, fields, bool(rest)


def _value(text: str, at: int, words: dict[str, str]) -> tuple[str, int]:
    """A value, which "#" may put together from several, and where it ends."""
    value = ""
    while True:
        sign = text[at : at + 1]
        if sign == "{":
            part, at = _braced(text, at)
        elif sign == '"':
            part, at = _quoted(text, at)
        else:
            bare = _BARE.match(text, at)
            if not bare:
                return value, at
            part, at = words.get(bare[0].lower(), bare[0]), bare.end()
        value += part
        more = _MORE.match(text, at)
        if not more:
            return value, at
        at = more.end()


def _braced(text: str, at: int) -> tuple[str, int]:
    """What stands between a brace and the one that closes it; braces after a backslash count only where they must."""
    end = text.find("}", at)
    if end > 0 and text.find("{", at + 1, end) < 0 and text[end - 1] != "\\":
        return text[at + 1 : end], end + 1
    for pattern in (_BRACES, _ALL_BRACES):
        depth = 0
        for brace in pattern.finditer(text, at):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return text[at + 1 : brace.start()], brace.end()
    raise _Unclosed("a brace that does not close")


def _quoted(text: str, at: int) -> tuple[str, int]:
    depth = 0
    for sign in _QUOTE_END.finditer(text, at + 1):
        if sign[0] == '"' and depth <= 0:
            return text[at + 1 : sign.start()], sign.end()
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
    raise _Unclosed("a quotation mark that does not close")


def _strings(text: str, words: dict[str, str]) -> dict[str, str]:
    field = _FIELD.match(text)
    try:
        return {field[1].lower(): _value(text, field.end(), words)[0][:_LONGEST_WORD]} if field else {}
    except _Unclosed:
        return {}


def record_of(
    kind: str, key: str, fields: dict[str, str], raw: str, file: str, position: int, warnings: Iterable[str] = ()
) -> Record | Rejected:
    """The record of an entry's fields."""

    def told(*names: str) -> str:
        return next((text for name in names if fields.get(name) and (text := plain(fields[name]))), "")

    def exact(*names: str) -> str:
        return next((fields[name].replace("\\", "").strip() for name in names if fields.get(name)), "")

    pmc_key = _EUROPE_PMC.fullmatch(key)
    pmid = exact("pmid", "pubmed_id") or (exact("eprint") if exact("eprinttype") in ("pubmed", "pmid") else "")
    pmid = pmid or ((pmc_key[1] or "") if pmc_key else "")
    accession = exact("unique-id", "accession_number", "accession-number", "an", "wosid")
    urls = [part for part in (exact("url") or exact("howpublished")).split() if "://" in part]
    origin = database_of(
        named=[one for one in (told("source"), told("database"), told("db"), told("dbprovider")) if one],
        accessions=[accession, key, exact("eid"), f"pmid:{pmid}" if pmid else ""],
        urls=urls,
        database="Europe PMC" if pmc_key else "",
        platform="Europe PMC" if pmc_key else "",
    )
    journal = told("journal", "journaltitle", "booktitle")
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=[
            told("document_type", "type", "entrysubtype") if kind in ("misc", "article", "conference") else "",
            kind,
        ],
        export_id=accession or key,
        title=" ".join(filter(None, (told("title"), told("subtitle")))),
        translated_title=told("translatedtitle", "origtitle"),
        authors=_names(fields.get("author") or fields.get("editor") or ""),
        year=exact("year", "date"),
        journal=journal,
        journal_abbreviation=told("abbrev_source_title", "journal-iso", "shortjournal", "fjournal"),
        volume=told("volume"),
        issue=told("number", "issue"),
        pages=told("pages", "article-number", "art_number", "eid").replace("--", "-"),
        dois=[
            exact("doi"),
            exact("note") if "doi" in exact("note").lower() else "",
            key if key.startswith("10.") else "",
        ],
        pmid=pmid,
        pmcid=exact("pmcid", "pmc"),
        numbers=" ".join(exact(name) for name in ("issn", "eissn", "isbn")),
        abstract=told("abstract"),
        keywords=_keywords(fields),
        language=told("language", "langid"),
        urls=urls,
        notes=[told("note"), told("annote"), told("comment")],
        warnings=warnings,
    )


def _names(told: str) -> list[str]:
    """Names between "and"; what stands in braces is one name, whatever it holds."""
    if not told:
        return []
    guarded = re.sub(r"\{[^{}]*\}", lambda part: _AND.sub(" \ue002 ", part[0]), told) if "{" in told else told
    names = (plain(name.replace("\ue002", "and")).replace(";", ",") for name in _AND.split(guarded))
    return [name for name in names if name and name.lower() != "others"]


def _keywords(fields: dict[str, str]) -> list[str]:
    found = []
    for name in ("keywords", "author_keywords", "keywords-plus", "keyword", "mesh"):
        text = plain(fields.get(name, ""))
        found += text.split(";") if ";" in text else text.split(",")
    return found
