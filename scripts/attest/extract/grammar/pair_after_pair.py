"""Pairs of figures that go on with those of the pair before: "nausea in 8% vs 4% on placebo, and rash in 6% vs 3%"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.series import Series
from attest.extract.grammar.sheet import Sheet
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE

# What parts a pair from the next in one list.
NEXT = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+")
# Where the words behind a pair end.
ENDS = re.compile(r"[.;,]\s|\.$|$")
# Figures of other people, or at other times, stand in an order of their own.
OTHERS = re.compile(r"\b(?:before|after|baseline|weeks?|months?|years?|days?|men|women|respectively)\b", re.I)


def as_pair_before(
    context: Context, frame: Frame, sheet: Sheet, before: Series | None, one: Series
) -> list[Place] | None:
    """The groups of a pair in the order of the pair before it, where nothing names a group of its own.

    A control named behind the second figure of the first pair alone would else be taken for whom the next begins with.
    """
    if before is None or not _alike(before, one):
        return None
    between = frame.text[before.atoms[-1].value_end : one.atoms[0].start]
    cut = next((found.end() for found in reversed([*NEXT.finditer(between)])), None)
    end = ENDS.search(frame.text, one.atoms[-1].end)
    behind = frame.text[one.atoms[-1].end : end.start() if end else len(frame.text)]
    if cut is None or len(between) > MOST or OTHERS.search(between) or OTHERS.search(behind):
        return None
    if groups_in(between[cut:], context.arms) or groups_in(behind, context.arms):
        return None
    at = context.sentence.start
    rows = [
        sheet.row_of(role, value[0], at + atom.start, at + atom.end)
        for atom in before.atoms
        for role, value in list(atom.parts.items())[:1]
    ]
    arms = [dict(row).get("arm") for row in rows if row is not None]
    told = [arm for arm in arms if arm in context.arms.names]
    return [Place(arm) for arm in told] if len(set(told)) == len(one.atoms) else None


MOST = 90
# What parts a bracket with its pair from the next statement: it tells of the same two groups.
AND_NEXT = re.compile(
    r"[)\]]\s*(?:[,;]\s*)?(?:but|and|while|whereas|although|though|as\s+was|,)\s[^.()\[\]]{2,90}", re.I
)
ELSEWHERE = re.compile(
    r"\b(?:than|versus|vs|compared|between|baseline|before|after|weeks?|months?|years?|days?|men|women|subgroups?|respectively|patients|those|groups?|arms?)\b|\d",
    re.I,
)


def as_bracket_before(context: Context, frame: Frame, one: Series, sheet: Sheet) -> list[Place] | None:
    """The groups of two values in a bracket behind another such: "(33% vs 44%), while the rate of Y (7% vs 8%) was"."""
    text, bracket = frame.text, frame.outer[one.atoms[0].start]
    if bracket < 0 or len(one.atoms) != 2 or one.link != "versus" or text[bracket + 1 : one.atoms[0].start].strip():
        return None
    close = max(text.rfind(")", 0, bracket), text.rfind("]", 0, bracket))
    opened = frame.outer[close - 1] if close > 0 else -1
    if opened < 0 or AND_NEXT.fullmatch(text, close, bracket) is None:
        return None
    ends = next((at for at in range(one.atoms[1].end, len(text)) if frame.outer[at] != bracket), len(text))
    words = (text[close:bracket], text[ends + 1 : frame.clause(bracket)[1]])
    if any(ELSEWHERE.search(each) or groups_in(each, context.arms) for each in words):
        return None
    at = context.sentence.start
    told = sheet.told_before(at + bracket)
    inside = all(opened < end - at <= close + 1 for end, _ in told)
    return [Place(name) for _, name in told] if inside and len(told) == 2 else None


def _alike(before: Series, one: Series) -> bool:
    return (
        len(before.atoms) == len(one.atoms) == 2
        and before.link == one.link == "versus"
        and set(before.atoms[0].parts) == set(one.atoms[0].parts)
        and before.atoms[0].kind == one.atoms[0].kind
    )


def without_group_before(text: str, name: Phrase, arms: Arms) -> Phrase:
    """A name without the group of the figure before it: "(4% with) placebo and headache"."""
    if " and " not in name.words or FIGURE_BEFORE.search(text, 0, name.start) is None:
        return name
    for arm in arms.names:
        found = re.match(rf"{re.escape(arm)}{GROUPED}\s+and\s+(?=[a-z])", text[name.start : name.end], re.I)
        if found is not None:
            return Phrase(text[name.start + found.end() : name.end], name.start + found.end(), name.end)
    return name


FIGURE_BEFORE = re.compile(r"\d\s?%?\)?\s+(?:of|with|in|on|for)\s+(?:the\s+)?$")
GROUPED = rf"(?:-(?:treated|group))?(?:\s+(?:group|arm|{PEOPLE}))?"
