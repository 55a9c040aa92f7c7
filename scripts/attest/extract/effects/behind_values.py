"""Effects in a bracket right behind the values of two groups, which only the grammar could read.

"41 (89%) of 46 with A were in remission versus 15 (34%) of 44 with B (difference 55 points, 95% CI 38–72)": the effect
compares the two groups in what their values are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.effects.effect import Effect
from attest.extract.effects.kinds import measure_of
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.forms import UNIT

VALUES = ("events", "percent", "mean", "median")
# What may stand between the last value and the bracket: its total, its group.
BETWEEN = re.compile(r"(?:[^.;:()\[\]]|\.(?=\d)|[(\[][^()\[\]]{0,40}[)\]]){0,110}")
OTHER_NAME = re.compile(r"\b(?:and|but|while|whereas)\s+(?!\d|(?:[\w-]+\s+){0,3}(?:group|arm|patients)\b)", re.I)


def behind_values(
    contexts: Sequence[Context], told: Sequence[Found], unnamed: Mapping[int, Sequence[Effect]]
) -> Iterator[Found]:
    """The effects that no words name, of the two groups whose values stand right before them."""
    for context in contexts:
        for one in unnamed.get(context.sentence.start, ()):
            bracket = context.bracket(one.at) if one.measure else None
            place = _own_clause(context.text, one) if bracket is None and one.measure in OF_TWO_GROUPS else bracket
            row = _row_before(context, told, place) if place is not None else None
            if row is None or any(fact.row == row and fact.role == "result.estimate" for fact in told):
                continue
            parts = {role: value[0] for role, value in one.parts.items()}
            if measure := measure_of(context.text, one, dict(row)["outcome"]):
                parts["measure"] = measure
            yield from emit(context, row, parts, (one.start, one.end), "effect-behind-values")


OF_TWO_GROUPS = ("MD", "RD", "SMD", "HR", "OR", "RR", "IRR")
# "… with A and 10.3 with B; treatment difference, −21.2 (95% CI …)": a clause that has nothing but the effect.
OWN_CLAUSE = re.compile(
    r"(?:\s*[;,]\s+(?:(?:with|and|for|yielding|giving)\s+)?|[)\]]\s+(?:gave|yielded|yielding|giving|resulted\s+in|resulting\s+in|corresponded\s+to)\s+)(?:(?:an?|the)\s+)?"
    r"(?:(?:LSM?|LS\s+mean|least[- ]squares?|(?:un)?adjusted|crude|mean|median|estimated|absolute|between-group|"
    r"treatment|net|group|placebo-corrected)[\s-]+)*$",
    re.I,
)


def _own_clause(text: str, one: Effect) -> int | None:
    """Where the values end that a difference or ratio stands behind in a clause of its own, outside brackets."""
    start = one.head[0] if one.head is not None and not one.of else None
    found = OWN_CLAUSE.search(text, max(0, start - 60), start) if start is not None else None
    return found.start() if found else None


# "…, with a treatment difference of −1.8 points (p = 0.03)", "(difference, 1.4 points; p = 0.02)": no interval.
_KIND = r"(?:(?:adjusted|mean|median|estimated|absolute|between-group|treatment|net|group)[\s-]+)*"
_BETWEEN = r"(?:\s+between\s+(?:the\s+)?(?:two\s+)?(?:groups|arms|treatments))?"
_NO_RANGE = r"(?!\s*(?:,|to|and|[-–—])\s*[-−–]?\d)"
_ENDS = r"(?=\s*(?:[.,;)\]](?!\d)|[(\[]\s*[pP]\s?[=<>≤]|$))"
DIFFERENCE = Cued(
    r"(?<!of the )(?<!for the )(?<!of )(?<![Pp] for )(?<!value for )(?<!values for )"
    rf"{_KIND}difference{_BETWEEN}(?:\s+(?:of|was)|\s*[,:=])?\s+"
    rf"(?P<estimate>[-−–+]?\d+(?:[.·]\d+)?)"
    rf"(?:\s?(?P<unit>%|percentage\s+points?|{UNIT})(?!\w))?{_NO_RANGE}{_ENDS}"
)


def plain_differences(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """Differences without an interval, of the two groups whose values stand right before them."""
    for context in contexts:
        for found in DIFFERENCE.finditer(context.text) if "ifference" in context.text else ():
            bracket = context.bracket(found.start())
            row = _row_before(context, told, found.start() if bracket is None else bracket)
            if row is None or any(fact.row == row and fact.role == "result.estimate" for fact in told):
                continue
            unit = found["unit"] or ""
            measure = "RD" if unit.startswith(("%", "percentage")) else "MD"
            parts = {"estimate": found["estimate"], "measure": measure} | ({"unit": unit} if unit else {})
            yield from emit(context, row, parts, found.span(), "difference-behind-values")


def _row_before(context: Context, told: Sequence[Found], bracket: int) -> Row | None:
    begin = context.sentence.start
    here = [
        fact
        for fact in told
        if begin <= fact.start and fact.end <= begin + bracket and fact.row and fact.role.split(".")[1] in VALUES
    ]
    here.sort(key=lambda fact: fact.end)
    rows = list(dict.fromkeys(fact.row for fact in here if fact.row is not None))[-2:]
    if len(rows) < 2 or BETWEEN.fullmatch(context.text, here[-1].end - begin, bracket) is None:
        return None
    if OTHER_NAME.search(context.text, here[-1].end - begin, bracket):
        return None
    first, second = (dict(row) for row in rows)
    names = [cells.get("outcome") or cells.get("event") for cells in (first, second)]
    arms = [cells.get("arm") for cells in (first, second)]
    same_time = first.get("time_point") == second.get("time_point")
    if (
        names[0] != names[1]
        or not all(arms)
        or arms[0] == arms[1]
        or not same_time
        or any(" vs " in str(a) for a in arms)
    ):
        return None
    pair = f"{arms[0]} vs {arms[1]}"
    both = context.comparison()
    if both is not None and sorted(both.split(" vs ")) == sorted(pair.split(" vs ")):
        pair = both
    return row_of(outcome=names[0], arm=pair, time_point=first.get("time_point"))
