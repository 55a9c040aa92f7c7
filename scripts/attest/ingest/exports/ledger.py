"""The ledger of what was read: for every file its format, databases, records and rejected entries, all adding up."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from attest.ingest.exports.counting import count_entries
from attest.ingest.exports.read import read_export
from attest.ingest.exports.recognise import recognise
from attest.ingest.exports.record import Record, Rejected
from attest.problems import Problem, shown

REJECTED_COLUMNS = ("file", "position", "reason", "raw")


@dataclass
class FileLedger:
    """What became of the entries of one file; `counted` is the independent count, None where there is none."""

    file: str
    format: str
    counted: int | None = None
    records: int = 0
    rejected: int = 0
    is_whole: bool = True  # false where the file as a whole was rejected: there is nothing to add up then
    databases: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)

    def add(self, one: Record | Rejected) -> None:
        if isinstance(one, Rejected):
            self.rejected += 1
            self.is_whole = self.is_whole and one.position > 0
        else:
            self.records += 1
            self.databases[one.database or "unknown"] += 1
            self.platforms[one.platform or "unknown"] += 1

    @property
    def entries(self) -> int:
        return self.records + self.rejected

    @property
    def rejected_entries(self) -> int:
        """The rejected entries alone: a file that was rejected as a whole is none, whatever it may hold."""
        return self.rejected - (not self.is_whole)

    @property
    def adds_up(self) -> bool:
        return not self.is_whole or self.counted is None or self.counted == self.entries

    def as_row(self) -> dict[str, str | int]:
        """A row of the ledger's table."""
        return {
            "file": self.file,
            "format": self.format or "not known",
            "databases": _listed(self.databases),
            "platforms": _listed(self.platforms),
            "records": self.records,
            "rejected": self.rejected,
            "counted": "" if self.counted is None else self.counted,
        }

    def problem(self) -> Problem | None:
        """The problem that a file's entries do not add up, if they do not."""
        if self.adds_up:
            return None
        found = f"{self.records} read and {self.rejected} rejected"
        hint = "Look at the file's beginning and end and at the rejected entries; export it again if it is damaged."
        return Problem(self.file, "", found, f"{self.counted} entries", hint)


def _listed(counts: Counter[str]) -> str:
    return "; ".join(f"{name} ({count})" for name, count in sorted(counts.items()))


def read_with_ledger(path: Path, name: str) -> tuple[FileLedger, Iterator[Record | Rejected]]:
    """The ledger of a file and its entries; the ledger is complete once all entries were taken."""
    try:
        format = recognise(path)
        ledger = FileLedger(name, format, count_entries(path, format) if format else None)
    except OSError:
        ledger = FileLedger(name, "")
    return ledger, _counted(ledger, read_export(path, name))


def _counted(ledger: FileLedger, entries: Iterable[Record | Rejected]) -> Iterator[Record | Rejected]:
    for one in entries:
        ledger.add(one)
        yield one


def problem_of(one: Rejected) -> Problem:
    """What a person has to mend about a rejected entry."""
    expected = "an entry that can be read" if one.position else "an export of a database or a reference manager"
    hint = f"Mend it in the file or export it again; it begins with {shown(one.raw)}." if one.raw.strip() else ""
    return Problem(one.file, f"entry {one.position}" if one.position else "", one.reason, expected, hint)


def print_records(paths: Sequence[Path], out: TextIO, err: TextIO) -> int:
    """Print the records of some files as JSON Lines and their ledger; 1 where something was rejected, else 0."""
    faulty = False
    for path in paths:
        name = os.fsencode(path).decode(errors="replace")  # a name may be no text, which no output could hold
        ledger, entries = read_with_ledger(path, name)
        for one in entries:
            if isinstance(one, Rejected):
                print(problem_of(one), file=err)
            else:
                out.write(json.dumps(one.as_dict(), ensure_ascii=False) + "\n")
        row = ledger.as_row()
        told = f"{row['format']}, {row['databases'] or 'no database'}, {ledger.records} records"
        print(f"{name}: {told}, {ledger.rejected} rejected", file=err)
        if problem := ledger.problem():
            print(problem, file=err)
        faulty = faulty or ledger.rejected > 0 or problem is not None
    return 1 if faulty else 0
