"""What the tables of a report say, in their order: the groups they name, whom they describe, and results."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from attest.extract.arms import Arms
from attest.extract.finding import Found, row_of
from attest.extract.numbers import as_decimal, decimals
from attest.extract.reading import Reading
from attest.extract.tables.grid import REGISTRY, Row, Table, tables_of
from attest.extract.tables.groups import Groups
from attest.extract.tables.heads import columns_of
from attest.extract.tables.labels import SIZES, label_of
from attest.extract.tables.people import people_facts
from attest.extract.tables.registered import registered_facts
from attest.extract.tables.rows import groups_of_rows, is_baseline, result_facts
from attest.extract.tables.walk import COUNT_ALONE, size_beside

Named = dict[str, list[tuple[str | None, Row]]]


class OfTables(NamedTuple):
    """What tables say, and the groups that they name."""

    found: list[Found]
    groups: list[str]


def table_facts(reading: Reading, arms: Arms) -> OfTables:
    """The facts of all tables; a report without tables has none."""
    if any(block.rule.startswith(REGISTRY) for block in reading.document.blocks):
        found = list(registered_facts(reading, Groups(reading, arms, "")))
        return OfTables(found, [one.value for one in found if one.role == "arm.name"])
    tables = list(tables_of(reading))
    if not tables:
        return OfTables([], [])
    notes = " ".join(table.notes for table in tables)
    groups = Groups(reading, arms, notes)
    named = named_groups(tables, groups)
    groups.add(named)
    sizes = {name: size for name, said in named.items() if (size := _one_size(said))}
    out = list(_arm_facts(named, arms))
    for table in tables:
        if is_baseline(table):
            out += people_facts(table, groups)
        else:
            out += result_facts(table, groups, sizes)
    return OfTables(out, list(named))


def named_groups(tables: Sequence[Table], groups: Groups) -> Named:
    """The groups that heads and labels name, with every size that stands beside them and where."""
    named: Named = defaultdict(list)
    for table in tables:
        columns = columns_of(table.heads, table, groups)
        for column in columns:
            if column.group and column.head is not None:
                named[column.group].append((column.size, column.head))
        for row in table.body if any(column.group for column in columns) else ():
            if SIZES.match(row.cell(0)):
                for column in columns:
                    if column.group and not column.size and COUNT_ALONE.fullmatch(row.cell(column.at)):
                        named[column.group].append((row.cell(column.at), row))
        if not any(column.group for column in columns):
            accepted = groups_of_rows(table, groups)
            for row in table.body:
                for label in (label_of(row.cell(at)) for at in range(table.labels)):
                    if label.name in accepted:
                        named[accepted[label.name]].append((label.size or size_beside(row, columns), row))
    return dict(named)


def _one_size(said: Sequence[tuple[str | None, Row]]) -> str | None:
    """The size of a group, where all tables that tell it say the same."""
    sizes = {size for size, _ in said if size}
    return sizes.pop() if len(sizes) == 1 else None


def _first_size(said: Sequence[tuple[str | None, Row]]) -> str | None:
    """The size of a group that is told first, where later ones are no larger: some people are lost on the way."""
    sizes = [size for size, _ in said if size]
    counts = [int(re.sub(r"\D", "", size)) for size in sizes]
    return sizes[0] if sizes and counts[0] == max(counts) else None


def _arm_facts(named: Named, arms: Arms) -> Iterator[Found]:
    """Names and sizes of arms that the abstract does not tell; of a group that grows, no size."""
    told = {(one.role, dict(one.row or ()).get("arm")) for one in arms.found}
    if arms.names and not set(named) & set(arms.names):
        return
    for name, said in named.items():
        if arms.names and name not in arms.names:
            continue
        size, first = _first_size(said), said[0][1]
        place = next((row for one, row in said if one), first)
        row = row_of(arm=name)
        if ("arm.name", name) not in told:
            yield Found("arm.name", name, first.start, first.end, "table-arm", row)
        if size and ("arm.n", name) not in told:
            yield Found("arm.n", size, place.start, place.end, "table-arm", row)


def beside_prose(tables: Sequence[Found], prose: Sequence[Found]) -> list[Found]:
    """The tables' facts without those that the text says already, there perhaps rounded.

    Of age and sex the text's statement stands alone.
    """
    said: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in prose:
        said[one.role, one.row].append(one.value)
    people = {one.role.split(".")[0] if one.role.startswith("age.") else one.role for one in prose if one.row is None}
    sexes = {role for role in people if role.startswith(("study.female", "study.male"))}
    out = []
    for fact in tables:
        if fact.row is None:
            known = "age" in people if fact.role.startswith("age.") else bool(sexes)
            if known:
                continue
        elif any(_same(fact.value, value) for value in said[fact.role, fact.row]):
            continue
        out.append(fact)
    return out


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one, as far as the shorter is printed."""
    first, second = as_decimal(one), as_decimal(other)
    if first is None or second is None:
        return one == other
    places = min(decimals(one), decimals(other))
    return first == second or abs(first - second) <= Decimal(6) / Decimal(10) ** (places + 1)
