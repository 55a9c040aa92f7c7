"""Facts of the grammar: the values that no other rule has read, as rows of results and adverse events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Found
from attest.extract.grammar.atom import AVERAGED, Atom
from attest.extract.grammar.averages_left import averages_left
from attest.extract.grammar.beside import Place
from attest.extract.grammar.carried_arm import carry_arm
from attest.extract.grammar.elliptic import goes_on_with, told_of
from attest.extract.grammar.fact_rows import (
    LABELS,
    already_read,
    arm_of,
    as_before,
    at_same_times,
    free_row,
    is_own_word,
    labels_of,
    of_pressure,
    row_beside,
    row_read,
    time_at_bracket,
    time_behind,
    time_of_subject,
    told_by_group,
    words_of,
)
from attest.extract.grammar.frames import Frame, predicate_behind
from attest.extract.grammar.further_groups import further_group
from attest.extract.grammar.groups import group_behind
from attest.extract.grammar.harm_lists import harm_list_facts
from attest.extract.grammar.harm_sides import harms_of_each
from attest.extract.grammar.joining import joined_values
from attest.extract.grammar.listed_facts import free, listed_facts
from attest.extract.grammar.listed_outcomes import crossed, of_two, outcomes_listed
from attest.extract.grammar.listed_subject import named_elsewhere
from attest.extract.grammar.named import Named, plain
from attest.extract.grammar.naming import naming
from attest.extract.grammar.naming_words import ADJUSTED
from attest.extract.grammar.next_time import at_next_time
from attest.extract.grammar.opening import counted_of_whole
from attest.extract.grammar.places import places_of
from attest.extract.grammar.series import MOST_ATOMS, VERSUS, Series
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.significance import Tests, Told, p_value_facts
from attest.extract.grammar.tallied import tallied
from attest.extract.grammar.tallies import HAS_NUMBER
from attest.extract.grammar.telling import roles_of, tells_result
from attest.extract.grammar.time_taken import time_taken
from attest.extract.grammar.times import without_times
from attest.extract.grammar.told_order import as_others_told, respectively_as_told
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import Phrase

# Sentences that tell of others, of the field, or of what was planned.
NOT_RESULTS = Cued(
    r"\b(?:previous(?:ly)?\s+(?:stud|report|trial|work)|other\s+(?:studies|authors)|"
    r"it\s+is\s+estimated|worldwide|in\s+the\s+united\s+states,|(?:each|every)\s+year|according\s+to\s+the\s+(?:WHO|guideline)|"
    r"has\s+been\s+(?:shown|reported|estimated)|have\s+(?:been\s+)?(?:shown|reported)|will\s+be|"
    r"sample\s+size|power\s+of|p\s*[-]?\s*values?\s+(?:of\s+)?"
    r"(?:less|below)|(?:considered|regarded)\s+(?:as\s+)?(?:statistically\s+)?significant|"
    r"inclusion\s+criteria|eligib\w+|risks?\s+of\s+bias|(?:certainty|quality)\s+of\s+(?:the\s+)?evidence|were\s+defined\s+as|was\s+defined\s+as)\b",
    re.I,
)
# Function words of the languages whose sentences the grammar reads: English, and Spanish statistics and names.
READ = re.compile(
    r"\b(?:the|of|and|was|were|had|with|than|for|compared|versus|vs|from|to|at|by|after|following|each|improved|decreased|increased|"
    r"showed|developed|reported|presented|experienced|underwent|died|relapsed|required|needed|achieved|nearly|about|only|el|los|las|del|por|que)\b",
    re.I,
)
LABEL_BEHIND = re.compile(
    r"\s+(?!(?:vs|versus|and|of|in|for|to|versus|compared|with|at|on|per|log|both|all|"
    r"respectively|each|overall|placebo|p)\b)[A-Za-z]{3,}"
)
PRESSURE = re.compile(r"\b(?:blood\s+pressures?|BPs?|SBP\s?(?:/|and)\s?DBP)\b", re.I)


def grammar_facts(
    context: Context,
    sheet: Sheet,
    settled: Callable[[Found], Found | None] = lambda fact: fact,
    tests: Tests = MappingProxyType({}),
) -> Iterator[Found]:
    """The facts of one sentence that are not on the sheet and stand, as `settled`; each is noted there."""
    for fact in _facts(context, sheet, tests):
        one = settled(fact)
        sheet.fill(fact)
        if one is not None:
            sheet.note(one)
            yield one


def _facts(context: Context, sheet: Sheet, tests: Tests) -> Iterator[Found]:
    text = context.text
    sheet.harms.see(text)
    carried, sheet.outcome = sheet.outcome, told_of(context.directions)
    if NOT_RESULTS.search(text) or not READ.search(text):
        return
    yield from listed_facts(context, sheet)
    yield from harm_list_facts(context, sheet)
    yield from harms_of_each(context, sheet)
    frame, found, series = context.read
    if len(found) > MOST_ATOMS or not (found or HAS_NUMBER.search(text)):
        return
    carry_arm(context, sheet)
    rows: list[Told] = []
    yield from _tallied(context, frame, sheet, found, rows)
    measure = ""
    last: Named | None = None
    joined = joined_values(frame, found, context.arms)
    for each in joined:
        last = Named(each.outcome) if each.outcome else last or naming(context, frame, each.series.atoms[0])
        if last is not None and tells_result(text, last, each.series, context.arms):
            yield from _series_facts(context, frame, sheet, each.series, last, "", rows, places=each.places)
    told = {atom.start for each in joined for atom in each.series.atoms}
    for one in series:
        if one.atoms[0].start in told:
            continue
        again = at_next_time(frame, rows, one) if last is not None else None
        if again is not None and last is not None and free(context, one.atoms[0]):
            last = replace(last, time=again[0].time)
            yield from _series_facts(context, frame, sheet, one, last, "", rows, places=again)
            continue
        if free(context, one.atoms[0]) and (took := time_taken(frame, one)):
            yield from _series_facts(context, frame, sheet, took[1], took[0], "", rows, places=took[2])
            continue
        named = None
        if free(context, one.atoms[0]):
            named = goes_on_with(frame, one.atoms[0], last, carried, context.arms) or _named(
                context, frame, one, last, rows
            )
        if (
            named is None
            and free(context, one.atoms[0])
            and (further := further_group(context, frame, sheet, found, one, rows))
        ):
            if tells_result(text, further[0], one, context.arms):
                yield from _series_facts(context, frame, sheet, one, further[0], "", rows, places=further[1])
            continue
        if named is None or not tells_result(text, named, one, context.arms) or of_two(text, named.outcome.words, one):
            continue
        last = named
        if one.atoms[0].kind in AVERAGED:
            sheet.outcome = without_times(without_time(named.outcome.words))
        if one.atoms[0].kind == "interval":
            measure = one.atoms[0].measure or measure
        one = replace(one, atoms=counted_of_whole(text, one.atoms))
        then = [Place(named.arm, named.time)] if named.again and named.time and one.link == "alone" else None
        yield from _series_facts(context, frame, sheet, one, named, measure, rows, places=then)
    yield from averages_left(context, sheet, found, rows)
    yield from p_value_facts(context, frame, sheet, found, rows, tests)


def _tallied(context: Context, frame: Frame, sheet: Sheet, found: list[Atom], rows: list[Told]) -> Iterator[Found]:
    """The counts and shares that nothing has read so far."""
    for one, named, places, sure in tallied(context, frame, sheet, found):
        own: list[Told] = []
        yield from _series_facts(context, frame, sheet, one, named, "", own, "own-tally" if sure else "tally", places)
        rows += [told for told in own if "arm" in dict(told[1])]


def _named(context: Context, frame: Frame, one: Series, last: Named | None, rows: list[Told]) -> Named | None:
    """What a series is of; a second group's value, or an adjusted estimate, goes on with the outcome before."""
    text, first = context.text, one.atoms[0]
    named = naming(context, frame, first)
    if named is None and last is None and one.link == "versus" and first.kind in ("share", "count"):
        behind = predicate_behind(frame, one.atoms[-1].end)
        named = Named(behind) if behind is not None else None
    if named is None and one.link == "listed" and (items := outcomes_listed(frame, one)):
        named = Named(Phrase(*items[0]))
    named = named or plain(named_elsewhere(frame, one, context.arms))
    simple = first.kind == "share" or (first.kind == "value" and one.link == "alone")
    if (
        simple
        and one.link != "versus"
        and frame.outer[first.start] >= 0
        and LABEL_BEHIND.match(text, first.end)
        and group_behind(text, first.end, context.arms) is None
    ):
        return None  # "(2% headache …)": what follows names it, not what stands before the bracket
    if last is None:
        return named
    if named is None and one.link in ("versus", "to"):
        return last
    if named is None and first.kind in ("interval", "measured"):
        adjusted = ADJUSTED.search(frame.bare[: frame.anchor(first.start)].rstrip())
        return Named(last.outcome, detail=first.of or (f"adjusted for {adjusted['what'].strip()}" if adjusted else ""))
    if named is not None and named.arm and first.kind in ("share", "count") and one.link == "alone" and rows:
        before = rows[-1][0]
        if (
            before.kind == first.kind
            and first.start - before.end < 110
            and VERSUS.search(text, before.end, first.start)
        ):
            return Named(last.outcome, named.arm)  # the other group's value, in a bracket of its own
    return named


def _series_facts(
    context: Context,
    frame: Frame,
    sheet: Sheet,
    one: Series,
    named: Named,
    measure: str,
    rows: list[Told],
    rule: str = "grammar",
    places: list[Place] | None = None,
) -> Iterator[Found]:
    table = crossed(frame, one, context.arms) if places is None else None
    items = (
        [name for name, _ in table]
        if table
        else outcomes_listed(frame, one)
        if len(one.atoms) > 1 and one.link != "to" and not one.atoms[0].second
        else None
    )
    if table is None and items and any(context.arms.known(name) for name, *_ in items):
        items = None  # the groups of one outcome: "remission rates with A, B and placebo were …"
    if table is not None:
        places = [Place(arm) for _, arm in table]
    elif items is not None:
        places = [Place() for _ in one.atoms]
    else:
        opened = context.opened(one.atoms[0].start, one.atoms[-1].end)
        places = places or (
            places_of(frame, one, context.arms, sheet.arm, opened) or as_others_told(context, frame, one, sheet)
        )
        places = respectively_as_told(context, frame, one, sheet, at_same_times(sheet, one, places))
    if places is None:
        return
    for at, (atom, place) in enumerate(zip(one.atoms, places, strict=True)):
        outcome = Phrase(*items[at]) if items else named.outcome
        distinct = items is not None or (not place.loose and bool(place.arm or place.time))
        parts = roles_of(frame, atom, named, one, distinct) or (as_before(atom, rows) if named.again else None)
        if parts is None or place.untold or atom.measure:
            continue
        parts |= labels_of(atom, parts, measure)
        known = {
            role: value
            for role, value in parts.items()
            if role in LABELS or not already_read(context, sheet, atom, role, value)
        }
        if not set(known) - LABELS:
            read = row_read(context, sheet, atom, parts) if atom.kind in AVERAGED and place.arm else None
            rows += [(atom, read, outcome.start)] if read is not None else []
            continue
        beside = row_beside(context, sheet, atom, set(parts) - set(known) - {"total"}) if rule == "tally" else None
        if beside is not None:
            figures = {role: value for role, value in known.items() if role not in LABELS}
            yield from emit(context, beside, figures, (min(outcome.start, atom.start), atom.end), f"tally-{atom.kind}")
            continue
        words = words_of(outcome, place, atom)
        time = (
            (named.time if place.loose else None)
            or place.time
            or named.time
            or opening_time(frame.text)
            or time_at_bracket(frame, atom)
            or time_behind(frame, one, outcome)
            or (time_in(frame.bare[outcome.start : outcome.end]) if len(one.atoms) == 1 or rule == "tally" else None)
            or time_of_subject(frame, one, outcome)
        )
        arm = arm_of(place, named, places, context)
        if arm and OF_OTHERS.search(words):
            words, arm = OF_OTHERS.sub("", words), arm.removesuffix(" it")
        if arm and " " in words and words.casefold() in arm.casefold():
            arm = None  # "those treated were free of relapse"
        if arm and is_own_word(context, arm, words, one):
            arm = None  # the outcome's own words: "need to talk to people with the same illness"
        if atom.kind in AVERAGED and not arm and not time and told_by_group(rows, atom, words):
            continue  # the value of another group that nothing names
        row = free_row(context, sheet, frame, atom, words, arm, time, named, parts, rows)
        if row is None:
            continue
        start = min(outcome.start, atom.start) if abs(atom.start - outcome.start) < 220 else atom.start
        start = min(start, *(place for _, place, _ in atom.parts.values()))
        end = max(atom.end, outcome.end if outcome.start > atom.start else 0)
        group = group_behind(frame.text, atom.value_end, context.arms) if place.arm else None
        end = max(end, group.end) if group is not None and group.name == place.arm else end
        rows.append((atom, row, start))
        if atom.second and PRESSURE.search(words):
            both = {"systolic": parts, "diastolic": {role: one[0] for role, one in atom.second.items()}}
            for which, values in both.items():
                yield from emit(context, of_pressure(which, row), values, (start, end), f"{rule}-{atom.kind}")
            continue
        yield from emit(context, row, parts, (start, end), f"{rule}-{atom.kind}")


# "Survival in those who had none was 75%, and in those who had some it was 79%": the first are no part of the name.
OF_OTHERS = re.compile(r"\s+(?:in|among|for)\s+[^,;]*\bwho\s.*$", re.I)
