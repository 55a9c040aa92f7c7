"""The two arms of a comparison in the order in which a text names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attest.extract.treatments import control_pattern
from attest.text.words import place_of

LETTERED = re.compile(r"(?P<kind>group|arm)\s(?P<letter>[A-Z]|\d|I{1,3})", re.I)
# What the one group may be called beside its control, whatever it got.
CALLED = re.compile(r"\bthe (?:intervention|treatment|experimental|treated|active|study) (?:group|arm)\b")
# "Compared with placebo, walking helped": the other is the subject, whatever it is called.
COMPARED = re.compile(r"^(?:when )?(?:as )?compared (?:with|to) (?:the |an? )?$")


def order_of(names: Sequence[str], text: str) -> list[str]:
    """The two arms in their order, also where the text names only one of two; none where it names more or fewer."""
    places, low = [], text.casefold()
    for arm in names:
        if (place := place_of(arm.casefold(), low)) is None and (lettered := LETTERED.fullmatch(arm)):
            place = _in_list(lettered["kind"].casefold(), lettered["letter"].casefold(), low)
        if place is not None:
            places.append((place, arm))
    order = [arm for _, arm in sorted(places)]
    if len(names) == 2 and len(order) == 1:
        other = [arm for arm in names if arm not in order]
        called = CALLED.search(low)
        controlled = control_pattern().search(order[0]) and not control_pattern().search(other[0])
        subject = called is not None and called.start() < places[0][0]
        compared = COMPARED.search(low, 0, places[0][0]) is not None
        order = [*other, *order] if controlled and (subject or compared) else [*order, *other]
    return order if len(order) == 2 else []


def _in_list(kind: str, letter: str, text: str) -> int | None:
    """Where a list of lettered groups names one: "in groups B and A"."""
    found = re.search(
        rf"\b{kind}s\s+(?:\w{{1,3}}\s*(?:,\s*(?:and\s+)?|\sand\s+|\svs?\.?\s+)){{0,5}}?({letter})\b", text
    )
    return found.start(1) if found else None
