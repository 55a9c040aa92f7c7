"""Arms in lists whose length is told: "three groups: A, B and C", "two diets, namely (1) A and (2) B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arm_forms import Mention
from attest.extract.arm_item import GAP, item_of, with_doses, without_brackets
from attest.extract.number_led import NumberLed
from attest.extract.numbers import count_of, count_value

_KIND = (
    r"(?:(?:treatment|study|experimental|intervention|exercise|test|feeding|dietary|drug)\s+)?"
    r"(?:(?P<groups>groups|arms)|treatments|conditions|regimens|interventions|diets|strategies|schedules|protocols|sessions|"
    r"beverages|drinks|days|visits|trials|occasions|periods|meals|techniques|methods|programmes|programs|modalities|scenarios|formulations|devices)"
)
COUNTED = NumberLed(
    r"\b(?P<count>two|three|four|five|[2-5])\s+(?:(?!(?:or|to|of|and|in|for)\b)[\w-]+\s+){0,4}?"
    rf"{_KIND}\b(?:\s*[(\[]\s*n\s?=[^()\[\]]{{0,25}}[)\]])?",
    re.I,
)
# Where the list may open behind that.
OPENS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^.;:()\[\]]{0,90}?\s*(?P<open>:)\s*",
        r"\s*(?P<open>[(\[])(?!\s*[nN]\s?=)\s*",
        r"(?P<open>,)\s+(?:(?:namely|including)\s+)?",
        r"\s+(?P<open>of)\s+(?!\d)",
        r"\s+(?:who\s+|that\s+|which\s+)?(?P<open>receiving|received|given|treated\s+with)\s+(?:either\s+)?(?!\d)",
    )
)
# What tells that people got what is listed, where it is not called groups.
GOT = re.compile(
    r"\b(?:random\w*|cross-?over|assigned|allocated|received|receive|underwent|completed|performed|consumed|counterbalanced)\b",
    re.I,
)
PARTED = re.compile(r"\b(?:assigned|allocated|randomi[sz]ed|divided|separated|split)\b", re.I)
VERB = re.compile(r"\b(?:were|was|are|is|had)\b", re.I)
ENUMERATED = re.compile(
    r"(?:(?:\d|[a-eA-E]|i{1,3}|iv|v)[).]\s+|(?:group|arm)\s+(?:[A-Z]|\d|I{1,3}|IV)\s*[:=–,-]\s*)", re.I
)
SPLITS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\s*;\s*(?:and\s+|or\s+)?",
        r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|versus|vs\.?)\s+",
        r"\s*,\s*(?:and\s+|or\s+)?",
        r"\s*,?\s+(?:and|or|versus|vs\.?)\s+",
    )
)
COMMAS = SPLITS[2]
LAST = re.compile(r"\b(?:and|or)\b")
ENDS = re.compile(r"(?<!vs)(?<!\bi\.v)\.(?=\s|$)")
NO_NAME = re.compile(r"(?:|respectively|n\s?=.*|each.*|\d+ ?%?|as follows|namely|including|i\.e\.?)", re.I)


def enumerated_mentions(text: str, at: int) -> Iterator[Mention]:
    """The arms of the first list that has as many items as it is said to have; `at` is where the sentence stands."""
    for cue in COUNTED.finditer(text):
        if not cue["groups"] and not GOT.search(text):
            continue
        for opening in OPENS:
            opens = opening.match(text, cue.end())
            if opens and opens["open"] == "," and not PARTED.search(text, 0, cue.start()):
                continue
            if opens and opens["open"] == "of" and (VERB.search(cue.group()) or count_value(cue["count"]) == "2"):
                continue
            if opens and opens["open"][0] in "rgt" and not cue["groups"]:
                continue
            found = _opened(text, opens, count_of(cue["count"])) if opens else []
            for one in found:
                dose = (one.dose[0], at + one.dose[1], at + one.dose[2]) if one.dose else None
                yield Mention(one.name, at + one.start, at + one.end, "assigned-list", one.size, dose)
            if found:
                return


def _opened(text: str, opens: re.Match[str], count: int) -> list[Mention]:
    """The list behind its opening sign: up to the bracket that closes, or to the end of the sentence."""
    start = opens.end()
    end = _closing(text, start) if opens["open"] in "([" else len(text)
    flat = text[:start] + without_brackets(text[start:end])
    stop = ENDS.search(flat, start)
    return _list(text, flat, start, stop.start() if stop else end, count)


def _closing(text: str, start: int) -> int:
    """Where the bracket closes that stands open at a place."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if depth == 0:
            return place
    return len(text)


def _list(text: str, flat: str, start: int, end: int, count: int) -> list[Mention]:
    """The items of a list, by the first way of splitting it that makes as many as were told, all of them names."""
    for split in SPLITS:
        cuts = [start, *(place for one in split.finditer(flat, start, end) for place in one.span()), end]
        pieces = [(cuts[place], cuts[place + 1]) for place in range(0, len(cuts), 2)]
        pieces = [one for one in pieces if not NO_NAME.fullmatch(flat[slice(*one)].strip(" \x01"))]
        last = flat[pieces[-2][1] : pieces[-1][0]] if len(pieces) > 1 else ""
        if len(pieces) != count or (split is COMMAS and not LAST.search(last)):
            continue
        items = [item_of(text, flat, _after_mark(flat, *piece), piece[1]) for piece in pieces]
        named = [one for one in items if one is not None and one.name]
        if len(named) == count and len({one.name.casefold() for one in with_doses(named)}) == count:
            return with_doses(named)
    return []


def _after_mark(flat: str, start: int, end: int) -> int:
    """Where an item begins behind its number or letter."""
    gap = GAP.match(flat, start, end)
    start = gap.end() if gap else start
    mark = ENUMERATED.match(flat, start, end)
    return mark.end() if mark else start
