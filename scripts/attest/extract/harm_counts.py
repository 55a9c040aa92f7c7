"""Lists that count harms, each with a number right beside its name, and the harms that a treatment was stopped for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.harm_words import KIND, KNOWN, TELLS, is_kind, is_known, is_name
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_NAME = r"(?:(?!and\b|or\b)[A-Za-z][\w/’'-]*)(?:\s+(?!(?:and|or|in|was|were|which|who|that)\b)[A-Za-z][\w/’'-]*){0,4}?"
_NEXT = r"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+)"
# "(Pneumonia in 6, cellulitis in 5 and sepsis in 2)".
IN_NUMBERS = re.compile(
    rf"(?P<name>{_NAME})\s+in\s+(?P<n>{COUNT})(?:\s+{PEOPLE})?(?=\s*(?:[,;()\].]|$)|\s+and\s)", re.I
)
BRACKET = re.compile(r"[(\[]\s*(?=[A-Za-z][^()\[\]]{2,60}?\sin\s)")
# "Two patients withdrew, one for diarrhoea and one for leucopenia".
STOPPED = (
    r"(?:withdrew|withdrawn|discontinu(?:ed|ations?)|stopped|dropped\s+out|drop-?outs?|withdrawals?|interrupted|"
    r"suspended)"
)
REASONS = Cued(
    rf"\b(?P<verb>{STOPPED})\b(?:[^.;:()]|[(][^()]{{1,20}}[)]){{0,60}}?(?P<open>,\s+|:\s+|\s*[(]\s*(?!\d[\d.·]*\s?%)|"
    rf"\s+and\s+(?={COUNT}\s+(?:{PEOPLE}\s+)?(?:for|because\s+of|due\s+to|owing\s+to)\s))",
    re.I,
)
REASON = re.compile(
    rf"(?:(?P<n>{COUNT})\s+(?:{PEOPLE}\s+|of\s+(?:them|whom|these)\s+)?(?:for|because\s+of|due\s+to|owing\s+to|from|with)\s+(?:an?\s+)?(?P<name>{_NAME})|"
    rf"(?P<listed>{_NAME})\s*[(\[]\s*n\s?=\s?(?P<m>\d+)\s*[)\]]|"
    rf"(?:for|because\s+of|due\s+to|owing\s+to)\s+(?:an?\s+)?(?P<told>{_NAME})\s+in\s+(?P<k>{COUNT}|the\s+other)(?:\s+{PEOPLE})?)(?=\s*(?:[,;)(\].]|$)|\s+and\s)",
    re.I,
)
# A harm by any name, where somebody gave up a treatment for it.
HARMED = re.compile(rf"\b(?:\w*toxic\w*|\w*intoleran\w*|{KIND}|{KNOWN})\b", re.I)
# "Infections (26 patients), reactions (9) and cytopenia (4) were the most frequent adverse events".
BEFORE_KIND = Cued(
    rf"\s(?:was|were)\s+(?:also\s+)?(?:the\s+|among\s+the\s+)?(?:most|main|commonest|leading|predominant)\b(?:\s+[\w-]+){{0,4}}?\s+{KIND}\b",
    re.I,
)
BRACKETED = re.compile(
    rf"(?P<name>{_NAME})\s*[(\[]\s*(?:n\s?=\s?)?(?P<n>\d+)(?:\s+(?:{PEOPLE}|cases?|events?))?(?:\s*[,;]\s*(?P<p>\d+(?:[.·]\d+)?)\s?%)?\s*[)\]]"
)


class Counted(NamedTuple):
    """A harm with the number of people who had it."""

    name: str
    start: int
    end: int
    parts: dict[str, str]


def harm_counts(context: Context, told: Sequence[Found]) -> Iterator[Found]:
    """Adverse events of such lists whose figures nothing else has read, where the sentence does not name two groups."""
    text = context.text
    found = [*_reasons(text), *(() if "(" not in text else (*_in_brackets(text), *_before_kind(text)))]
    if not found:
        return
    begin = context.sentence.start
    read = [
        (one.start - begin, one.end - begin, one.value)
        for one in told
        if one.role.endswith((".events", ".percent")) and begin <= one.start < begin + len(text)
    ]
    named = {arm for arm in context.arms.names if re.search(rf"(?<!\w){re.escape(arm)}(?!\w)", text, re.I)}
    for one in found:
        count = one.parts["events"]
        if any(start <= one.start and one.end <= end + 1 and value == count for start, end, value in read):
            continue
        if len(named) > 1:
            continue
        arm = next(iter(named), None)
        arm = arm if arm and re.search(WHOM + re.escape(arm) + r"(?!\w)", text[: one.start], re.I) else None
        yield from emit(context, row_of(event=one.name, arm=arm), one.parts, (one.start, one.end), "harm-counted")


WHOM = r"\b(?:in|on|with|among|receiving|given|taking)\s+(?:the\s+)?"


def stopped_for(text: str, place: int) -> str | None:
    """The verb of who stopped, where a bracket with a count stands in the list of reasons for it."""
    listed = (verb for verb, one in _listed_reasons(text, place) if one["listed"] and one.start() < place < one.end())
    return next(listed, None)


def _reasons(text: str) -> Iterator[Counted]:
    """The harms among the reasons for which people stopped, under the verb that tells it."""
    for verb, one in _listed_reasons(text, len(text)):
        name = " ".join((one["name"] or one["listed"] or one["told"]).split())
        if HARMED.search(name):
            number = one["n"] or one["m"] or one["k"]
            parts = {"events": "1" if number.casefold().endswith("other") else count_value(number)}
            yield Counted(f"{verb} because of {name}", one.start(), one.end(), parts)


def _listed_reasons(text: str, place: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Each reason of a list that opens before a place, with the verb of who stopped."""
    for opened in REASONS.finditer(text, 0, place):
        at: int | None = opened.end()
        while at is not None and at <= place and (one := REASON.match(text, at)):
            yield opened["verb"], one
            step = NEXT.match(text, one.end())
            at = step.end() if step else None


NEXT = re.compile(_NEXT)


def _in_brackets(text: str) -> Iterator[Counted]:
    """ "(pneumonia in 6, cellulitis in 5)": harms all of them, or most where the sentence speaks of harms."""
    for opened in BRACKET.finditer(text):
        items: list[Counted] = []
        at = opened.end()
        while one := IN_NUMBERS.match(text, at):
            items.append(
                Counted(" ".join(one["name"].split()), one.start(), one.end(), {"events": count_value(one["n"])})
            )
            step = NEXT.match(text, one.end())
            if step is None:
                break
            at = step.end()
        if (
            items
            and text[items[-1].end : items[-1].end + 1] in ")]"
            and _all_harms(items, TELLS.search(text) is not None)
        ):
            yield from items


def _before_kind(text: str) -> Iterator[Counted]:
    for told in BEFORE_KIND.finditer(text):
        start = max((text.rfind(mark, 0, told.start()) for mark in (". ", "; ", ": ")), default=-1)
        at = start + 2 if start >= 0 else 0
        items: list[Counted] = []
        while one := BRACKETED.match(text, at):
            parts = {"events": one["n"]} | ({"percent": one["p"]} if one["p"] else {})
            items.append(Counted(" ".join(one["name"].split()), one.start(), one.end(), parts))
            step = NEXT.match(text, one.end())
            if step is None:
                break
            at = step.end()
        if items and items[-1].end == told.start() and _all_harms(items, True):
            yield from items


def _all_harms(items: list[Counted], told: bool) -> bool:
    sure = sum(is_known(one.name) for one in items)
    names = all(is_name(one.name) and not is_kind(one.name) for one in items)
    return names and (sure == len(items) or (told and sure * 2 >= len(items)))
