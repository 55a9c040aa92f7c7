"""Files that are no plain text or page: each kind is recognised by its content and read by its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from attest.text.docx import read_docx
from attest.text.guarded import GaveUp, guarded
from attest.text.jats import read_jats
from attest.text.recognise import is_docx, is_jats, is_pdf, trial_record
from attest.text.recogniser import recogniser
from attest.text.trial_results import read_trial
from attest.text.written import NotReadable, Written

if TYPE_CHECKING:
    from attest.text.pdf.lines import Piece

T = TypeVar("T")
Format = Literal["text", "html", "pdf", "docx", "jats", "trial"]
EXPECTED = "a document with the text of a report"
SECONDS = 300  # for one document; the largest that is read takes a tenth on a machine of 2020
AGAIN = "Save it again from its program, for example by printing it to a PDF, or bring its text."
INSTALL = "Install tesseract (on Debian: apt install tesseract-ocr) and run again, or bring a PDF with its text."
LOOK = "Compare what was read with the picture: recognition makes mistakes, in figures above all."


def read_bytes(content: bytes) -> tuple[Format, Written] | None:
    """The text of a PDF or Word document; None where the bytes are something else. Raises NotReadable."""
    if is_pdf(content):
        return "pdf", _pdf(content)
    if is_docx(content):
        return "docx", _in_time(lambda: read_docx(content), "a Word document")
    return None


def read_text(text: str) -> tuple[Format, Written] | None:
    """The text of an article in JATS, or of a trial's results; None where it is something else. Raises NotReadable."""
    if is_jats(text):
        written = read_jats(text)
        return None if written is None else ("jats", written)
    record = trial_record(text)
    return None if record is None else ("trial", read_trial(record))


def _in_time(work: Callable[[], T], what: str) -> T:
    try:
        return guarded(work, SECONDS)
    except NotReadable:
        raise
    except GaveUp as reason:
        raise NotReadable(f"{what} that cannot be read: {reason}", EXPECTED, AGAIN) from None
    except Exception as reason:
        # Strangers make these files, some on purpose: whatever one of them does to the reader, the others are read.
        found = f"{what} that the reader does not understand ({type(reason).__name__}: {reason})"
        raise NotReadable(found, EXPECTED, AGAIN) from reason


def _pdf(content: bytes) -> Written:
    from attest.text import scans  # PDFium is slow to load, and needed here alone
    from attest.text.pdf.reading import read_pdf

    layers = _in_time(lambda: read_pdf(content), "a PDF")
    if not layers.scans:
        return _with_text(layers.written)
    program = recogniser()
    told = _numbers(layers.scans)
    if not program:
        if len(layers.scans) == layers.pages or not layers.written.text.strip():
            raise NotReadable("a scanned PDF: its pages are pictures, without text", EXPECTED, INSTALL)
        doubt = (f"pictures instead of text ({told})", "pages with text", INSTALL)
        return replace(_with_text(layers.written), doubts=(*layers.written.doubts, doubt))
    recognised: dict[int, list[Piece]] = {
        number: _recognised(content, number) for number in layers.scans[: scans.MOST_SCANS]
    }
    written = _in_time(lambda: read_pdf(content, recognised), "a PDF").written
    doubt = (f"pictures instead of text ({told}), read by {program}", "pages with text", LOOK)
    how = program if len(layers.scans) == layers.pages else f"text layer; {told}: {program}"
    return replace(_with_text(written), encoding=how, doubts=(*written.doubts, doubt))


def _recognised(content: bytes, number: int) -> list[Piece]:
    from attest.text import scans

    picture, scale = _in_time(lambda: scans.picture_of(content, number), "a scanned PDF")
    return scans.recognised(picture, scale)


def _with_text(written: Written) -> Written:
    if not written.text.strip():
        raise NotReadable("a PDF without text", EXPECTED, "Save the report again, or bring its text.")
    return written


def _numbers(pages: tuple[int, ...]) -> str:
    """Pages for people: "page 3", "pages 1–4, 7"."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {told}"
