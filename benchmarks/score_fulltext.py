"""Suggestions against what people took from full texts.

`PYTHONPATH=scripts python benchmarks/score_fulltext.py [FOLDER]`. FOLDER holds `arm_level_labels.csv` (for each outcome
of a trial the events, group sizes, means and standard deviations of two groups; blank means unknown) and
`jats/PMC….nxml`. A figure is found where a suggestion of its role has the value in a row of that outcome and group; a
group's size may also be `arm.n`. It is other where such rows have other values only, at another time for instance, and
missed where there is no such row; the reason says where the number stands instead.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from attest.extract.numbers import as_decimal
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion
from attest.text.source import Source, read_source

FOLDER = Path("../shared/fixtures/fulltext")
KINDS = {
    "events": ("result.events", "adverse_event.events"),
    "group_size": ("result.total", "adverse_event.total"),
    "mean": ("result.mean",),
    "standard_deviation": ("result.sd",),
}
SMALL = re.compile(
    r"the|an?|of|in|and|or|to|for|with|until|between|at|on|by|did|not|who|from|is|was|were|mean|sd|±|patients?|people|"
    r"participants?|groups?|program(?:me)?|phase|unit|ii?"
)


@dataclass(frozen=True)
class Wanted:
    """One figure that people took: of which outcome and group, and where it goes."""

    article: str
    outcome: str
    group: str
    other: str
    side: str
    kind: str
    value: Decimal


def wanted(folder: Path) -> Iterator[Wanted]:
    with (folder / "arm_level_labels.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for side in ("intervention", "comparator"):
                for kind in KINDS:
                    if row[f"{side}_{kind}"].strip():
                        value = Decimal(row[f"{side}_{kind}"].strip())
                        other = row["comparator" if side == "intervention" else "intervention"]
                        yield Wanted(row["pmcid"], row["outcome"], row[side], other, side, kind, value)


def stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[\w±]+", text.casefold().replace("-", " ")) if not SMALL.fullmatch(word)}


def is_outcome(label: str, one: Suggestion) -> bool:
    """Whether half of the label's words stand in the row's names, or all of the row's outcome in the label."""
    row = one.row_dict or {}
    outcome = stems(row.get("outcome") or row.get("event") or "")
    told, said = stems(label), outcome | stems(row.get("time_point") or "")
    return bool(outcome) and (2 * len(told & said) >= len(told) or outcome <= told) and bool(told & outcome)


def is_group(one: Wanted, said: Suggestion) -> bool:
    """Whether a suggestion's arm is the wanted one: more shared words than the other has, a short form, or its side."""
    arm = (said.row_dict or {}).get("arm", "")
    if not arm or " vs " in arm:
        return False
    own, other = (len(stems(re.sub(r"[(].*?[)]", "", label)) & stems(arm)) for label in (one.group, one.other))
    short = set(re.findall(r"\(([^()]+)\)", one.group))
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", one.group.casefold()))
    plain = arm.casefold().strip()
    sides = {"intervention": ("intervention", "treatment", "experimental"), "comparator": ("control", "controls")}
    return own > other or arm in short or (arm.isupper() and plain in initials) or plain in sides[one.side]


def verdict(one: Wanted, suggestions: list[Suggestion], source: Source, tables: str) -> tuple[str, str]:
    """Found, other or missed, and by which rule or why."""
    own = [said for said in suggestions if said.role in KINDS[one.kind] and is_outcome(one.outcome, said)]
    sizes = [said for said in suggestions if said.role == "arm.n" and one.kind == "group_size"]
    fitting = [said for said in (*own, *sizes) if is_group(one, said)]
    for said in fitting:
        if as_decimal(str(said.value)) == one.value:
            return "found", said.rule
    plain = f"{one.value.normalize():f}".lstrip("-")
    pattern = rf"(?<![\d.]){re.escape(plain)}0*(?![\d.]*\d)"
    where = "in the text" if re.search(pattern, source.text) else "nowhere: people computed it"
    where = "in a table" if re.search(pattern, tables) else where
    if fitting:
        others = dict.fromkeys(
            f"{said.value} ({(said.row_dict or {}).get('time_point', 'no time')})" for said in fitting
        )
        return "other", f"there are {', '.join(others)}; it stands {where}"
    alone = [said for said in own if as_decimal(str(said.value)) == one.value]
    return "missed", f"suggested without its group ({alone[0].rule})" if alone else f"it stands {where}"


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else FOLDER
    counts: Counter[tuple[str, str]] = Counter()
    read: dict[str, tuple[list[Suggestion], Source, str]] = {}
    for one in wanted(folder):
        if one.article not in read:
            name = f"PMC{one.article}.nxml"
            source = read_source(folder / "jats" / name, name)
            document = document_of(source)
            rows = [source.text[block.start : block.end] for block in document.blocks if block.kind == "table row"]
            read[one.article] = (suggest(document, source), source, "\n".join(rows))
        said, why = verdict(one, *read[one.article])
        counts[one.kind, said] += 1
        print(f"{said:6} PMC{one.article} {one.outcome[:44]:44} {one.side:12} {one.kind:18} {one.value!s:>7}  {why}")
    print(f"\n{'':20}{'wanted':>8}{'found':>8}{'other':>8}{'missed':>8}")
    for kind in (*KINDS, "all"):
        held = [counts[each, said] for said in ("found", "other", "missed") for each in KINDS if kind in (each, "all")]
        size = len(held) // 3
        found, other, missed = sum(held[:size]), sum(held[size : 2 * size]), sum(held[2 * size :])
        print(f"{kind:20}{found + other + missed:8}{found:8}{other:8}{missed:8}")


if __name__ == "__main__":
    main(sys.argv[1:])
