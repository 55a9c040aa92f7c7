"""Taking in the exports of a review: every record of every file, and the ledger that says nothing was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attest.ingest.exports.ledger import FileLedger, problem_of, read_with_ledger
from attest.ingest.exports.record import Rejected
from attest.problems import Problem, shown

MOST_PROBLEMS = 20  # of one file; the others stand in rejected.csv


@dataclass
class Intake:
    """What was read so far; complete once `records` has given all. `say` is told when a file is done."""

    say: Callable[[str], None]
    ledgers: list[FileLedger] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    warned: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # by file and warning: positions of records

    def records(self, files: Sequence[tuple[Path, str]]) -> Iterator[dict[str, Any]]:
        """The records of the exports, file by file in the order of their names."""
        for path, name in sorted(files, key=lambda one: one[1]):
            ledger, entries = read_with_ledger(path, name)
            self.ledgers.append(ledger)
            for one in entries:
                if isinstance(one, Rejected):
                    self.rejected.append(one)
                else:
                    for warning in one.warnings:
                        self.warned.setdefault((name, warning), []).append(one.position)
                    yield one.as_dict()
            self.say(f"{name}: {ledger.records:,} records read, {ledger.rejected:,} rejected")

    def problems(self) -> Iterator[Problem]:
        """What people have to mend in the exports."""
        for ledger in self.ledgers:
            wrong = [one for one in self.rejected if one.file == ledger.file]
            yield from map(problem_of, wrong[:MOST_PROBLEMS])
            if len(wrong) > MOST_PROBLEMS:
                found = f"{len(wrong) - MOST_PROBLEMS:,} more entries that could not be read"
                hint = "results/ingest/rejected.csv has each with its reason."
                yield Problem(ledger.file, "", found, "entries that can be read", hint)
            if problem := ledger.problem():
                yield problem
        for (file, warning), positions in self.warned.items():
            place = f"entry {positions[0]}" + (f" and {len(positions) - 1:,} more" if len(positions) > 1 else "")
            hint = "The record was read; results/deduplicate/ledger.csv has the warnings of all records."
            yield Problem(file, place, shown(warning), "entries without a warning", hint, "warning")
