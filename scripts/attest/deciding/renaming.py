"""Conditions and rules under other names: those of an instrument become those of a form's fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from attest.deciding.conditions import Condition, Count, Every, Is, Not, Some
from attest.deciding.rule import Rule

Namer = Callable[[str], str]


def renamed(condition: Condition, name: Namer) -> Condition:
    """The condition with every name that it looks at replaced."""
    match condition:
        case Is():
            return replace(condition, name=name(condition.name))
        case Count():
            return replace(condition, of=tuple(name(one) for one in condition.of))
        case Not(part):
            return Not(renamed(part, name))
        case Every(parts):
            return Every(tuple(renamed(part, name) for part in parts))
        case Some(parts):
            return Some(tuple(renamed(part, name) for part in parts))


def renamed_rule(rule: Rule, name: Namer) -> Rule:
    """The rule with every name that it looks at replaced; its own steps keep theirs."""
    own = {table.name for table in rule.tables}

    def outer(one: str) -> str:
        return one if one in own else name(one)

    return Rule(
        tuple(
            replace(
                table,
                rows=tuple(replace(row, when=renamed(row.when, outer)) for row in table.rows),
                worst=tuple(outer(one) for one in table.worst),
            )
            for table in rule.tables
        )
    )
