"""Names of conditions by the way they look: the ending of a word, the noun that ends a name, an adjective of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attest.extract.named import Named
from attest.extract.statistics import PEOPLE
from attest.rule_files import load

# Words that no name of a condition begins with or runs over.
_STOP = (
    r"(?:the|a|an|of|and|or|in|on|with|without|for|to|from|by|at|as|than|that|which|who|whose|was|were|is|are|be|been|had|has|have|not|no|"
    r"this|these|those|their|its|our|his|her|all|any|some|such|other|both|each|most|more|less|many|several|first|second|new|common|"
    r"patients?|people|adults|children|women|men|participants|subjects|individuals|cases?|after|before|during|between|among|versus|vs|"
    r"treatments?|treating|treated|treat|prevent\w*|reduc\w+|improv\w+|increas\w+|decreas\w+|develop\w*|caus\w+|induc\w+|includ\w+|"
    r"having|suffering|diagnosed|experienc\w+|report\w*|risk|rates?|incidence|prevalence|severity|symptoms?|history|mean|median|"
    r"significant\w*|overall|total|different|various|mild|high(?!\s+blood)|low(?!\s+(?:back|birth|blood))|higher|lower|major(?=\s+(?:adverse|bleeding))|due|about|into|between|"
    r"when|while|where|if|but|also|only|can|may|will|would|could|did|do|does|underlying|possible|potential|further|effects?|impact|"
    r"relieve\w*|experimental|incident|concomitant|comorbid|self-reported|recent|previous|fighting|fights|against|over|per|via|using|"
    r"assess\w*|evaluat\w+|measur\w+|compar\w+|associat\w+|related|specific|non-specific|main|key|long-term|short-term|one|two|three|"
    # The same in Romance languages and German.
    r"de|del|da|do|dos|das|du|des|el|la|los|las|le|les|en|em|con|com|y|e|et|para|pour|por|par|un|una|une|que|se|der|die|das|und|mit|bei|von|zur?)"
)
_MODIFIER = rf"(?:(?<![\w-])(?!{_STOP}(?![\w-]))[A-Za-zÀ-ÿ0-9][\w’'/-]*\s+)"


@cache
def _words() -> dict[str, list[str]]:
    return {key: [str(word) for word in words] for key, words in load("attest.extract", "conditions.yaml").items()}


@cache
def disease_pattern() -> re.Pattern[str]:
    """A name of a condition: up to four words and the noun or ending that closes it."""
    words = _words()
    nouns = "|".join(re.escape(noun) for noun in sorted(words["nouns"], key=len, reverse=True))
    endings = "|".join(sorted(words["endings"], key=len, reverse=True))
    none = "|".join(re.escape(word) for word in words["not_conditions"])
    first = "|".join(words["heads_first"])
    return re.compile(
        rf"(?<![\w-])(?:{_MODIFIER}{{0,4}}?(?P<core>{nouns}|type\s+[12I]{{1,2}}\s+diabetes|(?!(?:{none})\b)[A-Za-zÀ-ÿ-]{{3,}}(?:{endings}))(?![\w-])"
        rf"(?:\s+(?:mellitus|erythematosus|nigricans|vulgaris|simplex|zoster))?"
        rf"|(?:{first})\s+(?:de\s+(?:la\s+|los\s+)?|del\s+|du\s+|des?\s+|à\s+)?[^\W\d]{{4,}}(?:\s+[^\W\d]{{4,}})?)",
        re.I,
    )


@cache
def adjective_pattern() -> re.Pattern[str]:
    """People told by what they have: "diabetic dialysis patients"."""
    adjectives = "|".join(re.escape(word) for word in _words()["adjectives"])
    return re.compile(rf"(?<![\w-])(?P<name>(?:{adjectives})(?:\s+(?:{adjectives}|[\w-]+))?)\s+{PEOPLE}\b", re.I)


def diseases_in(text: str) -> Iterator[Named]:
    """Every name of a condition in a text, longest first at each place."""
    at = 0
    while found := disease_pattern().search(text, at):
        again = disease_pattern().match(text, found.end() + 1) if text[found.end() : found.end() + 1] == " " else None
        end = again.end() if again else found.end()
        yield Named(" ".join(text[found.start() : end].split()), found.start(), end)
        at = end
    for one in adjective_pattern().finditer(text):
        yield Named(" ".join(one["name"].split()), one.start("name"), one.end("name"))


def is_disease(name: str) -> bool:
    return disease_pattern().search(name) is not None
