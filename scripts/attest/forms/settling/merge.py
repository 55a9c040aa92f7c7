"""All workbooks of one reviewer put together: what changed since a workbook was made wins, contradictions are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from attest.forms.answers import COMMENT, Answer, Carried, Record, Returned, Stray, Unread, is_known, same
from attest.forms.form import USE, Form
from attest.forms.hidden import outline
from attest.forms.round import CellKey, Round
from attest.forms.settling.attach import Attached, attach
from attest.problems import Problem, brief, shown

NOTHING_CARRIED = Carried(None)
NOTHING = "nothing"  # in a contradiction, what a blank cell says


class Version(NamedTuple):
    """What one workbook says of a cell: when it was made, and when it came back."""

    file: Returned
    key: CellKey  # under the id that the subject had in this workbook
    carried: Carried
    now: Answer | None

    @property
    def changed(self) -> bool:
        return not same(self.now, self.carried.answer)

    @property
    def history(self) -> tuple[Answer, ...]:
        """All that was ever answered here, as far as this workbook knows."""
        before, now = self.carried.answer, self.now
        if not self.carried.previous and (before is None or now is before):
            return () if now is None else (now,)
        told = (*self.carried.previous, before, now if self.changed else None)
        return tuple(_without_repeats(one for one in told if one is not None))

    @property
    def saw(self) -> tuple[Any, ...]:
        """The suggestion that stood beside the cell when it was answered."""
        if self.carried.saw and not self.changed:
            return self.carried.saw
        return (self.file.payload.suggested.get(self.key),)


def merge(reviewer: str, files: Sequence[Returned], task: Round) -> tuple[Record, list[Problem]]:
    """One record of a reviewer's answers from any number of workbooks, with the problems found on the way.

    A cell that differs from the baseline of its workbook was changed by the reviewer. Where several workbooks changed
    it, the one that already knew the other is the later; where neither did, they contradict each other. The same holds
    for answers to two subjects that have become one.
    """
    files = sorted(files, key=lambda one: (one.payload.round, one.file, one.digest))
    problems = list(chain.from_iterable(one.problems for one in files if not is_known(one, files)))
    attached = attach(files, task)
    answers: dict[CellKey, Answer] = {}
    history: dict[CellKey, tuple[Answer, ...]] = {}
    saw: dict[CellKey, tuple[Any, ...]] = {}
    unread: dict[CellKey, str] = {}
    undecided: dict[CellKey, str] = {}
    notes: dict[CellKey, str] = {}
    for meant, versions in _by_cell(files, attached).items():
        told = versions if len(versions) == 1 else _latest(versions)
        if len(told) > 1 and not all(same(told[0].now, other.now) for other in told[1:]):
            words = " and ".join(f"{brief(one.now.text) if one.now else NOTHING} ({one.file.file})" for one in told)
            notes[meant] = f"Your workbooks say different things: {words}."
            texts = list(dict.fromkeys(one.now.text if one.now else NOTHING for one in told))
            undecided[meant] = unread[meant] = " / ".join(texts)
            problems.append(_contradiction(meant, told, words, task))
        elif told and told[0].now is not None:
            last = told[0] if len(versions) == 1 else _as_last_spelt(told[0], versions)
            answers[meant] = last.now or told[0].now
            found = task.suggestions.get(meant)
            if last.saw != (found.value if found else None,):
                saw[meant] = last.saw
        if earlier := _joined(versions):
            history[meant] = earlier
    for meant, entries in _unread(files, attached).items():
        problems += [one.entry.problem for one in entries]
        said = answers.pop(meant, None)
        if said is not None and not any(same(said, one.before) for one in entries):  # else it was meant to be replaced
            unread[meant] = said.text
        stands = [unread[meant]] if meant in unread else []
        texts = list(dict.fromkeys([*stands, *(one.entry.text for one in entries)]))
        unread[meant] = " / ".join(texts)
        if len(texts) > 1 or any(one.waits for one in entries):
            undecided[meant] = unread[meant]
        notes.setdefault(meant, entries[0].entry.problem.said)
    strays = _strays(files)
    problems += [stray.problem for stray in strays]
    problems += attached.problems
    offered = {key: answer for key, answer in attached.offered.items() if key not in history and key not in unread}
    problems += _orphans(answers, task, attached)
    aside = {key: answer for key, answer in answers.items() if not is_asked(key, task.form)}
    wanted = {(key.sheet, key.field) for key in chain(history, unread) if not is_asked(key, task.form)}
    outlines = chain.from_iterable((one.payload.outline, one.payload.aside) for one in files)
    record = Record(
        reviewer,
        round=max((one.payload.round for one in files), default=0),
        knew=tuple(sorted({*chain.from_iterable((one.digest, *one.payload.knew) for one in files)})),
        answers={key: answer for key, answer in answers.items() if key not in aside} if aside else answers,
        aside=aside,
        history=history,
        saw=saw,
        unread=unread,
        undecided=undecided,
        offered=offered,
        strays=strays,
        problems=notes,
        names=attached.names,
        outline=outline.without(task.form, outlines, sorted(wanted)) if wanted else {},
    )
    return record, problems


def is_asked(key: CellKey, form: Form) -> bool:
    """Whether the form still has the question, or the row or question that a remark stands at."""
    sheet = form.by_key.get(key.sheet)
    if sheet is None or sheet.many != bool(key.row):
        return False
    if key.field in sheet.by_key or key.field in (USE, COMMENT):
        return True
    return key.field.startswith(f"{COMMENT}:") and key.field.partition(":")[2] in sheet.by_key


def _by_cell(files: Sequence[Returned], attached: Attached) -> dict[CellKey, list[Version]]:
    """The versions of each cell, by the key under which it is known today."""
    cells: dict[CellKey, list[Version]] = {}
    for one in files:
        baseline, unread, moved = one.payload.baseline, one.unread, attached.ids[one.file]
        for key in chain(one.cells, (key for key in baseline if key not in one.cells)):
            carried = baseline.get(key, NOTHING_CARRIED)
            # An entry that cannot be read, or a row that is gone, changes nothing.
            now = carried.answer if key in unread or key not in one.cells else one.cells[key]
            if now is None and carried is NOTHING_CARRIED:
                continue
            if carried.answer is not None and carried.answer.accepted and now is not None and same(now, carried.answer):
                now = now._replace(accepted=True)  # also where it is written out: it is still the accepted answer
            name = moved.get(key.subject)
            meant = key if name is None else key._replace(subject=name)
            cells.setdefault(meant, []).append(Version(one, key, carried, now))
    return cells


def _latest(versions: Sequence[Version]) -> list[Version]:
    """What the workbooks say of a cell in the end, without what stands in a workbook that another one knew."""
    versions = [one for one in versions if not is_known(one.file, [other.file for other in versions])]
    told = []
    for key in dict.fromkeys(one.key for one in versions):
        of_one_subject = [one for one in versions if one.key == key]
        changed = [one for one in of_one_subject if one.changed]
        latest = max(one.file.payload.round for one in of_one_subject)
        last = [one for one in of_one_subject if one.file.payload.round == latest and not one.changed]
        if changed:
            told += [*changed, *(one for one in last if any(_did_not_know(each, one) for each in changed))]
        else:
            told += [one for one in last if one.now is not None]
    if len({one.key for one in versions}) > 1:  # several subjects became one: a blank cell of one of them says nothing
        told = [one for one in told if one.now is not None]
    return [one for one in told if not any(_replaces(other, one) for other in versions)]


def _did_not_know(one: Version, later: Version) -> bool:
    """Whether a change was made in an older workbook, to something else than what a later one holds."""
    if later.file.payload.round <= one.file.payload.round or same(later.now, one.now):
        return False
    return not same(later.now, one.carried.answer)


def _replaces(later: Version, one: Version) -> bool:
    """Whether a later workbook had what this one says, among its earlier answers at least, and says otherwise."""
    if later.file.payload.round <= one.file.payload.round or same(later.now, one.now):
        return False
    return any(same(before, one.now) for before in (later.carried.answer, *later.carried.previous))


def _as_last_spelt(one: Version, versions: Sequence[Version]) -> Version:
    """The answer as the newest workbook has it: capitals and spaces make no other answer, but people mend them."""
    return max((other for other in versions if same(other.now, one.now)), key=lambda other: other.file.payload.round)


def _joined(versions: Sequence[Version]) -> tuple[Answer, ...]:
    """The histories of all versions as one: what they have in common once, then what each adds."""
    if len(versions) == 1:
        return versions[0].history
    whole: list[Answer] = []
    for one in versions:
        told = one.history
        common = 0
        while common < min(len(whole), len(told)) and same(whole[common], told[common]):
            common += 1
        whole += told[common:]
    return tuple(_without_repeats(whole))


def _without_repeats(answers: Iterable[Answer]) -> Iterator[Answer]:
    last: Answer | None = None
    for one in answers:
        if last is None or not same(one, last):
            yield one
        last = one


class Entered(NamedTuple):
    """An entry that could not be read, in one workbook."""

    entry: Unread
    before: Answer | None  # what stood there when the workbook was made
    waits: bool  # whether it is a contradiction that waits to be decided


def _unread(files: Sequence[Returned], attached: Attached) -> dict[CellKey, list[Entered]]:
    """What could not be read, by cell, without what was replaced in another workbook that had it, too."""
    latest = [one for one in files if not is_known(one, files)]
    replaced: set[tuple[CellKey, str]] = set()
    for one in latest:
        for key, text in chain(one.payload.unread.items(), one.payload.undecided.items()):
            if key not in one.unread or one.unread[key].text != text:
                replaced.add((attached.key(one, key), text))
    found: dict[CellKey, list[Entered]] = defaultdict(list)
    for one in latest:
        for key, entry in one.unread.items():
            meant = attached.key(one, key)
            if (meant, entry.text) not in replaced:
                waits = entry.undecided or one.payload.undecided.get(key) == entry.text
                found[meant].append(Entered(entry, _before(one, key), waits))
    return found


def _before(one: Returned, key: CellKey) -> Answer | None:
    return one.payload.baseline.get(key, NOTHING_CARRIED).answer


def _strays(files: Sequence[Returned]) -> tuple[Stray, ...]:
    """Rows that belong nowhere, each once; those of a workbook that another one knew stand in that one."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Stray] = {}
    for one in files:
        if not is_known(one, files):
            for stray in one.strays:
                found.setdefault((stray.page, tuple(sorted(stray.cells.items()))), stray)
    return tuple(found.values())


def _contradiction(key: CellKey, told: Sequence[Version], words: str, task: Round) -> Problem:
    field = task.form.field(key.sheet, key.field)
    subject = task.subject_by_any_id.get(key.subject)
    where = next(one.now for one in told if one.now is not None)
    title = f"{field.title if field else key.field}, {subject.label if subject else key.subject}"
    place = f"sheet {where.sheet}, cell {where.cell} ({title})"
    hint = "Decide which holds, put it into your next workbook, or delete the other answer."
    return Problem(where.file, place, words, "one answer", hint)


def _orphans(answers: dict[CellKey, Answer], task: Round, attached: Attached) -> list[Problem]:
    """Answers about subjects that the review no longer has, or about sections that are no longer theirs: kept and
    passed on, but named.
    """
    gone: dict[str, str] = {}
    moved: dict[tuple[str, str], str] = {}
    for key, answer in answers.items():
        subject = task.subject_by_any_id.get(key.subject)
        if subject is None:
            gone.setdefault(key.subject, answer.file)
        elif (sheet := task.form.sheet(key.sheet)) and sheet not in task.sheets_of(subject):
            moved.setdefault((subject.label, sheet.title), answer.file)
    others = [
        Problem(
            file,
            label,
            f"answers to {shown(title)}, which is not asked of it any more",
            "answers to what is asked now",
            "They are kept, and set_aside.csv lists them. Nothing is to do if it is asked something else on purpose.",
            "warning",
        )
        for (label, title), file in sorted(moved.items())
    ]
    return others + [
        Problem(
            file,
            attached.names.get(name, (name,))[0],
            "answers about a subject that this step no longer has",
            "a subject of this step",
            "They are kept, and set_aside.csv lists them. Nothing is to do if it was excluded. If it has another name "
            "now, copy the answers to where they belong; if a document was moved or lost, put it back.",
            "warning",
        )
        for name, file in sorted(gone.items())
    ]


def comparable(key: CellKey) -> bool:
    """Whether answers to this cell are compared between reviewers."""
    return not key.field.startswith((COMMENT, USE))
