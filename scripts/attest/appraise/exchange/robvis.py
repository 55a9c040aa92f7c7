"""robvis's CSV: a row a result, a column a domain of its template, then Overall and, where there are any, Weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attest.appraise.answers.lines import write_file
from attest.appraise.exchange.assessed import Assessed, levels_of
from attest.appraise.exchange.names import SPECIAL, Template, template_of, word_of
from attest.appraise.judging import NOT_ASKED
from attest.instrument import OVERALL, Instrument


def lines(instrument: Instrument, rows: Sequence[Assessed]) -> tuple[list[dict[str, str]], tuple[str, ...]] | None:
    """The lines and their columns; None where robvis has nothing to show, since no domain has a judgement."""
    template = template_of(instrument)
    if template is None:
        return None
    overall = instrument.overall is not None or any(row.judgements.get(OVERALL) for row in rows)
    headings = dict(template.headings) | ({OVERALL: "Overall"} if overall else {})
    weighed = any(row.weight is not None for row in rows)
    columns = ("Study", *headings.values(), *(["Weight"] if weighed else []))
    words = {domain: _words(instrument, domain, template) for domain in headings}
    return [_line(row, headings, words, weighed) for row in rows], columns


def _words(instrument: Instrument, domain: str, template: Template) -> dict[str, str]:
    return {level.id: template.words.get(level.id, word_of(level)) for level in levels_of(instrument, domain)}


def _line(
    row: Assessed, headings: Mapping[str, str], words: Mapping[str, Mapping[str, str]], weighed: bool
) -> dict[str, str]:
    told = {"Study": row.label}
    for domain, heading in headings.items():
        level = row.judgements.get(domain, "")
        asked = domain not in row.told or row.told[domain].status != NOT_ASKED
        told[heading] = words[domain].get(level, SPECIAL.get(level, "")) if asked else "Not applicable"
    if weighed:
        told["Weight"] = "" if row.weight is None else f"{row.weight:g}"
    return told


def write(path: Path, instrument: Instrument, rows: Iterable[Assessed]) -> bool:
    """Write the file, without a byte-order mark, which R would take for a part of the first heading."""
    told = lines(instrument, list(rows))
    if told is not None:
        write_file(path, *told)
    return told is not None
