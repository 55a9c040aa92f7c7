"""From the rows of a table to results with their answers; what cannot be read is a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attest.appraise.answers import columns as of
from attest.appraise.answers.columns import Column, Headings
from attest.appraise.answers.table import Sheet
from attest.appraise.answers.words import Scale
from attest.instrument import OVERALL, Instrument
from attest.problems import Problem, shown

HEADER_WITHIN = 20  # rows before which the headings stand; the RoB 2 Excel tool has a row above them


class Stated(NamedTuple):
    """A judgement that the table states: in which row and column, and in whose words."""

    row: int
    column: str
    text: str


@dataclass
class Result:
    """One result: its first row, what tells it from others, its answers by item, and the judgements stated for it.

    `wrong` are the items whose answers could not be read, `rows` says in which row each domain or item stands.
    """

    row: int
    ids: dict[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    stated: dict[str, list[Stated]] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """A table of answers as it was read.

    `items` are the items that have a column or a row, `stating` the domains for which a judgement is stated, `copied`
    the columns that come along; `named` says whether any of them can tell one result from another. `headings` are the
    names of the columns by item. Where a row is less than a result, `in_parts`, a result has only what its rows have.
    """

    results: Sequence[Result]
    items: frozenset[str]
    stating: frozenset[str]
    copied: tuple[str, ...]
    named: bool
    in_parts: bool
    headings: Mapping[str, str]
    problems: Sequence[Problem]
    sheet: Sheet


def read_answers(
    sheets: Sequence[Sheet], instrument: Instrument, file: str, others: Mapping[str, str] | None = None
) -> Answers:
    """The results of the sheet whose headings fit the instrument best; `others` are further names of its domains."""
    headings = Headings(instrument, others)
    found = [(sheet, at, of.columns_of(sheet.rows[at], headings)) for sheet in sheets for at in _first_rows(sheet)]
    sheet, at, columns = max(found, key=lambda one: of.worth(one[2]))
    if not of.worth(columns):
        return Answers(
            (), frozenset(), frozenset(), (), False, False, {}, [_no_headings(found[0][2], instrument, file)], sheet
        )
    return _Reader(sheet, columns, headings, file).read(at)


def _first_rows(sheet: Sheet) -> range:
    return range(min(HEADER_WITHIN, len(sheet.rows)))


def _no_headings(columns: Sequence[Column], instrument: Instrument, file: str) -> Problem:
    names = ", ".join(column.name for column in columns) or "none"
    items = ", ".join(item.id for item in instrument.items[:3]) or ", ".join(part.id for part in instrument.judged[:3])
    expected = f"a heading for each item of {instrument.short}, such as {items}; or the headings item and answer"
    return Problem(file, "row 1", f"the headings {shown(names)}", expected)


class _Reader:
    """Reads the rows under the headings of one sheet."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], headings: Headings, file: str) -> None:
        self.sheet, self.columns, self.headings, self.file = sheet, columns, headings, file
        self.instrument = headings.instrument
        self.problems: list[Problem] = []
        self.results: dict[tuple[object, ...], Result] = {}
        self.items: set[str] = {column.of for column in columns if column.kind == of.ITEM}
        self.scales = {item.id: Scale(item.answers) for item in self.instrument.items}
        self.part_of = {item.id: part.id for part in self.instrument.parts for item in part.items}
        self.copied = of.of_kind(columns, of.COPIED, of.NOTE)
        self.telling = of.of_kind(columns, of.COPIED)
        self.stating = of.of_kind(columns, of.STATED)
        self.by_domain = next(iter(of.of_kind(columns, of.DOMAIN)), None)
        self.named = next(iter(of.of_kind(columns, of.NAMED)), None)
        self.answer = next(iter(of.of_kind(columns, of.ANSWER)), None)
        self.asking = of.of_kind(columns, of.ITEM, of.LOCAL)

    def read(self, header: int) -> Answers:
        self._check_headings(header + 1)
        rows = [(number, row) for number, row in enumerate(self.sheet.rows, 1) if number > header + 1 and any(row)]
        rows = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
        if not rows:
            expected = "a row a result, or a row a domain or item"
            self._problem(header + 1, "", "headings without a row under them", expected)
        apart = not self.telling and self._repeats(rows)
        width = len(self.sheet.rows[header])
        for number, row in rows:
            cells = [*row, *[""] * (width - len(row))]
            if any(cell.strip() for cell in row[width:]):
                expected = f"{width} cells, as the headings are"
                self._problem(number, "", f"{len(row)} cells", expected, "Put text with separators in it in quotes.")
            self._row(number, cells, apart)
        stated = {domain for result in self.results.values() for domain in result.stated}
        stating = stated | {column.of for column in self.stating if column.of}
        names = tuple(column.name for column in self.copied)
        results = list(self.results.values())
        called = {column.of: column.name for column in self.columns if column.kind == of.ITEM}
        return Answers(
            results=results,
            items=frozenset(self.items),
            stating=frozenset(stating),
            copied=names,
            named=bool(self.telling),
            in_parts=self.named is not None or self.by_domain is not None,
            headings=called,
            problems=self.problems,
            sheet=self.sheet,
        )

    def _check_headings(self, header: int) -> None:
        for same in of.doubled(self.columns).values():
            names = " and ".join(column.name for column in same)
            self._problem(header, "", f"two columns that mean the same: {names}", "one column for each", "Remove one.")
        for column in of.of_kind(self.columns, of.STRANGE):
            if not any(row[column.at].strip() for row in self.sheet.rows[header:] if column.at < len(row)):
                continue  # the RoB 2 Excel tool has the questions of both effects
            near = self.headings.near(column.name)
            hint = f"Did you mean one of {near}?" if near else "Rename the column if it is something else."
            found, expected = "a heading like an item that is none", f"an item of {self.instrument.short}"
            self._problem(header, column.name, found, expected, hint)

    def _repeats(self, rows: Sequence[tuple[int, Sequence[str]]]) -> bool:
        """Whether rows without anything that tells results apart are about several: then each is one by itself."""
        if self.named is None and self.by_domain is None:
            return True
        seen = [row[self.by_domain.at] if self.by_domain and self.by_domain.at < len(row) else "" for _, row in rows]
        return self.named is None and len(set(seen)) < len(seen)

    def _row(self, number: int, row: Sequence[str], apart: bool) -> None:
        domain = self._domain(number, row)
        if domain is None:
            return
        result = self._result(number, row, apart, domain)
        if result is None:
            return
        if self.named is not None and self.answer is not None:
            item = self.headings.item(row[self.named.at], domain)
            if item is None:
                self._unknown_item(number, self.named.name, row[self.named.at], domain)
            elif item in result.rows:
                expected = "one row for an item and result"
                self._problem(
                    number, self.named.name, f"a second row for {item}, after row {result.rows[item]}", expected
                )
            else:
                result.rows[item] = number
                self.items.add(item)
                self._answer(result, number, self.answer.name, item, row[self.answer.at])
            return
        if domain:
            result.rows[domain] = number
        for column in self.asking:
            if row[column.at]:
                self._cell(result, number, column, domain, row[column.at])
        for column in self.stating:
            if row[column.at].strip():
                self._stated(result, number, column, domain, row[column.at])

    def _domain(self, number: int, row: Sequence[str]) -> str | None:
        """The domain that a row is about; "" where it is about the whole result, None where that cannot be told."""
        if self.by_domain is None or (self.named is not None and not row[self.by_domain.at].strip()):
            return ""
        found = self.headings.domain(row[self.by_domain.at])
        if found is None:
            known = ", ".join(part.id for part in self.instrument.parts)
            text = row[self.by_domain.at]
            self._problem(number, self.by_domain.name, shown(text) if text.strip() else "nothing", f"one of {known}")
        return found

    def _result(self, number: int, row: Sequence[str], apart: bool, domain: str) -> Result | None:
        """The result that a row is about, begun with its first row; None for a second row about the same."""
        at: tuple[object, ...] = (number,) if apart else tuple([row[column.at].strip() for column in self.telling])
        result = self.results.get(at)
        if result is None:
            ids = {column.name: row[column.at].strip() for column in self.copied}
            result = self.results[at] = Result(number, ids)
            return result
        if self.named is None and (not self.by_domain or domain in result.rows):
            before = result.rows.get(domain, result.row)
            what = f"a second row for {domain} of the same result" if domain else "a second row for the same result"
            hint = "If they are different results, add a column that tells them apart, such as outcome."
            self._problem(number, "", f"{what}, after row {before}", "one row for each", hint)
            return None
        return result

    def _cell(self, result: Result, number: int, column: Column, domain: str, text: str) -> None:
        item: str | None = column.of
        if column.kind == of.LOCAL:
            item = self.headings.item(column.name, domain)
            if item is not None:
                self.items.add(item)
        elif domain and self.part_of[column.of] != domain:
            item = None
        if item is not None:
            self._answer(result, number, column.name, item, text)
        elif text.strip():
            known = ", ".join(one for one, part in self.part_of.items() if part == domain) or "no item"
            self._problem(number, column.name, shown(text), f"nothing, since {domain} has {known}")

    def _answer(self, result: Result, number: int, column: str, item: str, text: str) -> None:
        told = self.scales[item].read(text)
        if told:
            result.answers[item] = told
        elif told is None:
            result.wrong.add(item)
            found = f"{shown(text)} for {item}" if tuple(of.tokens(column)) != tuple(of.tokens(item)) else shown(text)
            self._problem(number, column, found, f"one of {self.scales[item].offered}")

    def _stated(self, result: Result, number: int, column: Column, domain: str, text: str) -> None:
        about = column.of or domain or self._only_part()
        result.stated.setdefault(about, []).append(Stated(number, column.name, text))

    def _only_part(self) -> str:
        """The domain whose items alone have columns; else a judgement is the overall one."""
        parts = {self.part_of[item] for item in self.items}
        return next(iter(parts)) if len(parts) == 1 else OVERALL

    def _unknown_item(self, number: int, column: str, text: str, domain: str) -> None:
        near = self.headings.near(text)
        found = shown(text) if text.strip() else "nothing"
        of_domain = f" of {domain}" if domain else ""
        expected = f"an item{of_domain} of {self.instrument.short}"
        self._problem(number, column, found, expected, f"Did you mean one of {near}?" if near else "")

    def _problem(self, row: int, column: str, found: str, expected: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, self.sheet.place(row, column), found, expected, hint))


def places(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems in the order of the rows they are about."""
    yield from sorted(problems, key=_row_of)


def _row_of(problem: Problem) -> tuple[int, str]:
    digits = next((part[4:] for part in problem.place.split(", ") if part.startswith("row ")), "0")
    return int(digits) if digits.isdigit() else 0, problem.place
