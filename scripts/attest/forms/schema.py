"""From a JSON Schema to a form, or to everything about the schema that no workbook can be made of."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from attest.forms.form import TOP, Field, Form, Sheet
from attest.forms.schema_conditions import idle
from attest.problems import Faults, Problem, shown
from attest.roles import ROLES
from attest.strict import key_path

KEYWORDS = frozenset(
    [
        *("x-subject", "x-layout", "x-key", "x-role", "x-unit", "x-codes", "x-options", "x-offers", "x-supports"),
        *("x-row-of", "x-ordered", "x-tolerance", "x-was", "x-was-choices"),
    ]
)  # what Attest adds to JSON Schema
TOLERANCE = re.compile(r"\d+(\.\d+)?\s*%?")


def read_form(schema: Mapping[str, Any], file: str, options: Mapping[str, Sequence[str]] | None = None) -> Form:
    """The form that a JSON Schema describes.

    `options` gives the wordings that fields name by `x-options` (choices) or `x-offers` (offered beside free answers):
    those known only in a run, such as the protocol's reasons. Raises `Faults` with everything about the schema that no
    workbook can be made of.
    """
    if not isinstance(schema, Mapping):
        raise Faults([Problem(file, "", "no form", "a JSON Schema with `properties`", "See docs/forms.md.")])
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        place = key_path(list(error.absolute_path))
        expected = "string, integer, number, boolean, array or object" if place.endswith("type") else "draft 2020-12"
        found = shown(error.instance) if place.endswith("type") else error.message
        raise Faults([Problem(file, place, found, expected, "A form is a JSON Schema: see docs/forms.md.")]) from None
    resolved = _with_options(schema, options or {})
    reader = _Reader(file)
    reader.look_for_unknown_keywords(resolved, [])
    reader.check_conditions(resolved, "")
    sheets = reader.sheets(resolved)
    if reader.problems:
        raise Faults(reader.problems)
    return Form(str(schema.get("title", "")), str(schema.get("description", "")), sheets, resolved)


def require_roles(form: Form, roles: Iterable[str], file: str) -> None:
    """Raise `Faults` where a form lacks a role that its step cannot do without."""
    missing = [role for role in roles if form.find_role(role) is None]
    if missing:
        hint = "Without it the step's answers would lead nowhere."
        raise Faults([Problem(file, "x-role", "no field", f"a field with the role {role}", hint) for role in missing])


def _with_options(node: Any, options: Mapping[str, Sequence[str]]) -> Any:
    if isinstance(node, Mapping):
        out = {key: _with_options(value, options) for key, value in node.items()}
        if isinstance(named := node.get("x-options"), str) and named in options:
            out["enum"] = list(options[named])
        if isinstance(named := node.get("x-offers"), str) and named in options:
            out["x-offers"] = list(options[named])
        return out
    return [_with_options(value, options) for value in node] if isinstance(node, list) else node


class _Reader:
    """Reads a schema and keeps what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, place: str, found: str, expected: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, place, found, expected, hint))

    def look_for_unknown_keywords(self, node: Any, path: list[Any]) -> None:
        """A misspelt keyword of ours would be passed over without a word, as JSON Schema does with unknown ones."""
        if isinstance(node, Mapping):
            for key, value in node.items():
                if key in ("$ref", "$dynamicRef"):
                    self.complain(key_path([*path, key]), shown(value), "the definition itself", "Write it out here.")
                if str(key).startswith("x-") and key not in KEYWORDS:
                    near = difflib.get_close_matches(str(key), sorted(KEYWORDS), 1)
                    hint = f"Did you mean `{near[0]}`?" if near else "See docs/forms.md."
                    self.complain(key_path([*path, key]), f"the unknown keyword {shown(key)}", "one of ours", hint)
                self.look_for_unknown_keywords(value, [*path, key])
        elif isinstance(node, list):
            for number, value in enumerate(node):
                self.look_for_unknown_keywords(value, [*path, number])

    def sheets(self, schema: Mapping[str, Any]) -> tuple[Sheet, ...]:
        """Sections and lists become sheets of their own; fields beside them share one sheet."""
        found: list[Sheet] = []
        loose: list[Field] = []
        for key, node in schema.get("properties", {}).items():
            place = f"properties.{key}"
            if not isinstance(node, Mapping):
                self.complain(place, shown(node), "a description of the question")
            elif node.get("type") == "object":
                found += self.section(key, node, place)
            elif _is_list_of_rows(node):
                found.append(self.rows(key, node, place))
            else:
                loose.append(self.field(key, node, key in schema.get("required", ()), place))
        if loose:
            title, about = str(schema.get("title", "Answers")), str(schema.get("description", ""))
            found.append(Sheet(TOP, title, about, False, tuple(loose)))
        if not any(sheet.fields for sheet in found):
            self.complain("properties", "no question", "at least one property")
        lists = {sheet.key: sheet for sheet in found if sheet.many}
        for sheet in found:
            for one in sheet.fields:
                if one.row_of and (one.row_of not in lists or one.row_of == sheet.key):
                    wanted = ", ".join(name for name in lists if name != sheet.key) or "another list of this form"
                    self.complain(f"properties.{sheet.key}.{one.key}.x-row-of", shown(one.row_of), f"one of {wanted}")
        return tuple(found)

    def section(self, key: str, node: Mapping[str, Any], place: str) -> Iterator[Sheet]:
        """The sheet of a section, then those of the lists that stand in it."""
        self.check_conditions(node, place)
        own = self.fields(node, place)
        self.check_supports(own, place)
        yield Sheet(key, *_named(node, key), False, own, (), self.former(node, place))
        for name, inner in node.get("properties", {}).items():
            if isinstance(inner, Mapping) and _is_list_of_rows(inner):
                was = self.was(name, inner, f"{place}.properties.{name}", f"{key}.", self.prefixes(node, place))
                yield self.rows(f"{key}.{name}", inner, f"{place}.properties.{name}", was)

    def rows(self, key: str, node: Mapping[str, Any], place: str, was: tuple[str, ...] | None = None) -> Sheet:
        self.check_conditions(node["items"], f"{place}.items")
        fields = self.fields(node["items"], f"{place}.items", in_rows=True)
        self.check_supports(fields, f"{place}.items")
        names = [one.key for one in fields]
        given = node.get("x-key", [])
        keys = tuple(str(one) for one in given) if isinstance(given, list) else ()
        if given and not keys:
            self.complain(f"{place}.x-key", shown(given), "a list of fields", "For example [outcome, arm].")
        elif not keys:
            self.complain(f"{place}.items", "no x-key", "x-key: the fields by which two rows are the same row")
        for name in keys:
            if name not in names:
                self.complain(f"{place}.x-key", shown(name), f"one of {', '.join(names)}")
        return Sheet(key, *_named(node, key), True, fields, keys, self.former(node, place) if was is None else was)

    def check_conditions(self, node: Mapping[str, Any], place: str) -> None:
        """A condition on a field that is not there would never hold, and nobody would notice."""
        for at, name, known in idle(node, place):
            near = difflib.get_close_matches(name, known, 1)
            self.complain(at, shown(name), f"one of {', '.join(known)}", f"Did you mean {near[0]}?" if near else "")

    def check_supports(self, fields: Sequence[Field], place: str) -> None:
        names = [one.key for one in fields]
        for one in fields:
            if one.supports and one.supports not in names:
                at = f"{place}.properties.{one.key}.x-supports"
                self.complain(at, shown(one.supports), f"one of {', '.join(names)}")

    def fields(
        self,
        node: Mapping[str, Any],
        place: str,
        before: str = "",
        title: str = "",
        in_rows: bool = False,
        formers: tuple[str, ...] = (),
    ) -> tuple[Field, ...]:
        """The fields of a section or row; those of an object inside it bear its name before their own."""
        found: list[Field] = []
        for key, inner in node.get("properties", {}).items():
            at = f"{place}.properties.{key}"
            if not isinstance(inner, Mapping):
                self.complain(at, shown(inner), "a description of the question")
            elif inner.get("type") == "object":
                within = f"{title}{inner.get('title', key)}: "
                were = tuple(f"{one}." for one in self.was(key, inner, at, before, formers))
                found += self.fields(inner, at, f"{before}{key}.", within, in_rows, were)
            elif _is_list_of_rows(inner):
                if in_rows or before:
                    hint = "Make it a list of the form itself, and let a field of it name the row by x-row-of."
                    self.complain(at, "a list inside a list or an object of a section", "a list of its own", hint)
            else:
                required = key in node.get("required", ())
                found.append(self.field(key, inner, required, at, before, title, formers))
        return tuple(found)

    def field(
        self,
        key: str,
        node: Mapping[str, Any],
        required: bool,
        place: str,
        before: str = "",
        title: str = "",
        formers: tuple[str, ...] = (),
    ) -> Field:
        if key.startswith("_") or any(sign in key for sign in "./:"):
            self.complain(place, shown(key), "a name without . / : that does not begin with an underscore")
        for flag in ("x-codes", "x-ordered"):
            if not isinstance(node.get(flag, True), bool):
                self.complain(f"{place}.{flag}", shown(node[flag]), "true or false")
        kind, options = _kind(node)
        if not kind:
            expected = "text, a number, boolean, date, a choice (enum), or a list of choices"
            self.complain(place, f"the type {shown(node.get('type', 'none'))}", expected)
        self.check_options(node, kind, options, place)
        written = node.get("format", "")
        if node.get("type") == "string" and written not in ("", "reported-number", "date"):
            self.complain(f"{place}.format", shown(written), "reported-number or date")
        if node.get("x-ordered") is True and kind not in ("choice", "boolean"):
            self.complain(f"{place}.x-ordered", f"a question of type {kind}", "a choice (enum)")
        supports, offers = str(node.get("x-supports", "")), node.get("x-offers")
        if offers is not None and not isinstance(offers, list):
            self.complain(f"{place}.x-offers", shown(offers), "a list, or: outcomes of the protocol")
        examples = node.get("examples", [])
        return Field(
            key=before + key,
            title=title + str(node.get("title", key)),
            kind=kind,
            role=self.role(node, place),
            description=str(node.get("description", "")),
            unit=str(node.get("x-unit", "")),
            example=str(examples[0]) if examples else "",
            options=options,
            offers=tuple(str(one) for one in offers) if isinstance(offers, list) else (),
            codes=bool(node.get("x-codes", True)),
            required=required,
            supports=before + supports if supports else "",
            row_of=str(node.get("x-row-of", "")),
            ordered=node.get("x-ordered") is True,
            tolerance=self.tolerance(node, kind, place),
            was=self.was(key, node, place, before, formers),
            was_choices=self.former_choices(node, options, place),
        )

    def role(self, node: Mapping[str, Any], place: str) -> str:
        role = str(node.get("x-role", ""))
        if role and role not in ROLES:
            near = difflib.get_close_matches(role, sorted(ROLES), 1)
            hint = f"Did you mean `{near[0]}`?" if near else "The vocabulary stands in docs/roles.md."
            self.complain(f"{place}.x-role", shown(role), "a role", hint)
        return role

    def check_options(self, node: Mapping[str, Any], kind: str, options: tuple[str, ...], place: str) -> None:
        if kind in ("choice", "choices") and (not options or len({one.casefold() for one in options}) < len(options)):
            self.complain(place, shown(", ".join(options)), "choices that differ by more than capitals")
        within = node.get("items", {}).get("enum", []) if isinstance(node.get("items"), Mapping) else []
        for one in node.get("enum", within):
            if not isinstance(one, str):
                self.complain(f"{place}.enum", shown(one), "text", f'Put it in quotes: "{one}".')
            elif kind == "choices" and ";" in one:
                self.complain(f"{place}.enum", shown(one), "choices without ;", "It stands between several choices.")

    def tolerance(self, node: Mapping[str, Any], kind: str, place: str) -> str:
        given = node.get("x-tolerance")
        if given is None:
            return ""
        numbers = kind in ("integer", "decimal", "reported number")
        if isinstance(given, bool) or not TOLERANCE.fullmatch(str(given)) or not numbers:
            self.complain(f"{place}.x-tolerance", shown(given), 'a number or a per cent of a number field, as "5%"')
        return str(given).replace(" ", "")

    def former(self, node: Mapping[str, Any], place: str) -> tuple[str, ...]:
        """Earlier keys, as `x-was` has them: one, or a list."""
        given = node.get("x-was", [])
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            self.complain(f"{place}.x-was", shown(given), "an earlier key, or a list of them")
            return ()
        return tuple(names)

    def prefixes(self, node: Mapping[str, Any], place: str) -> tuple[str, ...]:
        return tuple(f"{name}." for name in self.former(node, place))

    def was(
        self, key: str, node: Mapping[str, Any], place: str, before: str, formers: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Earlier keys, spelt out: of the node itself, and of the objects in which it stands (`before`, `formers`)."""
        told = self.former(node, place)
        found = [f"{prefix}{name}" for name in told if "/" not in name for prefix in (before, *formers)]
        return tuple(dict.fromkeys([*found, *told, *(f"{prefix}{key}" for prefix in formers)]))

    def former_choices(
        self, node: Mapping[str, Any], options: tuple[str, ...], place: str
    ) -> dict[str, tuple[str, ...]]:
        """Earlier choices and what they are today: one choice, or several where one was split."""
        given = node.get("x-was-choices", {})
        if not isinstance(given, Mapping):
            self.complain(
                f"{place}.x-was-choices", shown(given), "earlier choice: choice of today", "See docs/forms.md."
            )
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for old, new in given.items():
            found[str(old)] = tuple(str(one) for one in new) if isinstance(new, list) else (str(new),)
            if str(old) in options and str(old) not in found[str(old)]:  # one of what was split may bear the old name
                self.complain(f"{place}.x-was-choices.{old}", shown(old), "a choice that is no more")
            for one in found[str(old)]:
                if one not in options:
                    self.complain(f"{place}.x-was-choices.{old}", shown(one), f"one of {', '.join(options)}")
        return found


def _named(node: Mapping[str, Any], key: str) -> tuple[str, str]:
    return str(node.get("title", key)), str(node.get("description", ""))


def _is_list_of_rows(node: Mapping[str, Any]) -> bool:
    items = node.get("items")
    return node.get("type") == "array" and isinstance(items, Mapping) and items.get("type") == "object"


def _kind(node: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    if "enum" in node:
        return "choice", tuple(str(option) for option in node["enum"])
    kind, form = node.get("type"), node.get("format")
    items = node.get("items")
    if kind == "array" and isinstance(items, Mapping) and "enum" in items:
        return "choices", tuple(str(option) for option in items["enum"])
    if kind == "string":
        return {"reported-number": "reported number", "date": "date"}.get(str(form), "text"), ()
    return {"integer": "integer", "number": "decimal", "boolean": "boolean"}.get(str(kind), ""), ()
