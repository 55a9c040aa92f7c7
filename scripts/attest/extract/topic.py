"""What a study is about: condition, intervention, comparator and dose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from attest.extract.arms import Arms
from attest.extract.finding import Found
from attest.extract.numbers import DIGITS
from attest.extract.reading import Reading, Sentence
from attest.ingest.rules import load

PEOPLE_WITH = re.compile(
    r"\b(?:patients?|people|adults|children|adolescents|participants|women|men|individuals|persons|subjects|those|infants|cases)\s+(?:\w+ly\s+)?(?:with|who (?:had|have)|suffering from|diagnosed with|affected by)\s+",
    re.I,
)
TREATMENT_OF = re.compile(
    r"\b(?:treatment|management|prevention|therapy|relief|diagnosis)\s+of\s+(?!patients|adults|children|people|participants|choice|individuals|women|men|these|this|those)",
    re.I,
)
TREATMENT_FOR = re.compile(
    r"\b(?:treatment|therapy|surgery|intervention|vaccine)s?\s+for\s+(?!patients|adults|children|people|participants|at\s|\d|individuals)",
    re.I,
)
IN_CONDITION = re.compile(r"\b(?:in|on|for)\s+", re.I)
IS_DISEASE = re.compile(
    r"^(?P<name>[A-Z][\w'’-]+(?:\s+[\w'’-]+){0,5})\s*(?:\([A-Z][\w-]{1,9}\))?\s+is\s+(?:an?\s+|one of |the )?(?:[\w,-]+\s+){0,8}(?:disease|disorder|syndrome|condition|cancer|infection|illness|cause of|complication)",
    re.I,
)
# Where a condition's name ends.
NAME_END = re.compile(
    r"[.;:,?!\[\]]|\s[-–—]\s|\b(?:who|whom|were|was|is|are|had|has|have|treated|receiving|received|undergoing|after|before|at|from|using|that|which|to|for|by|compared|randomi[sz]ed|followed|continued|during|seen|admitted|on|as|may|can|will|under|through|between|versus|vs|based|aged|despite|without|but|whose|when|while|not|only|in|enrolled|included|recruited|attending|referred|regardless|requiring|resulting|taking|initiating|did|does|do|due|showed|reported|underwent|and\s+(?:the|to|its|their))\b|(?<!associated )(?<!infected )\bwith\b",
    re.I,
)
DISEASE_WORD = re.compile(
    r"(?:disease|disorder|syndrome|cancer|carcinoma|tumou?r|lymphoma|leuk[a]?emia|melanoma|myeloma|sclerosis|fibrosis|arthritis|itis|osis|emia|aemia|pathy|diabetes|hypertension|depression|schizophrenia|failure|infection|infarction|stroke|asthma|copd|pain|injur|fracture|obesity|anxiety|epilepsy|migraine|dementia|insomnia|covid|hiv|sepsis|shock|pneumonia|psoriasis|lupus|scleroderma|calcinosis|deficiency|pregnancy|fibrillation|angina|hepatitis|tuberculosis|malaria|eczema|dermatitis|prediabetes|autism|adhd|addiction|dependence|use disorder|surgery|apnea|apnoea|ulcer|wound|colitis|cirrhosis|thrombosis|embolism|aneurysm|cyst|palsy|incontinence|infertility|menopause|bleeding|h[a]?emorrhage)",
    re.I,
)
VAGUE = re.compile(
    r"^(?:this|these|that|such|the disease|a|an|one|any|other|different|no|at least|similar|severe disease|complete|more|less|low|high|normal|missing|available|data|the same|all|or|and|stable|active disease|advanced disease|progressive disease|an? (?:increased|expected|history)|it)\b",
    re.I,
)

_UNIT = r"(?:mg|g|μg|µg|mcg|ng|IU|U|units|mL|ml|mmol|mEq|kBq|MBq|Gy)"
_PER = r"(?:\s?/\s?(?:kg|m2|m²|m\^2|m\(2\)|day|d|week|wk|month|dose|h|body weight))"
_SCHEDULE = r"(?:\s*(?:,|;|per|/|×|x|a|each|on|at|once|twice|thrice|one|two|three|four|times|daily|weekly|monthly|nightly|every|other|day|days|week|weeks|month|months|hours|for|of|bid|tid|qd|b\.i\.d\.|dose|doses|in|divided|\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b|\s*[×])*"
DOSE = re.compile(
    rf"(?<![\w.])(?P<dose>{DIGITS}(?:[.·]\d+)?(?:\s?(?:-|–|to|or)\s?{DIGITS}(?:[.·]\d+)?)?\s?{_UNIT}\b{_PER}{{0,2}}(?!\s?/\s?(?:d?L|ml|mL|l\b)){_SCHEDULE})"
)
NOT_DOSE = re.compile(
    r"\b(?:proteinuria|albumin\w*|weigh\w*|intake|levels?|concentrations?|cholesterol|creatinine|glucose|ha?emoglobin|birth|volume|flow|output|equivalents?|threshold|reduc\w+|decreas\w+|increas\w+|lower|higher|difference|mean|median|loss)\W+(?:\w+\W+){0,3}$|[<>≤≥]\s?$",
    re.I,
)
DOSED = re.compile(
    r"\b(?:receiv\w+|treated|administ\w+|given|infus\w+|inject\w+|assigned|dose[ds]?|dosage|testing|oral\w*|intravenous\w*|subcutaneous\w*|daily|tablets?|courses?|cycles?|supplement\w*)\b",
    re.I,
)
COMPARE = re.compile(
    r"\bcompar(?:e|ed|ing|ison of)\s+(?:the\s+)?(?:(?:efficacy|effectiveness|safety|effects?)(?:\s+and\s+\w+)?\s+of\s+)?(?P<first>[^.;,]{2,60}?)\s+(?:with|to|versus|vs\.?|and|against)\s+(?P<second>[^.;,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at)\b|[.;,(]|$)",
    re.I,
)
VERSUS = re.compile(
    r"(?P<first>[^.;:,]{2,60}?)\s+(?:versus|vs\.?|compared (?:with|to))\s+(?P<second>[^.;:,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at|during)\b|[.;:,(]|$)",
    re.I,
)
PLACEBO = re.compile(
    r"\b(placebo)[- ]controlled\b|\b(?:or|and|versus|vs\.?|with)\s+(?:matching\s+|matched\s+)?(placebo)s?\b", re.I
)


@cache
def _words() -> dict[str, list[str]]:
    return {
        key: [" ".join(str(word).split()) for word in words]
        for key, words in load("interventions.yaml", "attest.extract").items()
    }


@cache
def drug_pattern() -> re.Pattern[str]:
    """Names of medicines: by the stem of their name or from the list of those without one."""
    words = _words()
    names = "|".join(re.escape(name) for name in sorted(words["names"], key=len, reverse=True))
    stems = "|".join(words["stems"])
    return re.compile(rf"(?<![\w])(?:{names}|[a-z]{{3,}}(?:{stems}))(?=s?\b)(?!\w)", re.I)


@cache
def _control_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_words()["controls"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})\b", re.I)


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = "|".join(re.escape(name) for name in sorted(_words()["heads"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?!(?:the|a|an|of|and|in|this|previous|standard|usual|study|combination|drug|medical|other|that)\b)[A-Za-z][\w-]*(?:[ -](?!(?:of|and|in|the|for|with|to|on|or|was|were|is)\b)[a-z][\w-]*){{0,3}}?[ -](?:{heads})\b",
        re.I,
    )


def topic_facts(reading: Reading, arms: Arms) -> Iterator[Found]:
    condition = _condition(reading)
    if condition:
        yield condition
    pair = _compared(reading)
    comparator = pair[1] if pair else _comparator(reading, arms)
    intervention = pair[0] if pair else _intervention(reading, arms, comparator)
    if intervention:
        yield intervention
    if comparator:
        yield comparator
    yield from _doses(reading, arms, intervention)


def _abstract(reading: Reading, *sections: str | None) -> list[Sentence]:
    return [one for one in reading.sentences if one.part == "abstract" and one.section in sections]


def _in_order(reading: Reading) -> list[Sentence]:
    """Where a topic is told: the title, the aims, then the rest as it comes."""
    background = _abstract(reading, "background")
    aims = [
        one
        for one in background
        if re.search(
            r"\b(?:aim|objective|purpose|to (?:evaluate|assess|compare|determine|investigate|analy[sz]e|examine|report|describe|identify|test|study)|whether|sought)\b",
            one.text,
            re.I,
        )
    ]
    return [
        *_abstract(reading, "title"),
        *aims,
        *_abstract(reading, None),
        *_abstract(reading, "methods", "results"),
        *[one for one in background if one not in aims],
        *_abstract(reading, "conclusions"),
    ]


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


def _condition(reading: Reading) -> Found | None:
    """The first place that names what people have or what is treated: title, aims, the rest; then weaker signs."""
    patterns = (("treatment-of", TREATMENT_OF), ("people-with", PEOPLE_WITH), ("treatment-for", TREATMENT_FOR))
    for sentence in _in_order(reading):
        for rule, pattern in patterns:
            for found in pattern.finditer(sentence.text):
                one = _as_condition(reading, sentence, found.end(), f"condition-{rule}")
                told = sentence.section == "title" or (rule == "people-with" and sentence.section != "results")
                if one and (told or DISEASE_WORD.search(one.value)):
                    return one
        if sentence.section == "title" and (named := _from_title(reading)):
            return named
    return _defined(reading)


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
    for sentence in _abstract(reading, "title"):
        for found in reversed(list(IN_CONDITION.finditer(sentence.text))):
            one = _as_condition(reading, sentence, found.end(), "condition-in-title")
            if one and DISEASE_WORD.search(one.value):
                return one
    return None


def _defined(reading: Reading) -> Found | None:
    for sentence in _abstract(reading, "background", None):
        found = IS_DISEASE.match(sentence.text)
        if found:
            one = _as_condition(reading, sentence, 0, "condition-defined")
            named = name_at(sentence.text, 0)
            if one and named:
                return Found(
                    "study.condition", named[0], sentence.start, sentence.start + named[2], "condition-defined"
                )
    for sentence in _in_order(reading):
        for found in reversed(list(IN_CONDITION.finditer(sentence.text))):
            if sentence.section in ("background", None, "methods"):
                one = _as_condition(reading, sentence, found.end(), "condition-in-aims")
                if one and DISEASE_WORD.search(one.value):
                    return one
    return None


def treatments_in(text: str) -> Iterator[tuple[str, int, int]]:
    for found in drug_pattern().finditer(text):
        if found.group().casefold() not in _words()["not_drugs"]:
            yield found.group(), found.start(), found.end()


def _intervention(reading: Reading, arms: Arms, comparator: Found | None) -> Found | None:
    """The treatment that the report is about: the one with most telling mentions."""
    control = _control_pattern()
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int, str]] = {}
    against = comparator.value.casefold() if comparator else ""
    shorts = {
        one.short: one
        for one in reading.abbreviations.values()
        if drug_pattern().search(one.long) or _head_pattern().search(one.long)
    }
    short_pattern = (
        re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(short) for short in shorts) + r")(?![\w])") if shorts else None
    )
    for sentence in [*_in_order(reading)]:
        weight = {"title": 5.0, "background": 1.0, "methods": 2.0, "results": 1.0, "conclusions": 1.0, None: 2.0}.get(
            sentence.section, 1.0
        )
        mentions = list(treatments_in(sentence.text))
        if sentence.section in ("title", None, "background", "methods") and not mentions:
            mentions = [(one.group(), one.start(), one.end()) for one in _head_pattern().finditer(sentence.text)]
        named = [(sentence.text[a:b], a, b) for _, a, b in mentions]
        if short_pattern:
            for one in short_pattern.finditer(sentence.text):
                named.append((shorts[one.group()].long, one.start(), one.end()))
        for name, start, end in named:
            key = name.casefold()
            long = next(
                (
                    one
                    for one in shorts.values()
                    if one.long.casefold().endswith(key) or key.endswith(one.long.casefold())
                ),
                None,
            )
            key = long.long.casefold() if long else key
            if control.fullmatch(name) or (against and key == against):
                continue
            gain = weight / (1 + max(0, len(mentions) - 2))
            lead, rest = sentence.text[max(0, start - 30) : start], sentence.text[end : end + 25]
            if re.search(
                r"\b(?:treated with|receiv\w+|effects? of|efficacy of|safety of|use of|using|experience with|assigned to|taking|addition of|with)\s+(?:\w+\s+)?$",
                lead,
                re.I,
            ):
                gain += 1
            if re.match(r"\s*(?:treatment|therapy|supplementation|group|arm|[(])", rest):
                gain += 1
            if re.search(
                r"\b(?:versus|vs\.?|than|compared (?:with|to)|unresponsive to|previous|prior|such as|include)\s+(?:\w+\s+)?$",
                lead,
                re.I,
            ):
                gain -= 1.5
            scores[key] += gain
            if key not in first:
                place = (
                    (long.start, long.end, long.long) if long else (sentence.start + start, sentence.start + end, name)
                )
                first[key] = place
    for arm in arms.names:
        if control.search(arm):
            continue
        key = next((one for one in scores if one in arm.casefold() or arm.casefold() in one), None)
        if key:
            scores[key] += 3
        elif len(arms.names) == 2 and any(control.search(other) for other in arms.names) and not control.search(arm):
            found = next(one for one in arms.found if one.role == "arm.name" and one.value == arm)
            if not re.search(r"\b(?:intervention|treatment|experimental|active|study)\b$", arm, re.I):
                return Found("study.intervention", arm, found.start, found.end, "intervention-arm")
    if not scores:
        return None
    best = max(scores, key=lambda name: (scores[name], -first[name][0]))
    if scores[best] < 3:
        return None
    start, end, name = first[best]
    return Found("study.intervention", name.strip(), start, end, "intervention-named-most")


def _compared(reading: Reading) -> tuple[Found, Found] | None:
    """The two treatments of "to compare A with B" in the title or the aims."""
    control = _control_pattern()
    for sentence in [*_abstract(reading, "title"), *_abstract(reading, "background", None, "methods")]:
        for pattern in (COMPARE, VERSUS):
            found = pattern.search(sentence.text)
            if not found or (pattern is VERSUS and sentence.section not in ("title",)):
                continue
            names = []
            for part in ("first", "second"):
                place = found.start(part)
                hit = control.search(found[part])
                drug = next(treatments_in(found[part]), None)
                head = _head_pattern().search(found[part])
                if drug:
                    names.append((drug[0], place + drug[1], place + drug[2]))
                elif hit:
                    names.append((hit.group(), place + hit.start(), place + hit.end()))
                elif head:
                    names.append((head.group(), place + head.start(), place + head.end()))
            if len(names) != 2 or control.fullmatch(names[0][0]) or names[0][0].casefold() == names[1][0].casefold():
                continue
            first, second = names
            start = sentence.start
            return (
                Found("study.intervention", first[0], start + first[1], start + first[2], "compared"),
                Found("study.comparator", second[0], start + second[1], start + second[2], "compared"),
            )
    return None


def _comparator(reading: Reading, arms: Arms) -> Found | None:
    control = _control_pattern()
    for found in arms.found:
        hit = control.search(found.value) if found.role == "arm.name" else None
        if hit and not re.fullmatch(r"controls?", hit.group(), re.I):
            return Found("study.comparator", hit.group(), found.start, found.end, "comparator-arm")
    for sentence in _abstract(reading, "results", "methods", None):
        against = re.search(
            rf"\b(?:compared\s+(?:with|to)|versus|vs\.?|than\s+(?:with|in|for)?)\s*(?:the\s+)?(?P<control>{control.pattern})",
            sentence.text,
            re.I,
        )
        if against and not re.match(r"controls?", against["control"], re.I):
            start = sentence.start + against.start("control")
            return Found(
                "study.comparator",
                against["control"],
                start,
                sentence.start + against.end("control"),
                "comparator-against",
            )
    for sentence in _abstract(reading, "title", "methods"):
        placebo = PLACEBO.search(sentence.text)
        if placebo:
            written = placebo[1] or placebo[2]
            start, end = sentence.start + placebo.start(), sentence.start + placebo.end()
            return Found("study.comparator", written, start, end, "comparator-placebo")
    return None


def _doses(reading: Reading, arms: Arms, intervention: Found | None) -> Iterator[Found]:
    """Doses of treatments: an amount beside a treatment's name, not a measurement or a threshold."""
    seen: set[str] = set()
    for sentence in [
        one
        for one in reading.sentences
        if one.part == "abstract" and one.section in ("methods", "results", None, "title")
    ]:
        for found in DOSE.finditer(sentence.text):
            lead = sentence.text[max(0, found.start() - 70) : found.start()]
            rest = sentence.text[found.end() : found.end() + 30]
            if NOT_DOSE.search(lead) or re.match(r"\s?/\s?(?:d?L|mL|l)\b", rest):
                continue
            near = lead + rest
            names_treatment = (
                next(treatments_in(near), None) or _short_near(reading, near) or re.search(r"\b(?:D3|D2)\s*$", lead)
            )
            if not names_treatment or not (DOSED.search(sentence.text) or re.search(r"\(\s*$", lead)):
                continue
            value = re.sub(r"\s*(?:,|;|\b(?:for|of|in|on|at|a|each|or))\s*$", "", found["dose"].strip())
            value = re.sub(r"\s*(?:,|;|\b(?:for|of|in|on|at|a|or))\s*$", "", value)
            if value in seen:
                continue
            seen.add(value)
            name_start = found.start()
            mention = None
            for mention in treatments_in(lead[-30:]):
                pass
            if mention:
                name_start = found.start() - len(lead[-30:]) + mention[1]
            yield Found(
                "study.dose",
                " ".join(value.split()),
                sentence.start + name_start,
                sentence.start + found.start() + len(value),
                "dose-of-treatment",
            )


def _short_near(reading: Reading, words: str) -> bool:
    return any(
        re.search(rf"(?<![\w]){re.escape(short)}(?![\w])", words) and drug_pattern().search(one.long)
        for short, one in reading.abbreviations.items()
    )
