"""Names that are no outcomes: measures, aims, settings, speakers, the flow of people; their values are left out."""

from __future__ import annotations

from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.harm_words import KNOWN
from attest.extract.numbers import COUNT
from attest.extract.outcome_classes import CLASSES, KIND, MEASURE, SPEAKER
from attest.extract.statistics import PEOPLE

NO_NAMES = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in CLASSES)

# "The rate ratio of falls", "vaccine efficacy against zoster": what the measure is of.
MEASURE_OF = re.compile(rf"^{MEASURE}\s+(?:of|for|against)\s+(?:the\s+|an?\s+)?(?P<what>[A-Za-z].+)$", re.I)
# "Angiography showed stenosis", "group suffered vomiting": what was shown or suffered.
SHOWN = re.compile(
    rf"^(?=.*\b(?:{PEOPLE}|groups?|arms?|\w+graph(?:y|ies)|\w*scop(?:y|ies)|\w*scans?|MRI|CT|biops(?:y|ies)|histology|cultures?|"
    r"examinations?|evaluations?|assessments?|analys[ie]s|tests?(?:ing)?|imaging|results?|findings?|radiographs?|ultraso\w+|echo\w+|"
    r"x-?rays?|screening|questionnaires?|follow-up|patholog\w+)\b.{0,60}?\b(?:show|reveal|suffer|experienc|demonstrat|disclos|confirm|develop))"
    r".{2,110}?\b(?:showed|showing|revealed|demonstrated|disclosed|confirmed|suffered(?:\s+from)?|experienced|developed)\s+"
    r"(?:an?\s+|the\s+)?(?P<what>(?!that\b|no\b|an?\b|significant|statistical|similar)[A-Za-z].+)$",
    re.I,
)
# "The crude fall rate was …": what the ratio in the next sentence compares.
RATE_TOLD = re.compile(
    rf"^(?:the\s+)?{KIND}(?:(?:incidence|rate|risk|prevalence)s?\s+of\s+(?:the\s+)?(?P<of>[a-z][\w -]{{2,50}}?)|"
    r"(?P<what>[a-z][\w -]{2,50}?)\s+(?:incidence(?:\s+rates?)?|rates?|prevalence))\s+(?:was|were)\b",
    re.I,
)
# Treatment stopped because it harmed: an adverse event, not one of the flow.
HARM_STOPPED = re.compile(
    r"\b(?:led|leading)\s+to\s+(?:\S+\s+){0,3}(?:discontinuation|withdrawal|cessation)\b|"
    r"\b(?:discontinu\w+|withdr[ae]w\w*|stopped)\b.*\b(?:because\s+of|due\s+to|owing\s+to|for)\s+(?:(?!lack|in|un)\S+\s+){0,3}?"
    rf"(?:adverse|side[\s-]effects?|toxicit\w+|intolerance|{KNOWN})\b(?!\s+(?:relief|control|scores?))",
    re.I,
)
COUNTED_EVENTS = re.compile(
    r"^\d[\d,]*\s+(?:(?:new|more|further)\s+)?(?=(?:(?!days?|weeks?|months?|years?|hours?|minutes?|points?|times)[a-z][a-z-]{2,}\s+){0,2}"
    r"(?!days?|weeks?|months?|years?|hours?|minutes?|items?|points?|times)[a-z]+s$)"
)
VALUE_AS_TIME = re.compile(r"\d+[.·]\d+\s(?:years?|months?|weeks?|days?|hours?)")  # "10.4 months": another's value
NO_TIME = re.compile(r"^(?:at\s+)?least\b", re.I)
LONGEST_OF_DIRECTION = 10
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|does|did|led|leads|caused|causes(?=\s+(?!of\b|other\b|in\b)[a-z])|showed|shows|said|says|responds|became|"
    r"remain(?:s|ed)|occurred|suggests?|indicates?|indicated|demonstrated|means|can|could|may|might|will|would|should)\b",
    re.I,
)
# Who the people were: that the groups were alike in it is no finding.
WHO_THEY_WERE = re.compile(
    r"(?:(?:mean|median|average|patients?'?s?)\s+)*(?:age|sex|gender)"
    r"(?:\s+(?:(?:and|or)\s+(?:age|sex|gender)|ratio|distribution|composition))?",
    re.I,
)
# What is told of in general or by hearsay is no finding of the study.
HEARSAY = Cued(
    r"\bwhich\s+means\s+that\b|\b(?:is|are)\s+(?:an?\s+\w+\s+)?(?:designed|intended|thought|believed|known|supposed)\s+to\b|"
    r"\b(?:often|usually|typically)\s+(?:tied|linked|caused|leads?|involves?)\b|"
    r"\b(?:described|reported|published|found|seen)\s+(?:elsewhere|in\s+(?:the\s+literature|(?:other|previous|earlier)\s+[a-z]+))\b|"
    rf"\b(?:{SPEAKER})\s+(?:hope|hopes|believe|believes|expect|expects|speculate\w*)\b",
    re.I,
)
# Levels that are given in per cent: a figure of them is no share of people.
LEVEL_IN_PERCENT = re.compile(
    r"\b(?:Hb\s?A1c|A1C|glycated\s+ha?emoglobin|glycos\w+\s+ha?emoglobin|ha?ematocrit|ejection\s+fraction|LVEF|FEV1?|FVC|"
    r"DLCO|[DT]LCO|KCO|TLC|vital\s+capacity|diffusi\w+\s+capacity|transfer\s+factor|(?:FVC|FEV1|[DT]LCO)\s?%?(?:\s*-?pred(?:icted)?)?|predicted\s+(?:FVC|FEV1|[DT]LCO)|(?:oxygen\s+)?saturation|SpO2|body\s+fat|body\s?weight|time\s+in\s+(?:target\s+)?range)$",
    re.I,
)


@lru_cache(maxsize=4096)
def no_outcome(words: str) -> str | None:
    """The class by which words are no outcome; None where they may be one."""
    name = " ".join(words.split())
    return next((kind for kind, pattern in NO_NAMES if pattern.search(name)), None)


LED_BY_PEOPLE = re.compile(
    rf"^(?:the\s+)?(?:remaining|all|other|these|both)\s+(?:{PEOPLE}|groups)\s+(?!(?:with|who|in|and|or|had|were|was|on|of|to|at)\b)(?=[A-Za-z])",
    re.I,
)
# "antigen 3.1 ng/ml": a value is no part of a name.
VALUE_BEHIND = re.compile(r"\s+[-−–+]?\d+[.·]\d+\s?(?:%|[A-Za-zµμ]{1,5}/[A-Za-z]{1,4}|mm\s?Hg|kg|cm|mm|mg|ml)$")
# "less children required fentanyl", "more women had a caesarean": what people did or had.
PEOPLE_DID = re.compile(
    rf"^(?:(?:significantly\s+)?(?:more|fewer|less|most|many|some)\s+)?{PEOPLE}\s+(?:had|experienced|developed|reported|showed|achieved|"
    r"(?=(?:required|needed|underwent|received|died|relapsed|responded)\b))\s*(?:an?\s+|the\s+)?(?P<what>[A-Za-z].+)$",
    re.I,
)
# "Pressure of 69 glaucomatous eyes": on how many it was measured.
OF_SAMPLE = re.compile(rf"(?<=\w)\s+(?:of|in|for|among)\s+(?:the\s+)?\d+\s+(?:[A-Za-z-]+\s+){{0,3}}?{PEOPLE}$", re.I)
# "Progress after a mean follow-up", "tumour after 27": the name ends where its time begins.
CUT_AT_TIME = re.compile(
    r"(?<=\w)\s+(?:after|at|within|during|over|for|in)\s+(?:\d+(?:\s+(?:and|to)\s+\d+)?|an?\s+(?:mean|median|average)(?:\s+follow-?up)?)$"
)
# "4 weeks later the effusion": the name stands behind its time.
BEHIND_TIME = re.compile(
    rf"^(?:{COUNT}|an?)\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:later|afterwards?|after\s+\w+),?\s+(?:the\s+|an?\s+)?(?=[A-Za-z])",
    re.I,
)
NAMELY = re.compile(r"^(?:including|such\s+as|namely)\s+(?=[A-Za-zα-ω])", re.I)
EMERGED = re.compile(
    r"\s+(?:emerged|appeared|existed|arose|occurred|reported|measured|seen|observed|recorded|(?:fell|rose|declined|dropped|(?:in|de)creased)\s+from)$",
    re.I,
)
SEEN_TO = re.compile(
    r"^(?:(?:was|were)\s+)?(?:seen|found|noted|observed|shown|considered|judged|thought|reported|known)\s+to\s+(?:be|have)\s+(?=[A-Za-z])",
    re.I,
)


# "Rash in 19 of 117 people given tea and cough in 9": the next name stands behind those counted for the one before.
COUNTED_AND = re.compile(
    rf"^{COUNT}\s*(?:(?:out\s+)?of|/)\s*\d+\s+(?:[a-z-]+\s+){{0,3}}?{PEOPLE}\b[^.;:]*\s(?:and|or)\s+(?=[A-Za-z])", re.I
)


@lru_cache(maxsize=4096)
def of_measure(words: str) -> str:
    """What a measure is of or an examination showed, where the words name both; else the words."""
    words = OF_SAMPLE.sub("", COUNTED_AND.sub("", words))
    words = EMERGED.sub("", CUT_AT_TIME.sub("", BEHIND_TIME.sub("", NAMELY.sub("", words))))
    words = VALUE_BEHIND.sub("", LED_BY_PEOPLE.sub("", SEEN_TO.sub("", words)))
    acted = PEOPLE_DID.match(words)
    words = acted["what"] if acted else words
    found = MEASURE_OF.match(words) or SHOWN.match(words)
    return found["what"] if found else words


def rate_told(text: str) -> str | None:
    """What a sentence gives the rate of, for a ratio in the sentence behind it that names no outcome."""
    found = RATE_TOLD.match(text)
    words = (found["of"] or found["what"]) if found else None
    return words if words and no_outcome(words) is None else None


def no_subject(words: str) -> bool:
    """Whether words are too much of a sentence to be what a direction is said of."""
    return len(words.split()) > LONGEST_OF_DIRECTION or FINITE.search(words) is not None


# A measure that is no state of people: a share of it would be of something else.
OF_NOBODY = re.compile(
    r"^(?!.*\b(?:with|lack\w*|low|lower|high|higher|ab?normal|normal\w*|elevated|raised|reduced|increased|decreased|deficien\w+|insufficien\w+|"
    r"sufficien\w+|inadequate|adequate|detectable|undetectable|positive|negative|good|poor|improv\w+|worse\w*|target|zero|optimal|achiev\w+)\b)"
    r".*\b(?:levels?|concentrations?|scores?|pressures?)$",
    re.I,
)
