"""Names of what a report is part of where it is no trial: a register, a cohort, a study called in full words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence
from attest.text.trial_words import NOT_NAMES

_REGISTER = r"(?:[Rr]egist(?:ry|er)|[Cc]ohort|[Dd]ata\s?base)"
_KIND = r"(?:prospective|national|nationwide|international|multicent(?:er|re)|observational|retrospective)"
# "the Spanish EXAMPLE registry", "of the EXAMPLE cohort", "(EXAMPLE) database", "EXAMPLE is a prospective registry".
OF_REGISTER = Cued(
    rf"\b(?:[Tt]he|[Oo]f|[Ff]rom|[Ii]n|[Aa]n?)\s+(?:[A-Z][a-z]+\s+){{0,2}}(?P<name>[A-Z]{{4,10}})\s+(?:{_KIND}\s+)?(?:[Rr]egist(?:ry|er)|[Cc]ohort)\b(?!\s+stud)|"
    rf"\((?P<inside>[A-Z]{{3,10}})\)\s+(?:{_KIND}\s+)?{_REGISTER}\b|"
    rf"(?:^|[.:]\s)(?P<named>[A-Z]{{4,10}})\s+is\s+an?\s+(?:[\w-]+,?\s+){{0,5}}?{_REGISTER}\b|"
    r"(?:^|:\s)(?:[Aa]n?\s+|[Tt]he\s+)?(?P<titled>[A-Z]{5,10})\s+(?:[Mm]ulti-?[Cc]ent(?:er|re)|[Rr]egistry|[Cc]ohort)\s+(?:[Ss]tudy|[Aa]nalysis)\b"
)
# "Data of the Example Health Study", "The Example of Words Study is a randomised trial".
_WORDS = r"(?:[A-Z][\w’'-]*\s+(?:(?:of|in|for|and|on)\s+(?:the\s+)?)?){2,5}"
IN_WORDS = Cued(
    rf"\b(?:in|of|from)\s+the\s+(?:ongoing\s+)?(?P<name>{_WORDS}(?:Study|Trial))\b(?=\s*(?:$|[:.(]))"
    rf"|(?:^|\s)The\s+(?P<named>{_WORDS}(?:Study|Trial))\s+(?:(?:is|was)\s+an?\b|enroll?ed\b|recruited\b|included\b|randomi[sz]ed\b)"
)
NO_NAME = re.compile(
    r"\b(?:Randomi[sz]ed|Controlled|Clinical|Phase|Pilot|Cohort|Prospective|Retrospective|Multi\w+|Open|Double|Single|Blind\w*|Cross\w*|Follow\w*|Present|Current|Case|"
    r"Observational|Placebo|Extension|Systematic|Registry|Population|Treatment)\b"
)


def names_of_whole(reading: Reading) -> Iterator[Found]:
    """The register, cohort or study in whose name a report's title or methods speak; the first of them."""
    sentences = [*reading.abstract("title"), *reading.abstract("methods", None)]
    for sentence in sentences:
        for form in (OF_REGISTER, IN_WORDS):
            for found in form.finditer(sentence.text):
                if sentence.section is None and found.lastgroup == "name" and form is IN_WORDS:
                    continue  # perhaps what another study found: "a benefit in the Example Health Study"
                if (one := _named(reading, sentence, found)) is not None:
                    yield one
                    return


def _named(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Found | None:
    part = found.lastgroup or "name"
    name = " ".join(found[part].split())
    if name in NOT_NAMES or NO_NAME.search(name):
        return None
    known = reading.abbreviations.get(name)
    if known is not None and not re.search(r"[A-Z]\w+\s.*[A-Z]", known.long):
        return None  # short for a disease or a treatment: "the COPD cohort"
    start, end = (sentence.start + place for place in found.span(part))
    return Found("study.trial_name", name, start, end, "name-of-whole")
