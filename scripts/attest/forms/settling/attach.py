"""Which subject of today the answers of earlier workbooks are about: ids change, subjects merge, split and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from attest.forms.answers import Answer, Payload, Returned, folded, is_known
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
        known = known_subjects(one.payload)
        for name, names in known.items():
            attached.names[name] = names
            found = today_of(name, names, task)
            if found and found[0].id != name:
                moved[name] = found[0].id
            if found[1:]:
                parts[name] = found[1:]
        for name in {key.subject for key in one.cells} - known.keys() if not one.payload.whole else ():
            if (today := task.subject_by_any_id.get(name)) is not None:
                moved[name] = today.id  # a page alone does not tell its subjects
        attached.ids[one.file] = moved
        if not is_known(one, files):
            _offer(attached, one, parts, task)
    return attached


def known_subjects(payload: Payload) -> dict[str, tuple[str, ...]]:
    """The subjects that a workbook speaks about: by id, the label and the aliases that it knew."""
    return {**payload.former, **payload.subjects}


def today_of(name: str, names: Sequence[str], task: Round) -> list[Subject]:
    """The subject of today that an earlier one is, then others that share an id with it: what it was split into.

    An id holds over aliases, unless it belongs to something else today: to a subject that shares neither an alias nor
    the label, where another one shares both.
    """
    label, *aliases = names
    by_alias = [found for alias in aliases if (found := task.subject_by_any_id.get(alias)) is not None]
    today = task.subject_by_any_id.get(name)
    if today is not None and today not in by_alias and folded(today.label) != folded(label):
        today = next((one for one in by_alias if folded(one.label) == folded(label)), today)
        by_alias = [today] if today.id != name else by_alias
    meant = [today, *by_alias] if today is not None else by_alias
    return list({one.id: one for one in meant}.values())


def _offer(attached: Attached, one: Returned, parts: dict[str, list[Subject]], task: Round) -> None:
    """Offer the answers about a subject that was split to its other parts, and pass on what was offered before."""
    for key, waiting in one.payload.offered.items():
        attached.offered[attached.key(one, key)] = waiting
    told: set[str] = set()
    for key in chain(one.cells, (key for key in one.payload.baseline if key not in one.cells)) if parts else ():
        if key.subject not in parts or key.field.startswith(USE):
            continue
        now, carried = one.cells.get(key), one.payload.baseline.get(key)
        if key not in one.cells or key in one.unread:  # what a row that is gone said, or stood there before
            now = carried.answer if carried else None
        if now is not None and task.form.field(key.sheet, key.field) is not None:
            told.add(key.subject)
            for part in parts[key.subject]:
                attached.offered[key._replace(subject=part.id)] = now
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
