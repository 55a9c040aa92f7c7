"""All files in one pass over the citations, written as a stream, and in parts where a tool takes only so much."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from attest.deduplicate.outward import endnote, ris, sheets
from attest.deduplicate.outward.entry import Citation, entry_of

_ENDLESS = 1 << 60


class Limits(NamedTuple):
    """What a tool takes in one file; `size` is in bytes."""

    entries: int = _ENDLESS
    size: int = _ENDLESS


NONE = Limits()
# What the tools' own help pages say (docs/decisions/0017-what-other-tools-keep.md).
COVIDENCE = Limits(15_000, 50_000_000)
RAYYAN = Limits(size=100_000_000)


class Output:
    """A file that is being written, or a folder of numbered parts; used as a context.

    `place` gives the path of each part by its number from 1. A part ends before the entry that would exceed the limits.
    """

    def __init__(self, place: Callable[[int], Path], head: str = "", tail: str = "", limits: Limits = NONE) -> None:
        self.place, self.head, self.tail, self.limits = place, head.encode(), tail.encode(), limits
        self.part = self.entries = self.size = 0
        self.file: BinaryIO | None = None

    def __enter__(self) -> Output:
        self._next()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def add(self, text: str) -> None:
        content = text.encode()
        full = self.entries >= self.limits.entries or self.size + len(content) > self.limits.size
        if full and self.entries:
            self._close()
            self._next()
        self._write(content)
        self.entries += 1

    def _next(self) -> None:
        self.part += 1
        path = self.place(self.part)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = path.open("wb")
        self.entries, self.size = 0, len(self.tail)
        self._write(self.head)

    def _write(self, content: bytes) -> None:
        if self.file is None:
            raise ValueError("an output that is not open")
        self.file.write(content)
        self.size += len(content)

    def _close(self) -> None:
        if self.file is not None:
            self.file.write(self.tail)
            self.file.close()
            self.file = None


def hand_over(
    citations: Iterable[Citation],
    *,
    ris_file: str | Path,
    asreview_file: str | Path,
    rayyan_folder: str | Path,
    covidence_folder: str | Path,
    endnote_file: str | Path,
) -> None:
    """Write the citations, in their order, for every tool."""
    with ExitStack() as opened:
        plain = opened.enter_context(Output(_only(ris_file)))
        asreview = opened.enter_context(Output(_only(asreview_file), sheets.row(sheets.ASREVIEW)))
        rayyan = opened.enter_context(
            Output(_parts(rayyan_folder, "rayyan", "csv"), sheets.row(sheets.RAYYAN), limits=RAYYAN)
        )
        covidence = opened.enter_context(Output(_parts(covidence_folder, "covidence", "ris"), limits=COVIDENCE))
        xml = opened.enter_context(Output(_only(endnote_file), endnote.HEAD, endnote.TAIL))
        for citation in citations:
            entry = entry_of(citation)
            record = ris.record(entry)
            plain.add(record)
            covidence.add(record)
            asreview.add(sheets.asreview(entry))
            rayyan.add(sheets.rayyan(entry))
            xml.add(endnote.record(entry))


def _only(path: str | Path) -> Callable[[int], Path]:
    return lambda part: Path(path)


def _parts(folder: str | Path, stem: str, suffix: str) -> Callable[[int], Path]:
    return lambda part: Path(folder) / f"{stem}_{part:02}.{suffix}"
