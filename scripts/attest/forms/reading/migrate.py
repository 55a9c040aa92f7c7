"""A workbook of an earlier form, carried over to the form of today, with what became of every answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from attest.forms.answers import COMMENT, Answer, Carried, Returned, Ruling, Stray, Unread
from attest.forms.entries import entry_text
from attest.forms.form import Form
from attest.forms.hidden.marks import TABLE
from attest.forms.hidden.outline import Outline, form_of, joined
from attest.forms.reading.converted import Refused, converted
from attest.forms.reading.reading import NO_LONGER_ASKED
from attest.forms.reading.renamed import NOWHERE, RowPlace, row_ids, sections, targets
from attest.forms.round import CellKey
from attest.problems import Problem

T = TypeVar("T")
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


def migrate(one: Returned, form: Form) -> tuple[Returned, list[Migrated]]:
    """The workbook as if it had been made for today's form, and a line for every answer in it.

    An answer follows its question by its key or by the keys that the question bore earlier (`x-was`). Where today's
    question takes other values, the answer is read anew; what it does not take is asked again, never guessed. Answers
    to questions that are gone stay under their old keys, so that nothing is lost.
    """
    if one.payload.form == form.version:
        return one, []
    return _Migration(one, form).run()


class _Migration:
    def __init__(self, one: Returned, form: Form) -> None:
        aside = one.payload.aside
        self.one, self.new = one, form
        self.old = form_of(joined(one.payload.outline, aside)) if aside else one.form
        self.targets = targets(self.old, form)
        self.sheets = sections(self.old, form)
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
                self.cells[meant], self.unread[meant] = None, self._unread(key, one.unread[key])
            else:
                self._carry(key, answer)
        baseline: dict[CellKey, Carried] = {}
        for key, carried in payload.baseline.items():
            if key not in one.cells:
                self._carry(key, carried.answer, also_cells=False)
            # What was carried is compared with what came back, so both are told in today's words.
            told = self._today(key, carried.answer)
            previous = [self._today(key, each) or each for each in carried.previous]
            if carried.answer is not None and told is None:
                previous.append(carried.answer)
            saw = tuple(self._suggested(key, value) for value in carried.saw)
            baseline[self.key(key)] = Carried(told, tuple(previous), saw)
        for meant, answer in self.refused.items():
            baseline.setdefault(meant, Carried(None, (answer,)))
        offered = {
            key: told for key, answer in payload.offered.items() if (told := self._today(key, answer)) is not None
        }
        migrated = replace(
            payload,
            outline=self._outline(payload.outline),
            aside=self._outline(payload.aside),
            suggested={self.key(key): self._suggested(key, value) for key, value in payload.suggested.items()},
            offered=self._moved(offered),
            baseline=baseline,
            unread=self._moved(payload.unread),
            undecided=self._moved(payload.undecided),
            seen={self.key(key): self._seen(key, told) for key, told in payload.seen.items()},
            pairs={self.key(key): self._pairs(key, told) for key, told in payload.pairs.items()},
            rulings={self.key(key): self._ruling(key, told) for key, told in payload.rulings.items()},
        )
        lines = sorted(self.lines, key=lambda line: (line.became == UNCHANGED, line))
        strays = tuple(self._stray(stray) for stray in one.strays)
        came = replace(one, payload=migrated, cells=self.cells, unread=self.unread, reasons=self._moved(one.reasons))
        return replace(came, strays=strays), lines

    def key(self, key: CellKey) -> CellKey:
        """Today's key of a cell; the old one where its question is gone."""
        if key.field.startswith("_"):
            sheet = self.sheets.get(key.sheet)
            field = key.field
            if field.startswith(f"{COMMENT}:"):
                target = self.targets.get((key.sheet, field.partition(":")[2]), NOWHERE)
                sheet, field = target.sheet, f"{COMMENT}:{target.field.key}" if target.field else field
        else:
            target = self.targets.get((key.sheet, key.field), NOWHERE)
            sheet, field = target.sheet, target.field.key if target.field else key.field
        if sheet is None:
            return key._replace(field=self._kept(key.sheet, key.field))
        return CellKey(key.subject, sheet.key, self.rows.get(key[:3], key.row), field)

    def _kept(self, sheet: str, field: str) -> str:
        """The key under which answers to a question that is gone are kept: its own, unless another bears it today."""
        today, before = self.new.by_key.get(sheet), self.old.by_key.get(sheet)
        if today is None or before is None or today.many != before.many or field not in today.by_key:
            return field
        return f"{field}/{self.one.payload.form}"

    def told(self, key: CellKey, answer: Answer) -> Answer | Refused:
        """An answer in the values of today's question, or what is wrong with it there."""
        field = self.targets.get((key.sheet, key.field), NOWHERE).field
        before = self.old.field(key.sheet, key.field)
        if field is None or before is None:
            return answer
        return converted(answer, before, field)

    def _today(self, key: CellKey, answer: Answer | None) -> Answer | None:
        told = self.told(key, answer) if answer is not None else None
        return None if isinstance(told, Refused) else told

    def _carry(self, key: CellKey, answer: Answer | None, also_cells: bool = True) -> None:
        meant = self.key(key)
        told = self.told(key, answer) if answer is not None else None
        if isinstance(told, Refused) and answer is not None:
            wrong = told.wrong
            label = self.one.payload.label(key.subject)
            asked = self.targets[key.sheet, key.field].field
            place = f"sheet {answer.sheet}, cell {answer.cell} ({asked.title if asked else key.field}, {label})"
            problem = Problem(self.one.file, place, wrong.found, wrong.expected, wrong.hint)
            self.unread[meant] = Unread(told.text, problem, told.waits)
            self.cells[meant] = None
            self.refused[meant] = answer
        elif also_cells:
            self.cells[meant] = None if isinstance(told, Refused) else told
        if answer is not None and not key.field.startswith("_"):
            self._note(key, meant, answer, None if isinstance(told, Refused) else told)

    def _note(self, key: CellKey, meant: CellKey, answer: Answer, told: Answer | None) -> None:
        sheet, field = self.old.by_key.get(key.sheet), self.old.field(key.sheet, key.field)
        today = self.targets.get((key.sheet, key.field), NOWHERE)
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
                self.one.payload.label(key.subject),
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

    def _moved(self, cells: Mapping[CellKey, T]) -> dict[CellKey, T]:
        return {self.key(key): value for key, value in cells.items()}

    def _unread(self, key: CellKey, entry: Unread) -> Unread:
        """An entry that could not be read; nobody can mend it where its question is gone."""
        if key.field.startswith("_") or (key.sheet, key.field) in self.targets:
            return entry
        return entry._replace(problem=replace(entry.problem, hint=NO_LONGER_ASKED, level="warning"))

    def _suggested(self, key: CellKey, value: Any) -> Any:
        told = self._today(key, Answer(value)) if value is not None else None
        return told.value if told else value

    def _seen(self, key: CellKey, seen: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
        """What an adjudicator saw, in today's words, so that a ruling holds on when a choice was only renamed."""
        if key.field.startswith("_"):
            return dict(seen)
        told = {who: self._today(key, Answer(None if code else text, code)) for who, (text, code) in seen.items()}
        return {who: one.says() if one else seen[who] for who, one in told.items()}

    def _pairs(self, key: CellKey, pairs: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {words: (self.rows.get((*key[:2], row), row), *called) for words, (row, *called) in pairs.items()}

    def _ruling(self, key: CellKey, told: list[Any]) -> list[Any]:
        ruling = Ruling.from_list(told)
        answer = self._today(key, ruling.answer) or ruling.answer
        row = self.rows.get((*key[:2], ruling.same_as), ruling.same_as)
        return replace(ruling, answer=answer, seen=self._seen(key, ruling.seen), same_as=row).as_list()

    def _stray(self, stray: Stray) -> Stray:
        """A row that belongs nowhere, for today's page and columns of its list."""
        sheet = self.sheets.get(stray.page.removeprefix(TABLE))
        if sheet is None:
            return stray
        cells = {}
        for name, text in stray.cells.items():
            kind, _, key = name.partition(":")
            target = self.targets.get((stray.page.removeprefix(TABLE), key), NOWHERE)
            cells[f"{kind}:{target.field.key}" if key and target.field else name] = text
        return replace(stray, page=TABLE + sheet.key, cells=cells)

    def _outline(self, outline: Outline) -> dict[str, Any]:
        """The outline with the keys under which answers to questions that are gone are kept."""
        found: dict[str, Any] = {}
        for sheet, told in outline.items():
            gone = {name for name in told["fields"] if (sheet, name) not in self.targets}
            fields = {self._kept(sheet, name) if name in gone else name: one for name, one in told["fields"].items()}
            found[sheet] = {**told, "fields": fields}
        return found

    def _rows(self) -> dict[RowPlace, str]:
        """Today's ids of rows that were named by their key fields, where section or key fields have changed."""
        payload = self.one.payload
        carried = {key: one.answer for key, one in payload.baseline.items()}
        first = {key: one.previous[0] for key, one in payload.baseline.items() if one.previous}
        layers = []
        for cells in (payload.suggested, first, carried, self.one.cells):
            texts: dict[RowPlace, dict[str, str]] = defaultdict(dict)
            for key, value in cells.items():
                text = value.text if isinstance(value, Answer) else entry_text(value, "")
                if text and key.row:
                    texts[key[:3]][key.field] = text
            layers.append(texts)
        return row_ids(self.old, self.sheets, layers, self._today_names)

    def _today_names(self, sheet: str, told: Mapping[str, str]) -> dict[str, str]:
        """What the fields of a row are called and say today."""
        found: dict[str, str] = {}
        for name, text in told.items():
            if (field := self.targets.get((sheet, name), NOWHERE).field) is not None:
                today = self._today(CellKey("", sheet, "", name), Answer(text))
                found[field.key] = today.text if today else text
        return found
