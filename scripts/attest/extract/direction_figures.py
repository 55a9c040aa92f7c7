"""Directions that figures tell: two groups' values of one outcome with the p-value of their difference."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ
from attest.extract.direction_words import HIGHER, LOWER, SAME
from attest.extract.finding import Found, row_of
from attest.extract.reading import Sentence

COMPARED = ("mean", "median", "percent", "events")
LINKED = "direction-linked"  # says of a factor, and not of the groups
ALPHA = Decimal("0.05")
P_VALUE = re.compile(r"^(?P<sign>[<>=≤≥]?)\s*(?P<p>0?\.\d+|[01])$")
PLAIN = str.maketrans("·−", ".-")
SEPARATOR = " vs "
DETAIL = re.compile(r"\s\((?:un)?adjusted\)$|\s\(crude\)$")  # how the test was made
# "Had less bruising (outer part: 5% vs 9%, p = 0.08)".
WORDED = re.compile(rf"\b(?:{ADJ})\b", re.I)


# "…, with no significant difference between the two groups": said of the one outcome of the sentence.
NOT_DIFFERENT = Cued(
    r"\b(?:with(?:out)?|but|there\s+(?:was|were))\s+(?:(?:no|any|a)\s+)?(?:\w+ly\s+)?(?:significant\s+)?differences?\s+"
    r"between\s+(?:the\s+)?(?:(?:two|both|study|treatment)\s+)*(?:groups?|arms?|treatments?)\s*(?:[.;(]|$)"
    r"|[(;,]\s*(?:p(?:\s*-?\s*value)?\s*[=:]?\s*)?(?:NS|n\.s\.|not\s+(?:statistically\s+)?significant)\s*[);]",
    re.I,
)


def significance(value: str) -> bool | None:
    """Whether a p-value as reported is below .05; None where it does not tell."""
    words = value.translate(PLAIN).replace(" ", "")
    if words.casefold() in ("ns", "n.s."):
        return False
    found = P_VALUE.match(words)
    if found is None:
        return None
    p = Decimal(found["p"])
    if found["sign"] in ("<", "≤"):
        return True if p <= ALPHA else None
    if found["sign"] in (">", "≥"):
        return False if p >= ALPHA else None
    return p < ALPHA


def figure_directions(facts: Iterable[Found], sentences: Iterable[Sentence]) -> Iterator[Found]:
    """For an outcome without a direction, which group's value is the higher one, or that they do not differ.

    Only where one sentence gives exactly two groups' values of one kind and one p-value for them.
    """
    kept = [one for one in facts if one.row is not None and one.role.startswith("result.")]
    told = {
        dict(one.row or ()).get("outcome", "").casefold()
        for one in kept
        if one.role == "result.direction" and one.rule != LINKED
    }
    starts = sorted(range(len(kept)), key=lambda at: kept[at].start)
    places = [kept[at].start for at in starts]
    for sentence in sentences:
        first, behind = bisect_left(places, sentence.start), bisect_left(places, sentence.end + 1)
        own = [kept[at] for at in sorted(starts[first:behind]) if kept[at].end <= sentence.end]
        if any(one.role == "result.p" for one in own) or NOT_DIFFERENT.search(sentence.text):
            yield from _of_sentence(sentence, own, told)


def _of_sentence(sentence: Sentence, own: list[Found], told: set[str]) -> Iterator[Found]:
    values: dict[tuple[str, str, str], dict[str, Found]] = defaultdict(dict)
    tests: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in own:
        row = dict(one.row or ())
        outcome, arm, time = row.get("outcome", ""), row.get("arm", ""), row.get("time_point", "")
        role = one.role.split(".")[1]
        if role in COMPARED and arm and SEPARATOR not in arm:
            values[outcome, time, role].setdefault(arm, one)
        elif role == "p" and (not arm or SEPARATOR in arm):
            tests[DETAIL.sub("", outcome), time].append(one)
            tests[f"number of {outcome}", time].append(one)  # its figures count what the test names
    denied = NOT_DIFFERENT.search(sentence.text) if len({key[0] for key in values}) == 1 and not tests else None
    done = set(told)
    times = {outcome: {key[1] for key in values if key[0] == outcome} for outcome, _, _ in values}
    for (outcome, time, _), arms in sorted(values.items(), key=lambda item: COMPARED.index(item[0][2])):
        test = tests.get((outcome, time)) or (tests.get((outcome, ""), []) if times[outcome] == {time} else [])
        if outcome.casefold() in done or len(arms) != 2:
            continue
        if denied and (sentence.text.count("group") > len(arms) or "baseline" in outcome):
            continue  # of more groups than these, or how they were before
        if denied and all(one.end <= sentence.start + denied.start() for one in arms.values()):
            done.add(outcome.casefold())
            row_ = row_of(outcome=outcome, arm=SEPARATOR.join(arms), time_point=time or None)
            start, end = min(one.start for one in arms.values()), sentence.start + denied.end()
            yield Found("result.direction", SAME, start, end, "direction-of-figures", row_)
            continue
        if len({one.value for one in test}) != 1:
            continue
        known = significance(test[0].value)
        value = _value(known, *arms.values())
        start = min(one.start for one in (*arms.values(), test[0]))
        if value == SAME and WORDED.search(sentence.text[: start - sentence.start]):
            continue  # the figures show what words have said of the whole
        if value is not None:
            done.add(outcome.casefold())
            row_ = row_of(outcome=outcome, arm=SEPARATOR.join(arms), time_point=time or None)
            end = max(one.end for one in (*arms.values(), test[0]))
            yield Found("result.direction", value, start, end, "direction-of-figures", row_)


def _value(known: bool | None, first: Found, second: Found) -> str | None:
    if known is None:
        return None
    if not known:
        return SAME
    try:
        one, two = (
            Decimal(each.value.replace("·", ".").replace(",", "").replace("−", "-")) for each in (first, second)
        )
    except InvalidOperation:
        return None
    return None if one == two else HIGHER if one > two else LOWER
