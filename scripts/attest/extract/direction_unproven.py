"""Differences that were not shown: by their own p-value, by words before them, or as no more than a trend."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from attest.extract.direction_names import named_in
from attest.extract.direction_words import NOUN, SAME
from attest.extract.finding import Direction, Found
from attest.extract.phrases import Phrase, items_at, tidy
from attest.extract.reading import Sentence

PLAIN = re.compile(r"^(?P<sign>[=>≥]?)\s*0?[.·](?P<p>\d+)$")
ROUNDED = Decimal("0.05")  # ".05" may have been just below
OF_OTHER = re.compile(r"\b(?:interaction|non-?inferiority|equivalence|heterogeneity|trend)\b", re.I)
COMPARED = re.compile(r"\b(?:than|compared|versus|vs|between|in\s+comparison)\b", re.I)  # else a change may stand
FARTHEST = 220


NEAR = 60


def surely_above(value: str) -> bool:
    """Whether a p-value is above .05 also where it was rounded."""
    found = PLAIN.match(value.replace(" ", ""))
    if found is None:
        return False
    p = Decimal(f".{found['p']}")
    return p > ROUNDED or (p == ROUNDED and found["sign"] in (">", "≥"))


def without_unproven(facts: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The findings, with no difference where every p-value that a sentence gives a comparison is above .05."""
    tests: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in facts:
        if one.role == "result.p" and one.row is not None:
            tests[_what(one)].append(one)
    if not any(surely_above(one.value) for known in tests.values() for one in known):
        return list(facts)
    starts = [one.start for one in sentences]
    return [
        one._replace(value=SAME, rule="direction-unproven") if _unproven(one, tests, sentences, starts) else one
        for one in facts
    ]


def _what(one: Found) -> tuple[str, str]:
    row = dict(one.row or ())
    return row.get("outcome", ""), row.get("time_point", "")


def _unproven(
    one: Found, tests: dict[tuple[str, str], list[Found]], sentences: Sequence[Sentence], starts: list[int]
) -> bool:
    if one.role != "result.direction" or one.value == SAME or one.row is None or _what(one) not in tests:
        return False
    at = bisect_left(starts, one.start + 1) - 1
    if at < 0 or one.end > sentences[at].end or OF_OTHER.search(sentences[at].text):
        return False
    start, end = sentences[at].start, sentences[at].end
    own = [test for test in tests[_what(one)] if start <= test.start and test.end <= end]
    arm = dict(one.row).get("arm", "")
    compared = " vs " in arm or COMPARED.search(sentences[at].text) is not None
    return compared and bool(own) and all(surely_above(test.value) and _of_same(arm, test, one) for test in own)


def _of_same(arm: str, test: Found, one: Found) -> bool:
    """Whether a test is of what a direction compares; right behind it a group named last stands for both."""
    of = dict(test.row or ()).get("arm", "")
    apart = test.end - one.end
    return -FARTHEST < apart < FARTHEST and (of == arm or (of in arm.split(" vs ") and -NEAR < apart < NEAR))


# "Although not statistically significant, X was higher with A": what follows was not shown.
THOUGH = re.compile(
    r"\b(?:although|though|albeit|while|despite\s+(?:being|not\s+(?:being|reaching|attaining|achieving)))\s+(?:(?:this|it|they|the\s+differences?)\s+)?(?:(?:was|were|is|being|did)\s+)?(?:\w+ly\s+)?"
    r"(?:(?:not|never)\s+(?:\w+ly\s+)?(?:significant|reach(?:ing)?\s+(?:\w+\s+)?significance)|non-?\s?significant|insignificant|statistical(?:ly)?\s+(?:significance|significant)|not\s+reaching\s+(?:\w+\s+)?significance)(?:ly)?"
    r"(?:\s*\([^()]*\))?,\s+(?:there\s+(?:was|were)\s+)?(?:(?!\b(?:but|and|while|whereas|however)\b)[^.;,()])*$",
    re.I,
)
# "Showed a similar improvement in X", "equal reductions of X": alike in both.
ALIKE = re.compile(
    r"\b(?:similar|comparable|equal|equivalent|identical|(?:the\s+)?same(?:\s+(?:degree|amount|extent)\s+of)?)(?:\s+(?:significant|marked|modest|clinical|substantial|overall))*\s+$",
    re.I,
)
ALIKE_WORDS = ("similar", "comparable", "equal", "equivalent", "identical", "same ")
BOTH = re.compile(
    r"\b(?:both|(?:two|three|four|all|the|between|among|across)\s+(?:\w+\s+){0,2}?(?:groups|arms|treatments|conditions|regimens))\b",
    re.I,
)


# "Was lower with A (3% vs 5%), but this did not reach significance".
NOT_PROVEN = re.compile(
    r"(?:(?!\b(?:and|while|whereas|but|although|though)\b)(?:[^.;:()\[\]]|\.\d|\([^()]*\)|\[[^\[\]]*\])){0,140}?,?\s+(?:but|although|though|albeit)\s+"
    r"(?:(?:this|these|it|they|the\s+(?:differences?|reductions?|increases?|decreases?|improvements?|changes?)|(?:this|these)\s+(?:differences?|reductions?|increases?|decreases?|improvements?|changes?))\s+"
    r"(?:(?:was|were)\s+(?:not\s+(?:statistically\s+)?|(?:statistically\s+)?non-?)significant|(?:did\s+not|failed\s+to)\s+(?:reach|achieve|attain)\s+(?:statistical\s+)?significance)|"
    r"not\s+(?:statistically\s+)?significantly(?:\s+so)?\b|not\s+(?:statistically\s+)?significant\b)",
    re.I,
)
# "Fell by 15% (not statistically significant)", "was lower (3 vs 4, NS)".
NOT_TESTED = re.compile(
    r"[^.;:,()\[\]]{0,60}?[(\[][^()\[\]]{0,80}?(?:\b[Nn]ot\s+(?:statistically\s+)?significant|\b[Nn]on-?significant|\bNS\b|\bn\.s\.)[^()\[\]]{0,20}[)\]]"
)


def alike(text: str, told: Sequence[Direction]) -> Iterator[Direction]:
    """ "Both groups showed a similar improvement in X": X did not differ between them either."""
    for one in told:
        if one.value != SAME and ALIKE.search(text, 0, one.start) and BOTH.search(text):
            yield replace(one, value=SAME, rule="no-difference")


TENDED = re.compile(r"tended\b", re.I)


def unless_proven(text: str, folded: str, one: Direction) -> Direction:
    """A direction, or no difference where words beside it say that none was shown."""
    if one.value == SAME:
        return one
    telling = "significan" in folded
    alone = len(one.outcomes) == 1
    if (
        (alone and ((telling and NOT_PROVEN.match(text, one.end)) or NOT_TESTED.match(text, one.end)))
        or (telling and THOUGH.search(text, 0, one.start))
        or (TENDED.match(text, one.start) and only_trend(text, one.end))
    ):
        return replace(one, value=SAME, rule="no-difference")
    return one


_SIZE = r"(?:(?:an?|the|more|significant(?:ly)?|slight(?:ly)?|numerically|statistically|somewhat)\s+)*"
_LESS = (
    r"(?:lower|higher|greater|larger|smaller|longer|shorter|reduced|decreased|increased|improved|better|worse|fewer|less|"
    r"more(?:\s+frequent)?|faster|slower|earlier|later)"
)
TREND = re.compile(
    r"\b(?:trend(?:ed|s|ing)?|tendenc(?:y|ies))\s*(?:[(\[][^()\[\]]{1,40}[)\]]\s*)?(?:(?:was|were)\s+(?:also\s+)?(?:\w+ly\s+)?(?:found|seen|observed|noted|detected)\s+)?"
    rf"(?:towards?|for|to|of|in)\s+{_SIZE}(?:{_LESS}\s+(?:(?:rates?|levels?|numbers?|incidence|risks?|frequency)\s+of\s+)?|(?:{NOUN})s?\s+(?:in|of)\s+(?:the\s+)?)(?=[A-Za-z])",
    re.I,
)
# "A tendency for X to rise".
TO_CHANGE = re.compile(
    r"\b(?:trends?|tendenc(?:y|ies))\s+(?:for|of|in)\s+(?:the\s+|an?\s+)?(?P<what>[A-Za-z][^.;:,()]{1,80}?)(?:\s*\([^()]{1,60}\))?\s+"
    r"to\s+(?:\w+ly\s+)?(?:be\s+(?:\w+ly\s+)?(?:lower|higher|greater|longer|shorter|better|worse|larger|smaller|reduced|increased|improved)|"
    r"increase|decrease|improve|rise|fall|decline|worsen)\b",
    re.I,
)
P = re.compile(r"\b[pP](?:\s*-?\s*values?)?\s*(?P<sign>[=<>≤≥])\s*(?P<p>0?[.·]\d+)")
NOT_REACHED = re.compile(
    r"\b(?:not\s+(?:\w+ly\s+)?significant|(?:did\s+not|failed\s+to|without)\s+(?:reach|achieve|attain|obtain)(?:ing)?\s+(?:\w+\s+)?(?:significance|difference))\b",
    re.I,
)


def only_trend(text: str, place: int) -> bool:
    """Whether the first p-value behind a place is above .05, or words there say that nothing was shown."""
    test = P.search(text, place, place + 140)
    if test is not None and ";" not in text[place : test.start()]:
        return Decimal(test["p"].replace("·", ".")) > ROUNDED
    return NOT_REACHED.search(text, place, place + 140) is not None


def trends(text: str) -> Iterator[Direction]:
    """ "There was a trend towards less X (p = 0.08)": where the p-value shows that it was no more than that."""
    for found in TREND.finditer(text):
        outcomes, end = items_at(text, found.end(), keep_last=False)
        named = named_in(outcomes)
        if named and len(named) == len(outcomes) and only_trend(text, found.start()):
            yield Direction(SAME, named, found.start(), end, "no-difference")
    for found in TO_CHANGE.finditer(text):
        phrase = Phrase(tidy(found["what"]), *found.span("what"))
        if only_trend(text, found.start()) and (named := named_in([phrase])):
            yield Direction(SAME, named, found.start(), found.end(), "no-difference")
