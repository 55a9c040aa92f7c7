"""P-values whose outcome was named before: "The differences were statistically significant (P < 0.05)."

What differed is what the sentence, or else the sentence before it, told directions or values of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.direction_carried import Outcomes, outcomes_between
from attest.extract.finding import Found, row_of
from attest.extract.statistics import p_values

_TEST = r"[(\[]\s*(?:all\s+|both\s+)?(?:[^()\[\]pP]{1,24}[,;]\s*)?(?=[pP])"
DIFFERED = Cued(
    r"(?:^|[,;:]\s+|\b(?:and|but|with)\s+)(?:(?:all|both|of|an?|the|these|this|such|above|between-group|group)\s+)*"
    r"(?:differences?\s+(?:(?:between|among)\s+[^.;,()]{3,50}?\s+)?(?:(?:was|were|is|are|being|has|have|had|reached|showed|with|of)\s+)?"
    r"(?:(?:all|also|both|of|not)\s+)*(?:(?:statistical(?:ly)?|highly|very)\s+)*significan(?:t|ce)|"
    r"(?:statistical(?:ly)?\s+)?(?:significant\s+)?differences?|statistical(?:ly)?\s+significan(?:t|ce)(?:\s+differences?)?)"
    rf"\s*{_TEST}",
    re.I,
)
MOST = 6  # outcomes of one sentence that one p-value is told of
# "Regarding pain, the difference was significant": the sentence names it itself.
REGARDING = re.compile(
    r"^(?:regarding|concerning|in\s+terms\s+of|as\s+(?:for|to)|with\s+(?:respect|regard)\s+to|for)\s+(?:the\s+)?(?P<what>[^.;:,()\d]{3,60})$",
    re.I,
)
OTHERS = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:[pP]\s*[=<>≤]\s*)?(?P<p>[<>=≤]?\s?0?[.·]\d+)")


def carries(text: str, bracket: int) -> bool:
    """Whether the words before a bracket say no more than that something differed."""
    return any(bracket < found.end() <= bracket + 40 and found.start() < bracket for found in DIFFERED.finditer(text))


def carried_p_facts(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """P-values of outcomes that were named before, each for every outcome that has none of its own."""
    for at, context in enumerate(contexts):
        for found in DIFFERED.finditer(context.text):
            value = next((one for one in p_values(context.text) if one.start == found.end()), None)
            if value is None:
                continue
            start, here = _spoken_of(contexts, at, found.start(), told)
            values = [value.parts["p"][0]]
            end = value.end
            while other := OTHERS.match(context.text, end):
                values.append(other["p"].replace(" ", ""))
                end = other.end()
            stop = context.sentence.start + found.start()
            if not here or len(here) > MOST or len(values) not in (1, len(here)) or _tested(told, start, stop):
                continue
            for number, (outcome, (arm, time)) in enumerate(here.items()):
                row = row_of(outcome=outcome, arm=arm or context.comparison(), time_point=time)
                said = values[min(number, len(values) - 1)]
                yield from emit(context, row, {"p": said}, (found.start(), end), "carried-p")


def _spoken_of(contexts: Sequence[Context], at: int, place: int, told: Sequence[Found]) -> tuple[int, Outcomes]:
    """Where the words begin that name what differed, and what they name."""
    context = contexts[at]
    begin = context.sentence.start
    lead = context.text[:place].strip(" ,")
    if here := outcomes_between(told, begin, begin + place):
        return begin, here
    if named := REGARDING.match(lead):
        return begin, {named["what"].strip(): (None, None)}
    if lead or not at or contexts[at - 1].sentence.section != context.sentence.section:
        return begin, {}
    before = contexts[at - 1].sentence
    return before.start, outcomes_between(told, before.start, before.end)


def _tested(told: Sequence[Found], start: int, end: int) -> bool:
    return any(one.role == "result.p" and start <= one.start < end for one in told)
