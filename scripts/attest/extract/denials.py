"""Denials: "no effect of A on X", "did not affect X", "X was the same in both groups"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.direction_lists import named_in
from attest.extract.direction_words import BASELINE, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.subjects import is_drug, is_people, parts_of, subject_of

# Several names with their brackets, or a list: each of them has the direction.
SEVERAL = re.compile(r",|[)\]]\s+and\s")
_REGARDING = (
    r"(?:in|on|for|regarding|concerning|as\s+regards|with\s+(?:regard|respect)\s+to|in\s+(?:terms|respect|relation)\s+of|"
    r"in\s+relation\s+to|when\s+comparing)"
)
# "No difference was observed between A and B in X": whom it was compared between stands before the outcome.
BETWEEN = re.compile(
    r"\b(?:no|nor\s+any|without(?:\s+any)?|not\s+(?:find|show|detect|observe|reveal|have)\s+(?:any|a))\s+(?:(?!than\b)[\w-]+\s+){0,2}?"
    r"differences?\s+(?:(?:was|were|could\s+be)\s+(?:\w+\s+)?)?(?:between|among)\s+(?:the\s+)?(?P<who>[^.;:()\[\]]{2,90}?)\s+"
    rf"(?<!those )(?<!patients )(?<!women )(?<!men )(?<!people )(?<!children ){_REGARDING}\s+"
    r"(?!(?:the\s+)?(?:[\w-]+\s+){0,3}(?:groups?|arms?|patients|cohorts?)\b)(?:the\s+)?",
    re.I,
)
# What is compared goes on with a sentence of its own: where it ends, nothing tells.
ACTED = re.compile(r"\b(?:who|whose|that|which|was|were|had|did|has|have)\b", re.I)
# "No effect of A on X", "had no lowering effect on X", "had no significant influence on X".
NO_EFFECT_OF = re.compile(
    r"\bno\s+(?:(?!than\b)[\w-]+\s+){0,2}?(?:effects?|impact|influence|benefit)\s+(?:of\s+[^.;:()\[\]]{2,80}?\s+)?"
    r"(?:(?:was|were)\s+\w+\s+)?(?:up)?on\s+(?:the\s+|either\s+|any\s+(?:of\s+the\s+)?)?",
    re.I,
)
_ACT = (
    r"(?:affect|influence|alter|change|modify|improve|reduce|increase|decrease|lower|"
    r"prolong|worsen|impact|enhance|shorten|prevent|impair)"
)
DID_NOT = re.compile(
    rf"\b(?:did\s+not|didn['’]t|failed\s+to)\s+(?:\w+ly\s+)?{_ACT}\s+(?:the\s+|either\s+|any\s+)?"
    r"(?=[A-Za-z])(?!(?:in|from|at|after|during|over|by|with|on|and|but|to|within|compared|following|while|through|under|among|until|"
    r"as|significantly|throughout|between|than|for|or|across|any|\w+ly)\b)",
    re.I,
)
WAS_NOT = re.compile(
    r"\b(?:(?:was|were)\s+(?:not|neither)\s+(?:\w+ly\s+)?(?:different|affected|altered|changed|influenced|modified|increased|decreased|"
    r"reduced|improved|lowered|elevated|prolonged|higher|lower|better|worse|greater|longer|shorter)|"
    r"did\s+not\s+(?:\w+ly\s+)?(?:improve|increase|decrease|worsen|decline|fall|rise|vary)(?!\s+(?:the|any|their)\b)|"
    r"(?:was|were|remained)\s+(?:(?:almost|nearly|statistically|essentially|virtually|broadly)\s+)?(?:the\s+same|equal|identical|"
    r"equivalent|alike|constant)|"
    r"(?:had|showed|exhibited|demonstrated)\s+no\s+(?:\w+ly\s+)?(?:significant\s+|relevant\s+|clear\s+)?(?:differences?|changes?))\b"
    r"(?=\s*(?:[.,;()]|$)|\s+(?:in\s+(?:the|both|either|any|all|patients|those)|at|after|during|over|by|with|on|and|but|between|among|"
    r"from|for|compared|following|while|throughout|across|than|to|as|within|when|whether|before)\b)",
    re.I,
)


def denials(text: str) -> Iterator[Direction]:
    """What did not differ or change, said by a verb or by an effect that was absent."""
    for pattern in (BETWEEN, NO_EFFECT_OF, DID_NOT):
        for found in pattern.finditer(text):
            if pattern is BETWEEN and ACTED.search(found["who"]):
                continue
            outcomes, end = items_at(text, found.end(), keep_last=False)
            if (named := named_in(outcomes)) and len(named) == len(outcomes):
                yield Direction(SAME, named, found.start(), end, "no-difference")
    for found in WAS_NOT.finditer(text):
        subject = subject_of(text, found.start())
        clause = re.split(r";", text[: found.end()])[-1] + text[found.end() :].split(";")[0]
        if subject is None or is_people(subject.words) or is_drug(subject.words) or BASELINE.search(clause):
            continue
        parts = parts_of(subject, text) if SEVERAL.search(text, subject.start, subject.end) else (subject,)
        yield Direction(SAME, parts, found.start(), found.end(), "no-difference")
