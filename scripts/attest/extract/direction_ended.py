"""What was over: "strength returned to normal", "oxygen was no longer needed", "prednisone was tapered to 5 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_names import named_in
from attest.extract.direction_words import IMPROVED, LOWER
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.subject_parts import parts_of
from attest.extract.subjects import is_drug, is_people, is_treatment, subject_of

NORMAL = Cued(
    r"\b(?:returned|reverted|recovered|improved|came\s+back)\s+to\s+(?:the\s+)?(?:near[\s-]?)?normal(?:\s+(?:levels?|values?|limits|range|ranges))?\b(?!\s+(?:activit|life|work|daily|diet))",
    re.I,
)
NO_LONGER = Cued(
    r"\b(?:was|were|(?P<now>is|are))\s+no\s+longer\s+(?:needed|required|necessary|detectable|detected|present|visible|palpable|evident|seen)\b",
    re.I,
)
NEEDED_NO = Cued(
    r"\b(?:patients?|he|she|they|all|participants?)\s+(?:(?:was|were)\s+)?no\s+longer\s+(?:required?|requiring|needed|need|needing|had)\s+(?:an?\s+|the\s+|any\s+)?(?=[a-z])",
    re.I,
)
# "Prednisone was tapered from 60 to 7.5 mg/day": of this medicine less was given.
TAPERED = Cued(
    r"(?<!\bof\s)\b(?P<what>(?:(?:oral|daily|mean|median|maintenance|the|concomitant|background|systemic)\s+)*(?:(?:methyl)?predniso\w+|(?:gluco|cortico)(?:cortico)?steroids?|steroids?|immunosuppressants?|opioids?|morphine)(?:\s+(?:doses?|dosages?|use))?)\s+"
    r"(?:(?:could|was|were|had|be|been|gradually|successfully|then|subsequently|also|rapidly|slowly)\s+)+(?:tapered|weaned|reduced|lowered|decreased)(?:\s+\w+ly)?\s+(?:from\s+(?:an?\s+)?(?:mean\s+|median\s+|dose\s+|of\s+)*\d[^.;:()]{0,40}?\s)?to\s+(?:an?\s+)?(?:mean\s+|median\s+|dose\s+|of\s+|below\s+|less\s+than\s+|<\s?|≤\s?)*\d",
    re.I,
)
DENIED = re.compile(
    r"\b(?:no|not|nor|neither|none|until|unless|when|if|once|before|should|would|to\s+be)\b[^.;,]*$", re.I
)
PLAN = re.compile(
    r"\b(?:over|by|within|according|protocol|per)\s+(?:the\s+)?(?:\d+\s+(?:weeks|months)|protocol|schedule|week\s\d)",
    re.I,
)


def ended(text: str, found_true: bool) -> Iterator[Direction]:
    """What came back to normal, was needed no longer or was given less of."""
    for form, value in ((NORMAL, IMPROVED), (NO_LONGER, LOWER)):
        for found in form.finditer(text):
            if DENIED.search(text, 0, found.start()) or (value == LOWER and found["now"] and not found_true):
                continue
            clause, subject = clause_subject(text, found.start()), subject_of(text, found.start())
            if clause and (subject is None or clause.words.endswith(f", {subject.words}")):
                subject = clause
            if subject is None or is_people(subject.words) or is_treatment(subject.words):
                continue
            if value == IMPROVED and is_drug(subject.words):
                continue
            if named := named_in(list(parts_of(subject, text))):
                rule = "was-higher" if value == IMPROVED else "needed-less"
                yield Direction(value, named, found.start(), found.end(), rule)
    for found in NEEDED_NO.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and not DENIED.search(text, 0, found.start()):
            yield Direction(LOWER, named, found.start(), end, "needed-less")
    for found in TAPERED.finditer(text) if found_true else ():
        if not PLAN.search(text, found.end()) and not DENIED.search(text, 0, found.start()):
            phrase = Phrase(tidy(found["what"]), *found.span("what"))
            yield Direction(LOWER, (phrase,), found.start(), found.end(), "needed-less")
