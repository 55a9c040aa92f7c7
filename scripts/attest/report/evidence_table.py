"""Evidence tables from attested values: characteristics of studies, results, adverse events; and their CSV files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from attest import tables
from attest.report import evidence
from attest.report.evidence import Cell, Piece, Value
from attest.report.reported_result import COMPACT, compact

if TYPE_CHECKING:
    import pandas as pd

Key = TypeVar("Key", bound=Hashable)

# Roles of one-row tables that read better together: the column's name, its roles, and what each stands for.
_DISTRIBUTION = ("mean", "sd", "se", "median", "q1", "q3", "min", "max", "unit")
TOGETHER: dict[str, tuple[str, dict[str, str]]] = {
    "age": ("Age", {f"age.{name}": name for name in _DISTRIBUTION}),
    "follow_up": ("Follow-up", {f"follow_up.{name}": name for name in _DISTRIBUTION}),
    "female": ("Women", {"study.female_n": "events", "study.female_percent": "percent"}),
    "male": ("Men", {"study.male_n": "events", "study.male_percent": "percent"}),
}
MEMBER = {role: (key, part) for key, (_, roles) in TOGETHER.items() for role, part in roles.items()}


@dataclass(frozen=True)
class Column:
    """A column; one with `detail` is left to the spreadsheet, since a readable cell already holds its figures."""

    key: str
    title: str
    group: str = ""
    detail: bool = False


@dataclass(frozen=True)
class Row:
    study_id: str
    study: str
    cells: Mapping[str, Cell]

    def cell(self, column: Column) -> Cell:
        return self.cells.get(column.key, Cell())

    @property
    def value_ids(self) -> list[str]:
        return list(dict.fromkeys(name for cell in self.cells.values() for name in cell.value_ids))


@dataclass(frozen=True)
class Table:
    """A table of evidence: the first column is the study, the others are `columns`."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def answered(self, column: Column) -> bool:
        return any(row.cell(column).answered for row in self.rows)

    def answered_keys(self) -> set[str]:
        return {column.key for column in self.columns if self.answered(column)}

    def headings(self) -> list[str]:
        """One heading a column, each only once: with its group where two would be the same."""
        seen = Counter(column.title for column in self.columns)
        names = [
            f"{column.group}: {column.title}" if seen[column.title] > 1 and column.group else column.title
            for column in self.columns
        ]
        again = Counter(names)
        return [
            f"{name} ({column.key})" if again[name] > 1 or name in ("Study", "value_ids") else name
            for name, column in zip(names, self.columns, strict=True)
        ]


def characteristics(values: Iterable[Mapping[str, Any]]) -> Table:
    """A row for each study; the one-row tables in form order, other tables in a cell each, bias last."""
    known = evidence.read(values)
    apart = {v.table for v in known if _of(v, "result") or _of(v, "adverse_event")}
    mine = [v for v in known if (v.step == "extraction" and v.table not in apart) or v.role == "bias.judgement"]
    many = {v.table for v in mine if v.row_id and v.role != "bias.judgement"}
    named: dict[str, Column] = {}
    held: dict[str, list[Value]] = {}
    cells: dict[str, dict[str, list[Value]]] = {}
    for value in sorted(mine, key=lambda value: (value.role == "bias.judgement", value.order)):
        column = _column(value, many)
        named.setdefault(column.key, column)
        held.setdefault(column.key, []).append(value)
        cells.setdefault(value.study_id, {}).setdefault(column.key, []).append(value)
    places = [{key: found[0].order for key, found in own.items()} for own in cells.values()]
    columns = _grouped([named[key] for key in _in_form_order(places)])
    units = {key: "" if found[0].role in MEMBER or key in many else _unit(found) for key, found in held.items()}
    rows = [
        Row(study_id, study, {c.key: _cell(cells[study_id].get(c.key, []), many, units[c.key]) for c in columns})
        for study_id, study in _studies(known)
        if study_id in cells
    ]
    titled = tuple(Column(c.key, _titled(c.title, units[c.key]), c.group) for c in columns)
    return Table("Characteristics of the studies", titled, tuple(rows))


def results(values: Iterable[Mapping[str, Any]]) -> Table:
    """A row for each study, outcome, arm and time point, with what was reported in one cell."""
    heads = {"outcome": "Outcome", "arm": "Arm or comparison", "time_point": "Time point"}
    return _rows_table(values, "result", "Results as reported", heads, ("direction", "p"))


def adverse_events(values: Iterable[Mapping[str, Any]]) -> Table:
    """A row for each study, event and arm."""
    return _rows_table(values, "adverse_event", "Adverse events", {"name": "Event", "arm": "Arm"}, ())


def write_csv(
    characteristics_csv: str | Path,
    results_csv: str | Path,
    values: Sequence[Mapping[str, Any]],
    adverse_events_csv: str | Path | None = None,
) -> None:
    """Write the tables as people read them, each row with the ids of the values that it shows."""
    wanted = [(characteristics_csv, characteristics(values)), (results_csv, results(values))]
    if adverse_events_csv is not None:
        wanted.append((adverse_events_csv, adverse_events(values)))
    for path, table in wanted:
        told = frame(table)
        names = [str(name) for name in told.columns]
        tables.write_csv(path, (dict(zip(names, row, strict=True)) for row in told.itertuples(index=False)), names)


def frame(table: Table) -> pd.DataFrame:
    """The table as text: a row a row of the table, a column a column, the study first and the value ids last."""
    import pandas as pd  # here, since the report needs the tables but not this, and importing it takes half a second

    headings = table.headings()
    rows = [[row.study, *(row.cell(one).text for one in table.columns), " ".join(row.value_ids)] for row in table.rows]
    return pd.DataFrame(rows, columns=["Study", *headings, "value_ids"], dtype=str)


def _of(value: Value, group: str) -> bool:
    return value.role.startswith(f"{group}.")


def _studies(values: Sequence[Value]) -> list[tuple[str, str]]:
    labels: dict[str, str] = {}
    for value in values:
        labels.setdefault(value.study_id, value.study)
    return list(labels.items())


def _column(value: Value, many: set[str]) -> Column:
    """The column of the characteristics in which a value stands."""
    if value.role == "bias.judgement":
        return Column("bias", "Overall judgement", "Risk of bias")
    if value.table in many:
        return Column(value.table, value.table_title or value.table, value.table_title)
    if value.role in MEMBER:
        key = MEMBER[value.role][0]
        return Column(f"{value.table}.{key}", TOGETHER[key][0], value.table_title)
    return Column(f"{value.table}.{value.field}", value.title or value.field, value.table_title)


def _in_form_order(places: Sequence[Mapping[str, int]]) -> list[str]:
    """Columns by their place in the form; where places count rows instead, the orders of all rows are merged."""
    seen: dict[str, set[int]] = {}
    for own in places:
        for key, place in own.items():
            seen.setdefault(key, set()).add(place)
    return sorted(seen, key=lambda key: min(seen[key]))


def _grouped(columns: Sequence[Column]) -> list[Column]:
    """Columns of one group side by side, the groups in the order of their first column."""
    groups = list(dict.fromkeys(column.group for column in columns))
    return [column for group in groups for column in columns if column.group == group]


def _cell(values: Sequence[Value], many: set[str], column_unit: str) -> Cell:
    """One study's values of one column; their unit is named only where the column does not name it."""
    if not values:
        return evidence.UNTOUCHED
    if values[0].table in many and values[0].role != "bias.judgement":
        return _listed(values)
    if values[0].role in MEMBER:
        statistics = _by(values, lambda value: MEMBER[value.role][1])
        unit = _stated_unit(statistics.pop("unit", [])) or _unit(values)
        return compact(statistics, unit)
    written: list[Piece] = []
    for found in _by(values, lambda value: value.row_id).values():  # judgements of several results
        unit = "" if column_unit else _unit(found)
        written += [*([Piece("; ")] if written else []), *evidence.pieces(found, unit)]
    return Cell(tuple(written))


def _listed(values: Sequence[Value]) -> Cell:
    """The rows of a table in one cell, such as the arms of a trial: first what names the row, then the rest."""
    written: list[Piece] = []
    for own in _by(values, lambda value: value.row_id).values():
        stated: list[Piece] = []
        for found in _by(sorted(own, key=lambda value: value.order), lambda value: value.field).values():
            if any(value.answered for value in found):
                between = [Piece(f"{', ' if len(stated) > 1 else ': '}{_lower(found[0].title)} ")] if stated else []
                stated += [*between, *evidence.pieces(found, _unit(found))]
        if stated:
            written += [*([Piece("; ")] if written else []), *stated]
    return Cell(tuple(written)) if written else Cell(tuple(evidence.pieces(values[:1])))


def _lower(title: str) -> str:
    """A title within a sentence; abbreviations keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _rows_table(
    values: Iterable[Mapping[str, Any]], group: str, title: str, heads: Mapping[str, str], after: Sequence[str]
) -> Table:
    known = evidence.read(values)
    apart = {v.table for v in known if _of(v, group)}
    mine = [v for v in known if v.table in apart]
    part = {v.role: v.role.removeprefix(f"{group}.") for v in mine if _of(v, group)}
    known_titles = {part.get(v.role, v.field): v.title or v.field for v in mine}
    in_rows = _by(sorted(mine, key=lambda v: v.order), lambda v: (v.study_id, v.table, v.row_id)).values()
    places = [{name: of[0].order for name, of in _by(f, lambda v: part.get(v.role, v.field)).items()} for f in in_rows]
    titles = {name: known_titles[name] for name in _in_form_order(places)}
    own = [name for name in titles if name not in (*heads, *after, *COMPACT, "unit")]
    columns = [
        *(Column(name, titles.get(name, words)) for name, words in heads.items()),
        Column("reported", "As reported"),
        *(Column(name, titles[name]) for name in (*after, *own) if name in titles),
        *(
            Column(name, titles[name], "Figures one by one", detail=True)
            for name in (*COMPACT, "unit")
            if name in titles
        ),
    ]
    rows = []
    for found in _by(mine, lambda value: (value.study_id, value.table, value.row_id)).values():
        by_part = _by(found, lambda value: part.get(value.role, value.field))
        cells = {name: Cell(tuple(evidence.pieces(by_part[name], _unit(by_part[name])))) for name in by_part}
        figures = {name: by_part[name] for name in by_part if name in COMPACT}
        unit = _unit([v for name in figures for v in figures[name] if _measured(name)])
        cells["reported"] = compact(figures, _stated_unit(by_part.get("unit", [])) or unit)
        first = next(iter(heads))
        if not cells.get(first, Cell()).answered and found[0].row:
            cells[first] = Cell((Piece(found[0].row),))  # the row's own label stands in for a missing name
        rows.append(Row(found[0].study_id, found[0].study, cells))
    return Table(title, tuple(columns), tuple(rows))


def _measured(name: str) -> bool:
    return name in ("mean", "median", "min", "max", "q1", "q3", "sd", "se")


def _by(values: Sequence[Value], key: Callable[[Value], Key]) -> dict[Key, list[Value]]:
    """Values that belong together, in the order in which they come."""
    found: dict[Key, list[Value]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return found


def _stated_unit(values: Sequence[Value]) -> str:
    return next((v.value for v in evidence.best(values) if v.answered and not v.code), "") if values else ""


def _unit(values: Sequence[Value]) -> str:
    """The unit that all these values share; none where they differ or stand together in one cell."""
    units = {value.unit for value in values if value.unit}
    return next(iter(units)) if len(units) == 1 else ""


def _titled(title: str, unit: str) -> str:
    return f"{title} ({unit})" if unit and unit not in title else title
