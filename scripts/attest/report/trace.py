"""The chain of a value: what it is, who said so and where, and the quoted words, looked up in the source once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from attest.problems import Faults, Problem, shown
from attest.report.values import JUDGED
from attest.suggestion import quote_stands
from attest.tables import read_csv, read_jsonl, sha256
from attest.text.source import Source, read_source

EVIDENCE = "results/report/evidence.csv"
ANSWERS = {
    "extraction": "results/extract/extraction/answers.jsonl",
    "trustworthiness": "results/appraise/trustworthiness/answers.jsonl",
    "risk_of_bias": "results/appraise/risk_of_bias/answers.jsonl",
}


def trace(review: Path, value_id: str) -> str:
    """The chain as text; raises `Faults` where no value, or more than one, has this id."""
    path = review / EVIDENCE
    if not path.exists():
        raise Faults([Problem(EVIDENCE, "", "no such file", "the values of a run", "Run the review first.")])
    found = [row for row in read_csv(path) if row["value_id"].startswith(value_id)]
    exact = [row for row in found if row["value_id"] == value_id] or found
    if len(exact) != 1:
        hint = "The first column of evidence.csv has them, and so has every value in the report."
        said = f"{len(found)} values whose id begins with {shown(value_id)}" if found else f"no value {shown(value_id)}"
        raise Faults([Problem(EVIDENCE, "value_id", said, "the id of one value", hint)])
    return "\n".join(_chain(review, exact[0]))


def _chain(review: Path, row: Mapping[str, str]) -> Iterator[str]:
    where = " · ".join(part for part in (row["study"], row["table_title"], row["row"], row["title"]) if part)
    yield f"{row['value_id']}  {where}"
    yield f"  value      {row['value'] or row['code'].replace('_', ' ')} {row['unit']}".rstrip()
    yield f"  status     {row['status']}{'' if row['settled'] == 'true' else ' (not settled)'}"
    states = filter(None, row.get("flag_states", "").split(" | "))
    for flag, state in zip_longest(filter(None, row["flags"].split(" | ")), states, fillvalue=""):
        yield f"  flag       {flag}" + (f" ({state})" if state else "")
    if row["role"] in JUDGED:
        yield f"  computed   {row['by']}"
        yield f"  by         {row['rule']}"
        yield from _answers_behind(review, row)
        return
    answer = _answer(review, row)
    for one in answer["answers"]:
        how = "accepted the suggestion" if one["accepted"] else "answered"
        said = one["value"] if not one["code"] else one["code"].replace("_", " ")
        yield f"  {one['name']} {how}: {said}"
        yield f"             {one['file']}, sheet {one['sheet']}, cell {one['cell'] or '(as sent out)'}"
    if answer["ruling"] and answer["status"] == "adjudicated":
        ruling = answer["ruling"]
        yield f"  {ruling['adjudicator']} settled: {ruling['value'] if not ruling['code'] else ruling['code']}"
        yield f"             {ruling['file']}, sheet {ruling['sheet']}, cell {ruling['cell']}"
        if ruling["reason"]:
            yield f"             because: {ruling['reason']}"
    if answer["suggestion"]:
        yield from _suggestion(review, answer["suggestion"], row)


def _answer(review: Path, row: Mapping[str, str]) -> Mapping[str, Any]:
    answers = read_jsonl(review / ANSWERS[row["step"]])
    return next(one for one in answers if one["value_id"] == row["value_id"])


def _answers_behind(review: Path, row: Mapping[str, str]) -> Iterator[str]:
    """The settled answers that a computed judgement rests on."""
    for one in read_jsonl(review / ANSWERS[row["step"]]):
        own = one["subject"] == (row["row_id"] or row["study_id"]) and one["status"] not in ("unanswered", "not asked")
        if own and one["role"] == "bias.answer":
            yield f"  from       {one['value_id']}  {one['title']}: {one['value']} ({one['status']})"


def _suggestion(review: Path, said: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[str]:
    yield f"  suggested  {said['value']} (rule {said['rule']})"
    if not said["file"]:
        return
    path = review / said["file"]
    page = f", page {said['page']}" if said.get("page") else ""
    yield f"  source     {said['file']}{page}, characters {said['start']}–{said['end']}"
    try:
        source = read_source(path, said["file"])
    except Faults as faults:
        yield f"  now        the source cannot be read any more: {faults.problems[0]}"
        return
    digest = sha256(path.read_bytes())
    yield f"             SHA-256 {digest}"
    yield from _boxes(source, said["start"], said["end"])
    yield f"  quote      “{' '.join(said['quote'].split())}”"
    if row["sha256"] and digest != row["sha256"]:
        yield "  now        the file has changed since the run"
    stands = quote_stands(source, said["start"], said["end"], said["quote"])
    yield (
        "  now        the quote stands in the file" if stands else "  now        the quote is NOT in the file any more"
    )


def _boxes(source: Source, start: int, end: int) -> Iterator[str]:
    """Where to look on the pages: the lines that hold the quote, in points."""
    if source.origin is not None:
        return
    for page in sorted({place.page for place in source.where(start, end)}):
        boxes = [place.box for place in source.where(start, end) if place.page == page]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        foot, head = min(box[1] for box in boxes), max(box[3] for box in boxes)
        across, upward = f"{left:.0f}–{right:.0f} pt from the left", f"{foot:.0f}–{head:.0f} pt from the foot"
        yield f"             page {page}: {across}, {upward}"
