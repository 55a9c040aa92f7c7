"""Word documents: paragraphs, tables and notes; of tracked changes, insertions count and deletions do not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from attest.text.raised import raised
from attest.text.recognise import WORD
from attest.text.symbols import SYMBOLS
from attest.text.written import NotReadable, Writer, Written
from attest.text.xml_tree import Chars, Node, tree_of

EXPECTED = "a Word document with the text of a report"
LARGEST_PART = 60 * 1024 * 1024  # bytes of one part, unpacked; a thesis has a few million
LARGEST_PACKED = 200  # times smaller than unpacked: text is about ten times smaller, a bomb a thousand times
NOTES = (("footnotes", "word/footnotes.xml", "w:footnote"), ("endnotes", "word/endnotes.xml", "w:endnote"))
EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")
HEADING = re.compile(r"(?:heading|berschrift|titre|t[ií]tulo|titolo|kop)\s*(\d)?", re.I)
TITLE = re.compile(r"(?:title|titel|articletitle)", re.I)
REFERENCE = re.compile(r"(?:bibliography|references?|endnotebibliography)\s*\d*", re.I)
DROPPED = frozenset(("w:del", "w:moveFrom", "w:delText", "w:instrText", "w:rPr", "w:pPr", "w:sectPr", "w:tblPr"))


def read_docx(content: bytes) -> Written:
    """The text in the order of the document, notes behind it, heads and feet as furniture. Raises NotReadable."""
    parts = _parts(content)
    styles = _styles(parts.get("word/styles.xml"))
    body = parts[WORD].first("w:body")
    if body is None:
        raise NotReadable("a Word document without a body", EXPECTED, "Open it in Word and save it again.")
    writer = Writer()
    reader = _Reader(writer, styles)
    reader.blocks(body)
    for name, part, tag in NOTES:
        for note in parts[part].nodes(tag) if part in parts else ():
            if note.attributes.get("w:type") is None:
                reader.notes(note, name)
    for name in sorted(parts):
        if EDGES.fullmatch(name):
            for paragraph in parts[name].below("w:p"):
                writer.paragraph(_text(paragraph), "furniture", None, "furniture-running-head")
    if not writer.text.strip():
        raise NotReadable("a Word document without text", EXPECTED, "Save the report's text into it or remove it.")
    return Written(writer.text, marks=tuple(writer.marks), told=tuple(writer.told))


def _parts(content: bytes) -> dict[str, Node]:
    """The parts with text, as trees; no more is unpacked than allowed, whatever the archive claims."""
    found: dict[str, Node] = {}
    wanted = {WORD, "word/styles.xml", *(part for _, part, _ in NOTES)}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                name = entry.filename.replace("\\", "/")
                if name not in wanted and not EDGES.fullmatch(name):
                    continue
                if entry.flag_bits & 1:
                    raise NotReadable("a Word document that a password protects", EXPECTED, "Save it without one.")
                with archive.open(entry) as part:
                    data = part.read(LARGEST_PART + 1)
                if len(data) > LARGEST_PART or len(data) > LARGEST_PACKED * max(entry.compress_size, 10_000):
                    raise NotReadable("a Word document that unpacks to too much", EXPECTED, "Save it again in Word.")
                found[name] = tree_of(_decoded(data))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as reason:
        if isinstance(reason, NotReadable):
            raise
        hint = "Open it in Word or LibreOffice and save it again; it may be cut off."
        raise NotReadable("a Word document that cannot be unpacked", EXPECTED, hint) from None
    if WORD not in found:
        raise NotReadable("a Word document without its main part", EXPECTED, "Save it again in Word.")
    return found


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _styles(part: Node | None) -> dict[str, str]:
    """The names of paragraph styles by their ids; ids are translated in some languages, names are not."""
    if part is None:
        return {}
    named = {}
    for style in part.nodes("w:style"):
        name = style.first("w:name")
        if name is not None:
            named[style.attributes.get("w:styleId", "")] = name.attributes.get("w:val", "")
    return named


class _Reader:
    def __init__(self, writer: Writer, styles: dict[str, str]) -> None:
        self.writer = writer
        self.styles = styles

    def blocks(self, node: Node) -> None:
        for one in node.nodes():
            if one.tag == "w:p":
                self.paragraph(one)
            elif one.tag == "w:tbl":
                self.table(one)
            elif one.tag in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"):
                self.blocks(one)

    def paragraph(self, one: Node) -> None:
        style = one.first("w:pPr", "w:pStyle")
        known = style.attributes.get("w:val", "") if style is not None else ""
        name = self.styles.get(known, known)
        text = _text(one)
        if TITLE.fullmatch(name):
            span = self.writer.paragraph(text, "title", None, "title")
            self.writer.tell("report.title", " ".join(text.split()), span, "title-style")
        elif found := HEADING.match(name):
            deep = found.group(1) not in (None, "1")
            self.writer.paragraph(text, "subheading" if deep else "heading", None, "heading-style")
        elif REFERENCE.fullmatch(name):
            self.writer.paragraph(text, "reference", "references", "reference-style")
        elif one.first("w:pPr", "w:numPr") is not None:
            self.writer.paragraph(text, "list item", None, "list-style")
        else:
            for part in text.split("\n"):
                self.writer.paragraph(part)
        for box in _boxes(one):
            self.blocks(box)

    def table(self, table: Node) -> None:
        for row in _rows(table):
            cells: list[str] = []
            for cell in _cells(row):
                merged = cell.first("w:tcPr", "w:vMerge")
                hidden = merged is not None and merged.attributes.get("w:val", "continue") == "continue"
                cells.append("" if hidden else " ".join(_text(part) for part in cell.below("w:p")))
                span = cell.first("w:tcPr", "w:gridSpan")
                wide = span.attributes.get("w:val", "1") if span is not None else "1"
                cells += [""] * (min(int(wide), 100) - 1 if wide.isdecimal() and len(wide) < 4 else 0)
            self.writer.row(cells, None, "word-table")

    def notes(self, note: Node, section: str) -> None:
        text = " ".join(_text(one) for one in note.below("w:p"))
        self.writer.paragraph(text, "paragraph", "apparatus", section)


def _rows(table: Node) -> Iterator[Node]:
    for one in table.nodes():
        if one.tag == "w:tr":
            if one.first("w:trPr", "w:del") is None:
                yield one
        elif one.tag in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"):
            yield from _rows(one)


def _cells(row: Node) -> Iterator[Node]:
    for one in row.nodes():
        if one.tag == "w:tc":
            yield one
        elif one.tag in ("w:sdt", "w:sdtContent", "w:customXml"):
            yield from _cells(one)


def _boxes(node: Node) -> Iterator[Node]:
    """Text boxes within a paragraph; a drawing and its older stand-in hold the same one."""
    for one in node.nodes():
        if one.tag == "w:txbxContent":
            yield one
        elif one.tag not in ("mc:Fallback", *DROPPED):
            yield from _boxes(one)


def _text(node: Node, is_raised: bool = False) -> str:
    """The text of a paragraph or run; line breaks are kept as such."""
    out = []
    for one in node.nodes():
        if one.tag in DROPPED or one.tag in ("w:txbxContent", "mc:Fallback"):
            continue
        if one.tag in ("w:t", "m:t"):
            text = "".join(part.text for part in one.children if isinstance(part, Chars))
            out.append(raised(text) if is_raised else text)
        elif one.tag in ("w:tab", "w:ptab"):
            out.append("\t")
        elif one.tag in ("w:br", "w:cr"):
            out.append("\n")
        elif one.tag == "w:noBreakHyphen":
            out.append("-")
        elif one.tag == "w:sym":
            out.append(_symbol(one.attributes.get("w:char", "")))
        elif one.tag == "w:r":
            place = one.first("w:rPr", "w:vertAlign")
            lifted = place is not None and place.attributes.get("w:val") == "superscript"
            if one.first("w:rPr", "w:vanish") is None:
                out.append(_text(one, lifted))
        elif one.tag == "m:sSup":
            base, above = one.first("m:e"), one.first("m:sup")
            out.append((_text(base) if base else "") + (_text(above, True) if above else ""))
        else:
            out.append(_text(one, is_raised))
    return "".join(out)


def _symbol(code: str) -> str:
    """A sign of a symbol font, given by its place in it."""
    try:
        return SYMBOLS.get(int(code, 16) & 0xFF, "\ufffd")
    except ValueError:
        return "\ufffd"
