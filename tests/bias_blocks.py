"""Blocks for tests of the figures: the scales of published instruments, and robvis's example data."""

from __future__ import annotations

import csv
from pathlib import Path

from attest.appraise.figures.blocks import Block, Column, Level, Row, kind_of


def scale(text: str) -> list[Level]:
    """Levels written as "Low risk good, High risk bad": a label, and the role of its colour as the last word."""
    pairs = [one.strip().rsplit(" ", 1) for one in text.split(",")]
    return [Level(label.lower(), label, role, "", kind_of(label.lower())) for label, role in pairs]


ROB2 = scale("Low good, Some concerns warn, High bad")
SCALES = {
    "rob1": scale("Low good, Unclear unclear, High bad"),
    "rob2": ROB2,
    "rob2_cluster": ROB2,
    "robins_i": scale("Low good, Moderate warn, Serious bad, Critical worst, No information neutral"),
    "robins_e": scale("Low good, Some concerns warn, High bad, Very high worst, No information neutral"),
    "quadas": scale("Low good, Some concerns warn, High bad, Unclear unclear"),
    "quips": scale("Low good, Moderate warn, High bad"),
    "probast": scale("Low good, High bad, Unclear unclear"),
    "amstar2": scale("Yes good, Partial yes warn, No bad, Not applicable neutral"),
    "jbi": scale("Yes good, No bad, Unclear unclear, Not applicable neutral"),
}
DOMAINS = [Column(f"d{number}", f"D{number}", f"Domain {number} in words") for number in range(1, 6)]


def robvis(path: Path) -> Block:
    """One of robvis's example files; its headings are the short names of the columns."""
    name = path.stem.removeprefix("robvis_data_")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [key for key in rows[0] if key not in ("Study", "Overall")]
    shorts = [key if len(key) < 4 else f"D{number}" for number, key in enumerate(keys, 1)]
    columns = [Column(key, short, key.replace(".", " ")) for key, short in zip(keys, shorts, strict=True)]
    made = [Row(row["Study"], {key: row[key].lower() for key in keys}, row["Overall"].lower()) for row in rows]
    return Block(name, SCALES[name], columns, made)


def rob2(*rows: Row, **more: object) -> Block:
    return Block("RoB 2", ROB2, DOMAINS, rows, **more)  # type: ignore[arg-type]


def judged(study: str, letters: str, overall: str | None = None, **more: object) -> Row:
    """A row written as letters: l low, s some concerns, h high, i no information, a not applicable, . unanswered."""
    names = {"l": "low", "s": "some concerns", "h": "high", "i": "no information", "a": "not applicable", ".": None}
    cells = {column.key: names[letter] for column, letter in zip(DOMAINS, letters, strict=True)}
    return Row(study, cells, overall, **more)  # type: ignore[arg-type]
