"""Lines as CSV for programs: no byte-order mark unless it is asked for, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from attest.tables import harmless


class _Guarded(dict[str, str]):
    """Cells guarded against formulas, each text once."""

    def __missing__(self, text: str) -> str:
        self[text] = harmless(text)
        return self[text]


def write_lines(out: TextIO, lines: Iterable[Mapping[str, str]], columns: Sequence[str], line_end: str = "\n") -> None:
    guarded = _Guarded()
    rows = csv.writer(out, lineterminator=line_end)
    rows.writerow([guarded[name] for name in columns])
    rows.writerows([guarded[line[name]] for name in columns] for line in lines)


def write_file(
    path: Path,
    lines: Iterable[Mapping[str, str]],
    columns: Sequence[str],
    encoding: str = "utf-8",
    line_end: str = "\n",
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as out:
        write_lines(out, lines, columns, line_end)
