"""A round of a human step: who is asked what about which subjects, and what is suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from attest.forms.entries import read_entry
from attest.forms.form import Form, Sheet
from attest.forms.schema import read_form
from attest.model import MODEL
from attest.patterns import PATTERN
from attest.problems import Problem
from attest.tables import digest

NOBODY = ("",)  # the reviewers of a subject that is in nobody's workbook yet: a name that nobody bears


class CellKey(NamedTuple):
    """Which answer: of a subject, on a sheet, in a row ("" where a subject has one row), to a field."""

    subject: str
    sheet: str
    row: str
    field: str


def value_id(key: CellKey) -> str:
    """The name by which a value can be traced; it does not change while subject, row and question stay."""
    return "v" + digest(*key, length=9)


@dataclass(frozen=True)
class Subject:
    """What is asked about. `aliases` are other ids under which earlier workbooks may know it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()  # the sheets that apply; all, if empty
    reviewers: tuple[str, ...] = ()  # who is asked; everybody, if empty
    needed: int = 0  # how many of them must answer; as many as the round says, if 0


@dataclass(frozen=True)
class Passage:
    """Words of a document to be read beside a question. They are no answer, and nothing takes them over."""

    quote: str
    file: str
    start: int
    end: int
    page: str = ""

    @property
    def place(self) -> str:
        page = f", page {self.page}" if self.page else ""
        return f"{self.file}{page}, characters {self.start}–{self.end}"

    def as_dict(self) -> dict[str, Any]:
        """All but a page that the file does not have."""
        return {name: value for name, value in vars(self).items() if name != "page" or value}


@dataclass(frozen=True)
class Suggested:
    """A suggested answer with the words that it comes from."""

    value: Any
    quote: str = ""
    file: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    page: str = ""

    @property
    def place(self) -> str:
        if not self.file:
            return self.rule
        by = f" ({self.rule})" if self.rule.startswith((MODEL, PATTERN)) else ""
        return Passage(self.quote, self.file, self.start, self.end, self.page).place + by

    def as_dict(self) -> dict[str, Any]:
        """All but a page that the file does not have."""
        return {name: value for name, value in vars(self).items() if name != "page" or value}


@dataclass(frozen=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True)
class Round:
    review: str
    review_title: str
    step: str
    step_title: str
    form: Form
    reviewers: tuple[Person, ...]
    needed: int
    adjudicator: str
    date: str
    subjects: tuple[Subject, ...]
    suggestions: Mapping[CellKey, Suggested]
    notices: tuple[Problem, ...] = ()  # what the protocol says of this step and nothing answers to
    passages: Mapping[CellKey, tuple[Passage, ...]] = field(default_factory=dict)  # what stands beside, to be read

    @cached_property
    def subject_by_any_id(self) -> dict[str, Subject]:
        """Subjects by id and, where no id is meant, by alias: decisions attach again by any overlap."""
        found: dict[str, Subject] = {}
        for subject in self.subjects:
            for alias in subject.aliases:
                found.setdefault(alias, subject)
        found.update({subject.id: subject for subject in self.subjects})
        return found

    @cached_property
    def suggested_rows(self) -> dict[tuple[str, str], list[str]]:
        """The rows that suggestions propose, for each subject and many-row sheet, in the order of their places."""
        rows: dict[tuple[str, str], list[str]] = defaultdict(list)
        for key in self.suggestions:
            if key.row and key.row not in rows[key.subject, key.sheet]:
                rows[key.subject, key.sheet].append(key.row)
        return dict(rows)

    def suggested_in(self, subject: str, sheet: Sheet, row: str) -> list[Any]:
        """The values suggested in a row, by which a file without baseline tells what it was made beside."""
        found = [self.suggestions.get(CellKey(subject, sheet.key, row, one.key)) for one in sheet.fields]
        return [one.value if one else None for one in found] if any(found) else []

    def needed_for(self, subject: Subject) -> int:
        return subject.needed or self.needed

    def asked_of(self, reviewer: str, answered: Container[str] = ()) -> Round:
        """The round as one reviewer has it: the subjects allocated to them, and those that they have answered."""
        mine = [one for one in self.subjects if not one.reviewers or reviewer in one.reviewers or one.id in answered]
        if len(mine) == len(self.subjects):
            return self
        ids = {one.id for one in mine}
        suggestions = {key: found for key, found in self.suggestions.items() if key.subject in ids}
        passages = {key: found for key, found in self.passages.items() if key.subject in ids}
        return replace(self, subjects=tuple(mine), suggestions=suggestions, passages=passages)

    def sheets_of(self, subject: Subject) -> list[Sheet]:
        return [sheet for sheet in self.form.sheets if not subject.sheets or sheet.key in subject.sheets]

    def person(self, reviewer: str) -> Person | None:
        return next((person for person in self.reviewers if person.id == reviewer), None)

    def as_dict(self) -> dict[str, Any]:
        return {
            "review": self.review,
            "review_title": self.review_title,
            "step": self.step,
            "step_title": self.step_title,
            "form": self.form.schema,
            "reviewers": [{"id": person.id, "name": person.name} for person in self.reviewers],
            "needed": self.needed,
            "adjudicator": self.adjudicator,
            "date": self.date,
            "notices": [one.as_row() for one in self.notices],
            "subjects": [
                {
                    "id": one.id,
                    "label": one.label,
                    "aliases": list(one.aliases),
                    "context": dict(one.context),
                    "sheets": list(one.sheets),
                    "reviewers": list(one.reviewers),
                    "needed": one.needed,
                }
                for one in self.subjects
            ],
            "suggestions": [{**key._asdict(), **found.as_dict()} for key, found in self.suggestions.items()],
            "passages": [
                {**key._asdict(), "quotes": [one.as_dict() for one in told]} for key, told in self.passages.items()
            ],
        }

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Round:
        return cls(
            review=raw["review"],
            review_title=raw["review_title"],
            step=raw["step"],
            step_title=raw["step_title"],
            form=read_form(raw["form"], f"the form of {raw['step']}"),
            reviewers=tuple(Person(**person) for person in raw["reviewers"]),
            needed=raw["needed"],
            adjudicator=raw["adjudicator"],
            date=raw["date"],
            notices=tuple(Problem.from_row(one) for one in raw["notices"]),
            subjects=tuple(
                Subject(
                    one["id"],
                    one["label"],
                    tuple(one["aliases"]),
                    one["context"],
                    tuple(one["sheets"]),
                    tuple(one["reviewers"]),
                    one["needed"],
                )
                for one in raw["subjects"]
            ),
            suggestions={
                _key(one): Suggested(**{name: value for name, value in one.items() if name not in CellKey._fields})
                for one in raw["suggestions"]
            },
            passages={_key(one): tuple(Passage(**told) for told in one["quotes"]) for one in raw["passages"]},
        )


def _key(raw: Mapping[str, Any]) -> CellKey:
    return CellKey(*(raw[name] for name in CellKey._fields))


def row_name(sheet: Sheet, values: Mapping[str, Any]) -> str:
    """The id of a row of a many-row sheet: the same for the same values of its key fields, however they are spelt."""
    folded = [" ".join(str(values.get(key) or "").casefold().split()) for key in sheet.keys]
    return digest(sheet.key, folded) if any(folded) else ""


def bind(form: Form, subject: str, found: Iterable[Mapping[str, Any]]) -> dict[CellKey, Suggested]:
    """Suggestions that speak in roles, as suggested answers of a subject's cells.

    Each of `found` has `role`, `value`, `row`, `quote`, `file`, `start`, `end` and `rule`; the first for a cell wins.
    One with a `field` (`section/field`) is for that question alone, and goes before all that speak in roles.
    Suggestions that share a row become one row; a value that its field does not take is not suggested.
    """
    rows: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    cells: dict[CellKey, Suggested] = {}
    for one in found:
        if one.get("field"):
            section, _, key = one["field"].partition("/")
            sheet = form.sheet(section)
            if sheet is not None and not sheet.many and (suggested := _suggested(one, sheet, key)) is not None:
                cells.setdefault(CellKey(subject, section, "", key), suggested)
            continue
        group = one["role"].partition(".")[0]
        name = digest(sorted((one["row"] or {}).items()))
        rows[(group, name) if one["row"] else ("", "")].append(one)
    for (group, _), members in rows.items():
        for sheet in form.sheets:
            if sheet.many != bool(group):
                continue
            by_role = {field.role: field for field in sheet.fields if field.role}
            fitting: dict[str, Mapping[str, Any]] = {}
            for one in members:
                if one["role"] in by_role:
                    fitting.setdefault(by_role[one["role"]].key, one)
            row = row_name(sheet, {key: one["value"] for key, one in fitting.items()}) if sheet.many else ""
            if sheet.many and not row:
                continue
            for key, one in fitting.items():
                suggested = _suggested(one, sheet, key)
                if suggested is not None:
                    cells.setdefault(CellKey(subject, sheet.key, row, key), suggested)
    return cells


def _suggested(one: Mapping[str, Any], sheet: Sheet, key: str) -> Suggested | None:
    field = sheet.field(key)
    if field is None:
        return None
    value = "; ".join(one["value"]) if isinstance(one["value"], list) else one["value"]
    entry = read_entry(value, field)
    if entry is None or entry.refused or entry.accepts:
        return None
    return Suggested(entry.value, one["quote"], one["file"], one["start"], one["end"], one["rule"], one.get("page", ""))
