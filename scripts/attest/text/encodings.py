"""Bytes become text: the encoding is found or assumed, and what is no text is told apart."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# First bytes of formats that people bring by mistake, with the way to mend it.
NOT_TEXT = (
    (b"%PDF", "a PDF", "Save its text as a .txt file (for example with pdftotext) and bring that."),
    (b"PK\x03\x04", "a zip archive or an Office document", "Open it and save it as plain text (UTF-8)."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Open it and save it as plain text (UTF-8)."),
    (b"{\\rtf", "a rich-text document", "Open it and save it as plain text (UTF-8)."),
    (b"\x89PNG", "an image", "Bring the text of the report, not a picture of it."),
    (b"\xff\xd8\xff", "an image", "Bring the text of the report, not a picture of it."),
    (b"GIF8", "an image", "Bring the text of the report, not a picture of it."),
    (b"II*\x00", "an image", "Bring the text of the report, not a picture of it."),
    (b"MM\x00*", "an image", "Bring the text of the report, not a picture of it."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and bring the text inside."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and bring the text inside."),
)
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
XML_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# More than one control character in a hundred: no text that people wrote.
TOO_MANY_CONTROLS = 0.01
UNDEFINED_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class NotText(ValueError):
    """The bytes are no text; the message says what they seem to be, `hint` how to mend it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.hint = hint


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str
    warning: str = ""


def decode(content: bytes) -> Decoded:
    """Raises NotText where the bytes are none."""
    for start, what, hint in NOT_TEXT:
        if content.startswith(start):
            raise NotText(what, hint)
    decoded = _decode(content)
    controls = len(CONTROL.findall(decoded.text))
    if controls > max(2, TOO_MANY_CONTROLS * len(decoded.text)):
        raise NotText(f"{controls} control characters", "It is no text; save the report as plain text (UTF-8).")
    if controls and not decoded.warning:
        return Decoded(decoded.text, decoded.encoding, f"{controls} control characters")
    return decoded


def _decode(content: bytes) -> Decoded:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Decoded(content.decode("utf-32", errors="replace"), "utf-32")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(content.decode("utf-16", errors="replace"), "utf-16")
    if bare := _utf16_without_mark(content):
        return Decoded(content.decode(bare, errors="replace"), bare, f"{bare.upper()} without a byte-order mark")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        if fault.start >= len(content) - 3:
            # The file was cut inside its last character, as a download that stopped.
            return Decoded(content.decode("utf-8", errors="replace"), "utf-8", "a last character cut in two")
    if declared := _declared(content):
        return declared
    damaged = content.decode("utf-8", errors="replace")
    broken, whole = damaged.count("\ufffd"), len(re.findall(r"[\u0080-\ufffc]", damaged))
    if whole > 3 * broken:
        return Decoded(damaged, "utf-8", f"{broken} bytes that are no UTF-8")
    return _eight_bit(content)


def _declared(content: bytes) -> Decoded | None:
    for pattern in (XML_DECLARED, DECLARED):
        found = pattern.search(content[:4096])
        if not found:
            continue
        name = found.group(1).decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name
        if name.endswith("escape"):
            return None  # Python's own notations, which no page is written in
        try:
            return Decoded(content.decode(name), name, f"the encoding {name}, which the page declares")
        except (LookupError, UnicodeError):
            return None
    return None


def _eight_bit(content: bytes) -> Decoded:
    """Windows-1252, unless bytes that it does not define point elsewhere."""
    if not UNDEFINED_IN_WINDOWS_1252.search(content):
        return Decoded(content.decode("cp1252"), "cp1252", "no UTF-8; Windows-1252 assumed")
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(content[:200_000]).best()
    if best is not None:
        try:
            return Decoded(content.decode(best.encoding), best.encoding, f"no UTF-8; {best.encoding} assumed")
        except UnicodeDecodeError:
            pass
    return Decoded(content.decode("latin-1"), "latin-1", "no UTF-8; Latin-1 assumed")


def _utf16_without_mark(content: bytes) -> str | None:
    """In western text as UTF-16, nearly every second byte is zero."""
    head = content[:4096]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None
