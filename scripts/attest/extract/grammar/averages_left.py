"""Averages that the grammar has named nothing for, by the words that stand between "mean" and the number."""

from __future__ import annotations

from collections.abc import Iterator

from attest.extract.context import Context, emit
from attest.extract.finding import Found
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.significance import Told
from attest.extract.measured import located
from attest.extract.statistics import Statistic

ROLES = ("mean", "median", "estimate", "percent")  # what the grammar may have read an average as


def averages_left(context: Context, sheet: Sheet, found: list[Atom], rows: list[Told]) -> Iterator[Found]:
    """The averages that are not on the sheet; each is told to the p values behind it."""
    for one, row, start in located(context):
        if _is_read(context, sheet, one):
            continue
        parts = {role: value for role, (value, _, _) in one.parts.items()}
        if one.unit:
            parts["unit"] = one.unit[0]
        rows += [(atom, row, start) for atom in found if atom.start <= one.start < atom.end and atom.kind != "p"]
        yield from emit(context, row, parts, (start, one.end), f"location-{'-'.join(one.parts)}")


def _is_read(context: Context, sheet: Sheet, one: Statistic) -> bool:
    at = context.sentence.start
    value, start, end = next(one.parts[role] for role in ("mean", "median") if role in one.parts)
    return any(sheet.read(role, value, at + start, at + end) for role in ROLES)
