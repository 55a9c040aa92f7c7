"""The overall judgement of a study by the protocol's rule, with the path that led to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attest.appraise.assessment import JUDGEMENT, REASON, item_key
from attest.appraise.traffic_light import Block, Row
from attest.appraise.traffic_light import Level as FigureLevel
from attest.instrument import Instrument, Level
from attest.protocol import Protocol, Rule

WAITING = ""
COLUMNS = (
    "study_id", "study", "instrument", "instrument_title", "version", "judgement", "status", "path", "rule", "answers"
)  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """A judgement, how it came about in words, and the number of the rule that decided (0: none did)."""

    judgement: str
    path: str
    rule: int = 0


def judge(instrument: Instrument, rules: Sequence[Rule], answers: Mapping[str, str]) -> Verdict:
    """The first rule that holds decides; nothing is judged before every item is answered.

    `answers` maps item ids to settled answers.
    """
    missing = [item.id for item in instrument.items if item.id not in answers]
    if missing:
        total = len(instrument.items)
        told = f"items {', '.join(missing)} are" if len(missing) > 1 else f"item {missing[0]} is"
        return Verdict(WAITING, f"waiting: {told} not settled ({total - len(missing)} of {total} are)")
    passed: list[int] = []
    for number, rule in enumerate(rules, 1):
        if not rule.answers:
            return Verdict(rule.judgement, _told(number, rules, passed, "none of the rules above holds"), number)
        looked_at = rule.items or tuple(item.id for item in instrument.items)
        hits = [item for item in looked_at if answers[item] in rule.answers]
        if len(hits) >= rule.at_least:
            given = ", ".join(f"item {item} ({answers[item]})" for item in hits)
            return Verdict(rule.judgement, _told(number, rules, passed, f"{_asked(rule)}: {given}"), number)
        passed.append(number)
    raise AssertionError("a protocol's last rule always holds")


def _asked(rule: Rule) -> str:
    where = f" among items {', '.join(rule.items)}" if rule.items else ""
    return f"{rule.at_least} or more {' / '.join(rule.answers)}{where}"


def _told(number: int, rules: Sequence[Rule], passed: Sequence[int], why: str) -> str:
    names = " and ".join(filter(None, [", ".join(str(one) for one in passed[:-1]), str(passed[-1])])) if passed else ""
    before = f"rule{'s' if len(passed) > 1 else ''} {names} did not hold; " if passed else ""
    return f"{before}rule {number} of {len(rules)} holds ({why}) → {rules[number - 1].judgement}"


def judgements(
    protocol: Protocol, values: Iterable[Mapping[str, Any]], without: Iterable[Mapping[str, str]]
) -> list[dict[str, Any]]:
    """A row a study and instrument, from the lines of the step's answers.jsonl; studies without one come last."""
    groups: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
    for value in values:
        groups.setdefault((value["subject"], value["sheet"]), {})[value["field"]] = value
    rows = []
    for (subject, name), fields in groups.items():
        instrument = protocol.instruments[name]
        verdict, status = _verdict(instrument, protocol.rules.get(name, ()), fields)
        rows.append(
            {
                "study_id": subject,
                "study": next(iter(fields.values()))["label"],
                "instrument": name,
                "instrument_title": instrument.title,
                "version": instrument.version,
                "judgement": verdict.judgement,
                "status": status,
                "path": verdict.path,
                "rule": verdict.rule or "",
                "answers": [f"{item.id}={fields[item_key(item.id)]['value'] or '…'}" for item in instrument.items],
            }
        )
    for one in without:
        empty = dict.fromkeys(COLUMNS, "")
        rows.append(
            empty
            | {"study_id": one["study_id"], "study": one["study"], "status": "no instrument", "path": one["reason"]}
        )
    return rows


def _verdict(
    instrument: Instrument, rules: Sequence[Rule], fields: Mapping[str, Mapping[str, Any]]
) -> tuple[Verdict, str]:
    if not rules:
        said, reason = fields[JUDGEMENT], fields[REASON]
        if said["settled"]:
            return Verdict(
                str(said["value"]), f"the assessors' own judgement: {reason['value'] or 'no reason given'}"
            ), "settled"
        return Verdict(WAITING, "waiting: the assessors' own judgement is not settled"), "waiting"
    settled = {item.id: fields[item_key(item.id)] for item in instrument.items}
    answers = {item: str(value["value"]) for item, value in settled.items() if value["settled"]}
    verdict = judge(instrument, rules, answers)
    return verdict, "computed" if verdict.judgement else "waiting"


def blocks(protocol: Protocol, values: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]]) -> list[Block]:
    """The judgements as a figure shows them: a block an instrument, a row a study."""
    cells = {(value["subject"], value["sheet"], value["field"]): value for value in values}
    made = []
    told = [row for row in rows if row["instrument"]]
    for name in dict.fromkeys(row["instrument"] for row in told):
        instrument = protocol.instruments[name]
        made.append(
            Block(
                f"{instrument.title}, {instrument.version}",
                [_level("answer", one) for one in instrument.answers]
                + [_level("overall", one) for one in instrument.judgements],
                [(item_key(item.id), item.id, item.label) for item in instrument.items],
                [_figure_row(instrument, row, cells) for row in told if row["instrument"] == name],
            )
        )
    return made


def _level(kind: str, level: Level) -> FigureLevel:
    # An answer and a judgement may bear the same id; the figure tells them apart by their kind.
    return FigureLevel(f"{kind}:{level.id}", level.label, level.tone, level.symbol)


def _figure_row(
    instrument: Instrument, row: Mapping[str, Any], cells: Mapping[tuple[str, str, str], Mapping[str, Any]]
) -> Row:
    found = {item_key(item.id): cells[row["study_id"], instrument.id, item_key(item.id)] for item in instrument.items}
    return Row(
        str(row["study"]),
        {key: f"answer:{value['value']}" if value["value"] else None for key, value in found.items()},
        f"overall:{row['judgement']}" if row["judgement"] else None,
        "settled" if row["judgement"] else "waiting",
        {key: "settled" if value["settled"] else "waiting" for key, value in found.items()},
    )
