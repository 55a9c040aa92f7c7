"""The grammar of counts, percentages and p-values, and what a statistic is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.number_led import CountLed, NumberLed
from attest.extract.numbers import COUNT, PERCENT, WORD_NUMBER, as_decimal, count_value

# One part of a statistic: the number as reported and its place.
Value = tuple[str, int, int]

PEOPLE = (
    r"(?:patients?|pts?|participants?|subjects?|individuals?|adults?|children|adolescents|infants|"
    r"neonates|newborns|women|men|"
    r"people|persons?|volunteers?|cases|girls|boys|outpatients?|inpatients?|survivors|recipients|"
    r"respondents|residents|"
    r"veterans|mothers|pregnancies|eyes|probands|responders|non-?responders|smokers|athletes|students|users|"
    r"nurses|doctors|physicians|clinicians|(?:\w+[\s-])?workers|employees|donors|carers|"
    r"caregivers|parents|pupils|teachers|"
    r"applicants|trainees|surgeons|dentists|practitioners|siblings|twins|teenagers|clients|soldiers|prisoners|families|households|couples)"
)

# What has to stand in a text for each form of a count, so that forms without it need not be tried.
_PERCENT, _BRACKET, _SLASH, _OF, _EQUALS = (
    re.compile(pattern) for pattern in (r"%|per\s?cent", r"[(\[]", "/", r"[oO][fF]", "=")
)
_PERCENT_OF = re.compile(r"(?:%|per\s?cent)\s+of\s")
_NONE = re.compile(r"[nN]one of")
NEEDED = {
    "count-percent-of-whole": (_PERCENT_OF, _BRACKET),
    "count-percent-of-total": (_PERCENT, _BRACKET, _OF),
    "count-of-total-percent": (_PERCENT, _BRACKET),
    "slash-percent": (_PERCENT, _BRACKET, _SLASH),
    "slash-then-percent": (_PERCENT, _SLASH),
    "percent-slash": (_PERCENT, _BRACKET),
    "percent-then-slash": (_PERCENT, _SLASH),
    "slash": (_SLASH,),
    "count-bracket-percent": (_PERCENT, _BRACKET),
    "n-percent": (_PERCENT, _EQUALS),
    "percent-n": (_PERCENT, _EQUALS),
    "of-then-percent": (_PERCENT, _OF),
    "count-of-total": (_OF,),
    "none-of-total": (_NONE,),
}

OPEN, CLOSE = r"\s*[(\[]\s*", r"\s*[)\]]"

_ADJECTIVES = (
    r"(?:(?!(?:of|in|and|or|were|was|had|with|who|to|weeks?|months?|days?|years?|hours?|times?|"
    r"mg)\b)[A-Za-z][\w-]*\s+){0,3}?"
)

_WHO = rf"(?:\s+{_ADJECTIVES}{PEOPLE}\b)?"


def _led(pattern: str) -> type[NumberLed] | type[Cued]:
    """How an expression is tried: where a count stands, where a number does, or anywhere."""
    if pattern.startswith(f"(?P<events>{COUNT})"):
        return CountLed
    return NumberLed if pattern.startswith(("(?P<events>", "(?P<percent>")) else Cued


COUNTS = tuple(
    (name, _led(pattern)(pattern, re.I))
    for name, pattern in (
        (
            "count-percent-of-whole",
            rf"(?P<events>{COUNT})(?P<who>{_WHO}){OPEN}(?P<percent>{PERCENT})\s+of\s+(?:the\s+|all\s+|our\s+)?(?P<total>{COUNT})"
            rf"(?![\d.])[^()\[\]]{{0,70}}{CLOSE}",
        ),
        (
            "count-percent-of-total",
            rf"(?P<events>{COUNT}){_WHO}{OPEN}(?P<percent>{PERCENT}){CLOSE}\s+of\s+(?:the\s+|"
            rf"all\s+)?(?P<total>{COUNT})(?P<who>{_WHO})",
        ),
        (
            "count-of-total-percent",
            rf"(?P<events>{COUNT})(?:{_WHO}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?|\s?/\s?)"
            rf"(?P<total>{COUNT})(?P<who>{_WHO}){OPEN}(?P<percent>{PERCENT}){CLOSE}",
        ),
        (
            "slash-percent",
            rf"(?P<events>(?<![\w.,/])\d+)\s?/\s?(?P<total>\d+(?:,\d{{3}})*)(?P<who>{_WHO})"
            rf"{OPEN}(?P<percent>{PERCENT})[^()\[\]]{{0,60}}{CLOSE}",
        ),
        (
            "slash-then-percent",
            rf"(?P<events>(?<![\w.,/])\d+)\s?/\s?(?P<total>\d+(?:,\d{{3}})*)\s*[;,]\s*(?P<percent>{PERCENT})(?!\s?CI)",
        ),
        (
            "percent-slash",
            rf"(?P<percent>{PERCENT})(?P<who>{_WHO}){OPEN}(?:n\s?=\s?)?(?P<events>\d[\d,]*|{WORD_NUMBER})\s?(?:/|"
            rf"of|out\s+of)\s?(?:the\s+)?(?P<total>\d+(?:,\d{{3}})*|{WORD_NUMBER}){_WHO}{CLOSE}",
        ),
        (
            "percent-then-slash",
            rf"(?P<percent>{PERCENT})\s*[;,:]\s*(?:n\s?=\s?)?(?P<events>(?<![\w.,/])\d+)\s?/\s?(?P<total>\d+(?:,\d{{3}})*)(?![\d/]|\.\d|\s?%)",
        ),
        (
            "slash",
            rf"(?P<events>(?<![\w.,/<>≤≥])\d[\d,]*)\s?/\s?(?P<total>\d+(?:,\d{{3}})*)(?![\d/]|\.\d|\s?%|\s*(?:weeks?\b|months?\b|days?\b|mm|"
            rf"kg|L|l|min|hpf)\b)(?P<who>{_WHO})",
        ),
        (
            "count-bracket-percent",
            rf"(?P<events>{COUNT})(?P<who>(?:\s+of\s+(?:these|those|them|the|all|whom|which))"
            rf"?(?:\s+{_ADJECTIVES}{PEOPLE}\b|\s+(?:fe)?males?\b)?){OPEN}(?P<percent>{PERCENT})"
            rf"(?:{CLOSE}|(?=\s*[;,]\s*(?!vs|versus|(?:fe)?males?|(?:wo)?men|mean|median|aged?)[A-Za-z][^()\[\]%]{{1,50}}[)\]]))",
        ),
        (
            "n-percent",
            rf"(?<=[(\[;,])\s*n\s?=\s?(?P<events>{COUNT.replace('(?<![<>=≤≥] )(?<![<>=≤≥])', '')}|"
            rf"\d[\d,]*)\s*[;,(\[]\s*(?P<percent>{PERCENT})",
        ),
        ("percent-n", rf"(?P<percent>{PERCENT})(?:{OPEN}|\s*[;,]\s*)n\s?=\s?(?P<events>\d[\d,]*)(?!\s?/)"),
        (
            "of-then-percent",
            rf"(?P<events>{COUNT})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<total>{COUNT})(?P<who>{_WHO})\s*[;,]\s*"
            rf"(?P<percent>{PERCENT})(?=\s*[);\],])",
        ),
        (
            "count-of-total",
            rf"(?P<events>{COUNT})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<total>{COUNT})(?P<who>{_WHO})",
        ),
        (
            "none-of-total",
            rf"(?<![\w-])(?P<events>none)\s+of\s+(?:the\s+|our\s+)?(?P<total>{COUNT})(?P<who>{_WHO})",
        ),
    )
)

N_EQUALS = re.compile(
    rf"[(\[]\s*(?P<label>[nN])\s?=\s?(?P<events>\d[\d,]*)(?:\s+(?:{PEOPLE}|events|episodes|deaths))?\s*[)\]]"
)

P_VALUE = re.compile(
    r"(?<![\w-])(?:[pP](?:[-\s]?values?)?(?:\s+(?:for|of)\s+(?:the\s+)?\w+(?:-(?:group|treatment))?(?:\s+(?:differences?|comparisons?))?)?\s*(?P<sign>=\s?<|=|<|>|≤|≥|&lt;|(?:was\s+|is\s+)?less\s+than)|"
    r"(?:[pP][-\s]?values?|[pP](?=\s?:\s?0?[.·]\d))(?P<none>)\s*(?:of|was|:)?)\s*(?P<p>(?:0?[.·]|\d)\d*(?:[.·]\d+)"
    r"?(?:\s?[x×]\s?10[-−–]\d+)?)"
)
# "I² = 40%, p = 0.2", "p for heterogeneity": how far studies differ, and no result.
HETEROGENEITY = re.compile(r"(?:I\s?2|I²|I\(2\)|I\^2)\s*[=:]\s*[\d.·]+\s?%?\s*[,;]?\s*$")
OF_STUDIES = re.compile(r"[pP](?:[-\s]?values?)?\s+(?:for|of)\s+(?:hetero|homo|inter)", re.I)


@dataclass(frozen=True)
class Statistic:
    """One reported statistic: `parts` are named as the roles are (events, total, mean, q1, ci_low, p …)."""

    kind: str
    start: int
    end: int
    parts: dict[str, Value] = field(default_factory=dict)
    unit: Value | None = None
    label: str = ""  # the words between "mean" and the number
    head: tuple[int, int] | None = None  # where "mean" or the measure stands
    measure: str = ""
    group: int = 0  # the position in a list such as "5.2 [1.1] vs 6.9 [1.3]"
    groups: int = 1
    who: str = ""


def counts(text: str) -> list[Statistic]:
    """Counts with a total or a percentage, each stretch of the text read once."""
    return list(_counts(text))


DIGIT = re.compile(r"\d")
NUMBER_WORD = Cued(r"one|two|three|four|five|six|seven|eight|nine|ten", re.I)  # also within sixteen or twenty-two


@lru_cache(maxsize=SENTENCES)
def _counts(text: str) -> tuple[Statistic, ...]:
    """The same, kept for the rules that ask for them one after the other."""
    if not DIGIT.search(text) and not NUMBER_WORD.search(text):
        return ()
    missing = {sign for sign in (_PERCENT, _PERCENT_OF, _BRACKET, _SLASH, _OF, _EQUALS, _NONE) if not sign.search(text)}
    taken: list[tuple[int, int]] = []
    out: list[Statistic] = []
    for name, pattern in COUNTS:
        if not missing.isdisjoint(NEEDED[name]):
            continue
        for found in pattern.finditer(text):
            if overlaps(found.span(), taken) or BUT.search(text, max(0, found.start() - 9), found.start()):
                continue
            parts = _parts(found, "events", "total", "percent")
            if "total" in parts and _more_than_all(parts["events"][0], parts["total"][0]):
                continue  # "140/90 mm Hg"
            if name == "count-of-total" and ONE_OF.match(text, found.start()):
                continue  # "improved in one out of five patients": a share in words
            if "total" in parts and WAYS.match(text, found.end()):
                continue  # "by one of three techniques"
            if "total" in parts and _is_titre_or_grade(text, *found.span(), parts):
                continue
            if "percent" in parts:
                value, start, _ = parts["percent"]
                bare = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", value, flags=re.I)
                parts["percent"] = (bare, start, start + len(bare))
            taken.append(found.span())
            who = (found.groupdict().get("who") or "").strip()
            out.append(Statistic(name, *found.span(), parts, who=who))
    return tuple(sorted(out, key=lambda one: one.start))


# "ANA 1/640": how far the serum was diluted; "strength was 3/5": a grade out of five.
TITRES = ("40", "80", "100", "160", "200", "320", "400", "640", "800", "1000", "1280", "1600", "2560", "3200", "5120")
DILUTED = re.compile(
    r"\b(?:ANAs?|ANCAs?|anti-?\w+|factor|titers?|titres?|serology|agglutinins?)\b[^.;,]{0,40}$|\b(?:dilutions?|speckled|homogen\w+|nucleolar)\b",
    re.I,
)
GRADED = re.compile(r"\b(?:strength|power|grades?|scores?|MRC)\s+(?:(?:was|were|is|of|at|only)\s+){0,2}[(\[]?$", re.I)


def _is_titre_or_grade(text: str, start: int, end: int, parts: dict[str, Value]) -> bool:
    """Whether a fraction tells a dilution or a grade and counts no people."""
    if "/" not in text[start:end]:
        return False
    events, total = parts["events"][0], parts["total"][0].replace(",", "")
    around = text[max(0, start - 60) : start]
    diluted = (
        events == "1" and total in TITRES and (DILUTED.search(around) or DILUTED.match(text[end : end + 30].lstrip()))
    )
    return bool(diluted or (len(total) < 3 and GRADED.search(around)))


ONE_OF = re.compile(r"one\s+out\s+of\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
# "All but one responded": not how many did.
BUT = re.compile(r"\b(?:all|none)\s+but\s+$", re.I)


WAYS = re.compile(
    r"\s+(?:\w+\s+)?(?:approaches|techniques|methods|ways|routes|regimens|schedules|sequences|strategies|formulations|doses|groups|arms|"
    r"treatments|conditions|domains|items|scales)\b",
    re.I,
)


def _more_than_all(events: str, total: str) -> bool:
    some, everybody = as_decimal(events), as_decimal(total)
    return some is not None and everybody is not None and some > everybody


def overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _parts(found: re.Match[str], *names: str) -> dict[str, Value]:
    known = found.groupdict()
    return {
        name: (
            count_value(known[name]) if name in ("events", "total") else known[name].strip(),
            found.start(name),
            found.end(name),
        )
        for name in names
        if known.get(name)
    }


def p_values(text: str) -> list[Statistic]:
    return list(_p_values(text)) if "p" in text or "P" in text else []


@lru_cache(maxsize=SENTENCES)
def _p_values(text: str) -> tuple[Statistic, ...]:
    out = []
    for found in P_VALUE.finditer(text):
        if HETEROGENEITY.search(text, max(0, found.start() - 30), found.start()) or OF_STUDIES.match(found.group()):
            continue
        number = found["p"].rstrip(".")
        said = (found["sign"] or "=").lstrip("= ") or "="
        sign = {"=": "", "&lt;": "<"}.get(said, "<" if said.endswith("than") else said)
        end = found.start("p") + len(number)
        out.append(Statistic("p", found.start(), end, {"p": (sign + number, found.start(), end)}))
    return tuple(out)


def value_of(found: re.Match[str], name: str) -> Value:
    return found[name].strip(), found.start(name), found.end(name)
