"""Links: "A was associated with B", "predictors of B were A and C", "an association between A and B".

The sign comes from the ratio or coefficient that the sentence gives. Without one, only what happens to people (a
disease, a death, a complaint) is taken to be more frequent; which way a measure went, such a sentence does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ
from attest.extract.direction_names import named_in
from attest.extract.direction_words import HIGHER, LOWER, NOUN, STUDIED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.subjects import is_people, subject_of
from attest.extract.traits import ends_with_trait

_HOW = r"(?:(?:(?:also|both|still|(?!in)\w+ly)(?:\s+and)?|\([^()]{1,40}\))\s+){0,3}"
_SORT = (
    r"(?:(?:an?|the|also|most|only|best|sole|single|first|found\s+to\s+be|identified\s+as|shown\s+to\s+be|confirmed\s+as|considered|significant|independent|strong(?:est)?|important|major|main|statistically|potential|key|"
    r"positive|\w+ly)\s+){0,5}"
)
LINKED = Cued(
    rf"\b(?:(?:was|were|is|are|remained)\s+{_HOW}(?:associated|linked|related|correlated)\s+(?:\w+ly\s+)?(?:with|to)|"
    r"(?:correlated|correlates?)\s+(?:\w+ly\s+)?with|"
    rf"(?:was|were|is|are|remained)\s+{_SORT}(?:predictors?|risk\s+factors?|determinants?|predictive)\s+(?:of|for)|"
    r"(?:had|has|have|showed|shows|demonstrated|exhibited|displayed|found)\s+(?:an?\s+)?(?:(?:statistically|significant(?:ly)?|strong|clear|close|"
    r"independent|moderate|weak|robust|considerable)\s+)*(?:associations?|relationships?|links?|correlations?)\s+(?:with|to)|"
    r"emerged\s+as\s+(?:\w+\s+){0,2}(?:predictors?|risk\s+factors?)\s+(?:of|for)|"
    rf"{_HOW}(?<!that )(?<!which )(?:predicted|predicts)|"
    rf"(?:was|were|is|are)\s+{_HOW}(?P<less>protective)\s+(?:\([^()]{{1,40}}\)\s+)?(?:against|for))\s+"
    r"(?:both\s+|the\s+|an?\s+|development\s+of\s+)*"
    r"(?:(?:risks?|odds|rates?|occurrence|presence|development)\s+(?:of|for)\s+(?:the\s+)?)?(?=[A-Za-z0-9])",
    re.I,
)
FACTORS = Cued(
    r"\b(?P<what>(?:(?:risk|predictive|prognostic)\s+factors?|predictors?|determinants?)\s+(?:of|for)|(?:factors?|variables?|characteristics|features)\s+"
    r"(?:\w+ly\s+)?(?:associated\s+with|predicting|predictive\s+of))\s+(?:the\s+)?(?P<outcome>[A-Za-z][^.;:()]{2,80}?)\s+"
    r"(?:\([^()]{1,30}\)\s+)?(?:were|was|included|(?P<now>include|are))\s+(?!not\b|assessed|evaluated|identified\s+(?:using|by)|analy|examined|studied|determined|"
    r"investigated|calculated|estimated)(?=[A-Za-z])",
    re.I,
)
BETWEEN = Cued(
    r"\b(?P<lead>(?:(?:an?|the|significant|strong|clear|independent|positive|statistically|weak|moderate)\s+)*)(?:associations?|relationships?|correlations?|links?)\s+"
    r"(?:(?:was|were)\s+(?:also\s+)?(?:found|observed|seen|noted|detected|identified)\s+)?between\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
TOLD_THERE = re.compile(
    r"\b(?:found|observed|showed|shows|revealed|demonstrated|identified|there\s+(?:was|were|is)|detected|had|confirmed|was\s+an?|significant)\b",
    re.I,
)
IDENTIFIED = Cued(
    r"\b(?:identified|revealed|confirmed|found|showed)\s+(?P<of>(?!that\b|to\b)[^.;:()]{3,120}?)\s+(?:as|to\s+be|were|was)\s+"
    rf"{_SORT}(?:predictors?|risk\s+factors?|determinants?|predictive)\s+(?:of|for)\s+(?:the\s+)?(?:development\s+of\s+)?(?=[A-Za-z])",
    re.I,
)
DENIED = re.compile(
    r"\b(?:no|not|nor|neither|without|lack|none|whether|if|inverse\w*|negative\w*|investigat\w+|assess\w*|evaluate\w*|explore\w*|examine\w*)\b|n['’]t\b|\bnon-?\s?(?:statistically\s+)?significant",
    re.I,
)
DOSE = re.compile(r"\bdose[\s-]response|\blinear|\b[UJ][\s-]shaped", re.I)  # which way it goes, other words tell
# What happens to people, or what they do or feel: "associated with" it means that there was more of it.
EVENT = re.compile(
    r"\b(?:mortality|deaths?|dying|incidences?|prevalence|cancers?|carcinomas?|tumou?rs?|diseases?|disorders?|syndromes?|failures?|infections?|sepsis|complications?|"
    r"delirium|relapses?|recurrences?|flares?|fractures?|falls?|falling|strokes?|infarctions?|events?|hospitali[sz]ations?|(?:re)?admissions?|toxicit(?:y|ies)|"
    r"pain|depression|depressive|anxiety|distress|burnout|fatigue|insomnia|obesity|diabetes|hypertension|dementia|impairments?|disabilit(?:y|ies)|damage|injur(?:y|ies)|"
    r"bleeding|progression|metastas[ie]s|non-?adherence|drop-?outs?|discontinuations?|withdrawals?|abuse|violence|suicid\w+|smoking|severity|"
    r"declines?|deterioration|worsening|exacerbations?|symptoms?|nausea|vomiting|preeclampsia|births?|loss|defects?|abnormalit(?:y|ies)|rejection|satisfaction|adherence|remission|success|"
    r"[a-z]{3,}(?:itis|[ae]mia|osis|pathy|plegia|algia|openia|uria|rrh?age|rhea|rhoea|oma|edema|oedema))\b",
    re.I,
)
NO_EVENT = re.compile(
    r"(?<![\w/-])(?!.*\b(?:declines?|loss|impairments?|failure|progression|worsening|deterioration)$)(?:numbers?|survival|free|quality|function|control|knowledge|tolerance|duration|scores?|indices|index|changes?|weight|height|levels?|pressures?|"
    r"concentrations?|volumes?|BMI|age|sex|gender|ability|time)\b|\bno\b|^\w+(?:al|ic|ive|ary)$",
    re.I,
)
CHANGED = re.compile(
    rf"^(?:(?:an?|the|significant(?:ly)?|greater|larger)\s+)*(?:{ADJ}|{NOUN}s?|changes?|differences?|good|bad|low|high|better|more)\b(?!-)",
    re.I,
)
SIGNED_NAME = re.compile(rf"\d\s?%|-fold\b|\b(?:{ADJ})\s+\w", re.I)  # "nearly 40% lower incidence"
# "A reduction in X was associated with Y": Y went with the change, and X is what was studied.
OF_CHANGE = re.compile(rf"\b(?:{NOUN}|change)s?\s+(?:in|of)\b", re.I)
RATIO = re.compile(
    r"\b(?:a|adj\w*\.?\s*|adjusted\s+|crude\s+|pooled\s+|multivaria\w+\s+)?(?:OR|RR|HR|IRR|SHR|aOR|aHR|aRR|odds\s+ratios?|hazards?\s+ratios?|(?:relative\s+)?risks?(?:\s+ratios?)?|"
    r"rate\s+ratios?)(?:\s*\[[^\[\]]{1,12}\]|\s*\([^()]{1,12}\))?\s*(?:[=:,]|of|was|per\s[^=]{1,20}=)?\s*(?P<value>\d+[.·]\d+)",
    re.I,
)
COEFFICIENT = re.compile(
    r"\b(?:r|rs|rho|β|beta|b|ρ|coefficient)\s*(?:=|:|of)\s*(?P<minus>[-−–])?\s?\d?[.·]\d+|[βρ]\s*=\s*(?P<other>[-−–])?\s?\d?[.·]\d"
)


def links(text: str, found_true: bool) -> Iterator[Direction]:
    """What went along with what, where the sentence tells the sign or the outcome is something that happens."""
    if STUDIED.search(text):
        return
    for found in LINKED.finditer(text):
        lead = text[: found.start()]
        clause = re.split(r"[;]\s|,\s+(?:and|but|while|whereas)\s+", lead)[-1]
        present = re.match(r"(?:is|are|predicts|correlates?)\b", found.group(), re.I)
        if DENIED.search(clause) or DENIED.search(found.group()) or (present and not found_true):
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        subject = subject_of(text, found.start())
        if subject is None or is_people(subject.words) or OF_CHANGE.search(subject.words):
            continue
        if not ends_with_trait(
            subject.words
        ):  # "colds were associated with smoking" tells nothing of how much people smoke
            outcomes = [one for one in outcomes if not ends_with_trait(one.words)]
        yield from _linked(text, outcomes, (found.start(), end), subject.words, LOWER if found["less"] else None)
    for found in FACTORS.finditer(text):
        if DENIED.search(text, 0, found.start()) or (found["now"] and not found_true):
            continue
        outcomes, _ = items_at(text[: found.end("outcome")], found.start("outcome"))
        each = list(_each_factor(text, found.end()))
        if len(outcomes) == 1 and len({sign for _, sign, _ in each}) == 2:
            for name, sign, place in each:
                yield Direction(sign, named_in(outcomes), *place, "linked", name)
        elif len(outcomes) == 1:
            yield from _linked(text, outcomes, (found.start(), found.end("outcome")), None, None)
    for found in IDENTIFIED.finditer(text):
        if not DENIED.search(text, 0, found.end()):
            outcomes, end = items_at(text, found.end(), keep_last=False)
            yield from _linked(text, outcomes, (found.start(), end), found["of"], None)
    for found in BETWEEN.finditer(text):
        if (
            DENIED.search(text, 0, found.end("lead"))
            or DOSE.search(text, 0, found.end())
            or not TOLD_THERE.search(text)
        ):
            continue
        pair, end = items_at(text, found.end(), keep_last=False)
        if len(pair) == 2:
            yield from _linked(text, pair[1:], (found.start(), end), pair[0].words, None)


def _each_factor(text: str, at: int) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """ "… were A (OR 1.5) and B (OR 0.4)": each factor with the sign of its own ratio, and its place."""
    while found := FACTOR.match(text, at):
        ratio = RATIO.search(found["inner"])
        value = Decimal(ratio["value"].replace("·", ".")) if ratio else Decimal(1)
        if value == 1:
            return
        yield tidy(found["name"]), HIGHER if value > 1 else LOWER, (found.start("name"), found.end())
        at = found.end()


FACTOR = re.compile(
    r"[\s,]*(?:(?:and|or)\s+)?(?:an?\s+|the\s+)?(?P<name>[A-Za-z][^()\[\],;]{1,60}?)\s*"
    r"[(\[](?P<inner>(?:[^()\[\]]|\([^()]*\)|\[[^\[\]]*\])*)[)\]]"
)


def _linked(
    text: str, outcomes: list[Phrase], place: tuple[int, int], of: str | None, value: str | None
) -> Iterator[Direction]:
    if not outcomes or CHANGED.match(text[outcomes[0].start :]) or SIGNED_NAME.search(outcomes[0].words):
        return
    sign = value or _sign(text)
    named = named_in(outcomes)
    if sign == "":
        return
    fit = [not NO_EVENT.search(one.words) and bool(sign or EVENT.search(one.words)) for one in named]
    named = named[: fit.index(False)] if False in fit else named
    if named and named[0] is outcomes[0]:
        yield Direction(sign or HIGHER, named, place[0], place[1], "linked", tidy(of) if of else None)


def _sign(text: str) -> str | None:
    """The sign that all ratios and coefficients of a sentence share; None without any, nothing where they differ."""
    signs = set()
    for found in RATIO.finditer(text):
        value = Decimal(found["value"].replace("·", "."))
        signs.add(HIGHER if value > 1 else LOWER if value < 1 else "")
    for found in COEFFICIENT.finditer(text):
        signs.add(LOWER if found["minus"] or found["other"] else HIGHER)
    return None if not signs else signs.pop() if len(signs) == 1 else ""
