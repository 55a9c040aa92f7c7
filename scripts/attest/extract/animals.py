"""Whether a report is of animals: then nobody was enrolled."""

from __future__ import annotations

import re
from functools import lru_cache

from attest.expressions.cued import Cued
from attest.extract.reading import Reading

ANIMALS = Cued(
    r"\b(?:dogs?|rats?|mice|mouse|rabbits?|pigs?|swine|piglets?|monkeys?|canine|murine|porcine|sheep|zebrafish|goats?|cats|horses?)\b",
    re.I,
)
HUMANS = re.compile(
    r"\b(?:patients?|people|women|men|participants?|children|adults|volunteers?|humans?|adolescents|infants|individuals|persons?|subjects?|cases?|boys|girls|males?|females?|students?|nurses|physicians|doctors|mothers|residents|survey|questionnaires?)\b",
    re.I,
)

LABORATORY = Cued(
    r"\b(?:in\s+vitro|ex\s+vivo|cell\s+lines?|cells|cultured?|phantoms?|Monte\s+Carlo|beams?|photons?|electrons?|protons?|"
    r"dosimet\w+|irradiat\w+|assays?|mutants?|mutagenesis|plasmids?|vectors?|extracted\s+teeth|root\s+canals|tissue\s+samples)\b",
    re.I,
)


def of_animals(reading: Reading) -> bool:
    """Whether a report is of animals: they are named, and no people are."""
    return _of_animals(" ".join(one.text for one in reading.sentences if one.part == "abstract"))


@lru_cache(maxsize=1)
def _of_animals(text: str) -> bool:
    """The same of an abstract; several rules ask for it one after the other."""
    return ANIMALS.search(text) is not None and HUMANS.search(text) is None


def made_in_animals(reading: Reading) -> bool:
    """Whether a study was made in animals, though its background may speak of people: by its title and methods."""
    done = " ".join(one.text for one in reading.abstract("title", "methods"))
    return of_animals(reading) or (
        ANIMALS.search(" ".join(one.text for one in reading.abstract("title"))) is not None
        and HUMANS.search(done) is None
    )


def of_laboratory(reading: Reading) -> bool:
    """Whether a report is of cells, beams or models, and speaks of no people."""
    said = [one.text for one in reading.sentences if one.part == "abstract"]
    return any(LABORATORY.search(one) for one in said) and not any(HUMANS.search(one) for one in said)
