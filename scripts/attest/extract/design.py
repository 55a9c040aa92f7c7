"""A study's design, centres, countries, trial name, registration and funding, by the words that state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from attest.extract.finding import Found
from attest.extract.numbers import COUNT, count_value
from attest.extract.reading import Reading, Sentence
from attest.rule_files import load
from attest.text.trials import trial_names

CENTRE = (
    r"(?:cent(?:er|re)s?|hospitals?|institutions?|sites?|clinics?|universit(?:y|ies)|practices|"
    r"departments?|units?|facilit(?:y|ies))"
)
SINGLE = re.compile(
    rf"\b(?:a\s+)?(?P<centres>single|one)[\s-]+(?:tertiary(?:[\s-]care)?\s+|academic\s+|"
    rf"referral\s+|university\s+|medical\s+)*{CENTRE}\b|\b(?P<mono>monocentric|"
    rf"single-institution(?:al)?)\b",
    re.I,
)
OWN = re.compile(
    r"\b(?:at|in|from)\s+(?P<centres>(?:a|an|our)\s+(?:(?:large|single|urban|rural|tertiary|quaternary|university|academic|referral|"
    r"regional|community|teaching|district|public|specialised|specialized|specialist|national|care|(?:tertiary|secondary)-care|"
    r"medical|outpatient)[\s-]+)+(?:hospital|cent(?:er|re)|clinic|institution|department|unit)\b(?!s))",
    re.I,
)
SEVERAL = re.compile(
    rf"\b(?:at|in|from|across|by|involving|conducted\s+(?:at|in)|admitted\s+to|attending|referred\s+to)\s+(?P<centres>{COUNT})"
    rf"\s+(?:[A-Za-z-]+\s+){{0,4}}?{CENTRE}\b",
    re.I,
)
FUNDED = re.compile(
    r"\b(?:[Ff]unded|[Ss]upported|[Ss]ponsored|[Ff]inanced)\s+by\s+(?:(?:an?\s+)?(?:grants?|funding)\s+from\s+)"
    r"?(?:the\s+)?(?P<funder>[A-Z][^.;]{2,160}?)(?=[.;]|$|,\s+(?:and\s+)?(?:registered|ClinicalTrials))|"
    r"\bFunding:?\s+(?P<label>[A-Z][^.;]{2,160}?)(?=[.;]|$)"
)
PLACE = (
    r"(?:hospitals?|cent(?:er|re)s?|clinics?|sites?|institutions?|universit(?:y|ies)|patients|"
    r"participants|units?|wards?|departments?|practices|population|adults|conducted|study|trial|cohort|registry|recruited|residents)"
)
# Where these stand before a country's name, it names something other than the place of the study.
NOT_PLACE = re.compile(
    r"(?:American|European|British|Food and Drug|Agency of|Ministry of|University of|"
    r"classification|criteria|guidelines?)\W*$",
    re.I,
)


@dataclass(frozen=True)
class DesignRule:
    id: str
    value: str
    pattern: re.Pattern[str]
    title: bool
    unless: re.Pattern[str] | None


@cache
def _rules() -> tuple[DesignRule, ...]:
    return tuple(
        DesignRule(
            entry["id"],
            entry["value"],
            re.compile(rf"\b(?:{entry['pattern']})" if entry["pattern"][0] not in "(" else entry["pattern"], re.I),
            bool(entry.get("title")),
            re.compile(entry["unless"], re.I) if "unless" in entry else None,
        )
        for entry in load("attest.extract", "designs.yaml")
    )


@cache
def _countries() -> re.Pattern[str]:
    names = sorted(load("attest.extract", "countries.yaml"), key=len, reverse=True)
    return re.compile(
        r"\b(?:the\s+)?("
        + "|".join(re.escape(name) for name in names)
        + r")\b(?!\s+(?:College|Society|Association|Food|criteria))"
    )


def design_facts(reading: Reading) -> Iterator[Found]:
    yield from _design(reading)
    yield from _trial(reading)
    yield from _centres(reading)
    yield from _country(reading)
    yield from _funding(reading)


def _design(reading: Reading) -> Iterator[Found]:
    """The title's words decide; then those of the methods, of the results, of the aims."""
    titles = reading.abstract("title")
    if reading.document.secondary:
        titles = []
    rest = [
        *reading.abstract("methods", None),
        *reading.abstract("results"),
        *reading.abstract("background", "conclusions"),
    ]
    for sentence in titles:
        first = _first(sentence, [rule for rule in _rules() if rule.title])
        if first:
            yield first
            return
    # One sentence often says more than one thing, and the first to say what was done decides.
    for sentence in rest:
        if sentence.kind == "heading":
            continue
        first = _first(sentence, list(_rules()))
        if first and not re.search(
            r"\b(?:previous|earlier|other|several|few|published|additionally|also|literature review)\b",
            sentence.text[: first.start - sentence.start],
            re.I,
        ):
            yield first
            return


def _first(sentence: Sentence, rules: list[DesignRule]) -> Found | None:
    for rule in rules:
        found = rule.pattern.search(sentence.text)
        if found and not (rule.unless and rule.unless.search(sentence.text)):
            return Found(
                "study.design",
                rule.value,
                sentence.start + found.start(),
                sentence.start + found.end(),
                f"design-{rule.id}",
            )
    return None


def _trial(reading: Reading) -> Iterator[Found]:
    for name, start, end in trial_names(reading.text, list(reading.document.blocks))[:1]:
        yield Found("study.trial_name", name, start, end, "trial-name")


def _centres(reading: Reading) -> Iterator[Found]:
    for sentence in [*reading.abstract("title", "methods", None, "results"), *reading.abstract("background")]:
        found = SINGLE.search(sentence.text)
        if found:
            value = found["centres"] or found["mono"]
            yield Found(
                "study.centres", value, sentence.start + found.start(), sentence.start + found.end(), "single-centre"
            )
            return
        several = SEVERAL.search(sentence.text)
        if several:
            yield Found(
                "study.centres",
                count_value(several["centres"]),
                sentence.start + several.start(),
                sentence.start + several.end(),
                "several-centres",
            )
            return
    for sentence in reading.abstract("methods", None, "results"):
        own = OWN.search(sentence.text)
        if own:
            start = sentence.start
            yield Found(
                "study.centres", own["centres"], start + own.start("centres"), start + own.end("centres"), "own-centre"
            )
            return


def _country(reading: Reading) -> Iterator[Found]:
    """Countries in a phrase about where the study was done: "at four hospitals in Japan"."""
    for sentence in [
        *reading.abstract("title"),
        *reading.abstract("methods", None),
        *reading.abstract("results"),
    ]:
        for found in _countries().finditer(sentence.text):
            lead = sentence.text[max(0, found.start() - 70) : found.start()]
            if NOT_PLACE.search(lead) or not re.search(
                rf"\b{PLACE}\b[^.;]{{0,50}}\b(?:in|from|of|across|throughout)\s+(?:[A-Z]\w+,\s+)?$", lead, re.I
            ):
                continue
            yield Found(
                "study.country",
                found.group(1),
                sentence.start + found.start(1),
                sentence.start + found.end(1),
                "country-of-place",
            )
            return


def _funding(reading: Reading) -> Iterator[Found]:
    for block in reading.document.blocks:
        if (
            block.section == "funding"
            and block.kind in ("paragraph", "list item", "heading")
            and not block.rule.startswith(("heading-", "label-"))
        ):
            words = reading.text[block.start : block.end]
            if len(words) <= 400 and not re.match(r"\s*(?:none|no funding)", words, re.I):
                yield Found("study.funding", words.rstrip("."), block.start, block.end, "funding-section")
                return
    for sentence in reading.sentences:
        found = FUNDED.search(sentence.text)
        if found and sentence.section != "background":
            name = "funder" if found["funder"] else "label"
            yield Found(
                "study.funding",
                found[name].strip(),
                sentence.start + found.start(name),
                sentence.start + found.end(name),
                "funded-by",
            )
            return
