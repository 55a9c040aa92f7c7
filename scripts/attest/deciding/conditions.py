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
WORDS = ("count", "any", "all", "not")  # what a mapping may hold beside the names of questions
BOUNDS = ("at_least", "at_most", "exactly")

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
            hits = sum(name in values and values[name] in wanted for name in of)
            open_ones = sum(name not in values for name in of)
            if hits > most or hits + open_ones < least:
                return False
            return True if hits >= least and hits + open_ones <= most else None
        case Not(part):
            inner = holds(part, values)
            return None if inner is None else not inner
        case Every(parts):
            told = [holds(part, values) for part in parts]
            return False if False in told else None if None in told else True
        case Some(parts):
            told = [holds(part, values) for part in parts]
            return True if True in told else None if None in told else False


def mentioned(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every question that the condition looks at, with the values that it looks for."""
    match condition:
        case Is(name, wanted):
            yield name, wanted
        case Count(of, wanted, _, _):
            for name in of:
                yield name, wanted
        case Not(part):
            yield from mentioned(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from mentioned(part)


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
    match condition:
        case Is(name, wanted):
            return f"{name} = {values[name] if values and name in values else ' / '.join(wanted)}"
        case Count(_, (), _, _):
            return "none of the rows above holds"
        case Count(of, wanted, least, most):
            if values is not None:
                hits = [f"{name} = {values[name]}" for name in of if values.get(name, None) in wanted]
                return f"{len(hits)} of {len(of)} {' / '.join(wanted)}" + (f" ({', '.join(hits)})" if hits else "")
            many = f"{least}" if least == most else f"{least} or more" if most >= len(of) else f"{least} to {most}"
            return f"{many} {' / '.join(wanted)} among {', '.join(of)}"
        case Not(part):
            return f"not ({in_words(part, values)})"
        case Every(parts):
            return ", ".join(in_words(part, values) for part in parts) or "in any case"
        case Some(parts):
            if values is not None:
                held = [part for part in parts if holds(part, values)]
                return in_words(held[0], values) if held else "none of several"
            return " or ".join(f"({in_words(part)})" if isinstance(part, Every) else in_words(part) for part in parts)
