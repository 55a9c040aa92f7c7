"""The judgements of a review as figures show them: a block an instrument, a row a study or result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attest.appraise.assessment import item_key
from attest.appraise.figures.blocks import NOT_APPLICABLE, Block, Column, Row, kind_of
from attest.appraise.figures.blocks import Level as FigureLevel
from attest.appraise.judgements import Values, by_field
from attest.appraise.judging import NOT_ASKED
from attest.instrument import OVERALL, Domain, Instrument, Level
from attest.protocol import Protocol

TONES = ("good", "warn", "bad", "worst", "unclear", "neutral")  # best first; the order of a scale within each stays
Line = Mapping[str, Any]  # of the table of judgements
Judged = Mapping[tuple[str, str], Line]  # by subject and domain


def blocks(protocol: Protocol, values: Iterable[Line], lines: Iterable[Line]) -> dict[str, Block]:
    """A block for each instrument in use, from the step's answers and the table of judgements.

    Columns are the domains that have a judgement; of an instrument whose items bear none of their own, the items.
    """
    cells = by_field(values)
    told = [line for line in lines if line["instrument"]]
    return {
        name: _block(protocol.instruments[name], [line for line in told if line["instrument"] == name], cells)
        for name in dict.fromkeys(line["instrument"] for line in told)
    }


def subjects_of(lines: Iterable[Line], instrument: str) -> list[Line]:
    """What each row of an instrument's block is about: a line of the table of judgements for each."""
    return list({line["subject"]: line for line in lines if line["instrument"] == instrument}.values())


def shows_domains(instrument: Instrument) -> bool:
    """Whether a figure has a column a domain, and not one an item."""
    judged = instrument.judged
    return bool(judged) and (any(domain.items for domain in judged) or not instrument.items)


def _block(instrument: Instrument, lines: list[Line], cells: Values) -> Block:
    judged = {(line["subject"], line["domain"]): line for line in lines}
    named = {line["subject"]: _label(line) for line in lines}
    overall = figure_levels(instrument.overall.levels) if instrument.overall else []
    if shows_domains(instrument):
        levels = figure_levels(level for domain in instrument.judged for level in domain.levels)
        columns = [figure_column(domain) for domain in instrument.judged]
        rows = [_domain_row(instrument, unit, named[unit], judged) for unit in named]
    else:
        levels = figure_levels(answer for item in instrument.items for answer in item.answers)
        columns = [Column(item_key(item.id), item.id, item.label) for item in instrument.items]
        rows = [_item_row(instrument, unit, named[unit], judged, cells) for unit in named]
    title = f"{instrument.title}, {instrument.version}"
    alike = all(level in levels for level in overall)
    heading = "Overall" if instrument.overall else ""
    kind = "Domains" if shows_domains(instrument) else "Items"
    return Block(title, levels, columns, rows, () if alike else overall, heading, _group(instrument), kind)


def _label(line: Line) -> str:
    result = ", ".join(filter(None, (line["outcome"], line["time_point"])))
    return ": ".join(filter(None, (line["study"], result)))


def _group(instrument: Instrument) -> str:
    """The group of columns that the overall judgement is about, where only some are."""
    rule = instrument.overall.rule if instrument.overall else None
    parts = {domain.part for domain in instrument.judged}
    seen = {domain.part for domain in instrument.judged if rule and domain.id in rule.looks_at}
    return next(iter(seen)) if len(seen) == 1 and len(parts) > 1 else ""


def figure_levels(levels: Iterable[Level]) -> list[FigureLevel]:
    """The levels of a figure, best first, with both names where parts of an instrument call one differently."""
    told: dict[str, FigureLevel] = {}
    for one in levels:
        before = told[one.id].label.split(" / ") if one.id in told else []
        label = " / ".join(dict.fromkeys([*before, one.label]))
        told[one.id] = FigureLevel(one.id, label, one.tone, one.symbol, kind_of(one.id, one.label))
    return sorted(told.values(), key=lambda level: TONES.index(level.colour_role))


def figure_column(domain: Domain) -> Column:
    """A domain without items of its own, judged by a rule, sums up others."""
    return Column(domain.id, domain.id, domain.label, domain.part, domain.rule is not None and not domain.items)


def _domain_row(instrument: Instrument, unit: str, label: str, judged: Judged) -> Row:
    found = {domain.id: judged[unit, domain.id] for domain in instrument.judged}
    cells = {name: NOT_APPLICABLE if line["status"] == NOT_ASKED else line["judgement"] for name, line in found.items()}
    status = {name: "settled" if cells[name] else "waiting" for name in found}
    return _row(label, cells, status, judged.get((unit, OVERALL)))


def _item_row(instrument: Instrument, unit: str, label: str, judged: Judged, cells: Values) -> Row:
    found = {item_key(item.id): cells[unit, instrument.id, item_key(item.id)] for item in instrument.items}
    answers = {
        key: NOT_APPLICABLE if value["status"] == NOT_ASKED else str(value["value"] or "")
        for key, value in found.items()
    }
    status = {key: "settled" if value["settled"] else "waiting" for key, value in found.items()}
    return _row(label, answers, status, judged.get((unit, OVERALL)))


def _row(label: str, cells: Mapping[str, str], status: Mapping[str, str], overall: Line | None) -> Row:
    said = overall["judgement"] if overall else ""
    settled = "settled" if said or overall is None else "waiting"
    return Row(label, {key: answer or None for key, answer in cells.items()}, said or None, settled, status)
