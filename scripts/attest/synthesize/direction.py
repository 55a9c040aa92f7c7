"""The direction of effect per outcome and study, and why nothing is pooled where nothing can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.outcomes import outcome_of
from attest.protocol import Protocol
from attest.synthesize.bias import Judged

COLUMNS = (
    "outcome", "study_id", "study", "reported_as", "arm", "time_point", "direction", "favours", "status", "settled",
    "n", "note", "instrument", "risk_of_bias", "value_id",
)  # fmt: skip
POOLING = ("outcome", "reason")
OTHER = "Other outcomes"
SHOWN = ("measure", "estimate", "ci_low", "ci_high", "p")

Row = Mapping[str, Any]


def favours(direction: str, benefit: str) -> str:
    """Whom a direction favours: benefit, harm, none or unclear.

    `improved` and `worsened` say it themselves; `higher` and `lower` are held against the outcome's benefit.
    """
    plain = {"improved": "benefit", "worsened": "harm", "no difference": "none"}
    if direction in plain:
        return plain[direction]
    if direction in ("higher", "lower") and benefit in ("higher", "lower"):
        return "benefit" if direction == benefit else "harm"
    return "unclear"


def directions(protocol: Protocol, values: Iterable[Row], judgements: Iterable[Row] = ()) -> list[dict[str, Any]]:
    """A row a result that has a direction, from the lines of extraction's answers.jsonl; in the protocol's order.

    Each carries the overall judgement of its risk of bias, from the table of judgements.
    """
    rows, judged = [], Judged(judgements)
    for (study, _), fields in _results(values).items():
        direction = fields.get("direction")
        said = _effective(direction)
        if direction is None or not said:
            continue
        reported = _effective(fields.get("outcome"))
        meant = outcome_of(reported, protocol.outcomes)
        arm = _effective(fields.get("arm"))
        time_point = _effective(fields.get("time_point"))
        bias = judged.of(study, meant.name if meant else reported, time_point)
        total = _answered(fields.get("total")) or ("" if arm else _answered(fields.get("n_analysed")))
        rows.append(
            {
                "outcome": meant.name if meant else OTHER if protocol.outcomes else reported,
                "study_id": study,
                "study": direction["label"],
                "reported_as": reported,
                "arm": arm,
                "time_point": time_point,
                "direction": said,
                "favours": favours(said, meant.benefit if meant else "neither"),
                "status": direction["status"],
                "settled": direction["settled"],
                "n": total,
                "note": _note(fields),
                **bias._asdict(),
                "value_id": direction["value_id"],
            }
        )
    order = {outcome.name: number for number, outcome in enumerate(protocol.outcomes)}
    return sorted(rows, key=lambda row: (order.get(row["outcome"], len(order)), row["study"], row["reported_as"]))


def no_pooling(protocol: Protocol, values: Sequence[Row], studies: Iterable[Row]) -> list[dict[str, str]]:
    """For each outcome of the protocol, why its results are not pooled, from what was extracted."""
    if not protocol.outcomes:
        return [
            {"outcome": "Every outcome", "reason": "the protocol names no outcome by which results could be matched"}
        ]
    total = len(list(studies))
    results = _results(values)
    rows = []
    for outcome in protocol.outcomes:
        reporting, usable = set(), set()
        for (study, _), fields in results.items():
            if outcome_of(_answered(fields.get("outcome")), protocol.outcomes) is outcome:
                reporting.add(study)
                if _has_precision(fields):
                    usable.add(study)
        rows.append({"outcome": outcome.name, "reason": _reason(len(reporting), len(usable), total)})
    return rows


def _reason(reporting: int, usable: int, total: int) -> str:
    of = f"{reporting} of {total} {'study' if total == 1 else 'studies'}"
    if reporting == 0:
        return f"no study of {total} reports it"
    if reporting == 1:
        return f"only {of} reports it: there is nothing to pool it with"
    if usable < 2:
        return f"{of} report it, but {usable or 'none'} gives an effect with its precision against a comparator"
    return f"{of} report it, {usable} with an effect and its precision; pooling is not part of this version of Attest"


def _has_precision(fields: Mapping[str, Row]) -> bool:
    """An estimate with its interval, or two-arm data: without them a result has no weight in a meta-analysis."""
    return all(_answered(fields.get(name)) for name in ("estimate", "ci_low", "ci_high"))


def _results(values: Iterable[Row]) -> dict[tuple[str, str], dict[str, Row]]:
    """The rows with result roles, by study and row, each by the role's last part."""
    rows: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    analysed: dict[str, Row] = {}
    for value in values:
        group, _, name = value["role"].partition(".")
        if group == "result" and not value["left_out"]:
            rows[value["subject"], value["row"]][name] = value
        elif value["role"] == "study.n_analysed":
            analysed[value["subject"]] = value
    for (study, _), fields in rows.items():
        if study in analysed:
            fields["n_analysed"] = analysed[study]
    return dict(rows)


def _effective(value: Row | None) -> str:
    return "" if value is None or value["value"] is None or value["code"] else str(value["value"])


def _answered(value: Row | None) -> str:
    """The value where a person gave it: what is only suggested must not stand beside what was reviewed."""
    return "" if value is None or value["status"] == "suggested" else _effective(value)


def _note(fields: Mapping[str, Row]) -> str:
    told = {name: _answered(fields.get(name)) for name in ("events", "percent", *SHOWN)}
    parts = []
    if told["events"]:
        parts.append(told["events"] + (f" ({told['percent']} %)" if told["percent"] else ""))
    if told["estimate"]:
        interval = f" ({told['ci_low']} to {told['ci_high']})" if told["ci_low"] and told["ci_high"] else ""
        parts.append(f"{told['measure']} {told['estimate']}{interval}".strip())
    if told["p"]:
        parts.append(f"p {told['p']}" if told["p"][0] in "<>≤≥=" else f"p = {told['p']}")
    return "; ".join(parts)
