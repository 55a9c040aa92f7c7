"""Ages in a sentence: mean or median with its spread, youngest and oldest, of all people or of each group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from attest.expressions import quick as re
from attest.extract.age_groups import groups_compared
from attest.extract.age_values import NUMBER, PLUS, UNIT, Age, value_at
from attest.extract.numbers import COUNT
from attest.extract.people_forms import PERSONS

_HEADS = r"(?:mean|median|average|averaged|averaging|avg\.?|M|X|x)"
_EVENT = (
    r"(?:study\s+|first\s+|initial\s+|the\s+time\s+of\s+)?(?:the\s+)?(?:diagnosis|baseline|enrol?lment|entry|inclusion|presentation|surgery|"
    r"operation|randomi[sz]ation|recruitment|admission|treatment|transplantation|transplant|referral|study|evaluation|examination|"
    r"assessment|procedure|intervention|initiation|implantation|follow-up|interview|testing|consultation)"
)
# What may stand between "age" and its number; anything else is no statement of an age.
_BETWEEN = (
    rf"(?:\s*[(\[]\s*(?:{PLUS}\s*)?(?:{UNIT}|SDs?|S\.D\.|s\.d\.|SEM?|standard\s+deviation|standard\s+error|IQRs?|inter-?quartile\s+range|range|Q1\s?[-–]\s?Q3|"
    rf"mean|median|in\s+years|min\s?[-–]\s?max)(?:\s*[,;]?\s*(?:{UNIT}|{PLUS}|SD|range|IQR|in\s+years))*\s*[)\]]|"
    rf"\s+at\s+(?:the\s+)?(?:time\s+of\s+)?{_EVENT}|"
    rf"(?:\s+of\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?{PERSONS})?\s+(?:at|of)\s+(?:the\s+)?(?:time\s+of\s+)?(?:[\w'’-]+\s+){{0,3}}?(?:onset|first\s+symptoms?)"
    r"(?:\s+of\s+(?:the\s+)?(?:[A-Za-z][\w'’-]*\s+){0,3}?[A-Za-z][\w'’-]*)?|"
    r"\s+at\s+(?:the\s+)?(?:[a-z-]+\s+){1,5}?(?=(?:was|were|of|ranged)\s)|"
    r"\s+at\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:[\w-]+\s+){0,3}?(?:initiation|start|commencement|introduction)(?:\s+of\s+(?:[\w-]+\s+){0,2}?[\w-]+)?(?=\s*(?:was|were|[:,=(]))|"
    rf"\s+and\s+[A-Za-z][\w\s-]{{1,30}}?(?=\s+(?:of|was|were)\s+{NUMBER}\s*{UNIT})|"
    r"\s+(?:of|for|in|among|between)\s+(?:the\s+|all\s+|our\s+|these\s+|both\s+)*(?:[A-Za-z]|\d+\s(?!(?:years?|yrs?|y|months?|weeks?|days?)\b)[a-z])[^.;:,()\[\]\d]{2,90}?(?:\s*\([^()]{1,60}\))?(?=\s+(?:was|were|is|ranged)\b|\s*[(\[])|"
    rf"\s*(?:[,:=(\[]|\bin\b|\bwas\b|\bwere\b|\bis\b|\bof\b|\bbeing\b|\bat\b|\babout\b|\bapproximately\b|\bwith\b|\ba\b|\ban\b|\bbetween\b|\bfrom\b|"
    rf"\b(?:ranged|ranging)\b|\branges?\b|\b{_HEADS}\b|{PLUS}|\bSDs?\b|\bSEM?\b|\bIQR\b|\binter-?quartile\b|\byears?\b|\byrs?\b|≈|~))*\s*"
)
_LED = (
    rf"(?:\b{_HEADS}\b(?:\s*[(\[][^()\[\]]{{1,40}}[)\]]|\s*{PLUS}\s*(?:SDs?|SEMs?|SE|standard\s+deviation)\b)?\s+"
    r"(?:(?!(?:and|or|of|for|in|with|was|were|at|by|from|to)\b)[a-z][a-z-]+['’]?s?\s+){0,2}?)?"
)
AGE = re.compile(
    rf"(?P<lead>{_LED}|\brange(?:d|s)?\s+(?:in|of)\s+(?:the\s+)?|\branging\s+in\s+)(?:(?<![-\w])|(?<=\bM)|(?<=\bM_))(?P<word>ages?|aged|older|younger)\b(?!\s*[-–]?\s*(?:matched|group|standardi|specific|adjust|related))"
    rf"(?P<between>{_BETWEEN})(?={NUMBER})",
    re.I,
)
_THEY_WERE = rf"(?:\s+(?:they|(?:the\s+|our\s+)?(?:[a-z-]+\s+)?{PERSONS})\s+(?:were|was))?"
AVERAGED = re.compile(
    rf"(?:\b(?:averag(?:ed|ing|e\s+of)|(?:mean|median)(?:\s+of)?|on\s+average,?{_THEY_WERE}|(?:average|typical)\s+(?:[a-z-]+\s+)?{PERSONS}\s+was)"
    rf"\s+(?:about\s+)?(?:aged\s+)?(?={NUMBER}\s*{UNIT}[^.;]{{0,20}}?\s(?:old|of\s+age)\b))",
    re.I,
)
# "The men, 42 ± 15 years old, …".
SPREAD_OLD = re.compile(rf"(?<![\w.])(?={NUMBER}\s*{PLUS}\s*\d+(?:[.·]\d+)?\s*{UNIT}\s+(?:old|of\s+age)\b)", re.I)
ON_AVERAGE = re.compile(rf"(?={NUMBER}\s*{UNIT}\s+(?:old|of\s+age)(?:,)?\s+on\s+average\b)", re.I)
# "21 people, 18 to 40 years old", "4–54 months of age".
RANGE_OLD = re.compile(
    rf"(?<![\w.,·–-])(?P<old>)(?={NUMBER}(?:\s*{UNIT})?(?:\s*[-–—−]\s*|\s+to\s+){NUMBER}\s*{UNIT}\s+(?:old|of\s+age)\b)|"
    rf"\b(?:ranging\s+)?between\s+(?={NUMBER}(?:\s*{UNIT})?\s+and\s+{NUMBER}\s*{UNIT}\s+(?:old|of\s+age)\b)",
    re.I,
)
# "24 men (42 ± 15 years)", "40 people (25 women; mean 42 years, range 18–70)": right behind those who are counted.
_YEARS = r"(?:years?|yrs?|yr|y)(?![\w/-])"
IN_BRACKET = re.compile(
    rf"[(\[](?:[^()\[\]±]{{1,40}}[;,]\s*)?(?:(?:with\s+)?(?:an?\s+)?(?:(?P<stat>mean|median|average)\s*(?:±\s*SD)?\s*(?:of\s+|[:,=]\s*)?)"
    rf"(?={NUMBER}\s*(?:{PLUS}\s*\d[\d.·]*\s*)?{_YEARS})|(?={NUMBER}\s*(?:{_YEARS}\s*)?{PLUS}\s*\d[\d.·]*\s*{_YEARS}))",
    re.I,
)
COUNTED = re.compile(
    rf"{COUNT}\s+(?:[\w-]+,?\s+){{0,4}}?{PERSONS}(?:\s+with(?:\s+[A-Za-z][\w/'’-]*){{1,5}})?\s*$", re.I
)
COUNT_ALONE = re.compile(rf"{COUNT}\s*$", re.I)  # of others, behind those who are called people
WITH = re.compile(r"\swith\s[^()]*$", re.I)
ERROR_BEHIND = re.compile(r"[\s,;(\[]*(?:years|yrs?|y)?[\s,;(\[]*(?:mean\s*±\s*)?(?:SEM?|standard\s+error)\b")
MEANT = {"sd": "se"}
NUMBER_AT = re.compile(NUMBER)
ADULT, OF_AGE = 18, 30  # years: the least for an average with nothing else, and for one behind a disease
# "Age at diagnosis was higher in those who died than in survivors (64 ± 11 vs 58 ± 11 years": of two groups.
_AGE_OF_TWO = rf"{NUMBER}\s*(?:{_YEARS}\s*)?(?:{PLUS}\s*\d[\d.·]*\s*|[(\[][^()\[\]]{{1,25}}[)\]]\s*)?(?:{_YEARS}\s*)?"
COMPARED = re.compile(
    rf"\b(?:(?:mean|median|average)\s+ages?|ages?|older|younger)\b[^.;:()\[\]\d]{{5,150}}[(\[]\s*(?:(?:mean|median)\s*(?:age\s*)?[:,]?\s+)?"
    rf"(?={_AGE_OF_TWO},?\s*(?:vs\.?|versus|and)\s+{_AGE_OF_TWO}\s*[,;)\]])",
    re.I,
)
_GOT_FIRST = (
    r"\s+(?:infusion|dose|treatment|course|cycle|injection|visit|admission|presentation|diagnosis|evaluation|"
    r"(?-i:[A-Z]{2,}))"
)
NO_AGE = re.compile(
    rf"\bage\s+(?:at|of)\s+(?:\w+\s+){{0,4}}?(?:menarche|menopause|death|first(?!{_GOT_FIRST}|\s+symptom)|marriage|weaning)\b|"
    r"\b(?:gestational|bone|post-?natal|conceptional|postmenstrual|menstrual|dental|mental|developmental|biological|epigenetic|"
    r"metabolic|heart|lung|brain|vascular|skeletal)\s+age|\bcoverage\b|"
    rf"\bage\s+(?:at|of)\s+(?:their\s+)?(?:first(?!{_GOT_FIRST})|last)\b",
    re.I,
)
# When the disease began, which is told of people whose age is not.
ONSET = re.compile(
    rf"\bage\s+(?:of\s+(?:[\w-]+\s+){{0,3}}?{PERSONS}\s+)?(?:at|of)\s+(?:[\w'’-]+\s+){{0,5}}?(?:onset|symptoms?)\b",
    re.I,
)
AT_ONSET = re.compile(r"\s*\)?\s+at\s+(?:the\s+)?(?:time\s+of\s+)?(?:\w+\s+)?onset\b", re.I)
AGAIN = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?\s*(?:[(\[][A-Za-z][^()\[\]\d]{{1,30}}[)\]]|[)\]])?\s*(?:(?:(?:in|for|among|with|on)\s+(?:the\s+)?)?(?!(?:vs?|versus|and|compared)\b)[A-Za-z][^.;,()\d]{{1,50}}?)??\s*"
    rf"(?:,?\s*(?:vs?\.?|versus|compared\s+(?:with|to))|,?\s+and|/|,)\s+(?:(?:(?!(?:disease|duration|weight)\b)[\w-]+\s+)?{PERSONS}\s+(?:had\s+(?:one\s+)?)?(?=of\s))?(?:(?:(?:a\s+)?mean\s+(?:age\s+)?)?of\s+)?"
    rf"(?:(?:in|for|among)\s+(?:the\s+)?[A-Za-z][^.;,()\d]{{1,50}}?\s)?(?:it\s+)?(?:was\s+)?(?:[A-Za-z][^.;,()\d]{{1,40}}?\s*[(\[]\s*)?(?={NUMBER})",
    re.I,
)
_RANGED = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<low_unit>{UNIT})?\s*(?:-|–|—|−|to|and|through)\s*(?P<high>{NUMBER})\s*(?:(?P<unit>{UNIT})(?!\w))?(?:\s+(?:old|of\s+age)\b)?",
    re.I,
)
THEN = re.compile(
    rf"\s*(?:[,;(\[]\s*(?:with\s+)?|\b(?:with|and)\s+)(?:an?\s+|the\s+|their\s+)?(?P<head>mean|median|average|X|M)\b(?:\s+age)?(?:\s*[(\[]?\s*{PLUS}?\s*(?P<said>SDs?|SEM?|IQR)\b\s*[)\]]?)?\s*(?:of|was|is|[:,=])?\s*(?={NUMBER})",
    re.I,
)
SAID_DEVIATION = re.compile(r"±|\+/|\b(?:SD|SEM?|standard\s+(?:deviation|error))\b|S\.D\.|s\.d\.")
# "Alike in age (64 versus 61 years": two means, although nothing says so.
OF_TWO = re.compile(rf"{NUMBER}\s*(?:{UNIT}\s*)?(?:vs\.?|versus)\s+{NUMBER}\s*{UNIT}(?!\w)", re.I)
# "50.2 (11.9) and 49.6 (12.8) years (mean, SD)", "54 (46–61) years [median, IQR]".
STAT_BEHIND = re.compile(
    rf"(?:[\d.·,\s()\[\]±–-]|\b(?:and|vs|versus|to)\b|{UNIT}){{3,70}}?[(\[]\s*(?P<said>(?P<stat>mean|median|average)\s*[,;/(\[±+-]+\s*"
    r"(?:SDs?|SEM?|IQR|range|standard\s+deviation|inter-?quartile\s+range))\s*[)\]]",
    re.I,
)
OF_DOSE = re.compile(r"\s*(?:(?:to|-|–)\s*\d[\d.]*\s*)?(?:[mµμ]?g|mcg|kg|ml|mmol|IU|mm|cm|hours?|times)\b", re.I)


@lru_cache(maxsize=256)
def ages(text: str) -> tuple[Age, ...]:
    """The statements of age in a sentence, in its order."""
    found: list[Age] = []
    for one in _statements(text):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _statements(text: str) -> Iterator[Age]:
    heads = [
        found for form in (AGE, AVERAGED, ON_AVERAGE, SPREAD_OLD, RANGE_OLD, COMPARED) for found in form.finditer(text)
    ]
    brackets = list(IN_BRACKET.finditer(text))
    if any(_of_counted(text, one, COUNTED) for one in brackets):
        heads += (one for one in brackets if _of_counted(text, one, COUNTED) or _of_counted(text, one, COUNT_ALONE))
    heads.sort(key=lambda one: (one.end(), one.re is not COMPARED))
    taken = 0
    for head in heads:
        if head.end() < taken or NO_AGE.search(text, max(0, head.start() - 20), head.end() + 25):
            continue
        known = head.groupdict() if head.re not in (IN_BRACKET, COMPARED) else {}
        words = (known.get("lead") or "") + " " + (known.get("between") or "") if known else head.group() or "average"
        compared = groups_compared(text, head.start(), head.end()) if head.re is COMPARED else None
        if head.re is COMPARED and compared is None:
            continue
        told = list(_told(text, head, words))
        if compared:
            told = [replace(one, whose=compared[one.group]) for one in told] if len(told) == 2 else []
        if head.re is IN_BRACKET and told and ERROR_BEHIND.match(text, told[0].end):
            told = [replace(one, parts={MEANT.get(part, part): one.parts[part] for part in one.parts}) for one in told]
        if ONSET.search(text, head.start(), head.end()):
            told = [replace(one, instead=True) for one in told if not {"mean", "median"}.isdisjoint(one.parts)]
        else:
            told = [replace(one, instead=True) if AT_ONSET.match(text, one.end) else one for one in told]
        if told:
            taken = told[-1].end
            yield from told


def _of_counted(text: str, bracket: re.Match[str], form: re.Pattern[str]) -> bool:
    """Whether years in a bracket are the age of the people counted before it, and not how long they have had what."""
    counted = form.search(text, max(0, bracket.start() - 120), bracket.start())
    value = NUMBER_AT.match(text, bracket.end())
    if counted is None or value is None:
        return False
    least = OF_AGE if WITH.search(counted.group()) else ADULT if bracket["stat"] else 0
    return float(value.group().replace("·", ".")) >= least


def _told(text: str, head: re.Match[str], words: str) -> Iterator[Age]:
    at, start = head.end(), head.start() + (len(head.group()) - len(head.group().lstrip()))
    stat = _stat(words)
    ranged = _RANGED.match(text, at)
    word = head.group("word").casefold() if "word" in head.groupdict() else ""
    if (behind := STAT_BEHIND.match(text, at)) and behind["stat"]:
        words = f"{words} {behind['said']}"
        stat = stat or _stat(behind["stat"])
    if word in ("older", "younger") and stat is None and not SAID_DEVIATION.search(words):
        return
    if ranged and stat is None and not re.search(r"±|\+/|\bSD\b", words):
        one = _bounds(ranged, start, word, words)
        then = THEN.match(text, ranged.end())
        middle = value_at(text, then.end(), _stat(then["head"]), then["said"] or "") if then else None
        if middle:
            one = replace(
                one,
                parts={**one.parts, **middle.parts},
                unit=one.unit or middle.unit,
                end=middle.end,
                said=True,
            )
        yield one
        return
    if stat is not None and OF_MEANS.search(text, head.start(), at):
        return  # "mean ages ranged from 45 to 78 years": those of several studies or groups
    stat = "mean" if stat is None and OF_TWO.match(text, at) else stat
    first = value_at(text, at, stat, words)
    values = [first] if first else []
    listed = re.search(r"\sand\s", words) is None or re.search(r"\b(?:of|for|in|among|between)\b", words)
    announced = " IQR" if first and "q1" in first.parts else " range" if first and "min" in first.parts else ""
    while values and listed and (again := AGAIN.match(text, values[-1].end)):
        other = value_at(text, again.end(), stat, words + announced)
        if other is None or set(other.parts) != set(values[0].parts) or OF_DOSE.match(text, other.end):
            break
        values.append(other)
    telling = next((one for one in values if one.unit), None)
    unit = telling.unit if telling else unit_in(words)
    place = (telling.start, telling.end) if telling and len(values) > 1 else None
    for at, one in enumerate(values):
        begin = start if at == 0 else one.start
        yield replace(one, start=begin, unit=one.unit or unit, unit_place=place, group=at, groups=len(values))


OF_MEANS = re.compile(r"\b(?:rang(?:ed|ing|es)|varied|varying)\s+(?:from|between)\s*$", re.I)


def _stat(words: str) -> str | None:
    """Which statistic the words around "age" name."""
    if re.search(r"\bmedian\b", words, re.I):
        return "median"
    return "mean" if re.search(r"\b(?:mean|averag\w*|avg)\b|\b(?-i:M|X|x)\b", words, re.I) else None


def unit_in(words: str) -> str | None:
    found = re.search(rf"\b{UNIT}", words, re.I)
    return found.group() if found else None


def _bounds(found: re.Match[str], start: int, word: str, words: str) -> Age:
    unit = found["unit"] or found["low_unit"]
    if found["unit"] and found["low_unit"] and found["unit"].casefold()[0] != found["low_unit"].casefold()[0]:
        unit = None
    said = re.search(r"\brang", words, re.I) is not None or (word == "ages" and "from" in words)
    return Age({"min": found["low"], "max": found["high"]}, unit, start, found.end(), said=said)
