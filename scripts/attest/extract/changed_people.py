"""Changes said of people: "X showed a greater decrease in some people than in others"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.direction_words import HIGHER, LOWER, NOUNS
from attest.extract.finding import Direction
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE
from attest.extract.subject_parts import parts_of
from attest.extract.subjects import is_people, subject_of

# Behind "a greater decrease in": people, not an outcome.
IN_PEOPLE = re.compile(
    rf"(?:the\s+|both\s+|all\s+|these\s+)?(?P<people>(?:(?!(?:in|of|for|with|on|after|at|during)\b)[\w-]+\s+){{0,3}}?(?:{PEOPLE}|groups?|"
    rf"arms?)\b(?:\s+(?:with|receiving|on|given)\s+"
    r"[^.;,()]{2,40}?)?)(?=\s+(?:than|compared|versus|vs|after|at|from|over|during|but|and|while|"
    r"did)\b|\s*[.,;(\[]|\s*$)",
    re.I,
)
SHOWED = re.compile(
    r"\s+(?:showed|had|underwent|experienced|exhibited|demonstrated|displayed)\s+(?:an?\s+)?$|"
    r"\s+(?:was|were)\s+(?:\w+\s+)?(?:an?\s+)?$",
    re.I,
)


def change_of_subject(text: str, found: re.Match[str], people: re.Match[str]) -> Iterator[Direction]:
    """ "X showed a greater decrease in some people than in others": X went down, and the two groups are compared."""
    start = found.start("more") if found["more"] else found.start("noun")
    what = min(start, found.start("what")) if found["what"] else start
    verb = SHOWED.search(text[:what].rstrip() + " ")
    subject = subject_of(text, verb.start()) if verb else None
    if subject is None or is_people(subject.words):
        return
    value = NOUNS[found["noun"].casefold()]
    less = found["more"] is not None and found["more"].casefold() in ("smaller", "less")
    if less:
        value = {HIGHER: LOWER, LOWER: HIGHER}.get(value, "")
    other = re.match(
        r"\s+(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+(?:in\s+|the\s+|that\s+(?:in|"
        r"of)\s+)*(?P<other>[^.;,()]{3,50})",
        text[people.end() :],
        re.I,
    )
    first = tidy(people["people"])
    of = (
        f"{first} vs {tidy(other['other'])}"
        if other
        else None
        if re.fullmatch(r"(?:both )?(?:groups|arms)", first)
        else first
    )
    if value:
        yield Direction(value, parts_of(subject, text), subject.start, people.end(), "change-of-subject", of)
