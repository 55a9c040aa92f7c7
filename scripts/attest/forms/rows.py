"""Which rows of several reviewers are the same row: by their key fields, arms before results, or by a ruling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from attest.forms.answers import LEAVE_OUT, Answer, Record, folded
from attest.forms.entries import entry_text
from attest.forms.form import USE, Sheet
from attest.forms.round import CellKey, Round, Subject

Place = tuple[str, str]  # subject and sheet
T = TypeVar("T")


@dataclass(frozen=True)
class Ruling:
    """What the adjudicator settled, and the answers that were seen when it was settled.

    A ruling on a row may say that it is the same as another one (`same_as`, the other's id).
    """

    answer: Answer
    reason: str
    seen: Mapping[str, tuple[str, str]]
    same_as: str = ""


@dataclass
class Matching:
    """The rows of all reviewers, matched.

    `canonical` has the rows that bear another's id, `paired` those of them that a ruling matched; `labels` and `names`
    how the rows of a list are called; `open` the rows that not everybody has who answered there, with the rows they
    could be paired with; `waiting` those that cannot be asked about before a row that they name is settled.
    """

    records: Mapping[str, Record]
    rulings: Mapping[CellKey, Ruling]
    canonical: dict[tuple[str, str, str], str] = field(default_factory=dict)
    paired: dict[tuple[str, str, str], Ruling] = field(default_factory=dict)
    labels: dict[Place, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # folded label -> row
    names: dict[tuple[str, str, str], str] = field(default_factory=dict)  # row -> label
    owners: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    open: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    waiting: set[tuple[str, str, str]] = field(default_factory=set)

    def refers_to(self, subject: str, sheet: str, text: str) -> str:
        """The row that an answer names, or the words themselves; what is compared between reviewers."""
        return self.labels.get((subject, sheet), {}).get(folded(text), folded(text))


def match_rows(task: Round, records: Mapping[str, Record], rulings: Mapping[CellKey, Ruling]) -> Matching:
    """Match the rows that reviewers added on their own, sheet by sheet, lists that others refer to first."""
    matching = Matching(records, rulings)
    rows: dict[Place, dict[str, set[str]]] = defaultdict(dict)
    for who, record in records.items():
        for subject_id, sheet_key, row in sorted(record.rows):
            if row:
                rows[subject_id, sheet_key].setdefault(row, set()).add(who)
    for sheet in _in_order(task):
        for subject in task.subjects:
            here = rows.get((subject.id, sheet.key))
            if here:
                _match(matching, task, subject, sheet, here)
    if matching.canonical:
        matching.records = {who: _renamed(record, matching.canonical) for who, record in records.items()}
        matching.rulings = _keyed(rulings, matching.canonical)
    return matching


def _in_order(task: Round) -> list[Sheet]:
    """Lists, those first that rows of others refer to."""
    many = [sheet for sheet in task.form.sheets if sheet.many]
    named = {one.row_of for sheet in many for one in sheet.fields if one.row_of}
    return sorted(many, key=lambda sheet: sheet.key not in named)


def _match(matching: Matching, task: Round, subject: Subject, sheet: Sheet, here: Mapping[str, set[str]]) -> None:
    suggested = task.suggested_rows.get((subject.id, sheet.key), [])
    groups = {row: {row} for row in here}
    owners = {row: set(who) for row, who in here.items()}

    def join(one: str, other: str) -> bool:
        """Put two rows together under the id of the other, unless somebody has both."""
        gone, kept = (_group_of(groups, row) for row in (one, other))
        if gone == kept or owners[gone] & owners[kept]:
            return gone == kept
        groups[kept] |= groups.pop(gone)
        owners[kept] |= owners.pop(gone)
        return True

    by_name: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in sorted(here):
        for who in sorted(here[row]):
            name = _name(matching, task, matching.records[who], subject, sheet, row)
            if any(name) and row not in by_name[name]:
                by_name[name].append(row)
    for alike in by_name.values():
        kept, *others = sorted(alike, key=lambda row: (row not in suggested, row))
        for other in others:
            join(other, kept)
    for row in sorted(here):
        ruling = matching.rulings.get(CellKey(subject.id, sheet.key, row, USE))
        if ruling is not None and ruling.same_as in here and join(row, ruling.same_as):
            matching.paired[subject.id, sheet.key, row] = ruling
    everybody = {who for owned in here.values() for who in owned}
    for row, members in groups.items():
        for member in members - {row}:
            matching.canonical[subject.id, sheet.key, member] = row
        _name_rows(matching, task, subject, sheet, row, members)
        place = (subject.id, sheet.key, row)
        matching.owners[place] = owners[row]
        if owners[row] != everybody and task.needed_for(subject) > 1 and not _is_left_out(matching, place, everybody):
            if _waits(matching, task, subject, sheet, row, owners[row]):
                matching.waiting.add(place)
            else:
                matching.open[place] = []
    for place, candidates in matching.open.items():
        if place[:2] == (subject.id, sheet.key):
            candidates += [
                row for row in groups if row != place[2] and not owners[row] & owners[place[2]] and row in groups
            ]


def _group_of(groups: Mapping[str, set[str]], row: str) -> str:
    return next(name for name, members in groups.items() if row in members)


def _name(matching: Matching, task: Round, record: Record, subject: Subject, sheet: Sheet, row: str) -> tuple[str, ...]:
    """What the row is known by today: its key fields, with references to other rows resolved."""
    parts = []
    for name in sheet.keys:
        key = CellKey(subject.id, sheet.key, row, name)
        answer, suggested = record.answers.get(key), task.suggestions.get(key)
        text = answer.text if answer else entry_text(suggested.value, "") if suggested else ""
        refers = sheet.by_key[name].row_of
        parts.append(matching.refers_to(subject.id, refers, text) if refers and text else folded(text))
    return tuple(parts)


def _name_rows(matching: Matching, task: Round, subject: Subject, sheet: Sheet, row: str, members: set[str]) -> None:
    """Remember how a row is called by those who have it, so that other lists can refer to it."""
    first = sheet.keys[0]
    found: list[str] = []
    for member in (row, *sorted(members - {row})):
        key = CellKey(subject.id, sheet.key, member, first)
        told = [record.answers.get(key) for _, record in sorted(matching.records.items())]
        suggested = task.suggestions.get(key)
        found += [one.text for one in told if one] + ([entry_text(suggested.value, "")] if suggested else [])
    for text in found:
        matching.labels[subject.id, sheet.key].setdefault(folded(text), row)
    matching.names[subject.id, sheet.key, row] = found[0] if found else ""


def _waits(matching: Matching, task: Round, subject: Subject, sheet: Sheet, row: str, who: set[str]) -> bool:
    """Whether the row names another one about which the reviewers do not agree yet."""
    for name in sheet.keys:
        refers = sheet.by_key[name].row_of
        for person in who if refers else ():
            answer = matching.records[person].answers.get(CellKey(subject.id, sheet.key, row, name))
            named = matching.refers_to(subject.id, refers, answer.text) if answer else ""
            place = (subject.id, refers, named)
            if place in matching.open and CellKey(*place, USE) not in matching.rulings:
                return True
    return False


def _is_left_out(matching: Matching, place: tuple[str, str, str], everybody: set[str]) -> bool:
    """Whether somebody says that the row does not belong: then that is the question, not whose row it is."""
    return any(matching.records[who].use_of(*place) == LEAVE_OUT for who in everybody)


def _renamed(record: Record, canonical: Mapping[tuple[str, str, str], str]) -> Record:
    return replace(
        record,
        answers=_keyed(record.answers, canonical),
        history=_keyed(record.history, canonical),
        unread=_keyed(record.unread, canonical),
    )


def _keyed(cells: Mapping[CellKey, T], canonical: Mapping[tuple[str, str, str], str]) -> dict[CellKey, T]:
    found: dict[CellKey, T] = {}
    for key, value in cells.items():
        row: Any = canonical.get(key[:3])
        if row is None:
            found[key] = value
        else:
            found.setdefault(key._replace(row=row), value)
    return found
