"""Risk-of-bias instruments as data: items, answers, judgements, version and licence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from attest.places import HOME
from attest.problems import Faults, Problem, shown
from attest.strict import faults_in, load_yaml


@dataclass(frozen=True)
class Level:
    """An answer or a judgement: stored as `id`, shown as `label`, drawn in the colour of `tone` with `symbol`."""

    id: str
    label: str
    tone: str
    symbol: str = ""


@dataclass(frozen=True)
class Item:
    id: str
    label: str


@dataclass(frozen=True)
class Instrument:
    id: str
    title: str
    short: str
    version: str
    link: str
    licence: str
    note: str
    answers: tuple[Level, ...]
    items: tuple[Item, ...]
    judgements: tuple[Level, ...]
    published_rule: str


def load_instrument(path: Path, name: str) -> Instrument:
    """The instrument in a YAML file; raises `Faults` with every fault of the file."""
    raw = load_yaml(path, name)
    problems = faults_in(raw, _schema(), name)
    if problems:
        raise Faults(problems)
    if raw["id"] != path.stem:
        problems.append(Problem(name, "id", shown(raw["id"]), f"`{path.stem}`, the name of the file"))
    for key in ("answers", "items", "judgements"):
        ids = [entry["id"] for entry in raw[key]]
        problems += [
            Problem(name, f"{key}[{number + 1}].id", shown(one), "an id of its own", "It stands twice.")
            for number, one in enumerate(ids)
            if one in ids[:number]
        ]
    if problems:
        raise Faults(problems)
    return Instrument(
        id=raw["id"],
        title=raw["title"],
        short=raw.get("short", raw["title"]),
        version=raw["version"],
        link=raw["link"],
        licence=raw["licence"],
        note=raw.get("note", ""),
        answers=tuple(Level(**entry) for entry in raw["answers"]),
        items=tuple(Item(**entry) for entry in raw["items"]),
        judgements=tuple(Level(**entry) for entry in raw["judgements"]),
        published_rule=raw.get("published_rule", ""),
    )


@cache
def _schema() -> dict[str, Any]:
    name = "config/schemas/instrument.schema.yaml"
    schema: dict[str, Any] = load_yaml(HOME / name, name)
    return schema
