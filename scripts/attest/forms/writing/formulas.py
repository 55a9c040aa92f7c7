"""Conditions and rules as formulas of a spreadsheet, so that a workbook shows what follows without us.

The cell of a question holds its answer, `OPEN` while that is wanting, and nothing where it is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attest.deciding.conditions import Condition, Count, Every, Is, Not, Some
from attest.deciding.rule import RESULT, Row, Table
from attest.forms.cells.grid import cut

OPEN = "?"
YES, NO = "yes", "no"
LONGEST_TEXT = 250  # characters of a text in a formula: Excel takes 255
Place = Callable[[str], str]  # the cell of a question or step


def text(words: str) -> str:
    """Words as they stand in a formula."""
    return '"' + words.replace('"', '""') + '"'


def certain(condition: Condition, cell: Place) -> str:
    """A formula that is true where the condition holds whatever the open answers will be."""
    match condition:
        case Is(name, wanted):
            return _any(f"{cell(name)}={text(value)}" for value in wanted)
        case Count(of, wanted, least, most):
            return _between(_sum(of, wanted, cell), _sum(of, (*wanted, OPEN), cell), least, most, len(of))
        case Not(part):
            return f"NOT({possible(part, cell)})"
        case Every(parts):
            return _all(certain(part, cell) for part in parts)
        case Some(parts):
            return _any(certain(part, cell) for part in parts)


def possible(condition: Condition, cell: Place) -> str:
    """A formula that is true where the condition may hold, once the open answers are given."""
    match condition:
        case Is(name, wanted):
            return _any(f"{cell(name)}={text(value)}" for value in (*wanted, OPEN))
        case Count(of, wanted, least, most):
            return _between(_sum(of, (*wanted, OPEN), cell), _sum(of, wanted, cell), least, most, len(of))
        case Not(part):
            return f"NOT({certain(part, cell)})"
        case Every(parts):
            return _all(possible(part, cell) for part in parts)
        case Some(parts):
            return _any(possible(part, cell) for part in parts)


def asked(condition: Condition, cell: Place) -> str:
    """A formula for whether a question is asked: yes, no or `OPEN`."""
    return f"=IF({certain(condition, cell)},{text(YES)},IF({possible(condition, cell)},{text(OPEN)},{text(NO)}))"


def judged(table: Table, cell: Place) -> str:
    """A formula, without its equals sign, for what a table leads to; nothing where no row holds."""
    if table.worst:
        rows = [(_any(f"{cell(name)}={text(level)}" for name in table.worst), level) for level in reversed(table.order)]
    else:
        rows = [(certain(row.when, cell), "" if row.decision else row.then) for row in table.rows]
    formula = text("")
    for condition, value in reversed(rows):
        formula = text(value) if condition == "TRUE" else f"IF({condition},{text(value)},{formula})"
    return formula


def remarks(table: Table, cell: Place) -> str:
    """A formula, without its equals sign, for what people should know of the row that holds; "" where there is none."""
    told = [(certain(row.when, cell), lines) for row in table.rows if (lines := remarks_on(row, table.name))]
    written = [(held, "&".join(f"CHAR(10)&{text(cut(one, LONGEST_TEXT))}" for one in lines)) for held, lines in told]
    return "&".join(f"IF({held},{words},{text('')})" for held, words in written)


def remarks_on(row: Row, table: str) -> list[str]:
    """Who reads a row of a rule otherwise, and why people must decide before its judgement counts."""
    at = "" if table == RESULT else f" for {table}"
    told = [f"{other.by} would read {other.then}{at}" for other in row.disputes]
    if row.decision:
        told.append(f"the rule gives {row.then}, but people decide: {row.decision}")
    return told


def any_open(names: Iterable[str], cell: Place) -> str:
    """A formula, without its equals sign, that is true while one of the answers is wanting."""
    return _any(f"{cell(name)}={text(OPEN)}" for name in names)


def _sum(of: Iterable[str], wanted: Iterable[str], cell: Place) -> str:
    values = tuple(wanted)
    return "+".join(f"IF({_any(f'{cell(name)}={text(value)}' for value in values)},1,0)" for name in of)


def _between(low: str, high: str, least: int, most: int, all_of_them: int) -> str:
    """`low` at least so many, `high` at most so many; bounds that always hold are left out."""
    parts = [*([f"({low})>={least}"] if least > 0 else []), *([f"({high})<={most}"] if most < all_of_them else [])]
    return _all(parts)


def _all(parts: Iterable[str]) -> str:
    listed = [part for part in parts if part != "TRUE"]
    return listed[0] if len(listed) == 1 else f"AND({','.join(listed)})" if listed else "TRUE"


def _any(parts: Iterable[str]) -> str:
    listed = list(parts)
    return (
        "TRUE"
        if "TRUE" in listed
        else listed[0]
        if len(listed) == 1
        else f"OR({','.join(listed)})"
        if listed
        else "FALSE"
    )
