"""All people of a study, where no verb of enrolment or analysis tells them: the largest count that is of no part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from attest.extract.numbers import COUNT, as_decimal, count_of, count_value
from attest.extract.people_bare import OF_REPORTS
from attest.extract.people_counted_words import (
    ALSO_COUNTED,
    ANSWERED,
    ASIDE,
    BEYOND,
    BEYOND_AFTER,
    BOTH_SEXES_BEHIND,
    COMPARED,
    ENROLLED,
    EQUAL,
    EYES_OF,
    FEW_TREATED,
    FEWEST,
    FINISHED,
    IN_ALL,
    IN_GROUP,
    IN_SET,
    LISTED_AFTER,
    LISTED_BEFORE,
    MENTION,
    NAMES_PEOPLE,
    NUMBERED,
    OF_A_PART,
    OF_ALL,
    OF_EVERYBODY,
    OF_PEOPLE,
    OF_STUDIES,
    OTHER_WHOLE,
    PART_AFTER,
    PART_BEFORE,
    PLANNED_BEHIND,
    PLANNED_TO,
    RANDOMISED,
    SERIES,
    SEXES_BEHIND,
    SOME_OF_THEM,
    TO_EACH,
    WHOLE_BEFORE,
    WHOLE_OF,
    WITH_OTHERS,
    YEAR,
)
from attest.extract.reading import TELLS_AIM, Reading, Sentence


@dataclass(frozen=True)
class Count:
    """One count of people: `whole` where nothing makes it a part of others."""

    value: Decimal
    digits: str
    start: int
    end: int
    whole: bool
    roles: tuple[str, ...]
    listed: bool = False
    made_up: bool = False  # of the women and men who are counted behind it


def all_people(reading: Reading, sentences: list[Sentence]) -> Count | None:
    """The people of the study: the largest count of people, where it comes as the first that is of no part."""
    for told in (sentences, _aims(reading), reading.abstract("title")):
        counts = [one for sentence in told for one in counts_in(sentence)]
        made_up = [one for one in counts if one.made_up]
        if len({one.value for one in made_up}) == 1:
            return made_up[0]
        listed = {one.value for one in counts if one.listed}
        whole = [one for one in counts if one.whole and one.value not in listed]
        if whole:
            largest = max(one.value for one in counts)
            first = min(whole, key=lambda one: one.start)
            return first if first.value == largest else None
    return None


def _aims(reading: Reading) -> list[Sentence]:
    return [one for one in reading.abstract("background") if TELLS_AIM.search(one.text)]


@lru_cache(maxsize=512)
def counts_in(sentence: Sentence) -> tuple[Count, ...]:
    """Every count of people in a sentence, people who were only asked or planned left out."""
    return tuple(_counts_in(sentence))


def _counts_in(sentence: Sentence) -> Iterator[Count]:
    text = sentence.text
    if not NAMES_PEOPLE.search(text):
        return
    for found in (*MENTION.finditer(text), *(EQUAL.finditer(text) if "=" in text else ())):
        known = found.groupdict()
        part = "n" if known["n"] else "n_of"
        digits = count_value(found[part])
        value = as_decimal(digits)
        start, end = found.start(part), found.end()
        lead, rest = text[:start], ASIDE.sub("", text[end:])
        if (
            value is None
            or (value < FEWEST and not FEW_TREATED.search(lead))
            or (value <= MOST_OF_A_SHARE and SHARE_IN_WORDS.search(lead))
        ):
            continue
        if NUMBERED.search(lead) or _is_year(text, found, digits):
            continue
        if OF_A_PART.search(text, found.start(), end) or (found.group().endswith("eyes") and OF_PEOPLE.match(rest)):
            continue
        if found.group().endswith("cases") and not (SERIES.search(lead) or SEXES_BEHIND.match(rest)):
            continue
        if PLANNED_BEHIND.match(rest) or PLANNED_TO.search(lead):
            continue
        if BEYOND.search(lead) or BEYOND_AFTER.match(rest) or OF_STUDIES.search(text):
            continue
        if OF_REPORTS.match(text, found.end(part)):
            continue
        place = sentence.start + found.start(), sentence.start + end
        whole, listed = _is_whole(sentence, lead, rest), _is_listed(lead, rest)
        yield Count(
            value,
            digits,
            *place,
            whole,
            _roles(text, lead, rest),
            not whole and listed and not OPENS_WITH_ALL.match(text),
            _is_made_up(value, lead, rest),
        )


# "This randomised trial of 90 women", "in a randomised study, 90 women …".
IN_TRIAL = re.compile(
    r"\brandomi[sz]ed\b[^.;]{0,80}\b(?:trial|study)\b(?![^.;]*\b(?:trials|studies|population)\b)[^.;]{0,80}$", re.I
)


def _roles(text: str, lead: str, rest: str) -> tuple[str, ...]:
    """What the people did: some were randomised, some only asked to answer; all others took part and were analysed."""
    if IN_SET.search(lead) or FINISHED.match(rest):
        return ("study.n_analysed",)
    if ENROLLED.search(lead):
        return ("study.n_enrolled",)
    if randomised := RANDOMISED.match(rest):
        some = SOME_OF_THEM.search(lead + rest[: randomised.end()])
        return ("study.n_randomised",) if some else ("study.n_enrolled", "study.n_randomised")
    if IN_TRIAL.search(lead):
        return ("study.n_enrolled", "study.n_randomised", "study.n_analysed")
    return ("study.n_enrolled",) if ANSWERED.search(text) else ("study.n_enrolled", "study.n_analysed")


def _is_year(text: str, found: re.Match[str], digits: str) -> bool:
    """Whether digits tell a year: "in 2011 …", "the 1990 national survey of adults"."""
    lead = text[max(0, found.start() - 12) : found.start()]
    return YEAR.fullmatch(digits) is not None and (
        re.search(r"\b(?:in|since|and|to|from|until|by|\d|(?-i:[A-Z][a-z]{2,8}))\W*$", lead, re.I) is not None
        or (found.group().count(" ") > 1 and re.search(r"\bthe\s+$", lead, re.I) is not None)
    )


def _is_whole(sentence: Sentence, lead: str, rest: str) -> bool:
    if TO_EACH.match(rest) or OTHERS_RECEIVED.match(rest):
        return False
    if IN_ALL.search(lead):
        return not PART_AFTER.match(rest)
    if EYES_OF.search(lead):
        return not PART_AFTER.match(rest)
    if OF_EVERYBODY.search(lead) and sentence.section != "methods" and not IN_GROUP.match(rest):
        return True
    if WHOLE_OF.search(lead) and (OTHER_WHOLE.match(rest) or WHOLE_BEFORE.search(lead)):
        return False
    if WHOLE_OF.search(lead) or (OF_ALL.search(lead) and not OTHER_WHOLE.match(rest)):
        if OF_NAMED_GROUP.match(rest):
            return False
        return sentence.section != "methods" and ALSO_COUNTED.match(rest) is None
    if (
        "=" in sentence.text
        and len(re.findall(r"\bn\s?=", sentence.text, re.I)) > 1
        and re.search(r"\bn\s?=\s?$", lead, re.I)
    ):
        return False
    if OF_KNOWN_TRIAL.search(lead):
        return False
    if OF_POOLED.search(lead):
        return False  # "(RR 0.7, 95% CI 0.4 to 1.2; 3 studies, 215 participants)": those of one outcome
    if lead.endswith(("(", "[")) and rest.startswith((")", "]")):
        return False  # how many of them came from one place: "three practices (62 people)"
    if PART_BEFORE.search(lead) or PART_AFTER.match(rest):
        return False
    return SEXES_BEHIND.match(rest) is not None or not _is_listed(lead, rest)


def _is_made_up(value: Decimal, lead: str, rest: str) -> bool:
    """Whether the women and men behind a count make it up, so that it is described and no part of others."""
    sexes = BOTH_SEXES_BEHIND.match(rest)
    if sexes is None or PART_BEFORE.search(lead) or IN_GROUP_BEFORE.search(lead):
        return False
    return count_of(sexes["one"]) + count_of(sexes["two"]) == value


def _is_listed(lead: str, rest: str) -> bool:
    """Whether a count stands beside another: "20 men and 30 women"."""
    if COMPARED.search(lead) and WITH_OTHERS.match(rest):
        return True
    return LISTED_AFTER.match(rest) is not None or LISTED_BEFORE.search(lead) is not None


# "Its benefit was shown in a randomised trial of 158 patients": another study's people.
OF_KNOWN_TRIAL = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:shown|demonstrated|proven|established)\s+in\s+(?:an?|one|two)\s+"
    r"(?:[\w-]+\s+){0,4}(?:trials?|study|studies)\s+(?:of|in|with|that\s+included)\s+$",
    re.I,
)
OF_POOLED = re.compile(
    r"[(\[][^()\[\]]*(?:\bCI\b|\bCrI\b|[HOR]R\b|MD\b)[^()\[\]]*\b(?:stud(?:y|ies)|trials?|RCTs?|comparisons?),?\s+(?:n\s?=\s?)?$"
)
IN_GROUP_BEFORE = re.compile(r"\b(?:group|arm|cohort)s?\b[^.;]{0,40}$|\b(?:controls?|respectively)\b", re.I)
# "A total of 40 women received tea, 41 received milk": those of one arm.
OTHERS_RECEIVED = re.compile(
    rf"\s+(?:received|were\s+given|took)\s+(?:(?!\bof\s+(?:whom|these|them)\b)[^.;]){{2,90}}?,\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+)?(?:received|were\s+given|took)\b|"
    rf"\s+(?:were|was)\s+(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s+[^.;]{{2,90}}?,?\s+(?:and|while|whereas)\s+{COUNT}\s+(?:[\w-]+\s+){{0,4}}?to\b",
    re.I,
)
# "In 10 of 35 women (28%) in the tea group": those of one arm.
OF_NAMED_GROUP = re.compile(r"\s*(?:[(\[][^()\[\]]{1,20}[)\]]\s*)?in\s+the\s+(?:[\w-]+\s+){1,4}(?:group|arm)\b", re.I)
# "Three out of four patients": a share in words, and no count of them.
SHARE_IN_WORDS = re.compile(r"\bout\s+of\s+(?:every\s+)?$", re.I)
MOST_OF_A_SHARE = 10
OPENS_WITH_ALL = re.compile(r"\s*(?:Of|Among|From|Out\s+of)\b")
