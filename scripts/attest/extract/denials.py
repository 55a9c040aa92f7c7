"""Denials: "no difference between A and B in X", "no effect of A on X", "did not affect X", "was not related to X"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ, NO_OUTCOME_NEXT, OF_AMOUNT
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import IN, IN_OR_OF, ON, WHOM, in_what
from attest.extract.direction_words import HOW, NOUN, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import subject_of

_NO = (
    r"\b(?:no|(?:absence|lack)\s+of(?:\s+(?:an?|any))?|nor\s+any|without(?:\s+any|\s+an?)?|not\s+(?:(?:find|show|detect|observe|reveal|have|demonstrate|identify|see|exert|cause|induce|produce|elicit|result\s+in|lead\s+to|make|experience)(?:\s+(?:any|an?))?|any|an?)|"
    r"(?:an?\s+)?(?:non-?\s?|in)significant|"
    r"(?:(?<=was\s)|(?<=were\s)|(?<=is\s)|(?<=are\s)|(?<=had\s)|(?<=has\s))little(?:\s+or\s+no)?|"
    r"(?<=was\s)not|(?<=were\s)not)\s+"
)
DENIES = Cued(
    r"\b(?:no[rt]?|absence|lack|little|none|neither|without|failed|insignificant|non-?significant)\b|n['’]t\b", re.I
)
_WORDS = (
    r"(?:(?!(?:than|but|more|less|and|stud(?:y|ies)|trials?|reports?|data|research|patients?|one|has|have|had|is|are|was|were|the|that|"
    r"which|who)\b)(?:[\w‐‑-]+,?|\([^()]{1,20}\))\s+){0,4}?"
)
DENIED = re.compile(
    rf"{_NO}{_WORDS}(?P<what>differences?|changes?|variations?|effects?|impacts?|influences?|benefits?|associations?|correlations?|relationships?|"
    r"relations?|links?)\b",
    re.I,
)
_MORE = (
    rf"(?:(?:significant\s+)?(?:{NOUN}|change)s?\s+(?:in|of)\s+(?:the\s+)?(?:(?:rates?|risks?|odds|incidence|likelihood|prevalence)\s+of\s+)?|"
    rf"{HOW}(?:{ADJ})\s+(?:(?:rates?|risks?|odds|incidence|likelihood|prevalence)\s+of\s+)?)?"
)
NOT_LINKED = re.compile(
    rf"\b(?:was|were|(?P<now>is|are))\s+(?:not|no\s+longer|neither)\s+(?:\w+ly\s+)*(?:associated|related|correlated|linked)\s+(?:with|to)\s+(?:the\s+|any\s+|an?\s+)?{_MORE}|"
    r"\bdid\s+not\s+(?:\w+ly\s+)?correlate\s+(?:\w+ly\s+)?(?:with|to)\s+(?:the\s+|any\s+|an?\s+)?",
    re.I,
)
# "The difference in X did not reach significance", "differences between A and B for X and Y were not significant".
_NOT_SHOWN = (
    r"(?:(?:was|were)\s+(?:not\s+(?:\w+ly\s+)?|(?:statistically\s+)?(?:non-?\s?|in))significant|"
    r"(?:did\s+not|failed\s+to)\s+(?:reach|achieve|attain)\s+(?:\w+\s+)?significance)\b"
)
_OF_GROUPS = r"(?:between|among|across)\s+(?:(?!\b(?:in|for)\s)(?:[^.;:()]|\.\d|\([^()]*\))){2,80}?"
NOT_REACHED = re.compile(
    rf"\b(?:differences?|discrepanc(?:y|ies))\s+(?:{_OF_GROUPS}\s+)?(?:in|for|regarding|concerning|with\s+(?:respect|regard)\s+to|in\s+terms\s+of)\s+(?:the\s+)?(?!these\b|this\b)(?P<what>[A-Za-z](?:[^.;:()]|\.\d){{2,110}}?)\s+"
    rf"(?:between\s+[^.;:(),]{{2,50}}?\s+)?(?:\([^()]*\)\s*)?{_NOT_SHOWN}",
    re.I,
)
# "Differences between X and Y between the groups were not significant": X and Y are what was compared.
BETWEEN_TWICE = re.compile(
    r"\bdifferences?\s+between\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:(),]{2,80}?)\s+(?:between|among)\s+"
    rf"(?:the\s+)?(?:\w+\s+){{0,2}}(?:groups?|arms?|treatments?)\s+(?:\([^()]*\)\s*)?{_NOT_SHOWN}",
    re.I,
)
# "For X, the difference between A (29%) and B (21%) was not significant".
FOR_WHAT = re.compile(
    r"(?:^|(?<=[.;]\s))(?:For|In|Regarding|Concerning|In\s+terms\s+of|With\s+(?:regard|respect)\s+to)\s+(?:the\s+)?(?:(?:primary|secondary|main)\s+(?:outcome|end\s?-?point)s?\s+of\s+(?:an?\s+|the\s+)?)?(?P<what>[A-Za-z][^.;:,()]{2,80}?)\s*(?:\([^()]*\)\s*)?,\s+"
    rf"(?:the\s+|any\s+)?(?:\w+\s+)?differences?\s+(?:{_OF_GROUPS}\s+)?{_NOT_SHOWN}",
    re.I,
)
# "Did not find a lower rate of X", "did not lead to fewer X".
NOT_MORE = re.compile(
    r"\b(?:did|do|does)\s+not\s+(?:\w+ly\s+)?(?:find|show|observe|result\s+in|lead\s+to|experience|achieve|report|demonstrate|"
    r"provide|produce|offer|give|cause|confer|yield|afford)\s+"
    rf"(?:an?\s+|any\s+)?{HOW}(?:{ADJ}|additional|further)\s+{NO_OUTCOME_NEXT}{OF_AMOUNT}",
    re.I,
)
# "Age did not predict X", "was not a significant predictor of X".
NO_PREDICTOR = re.compile(
    r"\b(?:(?:did|do|does)\s+not\s+(?:\w+ly\s+)?(?:predict|emerge\s+as\s+(?:an?\s+)?(?:\w+\s+){0,2}(?:predictors?|risk\s+factors?)\s+(?:of|for))|"
    r"(?:was|were|is|are)\s+not\s+(?:an?\s+)?(?:\w+\s+){0,2}(?:predictors?|risk\s+factors?|predictive|determinants?)\s+(?:of|for)|"
    r"(?:none|neither)\s+of\s+[^.;,]{2,50}?\s(?:predicted|(?:(?:was|were)\s+)?(?:\w+ly\s+)?(?:associated|correlated)\s+with))\s+(?:the\s+|any\s+)?",
    re.I,
)
# "The association of X with Y was not significant."
NO_LONGER = re.compile(
    r"\b(?:associations?|correlations?|relationships?)\s+(?:of|between)\s+(?:the\s+)?(?P<of>[^.;:(),]{2,60}?)\s+(?:with|and)\s+(?:the\s+)?(?=[A-Za-z])"
    r"(?P<what>[^.;:()]{2,90}?)\s+(?:was|were)\s+(?:not\s+(?:statistically\s+)?significant|insignificant|non-?significant)\b",
    re.I,
)
# "No difference between the mean weight of the girls and …": what is compared is named with the first group.
MEASURE_OF = re.compile(
    rf"\s*(?:(?:was|were)\s+\w+\s+)?between\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:,()]{{2,60}}?)\s+(?:of|in|among|for)\s+(?:the\s+|those\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}?(?:{PEOPLE}|groups?|arms?|methods|treatments|drugs|techniques|regimens|procedures|therapies)\b",
    re.I,
)
BETWEEN = re.compile(r"\b(?:between|among)\s+(?:the\s+)?", re.I)
# "No association was found between the groups and X".
OF_GROUPS = re.compile(
    r"\s*(?:(?:was|were)\s+\w+\s+)?between\s+(?:the\s+)?(?:\w+\s+){0,2}(?:groups?|arms?)\s+and\s+(?:the\s+)?", re.I
)
WITH = re.compile(r"\b(?:with|to|for)\s+(?:the\s+|any\s+(?:of\s+the\s+)?)?", re.I)
TRAITS = re.compile(
    r"\b(?:characteristics|demographic\w*|baseline|pre-?(?:treatment|operative|intervention))\b|^(?:(?:mean|median)\s+)?(?:age|sex|gender|ethnicity|race|smoking\s+(?:status|history)|"
    r"(?:age|sex|gender)\s+distribution)$|^(?:disease|illness)\s+duration$|^duration\s+of\s+(?:the\s+)?disease$",
    re.I,
)
NO_RESULT = re.compile(rf"{TRAITS.pattern}|^changes?$", re.I)
# What is a result also where it is listed behind how the people were: "in age, sex, or complications".
OF_RESULTS = re.compile(
    r"\b(?:complications?|mortality|deaths?|survival|relapses?|remissions?|responses?|recurrences?|adverse|changes?|improvements?|outcomes?|side[\s-]effects)\b",
    re.I,
)
# "No effect of A was seen for X".
WAS_SEEN = re.compile(
    r"\s+(?:of\s+[^.;:,()]{2,50}?\s+)?(?:was|were)\s+(?:\w+ly\s+)?(?:found|seen|observed|noted|detected|reported|evident|shown)\s+(?P<at>for|in|on)\s",
    re.I,
)
VERSUS = re.compile(r"\s*(?:vs\b|versus\b)", re.I)  # "in the rate of major versus minor": half a name
AND = re.compile(r"\band\b", re.I)
LINK = ("associ", "correl", "relati", "link", "links")


INSIGNIFICANT = re.compile(r"(?:an?\s+)?(?:non|in)-?\s?significant", re.I)

# "A positive but not significant effect on X", "a small, non-significant benefit in X".
BUT_UNSURE = re.compile(
    r"\b(?:had|has|showed|exerted|there\s+was|there\s+were|demonstrated|found|with)\s+(?:an?\s+)?(?:[\w-]+\s+){1,2}?(?:but|though|although|yet|albeit)\s+(?:statistically\s+)?(?:not\s+(?:\w+ly\s+)?|non-?\s?|in)significant\s+"
    r"(?:effects?|impact|influence|benefits?|advantage|improvements?|reductions?|increases?|decreases?|changes?|differences?)\s+(?:of\s+[^.;:,()]{2,50}?\s+)?(?:on|in|upon)\s+(?:the\s+)?(?=[A-Za-z])|"
    r"\bfailed\s+to\s+(?:show|demonstrate|produce|provide|reveal|yield|confer|have)\s+(?:an?y?\s+)?(?:[\w-]+\s+){0,2}?(?:effects?|impact|benefits?|advantage|improvements?|reductions?|increases?|decreases?|changes?|differences?)\s+(?:of\s+[^.;:,()]{2,50}?\s+)?(?:on|in|upon)\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)
# "Neither A nor B affected X": X was the same.
# "Did not have significantly different rates of X".
NOT_DIFFERENT = re.compile(
    r"\b(?:(?:did|do|does)\s+not\s+(?:have|show|experience)|had\s+no|without)\s+(?:an?\s+)?(?:\w+ly\s+)?different\s+(?:(?:rates?|frequenc(?:y|ies)|incidences?|risks?|proportions?|"
    r"levels?|numbers?)\s+(?:of|for|in)\s+)?(?=[A-Za-z])",
    re.I,
)
NEITHER = re.compile(
    r"\bneither\s+[^.;:()]{2,80}?\snor\s+[^.;:()]{2,80}?\s(?:(?:\w+ly\s+)?(?:impacted|affected|influenced|altered|changed|modified)|"
    r"(?:had|has|showed|exerted)\s+(?:an?y?\s+)?(?:\w+\s+)?(?:effects?|impact|influence|benefits?)\s+(?:on|upon|in))\s+(?:the\s+)?(?:(?:proportion|percentage|number|rates?)\s+of\s+)?(?=[A-Za-z])",
    re.I,
)


def denials(text: str, found_true: bool = False) -> Iterator[Direction]:
    """What did not differ, change or go with something else."""
    if not DENIES.search(text):
        return
    for found in DENIED.finditer(text):
        what = found["what"].casefold()
        if what.startswith(LINK):
            if INSIGNIFICANT.match(found.group()):
                continue  # "non-significant associations": what they would be, nothing tells
            yield from _unlinked(text, found)
            continue
        differs = what.startswith(("differ", "variation"))
        leads = IN if differs else IN_OR_OF if what.startswith("change") else ON
        outcomes, end = in_what(text, found.end(), leads)
        if differs and not outcomes and (measure := MEASURE_OF.match(text, found.end())):
            outcomes, end = items_at(text[: measure.end("what")], measure.start("what"))
        if not outcomes and leads is ON and "main" not in found.group() and (seen := WAS_SEEN.match(text, found.end())):
            outcomes, end = in_what(text, seen.start("at"))
        if not outcomes and what.startswith("benefit"):
            outcomes, end = in_what(text, found.end())
        if (differs or what.startswith("change")) and any(TRAITS.search(one.words) for one in outcomes):
            outcomes = [one for one in outcomes if OF_RESULTS.search(one.words) and not TRAITS.search(one.words)]
            if not outcomes:
                continue  # how alike the people were
        if not VERSUS.match(text, end):
            yield Direction(SAME, tuple(outcomes), found.start(), end, "no-difference")
    for found in NOT_LINKED.finditer(text):
        if found["now"] and not found_true:
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        yield Direction(SAME, named_in(outcomes), found.start(), end, "no-difference", _whole_subject(text, found))
    for found in (
        NO_PREDICTOR.finditer(text) if "predict" in text or "risk factor" in text or "determin" in text else ()
    ):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        subject = subject_of(text, found.start())
        yield Direction(
            SAME, named_in(outcomes), found.start(), end, "no-difference", subject.words if subject else None
        )
    for found in NO_LONGER.finditer(text):
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        yield Direction(SAME, named_in(outcomes), found.start(), found.end(), "no-difference", tidy(found["of"]))
    for found in _not_reached(text) if "ifference" in text and "ignifican" in text else ():
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        if (named := named_in(outcomes)) and not any(NO_RESULT.search(one.words) for one in named):
            yield Direction(SAME, named, found.start(), found.end(), "no-difference")
    for found in BUT_UNSURE.finditer(text) if "ignifican" in text or "failed" in text else ():
        if not WHOM.match(text, found.end()):
            outcomes, end = items_at(text, found.end(), keep_last=False)
            yield Direction(SAME, named_in(outcomes), found.start(), end, "no-difference")
    for found in NEITHER.finditer(text) if "either" in text else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        yield Direction(SAME, named_in(outcomes), found.start(), end, "no-difference")
    for found in NOT_DIFFERENT.finditer(text) if "different" in text else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        nor = NOR_IN.match(text, _behind_bracket(text, end))
        more, end = items_at(text, nor.end(), keep_last=False) if nor else ([], end)
        yield Direction(SAME, named_in([*outcomes, *more]), found.start(), end, "no-difference")
    for found in BUT_NOT_IN.finditer(text) if "but not" in text else ():
        outcomes, end = items_at(text, found.end(), keep_last=False)
        yield Direction(SAME, named_in(outcomes), found.end(), end, "no-difference")
    for found in NOT_MORE.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if (named := named_in(outcomes)) and len(named) == len(outcomes):
            yield Direction(SAME, named, found.start(), end, "no-difference")


# "A change was observed on X, but not on Y": Y was the same, and which way X went, nothing tells.
BUT_NOT_IN = re.compile(
    r"\b(?:changes?|effects?(?=\s+[^.;]{4,20}\s(?:on|for)\s)|differences?|impacts?)\s+(?:was|were)\s+(?:\w+ly\s+)?(?:observed|seen|found|noted|detected|evident)\s+(?:on|in|for)\s+[^.;:()]{2,60}?,?\s+"
    r"but\s+not\s+(?:on|in|for)\s+(?:the\s+)?(?!(?:\w+\s+){0,3}(?:groups?|arms?|controls?|placebo)\b)(?=[A-Za-z])",
    re.I,
)
# "… (OR 1.0 …) nor in Y".
NOR_IN = re.compile(r"\s*,?\s*n?or\s+(?:in|of|for)\s+(?:the\s+)?(?=[A-Za-z])", re.I)
TO_BRACKET = re.compile(r"[^.;,()]{0,12}\([^()]*\)")


def _whole_subject(text: str, found: re.Match[str]) -> str | None:
    """The subject of a verb; "supplementation with the drug", "use of the drug" whole."""
    subject = subject_of(text, found.start())
    if subject is None or not OF_WHAT.match(text, subject.end):
        return subject.words if subject else None
    whole = tidy(text[subject.start : found.start()])
    return whole if usable(whole) and not WHO.search(whole) and whole.count(" ") < LONGEST else subject.words


OF_WHAT = re.compile(r"\s*(?:with|of)\s", re.I)
WHO = re.compile(r"[,;:]|\b(?:who|which|that|and|patients|groups?)\b", re.I)
LONGEST = 8


def _not_reached(text: str) -> Iterator[re.Match[str]]:
    for form in (NOT_REACHED, BETWEEN_TWICE, FOR_WHAT):
        yield from form.finditer(text)


def _behind_bracket(text: str, place: int) -> int:
    found = TO_BRACKET.match(text, place)
    return found.end() if found else place


def _unlinked(text: str, found: re.Match[str]) -> Iterator[Direction]:
    """ "No association between A and B": B did not differ by A; "no association with B" the same."""
    if groups := OF_GROUPS.match(text, found.end()):
        outcomes, end = items_at(text, groups.end(), keep_last=False)
        yield Direction(SAME, tuple(outcomes), found.start(), end, "no-difference")
        return
    lead = BETWEEN.search(text, found.end(), found.end() + 60)
    linked, end = items_at(text, lead.end()) if lead else ([], 0)
    joined = [at for at, one in enumerate(linked) if at and AND.search(text, linked[at - 1].end, one.start)]
    if joined:
        linked = [linked[0], *linked[joined[0] :]]
    if len(linked) >= 2:
        yield Direction(SAME, named_in(linked[1:]), found.start(), end, "no-difference", linked[0].words)
        return
    to = WITH.search(text, found.end(), found.end() + 80)
    outcomes, end = items_at(text, to.end(), keep_last=False) if to and not lead else ([], 0)
    yield Direction(SAME, tuple(outcomes), found.start(), end, "no-difference")
