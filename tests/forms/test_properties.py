"""Whatever is generated and however it is edited: harmless edits change nothing, and nothing is ever lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import desk as desks
import edits
from desk import Desk, Memory, fill, names, says
from generated import Pick, examples, picks, task
from hypothesis import given, note

from attest.forms import loop
from attest.forms.answers import Record
from attest.forms.round import Round
from attest.forms.workbook import write_form


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="attest-") as made:
        yield Path(made)


def send(path: Path, made: Round, record: Record) -> Path:
    write_form(path, made, made.reviewers[0], record, {})
    return path


@examples(400)
@given(picks())
def test_harmless_edits_change_nothing(pick: Pick) -> None:
    made = task(pick)
    memory, record, earlier = Memory(made), Record("ann"), []
    with folder() as where:
        for number in range(1, 3):
            desk = Desk(send(where / f"form{number}.xlsx", made, record), made, memory)
            assert desk.shows() == memory.shows(), "the workbook shows what was answered before"
            fill(pick, desk, memory)
            returned = []
            for copy in range(2):
                edited = desk.copy()
                as_csv = number == 1 and pick.chance(15)
                note(f"{number}.{copy} {'csv' if as_csv else ''} {edits.harmless(pick, edited, not as_csv, as_csv)}")
                (where / f"{number}-{copy}").mkdir()
                path = where / f"{number}-{copy}" / "ann.xlsx"
                paths = edited.save_csv(path.parent, pick) if as_csv else edited.save(path)
                outcome = loop.take_in(made, names(paths + earlier))
                assert says(outcome.records["ann"].answers) == memory.says()
                assert outcome.problems == []
                returned += paths
            outcome = loop.take_in(made, names(returned))
            assert says(outcome.records["ann"].answers) == memory.says(), "two copies say the same"
            assert outcome.problems == []
            record, earlier = outcome.records["ann"], pick.some(returned, 50)
            memory.send()


def test_at_least_two_thousand_workbooks_were_returned() -> None:
    print(desks.written)
