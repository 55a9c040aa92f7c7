"""P-values that nothing else has read: of the one outcome that the words before them tell.

"Colds lasted 5 days with zinc and 7 days in those who took a placebo (P = 0.02)": between what was told of an outcome
and its p-value stand only words for groups, times and tests. Any other word may name something else, so that nothing
is read behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.extract.context import Context, emit
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.sheet import Sheet
from attest.extract.phrase_times import TIME
from attest.extract.statistics import PEOPLE, Statistic, p_values
from attest.extract.treatments import drug_pattern

FIGURES = ("events", "percent", "mean", "median")
MARGIN = 160  # characters between what is told and its p-value at most
# Words that name no outcome: of groups, comparisons, units and tests.
_PLAIN = (
    r"a|an|the|of|in|for|from|with|to|than|by|on|at|among|between|and|or|both|all|each|any|either|other|two|three|four|that|those|these|their|its|it|who|"
    r"was|were|had|has|did|only|just|respectively|also|"
    r"significant(?:ly)?|statistical(?:ly)?|vs|versus|v|compared|comparison|relative|as|against|whereas|while|"
    r"groups?|arms?|cohorts?|treatments?|therap(?:y|ies)|regimens?|doses?|alone|only|plus|assigned|allocated|randomi[sz]ed|received?|receiving|treated|given|taking|took|"
    r"placebos?|controls?|intervention|usual|standard|care|active|comparator|study|"
    r"(?:m?c?|[µμn])?g|m[lL]|dl|dL|kg|cm|mm|Hg|mmHg|mmol|nmol|pmol|l|L|U|IU|points?|per|cent|percent|SDs?|SEM?|"
    r"sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?|"
    r"χ2|chi2|chi-?squared?|X2|[tFzZ]|df|tests?|Fishers?|exact|log-?rank|ANOVA|ANCOVA|Mann|Whitney|Wilcoxon|Student|Kruskal|Wallis|McNemar|"
    r"(?:two|one)-(?:sided|tailed)|2-sided|2-tailed|paired|unpaired|analysis|variance|covariance|using|NNT|n|N|p|P"
)
PLAIN = re.compile(rf"(?:{_PLAIN}|{PEOPLE})", re.I)
WORD = re.compile(r"[^\W\d_][\w'’²]*(?:-[^\W\d_][\w'’]*)*")
# "P = 0.03 for interaction", "p = 0.001 control compared to A": what a p-value is of stands behind it.
_TEST = r"(?:by\s+)?(?:the\s+)?(?:\w+['’]?s?\s+)?(?:exact|log[- ]rank|t|chi[- ]squared?)(?:\s+test)?"
_GROUPS = r"(?:for\s+)?(?:the\s+)?(?:difference|comparison)?(?:\s*(?:between\s+)?(?:the\s+)?(?:two\s+)?groups)?"
BEHIND = re.compile(
    r"(?!\s*(?:,|;|and|,\s*and)\s*[pP]?\s*[=<>≤]?\s*0?[.·]\d)"
    rf"\s*(?:(?:[,;]\s*)?(?:respectively|{_TEST})|for\s+both|{_GROUPS})?\s*(?:[)\].;,]|$)"
)


class _Said(NamedTuple):
    """What a stretch of a sentence tells: its outcome, whose it is, when, and where the words for it end."""

    row: Row
    start: int
    end: int


def told_p_facts(contexts: Sequence[Context], told: Sequence[Found], sheet: Sheet) -> Iterator[Found]:
    """The p-values that nothing has read, each with the outcome told before it in its clause."""
    for context in contexts:
        begin = context.sentence.start
        values = p_values(context.text)
        if not values:
            continue
        read = sheet.tested(begin)
        here = [one for one in told if one.row is not None and begin <= one.start < context.sentence.end]
        after = 0
        for one in values:
            since, after = after, one.end
            if read(one.start, one.end) or not context.free(one) or BEHIND.match(context.text, one.end) is None:
                continue
            said = _said(context, here, since, one)
            value = one.parts["p"][0]
            if said is None or sheet.clashes("result", said.row, {"p": value}):
                continue
            yield from emit(context, said.row, {"p": value}, (min(said.start, one.start), one.end), "told-p")


def _said(context: Context, here: Sequence[Found], since: int, one: Statistic) -> _Said | None:
    begin = context.sentence.start
    frame = context.read.frame
    clause = frame.clause(frame.anchor(one.start))[0]
    while clause > 2 and _plain(context, [], context.text[clause : one.start]):
        clause = min(
            clause - 2, frame.clause(clause - 2)[0]
        )  # "…: 5 versus 9%; P = 0.6" goes on with the clause before
    since = max(since, clause)
    near = [
        fact
        for fact in here
        if since < fact.end - begin <= one.start and fact.role.split(".")[1] in (*FIGURES, "direction")
    ]
    if not near:
        return None
    rows = [dict(fact.row or ()) for fact in near]
    names = {(row.get("outcome") or row.get("event") or "").casefold() for row in rows}
    end = max(fact.end for fact in near) - begin
    if len(names) != 1 or one.start - end > MARGIN or not _plain(context, rows, context.text[end : one.start]):
        return None
    figures = [row for fact, row in zip(near, rows, strict=True) if not fact.role.endswith("direction")]
    row = _of_figures(figures) if figures else rows[-1]
    outcome = row.get("outcome") or row.get("event") if row else None
    if row is None or not outcome:
        return None
    start = min(fact.start for fact in near) - begin
    return _Said(row_of(outcome=outcome, arm=row.get("arm"), time_point=row.get("time_point")), start, end)


def _of_figures(rows: list[dict[str, str]]) -> dict[str, str] | None:
    """The row of the two groups whose figures stand side by side."""
    arms = list(dict.fromkeys(row["arm"] for row in rows if "arm" in row))
    times = {row.get("time_point") for row in rows}
    if len(arms) != 2 or len(times) > 1 or any("arm" not in row or " vs " in row["arm"] for row in rows):
        return None
    return {**rows[0], "arm": " vs ".join(arms)}


def _plain(context: Context, rows: Sequence[dict[str, str]], gap: str) -> bool:
    """Whether words name only groups, times and tests."""
    gap = TIME.compiled.sub(" ", gap)
    gap = drug_pattern().compiled.sub(" ", gap)
    known = {word.casefold() for name in context.arms.names for word in WORD.findall(name)}
    known |= {word.casefold() for row in rows for word in WORD.findall(row.get("arm", ""))}
    return all(PLAIN.fullmatch(word) or word.casefold() in known for word in WORD.findall(gap))
