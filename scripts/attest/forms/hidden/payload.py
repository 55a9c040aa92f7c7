"""The hidden sheet of a workbook: a payload as text in cells, with a check sum."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.forms.answers import Answer, Carried, Payload, Stray
from attest.forms.round import CellKey
from attest.problems import Problem
from attest.tables import digest

SHEET = "_attest"
CHUNK = 16_000  # a cell holds 32,767 characters at the most, of which an emoji takes two
FORMAT = 2
SENT_OUT = "as sent out"  # where an answer stands that a workbook already held when it was made
PLAIN = ("kind", "review", "step", "person", "round", "form", "outline")


class Damaged(Exception):
    """The hidden sheet is not as Attest wrote it."""


def to_cells(payload: Payload) -> list[str]:
    body = json.dumps(_as_dict(payload), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    chunks = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
    return [f"attest {FORMAT} {digest(body)} {len(chunks)}", *chunks]


def begins(text: str) -> bool:
    """Whether a text is the first line of a hidden sheet, whatever the sheet is called."""
    return re.fullmatch(r"attest \d{1,4} [0-9a-f]+ \d{1,5}", text) is not None


def write(workbook: Any, payload: Payload) -> None:
    """Put the hidden sheet into a workbook that is being written."""
    page = workbook.add_worksheet(SHEET)
    for number, text in enumerate(to_cells(payload)):
        page.write_string(number, 0, text)
    page.very_hidden()


def from_cells(cells: Iterable[str], file: str = "") -> Payload:
    """The payload in the cells of the hidden sheet of a file; raises `Damaged`."""
    head, *chunks = [str(cell) for cell in cells] or [""]
    words = head.split()
    if len(words) != 4 or words[0] != "attest":
        raise Damaged("its hidden sheet does not begin as Attest writes it")
    if words[1] != str(FORMAT):
        raise Damaged(f"it was made by another version of Attest (format {words[1]})")
    body = "".join(chunks[: int(words[3])] if words[3].isascii() and words[3].isdigit() and len(words[3]) < 6 else [])
    if digest(body) != words[2]:
        raise Damaged("its hidden sheet was changed")
    try:
        return _from_dict(json.loads(body), file)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Damaged("its hidden sheet does not hold what Attest writes") from None


def _as_dict(payload: Payload) -> dict[str, Any]:
    files = list(dict.fromkeys(answer.file for answer in _answers(payload)))
    places = {file: number for number, file in enumerate(sorted(files))}

    def told(answer: Answer) -> list[Any]:
        return [answer.value, answer.code, int(answer.accepted), places[answer.file], answer.sheet, answer.cell]

    def carried(one: Carried) -> Any:
        """Mostly the bare value; where it stands in this workbook is known by its key."""
        answer, previous, saw = one
        bare = answer is not None and not (previous or saw or answer.code or answer.accepted)
        if answer is not None and bare and not isinstance(answer.value, list):
            return answer.value
        said = None if answer is None else [answer.value, answer.code, int(answer.accepted)]
        return [said, [told(one) for one in previous], *saw]

    return {
        **{name: getattr(payload, name) for name in PLAIN},
        "files": sorted(files),
        "subjects": {name: list(names) for name, names in payload.subjects.items()},
        "sections": {name: list(keys) for name, keys in payload.sections.items()},
        "former": {name: list(names) for name, names in payload.former.items()},
        "aside": payload.aside,
        "suggested": nested(payload.suggested),
        "offered": nested({key: told(answer) for key, answer in payload.offered.items()}),
        "baseline": nested({key: carried(one) for key, one in payload.baseline.items()}),
        "undecided": nested(payload.undecided),
        "unread": nested(payload.unread),
        "strays": [[one.page, dict(one.cells), one.problem.as_row()] for one in payload.strays],
        "knew": list(payload.knew),
        "seen": nested({key: {who: list(said) for who, said in told.items()} for key, told in payload.seen.items()}),
        "pairs": nested({key: dict(pairs) for key, pairs in payload.pairs.items()}),
        "rulings": nested(payload.rulings),
    }


def _from_dict(raw: Mapping[str, Any], workbook: str) -> Payload:
    files = raw["files"]

    def heard(told: list[Any]) -> Answer:
        value, code, accepted, file, sheet, cell = told
        return Answer(value, code, bool(accepted), files[file], sheet, cell)

    def carried(told: Any) -> Carried:
        if not isinstance(told, list):
            return Carried(Answer(told, "", False, workbook, SENT_OUT))
        said, previous, *saw = told
        answer = Answer(said[0], said[1], bool(said[2]), workbook, SENT_OUT) if said is not None else None
        return Carried(answer, tuple(heard(one) for one in previous), tuple(saw))

    return Payload(
        **{name: raw[name] for name in PLAIN},
        subjects={name: tuple(names) for name, names in raw["subjects"].items()},
        sections={name: tuple(keys) for name, keys in raw.get("sections", {}).items()},
        former={name: tuple(names) for name, names in raw.get("former", {}).items()},
        aside=raw.get("aside", {}),
        suggested=dict(flat(raw["suggested"])),
        offered={key: heard(told) for key, told in flat(raw["offered"])},
        baseline={key: carried(parts) for key, parts in flat(raw["baseline"])},
        undecided=dict(flat(raw["undecided"])),
        unread=dict(flat(raw["unread"])),
        strays=tuple(Stray(page, cells, Problem.from_row(problem)) for page, cells, problem in raw["strays"]),
        knew=tuple(raw["knew"]),
        seen={key: {who: (said[0], said[1]) for who, said in told.items()} for key, told in flat(raw["seen"])},
        pairs={key: {words: tuple(row) for words, row in told.items()} for key, told in flat(raw["pairs"])},
        rulings=dict(flat(raw.get("rulings", {}))),
    )


def _answers(payload: Payload) -> Iterator[Answer]:
    for one in payload.baseline.values():
        yield from one.previous
    yield from payload.offered.values()


def nested(cells: Mapping[CellKey, Any]) -> dict[str, Any]:
    """Cells as subject, sheet, row and field inside each other, which is a third of the size."""
    out: dict[str, Any] = {}
    for (subject, sheet, row, field), value in cells.items():
        out.setdefault(subject, {}).setdefault(sheet, {}).setdefault(row, {})[field] = value
    return out


def flat(cells: Mapping[str, Any]) -> Iterator[tuple[CellKey, Any]]:
    for subject, sheets in cells.items():
        for sheet, rows in sheets.items():
            for row, fields in rows.items():
                for field, value in fields.items():
                    yield CellKey(subject, sheet, row, field), value
