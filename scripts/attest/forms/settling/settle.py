"""From several reviewers' records to one status a value: suggested, single, agreed, adjudicated, in conflict."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attest.forms.answers import KEEP, LEAVE_OUT, USE_FIELD, Answer, Record, Ruling, same
from attest.forms.form import USE, Field, Sheet
from attest.forms.round import CellKey, Round, Subject, Suggested, value_id
from attest.forms.settling.following import Following
from attest.forms.settling.rows import Matching, Place
from attest.tables import digest

UNNAMED = ("not_applicable", "not_reported")  # codes that name no row


@dataclass(frozen=True)
class Value:
    """One value of the review with everything that stands behind it."""

    key: CellKey
    subject: Subject
    sheet: Sheet
    field: Field
    row_label: str
    status: str  # unanswered, suggested, single, agreed, adjudicated, conflict, noted, computed, not asked
    settled: bool
    answer: Answer | None
    answers: Mapping[str, Answer]
    suggestion: Suggested | None
    ruling: Ruling | None
    left_out: bool = False
    seen: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)  # what a ruling is about
    waits: bool = False  # in conflict only as long as a row that it names is

    @property
    def asked(self) -> bool:
        """Whether the ruling was asked for at this very value, and not for its row as a whole."""
        if self.field.key == USE:
            return True
        several = len({one.says() for one in self.answers.values()}) > 1
        return several and self.ruling is not None and not self.ruling.same_as

    @property
    def id(self) -> str:
        return value_id(self.key)

    @property
    def value(self) -> Any:
        if self.answer is not None:
            return self.answer.value
        return self.suggestion.value if self.suggestion and self.status == "suggested" else None


def settle(task: Round, matching: Matching) -> list[Value]:
    """Every value that the form asks for, in the order of subjects, sheets, rows and fields."""
    rows: dict[Place, dict[str, None]] = {place: dict.fromkeys(found) for place, found in task.suggested_rows.items()}
    for record in matching.records.values():
        for subject, sheet, row in sorted(record.rows | _left_out(record)):
            if row:
                rows.setdefault((subject, sheet), {}).setdefault(row)
    paired: dict[Place, list[str]] = defaultdict(list)
    for subject, sheet, row in matching.paired:
        paired[subject, sheet].append(row)
    settler = Settler(task, matching)
    values: list[Value] = []
    for one in task.subjects:
        for asked in task.sheets_of(one):
            for row in rows.get((one.id, asked.key), {}) if asked.many else [""]:
                values += settler.row(one, asked, row)
            values += [settler.paired(one, asked, row) for row in sorted(paired.get((one.id, asked.key), []))]
    return values


def _settled_label(values: Sequence[Value], sheet: Sheet) -> str:
    """How a row is called once its key fields are settled; "" before that."""
    told = {value.field.key: value for value in values if value.field.key in sheet.keys}
    if any(value.status == "conflict" for value in told.values()):
        return ""
    texts = (told[key].answer for key in sheet.keys)
    return " · ".join(one.text for one in texts if one is not None and one.code not in UNNAMED)


def _left_out(record: Record) -> set[tuple[str, str, str]]:
    return {key[:3] for key in record.answers if key.field == USE}


def conflicts(values: Sequence[Value]) -> list[Value]:
    """What the adjudicator is asked: open conflicts, then those settled before (so that no ruling is lost)."""
    open_ones = [value for value in values if value.status == "conflict" and not value.waits]
    return open_ones + [value for value in values if value.status == "adjudicated" and value.asked]


class Settler:
    """Settles values one by one, with what was found out about rows."""

    def __init__(self, task: Round, matching: Matching) -> None:
        self.task, self.matching = task, matching
        self.titles: dict[tuple[str, str, str], str] = {}  # of rows that others name, as it was settled

    def row(self, subject: Subject, sheet: Sheet, row: str) -> Iterator[Value]:
        label, left_out = "", False
        kept: Ruling | None = None
        if sheet.many:
            label = self.label(subject, sheet, row)
            verdict = self.verdict(subject, sheet, row, label)
            if verdict is not None:
                left_out = verdict.settled and verdict.value == LEAVE_OUT
                kept = verdict.ruling if verdict.settled and verdict.value == KEEP else None
                yield verdict
        if sheet.questionnaire is not None:
            yield from Following(self, subject, sheet, sheet.questionnaire).values()
            return
        found = [
            self.value(subject, sheet, one, row, label, self.answers(subject, sheet, row, one), left_out, kept)
            for one in sheet.fields
        ]
        settled = _settled_label(found, sheet) if sheet.many else ""
        yield from (replace(one, row_label=settled) for one in found) if settled and settled != label else found

    def answers(self, subject: Subject, sheet: Sheet, row: str, field: Field) -> dict[str, Answer]:
        key = CellKey(subject.id, sheet.key, row, field.key)
        return {who: record.answers[key] for who, record in self.matching.records.items() if key in record.answers}

    def verdict(self, subject: Subject, sheet: Sheet, row: str, label: str) -> Value | None:
        """Whether the row is kept, where that is a question: somebody leaves it out, or not everybody has it."""
        place = (subject.id, sheet.key, row)
        uses: dict[str, Answer] = {}
        seen: dict[str, tuple[str, str]] = {}  # a ruling on a row is about all that stands in it
        for who, record in self.matching.records.items():
            if use := record.use_of(*place):
                told = [record.answers.get(CellKey(*place, name)) for name in (USE, *sheet.by_key)]
                uses[who] = next(one for one in told if one is not None)._replace(value=use, code="", accepted=False)
                seen[who] = (use, digest(sorted(one.says() for one in told[1:] if one), length=4))
        is_open = place in self.matching.open
        if not is_open and not any(answer.value == LEAVE_OUT for answer in uses.values()):
            return None
        found = self.value(subject, sheet, USE_FIELD, row, label, uses, disputed=is_open, seen=seen)
        if row not in self.task.suggested_rows.get(place[:2], ()) and found.value == LEAVE_OUT:
            return replace(found, settled=True)  # taken back by all who had added it
        return found

    def paired(self, subject: Subject, sheet: Sheet, row: str) -> Value:
        """A row that was found to be the same as another: nothing is left of it but the ruling."""
        ruling = self.matching.paired[subject.id, sheet.key, row]
        key = CellKey(subject.id, sheet.key, row, USE)
        answers = {who: Answer(said[0]) for who, said in ruling.seen.items()}
        label = self.matching.names.get(key[:3], "")
        asked, given = (key, subject, sheet, USE_FIELD, label), (ruling.answer, answers, None, ruling)
        return Value(*asked, "adjudicated", True, *given, left_out=True, seen=ruling.seen)

    def value(
        self,
        subject: Subject,
        sheet: Sheet,
        field: Field,
        row: str,
        label: str,
        answers: Mapping[str, Answer],
        left_out: bool = False,
        kept: Ruling | None = None,
        disputed: bool = False,
        seen: Mapping[str, tuple[str, str]] | None = None,
    ) -> Value:
        key = CellKey(subject.id, sheet.key, row, field.key)
        suggestion = self.task.suggestions.get(key)
        given = list(answers.values())
        seen = {who: one.says() for who, one in answers.items()} if seen is None else seen
        status, answer, ruling = "", None, self.matching.rulings.get(key)
        needed = self.task.needed_for(subject)
        settled = waits = False
        if field.supports and given:  # grounds are kept side by side, never held against each other
            noted = " / ".join(dict.fromkeys(one.text for one in given))
            status, answer, settled, ruling = "noted", Answer(noted), True, None
        elif not given:
            status = "suggested" if suggestion else "unanswered"
        elif ruling is not None and not ruling.same_as and self.holds(ruling, seen, disputed):
            status, answer, settled = "adjudicated", ruling.answer, True
        elif not disputed and self.alike(subject, field, given):
            status, answer = ("agreed" if len(given) > 1 else "single"), given[0]
            settled = len(given) >= needed
            if kept is not None and not settled:  # the adjudicator took over a row that not everybody has
                status, settled, ruling = "adjudicated", True, kept
        elif (pair := self.pairing(key, sheet, answers)) is not None:
            status, settled = "adjudicated", True
            answer, ruling = pair
        else:
            status, waits = "conflict", bool(field.row_of) and self.waits(subject, field, given)
        if field.row_of and answer is not None:
            answer = self.as_called(subject, field.row_of, answer)
        asked, found = (key, subject, sheet, field, label), (answer, answers, suggestion, ruling)
        return Value(*asked, status, settled, *found, left_out=left_out, seen=seen, waits=waits)

    def waits(self, subject: Subject, field: Field, given: Sequence[Answer]) -> bool:
        """Whether reviewers name different rows of a list about which they do not agree yet: that comes first."""
        for one in given:
            place = (subject.id, field.row_of, self.matching.refers_to(subject.id, field.row_of, one.text))
            if place in self.matching.open and CellKey(*place, USE) not in self.matching.rulings:
                return True
        return False

    def holds(self, ruling: Ruling, seen: Mapping[str, tuple[str, str]], disputed: bool) -> bool:
        """Whether a ruling is about these answers; where all agree by now, nothing is left to rule."""
        return dict(ruling.seen) == dict(seen) and (disputed or len(set(seen.values())) > 1)

    def as_called(self, subject: Subject, sheet: str, answer: Answer) -> Answer:
        """An answer that names a row of another list, by the name that was settled for the row."""
        row = self.matching.refers_to(subject.id, sheet, answer.text)
        place = (subject.id, sheet, row)
        if answer.code or place not in self.matching.own:
            return answer
        if place not in self.titles:
            self.titles[place] = ""  # lists may name each other in a circle
            named = self.task.form.by_key[sheet]
            key = CellKey(*place, named.keys[0])
            answers = {who: one.answers[key] for who, one in self.matching.records.items() if key in one.answers}
            told = self.value(subject, named, named.by_key[key.field], row, "", answers).answer
            self.titles[place] = told.text if told and not told.code else ""
        title = self.titles[place]
        return answer._replace(value=title) if title else answer

    def alike(self, subject: Subject, field: Field, given: Sequence[Answer]) -> bool:
        if field.row_of:
            named = {self.matching.refers_to(subject.id, field.row_of, one.text) for one in given if not one.code}
            return len(named | {one.code for one in given if one.code}) == 1
        return all(same(given[0], other) for other in given[1:])

    def pairing(self, key: CellKey, sheet: Sheet, answers: Mapping[str, Answer]) -> tuple[Answer, Ruling] | None:
        """Where rows were paired, the key fields are those of the row that the ruling named, if its owners agree."""
        own = [answers[who] for who in self.matching.own.get(key[:3], ()) if who in answers]
        if key.field not in sheet.keys or not own or not all(same(own[0], other) for other in own[1:]):
            return None
        for place, ruling in sorted(self.matching.paired.items()):
            if place[:2] == key[:2] and self.matching.canonical.get(place, place[2]) == key.row:
                return own[0], ruling
        return None

    def label(self, subject: Subject, sheet: Sheet, row: str) -> str:
        """How people name the row: by the key fields of those who have it, or as they are suggested."""
        if found := self.matching.names.get((subject.id, sheet.key, row)):
            return found
        suggested = (self.task.suggestions.get(CellKey(subject.id, sheet.key, row, name)) for name in sheet.keys)
        return " · ".join(str(one.value) for one in suggested if one) or "(row without a name)"
