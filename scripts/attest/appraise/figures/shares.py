"""How the studies of a block share out over the levels of each column: the numbers behind the weighted summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attest.appraise.figures.blocks import NOT_APPLICABLE, OVERALL, UNKNOWN, Block, Column, Level, Row


class Part(NamedTuple):
    """One level in a bar: what share of the whole it has (0 to 1) and how many studies; None: not settled yet."""

    level: Level | None
    share: float
    studies: int


class Bar(NamedTuple):
    """One column summed up: its parts from best to worst, how many studies count, and how many are not applicable."""

    column: Column
    parts: tuple[Part, ...]
    studies: int
    not_applicable: int


def bars(block: Block, weighted: bool = False) -> list[Bar]:
    """A bar a column and one for the overall judgement.

    Answers that are not settled count with those that nobody gave. What is not applicable is left out of its bar.
    `weighted` counts each study by its weight; a study without one is then left out of every bar.
    """
    rows = counted(block, weighted)
    columns = list(block.columns)
    if block.overall:
        columns.append(Column(OVERALL, "", block.overall, overall=True))
    return [_bar(block, column, rows, weighted) for column in columns]


def counted(block: Block, weighted: bool) -> list[Row]:
    """The rows that a summary counts."""
    return [row for row in block.rows if row.counts() or not weighted]


def _bar(block: Block, column: Column, rows: Sequence[Row], weighted: bool) -> Bar:
    held: dict[Level | None, list[float]] = {}
    not_applicable = 0
    for row in rows:
        level = block.level(row.answer(column.key), column.key)
        settled = row.settled(column.key)
        if level is not None and settled and level.kind == NOT_APPLICABLE:
            not_applicable += 1
        else:
            held.setdefault(level if settled else None, []).append((row.weight or 0.0) if weighted else 1.0)
    whole = sum(sum(weights) for weights in held.values())
    parts = tuple(
        Part(level, sum(held[level]) / whole if whole else 0.0, len(held[level]))
        for level in sorted(held, key=lambda one: _rank(block, column, one))
    )
    return Bar(column, parts, sum(part.studies for part in parts), not_applicable)


def _rank(block: Block, column: Column, level: Level | None) -> tuple[int, int, str]:
    """The scale in its order, then no information, then what the instrument does not have, then what is open."""
    if level is None:
        return (3, 0, "")
    if level.kind == UNKNOWN:
        return (2, 0, level.key)
    scale = (block.overall_levels or block.levels) if column.key == OVERALL else block.levels
    place = next((number for number, one in enumerate(scale) if one.key == level.key), len(scale))
    return (1 if level.kind else 0, place, level.key)
