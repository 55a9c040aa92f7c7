"""Which sentences of a study's reports stand beside which item of its instrument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.appraise.assessment import domain_key, item_key
from attest.forms.round import CellKey, Passage
from attest.instrument import Instrument

MOST = 3  # sentences beside an item: what a person reads before they open the document

Row = Mapping[str, Any]


def quotes(
    instruments: Mapping[str, Instrument], studies: Iterable[Row], units: Iterable[Row], sentences: Iterable[Row]
) -> dict[CellKey, tuple[Passage, ...]]:
    """The passages for each item, and each judgement of a domain, that names a topic (`suggests`).

    `units` are what is judged (`subject`, `study_id`, `instrument`), `sentences` the lines of sentences.jsonl. Clear
    sentences go before faint ones, and each report has its first before any has its second; they are shown report by
    report, the main one first, as they follow each other in it.
    """
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for one in sentences:
        told[one["report_id"], one["topic"]].append(one)
    reports = {study["study_id"]: [report["report_id"] for report in study["reports"]] for study in studies}
    cells: dict[CellKey, tuple[Passage, ...]] = {}
    for unit in units:
        instrument = instruments[unit["instrument"]]
        asked = {item_key(item.id): item.suggests for item in instrument.items}
        asked |= {domain_key(domain.id): domain.suggests for domain in instrument.parts if domain.judged}
        for key, topic in asked.items():
            if found := _chosen([told[report, topic] for report in reports[unit["study_id"]]]):
                cells[CellKey(unit["subject"], instrument.id, "", key)] = tuple(map(_passage, found))
    return cells


def _chosen(by_report: Sequence[Sequence[Row]]) -> list[Row]:
    ranked: list[tuple[tuple[bool, int, int], Row]] = []
    for report, rows in enumerate(by_report):
        for faint in (False, True):
            same = [one for one in rows if (one["strength"] == "faint") == faint]
            ranked += [((faint, turn, report), one) for turn, one in enumerate(same)]
    best = sorted(ranked, key=lambda one: one[0])[:MOST]
    return [one for _, one in sorted(best, key=lambda one: (one[0][2], one[1]["start"]))]


def _passage(one: Row) -> Passage:
    return Passage(" ".join(one["quote"].split()), one["file"], one["start"], one["end"], one["page"])
