"""The judgements of results that were read from a table, with what does not fit together in their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attest.appraise.answers.results import Answers, Result
from attest.appraise.answers.words import Scale
from attest.appraise.judging import COMPUTED, Judgement
from attest.appraise.many import Bench, Told
from attest.deciding.conditions import Condition, in_words, names
from attest.instrument import OVERALL, Domain, Instrument, conditions
from attest.problems import Problem, shown
from attest.tables import as_text

COLUMNS = (
    "domain", "domain_label", "judgement", "status", "stated", "by_rule", "rules", "path", "others", "unanswered",
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A result with its judgements, in the order of the instrument; `stated` are levels by domain."""

    result: Result
    judgements: tuple[Judgement, ...]
    stated: Mapping[str, str]


class Judges:
    """Judges the results of one table; problems gather on the way."""

    def __init__(self, instrument: Instrument, answers: Answers, file: str) -> None:
        self.instrument, self.answers, self.file = instrument, answers, file
        self.bench = Bench(instrument)
        self.parts = {part.id: part for part in instrument.parts}
        self.items = {item.id: item for item in instrument.items}
        self.scales = {part.id: Scale(part.levels) for part in instrument.parts}
        self.own = [part.id for part in instrument.parts if part.judged and self._is_own(part)]
        self.asked: dict[str, Condition] = {}
        for part in instrument.parts:
            self.asked = conditions(instrument, part)
        self.shown = self._shown()
        self.problems: list[Problem] = []
        self._lines: dict[tuple[int, str], dict[str, str]] = {}
        self._without_column: dict[str, list[int]] = defaultdict(list)

    def _is_own(self, part: Domain) -> bool:
        """Whether the table states a domain's judgement: no rule gives one, or there are no answers to judge by."""
        answered = any(item.id in self.answers.items for item in part.items)
        return part.rule is None or (part.id != OVERALL and bool(part.items) and not answered)

    def _shown(self) -> tuple[str, ...]:
        """The domains that the table has something on; the overall judgement only where it has that on all."""
        there = [part.id for part in self.instrument.domains if self._there(part)]
        judged = [one for one in there if self.parts[one].judged]
        whole = len(there) == len(self.instrument.domains) or not self.instrument.domains
        overall = self.instrument.overall
        if overall and (whole or (overall.rule is None and OVERALL in self.answers.stating)):
            judged.append(OVERALL)
        return tuple(judged)

    def _shown_of(self, result: Result) -> tuple[str, ...]:
        """The domains that the rows of one result are about; the overall judgement only where that is all of them."""
        there = {
            part.id for part in self.instrument.parts if {part.id, *(item.id for item in part.items)} & set(result.rows)
        }
        least = {domain for domain in self.shown if domain != OVERALL and self.parts[domain].items}
        return tuple(one for one in self.shown if one in there or (one not in least and least <= there))

    def _there(self, part: Domain) -> bool:
        """Whether the table has something on a domain or, where it has no items, on what its rule looks at."""
        if any(item.id in self.answers.items for item in part.items) or part.id in self.answers.stating:
            return True
        looked_at = part.rule.looks_at if part.rule and not part.items else ()
        others = [self.parts[name] for name in looked_at if name in self.parts]
        if len(others) < len(looked_at):
            return any(name in self.answers.items for name in looked_at)
        return bool(others) and all(self._there(other) for other in others)

    def judge(self) -> Iterator[Judged]:
        for result in self.answers.results:
            yield self._judge(result)
        self._missing_columns()
        if self.answers.results and not self.shown:
            expected = f"answers or judgements for a domain of {self.instrument.short}"
            self.problems.append(Problem(self.file, "", "a table with nothing on any domain", expected))

    def _judge(self, result: Result) -> Judged:
        stated = {domain: self._stated(result, domain) for domain in result.stated if domain in self.parts}
        own = {name: stated[name] for name in self.own if stated.get(name)}
        told = self.bench(result.answers, own)
        for item in told.idle:
            self._idle(result, item, told)
        shown_here = self._shown_of(result) if self.answers.in_parts else self.shown
        kept = tuple(one for one in told.judgements if one.domain in shown_here)
        named: set[str] = set()
        for one in kept:
            if one.unanswered:
                self._unanswered(result, one, named)
            if stated.get(one.domain) and one.domain not in self.own:
                self._compare(result, one)
        return Judged(result, kept, stated)

    def _stated(self, result: Result, domain: str) -> str:
        """The level that a table states, the last one where several columns do."""
        found = ""
        for one in result.stated[domain]:
            told = self.scales[domain].read(one.text)
            if told is None:
                self._problem(one.row, one.column, shown(one.text), f"one of {self._offered(domain)}")
            found = told or found
        return found

    def _offered(self, domain: str) -> str:
        return ", ".join(level.label for level in self.parts[domain].levels)

    def _idle(self, result: Result, name: str, told: Told) -> None:
        """An answer, or a judgement, to what is not asked after the other answers."""
        said = result.answers.get(name)
        if said is None:
            return
        condition = self.asked[name]
        why = ", ".join(
            f"{other} = {told.values[other]}" if told.values.get(other) else f"{other} is not asked"
            for other in names(condition)
            if other in told.values
        )
        hint = f"{name} is asked only where {in_words(condition)}. One of these answers is wrong."
        row = result.rows.get(name, self._row(result, name))
        called = self.answers.headings.get(name, name)
        self._problem(row, called, f"the answer {said} to {name}", f"none, since {why}", hint)

    def _row(self, result: Result, item: str) -> int:
        domain = next((part.id for part in self.instrument.parts if any(one.id == item for one in part.items)), "")
        return result.rows.get(domain, result.row)

    def _unanswered(self, result: Result, one: Judgement, named: set[str]) -> None:
        """Questions that are asked and have no answer; those without a column are told once for the file."""
        open_ones = [name for name in one.unanswered if name in self.items and name not in result.wrong | named]
        open_ones = [name for name in open_ones if not self.items[name].blank and self._asked_now(name, one)]
        named |= set(open_ones)
        items = [name for name in open_ones if name in self.answers.items]
        if items:
            told = ", ".join(items)
            called = ", ".join(self.answers.headings.get(item, item) for item in items)
            sure = f" {self._label(one.domain, one.by_rule)} whatever the answer." if one.by_rule else ""
            hint = f"The judgement of {one.domain} waits for it.{sure}"
            row = self._row(result, items[0])
            self._problem(row, called, f"no answer to {told}", "an answer, since it is asked", hint)
        for name in open_ones:
            if name not in self.answers.items:
                self._without_column[name].append(result.row)

    def _asked_now(self, name: str, one: Judgement) -> bool:
        """Whether a question is asked for certain, and not only perhaps."""
        condition = self.asked.get(name)
        return condition is None or not set(names(condition)) & set(one.unanswered)

    def _missing_columns(self) -> None:
        for name, rows in self._without_column.items():
            many = f"{len(rows):,} rows ask for it, the first is" if len(rows) > 1 else "asked for in"
            found = f"no such column ({many} row {rows[0]})"
            expected = f"a column for {name}"
            self.problems.append(Problem(self.file, "", found, expected))

    def _compare(self, result: Result, one: Judgement) -> None:
        """Every judgement that the table states against the one computed."""
        ours = one.judgement or one.by_rule
        for said in result.stated[one.domain]:
            level = self.scales[one.domain].read(said.text)
            if level and ours and level != ours:
                expected = f"{self._label(one.domain, ours)}, as the rule gives ({one.path})"
                found = f"{self._label(one.domain, level)} for {one.domain}"
                self._problem(said.row, said.column, found, expected, self._may_say(one), "warning")

    def _may_say(self, one: Judgement) -> str:
        """The item that people may answer for another judgement, where the table has no column for it."""
        items = [item for item in self.parts[one.domain].items if item.blank and item.id not in self.answers.items]
        asked = [item for item in items if one.status == COMPUTED and f"{item.id} = " in one.path]
        return "".join(f'A column "{item.id}" can say otherwise: {item.label}.' for item in asked)

    def _label(self, domain: str, level: str) -> str:
        return self.scales[domain].labels.get(level, level)

    def _problem(self, row: int, column: str, found: str, expected: str, hint: str = "", level: str = "error") -> None:
        place = self.answers.sheet.place(row, column)
        self.problems.append(Problem(self.file, place, found, expected, hint, level))

    def lines(self, judged: Judged) -> Iterator[dict[str, str]]:
        """A line a domain, the overall judgement last, as `COLUMNS` has them; lists have semicolons between."""
        for one in judged.judgements:
            stated = judged.stated.get(one.domain, "")
            at = (id(one), stated)  # judgements that the bench has handed out before are the same objects
            if at not in self._lines:
                self._lines[at] = self._line(one, stated)
            yield self._lines[at]

    def _line(self, one: Judgement, stated: str) -> dict[str, str]:
        labels = self.scales[one.domain].labels
        return {
            "domain": one.domain,
            "domain_label": self.parts[one.domain].label,
            "judgement": labels.get(one.judgement, ""),
            "status": one.status,
            "stated": labels.get(stated, ""),
            "by_rule": labels.get(one.by_rule, ""),
            "rules": as_text(one.rules),
            "path": one.path,
            "others": as_text([f"{by}: {labels.get(value, value)}" for by, value in one.others]),
            "unanswered": as_text(one.unanswered),
        }
