"""Harms listed one by one behind what a sentence says of all: "infections in 9: pneumonia (n=4), zoster (n=2)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.harms import Harms, listed_harms
from attest.extract.harm_words import ANY_HARM, TELLS, is_known, is_name, may_be_harm
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_SHARE = r"\d+(?:[.·]\d+)?"
# Where the list begins: behind a colon or bracket, or the words that lead to the single harms.
OPENS = Cued(
    r"(?:[:(\[]|\b(?:including|mainly|mostly|most\s+commonly|most\s+frequently|predominantly|because\s+of|due\s+to|owing\s+to|namely|notably))\s*(?=[A-Za-z])"
)
ITEM = re.compile(
    r"(?:the\s+|an?\s+)?(?P<name>[A-Za-z][A-Za-z/’' -]{2,45}?)(?:"
    rf"\s*[(\[]\s*(?:n\s?=\s?)?(?P<n>\d+)(?:\s+{PEOPLE})?(?:\s*[,;]\s*(?P<pn>{_SHARE})\s?%|\s*[(\[]\s*(?P<pb>{_SHARE})\s?%\s*[)\]])?\s*[)\]]|"
    rf"\s*[(\[]\s*(?P<share>{_SHARE})\s?%\s*[)\]]|"
    rf",?\s+in\s+(?P<in>{COUNT})(?:\s+(?:{PEOPLE}))?(?:\s*[(\[]\s*(?P<pi>{_SHARE})\s?%\s*[)\]])?|"
    rf",?\s+(?P<bare>\d+)\s*[(\[]\s*(?P<pbare>{_SHARE})\s?%\s*[)\]])",
    re.I,
)
MARK = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?=[A-Za-z])")
# Causes of death, and who the people were, are no harms of the treatment.
NO_LIST = re.compile(
    r"\b(?:died|deaths?|mortality|diagnos\w+|comorbid\w*|histor\w+|caused\s+by|underlying|indications?)\b", re.I
)
STOPPED = re.compile(r"\b(?:discontinu\w+|withdr[ae]w\w*|stopped|suspended|interrupted)\b", re.I)


class Detail(NamedTuple):
    """One harm of a list with its figures and place."""

    name: str
    parts: dict[str, str]
    start: int
    end: int


def harm_details(context: Context, harms: Harms) -> Iterator[tuple[tuple[int, int], list[Found]]]:
    """The harms of a list, where the sentence or the ones before speak of harms, or the list details one."""
    text = context.text
    if not ("(" in text or "[" in text) or listed_harms(text):
        return
    harmful = harms.on or harms.near or TELLS.search(text) is not None
    for opened in OPENS.finditer(text):
        before = text[: opened.start()]
        items = _items(text, opened.end())
        if len(items) < 2 or NO_LIST.search(before):
            continue
        parent = ANY_HARM.search(before) is not None or STOPPED.search(before) is not None
        known = [is_known(one.name) for one in items]
        told = harmful or (parent and harms.compares and not any(harms.is_studied(one.name) for one in items))
        if not told or sum(known) * 2 < len(items) or not all(may_be_harm(one.name) for one in items):
            continue
        arms = {group.name for group in groups_in(text, context.arms) if group.name in context.arms.names}
        if len(arms) > 1 or any(a < items[-1].end and items[0].start < b for a, b in context.taken):
            continue
        for one in items:
            row = row_of(event=one.name, arm=next(iter(arms), None))
            yield (one.start, one.end), list(emit(context, row, one.parts, (one.start, one.end), "harm-detail"))
        return


def _items(text: str, at: int) -> list[Detail]:
    out: list[Detail] = []
    while found := ITEM.match(text, at):
        name = " ".join(found["name"].split())
        if not is_name(name):
            return []
        count = found["n"] or found["in"] or found["bare"]
        share = found["pn"] or found["pb"] or found["share"] or found["pi"] or found["pbare"]
        parts = {"events": count_value(count)} if count else {}
        out.append(Detail(name, parts | ({"percent": share} if share else {}), found.start("name"), found.end()))
        mark = MARK.match(text, found.end())
        if mark is None:
            break
        at = mark.end()
    return out
