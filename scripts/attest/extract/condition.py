"""The condition that a study is about, by the words that name what people have or what is treated."""

from __future__ import annotations

import re

from attest.extract.diseases import diseases_in, is_disease
from attest.extract.finding import Found
from attest.extract.intervention import ASKED
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import drug_pattern

PEOPLE_WITH = re.compile(
    rf"\b(?:{PEOPLE}|those|pacientes|doentes|enfermos|Patienten|malades)\s+(?:\w+ly\s+)?(?:with|who (?:had|"
    rf"have)|suffering from|"
    r"diagnosed with|affected by|meeting (?:diagnostic )?criteria for|con|com|mit|atteints de|avec)\s+",
    re.I,
)

TREATMENT_OF = re.compile(
    r"\b(?:treatment|management|prevention|therapy|relief|diagnosis)\s+of\s+(?!patients|adults|"
    r"children|people|participants|choice|individuals|women|men|these|this|those)",
    re.I,
)

TREATMENT_FOR = re.compile(
    r"\b(?:treatment|therapy|surgery|intervention|vaccine)s?\s+for\s+(?!patients|adults|children|"
    r"people|participants|at\s|\d|individuals)|"
    r"\b(?:versus|vs\.?)\s+[^.:;,]{2,60}?\s+for\s+(?!patients|adults|children|people|the\s|\d|\w+\s+(?:weeks|months|days))",
    re.I,
)

# Weaker signs: what was repaired, survived or counted.
OF_CONDITION = re.compile(
    r"\b(?:repair|resection|removal|survivors|history|prevalence|incidence|burden|risk|severity|symptoms|onset|"
    r"complications?|recurrence)\s+of\s+(?!patients|adults|children|people|participants)",
    re.I,
)
# A title "X among nurses": what was looked for in people.
AMONG_PEOPLE = re.compile(
    rf"^(?:(?:the\s+)?(?:prevalence|incidence|burden|frequency|predictors|determinants|correlates)"
    r"\s+(?:and\s+[\w ]{3,30}\s+)?of\s+)?"
    rf"(?P<name>[A-Z]?[\w-]+(?:\s+(?!and\b|of\b|in\b)[\w-]+){{0,3}})\s+among\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b",
    re.I,
)

IN_CONDITION = re.compile(r"\b(?:in|on|for)\s+", re.I)

IS_DISEASE = re.compile(
    r"^(?P<name>[A-Z][\w'’-]+(?:\s+[\w'’-]+){0,5})\s*(?:\([A-Z][\w-]{1,9}\))?\s+is\s+(?:an?\s+|"
    r"one of |the )?(?:[\w,-]+\s+){0,8}(?:disease|disorder|syndrome|condition|cancer|infection|"
    r"illness|cause of|complication)",
    re.I,
)

# Where a condition's name ends.
NAME_END = re.compile(
    r"[.;:,?!\[\]]|\s[-–—]\s|\b(?:who|whom|were|was|is|are|had|has|have|treated|receiving|received|"
    r"undergoing|after|before|at|from|using|that|which|to|for|by|compared|randomi[sz]ed|followed|"
    r"continued|during|seen|admitted|on|as|may|can|will|under|through|between|versus|vs|based|aged|"
    r"despite|without|but|whose|when|while|not|only|in|enrolled|included|recruited|attending|"
    r"referred|regardless|requiring|fulfilling|meeting|satisfying|undertaking|resulting|taking|"
    r"initiating|did|does|do|due|take|takes|took|get|gets|got|receive|need|needs|suffer|show|develop|live|living|showed|reported|attended|presented|presenting|visited|responded|completed|agreed|performed|"
    r"underwent|and\s+(?:the|to|its|their))\b|(?<!associated )(?<!infected )\bwith\b",
    re.I,
)

UNDERGOING = re.compile(rf"\b{PEOPLE}\s+(?:undergoing|requiring|scheduled for|awaiting|in need of)\s+", re.I)
OF_PEOPLE = re.compile(r"\b(?:in|with|for|after|following)\s+(?:[\w-]+\s+)?$", re.I)
DIAGNOSED = re.compile(
    r"\b(?:diagnos\w+(?:\s+(?:of|de|with|as))?|suffer\w*\s+from|known\s+to\s+have)\s+(?:\w+\s+)?$", re.I
)

VAGUE = re.compile(
    r"^(?:this|these|that|such|the disease|a|an|one|any|other|different|no|at least|similar|"
    r"severe disease|complete|more|less|low|high|normal|missing|available|data|the same|all|or|and|"
    r"stable|active disease|advanced disease|progressive disease|higher|lower|longer|shorter|age|"
    r"worse|better|poor|good|an? (?:increased|expected|history)"
    r"|it|those|these|them|us|whom|mean|median|baseline|normal|newly|previously|known|refractory disease|"
    r"disease|various|several|two|three|"
    r"common|at risk|whom|scores?|data|complete|full|follow-up|informed|written|suspected|confirmed|symptoms|"
    r"comorbidities)\b",
    re.I,
)


def name_at(text: str, place: int) -> tuple[str, int, int] | None:
    """The name that begins at a place, to where a name ends; a short form in brackets belongs to it."""
    end = place
    stop = NAME_END.search(text, place)
    limit = stop.start() if stop else len(text)
    bracket = text.find("(", place, limit + 1)
    if bracket >= 0:
        closing = text.find(")", bracket)
        inside = text[bracket + 1 : closing] if closing > 0 else ""
        if closing > 0 and re.fullmatch(r"[A-Z][\w-]{1,12}(?:[;,]\s?[A-Z][\w-]{1,12})?", inside):
            rest = closing + 1
            if rest < len(text) and text[rest] == "-":
                stop = NAME_END.search(text, rest + 1)
                limit = stop.start() if stop else len(text)
                again = text.find("(", rest)
                limit = min(limit, again) if again >= 0 else limit
            else:
                limit = rest
        else:
            limit = bracket
    end = limit
    while end > place and text[end - 1] in " \t\n,-–":
        end -= 1
    name = re.sub(r"\s+(?:and|or|of|the|a|treatment|patients)$", "", text[place:end], flags=re.I)
    end = place + len(name)
    if not 2 <= len(name) <= 110 or name.count(" ") > 12:
        return None
    return name, place, end


def condition(reading: Reading) -> Found | None:
    """What the title says people have, then the aims, then what the text names most; then weaker signs."""
    titles = reading.abstract("title")
    if found := _by_patterns(reading, titles):
        return found
    if named := _named_in(reading, titles, "condition-in-title") or _from_title(reading):
        return named
    aims = [one for one in reading.abstract("background", None) if ASKED.search(one.text)]
    if found := _by_patterns(reading, aims) or _named_in(reading, aims, "condition-in-aims"):
        return found
    others = [one for one in reading.telling if one.section != "title"]
    return (
        _by_patterns(reading, others)
        or _defined(reading)
        or _named_most(reading)
        or _undergoing(reading, titles + aims)
    )


def _by_patterns(reading: Reading, sentences: list[Sentence]) -> Found | None:
    """The first "treatment of …", "people with …" or "treatment for …" that names a condition."""
    patterns = (("treatment-of", TREATMENT_OF), ("people-with", PEOPLE_WITH), ("treatment-for", TREATMENT_FOR))
    for sentence in sentences:
        for rule, pattern in patterns:
            for found in pattern.finditer(sentence.text):
                one = _as_condition(reading, sentence, found.end(), f"condition-{rule}")
                told = sentence.section == "title" or (rule == "people-with" and sentence.section != "results")
                if one and (is_disease(one.value) or (told and len(one.value.split()) <= 6)):
                    return one
    return None


def _named_in(reading: Reading, sentences: list[Sentence], rule: str) -> Found | None:
    """The condition of some sentences that the whole text names most."""
    text = " ".join(one.text.casefold() for one in reading.sentences if one.part == "abstract")
    best: tuple[int, Found] | None = None
    for sentence in sentences:
        for one in diseases_in(sentence.text):
            words = one.name.casefold().split()
            told = OF_PEOPLE.search(sentence.text[max(0, one.start - 30) : one.start]) is not None
            count = text.count(" ".join(words[-2:])) + 2 * told
            if best is None or count > best[0]:
                best = (
                    count,
                    Found("study.condition", one.name, sentence.start + one.start, sentence.start + one.end, rule),
                )
    return best[1] if best else None


def _named_most(reading: Reading) -> Found | None:
    """The condition that is named most where nothing else tells it: twice at least, or where a diagnosis is told."""
    scores: dict[str, float] = {}
    first: dict[str, Found] = {}
    for sentence in reading.telling:
        for one in diseases_in(sentence.text):
            key = one.name.casefold()
            told = DIAGNOSED.search(sentence.text[max(0, one.start - 40) : one.start]) is not None
            scores[key] = scores.get(key, 0) + (0.5 if sentence.section == "results" else 1) + told
            place = sentence.start + one.start, sentence.start + one.end
            first.setdefault(key, Found("study.condition", one.name, *place, "condition-named-most"))
    best = max(scores, key=lambda name: (scores[name], -first[name].start), default=None)
    return first[best] if best is not None and scores[best] >= 2 else None


def _undergoing(reading: Reading, sentences: list[Sentence]) -> Found | None:
    """What people undergo, where a study is of a procedure and not of a disease."""
    for sentence in sentences:
        for found in UNDERGOING.finditer(sentence.text):
            one = _as_condition(reading, sentence, found.end(), "condition-undergoing")
            if one and len(one.value.split()) <= 6:
                return one
    return None


def _as_condition(reading: Reading, sentence: Sentence, place: int, rule: str) -> Found | None:
    named = name_at(sentence.text, place)
    if named is None:
        return None
    name, start, end = named
    lead = re.match(r"(?:the|a|an)\s+", name, re.I)
    if lead:
        name, start = name[lead.end() :], start + lead.end()
    if VAGUE.match(name) or drug_pattern().fullmatch(name) or re.search(r"\d\s?%|\bn\s?=", name):
        return None
    known = reading.abbreviations.get(name)
    if known:
        return Found("study.condition", f"{known.long} ({known.short})", known.start, known.end, rule)
    return Found("study.condition", " ".join(name.split()), sentence.start + start, sentence.start + end, rule)


def _from_title(reading: Reading) -> Found | None:
    for sentence in reading.abstract("title"):
        for found in reversed(list(IN_CONDITION.finditer(sentence.text))):
            one = _as_condition(reading, sentence, found.end(), "condition-in-title")
            if one and is_disease(one.value):
                return one
        among = AMONG_PEOPLE.match(sentence.text)
        if among:
            start = sentence.start + among.start("name")
            return Found("study.condition", among["name"], start, sentence.start + among.end("name"), "condition-among")
    return None


def _defined(reading: Reading) -> Found | None:
    for sentence in reading.abstract("background", None):
        found = IS_DISEASE.match(sentence.text)
        if found:
            one = _as_condition(reading, sentence, 0, "condition-defined")
            named = name_at(sentence.text, 0)
            if one and named:
                return Found(
                    "study.condition", named[0], sentence.start, sentence.start + named[2], "condition-defined"
                )
    for pattern in (IN_CONDITION, OF_CONDITION):
        for sentence in reading.telling:
            for found in reversed(list(pattern.finditer(sentence.text))):
                if sentence.section in ("background", None, "methods"):
                    one = _as_condition(reading, sentence, found.end(), "condition-in-aims")
                    if one and is_disease(one.value):
                        return one
    return None
