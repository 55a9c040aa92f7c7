"""Harms that are a part of what was counted of two groups: "in 35 and 40 people, including 2 deaths and 1 death"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.sheet import Sheet
from attest.extract.harm_words import is_kind, is_known
from attest.extract.numbers import COUNT, count_value

_WORD = r"(?!(?:and|or|in|on|with|of|to|were|was|patients|which)\b)[A-Za-z][\w-]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
# "…, including 2 deaths and 1 death, respectively", "… including two and one deaths, respectively".
OF_BOTH = Cued(
    rf"\b(?:including|of\s+(?:which|whom)|with)\s+(?P<one>{COUNT})\s+(?:(?P<name>{_NAME})\s+)?(?:and|versus|vs\.?)\s+(?P<two>{COUNT}|no)\s+(?P<again>{_NAME}),?\s+respectively\b",
    re.I,
)
# "in the tea group (13 events, including 8 deaths) than in the control group (8 events, with no deaths)".
OF_ONE = Cued(
    rf"[(\[](?:[^()\[\]]|[(\[][^()\[\]]{{0,20}}[)\]]){{0,60}}?\b(?:including|with|of\s+which)\s+(?P<n>{COUNT}|no|none)\s+(?:(?:were|was)\s+)?(?P<name>{_NAME})\s*[)\]]",
    re.I,
)
# "Nine serious adverse events were seen, among them six thromboembolic events".
AMONG = Cued(
    rf"\b(?:adverse\s+(?:events|reactions|effects)|side\s+effects|complications|S?AEs)\b[^;:()]{{0,90}}?,?\s+(?:among\s+(?:them|these|which)|including|of\s+which)\s+(?P<n>{COUNT})\s+(?:(?:were|was)\s+)?(?:cases?\s+of\s+)?(?P<name>{_NAME})(?=\s*(?:[.;,(]|$))",
    re.I,
)
EVENTS = re.compile(
    r"[A-Za-z-]*(?:embol|thromb|infect|cardi|vascul|h(?:a)?emorrhag|bleed)[\w-]*\s+(?:events?|episodes?|complications?)",
    re.I,
)
DEATHS = re.compile(r"(?:[\w-]+\s+)*(?:deaths?|fatalities)", re.I)


def harms_included(context: Context, sheet: Sheet) -> Iterator[Found]:
    """The counts of such harms for the group whose figure they are a part of."""
    text = context.text
    for name, arm, count, start, end in (*_of_both(context), *_of_one(context), *_among(text)):
        if not (is_known(name) or DEATHS.fullmatch(name) or EVENTS.fullmatch(name)) or is_kind(name):
            continue
        row = row_of(event=name, arm=arm)
        value = "0" if count.casefold() in ("no", "none") else count_value(count)
        if not sheet.clashes("adverse_event", row, {"events": value}):
            yield from emit(context, row, {"events": value}, (start, end), "harm-included")


def _of_both(context: Context) -> Iterator[tuple[str, str | None, str, int, int]]:
    for found in OF_BOTH.finditer(context.text):
        told = [one.name for one in groups_in(context.text[: found.start()], context.arms)]
        if len(told) != 2 or any(name not in context.arms.names for name in told):
            continue
        name = _plural(found["again"])
        if found["name"] and _plural(found["name"]) != name:
            continue
        name = found["name"] or found["again"]
        for arm, part in zip(told, ("one", "two"), strict=True):
            yield name, arm, found[part], *found.span()


def _plural(name: str) -> str:
    return f"{name.casefold().removesuffix('s')}s"


def _of_one(context: Context) -> Iterator[tuple[str, str | None, str, int, int]]:
    brackets = list(OF_ONE.finditer(context.text))
    begin = 0
    for found in brackets if len(brackets) > 1 else ():
        told = [one.name for one in groups_in(context.text[begin : found.start()], context.arms)]
        begin = found.end()
        if len(told) == 1 and told[0] in context.arms.names:
            yield found["name"], told[0], found["n"], *found.span()


def _among(text: str) -> Iterator[tuple[str, str | None, str, int, int]]:
    for found in AMONG.finditer(text):
        if EVENTS.fullmatch(found["name"]):
            yield found["name"], None, found["n"], found.start("n"), found.end("name")
