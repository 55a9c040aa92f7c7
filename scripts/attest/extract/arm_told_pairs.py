"""Two groups of which one predicate tells what each got: "30 treated with tea and 30 with milk", "the others milk"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.arm_doses import DOSE
from attest.extract.arm_forms import Mention
from attest.extract.arm_patterns import NAME, UNITS
from attest.extract.numbers import COUNT, count_value
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

_BRACKET = r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?"
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


def paired_mentions(sentence: Sentence) -> Iterator[Mention]:
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
