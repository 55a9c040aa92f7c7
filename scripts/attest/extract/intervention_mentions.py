"""The treatment that a text names most, by how its mentions are told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.finding import Found
from attest.extract.intervention_forms import (
    A_JOURNAL,
    LEVELS_OF,
    OF_ANYTHING,
    OTHERS,
    SAMPLE,
)
from attest.extract.named import VAGUE, is_treatment
from attest.extract.reading import Abbreviation, Reading, Sentence
from attest.extract.treatments import control_pattern, drug_pattern, head_pattern, treatments_in

OFTEN = 4  # mentions of what a text is about
# That people of the study had it.
WAS_GIVEN = re.compile(
    r"\b(?:treated\s+with|receiv(?:ed|ing)|studied|tested|had|took|taking|got|assigned\s+to|randomi[sz]ed\s+to|underwent|"
    r"(?:was|were)\s+given|administered|administration\s+of|"
    r"treatment\s+with|therapy\s+with|addition\s+of|effects?\s+of|efficacy\s+of|infusions?\s+of|"
    r"injections?\s+of)\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether what follows a medicine's name says that it was measured, or is a disease of it."""
    if SAMPLE.search(text[max(0, start - 20) : start]) or LEVELS_OF.search(text[max(0, start - 70) : start]):
        return True
    return bool(
        re.match(
            r"[\s-]+(?:(?!(?:and|on|for|in|improves?|reduces?|lowers?|"
            r"increases?)\b)[\w-]+\s+){0,2}(?:levels?|concentrations?|saturation|consumption|uptake|"
            r"tension|requirements?|status|deficien\w+|insufficien\w+|"
            r"resistan\w+|naive|receptors?|sensitivity|secretion|"
            r"responses?|signall?ing|withdrawal|dependen\w+|abuse|polymorphisms?)\b",
            text[end:],
            re.I,
        )
    )


def named_most(reading: Reading, arms: Arms, comparator: Found | None) -> Found | None:
    """The treatment with most telling mentions; an arm beside a control counts as one where it is a treatment."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, Found] = {}
    given: set[str] = set()
    times: Counter[str] = Counter()
    shorts = {
        one.short: one
        for one in reading.abbreviations.values()
        if drug_pattern().search(one.long) or head_pattern().search(one.long)
    }
    for sentence in reading.telling:
        if sentence.section == "conclusions" or (sentence.kind == "heading" and A_JOURNAL.search(sentence.text)):
            continue
        weight = {"title": 5.0, "methods": 2.0, None: 2.0}.get(sentence.section, 1.0)
        mentions = list(_mentions(sentence, shorts))
        for key, name, start, end in mentions:
            if control_pattern().fullmatch(name) or (comparator and key == comparator.value.casefold()):
                continue
            if is_measured(sentence.text, start, end):
                continue
            gain = weight / (1 + max(0, len(mentions) - 2)) + _told(sentence.text, start, end)
            scores[key] += gain
            times[key] += 1
            if sentence.section != "background" and WAS_GIVEN.search(sentence.text[max(0, start - 60) : start]):
                given.add(key)
            long = next((one for one in shorts.values() if one.long.casefold() == key), None)
            place = (long.start, long.end, long.long) if long else (sentence.start + start, sentence.start + end, name)
            first.setdefault(
                key, Found("study.intervention", place[2].strip(), place[0], place[1], "intervention-named-most")
            )
    for arm in arms.names:
        known = next((one for one in scores if one in arm.casefold() or arm.casefold() in one), None)
        if control_pattern().search(arm) or VAGUE.fullmatch(arm):
            continue
        if known:
            scores[known] += 3
            given.add(known)
        elif (
            len(arms.names) == 2 and is_treatment(arm) and any(control_pattern().search(other) for other in arms.names)
        ):
            found = next(one for one in arms.found if one.role == "arm.name" and one.value == arm)
            if not re.search(r"\b(?:intervention|treatment|experimental|active|study)$", arm, re.I):
                return Found("study.intervention", arm, found.start, found.end, "intervention-arm")
    told_by_others = reading.document.secondary or not reading.abstract("title")
    best = max(scores, key=lambda name: (scores[name], -first[name].start), default=None)
    if (
        best is None
        or scores[best] < 3
        or not (is_subject(reading, best, shorts) or best in given or (told_by_others and stands_out(times, best)))
    ):
        return None
    return first[best]


def stands_out(times: Counter[str], name: str) -> bool:
    """Whether a text names a treatment often, and every other far less often."""
    others = max((count for other, count in times.items() if other != name), default=0)
    return times[name] >= OFTEN and times[name] >= 2 * others


def is_subject(reading: Reading, name: str, shorts: dict[str, Abbreviation]) -> bool:
    """Whether a title names a treatment, in full or by its short form."""
    title = " ".join(one.text for one in reading.abstract("title"))
    short = next((one.short for one in shorts.values() if one.long.casefold() == name), None)
    return name in title.casefold() or (short is not None and short in title)


def _mentions(sentence: Sentence, shorts: dict[str, Abbreviation]) -> Iterator[tuple[str, str, int, int]]:
    """Treatments named in a sentence: key, words and place; a short form stands for its long form."""
    found = list(treatments_in(sentence.text))
    if not found and sentence.section in ("title", None, "background", "methods"):
        found = [(one.group(), one.start(), one.end()) for one in head_pattern().finditer(sentence.text)]
    for name, start, end in found:
        key = name.casefold()
        long = next((one.long for one in shorts.values() if one.long.casefold().endswith(key)), None)
        yield (long or name).casefold(), name, start, end
    for short, abbreviation in shorts.items():
        for one in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", sentence.text):
            yield abbreviation.long.casefold(), abbreviation.long, one.start(), one.end()


def _told(text: str, start: int, end: int) -> float:
    """How much the words around a mention say that it is the treatment under study."""
    lead, rest = text[max(0, start - 40) : start], text[end : end + 25]
    gain = 0.0
    if OF_ANYTHING.search(lead + "x") or re.search(
        r"\b(?:treated\s+with|receiv\w+|using|assigned\s+to|taking|addition\s+of|"
        r"(?<!and )(?<!or )(?<!plus )(?<!alone )with)\s+(?:\w+\s+)?$",
        lead,
        re.I,
    ):
        gain += 1
    if re.match(r"\s*(?:treatment|therapy|supplementation|group|arm|[(])", rest):
        gain += 1
    return gain - 1.5 * bool(OTHERS.search(lead))
