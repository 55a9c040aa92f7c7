"""Facts of lists that a sentence spells out: adverse events by name, episodes by arm, counts as a table."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.amounts_of_change import amounts_of_change
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.counted_sides import counted_sides
from attest.extract.grammar.crossed_shares import crossed_shares
from attest.extract.grammar.episodes import episodes
from attest.extract.grammar.halved_names import halved_names
from attest.extract.grammar.harm_details import harm_details
from attest.extract.grammar.harm_labels import labelled_harms
from attest.extract.grammar.harms import Harms, is_harm, listed_harms
from attest.extract.grammar.people_listed import people_listed
from attest.extract.grammar.percent_changes import percent_changes
from attest.extract.grammar.relative_changes import relative_changes
from attest.extract.grammar.respective_objects import respective_objects
from attest.extract.grammar.series import MOST_ATOMS
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.spelled_out import spelled_out
from attest.extract.grammar.tallies import tallies
from attest.extract.grammar.times import without_times
from attest.extract.grammar.told_of_both import told_of_both
from attest.extract.grammar.told_of_whole import told_of_whole
from attest.extract.phrase_times import opening_time, time_in


def listed_facts(context: Context, sheet: Sheet) -> Iterator[Found]:
    """Adverse events that the sentence lists by name, of the one arm that it names before them."""
    listed = listed_harms(context.text)
    before = context.text[: listed[0].start] if listed else ""
    named = {arm for arm in context.arms.names if arm.casefold() in before.casefold()}
    arm = named.pop() if len(named) == 1 else None
    arm = arm if arm and _said(arm, before) else None
    for one in (one for one in listed if one.parts):
        row = row_of(event=one.name, arm=arm)
        if not sheet.clashes("adverse_event", row, one.parts):
            yield from emit(context, row, one.parts, (one.start, one.end), "grammar-listed-harm")


def spelled_facts(context: Context, harms: Harms) -> Iterator[tuple[tuple[int, int], list[Found]]]:
    """The figures of a sentence that spells them out with their groups or times, each place with its facts."""
    labelled = list(labelled_harms(context))
    yield from labelled
    context = context.taking(place for place, _ in labelled)
    for one in spelled_out(context.text, context.arms):
        if any(start < one.end and one.start < end for start, end in context.taken):
            continue
        row = (
            row_of(event=one.name, arm=one.arm)
            if one.harm and (harms.holds(one.name) or not is_harm(one.name))
            else row_of(outcome=one.name, arm=one.arm, time_point=one.time)
        )
        yield (
            (one.start, one.end),
            list(emit(context, row, one.parts, (one.start, one.end), "spelled-harm" if one.harm else "spelled-out")),
        )
    for place, facts in _episodes(context, harms):
        yield place, facts
        context = context.taking((place,))
    text, arms = context.text, context.arms
    for item in (
        told_of_whole(text, arms) or told_of_both(text, arms) or counted_sides(text, arms) or people_listed(text, arms)
    ):
        if any(start < item.end and item.start < end for start, end in context.taken):
            continue
        name = without_time(item.name)
        harm = harms.holds(name) and "p" not in item.parts
        row = row_of(event=name, arm=item.arm) if harm else row_of(outcome=name, arm=item.arm, time_point=item.time)
        yield (item.start, item.end), list(emit(context, row, item.parts, (item.start, item.end), "people-listed"))
    for several in halved_names(context.text):
        place = (several[0].start, several[0].end)
        if any(start < place[1] and place[0] < end for start, end in context.taken):
            continue
        arm = context.arms.in_words(context.text[: place[0]]) if len(context.arms.names) > 1 else None
        time = opening_time(context.text) or time_in(context.text[place[1] : place[1] + 60])
        rows = [(row_of(outcome=half.name, arm=arm, time_point=time), half.parts) for half in several]
        yield place, [fact for row, parts in rows for fact in emit(context, row, parts, place, "halved-names")]
    changes = [*percent_changes(context), *relative_changes(context), *amounts_of_change(context)]
    for change in changes:
        place = (change.start, change.end)
        if not any(start < change.end and change.start < end for start, end in context.taken):
            figures = (
                {change.role: change.value}
                | ({"unit": change.unit} if change.unit else {})
                | ({"p": change.p} if change.p else {})
            )
            yield (
                place,
                list(
                    emit(
                        context,
                        change.row,
                        figures,
                        (min(change.outcome_at, change.start), change.end),
                        "percent-change",
                    )
                ),
            )
    for atom, row, place in _crossed(context, harms):
        if any(one.start <= atom.start < one.end for one in changes):
            continue
        parts = {role: value[0] for role, value in atom.parts.items()}
        yield (atom.start, atom.end), list(emit(context, row, parts, place, f"crossed-{atom.kind}"))
    yield from harm_details(context, harms)


# As many figures as a table has at least, or a word that pairs two with their names.
TABLE = re.compile(r"(?:%[^%]*){3}%|\brespectively\b|(?:\d+\s?/\s?\d+[^/]*){4}|\b(?:was|were)\b[^%]*%[^%]*%")


def _is_table(text: str) -> bool:
    return ("%" in text or "/" in text or "respectively" in text) and TABLE.search(text) is not None


def _crossed(context: Context, harms: Harms) -> Iterator[tuple[Atom, Row, tuple[int, int]]]:
    """The cells of a sentence that is a table: outcomes by groups or times."""
    frame, found, _ = context.read if _is_table(context.text) else (None, [], [])
    if frame is None or len(found) > MOST_ATOMS:
        return
    figures = tallies(context.text, found)
    cells = respective_objects(frame, figures, context.arms) or crossed_shares(frame, figures, context.arms)
    for atom, outcome, arm, time in cells:
        if free(context, atom):
            words = without_times(without_time(outcome.words))
            time = time or opening_time(context.text) or time_in(context.text[: atom.start])
            row = (
                row_of(event=words, arm=arm) if harms.holds(words) else row_of(outcome=words, arm=arm, time_point=time)
            )
            yield atom, row, (min(outcome.start, atom.start), atom.end)


def _episodes(context: Context, harms: Harms) -> Iterator[tuple[tuple[int, int], list[Found]]]:
    """Episodes counted by arm."""
    for one in episodes(context.text, context.arms):
        place = (one.start, one.end)
        harm = harms.holds(one.name) or "toxic" in one.name.casefold()
        time = opening_time(context.text)
        row = row_of(event=one.name, arm=one.arm) if harm else row_of(outcome=one.name, arm=one.arm, time_point=time)
        if not any(start < one.end and one.start < end for start, end in context.taken):
            yield place, list(emit(context, row, one.parts, place, "grammar-episodes"))


def _said(arm: str, text: str) -> bool:
    """Whether a text says that something was with, in or on an arm."""
    before = r"\b(?:in|with|on|for|among|of|receiving|given|taking)\s+(?:the\s+)?"
    return re.search(rf"{before}{re.escape(arm)}(?!\w)", text, re.I) is not None


def free(context: Context, one: Atom) -> bool:
    """Whether nobody has read a figure as a fact about the people; its total may be the size of the study."""
    start, end = one.parts["events"][1:] if {"events", "total"} <= set(one.parts) else (one.start, one.end)
    return not any(start < until and begin < end for begin, until in context.taken)
