"""One record of a database as a page shows it, a tag before each field: "TI  - …", "AU: …", "%T …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from attest.ingest.citation import doi_in
from attest.ingest.citation_lines import line_of
from attest.ingest.facts import Lines, Read, flat
from attest.ingest.one_name import STOPPED
from attest.text.document import Block

FIELD = re.compile(
    r"^[ \t\ufeff]{0,4}(?:(?P<tag>[A-Z][A-Z0-9]{1,3})[ \t]{0,3}(?:-|:)|"
    r"(?P<refer>%[A-Z0-9@]))[ \t]+(?P<value>\S[^\n]*?)[ \t\r]*$"
    r"(?P<more>(?:\n[ \t]{4,}(?![A-Z][A-Z0-9]{1,3}[ \t]{0,3}[-:])\S[^\n]*)*)",
    re.M,
)
ROLES = {
    "TI": "title",
    "T1": "title",
    "%T": "title",
    "FAU": "full name",
    "AU": "author",
    "A1": "author",
    "%A": "author",
    "SO": "source",
    "JT": "journal",
    "JO": "journal",
    "JF": "journal",
    "T2": "journal",
    "TA": "abbreviated journal",
    "JA": "abbreviated journal",
    "%J": "journal",
    "YR": "year",
    "PY": "year",
    "Y1": "year",
    "DP": "year",
    "%D": "year",
    "VL": "volume",
    "VI": "volume",
    "VO": "volume",
    "%V": "volume",
    "IP": "issue",
    "IS": "issue",
    "NO": "issue",
    "%N": "issue",
    "PG": "pages",
    "SP": "pages",
    "%P": "pages",
    "DO": "doi",
    "DI": "doi",
    "DOI": "doi",
    "LID": "doi",
    "AID": "doi",
    "%R": "doi",
    "PMID": "pmid",
    "PM": "pmid",
}
# The same where a page has run the lines of a record in RIS together: "TY - JOUR T1 - … JF - … AU - …".
_RUN_TAGS = r"(?:TY|ID|T[12]|TI|J[FOA]|DO|[SEV][PLO]|VL|IS|A[U1B]|[YD][1A]|PY|UR|N[12]|KW|SN|PB|LA|ER|M\d|C\d|L\d)"
RUN = re.compile(
    rf"(?:^|[ \t])(?P<tag>{_RUN_TAGS}) {{1,2}}- (?P<value>\S[^\n]*?)(?P<more>)(?= {_RUN_TAGS} {{1,2}}- |[ \t]*$)", re.M
)
ABSTRACT = ("AB", "N2", "%X")  # the report's own text, and no line about it
FEWEST = 4  # tags one after the other: fewer may be lines of any text
NOTES = re.compile(r"\.?\s*\[(?:References|Review|Erratum[^\[\]]*|[A-Z][a-z]+)\]\.?$")
SHAPES = {"year": r"(?:19|20)\d\d", "volume": r"\d{1,4}[A-Z]?(?!\S)", "pmid": r"\d{5,8}(?!\S)"}
SHAPES |= {"issue": r"(?!\d{4}-\d{3}[\dX])\w[\w ()-]{0,14}(?!\S)", "pages": r"[A-Za-z]{0,4}\d+(?:\s?[-–]\s?\w+)?"}


class Field(NamedTuple):
    """What one tag says, and where."""

    role: str
    start: int
    end: int


def tagged_record(text: str, blocks: list[Block]) -> Lines | None:
    """What the tags of a record give; None where the text has too few of them, or neither a title nor authors."""
    found = list(FIELD.finditer(text)) if blocks and ("TI" in text or "T1" in text or "%T" in text) else []
    found = list(RUN.finditer(text)) if len(found) == 1 and found[0]["tag"] == "TY" else found
    tagged = [(one.groupdict().get("refer") or one["tag"], one) for one in found]
    if len({tag for tag, _ in tagged}) < FEWEST:
        return None
    fields = [
        Field(ROLES[tag], one.start("value"), one.end("more" if one["more"] else "value"))
        for tag, one in tagged
        if tag in ROLES
    ]
    given = {field.role for field in fields}
    if "title" not in given or not given & {"author", "full name", "source", "journal"}:
        return None
    lines = Lines(labelled=True)
    _read_names(text, fields, lines)
    for field in fields:
        _read(text, field, lines)
    about = [one for tag, one in tagged if tag not in ABSTRACT]
    own = [one for tag, one in tagged if tag in ABSTRACT]
    lines.blocks = tuple(
        at
        for at, block in enumerate(blocks)
        if _within(block, about) and not (_within(block, own) and block.start < about[0].end() < block.end)
    )
    return lines


def _within(block: Block, fields: list[re.Match[str]]) -> bool:
    return any(one.start() < block.end and one.end() > block.start for one in fields)


def _read_names(text: str, fields: list[Field], lines: Lines) -> None:
    """The authors, one a tag; full names where the record has both."""
    names = [field for field in fields if field.role == "full name"] or [one for one in fields if one.role == "author"]
    if not names:
        return
    everyone = tuple(STOPPED.sub("", flat(text[name.start : name.end]).rstrip(";")) for name in names)
    if len(everyone) == 1 and ";" in everyone[0]:
        everyone = tuple(one.strip() for one in everyone[0].split(";") if one.strip())
    first = text.find(everyone[0].split()[0], names[0].start)
    lines.facts.append(Read("report.first_author", everyone[0], first, first + len(everyone[0]), "tagged-record"))
    lines.facts.append(Read("report.authors", everyone, names[0].start, names[-1].end, "tagged-record"))


def _read(text: str, field: Field, lines: Lines) -> None:
    role, start, end = field
    known = {fact.role for fact in lines.facts}
    if role == "title":
        notes = NOTES.search(text, start, end)
        end = notes.start() if notes else end
        lines.title = lines.title or Read(
            "report.title", flat(text[start:end]).rstrip("."), start, end, "tagged-record"
        )
    elif role == "doi":
        lines.doi = lines.doi or doi_in(text, start, end)
    elif role == "source":
        citation = line_of(text, start, end)
        parts = ("journal", "year", "volume", "issue", "pages") if citation else ()
        for part in parts:
            one = getattr(citation, part)
            if one and f"report.{part}" not in known:
                lines.facts.append(Read(f"report.{part}", flat(one[0]), one[1], one[2], "tagged-record"))
    elif role in ("journal", "abbreviated journal"):
        if "report.journal" not in known:
            lines.facts.append(Read("report.journal", flat(text[start:end]), start, end, "tagged-record"))
    elif role in SHAPES and f"report.{role}" not in known:
        shaped = (
            re.compile(SHAPES[role]).search(text, start, end)
            if role == "year"
            else re.compile(SHAPES[role]).match(text, start, end)
        )
        if shaped:
            lines.facts.append(Read(f"report.{role}", flat(shaped.group()), *shaped.span(), "tagged-record"))
