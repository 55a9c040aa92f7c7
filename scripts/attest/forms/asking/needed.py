"""When a question must be answered, in words: from the conditions that a schema states between fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from attest.forms.form import TOP, Form, Sheet


def needed_when(form: Form) -> dict[tuple[str, str], str]:
    """For each question, by section and field, when the schema asks for an answer; only where it can be said simply."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet in form.sheets:
        node = _node(form.schema, sheet)
        for one in sheet.fields:
            if sheet.many and one.required:
                found[sheet.key, one.key].append("Needed in every row.")
        for rules in (node, *(one for one in node.get("allOf", ()) if isinstance(one, Mapping))):
            for key, words in _conditions(rules, sheet):
                found[sheet.key, key].append(words)
    return {place: " ".join(dict.fromkeys(told)) for place, told in found.items()}


def _node(schema: Mapping[str, Any], sheet: Sheet) -> Mapping[str, Any]:
    """The part of the schema that describes a section or the rows of a list."""
    node: Any = schema
    for name in () if sheet.key == TOP else sheet.key.split("."):
        node = node["properties"][name]
    found: Mapping[str, Any] = node["items"] if sheet.many else node
    return found


def _conditions(rules: Mapping[str, Any], sheet: Sheet) -> Iterator[tuple[str, str]]:
    for trigger, names in rules.get("dependentRequired", {}).items():
        for name in names:
            if name in sheet.by_key and trigger in sheet.by_key:
                yield name, f"Needed where “{sheet.by_key[trigger].title}” is answered."
    when = _when(rules.get("if"), sheet)
    if not when:
        return
    for branch, words in (("then", "Needed where"), ("else", "Needed unless")):
        then = rules.get(branch)
        for name in then.get("required", ()) if isinstance(then, Mapping) else ():
            if name in sheet.by_key:
                yield name, f"{words} {when}."


def _when(condition: Any, sheet: Sheet) -> str:
    """A condition on the values of fields in words; "" where it says more than that."""
    if not isinstance(condition, Mapping) or set(condition) - {"properties", "required"}:
        return ""
    parts = []
    for name, rule in condition.get("properties", {}).items():
        asked = sheet.field(str(name))
        if asked is None or not isinstance(rule, Mapping) or len(rule) != 1:
            return ""
        if "const" in rule:
            parts.append(f"“{asked.title}” is {_value(rule['const'])}")
        elif "enum" in rule:
            parts.append(f"“{asked.title}” is {' or '.join(_value(one) for one in rule['enum'])}")
        else:
            return ""
    return " and ".join(parts)


def _value(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
