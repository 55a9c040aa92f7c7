"""Figures and files of other tools from a file of risk of bias, at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from attest.appraise.answers.results import places
from attest.appraise.exchange import document, excel, revman, robvis
from attest.appraise.exchange.assessed import Assessed, block
from attest.appraise.exchange.reading import read_assessed
from attest.appraise.figures import summary, traffic_light
from attest.appraise.figures.blocks import Block, differences
from attest.instrument import Instrument
from attest.problems import Faults, Problem, shown
from attest.tables import write_json


def _json(path: Path, instrument: Instrument, rows: Iterable[Assessed]) -> bool:
    write_json(path, document.document([(instrument, rows)]))
    return True


WRITERS: dict[str, Callable[[Path, Instrument, Sequence[Assessed]], bool]] = {
    "robvis": robvis.write,
    "rob2-excel": excel.write,
    "revman": revman.write,
    "json": _json,
}


def convert(path: Path, instrument: Instrument, to: str, out: Path) -> list[Problem]:
    """Write a file's results for another tool; what could not be read is handed back."""
    read = read_assessed(path, instrument)
    if read.rows and not WRITERS[to](out, instrument, read.rows):
        expected = "robvis or json" if to != "robvis" else "an instrument whose domains have judgements"
        raise Faults([Problem("", "--to", f"{to}, whose layout for {instrument.id} is not known", expected)])
    left = _without_a_word(instrument, read.rows, str(path)) if to in ("revman", "rob2-excel") else []
    return [*places(read.problems), *left]


def _without_a_word(instrument: Instrument, rows: Iterable[Assessed], file: str) -> Iterator[Problem]:
    """Judgements for which a tool has no word."""
    known = {level.id for part in instrument.judged for level in part.levels} | {""}
    for row in rows:
        for domain, level in row.judgements.items():
            if level not in known:
                found, expected = f"{shown(level)} for {domain}", "a level of the instrument"
                yield Problem(file, f"row {row.row}", found, expected, "The cell is left blank.", "warning")


def draw(path: Path, instrument: Instrument, folder: Path) -> tuple[list[Path], list[Problem]]:
    """Draw traffic light and summary of a file, and a weighted summary where it has weights.

    Problems are what could not be read, and rows whose overall judgement is not the worst of their domains.
    """
    read = read_assessed(path, instrument)
    if not read.rows:
        return [], list(places(read.problems))
    shown = block(instrument, read.rows)
    folder.mkdir(parents=True, exist_ok=True)
    lights, bars, weighed = (_files(folder, stem) for stem in ("traffic_light", "summary", "summary_weighted"))
    traffic_light.draw([shown], *lights)
    summary.draw([shown], *bars)
    made = [*lights, *bars]
    if any(row.weight is not None for row in read.rows):
        summary.draw([shown], *weighed, weighted=True)
        made += weighed
    return made, [*places(read.problems), *_differing(shown, str(path))]


def _files(folder: Path, stem: str) -> tuple[Path, Path, Path]:
    return folder / f"{stem}.svg", folder / f"{stem}.png", folder / f"{stem}.pdf"


def _differing(shown: Block, file: str) -> Iterable[Problem]:
    labels = {level.key: level.label for level in (*shown.levels, *shown.overall_levels)}
    for one in differences(shown):
        found = f"{labels.get(one.stated, one.stated)} overall"
        worst = labels.get(one.worst, one.worst)
        expected = f"{worst}, the worst of the domains"
        yield Problem(file, one.study, found, expected, "It is drawn as it stands.", "warning")
