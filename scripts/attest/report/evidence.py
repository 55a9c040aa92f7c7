"""Attested values as people read them: how a value looks by its status, and what stands behind it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import Any

# From what is settled to what nobody has touched; the first that a field has is what its cell shows.
STATUSES: dict[str, str] = {
    "adjudicated": "decided where the reviewers had differed",
    "agreed": "agreed by the reviewers",
    "noted": "noted by the reviewers; not compared",
    "sole": "entered by the one reviewer whom the protocol asks for",
    "computed": "worked out from other values by a rule",
    "conflict": "the reviewers differ",
    "single": "entered by one reviewer",
    "suggested": "suggested by a rule, reviewed by nobody yet",
    "unanswered": "nobody has answered yet",
}
CODES = {"not_reported": "NR", "not_applicable": "NA", "unclear": "unclear"}

ONE_REVIEWER, COMPUTED, DIFFER, FLAG, WAITING = "†", "‡", "≠", "⚑", "–"

LEGEND: tuple[tuple[str, str, str], ...] = (
    ("agreed", "27", "settled: agreed by the reviewers or decided by a third"),
    ("single", f"27{ONE_REVIEWER}", "entered by one reviewer"),
    ("conflict", f"27 {DIFFER} 29", "the reviewers differ; waits for a decision"),
    ("suggested", "[27]", "suggested by a rule from the text, reviewed by nobody yet: not evidence"),
    ("computed", f"27{COMPUTED}", "worked out from other values by a rule"),
    ("unanswered", WAITING, "waits: nobody has answered yet"),
    ("flag", FLAG, "an integrity check asks people to look at this value"),
    ("code", "NR", "not reported"),
    ("code", "NA", "not applicable"),
    ("code", "unclear", "reported, but what is meant is unclear"),
)


@dataclass(frozen=True)
class Value:
    """One row of evidence.csv: a value, where it belongs, its status, and the words or the cell it came from."""

    value_id: str = ""
    study_id: str = ""
    study: str = ""
    step: str = ""
    table: str = ""
    table_title: str = ""
    row_id: str = ""
    row: str = ""
    field: str = ""
    title: str = ""
    role: str = ""
    unit: str = ""
    order: int = 0
    value: str = ""
    code: str = ""
    status: str = ""
    by: str = ""
    quote: str = ""
    file: str = ""
    sha256: str = ""
    page: str = ""
    start: str = ""
    end: str = ""
    rule: str = ""
    flags: str = ""
    flag_ids: str = ""
    flag_states: str = ""

    @property
    def answered(self) -> bool:
        return self.status != "unanswered" and bool(self.value or self.code)

    @property
    def place(self) -> str:
        """The file and the characters in it, where a text stands behind the value."""
        if not self.file:
            return ""
        page = f", page {self.page}" if self.page else ""
        return f"{self.file}{page}, characters {self.start}–{self.end}" if self.start and self.end else self.file

    @property
    def where(self) -> str:
        """Which cell of the evidence this is."""
        return " · ".join(part for part in (self.study, self.table_title, self.row, self.title) if part)

    @property
    def shown(self) -> str:
        if not self.answered:
            return WAITING
        return self.value if self.value and not self.code else CODES.get(self.code, self.code)

    @property
    def flags_with_states(self) -> list[str]:
        """Each flag with what became of it, where people were asked."""
        told = zip_longest(parts(self.flags), parts(self.flag_states), fillvalue="")
        return [f"{flag} ({state})" if state else flag for flag, state in told]

    def note(self, limit: int = 600) -> str:
        """What stands behind the value, a line each."""
        quote = self.quote if len(self.quote) <= limit else self.quote[: limit - 1] + "…"
        lines = [
            f"{self.title}: {self.shown}",
            STATUSES.get(self.status, self.status),
            f"“{quote}”" if quote else "",
            self.place,
            *(part for part in parts(self.by)),
            f"rule: {self.rule}" if self.rule else "",
            *(f"{FLAG} {flag}" for flag in self.flags_with_states),
        ]
        return "\n".join(line for line in lines if line)


COLUMNS = tuple(field.name for field in fields(Value))


def read(rows: Iterable[Mapping[str, Any]]) -> list[Value]:
    """Values from plain rows; a missing key is blank, and further keys are left aside."""
    return [
        Value(
            **{name: _text(row.get(name)) for name in COLUMNS if name not in ("order", "status")},
            order=_order(row),
            status=_status(row),
        )
        for row in rows
    ]


def _status(row: Mapping[str, Any]) -> str:
    """The status; one reviewer's answer is settled where the protocol asks for no second one."""
    status = _text(row.get("status"))
    settled = _text(row.get("settled")).lower()
    if status == "single" and settled == "true":
        return "sole"
    return "single" if status == "agreed" and settled == "false" else status  # fewer than the protocol asks for


def parts(text: str) -> list[str]:
    """Several entries in one text."""
    return [part.strip() for part in text.split(" | ") if part.strip()]


@dataclass(frozen=True)
class Piece:
    """A run of text in a cell: a value as it is shown, or with `value` None the words around values."""

    text: str
    value: Value | None = None
    mark: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in one cell of an evidence table, piece by piece, each with its value."""

    pieces: tuple[Piece, ...] = ()

    @property
    def values(self) -> list[Value]:
        return [piece.value for piece in self.pieces if piece.value is not None]

    @property
    def value_ids(self) -> list[str]:
        return list(dict.fromkeys(value.value_id for value in self.values))

    @property
    def answered(self) -> bool:
        return any(value.answered for value in self.values)

    @property
    def status(self) -> str:
        """The least settled status among the values shown."""
        known = list(STATUSES)
        found = [value.status for value in self.values if value.status in STATUSES]
        return max(found, key=known.index, default="unanswered")

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.marked())

    @property
    def note(self) -> str:
        return "\n\n".join(value.note() for value in self.values if value.answered)

    def marked(self) -> list[Piece]:
        """The pieces with the signs of their status: around the whole cell where all values share one."""
        values = self.values
        statuses = {value.status for value in values}
        if len(statuses) == 1:
            pieces = _with_signs(list(self.pieces), next(iter(statuses)), self.answered)
        else:
            pieces = []
            for piece in self.pieces:
                own = piece.value.status if piece.value is not None and piece.value.answered else ""
                pieces += _with_signs([piece], own, True)
        if any(value.flags for value in values):
            pieces.append(Piece(FLAG, mark=True))
        return pieces


UNTOUCHED = Cell((Piece(WAITING),))  # a field of which nothing at all is known yet


def _with_signs(pieces: list[Piece], status: str, answered: bool) -> list[Piece]:
    if status == "suggested" and answered:
        return [Piece("[", mark=True), *pieces, Piece("]", mark=True)]
    if status == "single" and answered:
        return [*pieces, Piece(ONE_REVIEWER, mark=True)]
    if status == "computed" and answered:
        return [*pieces, Piece(COMPUTED, mark=True)]
    return pieces


def best(values: Sequence[Value]) -> list[Value]:
    """Of all that is known of one field, what its cell shows: the values with the most settled status."""
    for status in STATUSES:
        found = [value for value in values if value.status == status and (value.answered or status == "unanswered")]
        if found:
            return found
    return list(values)


def pieces(values: Sequence[Value], unit: str = "") -> list[Piece]:
    """The pieces of one field; values in conflict stand side by side with a sign between them."""
    found: list[Piece] = []
    for value in best(values):
        for text in parts(value.shown) if value.status == "conflict" else [value.shown]:
            if found:
                found.append(Piece(f" {DIFFER} " if value.status == "conflict" else " / "))
            found.append(Piece(text + with_unit(text, unit) if value.answered and not value.code else text, value))
    if len(found) == 1 and found[0].value is not None and found[0].value.status == "conflict":
        found.insert(0, Piece(f"{DIFFER} ", mark=True))  # of a conflict only one side is known
    return found


def with_unit(text: str, unit: str) -> str:
    """What to add to a number for its unit: nothing where it carries it already, no space before a per cent."""
    if not unit or text.rstrip().endswith(unit):
        return ""
    return unit if unit == "%" else f" {unit}"


def _order(row: Mapping[str, Any]) -> int:
    given = str(row.get("order") or "0")
    return int(given) if given.lstrip("-").isdigit() else 0


def _text(given: object) -> str:
    return "" if given is None else str(given)
