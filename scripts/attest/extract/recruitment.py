"""When the people of a study were recruited, as its methods or its abstract say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence
from attest.text.periods import PERIOD, POINT, RECRUITED, SEARCHED

ROLE, RULE = "study.recruitment", "recruitment-period"
_ENTRY = r"(?:recruit(?:ment|ed|ing)?|enrol(?:l?ment|led|ling|ed)?|inclusion|accrual)"
# Sentences that say what happened to people when; the others speak of how long they were followed, or of the report.
PEOPLE_CAME = Cued(
    rf"\b{_ENTRY}\b|\b(?:included|randomi[sz]ed|assigned|admitted|hospitali[sz]ed|admissions?|attend(?:ed|ing)|seen|treated|"
    r"diagnosed|underwent|presented|presenting|referred|consecutive|registered|born|delivered|operated|transplanted|received)\b",
    re.I,
)
# "The trial was conducted between …": the study's time, which stands where nothing is said of its people's.
STUDY_DONE = Cued(
    r"\b(?:study|trial|survey|experiment)\b[^.;]{0,80}?\b(?:was|were)?\s*(?:conducted|took\s+place|carried\s+out|performed|"
    r"undertaken|done|ran)\b",
    re.I,
)
# "Recruitment began in March 2011 and ended in June 2014", "enrolment (January 2010–May 2012)".
BEGAN_AND_ENDED = Cued(
    rf"\b{_ENTRY}\b[^.;]{{0,40}}?\b(?:began|started|opened|commenced)\b[^.;]{{0,12}}?(?P<period>(?:in|on)\s+{POINT}\b"
    rf"[^.;]{{0,40}}?\b(?:ended|closed|stopped|finished|(?:was\s+)?completed)\s+(?:in|on|by)\s+{POINT})\b",
    re.I,
)
BESIDE_ENTRY = Cued(
    rf"\b{_ENTRY}\b[^.;\d]{{0,40}}?(?P<period>(?:(?:between|from|during)\s+)?{POINT}\s*(?:[-–—]|to|until|through|and)\s*{POINT})\b",
    re.I,
)
NOT_PEOPLE = re.compile(
    r"\b(?:follow(?:ed)?[- ]?up|followed|data\s+(?:cut[- ]?off|lock)|survival|guidelines?|census|prevalence|incidence|"
    r"previous(?:ly)?|earlier|prior)\b",
    re.I,
)
RANK = {"methods": 0, None: 1, "results": 2}


def recruitment(reading: Reading) -> Iterator[Found]:
    """The first period that the methods state, else one of an unlabelled abstract or of the results.

    Periods in which people came go before those in which the study was done.
    """
    found = [
        (not _came(one.text), RANK[one.section], one.start, period)
        for one in reading.where(*RANK)
        if (period := _period(one))
    ]
    if found:
        yield min(found, key=lambda one: one[:3])[3]


def _period(sentence: Sentence) -> Found | None:
    text = sentence.text
    if SEARCHED.search(text):
        return None
    for pattern in (BEGAN_AND_ENDED, BESIDE_ENTRY):
        if match := pattern.search(text):
            return _found(sentence, *match.span("period"))
    if not (_came(text) or STUDY_DONE.search(text)):
        return None
    for match in PERIOD.finditer(text):
        near = text[max(0, match.start() - 60) : match.start()]
        if not NOT_PEOPLE.search(near):
            return _found(sentence, *match.span())
    return None


def _came(text: str) -> bool:
    return bool(RECRUITED.search(text) and PEOPLE_CAME.search(text))


def _found(sentence: Sentence, start: int, end: int) -> Found:
    words = " ".join(sentence.text[start:end].split())
    return Found(ROLE, words, sentence.start + start, sentence.start + end, RULE)
