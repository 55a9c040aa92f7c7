"""Every value of the review as a row of evidence.csv: what it is, its status, and what it leads back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.entries import entry_text
from attest.forms.round import CellKey, value_id
from attest.instrument import OVERALL

COLUMNS = (
    "value_id", "study_id", "study", "step", "table", "table_title", "row_id", "row", "field", "title", "role", "unit",
    "order", "value", "code", "status", "settled", "by", "quote", "file", "sha256", "page", "start", "end",
    "rule", "flags", "flag_ids", "flag_states",
)  # fmt: skip

JUDGED = ("bias.judgement", "bias.domain")  # which stand in the table of judgements, with the path of their rule
Row = Mapping[str, Any]


def values(
    extraction: Iterable[Row],
    appraisal: Iterable[Row],
    judgements: Iterable[Row],
    documents: Iterable[Row],
    flags: Iterable[Row],
) -> list[dict[str, Any]]:
    """Rows of evidence.csv; `order` is the question's place in the form. Questions that nobody
    and nothing has answered are left out. `flags` are those of integrity checks, with what people answered to them.
    """
    hashes = {document["file"]: document["sha256"] for document in documents}
    flagged: dict[str, list[Row]] = {}
    for flag in flags:
        for name in flag["cells"]:
            flagged.setdefault(name, []).append(flag)
    asked = [*extraction, *appraisal]
    judged = [one for one in judgements if one["instrument"]]
    results = {one["subject"]: one for one in judged if one["subject"] != one["study_id"]}
    rows = [_answered(one, hashes, flagged, results.get(one["subject"])) for one in asked if _is_value(one)]
    rows += [_judged(one) for one in judged]
    twice = [name for name, count in Counter(row["value_id"] for row in rows).items() if count > 1]
    if twice:
        raise ValueError(f"values that share an id could not be traced: {', '.join(twice)}")
    places = {place: number for number, place in enumerate(dict.fromkeys(_question(one) for one in asked), 1)}
    return [{**row, "order": places.get((row["table"], row["field"]), len(places) + 1)} for row in rows]


def _question(row: Row) -> tuple[str, str]:
    return row["sheet"], row["field"]


def _is_value(row: Row) -> bool:
    nothing = row["status"] in ("unanswered", "not asked") or row["left_out"]
    return not nothing and not row["field"].startswith("_") and row["role"] not in JUDGED


def _answered(
    row: Row, hashes: Mapping[str, str], flagged: Mapping[str, Sequence[Row]], result: Row | None
) -> dict[str, Any]:
    """`result` says, where the subject is a result, of which study it is and what it is called."""
    said, flags = row["suggestion"] or {}, flagged.get(row["value_id"], ())
    shown = entry_text(row["value"], "")
    if row["status"] == "conflict":
        shown = " | ".join(dict.fromkeys(entry_text(one["value"], one["code"]) for one in row["answers"]))
    # The quote stands behind the value only where the value is the suggested one; else the reviewers' cells do.
    quoted = said if entry_text(said.get("value"), "") == shown else {}
    return {
        "value_id": row["value_id"],
        "study_id": result["study_id"] if result else row["subject"],
        "study": result["study"] if result else row["label"],
        "step": row["step"],
        "table": row["sheet"],
        "table_title": row["sheet_title"],
        "row_id": _result_id(result) if result else row["row"],
        "row": result_name(result) if result else row["row_label"],
        "field": row["field"],
        "title": row["title"],
        "role": row["role"],
        "unit": row["unit"],
        "order": 0,
        "value": shown,
        "code": row["code"],
        "status": row["status"],
        "settled": row["settled"],
        "by": " | ".join(_by(row)),
        "quote": quoted.get("quote", ""),
        "file": quoted.get("file", ""),
        "sha256": hashes.get(quoted.get("file", ""), ""),
        "page": quoted.get("page", ""),
        "start": quoted.get("start", "") if quoted.get("file") else "",
        "end": quoted.get("end", "") if quoted.get("file") else "",
        "rule": quoted.get("rule", ""),
        "flags": " | ".join(f"{flag['check']}: {flag['arithmetic']}".replace(" | ", "; ") for flag in flags),
        "flag_ids": " | ".join(flag["flag_id"] for flag in flags),
        "flag_states": " | ".join(flag["state"] for flag in flags),
    }


def _by(row: Row) -> list[str]:
    told = []
    for one in row["answers"]:
        typed = entry_text(one["value"], one["code"])
        what = "accepted the suggestion" if one["accepted"] else f"answered {typed}"
        told.append(f"{one['name']} {what} ({_place(one)})")
    ruling = row["ruling"]
    if ruling and row["status"] == "adjudicated":
        because = f": {ruling['reason']}" if ruling["reason"] else ""
        settled = entry_text(ruling["value"], ruling["code"])
        told.append(f"{ruling['adjudicator']} settled {settled} ({_place(ruling)}){because}")
    return told


def _place(answer: Row) -> str:
    return f"{answer['file']}, sheet {answer['sheet']}" + (f", cell {answer['cell']}" if answer["cell"] else "")


def result_name(row: Row) -> str:
    """How people call a result: its outcome and time point; "" where a whole study is meant."""
    return ", ".join(filter(None, (row["outcome"], row["time_point"])))


def _result_id(row: Row) -> str:
    return "" if row["subject"] == row["study_id"] else str(row["subject"])


def _judged(row: Row) -> dict[str, Any]:
    """A judgement of a domain or the overall one, of a study or of one of its results."""
    overall = row["domain"] == OVERALL
    key = CellKey(row["subject"], row["instrument"], "", row["domain"])
    empty = dict.fromkeys(COLUMNS, "")
    rules = f"; rule {row['rules']}" if row["rules"] else ""
    return empty | {
        "value_id": value_id(key),
        "study_id": row["study_id"],
        "study": row["study"],
        "step": "risk_of_bias",
        "table": "risk_of_bias",
        "table_title": "Risk of bias",
        "row_id": _result_id(row),
        "row": result_name(row),
        "field": row["domain"],
        "title": "Risk of bias (overall)" if overall else f"Risk of bias: {row['domain']} {row['domain_label']}",
        "role": "bias.judgement" if overall else "bias.domain",
        "value": row["judgement"],
        "status": "computed" if row["judgement"] else "unanswered",
        "settled": bool(row["judgement"]),
        "by": row["path"],
        "rule": f"{row['instrument_title']}, {row['version']}{rules}",
    }
