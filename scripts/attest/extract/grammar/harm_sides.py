"""Harms with the figures of all groups side by side: "serious adverse events in 92 (36%), 45 (36%) and 50 (41%)"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.harm_lists import FIGURE, VERSUS, Item, figures_of, order_of
from attest.extract.grammar.sheet import Sheet
from attest.extract.harm_words import KIND, QUALIFIED, TELLS

# "Serious adverse events in 92 (36%), 45 (36%) and 50 (41%)": of all groups in the order of the report.
OF_EACH = Cued(
    rf"(?:^|[.;]\s+|\band\s+)(?P<name>(?:{QUALIFIED}){{0,4}}{KIND})(?:\s+(?:(?:was|were)\s+(?:\w+ed|seen)|occurred|led\s+to\s+\w+))?\s+(?:in|by)\s+"
    rf"(?P<values>{FIGURE}(?:,\s+{FIGURE}){{1,3}},?\s+and\s+{FIGURE})(?=\s*(?:[.;]|$|,?\s+respectively|(?:of\s+)?(?:the\s+)?(?:patients|participants|subjects)\s*(?:[.;,]|$)))",
    re.I,
)
# "Discontinuation due to adverse events 12% vs 5%": of two groups.
STOPPED = Cued(
    rf"(?P<name>\b(?:discontinuations?|withdrawals?|drop-?outs?)(?:\s+of\s+\w+)?\s+(?:due\s+to|because\s+of|for|owing\s+to)\s+(?:{QUALIFIED}){{0,3}}{KIND})\s*(?:(?:rates?\s+)?(?:was|were|in)\s+|:\s*|,\s*)?"
    rf"(?P<values>{FIGURE}\s+(?:vs\.?|versus)\s+{FIGURE})(?=\s*(?:[.;,)]|$))",
    re.I,
)


def harms_of_each(context: Context, sheet: Sheet) -> Iterator[Found]:
    """The figures of all groups side by side, where the report has told their order or the sentence names them."""
    if not (sheet.harms.on or sheet.harms.near or TELLS.search(context.text)):
        return
    begin = context.sentence.start
    for found in (*OF_EACH.finditer(context.text), *STOPPED.finditer(context.text)):
        values = figures_of(found["values"], True)
        name = " ".join(found["name"].split())
        place = found.start("name"), found.end("values")
        item = Item(name, *place, values, VERSUS.search(found["values"]) is not None)
        order = order_of(context.text, [item], context.arms, sheet) if values else ()
        if len(order) != len(values) or any(start < place[1] and place[0] < end for start, end in context.taken):
            continue
        if any(
            a < begin + place[1] and begin + found.start("values") < b for a, b, _ in sheet.spans.get("percent", ())
        ):
            continue
        for arm, parts in zip(order, values, strict=True):
            row = row_of(event=name, arm=arm)
            if not sheet.clashes("adverse_event", row, parts):
                yield from emit(context, row, parts, place, "harm-of-each")
