"""A number with its spreads: an age or a length of follow-up, its deviation, quartiles, bounds and unit."""

from __future__ import annotations

from dataclasses import dataclass

from attest.expressions import quick as re

UNIT = r"(?:years?|yrs?\.?|y(?:/o)?(?![\w/])|months?|mos?\b|weeks?|days?)"
NUMBER = r"(?<![\w.·/])\d{1,3}(?:[.·]\d+)?(?![\d%]|[.·,]\d|\s?%)"
_TO = r"\s*(?:-|–|—|−|to|and|through|,)\s*"
PLUS = r"(?:±|\+\s?/?\s?[-−–]|\+-)"
_SD = (
    r"(?:SDs?|S\.D\.|s\.d\.|standard\s+deviations?|"
    r"(?P<se>SEMs?|SEs?|S\.E\.(?:M\.)?|standard\s+errors?(?:\s+of\s+the\s+mean)?))"
)
_IQR = r"(?P<iqr>IQRs?|inter-?\s?quartile\s+ranges?|quartiles|Q1\s?[-–,]\s?Q3|25th\s?[-–]\s?75th\s+percentiles?)"
_RANGE = r"(?P<range>(?:age\s+)?ranges?|ranged|ranging(?:\s+in\s+age)?|min(?:imum)?\s?[-–/]\s?max(?:imum)?)"
_VALUE = re.compile(
    rf"(?P<value>{NUMBER})(?!\s+(?:wom[ae]n|m[ae]n|(?:fe)?males?|boys|girls|patients|participants|subjects|cases|of|were|had|received|underwent|took|completed|per\s?cent)\b|\s*[(\[]\s?\d[\d.·]*\s?%)(?:(?:\s*|-(?=(?:year|month|week)))(?P<unit>{UNIT})(?!\w))?(?:\s+(?:old|of\s+age)\b)?(?:,?\s+on\s+average\b|\s*[(\[](?:mean|median|average)(?:[)\]]|(?=[;,]\s*(?:range|IQR))))?",
    re.I,
)
_SPREADS = (
    (
        "sd",
        re.compile(
            rf"\s?{PLUS}\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*{_SD}(?=\s+{UNIT}(?!\w)))?(?:\s*(?P<unit>{UNIT})(?!\w))?",
            re.I,
        ),
    ),
    (
        "sd",
        re.compile(
            rf"\s*[(\[,;]?\s*(?:with\s+)?(?:an?\s+)?{_SD}(?:\s*[(\[]\s*SDs?\s*[)\]])?\s*(?:of|was|were|is|[:,=])?\s*{PLUS}?\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*(?P<unit>{UNIT})(?!\w))?\s*[)\]]?",
            re.I,
        ),
    ),
    ("sd", re.compile(rf"\s*[(\[]\s*{PLUS}?\s?(?P<sd>\d+(?:[.·]\d+)?)\s*{_SD}\s*[)\]]", re.I)),
    ("sd", re.compile(rf"\s*[(\[]\s*{PLUS}\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s*{UNIT})?\s*[)\]]", re.I)),
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
    instead: bool = (
        False  # whether it counts only where nothing better is told, such as the age at which a disease began
    )
    whose: str | None = None  # the group, where two are compared


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
