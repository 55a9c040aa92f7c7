"""What the report says: the rows of every stage, brought together for the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attest.instrument import OVERALL
from attest.protocol import PROPOSALS, Protocol
from attest.report.manifest import hashed, versions
from attest.report.values import result_name
from attest.tables import read_csv, read_json, read_jsonl

STEP_TITLES = {
    "duplicates": "Possible duplicates",
    "screening": "Screening",
    "study_links": "Study links",
    "eligibility": "Eligibility",
    "extraction": "Data extraction",
    "integrity": "Integrity flags",
    "trustworthiness": "Trustworthiness",
    "risk_of_bias": "Risk of bias",
    "missing_evidence": "Missing evidence",
}

TRUST = ("trustworthiness.domain", "trustworthiness.judgement")


def contents(plan: Protocol, files: Any, inputs: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The report as plain rows; `files` are the rule's named inputs."""
    answers = [row for name in files.answers for row in read_jsonl(name)]
    excluded = {row["report_id"] for row in read_csv(files.ledger) if row["outcome"] != "included"}
    problems = read_csv(files.problems)
    judgements = read_csv(files.judgements)
    return {
        "title": plan.title,
        "date": plan.date,
        "protocol": _protocol(plan),
        "model": plan.model.name if plan.model else "",
        "searches": read_csv(files.searches),
        "to_retrieve": [_to_retrieve(row) for row in read_csv(files.citations) if _is_sought(row)],
        "notices": read_csv(files.retractions),
        "counts": read_json(files.counts),
        "state": {"steps": _state(plan, [row for row in answers if _concerns(row, excluded)], problems, files.answers)},
        "problems": problems,
        "flags": [_flag(row) for row in read_jsonl(files.flags)],
        "values": read_csv(files.values),
        "trustworthiness": [_trust(row) for row in answers if row["role"] in TRUST and row["status"] != "unanswered"],
        "missing": list(_missing(answers)),
        "judgements": told_judgements(plan, judgements),
        "directions": [_named(row) for row in read_csv(files.directions)],
        "no_pooling": read_csv(files.no_pooling),
        "figures": {
            "prisma": Path(files.flow).read_text(encoding="utf-8"),
            "traffic_light": Path(files.traffic_light).read_text(encoding="utf-8"),
            "bias_summary": Path(files.bias_summary).read_text(encoding="utf-8"),
            "direction": Path(files.direction).read_text(encoding="utf-8"),
        },
        "reports": [_report(row) for row in read_csv(files.ledger)],
        "manifest": {"inputs": list(inputs), "versions": versions()},
    }


def hashes(review: Path, files: Any) -> list[dict[str, str]]:
    """The inputs of the review with their SHA-256, shipped files without the folder in which they lie."""
    return hashed(review, [*files.config, *files.sources])


def _protocol(plan: Protocol) -> dict[str, Any]:
    return {
        "question": dict(plan.question),
        "registration": plan.registration,
        "eligibility": {"include": list(plan.include), "exclude": list(plan.exclusion_reasons)},
        "outcomes": [{"name": one.name, "unit": one.unit, "benefit": one.benefit} for one in plan.outcomes],
        "reviewers": [one.name for one in plan.reviewers],
        "adjudicator": plan.adjudicator,
        "instruments": [
            {"design": design, "instrument": f"{plan.instruments[name].title}, {plan.instruments[name].version}"}
            for design, name in plan.instrument_of.items()
            if name in plan.named_instruments or not plan.named_instruments
        ],
    }


def _is_sought(row: Mapping[str, str]) -> bool:
    """Whether a citation goes on to full text and its full text is not here."""
    return row["outcome"] == "included" and not row["files"]


def _to_retrieve(row: Mapping[str, str]) -> dict[str, str]:
    return {"citation": row["label"], "title": row["title"], "id": row["citation_id"]}


def _concerns(row: Mapping[str, Any], not_included: set[str]) -> bool:
    """Whether an answer still matters: nobody waits for the reason to exclude a report that is included."""
    return row["role"] != "eligibility.reason" or row["subject"] in not_included


def _state(
    plan: Protocol, answers: Iterable[Mapping[str, Any]], problems: Iterable[Mapping[str, str]], files: Iterable[str]
) -> list[dict[str, Any]]:
    """How far each human step is: values settled, waiting (and for whom), in conflict; and problems to mend."""
    nothing = {"settled": 0, "waiting": 0, "conflicts": 0, "problems": 0}
    counted: dict[str, dict[str, Any]] = {
        path.name: {"step": path.name, "title": STEP_TITLES[path.name], "folder": path.as_posix(), **nothing}
        for path in (Path(name).parent for name in files)
    }
    missing: dict[str, Counter[str]] = defaultdict(Counter)
    for row in answers:
        if row["left_out"]:
            continue
        step = counted[row["step"]]
        if row["settled"]:
            step["settled"] += 1
        elif row["status"] == "conflict":
            step["conflicts"] += 1
        elif _is_waited_for(row) and row["asked"]:
            step["waiting"] += 1
            answered = {one["reviewer"] for one in row["answers"]}
            asked = set(row["asked"]) - answered
            missing[row["step"]].update(one.name for one in plan.reviewers if one.id in asked)
    for problem in problems:
        name = problem["file"].removeprefix("sources/decisions/").partition("/")[0]
        if name in counted:
            counted[name]["problems"] += 1
    for name, step in counted.items():
        step["who"] = ", ".join(f"{person.name} {missing[name][person.name]}" for person in plan.reviewers)
    return list(counted.values())


def _is_waited_for(row: Mapping[str, Any]) -> bool:
    """Whether a value waits for people: suggested or half answered, or one that a step cannot do without."""
    if row["step"] in PROPOSALS:
        return False
    if row["status"] == "not asked":
        return False
    return row["status"] in ("suggested", "single", "agreed") or row["role"] in (
        "screening.decision",
        "eligibility.decision",
        "integrity.answer",
        "trustworthiness.judgement",
        "missing.answer",
        "missing.judgement",
        "bias.answer",
        "bias.judgement",
        "bias.domain",
    )


def _named(row: Mapping[str, str]) -> dict[str, str]:
    """A direction with the report's own wording behind the outcome that it counts for."""
    words = "" if row["reported_as"] in ("", row["outcome"]) else f": {row['reported_as']}"
    return {**row, "outcome": row["outcome"] + words}


def _flag(row: Mapping[str, Any]) -> dict[str, str]:
    names = ("study", "where", "check", "result", "arithmetic", "state", "answer", "note", "by")
    return {name: str(row[name]) for name in names}


def told_judgements(plan: Protocol, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines of the table of judgements that the report shows, from those of judgements.csv."""
    return [_judgement(plan, row) for row in rows if _is_told(plan, row)]


def _is_told(plan: Protocol, row: Mapping[str, Any]) -> bool:
    """Whether the report tells a judgement: the overall ones, those of domains where there is none, and those that are
    not what the rule gives, or not what others read in it.
    """
    if row["domain"] in ("", OVERALL) or plan.instruments[row["instrument"]].overall is None:
        return True
    return bool(row["others"]) or bool(row["by_rule"] and row["by_rule"] != row["judgement"])


def _judgement(plan: Protocol, row: Mapping[str, Any]) -> dict[str, Any]:
    """A judgement as people call it: AMSTAR 2's "high" is high confidence, no high risk."""
    study = ": ".join(filter(None, (row["study"], result_name(row))))
    parts = plan.instruments[row["instrument"]].parts if row["instrument"] else ()
    levels = {level.id: level.label for part in parts if part.id == row["domain"] for level in part.levels}
    domain = (
        "" if not row["domain"] else "Overall" if row["domain"] == OVERALL else f"{row['domain']} {row['domain_label']}"
    )
    said = levels.get(row["judgement"], row["judgement"])
    return {**row, "study": study, "instrument": row["instrument_title"], "domain": domain, "judgement": said}


def _trust(row: Mapping[str, Any]) -> dict[str, str]:
    """A judgement on trustworthiness."""
    return {"study": row["label"], "domain": row["sheet_title"], "judgement": _said(row), "status": row["status"]}


def _said(row: Mapping[str, Any]) -> str:
    """An answer; while it is in conflict all that was said, with a bar between."""
    said = [str(one["value"]) for one in row["answers"]]
    return " | ".join(dict.fromkeys(said)) if row["status"] == "conflict" else str(row["value"] or "")


def _missing(answers: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """The judgement on missing evidence for each outcome, with reason and direction; none while nobody has begun."""
    told = {(row["subject"], row["role"]): row for row in answers if row["step"] == "missing_evidence"}
    for (subject, role), row in told.items():
        if role != "missing.judgement" or row["status"] in ("unanswered", "not asked"):
            continue
        others = {name: told.get((subject, f"missing.{name}")) for name in ("reason", "direction")}
        said = {name: _said(one) if one and one["status"] != "unanswered" else "" for name, one in others.items()}
        yield {"outcome": row["label"], "judgement": _said(row), **said, "status": row["status"]}


def _report(row: Mapping[str, str]) -> dict[str, str]:
    decisions = {"included": "include", "excluded": "exclude"}
    return {
        "report": row["report"] or row["file"],
        "file": row["file"],
        "kind": row["kind"],
        "study": row["study"],
        "decision": decisions.get(row["outcome"], ""),
        "reason": row["reason"],
        "status": row["outcome"],
        "by": row["decided_by"],
    }
