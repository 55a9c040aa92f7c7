"""Every place in a sentence that names an arm, by all forms of doing so, with the size and the dose told there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_assigned import ASSIGNS, assigned_mentions
from attest.extract.arm_counted_words import DID, HAD_IT
from attest.extract.arm_enumerated import enumerated_mentions
from attest.extract.arm_factorial import factorial_mentions
from attest.extract.arm_forms import Mention, further_mentions
from attest.extract.arm_given import switched_of
from attest.extract.arm_labelled import labelled_groups
from attest.extract.arm_lists import listed_mentions, sized_brackets
from attest.extract.arm_marked import marked_mentions
from attest.extract.arm_patterns import (
    ASSIGNED_ONE,
    GROUP,
    N_ASSIGNED,
    N_LISTED,
    N_RECEIVED,
    N_TOLD,
    OF_PEOPLE_IN,
    SLASH_ASSIGNED,
    TWO_GROUPS,
    UNITS,
    WITH_N,
)
from attest.extract.arm_sizes import sizes_of_groups, treated_of
from attest.extract.numbers import count_value
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE

SIZED = (
    ("n-received", N_RECEIVED),
    ("of-people-in", OF_PEOPLE_IN),
    ("slash-assigned", SLASH_ASSIGNED),
    ("n-assigned", N_ASSIGNED),
)
TRIAL = re.compile(r"\brandomi[sz]|\brandomly\b|\bcross-?over\b|\bplacebo[\s-]controlled\b|\bdouble[\s-]blind", re.I)
TOLD = re.compile(  # of people among aims: "120 adults were randomised to A or B to test whether …"
    r"\b(?:were|was)\s+(?:\w+\s+)?(?:randomi[sz]ed|assigned|allocated)\b[^.;]{0,80}?\sto\s|\bn\s?=\s?\d.*\bn\s?=\s?\d|\breceived\b.*\sor\s",
    re.I,
)
JOINED = re.compile(
    r"\s*(?:[,;]|[,;]?\s*(?:and|or|versus|vs\.?|to|with|(?:were\s+|was\s+|as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to))\s)\s*(?:or\s+|and\s+)?(?:to\s+)?"
    rf"(?:(?:those|{PEOPLE})\s+(?:who\s+)?(?:(?:taking|receiving|received|took|on|given|treated\s+with|using|with|without|did|had|have|were)\s+)?)?(?:[a-z-]+\s+(?:with|in\s+combination\s+with)\s+)?(?:the\s+|an?\s+)?",
    re.I,
)
COMPARED = re.compile(
    rf"\b(?:groups?|arms?|{PEOPLE}|randomi[sz]ed|randomi[sz]ation|assigned|receive|versus|vs)\b", re.I
)
MOST_FIRST = re.compile(r"\b(?:followed\s+by|most\s+(?:common|frequent\w*)|commonest)\b", re.I)
TESTED = re.compile(r"\bp\s?[<=>]", re.I)
ORGANISED = re.compile(
    r"(?:the\s+)?(?:[A-Z]\S*\s+){1,4}Group\s+(?:for|of|on)\b|"
    r"(?:the\s+)?(?:[A-Z]\S*\s+){1,5}(?:Cancer|Oncology|Cooperative|Radiotherapy|Leuk\w+|Lymphoma|Myeloma|Sarcoma|Society)\s+(?:Study\s+)?Group\b|"
    r"(?:the\s+)?(?:[A-Z]\S*\s+){0,5}(?:Research|Study|Collaborative|Working|Investigators?|Trials?|Trialists[’']?|Cooperative|Writing|Steering|Consortium)\s+Group\b"
)
# "assigned 52 patients to A or B": all were 52. "The studies were of A (n = 3) …": papers, and no people.
OR_ANOTHER = re.compile(r"(?:[^.;()]|[(][^()]*[)]|(?<=\b[a-z])\.){0,110}?\s(?:or|versus|vs\.?)\s+(?!\d)", re.I)
GOT = re.compile(
    r"^.*\b(?:receiving|received|receive|taking|take|treated\s+with)\s+", re.I
)  # "people with a cough receiving tea"
NUMBERED = re.compile(r"\b(?:groups?|arms?|from|grades?|scores?|weeks?|days?|months?|between)\s+$", re.I)
WITHOUT = re.compile(r"\bwithout\s+$", re.I)
# "Those receiving tea with milk (n = 20)": both are what they got.
WITH_OTHER = re.compile(
    r"\b(?:receiving|received|given|taking|took|on|versus|vs\.?)\s+(?P<first>(?!\w+ed\b)[A-Za-z][\w-]*\s+(?:with|in\s+combination\s+with)\s+)$",
    re.I,
)
VAGUE = re.compile(r"intervention|treatment|active|experimental", re.I)  # behind which an arm may be named more closely
OF_ONE_GROUP = re.compile(
    r"\b(?:in|of)\s+the\s+(?:[\w-]+\s+){1,3}(?:group|arm)\s+(?:were\s+|was\s+|had\s+been\s+)?(?:treated|received|given|took|underwent)\b[^;]*$",
    re.I,
)
OF_PEOPLE = re.compile(
    rf"\b{PEOPLE}\b.*\b(?:receiving|taking|who\s+received|treated\s+with|assigned\s+to|"
    r"were\s+(?:\w+ly\s+)?randomi[sz]ed)\b",
    re.I,
)
OF_PAPERS = re.compile(r"\b(?:studies|trials|articles|publications)\b", re.I)

# "Nine died: infection (n=4), cancer (n=2)", "stopped because of rash (n=2)": what happened to people, and no arms.
DETAILS = Cued(
    r"\b(?:died|deaths?|discontinu\w*|withdr[ae]w\w*|stopped|adverse\s+\w+|side[\s-]effects|infections?|complications?|reasons?|causes?)\b[^:.;]{0,60}?"
    r"(?::|\b(?:because\s+of|due\s+to|including|namely|mainly))\s",
    re.I,
)


NOT = re.compile(r"(?:(?:did|do|had|were|was)\s+)?not|neither|none", re.I)
UNITS_TO = re.compile(
    rf"\b{UNITS}\s+(?:were\s+)?(?:\w+ly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s[^.;]{{2,60}}$", re.I
)
# "In the tea group (n = 3, 4.5%)": how many had it, and not how many there were.
SHARE_OF_SOME = re.compile(r"\bn\s?=\s?\d[\d,]*\s*[,;(\[]\s*\d[\d.·]*\s?%", re.I)
PUT_THERE = re.compile(r"\b(?:randomi[sz]|assign|allocat|divided|enrol|recruit|includ|received)", re.I)


def without_details(sentence: Sentence, mentions: Iterable[Mention]) -> list[Mention]:
    """The arms of a sentence without the single events and the people with one that it lists with counts."""
    if sentence.section != "results":
        return list(mentions)
    text, at = sentence.text, sentence.start
    opened = DETAILS.search(text)
    some = SHARE_OF_SOME.search(text) is not None and PUT_THERE.search(text) is None
    return [
        one
        for one in mentions
        if (opened is None or one.start < at + opened.end())
        and not (some and one.size and SHARE_OF_SOME.search(text, one.start - at, one.end - at + 20))
    ]


def mentions_in(sentence: Sentence, trial: bool = False) -> Iterator[Mention]:
    """Mentions in one sentence, whatever names an arm there; in a `trial` people were assigned to what they got."""
    text, at = sentence.text, sentence.start
    factorial = list(factorial_mentions(text, at))
    yield from factorial or further_mentions(text, at)
    assigned = factorial or list(assigned_mentions(text, at, trial)) if trial or ASSIGNS.search(text) else []
    yield from assigned or list(enumerated_mentions(text, at)) or marked_mentions(text, at)
    if not assigned:
        yield from labelled_groups(text, at)
    if factorial:
        return
    for found in TWO_GROUPS.finditer(text):
        for part in ("first", "second"):
            yield Mention(found[part], at + found.start(part), at + found.end(part), "two-groups")
    for rule, pattern in (("group", GROUP), ("assigned-to", ASSIGNED_ONE)):
        for found in pattern.finditer(text):
            if ORGANISED.match(text, found.start()) or (
                rule == "assigned-to"
                and any(one.start < at + found.end("name") and at + found.start("name") < one.end for one in assigned)
            ):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule)
    for rule, told in SIZED:
        for found in told.finditer(text):
            if rule == "n-assigned" and any(DID.match(text, one.end()) for one in told.finditer(text)):
                break  # "10 men allocated to tea had a cough compared with 9 allocated to water"
            if rule == "n-assigned" and UNITS_TO.search(text, 0, found.start()):
                continue  # "six villages were assigned to tea and six to water"
            if rule == "n-received" and NUMBERED.search(text, 0, found.start()):
                continue  # "group 1 received tea"
            if HAD_IT.search(text, 0, found.start()):
                continue  # "20 men had a cough (10 allocated to tea …"
            if rule == "n-assigned" and (
                OR_ANOTHER.match(text, found.end())
                or NUMBERED.search(text, 0, found.start())
                or text[: found.start()].endswith(":")
            ):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule, count_value(found["n"]))
    if OF_PAPERS.search(text) and not OF_PEOPLE.search(text):
        return
    yield from listed_mentions(text, at)
    yield from sizes_of_groups(text, at)
    yield from treated_of(text, at)
    yield from switched_of(text, at)
    beside = sized_list = bool(assigned) and all(one.size and not VAGUE.fullmatch(one.name) for one in assigned)
    for listed, joined in ((WITH_N, JOINED), (N_LISTED, re.compile(r"\s*")), (N_TOLD, re.compile(r"\s*"))):
        sized = list(listed.finditer(text)) if "=" in text else []
        if len(sized) >= 2:
            for run in _runs(text, sized, joined):
                between = [text[a.end() : b.start()] for a, b in pairwise(run)]
                if not COMPARED.search(text) and not all(re.match(r"\s*,?\s*or\b", words) for words in between):
                    continue
                if sized_list and {one["n"] for one in run} <= {one.size for one in assigned}:
                    continue
                if OF_ONE_GROUP.search(text, 0, run[0].start()):
                    continue  # what the people of one group got, some the one and some the other
                if re.search(r"[)\]\w]\s*,\s*$", text[: run[0].start()]):
                    continue  # the rest of a longer list, such as treatments that some people had
                if MOST_FIRST.search(text, 0, run[-1].start()) or any(TESTED.search(one.group()) for one in run):
                    continue  # what was most frequent, and what came next
                beside = True
                for place, found in enumerate(run):
                    other = run[place - 1]["name"] if place else ""
                    if other and NOT.fullmatch(found["name"]):
                        name = f"no {GOT.sub('', other)}"  # "tea (n = 20) or not (n = 21)"
                        yield Mention(name, at + found.start(), at + found.end(), "name-with-n", found["n"])
                        continue
                    lead = WITH_OTHER.search(text, 0, found.start("name"))
                    without = WITHOUT.search(text, 0, found.start("name")) or found["name"].casefold().startswith(
                        "not "
                    )
                    none = "no " if without else lead["first"] if lead else ""
                    yield Mention(
                        none + GOT.sub("", found["name"]),
                        at + found.start("name"),
                        at + found.end(),
                        "name-with-n",
                        found["n"].replace(" ", ""),
                    )
    if not beside:
        yield from sized_brackets(text, at)


def _runs(text: str, sized: list[re.Match[str]], joined: re.Pattern[str]) -> list[list[re.Match[str]]]:
    """The names with sizes that stand in one list, at least two of them."""
    runs: list[list[re.Match[str]]] = []
    for one in sized:
        if runs and joined.fullmatch(text[runs[-1][-1].end() : one.start()]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) >= 2]
