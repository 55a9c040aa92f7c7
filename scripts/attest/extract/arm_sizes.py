"""How many people an arm had, told beside the words "group" or "arm", or in a pair of counts that were assigned."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_names import tokens
from attest.extract.numbers import COUNT, as_decimal, count_of, count_value
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

_STOP = (
    rf"(?:the|a|an|each|both|either|two|three|four|in|of|to|and|or|for|with|from|was|were|had|than|per|this|that|these|those|all|same|other|whole|"
    rf"study|total|one|first|second|respective|corresponding|{PEOPLE})"
)
_WORD = rf"(?!{_STOP}(?![\w/-]))[A-Za-z0-9Α-ω][\w.+/'’-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:(?:plus|and)\s+)?{_WORD}){{0,4}}?)"
_GROUP = r"\s+(?:groups?|arms?)\b"
# "the tea group (n = 30)", "the tea group consisted of 30 men", "a tea group of 30 men".
SIZED = tuple(
    Cued(pattern, re.I)
    for pattern in (
        rf"\b(?:the\s+|an?\s+)?{_NAME}{_GROUP}\s*[(\[]\s*(?:[^()\[\]=%\d]{{1,60}}[;,:]\s*)?"
        rf"(?:n\s?=\s?(?P<n>\d[\d,]*)|(?P<people>\d[\d,]*)\s+{PEOPLE}\s*[)\]])",
        rf"\b(?:the\s+|an?\s+){_NAME}{_GROUP}\s+(?:consisted\s+of|comprised|included|contained|had)\s+(?P<n>{COUNT})"
        rf"\s+(?:[\w-]+\s+){{0,3}}?(?:{PEOPLE}|controls)\b",
        rf"\b(?:into|and|,|to|or)\s+(?:the\s+|an?\s+)?{_NAME}{_GROUP}\s+of\s+(?P<n>{COUNT})\s+(?:{PEOPLE}|controls)\b",
    )
)
# "tea was given to 50 men and water to 48".
GIVEN_TO = re.compile(
    rf"(?<![\w-])(?P<first>{_WORD}(?:\s+{_WORD}){{0,2}}?)\s+(?:was|were)\s+(?:given|administered|assigned|offered|allocated)\s+to\s+(?P<n_first>{COUNT})"
    rf"(?:\s+{PEOPLE})?,?\s+(?:and|while|whereas)\s+(?P<second>{_WORD}(?:\s+{_WORD}){{0,2}}?)\s+(?:(?:was|were)\s+(?:given|administered|assigned|offered|allocated)\s+)?to\s+"
    rf"(?P<n_second>{COUNT})(?=\s+{PEOPLE}|\s*[.;,(]|\s*$)",
    re.I,
)
_SHARED = r"(?:\s*\(\d[\d.]*\s?%\))?(?:\s+of\s+the)?"
# "40 of 50 tea-treated and 30 of 48 (62%) of the water-treated men": the people of two groups at least.
TREATED = re.compile(
    rf"(?<![\w.,-])(?:{COUNT}\s+of(?:\s+the)?\s+|\d[\d,]*\s?/\s?)(?P<n>{COUNT}|(?<=/)\d+){_SHARED}\s+(?P<others>)(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}?)[-‐–](?:(?:treated|assigned|randomi[sz]ed|allocated)\b|(?=\s+(?:and|or|vs\.?|versus)\s))",
    re.I,
)
# "Drug-treated patients (n = 30) … control patients (n = 28)".
TREATED_SIZED = re.compile(
    rf"(?<![\w-])(?:(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}?)[-‐–](?:treated|exposed)|(?P<others>control|untreated|unexposed))"
    rf"\s+{PEOPLE}\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]",
    re.I,
)
TREATED_CUE = re.compile(r"[-‐–](?:treated|exposed|assigned|randomi[sz]ed|allocated)")
# "12/50 men in the tea group and 8/48 receiving water": the sizes make up a number of people.
OF_SLASH = re.compile(
    rf"\b\d[\d,]*\s?/\s?(?P<n>\d[\d,]*)(?:\s+{PEOPLE})?\s*[)\]]?\s+(?:(?:in|of)\s+(?:the\s+)?{_NAME}{_GROUP}|"
    rf"(?:receiving|on|taking|given|assigned\s+to|treated\s+with)\s+(?:the\s+)?(?P<given>{_WORD}(?:\s+{_WORD}){{0,2}}?)(?=\s*[.;,()]|\s+(?:and|versus|vs\.?|compared|than|at|group|arm)\b|\s*$))",
    re.I,
)
# "6 of the 50 tea patients and none of the 48 water patients", "6/50 (12%) tea and 8/48 (17%) water patients".
OF_NAMED = re.compile(
    rf"\b(?:\d[\d,]*\s?/\s?|of\s+(?:the\s+)?)(?P<n>\d[\d,]*)(?:\s*\(\d[\d.]*\s?%\))?\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}?)"
    rf"(?:\s+{PEOPLE}\b|(?=\s+(?:and|versus|vs\.?|compared)\s))",
    re.I,
)
# "80 men were randomised (41 tea; 39 water)", "(tea: 41; water: 39)": names with the numbers of their groups alone.
LISTS = re.compile(r"[(\[](?P<list>[^()\[\]%]{6,120})[)\]]")
IN_LIST = re.compile(
    rf"(?P<n>\d+)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})|(?P<before>{_WORD}(?:\s+{_WORD}){{0,3}})(?:\s*[:=,]\s*|\s+)(?P<behind>\d+)"
)
# "526 were randomised (n=264, tea 501; n=262 milk)".
SIZE_FIRST = re.compile(rf"n\s?=\s?(?P<n>\d+)\s*[,:]?\s*(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})", re.I)
NEXT_SIZE = re.compile(r";|(?:,\s*(?:and\s+)?|\s+and\s+)(?=n\s?=)", re.I)
SPLIT = re.compile(r"\s*[;,]\s*(?:and\s+)?|\s+(?:and|vs\.?|versus)\s+")
ASSIGNS = re.compile(r"\b(?:randomi[sz]ed|randomly|assigned|allocated)\b", re.I)
# Of people who were only recruited, a list is one of groups where one of them is the control.
TAKEN = re.compile(r"\b(?:recruited|enroll?ed|included)\b", re.I)
CONTROL = re.compile(r"controls?|placebo|sham|(?:usual|standard|routine)\s+care|wait(?:ing)?[\s-]?list", re.I)
KINDS = re.compile(rf"(?:(?:fe)?males?|(?:wo)?m[ae]n|boys|girls|sites?|{PEOPLE})", re.I)
FOUND = re.compile(
    r"\s*[(\[]?\s*\d+(?:\.\d+)?\s?%|[^.;]{0,25}\b(?:died|developed|experienced|reported|showed|had|responded|relapsed|improved|achieved)\b",
    re.I,
)
SHARE = re.compile(r"\d\s?%")
NEARLY = 0.8  # of all people: some were lost
FEWEST = 4  # people: smaller counts in a group are findings


def sizes_of_groups(text: str, at: int) -> Iterator[Mention]:
    """Sizes told of groups in one sentence; `at` is where it stands in the text."""
    folded = text.casefold()
    for pattern in SIZED if "group" in folded or " arm" in folded else ():
        for found in pattern.finditer(text):
            if "=" in found.group() or not _is_finding(text, found):
                size = found["n"] or found.groupdict().get("people") or ""
                yield Mention(
                    found["name"], at + found.start(), at + found.end(), "sized-group-word", count_value(size)
                )
    for found in GIVEN_TO.finditer(text) if " to " in folded and ("was " in folded or "were " in folded) else ():
        for part in ("first", "second"):
            start, end = sorted((found.start(f"n_{part}"), found.start(part)))[0], found.end(f"n_{part}")
            yield Mention(found[part], at + start, at + end, "sized-pair", count_value(found[f"n_{part}"]))


def parts_of_all(text: str, at: int, totals: Collection[int]) -> Iterator[Mention]:
    """People counted in each group, where together they are a number of people that the report tells."""
    for form in (OF_SLASH, OF_NAMED) if text.count("/") >= 2 else (OF_NAMED,) if text.count(" of ") >= 2 else ():
        found = list(form.finditer(text))
        numbers = [int(one["n"].replace(",", "")) for one in found]
        nearly = sum(numbers) in totals or sum(numbers) >= NEARLY * max(totals, default=0)
        if len(found) >= 2 and min(numbers) >= FEWEST and nearly:
            for one in found:
                name = one["name"] or one.groupdict()["given"]
                yield Mention(name, at + one.start(), at + one.end(), "size-of-group", one["n"])
            return


def listed_in_bracket(text: str, at: int, totals: Collection[int]) -> Iterator[Mention]:
    """Names and numbers of a bracket behind people who were assigned, where they are all of a number of people."""
    if not ("(" in text or "[" in text) or not ((assigned := ASSIGNS.search(text)) or TAKEN.search(text)):
        return
    for bracket in LISTS.finditer(text):
        items, place = [], bracket.start("list")
        sized = SIZE_FIRST.match(bracket["list"]) is not None
        for words in (NEXT_SIZE if sized else SPLIT).split(bracket["list"]):
            place = text.index(words, place)
            items.append((place, (SIZE_FIRST if sized else IN_LIST).fullmatch(words.strip())))
        told = [(start, *_name_and_size(one)) for start, one in items if one]
        if len(told) < max(2, len(items)) or any(KINDS.search(name) for _, name, _ in told):
            continue
        if not assigned and not any(CONTROL.fullmatch(name) for _, name, _ in told):
            continue
        if min(int(size) for _, _, size in told) >= FEWEST and sum(int(size) for _, _, size in told) in totals:
            for start, name, size in told:
                yield Mention(name, at + start, at + start + len(name) + len(size) + 1, "bracket-list", size)


def _name_and_size(found: re.Match[str]) -> tuple[str, str]:
    """The name of a group and its number, whichever of them stands first."""
    parts = found.groupdict()
    return parts["name"] or parts["before"], parts["n"] or parts["behind"]


def treated_of(text: str, at: int) -> Iterator[Mention]:
    """Groups told as "tea-treated", each with its size, where a sentence counts in two of them."""
    if TREATED_CUE.search(text) is None:
        return
    for pattern in (TREATED, TREATED_SIZED):
        found = list(pattern.finditer(text))
        names = [one["name"] or one["others"] for one in found]
        if len({name.casefold() for name in names}) >= 2:
            for name, one in zip(names, found, strict=True):
                yield Mention(name, at + one.start(), at + one.end(), "sized-pair", count_value(one["n"]))


def _is_finding(text: str, found: re.Match[str]) -> bool:
    """Whether a count in a group is of what some had, and not of the people of the group."""
    number = re.sub(r"\D", "", count_value(found["n"] or found.groupdict().get("people") or ""))
    return (
        not number
        or int(number) < FEWEST
        or SHARE.search(text) is not None
        or FOUND.match(text, found.end()) is not None
    )


COUNTS_FIRST = ("n-received", "n-assigned")


def of_all(one: Mention, totals: Collection[int]) -> bool:
    """Whether a count is of everybody: "121 men received tea (A), water (B) or milk (C)"."""
    return one.rule in COUNTS_FIRST and one.size is not None and as_decimal(one.size) == max(totals, default=None)


def paired_counts(mentions: list[Mention], told: list[Sentence]) -> list[Mention]:
    """Counts of people who got one thing in a sentence that counts those who got another: none is of everybody."""
    counts = [one for one in mentions if one.rule in COUNTS_FIRST and one.size]
    out = []
    for sentence in told if len(counts) > 1 else ():
        here = [one for one in counts if sentence.start <= one.start < sentence.start + len(sentence.text)]
        if len({tokens(one.name) for one in here}) > 1:
            out += here
    return out


MOST_OF_ALL = Decimal("0.6")


def without_parts(mentions: list[Mention], totals: Collection[int]) -> list[Mention]:
    """Mentions without sizes of "33 of 50 people in the one group", where these are a part of those studied."""
    sizes = {one.name: count_of(one.size) for one in mentions if one.size and one.rule == "of-people-in"}
    told = sum(sizes.values())
    if len(sizes) < 2 or not totals or told >= MOST_OF_ALL * max(totals):
        return mentions
    return [replace(one, size=None) if one.rule == "of-people-in" else one for one in mentions]
