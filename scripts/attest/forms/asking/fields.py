"""From the description of a question in a schema to a field, or to what is wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from attest.deciding.conditions import ALWAYS
from attest.forms.asking.following import read_asked, read_computed
from attest.forms.asking.patterns import KEYWORD, patterns_of
from attest.forms.form import Field
from attest.patterns import Pattern
from attest.problems import Problem, shown
from attest.roles import ROLES

TOLERANCE = re.compile(r"\d+(\.\d+)?\s*%?")


class FieldReader:
    """Reads the fields of a schema and keeps what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, place: str, found: str, expected: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, place, found, expected, hint))

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
            elif is_list_of_rows(inner):
                if in_rows or before:
                    hint = "Make it a list of the form itself, and let a field of it name the row by x-row-of."
                    self.complain(at, "a list inside a list or an object of a section", "a list of its own", hint)
            else:
                required = key in node.get("required", ())
                found.append(self.field(key, inner, required, at, before, title, formers, in_rows))
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
        in_rows: bool = False,
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
        asked, rule = read_asked(node), read_computed(node, key) if "x-computed" in node else None
        if asked is None:
            self.complain(f"{place}.x-asked", shown(node["x-asked"]), "a condition", "Such as {design: cohort}.")
        if rule is None and "x-computed" in node:
            self.complain(f"{place}.x-computed", shown(node["x-computed"]), "a rule", "See docs/instruments.md.")
        if (rule or "x-blank" in node) and kind != "choice":
            self.complain(place, f"a question of type {kind}", "a choice (enum), since it is answered by a rule")
        elif "x-blank" in node and str(node["x-blank"]) not in options:
            self.complain(f"{place}.x-blank", shown(node["x-blank"]), f"one of {', '.join(options)}")
        if in_rows and (rule or "x-asked" in node or "x-blank" in node):
            self.complain(place, "a field of a list that follows from others", "only fields of a section do")
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
            means=self.means(node, options, place),
            offers=tuple(str(one) for one in offers) if isinstance(offers, list) else (),
            codes=bool(node.get("x-codes", True)),
            required=required,
            supports=before + supports if supports else "",
            row_of=str(node.get("x-row-of", "")),
            ordered=node.get("x-ordered") is True,
            tolerance=self.tolerance(node, kind, place),
            asked=asked or ALWAYS,
            blank=str(node.get("x-blank", "")),
            rule=rule,
            was=self.was(key, node, place, before, formers),
            was_choices=self.former_choices(node, options, place),
            patterns=self.patterns(node, place, in_rows),
        )

    def patterns(self, node: Mapping[str, Any], place: str, in_rows: bool) -> tuple[Pattern, ...]:
        """The team's patterns; a value of a row would need the names of its row, and grounds are a person's."""
        if KEYWORD not in node:
            return ()
        at = f"{place}.{KEYWORD}"
        if in_rows or node.get("x-supports"):
            found = "patterns of a field in a list of rows" if in_rows else "patterns of the grounds for an answer"
            self.complain(at, found, "patterns of a question that a study has once", "Take them away here.")
        return patterns_of(node[KEYWORD], at, self.complain)

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

    def means(self, node: Mapping[str, Any], options: tuple[str, ...], place: str) -> tuple[tuple[str, str], ...]:
        """What short choices stand for: another way to spell them."""
        given = node.get("x-means", {})
        if not isinstance(given, Mapping) or not all(isinstance(one, str) and one for one in given.values()):
            self.complain(f"{place}.x-means", shown(given), "choice: what it is short for", "See docs/forms.md.")
            return ()
        for one in given:
            if one not in options:
                self.complain(f"{place}.x-means.{one}", shown(one), f"one of {', '.join(options)}")
        return tuple((str(one), words) for one, words in given.items())

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


def is_list_of_rows(node: Mapping[str, Any]) -> bool:
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
