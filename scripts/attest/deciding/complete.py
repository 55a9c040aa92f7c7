"""The proof that a rule leaves nothing open: every answer that can be given leads to one row, and every row is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attest.deciding.conditions import NOT_ASKED, Condition, Values, holds, in_words, mentioned
from attest.deciding.rule import Rule, Table


@dataclass(frozen=True)
class Fault:
    """What is wrong with a table: at which row (its id, or the table's name), and in words."""

    place: str
    found: str
    expected: str


def faults(
    rule: Rule,
    options: Mapping[str, Sequence[str]],
    asked: Mapping[str, Condition],
    levels: Sequence[str],
    ordered: bool = False,
) -> list[Fault]:
    """Everything by which a rule would leave a judgement open, or a row without use.

    `options` are the answers that each question offers, `asked` when it is asked (others always are), `levels` what the
    rule may lead to. Where rows are `ordered`, several may hold, and the first decides.
    """
    found = list(unknown(rule, options, asked, levels))
    if found:
        return found
    uses: dict[str, int] = defaultdict(int)
    wrong: dict[str, Fault] = {}
    for values in combinations(rule, options, asked):
        told = dict(values)
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
                place = Fault(table.name, f"nothing to take the worst of for {_said(values)}", "at least one judgement")
                wrong.setdefault(table.name, place)
                break
            told[table.name] = max(given, key=table.order.index)
    found = list(wrong.values())
    if not found:
        for table in rule.tables:
            found += [
                Fault(row.id, "no answers lead to this row", "a row that is used")
                for row in table.rows
                if not uses[row.id]
            ]
    return found


def _fault_of(table: Table, held: Sequence[object], told: Values, ordered: bool) -> Fault | None:
    if not held:
        return Fault(table.name, f"no row for {_said(told)}", "a row for all answers that can be given")
    last_is_rest = not ordered and len(held) == 2 and held[-1] is table.rows[-1] and _is_rest(table)
    if len(held) > 1 and not ordered and not last_is_rest:
        ids = " and ".join(row.id for row in table.rows if row in held)
        return Fault(ids, f"several rows hold for {_said(told)}", "one row for each set of answers")
    return None


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
        for row in table.rows:
            for other, values in mentioned(row.when):
                yield from _not_offered(row.id, other, values, known)
        for name in table.worst:
            if name not in known:
                yield Fault(table.name, f"the unknown name {name}", f"one of {', '.join(known)}")
            elif strange := [value for value in known[name] if value not in (*levels, NOT_ASKED)]:
                yield Fault(table.name, f"{name}, which may be {', '.join(strange)}", f"only {', '.join(levels)}")
        known[table.name] = tuple(dict.fromkeys(row.then for row in table.rows)) or table.order
        if number == len(rule.tables) - 1:
            for row in table.rows:
                for then in (row.then, *(other.then for other in row.disputes)):
                    if then not in levels:
                        yield Fault(row.id, f"the judgement {then}", f"one of {', '.join(levels)}")


def _not_offered(place: str, name: str, values: Sequence[str], known: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    if name not in known:
        yield Fault(place, f"the unknown name {name}", f"one of {', '.join(known)}")
        return
    for value in values:
        if value not in known[name]:
            yield Fault(place, f"{name} = {value}", f"one of {', '.join(known[name])}")


def combinations(
    rule: Rule, options: Mapping[str, Sequence[str]], asked: Mapping[str, Condition], every_answer: bool = False
) -> Iterator[dict[str, str]]:
    """Every set of answers that can be given, alike answers told apart only with `every_answer`.

    Two answers are alike where no condition of the rule tells them apart.
    """
    needed = _needed(rule.looks_at, asked)
    wanted = [name for name in options if name in needed]
    alike = {name: options[name] if every_answer else _kinds(name, options[name], rule, asked) for name in wanted}
    yield from _grow({}, wanted, alike, asked)


def _needed(names: Sequence[str], asked: Mapping[str, Condition]) -> set[str]:
    needed, open_ones = set[str](), list(names)
    while open_ones:
        name = open_ones.pop()
        if name not in needed:
            needed.add(name)
            open_ones += [other for other, _ in mentioned(asked[name])] if name in asked else []
    return needed


def _kinds(name: str, offered: Sequence[str], rule: Rule, asked: Mapping[str, Condition]) -> list[str]:
    """One answer of each kind that the conditions tell apart."""
    conditions = [row.when for table in rule.tables for row in table.rows] + list(asked.values())
    lists = [values for condition in conditions for other, values in mentioned(condition) if other == name]
    is_level = any(name in table.worst for table in rule.tables)
    first: dict[tuple[object, ...], str] = {}
    for value in offered:
        first.setdefault((value,) if is_level else tuple(value in values for values in lists), value)
    return list(first.values())


def _grow(
    told: dict[str, str], left: Sequence[str], alike: Mapping[str, Sequence[str]], asked: Mapping[str, Condition]
) -> Iterator[dict[str, str]]:
    if not left:
        yield told
        return
    name, *rest = left
    reached = name not in asked or holds(asked[name], told) is True
    for value in alike[name] if reached else (NOT_ASKED,):
        yield from _grow({**told, name: value}, rest, alike, asked)


def described(rule: Rule) -> list[tuple[str, str, str]]:
    """The rule as a table that people read: row id, when, then."""
    told = []
    for table in rule.tables:
        if table.worst:
            told.append((table.name, f"the worst of {', '.join(table.worst)}", ""))
        told += [(row.id, in_words(row.when), row.then) for row in table.rows]
    return told
