"""`attest suggest`: suggestions of files, outside a review."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO

from attest.bulk import each_of, usable_cores
from attest.extract.patterns import Patterns
from attest.extract.reading import Reading
from attest.extract.suggest import suggest
from attest.problems import Faults, Problem
from attest.suggestion import Suggestion
from attest.text.document import Document
from attest.text.source import Source

Read = Callable[[Path, str], tuple[Document, Source]]


class Told(NamedTuple):
    """What the rules say of one file: its suggestions as lines, or why it could not be read."""

    lines: str
    problems: list[Problem]


def print_suggestions(files: Sequence[Path], patterns: Patterns, read: Read, out: TextIO, told: TextIO) -> int:
    """Suggestions go to `out`, a line each, problems to `told`; a faulty file does not stop the others.

    Files are read on all cores that there are. 0 when all could be read and no pattern was too slow, else 1.
    """
    faulty = False
    for path, found in zip(files, each_of(partial(_told, read), files, usable_cores()), strict=True):
        for problem in found.problems:
            print(problem, file=told)
        faulty |= bool(found.problems)
        if patterns.asked and not found.problems:
            out.write(_lines(path, patterns.read(_reading(read, path))))
        out.write(found.lines)
    for problem in patterns.problems:
        print(problem, file=told)
    return 1 if faulty or patterns.problems else 0


def _told(read: Read, path: Path) -> Told:
    try:
        document, source = read(path.resolve(), path.name)
        return Told(_lines(path, [_verbatim(one, source) for one in suggest(document, source)]), [])
    except Faults as faults:
        return Told("", [replace(problem, file=str(path)) for problem in faults.problems])


def _verbatim(one: Suggestion, source: Source) -> Suggestion:
    """A suggestion with the words as they stand in a file of plain text, the codes of its signs among them."""
    if source.format != "text" or source.origin is None:
        return one
    return replace(one, quote=source.original[one.start : one.end])


def _lines(path: Path, suggestions: list[Suggestion]) -> str:
    rows = ({**one.as_dict(), "file": str(path)} for one in suggestions)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _reading(read: Read, path: Path) -> Reading:
    return Reading(*read(path.resolve(), path.name))
