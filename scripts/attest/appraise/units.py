"""What is judged with which instrument: studies, or their results, by the design that was extracted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from attest.forms.answers import folded
from attest.forms.round import Subject
from attest.outcomes import outcome_of
from attest.protocol import Protocol
from attest.rounds import study_subject
from attest.tables import digest

WITHOUT = ("study_id", "study", "reason")
UNITS = ("subject", "study_id", "study", "outcome", "time_point", "instrument")

Row = Mapping[str, Any]


def units(
    protocol: Protocol, studies: Iterable[Row], designs: Mapping[str, tuple[str, bool]], answers: Iterable[Row]
) -> tuple[list[Subject], list[dict[str, str]], list[dict[str, str]]]:
    """The subjects of the form, what each of them is, and the studies that nothing is judged of, with the reason.

    `answers` are the lines of extraction's answers.jsonl: they tell the results, and where a person chose an
    instrument. What one reviewer alone said is not used: the form that follows from it would show it to the others.
    """
    told = [row for row in answers if not row["left_out"]]
    chosen = {row["subject"]: _known(row) for row in told if row["role"] == "bias.instrument"}
    results = _results(protocol, told)
    subjects: list[Subject] = []
    listed: list[dict[str, str]] = []
    without: list[dict[str, str]] = []
    for study in studies:
        design, settled = designs[study["study_id"]]
        name = chosen.get(study["study_id"]) or protocol.instrument_of.get(design, "")
        own = {"study_id": study["study_id"], "study": study["label"]}
        subject = study_subject(study, (name,))
        found = results.get(study["study_id"], [])
        if not name:
            reason = f"no instrument is named for the design “{design}”" if design else "the design is not known yet"
            without.append({**own, "reason": reason + ("" if settled else " (nobody has settled the design yet)")})
        elif protocol.instruments[name].unavailable:
            without.append({**own, "reason": f"{name} is not available: {protocol.instruments[name].unavailable}"})
        elif protocol.instruments[name].unit == "study":
            subjects.append(subject)
            listed.append({**own, "subject": subject.id, "outcome": "", "time_point": "", "instrument": name})
        elif not found:
            of = "of an outcome of the protocol " if protocol.outcomes else ""
            without.append({**own, "reason": f"no result {of}is known yet, and {name} judges results"})
        else:
            for result in found:
                one = _subject(subject, result)
                subjects.append(one)
                unit = {"outcome": result.outcome, "time_point": result.time_point, "instrument": name}
                listed.append({**own, "subject": one.id, **unit})
    return subjects, listed, without


def _subject(study: Subject, result: _Result) -> Subject:
    """A result of a study as a subject: its id stays while outcome and time point are called the same."""
    at = digest(folded(result.outcome), folded(result.time_point), length=5)
    label = f"{study.label}: {result.outcome}" + (f", {result.time_point}" if result.time_point else "")
    context = {**study.context, "Reported as": "; ".join(dict.fromkeys(result.reported))}
    aliases = tuple(f"{alias}#{at}" for alias in study.aliases)
    return replace(study, id=f"{study.id}#{at}", label=label, aliases=aliases, context=context)


class _Result(NamedTuple):
    """An outcome at a time point, with the names that the reports use for it."""

    outcome: str
    time_point: str
    reported: list[str]


def _results(protocol: Protocol, answers: Iterable[Row]) -> dict[str, list[_Result]]:
    """The results of each study, one for each outcome and time point, in the protocol's order of outcomes."""
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in answers:
        group, _, name = row["role"].partition(".")
        if group == "result" and name in ("outcome", "time_point"):
            rows[row["subject"], row["row"]][name] = _known(row)
    order = {one.name: number for number, one in enumerate(protocol.outcomes)}
    found: dict[str, dict[tuple[str, str], _Result]] = defaultdict(dict)
    for (study, _), told in rows.items():
        reported = told.get("outcome", "")
        meant = outcome_of(reported, protocol.outcomes)
        if not reported or (protocol.outcomes and meant is None):
            continue
        one = _Result(meant.name if meant else reported, told.get("time_point", ""), [])
        at = (folded(one.outcome), folded(one.time_point))
        found[study].setdefault(at, one).reported.append(reported)

    def place(one: _Result) -> tuple[int, str, str]:
        return order.get(one.outcome, len(order)), one.outcome, one.time_point

    return {study: sorted(results.values(), key=place) for study, results in found.items()}


def _known(row: Row) -> str:
    """What is settled, or else suggested."""
    if row["settled"]:
        return str(row["value"] or "") if not row["code"] else ""
    return str((row["suggestion"] or {}).get("value") or "")
