"""A form as people meet it: sheets and fields of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator

from attest.deciding.conditions import ALWAYS, Condition
from attest.deciding.questionnaire import Computed, Question, Questionnaire
from attest.deciding.rule import Rule
from attest.patterns import Pattern
from attest.tables import digest

CODES = {"not reported": "not_reported", "not applicable": "not_applicable", "unclear": "unclear"}
TOP = "answers"  # the sheet of fields that stand in no section
USE = "_use"  # whether a row of a many-row sheet is kept


@dataclass(frozen=True)
class Field:
    """One question. `kind`: text, integer, decimal, reported number, boolean, date, choice or choices."""

    key: str  # of a field inside an object of a section: the names on the way with a dot between them
    title: str
    kind: str
    role: str = ""
    description: str = ""
    unit: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    means: tuple[tuple[str, str], ...] = ()  # choices that are short for something, and for what
    offers: tuple[str, ...] = ()  # wordings that a free field's drop-down offers and does not insist on
    codes: bool = True
    required: bool = False
    supports: str = ""  # the field whose answer this one gives the grounds for
    row_of: str = ""  # the list that this answer names a row of
    ordered: bool = False  # whether the choices stand in an order, from little to much
    tolerance: str = ""  # by how much two numbers may differ and still agree: "0.5" or "5%"
    asked: Condition = ALWAYS  # on the answers before it in its section
    blank: str = ""  # the answer that stands where none is given
    rule: Rule | None = None  # by which it is answered; an answer of people's own takes its place
    was: tuple[str, ...] = ()  # earlier keys of this field
    was_choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # earlier choice -> today's
    patterns: tuple[Pattern, ...] = ()  # of the team, by which documents are read for an answer


@dataclass(frozen=True)
class Sheet:
    """A section of the form: one row a subject or, where `many`, any number of rows told apart by `keys`."""

    key: str  # of a list inside a section: the names on the way with a dot between them
    title: str
    description: str
    many: bool
    fields: tuple[Field, ...]
    keys: tuple[str, ...] = ()
    was: tuple[str, ...] = ()  # earlier keys of this section

    @cached_property
    def by_key(self) -> dict[str, Field]:
        return {one.key: one for one in self.fields}

    def field(self, key: str) -> Field | None:
        return self.by_key.get(key)

    @cached_property
    def questionnaire(self) -> Questionnaire | None:
        """Its questions as they follow from each other; None where none does."""
        if self.many or all(one.rule is None and one.asked == ALWAYS and not one.blank for one in self.fields):
            return None
        return Questionnaire(
            tuple(
                Computed(one.key, one.rule, one.asked) if one.rule else Question(one.key, one.asked, one.blank)
                for one in self.fields
                if not one.supports
            )
        )


@dataclass(frozen=True)
class Form:
    title: str
    description: str
    sheets: tuple[Sheet, ...]
    schema: Mapping[str, Any]

    @cached_property
    def version(self) -> str:
        """A digest of the schema: a workbook tells by it for which form it was made."""
        return digest(self.schema)

    @cached_property
    def rules(self) -> Mapping[str, Any]:
        """What the schema demands beyond what reading a cell by its field already makes sure of."""
        return _rules(self.schema) or {}

    @property
    def has_rules(self) -> bool:
        return bool(self.rules)

    @cached_property
    def validator(self) -> Draft202012Validator:
        return Draft202012Validator(self.rules)

    @cached_property
    def by_key(self) -> dict[str, Sheet]:
        return {sheet.key: sheet for sheet in self.sheets}

    @property
    def subject_name(self) -> str:
        return str(self.schema.get("x-subject", "subject")).capitalize()

    @property
    def asks_in_rows(self) -> bool:
        """Whether each question has a row of its own (`x-layout: questions`) instead of a column."""
        return self.schema.get("x-layout") == "questions"

    def sheet(self, key: str) -> Sheet | None:
        return self.by_key.get(key)

    def field(self, sheet: str, key: str) -> Field | None:
        found = self.by_key.get(sheet)
        return found.by_key.get(key) if found else None

    def find_role(self, role: str) -> tuple[Sheet, Field] | None:
        """The first field that declares the role."""
        return next(((sheet, one) for sheet in self.sheets for one in sheet.fields if one.role == role), None)


# A cell that is read by its field has the type and one of the choices; blank cells are questions still open.
_MADE_SURE = ("type", "format", "enum", "title", "description", "examples", "default", "$schema", "$id", "$comment")


def _rules(node: Mapping[str, Any], in_row: bool = False) -> dict[str, Any]:
    """The part of a schema that can still be broken; empty where nothing can."""
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key in _MADE_SURE or key.startswith("x-") or key == "additionalProperties":
            continue
        if key == "properties":
            inner = {name: rules for name, one in value.items() if (rules := _rules(one))}
            kept |= {"properties": inner} if inner else {}
        elif key == "items" and isinstance(value, Mapping):
            inner = _rules(value, in_row=True)
            kept |= {"items": inner} if inner else {}
        elif key != "required" or in_row:
            kept[key] = value
    return kept
