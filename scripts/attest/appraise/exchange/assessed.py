"""A result with its judgements, wherever they come from: a review, a table of answers, or a file of another tool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from attest.appraise.answers.columns import tokens
from attest.appraise.answers.judged import Judged
from attest.appraise.blocks import figure_column, figure_levels
from attest.appraise.figures.blocks import Block, Row
from attest.appraise.judging import DECIDED, Judgement
from attest.instrument import OVERALL, Instrument, Level

STUDY = {
    ("study",), ("studies",), ("study", "label"), ("study", "name"), ("study", "id"), ("trial",), ("author",),
    ("reference",), ("ref", "or", "label"), ("unique", "id"), ("id",),
}  # fmt: skip
OUTCOME = {("outcome",), ("outcomes",), ("result",), ("analysis", "name"), ("endpoint",)}
TIME = {("time", "point"), ("timepoint",), ("time",)}
AS_STATED = "as the file states it"


@dataclass(frozen=True)
class Assessed:
    """One result. `judgements` are levels by domain, the overall one under `overall`; "" while one waits.

    `support` has what an item or a domain rests on, `told` how a judgement came about where that is known.
    """

    ids: Mapping[str, str]
    row: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, str] = field(default_factory=dict)
    support: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Judgement] = field(default_factory=dict)
    weight: float | None = None

    def named(self, wanted: Iterable[tuple[str, ...]]) -> str:
        """What stands in the first column that goes by one of these names."""
        found = {tokens(name): text for name, text in reversed(list(self.ids.items())) if text}
        return next((found[name] for name in wanted if name in found), "")

    @property
    def study(self) -> str:
        """The study, or else whatever comes first of the result's names."""
        return self.named(_in_order(STUDY)) or next((one for one in self.ids.values() if one), f"row {self.row}")

    @property
    def label(self) -> str:
        result = ", ".join(one for one in (self.named(_in_order(OUTCOME)), self.named(_in_order(TIME))) if one)
        return f"{self.study}: {result}" if result and result != self.study else self.study

    def judgement(self, domain: str) -> Judgement:
        """How a judgement came about; one that is only stated is the assessors'."""
        if domain in self.told:
            return self.told[domain]
        return Judgement(domain, self.judgements.get(domain, ""), DECIDED, AS_STATED)


def _in_order(names: set[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Shorter names first, so that `study` comes before `study id`."""
    return sorted(names, key=lambda one: (one == ("id",), one == ("unique", "id"), len(one), one))


def from_judged(one: Judged) -> Assessed:
    """A result of a table that was judged at the terminal."""
    told = {said.domain: said for said in one.judgements}
    judgements = {domain: said.judgement for domain, said in told.items()}
    ids = {"row": str(one.result.row), **one.result.ids}
    return Assessed(ids, one.result.row, one.result.answers, judgements, {}, one.stated, told)


def levels_of(instrument: Instrument, domain: str) -> tuple[Level, ...]:
    """The levels of a domain; of an overall judgement that the instrument has not, those of its domains."""
    for part in instrument.parts:
        if part.id == domain:
            return part.levels
    return next((part.levels for part in instrument.judged), ())


def block(instrument: Instrument, rows: Sequence[Assessed]) -> Block:
    """Results as figures show them: the domains, and the overall judgement, of which anything is said."""
    said = {domain for row in rows for domain, level in row.judgements.items() if level}
    shown = [part for part in instrument.judged if part.id in said] or list(instrument.judged)
    levels = figure_levels(level for part in shown for level in part.levels)
    overall = figure_levels(instrument.overall.levels) if instrument.overall else levels
    title = f"{instrument.title}, {instrument.version}"
    drawn = [_row(row, [part.id for part in shown], OVERALL in said) for row in rows]
    heading = "Overall" if OVERALL in said else ""
    return Block(
        title, levels, [figure_column(part) for part in shown], drawn, () if overall == levels else overall, heading
    )


def _row(row: Assessed, domains: Sequence[str], overall: bool) -> Row:
    cells = {domain: row.judgements.get(domain) or None for domain in domains}
    status = {domain: "settled" if level else "waiting" for domain, level in cells.items()}
    summed = row.judgements.get(OVERALL) or None
    settled = "settled" if summed or not overall else "waiting"
    return Row(row.label, cells, summed, settled, status, row.weight)
