"""Effects by their quality: "had a protective effect on X", "benefits in terms of X", "was effective on X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import in_what
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, SAME, STUDIED, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at

_HOW = (
    r"(?:(?:statistically|clinically|significant(?:ly)?|marked|strong|clear|more|also|an?|the|overall|independent|"
    r"substantial|(?:modest|small|moderate|slight)|but(?=\s+(?:modest|small|moderate|slight|significant|clinically))|sustained|long-term|additional|very|most|equally)\s+)*"
)
QUALITY = Cued(
    rf"{_HOW}\b(?:(?P<less>protective|preventive)|(?P<same>similar|comparable|equivalent|identical)|beneficial|favou?rable|positive|therapeutic|advantageous|restorative|"
    r"(?P<bad>negative|adverse|detrimental|deleterious|harmful|unfavou?rable|damaging))\s+(?:and\s+\w+\s+)?"
    r"(?:effects?|impacts?|influences?|outcomes?|results?|responses?)\s+(?:of\s+[^.;:()]{2,40}?\s+)?"
    r"(?=(?:(?:up)?on|against|with\s+re\w+\s+to|regarding|in\s+terms)\b)",
    re.I,
)
ADVANTAGE = Cued(
    rf"{_HOW}\bdifferences?\s+(?:were\s+\w+\s+)?in\s+favou?r\s+of\s+(?:the\s+)?[^.;:()]{{2,40}}?\s+(?:(?:was|were)\s+(?:also\s+)?\w+\s+)?(?=(?:in|on|for)\b)|{_HOW}\b(?:advantages?|superiority|benefits?)\s+(?:over\s+[^.;:()]{{2,60}}?\s+)?"
    r"(?=(?:in\s+terms\s+of|with\s+(?:regard|respect)s?\s+to|regarding)\b)",
    re.I,
)
EFFECTIVE = Cued(
    rf"\b(?:is|was|were|are|proved)\s+(?:not\s+)?{_HOW}(?:effective|efficacious)\s+(?=(?:on|against)\b)|"
    rf"\b(?:is|was|were|are|proved)\s+(?:not\s+)?{_HOW}beneficial\s+(?=for\s+(?!(?:the\s+)?(?:use|treatment|management|prevention|prophylaxis|therapy)\b))",
    re.I,
)
HAS = re.compile(
    r"\b(?:ha[ds]|have|show(?:ed|s)?|exert\w*|demonstrated|found|provide[sd]?|confer\w*|there\s+(?:was|were|is)|observed|with|"
    r"revealed|produced?|evidence\s+(?:of|for))\s+$",
    re.I,
)
NOW = re.compile(
    r"(?:has|have|shows?|exerts?|provides?|confers?|there\s+is)\b", re.I
)  # true of a study only in its results
NO = re.compile(r"\b(?:no|not|nor|without|n['’]t)\b(?:\s+\w+){0,2}\s*$", re.I)
# What is wanted: a protective effect on it makes it better, and not rarer.
WANTED = re.compile(
    r"\b(?:survival|quality|functions?|balance|recovery|health|status|outcomes?|responses?|profile|metabolism|performance)\b",
    re.I,
)
GUESS = re.compile(
    r"\b(?:may|might|could|would|should|whether|if|potential\w*|possib\w+|aim\w*|to\s+(?:assess|evaluate|determine))\b",
    re.I,
)
AT = re.compile(
    r"\b(?:(?:up)?on|(?<=beneficial\s)for|(?<=seen\s)in|(?<=found\s)in|(?<=observed\s)in|(?<=noted\s)in|in\s+terms\s+of|against|with\s+(?:regard|respect)s?\s+to|regarding)\s+(?:the\s+|both\s+|"
    r"(?:the\s+)?risks?\s+of\s+|(?:long|short)-term\s+outcomes\s+such\s+as\s+)*",
    re.I,
)


# "Was effective in the prevention of X", "protected against X".
AIMED = Cued(
    rf"\b(?:is|was|were|are|proved)\s+(?P<not>not\s+)?{_HOW}(?:effective|efficacious|successful|beneficial)\s+(?:in|for)\s+(?:the\s+)?"
    r"(?P<noun>prevention|prophylaxis|reduction|relief|improvement|alleviation)\s+of\s+(?:the\s+)?(?=[A-Za-z])|"
    r"\b(?:protected|protects|(?P<none>(?:did|does|do)\s+not\s+protect))\s+(?:(?!from\b)[\w-]+\s+){0,3}?(?:against|from)\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
GAINS = ("relief", "improvement", "alleviation")
# "Lost more weight than others", "gained less weight".
LOST = Cued(
    r"\b(?P<verb>lost|gained)\s+(?:\w+ly\s+)?(?P<more>more|less)\s+(?:body\s+)?(?P<what>weight|bone|height|muscle(?:\s+mass)?)\b",
    re.I,
)


def aims(text: str, found_true: bool) -> Iterator[Direction]:
    """What something was effective in preventing or relieving, and what people lost or gained more of."""
    for found in AIMED.finditer(text) if found_true and not STUDIED.search(text) else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if GUESS.search(text, 0, found.start()) or NO.search(text[: found.start()]):
            continue
        value = IMPROVED if found["noun"] and found["noun"].casefold() in GAINS else LOWER
        denied = found["not"] or found["none"]
        rule = "no-difference" if denied else "verb-object"
        yield Direction(SAME if denied else value, named_in(outcomes), found.start(), end, rule)
    for found in LOST.finditer(text):
        more = (found["verb"].casefold() == "gained") is (found["more"].casefold() == "more")
        named = Phrase(found["what"], found.start("what"), found.end("what"))
        yield Direction(HIGHER if more else LOWER, (named,), found.start(), found.end(), "had-higher")


def effects_on(text: str, found_true: bool, concludes: bool) -> Iterator[Direction]:
    """What something is good or bad for, where an effect is had and not sought."""
    if STUDIED.search(text):
        return
    for form in (QUALITY, ADVANTAGE, EFFECTIVE):
        for found in form.finditer(text):
            lead = text[: found.start()]
            denied = NO.search(lead) or (form is EFFECTIVE and " not " in found.group())
            has = HAS.search(lead)
            told = found_true if form is EFFECTIVE or (has and NOW.match(has.group())) else has is not None
            told = told or (form is ADVANTAGE and "ifferen" in found.group())
            if not (denied or told) or (GUESS.search(lead) and not concludes):
                continue
            if denied and form is QUALITY and found["same"]:
                continue
            outcomes, end = in_what(text, found.end(), AT)
            named = named_in(outcomes)
            if not named or len(named) != len(outcomes):
                continue
            value = IMPROVED
            if form is QUALITY and found["bad"]:
                value = WORSENED
            elif form is QUALITY and found["less"] and not any(WANTED.search(one.words) for one in named):
                value = LOWER
            elif form is QUALITY and found["same"]:
                value = SAME
            start = denied.start() if isinstance(denied, re.Match) else found.start()
            rule = "no-difference" if denied or value == SAME else "verb-object"
            yield Direction(SAME if denied else value, named, start, end, rule)
