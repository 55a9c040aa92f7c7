"""PDFs for tests, written by hand: lines of Helvetica or Times at given places, rules and grey pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman")


class Shown(NamedTuple):
    """A line of text with its left end and baseline in points; `turned` is read from the foot up."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: int = 0
    turned: bool = False


class Stroke(NamedTuple):
    """A horizontal rule."""

    x0: float
    x1: float
    y: float


class Picture(NamedTuple):
    """A grey picture that fills the page."""


Content = Shown | Stroke | Picture


def column(lines: Sequence[str], x: float, top: float, size: float = 10.0, leading: float = 12.0) -> list[Shown]:
    """Lines one below the other."""
    return [Shown(x, top - leading * at, line, size) for at, line in enumerate(lines)]


def made_pdf(pages: Sequence[Sequence[Content]], extra: str = "", trailer: str = "") -> bytes:
    """A PDF of A4 pages; `extra` goes into every page, `trailer` into the trailer."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")  # the pages, written when their numbers are known
    fonts = " ".join(f"/F{at} {add(_font(name))} 0 R" for at, name in enumerate(FONTS))
    image = add(_stream(b"\x80" * 100, "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray "
                        "/BitsPerComponent 8"))  # fmt: skip
    kids = []
    for shown in pages:
        drawn = add(_stream(b"\n".join(_operators(one) for one in shown)))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {drawn} 0 R {extra} "
                f"/Resources << /Font << {fonts} >> /XObject << /Im {image} 0 R >> >> >>".encode()
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _operators(one: Content) -> bytes:
    if isinstance(one, Picture):
        return b"q 595 0 0 842 0 0 cm /Im Do Q"
    if isinstance(one, Stroke):
        return f"0.5 w {one.x0} {one.y} m {one.x1} {one.y} l S".encode()
    text = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    matrix = f"0 1 -1 0 {one.x} {one.y}" if one.turned else f"1 0 0 1 {one.x} {one.y}"
    return f"BT /F{one.font} {one.size} Tf {matrix} Tm (".encode() + text + b") Tj ET"
