"""RIS, in the dialects of databases and reference managers.

The format's own description and what exporters make of it differ: tags change their meaning (M1 is a note, a number or
references), a wrapped line may begin with any letters, end tags are missing, and some exporters write between records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import TOO_LONG, make, pages_of
from attest.ingest.exports.origins import database_of
from attest.ingest.exports.reading import Piece, pieces
from attest.ingest.exports.record import Record, Rejected, rejected
from attest.ingest.exports.tagged import Tags, every, first, lines, tags_of

FORMAT = "RIS"
START = re.compile(r"\n[ \t\ufeff]{0,4}TY {1,2}-")
# A tag has two blanks after it. Where one is missing ("KW - ") only tags are taken that hardly begin a wrapped line, as
# "ER - positive" or "IL - 6" do; and an end tag ends a record only where nothing follows on its line.
_TAG = re.compile(
    r"^[ \t\ufeff]{0,4}(?=[A-Z][A-Z0-9]  -|(?:KW|AU|TI|DO|TY|ER|DOI|PMID) {1,2}-)(?!ER {1,2}-[^\S\n]*\S)"
    r"([A-Z][A-Z0-9]{1,3}) {1,2}-",
    re.M,
)
_LOOSE_TAG = re.compile(r"^[ \t\ufeff]{0,4}(?!ER {1,2}-[^\S\n]*\S)([A-Z][A-Z0-9]) {1,2}-", re.M)
_END = re.compile(r"^[ \t\ufeff]{0,4}ER {1,2}-[^\S\n]*$", re.M)
_ONLY_TYPE = re.compile(r"[\s\ufeff]*TY {1,2}-.*\s*")
_LOOSE_TYPE = re.compile(r"[\s\ufeff]*TY -")
_PROVIDER = re.compile(r"^(?:Database|Provider): (.{1,100})$", re.M)
_NUMBER = re.compile(r"[1-9]\d{0,3}")  # what reference managers put into M1
_PUBMED = re.compile(r"PUBMED (\d+)")  # as CENTRAL names other databases' numbers
_TITLES = frozenset({"TI", "T1"})

_KINDS = {"JOUR": "journal article", "CONF": "conference paper", "CPAPER": "conference paper", "THES": "thesis"}
_RECORD_NUMBER = re.compile(r"(?:^|\s)(?:Accession Number|AN|PMID|UT|EMBASE)\s*[:=]\s*([\w.:-]+)", re.I)
_NO_PAGES = re.compile(r"no\b.*specified", re.I)
NO_END = "the entry has no end tag: look whether the export is complete"
NO_START = "an entry whose beginning is missing"


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of a RIS export, in the order of the file."""
    position = 0
    provider: tuple[str, ...] = ()
    for piece in _joined_types(pieces(parts, START)):
        if piece.too_long:
            position += 1
            yield rejected(file, position, TOO_LONG, piece.text)
            continue
        for raw, tags, warnings in _entries(piece):
            position += 1
            if "TY" not in tags and not _TITLES & tags.keys():
                yield rejected(file, position, NO_START, raw)
            else:
                yield record_of(tags, raw, file, position, warnings, provider)
        if "Database:" in piece.text or "Provider:" in piece.text:
            # Such lines stand before the records that they speak of.
            provider = tuple(_PROVIDER.findall(piece.text))


def _joined_types(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces where several types in a row, with nothing between them, are one entry."""
    held = ""
    for piece in parts:
        if not piece.first and not piece.too_long and _ONLY_TYPE.fullmatch(piece.text):
            held += piece.text
            continue
        if held and not piece.too_long:
            yield Piece(held + piece.text)
        else:
            if held:
                yield Piece(held)
            yield piece
        held = ""
    if held:
        yield Piece(held)


def _entries(piece: Piece) -> Iterator[tuple[str, Tags, list[str]]]:
    """The entries of a piece with their tags: mostly one, and more where an entry lacks its type."""
    text = piece.text
    tag = _LOOSE_TAG if _LOOSE_TYPE.match(text) else _TAG
    ends = [match.span() for match in _END.finditer(text)]
    found: list[tuple[str, Tags, list[str]]] = []
    begin = 0
    for at, end in ends:
        raw = text[begin:at]
        tags = tags_of(raw, tag)
        if tags:
            found.append((text[begin:end], tags, []))
        begin = end
    rest = text[begin:]
    tags = tags_of(rest, tag)
    if tags and ("TY" in tags or _TITLES & tags.keys()):
        found.append((rest, tags, [NO_END]))
    elif tags and not found:
        found.append((rest, tags, []))
    elif tags:
        # Some exporters write a tag after the end tag, as Ovid does with the journal's short name.
        for name, values in tags.items():
            found[-1][1].setdefault(name, []).extend(value.split("\n\n")[0] for value in values)
    yield from found


def record_of(
    tags: Tags, raw: str, file: str, position: int, warnings: Iterable[str] = (), provider: Iterable[str] = ()
) -> Record | Rejected:
    """The record of an entry's tags."""
    named = [*every(tags, "DB", "DP"), *tags.get("WE", ())[:1], *provider]
    urls = [url for value in every(tags, "UR", "L2", "LK", "L3") for url in value.split("; ")]
    accession = every(tags, "AN", "U2", "UT", "AC")
    export_id = (accession or every(tags, "ID") or [""])[0]
    notes = every(tags, "N1", "RN", "PA") if "PU" not in tags else every(tags, "N1")
    numbered = [found[1] for note in notes if (found := _RECORD_NUMBER.search(note))]
    # EndNote writes a running number as ID, and TI; Ovid and the APA write the accession number, and T1.
    ids = [part for value in accession for part in value.split("; ")] + numbered
    ids += every(tags, "ID") if "T1" in tags else []
    if "DP" not in tags and "DB" not in tags and any(one.startswith("Export Date:") for one in notes):
        named.append("Scopus")
    origin = database_of(named=named, accessions=ids, urls=urls)
    kinds = [_KINDS.get(kind, kind) for kind in every(tags, "TY")]
    # M3 tells the kind in Embase and Scopus, a DOI in Zotero and Ovid, a subject in PsycInfo.
    kinds += [kind for kind in every(tags, "M3", "PT") if origin.database in ("Embase", "Scopus", "CENTRAL", "MEDLINE")]
    title, *others = list(dict.fromkeys(every(tags, "TI", "T1"))) or [""]
    journal = first(tags, "JF", "T2", "JO", "JA", "BT", "J2", "SO")
    short = first(tags, "JA", "J2", "JI", "J9", "NL", "J1", "JO")
    start, last = first(tags, "SP"), first(tags, "EP")
    if _NO_PAGES.fullmatch(f"{start} {last}"):
        start = last = ""
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=origin,
        raw=raw,
        kinds=kinds,
        export_id=export_id,
        title=title or first(tags, "CT", "ST"),
        translated_title=first(tags, "TT", "OP") or (others[0] if others else ""),
        authors=_authors(tags),
        year=first(tags, "PY") if first(tags, "PY")[:1].isdigit() else first(tags, "Y1", "PY", "DA"),
        journal=journal,
        journal_abbreviation="" if short == journal else short,
        volume=first(tags, "VL", "VO"),
        issue=first(tags, "IS", "CP") or (number if _NUMBER.fullmatch(number := first(tags, "M1")) else ""),
        pages=pages_of(start, last, first(tags, "C7", "AR")),
        dois=[*every(tags, "DO", "DI", "DOI"), *(one for one in every(tags, "M3", "L3", "N1", "C6") if "10." in one)],
        pmid=_pmid(tags, origin.database, ids),
        pmcid=next((one for one in every(tags, "C2", "PMC", "N1", "L2") if "PMC" in one), ""),
        registrations=every(tags, "C3", "U3", "U4", "N1", "SI", "RG", "CN") if origin.database != "Scopus" else (),
        numbers=" ".join(every(tags, "SN", "BN")),
        abstract=_abstract(tags),
        keywords=lines(tags, "KW", "K1", "DE"),
        language=first(tags, "LA"),
        urls=urls,
        notes=notes,
        warnings=warnings,
    )


def _authors(tags: Tags) -> list[str]:
    """The names of the first tag that has any, and those that other tags add; two authors may bear one name."""
    order = ("AU", "A1") if "AU" in tags or "A1" in tags else ("A2", "ED", "A3")
    names: list[str] = []
    for tag in order:
        names += [name for name in lines(tags, tag) if tag == order[0] or name not in names]
    return names


def _abstract(tags: Tags) -> str:
    """The longest where several tags have one: some exporters cut one of them short."""
    return max(["", *every(tags, "AB", "N2")], key=len)


def _pmid(tags: Tags, database: str, ids: Iterable[str]) -> str:
    own = first(tags, "PMID", "PM") or next(
        (found[1] for one in every(tags, "XR") if (found := _PUBMED.search(one))), ""
    )
    if own or database not in ("Embase", "Scopus", "MEDLINE"):
        return own
    if database == "MEDLINE":
        return next((one for one in ids if one.isdigit()), "")
    return first(tags, "C5" if database == "Embase" else "C2")
