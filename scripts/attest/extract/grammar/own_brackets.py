"""Values with their group or time in a bracket of their own: "63% (300 mg), 62% (150 mg) and 62% (placebo)"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atoms import Atom
from attest.extract.phrases import time_in

OWN_BRACKET = re.compile(
    r"\s*[(\[](?P<who>(?![nNpP]\s?[=<>]|9\d\s?%|CI\b|range|IQR|SD\b)(?=[^()\[\]]*[A-Za-z]{2})[^()\[\]%=<>±/;]{2,40})[)\]]"
)


def own_brackets(text: str, atoms: tuple[Atom, ...], arms: Arms) -> list[tuple[str | None, str | None]] | None:
    """The arm or the time of each value; None where one has none, or two have the same."""
    found = [OWN_BRACKET.match(text, atom.end) for atom in atoms]
    words = [told["who"].strip() for told in found if told]
    if len(words) < len(atoms) or len(set(words)) < len(words):
        return None
    times = [time_in(told) for told in words]
    if all(times):
        return [(None, time) for time in times]
    return None if any(times) else [(arms.known(told) or told, None) for told in words]
