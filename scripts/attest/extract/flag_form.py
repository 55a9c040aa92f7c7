"""The form of the step integrity: flags as its subjects, and what people answered beside each flag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.extract.flag_ids import aliases
from attest.forms.round import Subject
from attest.labels import told_apart

# What an answered flag means for a synthesis: only an explained one stands in nobody's way.
OPEN, DISAGREED, HARMLESS, STANDS = "open", "reviewers disagree", "explained", "stands"
EXPLAINED = "explained"

Row = Mapping[str, Any]


def subjects(shown: Sequence[Row], studies: Iterable[Row]) -> tuple[Subject, ...]:
    """A subject a flag, with what does not fit beside it; an alias that would fit several flags is left out."""
    study_of = {study["study_id"]: study for study in studies}
    named = [aliases(study_of.get(one["study_id"], {"study_id": one["study_id"], "aliases": ()}), one) for one in shown]
    several = {name for name, count in Counter(name for each in named for name in each).items() if count > 1}
    taken = several | {one["flag_id"] for one in shown}
    labels = told_apart([f"{one['study']}: {one['check']}" for one in shown])
    return tuple(
        Subject(
            one["flag_id"],
            label,
            tuple(name for name in names if name not in taken),
            {
                "Where": one["where"],
                "What does not fit": one["arithmetic"],
                "Values as reported": "\n".join(
                    dict.fromkeys(f"{cell['title']}: {cell['value']}" for cell in one["looked_at"])
                ),
                "Looked at": _WHOSE[one["layer"]],
                "Weight": _WEIGHT[one["severity"]],
            },
        )
        for one, names, label in zip(shown, named, labels, strict=True)
    )


_WHOSE = {"suggestion": "what rules read in the document", "answers": "what the reviewers answered"}
_WEIGHT = {"impossible": "cannot all be true", "look": "may have a good reason"}


def answered(found: Iterable[Row], answers: Iterable[Row]) -> list[dict[str, Any]]:
    """The findings, each with the state of its flag, what people answered, their notes, and who they are.

    The state is "" for what raised no flag that people are asked about, `open` while nobody has answered, `reviewers
    disagree`, `explained`, or `stands`: an error of the paper, a misreading that is not mended yet, or a concern.
    """
    told: dict[str, dict[str, Row]] = {}
    for row in answers:
        told.setdefault(row["subject"], {})[row["role"]] = row
    return [{**one, **_state(one, told.get(one["flag_id"], {}))} for one in found]


def _state(one: Row, told: Mapping[str, Row]) -> dict[str, str]:
    said, note = told.get("integrity.answer"), told.get("integrity.note")
    if said is None or one["result"] != "inconsistent":
        return {"state": "", "answer": "", "note": "", "by": ""}
    given = said["answers"]
    words = " | ".join(dict.fromkeys(str(each["value"]) for each in given if each["value"]))
    state = OPEN
    if said["status"] == "conflict":
        state = DISAGREED
    elif said["settled"]:
        words = str(said["value"])
        state = HARMLESS if words == EXPLAINED else STANDS
    notes = [str(each["value"]) for each in note["answers"] if each["value"]] if note else []
    return {
        "state": state,
        "answer": words,
        "note": " | ".join(dict.fromkeys(notes)),
        "by": ", ".join(each["name"] for each in given),
    }
