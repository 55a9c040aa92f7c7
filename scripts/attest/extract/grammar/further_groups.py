"""A figure of a further group: "remission was 35% with the drug, and 14% in the other group", read one after the other.

Where the groups of one outcome do not stand alike, the first figure is read by itself; what follows it has no name of
its own, only the words for whose or when it is.
"""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.finding import Row
from attest.extract.grammar.atom import AVERAGED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.fact_rows import row_beside, row_read
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.named import Named
from attest.extract.grammar.own_places import JOIN, Own, own_place
from attest.extract.grammar.series import Series
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.significance import Told
from attest.extract.numbers import COUNT
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE

OF_PEOPLE = ("share", "count", "tally")
FURTHEST = 150
# Words that name a group for sure, whatever it is called.
GROUPED = re.compile(
    rf"\b(?:groups?|arms?|cohorts?|placebo|controls?|{PEOPLE}|those|recipients|users)\b|-treated\b|\d\s?(?:m?c?g|[µμ]g|IU)\b",
    re.I,
)
# Behind a group a verb says what else its people did.
ACTED_BEHIND = re.compile(
    r"\s+(?:were|was|had|have|did|received|underwent|developed|reported|experienced|died|showed|required|achieved|"
    r"completed|could|would|[a-z]{3,}ed)\b"
)
# "One (6%) out of 16 patients in the other group".
OUT_OF = re.compile(rf"\s*(?:out\s+)?of\s+(?:the\s+)?(?:{COUNT})\b")
# What parts two statements, or leads to a figure of another kind.
PARTS = re.compile(r"[;:]|\.\s|\b(?:from|difference|ratio)\b", re.I)


def further_group(
    context: Context, frame: Frame, sheet: Sheet, found: list[Atom], one: Series, rows: list[Told]
) -> tuple[Named, list[Place]] | None:
    """The outcome of the figure before, and whose or when this one is, where nothing but that is told of it."""
    atom = one.atoms[0]
    alike = (other for other in reversed(found) if _alike(other, atom) and frame.outer[other.start] < 0)
    before = next((other for other in alike if other.end <= atom.start), None)
    if len(one.atoms) > 1 or before is None or frame.outer[atom.start] >= 0:
        return None
    row = _row(context, sheet, before, rows)
    place = _place(frame, before, atom, context.arms) if row else None
    if row is None or place is None:
        return None
    told = dict(row)
    words, arm, time = told.get("outcome") or told.get("event"), told.get("arm"), told.get("time_point")
    group = _called(frame.text, atom.value_end, place, arm)
    if words is None or not (group or (place.time and place.time != time)):
        return None
    return Named(Phrase(words, before.start, before.start), None, time), [Place(group or arm, place.time)]


# Two doses of one drug: each as it is called.
DOSED = re.compile(
    r"\s(?:of|with|for|given|receiving|taking|on)\s+(?:the\s+)?(?P<group>(?:\d[\d.,]*\s?(?:m?c?g|[µμ]g|IU)(?:\s+of)?|[A-Za-z][\w-]*,?\s+\d)"
    r"[^.;:,()]*?)(?:\s+[qbt])?$"
)
DOSE_BEHIND = re.compile(r",\s+(?P<dose>\d[\d.]*\s?(?:m?c?g|[µμ]g|IU))(?=[\s,.;])")
SCHEDULE = re.compile(r"(?<=\w)\s+[qbt]$")  # "20 mg q.d."
GIVEN = re.compile(
    rf"(?:those|{PEOPLE})\s+(?:(?:on|given|receiving|taking|getting|using|who\s+(?:received|took|got))|treated\s+with)\s+",
    re.I,
)


def _called(text: str, start: int, place: Own, other: str | None) -> str | None:
    """How the group of a figure is called; by its dose, where the group before had another of the same drug."""
    name = SCHEDULE.sub("", GIVEN.sub("", place.arm)) if place.arm else None
    behind = DOSE_BEHIND.match(text, place.end)
    told = DOSED.search(f"{text[start : place.end]} {behind['dose']}" if behind else text[start : place.end])
    if name is None or told is None or (place.arm != other and not behind):
        return name if place.arm != other else None
    return told["group"].strip()


def _alike(one: Atom, two: Atom) -> bool:
    return one.kind == two.kind or (one.kind in OF_PEOPLE and two.kind in OF_PEOPLE)


def _row(context: Context, sheet: Sheet, before: Atom, rows: list[Told]) -> Row | None:
    """The row that the figure before was read into, by the grammar or by a rule for whole forms."""
    told = next((row for atom, row, _ in reversed(rows) if atom.start == before.start), None)
    if told is not None:
        return told
    if before.kind in AVERAGED:
        return row_read(context, sheet, before, {role: value[0] for role, value in before.parts.items()})
    return row_beside(context, sheet, before, set(before.parts))


def _place(frame: Frame, before: Atom, atom: Atom, arms: Arms) -> Own | None:
    """Whose or when a figure is, where between it and the one before only that one's people are told."""
    between = frame.bare[before.end : atom.start].replace("; ", ", ")
    if (
        len(between) > FURTHEST
        or PARTS.search(between)
        or not any(one.end() == len(between) for one in JOIN.finditer(between))
    ):
        return None
    of = OUT_OF.match(frame.text, atom.value_end)
    own = own_place(frame.text, of.end() if of else atom.value_end, arms)
    if own is None or ACTED_BEHIND.match(frame.text, own.end):
        return None
    if own.time or own.arm in arms.names or GROUPED.search(frame.text, atom.value_end, own.end + 12):
        return own
    return None
