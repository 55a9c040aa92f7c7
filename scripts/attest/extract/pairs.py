"""Pairs of shares behind a comparison: "more common with A than with B (12% vs 5%)", "(18/48 versus 5/48)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Direction, Found, row_of
from attest.extract.grammar.groups import known_as
from attest.extract.numbers import PERCENT
from attest.extract.phrases import tidy

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


def pair_facts(context: Context) -> Iterator[Found]:
    """The percentage of each group, where the sentence names both, or one of two known arms."""
    text = context.text
    for found in PAIR.finditer(text):
        one = next(
            (one for one in reversed(context.directions) if one.end <= found.start() and one.rule in RULES), None
        )
        names = _groups(context, one, found.start()) if one else None
        if one is None or names is None or not one.outcomes:
            continue
        words = without_time(one.outcomes[-1].words)
        if not SHARE_OF_PEOPLE.search(text[one.start : one.end]) and not SHARE_NAME.search(words):
            continue
        for part, name in zip(("one", "two"), names, strict=True):
            if found[part]:
                parts = {"percent": re.sub(r"\s?(?:%|per\s?cent)$", "", found[part], flags=re.I)}
                place = (one.outcomes[-1].start, found.end(part))
            else:
                parts = {"events": found[f"events_{part}"], "total": found[f"total_{part}"]}
                place = (one.outcomes[-1].start, found.end(f"total_{part}"))
            yield from emit(context, row_of(outcome=words, arm=name), parts, place, "pair-of-shares")


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
