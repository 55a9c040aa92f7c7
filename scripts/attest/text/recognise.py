"""What a file is, judged by its content; its name proves nothing."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

from attest.text.html_text import looks_like_markup

PDF_HEAD = 1024  # bytes within which a PDF says that it is one
JATS = re.compile(r"<(?:article|book-part)[\s>]")
JATS_PARTS = re.compile(r"<(?:article-meta|book-part-meta|journal-meta|front-stub)[\s/>]")
JATS_HEAD = 65_536
WORD = "word/document.xml"


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:PDF_HEAD] and not content.startswith((b"PK\x03\x04", b"<", b"{"))


def is_docx(content: bytes) -> bool:
    """Whether a zip archive holds a Word document."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return WORD in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return WORD.encode() in content


def is_jats(text: str) -> bool:
    """Whether markup is an article in the tags of the Journal Article Tag Suite."""
    head = text[:JATS_HEAD]
    return looks_like_markup(text) and bool(JATS.search(head)) and bool(JATS_PARTS.search(head))


def trial_record(text: str) -> dict[str, Any] | None:
    """A record of ClinicalTrials.gov with its results, if the text is one; an entry of a list of one counts."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) or '"protocolSection"' not in text:
        return None
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict) and isinstance(found.get("studies"), list):
        found = found["studies"]
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    is_record = isinstance(found, dict) and isinstance(found.get("protocolSection"), dict)
    return found if is_record else None
