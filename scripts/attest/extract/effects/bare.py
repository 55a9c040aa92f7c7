"""Measures with a value and no interval, and the next values of the same measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import KIND, MEASURE, NUMBER, NUMBER_COMMA
from attest.extract.numbers import as_decimal
from attest.extract.statistics import overlaps, value_of

BARE = re.compile(r"(?!\s?(?:%|[-–—]\s?\d|[(\[]?\d|/|years|months|weeks|days|,\d))")
# "HR 2.1 for A and 2.8 for B": the next value of the same measure.
NEXT = re.compile(
    r"\s*(?P<lead>(?:for|in|among|with|against)\s+[^.;:()\[\]\d]{2,70}?)?\s*(?:,\s*(?:and\s+)?|"
    r"\s+and\s+)(?=[-−–]?[\d.])"
)


DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}$)")


def dotted(number: str) -> str:
    return DECIMAL_COMMA.sub(".", number.replace("‐", "-").replace(" ", ""))


def kind_start(text: str, start: int) -> int:
    """Where a measure's name begins with the words for its kind: "fully adjusted hazard ratio"."""
    found = KIND.search(text, max(0, start - 60), start)
    return found.start() if found else start


def bare_measures(
    text: str, commas: bool, named: list[re.Match[str]], taken: list[tuple[int, int]]
) -> Iterator[Effect]:
    """Measures with a value and no interval: "HR 1.36", "r = −.45", and the next values of the same measure."""
    number = NUMBER_COMMA if commas else NUMBER
    value_at = re.compile(
        rf"(?:\s+estimates?|\s+values?)?(?:\s*[(\[][^()\[\]\d]{{1,24}}[)\]])?\s*(?:\(\d+\)\s?)?(?P<sign>=|:|≈|,|"
        rf"of|was|were|is|being)?\s*(?P<estimate>{number.pattern})"
    )
    for found in named:
        value = value_at.match(text, found.end())
        measure = MEASURE.name_of(found)
        if value is None or overlaps(value.span("estimate"), taken) or not BARE.match(text, value.end()):
            continue
        if not _signed(measure, value["sign"], value["estimate"]):
            continue
        if measure == "r" and not _within_one(value["estimate"]):
            continue
        begin = kind_start(text, found.start())
        one = Effect(begin, value.end(), {"estimate": value_of(value, "estimate")}, measure, found.span())
        yield one
        taken.append((one.start, one.end))
        end = value.end()
        while follows := NEXT.match(text, end):
            nxt = number.match(text, follows.end())
            if nxt is None or overlaps(nxt.span(), taken) or not BARE.match(text, nxt.end()):
                break
            if follows["lead"] is None and not re.match(
                r"(?:[^.;()]|\.\d){0,160}respectively|\s+(?:for|in|among)\s", text[nxt.end() :]
            ):
                break
            yield Effect(nxt.start(), nxt.end(), {"estimate": (nxt.group().strip(), *nxt.span())}, measure)
            taken.append(nxt.span())
            end = nxt.end()


def _signed(measure: str, sign: str | None, value: str) -> bool:
    """Whether enough stands between a measure's name and a bare value: some names are words of every day."""
    if measure in ("MD", "η²", "sensitivity", "specificity", "PPV", "NPV", "RD", "efficacy"):
        return sign == "="
    if measure in ("ICC", "κ"):
        return sign is not None or (not value.isdigit() and _within_one(value))
    return sign is not None or measure not in ("r", "β")


def _within_one(number: str) -> bool:
    value = as_decimal(dotted(number))
    return value is not None and abs(value) <= 1
