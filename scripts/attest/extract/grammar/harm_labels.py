"""Harms behind a label: "Adverse events: nausea 12%, rash 8%", "AEs (zinc/placebo): nausea 45%/33%, rash 21%/15%"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.groups import group_behind
from attest.extract.harm_words import HALF, KIND, KNOWN, QUALIFIED, is_kind, is_name, may_be_harm
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_SHARE = r"\d+(?:[.·]\d+)?"
# The label, whose the figures are where it says so, and the mark behind which the harms stand.
LABEL = Cued(
    rf"(?:^|(?<=[.;]\s))(?:The\s+)?(?:(?:most\s+)?(?:common|frequent)\s+)?(?P<head>(?:{QUALIFIED}){{0,3}}(?:{KIND}|{KNOWN}))"
    r"(?:\s+(?:with|on|for|in|after)\s+(?:the\s+)?(?P<with>[^.;:()\d]{2,40}?))?(?:\s*[(\[](?P<order>[^()\[\]\d%]{3,60})[)\]])?"
    r"(?:\s*:\s*|\s+(?:were|was)\s+(?:\w+\s+)?[(\[]\s*)",
    re.I,
)
_VALUE = rf"(?:{_SHARE}\s?%|\d+\s*[(\[]\s*{_SHARE}\s?%\s*[)\]]|{_SHARE}(?=\s*(?:/|vs\.?|versus)))"
_BETWEEN = r"(?:\s*/\s*|\s+(?:vs\.?|versus|v\.?)\s+)"
ITEM = re.compile(
    rf"(?P<name>[A-Za-z][\w/’'-]*(?:\s+(?!in\b)[A-Za-z][\w/’'-]*){{0,5}}?)(?:\s*[(\[][A-Za-z/,\s-]{{2,25}}[)\]])?(?:,?\s+in|\s*=)?\s+"
    rf"(?P<values>{_VALUE}(?:{_BETWEEN}{_VALUE}){{0,3}})(?=\s*(?:[,;.)\]]|$)|\s+(?:and|of)\s)",
    re.I,
)
NEXT = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", re.I)
VALUE = re.compile(rf"(?P<n>\d+)\s*[(\[]\s*(?P<of>{_SHARE})\s?%|(?P<share>{_SHARE})")
ORDER = re.compile(r"\s*(?:/|,|\bvs\b\.?|\bversus\b|\band\b)\s*", re.I)
# "Serious infections: 4 patients (12.9%)".
ALONE = re.compile(
    rf"(?P<n>{COUNT})(?:\s+(?:of\s+(?:the\s+)?(?P<total>\d+)\s+)?{PEOPLE})?\s*[(\[]\s*(?P<p>{_SHARE})\s?%\s*[)\]](?:\s+{PEOPLE})?(?P<rest>\s+(?:in|on|with|of)\s[^.;,()\d]{{2,40}})?(?=\s*[.;]|\s*$)",
    re.I,
)


class Labelled(NamedTuple):
    """A harm with the figures behind it and its place."""

    name: str
    values: list[dict[str, str]]
    start: int
    end: int


def labelled_harms(context: Context) -> Iterator[tuple[tuple[int, int], list[Found]]]:
    """The harms of such a list, each place with its facts; those of a label that is itself a harm are outcomes yet."""
    text = context.text
    if "%" not in text or not (":" in text or "(" in text):
        return
    for found in LABEL.finditer(text):
        head = " ".join(found["head"].split())
        kind = is_kind(head)
        alone = ALONE.match(text, found.end())
        items = [] if alone else _items(text, found.end(), "" if kind else head)
        arms: tuple[str | None, ...] = (_whose(context, found),)
        if alone is not None:
            parts = {"events": count_value(alone["n"]), "percent": alone["p"]}
            parts |= {"total": alone["total"]} if alone["total"] else {}
            items = [Labelled(head, [parts], found.start("head"), alone.end())]
            if alone["rest"]:
                group = group_behind(text, alone.start("rest"), context.arms)
                arms = (group.name if group else None,)
        elif items and len(items[0].values) > 1:
            arms = _order(found["order"], context.arms)
        if not items or any(len(one.values) != len(arms) for one in items):
            continue
        if any(start < items[-1].end and items[0].start < end for start, end in context.taken):
            continue
        for one in items:
            facts: list[Found] = []
            for arm, parts in zip(arms, one.values, strict=True):
                row = row_of(event=one.name, arm=arm) if kind else row_of(outcome=one.name, arm=arm)
                facts += emit(context, row, parts, (one.start, one.end), "harm-labelled")
            yield (one.start, one.end), facts


def _whose(context: Context, label: re.Match[str]) -> str | None:
    words = label["with"] or (label["order"] or "")
    return context.arms.known(words) or context.arms.in_words(words) if words else None


def _order(words: str | None, arms: Arms) -> tuple[str | None, ...]:
    """The groups that a label names in the order of the figures."""
    named = [arms.known(one) or arms.in_words(one) or one.strip() for one in ORDER.split(words)] if words else []
    return tuple(named) if len(set(named)) == len(named) else ()


def _items(text: str, at: int, head: str) -> list[Labelled]:
    out: list[Labelled] = []
    while found := ITEM.match(text, at):
        name = " ".join(found["name"].split())
        if head and HALF.fullmatch(name):
            name = f"{name} {head.split()[-1].casefold()}"  # "infections: bacterial 38%"
        if not is_name(name) or not may_be_harm(name):
            return []
        values = [_figures(one) for one in VALUE.finditer(found["values"])]
        out.append(Labelled(name, values, found.start(), found.end()))
        step = NEXT.match(text, found.end())
        if step is None:
            break
        at = step.end()
    return out if len(out) > 1 else []


def _figures(found: re.Match[str]) -> dict[str, str]:
    return {"events": found["n"], "percent": found["of"]} if found["n"] else {"percent": found["share"]}
