"""Which outcomes one p-value is of: "A, B and C fell (p < 0.001)", "reduced A and improved B (p < 0.001 for both)"."""

from __future__ import annotations

import re

from attest.extract.context import Context
from attest.extract.finding import Direction
from attest.extract.grammar.shared_p import said_of_all
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase
from attest.extract.statistics import Statistic

# Between a predicate and its p-value: nothing that is of one of the names alone.
ALONE = re.compile(r"[;:]|\b[pP]\s?[<=>]|\brespectively\b|\b(?:but|whereas|while|especially|particularly|only)\b|\d")
TESTED = re.compile(r"\b[pP]\s?[<=>≤≥]")
BOTH = re.compile(r"\bboth\b", re.I)


def tested_together(
    context: Context, outcome: Phrase, told: Direction | None, one: Statistic, bracket: int | None
) -> list[Phrase]:
    """The outcomes of a p-value: those of a sentence that says so, those of one predicate, else the one alone."""
    text = context.text
    if said_of_all(text, one.start, one.end):
        before = [name for each in context.directions for name in each.outcomes if name.end <= one.start]
        before = sorted(dict.fromkeys(before), key=lambda name: name.start)
        listed = told.outcomes if told and len(told.outcomes) > 1 and told.outcomes[-1].end <= one.start else ()
        wanted = 2 if BOTH.search(text, max(0, one.start - 8), one.end + 12) else 0
        if wanted and len(listed) == wanted:
            return list(listed)
        if outcome in before and len(before) > 1 and not TESTED.search(text, before[0].start, one.start):
            return before if not wanted else before[-2:] if len(before) == 2 else [outcome]
    names = told.outcomes if told is not None else ()
    if (
        bracket is None
        or told is None
        or len(names) < 2
        or names[-1] != outcome
        or names[-1].end > told.start
        or TESTED.search(text, names[0].start, told.start)
        or ALONE.search(TIME.compiled.sub("", text[told.end : bracket]))
    ):
        return [outcome]
    return list(names)
