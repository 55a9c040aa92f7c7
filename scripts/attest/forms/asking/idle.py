"""Conditions of a schema that can never hold, since they speak of fields or choices that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

BRANCHES = ("if", "then", "else")


def idle(node: Mapping[str, Any], place: str) -> Iterator[tuple[str, str, list[str]]]:
    """Place, name and what it could be, for every name in a condition of a section or row that it does not have."""
    fields = node.get("properties", {})
    rules = node.get("allOf", [])
    parts = [(place, node), *((f"{place}.allOf[{number}]", one) for number, one in enumerate(rules, 1))]
    for at, part in parts:
        if not isinstance(part, Mapping):
            continue
        for trigger, names in part.get("dependentRequired", {}).items():
            yield from _unknown([trigger, *names], fields, f"{at}.dependentRequired")
        for branch in BRANCHES:
            if isinstance(told := part.get(branch), Mapping):
                yield from _unknown([*told.get("properties", {}), *told.get("required", ())], fields, f"{at}.{branch}")
                yield from _no_choices(told, fields, f"{at}.{branch}")


def _unknown(names: list[Any], fields: Mapping[str, Any], place: str) -> Iterator[tuple[str, str, list[str]]]:
    for name in names:
        if name not in fields:
            yield place, str(name), [str(one) for one in fields]


def _no_choices(
    condition: Mapping[str, Any], fields: Mapping[str, Any], place: str
) -> Iterator[tuple[str, str, list[str]]]:
    """Values that no answer can have, since they are none of the field's choices."""
    for name, rule in condition.get("properties", {}).items():
        field = fields.get(name)
        choices = field.get("enum") if isinstance(field, Mapping) else None
        if not isinstance(choices, list) or not isinstance(rule, Mapping):
            continue
        wanted = [rule["const"]] if "const" in rule else rule.get("enum", [])
        for value in wanted:
            if value not in choices:
                yield f"{place}.properties.{name}", str(value), [str(one) for one in choices]
