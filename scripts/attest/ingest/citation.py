"""What a bibliographic line says: the parts of a citation with their places, and the DOI in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A part of a citation: its words and where they stand in the text it was read from.
Part = tuple[str, int, int]

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)"
)
POINT = r"[•·*-]\s+"  # before an item of a list, in plain text
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĖĘĚĞĪİĹĽŁŃŇŌŐŘŔŚŞŠŤŪŰŹŻŽÖÜȘȚА-ЯЁІЇЄҐ]"
# What a page prints right behind a DOI without a space: "10.5555/ex.7Get rights and content".
GLUED = re.compile(
    r"(?<=\d)(?:Get|Cite|Crossref|PubMed|Google|Published|Received|Accepted|Download|Copyright|View|Abstract|Keywords|"
    r"Epub|Share|Open|Full|Article|Research|Review|Original)[A-Za-z]*$"
)
DOI = re.compile(r"(?:\b|(?<=doi)|(?<=DOI))10\.\d{4,9}(?:\.\d+)*/[^\s\"<>|⟨⟩‹›«»]+")


@dataclass(frozen=True)
class Citation:
    """What was read in one bibliographic line; every part keeps its place."""

    start: int
    end: int
    authors: tuple[Part, ...] = ()
    more_authors: bool = False
    title: Part | None = None
    journal: Part | None = None
    year: Part | None = None
    volume: Part | None = None
    issue: Part | None = None
    pages: Part | None = None
    doi: Part | None = None


def doi_in(text: str, start: int = 0, end: int | None = None) -> Part | None:
    """The first DOI, without the punctuation of the sentence around it."""
    found = DOI.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    doi = GLUED.sub("", found.group().rstrip(".,;:'\"”’"))
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:")
    while doi.endswith("]") and doi.count("[") < doi.count("]"):
        doi = doi[:-1]
    return doi, found.start(), found.start() + len(doi)
