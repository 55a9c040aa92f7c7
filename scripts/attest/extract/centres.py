"""In how many centres a study was done, and where it names its one."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.condition_forms import ROMANCE
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, count_value
from attest.extract.reading import Reading, Sentence

CENTRE = (
    r"(?:cent(?:er|re)s?|hospitals?|institutions?|sites?|clinics?|universit(?:y|ies)|practices|"
    r"departments?|units?|facilit(?:y|ies))"
)
CENTRES = r"(?:cent(?:er|re)s|hospitals|institutions|sites|clinics|universities|practices|departments|units|facilities)"
SINGLE = re.compile(
    rf"\b(?:a\s+)?(?P<centres>single|one)[\s-]+(?:(?:tertiary(?:[\s-](?:care|referral))?|academic|referral|university|"
    r"medical|children['’]?s|pa?ediatric|specialist|speciali[sz]ed|teaching|public|private|regional|community|urban|"
    r"rural|large|national|military|general|maternity|cancer|eye|trauma|quaternary|dialysis|burns?|hospital)\s+)*"
    rf"{CENTRE}\b(?!\s+(?:access|incision|port|laparo\w+|surger(?:y|ies)|injections?))|\b(?P<mono>monocentric|"
    rf"single-institution(?:al)?)\b",
    re.I,
)
OWN = re.compile(
    r"\b(?:at|in|from|to|of|single|by)\s+(?P<centres>(?:a|an|our)\s+(?:[a-z]+\s+)?(?:(?:large|single|"
    r"urban|rural|tertiary|"
    r"quaternary|university|academic|referral|regional|community|teaching|district|public|specialised|specialized|"
    r"specialist|national|care|(?:tertiary|secondary)-care|medical|outpatient|major|comprehensive|private|general|"
    r"level[\s-](?:1|I|one))[\s-]+)+(?:[a-z]+\s+){0,3}?(?:hospital|cent(?:er|re)|clinic|institution|"
    r"department|unit)\b(?!s))|"
    r"\b(?:at|in|to)\s+(?P<our>our)\s+(?:own\s+)?(?:hospital|cent(?:er|re)|clinic|institution|department|institute|"
    r"unit)\b",
    re.I,
)
# The same in Portuguese, Spanish, Italian and French.
OWN_ABROAD = re.compile(
    r"\b(?:de|do|da|em|n?um|n?uma|en|del|di|in|dans|au|d['’])\s?(?P<centres>(?:uma?|una?|un['’]?|une|[úu]nico)\s?"
    r"(?:s[oó]lo\s+|[úu]nico\s+|seul\s+)?(?:centro|hospital|hôpital|ospedale|centre|servicio|serviço|service|"
    r"ambulat[óo]rio|"
    r"cl[íi]nica|instituci[óo]n|institui[çc][ãa]o|CHU)\b)",
    re.I,
)
_OWN_WORDS = (
    r"(?!(?:years?|months?|weeks?|days?|hours?|patients?|cases|times)\b)"
    r"(?:(?!(?:the|was|were|which|Hz|m[gL]|kg)\b)[A-Za-z-]+\s+){0,4}?"
)
SEVERAL = Cued(
    r"(?:\b(?:at|in|from|across|by|of|involving|conducted\s+(?:at|in)|admitted\s+to|attending|referred\s+to)\s+|"
    rf"(?:^\s*|\b[Ss]ettings?\s*:?\s+)(?=[\w-]+\s+(?:[A-Za-z-]+\s+){{0,4}}?{CENTRES}\b))"
    rf"(?:over\s+|more\s+than\s+|about\s+|approximately\s+|nearly\s+)?(?P<centres>{COUNT})\s+{_OWN_WORDS}{CENTRE}\b(?!(?<=units)\s+of\b)(?!-|\s+(?:attend\w+|patients|users|visits|staff|nurses|workers|beds|clients|outpatients))|"
    rf"[(]\s*(?P<bare>{COUNT})\s+(?:[a-z]+\s+)?(?:cent(?:er|re)s|hospitals|sites)\s*[)]|"
    r"\b(?P<joined>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:-(?:cent(?:er|re)|hospital)\b|\s+cent(?:er|re)\s+(?:[\w-]+,?\s+){0,4}?(?:trial|study|cohort|analysis|"
    r"series)\b)",
    re.I,
)
# A study that says only that it had several centres; one that is wished for is no study.
MANY = re.compile(
    r"(?<!large )(?<!larger )\b(?P<centres>multi-?\s?cent(?:re|er|ric|rico|rica|rique)|multi-?institutional|"
    r"multizentrische[rns]?)\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:trials|studies)\b)",
    re.I,
)
# "Women were treated at the Lakeside Children's Hospital", "in Example Medical Center": the one that is named.
NAMED = Cued(
    r"\b(?:at|in|from|to|by|attending)\s+(?:the\s+)?(?P<centres>(?-i:[A-Z][\w’'.&-]*)\s+(?:(?:(?-i:[A-Z][\w’'.&-]*)|of|and|for|de|del|da)\s+){0,6}?"
    r"(?-i:Hospital|Hospitals|Clinic|Infirmary|Medical\s+Cent(?:er|re)|Cancer\s+Cent(?:er|re)|Hospital\s+Cent(?:er|re)|Medical\s+School|"
    r"University\s+of\s+[A-Z]\w+\s+Hospital)\b(?:\s+of\s+(?-i:[A-Z][\w’'-]+)(?:\s+(?-i:[A-Z][\w’'-]+))?)?)"
    r"(?!\s+(?-i:[A-Z]|and\s+(?:the\s+)?[A-Z]|or\s+[A-Z])|,?\s+and\s+(?:the\s+)?(?-i:[A-Z]))|"
    r"\b(?:seen|treated|followed|evaluated|managed|diagnosed|recruited|enrolled|conducted|performed|done|admitted|transplanted)\s+at\s+(?:the\s+)?"
    r"(?P<university>University\s+of\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}\s+University)\b(?!\s+[A-Z]|,?\s+and\s+(?:the\s+)?[A-Z])"
)
WAS_DONE = re.compile(
    r"\b(?:patients|women|men|children|infants|newborns|participants|subjects|volunteers|adults|people|cases|study|trial|survey|conducted|performed|"
    r"carried\s+out|recruited|enrolled|treated|admitted|referred|attend\w+|seen|surgery|randomi[sz]ed|undergoing|underwent|divided)\b",
    re.I,
)

# "A study led by investigators from Example Hospital": who did it, and not where.
OF_STAFF = re.compile(r"\b(?:investigators|researchers|scientists|experts|authors|colleagues|teams?|groups?|led)\s+$")


def _named(sentences: list[Sentence]) -> Found | None:
    """The only hospital that the sentences name where the study was done or its people were treated."""
    told = [
        (sentence, found)
        for sentence in sentences
        if WAS_DONE.search(sentence.text)
        for found in NAMED.finditer(sentence.text)
        if OF_STAFF.search(sentence.text, max(0, found.start() - 40), found.start()) is None
    ]
    if len({found[found.lastgroup or 0] for _, found in told}) != 1:
        return None
    sentence, found = told[0]
    start, end = found.span(found.lastgroup or 0)
    name = " ".join(found[found.lastgroup or 0].split())
    return Found("study.centres", name, sentence.start + start, sentence.start + end, "named-centre")


def centres(reading: Reading) -> Iterator[Found]:
    """How many there were, else the one that is named or told as one of a kind, else that there were several."""
    said = [*reading.abstract("title", "methods", None, "results"), *reading.abstract("background")]
    for sentence in said:
        found = SINGLE.search(sentence.text)
        if found:
            value = found["centres"] or found["mono"]
            place = sentence.start + found.start(), sentence.start + found.end()
            yield Found("study.centres", value, *place, "single-centre")
            return
        several = SEVERAL.search(sentence.text)
        if several:
            place = sentence.start + several.start(), sentence.start + several.end()
            count = count_value(several["centres"] or several["bare"] or several["joined"])
            yield Found("study.centres", count, *place, "several-centres")
            return
    own = reading.abstract("methods", None, "results")
    if not any(MANY.search(one.text) for one in said) and (named := _named(own)):
        yield named
        return
    abroad = own if reading.document.language in ROMANCE else []
    for rule, pattern, sentences in (
        ("own-centre", OWN, own),
        ("own-centre-abroad", OWN_ABROAD, abroad),
        ("many-centres", MANY, said),
    ):
        for sentence in sentences:
            found = pattern.search(sentence.text)
            if found:
                group = found.lastgroup or "centres"
                start, end = found.span(group)
                end = found.end() if group == "our" else end
                yield Found(
                    "study.centres", sentence.text[start:end], sentence.start + start, sentence.start + end, rule
                )
                return
