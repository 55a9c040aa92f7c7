"""What the adjudicator settled, from all consensus forms that came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from attest.forms.answers import Answer, Returned, Ruling, Unread, is_known, same
from attest.forms.round import CellKey, Round
from attest.forms.settling.attach import known_subjects, today_of
from attest.problems import Problem, brief


@dataclass(frozen=True)
class Rulings:
    """All rulings by value, and what in the forms could not be read."""

    found: Mapping[CellKey, Ruling] = field(default_factory=dict)
    unread: Mapping[CellKey, Unread] = field(default_factory=dict)
    reasons: Mapping[CellKey, str] = field(default_factory=dict)  # beside what could not be read
    problems: tuple[Problem, ...] = ()
    round: int = 0
    knew: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # subject -> label and aliases it was known by


def rulings(files: Sequence[Returned], task: Round) -> Rulings:
    """The rulings of all consensus workbooks.

    A workbook that knew others holds over them, and a later round over an earlier one, also where it takes a ruling
    back; two workbooks of one round in which different things were settled settle nothing.
    """
    known = [one for one in files if is_known(one, files)]
    latest = sorted(
        (one for one in files if one not in known), key=lambda one: (one.payload.round, one.file, one.digest)
    )
    merged = _Merged()
    for number in sorted({one.payload.round for one in latest}):
        merged.read([one for one in latest if one.payload.round == number], task)
    problems = [*chain.from_iterable(one.problems for one in latest), *merged.problems]
    problems += [entry.problem for entry in merged.unread.values()]
    problems += [_without_reason(one) for one in merged.found.values() if not one.reason]
    mirrored = [key for key, one in merged.found.items() if _is_said_twice(key, one, merged.found)]
    for key in mirrored:
        del merged.found[key]
    return Rulings(
        merged.found,
        merged.unread,
        merged.reasons,
        tuple(problems),
        round=max((one.payload.round for one in files), default=0),
        knew=tuple(sorted({*chain.from_iterable((one.digest, *one.payload.knew) for one in files)})),
        names=merged.names,
    )


@dataclass
class _Merged:
    """What the consensus workbooks have settled so far, round by round."""

    found: dict[CellKey, Ruling] = field(default_factory=dict)
    unread: dict[CellKey, Unread] = field(default_factory=dict)
    reasons: dict[CellKey, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, files: Sequence[Returned], task: Round) -> None:
        """Put in the workbooks of one round: first what they were sent out with, then what was changed in them."""
        changes: dict[CellKey, list[Ruling | None]] = defaultdict(list)
        unread: dict[CellKey, Unread] = {}
        for one in files:
            names = known_subjects(one.payload)
            self.names |= names
            ids = {name: today[0].id for name in names if (today := today_of(name, names[name], task))}
            for key, told in one.payload.rulings.items():
                self.found[_moved(key, ids)] = Ruling.from_list(told)
            for key, answer in one.cells.items():
                meant = _moved(key, ids)
                self.reasons[meant] = one.reasons.get(key, "")
                self.unread.pop(meant, None)
                if key in one.unread:
                    unread[meant] = one.unread[key]
                ruling = _ruling(one, key, answer, self.reasons[meant]) if answer is not None else None
                carried = one.payload.baseline.get(key)
                if key in one.unread or not same(answer, carried.answer if carried else None):
                    changes[meant].append(ruling)
                elif ruling is not None:
                    self.found[meant] = ruling
        self.unread |= unread
        for key, rulings in changes.items():
            given = [one for one in rulings if one is not None]
            self.found.pop(key, None)
            if len(given) == len(rulings) and all(same(given[0].answer, other.answer) for other in given[1:]):
                self.found[key] = given[0]
            elif given:
                self.problems.append(_contradiction(rulings))


def _is_said_twice(key: CellKey, one: Ruling, found: Mapping[CellKey, Ruling]) -> bool:
    """Whether a pairing only says of the other row what is said of this one: it is taken back at one place."""
    other = found.get(key._replace(row=one.same_as)) if one.same_as else None
    return other is not None and other.same_as == key.row and key.row > one.same_as


def _moved(key: CellKey, ids: Mapping[str, str]) -> CellKey:
    return key._replace(subject=ids.get(key.subject, key.subject))


def _ruling(one: Returned, key: CellKey, answer: Answer, reason: str) -> Ruling:
    seen, pairs = one.payload.seen.get(key, {}), one.payload.pairs.get(key, {})
    same_as, *called = pairs.get(str(answer.value), ("",))
    return Ruling(answer, reason, seen, same_as, tuple(called))


def _without_reason(one: Ruling) -> Problem:
    where = f"sheet {one.answer.sheet}, cell {one.answer.cell}"
    hint = "The ruling holds. Say why in the next consensus form."
    return Problem(one.answer.file, where, "a ruling without a reason", "a reason beside it", hint, "warning")


def _contradiction(told: Sequence[Ruling | None]) -> Problem:
    where = next(one.answer for one in told if one is not None)
    words = " and ".join(f"{brief(one.answer.text)} ({one.answer.file})" if one else "nothing" for one in told)
    hint = "Settle it in one workbook and delete the other answer."
    return Problem(where.file, f"sheet {where.sheet}, cell {where.cell}", words, "one settled answer", hint)
