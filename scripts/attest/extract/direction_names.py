"""The names of what went some way: phrases that can be outcomes, and lists and brackets that spell one out."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.extract.direction_words import HIGHER, NOUNS
from attest.extract.phrases import Phrase, items_at, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people

# What can be no name of an outcome.
NO_NAME = re.compile(
    r"^(?:\w+ly$|also$|better\s+tolerated$|(?:(?:the|all)\s+)?(?:rest|remainder|others)$|(?:between-group\s+)?comparisons?$|components?$|demand$|(?:highest|lowest)\s+(?:risks?|rates?)$|(?:\w+ly\s+)?(?:greater|larger|smaller|higher|lower|better|less|fewer|faster|slower|longer|shorter)$|(?:both|each|all|any|either|of)(?:\s+of)?$|(?:(?:.*\s)?(?:outcomes?|parameters|measures|variables|characteristics)\s+)?except(?:\s|$)|times$|(?:even|more|rare|populations?|much|periods?|(?:our|these)\s+results|stabili[sz]ation)$|(?:questions?|concerns?|issues?|doubts?|favou?r)\b|(?:nearly\s+|almost\s+)?all\s|"
    r".*\b(?:papers|articles|references|citations)$|"
    r".*\b(?:was|were|had|has|have|seems?|seemed|occurred|developed|lived|remained)\b|"
    r".*\bwhose\b|.*\bof\s+(?:this|our)\s+(?:study|trial|analysis|review)$|.*\s\w+ed\s+\w+ly$|(?:suggesting|indicating|implying)\s|"
    r"possibly\b|vice\s+versa$|put$|stop$|independently\b|(?:the\s+)?(?:researchers|authors|experts|investigators|scientists)\b|(?:its\s+)?benefits?\s+\w+$|"
    r"(?:other\s+)?(?:parameters|outcomes|variables|measures|needs?|end\s?points?)$|(?:developing|having|getting|being)$|(?:(?:non|ex|current|former|never)?[\s-]?)smokers$|"
    r"(?:risks?|odds|hazards?|rates?|likelihood)\s*(?:\(.*|$)|"
    r"(?:I{1,3}|IV|V)\s|experience$|either\s|(?:risks?|odds|proportions?|percentages?|chances?|benefits?|use|effects?|outcomes?)$|"
    r"(?!(?:mean\s+|median\s+)?time\b).*\b(?:of|by)\s+\d(?!\d*-(?:hour|day|week|month|year))|[-−+]?\d[\d.·]*\s?(?:%|kg|g|mg|mm|cm|points?|µm|microm)(?:\b|\s|$)|"
    r"[-−]\d|(?:fit|performance|accuracy)\s+of\s+the\s+model|(?:no|need\s+for\s+further|baseline)\s|.*\b(?:experiencing|having|showing|reporting|receiving)$|"
    r"(?:post|pre)-?\w+\s+(?:assessments?|periods?|phases?|evaluations?)$|"
    r".*\b(?:steroid|treatment|drug)\s+(?:duration|therapy)$)",
    re.I,
)


# "A larger proportion of patients achieving remission": what they achieved.
PEOPLE_WITH = re.compile(
    rf"^{PEOPLE}\s+(?:achieving|reaching|attaining|with|having|reporting|experiencing|requiring|needing|developing)\s+(?:an?\s+|the\s+)?"
    r"(?P<what>[A-Za-z].+)$",
    re.I,
)


# "The percentage of patients with cough fell": the share is the outcome.
SHARE_OF_PEOPLE = re.compile(
    rf"(?:proportions?|percentages?|numbers?|shares?|fractions?)\s+of\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+(?:with|without|who|achieving|in|having|requiring|needing|reporting|experiencing|on|receiving|for\s+whom|whose)\s.{{2,90}}|"
    r"(?:rates?|proportions?|percentages?|numbers?|shares?)\s+of\s+(?:\w+\s+){0,2}(?:non-?)?responders",
    re.I,
)
# "Comparison of X revealed no difference": X.
COMPARISON_OF = re.compile(r"^(?:comparisons?\s+of|results?\s+(?:for|of|on|in))\s+(?:the\s+)?(?=[A-Za-z])", re.I)
# "An increase in cholesterol of 0.08 mmol/l": the name ends before its value.
OF_VALUE = re.compile(
    r"(?<=\w)\s+of\s+(?:(?:about|approximately|almost|nearly|only)\s+)?[-−–+]?"
    r"(?:\d[\d,]*\s?(?:%|(?!(?:or|and|of)\b)[A-Za-zµμ/²]{1,9})|\d+[.·]\d+(?:\s?(?:%|(?!(?:or|and|of)\b)[A-Za-zµμ/²]{1,9}))?)$"
)
# "Self-efficacy related to pressure": the name ends before.
LOOSE_END = re.compile(r"(?<=\w)\s+(?:related|associated|based|linked)$", re.I)
ANY_OF = re.compile(r"^(?:either|any|both|all|each)\s+of\s+(?:the|these|our)\s+(?=[a-z])", re.I)
INCLUDED = re.compile(r"^including\s+(?:the\s+)?", re.I)


OF_PATIENTS = re.compile(
    r"(?!.*\b(?:quarter|half|third|majority|numbers?|proportions?|percentages?|shares?|most|some|rates?|\d+)\s+(?:of|in)\b)"
    r"(?P<what>[A-Za-z][\w /-]{3,60}?)\s+(?:of|in|among)\s+(?:the\s+|these\s+|all\s+)?"
    rf"(?:[\w/+-]+\s+){{0,3}}{PEOPLE}$",
    re.I,
)


def named_in(outcomes: list[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that can be outcomes; of people with something, what they have."""
    named = []
    for one in outcomes:
        had = PEOPLE_WITH.match(one.words) or (OF_PATIENTS.match(one.words) if is_people(one.words) else None)
        named.append(replace(one, words=had["what"]) if had else one)
    named = [replace(one, words=ANY_OF.sub("", one.words)) if ANY_OF.match(one.words) else one for one in named]
    named = [replace(one, words=INCLUDED.sub("", one.words)) if INCLUDED.match(one.words) else one for one in named]
    named = [
        replace(one, words=COMPARISON_OF.sub("", one.words)) if COMPARISON_OF.match(one.words) else one for one in named
    ]
    named = [replace(one, words=OF_VALUE.sub("", one.words)) if OF_VALUE.search(one.words) else one for one in named]
    named = [replace(one, words=LOOSE_END.sub("", one.words)) if LOOSE_END.search(one.words) else one for one in named]
    return tuple(one for one in named if not is_people(one.words) and not NO_NAME.match(one.words))


# "Improved several variables, including A, B and C": the list names what improved.
GENERIC = re.compile(
    r"\b(?:variables|parameters|outcomes|end\s?points|measures|markers|indices|indexes|domains|items|subscales|components|aspects|"
    r"indicators|symptoms|factors|complications)$",
    re.I,
)
INCLUDING = re.compile(r"[^.;:()\[\]]{0,60}?,?\s*\b(?:including|such\s+as|namely|i\.e\.,?)\s+(?:the\s+)?", re.I)
SOME = re.compile(
    r"^(?:several|many|multiple|various|all|most|other|some|two|three|four|five|secondary|primary)\b", re.I
)


# "The primary end point (grip strength)": the bracket names it.
END_POINT = re.compile(
    r"(?:co-?)?(?:(?:primary|secondary|main|key|principal|other)\s+)+(?:(?:efficacy|study|trial)\s+)?(?:end\s?-?points?|outcomes?)(?:\s+measures?)?"
    r"(?P<own>\s*\((?P<inner>[A-Za-z][^()]*)\))?$",
    re.I,
)
NAMED_BEHIND = re.compile(r"\s*\((?P<inner>[A-Za-z][^()=<>%±]{2,160})\)")


def end_points_named(text: str, outcomes: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The outcomes, with what stands in the bracket of an end point in its place."""
    out: list[Phrase] = []
    for one in outcomes:
        generic = END_POINT.search(one.words)
        behind = None if generic is None else NAMED_BEHIND.match(text, one.end)
        if generic is not None and generic["own"]:
            at = text.rfind("(", one.start, one.end) + 1
            names, _ = items_at(text[: one.end - 1], at) if at else ([], 0)
        elif behind is not None:
            names, _ = items_at(text[: behind.end("inner")], behind.start("inner"))
        else:
            names = []
        out += [replace(name, time=one.time) for name in named_in(names)] or [one]
    return tuple(out)


def spelt_out(text: str, outcomes: list[Phrase], end: int) -> tuple[list[Phrase], int]:
    """The names that "several variables, including …" lists; outcomes that are named stay as they are."""
    if not outcomes or not GENERIC.search(outcomes[0].words):
        return outcomes, end
    listed = INCLUDING.match(text, outcomes[0].end)
    names, behind = items_at(text, listed.end(), keep_last=False) if listed else ([], end)
    if names:
        return names, behind
    return ([], end) if SOME.match(outcomes[0].words) else (outcomes, end)


# "A greater reduction in X", "X reductions were greater": X itself went that way.
CHANGE_OF = re.compile(
    r"(?:(?:the|mean|median|average|per\s?cent(?:age)?|absolute|relative|overall)\s+)*(?P<noun>reduction|decrease|decline|improvement|increase)s?\s+"
    r"(?:from\s+baseline\s+)?(?:in|of)\s+(?:the\s+)?(?P<what>[^\W\d].+)",
    re.I,
)
CHANGED = re.compile(
    r"(?P<what>[^\W\d].+?)\s+(?P<noun>reduction|decrease|decline|improvement|increase)(?P<many>s?)", re.I
)
JOINS = re.compile(r"\b(?:in|of|for|to|from|the|rate|rates|no)$", re.I)


def without_change(value: str, outcomes: tuple[Phrase, ...]) -> tuple[str, tuple[Phrase, ...]]:
    """A greater change told as which way the outcome itself went: "pain reductions" that were higher are lower pain."""
    last = outcomes[-1] if outcomes else None
    if value != HIGHER or last is None or any(CHANGE_OF.match(one.words) for one in outcomes[1:]):
        return value, outcomes
    found = CHANGE_OF.fullmatch(outcomes[0].words)
    if found is not None:
        first = outcomes[0]
        start = first.end - len(found["what"])
        named = (replace(first, words=found["what"], start=max(start, first.start)), *outcomes[1:])
    else:
        found = CHANGED.fullmatch(last.words)
        if found is None or JOINS.search(found["what"]) or (len(outcomes) > 1 and not found["many"]):
            return value, outcomes
        named = (*outcomes[:-1], replace(last, words=found["what"], end=last.end - len(last.words) + found.end("what")))
    return NOUNS[found["noun"].casefold()], tuple(one for one in named if usable(one.words)) or outcomes
