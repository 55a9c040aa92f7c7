"""From a JSON Schema to a form, or to everything about the schema that no workbook can be made of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from attest.forms.asking.fields import FieldReader, is_list_of_rows
from attest.forms.asking.following import loose_ends
from attest.forms.asking.idle import idle
from attest.forms.asking.patterns import KEYWORD
from attest.forms.form import TOP, Field, Form, Sheet
from attest.problems import Faults, Problem, shown
from attest.strict import key_path

KEYWORDS = frozenset(
    [
        *("x-subject", "x-layout", "x-key", "x-role", "x-unit", "x-codes", "x-options", "x-offers", "x-supports"),
        *(
            "x-row-of",
            "x-ordered",
            "x-tolerance",
            "x-was",
            "x-was-choices",
            "x-asked",
            "x-blank",
            "x-computed",
            "x-means",
            "x-patterns",
        ),
    ]
)  # what Attest adds to JSON Schema


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


class _Reader(FieldReader):
    """Reads the sheets of a schema and keeps what is wrong with it."""

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
                if key == KEYWORD and not _is_question(node):
                    at, found = key_path([*path, key]), "patterns where no question is"
                    self.complain(at, found, "patterns of a field", "Put them under the field that they are for.")
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
            elif is_list_of_rows(node):
                found.append(self.rows(key, node, place))
            else:
                loose.append(self.field(key, node, key in schema.get("required", ()), place))
        if loose:
            title, about = str(schema.get("title", "Answers")), str(schema.get("description", ""))
            found.append(Sheet(TOP, title, about, False, tuple(loose)))
        if not any(sheet.fields for sheet in found):
            self.complain("properties", "no question", "at least one property")
        for sheet in found:
            for key, told, expected in loose_ends(sheet):
                self.complain(f"{sheet.key}.{key}", told, expected, "A question follows from those before it.")
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
            if isinstance(inner, Mapping) and is_list_of_rows(inner):
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


def _is_question(node: Mapping[str, Any]) -> bool:
    return "properties" not in node and node.get("type") != "object" and not is_list_of_rows(node)


def _named(node: Mapping[str, Any], key: str) -> tuple[str, str]:
    return str(node.get("title", key)), str(node.get("description", ""))
