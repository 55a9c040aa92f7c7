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
    r"\s*,?\s*(?:(?:for|in)\s+)?(?:both|all|each)\b(?!\s+(?:groups?|arms?|comparisons?\b(?!\s+(?:with|versus|vs))|patients))",
    re.I,
)
_VALUE = r"(?:[=<>≤]\s*)?(?:0?[.·]\d+|1[.·]0+)"
PAIRED = re.compile(
    rf"\b[pP]\s*(?P<list>{_VALUE}(?:\s*(?:,\s*(?:and\s+)?|;\s*|and\s+)(?:[pP]\s*)?{_VALUE})+)\s*,?\s*\(?respectively"
)


# "(p = 0.35 and p = 0.42)" behind two outcomes: nothing else stands in the bracket.
BRACKETED = re.compile(
    rf"(?<=[(\[])\s*[pP]\s*(?P<list>{_VALUE}(?:\s*(?:,\s*(?:and\s+)?|;\s*|and\s+)[pP]\s*{_VALUE})+)(?=\s*[)\]])"
)
# "(p = 0.09 and 0.07)": a list only behind as many outcomes of one direction.
SHORT = re.compile(
    rf"(?<=[(\[])\s*[pP]\s*(?P<list>{_VALUE}(?:\s*(?:,\s*(?:and\s+)?|and\s+){_VALUE})+)(?=\s*[)\]](?!,?\s*respectively))"
)
OF_GROUPS = re.compile(r"\b(?:groups|arms|both)\b")


LISTED_VALUE = re.compile(r"(?P<sign>[=<>≤])?\s*(?P<p>0?[.·]\d+|1[.·]0+)")


class Shared(NamedTuple):
    """A p-value of one outcome, and where its words stand."""

    value: str
    row: Row
    start: int
    end: int


def paired_spans(context: Context) -> list[tuple[int, int]]:
    """Where a sentence lists p-values that belong to as many outcomes."""
    return [found.span() for found in _lists(context)]


def _lists(context: Context) -> list[re.Match[str]]:
    text = context.text
    said = list(PAIRED.finditer(text)) if "respectively" in text else []
    if said or not ("(p" in text or "(P" in text):
        return said
    many = {len(one.outcomes) for one in context.directions} - {1}
    short = [found for found in SHORT.finditer(text) if len(LISTED_VALUE.findall(found["list"])) in many]
    return [*BRACKETED.finditer(text), *short]


def paired(context: Context, frame: Frame) -> Iterator[Shared]:
    """Each value of a list with the outcome in the same place of the list of names before it."""
    for found in _lists(context):
        values = list(LISTED_VALUE.finditer(found["list"]))
        names = _names(context, frame, frame.anchor(found.start()), len(values))
        sign = ""
        groups = GROUPS_LISTED.search(names[-1].words) is not None if names else False
        told = _told_once(context, names) if groups else None
        if groups and told is None:
            continue  # each is of a group, and what was measured nothing tells
        of = PREDICTED.search(frame.bare, *_span(frame, found.start()))
        of_all = tidy(ASPECT.sub("", of["what"])) if of and names and names[-1].end <= of.start() + 1 else ""
        for name, value in zip(names, values, strict=False):
            sign = value["sign"] or sign
            row = row_of(outcome=without_time(name.words), arm=context.comparison())
            row = row_of(outcome=of_all, arm=without_time(name.words)) if usable(of_all) else row
            row = row_of(outcome=without_time(told.words), arm=context.arms.called(name.words)) if told else row
            end = found.start("list") + value.end()
            yield Shared(sign.replace("=", "") + value["p"], row, min(name.start, found.start()), end)


# "In the A and B subsets, X was higher (p … and p …, respectively)": each is of a group.
GROUPS_LISTED = re.compile(
    r"\b(?:(?:sub)?groups?|(?:sub)?sets?|arms?|cohorts?|patients|women|men|children|doses?|populations?)$", re.I
)


def _told_once(context: Context, names: list[Phrase]) -> Phrase | None:
    """The one outcome of which a sentence tells a direction, where it is none of the names."""
    told = {one.words: one for each in context.directions for one in each.outcomes if each.value}
    return next(iter(told.values())) if len(told) == 1 and not told.keys() & {one.words for one in names} else None


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


def said_of_all(text: str, start: int, end: int) -> bool:
    """Whether a p-value is said to hold for both or all of what was told."""
    return BEFORE.search(text, max(0, start - 8), start) is not None or BEHIND.match(text, end) is not None


# "P = 0.09 for 50 mg vs placebo": the two groups that are tested.
_GROUP = r"[\w+/.µ-]+(?:\s[\w+/.µ-]+)"
FOR_GROUPS = re.compile(
    rf"\s+(?:for|in)\s+(?:the\s+)?(?P<one>{_GROUP}{{0,4}}?)\s+(?:vs\.?|versus|v|compared\s+(?:with|to))\s+(?:the\s+)?(?P<other>{_GROUP}{{0,3}}?)"
    r"\s*(?=[;,)\]]|$)",
    re.I,
)


def groups_behind(context: Context, end: int) -> str | None:
    """The two groups that are named behind a p-value."""
    found = FOR_GROUPS.match(context.text, end)
    called = context.arms.called
    return f"{called(tidy(found['one']))} vs {called(tidy(found['other']))}" if found else None


def is_shared(text: str, one: Atom) -> bool:
    return said_of_all(text, one.start, one.end)


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
