"""What a study's treatment is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.finding import Found
from attest.extract.named import Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import control_pattern, treatments_in

COMPARE = re.compile(
    r"\bcompar(?:e|ed|es|ing|ison\s+of|isons?\s+between)\s+(?:the\s+)?(?:(?:efficacy|effectiveness|safety|effects?|outcomes?|results?)"
    r"(?:\s+and\s+\w+)?\s+of\s+)?(?P<first>[^.;,]{2,70}?)\s+(?:with|to|versus|vs\.?|and|against)"
    r"\s+(?:that\s+of\s+|those\s+of\s+)?(?P<second>[^.;,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at|during|with)\b|[.;,(]|$)",
    re.I,
)
BOTH_COMPARED = re.compile(
    r"(?:^|[.;:]\s+)(?P<first>[^.;:]{2,70}?),?\s+and\s+(?P<second>[^.;:,]{2,50}?)\s+were\s+(?:\w+ly\s+)?compared\b",
    re.I,
)
VERSUS = re.compile(
    r"(?P<first>[^.;:,]{2,70}?)\s+(?:versus|vs\.?|compared\s+(?:with|to))"
    r"\s+(?P<second>[^.;:,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at|during|to)\b|[.;:,(]|$)",
    re.I,
)
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
    r"\b(?:assigned|allocated|randomi[sz]ed)\s+(?:[^.;]{1,90}?\s+)?to\s+(?:(?:either|receive)\s+)*[\w-]+(?:\s+[\w-]+){0,5}?(?:\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:once|twice|daily|weekly|\d+\s?mg(?:/\w+)?|for\s+\d+\s+\w+)){0,4},?\s+(?:or|versus|vs\.?)\s+(?:to\s+)?",
    re.I,
)
CONTROL_HAD = re.compile(
    r"\b(?:control|comparison)\s+(?:group|arm)\s*(?:\([^()]{1,20}\)\s*)?(?:,\s*)?(?:which\s+)?(?:received|receiving|using|used|was\s+(?:given|treated\s+with)|underwent|treated\s+with|given|had)\s+",
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
    r"\b(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to))\s+(?:those\s+(?:in|with|of)\s+|that\s+of\s+)?(?P<name>(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:reference|control|comparison|general|background|healthy|conventional|standard|usual|traditional|native|normal)\b[^.;:,()]{2,60})",
    re.I,
)
# The same in Spanish, Portuguese, French and German.
AGAINST_ABROAD = re.compile(
    r"\b(?:compar\w+\s+(?:con|com|à|aux?|avec)|en\s+comparación\s+con|em\s+comparação\s+com|par\s+rapport\s+(?:à|aux?)|"
    r"(?:im\s+)?vergl\w+\s+(?:mit|zu)|frente\s+a|versus)\s+(?:(?:el|la|los|las|o|a|os|as|le|les|un|una|uma|der|dem|den|einer?)\s+)?"
    r"(?P<name>(?!(?:(?:l[ao]s?|les)\s+)?(?:ya|otr[oa]s?|outr[oa]s?|autres?|anderen?|resultados|literatura|littérature|données|datos|dados|valores|estudios|mismos?)\b)[^\W\d][\w-]+(?:\s+(?:de\s+|del\s+|do\s+|da\s+)?[\w-]+){0,3}?)(?=\s*[.;:,()]|\s+(?:en|em|para|pour|por|y|e|et|und|bei|dans)\b)",
    re.I,
)
# The people without an exposure are what the exposed are compared with: "non-users", "never-smokers".
UNEXPOSED = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|versus|vs\.?|than\s+(?:in|among|for)?)\s*(?:the\s+|those\s+who\s+were\s+)?"
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
WITHOUT_CONTROL = re.compile(r"\b(?:no|without|lack\w*\s+of|absence\s+of)\s+(?:an?\s+)?(?:placebo|control)", re.I)


def compared(reading: Reading) -> tuple[Found, Found] | None:
    """The two treatments of "to compare A with B" in the title or the aims; one of them is known as a treatment."""
    for sentence in [*reading.abstract("title"), *reading.abstract("background", None, "methods")]:
        for pattern in (COMPARE, VERSUS, BOTH_COMPARED):
            found = pattern.search(sentence.text)
            if not found or (pattern is VERSUS and sentence.section != "title"):
                continue
            first, second = _side(found, "first"), _side(found, "second")
            if first is None or second is None or control_pattern().fullmatch(first.name):
                continue
            known = is_treatment(first.name), is_treatment(second.name) or bool(control_pattern().search(second.name))
            if first.name.casefold() == second.name.casefold() or not (
                any(known) if sentence.section == "title" or _given(reading) else all(known)
            ):
                continue
            if any(_of_people(one.name) for one in (first, second)):
                continue
            return (
                _found(sentence, first, "study.intervention", "compared"),
                _found(sentence, second, "study.comparator", "compared"),
            )
    return None


def _given(reading: Reading) -> bool:
    return any(re.search(r"\b(?:random\w*|placebo|assigned)\b", one.text, re.I) for one in reading.sentences)


def _of_people(name: str) -> bool:
    return bool(
        re.search(
            r"\b(?:patients?|women|men|children|levels?|those|values?|diseases?|groups?|outcomes?|rates?|results?|studies|individuals)\b",
            name,
            re.I,
        )
    )


def _side(found: re.Match[str], part: str) -> Named | None:
    """One side of a comparison: the control or the medicine in it, or the whole of its words."""
    text, place = found[part], found.start(part)
    hit = control_pattern().search(text)
    drug = next(treatments_in(text), None)
    if drug:
        return Named(drug[0], place + drug[1], place + drug[2])
    if hit and not re.fullmatch(r"controls?", hit.group(), re.I):
        return Named(hit.group(), place + hit.start(), place + hit.end())
    lead = re.search(r".*\b(?:of|between|comparing)\s+", text)
    one = name_at(found.string, place + (lead.end() if lead else 0))
    return one if one and one.end <= found.end(part) else None


def _found(sentence: Sentence, one: Named, role: str, rule: str) -> Found:
    return Found(role, one.name, sentence.start + one.start, sentence.start + one.end, rule)


def comparator_of(reading: Reading, arms: Arms) -> Found | None:
    """The first of: an arm that is a control, a stated comparison, a reference standard, a group of controls."""
    control = control_pattern()
    for found in arms.found:
        hit = control.search(found.value) if found.role == "arm.name" else None
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
        rf"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?|than\s+(?:with|in|for)?)\s*(?:those\s+(?:taking|on|receiving|given|who\s+(?:got|took|received))\s+)?(?:the\s+|an?\s+)?(?P<control>{control.pattern})",
        re.I,
    )
    for sentence in reading.abstract("results", "methods", None, "title"):
        found = against.search(sentence.text)
        if found and not re.match(r"controls?", found["control"], re.I):
            yield _found(sentence, _named(found, "control"), "study.comparator", "comparator-against")
    other = re.compile(
        rf"\b(?:receiv\w+|treated\s+with|given|(?:assigned|allocated|randomi[sz]ed)\s+(?:[^.;]{{3,90}}?\s+)?to)\s+[^.;]{{2,120}}?\s+or\s+(?:to\s+)?(?:an?\s+|the\s+)?"
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
        for rule, form in (("comparator-standard", STANDARD), ("comparator-control-had", CONTROL_HAD)):
            found = form.search(sentence.text)
            one = name_at(sentence.text, found.end()) if found else None
            if one and not OF_GROUP.search(one.name):
                yield _found(sentence, one, "study.comparator", rule)
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
    for sentence in reading.abstract("methods", None, "results"):
        found = CONTROLS.search(sentence.text)
        if found and not WITHOUT_CONTROL.search(sentence.text):
            yield _found(sentence, _named(found, "name"), "study.comparator", "comparator-controls")


def _named(found: re.Match[str], part: str) -> Named:
    words = found[part].rstrip()
    lead = re.match(r"(?:an?|the)\s+", words, re.I)
    start = found.start(part) + (lead.end() if lead else 0)
    return Named(" ".join(words[lead.end() if lead else 0 :].split()), start, found.start(part) + len(words))
