"""Sizes told where figures are: "seven of the ten men given tea", "24/44 placebo-tea and 27/43 continuous-tea men"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.numbers import COUNT, count_of, count_value
from attest.extract.statistics import PEOPLE

_STOP = (
    r"(?:the|a|an|and|or|to|of|in|on|at|with|for|from|than|who|was|were|had|did|each|both|either|this|that|those|no|"
    rf"{PEOPLE})"
)
_WORD = rf"(?!{_STOP}(?![\w/-]))(?!\w+ed\b)[A-Za-z][\w.+/'’-]*"
_GOT = (
    r"(?:(?:who\s+)?(?:(?:was|were|had\s+been)\s+)?(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to(?:\s+receive)?|"
    r"(?:who\s+)?(?:(?:had\s+)?received|took|receiving|taking)|(?:who\s+(?:was|were)\s+)?given|(?:who\s+(?:was|were)\s+)?treated\s+with|"
    r"on|in)"
)
# "All 10 men allocated to tea …, none of nine on water": how many there were of each.
OF_GIVEN = Cued(
    rf"(?:\bof\s+(?:the\s+)?|\ball\s+(?:of\s+)?(?:the\s+)?)(?P<n>{COUNT})(?:\s+{PEOPLE})?(?:\s*[(\[]\s*\d[\d.]*\s?%\s*[)\]])?\s+"
    rf"{_GOT}\s+(?:the\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}?)(?=\s*[.;,()]|\s+(?:and|but|versus|vs\.?|compared|than|at|groups?|arms?|had|did|were|was|[a-z]+ed)\b|\s*$)",
    re.I,
)
# "24/44 (55%) placebo-tea and 27/43 (63%) continuous-tea men": what they got first parts those who all got one thing.
SWITCHED = re.compile(
    r"\b\d[\d,]*(?:\s?/\s?|\s+of\s+(?:the\s+)?)(?P<n>\d[\d,]*)(?:\s*[(\[]\s*\d[\d.]*\s?%\s*[)\]])?\s+(?P<name>(?P<first>[A-Za-z]{3,})[-–/](?P<last>[A-Za-z]{3,}))\b",
    re.I,
)
STAYED = re.compile(r"placebo|continuous|continued|early|immediate|delayed|late|sham", re.I)
# "500 adults were analysed (ZN n=253, HN n=126, SG n=121)".
LISTS = re.compile(r"[(\[](?P<list>[^()\[\]%]*\bn\s?=[^()\[\]%]*\bn\s?=[^()\[\]%]*)[)\]]", re.I)
IN_LIST = re.compile(
    rf"(?P<name>{_WORD}(?:\s+(?:plus\s+)?{_WORD}){{0,3}}?)\s*[:,]?\s*n\s?=\s?(?P<n>\d[\d,]*\d|\d)", re.I
)
SPLIT = re.compile(r"\s*[;,]\s*(?:and\s+)?(?!\s*n\s?=)|\s+(?:and|vs\.?|versus)\s+", re.I)
PEOPLE_IN = re.compile(
    r"\b(?:analysis|analy[sz]ed|population|(?:analysis|treatment)\s+set|randomi[sz]ed|enroll?ed|included|compris\w+|treated|cohort)\b",
    re.I,
)
KINDS = re.compile(rf"(?:(?:fe)?males?|(?:wo)?m[ae]n|boys|girls|sites?|{PEOPLE})(?!\w)", re.I)
# "Treated with tea (30), milk (31) or water (29)".
BARE = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?:\s+(?:plus\s+)?{_WORD}){{0,3}})\s*[(\[](?P<n>\d[\d,]*\d|\d)[)\]]", re.I
)
NUMBERS = re.compile(r"[(\[]\d[\d,]*[)\]]")
NEXT = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|versus|vs\.?)\s+", re.I)
GOT_ONE = re.compile(
    r"\b(?:received|receiving|given|treated\s+with|took|taking|started|underwent|to)\s+(?:either\s+)?$", re.I
)
FEWEST = 4
MOST_OF_ALL = 0.8


def given_of(text: str, at: int, totals: Collection[int]) -> Iterator[Mention]:
    """The sizes of two groups or more whose figures a sentence tells, where together they are nearly everybody."""
    found = list(OF_GIVEN.finditer(text))
    sizes = {one["name"].casefold(): count_of(one["n"]) for one in found}
    if len(sizes) != len(found) or len(sizes) < 2 or min(sizes.values()) < FEWEST:
        return
    whole = sum(sizes.values())
    if whole in totals or MOST_OF_ALL * max(totals, default=0) <= whole:
        for one in found:
            yield Mention(one["name"], at + one.start(), at + one.end(), "size-of-group", count_value(one["n"]))


def bare_sizes(text: str, at: int, totals: Collection[int]) -> Iterator[Mention]:
    """Names of what people got with bare numbers in brackets, which together are a number of people told."""
    run: list[re.Match[str]] = []
    for one in BARE.finditer(text) if len(NUMBERS.findall(text)) > 1 else ():
        if run and NEXT.fullmatch(text, run[-1].end(), one.start()):
            run.append(one)
        elif GOT_ONE.search(text, 0, one.start()):
            run = [one]
    if len(run) > 1 and sum(count_of(one["n"]) for one in run) in totals:
        for one in run:
            yield Mention(one["name"], at + one.start(), at + one.end(), "bracket-list", one["n"])


def switched_of(text: str, at: int) -> Iterator[Mention]:
    """Groups that all got one thing in the end, by what they got before."""
    found = list(SWITCHED.finditer(text)) if text.count("-") + text.count("–") + text.count("/") > 1 else []
    last = {one["last"].casefold() for one in found}
    first = {one["first"].casefold() for one in found}
    if len(found) == 2 and len(last) == 1 and len(first) == 2 and any(STAYED.fullmatch(one) for one in first):
        for one in found:
            yield Mention(one["name"], at + one.start(), at + one.end(), "sized-pair", one["n"])


def told_in_bracket(text: str, at: int, totals: Collection[int]) -> Iterator[Mention]:
    """Names with "n =" in one bracket behind the people that they make up."""
    if text.count("=") < 2 or PEOPLE_IN.search(text) is None:
        return
    for bracket in LISTS.finditer(text):
        told, place = [], bracket.start("list")
        items = SPLIT.split(bracket["list"])
        for words in items:
            place = text.index(words, place)
            if one := IN_LIST.fullmatch(words.strip()):
                told.append((place, one))
        if len(told) < max(2, len(items)) or any(KINDS.match(one["name"]) for _, one in told):
            continue
        if sum(count_of(one["n"]) for _, one in told) in totals:
            for start, one in told:
                yield Mention(one["name"], at + start, at + start + len(one.group()), "bracket-list", one["n"])
