"""Names of treatments: medicines by stem or name, others by the noun that ends the name, and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attest.expressions.cued import Cued
from attest.rule_files import load


@cache
def treatment_words() -> dict[str, list[str]]:
    return {
        key: [" ".join(str(word).split()) for word in words]
        for key, words in load("attest.extract", "interventions.yaml").items()
    }


@cache
def drug_pattern() -> Cued:
    """Names of medicines: by the stem of their name or from the list of those without one."""
    words = treatment_words()
    names = "|".join(re.escape(name) for name in sorted(words["names"], key=len, reverse=True))
    stems = "|".join(words["stems"])
    return Cued(rf"(?<![\w])(?:{names}|[a-z]{{3,}}(?:{stems}))(?=s?\b)(?!\w)", re.I)


@cache
def control_pattern() -> Cued:
    names = "|".join(re.escape(name) for name in sorted(treatment_words()["controls"], key=len, reverse=True))
    return Cued(rf"(?<![\w-])(?:{names})\b", re.I)


@cache
def head_pattern() -> Cued:
    heads = "|".join(re.escape(name) for name in sorted(treatment_words()["heads"], key=len, reverse=True))
    return Cued(
        rf"(?<![\w-])(?!(?:the|a|an|of|and|who|that|which|general|tested|advising|in|on|for|with|to|by|"
        rf"from|as|at|or|versus|vs|after|before|these|those|their|its|our|his|her|such|each|every|"
        rf"some|more|most|higher|school|university|does|do|is|are|can|should|will|this|previous|"
        rf"standard|usual|study|combination|drug|either|during|months?|weeks?|days?|years?|"
        rf"randomly|adults|patients|increas\w*|reduc\w*|using|received?|receiving|"
        rf"undergoing|undergo|underwent|sustained|evaluat\w*|assess\w*|compar\w*|determin\w*|investigat\w*|examin\w*|"
        rf"describ\w*|identif\w*|requir\w*|need\w*|start\w*|improv\w*|prevent\w*|consider\w*|provid\w*|"
        rf"offer\w*|new|planning|scheduled|initiat\w+|begin\w*|stop\w*|test|"
        rf"medical|other|results?|trial|trials|into|divided|painful|bypass|American|national|board|then|"
        rf"were|without|may|soon|about|confirm\w*|chang\w+|gets?|raises?|physicians?|researchers|scientists|"
        rf"that|initial|prior|further|any|all|no)\b|(?:first|second|third)-line\b)[A-Za-z][\w-]*(?:[ -]"
        rf"(?!(?:of|"
        rf"and|in|the|for|with|to|on|or|was|were|is|are|that|which|who|whose|than|by|from|at|as|after|"
        rf"before|under|without|versus|vs|"
        rf"during|against|despite|not|had|has|have|whether|about|containing|confirm\w*|changes?|changed|"
        rf"shows?|more|patients|may|can|will|"
        rf"(?:first|second|third)-line)\b)[a-z][\w-]*){{0,3}}?[ -](?:{heads})\b",
        re.I,
    )


GOES_ON = re.compile(
    r"\s+(?:(?:channel|receptor|reuptake)\s+)?(?:antagonists?|blockers?|inhibitors?|agonists?)\b|"
    r"\s+(?:pegol|beta|alfa|sodium|acetate|"
    r"dipropionate|furoate|propionate|hexacetonide|sulfate|sulphate|mofetil|vedotin|emtansine)\b",
    re.I,
)
PART_OF_NAME = re.compile(
    r"-(?:activated|dependent|binding|sensitive|independent|mediated|like|related|regulated)\b|\s+ion\b", re.I
)


def treatments_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Medicines that a text names; "calcium antagonists" is the name of another than calcium."""
    for found in drug_pattern().finditer(text):
        if found.group().casefold() not in treatment_words()["not_drugs"] and not PART_OF_NAME.match(text, found.end()):
            more = GOES_ON.match(text, found.end())
            end = more.end() if more else found.end()
            yield text[found.start() : end], found.start(), end
