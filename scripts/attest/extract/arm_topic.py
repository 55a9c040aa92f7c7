"""Arms and a study's treatments told by each other: two arms make a comparison, and a comparison makes two arms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attest.extract.arm_beside import sizes_beside
from attest.extract.arm_compared import LEVEL, TREATED
from attest.extract.arm_shared import doses_beside
from attest.extract.arms import Arms
from attest.extract.comparator import cut_short, long_form, telling_words
from attest.extract.finding import Found, row_of
from attest.extract.named import VAGUE, is_treatment
from attest.extract.people_counted import counts_in
from attest.extract.reading import Reading
from attest.extract.treatments import control_pattern, drug_pattern
from attest.text.words import place_of

# Arms that a list or a comparison names by their treatments.
TREATMENTS = frozenset(("arm-assigned-list", "arm-compared", "arm-received-or", "arm-doses", "arm-group-got"))
# Arms that their sizes name, which may be treatments.
SIZED = frozenset(("arm-counted", "arm-sized-pair", "arm-bracket-list"))
# A study's treatment by forms that may name something else.
UNSURE = frozenset(("intervention-named-most", "intervention-opens-title"))
# Comparators that are groups of people, or measurements.
PEOPLE = frozenset(
    (
        "comparator-controls",
        "comparator-healthy",
        "comparator-unexposed",
        "comparator-without",
        "comparator-compared-with",
        "comparator-standard",
    )
)
# Groups of an extension, by what they did with one treatment: none is compared with the other as such.
WENT_ON = re.compile(r"(?:continued|initiated|started|switched)\b", re.I)
SOME_OF = re.compile(r"(?:one|two|each|either|any)\s+of\b", re.I)
OF_TREATMENT = re.compile(r"\b(?:interactions?|inhibition|modell?ing|effects?|blockade)\s+of\b", re.I)
MOST_WORDS = 6
ALONE = re.compile(r"\b(?:alone|only)$", re.I)  # what another is added to
BRACKET = re.compile(r"\s*\((?P<short>[^()]*)\)$")


def other_arm(reading: Reading, arms: Arms, intervention: Found | None) -> Found | None:
    """The arm beside the one that had the study's treatment, where there are two and the other has a telling name."""
    if len(arms.names) != 2:
        return None
    own = _own(reading, arms, intervention)
    others = [arm for arm in arms.names if arm not in own]
    if not others and intervention:  # "effects of tea and coffee": the second is what the first is compared with
        places = {arm: place_of(arm.casefold(), intervention.value.casefold()) for arm in arms.names}
        others = sorted(arms.names, key=lambda arm: places[arm] or 0)[1:] if None not in places.values() else []
    if len(others) != 1 and _are_treatments(arms):
        others = [arm for arm in arms.names if not intervention or arm != intervention.value][-1:]
    if (
        len(others) != 1
        or VAGUE.fullmatch(others[0])
        or WENT_ON.match(others[0])
        or cut_short(others[0])
        or not re.search(r"[A-Za-z]{3}|\d", others[0])
    ):
        return None
    place = _place(arms, others[0])
    return Found("study.comparator", others[0], place.start, place.end, "comparator-other-arm")


def first_arm(reading: Reading, arms: Arms, intervention: Found | None) -> Found | None:
    """The first of two arms as the study's treatment, where no sure form names another."""
    if arms.intervention and (intervention is None or intervention.rule in UNSURE):
        return arms.intervention
    if len(arms.names) != 2 or (intervention and intervention.rule not in UNSURE) or not _are_treatments(arms):
        return None
    own = _own(reading, arms, intervention)
    if own and (own != arms.names[1:] or reading.abstract("title")):
        return None  # without a title, what is named most may be what the new treatment is compared with
    control = control_pattern()
    others = [arm for arm in arms.names if not control.search(arm)]
    others.sort(key=lambda arm: ALONE.search(arm) is not None)
    if not others or VAGUE.fullmatch(others[0]) or WENT_ON.match(others[0]) or LEVEL.fullmatch(others[0]):
        return None
    place = _place(arms, others[0])
    return Found("study.intervention", others[0], place.start, place.end, "intervention-first-arm")


def arms_of_topic(reading: Reading, topic: Sequence[Found]) -> Arms:
    """The treatment of a trial and what it is compared with, as its arms; none where either is no treatment's name.

    Names alone: where no sentence calls them groups, the order of figures does not tell whose they are.
    """
    told = {one.role: one for one in topic if one.role in ("study.intervention", "study.comparator")}
    own, other = told.get("study.intervention"), told.get("study.comparator")
    abstract = [one for one in reading.sentences if one.part == "abstract"]
    if own is None or other is None or other.rule in PEOPLE or not any(TREATED.search(one.text) for one in abstract):
        return Arms()
    names = [_name(reading, one) for one in (own, other)]
    unsure = own.rule in UNSURE and not drug_pattern().fullmatch(names[0])
    vague = VAGUE.fullmatch(names[0]) or (VAGUE.fullmatch(names[1]) and not control_pattern().fullmatch(names[1]))
    named_so = any(SOME_OF.match(name) or OF_TREATMENT.search(name) for name in names)
    if unsure or vague or named_so or any(len(name.split()) > MOST_WORDS for name in names):
        return Arms()
    if telling_words(names[0]) == telling_words(names[1]) or control_pattern().search(names[0]):
        return Arms()
    found = [
        Found("arm.name", name, one.start, one.end, "arm-of-topic", row_of(arm=name))
        for name, one in zip(names, (own, other), strict=True)
    ]
    body = [one for one in abstract if one.section in ("methods", "results", None)]
    totals = {int(one.value) for sentence in body for one in counts_in(sentence)}
    found += sizes_beside(body, names, reading.abbreviations, totals)
    given = [one for one in abstract if one.section in ("title", "methods", "background", None)]
    found += doses_beside(given, names, reading.abbreviations)
    return Arms(names, found)


def _own(reading: Reading, arms: Arms, intervention: Found | None) -> list[str]:
    """The arms that share a word with a treatment."""
    if intervention is None:
        return []
    words = telling_words(long_form(reading, intervention.value))
    return [arm for arm in arms.names if words & telling_words(long_form(reading, arm))]


def _are_treatments(arms: Arms) -> bool:
    control = control_pattern()
    return all(
        one.rule in TREATMENTS
        or (one.rule in SIZED and (is_treatment(one.value) or control.search(one.value)))
        or (one.rule == "arm-name-with-n" and drug_pattern().fullmatch(one.value))
        for one in arms.found
        if one.role == "arm.name"
    )


def _place(arms: Arms, name: str) -> Found:
    return next(one for one in arms.found if one.role == "arm.name" and one.value == name)


def _name(reading: Reading, one: Found) -> str:
    """A treatment as an arm is called: its short form, where the report goes on to use it."""
    short = BRACKET.search(one.value)
    if short is None:
        return one.value
    used = sum(short["short"] in sentence.text for sentence in reading.sentences)
    return short["short"] if used > 1 else BRACKET.sub("", one.value)
