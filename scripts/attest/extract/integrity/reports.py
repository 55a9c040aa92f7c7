"""Integrity checks of what documents print: reports of one study against each other, tests with p values, damage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attest.extract.checks.reported import plain
from attest.extract.checks.verdict import Outcome, Verdict, judged
from attest.extract.integrity.finding import IMPOSSIBLE, LOOK
from attest.extract.lines import Cell, cell
from attest.extract.stated_tests import check_stated
from attest.problems import shown
from attest.text.document import Document
from attest.text.source import Source

Row = Mapping[str, Any]

BETWEEN, STATED, DAMAGED = "between-reports", "stated-test", "damaged text"
# Roles whose numbers are about the study as a whole, so that two reports of it should print the same.
COMPARED = tuple(
    f"{group}.{name}"
    for group, names in {
        "study": "n_enrolled n_randomised n_analysed female_n female_percent male_n male_percent",
        "age": "mean sd median q1 q3 min max",
        "result": "events total percent mean sd median q1 q3 estimate ci_low ci_high",
        "adverse_event": "events total percent",
    }.items()
    for name in names.split()
)
NEAR = 40  # characters: a damaged stretch of text casts doubt on what its sentence says right beside it


class OfText(NamedTuple):
    """What a check found in the documents of a study; `about` tells two findings of one check apart."""

    study: Row
    check: str
    result: Outcome
    arithmetic: str
    cells: Sequence[Cell]
    about: str
    severity: str


def between_reports(studies: Iterable[Row], suggestions: Iterable[Row], answers: Sequence[Row]) -> Iterator[OfText]:
    """Whether the reports of a study print the same numbers, as far as rules could read them."""
    said: dict[str, dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for one in suggestions:
        if one["role"] in COMPARED and plain(one["value"]):
            said[one["report_id"]][one["role"], _row_name(one)].append(one)
    for study in studies:
        reports = [report for report in study["reports"] if report["report_id"] in said]
        if len(reports) < 2:
            continue
        main = reports[0]
        mine = [row for row in answers if row["subject"] == study["study_id"]]
        for report in reports[1:]:
            for key in said[main["report_id"]]:
                first, second = said[main["report_id"]][key], said[report["report_id"]].get(key)
                if second:
                    cells = _cells_of([*first, *second], key[0], mine)
                    verdict = _same(first, second, (main["label"], report["label"]))
                    about = f"{report['report_id']} {key[0]} {key[1]}"
                    yield OfText(study, BETWEEN, *verdict, cells, about, LOOK)


def _row_name(one: Row) -> str:
    """Which row a suggestion is about, by the words of the report."""
    return " · ".join(
        f"{name} {' '.join(text.casefold().split())}" for name, text in sorted((one["row"] or {}).items())
    )


def _same(first: Sequence[Row], second: Sequence[Row], names: tuple[str, str]) -> Verdict:
    """Consistent where some number of the one may be the same as some number of the other, by their rounding."""
    numbers = [[number for one in said if (number := plain(one["value"]))] for said in (first, second)]
    fits = any(one.covers(other.low, other.high) for one in numbers[0] for other in numbers[1])
    told = [
        f"{name} says {said[0]['value']} ({shown(said[0]['quote'], 60)})"
        for name, said in zip(names, (first, second), strict=True)
    ]
    return judged(fits, f"{told[0]}, {told[1]}.")


def _cells_of(said: Sequence[Row], role: str, answers: Sequence[Row]) -> list[Cell]:
    """The cells of the form that these words were suggested for, or that ask for the same number of the study."""
    places = {(one["file"], one["start"], one["end"]) for one in said}
    found = []
    for row in answers:
        own = row["suggestion"]
        same_words = own is not None and (own["file"], own["start"], own["end"]) in places
        if row["role"] == role and own is not None and (same_words or not row["row"]):
            found.append(cell(row, own["value"]))
    return found


def stated_tests(
    documents: Iterable[Document], studies: Iterable[Row], answers: Sequence[Row], read: Callable[[str], Source]
) -> Iterator[OfText]:
    """Test statistics in the text, each against the p value that is printed with it."""
    study_of = _studies_by_file(studies)
    for document in documents:
        study = study_of.get(document.file)
        if study is None:
            continue
        source, seen = read(document.file), Counter[str]()
        for one, verdict, turned in check_stated(source.text):
            start, end = source.span(one.start, one.end)
            cells = _inside(answers, document.file, start, end, "result.p")
            words = f"{verdict.arithmetic[:-1]} ({document.file}, characters {start}–{end})."
            about = _nth(seen, f"{document.file} {source.text[one.start : one.end]}")
            severity = IMPOSSIBLE if turned else LOOK
            yield OfText(study, STATED, verdict.result, words, cells, about, severity)


def _inside(answers: Sequence[Row], file: str, start: int, end: int, role: str) -> list[Cell]:
    return [
        cell(row, said["value"])
        for row in answers
        if (said := row["suggestion"]) and row["role"] == role and said["file"] == file
        and said["start"] < end and said["end"] > start
    ]  # fmt: skip


def damage(documents: Iterable[Document], studies: Iterable[Row], answers: Sequence[Row]) -> Iterator[OfText]:
    """Damaged text, with the cells whose suggestions stand right beside it."""
    study_of = _studies_by_file(studies)
    for document in documents:
        study = study_of.get(document.file)
        if study is None:
            continue
        seen = Counter[str]()
        for one in document.damage:
            beside = [
                row
                for row in answers
                if (said := row["suggestion"])
                and said["file"] == document.file
                and one.sentence_start <= said["start"] < one.sentence_end
                and said["start"] - NEAR < one.end
                and said["end"] + NEAR > one.start
            ]
            words = f"{one.what}: {shown(one.quote, 60)} ({document.file}, characters {one.start}–{one.end})"
            about = _nth(seen, f"{document.file} {one.quote}")
            for members in _by_row(beside) or [[]]:
                cells = [cell(row, row["suggestion"]["value"]) for row in members]
                yield OfText(study, DAMAGED, "inconsistent", words, cells, about, LOOK)


def _by_row(rows: Iterable[Row]) -> list[list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["sheet"], row["row"]].append(row)
    return list(groups.values())


def _nth(seen: Counter[str], words: str) -> str:
    """The words with their number where they come again, so that each place keeps a name of its own."""
    seen[words] += 1
    return words if seen[words] == 1 else f"{words} ({seen[words]})"


def _studies_by_file(studies: Iterable[Row]) -> dict[str, Row]:
    return {report["file"]: study for study in studies for report in study["reports"]}
