"""Names that are no outcomes: measures, aims, settings, speakers, the flow of people; their values are left out.

The classes are data: each has a pattern that is sought in the tidied name of an outcome or adverse event. A class says
nothing of one text; it says what kind of words cannot be what a figure is of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attest.extract.statistics import PEOPLE

_KIND = r"(?:(?:adjusted|unadjusted|crude|pooled|overall|combined|summary|corresponding|estimated|observed|mean)\s+)*"
_RATIO = (
    r"(?:(?:incidence|event|prevalence|attack)[\s-]+)?(?:rate|risk|odds|hazards?|prevalence)\s+(?:ratios?|differences?|"
    r"reductions?)"
)
_SPEAKER = (
    r"(?:researchers?|experts?|scientists?|investigators?|authors?|doctors?|officials?|company|spokes\w+|team|"
    r"study|report)"
)
_SAY = r"(?:said|says?|told|tells?|explain(?:ed|s)?|add(?:ed|s)|wrote|writes?|believes?|warn(?:ed|s)?|conclude[ds]?)"

_MEASURE = (
    rf"{_KIND}(?:{_RATIO}|relative\s+(?:risks?|hazards?|odds)|(?:standardi[sz]ed\s+|weighted\s+)?mean\s+differences?|"
    r"effect\s+(?:sizes?|estimates?)|(?:vaccine\s+)?(?:efficacy|effectiveness)|numbers?\s+needed\s+to\s+(?:treat|harm))"
)

# Class of words, and how a name of that class looks.
CLASSES: tuple[tuple[str, str], ...] = (
    (
        "measure",
        rf"(?:^|\b(?:the|an?)\s+)(?:{_MEASURE}|{_KIND}(?:absolute\s+)?(?:risks?|odds|hazards?)|"
        r"(?:correlation|regression|beta)\s+coefficients?|coefficients?|confidence\s+intervals?|p[\s-]?values?|[ai]?(?:OR|RR|HR|IRR|NNT|CI)s?)$",
    ),
    (
        "aim",
        r"^(?:in\s+order\s+)?to\s+[a-z]+\b|^(?:aims?|purposes?|objectives?|goals?|hypothes[ie]s)\b|\bsought\s+to\b|"
        r"^(?:receive|undergo|take|assess|evaluate|determine|investigate|examine|define)\b",
    ),
    (
        "design",
        r"^(?:(?:secondary|primary|post[\s-]hoc|pooled|interim|retrospective|prospective|this|present)\s+)*"
        r"(?:analys[ie]s|trial|study|review|meta-analys[ie]s|survey)\s+(?:of|in|comparing|showed)\b|"
        r"\b(?:clinical|controlled)\s+trial\b",
    ),
    (
        "setting",
        r"\bisodoses?\b|\bencompassed\b|^covered\b|\b(?:thresholds?|cut[\s-]?offs?|cut[\s-]?points?|settings?)$|"
        r"\b(?:dose|dosage)\s+(?:delivered|prescribed|administered|given)\b|\b(?:prescribed|prescription)\s+(?:dose|dosage)|"
        r"\d\s*(?:c?Gy\w*|CGE)\b|\b(?:temporary|programmed)\s+(?:basal\s+)?rates?\b|\b(?:slice\s+thickness|field\s+of\s+view|"
        r"(?:repetition|echo|acquisition)\s+times?|tube\s+(?:voltage|current)|sampling\s+rate|target\s+coverage)\b",
    ),
    (
        "speaker",
        rf"\b{_SPEAKER}\s+{_SAY}$|^{_SAY}\b|\b(?:said|says)$|^(?:how|why|whether|what|according)\b",
    ),
    (
        "flow",
        r"^(?:(?:were|was|had\s+been)\s+)?(?:enroll?ed|screened|recruited|randomi[sz]ed|randomly|assigned|allocated|"
        r"included|excluded|eligible|analy[sz]ed|approached|invited|consented)\b|"
        r"^(?:completed|finished)\s+(?!.*\b(?:lessons?|sessions?|modules?|program(?:me)?s?|treatments?|therapy|courses?|"
        r"cycles?|rehabilitation|regimens?)\b)|^(?:lost\s+to|available\s+for)\s+follow[\s-]?up|"
        r"^(?:withdrew|withdrawn|refused|gave|provided)\s+(?:their\s+)?consent|"
        r"^(?:discontinued|withdrew|withdrawn|dropped\s+out)(?:\s+(?:from\s+)?(?:the\s+)?(?:study|trial))?$",
    ),
    (
        "exposure",
        r"\b(?:inserted|implanted)\b|^(?:(?:the|an?|new|study|experimental|candidate)\s+)*(?:vaccines?|vaccination|drugs?|"
        r"pills?|shots?|devices?|pumps?|medications?|medicines?|placebo)$",
    ),
    (
        "clause",
        r"\b(?:detected|identified|found|revealed|yielded)\s+\d|^(?:\w+\s+)?(?:uni|bi|multi)varia(?:te|ble)\s+(?:analys[ie]s|models?|"
        r"regression)\b",
    ),
    (
        "significance",
        r"^(?:(?:not|no|non|was|were|are|is)[\s-]+)*(?:statistical(?:ly)?\s+)?(?:significan(?:t|ce|tly)|different)$|"
        r"^(?:(?:no|not|any|an?|significant|statistical(?:ly)?)\s+)*(?:interactions?|heterogeneity|trends?)$",
    ),
    (
        "verdict",
        r"^(?:(?:an?|the|major|main|minor|serious|common|important|frequent|only|possible|potential)\s+)*"
        r"(?:problems?|concerns?|issues?|findings?|reasons?|causes?|complaints?)$|"
        r"^(?:mild|moderate|severe|minor|transient)(?:[\s,-]+(?:or|to|and)?\s*(?:mild|moderate|severe|transient))*$",
    ),
    ("share", r"^\d+(?:[.,·]\d+)?\s?(?:%|per\s?cent)"),
    (
        "people",
        rf"^(?:only\s+)?(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+)?{PEOPLE}\s+(?:with|who|on|in)\b|"
        rf"^(?!.*\b(?:non-?responders|responders|survivors|pregnancies|cases)$)(?:(?!(?:of|in|for|among|with|by|on)\b)[\w-]+\s+){{0,2}}{PEOPLE}$",
    ),
)
NO_NAMES = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in CLASSES)

# "The rate ratio of falls", "vaccine efficacy against zoster": what the measure is of.
MEASURE_OF = re.compile(rf"^{_MEASURE}\s+(?:of|for|against)\s+(?:the\s+|an?\s+)?(?P<what>[A-Za-z].+)$", re.I)
# "The crude fall rate was …": what the ratio in the next sentence compares.
RATE_TOLD = re.compile(
    rf"^(?:the\s+)?{_KIND}(?:(?:incidence|rate|risk|prevalence)s?\s+of\s+(?:the\s+)?(?P<of>[a-z][\w -]{{2,50}}?)|"
    r"(?P<what>[a-z][\w -]{2,50}?)\s+(?:incidence(?:\s+rates?)?|rates?|prevalence))\s+(?:was|were)\b",
    re.I,
)
# Treatment stopped because it harmed: an adverse event, not one of the flow.
HARM_STOPPED = re.compile(
    r"\b(?:led|leading)\s+to\s+(?:\S+\s+){0,3}(?:discontinuation|withdrawal|cessation)\b|"
    r"\b(?:discontinu\w+|withdr[ae]w\w*|stopped)\b.*\b(?:because\s+of|due\s+to|owing\s+to|for)\s+(?:\S+\s+){0,3}?"
    r"(?:adverse|side[\s-]effects?|toxicit\w+|intolerance)\b",
    re.I,
)
# What stands in a row's cell for a group or a time, and is neither.
NO_GROUP = re.compile(r"\b(?:showed|indicated|demonstrated|revealed|suggested|found\s+that)\b", re.I)
TIME_AS_GROUP = re.compile(
    r"^(?:\d+|one|two|three|four|six|twelve)\s+(?:days?|weeks?|months?|years?|hours?)\s+after\b", re.I
)
SHARE_AS_GROUP = re.compile(r"^\d+(?:[.,·]\d+)?\s?%")
NO_TIME = re.compile(r"^(?:at\s+)?least\b", re.I)
LONGEST_OF_DIRECTION = 10
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|does|did|led|leads|caused|causes|showed|shows|said|says|responds|became|"
    r"remained|occurred|suggests?|indicates?|indicated|demonstrated|means|can|could|may|might|will|would|should)\b",
    re.I,
)
# What is told of in general or by hearsay is no finding of the study.
HEARSAY = re.compile(
    r"\bwhich\s+means\s+that\b|\b(?:is|are)\s+(?:an?\s+\w+\s+)?(?:designed|intended|thought|believed|known|supposed)\s+to\b|"
    r"\b(?:often|usually|typically)\s+(?:tied|linked|caused|leads?|involves?)\b|"
    rf"\b(?:{_SPEAKER})\s+(?:hope|hopes|believe|believes|expect|expects|speculate\w*)\b",
    re.I,
)
# Levels that are given in per cent: a figure of them is no share of people.
LEVEL_IN_PERCENT = re.compile(
    r"\b(?:Hb\s?A1c|A1C|glycated\s+ha?emoglobin|glycos\w+\s+ha?emoglobin|ha?ematocrit|ejection\s+fraction|LVEF|FEV1?|FVC|"
    r"DLCO|(?:oxygen\s+)?saturation|SpO2|body\s+fat|body\s?weight|time\s+in\s+(?:target\s+)?range)$",
    re.I,
)


@lru_cache(maxsize=4096)
def no_outcome(words: str) -> str | None:
    """The class by which words are no outcome; None where they may be one."""
    name = " ".join(words.split())
    return next((kind for kind, pattern in NO_NAMES if pattern.search(name)), None)


def of_measure(words: str) -> str:
    """What a measure is of, where the words name both; else the words."""
    found = MEASURE_OF.match(words)
    return found["what"] if found else words


def rate_told(text: str) -> str | None:
    """What a sentence gives the rate of, for a ratio in the sentence behind it that names no outcome."""
    found = RATE_TOLD.match(text)
    words = (found["of"] or found["what"]) if found else None
    return words if words and no_outcome(words) is None else None


def no_subject(words: str) -> bool:
    """Whether words are too much of a sentence to be what a direction is said of."""
    return len(words.split()) > LONGEST_OF_DIRECTION or FINITE.search(words) is not None
