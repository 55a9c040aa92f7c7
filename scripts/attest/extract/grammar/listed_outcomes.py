"""The outcomes of values that "respectively" pairs with a list of names."""

from __future__ import annotations

import re

from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.respective import RESPECTIVELY
from attest.extract.grammar.series import Series
from attest.extract.grammar.times import YEARLY
from attest.extract.phrases import items_at


def outcomes_listed(frame: Frame, one: Series, end: int) -> list[tuple[str, int, int]] | None:
    """The outcomes of "the rates of A, B and C were 1%, 2% and 3%, respectively"."""
    shares = len(one.atoms) > 2 and all(atom.kind == "share" for atom in one.atoms)
    last = one.atoms[-1].end
    if not shares and not RESPECTIVELY.search(frame.text, last, min(len(frame.text), last + 60)):
        return None
    start, _ = frame.clause(one.atoms[0].start)
    if frame.bare[:start].rstrip().endswith("and"):  # ", and C were …": the last name of the list, and no clause
        start = frame.clause(frame.bare.rindex("and", 0, start) - 2)[0]
    opened = OPENED.match(frame.bare, start, end)
    start = opened.end() if opened else start
    lead = frame.bare[start:end]
    if YEARLY.search(lead):
        return None
    of = re.search(
        r"\b(?:rates?|prevalences?|proportions?|frequenc(?:y|ies)|incidences?|percentages?|numbers?|"
        r"levels?|scores?)\s+(?:of|for)\s+",
        lead,
        re.I,
    )
    for place in (start + of.end(), start) if of else (start,):
        found, _ = items_at(frame.bare[:end], place)
        if len(found) == len(one.atoms):
            return [(ACTED.sub("", item.words), item.start, item.end) for item in found]
    halves = HALVES.search(frame.bare, start, end) if len(one.atoms) == 2 else None
    if halves is not None and halves["one"].casefold() != halves["two"].casefold():
        noun = halves["noun"]
        return [(f"{halves[part]} {noun}", halves.start("one"), halves.end("noun")) for part in ("one", "two")]
    return None


ACTED = re.compile(r"\s+(?:fell|rose|dropped|increased|decreased|declined|improved)(?:\s+by)?$", re.I)
# "Systolic and diastolic blood pressure were …, respectively": two outcomes with one noun.
HALVES = re.compile(
    r"\b(?P<one>systolic|diastolic|right|left|upper|lower|maximum|minimum|maximal|minimal|physical|mental|early|late|direct|indirect|total|free|LDL|HDL|fasting|"
    r"postprandial|anterior|posterior|medial|lateral|preoperative|postoperative|pre-?\w+|first|second|static|dynamic|subjective|objective|uncorrected|corrected)\s+and\s+"
    r"(?P<two>systolic|diastolic|right|left|upper|lower|maximum|minimum|maximal|minimal|physical|mental|early|late|direct|indirect|total|free|LDL|HDL|fasting|"
    r"postprandial|anterior|posterior|medial|lateral|preoperative|postoperative|post-?\w+|first|second|static|dynamic|subjective|objective|uncorrected|corrected|"
    r"best-corrected)\s+(?P<noun>(?:(?!(?:was|were|in|of|at|for|with)\b)[A-Za-z][\w-]*\s?){1,3}?)\s+(?:was|were|averaged|decreased|increased|improved|fell|rose|had)\b",
    re.I,
)
