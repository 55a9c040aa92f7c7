"""A source: one file that people brought, its bytes, its text and the way back from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from attest.problems import Faults, Problem
from attest.tables import sha256
from attest.text.documents import Format, read_bytes, read_text
from attest.text.encodings import NotText, decode
from attest.text.html_text import looks_like_markup, visible_text
from attest.text.mended import mended
from attest.text.written import Mark, NotReadable, Place, Told, Written

# Reports are texts of some hundred kilobytes; more than this is a mistake and would take hours to read.
LARGEST = 5 * 1024 * 1024
LARGEST_FILE = 100 * 1024 * 1024  # of a PDF or Word document, which hold pictures, too


@dataclass(frozen=True)
class Source:
    """`name` is the path within the review; rules read `text`, people open `original`.

    Of a file that is no text, such as a PDF, `original` is the text that was read from it: places count its
    characters, and `places` say on which page they stand. `marks` and `told` are what the file itself tells.
    """

    name: str
    sha256: str
    encoding: str
    format: Format
    original: str
    text: str
    origin: Sequence[int] | None
    warnings: tuple[Problem, ...] = ()
    marks: tuple[Mark, ...] = ()
    places: tuple[Place, ...] = ()
    told: tuple[Told, ...] = ()
    kind: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in `original` of the characters `start` to `end` of `text`."""
        if self.origin is None:
            return start, end
        if start >= end:
            raise ValueError(f"an empty span: {start} to {end}")
        return self.origin[start], self.origin[end - 1] + 1

    def page(self, start: int, end: int) -> str:
        """The page on which the characters of `text` stand: "3", or "3–4"; "" where the file has no pages."""
        pages = sorted({place.page for place in self.where(start, end)}) if self.places else []
        return "" if not pages else str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"

    def where(self, start: int, end: int) -> list[Place]:
        """The lines of pages on which characters of `text` stand."""
        return [place for place in self.places if place.start < end and start < place.end]


def source_of(content: bytes, name: str) -> Source:
    """A source from a file's bytes; raises Faults where they are no report that can be read."""
    if not content:
        raise _fault(name, "an empty file", "the text of a report", "Save the report's text into it or remove it.")
    try:
        if (document := read_bytes(content)) is not None:
            return _from_document(document, content, name, document[1].text)
        if len(content) > LARGEST:
            raise _too_large(name, LARGEST)
        decoded = decode(content)
        document = read_text(decoded.text)
    except NotText as reason:
        raise _fault(name, str(reason), "a report as PDF, Word document, text or page", reason.hint) from None
    except NotReadable as reason:
        raise _fault(name, str(reason), reason.expected, reason.hint) from None
    if not decoded.text.strip("\ufeff \t\r\n\f\v"):
        raise _fault(name, "only white space", "the text of a report", "Save the report's text into it or remove it.")
    warnings: tuple[Problem, ...] = ()
    if decoded.warning:
        hint = "Look whether accents and signs are right; save the file as UTF-8."
        warnings = (Problem(name, "", decoded.warning, "UTF-8 text", hint, "warning"),)
    if document is not None:
        origin = document[1].origin
        original = document[1].text if origin is None else decoded.text
        found = _from_document(document, content, name, original)
        return replace(found, encoding=decoded.encoding, warnings=(*warnings, *found.warnings))
    markup = looks_like_markup(decoded.text)
    text, places, marks = visible_text(decoded.text) if markup else (*mended(decoded.text), ())
    if not text.strip():
        raise _fault(name, "a page without visible text", "the text of a report", "Save the page as it is shown.")
    return Source(
        name,
        sha256(content),
        decoded.encoding,
        "html" if markup else "text",
        decoded.text,
        text,
        places,
        warnings,
        marks,
    )


def _from_document(document: tuple[Format, Written], content: bytes, name: str, original: str) -> Source:
    form, written = document
    if not written.text.strip():
        raise _fault(name, "a document without text", "the text of a report", "Save the report again, with its text.")
    return Source(
        name,
        sha256(content),
        written.encoding,
        form,
        original,
        written.text,
        written.origin,
        tuple(Problem(name, "", *doubt, "warning") for doubt in written.doubts),
        written.marks,
        written.places,
        written.told,
        written.kind,
    )


def read_source(path: Path, name: str) -> Source:
    """Read one file; raises Faults with what a person has to mend."""
    expected = "a file with the text of a report"
    try:
        if leaves_review(path, name):
            hint = "Copy the file into the review instead of linking to it."
            raise _fault(name, f"a link to {path.resolve()}", "a file inside the review", hint)
        if path.is_dir():
            raise _fault(name, "a folder", expected, "Bring the files in it one by one.")
        if not path.is_file():
            found = "a broken link" if path.is_symlink() else "no such file" if not path.exists() else "no plain file"
            raise _fault(name, found, expected, "Put the file there or take its name away.")
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (OSError, RuntimeError) as reason:
        found = f"a file that cannot be read ({getattr(reason, 'strerror', None) or reason})"
        raise _fault(name, found, expected, "Give yourself the right to read it.") from None
    if len(content) > LARGEST_FILE:
        raise _too_large(name, LARGEST_FILE)
    return source_of(content, name)


def leaves_review(path: Path, name: str) -> bool:
    """Whether following links leads out of the folder that `name` is relative to."""
    parts = PurePosixPath(name).parts
    depth = len(parts) if parts and path.parts[-len(parts) :] == parts else 1
    root = path.parents[depth - 1] if depth <= len(path.parents) else path.parent
    return not path.resolve().is_relative_to(root.resolve())


def _too_large(name: str, most: int) -> Faults:
    return _fault(name, "a larger file", f"at most {most // 1024 // 1024} MB", "Bring the text of the report alone.")


def _fault(name: str, found: str, expected: str, hint: str) -> Faults:
    return Faults([Problem(name, "", found, expected, hint)])
