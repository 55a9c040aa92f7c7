"""P-values of several outcomes: one that holds for all, and lists that "respectively" pairs with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.extract.context import Context, without_time
from attest.extract.finding import Row, row_of
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.listed_outcomes import names_listed
from attest.extract.phrases import Phrase, tidy, usable

# "(both p < 0.05)", "P < .001 for all".
BEFORE = re.compile(r"\b(?:both|all|each)\s*,?\s*$", re.I)
BEHIND = re.compile(
    r"\s*,?\s*(?:(?:for|in)\s+)?(?:both|all|each)\b(?!\s+(?:groups?|arms?|comparisons?|patients))", re.I
)
_VALUE = r"(?:[=<>≤]\s*)?(?:0?[.·]\d+|1[.·]0+)"
PAIRED = re.compile(
    rf"\b[pP]\s*(?P<list>{_VALUE}(?:\s*(?:,\s*(?:and\s+)?|;\s*|and\s+)(?:[pP]\s*)?{_VALUE})+)\s*,?\s*\(?respectively"
)


# "(p = 0.35 and p = 0.42)" behind two outcomes: nothing else stands in the bracket.
BRACKETED = re.compile(
    rf"(?<=[(\[])\s*[pP]\s*(?P<list>{_VALUE}(?:\s*(?:,\s*(?:and\s+)?|;\s*|and\s+)[pP]\s*{_VALUE})+)(?=\s*[)\]])"
)
OF_GROUPS = re.compile(r"\b(?:groups|arms|both)\b")


LISTED_VALUE = re.compile(r"(?P<sign>[=<>≤])?\s*(?P<p>0?[.·]\d+|1[.·]0+)")


class Shared(NamedTuple):
    """A p-value of one outcome, and where its words stand."""

    value: str
    row: Row
    start: int
    end: int


def paired_spans(text: str) -> list[tuple[int, int]]:
    """Where a sentence lists p-values that belong to as many outcomes."""
    return [found.span() for found in _lists(text)]


def _lists(text: str) -> list[re.Match[str]]:
    said = list(PAIRED.finditer(text)) if "respectively" in text else []
    return said or (list(BRACKETED.finditer(text)) if "(p" in text or "(P" in text else [])


def paired(context: Context, frame: Frame) -> Iterator[Shared]:
    """Each value of a list with the outcome in the same place of the list of names before it."""
    for found in _lists(context.text):
        values = list(LISTED_VALUE.finditer(found["list"]))
        names = _names(context, frame, frame.anchor(found.start()), len(values))
        sign = ""
        of = PREDICTED.search(frame.bare, *_span(frame, found.start()))
        of_all = tidy(ASPECT.sub("", of["what"])) if of and names and names[-1].end <= of.start() + 1 else ""
        for name, value in zip(names, values, strict=False):
            sign = value["sign"] or sign
            row = row_of(outcome=without_time(name.words), arm=context.comparison())
            row = row_of(outcome=of_all, arm=without_time(name.words)) if usable(of_all) else row
            end = found.start("list") + value.end()
            yield Shared(sign.replace("=", "") + value["p"], row, min(name.start, found.start()), end)


# "A and B predicted a worse X (p … and p …, respectively)": the names are what X goes with.
PREDICTED = re.compile(
    r"\s(?:at\s+\w+\s+)?(?:predict(?:ed|s)|influenced|affected|(?:was|were)\s+(?:\w+ly\s+)?(?:associated\s+with|predictive\s+of|predictors?\s+of|risk\s+factors\s+for|related\s+to))\s+"
    r"(?:the\s+|an?\s+)?(?P<what>[^.;:,()]{3,70}?)\s*$",
    re.I,
)
ASPECT = re.compile(r"^(?:(?:worse|better|poorer?|good|higher|lower|increased|reduced|decreased|greater)\s+)+", re.I)


def _span(frame: Frame, place: int) -> tuple[int, int]:
    """The clause of a place up to the bracket that it stands in."""
    anchor = frame.anchor(place)
    return frame.clause(anchor)[0], anchor


def _names(context: Context, frame: Frame, end: int, count: int) -> list[Phrase]:
    start, _ = frame.clause(end)
    for one in reversed(context.directions):
        if len(one.outcomes) == count and start <= one.start < end:
            return list(one.outcomes)
    if "respectively" not in frame.text and OF_GROUPS.search(frame.bare, start, end):
        return []
    listed = names_listed(frame, start, end, count)
    return [Phrase(*name) for name in listed] if listed else []


def is_shared(text: str, one: Atom) -> bool:
    return BEFORE.search(text, max(0, one.start - 8), one.start) is not None or BEHIND.match(text, one.end) is not None


def shared(context: Context, one: Atom, rows: list[tuple[Atom, Row, int]]) -> Iterator[Shared]:
    """A p-value that the sentence says holds for both or all of what it told before."""
    value = one.parts["p"][0]
    told: dict[str, tuple[int, list[str]]] = {}
    for atom, row, start in rows:
        cells = dict(row)
        if "outcome" in cells and atom.end <= one.start:
            arms = told.setdefault(cells["outcome"], (start, []))[1]
            if "arm" in cells and cells["arm"] not in arms:
                arms.append(cells["arm"])
    for outcome, (start, arms) in told.items():
        arm = " vs ".join(arms) if len(arms) == 2 else arms[0] if len(arms) == 1 else None
        yield Shared(value, row_of(outcome=outcome, arm=arm), min(start, one.start), one.end)
    if told:
        return
    listed = [each for each in context.directions if len(each.outcomes) >= 2 and each.outcomes[-1].end <= one.start]
    for name in listed[-1].outcomes if listed else ():
        row = row_of(outcome=without_time(name.words), arm=context.comparison())
        yield Shared(value, row, min(name.start, one.start), one.end)
