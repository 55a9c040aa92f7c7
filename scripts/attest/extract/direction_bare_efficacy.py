"""Efficacy told of treatments without an outcome: "A was more effective than B", "both were equally well tolerated".

What a treatment is better at is then its efficacy; the two that are compared are the groups. Where the words compare
measures ("the response to A was superior to that to B") or one treatment in several kinds of people, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_words import HIGHER, LOWER, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.subjects import is_drug, is_treatment, subject_of
from attest.extract.treatments import control_pattern, drug_pattern, head_pattern

_BE = (
    r"\b(?:was|were|is|are|proved|found|(?:appeared|appears?|seemed|seems?)(?=\s+to\s+be\b))\s+(?P<not>not\s+)?"
    r"(?:(?:to\s+be|also|both|all|found|shown|judged|rated|considered|clinically|statistically|\w+ly(?<!equally)(?<!similarly)(?<!comparably))\s+){0,3}(?P<no>no\s+)?"
)
_GOOD = r"(?:effective|efficacious)"
# What two treatments are compared in: how well they work, or how well they are borne.
COMPARED = Cued(
    rf"{_BE}(?:(?P<better>superior\s+to|(?P<more>more\s+{_GOOD}|better\s+tolerated)\s+(?:than|compared\s+(?:with|to)))|"
    rf"(?P<worse>inferior\s+to|less\s+(?:{_GOOD}|well\s+tolerated)\s+than)|"
    rf"(?P<alike>(?:at\s+least\s+)?as\s+(?:{_GOOD}|well\s+tolerated)\s+as|(?:therapeutically|clinically)\s+equivalent\s+to|non-?inferior\s+to))\s+(?=[A-Za-z\d])",
    re.I,
)
# "Both drugs were equally effective."
ALIKE = Cued(
    rf"\b(?:was|were|is|are|proved)\s+(?:to\s+be\s+|found\s+to\s+be\s+|also\s+)?(?:equally|similarly|comparably)\s+(?:well\s+)?(?:{_GOOD}|tolerated|safe)\b"
    rf"(?:\s+and\s+(?:(?:well|equally|similarly)\s+)*(?:{_GOOD}|tolerated|safe)\b)?",
    re.I,
)
# "There was no superior efficacy of A over B".
NO_BETTER = Cued(
    r"\bno\s+(?:significant\s+|clear\s+|additional\s+)?(?:superior(?:ity)?|advantage|better)(?:\s+(?:efficacy|effectiveness|effect))?\s+of\s+(?:the\s+)?(?P<one>[A-Za-z][^.;:,()]{1,60}?)\s+over\s+(?:the\s+)?"
    r"(?P<other>[A-Za-z][^.;:,()]{1,60}?)(?=\s*(?:[.;:,(\[]|$)|\s+(?:was|were)\b)",
    re.I,
)
SEVERAL = re.compile(
    r"\b(?:both|two|all|three|four|these|the)\s+(?:[\w-]+\s+){0,3}?(?:treatments?|drugs?|regimens?|therapies|agents?|formulations?|doses|dosages|preparations?|methods|approaches|"
    r"techniques|interventions|procedures|medications|products|programmes|programs|combinations|products|groups|arms|compounds|analgesics|antibiotics|strategies)$|\s(?:and|or)\s|^(?:they|both)$",
    re.I,
)
TOLERATED = re.compile(r"tolerat", re.I)
# Behind it: among whom, or under which conditions, one treatment worked as well.
SAME_TREATMENT = re.compile(
    r"\s+(?:regardless|irrespective|independent\w*|whether|when|across|throughout|in\s+(?:both\s+)?(?:men|women|males|females|patients|those|subjects|children|younger|older|all|black)|"
    r"for\s+(?:men|women)|in\s+the\s+(?:two|both|three)\s)",
    re.I,
)
SUBJECT = re.compile(r"(?:^|(?<=[.;:]\s)|(?<=,\s)|(?<=\bthat\s))(?:[^.;:,]|\.\d){4,120}\s$", re.I)
# What is no treatment but a measure, a study or a test.
MEASURE = re.compile(
    r"\b(?:scores?|rates?|times?|accuracy|sensitivity|specificity|survival|respon[sd]\w*|reductions?|improvements?|increases?|decreases?|changes?|quality|functions?|control|"
    r"performance|outcomes?|results?|effects?|efficacy|effectiveness|profiles?|relief|levels?|concentrations?|values?|expectations?|potency|activity|tolerability|"
    r"safety|benefits?|scales?|tests?|models?|index|measures?|imaging|recovery|pain|symptoms|strength|that|those|what|baseline|expected|predicted|assumed|one|another|each|"
    r"either|others?|studies|trials|numbers?|amounts?|incidence|risks?|bioavailability|absorption|patients|people|women|men|participants|ones|it|this)\b",
    re.I,
)
ASKED = re.compile(
    r"\b(?:whether|if|may|might|could|would|should|hypothes\w+|assum\w+|expected|likely|reported|believed|thought|considered|claim\w*|previous\w*|neither|no|none|only)\b",
    re.I,
)
_NAMES = re.compile(r"\s+(?:in|for|at|with|when|during|over|on|after|by)\b", re.I)


def bare_efficacy(text: str) -> Iterator[Direction]:
    """Which of two treatments works better or is better borne, and that both do alike."""
    for found in COMPARED.finditer(text):
        one, other = before(text, found.start()), behind(text, found.end())
        if one is None or other is None or not (_names_treatment(one) or _names_treatment(other)):
            continue
        if ASKED.search(text, 0, found.start()) or AIM.match(text, found.end()):
            continue
        denied = found["not"] is not None or found["no"] is not None
        if found["alike"] and denied:
            if not found["alike"].casefold().startswith("as"):
                continue
            value = LOWER  # "not as effective as"
        else:
            untested = UNTESTED.search(text, found.end()) is not None
            value = SAME if denied or untested or found["alike"] else HIGHER if found["better"] else LOWER
        yield _of(found, value, f"{one} vs {other}")
    for found in NO_BETTER.finditer(text):
        if not ASKED.search(text, 0, found.start()):
            yield _of(found, SAME, f"{tidy(found['one'])} vs {tidy(found['other'])}")
    for found in ALIKE.finditer(text):
        subject = SUBJECT.search(text, 0, found.start())
        if (
            subject is None
            or not SEVERAL.search(subject.group().rstrip())
            or MEASURE.search(subject.group())
            or SAME_TREATMENT.match(text, found.end())
            or AIM.match(text, found.end())
            or ASKED.search(text, 0, found.start())
        ):
            continue
        yield _of(found, SAME, None)


def _of(found: re.Match[str], value: str, groups: str | None) -> Direction:
    name = "tolerability" if TOLERATED.search(found.group()) and "effic" not in found.group().casefold() else "efficacy"
    if name == "tolerability" and "effective" in found.group().casefold():
        name = "efficacy"
    phrase = Phrase(name, found.start(), found.end())
    return Direction(value, (phrase,), found.start(), found.end(), "efficacy", groups)


def _names_treatment(words: str) -> bool:
    return (
        is_drug(words)
        or is_treatment(words)
        or any(form().search(words) for form in (drug_pattern, head_pattern, control_pattern))
    )


def before(text: str, verb: int) -> str | None:
    """What is said to be better: the subject, where it is no measure."""
    named = [subject_of(text, verb), clause_subject(text, verb)]
    if named[0] is not None and WITH.match(text, named[0].end):
        named.reverse()  # "inflation of the cuff with A": whole
    return next((words for one in named if one is not None and (words := _short(one.words))), None)


def behind(text: str, at: int) -> str | None:
    """What another is compared with."""
    names, _ = items_at(text, at, keep_last=False)
    return _short(tidy(_NAMES.split(names[0].words)[0])) if names else None


def _short(words: str) -> str | None:
    return words if words and words.count(" ") < LONGEST and not MEASURE.search(words) else None


WITH = re.compile(r"\s*with\s", re.I)
LONGEST = 8
UNTESTED = re.compile(r"\b(?:not|non|without|in)[\s-]*(?:statistical(?:ly)?\s+)?significan", re.I)
# "… than B in reducing X": what one is better at is told.
AIM = re.compile(r"[^.;:()]{0,60}?\b(?:in|at|for)\s+(?:\w+ly\s+)?\w+ing\b", re.I)
