"""Directions behind a verb of having: "X showed a decrease", "had a profile like B's", "did not reach significance"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ, HAD
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import in_what
from attest.extract.direction_predicates import BEHIND, said
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, NOUN, NOUNS, SAME, VERBS, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.subjects import is_drug, is_people, is_treatment

_SHOWED = r"(?:showed|had|underwent|demonstrated|exhibited|experienced|displayed|revealed|presented)"
_HOW = (
    r"(?:(?:an?|any|statistical(?:ly)?|clinically|significant(?:ly)?|marked|markedly|substantial|progressive|gradual|steady|sustained|clear|slight|"
    r"small|modest|moderate|large|greater|larger|rapid|further|overall|consistent|continuous|transient|relevant|meaningful|important|and|strong|highly|very|"
    r"\d[\d.]*\s?%|\d[\d.]*-fold|mean|average|\([^()]{1,30}\))\s+)*"
)
_BEHIND = (
    r"(?=\s*(?:[.,;()\[:]|$)|\s+(?:only\s+)?(?:with|after|over|at|from|to|by|during|compared|between|among|throughout|within|until|when|while|than|of\s+[-−]?\d|"
    r"in\s+(?:the|both|all|either|group|\w+\s+group|patients)|across|following|and|but|as|towards?|relative|versus|vs|on)\b)"
)
# "X showed a significant increase over time": X is what rose.
SHOWED = Cued(rf"\b{_SHOWED}\s+{_HOW}(?P<noun>{NOUN})s?\b{_BEHIND}", re.I)
THAN_GROUP = re.compile(r"\s+(?:than|compared|versus|vs)\b(?!\s+(?:in|with|on|for|after|among|at|those\s+in)\b)", re.I)
# "X did not show any significant difference", "X failed to show a change".
SHOWED_NO = Cued(
    rf"\b(?:did\s+not|didn['’]t|failed\s+to)\s+(?:show|have|demonstrate|exhibit|reveal|display|undergo|present|differ)\s+{_HOW}"
    rf"(?:differences?|changes?|variations?|(?:{NOUN})s?)\b{_BEHIND}",
    re.I,
)
NOT_REACHED = Cued(
    r"\b(?:did\s+not|didn['’]t|failed\s+to)\s+(?:reach|achieve|attain)\s+(?:(?:the|statistical|level\s+of|a|clinical)\s+)*"
    r"(?:significance|significant\s+(?:level|difference)s?|(?<=statistical\s)differences?)(?P<on>\s+(?:on|for|in)\s+(?:the\s+)?(?=[A-Za-z]))?|"
    r"\b(?:was|were)\s+(?:not|non-?)\s*(?:statistically\s+)?significant\b(?!ly)|\b(?:was|were)\s+(?:statistically\s+)?insignificant\b",
    re.I,
)
EFFECT_ON = re.compile(
    r"\beffects?\s+(?:of\s+[^.;:,()]{2,60}?\s+)?on\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:\d]{2,80}?)\s*$", re.I
)
CHANGE_IN = re.compile(
    rf"^(?:(?:the|these|observed|mean|overall|between-group)\s+)*(?:differences?|changes?|variations?|trends?|(?:{NOUN})s?)\s+"
    r"(?:in|of|on|for)\s+(?:the\s+)?(?P<what>[A-Za-z].+)$",
    re.I,
)
CHANGE = re.compile(
    rf"(?:.*\b(?:analys[ie]s|models?)\b|(?:[\w-]+\s+)?(?:variations?|differences?|changes?)$|effects?\b|differences?|changes?|effects?|trends?|associations?|correlations?|relationships?|interactions?|{NOUN}s?)\b",
    re.I,
)
_ALIKE = ("similar", "comparable", "equivalent", "equal", "identical", "superior", "inferior")
_POST = {word: HAD[word] for word in HAD if word not in ("more", "less", "poor")} | {
    "non-inferior": SAME,
    "noninferior": SAME,
}
# "Had an adverse event profile similar to that of placebo": the adjective stands behind its noun.
POSTPOSED = Cued(
    r"\b(?:had|has|have|showed|shows?|demonstrated|provided?|provides|offers?|offered|exhibited|achieved|with|produced|yielded)\s+(?:an?\s+|the\s+)?"
    r"(?P<what>(?!no\b|not\b|significantly\b)[A-Za-z][^.;:,()]{2,60}?)\s+(?P<that>(?:that|which)\s+(?:was|were|is|are)\s+)?(?:(?!not\b)\w+ly\s+(?:\([^()]{1,20}\)\s+)?)?"
    rf"(?P<adj>{ADJ}|non-?inferior)\s+(?:to|than)\s+(?!\d)",
    re.I,
)
# "Received prednisone at a mean dose of 31 mg, which decreased to 19 mg": the amount before the comma.
WHICH_FELL = Cued(
    r"\b(?:mean|median|average)\s+(?P<what>[A-Za-z][\w/() -]{2,50}?)\s+(?:of|was|were)\s+[\d.,]+[^.;,]*?"
    r"(?:\.\d[^.;,]*)?,\s+which\s+(?:then\s+|\w+ly\s+)?"
    rf"(?:(?:was|were)\s+(?:\w+ly\s+)?)?(?P<verb>{'|'.join(VERBS)})\b",
    re.I,
)
BE = re.compile(r"\b(?:was|were|is|are)\s*$", re.I)
ANOTHER = re.compile(
    r"\b(?:appear(?:s|ed)|seem(?:s|ed)|remain(?:s|ed)|became|was|were|is|are|had|has|have|who|which|that|and|or|significantly)\b",
    re.I,
)

# "Fatigue appeared to improve during therapy", "seemed to be steadily improving".
APPEARED = Cued(
    r"\b(?:appeared|seemed|continued|began|started)\s+to\s+(?:be\s+)?(?:\w+ly\s+)?"
    rf"(?P<verb>improv|increas|decreas|worsen|declin|fall|ris|drop|deteriorat|resolv)(?:e|(?:p?ing))?{BEHIND}",
    re.I,
)
STEMS_OF_VERBS = {
    "improv": IMPROVED,
    "resolv": IMPROVED,
    "increas": HIGHER,
    "ris": HIGHER,
    "decreas": LOWER,
    "declin": LOWER,
    "fall": LOWER,
    "drop": LOWER,
    "worsen": WORSENED,
    "deteriorat": WORSENED,
}
# "…: creatinine and urea falling from 0.96 to 0.75".
GOING = Cued(
    r"\b(?P<verb>falling|dropping|declining|decreasing|rising|increasing|improving)\s+(?:\w+ly\s+)?(?=(?:from|by)\s+(?:an?\s+|about\s+|mean\s+)*[-−]?\d)",
    re.I,
)
GOES = {
    "falling": LOWER,
    "dropping": LOWER,
    "declining": LOWER,
    "decreasing": LOWER,
    "rising": HIGHER,
    "increasing": HIGHER,
    "improving": IMPROVED,
}


def showed(text: str, found_true: bool) -> Iterator[Direction]:
    """What a subject showed, or what people had that was like or unlike another group's."""
    for found in SHOWED.finditer(text):
        if THAN_GROUP.match(text, found.end()):
            continue  # "A showed greater reductions than B": of what, nothing tells
        yield from said(text, NOUNS[found["noun"].casefold()], found, "subject-verb")
    for found in SHOWED_NO.finditer(text):
        yield from said(text, SAME, found, "no-difference")
    for found in WHICH_FELL.finditer(text):
        words = tidy(found["what"])
        if usable(words):
            named = named_in([Phrase(words, found.start("what"), found.end("what"))])
            yield Direction(VERBS[found["verb"].casefold()], named, found.start("what"), found.end(), "subject-verb")
    for found in APPEARED.finditer(text):
        yield from said(text, STEMS_OF_VERBS[found["verb"].casefold()], found, "subject-verb")
    for found in GOING.finditer(text):
        yield from said(text, GOES[found["verb"].casefold()], found, "subject-verb")
    for found in NOT_REACHED.finditer(text):
        yield from _not_significant(text, found)
    for found in POSTPOSED.finditer(text):
        if re.match(r"(?:has|have|shows?|offers?|provides?)\b", found.group(), re.I) and not found_true:
            continue
        words = tidy(found["what"])
        if (
            not usable(words)
            or ANOTHER.search(words)
            or BE.search(found["what"])
            or is_people(words)
            or is_drug(words)
            or is_treatment(words)
        ):
            continue
        start = found.start("what")
        if not (found["adj"].casefold() in (*_ALIKE, "non-inferior", "noninferior") or found["that"]):
            continue  # "lived longer than": said of a verb
        value = _POST.get(" ".join(found["adj"].casefold().split()), "")
        named = named_in([Phrase(words, start, found.end("what"))])
        if value and named:
            yield Direction(value, named, start, found.end(), "had-higher" if value != SAME else "no-difference")


def _not_significant(text: str, found: re.Match[str]) -> Iterator[Direction]:
    """ "The change in X was not significant", "X did not reach significance", "no significance on X"."""
    if found["on"]:
        outcomes, end = items_at(text, found.end(), keep_last=False)
        yield Direction(SAME, named_in(outcomes), found.start(), end, "no-difference")
        return
    if on := EFFECT_ON.search(text, max(0, found.start() - 120), found.start()):
        outcomes, _ = items_at(text[: found.start()], on.start("what"))
        yield Direction(SAME, named_in(outcomes), on.start(), found.end(), "no-difference")
        return
    for one in said(text, SAME, found, "no-difference"):
        names = []
        for outcome in one.outcomes:
            inner = CHANGE_IN.match(outcome.words)
            if inner:
                names.append(Phrase(inner["what"], outcome.start, outcome.end))
            elif not CHANGE.match(outcome.words):
                names.append(outcome)
            else:  # "the differences were not significant for X"
                names += in_what(text, found.end())[0]
        if names:
            yield Direction(SAME, tuple(names), one.start, one.end, one.rule)
