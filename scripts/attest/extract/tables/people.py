"""Age and sex of all people of a study, from the column of its total or of its only group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.ages import NO_AGE
from attest.extract.finding import Found
from attest.extract.tables.formats import chosen, read_cell, self_told, told
from attest.extract.tables.grid import Row, Table, is_blank, is_data
from attest.extract.tables.groups import SUBGROUP, Groups
from attest.extract.tables.heads import Column, columns_of
from attest.extract.tables.labels import Label, label_of

AGE = re.compile(
    r"^\W*(?:(?:mean|median|average|patients?['’]?s?|participants?['’]?|chronological)\s+)*age(?:\s+(?:of\s+(?:the\s+)?"
    r"(?:patients|participants|subjects)|at\s+(?:baseline|entry|inclusion|enrol?lment|randomi[sz]ation)|in\s+years))?\W*$",
    re.I,
)
FEMALE = re.compile(
    r"^\W*(?:(?:sex|gender)\W+(?:\(?(?:%\s*)?)?)?(?:females?|women|girls)(?:\s+(?:sex|gender|patients|participants))?\W*$",
    re.I,
)
MALE = re.compile(
    r"^\W*(?:(?:sex|gender)\W+(?:\(?(?:%\s*)?)?)?(?:males?|men|boys)(?:\s+(?:sex|gender|patients|participants))?\W*$",
    re.I,
)


def people_facts(table: Table, groups: Groups) -> Iterator[Found]:
    """Of a table that describes the people: age.*, study.female_* and study.male_*, each with its row as its words."""
    columns = columns_of(table.heads, table, groups)
    column = _whole(table, columns)
    if column is None:
        return
    general = [
        forms
        for text in (*(head.cell(0) for head in table.heads), table.caption, table.notes)
        if (forms := told(text)[0])
    ]
    heading: Label | None = None
    for row in table.body:
        label = label_of(", ".join(row.cell(at) for at in range(table.labels) if row.cell(at)))
        cell = row.cell(column.at)
        if is_blank(cell) or not is_data(cell):
            heading = label
            continue
        above = (heading.forms,) if heading is not None else ()
        layers = [forms for forms in (label.forms, *above, column.forms, *general) if forms]
        yield from _age(row, label, cell, layers, heading)
        yield from _sex(row, label, cell, layers, column.size)


def _whole(table: Table, columns: list[Column]) -> Column | None:
    """The column of everybody: the total's, or the only one with figures."""
    totals = [one for one in columns if one.kind == "total"]
    if totals:
        return totals[0] if len(totals) == 1 else None
    held = [one for one in columns if any(is_data(row.cell(one.at)) for row in table.body)]
    if len(held) != 1 or held[0].kind != "value" or SUBGROUP.search(held[0].words):
        return None
    return held[0]


def _parts(cell: str, layers: list[tuple[str, ...]], size: str | None) -> dict[str, str] | None:
    for forms in layers:
        form = chosen(forms, [(cell, size)])
        if form and (parts := read_cell(cell, form, size)):
            return parts
        if len(forms) == 1:
            break
    return self_told(cell, size)


def _age(row: Row, label: Label, cell: str, layers: list[tuple[str, ...]], heading: Label | None) -> Iterator[Found]:
    name = label.name
    under = heading is not None and AGE.match(heading.name) is not None and not name
    if NO_AGE.search(label.text) or not (AGE.match(name) or under):
        return
    parts = _parts(cell, layers, None)
    if not parts or not {"mean", "median"} & set(parts):
        return
    rule = f"table-age-{'-'.join(parts)}"
    for role, value in parts.items():
        if role not in ("ci_low", "ci_high", "total"):
            yield Found(f"age.{role}", value, row.start, row.end, rule)
    unit = label.unit or (heading.unit if under and heading is not None else "")
    if unit:
        yield Found("age.unit", unit, row.start, row.end, rule)


def _sex(row: Row, label: Label, cell: str, layers: list[tuple[str, ...]], size: str | None) -> Iterator[Found]:
    sex = "female" if FEMALE.match(label.name) else "male" if MALE.match(label.name) else ""
    if not sex:
        return
    parts = _parts(cell, layers, size) or {}
    if "events" not in parts and "percent" not in parts:
        return
    for part, role in (("events", "n"), ("percent", "percent")):
        if part in parts:
            yield Found(f"study.{sex}_{role}", parts[part], row.start, row.end, f"table-{sex}")
