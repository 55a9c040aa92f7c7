"""Whatever is generated and however it is edited: harmless edits change nothing, and nothing is ever lost."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import edits
import grids
import pytest
from generated import PROFILE, Pick, changed, examples, picks, task
from grids import Memory, OpenBook, fill, names, says
from harms import GONE, Vandal
from hypothesis import given, note
from scribbles import Careless, marks, settle_some, told

from attest.forms import loop
from attest.forms.answers import Record
from attest.forms.round import CellKey, Round
from attest.forms.writing.workbook import write_form

IN_MEMORY = Path("/dev/shm")  # where it is there; thousands of small files are slow on a disk


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own for a case, also for the temporary files of whatever writes into it."""
    with tempfile.TemporaryDirectory(prefix="attest-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as made:
        before, tempfile.tempdir = tempfile.tempdir, made
        try:
            yield Path(made)
        finally:
            tempfile.tempdir = before


def send(path: Path, made: Round, record: Record) -> Path:
    write_form(path, made, made.reviewers[0], record, {})
    return path


@examples(220)
@given(picks())
def test_harmless_edits_change_nothing(pick: Pick) -> None:
    made = task(pick)
    memory, record, earlier = Memory(made), Record("ann"), []
    with folder() as where:
        for number in range(1, 3):
            book = OpenBook(send(where / f"form{number}.xlsx", made, record), made, memory)
            assert book.shows() == memory.shows(), "the workbook shows what was answered before"
            fill(pick, book, memory)
            returned, csv = [], False
            for copy in range(2):
                edited, as_csv = book.copy(), not earlier and pick.chance(15)
                csv = csv or as_csv
                note(f"{number}.{copy} {'csv' if as_csv else ''} {edits.harmless(pick, edited, not as_csv, as_csv)}")
                (where / f"{number}-{copy}").mkdir()
                path = where / f"{number}-{copy}" / "ann.xlsx"
                paths = edited.save_csv(path.parent, pick) if as_csv else edited.save(path)
                outcome = loop.take_in(made, names(paths + earlier))
                assert outcome.problems == []
                # A CSV file has no baseline: what names a row is written out there, accepted or not.
                assert says(outcome, not as_csv) == memory.says(not as_csv)
                returned += paths
            outcome = loop.take_in(made, names(returned))
            assert outcome.problems == []
            assert says(outcome, not csv) == memory.says(not csv), "two copies say the same"
            record, earlier = outcome.records["ann"], pick.some(returned, 50)
            memory.send()


@examples(180)
@given(picks())
def test_no_sequence_loses_an_answer(pick: Pick) -> None:
    made = task(pick)
    reviewer = Careless(pick)
    forms: list[tuple[Path, Round, set[Path]]] = []  # with the files that it knew
    files: dict[Path, set[Path]] = {}  # with those that its form knew
    lying: list[Path] = []
    with folder() as where:
        for number in range(pick.number(2, 3)):
            today = changed(pick, made) if pick.chance(25) else made
            forms.append((send_next(where / f"form{number}.xlsx", today, made, lying, reviewer), today, set(files)))
            for copy in range(pick.one((1, 1, 1, 2))):
                late = pick.chance(10)
                form, then, knew = pick.one(forms) if late else forms[-1]
                book = OpenBook(form, then)
                reviewer.work(book)
                note(f"{number}.{copy} {'late ' if late else ''}{edits.harmless(pick, book)}")
                files |= dict.fromkeys(book.save(where / f"ann-{number}-{copy}.xlsx"), knew)
            known = set().union(*files.values())
            lying = pick.shuffled([one for one in files if one not in known or pick.chance(50)])
            note(f"takes in {[one.name for one in lying]}")
        send_next(where / "last.xlsx", made, made, lying, reviewer)


def send_next(path: Path, today: Round, made: Round, lying: Sequence[Path], reviewer: Careless) -> Path:
    """Write the next form; every text has to stand in it, and in the record from which it is made."""
    record = loop.take_in(today, names(lying)).records["ann"]
    assert told(record) >= reviewer.live, "every text stands in the record"
    book = OpenBook(send(path, today, record), today)
    found = reviewer.on(book)
    if today is not made:  # what it is about may be gone for a while
        found |= marks(cell for page in book.pages if page.title == grids.HIDDEN for row in page.rows for cell in row)
    assert found >= reviewer.live, "every text stands in the next workbook"
    return path


@examples(140)
@given(picks())
def test_every_harm_is_reported_and_the_other_answers_are_unharmed(pick: Pick) -> None:
    made = task(pick)
    memory = Memory(made)
    with folder() as where:
        first = OpenBook(send(where / "form1.xlsx", made, Record("ann")), made, memory)
        fill(pick, first, memory)
        earlier = first.save(where / "ann1.xlsx")
        memory.send()
        before = memory.copy()
        record = loop.take_in(made, names(earlier)).records["ann"]
        book = OpenBook(send(where / "form2.xlsx", made, record), made, memory)
        fill(pick, book, memory)
        harms = list(Vandal(pick, book, memory, before).work())
        (path,) = book.save(where / "ann2.xlsx")
        note("\n".join(str(harm) for harm in harms))
        outcome = loop.take_in(made, names([path, *pick.some(earlier, 50)]))
        problems = [one for one in outcome.problems if one.file.endswith(path.name)]
        for harm in harms:
            told_of = [one for one in problems if harm.is_told(one.place, str(one), one.level)]
            assert told_of, f"{harm} is not among {problems}"
        expected = memory.says()
        for harm in harms:
            expected |= harm.answers
        assert says(outcome) == {key: one for key, one in expected.items() if one is not GONE}
        assert harms or not problems


def write_all(outcome: loop.Outcome, where: Path, flags: Sequence[Mapping[str, str]] = ()) -> list[Path]:
    """The next forms of all reviewers and the consensus form."""
    paths = [where / name for name in ("ann.xlsx", "bob.xlsx", "conflicts.xlsx")]
    loop.write_forms(outcome, paths[:2], paths[2], flags)
    return paths


def play(
    pick: Pick, made: Round, where: Path, flags: Sequence[Mapping[str, str]] = ()
) -> tuple[dict[str, Careless], list[Path]]:
    """Two reviewers and an adjudicator play one or two rounds; gives back who typed what, and all returned files."""
    played = {who: Careless(pick) for who in ("ann", "bob")}
    files: list[Path] = []
    for number in range(pick.number(1, 2)):
        sent = write_all(loop.take_in(made, names(files)), where / f"sent{number}", flags)
        for path, reviewer in zip(sent, played.values(), strict=False):
            for copy in range(pick.one((1, 1, 2))):
                book = OpenBook(path, made)
                reviewer.work(book)
                edits.harmless(pick, book)
                (where / f"back{number}").mkdir(exist_ok=True)
                files += book.save(where / f"back{number}" / f"{path.stem}-{pick.token()}-{copy}.xlsx")
        if number:
            files += settle_some(pick, sent[2], where / "settled.xlsx")
    return played, files


@examples(40)
@given(picks())
def test_the_order_of_files_never_matters(pick: Pick) -> None:
    made = task(pick)
    with folder() as where:
        _, files = play(pick, made, where)
        one, other = (loop.take_in(made, names(order)) for order in (files, pick.shuffled(files)))
        for part in ("problems", "migrated", "records", "ruled", "values"):
            assert getattr(one, part) == getattr(other, part), part
        written = [write_all(outcome, where / f"next{number}") for number, outcome in enumerate((one, other, one))]
        for path, *others in zip(*written, strict=True):
            assert all(path.read_bytes() == each.read_bytes() for each in others), path.name


@examples(40)
@given(picks())
def test_no_workbook_holds_anything_of_another_reviewers(pick: Pick) -> None:
    made = task(pick)
    with folder() as where:
        notes = {who: pick.token() for who in ("ann", "bob")}
        flags = [
            {**CellKey(one.id, sheet.key, "", sheet.fields[0].key)._asdict(), "flag": f"look: {noted}", "layer": who}
            for who, noted in notes.items()
            for one in made.subjects
            for sheet in made.sheets_of(one)
            if not sheet.many
        ]
        played, files = play(pick, made, where, flags)
        outcome = loop.take_in(made, names(files))
        paths = [*where.glob("sent*/*.xlsx"), *write_all(outcome, where / "next", flags)]
        for who, other in (("ann", "bob"), ("bob", "ann")):
            strange = played[other].typed | {notes[other]} | marks(path.stem for path in files if other in path.stem)
            for path in (path for path in paths if path.stem == who):
                assert not inside(path) & strange, path
            assert inside(where / "next" / f"{who}.xlsx") >= played[who].live


def inside(path: Path) -> set[str]:
    """The marks anywhere in the unpacked bytes of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return marks(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_two_thousand_workbooks_came_back(request: pytest.FixtureRequest) -> None:
    everything = {name for name in globals() if name.startswith("test_")}
    if PROFILE or not everything <= {item.name for item in request.session.items}:
        pytest.skip("only some of the properties were tried")
    assert grids.returned() >= 2_000
