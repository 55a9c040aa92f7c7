"""The official wording of an instrument's items, which a team keeps for itself and Attest does not ship."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attest.instrument import Instrument
from attest.places import HOME
from attest.problems import Faults, Problem, shown
from attest.strict import faults_in, load_yaml

FOLDER = "config/instruments/wording"  # in a review; version control leaves it out


def wording_of(review: Path, instrument: Instrument) -> dict[str, str]:
    """The official text of the instrument's items that the review has, by item id; without a file there is none."""
    name = f"{FOLDER}/{instrument.id}.yaml"
    return read_wording(review / name, name, instrument) if (review / name).is_file() else {}


def wordings(review: Path, instruments: Mapping[str, Instrument]) -> dict[str, dict[str, str]]:
    """The official texts that the review has, by instrument; raises `Faults` with every fault of every file."""
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    known = list(instruments)
    for path in sorted((review / FOLDER).glob("*.yaml")):
        name, near = f"{FOLDER}/{path.name}", difflib.get_close_matches(path.stem, known, 1)
        if path.stem not in known:
            hint = f"Did you mean `{near[0]}.yaml`?" if near else "The file bears the id of its instrument."
            problems.append(Problem(name, "", shown(path.stem), "the id of an instrument", hint))
            continue
        try:
            found[path.stem] = wording_of(review, instruments[path.stem])
        except Faults as faults:
            problems += faults.problems
    if problems:
        raise Faults(problems)
    return found


def read_wording(path: Path, name: str, instrument: Instrument) -> dict[str, str]:
    """The texts in a YAML file by item id, in the instrument's order, each on one line.

    Items without a text are left out. Raises `Faults` with every fault, also for items that the instrument has not.
    """
    raw: Any = load_yaml(path, name)
    problems = faults_in(raw, _schema(), name)
    given = raw.get("items", {}) if isinstance(raw, Mapping) else {}
    if isinstance(given, Mapping):
        problems += _strangers(given, instrument, name)
    if problems:
        raise Faults(problems)
    return {item.id: " ".join(given[item.id].split()) for item in instrument.items if item.id in given}


def _strangers(given: Mapping[str, Any], instrument: Instrument, name: str) -> Iterator[Problem]:
    """Numbers of items that the instrument has not."""
    known = [item.id for item in instrument.items]
    expected = f"an item of {instrument.id} ({', '.join(known)})" if known else f"nothing: {instrument.id} has no items"
    for one in given:
        if one not in known:
            near = difflib.get_close_matches(one, known, 1)
            yield Problem(name, f"items.{one}", shown(one), expected, f"Did you mean `{near[0]}`?" if near else "")


@cache
def _schema() -> dict[str, Any]:
    name = "config/schemas/instrument_wording.schema.yaml"
    schema: dict[str, Any] = load_yaml(HOME / name, name)
    return schema
