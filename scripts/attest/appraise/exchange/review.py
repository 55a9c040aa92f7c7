"""A review's own judgements for other tools: a file each instrument and tool, and one JSON file for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attest.appraise.assessment import item_key, reason_key
from attest.appraise.exchange import excel, revman, robvis
from attest.appraise.exchange.assessed import Assessed
from attest.appraise.exchange.document import document
from attest.appraise.judgements import Values, by_field, judged
from attest.instrument import Instrument
from attest.protocol import Protocol
from attest.tables import write_json

IDS = ("study_id", "study", "outcome", "time_point")
DOCUMENT = "risk_of_bias.json"

Row = Mapping[str, Any]


def assessed(
    protocol: Protocol, values: Iterable[Row], units: Iterable[Row]
) -> list[tuple[Instrument, list[Assessed]]]:
    """The results of each instrument in use, from the step's answers.jsonl and the list of what is judged."""
    cells = by_field(values)
    found: dict[str, list[Assessed]] = {}
    for unit in units:
        instrument = protocol.instruments[unit["instrument"]]
        found.setdefault(instrument.id, []).append(_assessed(protocol, instrument, unit, cells))
    return [(protocol.instruments[name], rows) for name, rows in found.items()]


def _assessed(protocol: Protocol, instrument: Instrument, unit: Row, cells: Values) -> Assessed:
    subject = str(unit["subject"])
    told = {one.domain: one for one in judged(protocol, instrument, subject, cells)}

    def settled(field: str) -> str:
        value = cells.get((subject, instrument.id, field))
        return str(value["value"]) if value and value["settled"] and value["value"] is not None else ""

    def supports() -> Iterator[tuple[str, str]]:
        for item in instrument.items:
            yield item.id, settled(f"{item_key(item.id)}_support")
        for part in instrument.parts:
            if part.judged:
                yield part.id, settled(reason_key(part.id))

    answers = {item.id: settled(item_key(item.id)) for item in instrument.items}
    return Assessed(
        ids={name: str(unit[name]) for name in IDS},
        answers={item: answer for item, answer in answers.items() if answer},
        judgements={domain: one.judgement for domain, one in told.items()},
        support={about: text for about, text in supports() if text},
        told=told,
    )


def write(folder: str | Path, blocks: Iterable[tuple[Instrument, list[Assessed]]]) -> None:
    """Write the files into the folder; a tool that does not know an instrument gets none for it."""
    told = list(blocks)
    for instrument, rows in told:
        robvis.write(Path(folder) / f"{instrument.id}_robvis.csv", instrument, rows)
        revman.write(Path(folder) / f"{instrument.id}_revman.csv", instrument, rows)
        excel.write(Path(folder) / f"{instrument.id}_rob2_excel.xlsx", instrument, rows)
    write_json(Path(folder) / DOCUMENT, document(told))
