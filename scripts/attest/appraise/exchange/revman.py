"""RevMan's CSV of risk of bias: a row a study (RoB 1) or a result (RoB 2), a judgement and its support a domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attest.appraise.answers.lines import write_file
from attest.appraise.exchange.assessed import Assessed
from attest.appraise.exchange.names import OF_ROB2, REVMAN_ROB1, REVMAN_ROB2
from attest.appraise.exchange.reading import REVMAN_ANALYSIS
from attest.instrument import OVERALL, Domain, Instrument

WORDS = {"low": "Low risk", "unclear": "Unclear risk", "some concerns": "Some concerns", "high": "High risk"}


def lines(instrument: Instrument, rows: Iterable[Assessed]) -> tuple[list[dict[str, str]], tuple[str, ...]] | None:
    """The lines and their columns; None for an instrument of which RevMan's layout is not known."""
    if instrument.id == "rob1":
        ids: tuple[str, ...] = ("Study",)
        pairs = {name: (f"Domain (judgement): {name}", f"Domain (support): {name}") for name in REVMAN_ROB1.values()}
        domains: Mapping[str, str] = REVMAN_ROB1
    elif instrument.id in OF_ROB2:
        ids = ("Study", REVMAN_ANALYSIS)
        pairs = {name: (f"{name} (judgement)", f"{name} (support)") for name in REVMAN_ROB2.values()}
        domains = REVMAN_ROB2
    else:
        return None
    parts = {part.id: part for part in instrument.parts}
    columns = (*ids, *(heading for name in domains.values() for heading in pairs[name]))
    made = []
    for row in rows:
        line = dict(zip(ids, (row.study, _analysis(row)), strict=False))
        for domain, name in domains.items():
            judgement, support = pairs[name]
            line[judgement] = WORDS.get(row.judgements.get(domain, ""), "")
            line[support] = _support(row, parts.get(domain), domain)
        made.append(line)
    return made, columns


def _analysis(row: Assessed) -> str:
    return row.label.removeprefix(row.study).removeprefix(": ")


def _support(row: Assessed, part: Domain | None, domain: str) -> str:
    """The reason of the judgement, then what each answer rests on, after its number and the answer."""
    told = [row.support[domain]] if row.support.get(domain) else []
    for item in part.items if part and domain != OVERALL else ():
        answer, text = row.answers.get(item.id, ""), row.support.get(item.id, "")
        if answer or text:
            told.append(f"{item.id} {answer}".strip() + (f": {text}" if text else ""))
    return "\n".join(told)


def write(path: Path, instrument: Instrument, rows: Iterable[Assessed]) -> bool:
    """Write the file as RevMan writes its own: UTF-8 with a byte-order mark and the line ends of Windows."""
    told = lines(instrument, rows)
    if told is not None:
        write_file(path, *told, "utf-8-sig", "\r\n")
    return told is not None
