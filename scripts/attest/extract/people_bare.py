"""Counts without a word for people, and counts beside others: of whom they are, or that they are of a measure."""

from __future__ import annotations

import re

from attest.extract.grammar.brackets import blanked
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

# "We screened 183 women. 111 were randomised": those that the sentence before spoke of.
BARE_RANDOMISED = re.compile(
    rf"{COUNT}\s+(?:were|was)\s+(?:then\s+)?(?:included\s+in\s+an?\s+(?:[\w-]+\s+)?)?random\w+\b", re.I
)
# "88 were treated and analysed", behind a sentence that counts them.
BARE_ANALYSED = re.compile(
    rf"{COUNT}\s+(?:were|was)\s+(?:(?:treated|dosed)\s+and\s+)?(?:analy[sz]ed|evaluable|included\s+in\s+the\s+(?:\w+[\s-]){{0,4}}analys[ei]s)\b",
    re.I,
)
BARE_COUNTS = (BARE_RANDOMISED, BARE_ANALYSED)
# "Of 512 screened, 340 were randomised", "of the 338 analysed, …": the verb tells that people are counted.
OF_THOSE = re.compile(
    rf"(?:(?:Of|From|Among|Out\s+of)\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?{COUNT}\s+(?:who\s+were\s+|initially\s+|originally\s+)?|{COUNT}\s+were\s+)"
    r"(?:screened|invited|approached|contacted|assessed|randomi[sz]ed|analy[sz]ed|enroll?ed|recruited|registered|eligible)\b",
    re.I,
)
OF_THOSE_RULES = ("of-those-sought", "sought-and-randomised", "of-the-randomised", "of-the-analysed")
# "Scores of at least 6 were enrolled", "an index below 80 were recruited": what people had.
OF_A_MEASURE = re.compile(
    r"\b(?:below|above|under|over|exceeding|than|least|most|(?:scores?|levels?|values?|index|indices|age|aged|duration|grade|class|stage|count|titre|titer)(?:\s+of)?)"
    r"(?:\s+(?:about|at\s+(?:least|most)))?\s+$",
    re.I,
)
# "215 patients participated in part two": of those who were randomised before, some.
IN_LATER_PART = re.compile(
    r"\s*(?:the\s+|an?\s+|this\s+)?(?:[\w-]+\s+){0,3}?(?:part\s+(?:two|2|B|II)\b|(?:extension|second\s+(?:part|phase|stage|period)|phase\s+(?:B|two)\b))",
    re.I,
)
# "57 studies that randomised women": reports and no people.
OF_REPORTS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:studies|trials|RCTs|articles|papers|reports)\s+(?:that|which|of|in)\b", re.I
)
# A count beside another: each is of one group.
ONE_OF_TWO = re.compile(
    rf"{COUNT}\s+(?:(?:[\w-]+\s+)?(?:women|men|(?:fe)?males?|girls|boys)|(?-i:[A-Z]\w*[a-rt-z]|[a-z]+-[a-z]+ed))\s+and\s+$|\bincluding\s+$",
    re.I,
)
ANOTHER_GROUP = re.compile(rf"\s(?:and|versus|vs\.?)\s+{COUNT}\s+(?:[\w-]+\s+){{0,2}}?(?:{PEOPLE}|controls)\b", re.I)
AND_OTHERS = re.compile(rf"\s(?:and|versus|vs\.?)\s+{COUNT}\s+(?:who|given|receiving|treated)\b", re.I)
# "48 participants in the drug group and 49 in the other received a dose and were included": the first are one arm's.
IN_ONE_ARM = re.compile(r"\b(?:in|from|of)\s+the\s+(?:[\w/+-]+\s+){1,4}(?:group|arm)\s+(?:and|versus|vs\.?)\s", re.I)


def beside_others(told: str) -> bool:
    """Whether words between a number of people and its verb count others, so that it is of one group."""
    return bool(ANOTHER_GROUP.search(told)) or any(one.search(blanked(told)) for one in (IN_ONE_ARM, AND_OTHERS))
