"""Pairs of shares behind a comparison: "more common with A than with B (12% vs 5%)", "(18/48 versus 5/48)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Direction, Found, row_of
from attest.extract.grammar.groups import known_as
from attest.extract.numbers import PERCENT
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase, tidy, usable

_AGAINST = r"\s*(?:vs\.?|versus|compared\s+(?:with|to)|and|v)\s*"
_OF = r"\s?(?:/|of|out\s+of)\s?"
PAIR = re.compile(
    rf"[(\[]\s*(?:(?P<one>{PERCENT}){_AGAINST}(?P<two>{PERCENT})|(?P<events_one>\d+){_OF}(?P<total_one>\d+){_AGAINST}"
    rf"(?P<events_two>\d+){_OF}(?P<total_two>\d+))(?=\s*[,;)\]])",
    re.I,
)
_IN = r"(?:with|in|among|for|after|on)\s+(?:the\s+|those\s+)?"
GROUPS = re.compile(
    rf"\s*{_IN}(?P<one>[^.;,()]{{2,50}}?)(?:\s+(?:than|compared\s+(?:with|to)|versus|"
    rf"vs\.?)\s+(?:{_IN})?(?P<two>[^.;,()]{{2,50}}?))?\s*",
    re.I,
)
RULES = ("was-higher", "had-higher", "no-difference")
# How often something was: only then is a percentage a share of people.
SHARE_OF_PEOPLE = re.compile(r"\b(?:common|frequent|prevalent|likely|often)", re.I)
SHARE_NAME = re.compile(
    r"\b(?:rates?|incidence|prevalence|proportion|mortality|frequency|survival|remission|response)\b", re.I
)


# Behind a pair: the same at a later time, or another outcome of which the same is said.
NEXT_TIME = re.compile(
    r"[^()\[\]]*[)\]]\s*(?:,\s*)?(?:and\s+)?(?:at\s+|after\s+|by\s+)?(?P<time>(?:weeks?|months?|days?|years?|visit|cycle)\s\d+|"
    r"\d+[\s-](?:weeks?|months?|days?|years?|hours?)|follow-up|discharge)\s*",
    re.I,
)
AS_WAS = re.compile(
    r"[^()\[\]]*[)\]]\s*(?:,\s*)?(?:as\s+(?:was|were)\s+|and\s+(?:so\s+(?:was|were)\s+)?|,\s+)(?P<name>[A-Za-z][\w-]*(?:\s(?!(?:in|with|for|"
    r"than|was|were|had|at|more|less|not|and|or)\b)[\w-]+){0,4})\s*"
)


class Pair(NamedTuple):
    """A pair in its bracket with its outcome, its two groups and its time."""

    found: re.Match[str]
    outcome: Phrase
    groups: tuple[str, str]
    time: str | None


def pair_facts(context: Context) -> Iterator[Found]:
    """The percentage of each group, where the sentence names both, or one of two known arms."""
    last: Pair | None = None
    for found in PAIR.finditer(context.text):
        last = _pair(context, found) or (_next_pair(context, found, last) if last else None)
        if last is None:
            continue
        words = without_time(last.outcome.words)
        begin = last.outcome.start
        for part, name in zip(("one", "two"), last.groups, strict=True):
            if found[part]:
                parts = {"percent": re.sub(r"\s?(?:%|per\s?cent)$", "", found[part], flags=re.I)}
                place = (begin, found.end(part))
            else:
                parts = {"events": found[f"events_{part}"], "total": found[f"total_{part}"]}
                place = (begin, found.end(f"total_{part}"))
            row = row_of(outcome=words, arm=name, time_point=last.time)
            yield from emit(context, row, parts, place, "pair-of-shares")


def _pair(context: Context, found: re.Match[str]) -> Pair | None:
    """A pair right behind the groups of a comparison."""
    text = context.text
    one = next((one for one in reversed(context.directions) if one.end <= found.start() and one.rule in RULES), None)
    names = _groups(context, one, found.start()) if one else None
    if one is None or names is None or not one.outcomes:
        return None
    outcome = one.outcomes[-1]
    if not SHARE_OF_PEOPLE.search(text[one.start : one.end]) and not SHARE_NAME.search(without_time(outcome.words)):
        return None
    return Pair(found, outcome, names, outcome.time or time_in(text[one.end : found.start()]))


def _next_pair(context: Context, found: re.Match[str], last: Pair) -> Pair | None:
    """A pair in the next bracket, of the same outcome at another time or of another outcome."""
    text, end = context.text, last.found.end()
    if (told := NEXT_TIME.fullmatch(text, end, found.start())) and last.time:
        return last._replace(found=found, time=told["time"])
    told = AS_WAS.fullmatch(text, end, found.start())
    words = tidy(told["name"]) if told else ""
    if told is None or not usable(words) or time_in(words) or context.arms.known(words):
        return None
    return Pair(found, Phrase(words, told.start("name"), told.end("name")), last.groups, last.time)


def _groups(context: Context, one: Direction, bracket: int) -> tuple[str, str] | None:
    found = GROUPS.fullmatch(context.text[one.end : bracket])
    if not found:
        return None
    known = context.arms.in_words(found["one"])
    first = known or known_as(found["one"], context.arms) or tidy(found["one"])
    if found["two"]:
        second = context.arms.in_words(found["two"]) or known_as(found["two"], context.arms) or tidy(found["two"])
        return (first, second) if first != second else None
    others = [arm for arm in context.arms.names if arm != known]
    return (first, others[0]) if known and len(others) == 1 else None
