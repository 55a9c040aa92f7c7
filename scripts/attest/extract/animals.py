"""Whether a report is of animals: then nobody was enrolled."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.reading import Reading

ANIMALS = Cued(
    r"\b(?:dogs?|rats?|mice|mouse|rabbits?|pigs?|swine|piglets?|monkeys?|canine|murine|porcine|sheep|zebrafish|goats?|cats|horses?)\b",
    re.I,
)
HUMANS = re.compile(
    r"\b(?:patients?|people|women|men|participants?|children|adults|volunteers?|humans?|adolescents|infants|individuals|persons?)\b",
    re.I,
)


def of_animals(reading: Reading) -> bool:
    """Whether a report is of animals: they are named, and no people are."""
    text = " ".join(one.text for one in reading.sentences if one.part == "abstract")
    return ANIMALS.search(text) is not None and HUMANS.search(text) is None
