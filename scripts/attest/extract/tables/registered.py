"""Results as registers tabulate them: an outcome a table, named in the heading; the statistic stands in the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from attest.extract.finding import Found, row_of
from attest.extract.reading import Reading
from attest.extract.tables.formats import counted, read_cell
from attest.extract.tables.grid import REGISTRY
from attest.extract.tables.groups import TOTAL, Groups
from attest.text.document import Block

OUTCOME = re.compile(r"\w[\w -]*outcome:\s*(?P<name>.+)", re.I | re.S)
FRAME = re.compile(r"Time frame:\s*(?P<frame>.{2,60})", re.I | re.S)
ANALYSED = re.compile(r"\w[\w ]*\banalysed \(n\)")
AFFECTED = re.compile(r"(?P<events>\d[\d,]*)\s?/\s?(?P<total>\d[\d,]*)(?:\s*[(\[][^()]*[)\]])?")
SYSTEM = re.compile(r"(?<=\(serious); [^()]*(?=\)$)|(?<=\(other); [^()]*(?=\)$)|,\s*total$")
SPREADS = (
    ("mean sd", re.compile(r"mean, standard deviation\b", re.I)),
    ("mean se", re.compile(r"mean, standard error\b", re.I)),
    ("mean ci", re.compile(r"mean, \d\d(?:\.\d)?\s?% confidence interval", re.I)),
    ("median iqr", re.compile(r"median, inter-?quartile range", re.I)),
    ("median range", re.compile(r"median, full range", re.I)),
)
COUNTS = re.compile(r"^(?:count of (?:participants|units)|number),?\s*(?:participants|patients|subjects)?$", re.I)
PEOPLE = re.compile(r"\b(?:participants|patients|subjects)\b", re.I)


@dataclass
class _Module:
    """The part of a record that is read: its outcome, or "" for another part, and what its tables told so far."""

    title: str
    outcome: str = ""
    frame: str | None = None
    groups: list[str] = field(default_factory=list)
    sizes: dict[str, str] = field(default_factory=dict)


def registered_facts(reading: Reading, groups: Groups) -> Iterator[Found]:
    """Arms with their sizes, outcomes and adverse events of a register's record; nothing of any other document."""
    module = _Module("")
    started: set[str] = set()
    for block in reading.document.blocks:
        if not block.rule.startswith(REGISTRY) and block.kind != "heading":
            continue
        text = reading.text[block.start : block.end]
        if block.kind == "heading":
            named = OUTCOME.fullmatch(text)
            module = _Module(text, " ".join(named["name"].split()) if named else "")
        elif block.kind != "table row":
            module.frame = " ".join(found["frame"].split()) if (found := FRAME.fullmatch(text)) else module.frame
        elif block.rule.endswith("-head"):
            cells = _cells(text)
            module.groups, module.sizes = [groups.known(name) or name for name in cells[1:]], {}
        else:
            yield from _row(block, _cells(text), module, started)


def _cells(text: str) -> list[str]:
    return [" ".join(cell.split()) for cell in text.split("|")]


def _row(block: Block, cells: list[str], module: _Module, started: set[str]) -> Iterator[Found]:
    label, place = cells[0], (block.start, block.end)
    values = {
        group: cell for group, cell in zip(module.groups, cells[1:], strict=False) if cell and not TOTAL.match(group)
    }
    if module.title == "Participant flow" and label.casefold() == "started":
        for group, count in values.items():
            if group not in started and re.fullmatch(r"\d[\d,]*", count):
                started.add(group)
                for role, value in (("arm.name", group), ("arm.n", count)):
                    yield Found(role, value, *place, "table-registry-arm", row_of(arm=group))
    elif ANALYSED.fullmatch(label):
        module.sizes |= {group: count for group, count in values.items() if re.fullmatch(r"\d[\d,]*", count)}
    elif module.outcome:
        yield from _outcome(place, label, values, module)
    elif module.title == "Adverse events":
        yield from _harms(place, SYSTEM.sub("", label), values)


def _outcome(place: tuple[int, int], label: str, values: Mapping[str, str], module: _Module) -> Iterator[Found]:
    said, *categories = label.split(" – ")
    form = next((name for name, pattern in SPREADS if pattern.match(said)), "")
    if not form and not COUNTS.match(said):
        return
    unit = said.split(", ")[-1] if said.count(", ") >= 2 else ""
    name = ": ".join([module.outcome, *categories])
    for group, cell in values.items():
        size = module.sizes.get(group)
        parts = read_cell(cell, form, size) if form else _of_people(cell, said, size)
        if not parts:
            continue
        names = row_of(outcome=name, arm=group, time_point=module.frame)
        more = {"total": size} if size and form else {}
        rule = f"table-registry-{(form or 'count').replace(' ', '-')}"
        for key, value in names:
            yield Found(f"result.{key}", value, *place, rule, names)
        for key, value in (parts | more | ({"unit": unit} if unit and form else {})).items():
            yield Found(f"result.{key}", value, *place, rule, names)


def _of_people(cell: str, said: str, size: str | None) -> dict[str, str] | None:
    return counted(cell, size) if PEOPLE.search(said) and re.fullmatch(r"\d[\d,]*", cell) else None


def _harms(place: tuple[int, int], name: str, values: Mapping[str, str]) -> Iterator[Found]:
    for group, cell in values.items():
        if found := AFFECTED.fullmatch(cell):
            names = row_of(event=name, arm=group)
            for role, value in (("name", name), ("arm", group), ("events", found["events"]), ("total", found["total"])):
                yield Found(f"adverse_event.{role}", value, *place, "table-registry-affected", names)
