"""Judgements as JSON, with instrument and version, answers, the ids of the rules that decided, and the path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attest.appraise.exchange.assessed import Assessed
from attest.appraise.judging import Judgement
from attest.instrument import OVERALL, Domain, Instrument
from attest.places import HOME
from attest.problems import Faults, Problem, shown
from attest.strict import faults_in, load_yaml

FORMAT = "attest risk of bias"
VERSION = 1
SCHEMA = "config/schemas/risk_of_bias.schema.yaml"


def document(blocks: Iterable[tuple[Instrument, Iterable[Assessed]]]) -> dict[str, Any]:
    """The whole document, as config/schemas/risk_of_bias.schema.yaml has it."""
    told = [(instrument, list(rows)) for instrument, rows in blocks]
    return {
        "format": FORMAT,
        "version": VERSION,
        "instruments": [_instrument(instrument) for instrument, _ in told],
        "results": [_result(instrument, row) for instrument, rows in told for row in rows],
    }


def _instrument(one: Instrument) -> dict[str, Any]:
    parts = [
        {"id": part.id, "label": part.label, "levels": {level.id: level.label for level in part.levels}}
        for part in one.parts
        if part.judged
    ]
    return {"id": one.id, "title": one.title, "version": one.version, "link": one.link, "domains": parts}


def _result(instrument: Instrument, row: Assessed) -> dict[str, Any]:
    domains = [part for part in instrument.parts if part.id in row.judgements]
    names = [
        *(part.id for part in domains),
        *([OVERALL] if OVERALL in row.judgements and not _has_overall(domains) else []),
    ]
    of = {part.id: _items(part) for part in domains if part.judged}
    taken = {item for items in of.values() for item in items} | set(names)
    told: dict[str, Any] = {"instrument": instrument.id, "ids": dict(row.ids)}
    if row.weight is not None:
        told["weight"] = row.weight
    told["answers"] = {item: answer for item, answer in row.answers.items() if item not in taken}
    told["support"] = {about: text for about, text in row.support.items() if about not in taken}
    told["domains"] = [_domain(row, name, of.get(name, ())) for name in names]
    return told


def _has_overall(domains: Sequence[Domain]) -> bool:
    return any(part.id == OVERALL for part in domains)


def _items(part: Domain) -> tuple[str, ...]:
    return tuple(item.id for item in part.items)


def _domain(row: Assessed, name: str, items: Sequence[str]) -> dict[str, Any]:
    one = row.judgement(name)
    return {
        "domain": name,
        "judgement": row.judgements[name],
        "status": one.status,
        "by_rule": one.by_rule,
        "stated": row.stated.get(name, ""),
        "rules": list(one.rules),
        "path": one.path,
        "others": [{"by": by, "judgement": value} for by, value in one.others],
        "unanswered": list(one.unanswered),
        "answers": {item: row.answers[item] for item in items if item in row.answers},
        "support": {about: row.support[about] for about in (*items, name) if about in row.support},
    }


def is_document(path: Path) -> bool:
    """Whether a file is JSON, by how it begins."""
    try:
        with path.open("rb") as source:
            return source.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    except OSError:
        return False


def read(path: Path, instrument: Instrument) -> list[Assessed]:
    """The results of an instrument in a document; raises `Faults` with everything that is wrong with it."""
    file = str(path)
    expected = "JSON as Attest writes it"
    try:
        raw = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Faults([Problem(file, "", f"a text that is no JSON ({shown(error)})", expected)]) from None
    faults = faults_in(raw, _schema(), file)
    if faults:
        raise Faults(faults)
    rows = [
        _assessed(one, number) for number, one in enumerate(raw["results"], 1) if one["instrument"] == instrument.id
    ]
    problems = [problem for row in rows for problem in _unknown(row, instrument, file)]
    if not rows and raw["results"]:
        found = ", ".join(dict.fromkeys(one["instrument"] for one in raw["results"]))
        problems.append(Problem(file, "results", f"results with {found}", f"results with {instrument.id}"))
    if problems:
        raise Faults(problems)
    return rows


def _assessed(one: Mapping[str, Any], number: int) -> Assessed:
    parts = one["domains"]
    return Assessed(
        ids=one["ids"],
        row=number,
        answers={**one["answers"], **{key: text for part in parts for key, text in part["answers"].items()}},
        judgements={part["domain"]: part["judgement"] for part in parts},
        support={**one["support"], **{key: text for part in parts for key, text in part["support"].items()}},
        stated={part["domain"]: part["stated"] for part in parts if part["stated"]},
        told={part["domain"]: _told(part) for part in parts},
        weight=one.get("weight"),
    )


def _told(part: Mapping[str, Any]) -> Judgement:
    return Judgement(
        part["domain"],
        part["judgement"],
        part["status"],
        part["path"],
        tuple(part["rules"]),
        part["by_rule"],
        tuple((other["by"], other["judgement"]) for other in part["others"]),
        unanswered=tuple(part["unanswered"]),
    )


def _unknown(row: Assessed, instrument: Instrument, file: str) -> Iterable[Problem]:
    """Items and domains that the instrument has not."""
    items = {item.id for item in instrument.items}
    domains = {part.id for part in instrument.parts} | {OVERALL}
    for name in [
        *(one for one in row.answers if one not in items),
        *(one for one in row.judgements if one not in domains),
    ]:
        yield Problem(file, f"results[{row.row}]", shown(name), f"an item or domain of {instrument.short}")


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = load_yaml(HOME / SCHEMA, SCHEMA)
    return schema
