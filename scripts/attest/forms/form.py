"""A form: what a JSON Schema asks of each subject, seen as sheets and fields of a workbook."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from attest.problems import Faults, Problem, shown
from attest.roles import ROLES
from attest.strict import key_path
from attest.tables import digest

KEYWORDS = frozenset(
    ["x-subject", "x-layout", "x-key", "x-role", "x-unit", "x-codes", "x-options", "x-supports"]
)  # what Attest adds to JSON Schema
CODES = {"not reported": "not_reported", "not applicable": "not_applicable", "unclear": "unclear"}
TOP = "answers"  # the sheet of fields that stand in no section
USE = "_use"  # whether a row of a many-row sheet is kept


@dataclass(frozen=True)
class Field:
    """One question. `kind`: text, integer, decimal, reported number, boolean, date, choice or choices."""

    key: str
    title: str
    kind: str
    role: str = ""
    description: str = ""
    unit: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    codes: bool = True
    required: bool = False
    supports: str = ""  # the field whose answer this one gives the grounds for


@dataclass(frozen=True)
class Sheet:
    """A section of the form: one row a subject or, where `many`, any number of rows told apart by `keys`."""

    key: str
    title: str
    description: str
    many: bool
    fields: tuple[Field, ...]
    keys: tuple[str, ...] = ()

    def field(self, key: str) -> Field | None:
        return next((field for field in self.fields if field.key == key), None)


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
    def validator(self) -> Draft202012Validator:
        return Draft202012Validator(self.schema)

    @property
    def subject_name(self) -> str:
        return str(self.schema.get("x-subject", "subject")).capitalize()

    @property
    def asks_in_rows(self) -> bool:
        """Whether each question has a row of its own (`x-layout: questions`) instead of a column."""
        return self.schema.get("x-layout") == "questions"

    def sheet(self, key: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.key == key), None)

    def find_role(self, role: str) -> tuple[Sheet, Field] | None:
        """The first field that declares the role."""
        return next(((sheet, field) for sheet in self.sheets for field in sheet.fields if field.role == role), None)


def read_form(schema: Mapping[str, Any], file: str, options: Mapping[str, Sequence[str]] | None = None) -> Form:
    """The form that a JSON Schema describes.

    `options` gives the choices of fields that name them by `x-options` (choices known only in a run, such as the
    protocol's reasons). Raises `Faults` with everything about the schema that no workbook can be made of.
    """
    if not isinstance(schema, Mapping):
        raise Faults([Problem(file, "", "no form", "a JSON Schema with `properties`", "See docs/forms.md.")])
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        place = key_path(list(error.absolute_path))
        raise Faults([Problem(file, place, error.message, "a JSON Schema of draft 2020-12")]) from None
    resolved = _with_options(schema, options or {})
    problems = list(_unknown_keywords(resolved, file, []))
    sheets = tuple(_sheets(resolved, file, problems))
    if not sheets:
        problems.append(Problem(file, "properties", "no question", "at least one property"))
    if problems:
        raise Faults(problems)
    return Form(str(schema.get("title", "")), str(schema.get("description", "")), sheets, resolved)


def require_roles(form: Form, roles: Iterable[str], file: str) -> None:
    """Raise `Faults` where a form lacks a role that its step cannot do without."""
    missing = [role for role in roles if form.find_role(role) is None]
    if missing:
        hint = "Without it the step's answers would lead nowhere."
        raise Faults([Problem(file, "x-role", "no field", f"a field with the role {role}", hint) for role in missing])


def _unknown_keywords(node: Any, file: str, path: list[Any]) -> Iterator[Problem]:
    """A misspelt keyword of ours would be passed over without a word, as JSON Schema does with unknown ones."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key in ("$ref", "$dynamicRef"):
                yield Problem(file, key_path([*path, key]), shown(value), "the definition itself", "Write it out here.")
            if str(key).startswith("x-") and key not in KEYWORDS:
                near = difflib.get_close_matches(str(key), sorted(KEYWORDS), 1)
                hint = f"Did you mean `{near[0]}`?" if near else "See docs/forms.md."
                yield Problem(file, key_path([*path, key]), f"the unknown keyword {shown(key)}", "one of ours", hint)
            yield from _unknown_keywords(value, file, [*path, key])
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _unknown_keywords(value, file, [*path, number])


def _with_options(node: Any, options: Mapping[str, Sequence[str]]) -> Any:
    if isinstance(node, Mapping):
        out = {key: _with_options(value, options) for key, value in node.items()}
        if isinstance(named := node.get("x-options"), str) and named in options:
            out["enum"] = list(options[named])
        return out
    return [_with_options(value, options) for value in node] if isinstance(node, list) else node


def _sheets(schema: Mapping[str, Any], file: str, problems: list[Problem]) -> Iterator[Sheet]:
    """Sections and lists become sheets of their own; fields beside them share one sheet."""
    loose = []
    for key, node in schema.get("properties", {}).items():
        place = f"properties.{key}"
        if not isinstance(node, Mapping):
            problems.append(Problem(file, place, shown(node), "a description of the question"))
        elif node.get("type") == "object":
            yield _sheet(key, node, node, False, file, place, problems)
        elif node.get("type") == "array" and node.get("items", {}).get("type") == "object":
            yield _sheet(key, node, node["items"], True, file, f"{place}.items", problems)
        else:
            loose.append(_field(key, node, key in schema.get("required", ()), file, place, problems))
    if loose:
        title, about = str(schema.get("title", "Answers")), str(schema.get("description", ""))
        yield Sheet(TOP, title, about, False, tuple(loose))


def _sheet(
    key: str,
    node: Mapping[str, Any],
    fields: Mapping[str, Any],
    many: bool,
    file: str,
    place: str,
    problems: list[Problem],
) -> Sheet:
    required = fields.get("required", ())
    for name, field in fields.get("properties", {}).items():
        if not isinstance(field, Mapping):
            problems.append(Problem(file, f"{place}.properties.{name}", shown(field), "a description of the question"))
    made = tuple(
        _field(name, field, name in required, file, f"{place}.properties.{name}", problems)
        for name, field in fields.get("properties", {}).items()
        if isinstance(field, Mapping)
    )
    names = [field.key for field in made]
    given = node.get("x-key", [])
    keys = tuple(given) if isinstance(given, list) else ()
    if given and not keys:
        problems.append(
            Problem(file, f"{place}.x-key", shown(given), "a list of fields", "For example [outcome, arm].")
        )
    elif many and not keys:
        problems.append(Problem(file, place, "no x-key", "x-key: the fields by which two rows are the same row"))
    for name in keys:
        if name not in names:
            problems.append(Problem(file, f"{place}.x-key", shown(name), f"one of {', '.join(names)}"))
    for field in made:
        if field.supports and field.supports not in names:
            at = f"{place}.properties.{field.key}.x-supports"
            problems.append(Problem(file, at, shown(field.supports), f"one of {', '.join(names)}"))
    return Sheet(key, str(node.get("title", key)), str(node.get("description", "")), many, made, keys)


def _field(key: str, node: Mapping[str, Any], required: bool, file: str, place: str, problems: list[Problem]) -> Field:
    if key.startswith("_"):
        problems.append(Problem(file, place, shown(key), "a name that does not begin with an underscore"))
    if not isinstance(node.get("x-codes", True), bool):
        problems.append(Problem(file, f"{place}.x-codes", shown(node["x-codes"]), "true or false"))
    role = str(node.get("x-role", ""))
    if role and role not in ROLES:
        near = difflib.get_close_matches(role, sorted(ROLES), 1)
        hint = f"Did you mean `{near[0]}`?" if near else "The vocabulary stands in docs/roles.md."
        problems.append(Problem(file, f"{place}.x-role", shown(role), "a role", hint))
    kind, options = _kind(node)
    if not kind:
        expected = "text, a number, boolean, date, a choice (enum), or a list of choices"
        problems.append(Problem(file, place, f"the type {shown(node.get('type', 'none'))}", expected))
    if kind in ("choice", "choices") and (not options or len({one.casefold() for one in options}) < len(options)):
        problems.append(Problem(file, place, shown(", ".join(options)), "choices that differ by more than capitals"))
    written = node.get("enum", node.get("items", {}).get("enum", []) if isinstance(node.get("items"), Mapping) else [])
    for one in written:
        if not isinstance(one, str):
            problems.append(Problem(file, f"{place}.enum", shown(one), "text", f'Put it in quotes: "{one}".'))
    examples = node.get("examples", [])
    return Field(
        key=key,
        title=str(node.get("title", key)),
        kind=kind,
        role=role,
        description=str(node.get("description", "")),
        unit=str(node.get("x-unit", "")),
        example=str(examples[0]) if examples else "",
        options=options,
        codes=bool(node.get("x-codes", True)),
        required=required,
        supports=str(node.get("x-supports", "")),
    )


def _kind(node: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    if "enum" in node:
        return "choice", tuple(str(option) for option in node["enum"])
    kind, form = node.get("type"), node.get("format")
    if kind == "array" and "enum" in node.get("items", {}):
        return "choices", tuple(str(option) for option in node["items"]["enum"])
    if kind == "string":
        return {"reported-number": "reported number", "date": "date"}.get(str(form), "text"), ()
    return {"integer": "integer", "number": "decimal", "boolean": "boolean"}.get(str(kind), ""), ()
