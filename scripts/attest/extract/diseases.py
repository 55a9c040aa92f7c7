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
    r"cuts?|cutting|slash\w*|fights?|ease[sd]?|easing|boosts?|raises?|tied|linked|doubles?|halves?|halved|curbs?|keeps?|helps?|stops?|treats?|lowers?|"
    r"journal|published|characteri[sz]ing|detecting|diagnosing|identifying|managing|evaluating|laparoscopic|robotic|endoscopic|arthroscopic|thoracoscopic|surgical|assess\w*|evaluat\w+|measur\w+|compar\w+|associat\w+|related|specific|non-specific|main|key|long-term|short-term|one|two|three|"
    # The same in Romance languages and German.
    r"de|del|da|do|dos|das|du|des|el|la|los|las|le|les|en|em|con|com|y|e|et|para|pour|por|par|un|una|une|que|se|der|die|das|und|mit|bei|von|zur?)"
)
_MODIFIER = rf"(?:(?<![\w-])(?!{_STOP}(?![\w-]))[A-Za-zÀ-ÿ0-9][\w’'/-]*\s+)"


_PART = (
    r"(?!(?:tras|para|como|entre|sobre|durante|después|depois|após|avec|chez|dans|pour|sans|sous|"
    r"nach|bei|with|among|after|from|that|were|have|patients?|survivors)\b)[^\W\d]{4,}"
)


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
        rf"(?<![\w-])(?:{_MODIFIER}{{0,4}}?(?P<core>{nouns}|type\s+[12I]{{1,2}}\s+diabetes|(?!(?:{none})\b)[A-Za-zÀ-ÿ-]{{2,}}(?:{endings}))(?![\w-])"
        rf"(?:\s+(?:mellitus|erythematosus|nigricans|vulgaris|simplex|zoster))?"
        rf"|(?:{first})\s+(?:de\s+(?:la\s+|los\s+)?|del\s+|du\s+|des?\s+|à\s+)?{_PART}(?:\s+{_PART})?)",
        re.I,
    )


@cache
def adjective_pattern() -> re.Pattern[str]:
    """People told by what they have: "diabetic dialysis patients"."""
    adjectives = "|".join(re.escape(word) for word in _words()["adjectives"])
    return re.compile(rf"(?<![\w-])(?P<name>(?:{adjectives})(?:\s+(?:{adjectives}|[\w-]+))?)\s+{PEOPLE}\b", re.I)


# What stands behind a disease and says that something else is meant: a time, or what guards against it.
TIME_OF = re.compile(
    r"(?<=stress)[\s-]+reduction\b|"
    r"[\s-]+(?:pandemics?|outbreaks?|epidemics?|era|lockdowns?|cris[ie]s|vaccin\w+|wards?|units?|cent(?:er|re)s?|clinics?|nurses?)\b",
    re.I,
)
# The adjectives behind a name in Romance languages: "hematoma subdural crónico".
BEHIND = re.compile(
    r"(?:\s+(?:pos(?:t)?parto|(?!(?:clinical|total|final|inicial|principal)\b)[^\W\d]+(?:al|ar|ic[oa]s?|iv[oa]s?|os[oa]s?|ante|ente|ique|ales|aire|ive|eux|euse|ad[oa]s?|ári[oa]|ari[oa]|"
    r"ère|ées?|és?|ienne|ien|ud[oa]|ile|ielle?|iel|aigue|aiguë?)))+\b",
    re.I,
)


# "cancer du sein", "tumores del hígado": what the disease is of.
HEADS = re.compile(
    r"(?:c[aáâ]nc(?:er|ro)e?s?|tum(?:o|eu)r(?:es|s|e|i)?|carcinom[ea]s?|do(?:lo)?r|douleurs?|fra[ct]+ur[ae]s?|infe\w+|hernias?|abscesos?|gangrena)$",
    re.I,
)
OF_PART = re.compile(
    r"\s+(?:de\s+(?:la\s+|los\s+|las\s+|l[’'])?|del\s+|du\s+|des\s+|d[oa]s?\s+|di\s+|della\s+)(?!(?:los|las|les|pacientes|patients)\b)[^\W\d]{3,}",
    re.I,
)


def diseases_in(text: str, romance: bool = False) -> Iterator[Named]:
    """Every name of a condition in a text, longest first at each place; adjectives behind it in a Romance language."""
    at = 0
    while found := disease_pattern().search(text, at):
        again = disease_pattern().match(text, found.end() + 1) if text[found.end() : found.end() + 1] == " " else None
        end = again.end() if again else found.end()
        part = OF_PART.match(text, end) if romance and HEADS.search(text[at:end]) else None
        end = part.end() if part else end
        behind = BEHIND.match(text, end) if romance else None
        end = behind.end() if behind else end
        if not TIME_OF.match(text, end):
            yield Named(" ".join(text[found.start() : end].split()), found.start(), end)
        at = end
    for one in adjective_pattern().finditer(text):
        yield Named(" ".join(one["name"].split()), one.start("name"), one.end("name"))


def is_disease(name: str) -> bool:
    return disease_pattern().search(name) is not None
