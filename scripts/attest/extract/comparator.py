"""What a study's treatment is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.arms import Arms
from attest.extract.comparator_forms import (
    AGAINST,
    AGAINST_ABROAD,
    AIMS,
    ALONE,
    COMMON,
    CONTROL_BEFORE,
    CONTROL_HAD,
    CONTROL_IS,
    CONTROLS,
    CONTROLS_GOT,
    GIVEN,
    HEALTHY,
    ITS,
    NOT_GIVEN,
    OF_GROUP,
    OF_PEOPLE,
    OF_WHOM,
    OWN_PLACEBO,
    PLACEBO,
    PLACEBO_TAKERS,
    STANDARD,
    THAN_IN_TRIALS,
    UNEXPOSED,
    UNTREATED,
    VALUES_OF,
    WITHOUT,
    WITHOUT_CONTROL,
)
from attest.extract.comparator_last import OF_PLACEBO, other_treatment, went_on
from attest.extract.comparison import Pair, pairs
from attest.extract.finding import Found
from attest.extract.named import ADJECTIVE, END, MEASURED, TAIL, VAGUE, Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import control_pattern
from attest.text.words import place_of

KEYWORD = re.compile(
    r"\b(?:reference|control|comparison|general|background|healthy|conventional|standard|usual|traditional|"
    r"native|normal)\b",
    re.I,
)
MOST = 70  # characters of a name
CONTROL = re.compile(r"controls?", re.I)
# "Placebo and initiated tea": what people had before, where all went on to the same.
ALONE_BEHIND = re.compile(r"\s+alone\b", re.I)
TOGETHER = re.compile(r"\b(?:combined\s+with|in\s+(?:addition|combination)|together\s+with|plus|added\s+to)\b", re.I)
AFTERWARDS = re.compile(r"\band\s+(?:then\s+)?(?:initiated|switched|started|continued|crossed)\b|\w-to-\w", re.I)
NO_GROUP = re.compile(r"native\s+form|unaffected|\w+\s+and\s+control\b", re.I)
# What is told by an adjective, a verb or a body that writes reviews names no other treatment.
NO_OTHER = re.compile(
    r"(?:once|twice|thrice)(?:\s+(?:daily|weekly|monthly|a|per|every)\b.*)?|daily|weekly|monthly|every\s+\w+|vice\s+versa|un\w+|.*\bCochrane\b.*|old\s+\w+|.*\bonly|removal|predict\w*\b.*|.*\bvalues|thereafter|afterwards",
    re.I,
)


def compared(reading: Reading) -> tuple[Found, Found] | None:
    """The two treatments of the first comparison that is one of treatments, and not of people or measurements."""
    for one in pairs(reading):
        first, second = _sides(one)
        if first is None or second is None or cut_short(first.name) or cut_short(second.name):
            continue
        if first.name.casefold() == second.name.casefold():
            continue
        if fits(first, second, one, reading):
            return (
                _expanded(reading, _found(one.sentence, first, "study.intervention", one.rule)),
                _expanded(reading, _found(one.sentence, second, "study.comparator", one.rule)),
            )
    return None


# "A alone or A plus B": what is added is the treatment.
ADDED_TO = re.compile(r"(?:\s+alone)?\s+(?:and|plus|combined\s+with|in\s+combination\s+with|with)\s")


def _sides(one: Pair) -> tuple[Named | None, Named | None]:
    """Both sides without "group"; a control stands second."""
    first, second = _bare(one.first), _bare(one.second)
    if first and second and control_pattern().search(first.name) and not control_pattern().search(second.name):
        return second, first
    if first and second:
        added = ADDED_TO.match(second.name.casefold().removeprefix(first.name.casefold()))
        if added or _is_alone(one, first, second):
            return second, first
    return first, second


def _is_alone(one: Pair, first: Named, second: Named) -> bool:
    """Whether the first is given alone and the second together with it: "milk alone, or tea, combined with milk"."""
    text = one.sentence.text
    alone = first.name.casefold().endswith(" alone") or ALONE_BEHIND.match(text, first.end)
    if one.rule not in ("assigned", "received") or not alone:
        return False
    words = first.name.casefold().removesuffix(" alone").split()
    with_it = TOGETHER.search(text, second.start, second.end + 200)
    return with_it is not None and words[-1] in text[with_it.end() : with_it.end() + 60].casefold()


SMALL_WORD = re.compile(r"(?:and|or|with|without|the|once|twice|daily|then|either)", re.I)


def cut_short(name: str) -> bool:
    """Whether a name is but an adjective, or names nothing: "mild hypothermic", "vice versa"."""
    if SMALL_WORD.fullmatch(name):
        return True
    if is_treatment(name) or control_pattern().search(name):
        return False
    return bool(NO_OTHER.fullmatch(name) or ADJECTIVE.fullmatch(name))


def _bare(one: Named) -> Named | None:
    """A side without "group" or "arm" at its end; None where nothing telling is left."""
    counted = re.match(r"\d+\s+(?=[a-z]{3})", one.name)
    if counted:
        one = Named(one.name[counted.end() :], one.start + counted.end(), one.end)
    tail = re.search(r"(?:\s+(?:groups?|arms?))+(?:\s*\([^()]*\)|\s+of\s+\d+(?:\s+\w+)?)?$", one.name, re.I)
    if tail is None:
        return one
    name = one.name[: tail.start()]
    if VAGUE.fullmatch(name) and not control_pattern().fullmatch(name):
        return None
    return Named(name, one.start, one.end - len(tail.group()))


def fits(first: Named, second: Named, one: Pair, reading: Reading) -> bool:
    """Whether both sides can be treatments: one is known as such, or people were assigned to them at random."""
    if any(MEASURED.search(side.name) or OF_PEOPLE.search(side.name) for side in (first, second)):
        return False
    if control_pattern().fullmatch(first.name):
        return False
    known = is_treatment(first.name), is_treatment(second.name) or bool(control_pattern().search(second.name))
    if one.rule in ("compared-in-title", "assigned"):
        return any(known) or _given(reading)
    return all(known) or (any(known) and _given(reading))


def _given(reading: Reading) -> bool:
    return any(GIVEN.search(one.text) for one in reading.sentences)


def _expanded(reading: Reading, found: Found) -> Found:
    """A short form with its long form, as it is introduced."""
    known = reading.abbreviations.get(found.value)
    if known is None:
        return found
    return Found(found.role, f"{known.long} ({known.short})", known.start, known.end, found.rule)


def long_form(reading: Reading, name: str) -> str:
    """A name with the long forms of the short ones in it."""
    known = [one.long for short, one in reading.abbreviations.items() if place_of(short, name) is not None]
    return " ".join((name, *known))


def telling_words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]{3,}", name.casefold()) if word not in COMMON}


def _found(sentence: Sentence, one: Named, role: str, rule: str) -> Found:
    return Found(role, one.name, sentence.start + one.start, sentence.start + one.end, rule)


def comparator_of(reading: Reading, arms: Arms) -> Found | None:
    """The first of: an arm that is a control, a stated comparison, a reference standard, a group of controls."""
    control = control_pattern()
    controls = any(CONTROL.fullmatch(name) for name in arms.names)
    for found in arms.found:
        if controls and found.value.casefold() == "observation":
            continue  # whom the controls are compared with, and no waiting
        known = reading.abbreviations.get(found.value)
        if AFTERWARDS.search(found.value):
            continue
        hit = control.search(known.long if known else found.value) if found.role == "arm.name" else None
        if hit and not CONTROL.fullmatch(hit.group()):
            return Found("study.comparator", hit.group(), found.start, found.end, "comparator-arm")
    stated = (one for one in _stated(reading) if not (one.rule == OF_PLACEBO and went_on(reading)))
    return next(stated, None) or other_treatment(reading)


def _stated(reading: Reading) -> Iterator[Found]:
    control = control_pattern()
    abroad = reading.document.language not in ("en", "und")
    against = re.compile(
        (
            rf"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?|than\s+(?:with|in|"
            rf"for)?)\s*(?:those\s+(?:taking|on|receiving|given|who\s+(?:got|took|"
            rf"received))\s+)?(?:the\s+|an?\s+)?(?P<control>{control.pattern})"
        ),
        re.I,
    )
    for sentence in reading.abstract("results", "methods", None, "title"):
        found = against.search(sentence.text)
        if found and not re.match(r"controls?", found["control"], re.I):
            yield _found(sentence, _named(found, "control"), "study.comparator", "comparator-against")
    other = re.compile(
        rf"\b(?:receiv\w+|treated\s+with|given|(?:assigned|allocated|"
        rf"randomi[sz]ed)\s+(?:[^.;]{{3,90}}?\s+)?to)\s+[^.;]{{2,120}}?\s+or\s+(?:to\s+)?(?:an?\s+|the\s+)?"
        rf"(?P<control>{control.pattern})",
        re.I,
    )
    for sentence in reading.abstract("title", "methods", None, "background", "results"):
        found = other.search(sentence.text)
        if found and not re.match(r"controls?\b", found["control"], re.I):
            yield _found(sentence, _named(found, "control"), "study.comparator", "comparator-or")
        placebo = PLACEBO.search(sentence.text)
        told = placebo and (sentence.section in ("title", "methods") or OWN_PLACEBO.search(sentence.text))
        if placebo and told and not WITHOUT_CONTROL.search(sentence.text):
            start, end = sentence.start + placebo.start(), sentence.start + placebo.end()
            yield Found("study.comparator", placebo[1] or placebo[2], start, end, OF_PLACEBO)
    for sentence in [*reading.abstract("title", "background", "methods", None), *reading.abstract("results")]:
        got = CONTROLS_GOT.search(sentence.text)
        if got:
            yield _found(sentence, _named(got, "name"), "study.comparator", "comparator-control-had")
        for rule, form in (
            ("comparator-standard", STANDARD),
            ("comparator-control-had", CONTROL_HAD),
            ("comparator-control-had", CONTROL_BEFORE),
            ("comparator-control-is", CONTROL_IS),
            ("comparator-its", ITS),
        ):
            found = form.search(sentence.text)
            one = name_at(sentence.text, found.end()) if found else None
            if (
                found
                and one is None
                and rule == "comparator-control-had"
                and (usual := control.match(sentence.text, found.end()))
            ):
                one = Named(usual.group(), *usual.span())  # "standard treatment" alone
            if one and not (OF_GROUP.search(one.name) or MEASURED.search(one.name) or cut_short(one.name)):
                yield _expanded(reading, _found(sentence, one, "study.comparator", rule))
        if none := NOT_GIVEN.search(sentence.text):
            yield _found(sentence, _named(none, "name"), "study.comparator", "comparator-control-had")
        found = AGAINST.search(sentence.text) or (AGAINST_ABROAD.search(sentence.text) if abroad else None)
        one = told_apart(_named(found, "name")) if found else None
        if one and (sentence.section != "background" or AIMS.search(sentence.text)):
            yield _found(sentence, one, "study.comparator", "comparator-compared-with")
    for sentence in reading.abstract("background", "methods", None):
        if found := UNTREATED.search(sentence.text):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-untreated")
    for sentence in reading.abstract("title", "background", "methods", None, "results"):
        found = ALONE.search(sentence.text)
        if found and is_treatment(found["name"].removesuffix("alone").strip()):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-alone")
    for sentence in reading.abstract("methods", None, "results"):
        found = PLACEBO_TAKERS.search(sentence.text)
        if found and not WITHOUT_CONTROL.search(sentence.text):
            yield _found(sentence, _named(found, "name"), "study.comparator", OF_PLACEBO)
    for sentence in reading.abstract("results", "methods", None):
        found = UNEXPOSED.search(sentence.text)
        if found:
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-unexposed")
    for sentence in reading.abstract("title", "background"):
        found = WITHOUT.search(sentence.text)
        if found:
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-without")
    for sentence in reading.abstract("methods", None, "results"):
        found = HEALTHY.search(sentence.text)
        if found and re.search(r"\b(?:patients|individuals\s+with|cases|diagnosed)\b", sentence.text[: found.start()]):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-healthy")
    for sentence in reading.abstract("results", None):
        found = THAN_IN_TRIALS.search(sentence.text)
        part = found.lastgroup if found else None
        if found and part and (part != "name" or is_treatment(found["name"])):
            yield _found(sentence, _named(found, part), "study.comparator", "comparator-than")
    for sentence in reading.abstract("methods", None, "results"):
        found = CONTROLS.search(sentence.text)
        if found and not WITHOUT_CONTROL.search(sentence.text):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-controls")


def told_apart(one: Named) -> Named | None:
    """Who or what a comparison is with, without what was measured of them and what they did; None for a clause."""
    lead = VALUES_OF.match(one.name)
    start = lead.end() if lead else 0
    word = KEYWORD.search(one.name, start)
    stop = END.search(one.name, word.end() if word else start)
    name = OF_WHOM.sub("", one.name[start : stop.start() if stop else len(one.name)]).rstrip(" -–")
    name = TAIL.sub("", name)
    if not 3 < len(name) <= MOST or len(name.split()) > 7 or NO_GROUP.match(name):
        return None
    return Named(name, one.start + start, one.start + start + len(name))


def _named(found: re.Match[str], part: str) -> Named:
    words = found[part].rstrip()
    lead = re.match(r"(?:(?:an?|the|both|each|either|\d+)\s+)+", words, re.I)
    start = found.start(part) + (lead.end() if lead else 0)
    return Named(" ".join(words[lead.end() if lead else 0 :].split()), start, found.start(part) + len(words))
