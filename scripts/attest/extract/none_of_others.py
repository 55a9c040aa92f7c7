"""Nobody of the other group: "fever occurred in 6 patients on zinc and in none on placebo".

The count of a group that had none of what is counted in another is told by a word. It is read where its sentence has
counted the same in one group and then says of another, known group that nobody in it had it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, Row
from attest.extract.grammar.groups import group_behind
from attest.extract.statistics import PEOPLE

NONE = Cued(
    r"\b(?:and|vs\.?|versus|than|but|while|whereas|against|(?:as\s+)?compared\s+(?:with|to))\s+(?:in\s+|by\s+|for\s+|with\s+|of\s+)?"
    rf"(?P<none>none|nobody|no(?=\s+(?:{PEOPLE}|cases?|events?)\b))(?!\s+of\s+(?:the\s+|all\s+)?\d)(?:\s+(?:{PEOPLE}|cases?|events?)\b)?",
    re.I,
)
COUNTED = ("result.events", "result.percent", "adverse_event.events", "adverse_event.percent")
# What the group did or had is told anew: "and none on placebo developed a rash".
OWN_DEED = re.compile(
    rf"\s*(?:(?:groups?|arms?|{PEOPLE})\s+)?(?:had|has|did|was|were|developed|experienced|reported|died|showed|required|needed|underwent|discontinued|[a-z]{{3,}}ed)\b",
    re.I,
)
BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
FURTHEST = 110  # characters between a count and the word for none at most


def none_facts(contexts: Sequence[Context], told: Sequence[Found]) -> Iterator[Found]:
    """No events for the groups that a sentence says so of, under the outcome that it counts in another group."""
    for context in contexts:
        found = NONE.search(context.text) if len(context.arms.names) > 1 else None
        if found is None:
            continue
        group = group_behind(context.text, found.end(), context.arms)
        if group is None or group.name not in context.arms.names:
            continue
        start, stop = context.sentence.start, context.sentence.end
        here = [one for one in told if start <= one.start < stop and one.role in COUNTED and one.row is not None]
        of = _counted_before(context, here, found.start(), group.name)
        if of is None:
            continue
        row, begun, end = of
        if end <= found.start() and OWN_DEED.match(context.text, group.end):
            continue
        yield from emit(context, row, {"events": "0"}, (begun, max(group.end, found.end())), "none-of-others")


def _counted_before(context: Context, here: Sequence[Found], none: int, arm: str) -> tuple[Row, int, int] | None:
    """The row of the other group's count, turned to the group that had none, and where that count begins and ends."""
    rows = []
    for one in here:
        named = dict(one.row or ())
        if named.get("arm") in context.arms.names and one.start - context.sentence.start < none:
            rows.append((one, named))
    if not rows:
        return None
    before = [(one, named) for one, named in rows if one.end - context.sentence.start <= none]
    one, named = max(before or rows, key=lambda each: each[0].end)
    if not before and len({each.row for each, _ in rows}) > 1:
        return None
    end = one.end - context.sentence.start
    between = BRACKETS.sub("", context.text[end:none])
    if end <= none and (len(between) > FURTHEST or re.search(r"[;\d]|\.\s", between)):
        return None
    other = {**named, "arm": arm}
    if named["arm"] == arm or any(dict(each.row or ()) == other for each in here):
        return None
    return tuple(other.items()), one.start - context.sentence.start, end
