"""A source: one file that people brought, its bytes, its text and the way back from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from attest.problems import Faults, Problem
from attest.tables import sha256
from attest.text.encodings import NotText, decode
from attest.text.html_text import looks_like_markup, visible_text

# Reports are texts of some hundred kilobytes; more than this is a mistake and would take hours to read.
LARGEST = 5 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """`name` is the path within the review; rules read `text`, people open `original`."""

    name: str
    sha256: str
    encoding: str
    format: Literal["text", "html"]
    original: str
    text: str
    origin: Sequence[int] | None
    warnings: tuple[Problem, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in `original` of the characters `start` to `end` of `text`."""
        if self.origin is None:
            return start, end
        if start >= end:
            raise ValueError(f"an empty span: {start} to {end}")
        return self.origin[start], self.origin[end - 1] + 1


def source_of(content: bytes, name: str) -> Source:
    """A source from a file's bytes; raises Faults where they are no text."""
    if not content:
        raise _fault(name, "an empty file", "the text of a report", "Save the report's text into it or remove it.")
    try:
        decoded = decode(content)
    except NotText as reason:
        raise _fault(name, str(reason), "plain text or HTML", reason.hint) from None
    if not decoded.text.strip("\ufeff \t\r\n\f\v"):
        raise _fault(name, "only white space", "the text of a report", "Save the report's text into it or remove it.")
    warnings: tuple[Problem, ...] = ()
    if decoded.warning:
        hint = "Look whether accents and signs are right; save the file as UTF-8."
        warnings = (Problem(name, "", decoded.warning, "UTF-8 text", hint, "warning"),)
    markup = looks_like_markup(decoded.text)
    text, origin = visible_text(decoded.text) if markup else (decoded.text, None)
    if not text.strip():
        raise _fault(name, "a page without visible text", "the text of a report", "Save the page as it is shown.")
    return Source(
        name,
        sha256(content),
        decoded.encoding,
        "html" if markup else "text",
        decoded.text,
        text,
        origin,
        warnings,
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
            content = stream.read(LARGEST + 1)
    except (OSError, RuntimeError) as reason:
        found = f"a file that cannot be read ({getattr(reason, 'strerror', None) or reason})"
        raise _fault(name, found, expected, "Give yourself the right to read it.") from None
    if len(content) > LARGEST:
        limit = f"at most {LARGEST // 1024 // 1024} MB"
        raise _fault(name, "a larger file", limit, "Bring the text of the report alone.")
    return source_of(content, name)


def leaves_review(path: Path, name: str) -> bool:
    """Whether following links leads out of the folder that `name` is relative to."""
    parts = PurePosixPath(name).parts
    depth = len(parts) if parts and path.parts[-len(parts) :] == parts else 1
    root = path.parents[depth - 1] if depth <= len(path.parents) else path.parent
    return not path.resolve().is_relative_to(root.resolve())


def _fault(name: str, found: str, expected: str, hint: str) -> Faults:
    return Faults([Problem(name, "", found, expected, hint)])
