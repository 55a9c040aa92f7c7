"""Answers of reviewers and what a workbook carries of them from round to round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from attest.forms.entries import entry_text
from attest.forms.form import USE
from attest.forms.round import CellKey
from attest.problems import Problem

COMMENT = "_comment"  # a remark on a row: kept and passed on, never compared
KEEP, LEAVE_OUT = "keep", "leave out"  # what a reviewer says of a row as a whole


@dataclass(frozen=True)
class Answer:
    """What one reviewer answered in one cell, and where it stands."""

    value: Any = None
    code: str = ""
    accepted: bool = False  # taken over from a suggestion
    file: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def text(self) -> str:
        return entry_text(self.value, self.code)

    @property
    def place(self) -> str:
        return f"{self.file}, sheet {self.sheet}, cell {self.cell}"

    def says(self) -> tuple[str, str]:
        """What is compared: case and white space of text do not matter, the digits of a number do."""
        return (" ".join(self.text.casefold().split()), self.code)


def same(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.says() == other.says()


@dataclass(frozen=True)
class Carried:
    """An answer that a workbook already held when it was made, with the first answer ever given to this cell."""

    answer: Answer
    first: Answer


@dataclass(frozen=True)
class Payload:
    """What a workbook carries in its hidden sheet: for whom and what it was made, and its baseline."""

    kind: str  # "form" or "consensus"
    review: str
    step: str
    person: str
    round: int
    form: str
    subjects: Mapping[str, tuple[str, ...]]  # id -> label and aliases
    suggested: Mapping[CellKey, Any]
    baseline: Mapping[CellKey, Carried]
    seen: Mapping[CellKey, Mapping[str, tuple[str, str]]] = field(default_factory=dict)  # a consensus form's answers
    knew: tuple[str, ...] = ()  # digests of the workbooks that had come back when this one was made


@dataclass(frozen=True)
class Unread:
    """An entry that could not be read, as it was typed, and what is wrong with it."""

    text: str
    problem: Problem


@dataclass(frozen=True)
class Returned:
    """A workbook that came back, read."""

    file: str
    payload: Payload
    cells: Mapping[CellKey, Answer | None]  # every cell that the workbook offers; None where it is blank
    unread: Mapping[CellKey, Unread]
    reasons: Mapping[CellKey, str] = field(default_factory=dict)  # a consensus form's reasons
    problems: tuple[Problem, ...] = ()
    digest: str = ""  # of the file's bytes


@dataclass(frozen=True)
class Record:
    """One reviewer's answers after all their workbooks were put together."""

    reviewer: str
    round: int = 0
    knew: tuple[str, ...] = ()  # digests of all workbooks that are in it
    answers: Mapping[CellKey, Answer] = field(default_factory=dict)
    first: Mapping[CellKey, Answer] = field(default_factory=dict)
    unread: Mapping[CellKey, str] = field(default_factory=dict)
    problems: Mapping[CellKey, str] = field(default_factory=dict)  # what the next workbook says at a cell

    def use_of(self, subject: str, sheet: str, row: str) -> str:
        """Whether this reviewer keeps the row, leaves it out, or has not said."""
        said = self.answers.get(CellKey(subject, sheet, row, USE))
        if said is not None:
            return str(said.value)
        asked = (key for key in self.answers if key[:3] == (subject, sheet, row) and not key.field.startswith(COMMENT))
        return KEEP if any(True for _ in asked) else ""
