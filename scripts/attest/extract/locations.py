"""The grammar of means and medians with their spread."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.number_led import FigureLed
from attest.extract.numbers import NUMBER, TO
from attest.extract.statistics import PEOPLE, Statistic, Value, overlaps, value_of

HEAD = Cued(
    r"\b(?P<head>mean|median|average)\b(?!\s+(?:differences?|arterial|corpuscular|platelet|cell))"
    r"(?:\s*[(\[]\s*(?:±\s*)?(?P<spread>SD|S\.D\.|s\.d\.|standard\s+deviation|SE|SEM|standard\s+error|"
    r"IQR|interquartile\s+range|inter-quartile\s+range|range|min[-–]max)\s*(?:\[(?:IQR|SD|SE|SEM)\])"
    r"?\s*[)\]]|\s*(?:±|\+\s?/\s?[-−–])\s*(?P<spread2>SD|SEM|SE|standard\s+deviation)\b)?",
    re.I,
)

SPREADS = {
    "sd": "sd",
    "s.d.": "sd",
    "standard deviation": "sd",
    "se": "se",
    "sem": "se",
    "standard error": "se",
    "iqr": "iqr",
    "interquartile range": "iqr",
    "inter-quartile range": "iqr",
    "range": "range",
    "min-max": "range",
    "min–max": "range",
}

UNIT = (
    r"(?:%|(?:[mkµμnp]?g|[mµμn]?mol|[mk]?U|IU|cells?|copies)/(?:d?L|m[lL]|μL|µL|min|kg|mol|h|day|mm3)|years?|yrs?|months?|weeks?|days?|hours?|hrs?|h|minutes?|min|points?|kg/m2|kg/m²|kg|mg/dL|"
    r"mg/L|mg|g/dL|g|mmHg|mm\s?Hg|mm|cm|mL/min|mL|L|mmol/L|mmol/mol|μg|µg|units?|IU|"
    r"percentage\s+points?|bpm|inches|pounds|lbs|cycles|courses|doses)"
)

PLUS_MINUS = FigureLed(
    rf"(?P<value>{NUMBER})\s?(?P<unit>{UNIT})?\s?(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)"
    rf"(?:\s?(?P<unit2>{UNIT})\b)?",
    re.I,
)

VALUE = FigureLed(rf"(?P<value>{NUMBER})(?:\s?(?P<unit>{UNIT})(?![\w/]))?", re.I)

SD_LABEL = r"(?:SDs?|S\.D\.|standard\s+deviation|(?P<se>SEM?|standard\s+error(?:\s+of\s+the\s+mean)?))"

_RANGE_LABEL = (
    r"(?:(?P<iqr>IQR|interquartile\s+range|inter-quartile\s+range|Q1\s?[-–]\s?Q3)|(?P<range>(?:full\s+)"
    r"?range|min(?:imum)?\s?[-–]\s?max(?:imum)?))"
)

SPREAD_AFTER = (
    ("sd", re.compile(rf"\s?(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?(?P<unit>{UNIT})(?![\w/]))?", re.I)),
    (
        "sd",
        re.compile(
            rf"\s*[(\[,;]\s*{SD_LABEL}\s*[:,=]?\s*(?:±\s?)?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?{UNIT})" rf"?\s*[)\]]?", re.I
        ),
    ),
    (
        "sd",
        re.compile(
            rf"\s*[(\[]\s*(?:±|\+/[-−])?\s?(?P<sd>\d+(?:[.·]\d+)?)\s*{SD_LABEL}(?:\s*[(\[](?:SD|SEM?)[)\]])"
            rf"?(?=\s*[;,)\]])\s*[)\]]?",
            re.I,
        ),
    ),
    ("sd", re.compile(r"\s*[(\[]\s*(?:±|\+/[-−])\s?(?P<sd>\d+(?:[.·]\d+)?)\s*[)\]]", re.I)),
    (
        "range",
        re.compile(
            rf"\s*[(\[,;]\s*{_RANGE_LABEL}(?:\s*[(\[](?:IQR|Q1\s?[-–]\s?Q3|25th[-–]75th percentiles?)[)\]])"
            rf"?\s*[:,=]?\s*(?:from\s+|of\s+)?(?P<damage>[\s\ufffc]*\ufffc[\s\ufffc]*)"
            rf"?[(\[]?(?P<low>{NUMBER})(?:\s?{UNIT})?{TO}(?P<high>{NUMBER})(?:\s?(?P<unit>{UNIT})(?![\w/]))"
            rf"?\s*[)\]]{{0,2}}",
            re.I,
        ),
    ),
    (
        "bare-range",
        re.compile(
            rf"\s*[(\[]\s*(?P<low>{NUMBER})(?:\s?{UNIT})?{TO}(?P<high>{NUMBER})(?:\s?(?P<unit>{UNIT})"
            rf"(?![\w/]))?\s*[)\]]",
            re.I,
        ),
    ),
    ("bare-sd", re.compile(rf"\s*[(\[]\s*(?:±\s?)?(?P<sd>\d+(?:[.·]\d+)?)(?:\s?{UNIT})?\s*[)\]]", re.I)),
)

COUNTED_NOUN = re.compile(r"\s+(?P<noun>(?:(?:prior|previous)\s+)?[a-z][a-z-]+s(?:\s+of\s+[\w-]+)?)(?=\s*[(\[])")

AGAIN = re.compile(
    r"\s*(?:years?|months?|weeks?|days?|points?|%)?"
    r"(?:\s+(?:in|for|with|among)\s+(?:the\s+)?[^.;,()]{2,60}?\s+(?:groups?|arms?|cohort)(?:\s*,\s*(?:and\s+)?)|"
    r"(?:\s+(?:in|for|with|among)\s+(?:the\s+)?[^.;,()]{2,70}?)?"
    r"(?:\s*,?\s*(?:vs\.?|versus|compared\s+(?:with|to))|\s+and)\s+)",
    re.I,
)


# "Mean change (95% CI)": the level of an interval is no mean.
LEVEL = re.compile(r"\s?(?:%|per\s?cent)\s?-?(?:C\.?I\b|Cr\.?I\b|confidence|credible|limits)", re.I)


def locations(text: str) -> list[Statistic]:
    """Means and medians with their spread; a list "a vs b" gives one statistic for each."""
    return list(_locations(text))


@lru_cache(maxsize=SENTENCES)
def _locations(text: str) -> tuple[Statistic, ...]:
    """The same, kept for the rules that ask for them one after the other."""
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
        counted = COUNTED_NOUN.match(text, found.end()) if label.strip() == "of" and not found["unit"] else None
        while at is not None:
            one = _location(text, at, name, declared, counted.end() if counted else None)
            if counted:
                label = f" of {counted['noun']}"  # "a median of 3 sessions (range 1-7)"
                counted = None
            else:
                declared = declared or ("sd" if "sd" in one.parts else "iqr" if "q1" in one.parts else "")
            values.append(replace(one, label=label, head=head.span()))
            again = AGAIN.match(text, one.end)
            at = VALUE.match(text, again.end()) if again else None
            if at is not None and (not at["value"] or not _comparable(text, at, declared, one)):
                at = None
        out += [replace(one, group=step, groups=len(values)) for step, one in enumerate(values)]
        taken += [(head.start(), values[-1].end)]
    for found in PLUS_MINUS.finditer(text) if "±" in text or "+/" in text else ():
        if not overlaps(found.span(), taken):
            one = _location(text, found, "mean", "sd")
            out.append(one)
            taken.append((one.start, one.end))
    return tuple(sorted(out, key=lambda one: one.start))


def _comparable(text: str, at: re.Match[str], declared: str, first: Statistic) -> bool:
    """Whether the next number of a list has the form of the first: the same spread, or none at all."""
    name = "median" if "median" in first.parts else "mean"
    other = _location(text, at, name, declared)
    percent = "%" in text[first.start : first.end], "%" in text[other.start : other.end]
    return set(other.parts) == set(first.parts) and percent[0] == percent[1]


SCALE = re.compile(
    r"(?:range\s+)?\d+\s?(?:[-–—]|to)\s?\d+(?:\s?(?:points?|scale|mm|cm))?\s*\)\s*(?:\w+\s+){0,4}?(?:was|were|is|fell|rose|decreased|increased|improved)\b"
)

COUNTED = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}(?:deaths|events|{PEOPLE})\s*\)")


def _first_value(text: str, start: int) -> re.Match[str] | None:
    """The number that a "mean" or "median" announces, if nothing but a short phrase stands between."""
    for found in VALUE.finditer(text, start, min(len(text), start + 150)):
        between = text[start : found.start()]
        if re.search(r"[;.!?]\s|\b(?:mean|median)\b|[()\[\]]\s*\w+\s*[()\[\]]\s*\w*\s*$", between) and not re.search(
            r"vs\.\s$", between
        ):
            return None
        if between.endswith("(") and SCALE.match(text, found.start()):
            continue  # "the mean score (0-10) was"
        if between.endswith("(") and COUNTED.match(text, found.end()):
            continue  # "median survival at the cutoff (321 deaths) was"
        if re.search(r"\b[pPrRnN]\s?[=<>≤≥]\s*$", between) or LEVEL.match(text, found.end("value")):
            return None
        if found["unit"] != "%" and re.match(r"\s+(?:was|were)\b", text[found.end() :]):
            continue  # part of the name: "time to reach a score of 9 was"
        direct = re.fullmatch(r"\s+(?:[A-Za-z][\w-]*\s+){1,3}", between)
        if direct and (found["unit"] or any(pattern.match(text, found.end()) for _, pattern in SPREAD_AFTER)):
            return found  # "mean age 60.4 years"
        if between.strip() and not re.search(
            r"(?:\b(?:was|were|is|of|at|being|to be|equal(?:l?ed)?|reached|only|about|"
            r"approximately)|[:=,(\[+])\s*$",
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


def _location(text: str, found: re.Match[str], name: str, declared: str, behind: int | None = None) -> Statistic:
    """One value; `behind` is where its spread begins when a noun stands between ("3 sessions (range 1-7)")."""
    parts: dict[str, Value] = {name: value_of(found, "value")}
    known = found.groupdict()
    unit: Value | None = None
    end = found.end("value")
    if found.re is VALUE.compiled:
        unit = value_of(found, "unit") if known.get("unit") else None
        end = found.end()
    end = behind or end
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
            unit = unit or (value_of(spread, "unit") if spread.groupdict().get("unit") else None)
            end = spread.end()
            break
        else:
            break
    after = re.compile(rf"\s?(?P<unit>{UNIT})(?![\w/])", re.I).match(text, end)
    if unit is None and after:
        unit = value_of(after, "unit")
    return Statistic("location", found.start("value"), end, parts, unit)


def _spread_parts(spread: re.Match[str], kind: str, name: str, declared: str) -> dict[str, Value]:
    known = spread.groupdict()
    if known.get("sd"):
        is_se = bool(known.get("se")) or (kind == "bare-sd" and declared == "se") or (kind == "sd" and declared == "se")
        return {"se" if is_se else "sd": value_of(spread, "sd")}
    quartiles = bool(known.get("iqr")) or (kind == "bare-range" and declared == "iqr")
    low, high = ("q1", "q3") if quartiles else ("min", "max")
    parts = {low: value_of(spread, "low"), high: value_of(spread, "high")}
    if known.get("damage"):
        del parts[low]  # what stands right behind pasted words is not what the report said
    return parts
