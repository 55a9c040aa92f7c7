"""Which subject of today the answers of earlier workbooks are about: ids change, subjects merge, split and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attest.forms.answers import Answer, Returned, is_known
from attest.forms.form import USE
from attest.forms.round import CellKey, Round, Subject
from attest.problems import Problem


@dataclass
class Attached:
    """How the subjects of a reviewer's workbooks are known today.

    `ids` has, for each file, the subjects whose id is another today; `offered` are answers about a subject that was
    split, for those of its parts that do not bear its id: they count only when the reviewer confirms them.
    """

    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # labels and aliases under which they were answered
    offered: dict[CellKey, Answer] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def key(self, one: Returned, key: CellKey) -> CellKey:
        name = self.ids[one.file].get(key.subject)
        return key if name is None else key._replace(subject=name)


def attach(files: Sequence[Returned], task: Round) -> Attached:
    """Attach the subjects of all workbooks by any id that they share with a subject of today."""
    attached = Attached()
    for one in files:
        moved: dict[str, str] = {}
        parts: dict[str, list[Subject]] = {}
        for name, (label, *aliases) in {**one.payload.former, **one.payload.subjects}.items():
            today = task.subject_by_any_id.get(name)
            attached.names[name] = (label, *aliases)
            others = [found for alias in aliases if (found := task.subject_by_any_id.get(alias)) is not None]
            if today is None and others:
                today = others[0]
            if today is not None and today.id != name:
                moved[name] = today.id
            apart = {other.id: other for other in others if today is not None and other.id != today.id}
            if apart:
                parts[name] = list(apart.values())
        attached.ids[one.file] = moved
        if not is_known(one, files):
            _offer(attached, one, parts, task)
    return attached


def _offer(attached: Attached, one: Returned, parts: dict[str, list[Subject]], task: Round) -> None:
    """Offer the answers about a subject that was split to its other parts, and pass on what was offered before."""
    for key, waiting in one.payload.offered.items():
        attached.offered[attached.key(one, key)] = waiting
    told: set[str] = set()
    for key, now in one.cells.items():
        if key.subject not in parts or key.field.startswith(USE):
            continue
        carried = one.payload.baseline.get(key)
        answer = now if now is not None and key not in one.unread else carried.answer if carried else None
        if answer is not None and task.form.field(key.sheet, key.field) is not None:
            told.add(key.subject)
            for part in parts[key.subject]:
                attached.offered[key._replace(subject=part.id)] = answer
    for name in sorted(told):
        label = attached.names[name][0]
        today = task.subject_by_any_id.get(attached.ids[one.file].get(name, name))
        others = ", ".join(part.label for part in parts[name])
        attached.problems.append(
            Problem(
                one.file,
                label,
                f"answers about one subject that is {len(parts[name]) + 1} today",
                "answers about each of them",
                f"They hold for {today.label if today else label} and are offered for {others} in the next workbook: "
                "accept them there with ✓ or answer anew, and look at the others again.",
                "warning",
            )
        )
