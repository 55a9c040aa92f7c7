"""Which outcome of the protocol a report's wording means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attest.protocol import Outcome


def outcome_of(text: str, outcomes: Sequence[Outcome]) -> Outcome | None:
    """The protocol's outcome that a report's wording means: the one whose name or term stands earliest in it."""
    folded = text.casefold()
    found = []
    for order, outcome in enumerate(outcomes):
        terms = (outcome.name, *outcome.terms)
        places = [place for term in terms if (place := _place(term.casefold(), folded)) >= 0]
        if places:
            found.append((min(places), order, outcome))
    return min(found)[2] if found else None


def _place(term: str, text: str) -> int:
    """Where a term begins a word of the text; -1 where it does not."""
    found = re.search(rf"(?<!\w){re.escape(term)}", text)
    return found.start() if found else -1
