"""The treatment that a study is about and what it is compared with."""

from __future__ import annotations

import re
from collections import defaultdict

from attest.extract.arms import Arms
from attest.extract.finding import Found
from attest.extract.reading import Reading
from attest.extract.treatments import control_pattern, drug_pattern, head_pattern, treatments_in

COMPARE = re.compile(
    r"\bcompar(?:e|ed|ing|ison of)\s+(?:the\s+)?(?:(?:efficacy|effectiveness|safety|effects?)"
    r"(?:\s+and\s+\w+)?\s+of\s+)?(?P<first>[^.;,]{2,60}?)\s+(?:with|to|versus|vs\.?|and|against)"
    r"\s+(?P<second>[^.;,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at)\b|[.;,(]|$)",
    re.I,
)

VERSUS = re.compile(
    r"(?P<first>[^.;:,]{2,60}?)\s+(?:versus|vs\.?|compared (?:with|to))"
    r"\s+(?P<second>[^.;:,]{2,60}?)(?=\s+(?:for|in|on|among|as|over|after|at|during)\b|[.;:,(]|$)",
    re.I,
)

PLACEBO = re.compile(
    r"\b(placebo)[- ]controlled\b|\b(?:or|and|versus|vs\.?|with)\s+(?:matching\s+|matched\s+)" r"?(placebo)s?\b", re.I
)


def intervention_of(reading: Reading, arms: Arms, comparator: Found | None) -> Found | None:
    """The treatment that the report is about: the one with most telling mentions."""
    control = control_pattern()
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int, str]] = {}
    against = comparator.value.casefold() if comparator else ""
    shorts = {
        one.short: one
        for one in reading.abbreviations.values()
        if drug_pattern().search(one.long) or head_pattern().search(one.long)
    }
    short_pattern = (
        re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(short) for short in shorts) + r")(?![\w])") if shorts else None
    )
    for sentence in reading.telling:
        weight = {"title": 5.0, "background": 1.0, "methods": 2.0, "results": 1.0, "conclusions": 1.0, None: 2.0}.get(
            sentence.section, 1.0
        )
        mentions = list(treatments_in(sentence.text))
        if sentence.section in ("title", None, "background", "methods") and not mentions:
            mentions = [(one.group(), one.start(), one.end()) for one in head_pattern().finditer(sentence.text)]
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
                r"\b(?:treated with|receiv\w+|effects? of|efficacy of|safety of|use of|using|"
                r"experience with|assigned to|taking|addition of|with)\s+(?:\w+\s+)?$",
                lead,
                re.I,
            ):
                gain += not re.search(r"\b(?:alone|and|or|plus)\s+with\s+$", lead, re.I)
            if re.match(r"\s*(?:treatment|therapy|supplementation|group|arm|[(])", rest):
                gain += 1
            if re.search(
                r"\b(?:versus|vs\.?|than|compared (?:with|to)|unresponsive to|previous|prior|"
                r"such as|include)\s+(?:\w+\s+)?$",
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
        known = next((one for one in scores if one in arm.casefold() or arm.casefold() in one), None)
        if known:
            scores[known] += 3
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


def compared(reading: Reading) -> tuple[Found, Found] | None:
    """The two treatments of "to compare A with B" in the title or the aims."""
    control = control_pattern()
    for sentence in [*reading.abstract("title"), *reading.abstract("background", None, "methods")]:
        for pattern in (COMPARE, VERSUS):
            found = pattern.search(sentence.text)
            if not found or (pattern is VERSUS and sentence.section not in ("title",)):
                continue
            names = []
            for part in ("first", "second"):
                place = found.start(part)
                hit = control.search(found[part])
                drug = next(treatments_in(found[part]), None)
                head = head_pattern().search(found[part])
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


def comparator_of(reading: Reading, arms: Arms) -> Found | None:
    control = control_pattern()
    for found in arms.found:
        hit = control.search(found.value) if found.role == "arm.name" else None
        if hit and not re.fullmatch(r"controls?", hit.group(), re.I):
            return Found("study.comparator", hit.group(), found.start, found.end, "comparator-arm")
    for sentence in reading.abstract("results", "methods", None):
        against = re.search(
            rf"\b(?:compared\s+(?:with|to)|versus|vs\.?|than\s+(?:with|in|for)?)\s*(?:the\s+)"
            rf"?(?P<control>{control.pattern})",
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
    for sentence in reading.abstract("title", "methods"):
        other = re.search(
            rf"\b(?:receiv\w+|treated\s+with|given)\s+[^.;]{{2,80}}?\s+or\s+(?P<control>" rf"{control.pattern})",
            sentence.text,
            re.I,
        )
        if other and not re.match(r"controls?|placebo", other["control"], re.I):
            start = sentence.start + other.start("control")
            return Found(
                "study.comparator", other["control"], start, sentence.start + other.end("control"), "comparator-or"
            )
        placebo = PLACEBO.search(sentence.text)
        if placebo:
            written = placebo[1] or placebo[2]
            start, end = sentence.start + placebo.start(), sentence.start + placebo.end()
            return Found("study.comparator", written, start, end, "comparator-placebo")
    return None
