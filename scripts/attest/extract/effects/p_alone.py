"""P-values alone in their brackets: of the association or the change that the words around them tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.extract.carried_p import carries
from attest.extract.context import Context, emit, without_time
from attest.extract.directions import directions
from attest.extract.effects.effect import Effect
from attest.extract.effects.facts import OF_OTHERS, Told, effect_rows, taken
from attest.extract.effects.naming import lead_of
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.words import ASSOCIATED, BETWEEN, FACTORS, PREDICTS
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.frames import Frame
from attest.extract.phrase_times import time_in
from attest.extract.statistics import p_values

# "(p = 0.03)", "(all P < .001)": a p-value alone in its bracket.
ALONE = re.compile(r"[(\[]\s*(?:(?:all|both|each|overall)\s+)?$", re.I)
OPENS = re.compile(r"[(\[]\s*(?:(?:[Aa]ll|[Bb]oth|[Ee]ach|[Oo]verall)\s+)?[pP]")
CLOSES = re.compile(r"\s*(?:[,;]\s*(?:respectively|log[- ]rank(?:\s+test)?))?\s*[)\]]", re.I)
# "Significantly (P < 0.05) reduced pain": what it is of stands behind the bracket.
SIGNIFICANT = re.compile(
    r"\b(?:(?:highly|very|most)\s+)?(?:statistically\s+)?(?:significant(?:ly)?|markedly|considerably)\s*$", re.I
)
# Of how studies or groups differ among themselves, and no result.
OF_TEST = re.compile(r"\b(?:heterogeneity|interactions?|publication\s+bias|goodness[\s-]of[\s-]fit)\s*$", re.I)


STOP = re.compile(r"[,;(\[]|[.](?!\d)")
VALUES = re.compile(r"\d\s?%|\d[.·]\d|\d\s+(?:vs\.?|versus)\s")


OF_COURSE = re.compile(r"\sfrom(?:\s\d[\d.·]*\s?%?)?$")


class Alone(NamedTuple):
    """A p-value with its row.

    `linked` says that the words tell an association, or that they stand behind the bracket; `behind_values`, that the
    values of something stand between the name and the bracket: whoever reads those may know better.
    """

    one: Effect
    row: Row
    start: int
    end: int
    linked: bool
    behind_values: bool = False


def p_alone(context: Context, told: Told) -> list[Alone]:
    """The p-values that stand alone in their brackets, each with what the words around it tell it is of.

    `told` are the report's rows so far; those of associations are added, so that no two values get the same names.
    """
    text = context.text
    if OPENS.search(text) is None:
        return []
    made = []
    for found in p_values(text):
        one = Effect(found.start, found.end, dict(found.parts))
        opened = ALONE.search(text, max(0, one.start - 12), one.start)
        if (
            opened
            and CLOSES.match(text, one.end)
            and not OF_TEST.search(text, 0, opened.start())
            and not carries(text, opened.start())
            and not taken(context, one)
        ):
            made.append(one)
    if not made or OF_OTHERS.search(text):
        return []
    frame = Frame(text)
    ahead = [one for one in made if SIGNIFICANT.search(frame.bare, 0, frame.outer[one.at])]
    said = directions(frame.bare, True) if ahead else []
    out = []
    for one in ahead:
        bracket = frame.outer[one.at]
        stop = STOP.search(frame.text, one.end + 1)
        lead = None if said else lead_of(frame, stop.start() if stop else len(frame.text), context)
        if lead is not None:
            row = row_of(outcome=without_time(lead.outcome), arm=lead.arm or context.comparison())
            out.append(Alone(one, row, min(one.start, lead.at), max(one.end, lead.at + len(lead.outcome)), True))
        for each in said:
            if not (each.start <= one.end + 4 and bracket < max(each.end, each.outcomes[-1].end)):
                continue
            for outcome in each.outcomes:
                time = outcome.time or time_in(text[each.end : each.end + 60].split(";")[0])
                arm = each.of or context.comparison()
                row = row_of(outcome=without_time(outcome.words), arm=arm, time_point=time)
                start, end = min(one.start, outcome.start), max(one.end, outcome.end)
                if outcome_of(outcome.words, context):
                    out.append(Alone(one, row, start, end, True))
            break
    rest = [one for one in made if one not in ahead]
    links = any(pattern.search(frame.bare) for pattern in (ASSOCIATED, BETWEEN, PREDICTS, FACTORS)) if rest else False
    rows = dict(told.rows)
    for one, row, lead in effect_rows(context, rest, None, rows, told.last):
        if OF_COURSE.search(dict(row)["outcome"]):
            continue  # "…, and capacity from 50 to 58 (p = 0.01)": a course, whose values have the test
        linked = links and lead.arm is not None and lead.slot in ("outcome", "arm")
        if linked:
            told.rows[row] = rows[row]
        values = not linked and VALUES.search(text, lead.at, one.start) is not None
        near = 0 <= one.start - lead.at < 160
        out.append(Alone(one, row, lead.at if near else one.start, one.end, linked, values))
    return out


def p_facts_of(context: Context, one: Alone) -> Iterator[Found]:
    yield from emit(context, one.row, {"p": one.one.parts["p"][0]}, (one.start, one.end), "effect-p")
