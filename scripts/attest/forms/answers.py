"""Answers of reviewers, the adjudicator's rulings, and what a workbook carries of them from round to round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from attest.forms.entries import entry_text
from attest.forms.form import USE, Field, Form, Sheet
from attest.forms.round import CellKey
from attest.problems import Problem

COMMENT = "_comment"  # a remark on a row: kept and passed on, never compared
KEEP, LEAVE_OUT = "keep", "leave out"  # what a reviewer says of a row as a whole
USE_FIELD = Field(USE, "Is this row kept?", "choice", options=(KEEP, LEAVE_OUT), codes=False)
# Signs that programs put in place of typed ones: they make no difference between two answers.
TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟‐‑‒–—−", "''''\"\"\"\"------")


class Answer(NamedTuple):
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
        """What is compared: case, white space and typography of text do not matter, the digits of a number do."""
        return (folded(self.text), self.code)


def folded(text: str) -> str:
    """A text as it is compared with another."""
    return " ".join(text.casefold().translate(TYPOGRAPHY).split())


def same(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.value == other.value and one.code == other.code) or one.says() == other.says()


def answered(cells: Mapping[CellKey, Answer | None], subject: str, sheet: Sheet) -> dict[str, str]:
    """What is answered on a one-row sheet, by question; a code, such as not reported, is no answer here."""
    told = ((one.key, cells.get(CellKey(subject, sheet.key, "", one.key))) for one in sheet.fields)
    return {name: said.text for name, said in told if said is not None and not said.code}


class Carried(NamedTuple):
    """What a workbook held of a cell when it was made.

    `previous` are the reviewer's earlier answers, the very first one first; `saw` is the suggestion that stood beside
    the cell when it was answered, if it is no longer the same.
    """

    answer: Answer | None
    previous: tuple[Answer, ...] = ()
    saw: tuple[Any, ...] = ()  # empty, or one value


@dataclass(frozen=True)
class Payload:
    """What a workbook carries in its hidden sheet: for whom and what it was made, and its baseline."""

    kind: str  # "form" or "consensus"
    review: str
    step: str
    person: str
    round: int
    form: str  # the version of the form
    outline: Mapping[str, Any]  # sections, questions and choices of that version
    subjects: Mapping[str, tuple[str, ...]]  # id -> label and aliases
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of the subjects that do not have all
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # subjects that it only carries answers about
    aside: Mapping[str, Any] = field(default_factory=dict)  # outline of the questions that it only carries answers to
    suggested: Mapping[CellKey, Any] = field(default_factory=dict)
    offered: Mapping[CellKey, Answer] = field(default_factory=dict)  # own earlier answers that wait to be confirmed
    baseline: Mapping[CellKey, Carried] = field(default_factory=dict)
    undecided: Mapping[CellKey, str] = field(default_factory=dict)  # contradictions, as the cell shows them
    unread: Mapping[CellKey, str] = field(default_factory=dict)  # what else could not be read, as the cell shows it
    strays: tuple[Stray, ...] = ()  # rows that belong nowhere, at the foot of their pages
    knew: tuple[str, ...] = ()  # digests of the workbooks that had come back when this one was made
    seen: Mapping[CellKey, Mapping[str, tuple[str, str]]] = field(default_factory=dict)  # a consensus form's answers
    pairs: Mapping[CellKey, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # … and the rows to pair
    rulings: Mapping[CellKey, Any] = field(default_factory=dict)  # … all rulings so far, also those it does not show
    whole: bool = True  # False for a CSV file, which holds what somebody exported and no baseline

    def label(self, subject: str) -> str:
        return (self.subjects.get(subject) or self.former.get(subject) or (subject,))[0]

    def asks(self, subject: str, sheet: str) -> bool:
        """Whether the workbook had a section for a subject when it was made."""
        return subject in self.subjects and (subject not in self.sections or sheet in self.sections[subject])


class Unread(NamedTuple):
    """An entry that could not be read, as it was typed, and what is wrong with it."""

    text: str
    problem: Problem
    undecided: bool = False  # whether the text could be taken for an answer, so that it counts only once it is changed


@dataclass(frozen=True)
class Stray:
    """A row that belongs nowhere yet (no subject, no key), as it was typed: shown again at the foot of its page."""

    page: str  # the page's hidden mark
    cells: Mapping[str, str]  # column key -> text
    problem: Problem


@dataclass(frozen=True)
class Returned:
    """A workbook that came back, read by the form for which it was made."""

    file: str
    payload: Payload
    form: Form
    cells: Mapping[CellKey, Answer | None]  # every cell that the workbook offers; None where it is blank
    unread: Mapping[CellKey, Unread] = field(default_factory=dict)
    strays: tuple[Stray, ...] = ()
    reasons: Mapping[CellKey, str] = field(default_factory=dict)  # a consensus form's reasons
    problems: tuple[Problem, ...] = ()
    digest: str = ""  # of the file's bytes


def is_known(one: Returned, others: Iterable[Returned]) -> bool:
    """Whether one of the others was made when this workbook had come back already."""
    return any(one.digest in other.payload.knew for other in others)


@dataclass(frozen=True)
class Record:
    """One reviewer's answers after all their workbooks were put together."""

    reviewer: str
    round: int = 0
    knew: tuple[str, ...] = ()  # digests of all workbooks that are in it
    answers: Mapping[CellKey, Answer] = field(default_factory=dict)
    aside: Mapping[CellKey, Answer] = field(default_factory=dict)  # answers to questions that the form no longer has
    history: Mapping[CellKey, tuple[Answer, ...]] = field(default_factory=dict)  # all answers ever, the first one first
    saw: Mapping[CellKey, tuple[Any, ...]] = field(
        default_factory=dict
    )  # what was suggested at the time, if it changed
    unread: Mapping[CellKey, str] = field(default_factory=dict)
    undecided: Mapping[CellKey, str] = field(default_factory=dict)  # those of the unread that contradict each other
    offered: Mapping[CellKey, Answer] = field(default_factory=dict)  # own earlier answers that wait to be confirmed
    strays: tuple[Stray, ...] = ()
    problems: Mapping[CellKey, str] = field(default_factory=dict)  # what the next workbook says at a cell
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # subject -> label and aliases it was known by
    outline: Mapping[str, Any] = field(default_factory=dict)  # questions that the form no longer has, with answers

    def use_of(self, subject: str, sheet: str, row: str) -> str:
        """Whether this reviewer keeps the row, leaves it out, or has not said."""
        said = self.answers.get(CellKey(subject, sheet, row, USE))
        if said is not None:
            return str(said.value)
        return KEEP if (subject, sheet, row) in self.rows else ""

    @cached_property
    def rows(self) -> set[tuple[str, str, str]]:
        """The rows in which something is answered."""
        return {key[:3] for key in self.answers if not key.field.startswith("_")}


@dataclass(frozen=True)
class Ruling:
    """What the adjudicator settled, and the answers that were seen when it was settled.

    A ruling on a row may say that it is the same as another one (`same_as`, the other's id); it holds as long as both
    are called as they were then (`called`).
    """

    answer: Answer
    reason: str
    seen: Mapping[str, tuple[str, str]]
    same_as: str = ""
    called: tuple[str, ...] = ()

    def as_list(self) -> list[Any]:
        """As it is stored, and as it travels in a consensus form that does not show it."""
        return [
            list(self.answer),
            self.reason,
            {who: list(said) for who, said in self.seen.items()},
            self.same_as,
            *self.called,
        ]

    @classmethod
    def from_list(cls, told: list[Any]) -> Ruling:
        answer, reason, seen, same_as, *called = told
        saw = {who: (said[0], said[1]) for who, said in seen.items()}
        return cls(Answer(*answer), reason, saw, same_as, tuple(called))
