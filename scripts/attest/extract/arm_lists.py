"""Arms in lists: groups of people with their sizes, labels in brackets, sizes told "respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import tells_of
from attest.extract.numbers import COUNT, count_of, count_value
from attest.extract.statistics import PEOPLE

_STOP = (
    r"(?:the|a|an|and|or|to|of|in|with|for|either|compared|comparing|compares?|was|were|had|who|assigned|allocated|randomi[sz]ed|receive|undergo|given|treated|two|three|each|per|by|from|than|respectively|both|"
    r"mg|kg|ml|days?|weeks?|months?|years?|hours?|times|total|more|less|other|received|receiving|on|at|as|between|"
    r"consecutive|remaining|all|these|those|groups?|arms?)"
)
_WORD = rf"(?!{_STOP}\b(?![-/]))[A-Za-z0-9Α-ω][\w.+/'’-]*"
_NAME = rf"(?:no\s+(?:further\s+)?(?:treatment|therapy)|{_WORD}(?:\s+{_WORD}){{0,3}}?)"
_BRACKET = r"(?:\s*[(\[][^()\[\]]{0,80}[)\]])?"
_SIZE = rf"(?:\d{{1,3}}(?:[ ,]\d{{3}})+(?=\s*[(\[])|{COUNT})"

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
# "milk with (n = 30) or without (n = 31) tea": those who got tea, and those who got none.
WITH_OR_WITHOUT = Cued(
    r"\b(?:with|plus)\s*[(\[]\s*n\s?=\s?(?P<n_first>\d[\d,]*)\s*[)\]]\s*(?:,\s*)?(?:or|and|versus|vs\.?)\s+without\s*[(\[]\s*n\s?=\s?(?P<n_second>\d[\d,]*)\s*[)\]]\s+"
    rf"(?:concurrent\s+|concomitant\s+|additional\s+|adjuvant\s+|the\s+|an?\s+)*(?P<name>{_NAME})(?=\s*[.;,(]|\s+(?:for|in|at|every|once|daily|during|were|was)\b|\s*$)",
    re.I,
)
GIVEN = re.compile(r"\b(?:receiv\w+|random\w+|assigned|allocated|treated|given)\b", re.I)
FEWEST = 4  # people: a smaller count is of what happened
# "Relapse was seen in 12 and 20 patients in the A and B groups", "deaths (2 and 3 in …)": what was counted in them.
SEEN_IN = re.compile(r"(?:\b(?:in|by|among)|[(\[])\s*$")
ASSIGNS = re.compile(r"\b(?:assigned|allocated|randomi[sz]ed|divided|compar(?:ed|ing|es?))\b", re.I)
_OFTEN = r"(?:\s+(?:once|twice|three|four|times|daily|weekly|monthly|a\s+day|per\s+day|every\s+\w+))*"
UNNAMED = re.compile(r"\b(?:daily|weekly|times|day|mg)$|^(?:daily|weekly|times|day|further|same)\b", re.I)
# "A (n = 36) in one session or sham (control; n = 16)", "A (303 patients), placebo (61 patients) or …".
SIZED_BRACKET = re.compile(
    rf"(?<![\w.-])(?P<before>{_NAME})(?:\s+\d[\d.,·]*\s?(?:mg|g|µg|μg|mcg|IU|m[Ll])\S*)?{_OFTEN}(?:\s+(?:group|arm))?\s*[(\[]\s*(?:(?P<label>[A-Za-z][\w+/-]{{0,11}}(?:\s[\w+/-]+){{0,2}}?)"
    rf"(?:\s+(?:group|arm))?\s*[;,:]\s*)?(?:[nN]\s?=\s?(?P<n>\d[\d,]*)(?:\s+{PEOPLE})?|(?P<people>\d[\d,]*)\s+{PEOPLE})\s*[)\]]"
)
EQUALS = re.compile(r"\bn\s?=", re.I)
OTHERWISE = re.compile(
    r"\s*,\s*(?:an?\s+|the\s+)?|\s+(?:received|were|got|had|underwent|took)\s[^.;()]{2,120};\s*(?:and\s+)?|(?:[^.;]{0,70}[\s,])?(?:or|and|versus|vs\.?|with|to|against)\s[^;]{0,200}",
    re.I,
)
HOW = re.compile(r"\b(?:aim(?:ed|ing)|targeting|target|primarily|mainly|mostly)\b[^.;,()]{0,25}$", re.I)
COUNTED = re.compile(rf"(?:^|\s)(?:{PEOPLE}|total|sample)$", re.I)


def listed_mentions(text: str, at: int) -> Iterator[Mention]:
    """Mentions in one sentence; `at` is where it stands in the text."""
    folded = text.casefold()
    for found in CASES_WERE.finditer(text) if "cases" in folded or "controls" in folded else ():
        yield Mention(found["name"], at + found.start(), at + found.end("n"), "case-control", count_value(found["n"]))
    for found in WITH_OR_WITHOUT.finditer(text) if "=" in text and GIVEN.search(text) else ():
        if min(count_of(found["n_first"]), count_of(found["n_second"])) < FEWEST:
            continue
        for lead, part in (("", "n_first"), ("no ", "n_second")):
            yield Mention(lead + found["name"], at + found.start(), at + found.end(), "name-with-n", found[part])
    for pattern, asked in (
        (RESPECTIVE, "respectively" in folded),
        (SIZES_BEHIND, "=" in text),
    ):
        for found in pattern.finditer(text) if asked else ():
            if pattern is RESPECTIVE and SEEN_IN.search(text, max(0, found.start() - 12), found.start()):
                continue
            for part in ("first", "second"):
                where = f"n_{part}" if found[f"n_{part}"] else "n_other"
                start, end = min(found.start(part), found.start(where)), max(found.end(part), found.end(where))
                yield Mention(found[part], at + start, at + end, "sized-pair", count_value(found[where]))


def sized_brackets(text: str, at: int) -> list[Mention]:
    """Names with sizes in brackets, apart from each other, in a sentence that assigns people to them; at least two."""
    assigns = ASSIGNS.search(text) if text.count("(") + text.count("[") >= 2 else None
    sized = list(SIZED_BRACKET.finditer(text, assigns.start())) if assigns else []
    sized = [found for found in sized if found["label"] or not COUNTED.search(found["before"])]
    between = [text[one.end() : two.start()] for one, two in pairwise(sized)]
    if any(UNNAMED.search(found["label"] or found["before"]) for found in sized):
        return []
    if any(HOW.search(text, 0, found.start()) for found in sized):
        return []  # what a treatment was for, or mostly was, in place of its name
    if assigns and assigns.group().casefold().startswith("compar") and len(EQUALS.findall(text)) > len(sized):
        return []  # some of those compared have no name here
    if len(sized) < 2 or not all(OTHERWISE.fullmatch(words) for words in between):
        return []
    return [
        Mention(
            found["label"] if found["label"] and not tells_of(found["before"], found["label"]) else found["before"],
            at + found.start("before"),
            at + found.end(),
            "name-with-n",
            count_value(found["n"] or found["people"]),
        )
        for found in sized
    ]
