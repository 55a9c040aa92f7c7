"""Reading a PDF: its text in reading order, each line with its page and place."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pypdfium2

from attest.text.pdf.columns import Region, regions_of
from attest.text.pdf.furniture import furniture_of
from attest.text.pdf.glyphs import UNREADABLE, Page, pages_of
from attest.text.pdf.hyphens import Vocabulary
from attest.text.pdf.lines import Piece, pieces_of
from attest.text.pdf.paragraphs import Line, Paragraph, body_of, box_of, continued, paragraphs_of
from attest.text.written import NotReadable, Place, Writer, Written

MOST_PAGES = 1_000  # a thesis has some hundreds; a report beyond this is a mistake
FEW_CHARACTERS = 25  # a page with fewer and a picture is a scan
PICTURE = 0.25  # of the page that a picture fills at least where the page is a scan
MOST_UNREADABLE = 0.2  # of a page's characters whose font does not say what they are
TITLE_SIZE = 1.15  # times the size of the text, at least, for a title
TITLE_WORDS = range(3, 61)
EXPECTED = "a PDF with the text of a report"


@dataclass(frozen=True)
class Layers:
    """What reading gave: the text, and the pages whose text only a picture shows, or that cannot be decoded."""

    written: Written
    scans: tuple[int, ...]
    pages: int


def read_pdf(content: bytes, recognised: Mapping[int, Sequence[Piece]] | None = None) -> Layers:
    """Read a PDF; `recognised` has the pieces of the pages that were read from their pictures.

    Raises NotReadable where it cannot be opened.
    """
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            found = f"a PDF of {len(document):,} pages"
            raise NotReadable(found, f"at most {MOST_PAGES:,} pages", "Bring the pages of the report alone.")
        pages = list(_read_pages(document, recognised or {}))
    finally:
        document.close()
    if not pages:
        raise NotReadable("a PDF without a page", EXPECTED, "Save the report again.")
    scans = tuple(page.number for page in pages if page.is_scan)
    return Layers(_written(pages, content), scans, len(pages))


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as reason:
        if "password" in str(reason).casefold():
            hint = "Open it with its password and save it without one."
            raise NotReadable("a PDF that a password protects", EXPECTED, hint) from None
        hint = "Download or save it again; it may be cut off or damaged."
        raise NotReadable("a PDF that cannot be opened", EXPECTED, hint) from None
    except (ctypes.ArgumentError, OverflowError, ValueError):
        raise NotReadable("a PDF that cannot be opened", EXPECTED, "Download or save it again.") from None


@dataclass(frozen=True)
class _Read:
    number: int
    height: float
    pieces: tuple[Piece, ...]
    turned: tuple[Piece, ...]
    page: Page
    is_scan: bool


def _read_pages(document: pypdfium2.PdfDocument, recognised: Mapping[int, Sequence[Piece]]) -> list[_Read]:
    out = []
    for page in pages_of(document):
        known = recognised.get(page.number)
        pieces = tuple(known) if known is not None else tuple(pieces_of(page.glyphs))
        signs = [one.char for one in page.glyphs if one is not None and one.size]
        unread = signs.count(UNREADABLE) > MOST_UNREADABLE * max(1, len(signs)) and len(signs) > FEW_CHARACTERS
        is_scan = known is None and (unread or (len(signs) < FEW_CHARACTERS and page.pictured > PICTURE))
        out.append(_Read(page.number, page.height, pieces, tuple(pieces_of(page.turned)), page, is_scan))
    return out


def _written(pages: Sequence[_Read], content: bytes) -> Written:
    furniture = furniture_of([(page.height, page.pieces) for page in pages])
    own = [[one for one in page.pieces if one not in gone] for page, gone in zip(pages, furniture, strict=True)]
    body = body_of(own)
    found: list[Paragraph] = []
    for page, pieces in zip(pages, own, strict=True):
        for region in regions_of(pieces, page.page.rules):
            found += paragraphs_of(region, page.number, body)
    paragraphs = continued(found, body)
    words = Vocabulary(line.text for one in paragraphs for line in one.lines)
    writer = Writer()
    titles = _title_of(paragraphs, body)
    for one in paragraphs:
        span = _write(writer, one, words)
        if one is titles:
            value = writer.text[span[0] : span[1]] if span[1] > span[0] else ""
            writer.tell("report.title", value, span, "largest-on-first-page")
    for page, gone in zip(pages, furniture, strict=True):
        edge = sorted(gone, key=lambda one: (-one.y, one.x0))
        _write_aside(writer, edge, page.number, "running-head")
        for region in [Region(page.turned)] if page.turned else []:
            _write_aside(writer, region.pieces, page.number, "turned-text")
    doubts = []
    if b"%%EOF" not in content[-2048:]:
        hint = "It may be cut off: compare its last page with the report, or download it again."
        doubts.append(("a PDF without its end", "a whole file", hint))
    return Written(
        writer.text,
        "text layer",
        marks=tuple(writer.marks),
        places=tuple(writer.places),
        told=tuple(writer.told),
        doubts=tuple(doubts),
    )


def _title_of(paragraphs: Sequence[Paragraph], body: tuple[float, int]) -> Paragraph | None:
    """The paragraph of the first page in the largest print, where it has the words of a title."""
    head = [one for one in paragraphs if one.lines[0].page == 1 and one.kind in ("heading", "paragraph")]
    able = [
        one
        for one in head
        if one.size > TITLE_SIZE * body[0] and sum(len(line.text.split()) for line in one.lines) in TITLE_WORDS
    ]
    return max(able, key=lambda one: one.size, default=None)


def _write(writer: Writer, one: Paragraph, words: Vocabulary) -> tuple[int, int]:
    if one.kind == "table":
        span = (writer.length, writer.length)
        for line in one.lines:
            span = writer.row(line.cells, None, "aligned-columns")
            if span[1] > span[0]:
                writer.places.append(Place(*span, line.page, line.box))
        return span
    text, spans = _joined(one.lines, words)
    kind = {"heading": "heading", "caption": "paragraph"}.get(one.kind, "")
    start, end = writer.paragraph(text, kind, None, {"heading": "larger-print", "caption": "caption"}.get(one.kind, ""))
    writer.places += [
        Place(start + low, start + high, line.page, line.box)
        for (low, high), line in zip(spans, one.lines, strict=True)
        if high > low
    ]
    return start, end


def _joined(lines: Sequence[Line], words: Vocabulary) -> tuple[str, list[tuple[int, int]]]:
    """The text of lines put together, and for each line its characters in it."""
    text = ""
    spans = []
    for at, line in enumerate(lines):
        own, between = line.text, ""
        if at + 1 < len(lines):
            own, between = words.joint(line.text, lines[at + 1].text)
        own = (
            " ".join(own.replace("\u00ad", "-").split())
            if between or at + 1 == len(lines)
            else own.replace("\u00ad", "-")
        )
        spans.append((len(text), len(text) + len(own)))
        text += own + between
    return text, spans


def _write_aside(writer: Writer, pieces: Sequence[Piece], page: int, rule: str) -> None:
    """Text that is furniture, as one paragraph; it stands behind the report so that it parts no sentence."""
    if not pieces:
        return
    text = " · ".join(one.text.replace("\u00ad", "-") for one in pieces)
    span = writer.paragraph(text, "furniture", None, f"furniture-{rule}")
    if span[1] > span[0]:
        writer.places.append(Place(*span, page, box_of(pieces)))
