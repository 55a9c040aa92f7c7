"""The hidden sheet of a workbook: a payload as text in cells, with a check sum, and the keys of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from attest.forms.answers import Answer, Carried, Payload
from attest.forms.round import CellKey
from attest.tables import digest

SHEET = "_attest"
CHUNK = 30_000  # a cell holds 32,767 characters at the most
FORMAT = 1
LONGEST_KEY = 2_000  # characters: ids are DOIs and digests


class Damaged(Exception):
    """The hidden sheet is not as Attest wrote it."""


def to_cells(payload: Payload) -> list[str]:
    body = json.dumps(_as_dict(payload), ensure_ascii=False, sort_keys=True)
    chunks = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
    return [f"attest {FORMAT} {digest(body)} {len(chunks)}", *chunks]


def write(workbook: Any, payload: Payload) -> None:
    """Put the hidden sheet into a workbook that is being written."""
    page = workbook.add_worksheet(SHEET)
    for number, text in enumerate(to_cells(payload)):
        page.write_string(number, 0, text)
    page.very_hidden()


def from_cells(cells: Iterable[str]) -> Payload:
    """The payload in the cells of a hidden sheet; raises `Damaged`."""
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
        return _from_dict(json.loads(body))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Damaged("its hidden sheet does not hold what Attest writes") from None


def row_key(subject: str, row: str) -> str:
    """The hidden key of a row, with a check sum against a slip of the keyboard."""
    return json.dumps([subject, row, digest(subject, row, length=4)], ensure_ascii=False)


def read_row_key(text: str) -> tuple[str, str] | None:
    """Subject and row of a hidden key; `None` where it is no whole key."""
    if len(text) > LONGEST_KEY:
        return None
    try:
        subject, row, check = json.loads(text)
    except (ValueError, TypeError):
        return None
    return (
        (subject, row)
        if isinstance(subject, str) and isinstance(row, str) and digest(subject, row, length=4) == check
        else None
    )


def _as_dict(payload: Payload) -> dict[str, Any]:
    return {
        **{name: getattr(payload, name) for name in ("kind", "review", "step", "person", "round", "form")},
        "subjects": {name: list(names) for name, names in payload.subjects.items()},
        "suggested": [[*key, value] for key, value in sorted(payload.suggested.items())],
        "baseline": [[*key, _told(one.answer), _told(one.first)] for key, one in sorted(payload.baseline.items())],
        "knew": list(payload.knew),
        "seen": [
            [*key, {who: list(said) for who, said in who_said.items()}]
            for key, who_said in sorted(payload.seen.items())
        ],
    }


def _from_dict(raw: Mapping[str, Any]) -> Payload:
    return Payload(
        **{name: raw[name] for name in ("kind", "review", "step", "person", "round", "form")},
        subjects={name: tuple(names) for name, names in raw["subjects"].items()},
        suggested={CellKey(*row[:4]): row[4] for row in raw["suggested"]},
        baseline={CellKey(*row[:4]): Carried(_heard(row[4]), _heard(row[5])) for row in raw["baseline"]},
        knew=tuple(raw["knew"]),
        seen={CellKey(*row[:4]): {who: (said[0], said[1]) for who, said in row[4].items()} for row in raw["seen"]},
    )


def _told(answer: Answer) -> list[Any]:
    return [answer.value, answer.code, answer.accepted]


def _heard(raw: list[Any]) -> Answer:
    return Answer(raw[0], raw[1], raw[2])
