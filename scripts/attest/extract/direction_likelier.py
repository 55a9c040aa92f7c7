"""What people were more likely, or more prone, to have: it is the outcome, and the people are the groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_words import LIKELY
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.signed import value_of_adjective
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people, subject_of

# "Patients having received the drug were more likely to …".
TREATED_WHO = re.compile(
    rf"(?:^|[.;:,]\s+|\b(?:and|but|while|whereas|that)\s+)(?P<who>(?:{PEOPLE}|those)\s+(?:having\s+received|who\s+(?:had\s+)?(?:received|took)|receiving|given|on|taking|treated\s+with)\s"
    r"[^.;:,()]{2,70}?)\s+$",
    re.I,
)
# "… to stop or decrease steroids": one deed.
EITHER_DEED = re.compile(
    r"(?P<deed>stop|discontinue|reduce|decrease|taper|withdraw|switch|increase|start|initiate|need|require)\s+or\s+[a-z]+\s+[^.;:,()\d]{2,50}?"
    r"(?=\s*(?:[.;:,(]|$)|\s+(?:than|compared|at|after|by|in|with)\b)"
)
# "… to have X than others (21 vs 13)": with whom the people are compared stands behind what they had.
THAN = re.compile(
    r"\s*(?:than|(?:as\s+)?compared\s+(?:with|to))\s+(?:were\s+)?(?:the\s+)?(?!(?:in|at|on|with|without|before|after)\b)(?P<other>[A-Za-z][^.;:,()\d]{2,60}?)\s*(?=[(\[.;,]|$)",
    re.I,
)
ANYBODY = re.compile(r"people|patients|those|they|participants|subjects|individuals|adults|children", re.I)


def likelier(text: str) -> Iterator[Direction]:
    """ "Smokers were more likely than others to have X": X is the outcome, and the people are the groups."""
    for found in LIKELY.finditer(text):
        given = TREATED_WHO.search(text, 0, found.start())
        whole = Phrase(given["who"], *given.span("who")) if given else clause_subject(text, found.start())
        subject = whole if whole and "," not in whole.words else subject_of(text, found.start())
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if both := EITHER_DEED.match(text, found.end()):
            outcomes, end = [Phrase(both.group(), *both.span())], both.end()
        if not outcomes or re.search(r"\bnot\s", found.group()[:12]) or is_people(outcomes[0].words):
            continue
        of = subject.words if subject and not ANYBODY.fullmatch(subject.words) else None
        behind = THAN.match(text, end)
        if of and (other := found["other"] or (behind["other"] if behind else None)):
            of = f"{of} vs {tidy(other)}"
        value = value_of_adjective(f"{found['adj']} likely")
        yield Direction(value, tuple(outcomes), found.start(), end, "likelier", of)
