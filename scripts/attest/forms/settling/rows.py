"""Which rows of several reviewers are the same row: by their key fields, arms before results, or by a ruling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from attest.forms.answers import LEAVE_OUT, Record, Ruling, folded
from attest.forms.entries import entry_text
from attest.forms.form import USE, Sheet
from attest.forms.round import CellKey, Round, Subject, row_name
from attest.problems import Problem, shown
from attest.tables import digest

Place = tuple[str, str]  # subject and sheet
T = TypeVar("T")


@dataclass
class Matching:
    """The rows of all reviewers, matched.

    `canonical` has the rows that bear another's id, `paired` those of them that a ruling matched; `labels` how a row of
    a list is called by anybody, `names` how people name it, and `own` those whose name that is; `open` the rows that
    not everybody has who answered there, with the rows they could be paired with; `waiting` those that cannot be asked
    about before a row that they name is settled; `problems` the rulings that cannot hold.
    """

    records: dict[str, Record]
    rulings: Mapping[CellKey, Ruling]
    canonical: dict[tuple[str, str, str], str] = field(default_factory=dict)
    paired: dict[tuple[str, str, str], Ruling] = field(default_factory=dict)
    labels: dict[Place, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # folded label -> row
    names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    own: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    owners: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    open: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    waiting: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def refers_to(self, subject: str, sheet: str, text: str) -> str:
        """The row that an answer names, or the words themselves; what is compared between reviewers."""
        return self.labels.get((subject, sheet), {}).get(folded(text), folded(text))

    def called(self, subject: str, sheet: str, row: str) -> str:
        """How a row is called, as a ruling that pairs it with another remembers it."""
        return folded(self.names.get((subject, sheet, row), ""))


def match_rows(task: Round, records: Mapping[str, Record], rulings: Mapping[CellKey, Ruling]) -> Matching:
    """Match the rows that reviewers added on their own, sheet by sheet, lists that others refer to first."""
    matching = Matching(dict(records), rulings)
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
        matching.records = {who: _renamed(record, matching.canonical) for who, record in matching.records.items()}
        matching.rulings = _keyed(rulings, matching.canonical)
    return matching


def _in_order(task: Round) -> list[Sheet]:
    """Lists, those first that rows of others refer to."""
    many = {sheet.key: sheet for sheet in task.form.sheets if sheet.many}
    found: dict[str, Sheet] = {}

    def put(sheet: Sheet, on_the_way: tuple[str, ...]) -> None:
        for one in sheet.fields:
            if one.row_of in many and one.row_of not in (*found, *on_the_way):
                put(many[one.row_of], (*on_the_way, sheet.key))
        found.setdefault(sheet.key, sheet)

    for sheet in many.values():
        put(sheet, ())
    return list(found.values())


def _match(matching: Matching, task: Round, subject: Subject, sheet: Sheet, here: dict[str, set[str]]) -> None:
    suggested = task.suggested_rows.get((subject.id, sheet.key), [])
    _tell_apart(matching, task, subject, sheet, here)
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
        place = (subject.id, sheet.key, row)
        matching.own[place] = sorted(here[row])
        matching.names[place] = _title(matching, task, subject, sheet, row)
        for who in matching.own[place]:
            name = _name(matching, task, matching.records[who], subject, sheet, row)
            if any(name) and row not in by_name[name]:
                by_name[name].append(row)
    for alike in by_name.values():
        kept, *others = sorted(alike, key=lambda row: (row not in suggested, row))
        for other in others:
            join(other, kept)
    for row, ruling in _pairings(matching, task, subject, sheet, groups, owners):
        join(row, ruling.same_as)
        matching.paired[subject.id, sheet.key, row] = ruling
    everybody = {who for owned in here.values() for who in owned}
    for row, members in groups.items():
        place = (subject.id, sheet.key, row)
        for member in members - {row}:
            matching.canonical[subject.id, sheet.key, member] = row
        _label_rows(matching, task, subject, sheet, row, members)
        matching.owners[place] = owners[row]
        if _is_disputed(matching, place, members):
            matching.open[place] = []
        elif owners[row] != everybody and task.needed_for(subject) > 1 and not _is_left_out(matching, place, everybody):
            if _waits(matching, task, subject, sheet, row, owners[row]):
                matching.waiting.add(place)
            else:
                matching.open[place] = []
    for place, candidates in matching.open.items():
        if place[:2] == (subject.id, sheet.key):
            candidates += [row for row in groups if not owners[row] & owners[place[2]]]


def _tell_apart(matching: Matching, task: Round, subject: Subject, sheet: Sheet, here: dict[str, set[str]]) -> None:
    """Give rows that reviewers added under one name ids of their own, where somebody has since named theirs anew.

    Rows that began from the same suggestion stay one row, however they are called by now.
    """
    suggested = task.suggested_rows.get((subject.id, sheet.key), [])
    for row, owners in sorted(here.items()):
        if len(owners) < 2 or row in suggested:
            continue
        by_name: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for who in sorted(owners):
            by_name[_name(matching, task, matching.records[who], subject, sheet, row)].append(who)
        named = {name: who for name, who in by_name.items() if any(name)}
        first = min(
            named, key=lambda name: (not _still_names(matching, named[name][0], subject, sheet, row), name), default=()
        )
        for name, people in named.items():
            if name != first:
                other = digest(row, list(name))
                for one in people:
                    matching.records[one] = _renamed(matching.records[one], {(subject.id, sheet.key, row): other})
                here[row] -= set(people)
                here[other] = set(people)


def _still_names(matching: Matching, who: str, subject: Subject, sheet: Sheet, row: str) -> bool:
    """Whether a reviewer's key fields still give the row's id."""
    answers = matching.records[who].answers
    texts = {name: answers.get(CellKey(subject.id, sheet.key, row, name)) for name in sheet.keys}
    return row_name(sheet, {name: one.text for name, one in texts.items() if one}) == row


def _pairings(
    matching: Matching,
    task: Round,
    subject: Subject,
    sheet: Sheet,
    groups: Mapping[str, set[str]],
    owners: Mapping[str, set[str]],
) -> list[tuple[str, Ruling]]:
    """The rulings that pair rows and hold: both rows are called as they were, and nobody has more than one of them."""
    found: list[tuple[str, Ruling]] = []
    together = {row: {row} for row in groups}
    for row in sorted(row for members in groups.values() for row in members):
        ruling = matching.rulings.get(CellKey(subject.id, sheet.key, row, USE))
        if ruling is None or (subject.id, sheet.key, ruling.same_as) not in matching.own:
            continue
        called = tuple(matching.called(subject.id, sheet.key, one) for one in (row, ruling.same_as))
        if ruling.called in ((), called):
            found.append((row, ruling))
            one, other = (together[_group_of(groups, each)] for each in (row, ruling.same_as))
            for each in one | other:
                together[each] = one | other
    held: list[tuple[str, Ruling]] = []
    for row, ruling in found:
        whole = together[_group_of(groups, row)]
        twice = sorted(who for who, count in Counter(who for one in whole for who in owners[one]).items() if count > 1)
        if not twice:
            held.append((row, ruling))
            continue
        names = " and ".join(getattr(task.person(who), "name", who) for who in twice)
        words = f"{shown(ruling.answer.text)}, by which several rows of {names} would be one"
        place = f"sheet {ruling.answer.sheet}, cell {ruling.answer.cell} ({sheet.title}, {subject.label})"
        matching.problems.append(
            Problem(ruling.answer.file, place, words, "rows of different reviewers", "None of them is paired so far.")
        )
    return held


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


def _title(matching: Matching, task: Round, subject: Subject, sheet: Sheet, row: str) -> str:
    """How people name a row: its key fields, as the first who has it says them or as they are suggested."""
    parts = []
    for name in sheet.keys:
        key = CellKey(subject.id, sheet.key, row, name)
        answers = [matching.records[who].answers.get(key) for who in matching.own[key[:3]]]
        suggested = task.suggestions.get(key)
        text = next((one.text for one in answers if one), entry_text(suggested.value, "") if suggested else "")
        if text and text not in ("not applicable", "not reported"):
            parts.append(text)
    return " · ".join(parts)


def _label_rows(matching: Matching, task: Round, subject: Subject, sheet: Sheet, row: str, members: set[str]) -> None:
    """Remember how a row is called by those who have it, so that other lists can refer to it."""
    first = sheet.keys[0]
    for member in (row, *sorted(members - {row})):
        key = CellKey(subject.id, sheet.key, member, first)
        told = [record.answers.get(key) for _, record in sorted(matching.records.items())]
        suggested = task.suggestions.get(key)
        found = [one.text for one in told if one] + ([entry_text(suggested.value, "")] if suggested else [])
        for text in found:
            matching.labels[subject.id, sheet.key].setdefault(folded(text), row)


def _waits(matching: Matching, task: Round, subject: Subject, sheet: Sheet, row: str, who: set[str]) -> bool:
    """Whether the row names another one about which the reviewers do not agree yet."""
    for name in sheet.keys:
        refers = sheet.by_key[name].row_of
        for person in who if refers else ():
            answer = matching.records[person].answers.get(CellKey(subject.id, sheet.key, row, name))
            named = matching.refers_to(subject.id, refers, answer.text) if answer else ""
            place = (subject.id, refers, named)
            ruling = matching.rulings.get(CellKey(*place, USE))
            if place in matching.open and (ruling is None or ruling.same_as):
                return True
    return False


def _is_disputed(matching: Matching, place: tuple[str, str, str], members: set[str]) -> bool:
    """Whether one of the rows that became one was to be left out, when they were still several."""
    if not any((*place[:2], member) in matching.paired for member in members):
        return False
    rulings = [matching.rulings.get(CellKey(*place[:2], member, USE)) for member in members]
    return any(one is not None and one.answer.value == LEAVE_OUT for one in rulings)


def _is_left_out(matching: Matching, place: tuple[str, str, str], everybody: set[str]) -> bool:
    """Whether somebody says that the row does not belong: then that is the question, not whose row it is."""
    return any(matching.records[who].use_of(*place) == LEAVE_OUT for who in everybody)


def _renamed(record: Record, canonical: Mapping[tuple[str, str, str], str]) -> Record:
    # Who left a row out and has another that turns out to be the same has not left it out.
    taken = {(*place[:2], row) for place, row in canonical.items() if place in record.rows} - record.rows
    answers = {key: one for key, one in record.answers.items() if key[:3] not in taken} if taken else record.answers
    return replace(
        record,
        answers=_keyed(answers, canonical),
        history=_keyed(record.history, canonical),
        unread=_keyed(record.unread, canonical),
    )


def _keyed(cells: Mapping[CellKey, T], canonical: Mapping[tuple[str, str, str], str]) -> dict[CellKey, T]:
    found: dict[CellKey, T] = {}
    for key, value in cells.items():
        row = canonical.get(key[:3])
        if row is None:
            found[key] = value
        else:
            found.setdefault(key._replace(row=row), value)
    return found
