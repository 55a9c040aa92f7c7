"""A condition as its words name it at one place, without what stands before and behind its name."""

from __future__ import annotations

import re

from attest.extract.condition_forms import CHANGING, DEGREES, FOUND_SO, LEAD, TRAIT, VAGUE, name_at
from attest.extract.diseases import is_disease, is_general, told_part
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import drug_pattern


def as_condition(reading: Reading, sentence: Sentence, place: int, rule: str) -> Found | None:
    degrees = DEGREES.match(sentence.text, place)
    named = name_at(sentence.text, degrees.end() if degrees else place)
    if named is None:
        return None
    name, start, end = named
    shorter = re.sub(r"\s+and\s+\d.*$", "", told_part(name), flags=re.S)
    name, end = shorter, end - (len(name) - len(shorter))
    lead = LEAD.match(name)
    found_so = FOUND_SO.search(name)
    name, end = (name[: found_so.start()], end - len(found_so.group())) if found_so else (name, end)
    tail = re.search(
        (
            r"(?:\s+(?:risks?|events?|incidence|mortality|outcomes?|progression|prevention|severity|activity|"
            r"prevalence|rates?|deaths?))+$"
        ),
        name,
        re.I,
    )
    if tail and is_disease(name[: tail.start()]):
        name, end = name[: tail.start()], end - len(tail.group())
    if lead:
        name, start = name[lead.end() :], start + lead.end()
    name = re.sub(r"\s+(?:and|or|of|with)$", "", name)
    end = start + len(name)
    if (
        VAGUE.match(name)
        or is_general(name)
        or (told_by_trait(name) and name not in reading.abbreviations and rule != "condition-undergoing")
        or CHANGING.match(name)
        or re.fullmatch(r"[a-z]+ed", name)
        or re.match(r"[≥≤<>]?\s?\d|primary\s+(?:goal|endpoint|outcome)", name)
        or re.search(r"(?:follow-?up|patterns?|scores?|levels?|values?|tit(?:er|re)s?|concentrations?)$", name, re.I)
        or drug_pattern().fullmatch(name)
        or re.search(r"\d\s?%|\bn\s?=", name)
    ):
        return None
    known = reading.abbreviations.get(name)
    if known:
        return Found("study.condition", f"{known.long} ({known.short})", known.start, known.end, rule)
    return Found("study.condition", " ".join(name.split()), sentence.start + start, sentence.start + end, rule)


def told_by_trait(name: str) -> bool:
    """Whether people are told by a test result, a trait or a medicine, and by no disease."""
    return (TRAIT.fullmatch(name) or drug_pattern().match(name)) is not None and not is_disease(name)
