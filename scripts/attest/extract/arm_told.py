"""Arms told where nothing else names two: treatments with a control, names with their short forms, how often, by units,
and, from `arm_told_pairs`, by what each of two groups got.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import item_of, without_brackets
from attest.extract.arm_names import cleaned, tokens, usable_arm
from attest.extract.arm_patterns import NAME, UNITS
from attest.extract.arm_told_pairs import paired_mentions
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE

# "The treatments evaluated were tea 20 mg, milk 60 mg, and placebo".
TREATMENTS_WERE = Cued(
    r"(?<![\w-])(?:treatments|interventions|regimens|study\s+(?:drugs|arms|groups)|conditions|comparators)(?:\s+(?:evaluated|compared|studied|tested|assessed|given|used))?"
    r"\s+(?:were|included|consisted\s+of|comprised)\s*:?\s+(?=\S)",
    re.I,
)
SPLIT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|versus|vs\.?)\s+", re.I)
LAST = re.compile(r"\b(?:and|or|versus|vs)\b", re.I)
ENDS = re.compile(r"(?<!vs)\.(?=\s|$)")
CONTROL = re.compile(
    r"\b(?:placebo|sham|vehicle|controls?|usual\s+care|standard\s+(?:care|treatment|therapy)|no\s+treatment)\b", re.I
)
# "Compared tea therapy (TT), milk therapy (MT), and warm water (WW)".
COMPARES = Cued(r"\b(?:compar\w+|evaluat\w+|randomi[sz]ed|randomly|assigned|allocated|received|between|versus)\b", re.I)
SHORT = re.compile(
    r"(?P<name>(?:(?<![\w-])(?!(?:and|or|to|with|of|the|compar\w+|between|versus|vs|randomi[sz]ed|received?|either|evaluat\w+|the|an?)\b)[A-Za-z][\w/’'-]*\s+){1,5})"
    r"[(\[](?P<short>[A-Z][A-Za-z0-9+/-]{1,9})(?:[,;]\s*[nN]\s?=\s?(?P<n>\d[\d,]*))?[)\]]"
)
NEXT = re.compile(
    r"\s*,?\s*(?:(?:and|or|versus|vs\.?|with|to|compared\s+with)\s+)?(?:an?\s+|the\s+|to\s+(?:an?\s+|the\s+)?)?", re.I
)
# "Randomised to tea with or without milk", "… to tea with milk or without milk".
WITH_OR_WITHOUT = Cued(
    rf"\b(?:randomi[sz]ed|assigned|allocated)\b[^.;]{{0,80}}?\bto\s+(?:receive\s+|undergo\s+)?(?:either\s+)?(?P<name>{NAME}?)\s+with\s+(?:(?P<added>{NAME}?)\s+)?or\s+without\s+(?P<other>{NAME})",
    re.I,
)
# "The intervention villages … and control villages".
UNITS_OF = re.compile(rf"\b(?P<name>intervention|experimental|control)\s+{UNITS}\b", re.I)
# "To receive tea either weekly or once every 3 weeks".
_OFTEN = (
    r"(?:(?:once|twice|thrice|two\s+times|three\s+times|\d\s+times)(?:\s+(?:daily|weekly|monthly|a\s+(?:day|week|month)|every\s+(?:\w+\s+)?\w+|per\s+\w+))?|"
    r"daily|weekly|monthly|biweekly|fortnightly|every\s+(?:other\s+)?(?:\w+\s+)?(?:days?|weeks?|months?))"
)
OFTENER = Cued(
    rf"\b(?:receive|receiving|to|of|received)\s+(?P<name>(?!receiv|undergo|tak)(?:{NAME}?))(?:\s+(?:administered|given|taken))?\s+(?:either\s+)?(?P<one>{_OFTEN})\s+or\s+(?P<two>{_OFTEN})(?=\s*[.,;(]|\s+(?:for|followed|in|over)\b)",
    re.I,
)


def told_mentions(reading: Reading, told: Sequence[Sentence]) -> list[Mention]:
    """The arms of the first sentence that names two at least in one of these forms."""
    for sentence in told:
        for read in (_treatments, paired_mentions, _oftener, _without):
            found = [replace(one, name=cleaned(one.name)) for one in read(sentence)]
            found = [one for one in found if usable_arm(one.name)]
            if len({tokens(one.name) for one in found}) >= 2:
                return found
        found = _by_short(sentence, reading)
        if len(found) >= 2:
            return found
    return _by_units(told)


def _by_units(told: Sequence[Sentence]) -> list[Mention]:
    """The villages, schools and clinics of a trial that are called those of its groups, wherever it does."""
    found: dict[str, Mention] = {}
    for sentence in told:
        for one in UNITS_OF.finditer(sentence.text):
            place = sentence.start + one.start(), sentence.start + one.end()
            found.setdefault(one["name"].casefold(), Mention(one["name"].casefold(), *place, "assigned-list"))
    return list(found.values()) if "control" in found and len(found) == 2 else []


def _treatments(sentence: Sentence) -> list[Mention]:
    """The items of a list that is told to be the treatments, where one of them is a control."""
    text = sentence.text
    cue = TREATMENTS_WERE.search(text)
    if cue is None:
        return []
    flat = without_brackets(text)
    stop = ENDS.search(flat, cue.end())
    end = stop.start() if stop else len(flat)
    cuts = list(SPLIT.finditer(flat, cue.end(), end))
    if not cuts or not LAST.search(cuts[-1].group()) or not CONTROL.search(flat, cue.end(), end):
        return []
    edges = [cue.end(), *(place for one in cuts for place in one.span()), end]
    items = [item_of(text, flat, edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    named = [one for one in items if one is not None and one.name]
    if len(named) != len(items):
        return []
    names = [one.name for one in named]
    return [
        Mention(
            f"{one.name} {one.dose[0]}" if one.dose and names.count(one.name) > 1 else one.name,
            sentence.start + one.start,
            sentence.start + one.end,
            "assigned-list",
            one.size,
            (one.dose[0], sentence.start + one.dose[1], sentence.start + one.dose[2]) if one.dose else None,
        )
        for one in named
    ]


def _oftener(sentence: Sentence) -> Iterator[Mention]:
    """One treatment given more and less often: each is an arm by how often."""
    if found := OFTENER.search(sentence.text):
        for part in ("one", "two"):
            name = f"{found['name']} {found[part]}"
            yield Mention(name, sentence.start + found.start("name"), sentence.start + found.end(part), "assigned-list")


def _without(sentence: Sentence) -> Iterator[Mention]:
    """One treatment with and without another."""
    if found := WITH_OR_WITHOUT.search(sentence.text):
        for word in ("with", "without"):
            name = f"{found['name']} {word} {found['added'] or found['other']}"
            yield Mention(name, sentence.start + found.start("name"), sentence.start + found.end(), "assigned-list")


def _by_short(sentence: Sentence, reading: Reading) -> list[Mention]:
    """Names with their short forms side by side, where the report sets these against each other or calls groups so."""
    text, at = sentence.text, sentence.start
    cue = COMPARES.search(text)
    found = list(SHORT.finditer(text, cue.end())) if cue else []
    run: list[re.Match[str]] = found[:1]
    for before, after in pairwise(found):
        if not NEXT.fullmatch(text, before.end(), after.start()):
            break
        run.append(after)
    if len(run) < 2:
        return []
    names = "|".join(re.escape(one["short"]) for one in run)
    of_groups = re.compile(
        rf"(?<![\w(-])(?:{names})(?:\s+(?:groups?|arms?|{PEOPLE})\b|\s+(?:versus|vs\.?|than|and|or|(?:was\s+)?compared\s+(?:with|to))\s+(?:the\s+|in\s+)?(?:{names})(?![\w-]))"
    )
    again = [one for one in reading.sentences if one.part == "abstract" and one.start > sentence.start]
    if not any(of_groups.search(one.text) for one in again):
        return []
    return [
        Mention(
            one["short"],
            at + one.start(),
            at + one.end(),
            "assigned-list",
            one["n"].replace(",", "") if one["n"] else None,
        )
        for one in run
    ]
