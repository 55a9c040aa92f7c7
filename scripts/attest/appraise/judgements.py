"""The judgements of a review: a line a domain and unit, from the settled answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attest.appraise.assessment import direction_key, domain_key, item_key, reason_key
from attest.appraise.judging import WAITING, Judgement, judge
from attest.instrument import Instrument
from attest.protocol import Protocol

COLUMNS = (
    "study_id", "study", "outcome", "time_point", "subject", "instrument", "instrument_title", "version", "domain",
    "domain_label", "judgement", "status", "by_rule", "direction", "path", "rules", "others", "answers",
)  # fmt: skip

Row = Mapping[str, Any]
Values = Mapping[tuple[str, str, str], Row]  # lines of answers.jsonl by subject, instrument and field


def by_field(values: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    return {(value["subject"], value["sheet"], value["field"]): value for value in values}


def judgements(
    protocol: Protocol, values: Iterable[Row], units: Iterable[Row], without: Iterable[Row]
) -> list[dict[str, Any]]:
    """A line a unit and domain, the overall judgement last, from the lines of the step's answers.jsonl.

    `units` say what each subject of the step is; the studies of which nothing is judged (`without`) come at the end.
    """
    cells = by_field(values)
    rows = []
    for unit in units:
        instrument = protocol.instruments[unit["instrument"]]
        for one in judged(protocol, instrument, unit["subject"], cells):
            rows.append(
                {**{name: unit[name] for name in COLUMNS[:6]}, **_told(instrument, one, unit["subject"], cells)}
            )
    for study in without:
        told = {"study_id": study["study_id"], "study": study["study"], "status": "no instrument"}
        rows.append({**dict.fromkeys(COLUMNS, ""), **told, "path": study["reason"]})
    return rows


def judged(protocol: Protocol, instrument: Instrument, subject: str, cells: Values) -> list[Judgement]:
    """The judgements of one unit from its settled answers."""
    settled: dict[str, str] = {}
    own: dict[str, str] = {}
    reasons: dict[str, str] = {}

    def answer(key: str) -> str:
        value = cells.get((subject, instrument.id, key))
        return str(value["value"]) if value and value["settled"] and value["value"] is not None else ""

    for item in instrument.items:
        if said := answer(item_key(item.id)):
            settled[item.id] = said
    for domain in instrument.parts:
        value = cells.get((subject, instrument.id, domain_key(domain.id)))
        if value and value["status"] != "computed" and (said := answer(domain_key(domain.id))):
            own[domain.id] = said
            reasons[domain.id] = _ruled(value) if value["status"] == "adjudicated" else answer(reason_key(domain.id))
    keys = {item.id: item_key(item.id) for item in instrument.items}
    keys |= {domain.id: domain_key(domain.id) for domain in instrument.parts}
    open_ones = {
        name: value["status"]
        for name, key in keys.items()
        if (value := cells.get((subject, instrument.id, key))) and value["answers"] and not value["settled"]
    }
    lines = protocol.rules.get(instrument.id, ())
    told = judge(instrument, settled, own, reasons, lines, disputed=open_ones)[0]
    return [_waiting(one) if open_ones.get(one.domain) == "conflict" else one for one in told]


def _ruled(value: Row) -> str:
    """Why a judgement was settled as it is, and by whom: the assessors' reasons were for what they said themselves."""
    ruling = value["ruling"] or {}
    return f"{ruling.get('reason') or 'no reason given'} (settled by {ruling.get('adjudicator', '')})"


def _waiting(one: Judgement) -> Judgement:
    """A judgement about which the assessors differ: it waits for the consensus, whatever the rule gives."""
    path = "waiting: the assessors' own judgements differ"
    return Judgement(one.domain, "", WAITING, path, one.rules, one.by_rule, one.others, one.decision, one.unanswered)


def _told(instrument: Instrument, one: Judgement, subject: str, cells: Values) -> dict[str, Any]:
    domain = next(part for part in instrument.parts if part.id == one.domain)
    direction = cells.get((subject, instrument.id, direction_key(domain.id)))
    answers = [
        f"{item.id}={value['value'] if value['settled'] and value['value'] is not None else '…'}"
        for item in domain.items
        if (value := cells.get((subject, instrument.id, item_key(item.id)))) and value["status"] != "not asked"
    ]
    return {
        "instrument": instrument.id,
        "instrument_title": instrument.title,
        "version": instrument.version,
        "domain": one.domain,
        "domain_label": domain.label,
        "judgement": one.judgement,
        "status": one.status,
        "by_rule": one.by_rule,
        "direction": direction["value"] if direction and direction["settled"] and direction["value"] else "",
        "path": one.path,
        "rules": list(one.rules),
        "others": [f"{by}: {value}" for by, value in one.others],
        "answers": answers,
    }
