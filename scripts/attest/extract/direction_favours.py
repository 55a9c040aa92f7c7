"""Directions that are told by favour, by like rates and by multiples: "X favoured A", "X occurred at similar rates"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_better import better
from attest.extract.direction_names import named_in
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, SAME, VERBS, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.statistics import PEOPLE
from attest.extract.subject_parts import parts_of
from attest.extract.subjects import is_drug, is_people, is_treatment, subject_of

_WHOM = r"(?:the\s+)?(?:(?!(?:in|on|for|was|were|over)\b)[\w/+-]+\s+){1,4}?"
# "X favoured A", "X was in favour of A".
FAVOURED = Cued(
    r"\b(?:(?:all|both|also|\w+ly)\s+)*(?:favou?red|(?:was|were)\s+(?:\w+ly\s+)?in\s+favou?r\s+of)\s+(?=[A-Za-z])", re.I
)
# "Differences in X favouring A", "improvements in favour of A were found for X".
FAVOURING = Cued(
    rf"\b(?:differences?|improvements?|changes?|effects?)\s+(?:\([^()]*\)\s+)?(?:(?:after|at|over|during)\s+[^.;:,()]{{2,30}}?\s+)?(?:(?:were|was)\s+\w+\s+)?(?:between\s+[^.;:()]{{2,50}}?\s+(?=(?:in|for|on)\s))?(?P<before>(?:in|for|on)\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:()]{{2,70}}?)\s+(?:between\s+[^.;:()]{{2,50}}?\s+)?(?:\([^()]*\)\s+)?)?"
    rf"(?:(?:were|was)\s+(?:also\s+)?\w+,?\s+)?(?:(?:after|at|over|during)\s+[^.;:,()]{{2,30}}?\s+)?(?:favou?ring|in\s+favou?r\s+of)\s+(?:{_WHOM}(?:\([^()]*\)\s+)?(?:(?:was|were)\s+(?:also\s+)?\w+\s+)?(?P<at>in|on|for)\s+(?!regard|terms|respect|relation)(?:the\s+)?(?=[A-Za-z]))?",
    re.I,
)
# "X differed significantly between the groups, in favour of A".
DIFFERED_FOR = Cued(
    r"\b(?:differed|(?:was|were)\s+(?:\w+ly\s+)?different)\b(?:[^.;()]|\.\d|\([^()]*\)){0,80}?[\s,](?:favou?ring|in\s+favou?r\s+of)\s+(?=[A-Za-z])",
    re.I,
)
# "X with A exceeded that with B".
EXCEEDED = Cued(
    r"\b(?:\w+ly\s+)?(?:exceeded|surpassed)\s+(?:that|those)\s+(?:in|of|with|for|on|among|seen|observed)\b", re.I
)
NO_FAVOUR = re.compile(r"\b(?:none|no|not|nor|neither|without|whether|if|may|might|could|would|should)\b[^.;,]*$", re.I)
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|who|which|that|of)\s*$", re.I)
# "X occurred at similar rates", "X was seen in a comparable proportion of both groups".
_LIKE = r"(?:similar|comparable|equal|equivalent|identical|the\s+same)"
_RATE = r"(?:rates?|frequenc(?:y|ies)|proportions?|numbers?|percentages?|incidences?|extents?|degrees?|levels?)"
AT_LIKE_RATE = Cued(
    r"\b(?:(?:was|were)\s+(?:\w+ly\s+)?(?:seen|observed|detected|found|noted|reported|recorded|achieved|present)|occurred|developed|happened|improved|decreased|increased|declined)\s+"
    rf"(?:(?:at|in|with|to|by)\s+(?:an?\s+|the\s+)?(?:\w+ly\s+)?{_LIKE}\s+(?:overall\s+)?{_RATE}|(?:\w+ly\s+)?(?:equally|similarly|just\s+as|as)\s+(?:often|frequently|commonly))\b|"
    r"\b(?:similarly|equally)\s+(?:occurred|developed|happened)\b",
    re.I,
)
# "X developed in a greater percentage of patients", "X was reported by fewer patients": of two groups.
AT_OTHER_RATE = Cued(
    r"\b(?:(?:was|were)\s+(?:\w+ly\s+)?(?:seen|observed|detected|found|noted|reported|recorded|achieved|present|experienced|required|needed)|occurred|developed|happened)\s+"
    r"(?:at|in|with|by|among)\s+(?:an?\s+)?(?:(?:\w+ly|much|far)\s+)?"
    rf"(?:(?P<adj>higher|greater|larger|lower|smaller|reduced|increased)\s+{_RATE}|(?P<more>more|fewer)\s+(?:[\w-]+\s+)?{PEOPLE})\b"
    r"(?=[^.;]{0,160}(?:\b(?:than|compared|versus|vs|groups?|arms?)\b|\bwith\s+\w+\s*[.;]))",
    re.I,
)
COURSE = re.compile(r"(?:improved|decreased|increased|declined)\b", re.I)
# "About half as many X as", "twice as many X".
AS_MANY = Cued(
    r"\b(?P<times>half|a\s+third|a\s+quarter|twice|two\s+times|three\s+times|four\s+times)\s+as\s+(?:many|much)\s+(?=[A-Za-z])",
    re.I,
)
LESS = ("half", "a third", "a quarter")
# "Measures that improved only in the drug group included A, B and C".
THAT_FELL = Cued(
    rf"\b(?:outcomes?|measures?|variables|parameters|symptoms|domains|scores|items|markers|factors)\s+(?:that|which)\s+(?:\w+ly\s+)?(?P<verb>{'|'.join(VERBS)})\b"
    r"(?P<between>[^.;:()]{0,60}?)\s(?:included|were)\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
# "Joint damage progressed less with A than with B".
MORE_OR_LESS = Cued(
    r"\b(?P<verb>progressed|worsened|deteriorated|declined|fell|dropped|decreased|increased|rose|improved)\s+(?:\w+ly\s+)?(?P<how>less|more)(?:\s+\w+ly)?(?P<unsure>,?\s+(?:but|though|although)\s+(?:not\s+significantly|non-?significantly),?)?\s+"
    r"(?=(?:in|with|on|among|for|after|during|than)\b)(?=[^.;]{0,160}\bthan\b)",
    re.I,
)
_MORE = {
    "progressed": WORSENED,
    "worsened": WORSENED,
    "deteriorated": WORSENED,
    "increased": HIGHER,
    "rose": HIGHER,
    "improved": IMPROVED,
}
_OPPOSITE = {HIGHER: LOWER, LOWER: HIGHER, WORSENED: IMPROVED, IMPROVED: WORSENED}
# "The rate was 92.5% on A, higher than 75.0% on B", "…, which was significantly lower than that of B".
THAN_THAT = Cued(
    r"\b(?P<be>was|were)\s+(?:\([^()]*\)\s*)?\d[^.;:]{0,60}?(?:\.\d[^.;:]{0,50}?)?\s(?:in|with|on|for|of|among)\s+[^.;:,()]{2,50}?(?:\s*\([^()]*\))?,\s+(?:which\s+was\s+|and\s+was\s+)?"
    r"(?:\w+ly\s+)?(?P<adj>higher|lower|longer|shorter|better|worse|greater|smaller)\s+than\s+(?:that|those|the|in|\d)",
    re.I,
)
_THAN = {"higher": HIGHER, "longer": HIGHER, "greater": HIGHER, "better": IMPROVED, "worse": WORSENED}
# "X but not Y improved".
ONE_NOT_OTHER = Cued(
    r"(?:^|[.;:]\s+|\b(?:that|while|whereas|and)\s+)(?P<one>[A-Za-z][\w/ -]{2,50}?),?\s+but\s+not\s+"
    rf"(?P<two>[A-Za-z][\w/ -]{{2,50}}?),?\s+(?:\w+ly\s+)?(?P<verb>{'|'.join(VERBS)})\b",
    re.I,
)
# "A slower decline in X": the decline is the outcome.
SLOWER = Cued(
    r"\b(?P<adj>slower|faster|steeper|accelerated|less\s+rapid|more\s+rapid)\s+(?:annual\s+|mean\s+)?(?P<what>(?:rates?\s+of\s+)?(?:decline|loss|progression|decrease|increase|deterioration|worsening)"
    r"\s+(?:in|of)\s+(?:the\s+)?(?=[A-Za-z]))",
    re.I,
)
SLOW = ("slower", "less rapid")
# "Showed a significant benefit for the drug group in X", "an advantage of A over B in terms of X".
BENEFIT = Cued(
    r"\b(?:showed|shows|demonstrated|revealed|found|observed|confirmed|there\s+was|had)\s+(?:an?\s+|the\s+)?(?:(?!no\b|not\b)\w+\s+){0,2}?(?:benefits?|advantages?|superiority)\s+"
    rf"(?:for|of|with|in\s+favou?r\s+of)\s+{_WHOM}(?:(?:over|versus|vs\.?|compared\s+(?:with|to))\s+{_WHOM})?(?:in\s+terms\s+of|regarding|with\s+(?:regard|respect)\s+to|in|on|for)\s+(?!regard|terms|respect|patients|\w+ing\b)(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
# "Showed a greater effect than B for X".
GREATER_EFFECT = Cued(
    r"\b(?:showed|had|demonstrated|exerted|produced|provided)\s+(?:an?\s+)?(?:significantly\s+|markedly\s+|somewhat\s+)?(?:greater|larger|stronger|superior|better)\s+(?:\w+\s+)?"
    r"(?:effects?|benefits?|efficacy|effectiveness)\s+(?:than|compared\s+(?:with|to))\s+(?!(?:in|on|with|for|those|that)\b)[^.;()]{2,90}?\s+(?:for|(?<=\s)in\s+terms\s+of|regarding)\s+(?:the\s+)?(?=[A-Za-z])(?!(?:patients|those|children|women|men)\b)",
    re.I,
)
# "A treatment benefit was also observed for X", "benefits in X were seen".
BENEFIT_SEEN = Cued(
    r"\b(?:(?P<no>no)\s+)?(?P<sure>(?:(?:significant|statistically|clear|marked|greater|additional|clinical|treatment|consistent|similar|further|other|substantial|therapeutic|beneficial)\s+)*)benefits?\s+"
    r"(?:of\s+[^.;:,()]{2,40}?\s+)?(?:(?:for|in|on)\s+(?:the\s+)?(?P<before>[A-Za-z][^.;:()]{2,80}?)\s+)?(?:(?:was|were)\s+(?:also\s+)?(?:\w+ly\s+)?(?:seen|observed|found|noted|demonstrated|shown|reported|evident|apparent))"
    r"(?:\s+(?P<at>in\s+terms\s+of|with\s+(?:regard|respect)\s+to|regarding|for|in|on)\s+(?:the\s+)?(?=[A-Za-z%])(?!(?:the\s+|these\s+|all\s+)?(?:[\w-]+\s+){0,2}?(?:patients|those|children|women|men|groups?|both|subjects|adults|people|participants|studies|trials|subgroups?)\b))?",
    re.I,
)
# "The change from baseline in X": X.
CHANGE_OF = re.compile(
    r"(?:changes?|differences?|improvements?)\s+(?:from\s+baseline\s+)?(?:in|of|for)\s+(?:the\s+)?", re.I
)


def favours(text: str, found_true: bool) -> Iterator[Direction]:
    """What was better under one of the groups, as often in all of them, or some times as much in one."""
    for found in FAVOURED.finditer(text):
        if found_true and not (NO_FAVOUR.search(text, 0, found.start()) or PASSIVE.search(text, 0, found.start())):
            yield from _of_subject(text, found, IMPROVED, "was-higher")
    for found in EXCEEDED.finditer(text):
        if not NO_FAVOUR.search(text, 0, found.start()):
            yield from _of_subject(text, found, HIGHER, "was-higher")
    for found in DIFFERED_FOR.finditer(text):
        if not NO_FAVOUR.search(text, 0, found.start()):
            yield from _of_subject(text, found, IMPROVED, "was-higher")
    for found in FAVOURING.finditer(text):
        if NO_FAVOUR.search(text, 0, found.start()):
            continue
        if found["what"]:
            outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        else:
            outcomes, _ = items_at(text, found.end(), keep_last=False) if found["at"] else ([], 0)
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(IMPROVED, named, found.start(), max(found.end(), named[-1].end), "was-higher")
    for found in BENEFIT.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if not NO_FAVOUR.search(text, 0, found.start()) and (named := named_in(outcomes)):
            yield Direction(IMPROVED, named, found.start(), end, "was-higher")
    for found in GREATER_EFFECT.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        named = named_in(outcomes)
        if named and len(named) == len(outcomes) and not NO_FAVOUR.search(text, 0, found.start()):
            yield Direction(IMPROVED, named, found.start(), end, "was-higher")
    for found in BENEFIT_SEEN.finditer(text) if found_true else ():
        yield from _benefit(text, found)
    for found in AT_LIKE_RATE.finditer(text):
        if not COURSE.match(found.group()):
            yield from _of_subject(text, found, SAME, "no-difference")
    for found in AT_OTHER_RATE.finditer(text):
        more = (found["adj"] or found["more"]).casefold() in ("higher", "greater", "larger", "increased", "more")
        yield from _of_subject(text, found, HIGHER if more else LOWER, "was-higher")
    for found in AS_MANY.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes[:1])) and re.match(r"[^.;]{0,60}?\b(?:as|compared|than)\b", text[end:]):
            value = LOWER if " ".join(found["times"].casefold().split()) in LESS else HIGHER
            yield Direction(value, named, found.start(), end, "had-higher")
    for found in THAT_FELL.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and " not " not in found["between"]:
            yield Direction(VERBS[found["verb"].casefold()], named, found.start("verb"), end, "verb-object")
    for found in MORE_OR_LESS.finditer(text):
        value = _MORE.get(found["verb"].casefold(), LOWER)
        value = _OPPOSITE[value] if found["how"].casefold() == "less" else value
        if found["unsure"]:
            yield from _of_subject(text, found, SAME, "no-difference")
        else:
            yield from _of_subject(text, found, value, "was-higher")
    for found in THAN_THAT.finditer(text):
        yield from _of_subject(text, found, _THAN.get(found["adj"].casefold(), LOWER), "was-higher")
    for found in ONE_NOT_OTHER.finditer(text):
        yield from _one_not_other(text, found)
    for found in SLOWER.finditer(text):
        outcomes, end = items_at(text, found.start("what"), keep_last=False)
        if (named := named_in(outcomes[:1])) and not NO_FAVOUR.search(text, 0, found.start()):
            value = LOWER if " ".join(found["adj"].casefold().split()) in SLOW else HIGHER
            yield Direction(value, named, found.start(), named[0].end, "had-higher")
    yield from better(text, found_true)


def _benefit(text: str, found: re.Match[str]) -> Iterator[Direction]:
    """In what a benefit was seen: behind the verb, else before it."""
    if found["at"]:
        outcomes, end = items_at(text, found.end(), keep_last=False)
    elif found["before"]:
        outcomes, end = items_at(text[: found.end("before")], found.start("before"))
    else:
        return
    named = named_in(outcomes)
    if named and len(named) == len(outcomes) and not NO_FAVOUR.search(text, 0, found.start()):
        if found["no"]:
            yield Direction(SAME, named, found.start(), max(end, found.end()), "no-difference")
        else:
            yield Direction(IMPROVED, named, found.start(), max(end, found.end()), "change-in")


def _one_not_other(text: str, found: re.Match[str]) -> Iterator[Direction]:
    """ "X but not Y improved": X improved and Y was the same."""
    first, _ = items_at(text[: found.end("one")], found.start("one"))
    other, _ = items_at(text[: found.end("two")], found.start("two"))
    names = named_in([*first, *other])
    if len(first) == len(other) == 1 and len(names) == 2 and not any(is_drug(one.words) for one in names):
        yield Direction(
            VERBS[found["verb"].casefold()], names[:1], found.start("one"), found.end("one"), "subject-verb"
        )
        yield Direction(SAME, names[1:], found.start("two"), found.end(), "no-difference")


def _of_subject(text: str, found: re.Match[str], value: str, rule: str) -> Iterator[Direction]:
    """What is said of the subject of a verb, where it names outcomes."""
    clause = clause_subject(text, found.start())
    subject = subject_of(text, found.start())
    if clause and (subject is None or is_people(subject.words) or clause.words.endswith(f", {subject.words}")):
        subject = clause
    if changed := CHANGE_OF.match(text, subject.start, found.start()) if subject else None:
        names, _ = items_at(text[: found.start()], changed.end())
        subject = names[0] if len(names) == 1 else subject
    if subject is None or is_people(subject.words) or is_drug(subject.words) or is_treatment(subject.words):
        return
    if named := named_in(list(parts_of(subject, text))):
        yield Direction(value, named, found.start(), found.end(), rule)
