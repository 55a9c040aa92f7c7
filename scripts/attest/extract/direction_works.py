"""What a report concludes that its treatment works for: "A was effective in X", "is not effective against X".

Read in conclusions alone, since elsewhere it tells what is known, or which of several figures is meant; of comparisons,
of parts of the people and of what only appears so nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_words import IMPROVED, SAME, STUDIED
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people

_WELL = r"(?:safe|feasible|well[\s-]tolerated|promising)"
WORKS = Cued(
    r"\b(?:is|was|were|are|proved)\s+(?:to\s+be\s+)?(?P<not>not\s+)?(?:an?\s+)?(?:(?!equally|similarly|comparably)(?:\w+ly|also|very)\s+)?"
    rf"(?:{_WELL},?\s+and\s+)?(?:(?:effective|efficacious)|(?P<in>ineffective))(?:,?\s+and\s+{_WELL})?\s+"
    r"(?:(?:treatment|therapy|drug|agent|approach|alternative|strategy|regimen)s?\s+)?(?:option\s+)?"
    r"(?:(?:in|for|of)\s+(?:the\s+)?(?:(?:acute|long-term)\s+)?(?:treatment|management|therapy)\s+of|(?:in|for)\s+(?:treating|managing)|"
    r"in|for|against|(?<=treatment\s)of|(?<=therapy\s)of)\s+(?:the\s+)?"
    r"(?!(?:use|long|\w+ing|all|both|most|some|this|these|those|our|up|at|time|addition|clinical|primary|routine|daily|terms|"
    rf"patients\s+(?!with\b))\b)(?:(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+with\s+)?(?=[A-Za-z])",
    re.I,
)
# What is treated is no such thing: who was treated, how, or the benefit itself.
NO_DISEASE = re.compile(
    r"\b(?:treatments?|therapy|management|populations?|prophylaxis|prevention|relief|control|spectrum|types?|reductions?|"
    r"combination|eradication|induction|maintenance|analgesia|care|practice|setting)\b|\w{3}ly$",
    re.I,
)
DOUBTED = re.compile(
    r"\b(?:although|though|while|whereas|may|might|could|would|should|whether|if|potential\w*|possib\w+|known|considered|both|no|not|"
    r"more|less)\b",
    re.I,
)


def works(text: str) -> Iterator[Direction]:
    """The disease or complaint that a conclusion says the treatment works for, or does not."""
    if "effective" not in text and "efficacious" not in text:
        return
    for found in WORKS.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if STUDIED.search(text) or DOUBTED.search(text, 0, found.start()) or len(outcomes) > LONGEST:
            continue
        named = named_in(outcomes)
        if len(named) != len(outcomes) or any(
            NO_DISEASE.search(one.words) or is_people(one.words) or is_drug(one.words) for one in outcomes
        ):
            continue
        value = SAME if found["not"] or found["in"] else IMPROVED
        yield Direction(value, named, found.start(), end, "effective")


LONGEST = 2
