"""Conditions on answers: what an answer is, how many answers are, all of it or any of it, or the contrary.

As data, a condition is a mapping; all that stands in it must hold:

- `"1.2": [N, PN]` (or one value): the answer to 1.2 is one of these;
- `count: {of: [1.1, 1.2], in: [N], at_least: 2}`: so many of these answers are such (`at_most`, `exactly` likewise);
- `any: [condition, …]`, `all: [condition, …]`, `not: condition`.

Holding is told in three ways: True, False, or None where an answer is wanting that it hangs on. A question that is not
asked has the value `NOT_ASKED`, which is no answer: a condition on it does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NOT_ASKED = ""
NO_OTHER = "none of the rows above holds"  # how a count of no values at all is read, as a last row has it

Values = Mapping[str, str]  # answers by question; one that is not there is not given yet


@dataclass(frozen=True)
class Is:
    """The answer to a question is one of these."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """So many of these answers are among those values; bounds included."""

    of: tuple[str, ...]
    values: tuple[str, ...]
    least: int
    most: int


@dataclass(frozen=True)
class Every:
    """All of them hold; without any it always holds."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Some:
    """At least one of them holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """It does not hold."""

    part: Condition


Condition = Is | Count | Every | Some | Not
ALWAYS = Every()


def read_condition(raw: Mapping[str, Any], groups: Mapping[str, Sequence[str]] | None = None) -> Condition:
    """The condition that a mapping states; `groups` are names for several values or questions at once."""
    named = groups or {}
    parts: list[Condition] = []
    for key, told in raw.items():
        if key == "any":
            parts.append(Some(tuple(read_condition(one, named) for one in told)))
        elif key == "all":
            parts.append(Every(tuple(read_condition(one, named) for one in told)))
        elif key == "not":
            parts.append(Not(read_condition(told, named)))
        elif key == "count":
            parts += [_count(one, named) for one in (told if isinstance(told, list) else [told])]
        else:
            parts.append(Is(key, spelt_out(told, named)))
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _count(told: Mapping[str, Any], named: Mapping[str, Sequence[str]]) -> Count:
    of = spelt_out(told["of"], named)
    least = told.get("exactly", told.get("at_least", 0))
    most = told.get("exactly", told.get("at_most", len(of)))
    return Count(
        of, spelt_out(told["in"], named), len(of) if least == "all" else least, len(of) if most == "all" else most
    )


def spelt_out(told: str | Sequence[str], named: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """One value or several, with those that stand for several written out."""
    listed = [told] if isinstance(told, str) else told
    return tuple(dict.fromkeys(value for one in listed for value in named.get(one, (one,))))


def holds(condition: Condition, values: Values) -> bool | None:
    """Whether it holds for these answers; None where that hangs on answers that are wanting."""
    match condition:
        case Is(name, wanted):
            return values[name] in wanted if name in values else None
        case Count(of, wanted, least, most):
            given = [values[name] for name in of if name in values]
            hits, open_ones = len([value for value in given if value in wanted]), len(of) - len(given)
            if hits > most or hits + open_ones < least:
                return False
            return True if hits >= least and hits + open_ones <= most else None
        case Not(part):
            inner = holds(part, values)
            return None if inner is None else not inner
        case Every(parts):
            return _weighed(parts, values, False)
        case Some(parts):
            return _weighed(parts, values, True)


def _weighed(parts: tuple[Condition, ...], values: Values, decisive: bool) -> bool | None:
    """`decisive` as soon as one part is; else None if one part hangs on what is wanting, else the contrary."""
    hangs = False
    for part in parts:
        told = holds(part, values)
        if told is decisive:
            return decisive
        hangs = hangs or told is None
    return None if hangs else not decisive


def leaves(condition: Condition) -> Iterator[Is | Count]:
    """What the condition is made of in the end: what it asks of answers."""
    match condition:
        case Is() | Count():
            yield condition
        case Not(part):
            yield from leaves(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from leaves(part)


def mentioned(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every question that the condition looks at, with the values that it looks for."""
    for leaf in leaves(condition):
        for name in (leaf.name,) if isinstance(leaf, Is) else leaf.of:
            yield name, leaf.values


def names(condition: Condition) -> tuple[str, ...]:
    """The questions that the condition looks at."""
    return tuple(dict.fromkeys(name for name, _ in mentioned(condition)))


def as_data(condition: Condition) -> dict[str, Any]:
    """The mapping that `read_condition` would read again, with every group written out."""
    match condition:
        case Is(name, wanted):
            return {name: list(wanted)}
        case Count(of, wanted, least, most):
            bounds = {"exactly": least} if least == most else {"at_least": least, "at_most": most}
            return {"count": {"of": list(of), "in": list(wanted), **bounds}}
        case Not(part):
            return {"not": as_data(part)}
        case Every(parts):
            return {"all": [as_data(part) for part in parts]}
        case Some(parts):
            return {"any": [as_data(part) for part in parts]}


def in_words(condition: Condition, values: Values | None = None) -> str:
    """The condition as people read it; with `values`, the answers that it looked at."""
    return _plainly(condition) if values is None else _as_answered(condition, values)


def _plainly(condition: Condition) -> str:
    match condition:
        case Is(name, wanted):
            return f"{name} = {' / '.join(wanted)}"
        case Count(_, (), _, _):
            return NO_OTHER
        case Count(of, wanted, least, most):
            return f"{_how_many(least, most, len(of))} of {', '.join(of)} = {' / '.join(wanted)}"
        case Not(part):
            return f"not ({_plainly(part)})"
        case Every(parts):
            return " and ".join(_inside(part, Some) for part in parts) or "in any case"
        case Some(parts):
            return " or ".join(_inside(part, Every) for part in parts)


def _inside(part: Condition, other: type[Every] | type[Some]) -> str:
    """A part of a list; in brackets where it is a list of the other kind."""
    return f"({_plainly(part)})" if isinstance(part, other) and len(part.parts) > 1 else _plainly(part)


def _how_many(least: int, most: int, of: int) -> str:
    if most <= 0:
        return "none"
    if least >= of:
        return "all"
    if most >= of:
        return f"{least} or more"
    return f"exactly {least}" if least == most else f"{least} to {most}"


def _as_answered(condition: Condition, values: Values) -> str:
    match condition:
        case Is(name, wanted):
            return _answer(name, values) if name in values else f"{name} = {' / '.join(wanted)}"
        case Count(_, (), _, _):
            return NO_OTHER
        case Count(of, wanted, _, _):
            hits = [_answer(name, values) for name in of if values.get(name) in wanted]
            return f"{len(hits)} of {len(of)} {' / '.join(wanted)}" + (f" ({', '.join(hits)})" if hits else "")
        case Not(part):
            given = [_answer(name, values) for name in names(part) if name in values]
            return ", ".join(given) or f"not ({_plainly(part)})"
        case Every(parts):
            return ", ".join(_as_answered(part, values) for part in parts) or "in any case"
        case Some(parts):
            held = [part for part in parts if holds(part, values)]
            return _as_answered(held[0], values) if held else "none of several"


def _answer(name: str, values: Values) -> str:
    return f"{name} = {values[name]}" if values[name] != NOT_ASKED else f"{name} not asked"
