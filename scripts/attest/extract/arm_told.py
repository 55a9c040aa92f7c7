"""Arms told where nothing else names two: a list of treatments with a control, names with their short forms, two groups
of which one predicate tells what each got.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from attest.expressions.cued import Cued
from attest.extract.arm_doses import DOSE
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import item_of, without_brackets
from attest.extract.arm_names import cleaned, tokens, usable_arm
from attest.extract.arm_patterns import NAME, UNITS
from attest.extract.numbers import COUNT, count_value
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

_BRACKET = r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?"
# "The treatments evaluated were tea 20 mg, milk 60 mg, and placebo".
TREATMENTS_WERE = Cued(
    r"(?<![\w-])(?:treatments|interventions|regimens|study\s+(?:drugs|arms|groups)|conditions|comparators)(?:\s+(?:evaluated|compared|studied|tested|assessed|given|used))?"
    r"\s+(?:were|included|consisted\s+of|comprised)\s*:?\s+(?=\S)",
    re.I,
)
SPLIT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|versus|vs\.?)\s+", re.I)
LAST = re.compile(r"\b(?:and|or|versus|vs)\b", re.I)
ENDS = re.compile(r"(?<!vs)\.(?=\s|$)")
CONTROL = re.compile(
    r"\b(?:placebo|sham|vehicle|controls?|usual\s+care|standard\s+(?:care|treatment|therapy)|no\s+treatment)\b", re.I
)
# "Compared tea therapy (TT), milk therapy (MT), and warm water (WW)".
COMPARES = Cued(r"\b(?:compar\w+|evaluat\w+|randomi[sz]ed|randomly|assigned|allocated|received|between|versus)\b", re.I)
SHORT = re.compile(
    r"(?P<name>(?:(?<![\w-])(?!(?:and|or|to|with|of|the|compar\w+|between|versus|vs|randomi[sz]ed|received?|either|evaluat\w+|the|an?)\b)[A-Za-z][\w/’'-]*\s+){1,5})"
    r"[(\[](?P<short>[A-Z][A-Za-z0-9+/-]{1,9})(?:[,;]\s*[nN]\s?=\s?(?P<n>\d[\d,]*))?[)\]]"
)
NEXT = re.compile(
    r"\s*,?\s*(?:(?:and|or|versus|vs\.?|with|to|compared\s+with)\s+)?(?:an?\s+|the\s+|to\s+(?:an?\s+|the\s+)?)?", re.I
)
# "Tea was used in 10 people and in the other 10 people milk".
USED_IN = Cued(
    rf"(?P<name>{NAME}){_BRACKET}\s+(?:was|were)\s+(?:used|given|administered|applied|prescribed|performed)\s+(?:in|to|for|on)\s+(?P<n>{COUNT})(?:\s+{PEOPLE})?{_BRACKET},?\s+"
    rf"(?:(?:and|while|whereas)\s+)?(?:in|to|for|on)\s+the\s+(?:other|remaining)\s+(?P<m>{COUNT})?(?:\s*{PEOPLE})?{_BRACKET},?\s+(?P<other>{NAME})",
    re.I,
)
# "In 64 people (cases), a dressing was applied …; the remaining 64 served as the controls".
REST_CONTROLS = Cued(
    rf"\b(?:in|to|for|on)\s+(?P<n>{COUNT})\s+{PEOPLE}{_BRACKET},?\s+(?:an?\s+|the\s+)?(?P<name>{NAME}){_BRACKET}\s+(?:was|were)\s+\w+ed\b[^.]{{0,120}}?\b(?:the\s+)?"
    rf"(?:other|remaining)\s+(?P<m>{COUNT})?(?:\s*{PEOPLE})?{_BRACKET}\s+(?:were|served\s+as|acted\s+as|formed|constituted)\s+(?:an?\s+|the\s+)?(?P<other>controls?)\b",
    re.I,
)
# "Some were vaccinated (n = 101), whereas all others (n = 85) were followed as controls".
DONE_OR_CONTROLS = Cued(
    r"\b(?:were|was)\s+(?:\w+ly\s+)?(?P<name>[a-z]+ed)\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]][^.]{0,80}?[(\[]\s*[nN]\s?=\s?(?P<m>\d[\d,]*)\s*[)\]][^.()]{0,60}?"
    r"\bas\s+(?:the\s+|an?\s+)?(?:\w+\s+)?(?P<other>controls?)\b",
    re.I,
)
# "One dose each of tea (5 ml) and milk (3 ml) were given … in a random order".
EACH_GIVEN = Cued(
    rf"\b(?:each\s+of|both|we\s+(?:therefore\s+|then\s+)?(?:administered|gave|tested))\s+(?P<name>{NAME}){_BRACKET}\s+(?:and|or)\s+(?P<other>{NAME}){_BRACKET}(?=\s+(?:were|was|in|either|for|on|before|after|at)\b|\s*[.,;])",
    re.I,
)
IN_TURN = re.compile(r"\brandom(?:i[sz]ed)?\s+(?:order|sequence)|\bcross[\s-]?over\b", re.I)
# "We compared people treated with tea between 2000 and 2005 with people treated with milk".
_ON = (
    r"(?:who\s+(?:had\s+)?(?:received|took|used|got)|(?:who\s+(?:were|had\s+been)\s+)?treated\s+with|"
    r"receiving|taking|using|given|on)"
)
COMPARED_PEOPLE = Cued(
    rf"\bcompar\w+\s+(?:the\s+)?(?:{COUNT}\s+)?(?:[\w-]+\s+)?{PEOPLE}\s+{_ON}\s+(?P<name>{NAME}){_BRACKET}[^.;]{{0,60}}?\s(?:with|to|and|versus)\s+(?:{COUNT}\s+)?(?:[\w-]+\s+)?"
    rf"(?:{PEOPLE}|those)\s+{_ON}\s+(?P<other>{NAME})",
    re.I,
)
# "A cough was rarer in people treated with tea than in those treated with milk", "tea-treated and milk-treated people".
_GOT = (
    r"(?!(?:treatment|therapy|the|an?|no|any|it|this|these|those|more|less|at|in|on|which|either|both|all|other|each|placement|trial|study|some|their|many|most|several|such|other|further|additional|his|her|after|before|our|a)\b)"
    r"(?:(?:usual|standard|conventional|routine|best)\s+(?:\w+\s+)?(?:care|treatment|therapy)|"
    r"[A-Za-z][\w-]{2,}(?:\s+(?:alone|therapy|surgery)|\s+(?:plus|\+)\s+[A-Za-z][\w-]+)?)"
)
PEOPLE_THAN = Cued(
    rf"\b{PEOPLE}\s+{_ON}\s+(?:the\s+)?(?P<name>{_GOT})(?![\w-])[^.;]{{0,120}}?\s(?:than|versus|vs\.?|and|while|whereas|compared\s+(?:with|to))\s+"
    rf"(?:(?:did|in|for|of|by|to)\s+)?(?:\d[^.;()]{{0,25}}\s)?(?:the\s+)?(?:(?:{PEOPLE}|those)\s+{_ON}\s+(?:the\s+)?(?P<other>{_GOT})(?![\w-])|(?P<controls>controls)\b)",
    re.I,
)
TREATED_AND = Cued(
    rf"(?<![\w-])(?P<name>[A-Za-z][\w]{{2,}})-treated\s+{PEOPLE}\b[^.;]{{0,120}}?\s(?P<other>[A-Za-z]\w{{2,}})-treated\s+{PEOPLE}\b",
    re.I,
)
# "60 people took part: 30 treated with tea and 30 with milk".
COUNTED_ON = Cued(
    rf"(?:[:,(]|\bwere|\b(?:and|with|of\s+whom|included))\s*(?P<n>{COUNT})\s+(?:{PEOPLE}\s+)?{_ON}\s+(?P<name>{NAME}){_BRACKET},?\s+(?:and|versus|vs\.?)\s+(?P<m>{COUNT})\s+"
    rf"(?:{PEOPLE}\s+)?(?:with|{_ON})\s+(?P<other>{NAME})",
    re.I,
)
# "Half of the people received tea and the other half milk".
HALVES = Cued(
    rf"\bhalf(?:\s+of\s+(?:the\s+)?{PEOPLE})?\s+(?:received|got|took|were\s+given|were\s+treated\s+with|used)\s+(?P<name>{NAME}){_BRACKET},?\s+(?:and|while|whereas|but)\s+the\s+other\s+half\s+"
    rf"(?:(?:received|got|took|were\s+given|used)\s+)?(?P<other>{NAME})",
    re.I,
)
# "Randomised to tea with or without milk", "… to tea with milk or without milk".
WITH_OR_WITHOUT = Cued(
    rf"\b(?:randomi[sz]ed|assigned|allocated)\b[^.;]{{0,80}}?\bto\s+(?:receive\s+|undergo\s+)?(?:either\s+)?(?P<name>{NAME}?)\s+with\s+(?:(?P<added>{NAME}?)\s+)?or\s+without\s+(?P<other>{NAME})",
    re.I,
)
# "Tea or matched water was given twice daily".
OR_CONTROL = Cued(
    rf"(?:^|[.;:]\s+|,\s+)(?P<name>{NAME}){_BRACKET}\s+or\s+(?:an?\s+)?(?:match(?:ed|ing)\s+|identical\s+)?(?P<other>placebo|vehicle|sham(?:\s+\w+)?){_BRACKET}\s+"
    r"(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:given|administered|taken|applied|added|infused|injected|ingested|prescribed)\b",
    re.I,
)
# "A tea group and a milk group", "in the first group, tea was given and in the second group, milk".
ARTICLES = Cued(
    rf"\ban?\s+(?P<name>{NAME})\s+(?:group|arm){_BRACKET},?\s+(?:and|or|versus|vs\.?)\s+an?\s+(?P<other>{NAME})\s+(?:group|arm)\b",
    re.I,
)
_DONE = (
    r"(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:given|used|applied|performed|administered|injected|infused|carried\s+out|done|prescribed)"
)
IN_FIRST = Cued(
    rf"\bin\s+(?:the\s+first|one)\s+(?:group|arm){_BRACKET},?\s+(?P<name>{NAME}){_BRACKET}\s+{_DONE}\b[^.]{{0,80}}?\bin\s+the\s+(?:second|other)(?:\s+(?:group|arm|one))?{_BRACKET},?\s+"
    rf"(?P<other>{NAME})(?=\s*[.,;(]|\s+(?:was|were|instead|for|at|before|after)\b)",
    re.I,
)
# "Six villages were assigned to tea and six to no treatment".
UNITS_TO = Cued(
    rf"\b{COUNT}\s+(?:[\w-]+\s+){{0,2}}?{UNITS}\s+(?:were\s+)?(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s+(?:receive\s+|the\s+|an?\s+)?(?P<name>{NAME}){_BRACKET},?\s+(?:and|while)\s+"
    rf"{COUNT}\s+(?:{UNITS}\s+)?(?:were\s+)?(?:(?:assigned|allocated|randomi[sz]ed)\s+)?to\s+(?:receive\s+|the\s+|an?\s+)?(?P<other>{NAME})",
    re.I,
)
# "The intervention (n = 30) was tea; controls (n = 31) got milk".
SIZED_CONTROLS = Cued(
    r"\b(?P<name>intervention)\s*[(\[]\s*n\s?=\s?(?P<n>\d[\d,]*)\s*[)\]][^.]{0,120}?\b(?P<other>controls?)\s*[(\[]\s*n\s?=\s?(?P<m>\d[\d,]*)\s*[)\]]",
    re.I,
)
# "The intervention villages … and control villages".
UNITS_OF = re.compile(rf"\b(?P<name>intervention|experimental|control)\s+{UNITS}\b", re.I)
PAIRS = (
    ARTICLES,
    TREATED_AND,
    PEOPLE_THAN,
    IN_FIRST,
    COUNTED_ON,
    OR_CONTROL,
    UNITS_TO,
    SIZED_CONTROLS,
    COMPARED_PEOPLE,
    HALVES,
    USED_IN,
    REST_CONTROLS,
    DONE_OR_CONTROLS,
    EACH_GIVEN,
)
# "To receive tea either weekly or once every 3 weeks".
_OFTEN = (
    r"(?:(?:once|twice|thrice|two\s+times|three\s+times|\d\s+times)(?:\s+(?:daily|weekly|monthly|a\s+(?:day|week|month)|every\s+(?:\w+\s+)?\w+|per\s+\w+))?|"
    r"daily|weekly|monthly|biweekly|fortnightly|every\s+(?:other\s+)?(?:\w+\s+)?(?:days?|weeks?|months?))"
)
OFTENER = Cued(
    rf"\b(?:receive|receiving|to|of|received)\s+(?P<name>(?!receiv|undergo|tak)(?:{NAME}?))(?:\s+(?:administered|given|taken))?\s+(?:either\s+)?(?P<one>{_OFTEN})\s+or\s+(?P<two>{_OFTEN})(?=\s*[.,;(]|\s+(?:for|followed|in|over)\b)",
    re.I,
)
FEWEST = 3


def told_mentions(reading: Reading, told: Sequence[Sentence]) -> list[Mention]:
    """The arms of the first sentence that names two at least in one of these forms."""
    for sentence in told:
        for read in (_treatments, _pairs, _oftener, _without):
            found = [replace(one, name=cleaned(one.name)) for one in read(sentence)]
            found = [one for one in found if usable_arm(one.name)]
            if len({tokens(one.name) for one in found}) >= 2:
                return found
        found = _by_short(sentence, reading)
        if len(found) >= 2:
            return found
    return _by_units(told)


def _by_units(told: Sequence[Sentence]) -> list[Mention]:
    """The villages, schools and clinics of a trial that are called those of its groups, wherever it does."""
    found: dict[str, Mention] = {}
    for sentence in told:
        for one in UNITS_OF.finditer(sentence.text):
            place = sentence.start + one.start(), sentence.start + one.end()
            found.setdefault(one["name"].casefold(), Mention(one["name"].casefold(), *place, "assigned-list"))
    return list(found.values()) if "control" in found and len(found) == 2 else []


def _treatments(sentence: Sentence) -> list[Mention]:
    """The items of a list that is told to be the treatments, where one of them is a control."""
    text = sentence.text
    cue = TREATMENTS_WERE.search(text)
    if cue is None:
        return []
    flat = without_brackets(text)
    stop = ENDS.search(flat, cue.end())
    end = stop.start() if stop else len(flat)
    cuts = list(SPLIT.finditer(flat, cue.end(), end))
    if not cuts or not LAST.search(cuts[-1].group()) or not CONTROL.search(flat, cue.end(), end):
        return []
    edges = [cue.end(), *(place for one in cuts for place in one.span()), end]
    items = [item_of(text, flat, edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    named = [one for one in items if one is not None and one.name]
    if len(named) != len(items):
        return []
    names = [one.name for one in named]
    return [
        Mention(
            f"{one.name} {one.dose[0]}" if one.dose and names.count(one.name) > 1 else one.name,
            sentence.start + one.start,
            sentence.start + one.end,
            "assigned-list",
            one.size,
            (one.dose[0], sentence.start + one.dose[1], sentence.start + one.dose[2]) if one.dose else None,
        )
        for one in named
    ]


def _pairs(sentence: Sentence) -> Iterator[Mention]:
    """The two groups of a predicate that tells what each got."""
    text, at = sentence.text, sentence.start
    for form in PAIRS:
        found = form.search(text)
        if found is None or (form is EACH_GIVEN and not IN_TURN.search(text)):
            continue
        told = found.groupdict()
        for part, count in (("name", "n"), ("other" if told["other"] else "controls", "m")):
            size = count_value(told[count]) if told.get(count) else None
            dose = (
                DOSE.match(text, found.end(part) + 2) if text[found.end(part) : found.end(part) + 2] == " (" else None
            )
            yield Mention(
                told[part],
                at + found.start(part),
                at + (dose.end() if dose else found.end(part)),
                "counted" if size else "assigned-list",
                size,
                (dose.group(), at + dose.start(), at + dose.end()) if dose else None,
            )
        return


def _oftener(sentence: Sentence) -> Iterator[Mention]:
    """One treatment given more and less often: each is an arm by how often."""
    if found := OFTENER.search(sentence.text):
        for part in ("one", "two"):
            name = f"{found['name']} {found[part]}"
            yield Mention(name, sentence.start + found.start("name"), sentence.start + found.end(part), "assigned-list")


def _without(sentence: Sentence) -> Iterator[Mention]:
    """One treatment with and without another."""
    if found := WITH_OR_WITHOUT.search(sentence.text):
        for word in ("with", "without"):
            name = f"{found['name']} {word} {found['added'] or found['other']}"
            yield Mention(name, sentence.start + found.start("name"), sentence.start + found.end(), "assigned-list")


def _by_short(sentence: Sentence, reading: Reading) -> list[Mention]:
    """Names with their short forms side by side, where the report sets these against each other or calls groups so."""
    text, at = sentence.text, sentence.start
    cue = COMPARES.search(text)
    found = list(SHORT.finditer(text, cue.end())) if cue else []
    run: list[re.Match[str]] = found[:1]
    for before, after in pairwise(found):
        if not NEXT.fullmatch(text, before.end(), after.start()):
            break
        run.append(after)
    if len(run) < 2:
        return []
    names = "|".join(re.escape(one["short"]) for one in run)
    of_groups = re.compile(
        rf"(?<![\w(-])(?:{names})(?:\s+(?:groups?|arms?|{PEOPLE})\b|\s+(?:versus|vs\.?|than|and|or|(?:was\s+)?compared\s+(?:with|to))\s+(?:the\s+|in\s+)?(?:{names})(?![\w-]))"
    )
    again = [one for one in reading.sentences if one.part == "abstract" and one.start > sentence.start]
    if not any(of_groups.search(one.text) for one in again):
        return []
    return [
        Mention(
            one["short"],
            at + one.start(),
            at + one.end(),
            "assigned-list",
            one["n"].replace(",", "") if one["n"] else None,
        )
        for one in run
    ]
