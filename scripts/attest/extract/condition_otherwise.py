"""What a study is about where it names no disease: its people, an operation or event, a transplant, a topic."""

from __future__ import annotations

import re

from attest.extract.condition_forms import (
    FOR_WHAT,
    NUMBED,
    OPERATION,
    PLAIN,
    POPULATION,
    TRANSPLANT,
)
from attest.extract.diseases import topic_pattern
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence

WITNESSES = frozenset(["surgeons", "physicians", "nurses", "residents"])  # whom a news item asks
# Verbs and the like that a name of an operation does not run over: "performing day case cholecystectomy".
BEFORE = re.compile(
    r"^.*\b(?:(?!awakening|planning$)[a-z]{3,}ing|which|when|whether|determine\w*|enhances?|up|common|"
    r"routine|common|we|hospitals|"
    r"perform|elective|outpatient|inpatient|future|potential)\s+",
    re.I,
)
# What tells too little by itself, and what an operation is done under.
BARE_OPERATION = re.compile(
    r"(?:(?:the|a|any|major|minor|general|orthop(?:a)?edic|small|local|drug|care)\s+)*(?:surgery|"
    r"operations?|intubation|"
    r"cannulation|extraction|implantation|delivery|induction|ventilation|dialysis|bypass|resuscitation|ICU|"
    r"transplantation|ripening|catheteri[sz]ation)|.*\b(?:an(?:a)?esthesia)|"
    r"(?!.*\b(?:vaginal|preterm|assisted|operative|c(?:a)?esarean|breech|home|term)\b).*\bdelivery|"
    r"(?!.*\b(?:labou?r|ovulation|remission)\b).*\binduction",
    re.I,
)
# Who works with patients, and who is told by what a study did with them.
OF_STAFF = re.compile(
    r"\b(?:nurses|doctors|physicians|clinicians|workers|employees|practitioners|surgeons|dentists|trainees|teachers|"
    r"residents|respondents|clients|cases|participants|responders|users|students|applicants)$|"
    r"\b(?:influenc\w*|willing|supervised|particular|approved|future|caregivers?|carers?|spinal|towards?)\b",
    re.I,
)


def people_of(sentences: list[Sentence]) -> Found | None:
    """The people by what is told of them, where they are told by no disease: "intubated preterm infants"."""
    for sentence in sentences:
        for found in POPULATION.finditer(sentence.text):
            words = [word for word in found["name"].split()[:-1] if not PLAIN.fullmatch(word)]
            if words and not OF_STAFF.search(found["name"]):
                place = sentence.start + found.start("name"), sentence.start + found.end()
                return Found(
                    "study.condition",
                    " ".join(sentence.text[found.start("name") : found.end()].split()),
                    *place,
                    "condition-people",
                )
    return None


def operation(sentences: list[Sentence]) -> Found | None:
    """The operation or event in which something was studied: "during thyroid surgery"."""
    for sentence in sentences:
        for found in OPERATION.finditer(sentence.text):
            if NUMBED.search(found["name"]) and found.group()[:3].casefold() not in FOR_WHAT:
                continue
            before = BEFORE.match(found["name"])
            start = found.start("name") + (before.end() if before else 0)
            name = " ".join(sentence.text[start : found.end("name")].split())
            if not BARE_OPERATION.fullmatch(name):
                place = sentence.start + start, sentence.start + found.end("name")
                return Found("study.condition", name, *place, "condition-operation")
    return None


def transplanted(sentences: list[Sentence]) -> Found | None:
    for sentence in sentences:
        found = TRANSPLANT.search(sentence.text)
        if found:
            place = sentence.start + found.start("name"), sentence.start + found.end("name")
            return Found("study.condition", " ".join(found["name"].split()), *place, "condition-transplant")
    return None


def topic_of(sentences: list[Sentence]) -> Found | None:
    for sentence in sentences:
        found = topic_pattern().search(sentence.text)
        if found:
            place = sentence.start + found.start(), sentence.start + found.end()
            return Found("study.condition", " ".join(found.group().split()), *place, "condition-topic")
    return None


def topic_named_most(reading: Reading) -> Found | None:
    """What an abstract without a title names at least three times."""
    text = " ".join(one.text.casefold() for one in reading.telling)
    for sentence in reading.telling:
        found = topic_of([sentence])
        spoken = reading.document.secondary and found and found.value.casefold() in WITNESSES
        if found and not spoken and text.count(found.value.casefold().rstrip("s")) >= 3:
            return found
    return None
