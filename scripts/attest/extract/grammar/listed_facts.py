"""Facts of lists that a sentence spells out: adverse events by name, episodes by arm, counts as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Found, row_of
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.crossed_shares import crossed_shares
from attest.extract.grammar.episodes import episodes
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.harms import is_harm, listed_harms
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.spelled_out import spelled_out


def listed_facts(context: Context, sheet: Sheet) -> Iterator[Found]:
    """Adverse events that the sentence lists by name, of the one arm that it names before them."""
    listed = listed_harms(context.text)
    named = {arm for arm in context.arms.names if listed and arm.casefold() in context.text.casefold()}
    arm = named.pop() if len(named) == 1 else None
    arm = arm if arm and listed and _said(arm, context.text[: listed[0].start]) else None
    for one in listed:
        row = row_of(event=one.name, arm=arm)
        if not sheet.clashes("adverse_event", row, one.parts):
            yield from emit(context, row, one.parts, (one.start, one.end), "grammar-listed-harm")


def spelled_facts(context: Context) -> Iterator[tuple[tuple[int, int], list[Found]]]:
    """The figures of a sentence that spells them out with their groups or times, each place with its facts."""
    for one in spelled_out(context.text, context.arms):
        if any(start < one.end and one.start < end for start, end in context.taken):
            continue
        row = (
            row_of(event=one.name, arm=one.arm)
            if one.harm
            else row_of(outcome=one.name, arm=one.arm, time_point=one.time)
        )
        yield (
            (one.start, one.end),
            list(emit(context, row, one.parts, (one.start, one.end), "spelled-harm" if one.harm else "spelled-out")),
        )


def _said(arm: str, text: str) -> bool:
    """Whether a text says that something was with, in or on an arm."""
    before = r"\b(?:in|with|on|for|among|of|receiving|given|taking)\s+(?:the\s+)?"
    return re.search(rf"{before}{re.escape(arm)}(?!\w)", text, re.I) is not None


def episode_facts(context: Context, sheet: Sheet) -> Iterator[Found]:
    """Episodes counted by arm, where their cells are free."""
    for one in episodes(context.text, context.arms):
        harm = sheet.harms.on or is_harm(one.name) or "toxic" in one.name.casefold()
        row = row_of(event=one.name, arm=one.arm) if harm else row_of(outcome=one.name, arm=one.arm)
        if not sheet.clashes("adverse_event" if harm else "result", row, one.parts):
            yield from emit(context, row, one.parts, (one.start, one.end), "grammar-episodes")


def crossed_facts(context: Context, frame: Frame, sheet: Sheet, left: list[Atom]) -> Iterator[Found]:
    """The counts and shares of a sentence that is a table: outcomes by groups or times."""
    for atom, outcome, arm, time in crossed_shares(frame, left, context.arms):
        words = without_time(outcome.words)
        parts = {role: value[0] for role, value in atom.parts.items()}
        harm = is_harm(words) or sheet.harms.on
        row = row_of(event=words, arm=arm) if harm else row_of(outcome=words, arm=arm, time_point=time)
        if free(context, atom) and not sheet.clashes("adverse_event" if harm else "result", row, parts):
            yield from emit(context, row, parts, (min(outcome.start, atom.start), atom.end), f"crossed-{atom.kind}")


def free(context: Context, one: Atom) -> bool:
    """Whether nobody has read a figure as a fact about the people; its total may be the size of the study."""
    start, end = one.parts["events"][1:] if {"events", "total"} <= set(one.parts) else (one.start, one.end)
    return not any(start < until and begin < end for begin, until in context.taken)
