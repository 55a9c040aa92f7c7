"""The grammar of reported statistics: counts, percentages, means, medians, estimates, p-values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from attest.extract.numbers import COUNT, NUMBER, PERCENT, TO, count_value

# One part of a statistic: the number as reported and its place.
Value = tuple[str, int, int]

PEOPLE = (
    r"(?:patients?|participants?|subjects?|individuals?|adults?|children|adolescents|infants|neonates|newborns|women|men|"
    r"people|persons?|volunteers?|cases|girls|boys|outpatients?|inpatients?|survivors|recipients|respondents|residents|"
    r"veterans|mothers|pregnancies|eyes|probands|responders|non-?responders|smokers|athletes|students|users)"
)
OPEN, CLOSE = r"\s*[(\[]\s*", r"\s*[)\]]"
_ADJECTIVES = r"(?:(?!(?:of|in|and|or|were|was|had|with|who)\b)[A-Za-z][\w-]*\s+){0,3}?"
_WHO = rf"(?:\s+{_ADJECTIVES}{PEOPLE}\b)?"
COUNTS = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "count-percent-of-total",
            rf"(?P<events>{COUNT}){_WHO}{OPEN}(?P<percent>{PERCENT}){CLOSE}\s+of\s+(?:the\s+|all\s+)?(?P<total>{COUNT})(?P<who>{_WHO})",
        ),
        (
            "count-of-total-percent",
            rf"(?P<events>{COUNT})(?:{_WHO}\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?|\s?/\s?)(?P<total>{COUNT})(?P<who>{_WHO}){OPEN}(?P<percent>{PERCENT}){CLOSE}",
        ),
        (
            "slash-percent",
            rf"(?P<events>(?<![\w.,/])\d+)\s?/\s?(?P<total>\d[\d,]*)(?P<who>{_WHO}){OPEN}(?P<percent>{PERCENT})[^()\[\]]{{0,60}}{CLOSE}",
        ),
        (
            "percent-slash",
            rf"(?P<percent>{PERCENT})(?P<who>{_WHO}){OPEN}(?:n\s?=\s?)?(?P<events>\d[\d,]*)\s?(?:/|of|out\s+of)\s?(?P<total>\d[\d,]*){CLOSE}",
        ),
        (
            "slash",
            rf"(?P<events>(?<![\w.,/])\d[\d,]*)\s?/\s?(?P<total>\d[\d,]*)(?![\d/.]|\s?%|\s*(?:mm|kg|L|l|min|hpf)\b)(?P<who>{_WHO})",
        ),
        (
            "count-bracket-percent",
            rf"(?P<events>{COUNT})(?P<who>(?:\s+of\s+(?:these|those|them|the|all|whom|which))?(?:\s+{_ADJECTIVES}{PEOPLE}\b|\s+(?:fe)?males?\b)?){OPEN}(?P<percent>{PERCENT}){CLOSE}",
        ),
        (
            "n-percent",
            rf"[(\[;,]\s*n\s?=\s?(?P<events>{COUNT.replace('(?<![<>=≤≥] )(?<![<>=≤≥])', '')}|\d[\d,]*)\s*[;,(\[]\s*(?P<percent>{PERCENT})",
        ),
        ("percent-n", rf"(?P<percent>{PERCENT})(?:{OPEN}|\s*[;,]\s*)n\s?=\s?(?P<events>\d[\d,]*)(?!\s?/)"),
        (
            "count-of-total",
            rf"(?P<events>{COUNT})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<total>{COUNT})(?P<who>{_WHO})",
        ),
    )
)
N_EQUALS = re.compile(r"[(\[]\s*(?P<label>[nN])\s?=\s?(?P<events>\d[\d,]*)\s*[)\]]")
P_VALUE = re.compile(
    r"(?<![\w-])(?:[pP](?:[-\s]?values?)?(?:\s+(?:for|of)\s+\w+)?\s*(?P<sign>=\s?<|=|<|>|≤|≥|&lt;)|[pP][-\s]?values?(?P<none>)\s*(?:of|was|:)?)\s*(?P<p>(?:0?[.·]|\d)\d*(?:[.·]\d+)?(?:\s?[x×]\s?10[-−–]\d+)?)"
)
MEASURES = (
    ("HR", r"(?:[Aa]djusted\s+|unadjusted\s+|pooled\s+|crude\s+|sub-?distribution\s+|cause-specific\s+)*hazards?\s+ratios?|\b[as]?HRs?\b|\bHRadj\b"),
    ("OR", r"(?:[Aa]djusted\s+|[Uu]nadjusted\s+|pooled\s+|crude\s+|common\s+)*odds\s+ratios?|\ba?ORs?\b"),
    ("RR", r"(?:adjusted\s+|pooled\s+|crude\s+)*(?:relative\s+risks?|risk\s+ratios?|rate\s+ratios?|prevalence\s+ratios?)|\ba?RRs?\b"),
    ("IRR", r"(?:adjusted\s+)?incidence\s+rate\s+ratios?|\ba?IRRs?\b"),
    ("SMD", r"standardi[sz]ed\s+mean\s+differences?|\bSMDs?\b|(?:Cohen['’]?s\s+d|Hedges['’]?\s+g|effect\s+size)\b"),
    ("RD", r"(?:absolute\s+)?risk\s+(?:differences?|reductions?)|\bA?RDs?\b"),
    ("MD", r"(?:weighted\s+|adjusted\s+|estimated\s+|least[- ]squares\s+|between-group\s+|treatment\s+|LS\s+)*(?:mean\s+)?(?:between-group\s+|treatment\s+)?differences?|\bW?MDs?\b"),
    ("β", r"\bbeta(?:\s+coefficient)?\b|β"),
    ("r", r"\b(?:Pearson|Spearman)(?:['’]s)?\s+(?:r|rho|correlation(?:\s+coefficient)?)\b|\bcorrelation\s+coefficient\b|(?<=[(\[;,\s])r(?=\s?=)|\brho\b|ρ"),
)  # fmt: skip
MEASURE = re.compile("|".join(f"(?P<m{at}>{pattern})" for at, (_, pattern) in enumerate(MEASURES)))
CI = (
    r"(?P<level>\d\d(?:[.·]\d)?)\s?%\s?(?:CIs?|CrIs?|confidence\s+intervals?|credible\s+intervals?)(?:\s*[(\[]CI[)\]])?"
)
INTERVAL = rf"(?P<low>{NUMBER})\s?%?(?:\s*(?:-|–|—|to|and|,|;)\s*)(?P<high>{NUMBER})\s?%?"
ESTIMATE_CI = re.compile(
    rf"(?P<estimate>{NUMBER})(?P<unit>\s?%|\s+[A-Za-z/%²]{{1,12}}(?:\s+[a-z]{{1,10}})?)?\s*[(\[,;]\s*[(\[]?\s*{CI}\s*[:,=]?\s*(?:of\s+|from\s+)?[(\[]?\s*{INTERVAL}"
)
ESTIMATE_BARE = re.compile(rf"(?P<estimate>{NUMBER})\s*[(\[]\s*{INTERVAL}\s*[)\]]")
CI_LABEL = re.compile(CI)
HEAD = re.compile(r"\b(?P<head>mean|median|average)\b(?!\s+(?:differences?|arterial|corpuscular|platelet|cell))(?:\s*[(\[]\s*(?:±\s*)?(?P<spread>SD|S\.D\.|s\.d\.|standard\s+deviation|SE|SEM|standard\s+error|IQR|interquartile\s+range|inter-quartile\s+range|range|min[-–]max)\s*(?:\[(?:IQR|SD|SE|SEM)\])?\s*[)\]]|\s*±\s*(?P<spread2>SD|SEM|SE|standard\s+deviation)\b)?", re.I)  # fmt: skip
SPREADS = {"sd": "sd", "s.d.": "sd", "standard deviation": "sd", "se": "se", "sem": "se", "standard error": "se", "iqr": "iqr", "interquartile range": "iqr", "inter-quartile range": "iqr", "range": "range", "min-max": "range", "min–max": "range"}  # fmt: skip
UNIT = r"(?:%|years?|yrs?|months?|weeks?|days?|hours?|hrs?|h|minutes?|min|points?|kg/m2|kg/m²|kg|mg/dL|mg/L|mg|g/dL|g|mmHg|mm\s?Hg|mm|cm|mL/min|mL|L|mmol/L|mmol/mol|μg|µg|units?|IU|percentage\s+points?|bpm|cycles|courses|doses)"
PLUS_MINUS = re.compile(
    rf"(?P<value>{NUMBER})\s?(?P<unit>{UNIT})?\s?(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?(?P<unit2>{UNIT})\b)?",
    re.I,
)
VALUE = re.compile(rf"(?P<value>{NUMBER})(?:\s?(?P<unit>{UNIT})(?![\w/]))?", re.I)
SD_LABEL = r"(?:SDs?|S\.D\.|standard\s+deviation|(?P<se>SEM?|standard\s+error(?:\s+of\s+the\s+mean)?))"
_RANGE_LABEL = r"(?:(?P<iqr>IQR|interquartile\s+range|inter-quartile\s+range|Q1\s?[-–]\s?Q3)|(?P<range>(?:full\s+)?range|min(?:imum)?\s?[-–]\s?max(?:imum)?))"
SPREAD_AFTER = (
    ("sd", re.compile(rf"\s?(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?(?P<unit>{UNIT})(?![\w/]))?", re.I)),
    ("sd", re.compile(rf"\s*[(\[,;]\s*{SD_LABEL}\s*[:,=]?\s*(?:±\s?)?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?{UNIT})?\s*[)\]]?", re.I)),
    ("sd", re.compile(rf"\s*[(\[]\s*(?:±|\+/[-−])?\s?(?P<sd>\d+(?:[.·]\d+)?)\s*{SD_LABEL}(?:\s*[(\[](?:SD|SEM?)[)\]])?(?=\s*[;,)\]])\s*[)\]]?", re.I)),
    ("sd", re.compile(r"\s*[(\[]\s*(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)\s*[)\]]", re.I)),
    ("range", re.compile(rf"\s*[(\[,;]\s*{_RANGE_LABEL}(?:\s*[(\[](?:IQR|Q1\s?[-–]\s?Q3|25th[-–]75th percentiles?)[)\]])?\s*[:,=]?\s*(?:from\s+|of\s+)?(?P<damage>[\s\ufffc]*\ufffc[\s\ufffc]*)?[(\[]?(?P<low>{NUMBER})(?:\s?{UNIT})?{TO}(?P<high>{NUMBER})(?:\s?(?P<unit>{UNIT})(?![\w/]))?\s*[)\]]{{0,2}}", re.I)),
    ("bare-range", re.compile(rf"\s*[(\[]\s*(?P<low>{NUMBER})(?:\s?{UNIT})?{TO}(?P<high>{NUMBER})(?:\s?(?P<unit>{UNIT})(?![\w/]))?\s*[)\]]", re.I)),
    ("bare-sd", re.compile(rf"\s*[(\[]\s*(?:±\s?)?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?{UNIT})?\s*[)\]]", re.I)),
)  # fmt: skip
AGAIN = re.compile(
    r"\s*(?:years?|months?|weeks?|days?|points?|%)?"
    r"(?:\s+(?:in|for|with|among)\s+(?:the\s+)?[^.;,()]{2,70}?)?"
    r"(?:\s*,?\s*(?:vs\.?|versus|compared\s+(?:with|to))|\s+and)\s+",
    re.I,
)


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
    group: int = 0  # the position in a list such as "52.6 [9.7] vs 48.1 [12.4]"
    groups: int = 1
    who: str = ""


def counts(text: str) -> list[Statistic]:
    """Counts with a total or a percentage, each stretch of the text read once."""
    if not any(char.isdigit() for char in text):
        text_has_words = re.search(
            rf"\b{'|'.join(('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'))}\b",
            text,
            re.I,
        )
        if not text_has_words:
            return []
    taken: list[tuple[int, int]] = []
    out: list[Statistic] = []
    for name, pattern in COUNTS:
        if ("slash" in name and "/" not in text) or ("percent" in name and not re.search(r"%|per\s?cent", text)):
            continue
        for found in pattern.finditer(text):
            if _overlaps(found.span(), taken):
                continue
            parts = _parts(found, "events", "total", "percent")
            if "percent" in parts:
                value, start, end = parts["percent"]
                bare = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", value, flags=re.I)
                parts["percent"] = (bare, start, start + len(bare))
            taken.append(found.span())
            who = (found.groupdict().get("who") or "").strip()
            out.append(Statistic(name, *found.span(), parts, who=who))
    return sorted(out, key=lambda one: one.start)


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _parts(found: re.Match[str], *names: str) -> dict[str, Value]:
    known = found.groupdict()
    return {
        name: (count_value(known[name]) if name in ("events", "total") else known[name].strip(), found.start(name), found.end(name))
        for name in names
        if known.get(name)
    }  # fmt: skip


def p_values(text: str) -> list[Statistic]:
    if "p" not in text.casefold():
        return []
    out = []
    for found in P_VALUE.finditer(text):
        number = found["p"].rstrip(".")
        sign = {"=": "", "&lt;": "<"}.get(found["sign"] or "=", (found["sign"] or "").lstrip("= "))
        end = found.start("p") + len(number)
        out.append(Statistic("p", found.start(), end, {"p": (sign + number, found.start(), end)}))
    return out


def measure_of(found: re.Match[str]) -> str:
    return next(name for at, (name, _) in enumerate(MEASURES) if found[f"m{at}"])


def estimates(text: str, carried: str = "") -> list[Statistic]:
    """Estimates with their intervals; a "(95% CI)" behind the measure's name says what the brackets hold.

    `carried` is the measure that the sentence before reported this way, as in "Adjusted hazard ratios were 0.85 (0.75 to 0.96)".
    """
    out: list[Statistic] = []
    measures = list(MEASURE.finditer(text))
    taken: list[tuple[int, int]] = []
    for found in ESTIMATE_CI.finditer(text):
        named = _measure_before(text, measures, found.start())
        parts = _interval_parts(found)
        parts["ci_level"] = (found["level"], found.start("level"), found.end("level"))
        taken.append(found.span())
        out.append(
            Statistic(
                "estimate",
                *found.span(),
                parts,
                head=named.span() if named else None,
                measure=measure_of(named) if named else "",
            )
        )
    announced = [found for found in CI_LABEL.finditer(text) if not _overlaps(found.span(), taken)]
    for found in ESTIMATE_BARE.finditer(text):
        if _overlaps(found.span(), taken) or not measures:
            continue
        named = next((one for one in reversed(measures) if one.end() <= found.start()), None)
        if named is None:
            continue
        level = next((one for one in announced if named.start() <= one.start() < found.start()), None)
        if level is None and carried != measure_of(named):
            continue
        parts = _interval_parts(found)
        if level is not None:
            parts["ci_level"] = (level["level"], level.start("level"), level.end("level"))
        taken.append(found.span())
        out.append(Statistic("estimate", *found.span(), parts, head=named.span(), measure=measure_of(named)))
    for named in measures:
        plain = re.compile(
            rf"\s*(?:=|:|,|of|was|were)?\s*(?P<estimate>{NUMBER})(?!\s*[-–]\s*\d)(?!\s*(?:%|years|months|weeks|days))",
            re.I,
        ).match(text, named.end())
        if (
            plain
            and measure_of(named) in ("HR", "OR", "RR", "IRR", "SMD", "r", "β")
            and not _overlaps(plain.span("estimate"), taken)
        ):
            if any(plain.start("estimate") == one.parts["estimate"][1] for one in out):
                continue
            if measure_of(named) in ("r", "β") and "=" not in plain.group():
                continue
            out.append(
                Statistic(
                    "estimate",
                    named.start(),
                    plain.end(),
                    {"estimate": _value(plain, "estimate")},
                    head=named.span(),
                    measure=measure_of(named),
                )
            )
    return sorted(out, key=lambda one: one.start)


def _value(found: re.Match[str], name: str) -> Value:
    return found[name].strip(), found.start(name), found.end(name)


def _interval_parts(found: re.Match[str]) -> dict[str, Value]:
    return {
        "estimate": _value(found, "estimate"),
        "ci_low": _value(found, "low"),
        "ci_high": _value(found, "high"),
    }


def _measure_before(text: str, measures: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The measure's name that belongs to a number: the last before it, with no other sentence part between."""
    for found in reversed(measures):
        if found.end() <= place:
            between = text[found.end() : place]
            return found if len(between) <= 160 and ";" not in between else None
    return None


def locations(text: str) -> list[Statistic]:
    """Means and medians with their spread; a list "a vs b" gives one statistic for each."""
    out: list[Statistic] = []
    taken: list[tuple[int, int]] = []
    for head in HEAD.finditer(text):
        declared = SPREADS.get(" ".join((head["spread"] or head["spread2"] or "").casefold().split()), "")
        found = _first_value(text, head.end())
        if found is None:
            continue
        label = text[head.end() : found.start()]
        name = "median" if head["head"].casefold() == "median" else "mean"
        values: list[Statistic] = []
        at: re.Match[str] | None = found
        while at is not None:
            one = _location(text, at, name, declared)
            values.append(replace(one, label=label, head=head.span()))
            again = AGAIN.match(text, one.end)
            at = VALUE.match(text, again.end()) if again else None
            if at is not None and (not at["value"] or not _comparable(text, at, declared, one)):
                at = None
        out += [replace(one, group=step, groups=len(values)) for step, one in enumerate(values)]
        taken += [(head.start(), values[-1].end)]
    for found in PLUS_MINUS.finditer(text):
        if not _overlaps(found.span(), taken):
            one = _location(text, found, "mean", "sd")
            out.append(one)
            taken.append((one.start, one.end))
    return sorted(out, key=lambda one: one.start)


def _comparable(text: str, at: re.Match[str], declared: str, first: Statistic) -> bool:
    """Whether the next number of a list has the form of the first: the same spread, or none at all."""
    name = "median" if "median" in first.parts else "mean"
    other = _location(text, at, name, declared)
    percent = "%" in text[first.start : first.end], "%" in text[other.start : other.end]
    return set(other.parts) == set(first.parts) and percent[0] == percent[1]


def _first_value(text: str, start: int) -> re.Match[str] | None:
    """The number that a "mean" or "median" announces, if nothing but a short phrase stands between."""
    for found in VALUE.finditer(text, start, min(len(text), start + 150)):
        between = text[start : found.start()]
        if re.search(r"[;.!?]\s|\b(?:mean|median)\b|[()\[\]]\s*\w+\s*[()\[\]]\s*\w*\s*$", between) and not re.search(
            r"vs\.\s$", between
        ):
            return None
        direct = re.fullmatch(r"\s+(?:[A-Za-z][\w-]*\s+){1,3}", between)
        if direct and (found["unit"] or any(pattern.match(text, found.end()) for _, pattern in SPREAD_AFTER)):
            return found  # "mean age 60.4 years"
        if between.strip() and not re.search(
            r"(?:\b(?:was|were|is|of|at|being|to be|equal(?:l?ed)?|reached|only|about|approximately)|[:=,(\[+])\s*$",
            between,
            re.I,
        ):
            if re.search(r"[A-Za-z]", between) and re.match(
                r"[\s-]*(?:week|month|year|day|h\b|min)", text[found.end() :], re.I
            ):
                continue  # a time inside the phrase: "the mean 12-month change was"
            if re.search(
                r"\b(?:week|month|day|year|type|grade|stage|phase|baseline to|first|after|at|CD|IL)\s*-?$",
                between,
                re.I,
            ):
                continue
            return None
        return found
    return None


def _location(text: str, found: re.Match[str], name: str, declared: str) -> Statistic:
    parts: dict[str, Value] = {name: _value(found, "value")}
    known = found.groupdict()
    unit: Value | None = None
    end = found.end("value")
    if found.re is VALUE:
        unit = _value(found, "unit") if known.get("unit") else None
        end = found.end()
    for _ in range(3):
        for kind, pattern in SPREAD_AFTER:
            spread = pattern.match(text, end)
            if (
                not spread
                or (kind == "bare-sd" and declared not in ("sd", "se"))
                or (kind == "bare-range" and declared not in ("iqr", "range"))
            ):
                continue
            new = _spread_parts(spread, kind, name, declared)
            if set(new) & set(parts):
                continue
            parts |= new
            unit = unit or (_value(spread, "unit") if spread.groupdict().get("unit") else None)
            end = spread.end()
            break
        else:
            break
    after = re.compile(rf"\s?(?P<unit>{UNIT})(?![\w/])", re.I).match(text, end)
    if unit is None and after:
        unit = _value(after, "unit")
    return Statistic("location", found.start("value"), end, parts, unit)


def _spread_parts(spread: re.Match[str], kind: str, name: str, declared: str) -> dict[str, Value]:
    known = spread.groupdict()
    if known.get("sd"):
        is_se = bool(known.get("se")) or (kind == "bare-sd" and declared == "se") or (kind == "sd" and declared == "se")
        return {"se" if is_se else "sd": _value(spread, "sd")}
    quartiles = bool(known.get("iqr")) or (kind == "bare-range" and declared == "iqr")
    low, high = ("q1", "q3") if quartiles else ("min", "max")
    parts = {low: _value(spread, "low"), high: _value(spread, "high")}
    if known.get("damage"):
        del parts[low]  # what stands right behind pasted words is not what the report said
    return parts
