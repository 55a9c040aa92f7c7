"""Values with their intervals that are told of one group after the other: averages or shares, and no effects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.grammar.groups import group_behind

# "… in the drug group (95% CI …) and [by] 2.9 in the placebo group": what leads to the next value.
TO_NEXT = re.compile(
    r"\s*(?:[(\[][^()\[\]]{4,60}[)\]])?\s*,?\s*(?:and|versus|vs\.?|whereas|while|but|compared\s+(?:with|to)|against)\s+"
    r"(?:(?:only|by|to|of|was|it\s+was)\s+)*[-−–+]?\d[\d.·]*"
)
NOUN = re.compile(r"\s*(?:group|arm|patients|participants|subjects)\b")
# "A difference of 2.1 in the drug group" compares.
COMPARES = re.compile(r"\b(?:differences?|than|ratios?|effects?|adjusted\s+for|odds|hazards?|risk\s+of)\b", re.I)


def told_by_group(context: Context, made: list[Effect]) -> frozenset[int]:
    """Where values without a measure's name begin that are each of one group."""
    values = [(one.start, one.parts["estimate"][2] if one.of else one.end) for one in made if not one.measure]
    return of_one_group_each(context, values)


def of_one_group_each(context: Context, values: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where those of some values with intervals, by their places, begin that the grammar reads as each of one group.

    Behind the first of them a known group stands and then the next value, which has another group behind it.
    """
    found: set[int] = set()
    read = [atom for atom in context.read.atoms if atom.kind == "interval"]
    goes_on = False
    for start, end in sorted(values):
        group = group_behind(context.text, end, context.arms)
        known = group is not None and context.arms.in_words(group.name) is not None
        if group is None or not known or COMPARES.search(context.text, 0, start):
            goes_on = False
            continue
        noun = NOUN.match(context.text, group.end)
        to_next = TO_NEXT.match(context.text, noun.end() if noun else group.end) is not None
        if (to_next or goes_on) and any(atom.start <= start < atom.end for atom in read):
            found.add(start)
        goes_on = to_next
    return frozenset(found)
