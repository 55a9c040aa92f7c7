"""The evidence tables as HTML: every value leads to its attestation, and looks as settled as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from attest.report import evidence, evidence_table
from attest.report.evidence import Cell, Value
from attest.report.evidence_table import Column, Row, Table

SIDEWAYS_MOST = 3  # up to so many studies stand side by side, and what is known of them runs down the page
COLUMNS_MOST = 6  # more columns than that are not readable on an A4 page: the table goes on below

Values = Iterable[Mapping[str, Any]]


@cache
def templates() -> Environment:
    """The templates, which escape everything that they are given."""
    made = Environment(
        loader=PackageLoader("attest.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["anchor"] = anchor
    made.filters["cell"] = cell
    made.filters["parts"] = evidence.parts
    return made


def anchor(value_id: str) -> str:
    """The value's id as the name of a place in the page."""
    return re.sub(r"[^\w.:-]", "_", value_id)


def page(values: Values, title: str) -> str:
    """A page of its own with the evidence tables and what stands behind them."""
    known = list(values)
    return str(
        _render(
            "evidence_page",
            title=title,
            legend=legend(),
            characteristics=characteristics(known),
            results=results(known),
            adverse_events=adverse_events(known),
            attestations=attestations(known),
        )
    )


def characteristics(values: Values) -> Markup:
    """One table with the studies side by side where they are few, else a table for each group of columns."""
    table = evidence_table.characteristics(values)
    if not table.rows:
        return Markup("")
    if len(table.rows) <= SIDEWAYS_MOST:
        return _render("characteristics_sideways", table=table, groups=_groups(table.columns))
    return Markup("\n").join(_parts(table))


def results(values: Values) -> Markup:
    return _rows(evidence_table.results(values))


def adverse_events(values: Values) -> Markup:
    return _rows(evidence_table.adverse_events(values))


def legend() -> Markup:
    return _render("legend", legend=evidence.LEGEND)


def attestations(values: Values) -> Markup:
    """Everything that stands behind each answered value, under the id that the tables link to."""
    known = [value for value in evidence.read(values) if value.answered]
    studies = [
        (study, [value for value in known if value.study == study]) for study in dict.fromkeys(v.study for v in known)
    ]
    return _render("attestations", studies=studies, statuses=evidence.STATUSES)


def cell(shown: Cell) -> Markup:
    """A cell with each value a link to its attestation."""
    return _render("cell", cell=shown, look=look)


def look(value: Value) -> str:
    """The class of a value: its status, and whether a check flagged it."""
    status = value.status if value.status in evidence.STATUSES else "unanswered"
    return f"v status-{status}" + (" flagged" if value.flags else "")


@dataclass(frozen=True)
class _Group:
    title: str
    columns: tuple[Column, ...]


def _groups(columns: Sequence[Column]) -> list[_Group]:
    titles = dict.fromkeys(column.group for column in columns)
    return [_Group(title, tuple(c for c in columns if c.group == title)) for title in titles]


def _parts(table: Table) -> list[Markup]:
    """The table in parts as wide as a page: small groups share one, and a large one is divided evenly."""
    parts: list[tuple[list[str], list[Column]]] = []
    for group in _groups(table.columns):
        answered = [column for column in group.columns if table.answered(column)]
        if parts and answered and len(parts[-1][1]) + len(answered) <= COLUMNS_MOST:
            parts[-1] = ([*parts[-1][0], group.title], [*parts[-1][1], *answered])
            continue
        count = -(-len(answered) // COLUMNS_MOST)
        size = -(-len(answered) // count) if count else 1
        for start in range(0, len(answered), size):
            parts.append(([group.title + (" (continued)" if start else "")], answered[start : start + size]))
    waiting = [column.title for column in table.columns if not table.answered(column)]
    made = []
    for number, (titles, columns) in enumerate(parts, start=1):
        named = ", ".join(title for title in titles if title)
        part = Table(f"{table.title}: {named}" if named else table.title, tuple(columns), table.rows)
        made.append(_render("table", table=part, waiting=waiting if number == len(parts) else [], heard=False))
    return made


def _rows(table: Table) -> Markup:
    shown = [column for column in table.columns if not column.detail]
    answered = tuple(column for column in shown if table.answered(column) or column.key == "reported")
    rows = [row for row in table.rows if any(found.answered or found.text for found in row.cells.values())]
    if not rows:
        return Markup("")
    return _render("table", table=Table(table.title, answered, tuple(_together(rows))), waiting=[], heard=True)


def _together(rows: Sequence[Row]) -> list[Row]:
    """Rows of one study together, in the order in which the studies come."""
    order = {row.study_id: number for number, row in reversed(list(enumerate(rows)))}
    return sorted(rows, key=lambda row: order[row.study_id])


def _render(name: str, **given: Any) -> Markup:
    return Markup(templates().get_template(f"{name}.html").render(**given))
