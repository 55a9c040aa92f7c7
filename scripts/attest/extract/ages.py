"""Ages in a sentence: mean or median with its spread, youngest and oldest, of all people or of each group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from attest.expressions import quick as re

UNIT = r"(?:years?|yrs?\.?|y(?:/o)?(?![\w/])|months?|mos?\b|weeks?|days?)"
NUMBER = r"(?<![\w.·/])\d{1,3}(?:[.·]\d+)?(?![\d%]|[.·,]\d|\s?%)"
_TO = r"\s*(?:-|–|—|−|to|and|through|,)\s*"
_PLUS = r"(?:±|\+\s?/?\s?[-−–]|\+-)"
_SD = (
    r"(?:SDs?|S\.D\.|s\.d\.|standard\s+deviations?|"
    r"(?P<se>SEMs?|SEs?|S\.E\.(?:M\.)?|standard\s+errors?(?:\s+of\s+the\s+mean)?))"
)
_IQR = r"(?P<iqr>IQRs?|inter-?\s?quartile\s+ranges?|quartiles|Q1\s?[-–,]\s?Q3|25th\s?[-–]\s?75th\s+percentiles?)"
_RANGE = r"(?P<range>(?:age\s+)?ranges?|ranged|ranging(?:\s+in\s+age)?|min(?:imum)?\s?[-–/]\s?max(?:imum)?)"
_HEADS = r"(?:mean|median|average|averaged|averaging|avg\.?|M|X|x)"
_EVENT = (
    r"(?:study\s+|first\s+|initial\s+|the\s+time\s+of\s+)?(?:the\s+)?(?:diagnosis|baseline|enrol?lment|entry|inclusion|presentation|surgery|"
    r"operation|randomi[sz]ation|recruitment|admission|treatment|transplantation|transplant|referral|study|evaluation|examination|"
    r"assessment|procedure|intervention|initiation|implantation|follow-up|interview|testing|consultation)"
)
# What may stand between "age" and its number; anything else is no statement of an age.
_BETWEEN = (
    rf"(?:\s*[(\[]\s*(?:{_PLUS}\s*)?(?:{UNIT}|SDs?|S\.D\.|s\.d\.|SEM?|standard\s+deviation|standard\s+error|IQRs?|inter-?quartile\s+range|range|Q1\s?[-–]\s?Q3|"
    rf"mean|median|in\s+years|min\s?[-–]\s?max)(?:\s*[,;]?\s*(?:{UNIT}|{_PLUS}|SD|range|IQR|in\s+years))*\s*[)\]]|"
    rf"\s+at\s+(?:the\s+)?(?:time\s+of\s+)?{_EVENT}|"
    r"\s+at\s+(?:the\s+)?(?:[a-z-]+\s+){1,5}?(?=(?:was|were|of|ranged)\s)|"
    rf"\s+and\s+[A-Za-z][\w\s-]{{1,30}}?(?=\s+(?:of|was|were)\s+{NUMBER}\s*{UNIT})|"
    r"\s+(?:of|for|in|among|between)\s+(?:the\s+|all\s+|our\s+|these\s+|both\s+)*(?:[A-Za-z]|\d+\s(?!(?:years?|yrs?|y|months?|weeks?|days?)\b)[a-z])[^.;:,()\[\]\d]{2,90}?(?:\s*\([^()]{1,60}\))?(?=\s+(?:was|were|is|ranged)\b|\s*[(\[])|"
    rf"\s*(?:[,:=(\[]|\bin\b|\bwas\b|\bwere\b|\bis\b|\bof\b|\bbeing\b|\bat\b|\babout\b|\bapproximately\b|\bwith\b|\ba\b|\ban\b|\bbetween\b|\bfrom\b|"
    rf"\b(?:ranged|ranging)\b|\branges?\b|\b{_HEADS}\b|{_PLUS}|\bSDs?\b|\bSEM?\b|\bIQR\b|\binter-?quartile\b|\byears?\b|\byrs?\b|≈|~))*\s*"
)
_LED = (
    rf"(?:\b{_HEADS}\b(?:\s*[(\[][^()\[\]]{{1,40}}[)\]]|\s*{_PLUS}\s*(?:SDs?|SEMs?|SE|standard\s+deviation)\b)?\s+"
    r"(?:(?!(?:and|or|of|for|in|with|was|were|at|by|from|to)\b)[a-z][a-z-]+['’]?s?\s+){0,2}?)?"
)
AGE = re.compile(
    rf"(?P<lead>{_LED}|\brange(?:d|s)?\s+(?:in|of)\s+(?:the\s+)?|\branging\s+in\s+)(?:(?<![-\w])|(?<=\bM)|(?<=\bM_))(?P<word>ages?|aged|older|younger)\b(?!\s*[-–]?\s*(?:matched|group|standardi|specific|adjust|related))"
    rf"(?P<between>{_BETWEEN})(?={NUMBER})",
    re.I,
)
AVERAGED = re.compile(
    rf"(?:\b(?:averag(?:ed|ing|e\s+of)|(?:mean|median)(?:\s+of)?|on\s+average,?)\s+(?:about\s+)?(?={NUMBER}\s*{UNIT}[^.;]{{0,20}}?\s(?:old|of\s+age)\b))",
    re.I,
)
# "The men, 42 ± 15 years old, …".
SPREAD_OLD = re.compile(rf"(?<![\w.])(?={NUMBER}\s*{_PLUS}\s*\d+(?:[.·]\d+)?\s*{UNIT}\s+(?:old|of\s+age)\b)", re.I)
ON_AVERAGE = re.compile(rf"(?={NUMBER}\s*{UNIT}\s+(?:old|of\s+age)(?:,)?\s+on\s+average\b)", re.I)
# "21 people, 18 to 40 years old", "4–54 months of age".
RANGE_OLD = re.compile(
    rf"(?<![\w.,·–-])(?P<old>)(?={NUMBER}(?:\s*{UNIT})?(?:\s*[-–—−]\s*|\s+to\s+){NUMBER}\s*{UNIT}\s+(?:old|of\s+age)\b)|"
    rf"\b(?:ranging\s+)?between\s+(?={NUMBER}(?:\s*{UNIT})?\s+and\s+{NUMBER}\s*{UNIT}\s+(?:old|of\s+age)\b)",
    re.I,
)
NO_AGE = re.compile(
    r"\bage\s+(?:at|of)\s+(?:\w+\s+){0,4}?(?:onset|menarche|menopause|death|first|symptoms?|marriage|weaning)\b|\b(?:gestational|bone|post-?natal|"
    r"conceptional|postmenstrual|menstrual|dental|mental|developmental|biological|epigenetic|metabolic|heart|lung|brain|vascular|skeletal)\s+age|\bcoverage\b|\bage\s+(?:at|of)\s+(?:their\s+)?(?:first|last)\b",
    re.I,
)
_VALUE = re.compile(
    rf"(?P<value>{NUMBER})(?!\s+(?:wom[ae]n|m[ae]n|(?:fe)?males?|boys|girls|patients|participants|subjects|cases|of|were|had|received|underwent|took|completed|per\s?cent)\b|\s*[(\[]\s?\d[\d.·]*\s?%)(?:(?:\s*|-(?=(?:year|month|week)))(?P<unit>{UNIT})(?!\w))?(?:\s+(?:old|of\s+age)\b)?(?:,?\s+on\s+average\b|\s*[(\[](?:mean|median|average)[)\]])?",
    re.I,
)
_SPREADS = (
    (
        "sd",
        re.compile(
            rf"\s?{_PLUS}\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*{_SD}(?=\s+{UNIT}(?!\w)))?(?:\s*(?P<unit>{UNIT})(?!\w))?",
            re.I,
        ),
    ),
    (
        "sd",
        re.compile(
            rf"\s*[(\[,;]?\s*(?:with\s+)?(?:an?\s+)?{_SD}\s*(?:of|was|were|is|[:,=])?\s*{_PLUS}?\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*(?P<unit>{UNIT})(?!\w))?\s*[)\]]?",
            re.I,
        ),
    ),
    ("sd", re.compile(rf"\s*[(\[]\s*{_PLUS}?\s?(?P<sd>\d+(?:[.·]\d+)?)\s*{_SD}\s*[)\]]", re.I)),
    ("sd", re.compile(rf"\s*[(\[]\s*{_PLUS}\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*{UNIT})?\s*[)\]]", re.I)),
    (
        "range",
        re.compile(
            rf"\s*[(\[,;]?\s*(?:and\s+)?(?:with\s+)?(?:an?\s+|the\s+)?(?:{_IQR}|{_RANGE})\s*(?:[(\[](?:IQR|Q1\s?[-–]\s?Q3)[)\]])?\s*(?:of|was|were|is|[:,=])?\s*(?:from|between)?\s*[(\[]?"
            rf"(?P<low>{NUMBER})\s*(?P<low_unit>{UNIT})?{_TO}(?P<high>{NUMBER})(?:\s*(?P<unit>{UNIT})(?!\w))?\s*[)\]]{{0,2}}",
            re.I,
        ),
    ),
    (
        "bare-range",
        re.compile(
            rf"\s*[(\[]\s*(?P<low>{NUMBER})\s*(?P<low_unit>{UNIT})?\s*(?:-|–|—|−|to)\s*(?P<high>{NUMBER})(?:\s*(?P<unit>{UNIT})(?!\w))?\s*[)\]]",
            re.I,
        ),
    ),
    ("bare-sd", re.compile(rf"\s*[(\[]\s*(?P<sd>\d+(?:[.·]\d+)?)(?:\s*(?P<unit>{UNIT})(?!\w))?\s*[)\]]", re.I)),
)
AGAIN = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?\s*[)\]]?\s*(?:(?:(?:in|for|among|with|on)\s+(?:the\s+)?)?(?!(?:vs?|versus|and|compared)\b)[A-Za-z][^.;,()\d]{{1,50}}?)??\s*"
    rf"(?:,?\s*(?:vs?\.?|versus|compared\s+(?:with|to))|,?\s+and|/|,)\s+(?:(?:a\s+)?mean\s+(?:age\s+)?of\s+)?"
    rf"(?:(?:in|for|among)\s+(?:the\s+)?[A-Za-z][^.;,()\d]{{1,50}}?\s)?(?:it\s+)?(?:was\s+)?(?:[A-Za-z][^.;,()\d]{{1,40}}?\s*[(\[]\s*)?(?={NUMBER})",
    re.I,
)
_RANGED = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<low_unit>{UNIT})?\s*(?:-|–|—|−|to|and|through)\s*(?P<high>{NUMBER})\s*(?:(?P<unit>{UNIT})(?!\w))?(?:\s+(?:old|of\s+age)\b)?",
    re.I,
)
THEN = re.compile(
    rf"\s*(?:[,;(\[]\s*(?:with\s+)?|\b(?:with|and)\s+)(?:an?\s+|the\s+|their\s+)?(?P<head>mean|median|average|X|M)\b(?:\s+age)?(?:\s*[(\[]?\s*{_PLUS}?\s*(?P<said>SDs?|SEM?|IQR)\b\s*[)\]]?)?\s*(?:of|was|is|[:,=])?\s*(?={NUMBER})",
    re.I,
)
SAID_DEVIATION = re.compile(r"±|\+/|\b(?:SD|SEM?|standard\s+(?:deviation|error))\b|S\.D\.|s\.d\.")
# "Alike in age (64 versus 61 years": two means, although nothing says so.
OF_TWO = re.compile(rf"{NUMBER}\s*(?:{UNIT}\s*)?(?:vs\.?|versus)\s+{NUMBER}\s*{UNIT}(?!\w)", re.I)
OF_DOSE = re.compile(r"\s*(?:(?:to|-|–)\s*\d[\d.]*\s*)?(?:[mµμ]?g|mcg|kg|ml|mmol|IU|mm|cm|hours?|times)\b", re.I)
OLDEST = 125
WIDE = {"mean": 15, "median": 40}  # years: a bare bracket this wide is a range, and no interval or quartiles


# "64.2 (9.8) years": the unit behind a bracket that nothing explains.
UNIT_BEHIND = re.compile(rf"\s*[)\]]?\s*(?:[(\[][^()\[\]]{{1,25}}[)\]]\s*)?(?P<unit>{UNIT})(?!\w)", re.I)


@dataclass(frozen=True)
class Age:
    """One statement; `parts` are named as the roles are, `group` is its place among `groups` values of one list."""

    parts: dict[str, str]
    unit: str | None
    start: int
    end: int
    group: int = 0
    groups: int = 1
    unit_place: tuple[int, int] | None = None  # where another value of the list has the unit
    said: bool = True  # whether bounds are called a range, and not just "aged 18 to 65"


@lru_cache(maxsize=256)
def ages(text: str) -> tuple[Age, ...]:
    """The statements of age in a sentence, in its order."""
    found: list[Age] = []
    for one in _statements(text):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _statements(text: str) -> Iterator[Age]:
    heads = sorted(
        (found for form in (AGE, AVERAGED, ON_AVERAGE, SPREAD_OLD, RANGE_OLD) for found in form.finditer(text)),
        key=lambda one: one.end(),
    )
    taken = 0
    for head in heads:
        if head.end() < taken or NO_AGE.search(text, max(0, head.start() - 20), head.end() + 25):
            continue
        known = head.groupdict()
        words = (known.get("lead") or "") + " " + (known.get("between") or "") if known else head.group() or "average"
        told = list(_told(text, head, words))
        if told:
            taken = told[-1].end
            yield from told


def _told(text: str, head: re.Match[str], words: str) -> Iterator[Age]:
    at, start = head.end(), head.start() + (len(head.group()) - len(head.group().lstrip()))
    stat = _stat(words)
    ranged = _RANGED.match(text, at)
    word = head.group("word").casefold() if "word" in head.groupdict() else ""
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


# "4 years of follow-up (IQR 3 to 5)": the words between a length and its spread.
OF_FOLLOW_UP = re.compile(r"['’]?\s+(?:of\s+)?follow[-\s]?up\s*(?=[(\[])", re.I)


def value_at(text: str, at: int, stat: str | None, words: str, most: float = OLDEST) -> Age | None:
    """A number with its spreads; None where nothing tells that it is a mean or median."""
    found = _VALUE.match(text, at)
    if not found or float(found["value"].replace("·", ".")) > most:
        return None
    declared = "iqr" if re.search(_IQR, words, re.I) else "range" if re.search(r"\brange", words, re.I) else ""
    deviation = "se" if re.search(r"\b(?:SEM?|standard\s+error)\b", words) else "sd"
    before = text[max(0, at - 150) : at]
    said_deviation = (
        re.search(r"[(\[]SD\b", before) is not None
        or re.search(r"±|\+/|\b(?:SD|SEM?|standard\s+(?:deviation|error))\b|S\.D\.|s\.d\.", words) is not None
    )
    spread: dict[str, str] = {}
    unit, end = found["unit"], found.end()
    for _ in range(3):
        for kind, pattern in _SPREADS:
            more = pattern.match(text, end)
            if more is None and most > OLDEST and (words_between := OF_FOLLOW_UP.match(text, end)):
                more = pattern.match(text, words_between.end())
            if not more or (kind == "bare-sd" and not said_deviation):
                continue
            known = more.groupdict()
            if known.get("sd"):
                new = {("se" if known.get("se") else deviation): known["sd"]}
            else:
                ends = _ends(kind, known, declared, stat, most > OLDEST)
                new = {ends[0]: known["low"], ends[1]: known["high"]} if ends else {}
            if set(new) & set(spread) or (not new and kind != "bare-range"):
                continue
            spread |= new
            unit, end = unit or known.get("unit"), more.end()
            break
        else:
            break
    if stat is None and not {"sd", "se"} & set(spread):
        return None
    behind = UNIT_BEHIND.match(text, end)
    if unit is None and behind:
        unit, end = behind["unit"], behind.end()
    return Age({stat or "mean": found["value"], **spread}, unit, found.start(), end)


def _ends(
    kind: str, known: dict[str, str | None], declared: str, stat: str | None, of_follow_up: bool
) -> tuple[str, str] | None:
    """Whether a range is of quartiles or of all; a bare one may be either, unless it was announced or is wide."""
    if known.get("iqr") or (kind == "bare-range" and declared == "iqr"):
        return "q1", "q3"
    if of_follow_up and stat == "mean" and kind == "bare-range":
        return "min", "max"
    width = float((known["high"] or "0").replace("·", ".")) - float((known["low"] or "0").replace("·", "."))
    if kind == "range" or declared == "range" or width >= WIDE[stat or "mean"]:
        return "min", "max"
    return None
