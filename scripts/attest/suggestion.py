"""A suggestion: a value for a role or a field, the words it came from, and what read them: rule, pattern or model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from attest.model import MODEL
from attest.patterns import PATTERN

COLUMNS = ("file", "role", "value", "row", "quote", "start", "end", "rule", "report_id", "page", "field")


@dataclass(frozen=True)
class Suggestion:
    """What a rule read in a report.

    `value` is the string as reported (authors are a list); `row` names the row it belongs to (outcome, arm,
    time point, event) or is None; `start` and `end` count characters of the original file, or of the text that was
    read from a file that is no text itself; `page` is where a file with pages has them, else "". `field`
    is the one question, as `section/field`, that a team's own pattern reads for; such a question may have no role ("").
    """

    file: str
    role: str
    value: str | tuple[str, ...]
    row: tuple[tuple[str, str], ...] | None
    quote: str
    start: int
    end: int
    rule: str
    report_id: str
    page: str = ""
    field: str = ""

    @property
    def row_dict(self) -> dict[str, str] | None:
        return None if self.row is None else dict(self.row)

    def as_dict(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "role": self.role,
            "value": list(self.value) if isinstance(self.value, tuple) else self.value,
            "row": self.row_dict,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "rule": self.rule,
            "report_id": self.report_id,
            **({"page": self.page} if self.page else {}),
            **({"field": self.field} if self.field else {}),
        }

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> Suggestion:
        value, row = found["value"], found.get("row")
        return cls(
            file=found["file"],
            role=found["role"],
            value=tuple(value) if isinstance(value, list) else value,
            row=None if row is None else tuple(row.items()),
            quote=found["quote"],
            start=found["start"],
            end=found["end"],
            rule=found["rule"],
            report_id=found["report_id"],
            page=found.get("page", ""),
            field=found.get("field", ""),
        )


def by_rules(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Lines of suggestions without those of a language model, for what nobody looks at before it counts."""
    return [one for one in rows if not one["rule"].startswith(MODEL)]


def rules_first(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Lines of suggestions, those of a team's patterns first and of a language model last, in their order otherwise."""
    return sorted(rows, key=lambda one: (not one["rule"].startswith(PATTERN), one["rule"].startswith(MODEL)))


class Readable(Protocol):
    """The part of a source that a quote is looked up in."""

    @property
    def original(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def origin(self) -> Sequence[int] | None: ...


def quote_stands(source: Readable, start: int, end: int, quote: str) -> bool:
    """Whether the quote is (still) what stands between two characters of the original file.

    In a file with mark-up, the visible text between the two places is compared.
    """
    if not quote or not 0 <= start < end <= len(source.original):
        return False
    if source.origin is None:
        return source.original[start:end] == quote
    first, last = bisect_left(source.origin, start), bisect_right(source.origin, end - 1)
    return source.text[first:last] == quote
