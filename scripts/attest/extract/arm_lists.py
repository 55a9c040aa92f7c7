"""Arms in lists: groups of people with their sizes, labels in brackets, sizes told "respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attest.extract.arm_forms import Mention
from attest.extract.number_led import NumberLed
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.statistics import PEOPLE

_STOP = (
    r"(?:the|a|an|and|or|to|of|in|with|for|either|was|were|had|who|assigned|allocated|randomi[sz]ed|receive|undergo|given|treated|two|three|each|per|by|from|than|respectively|both|"
    r"mg|kg|ml|days?|weeks?|months?|years?|hours?|times|total|more|less|other|received|receiving|on|at|as|between|"
    r"consecutive|remaining|all|these|those|groups?|arms?)"
)
_WORD = rf"(?!{_STOP}\b(?![-/]))[A-Za-z0-9Α-ω][\w.+/'’-]*"
_NAME = rf"(?:no\s+(?:further\s+)?(?:treatment|therapy)|{_WORD}(?:\s+{_WORD}){{0,3}}?)"
_BRACKET = r"(?:\s*[(\[][^()\[\]]{0,80}[)\]])?"
_SIZE = rf"(?:\d{{1,3}}(?:[ ,]\d{{3}})+(?=\s*[(\[])|{COUNT})"
_WHO = rf"(?:{PEOPLE}|controls|comparisons)"

# "32 people with A, 17 people with B and 24 healthy controls": the groups that a study compares.
SIZED_PEOPLE = NumberLed(
    rf"(?P<n>{COUNT})\s+(?P<name>(?:(?!{_STOP}\b)[A-Za-z][\w/+-]*\s+){{0,4}}?{_WHO}\b"
    rf"(?:\s+(?:with(?:out)?|having)\s+(?!an?\s+(?:mean|median)\b)[^.;:,()\[\]\d]{{2,60}}?)?)"
    r"(?=\s*(?:[.;:,()\[\]]|$)|\s+(?:and|versus|vs|were|was|participated|completed|from|aged|matched|who|at|compared|as)\b)",
    re.I,
)
JOINED = re.compile(
    rf"{_BRACKET}\s*(?:[,;]\s*(?:and\s+)?|,?\s*(?:and|versus|vs\.?|(?:were\s+)?compared\s+(?:with|to))\s+)"
    r"(?:an?\s+(?:control\s+)?group\s+of\s+|the\s+|another\s+)?",
    re.I,
)
CONTROLS = re.compile(r"\b(?:controls|comparisons?|control\s+\w+|healthy\s+(?:\w+\s+)?\w+|normal\s+\w+)$", re.I)
CASES = re.compile(r"\b(?:two|three|four|2|3|4)\s+(?:\w+\s+)?groups\b", re.I)
FINDING = re.compile(
    r"\b(?:died|developed|experienced|reported|showed|achieved|responded|relapsed|occurred|positive|detected)\b", re.I
)
CASES_WERE = re.compile(
    rf"\b(?P<name>cases|controls)\s+(?:were|comprised|included|consisted\s+of)\s+(?P<n>{COUNT})\s+(?!years|%)[A-Za-z]",
    re.I,
)
# "6516 (30%) and 15 418 (70%) of patients started A and B, respectively".
RESPECTIVE = re.compile(
    rf"(?P<n_first>{_SIZE}){_BRACKET}\s+and\s+(?P<n_second>{_SIZE}){_BRACKET}\s*(?:of\s+(?:the\s+)?)?(?:{PEOPLE}\s+)?"
    r"(?:initiated|started|received|underwent|used|took|(?:were\s+)?(?:randomly\s+)?(?:treated\s+with|given|assigned\s+to|"
    r"allocated\s+to|randomi[sz]ed\s+to|in|enrolled\s+in))\s+(?:receive\s+)?(?:the\s+)?"
    rf"(?P<first>{_NAME})\s+and\s+(?:the\s+)?(?P<second>{_NAME})(?:\s+(?:groups|arms))?,?\s+respectively",
    re.I,
)
# "in the A and B groups (n = 30 and n = 28, respectively)".
SIZES_BEHIND = re.compile(
    rf"(?<![\w-])(?P<first>{_NAME})\s+(?:and|or|versus|vs\.?)\s+(?:to\s+)?(?:the\s+)?(?P<second>{_NAME})(?:\s+(?:groups|arms))?\s*"
    r"[(\[]\s*n\s?=\s?(?P<n_first>\d[\d,]*\d|\d)\s*(?:(?:,|;|and|vs\.?|versus|/)\s*n\s?=\s?(?P<n_second>\d[\d,]*\d|\d)\b|"
    r"(?:and|vs\.?|versus|/|,)\s*(?P<n_other>\d[\d,]*\d|\d)[,;]?\s+respectively)",
    re.I,
)
# "60 patients (31 in the A group and 29 in the B group)": the two make up the whole.
PARTED = re.compile(
    rf"(?P<all>{COUNT})\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b[^.;()]{{0,60}}?[(\[]\s*(?P<n_first>\d+)\s+"
    rf"(?P<how>(?:in\s+(?:the\s+)?|on\s+|receiving\s+|assigned\s+to\s+|treated\s+with\s+))?(?P<first>{_NAME})"
    rf"(?P<group>\s+(?:group|arm))?\s*(?:[,;]|,?\s*(?:and|vs\.?|versus)\s)\s*(?:and\s+)?(?P<n_second>\d+)\s+"
    rf"(?:in\s+(?:the\s+)?|on\s+|receiving\s+|assigned\s+to\s+|treated\s+with\s+)?(?P<second>{_NAME})(?:\s+(?:group|arm))?\s*[)\]]",
    re.I,
)
ASSIGNS = re.compile(r"\b(?:assigned|allocated|randomi[sz]ed|divided)\b", re.I)
_OFTEN = r"(?:\s+(?:once|twice|three|four|times|daily|weekly|monthly|a\s+day|per\s+day|every\s+\w+))*"
UNNAMED = re.compile(r"\b(?:daily|weekly|times|day|mg)$|^(?:daily|weekly|times|day|further|same)\b", re.I)
# "A (n = 36) in one session or sham (control; n = 16)", "A (303 patients), placebo (61 patients) or …".
SIZED_BRACKET = re.compile(
    rf"(?<![\w.-])(?P<before>{_NAME})(?:\s+\d[\d.,·]*\s?(?:mg|g|µg|μg|mcg|IU|m[Ll])\S*)?{_OFTEN}(?:\s+(?:group|arm))?\s*[(\[]\s*(?:(?P<label>[A-Za-z][\w+/-]{{0,11}}(?:\s[\w+/-]+){{0,2}}?)"
    rf"(?:\s+(?:group|arm))?\s*[;,:]\s*)?(?:[nN]\s?=\s?(?P<n>\d[\d,]*)(?:\s+{PEOPLE})?|(?P<people>\d[\d,]*)\s+{PEOPLE})\s*[)\]]"
)
OTHERWISE = re.compile(r"\s*,\s*(?:an?\s+|the\s+)?|(?:[^.;]{0,70}[\s,])?(?:or|and|versus|vs\.?)\s[^;]{0,200}", re.I)
COUNTED = re.compile(rf"(?:^|\s)(?:{PEOPLE}|total|sample)$", re.I)
FEWEST = 5  # people: smaller numbers in such lists are mostly findings


def listed_mentions(text: str, at: int) -> Iterator[Mention]:
    """Mentions in one sentence; `at` is where it stands in the text."""
    folded = text.casefold()
    yield from _sized_people(text, at)
    for found in CASES_WERE.finditer(text) if "cases" in folded or "controls" in folded else ():
        yield Mention(found["name"], at + found.start(), at + found.end("n"), "case-control", count_value(found["n"]))
    for pattern, asked in (
        (RESPECTIVE, "respectively" in folded),
        (SIZES_BEHIND, "=" in text),
        (PARTED, "(" in text and ("group" in folded or " arm" in folded)),
    ):
        for found in pattern.finditer(text) if asked else ():
            if pattern is PARTED and not _makes_whole(found):
                continue
            for part in ("first", "second"):
                where = f"n_{part}" if found[f"n_{part}"] else "n_other"
                start, end = min(found.start(part), found.start(where)), max(found.end(part), found.end(where))
                yield Mention(found[part], at + start, at + end, "sized-pair", count_value(found[where]))


def _makes_whole(found: re.Match[str]) -> bool:
    whole, one, two = (as_decimal(count_value(found[part])) for part in ("all", "n_first", "n_second"))
    told = found["how"] is not None or found["group"] is not None
    return told and whole is not None and one is not None and two is not None and one + two == whole


def _sized_people(text: str, at: int) -> Iterator[Mention]:
    """Groups of people in one list, where the last are controls or the sentence counts its groups."""
    if FINDING.search(text):
        return
    run: list[re.Match[str]] = []
    for found in SIZED_PEOPLE.finditer(text):
        if run and not JOINED.fullmatch(text[run[-1].end() : found.start()]):
            if len(run) >= 2:
                break
            run = []
        run.append(found)
    sizes = [as_decimal(count_value(found["n"])) for found in run]
    if len(run) < 2 or any(size is None or size < FEWEST for size in sizes):
        return
    counts = CASES.search(text, 0, run[0].start()) and ":" in text[: run[0].start()]
    if not CONTROLS.search(run[-1]["name"]) and not counts:
        return
    for found in run:
        name = " ".join(found["name"].split())
        yield Mention(name, at + found.start(), at + found.end(), "sized-people", count_value(found["n"]))


def sized_brackets(text: str, at: int) -> list[Mention]:
    """Names with sizes in brackets, apart from each other, in a sentence that assigns people to them; at least two."""
    assigns = ASSIGNS.search(text) if text.count("(") + text.count("[") >= 2 else None
    sized = list(SIZED_BRACKET.finditer(text, assigns.start())) if assigns else []
    sized = [found for found in sized if found["label"] or not COUNTED.search(found["before"])]
    between = [text[one.end() : two.start()] for one, two in pairwise(sized)]
    if any(UNNAMED.search(found["label"] or found["before"]) for found in sized):
        return []
    if len(sized) < 2 or not all(OTHERWISE.fullmatch(words) for words in between):
        return []
    return [
        Mention(
            found["label"] or found["before"],
            at + found.start("before"),
            at + found.end(),
            "name-with-n",
            count_value(found["n"] or found["people"]),
        )
        for found in sized
    ]
