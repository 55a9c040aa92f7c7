"""The treatment that a study is about: by the forms of titles and aims, by what people received, then by mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.diseases import is_disease
from attest.extract.finding import Found
from attest.extract.intervention_forms import (
    ASKED,
    AT_START,
    BEFOREHAND,
    CALLED,
    DOES,
    EFFICACY,
    EXPOSED,
    GIVEN,
    IS_EFFECTIVE,
    MADE_FOR,
    MEDIATES,
    NO_TREATMENT,
    OBSERVES,
    OF_ANYTHING,
    OF_FINDINGS,
    OF_TREATMENT,
    OTHERS,
    PEOPLE_HAVE,
    PREDICTS,
    RANDOM,
    RECEIVED,
    SOME_OF,
    TESTED,
    TREATED,
    TREATED_WITH,
    WHETHER,
)
from attest.extract.intervention_mentions import is_measured, named_most
from attest.extract.named import ADJECTIVE, MEASURED, VAGUE, Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import control_pattern, treatments_in


def intervention_of(reading: Reading, arms: Arms, comparator: Found | None) -> Found | None:
    """The treatment of the study; None where a study only observes, or nothing says what was given."""
    titles, aims = reading.abstract("title"), reading.abstract("background", None)
    aims = [*aims, *(one for one in reading.abstract("methods") if MADE_FOR.search(one.text))]
    known = list(_in_titles(titles))
    observes = any(OBSERVES.search(one.text) for one in titles)
    text = " ".join(one.text for one in reading.sentences if one.part == "abstract")
    trial = RANDOM.search(text) is not None
    for sentence, one, rule in known:
        if PREDICTS.match(sentence.text, one.end):
            continue
        if is_treatment(one.name) and not (trial and BEFOREHAND.search(sentence.text[: one.start])):
            return _found(sentence, one, rule)
    if (GIVEN.search(text) or any(EFFICACY.search(one.text) for one in titles)) and (
        effect := _effect_of(known, comparator)
    ):
        return effect
    if mentioned := next(_mentioned(titles), None):
        return mentioned
    if observes and not trial:
        return next(_habits(titles), None) or next(_tests(titles), None)
    if trial and (own := _arm_of_title(reading, arms, titles) or _opens_title(titles, comparator)):
        return own
    stated = list(_in_aims(aims))
    for sentence, one, rule in stated:
        if is_treatment(one.name):
            return _found(sentence, one, rule)
    for sentence, one, rule in stated:
        if rule == "intervention-whether" and IS_EFFECTIVE.match(sentence.text[one.end :]) and not is_disease(one.name):
            return _found(sentence, one, rule)
    if not GIVEN.search(text):
        most, title = named_most(reading, arms, comparator), " ".join(one.text.casefold() for one in titles)
        return next(_tests([*titles, *aims]), None) or (most if most and most.value.casefold() in title else None)
    told = _effect_of(stated, comparator) or _given(reading, comparator) or named_most(reading, arms, comparator)
    return told or next(_called(reading), None)


def _called(reading: Reading) -> Iterator[Found]:
    """A treatment that is introduced by its name."""
    for sentence in reading.abstract("background", "methods", None, "results"):
        for found in CALLED.finditer(sentence.text):
            name = Named(found["name"], found.start("name"), found.end("name"))
            if not is_disease(name.name):
                yield _found(sentence, name, "intervention-called")


def _habits(titles: list[Sentence]) -> Iterator[Found]:
    """What people of an observational study consume or are exposed to, by its title."""
    for sentence in titles:
        for found in EXPOSED.finditer(sentence.text):
            name = Named(found["name"], found.start("name"), found.end("name"))
            yield _found(sentence, name, "intervention-habit")


def _tests(sentences: list[Sentence]) -> Iterator[Found]:
    """The test whose accuracy is studied."""
    for sentence in sentences:
        for found in TESTED.finditer(sentence.text):
            one = name_at(sentence.text, found.end())
            if one and not MEASURED.search(one.name) and not is_disease(one.name):
                yield _found(sentence, one, "intervention-test")


def _arm_of_title(reading: Reading, arms: Arms, titles: list[Sentence]) -> Found | None:
    """The arm beside a control whose name stands in the title."""
    title = " ".join(one.text.casefold() for one in titles)
    if not any(control_pattern().search(arm) for arm in arms.names):
        return None
    for found in arms.found:
        known = reading.abbreviations.get(found.value)
        name = known.long if known else found.value
        if (
            found.role == "arm.name"
            and name.casefold() in title
            and not control_pattern().search(name)
            and not VAGUE.fullmatch(name)
        ):
            place = title.find(name.casefold())
            for one in titles:
                if place < len(one.text):
                    return Found(
                        "study.intervention", name, one.start + place, one.start + place + len(name), "intervention-arm"
                    )
                place -= len(one.text) + 1
    return None


def _opens_title(titles: list[Sentence], comparator: Found | None) -> Found | None:
    """What a trial's title begins with, where it says for whom or what for, or what it does."""
    for sentence in titles:
        one = name_at(sentence.text, 0)
        if one is None or MEASURED.search(one.name) or is_disease(one.name) or NO_TREATMENT.search(one.name):
            continue
        if OF_FINDINGS.search(sentence.text[: one.start]):
            continue
        if DOES.match(sentence.text[one.end :]) and not _is_against(one, comparator):
            return _found(sentence, one, "intervention-opens-title")
    return None


def _effect_of(stated: list[tuple[Sentence, Named, str]], comparator: Found | None) -> Found | None:
    """What has an effect by the words of a title or aim, whatever its name looks like."""
    for sentence, one, rule in stated:
        if (
            rule in ("intervention-effect-of", "intervention-treated")
            and not MEASURED.search(one.name)
            and not _is_against(one, comparator)
        ):
            return _found(sentence, one, rule)
    return None


def _mentioned(titles: list[Sentence]) -> Iterator[Found]:
    """Medicines of a title that no form names; who already has a treatment is told by it, not treated with it."""
    for sentence in titles:
        for name, start, end in treatments_in(sentence.text):
            others = OTHERS.search(sentence.text[max(0, start - 40) : start])
            if (
                not others
                and not is_measured(sentence.text, start, end)
                and not re.match(rf"\s+{PEOPLE}\b", sentence.text[end:], re.I)
            ):
                yield _found(sentence, Named(name, start, end), "intervention-in-title")


def _found(sentence: Sentence, one: Named, rule: str) -> Found:
    return Found("study.intervention", one.name, sentence.start + one.start, sentence.start + one.end, rule)


def _is_against(one: Named, comparator: Found | None) -> bool:
    return bool(control_pattern().search(one.name)) or (
        comparator is not None and one.name.casefold() == comparator.value.casefold()
    )


def _in_titles(titles: list[Sentence]) -> Iterator[tuple[Sentence, Named, str]]:
    """What the forms of a title name, the most telling form first."""
    forms = (
        ("intervention-effect-of", OF_TREATMENT),
        ("intervention-treated", TREATED),
        ("intervention-begins", AT_START),
        ("intervention-of", OF_ANYTHING),
        ("intervention-treated-with", TREATED_WITH),
    )
    for rule, form in forms:
        for sentence in titles:
            yield from _after(sentence, form, rule)


def _after(sentence: Sentence, form: re.Pattern[str], rule: str) -> Iterator[tuple[Sentence, Named, str]]:
    for found in form.finditer(sentence.text):
        one = name_at(sentence.text, found.end())
        if rule in ("intervention-treated", "intervention-treated-with") and PEOPLE_HAVE.search(found.group()):
            continue  # "treatment of patients with …": what they have
        if one and ADJECTIVE.fullmatch(one.name) and not is_treatment(one.name):
            continue
        if one and SUCH.match(one.name):
            continue  # "whether such supplements reduce X": named before, or nowhere
        if one and rule == "intervention-whether" and MEDIATES.match(sentence.text[one.end :]):
            continue
        if one and not control_pattern().fullmatch(one.name) and not is_measured(sentence.text, one.start, one.end):
            yield sentence, one, rule


SUCH = re.compile(r"(?:such|this|these|those|that|the\s+same)\b", re.I)


def _in_aims(aims: list[Sentence]) -> Iterator[tuple[Sentence, Named, str]]:
    asked = [one for one in aims if ASKED.search(one.text)]
    for rule, form in (
        ("intervention-effect-of", OF_TREATMENT),
        ("intervention-whether", WHETHER),
        ("intervention-of", OF_ANYTHING),
        ("intervention-treated-with", TREATED_WITH),
    ):
        for sentence in asked:
            yield from _after(sentence, form, rule)


def _given(reading: Reading, comparator: Found | None) -> Found | None:
    """What people received: by its name, or because the other group received a control."""
    for sentence in [*reading.abstract("methods", None), *reading.abstract("results")]:
        for found in RECEIVED.finditer(sentence.text):
            at = found.end()
            dose = re.compile(r"(?:either\s+)?\d[\d.,]*\s?(?:mg|g|μg|µg|mcg|IU|ml|mL|%)\S*\s+(?:of\s+)?", re.I).match(
                sentence.text, at
            )
            one = name_at(sentence.text, dose.end() if dose else at)
            if one is None or _is_against(one, comparator) or MEASURED.search(one.name) or SOME_OF.match(one.name):
                continue
            if OTHERS.search(sentence.text[max(0, found.start() - 40) : found.start()]):
                continue
            rest = sentence.text[one.end : one.end + 90]
            against = re.match(
                (
                    rf"[^.;]{{0,50}}?\s+(?:or|versus|"
                    rf"vs\.?)\s+(?:to\s+)?(?:an?\s+)?(?:matching\s+)?(?:{control_pattern().pattern})"
                ),
                rest,
                re.I,
            )
            if against or (
                is_treatment(one.name)
                and re.search(r"random|assign|allocat|all\s+(?:\w+\s+)?patients\s+received", sentence.text, re.I)
            ):
                return _found(sentence, one, "intervention-received")
    return None
