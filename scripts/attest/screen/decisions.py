"""What people decided about a citation or a report, from the answers of a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

INCLUDED, EXCLUDED, AWAITING = "included", "excluded", "awaiting"

Answers = Mapping[str, Mapping[str, Any]]


class Decision(NamedTuple):
    """The outcome, the reason (of an exclusion, or what is waited for), and who decided."""

    outcome: str
    reason: str
    by: str


def decided(answers: Iterable[Mapping[str, Any]], roles: str) -> dict[str, dict[str, Mapping[str, Any]]]:
    """The answers about each subject by the end of their role: decision and reason."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for answer in answers:
        if answer["role"].startswith(roles):
            found.setdefault(answer["subject"], {})[answer["role"].removeprefix(roles)] = answer
    return found


def decision(answers: Answers, with_reason: bool = True) -> Decision:
    """Outcome, reason and who decided; with reasons, one is excluded only when its reason is settled too."""
    said, reason = answers.get("decision"), answers.get("reason")
    if said is None or not said["answers"]:
        return Decision(AWAITING, "nobody has decided yet", "")
    by = ", ".join(answer["name"] for answer in said["answers"])
    if not said["settled"]:
        if said["status"] == "conflict":
            told = " and ".join(f"{answer['value']} ({answer['name']})" for answer in said["answers"])
            return Decision(AWAITING, f"the reviewers disagree: {told}", by)
        return Decision(AWAITING, f"so far decided by {by} only", by)
    if said["status"] == "adjudicated":
        by += f"; settled by {said['ruling']['adjudicator']}"
    if said["value"] == "include":
        return Decision(INCLUDED, "", by)
    if not with_reason:
        return Decision(EXCLUDED, "by title and abstract", by)
    # Where the adjudicator ruled for exclusion, the reason of the reviewer who wanted it stands alone, but stands.
    alone = said["status"] == "adjudicated" and reason is not None and reason["status"] == "single"
    if reason is not None and (reason["settled"] or alone):
        if reason["status"] == "adjudicated":
            by += f"; the reason settled by {reason['ruling']['adjudicator']}"
        return Decision(EXCLUDED, str(reason["value"]), by)
    return Decision(AWAITING, "excluded, but the reason is not settled", by)
