"""Rates per time: "2.4 per 100 person-years" is an estimate of how often something happened."""

from __future__ import annotations

import re

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import RATE
from attest.extract.grammar.series import Series

HOW_OFTEN = re.compile(RATE)
HARMS = re.compile(r"\b(?:S?AEs?|adverse|side[\s-]effects?|toxicit\w+)\b", re.I)


def is_rate(one: Series) -> bool:
    """Whether a value of a series has so many person-years behind it, for itself and for those beside it."""
    return any(HOW_OFTEN.fullmatch(f" {atom.unit}") for atom in one.atoms)


def rate_parts(atom: Atom, outcome: str) -> dict[str, str] | None:
    """The estimate; none for a harm, whose rate has no place among the figures of outcomes."""
    return None if HARMS.search(outcome) else {"estimate": atom.parts["mean"][0]}
