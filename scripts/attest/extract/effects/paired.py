"""Effects that "respectively" pairs with the outcomes, groups or times of a list beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import lead_of
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import anchor_of, closed_at, of_own
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.told_order import CONTROL
from attest.extract.phrases import items_at

RESPECTIVELY = re.compile(r"(?:[^.;]|\.(?=\d)|;(?=\s*respectively)){0,160}?\brespectively\b", re.I)
LIST_BEHIND = re.compile(
    r"[\])]?\s*,?\s*(?:for|in|among|with|"
    r"of)\s+(?:the\s+)?(?P<list>[^.;:()]{3,160}?)\s*,?\s*(?:[(\[][^()\[\]]*[)\]]\s*)?respectively"
)
LIST_BEFORE = re.compile(
    r"\b(?:for|in|among|with)\s+(?:the\s+)?(?P<list>(?:(?!\b(?:for|among|with|was|were|had)\s)[^.;:]){3,160}?)\s+(?:was|were|had|showed|have|are)\b"
)
# "At weeks 4 and 8", "after 3, 6 and 12 months".
TIMES = re.compile(
    r"\b(?P<lead>at|after|by|in)\s+(?P<unit>weeks|months|years|days|hours)?\s*(?P<list>\d+(?:\s*,\s*\d+)*,?\s*(?:and|or|to)\s+\d+)(?(unit)|\s+(?P<behind>weeks|"
    r"months|years|days|hours))",
    re.I,
)
PARTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def respective(frame: Frame, context: Context, made: list[Effect]) -> dict[int, Lead]:
    """The effects of lists that "respectively" pairs with outcomes, groups or times, by their places."""
    if len(made) < 2 or RESPECTIVELY.search(frame.text, made[0].end) is None:
        return {}
    runs = [
        [one for one in made if frame.outer[one.at] == bracket]
        for bracket in dict.fromkeys(frame.outer[one.at] for one in made)
    ]
    return {place: lead for run in runs for place, lead in _paired(frame, context, run).items()}


def _paired(frame: Frame, context: Context, run: list[Effect]) -> dict[int, Lead]:
    if RESPECTIVELY.match(frame.text, run[-1].end) is None:
        return {}
    heads = [at for at, one in enumerate(run) if one.head is not None]
    one_each = len(heads) == len(run) and len({one.measure for one in run}) == 1
    run = run[heads[-1] :] if heads and not one_each else run
    if len(run) < 2:
        return {}
    named = of_own(context, run[0])
    lead = lead_of(frame, anchor_of(frame, run[0]), context)
    behind = LIST_BEHIND.match(frame.text, closed_at(frame, run[-1])) or LIST_BEHIND.match(frame.text, run[-1].end)
    start = frame.clause(anchor_of(frame, run[0]))[0]
    before = list(LIST_BEFORE.finditer(frame.bare, start, run[0].at))
    for found in (behind, *reversed(before)):
        items = PARTED.split(found["list"]) if found else []
        if len(items) != len(run):
            continue
        outcomes = [outcome_of(words, context) for words in items]
        base = named or lead
        told = base is not None and all(words in base.outcome for words in items)
        if all(outcomes) and (base is None or told or (found is behind and frame.outer[run[0].at] < 0)):
            arm = base.arm if base else None
            return {one.at: Lead(name, arm, one.start) for one, name in zip(run, outcomes, strict=True) if name}
        arms = [exposure_of(words, context) or words.strip() for words in items]
        if base is not None:
            return {one.at: replace(base, arm=arm) for one, arm in zip(run, arms, strict=True)}
    whose = PARTED.split(lead.arm) if lead is not None and lead.arm else []
    if lead is not None and len(whose) == len(run):
        return {one.at: replace(lead, arm=arm, at=one.start) for one, arm in zip(run, whose, strict=True)}
    times = TIMES.search(frame.bare, start, run[0].at)
    if times and lead is not None and len(numbers := re.findall(r"\d+", times["list"])) == len(run):
        unit = times["unit"] or times["behind"]
        return {
            one.at: replace(lead, time=f"{times['lead']} {unit} {at}") for one, at in zip(run, numbers, strict=True)
        }
    listed, _ = items_at(frame.bare[: run[0].start], lead.at) if lead is not None else ([], 0)
    names = [outcome_of(one.words, context) for one in listed]
    if lead is None or len(names) != len(run) or not all(names):
        return {}
    return {one.at: replace(lead, outcome=name) for one, name in zip(run, names, strict=True) if name}


def against_control(frame: Frame, context: Context, made: list[Effect]) -> dict[int, str]:
    """The comparisons of effects in one bracket, where they are as many as the arms besides the one control.

    "… in 48%, 60% and 27% (odds ratio vs placebo 2.5 (…) and 3.9 (…), respectively)".
    """
    controls = [name for name in context.arms.names if CONTROL.search(name)] if len(made) > 1 else []
    others = [name for name in context.arms.names if name not in controls]
    bracket = frame.outer[made[0].at] if made else -1
    run = [one for one in made if frame.outer[one.at] == bracket]
    if (
        len(controls) != 1
        or bracket < 0
        or len(run) != len(others)
        or len(run) < 2
        or len({one.measure for one in run}) > 1
        or RESPECTIVELY.match(frame.text, run[-1].end) is None
    ):
        return {}
    return {one.at: f"{name} vs {controls[0]}" for one, name in zip(run, others, strict=True)}
