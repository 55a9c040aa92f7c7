"""Arms behind the marks of a list, and groups told by an article: "1) tea; 2) water", "a tea group … a water group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.arm_assigned import FORM, TOGETHER
from attest.extract.arm_forms import LETTERED, Mention
from attest.extract.arm_item import GAP, item_of, without_brackets
from attest.extract.arm_patterns import NAME, NO_LIMB
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

MARK = Cued(r"(?:(?<=\s)|(?<=[(\[:]))[(\[]?(?P<mark>[1-6]|[a-f]|i{1,3}|iv|vi?)\)\s*(?=\S)", re.I)
ORDERS = (("1", "2", "3", "4", "5", "6"), ("a", "b", "c", "d", "e", "f"), ("i", "ii", "iii", "iv", "v", "vi"))
# What tells that a marked list is one of groups, and what tells that it is one of something else.
PARTS = re.compile(
    r"\b(?:randomi[sz]\w+|randomly|assigned|allocated|divided|groups|arms|treatments|regimens|conditions)\b", re.I
)
OF_OTHERS = re.compile(
    r"\b(?:outcomes?|end[\s-]?points?|aims?|objectives?|criteria|hypothes\w+|phases?|stages?|steps|questions?|"
    r"measures?|factors?|compar\w+|assess\w*|evaluat\w+|determin\w+|stratif\w+|second\s+time|trials|studies|factorial|parameters|variables)\b",
    re.I,
)
OPENS = re.compile(r"(?:either|receive|receiving|or|and|to|one\s+of|of|the|:|,|\()\s*$", re.I)
STOP = re.compile(r";|\.(?=\s|$)(?<!vs\.)|,?\s+(?:and|or)\s*$|,\s*$")
# A name that is a list itself: "tea, milk and water", "tea (a cup) and milk".
MORE = re.compile(
    r"[^,;.]{0,25},\s+(?:[\w-]+\s+){0,3}[\w-]+(?:,|\s+(?:and|or)\b)|\s*[(\[\x01]+[^)\]]{0,40}[)\]\x01]\s+and\s"
)
MOST = 6

_LED = r"(?:an?|the|in|of|for|than|and|versus|vs\.?|with|to|from|into|between)"
# "a tea group of 30 men", "in tea group": named with no "the".
CALLED = Cued(
    rf"(?:^(?=(?:control|study|intervention|treatment|experimental|test)\s)|\b{_LED}\s+)(?P<name>{NAME})\s+(?:group|arm)\b{NO_LIMB}(?!\s+of\s+(?!{COUNT}|{PEOPLE}))"
    rf"(?:\s+of\s+(?P<n>{COUNT})(?=\s*[.,;)]|\s+(?:[\w-]+\s+)?{PEOPLE}))?",
    re.I,
)
# What only a control beside it makes the name of a group: "the study group … the control group".
BESIDE_CONTROL = Cued(
    r"\b(?:the|an?|in|of|for|than|and|as)\s+(?P<name>study|treatment|trial|test|case|patients?|treated|intervention|experimental)\s+(?:group|arm)\b"
    rf"(?:\s+(?:of|consist(?:ed|ing)\s+of|comprised|included)\s+(?P<n>{COUNT})(?=\s*[.,;)]|\s+(?:[\w-]+\s+)?{PEOPLE}))?"
    r"(?!\s+(?:assignments?|allocations?|differences?))",
    re.I,
)
LABELLED = Cued(r"[(\[](?:the\s+)?(?P<name>study|trial|test|case|patients?)\s+(?:group|arm)[)\]]", re.I)
CONTROL = re.compile(r"(?:[\w-]+\s+)?controls?|placebo|sham", re.I)


def marked_mentions(text: str, at: int) -> Iterator[Mention]:
    """The items of a list of groups with marks before them, all of which are names."""
    marks = list(MARK.finditer(text))
    run = _first_run(marks)
    if len(run) < 2:
        return
    lead = text[: run[0].start()]
    if (
        LETTERED.search(text, run[0].start())
        or not PARTS.search(lead)
        or OF_OTHERS.search(lead)
        or not OPENS.search(lead[-20:] if lead else "")
    ):
        return
    flat = without_brackets(text)
    flat = "".join(char if char != "\x01" else " " if _in_mark(run, place) else char for place, char in enumerate(flat))
    found = []
    for one, after in zip(run, [*run[1:], None], strict=False):
        end = after.start() if after else len(text)
        stop = STOP.search(flat, one.end(), end)
        start = one.end()
        if form := FORM.match(flat, start, end):
            start = form.end()
        if gap := GAP.match(flat, start, end):
            start = gap.end()
        item = item_of(text, flat, start, stop.start() if stop else end)
        if TOGETHER.match(flat, start):
            continue  # "1) tea; 2) milk; 3) both"
        if item is None or not item.name or MORE.match(flat, start + len(item.name), stop.start() if stop else end):
            return
        found.append(item)
    if len({one.name.casefold() for one in found}) != len(found):
        return
    for item in found:
        dose = (item.dose[0], at + item.dose[1], at + item.dose[2]) if item.dose else None
        yield Mention(item.name, at + item.start, at + item.end, "assigned-list", item.size, dose)


def _in_mark(run: list[re.Match[str]], place: int) -> bool:
    return any(one.start() <= place < one.end() for one in run)


def _first_run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first marks that follow one another: 1, 2, 3 or i, ii, iii."""
    for order in ORDERS:
        run: list[re.Match[str]] = []
        for one in marks:
            if len(run) < len(order) and one["mark"].casefold() == order[len(run)]:
                run.append(one)
        if len(run) >= 2:
            return run[:MOST]
    return []


def called_mentions(text: str, at: int) -> Iterator[Mention]:
    """Groups named with an article or a preposition before them, for reports that name none otherwise."""
    for found in CALLED.finditer(text) if "group" in text.casefold() or "arm" in text.casefold() else ():
        size = count_value(found["n"]) if found["n"] else None
        yield Mention(found["name"], at + found.start("name"), at + found.end(), "plain-groups", size)


def beside_control(text: str, at: int) -> Iterator[Mention]:
    """What the group beside a control is called by words that alone name everybody: "the study group"."""
    folded = text.casefold()
    if "group" not in folded and " arm" not in folded:
        return
    for pattern in (BESIDE_CONTROL, LABELLED):
        for found in pattern.finditer(text):
            size = count_value(found["n"]) if found.groupdict().get("n") else None
            yield Mention(found["name"].casefold(), at + found.start("name"), at + found.end(), "group", size)
