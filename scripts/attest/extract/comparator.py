"""What a study's treatment is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.comparison import Pair, pairs
from attest.extract.finding import Found
from attest.extract.named import MEASURED, VAGUE, Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import control_pattern

PLACEBO = re.compile(
    r"\b(placebo)[- ]controlled\b|\b(?:or|and|versus|vs\.?|with|to)\s+(?:an?\s+)?(?:matching\s+|matched\s+|"
    r"oral\s+)?(placebo)s?\b",
    re.I,
)
STANDARD = re.compile(
    r"(?<!related )(?<!due )(?<!attributed )\b(?:with|against|using|and|to)\s+(?!(?:the\s+)"
    r"?(?:\w+\s+)?(?:were|was|used)\b)(?=[^.;,]{3,80}?\s+(?:\([A-Z]{2,8}\)\s+)?(?:as|being|"
    r"served\s+as)\s+(?:the\s+|an?\s+)?(?:reference|gold|criterion|comparator|control)\b)",
    re.I,
)
ASSIGNED_OR = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed)\s+(?:[^.;]{1,90}?\s+)?to\s+(?:(?:either|"
    r"receive)\s+)*[\w-]+(?:\s+[\w-]+){0,5}?(?:\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:once|twice|daily|weekly|\d+\s?mg(?:/\w+)?|for\s+\d+\s+\w+)){0,4},?\s+(?:or|versus|vs\.?)\s+(?:to\s+)?",
    re.I,
)
CONTROL_HAD = re.compile(
    r"\b(?:(?:control|comparison|comparator|placebo|conventional|standard)\s+(?:groups?|arms?|"
    r"subjects|participants|patients|children|women|schools))"
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:,\s*)?(?:which\s+|who\s+)?(?:only\s+)?(?:received|receiving|receives|"
    r"used|was\s+(?:given|treated\s+with|provided\s+with)|"
    r"were\s+(?:given|treated\s+with|provided\s+with)|underwent|treated\s+with|given|consumed|drank|ate|"
    r"took|performed|followed|continued|maintained|attended|"
    r"participated\s+in|got)\s+(?:with\s+)?(?:only\s+|their\s+)?",
    re.I,
)
# A part of the studied combination by itself: "compared with surgery alone".
ALONE = re.compile(
    r"\b(?:compar(?:ed|ing)\s+[^.;]{0,60}?(?:with|to)|versus|vs\.?)\s+(?:the\s+|an?\s+)?"
    r"(?P<name>(?!(?:with|those|to)\b)[a-z][\w-]+(?:\s+(?!(?:was|were|in|and|or|for)\b)[\w-]+){0,2}\s+alone)\b",
    re.I,
)
OF_GROUP = re.compile(r"\b(?:other|second|remaining|another)\s+(?:group|arm|half)\b", re.I)
AGAINST = re.compile(
    (
        r"\b(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to))\s+(?:those\s+(?:in|with|"
        r"of)\s+|that\s+of\s+)?(?P<name>(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:reference|control|"
        r"comparison|general(?=\s+popul)|background|healthy|conventional|standard|usual|traditional|native|"
        r"normal)\b[^.;:,()]{2,60})"
    ),
    re.I,
)
# "… and compare its efficiency with corticosteroid treatment".
ITS = re.compile(
    r"\bcompar(?:e|ed|ing)\s+(?:its|their)\s+(?:[\w-]+\s+){1,4}?(?:with|to)\s+(?:that\s+of\s+|those\s+of\s+)?", re.I
)
# The same in Spanish, Portuguese, French and German.
AGAINST_ABROAD = re.compile(
    r"\b(?:compar\w+\s+(?:con|com|à|aux?|avec)|en\s+comparación\s+con|em\s+comparação\s+com|par\s+rapport\s+(?:à|aux?)|"
    r"(?:im\s+)?vergl\w+\s+(?:mit|zu)|frente\s+a|versus)\s+(?:(?:el|la|los|las|o|a|os|as|le|les|un|una|"
    r"uma|der|dem|den|einer?)\s+)?"
    r"(?P<name>(?!(?:(?:l[ao]s?|les)\s+)?(?:ya|otr[oa]s?|outr[oa]s?|autres?|anderen?|resultados|"
    r"literatura|littérature|données|datos|dados|valores|estudios|"
    r"mismos?)\b)[^\W\d][\w-]+(?:\s+(?:de\s+|del\s+|do\s+|da\s+)?[\w-]+){0,3}?)(?=\s*[.;:,()]|"
    r"\s+(?:en|em|para|pour|por|y|e|et|und|bei|dans)\b)",
    re.I,
)
# The people without an exposure are what the exposed are compared with: "non-users", "never-smokers".
UNEXPOSED = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|versus|vs\.?|than\s+(?:in|"
    r"among|for)?)\s*(?:the\s+|those\s+who\s+were\s+)?"
    r"(?P<name>(?:[a-z]+\s+)?(?:non|never)[- ]?(?:use\b(?:\s+of\s+[\w-]+(?:\s+[\w-]+)?)?|"
    r"\w*(?:users?|smokers?|drinkers?|consumers?|takers?|exposed|recipients?))\b)",
    re.I,
)
CONTROLS = re.compile(
    r"\b(?<!Centers for )(?<!Centres for )(?P<name>(?:healthy|normal|matched|age-matched|hospital|"
    r"community|population|disease)\s+(?:[\w-]+\s+){0,2}?controls?(?:\s+(?:subjects|group|"
    r"participants|individuals))?|"
    r"control\s+(?:group|subjects|participants|patients|arm|women|children)|controls(?=\s*(?:\(|were\b|had\b)))",
    re.I,
)
GIVEN = re.compile(r"\b(?:random\w*|placebo|assigned)\b", re.I)
OF_PEOPLE = re.compile(
    (
        r"\b(?:patients?|women|men|children|levels?|those|values?|diseases?|outcomes?|rates?|results?|"
        r"studies|individuals|baseline)\b"
    ),
    re.I,
)
# "Survival with and without a feeding tube".
WITHOUT = re.compile(
    r"\bwith\s+(?:and|or|versus|vs\.?)\s+(?P<name>without\s+(?!(?:the|these|this|"
    r"any)\b)(?:an?\s+)?[\w-]+(?:\s+(?!(?:in|on|for|using|and|or|to|by|at|who|were|was|is|are|after|"
    r"during)\b)[\w-]+){0,3})",
    re.I,
)
HEALTHY = re.compile(
    r"\b(?:and|with|to|than|versus|vs\.?)\s+(?:\d+\s+|"
    r"in\s+)?(?P<name>healthy\s+(?:[\w-]+\s+){0,2}?(?:participants|volunteers|subjects|individuals|"
    r"people|adults|women|men|children|comparison\s+group))\b",
    re.I,
)
# Words that do not tell one arm from another.
COMMON = frozenset(
    [
        "the",
        "and",
        "with",
        "for",
        "plus",
        "group",
        "arm",
        "therapy",
        "treatment",
        "only",
        "alone",
        "daily",
        "weekly",
        "dose",
        "control",
        "study",
    ]
)
WITHOUT_CONTROL = re.compile(r"\b(?:no|without|lack\w*\s+of|absence\s+of)\s+(?:an?\s+)?(?:placebo|control)", re.I)


def compared(reading: Reading) -> tuple[Found, Found] | None:
    """The two treatments of the first comparison that is one of treatments, and not of people or measurements."""
    for one in pairs(reading):
        first, second = _sides(one)
        if first is None or second is None or first.name.casefold() == second.name.casefold():
            continue
        if fits(first, second, one, reading):
            return (
                _expanded(reading, _found(one.sentence, first, "study.intervention", one.rule)),
                _expanded(reading, _found(one.sentence, second, "study.comparator", one.rule)),
            )
    return None


def _sides(one: Pair) -> tuple[Named | None, Named | None]:
    """Both sides without "group"; a control stands second."""
    first, second = _bare(one.first), _bare(one.second)
    if first and second and control_pattern().search(first.name) and not control_pattern().search(second.name):
        return second, first
    return first, second


def _bare(one: Named) -> Named | None:
    """A side without "group" or "arm" at its end; None where nothing telling is left."""
    counted = re.match(r"\d+\s+(?=[a-z]{3})", one.name)
    if counted:
        one = Named(one.name[counted.end() :], one.start + counted.end(), one.end)
    tail = re.search(r"(?:\s+(?:groups?|arms?))+$", one.name, re.I)
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


def other_arm(reading: Reading, arms: Arms, intervention: Found | None) -> Found | None:
    """The arm beside the one that had the study's treatment, where there are two and the other has a telling name."""
    if intervention is None or len(arms.names) != 2:
        return None
    words = telling_words(long_form(reading, intervention.value))
    own = [arm for arm in arms.names if words & telling_words(long_form(reading, arm))]
    others = [arm for arm in arms.names if arm not in own]
    if len(own) != 1 or len(others) != 1 or VAGUE.fullmatch(others[0]) or not re.search(r"[A-Za-z]{3}", others[0]):
        return None
    place = next(one for one in arms.found if one.role == "arm.name" and one.value == others[0])
    return Found("study.comparator", others[0], place.start, place.end, "comparator-other-arm")


def long_form(reading: Reading, name: str) -> str:
    """A name with the long forms of the short ones in it."""
    known = [
        one.long for short, one in reading.abbreviations.items() if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", name)
    ]
    return " ".join((name, *known))


def telling_words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]{3,}", name.casefold()) if word not in COMMON}


def _found(sentence: Sentence, one: Named, role: str, rule: str) -> Found:
    return Found(role, one.name, sentence.start + one.start, sentence.start + one.end, rule)


def comparator_of(reading: Reading, arms: Arms) -> Found | None:
    """The first of: an arm that is a control, a stated comparison, a reference standard, a group of controls."""
    control = control_pattern()
    for found in arms.found:
        known = reading.abbreviations.get(found.value)
        hit = control.search(known.long if known else found.value) if found.role == "arm.name" else None
        if hit and not re.fullmatch(r"controls?", hit.group(), re.I):
            return Found("study.comparator", hit.group(), found.start, found.end, "comparator-arm")
    return next(_stated(reading), None) or _other_treatment(reading)


def _other_treatment(reading: Reading) -> Found | None:
    """The second treatment that people were assigned to: "randomised to A (10 mg) or B"."""
    for sentence in reading.abstract("methods", None):
        for found in ASSIGNED_OR.finditer(sentence.text):
            one = name_at(sentence.text, found.end())
            if one and is_treatment(one.name):
                return _found(sentence, one, "study.comparator", "comparator-assigned")
    return None


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
    for sentence in reading.abstract("title", "methods", None):
        found = other.search(sentence.text)
        if found and not re.match(r"controls?\b", found["control"], re.I):
            yield _found(sentence, _named(found, "control"), "study.comparator", "comparator-or")
        placebo = PLACEBO.search(sentence.text)
        if placebo and sentence.section in ("title", "methods") and not WITHOUT_CONTROL.search(sentence.text):
            start, end = sentence.start + placebo.start(), sentence.start + placebo.end()
            yield Found("study.comparator", placebo[1] or placebo[2], start, end, "comparator-placebo")
    for sentence in [*reading.abstract("title", "background", "methods", None), *reading.abstract("results")]:
        for rule, form in (
            ("comparator-standard", STANDARD),
            ("comparator-control-had", CONTROL_HAD),
            ("comparator-its", ITS),
        ):
            found = form.search(sentence.text)
            one = name_at(sentence.text, found.end()) if found else None
            if one and not OF_GROUP.search(one.name) and not MEASURED.search(one.name):
                yield _expanded(reading, _found(sentence, one, "study.comparator", rule))
        found = AGAINST.search(sentence.text) or (AGAINST_ABROAD.search(sentence.text) if abroad else None)
        if found and (sentence.section != "background" or re.search(r"\b(?:aim|objective|to)\b", sentence.text)):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-compared-with")
    for sentence in reading.abstract("title", "background", "methods", None, "results"):
        found = ALONE.search(sentence.text)
        if found and is_treatment(found["name"].removesuffix("alone").strip()):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-alone")
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
    for sentence in reading.abstract("methods", None, "results"):
        found = CONTROLS.search(sentence.text)
        if found and not WITHOUT_CONTROL.search(sentence.text):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-controls")


def _named(found: re.Match[str], part: str) -> Named:
    words = found[part].rstrip()
    lead = re.match(r"(?:(?:an?|the|\d+)\s+)+", words, re.I)
    start = found.start(part) + (lead.end() if lead else 0)
    return Named(" ".join(words[lead.end() if lead else 0 :].split()), start, found.start(part) + len(words))
