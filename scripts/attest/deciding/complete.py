"""The proof that a rule leaves nothing open: every answer that can be given leads to one row, and every row is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attest.deciding.conditions import (
    ALWAYS,
    NOT_ASKED,
    Condition,
    Is,
    Values,
    holds,
    in_words,
    leaves,
    mentioned,
    names,
)
from attest.deciding.rule import RESULT, Dispute, Row, Rule, Table

MOST = 100_000  # sets of answers that are tried, in a few seconds; no shipped instrument has more than 2,000


@dataclass(frozen=True)
class Fault:
    """What is wrong with a table: at which row (its id, or what the ids of its rows begin with), and in words."""

    place: str
    found: str
    expected: str


def faults(
    rule: Rule,
    options: Mapping[str, Sequence[str]],
    asked: Mapping[str, Condition],
    levels: Sequence[str],
    ordered: bool = False,
    used: Condition = ALWAYS,
) -> list[Fault]:
    """Everything by which a rule would leave a judgement open, or a row without use.

    `options` are the answers that each question offers, `asked` when it is asked (others always are), `levels` what the
    rule may lead to. Where rows are `ordered`, several may hold, and the first decides. `used` tells for which answers
    the rule is used at all.
    """
    found = list(unknown(rule, options, asked, levels))
    if found:
        return found
    uses: dict[str, int] = defaultdict(int)
    wrong: dict[str, Fault] = {}
    never: set[str] | None = None
    for number, values in enumerate(combinations(rule, options, asked, used)):
        if number == MOST:
            fewer = "fewer questions in one rule, or `count` where it does not matter which of them has an answer"
            return [
                Fault(_place(rule.tables[-1]), f"more than {MOST:,} sets of answers, too many to try them all", fewer)
            ]
        told = dict(values)
        unasked = {name for name, value in values.items() if value == NOT_ASKED}
        never = unasked if never is None else never & unasked
        for table in rule.tables:
            if not table.worst:
                held = [row for row in table.rows if holds(row.when, told) is True]
                fault = _fault_of(table, held, told, ordered)
                if fault is not None:
                    wrong.setdefault(fault.place, fault)
                    break
                uses[held[0].id] += 1
                told[table.name] = held[0].then
                continue
            given = [told[name] for name in table.worst if told.get(name, NOT_ASKED) != NOT_ASKED]
            if not given:
                nothing = f"nothing to take the worst of for {_said(values)}"
                wrong.setdefault(table.name, Fault(_place(table), nothing, "at least one judgement"))
                break
            told[table.name] = max(given, key=table.order.index)
    found = [
        Fault(f"asked of {name}", "a condition that never holds", "one that some answers fulfil")
        for name in options
        if name in (never or ())
    ]
    found += wrong.values()
    if not found:
        for table in rule.tables:
            found += [
                Fault(row.id, "no answers lead to this row", "a row that is used")
                for row in table.rows
                if not uses[row.id]
            ]
    return found


def _fault_of(table: Table, held: Sequence[Row], told: Values, ordered: bool) -> Fault | None:
    if not held:
        return Fault(_place(table), f"no row for {_said(told)}", "a row for all answers that can be given")
    several = held[:-1] if held[-1] is table.rows[-1] and _is_rest(table) else held
    if len(several) > 1 and not ordered:
        ids = " and ".join(row.id for row in several)
        return Fault(ids, f"several rows hold for {_said(told)}", "one row for each set of answers")
    return None


def _place(table: Table) -> str:
    """What the ids of its rows begin with, which names the domain and the step."""
    return table.rows[0].id.rpartition(".")[0] if table.rows else table.name


def _is_rest(table: Table) -> bool:
    """Whether the last row is for all that the others leave."""
    return not list(mentioned(table.rows[-1].when))


def _said(values: Values) -> str:
    return ", ".join(f"{name} = {value}" for name, value in values.items() if value != NOT_ASKED) or "no answer at all"


def unknown(
    rule: Rule, options: Mapping[str, Sequence[str]], asked: Mapping[str, Condition], levels: Sequence[str]
) -> Iterator[Fault]:
    """Questions and values that nothing offers, and conditions on what is asked later."""
    known: dict[str, Sequence[str]] = dict(options)
    order = list(options)
    for name, condition in asked.items():
        for other, values in mentioned(condition):
            yield from _not_offered(f"asked of {name}", other, values, known)
            if other in order and name in order and order.index(other) >= order.index(name):
                yield Fault(f"asked of {name}", f"{other}, which is asked later", "a question that is asked before")
    for number, table in enumerate(rule.tables):
        if number < len(rule.tables) - 1 and (table.name in known or table.name == RESULT):
            yield Fault(table.name, "a step of that name", "a name that no question, judgement or other step bears")
            return
        for row in table.rows:
            for other, values in mentioned(row.when):
                yield from _not_offered(row.id, other, values, known)
        for name in table.worst:
            if name not in known:
                yield Fault(table.name, f"the unknown name {name}", f"one of {', '.join(known)}")
            elif strange := [value for value in known[name] if value not in (*levels, NOT_ASKED)]:
                yield Fault(table.name, f"{name}, which may be {', '.join(strange)}", f"only {', '.join(levels)}")
        own = tuple(dict.fromkeys(row.then for row in table.rows)) or table.order
        known[table.name] = own
        last = number == len(rule.tables) - 1
        for row in table.rows:
            if last and row.then not in levels:
                yield Fault(row.id, f"the judgement {row.then}", f"one of {', '.join(levels)}")
            for dispute in row.disputes:
                allowed = levels if last else own
                if dispute.then not in allowed:
                    found = f"{dispute.then}, as the reading of {dispute.by}"
                    yield Fault(row.id, found, f"one of {', '.join(allowed)}")


def _not_offered(place: str, name: str, values: Sequence[str], known: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    if name not in known:
        yield Fault(place, f"the unknown name {name}", f"one of {', '.join(known)}")
        return
    for value in values:
        if value not in known[name]:
            yield Fault(place, f"{name} = {value}", f"one of {', '.join(known[name])}")


def combinations(
    rule: Rule,
    options: Mapping[str, Sequence[str]],
    asked: Mapping[str, Condition],
    used: Condition = ALWAYS,
    every_answer: bool = False,
) -> Iterator[dict[str, str]]:
    """Every set of answers that can be given where the rule is used, but for those that differ in nothing for it.

    Two answers are alike where no condition tells them apart, and two questions where all count them together. With
    `every_answer`, nothing is left out.
    """
    conditions = [row.when for table in rule.tables for row in table.rows] + [*asked.values(), used]
    needed = _needed((*rule.looks_at, *names(used)), asked)
    wanted = [name for name in options if name in needed]
    if every_answer:
        kinds, before = {name: list(options[name]) for name in wanted}, dict[str, str]()
    else:
        levels = {name for table in rule.tables for name in table.worst}
        kinds = {
            name: list(options[name]) if name in levels else _kinds(name, options[name], conditions) for name in wanted
        }
        before = _alike(wanted, kinds, conditions, asked, [table.worst for table in rule.tables])
    yield from (values for values in _grow({}, wanted, kinds, asked, before) if holds(used, values) is True)


def _needed(wanted: Sequence[str], asked: Mapping[str, Condition]) -> set[str]:
    needed, open_ones = set[str](), list(wanted)
    while open_ones:
        name = open_ones.pop()
        if name not in needed:
            needed.add(name)
            open_ones += names(asked[name]) if name in asked else ()
    return needed


def _kinds(name: str, offered: Sequence[str], conditions: Sequence[Condition]) -> list[str]:
    """One answer of each kind that the conditions tell apart."""
    lists = [values for condition in conditions for other, values in mentioned(condition) if other == name]
    first: dict[tuple[bool, ...], str] = {}
    for value in offered:
        first.setdefault(tuple(value in values for values in lists), value)
    return list(first.values())


def _alike(
    wanted: Sequence[str],
    kinds: Mapping[str, Sequence[str]],
    conditions: Sequence[Condition],
    asked: Mapping[str, Condition],
    worst: Sequence[Sequence[str]],
) -> dict[str, str]:
    """Of questions that are only ever counted together, or of which the worst is taken, each with the one before it:
    their order tells nothing.
    """
    counts: dict[str, list[int]] = defaultdict(list)
    single: set[str] = set()
    for number, leaf in enumerate(leaf for condition in conditions for leaf in leaves(condition)):
        if isinstance(leaf, Is):
            single.add(leaf.name)
        else:
            for name in leaf.of:
                counts[name].append(number)
    for number, together in enumerate(worst, 1):
        for name in together:
            counts[name].append(-number)
    last: dict[object, str] = {}
    before: dict[str, str] = {}
    for name in wanted:
        if name not in single:
            kind = (tuple(counts[name]), tuple(kinds[name]), asked.get(name, ALWAYS))
            if kind in last:
                before[name] = last[kind]
            last[kind] = name
    return before


def _grow(
    told: dict[str, str],
    left: Sequence[str],
    kinds: Mapping[str, Sequence[str]],
    asked: Mapping[str, Condition],
    before: Mapping[str, str],
) -> Iterator[dict[str, str]]:
    if not left:
        yield told
        return
    name, *rest = left
    answers: Sequence[str] = (NOT_ASKED,)
    if name not in asked or holds(asked[name], told) is True:
        answers = kinds[name]
        if name in before:
            answers = answers[answers.index(told[before[name]]) :]
    for value in answers:
        yield from _grow({**told, name: value}, rest, kinds, asked, before)


class Line(NamedTuple):
    """One row of a rule as people read it. `step` is the table that it stands in, "" for the one that judges."""

    step: str
    id: str
    when: str
    then: str
    note: str = ""
    disputes: tuple[Dispute, ...] = ()
    decision: str = ""


def described(rule: Rule) -> list[Line]:
    """The rule as a table that people read, its steps first; the worst of several is a row without an id."""
    told = []
    for table in rule.tables:
        step = "" if table.name == RESULT else table.name
        if table.worst:
            told.append(Line(step, "", f"the worst of {', '.join(table.worst)}", ""))
        told += [
            Line(step, row.id, in_words(row.when), row.then, row.note, row.disputes, row.decision) for row in table.rows
        ]
    return told
