"""A rule: a table of rows read from the top, with steps before it whose results its rows may look at.

As data, a table is a list of rows `{when: condition, then: value}`, the last of which may do without `when`; or
`{worst: [names]}`, the worst of judgements by the order of their levels. A rule is such a table, or a mapping with
`steps` (tables by name, each of which may look at those before it) and `table`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from attest.deciding.conditions import (
    ALWAYS,
    NOT_ASKED,
    Condition,
    Values,
    as_data,
    holds,
    in_words,
    names,
    read_condition,
    spelt_out,
)

RESULT = "judgement"  # the name of the table that a rule ends with


@dataclass(frozen=True)
class Dispute:
    """Another reading of a row: where published transcriptions of a rule differ, who says what instead."""

    then: str
    by: str


@dataclass(frozen=True)
class Row:
    """One line of a table. `decision` says why people must look at the judgement before it counts."""

    id: str
    when: Condition
    then: str
    note: str = ""
    disputes: tuple[Dispute, ...] = ()
    decision: str = ""


@dataclass(frozen=True)
class Table:
    """Rows, or the names whose worst value counts (`order`: levels, best first)."""

    name: str
    rows: tuple[Row, ...] = ()
    worst: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def looks_at(self) -> tuple[str, ...]:
        return self.worst or tuple(dict.fromkeys(name for row in self.rows for name in names(row.when)))


@dataclass(frozen=True)
class Rule:
    """Tables in the order in which they are read; the last gives the judgement."""

    tables: tuple[Table, ...]

    @property
    def looks_at(self) -> tuple[str, ...]:
        """The questions that the rule looks at, its own steps left out."""
        own = {table.name for table in self.tables}
        return tuple(dict.fromkeys(name for table in self.tables for name in table.looks_at if name not in own))


@dataclass(frozen=True)
class Taken:
    """A table as it was read for some answers: the row that decided (None: the worst of several) and why, in words."""

    table: str
    row: Row | None
    value: str
    why: str


@dataclass(frozen=True)
class Decision:
    """What a rule leads to: "" while answers are wanting, which `waits_for` names."""

    value: str
    path: tuple[Taken, ...] = ()
    waits_for: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = field(default=())  # who reads the rule otherwise, and what they would judge

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows that decided."""
        return tuple(taken.row.id for taken in self.path if taken.row)

    @property
    def for_people(self) -> str:
        """Why people must decide before the value counts; "" where it counts as it is."""
        return next((taken.row.decision for taken in self.path if taken.row and taken.row.decision), "")


def read_rule(raw: Any, name: str, order: Sequence[str], groups: Mapping[str, Sequence[str]] | None = None) -> Rule:
    """The rule as data, already checked by a schema; `name` begins the ids of its rows, `order` are its levels."""
    steps = raw.get("steps", {}) if isinstance(raw, Mapping) else {}
    last = raw["table"] if isinstance(raw, Mapping) and "table" in raw else raw
    tables = [_table(one, step, f"{name}.{step}", order, groups or {}) for step, one in steps.items()]
    return Rule((*tables, _table(last, RESULT, name, order, groups or {})))


def _table(raw: Any, name: str, prefix: str, order: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Table:
    if isinstance(raw, Mapping):
        return Table(name, worst=spelt_out(raw["worst"], groups), order=tuple(order))
    rows = []
    for number, one in enumerate(raw, 1):
        disputes = tuple(Dispute(other["then"], other["by"]) for other in one.get("disputed", ()))
        when = read_condition(one["when"], groups) if "when" in one else ALWAYS
        rows.append(
            Row(f"{prefix}.{number}", when, one["then"], one.get("note", ""), disputes, one.get("decision", ""))
        )
    return Table(name, tuple(rows))


def rule_as_data(rule: Rule) -> dict[str, Any]:
    """The rule as `read_rule` would read it again, with every group written out."""
    *steps, last = (_table_as_data(table) for table in rule.tables)
    told = [table.name for table in rule.tables[:-1]]
    return {"steps": dict(zip(told, steps, strict=True)), "table": last}


def _table_as_data(table: Table) -> Any:
    if table.worst:
        return {"worst": list(table.worst)}
    return [_row_as_data(row) for row in table.rows]


def _row_as_data(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {} if row.when == ALWAYS else {"when": as_data(row.when)}
    told["then"] = row.then
    if row.disputes:
        told["disputed"] = [{"by": other.by, "then": other.then} for other in row.disputes]
    return told | ({"decision": row.decision} if row.decision else {})


def in_play(asked: Mapping[str, Condition], values: Values) -> dict[str, str]:
    """The answers that count: those to questions that are asked. `asked` holds the conditions, in the form's order.

    A question that is not asked has the value `NOT_ASKED`; one of which that cannot be told yet is left out.
    """
    told = dict(values)
    for name, condition in asked.items():
        reached = holds(condition, told)
        if reached is False:
            told[name] = NOT_ASKED
        elif reached is None:
            told.pop(name, None)
    return told


def decide(rule: Rule, values: Values) -> Decision:
    """What the rule leads to, the path to it, and how those judge who read a row on that path otherwise."""
    found = _decide(rule, values, {})
    others = []
    for taken in found.path:
        for other in taken.row.disputes if taken.row else ():
            judged = _outcomes(rule, values, {taken.row.id: other.then} if taken.row else {})
            if judged != {found.value}:
                others.append((other.by, " or ".join(_in_order(judged, rule))))
    return Decision(found.value, found.path, found.waits_for, tuple(others))


def _decide(rule: Rule, values: Values, instead: Mapping[str, str]) -> Decision:
    told, path = dict(values), []
    for table in rule.tables:
        taken, _waits = _read(table, told, instead)
        if taken is None:
            continue  # a later table may be decided without it
        told[table.name] = taken.value
        path.append(taken)
    if RESULT in told and path and path[-1].table == RESULT:
        return Decision(path[-1].value, tuple(_needed(rule, path)))
    return Decision("", (), tuple(_wanting(rule, told)))


def _needed(rule: Rule, path: Sequence[Taken]) -> Iterator[Taken]:
    """Of the tables read, those that the judgement hangs on."""
    by_name = {table.name: table for table in rule.tables}
    wanted = {RESULT}
    for taken in reversed(path):
        if taken.table in wanted:
            wanted |= set(by_name[taken.table].worst if taken.row is None else names(taken.row.when))
    yield from (taken for taken in path if taken.table in wanted)


def _read(table: Table, values: Values, instead: Mapping[str, str]) -> tuple[Taken | None, tuple[str, ...]]:
    """The row that decides, or the questions on which that hangs."""
    if table.worst:
        given = [values[name] for name in table.worst if values.get(name, NOT_ASKED) != NOT_ASKED]
        wanting = tuple(name for name in table.worst if name not in values)
        if given and (not wanting or max(map(table.order.index, given)) == len(table.order) - 1):
            worst = max(given, key=table.order.index)
            why = ", ".join(
                f"{name} {values[name]}" for name in table.worst if values.get(name, NOT_ASKED) != NOT_ASKED
            )
            return Taken(table.name, None, worst, f"the worst of {why}"), ()
        return None, wanting
    waits: list[str] = []
    for row in table.rows:
        held = holds(row.when, values)
        if held is None:
            waits += [name for name in names(row.when) if name not in values]
        elif held and not waits:
            value = instead.get(row.id, row.then)
            return Taken(table.name, row, value, in_words(row.when, values)), ()
    return None, tuple(dict.fromkeys(waits))


def _wanting(rule: Rule, values: Values) -> Iterator[str]:
    """The questions on which the judgement hangs, steps followed back to theirs."""
    by_name = {table.name: table for table in rule.tables}
    open_ones, seen = [RESULT], set()
    while open_ones:
        name = open_ones.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in by_name:
            open_ones += list(_read(by_name[name], values, {})[1])
        else:
            yield name


def _outcomes(rule: Rule, values: Values, instead: Mapping[str, str]) -> set[str]:
    """Everything that the rule may lead to where some rows lead elsewhere, which may ask what is not asked here."""
    as_it_is = dict(values)
    asked_anew = {name: value for name, value in values.items() if value != NOT_ASKED}
    differs: set[str] = set()  # the tables that lead elsewhere, or may
    reached: set[str] = set()
    for table in rule.tables:
        told = asked_anew if differs & set(table.looks_at) else as_it_is
        taken, _ = _read(table, told, instead)
        if told is asked_anew or (taken and taken.row and taken.row.id in instead):
            differs.add(table.name)
        if taken is not None:
            as_it_is[table.name] = asked_anew[table.name] = taken.value
            reached = {taken.value}
        else:
            reached = _possible(table, told, instead)
    return reached


def _possible(table: Table, told: Values, instead: Mapping[str, str]) -> set[str]:
    """Everything that a table may lead to, once the answers that are wanting are given."""
    if table.worst:
        given = [table.order.index(told[name]) for name in table.worst if told.get(name, NOT_ASKED) != NOT_ASKED]
        return set(table.order[max(given, default=0) :])
    return {instead.get(row.id, row.then) for row in table.rows if holds(row.when, told) is not False}


def _in_order(judged: set[str], rule: Rule) -> list[str]:
    last = rule.tables[-1]
    levels = last.order or tuple(dict.fromkeys(row.then for row in last.rows))
    return sorted(judged, key=lambda one: (levels.index(one) if one in levels else len(levels), one))
