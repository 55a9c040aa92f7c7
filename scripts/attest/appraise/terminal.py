"""Judge answers from a table at the terminal, outside a review: `attest judge --instrument rob2 ANSWERS.csv`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attest.appraise.answers import judged as made
from attest.appraise.answers.judged import Judged, Judges
from attest.appraise.answers.results import places, read_answers
from attest.appraise.answers.table import read_sheets
from attest.appraise.answers.words import words_of
from attest.appraise.exchange.aims import with_its_aim
from attest.appraise.exchange.names import names_elsewhere
from attest.instrument import Instrument, load_instrument
from attest.instrument_shelf import Shelf
from attest.places import own_or_shipped
from attest.problems import Faults, Problem, shown

ROW = "row"  # the column that names a result where the table has nothing else to name it by


class Done(NamedTuple):
    """The results of a table, the columns and lines of the answer, and what is to mend."""

    judged: list[Judged]
    columns: tuple[str, ...]
    lines: list[dict[str, str]]
    problems: list[Problem]

    @property
    def errors(self) -> int:
        return sum(problem.level != "warning" for problem in self.problems)

    @property
    def told(self) -> str:
        """The outcome in one sentence."""
        status = dict.fromkeys(line["status"] for line in self.lines)
        parts = [f"{sum(line['status'] == one for line in self.lines):,} {one}" for one in status]
        differ = len(self.problems) - self.errors
        counted = f"{len(self.judged):,} {'result' if len(self.judged) == 1 else 'results'}"
        return f"{counted}: {', '.join(parts) or 'no judgement'}; {self.errors:,} to mend, {differ:,} to look at."


def find_instrument(name: str, review: Path) -> Instrument:
    """An instrument by id, from the review's folder or shipped, or by the path of its file; raises `Faults`."""
    shelf = Shelf(review)
    if Path(name).suffix.casefold() in (".yaml", ".yml"):
        path = Path(name)
        return load_instrument(path, name, lambda other: _beside(path, other, review))
    known = {words_of(one).replace(" ", ""): one for one in shelf}
    found = known.get(words_of(name).replace(" ", ""))
    if found is None:
        near = difflib.get_close_matches(name.casefold(), list(shelf), 3, 0.5)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        expected = "the id of an instrument, or the path of its YAML file"
        raise Faults(
            [Problem("", "--instrument", shown(name), expected, f"{hint}`attest judge --list` names them all.")]
        )
    return shelf[found]


def _beside(path: Path, other: str, review: Path) -> tuple[Path, str]:
    beside = path.parent / f"{other}.yaml"
    return (beside, str(beside)) if beside.is_file() else own_or_shipped(review, f"config/instruments/{other}.yaml")


def judging(name: str, review: Path) -> Instrument:
    """The instrument, if results can be judged with it."""
    instrument = find_instrument(name, review)
    if instrument.unavailable:
        expected = "an instrument that is available"
        raise Faults([Problem("", "--instrument", f"{instrument.id}: {instrument.unavailable}", expected)])
    return instrument


def listed(review: Path) -> Iterator[str]:
    """A line an instrument: id, name, version, what is judged, and how many items."""
    shelf = Shelf(review)
    wide = max(map(len, shelf), default=0)
    for name in shelf:
        one = shelf[name]
        away = f"; not available: {one.unavailable}" if one.unavailable else ""
        yield f"{name:{wide}}  {one.title} ({one.version}), a {one.unit}, {len(one.items)} items{away}"


def judge_file(path: Path, instrument: Instrument) -> Done:
    """The judgements of the answers in a table; raises `Faults` where the file is no table."""
    file = str(path)
    answers = read_answers(read_sheets(path, file), instrument, file, names_elsewhere(instrument))
    answers = with_its_aim(answers, instrument, file)
    judges = Judges(instrument, answers, file)
    judged = list(judges.judge())
    by_row = () if answers.named else (ROW,)
    names = {name: f"{name} (given)" if name in (*made.COLUMNS, *by_row) else name for name in answers.copied}
    lines: list[dict[str, str]] = []
    for one in judged:
        ids = {names[name]: one.result.ids[name] for name in answers.copied}
        lines += [{**dict.fromkeys(by_row, str(one.result.row)), **ids, **line} for line in judges.lines(one)]
    columns = (*by_row, *names.values(), *made.COLUMNS)
    return Done(judged, columns, lines, list(places([*answers.problems, *judges.problems])))
