"""What a step's workbooks came to, as a file: reviewers' records and the adjudicator's rulings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attest.forms.answers import Answer, Record, Ruling, Stray, Unread
from attest.forms.hidden.payload import flat, nested
from attest.forms.round import CellKey
from attest.forms.settling.rulings import Rulings
from attest.problems import Problem

T = TypeVar("T")


def lines(records: Mapping[str, Record], ruled: Rulings) -> Iterator[dict[str, Any]]:
    """A line for the rulings, then one for each reviewer."""
    yield _rulings(ruled)
    yield from (_record(one) for one in records.values())


def from_lines(lines: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Record], Rulings]:
    ruled, *records = lines
    return {one.reviewer: one for one in map(_read_record, records)}, _read_rulings(ruled)


def _record(one: Record) -> dict[str, Any]:
    return {
        "reviewer": one.reviewer,
        "round": one.round,
        "knew": list(one.knew),
        "answers": nested(one.answers),
        "aside": nested(one.aside),
        "history": nested(one.history),
        "saw": nested(one.saw),
        "unread": nested(one.unread),
        "undecided": nested(one.undecided),
        "offered": nested(one.offered),
        "strays": [[stray.page, dict(stray.cells), stray.problem.as_row()] for stray in one.strays],
        "problems": nested(one.problems),
        "names": {name: list(told) for name, told in one.names.items()},
        "outline": one.outline,
    }


def _read_record(raw: Mapping[str, Any]) -> Record:
    return Record(
        raw["reviewer"],
        raw["round"],
        tuple(raw["knew"]),
        answers=_cells(raw["answers"], _answer),
        aside=_cells(raw["aside"], _answer),
        history=_cells(raw["history"], lambda told: tuple(Answer(*one) for one in told)),
        saw=_cells(raw["saw"], tuple),
        unread=dict(flat(raw["unread"])),
        undecided=dict(flat(raw["undecided"])),
        offered=_cells(raw["offered"], _answer),
        strays=tuple(Stray(page, cells, Problem.from_row(problem)) for page, cells, problem in raw["strays"]),
        problems=dict(flat(raw["problems"])),
        names={name: tuple(told) for name, told in raw["names"].items()},
        outline=raw["outline"],
    )


def _rulings(ruled: Rulings) -> dict[str, Any]:
    return {
        "found": nested({key: one.as_list() for key, one in ruled.found.items()}),
        "unread": nested({key: [one.text, one.problem.as_row()] for key, one in ruled.unread.items()}),
        "reasons": nested(ruled.reasons),
        "round": ruled.round,
        "knew": list(ruled.knew),
        "names": {name: list(told) for name, told in ruled.names.items()},
    }


def _read_rulings(raw: Mapping[str, Any]) -> Rulings:
    return Rulings(
        _cells(raw["found"], Ruling.from_list),
        _cells(raw["unread"], lambda told: Unread(told[0], Problem.from_row(told[1]))),
        dict(flat(raw["reasons"])),
        (),
        raw["round"],
        tuple(raw["knew"]),
        {name: tuple(told) for name, told in raw["names"].items()},
    )


def _answer(told: list[Any]) -> Answer:
    return Answer(*told)


def _cells(raw: Mapping[str, Any], read: Callable[[Any], T]) -> dict[CellKey, T]:
    return {key: read(told) for key, told in flat(raw)}
