"""The condition that a study is about, by the words that name what people have or what is treated."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.condition_forms import (
    AMONG_PEOPLE,
    DIAGNOSED,
    HOW_OFTEN,
    IN_CONDITION,
    IN_DISEASE,
    IN_OTHERS,
    IS_DISEASE,
    OF_CONDITION,
    OF_PEOPLE,
    ONCE,
    PEOPLE_WITH,
    PRINTED,
    RISK_IN,
    ROMANCE,
    TREATMENT_FOR,
    TREATMENT_OF,
    UNDERGOING,
    name_at,
)
from attest.extract.condition_named import as_condition
from attest.extract.condition_otherwise import operation, people_of, topic_named_most, topic_of, transplanted
from attest.extract.diseases import diseases_in, is_disease, is_general, is_outcome
from attest.extract.finding import Found
from attest.extract.intervention_forms import ASKED
from attest.extract.named import Named, is_treatment
from attest.extract.numbers import COUNT
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

# "Gout presenting as a tumour": what the people had, whatever it looked like.
PRESENTING = re.compile(
    r"(?:\s+\([A-Z][\w-]{1,9}\))?,?\s+(?:presenting|manifesting|mimicking|masquerading|simulating)\b", re.I
)
# "Prevention of stroke in adults with gout", "progression from gout to stroke": what the people have is the other.
PREVENTS = re.compile(r"prevention\b", re.I)
COMES_LATER = re.compile(r"\b(?:progress\w*|conver(?:t|sion)\w*|transition)\s+(?:from\s+[\w -]{3,40}\s+)?to\s+$", re.I)
AND_DISEASE = re.compile(r"\s+(?:and|or)\s+", re.I)
# "A total of 40 women with …": the study's own people.
COUNTED_PEOPLE = Cued(
    rf"(?:^|[:;,]\s|\b(?:total\s+of|enrolled|included|recruited|randomi[sz]ed|assigned|studied|in)\s+){COUNT}\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b"
    r"(?:\s+\((?=\d)[^()]{1,50}\))?\s+\S+(?:\s+\S+){0,2}\s+$",
    re.I,
)


def condition(reading: Reading) -> Found | None:
    """What the title says people have, then the aims, then what the text names most; then weaker signs."""
    titles = reading.abstract("title")
    named = (
        _by_patterns(reading, titles, known=True)
        or _named_in(reading, titles, "condition-in-title")
        or _by_patterns(reading, titles)
        or _from_title(reading)
    )
    if named:
        return _had(reading) or operation(titles) or named if is_outcome(named.value) else named
    aims = [one for one in reading.abstract("background", None) if ASKED.search(one.text)]
    if found := _by_patterns(reading, aims) or _counted(reading) or _named_in(reading, aims, "condition-in-aims"):
        return _had(reading) or topic_of(titles) or found if is_outcome(found.value) else found
    others = [one for one in reading.telling if one.section != "title"]
    return (
        people_of(titles)
        or _by_patterns(reading, others)
        or _defined(reading)
        or operation(titles)
        or topic_of(titles)
        or _named_most(reading)
        or _undergoing(reading, titles + aims)
        or transplanted(titles + aims)
        or people_of(aims)
        or operation(aims)
        or topic_of(aims)
        or topic_named_most(reading)
    )


def _had(reading: Reading) -> Found | None:
    """What the people had by the words for them: "patients with …", where a title names but an outcome of theirs."""
    said = [*reading.abstract("title", "background"), *reading.abstract(None, "methods")]
    for sentence in said:
        for found in PEOPLE_WITH.finditer(sentence.text):
            one = as_condition(reading, sentence, found.end(), "condition-people-with")
            if one and is_disease(one.value) and not is_outcome(one.value) and not is_general(one.value):
                return one
    return None


def _counted(reading: Reading) -> Found | None:
    """What the people had whom the methods or results count: "forty women with mild asthma were enrolled"."""
    for sentence in reading.abstract("methods", None, "results"):
        for found in PEOPLE_WITH.finditer(sentence.text):
            if COUNTED_PEOPLE.search(sentence.text, max(0, found.start() - 80), found.end()):
                one = as_condition(reading, sentence, found.end(), "condition-people-counted")
                if one and is_disease(one.value) and not is_outcome(one.value):
                    return one
    return None


def _by_patterns(reading: Reading, sentences: list[Sentence], known: bool = False) -> Found | None:
    """The first "treatment of …", "people with …" or "treatment for …" that names a condition."""
    patterns = (("treatment-of", TREATMENT_OF), ("people-with", PEOPLE_WITH), ("treatment-for", TREATMENT_FOR))
    for sentence in sentences:
        for rule, pattern in patterns:
            for found in pattern.finditer(sentence.text):
                if ONCE.search(sentence.text[max(0, found.start() - 90) : found.start()]):
                    continue
                one = as_condition(reading, sentence, found.end(), f"condition-{rule}")
                told = sentence.section == "title" or (rule == "people-with" and sentence.section != "results")
                told = (
                    told
                    and not found.group().casefold().startswith("those")
                    and one is not None
                    and not is_treatment(one.value)
                )
                if one and PREVENTS.match(found.group()) and (had := _had_in(reading, sentence, found.end())):
                    return had
                if one and (is_disease(one.value) or (told and not known and len(one.value.split()) <= 6)):
                    return one
    return None


def _had_in(reading: Reading, sentence: Sentence, place: int) -> Found | None:
    """What the people of a sentence have in whom something else is prevented."""
    for found in PEOPLE_WITH.finditer(sentence.text, place):
        one = as_condition(reading, sentence, found.end(), "condition-people-with")
        if one and is_disease(one.value) and not is_outcome(one.value) and not is_general(one.value):
            return one
    return None


def _named_in(reading: Reading, sentences: list[Sentence], rule: str) -> Found | None:
    """The condition of some sentences that the whole text names most."""
    text = " ".join(one.text.casefold() for one in reading.sentences if one.part == "abstract")
    best: tuple[tuple[bool, bool, int], Found] | None = None
    for sentence in sentences:
        for one in diseases_in(sentence.text, reading.document.language in ROMANCE):
            before = sentence.text[max(0, one.start - 90) : one.start]
            if (
                COMES_LATER.search(before)
                or ONCE.search(before)
                or is_general(one.name)
                or (one.name.istitle() and PRINTED.search(before))
            ):
                continue
            if _in_another(sentence.text, one.end, HOW_OFTEN.search(before) is not None):
                continue
            words = one.name.casefold().split()
            told = OF_PEOPLE.search(sentence.text[max(0, one.start - 30) : one.start]) is not None
            if sentence.section == "title":
                one = _with_second(sentence.text, one)
            count = text.count(" ".join(words[-2:])) + 2 * told
            rank = (PRESENTING.match(sentence.text, one.end) is not None, not is_outcome(one.name), count)
            if best is None or rank > best[0]:
                best = (
                    rank,
                    Found("study.condition", one.name, sentence.start + one.start, sentence.start + one.end, rule),
                )
    return best[1] if best else None


def _with_second(text: str, one: Named) -> Named:
    """A disease of a title with another that is joined to it: "gout and pseudogout"."""
    joint = AND_DISEASE.match(text, one.end)
    other = next(diseases_in(text[joint.end() :]), None) if joint else None
    if joint is None or other is None or other.start or is_general(other.name) or is_outcome(other.name):
        return one
    end = joint.end() + other.end
    return Named(" ".join(text[one.start : end].split()), one.start, end)


def _in_another(text: str, end: int, how_often: bool) -> bool:
    """Whether the people with another disease follow: "risk of falls in gout", "cancer risk with tea in gout"."""
    if how_often and IN_OTHERS.match(text, end):
        return True
    people = IN_DISEASE.match(text, end) if how_often else RISK_IN.match(text, end)
    other = next(diseases_in(text[people.end() :]), None) if people else None
    return other is not None and other.start == 0 and not is_outcome(other.name) and not is_general(other.name)


def _named_most(reading: Reading) -> Found | None:
    """The condition that is named most where nothing else tells it: twice at least, or where a diagnosis is told."""
    scores: dict[str, float] = {}
    first: dict[str, Found] = {}
    for sentence in reading.telling:
        for one in diseases_in(sentence.text, reading.document.language in ROMANCE):
            key = one.name.casefold()
            if is_general(key):
                continue
            told = DIAGNOSED.search(sentence.text[max(0, one.start - 40) : one.start]) is not None
            scores[key] = scores.get(key, 0) + (0.5 if sentence.section == "results" else 1) + told
            place = sentence.start + one.start, sentence.start + one.end
            first.setdefault(key, Found("study.condition", one.name, *place, "condition-named-most"))
    for known in reading.abbreviations.values():
        key = known.long.casefold()
        if key in scores:
            scores[key] += sum(
                len(re.findall(rf"(?<!\w){re.escape(known.short)}(?!\w)", one.text)) - 1
                for one in reading.telling
                if known.short in one.text
            )
    best = max(scores, key=lambda name: (scores[name], -first[name].start), default=None)
    return first[best] if best is not None and scores[best] >= 2 else None


def _undergoing(reading: Reading, sentences: list[Sentence]) -> Found | None:
    """What people undergo, where a study is of a procedure and not of a disease."""
    for sentence in sentences:
        for found in UNDERGOING.finditer(sentence.text):
            one = as_condition(reading, sentence, found.end(), "condition-undergoing")
            if one and len(one.value.split()) <= 6:
                return one
    return None


def _from_title(reading: Reading) -> Found | None:
    for sentence in reading.abstract("title"):
        for found in reversed(list(IN_CONDITION.finditer(sentence.text))):
            one = as_condition(reading, sentence, found.end(), "condition-in-title")
            if one and is_disease(one.value):
                return one
        among = AMONG_PEOPLE.match(sentence.text)
        if among:
            start = sentence.start + among.start("name")
            return Found("study.condition", among["name"], start, sentence.start + among.end("name"), "condition-among")
    return None


def _defined(reading: Reading) -> Found | None:
    for sentence in reading.abstract("background", None):
        found = IS_DISEASE.match(sentence.text)
        if found:
            one = as_condition(reading, sentence, 0, "condition-defined")
            named = name_at(sentence.text, 0)
            if one and named and not is_treatment(named[0]) and not named[0].startswith("The "):
                return Found(
                    "study.condition", named[0], sentence.start, sentence.start + named[2], "condition-defined"
                )
    for pattern in (IN_CONDITION, OF_CONDITION):
        for sentence in reading.telling:
            for found in reversed(list(pattern.finditer(sentence.text))):
                before = sentence.text[max(0, found.start() - 90) : found.start()]
                if ONCE.search(before) or before.endswith("xcept ") or PRINTED.search(sentence.text[: found.end()]):
                    continue
                if sentence.section in ("background", None, "methods"):
                    one = as_condition(reading, sentence, found.end(), "condition-in-aims")
                    if one and is_disease(one.value):
                        return one
    return None
