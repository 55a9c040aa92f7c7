"""A workbook of an earlier form, carried over to the form of today, with what became of every answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from attest.forms.answers import COMMENT, Answer, Carried, Returned, Unread
from attest.forms.entries import Entry, entry_text, read_entry
from attest.forms.form import Field, Form, Sheet
from attest.forms.round import CellKey, row_name
from attest.problems import Problem, shown

UNCHANGED, MOVED, CONVERTED, ASKED, GONE = "unchanged", "moved", "converted", "asked again", "set aside"


class Migrated(NamedTuple):
    """What became of one answer."""

    became: str
    reviewer: str
    subject: str
    sheet: str
    row: str
    question: str
    answer: str
    today_sheet: str
    today_question: str
    today_answer: str
    file: str
    cell: str


@dataclass(frozen=True)
class Target:
    """Where the answers to a question of an earlier form belong today; nowhere, without a field."""

    sheet: Sheet | None = None
    field: Field | None = None


def migrate(one: Returned, form: Form) -> tuple[Returned, list[Migrated]]:
    """The workbook as if it had been made for today's form, and a line for every answer in it.

    An answer follows its question by its key or by the keys that the question bore earlier (`x-was`). Where today's
    question takes other values, the answer is read anew; what it does not take is asked again, never guessed. Answers
    to questions that are gone stay under their old keys, so that nothing is lost.
    """
    if one.payload.form == form.version:
        return one, []
    return _Migration(one, form).run()


def targets(old: Form, new: Form) -> dict[tuple[str, str], Target]:
    """For each question of the old form, by section and key, the question of today."""
    by_former: dict[tuple[str, str], Target] = {}
    for sheet in new.sheets:
        for field in sheet.fields:
            for section in (sheet.key, *sheet.was):
                for name in (field.key, *field.was):
                    place = tuple(name.split("/", 1)) if "/" in name else (section, name)
                    by_former.setdefault((place[0], place[1]), Target(sheet, field))
    found: dict[tuple[str, str], Target] = {}
    for sheet in old.sheets:
        for field in sheet.fields:
            today = new.field(sheet.key, field.key)
            exact = Target(new.by_key[sheet.key], today) if today else None
            target = exact or by_former.get((sheet.key, field.key), Target())
            fits = target.sheet is not None and target.sheet.many == sheet.many
            found[sheet.key, field.key] = target if fits else Target()
    return found


class _Migration:
    def __init__(self, one: Returned, form: Form) -> None:
        self.one, self.old, self.new = one, one.form, form
        self.targets = targets(one.form, form)
        self.sheets = self._sheets()
        self.rows = self._rows()
        self.cells: dict[CellKey, Answer | None] = {}
        self.unread: dict[CellKey, Unread] = {}
        self.refused: dict[CellKey, Answer] = {}  # what today's question does not take
        self.lines: list[Migrated] = []

    def run(self) -> tuple[Returned, list[Migrated]]:
        one, payload = self.one, self.one.payload
        for key, answer in one.cells.items():
            if key in one.unread:
                meant = self.key(key)
                self.cells[meant], self.unread[meant] = None, one.unread[key]
            else:
                self._carry(key, answer)
        baseline: dict[CellKey, Carried] = {}
        for key, carried in payload.baseline.items():
            if key not in one.cells:
                self._carry(key, carried.answer, also_cells=False)
            # What was carried is compared with what came back, so both are told in today's words.
            told, _ = self.told(key, carried.answer)
            previous = [self.told(key, each)[0] or each for each in carried.previous]
            if carried.answer is not None and told is None:
                previous.append(carried.answer)
            baseline[self.key(key)] = Carried(told, tuple(previous), carried.saw)
        for meant, answer in self.refused.items():
            baseline.setdefault(meant, Carried(None, (answer,)))
        migrated = replace(
            payload,
            suggested=self._moved(payload.suggested),
            offered=self._moved(payload.offered),
            baseline=baseline,
            undecided=self._moved(payload.undecided),
            seen=self._moved(payload.seen),
            pairs=self._moved(payload.pairs),
        )
        lines = sorted(self.lines, key=lambda line: (line.became == UNCHANGED, line))
        reasons = self._moved(one.reasons)
        return replace(one, payload=migrated, cells=self.cells, unread=self.unread, reasons=reasons), lines

    def key(self, key: CellKey) -> CellKey:
        """Today's key of a cell; the old one where its question is gone."""
        if key.field.startswith("_"):
            sheet = self.sheets.get(key.sheet)
            field = key.field
            if field.startswith(f"{COMMENT}:"):
                target = self.targets.get((key.sheet, field.partition(":")[2]), Target())
                sheet, field = target.sheet, f"{COMMENT}:{target.field.key}" if target.field else field
        else:
            target = self.targets.get((key.sheet, key.field), Target())
            sheet, field = target.sheet, target.field.key if target.field else key.field
        if sheet is None:
            return key
        return CellKey(key.subject, sheet.key, self.rows.get(key[:3], key.row), field)

    def told(self, key: CellKey, answer: Answer | None) -> tuple[Answer | None, Entry | None]:
        """An answer in the values of today's question, or what is wrong with it there."""
        target = self.targets.get((key.sheet, key.field), Target())
        before = self.old.field(key.sheet, key.field)
        if answer is None or target.field is None or before is None:
            return answer, None
        field = target.field
        if before.unit != field.unit and not answer.code:
            found = f"{shown(answer.text)} in {before.unit or 'no unit'}"
            hint = "The question has another unit today."
            return None, Entry(level="error", expected=f"a value in {field.unit or 'no unit'}", found=found, hint=hint)
        if (before.kind, before.options, before.codes) == (field.kind, field.options, field.codes):
            return answer, None
        renamed = _renamed(answer, field)
        if isinstance(renamed, Entry):
            return None, renamed
        entry = read_entry(renamed, field)
        if entry is None or entry.accepts or entry.level:
            found = f"{shown(answer.text)}, given to an earlier form"
            expected = entry.expected if entry else field.title
            return None, Entry(level="error", expected=expected, found=found, hint="The question has changed.")
        return answer._replace(value=entry.value, code=entry.code), None

    def _carry(self, key: CellKey, answer: Answer | None, also_cells: bool = True) -> None:
        meant = self.key(key)
        told, wrong = self.told(key, answer)
        if wrong is not None and answer is not None:
            label = self.one.payload.subjects.get(key.subject, (key.subject,))[0]
            target = self.targets[key.sheet, key.field]
            title = target.field.title if target.field else key.field
            place = f"sheet {answer.sheet}, cell {answer.cell} ({title}, {label})"
            problem = Problem(self.one.file, place, wrong.found, wrong.expected, wrong.hint)
            self.unread[meant] = Unread(answer.text, problem)
            self.cells[meant] = None
            self.refused[meant] = answer
        elif also_cells:
            self.cells[meant] = told
        if answer is not None and not key.field.startswith("_"):
            self._note(key, meant, answer, told)

    def _note(self, key: CellKey, meant: CellKey, answer: Answer, told: Answer | None) -> None:
        sheet, field = self.old.by_key.get(key.sheet), self.old.field(key.sheet, key.field)
        today = self.targets.get((key.sheet, key.field), Target())
        if today.field is None or today.sheet is None:
            became = GONE
        elif told is None:
            became = ASKED
        elif (told.value, told.code) != (answer.value, answer.code):
            became = CONVERTED
        elif (meant.sheet, meant.field) != (key.sheet, key.field):
            became = MOVED
        else:
            became = UNCHANGED
        self.lines.append(
            Migrated(
                became,
                self.one.payload.person,
                self.one.payload.subjects.get(key.subject, (key.subject,))[0],
                sheet.title if sheet else key.sheet,
                self._row_label(key),
                field.title if field else key.field,
                answer.text,
                today.sheet.title if today.sheet else "",
                today.field.title if today.field else "",
                told.text if told and today.field else "",
                self.one.file,
                answer.cell,
            )
        )

    def _row_label(self, key: CellKey) -> str:
        sheet = self.old.by_key.get(key.sheet)
        answers = (self._answer(key._replace(field=name)) for name in (sheet.keys if sheet and key.row else ()))
        return " · ".join(one.text for one in answers if one)

    def _answer(self, key: CellKey) -> Answer | None:
        now = self.one.cells.get(key)
        carried = self.one.payload.baseline.get(key)
        return now or (carried.answer if carried else None)

    def _moved(self, cells: Mapping[CellKey, Any]) -> dict[CellKey, Any]:
        return {self.key(key): value for key, value in cells.items()}

    def _sheets(self) -> dict[str, Sheet]:
        """The section of today for each one of the old form."""
        found: dict[str, Sheet] = {}
        for sheet in self.old.sheets:
            today = self.new.by_key.get(sheet.key) or next(
                (one for one in self.new.sheets if sheet.key in one.was), None
            )
            if today is not None and today.many == sheet.many:
                found[sheet.key] = today
        return found

    def _rows(self) -> dict[tuple[str, str, str], str]:
        """Today's ids of rows that were named by their key fields, where section or key fields have changed."""
        values: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
        payload = self.one.payload
        for cells in (payload.suggested, payload.baseline, self.one.cells):
            for key, value in cells.items():
                sheet = self.old.by_key.get(key.sheet)
                if not key.row or sheet is None or key.sheet not in self.sheets:
                    continue
                answer = value.answer if isinstance(value, Carried) else value
                text = answer.text if isinstance(answer, Answer) else entry_text(answer, "")
                if text:
                    values[key[:3]][key.field] = text
        found: dict[tuple[str, str, str], str] = {}
        for place, told in values.items():
            old, new = self.old.by_key[place[1]], self.sheets[place[1]]
            if (old.key, old.keys) == (new.key, new.keys) or place[2] != row_name(old, told):
                continue
            today = {
                target.field.key: text
                for name, text in told.items()
                if (target := self.targets.get((old.key, name), Target())).field is not None
            }
            found[place] = row_name(new, today) or place[2]
        return found


def _renamed(answer: Answer, field: Field) -> str | Entry:
    """The words of an answer today; an entry that says what is wrong where a choice was split."""
    if answer.code or not field.was_choices:
        return answer.text
    chosen = answer.value if isinstance(answer.value, list) else [answer.value]
    words: list[str] = []
    for one in chosen:
        today = field.was_choices.get(str(one), (str(one),))
        if len(today) > 1:
            found = f"{shown(one)}, a choice that is several today"
            return Entry(level="error", expected=f"one of {', '.join(today)}", found=found, hint="Choose anew.")
        words += today
    return "; ".join(words)
