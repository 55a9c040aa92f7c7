"""Rates per time: "2.4 per 100 person-years" is an estimate of how often something happened."""

from __future__ import annotations

import re

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import RATE
from attest.extract.grammar.series import Series

HOW_OFTEN = re.compile(RATE)
HARMS = re.compile(r"\b(?:S?AEs?|adverse|side[\s-]effects?|toxicit\w+)\b", re.I)


# "The rate of colds per 100 person-years was 2.4", "the annual rate of colds was 2.4".
TOLD_BEFORE = re.compile(
    r"\b(?:rates?|incidences?)\b[^.;]{0,80}?(?:\s|[(\[,])per\s(?:\d[\d,. ]*|hundred\s|thousand\s)?[\s-]*"
    r"(?:person|patient|participant|subject)[\s-]?(?:years?|months?|days?)\b|"
    r"\b(?:annual(?:i[sz]ed)?|yearly)\s+(?:[a-z-]+\s+){0,3}?rates?\b",
    re.I,
)


def is_rate(one: Series, lead: str = "") -> bool:
    """Whether a value of a series has so many person-years behind it, for itself and for those beside it.

    `lead` is the clause before the values, which may tell it of all of them.
    """
    if any(HOW_OFTEN.fullmatch(f" {atom.unit}") for atom in one.atoms):
        return True
    told = "ate" in lead or "ncidence" in lead
    return told and not any(atom.unit for atom in one.atoms) and TOLD_BEFORE.search(lead) is not None


def rate_parts(atom: Atom, outcome: str) -> dict[str, str] | None:
    """The estimate; none for a harm, whose rate has no place among the figures of outcomes."""
    return None if HARMS.search(outcome) else {"estimate": atom.parts["mean"][0]}
