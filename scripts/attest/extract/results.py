"""Results: every reported statistic with its outcome, arm and time point, and what the text says went which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.brackets_told import brackets_told
from attest.extract.carried_p import carried_p_facts
from attest.extract.confidence import Confidence
from attest.extract.context import Context, emit
from attest.extract.counted import without_totals
from attest.extract.difference_intervals import difference_intervals
from attest.extract.direction_carried import carried_facts
from attest.extract.direction_counted import counted_courses
from attest.extract.direction_figures import figure_directions
from attest.extract.direction_titles import titled
from attest.extract.direction_unproven import without_unproven
from attest.extract.direction_works import works
from attest.extract.directions import directions
from attest.extract.durations import is_age
from attest.extract.effects.about import about
from attest.extract.effects.behind_values import behind_values, plain_differences
from attest.extract.effects.effect import Effect
from attest.extract.effects.facts import Told, effect_facts
from attest.extract.effects.opened import reviewed_before
from attest.extract.effects.p_alone import Alone, p_alone, p_facts_of
from attest.extract.effects.scan import effects
from attest.extract.end_points import with_end_points
from attest.extract.estimated import estimate_facts
from attest.extract.estimates import intervals
from attest.extract.events import count_facts, counted_in
from attest.extract.factors import factors, figures_of
from attest.extract.finding import Found, first_told, row_of
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.harms import AIMED_AT, Harms, studied_harms
from attest.extract.grammar.listed_facts import spelled_facts
from attest.extract.grammar.sheet import Sheet
from attest.extract.harm_counts import harm_counts
from attest.extract.harm_deaths import with_causes
from attest.extract.harm_mentions import harm_mentions
from attest.extract.harm_parts import with_groups
from attest.extract.harm_rows import HarmRows
from attest.extract.harm_stops import with_reasons
from attest.extract.harm_wholes import with_wholes
from attest.extract.interaction_p import interaction_facts
from attest.extract.locations import locations
from attest.extract.measured import group_values
from attest.extract.none_of_others import none_facts
from attest.extract.outcome_names import rate_told
from attest.extract.pairs import pair_facts
from attest.extract.phrases import Phrase
from attest.extract.reading import TELLS_AIM, Reading, Sentence
from attest.extract.spread_told import as_told
from attest.extract.stated import direction_facts, p_facts
from attest.extract.subjects import is_drug
from attest.extract.told_p import told_p_facts
from attest.extract.treatments import drug_pattern

# In a text without labelled sections: what was known before the study.
KNOWN_BEFORE = Cued(
    r"\bha(?:s|ve)\s+(?:also\s+|recently\s+|previously\s+)?(?:been\s+)?(?:shown|reported|"
    r"suggested|described|proposed|associated)\b(?!\s+that\b)|"
    r"^(?:previously|earlier),?\s+we\b|\bwe\s+(?:have\s+)?(?:previously|recently|earlier)\s+(?:reported|shown|showed|found|described|demonstrated)\b|"
    r"\b(?:in|by)\s+(?:some|several|many|other|most)\s+(?:studies|trials|reports)\b|\bmore\s+recently\b|\bin\s+(?:an?|one|another)\s+(?:previous|earlier|prior|recent)\s+(?:[\w-]+\s+){0,2}?(?:series|study|trial|report|cohort)\b|\b(?:previous|earlier)\s+(?:studies|trials|reports|work)\b|"
    r"^(?:\w+\s+)?(?:epidemiolog\w+|observational|recent|several|numerous|many|animal|experimental|clinical)\s+studies\s+(?:have\s+)?(?:suggest|show|indicat|"
    r"demonstrat|report|f(?:i|ou)nd)\w*",
    re.I,
)

# A wish or an advice in the conclusions is no finding; what "may" be so is read where the words for it allow it.
_STUDIES = r"(?:studies|trials|research)"
NO_FINDING = Cued(
    r"\b(?:should|would|must|will|(?<!\bthe )need|needs|needed|the\s+need(?=\s+(?:to\b|for\s+(?:further|more|larger|"
    rf"additional|future|better|new|long\w*|an?|well\W\w+|(?:\w+\s+)?{_STUDIES})))|recommend\w*|further|future|hypothes\w+|if|whether|"
    r"aim\w*|warrant\w*|require[ds]?|trend|previous(?:ly)?|known)\b|\b(?:more|larger|additional)\s+(?:\w+\s+)?"
    rf"{_STUDIES}\b",
    re.I,
)

# Where a conclusion leaves what was found.
OUTLOOK = re.compile(r",?\s+(?:and|but|which)\s+(?:may|might|could)\b", re.I)

# Two measures that go together: which of them rose, nothing tells.
BETWEEN_MEASURES = re.compile(r"\bassociated\s+with\s+(?:an?\s+)?(?:greater|better|larger|more)\b", re.I)


def results(reading: Reading, arms: Arms, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[Found]:
    """Findings of the abstract, and of the results of a full text; each row names its outcome, arm and time point.

    The rules for whole forms read every sentence first; the grammar then reads the values that they left, also those
    that did not stand by their name or for want of a group. A row of results of which no value stands is left out.
    """
    found = without_unproven(list(_settled(reading, arms, taken)), reading.reporting)
    found += figure_directions(found, reading.reporting)
    found += [*counted_courses(found), *brackets_told(found, reading)]
    found = with_end_points(found, reading.sentences)
    told = {(one.role.split(".")[0], one.row) for one in found if one.role.split(".")[1] not in NAMES}
    groups = {name.casefold() for name in arms.names}
    for one in as_told(found, reading):
        if (
            not one.role.startswith("result.")
            or one.row is None
            or (("result", one.row) in told and dict(one.row).get("outcome", "").casefold() not in groups)
        ):
            yield one


def _harms(reading: Reading, arms: Arms, counted: bool = True) -> Harms:
    """What is a harm in this report, and what is the outcome that it is about; `counted` for people who had it."""
    told = [one.text for one in reading.sentences if one.kind == "title" or one.section == "title"]
    told += [
        one.text
        for one in reading.sentences
        if one.part == "abstract" and (TELLS_AIM.search(one.text) or AIMED_AT.search(one.text))
    ]
    return Harms(studied_harms(told), bool(arms.names) or (counted and _is_of_medicine(reading)))


def _is_of_medicine(reading: Reading) -> bool:
    """Whether a report's title names a medicine: a harm that its people had is one of it, compared or not."""
    titles = [one.text for one in reading.sentences if one.kind == "title" or one.section == "title"]
    return any(drug_pattern().search(title) for title in titles)


NAMES = ("outcome", "name", "arm", "time_point", "unit", "measure")


def _settled(reading: Reading, arms: Arms, taken: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    contexts: list[Context] = []
    alone: dict[int, list[Alone]] = {}
    unnamed: dict[int, list[Effect]] = {}
    sheet = Sheet(harms=_harms(reading, arms))
    forms = first_told(
        list(_forms(reading, arms, taken, contexts, alone, unnamed)), [one.start for one in reading.sentences]
    )
    confidence = Confidence([context.sentence for context in contexts], _short_drugs(reading))
    told: list[Found] = []
    for one in forms:
        if settled := confidence.settled(one):
            sheet.note(one)
            told.append(settled)
    for context in contexts:
        tests = {one.one.at: (one.row, one.start) for one in alone[context.sentence.start] if not one.behind_values}
        told += grammar_facts(context, sheet, confidence.settled, tests)
    behind = [*behind_values(contexts, told, unnamed), *plain_differences(contexts, told)]
    behind += difference_intervals(contexts, told)
    for one in (*none_facts(contexts, told), *behind):
        if settled := confidence.settled(one):
            sheet.note(settled)
            told.append(settled)
    rows = HarmRows(reading, contexts, bool(arms.names))
    harmful = with_wholes(contexts, with_reasons(contexts, rows.told(told)))
    harmful = with_causes(contexts, with_groups(contexts, harmful, rows), rows)
    harmful += [one for context in contexts for one in harm_counts(context, harmful)]
    yield from harmful
    yield from harm_mentions(contexts, harmful, _harms(reading, arms, counted=False), rows)
    for one in carried_facts(contexts, told):
        if settled := confidence.settled(one):
            sheet.note(one)
            yield settled
    for one in carried_p_facts(contexts, told):
        settled = confidence.settled(one)
        if settled and not sheet.clashes("result", settled.row or (), {"p": one.value}):
            sheet.note(settled)
            yield settled
    for one in told_p_facts(contexts, told, sheet):
        if settled := confidence.settled(one):
            sheet.note(settled)
            yield settled
    for one in interaction_facts(contexts, told, sheet):
        if settled := confidence.settled(one):
            sheet.note(settled)
            yield settled
    for context in contexts:
        read = sheet.tested(context.sentence.start)
        for p_value in alone[context.sentence.start]:
            for one in p_facts_of(context, p_value) if not read(p_value.one.start, p_value.one.end) else ():
                settled = confidence.settled(one)
                if settled and not sheet.clashes("result", settled.row or (), {"p": one.value}):
                    yield settled
    yield from _concluded(reading, arms, sheet)


def _short_drugs(reading: Reading) -> frozenset[str]:
    """The short forms that a report explains by a medicine: "rituximab (RTX)"."""
    return frozenset(short for short, told in reading.abbreviations.items() if is_drug(told.long))


def _concluded(reading: Reading, arms: Arms, sheet: Sheet) -> Iterator[Found]:
    """Directions that only the conclusions or the title state; what the results have said of an outcome stands.

    What "may" be so is read only where the results tell no direction at all, as in a review.
    """
    told = {value.casefold() for role, row in sheet.cells if role == "result.direction" for _, value in row or ()}
    contexts = [
        Context(one, arms, [*directions(one.text, True, concludes=not told), *works(one.text)], ())
        for one in map(_without_outlook, reading.concluding)
        if not NO_FINDING.search(one.text) and not KNOWN_BEFORE.search(one.text)
    ]
    contexts += [Context(one, arms, stated, ()) for one, stated in titled(reading)]
    confidence = Confidence([context.sentence for context in contexts], _short_drugs(reading))
    for context in contexts:
        for fact in direction_facts(context, []):
            between = BETWEEN_MEASURES.search(context.text)
            if between and not drug_pattern().search(context.text, 0, between.start()):
                continue
            settled = confidence.settled(fact)
            if settled is not None and dict(settled.row or ()).get("outcome", "").casefold() not in told:
                yield settled


def _without_outlook(sentence: Sentence) -> Sentence:
    """A sentence of the conclusions up to where it goes on to what may be: "reduces pain and may help sleep"."""
    outlook = OUTLOOK.search(sentence.text)
    if outlook is None:
        return sentence
    return replace(sentence, text=sentence.text[: outlook.start()], end=sentence.start + outlook.start())


def _forms(
    reading: Reading,
    arms: Arms,
    taken: tuple[tuple[int, int], ...],
    contexts: list[Context],
    alone: dict[int, list[Alone]],
    unnamed: dict[int, list[Effect]],
) -> Iterator[Found]:
    """Findings by the rules for whole forms; contexts, p-values alone in brackets and unnamed effects are kept."""
    last: Phrase | None = None
    harms = _harms(reading, arms)
    before = ""
    said: str | None = None
    reported = False
    topic: str | None = None
    told_effects = Told()
    for sentence in reading.reporting:
        if sentence.kind in ("heading", "title") or (sentence.section is None and KNOWN_BEFORE.search(sentence.text)):
            continue
        own = tuple(
            (start - sentence.start, end - sentence.start)
            for start, end in taken
            if start >= sentence.start and end <= sentence.end
        )
        told = directions(sentence.text, reported or sentence.section in ("results", "conclusions"))
        made_here = effects(sentence.text, told_effects.ratio)
        reported = reported or bool(told or made_here)
        context = Context(sentence, arms, told, own)
        if made_here:
            topic = topic if topic is not None else about(reading, context) or ""
            carried = (
                reviewed_before(before) or rate_told(before) or (last.words if last else None) or said or topic or None
            )
            counted = [(one.statistic.end, one.outcome.words) for one in counted_in(context)]
            effective = effect_facts(context, made_here, carried, told_effects, counted)
            for _, facts in effective:
                yield from facts
            unnamed[sentence.start] = [one for one, facts in effective if not facts]
            context = context.taking((one.start, one.end) for one, _ in effective)
        listed = [
            one
            for one in factors(sentence.text)
            if not any(one.start < end and start < one.end for start, end in context.taken)
        ]
        context = context.taking((one.start, one.end) for one in listed)
        harms.see(sentence.text)
        spelled = list(spelled_facts(context, harms))
        for _, facts in spelled:
            yield from facts
        context = context.taking(place for place, _ in spelled)
        before = sentence.text
        said = next((one.outcomes[0].words for one in told if one.outcomes), None)
        tests = p_alone(context, told_effects)
        alone[sentence.start] = tests
        for p_value in tests:
            if p_value.linked:
                yield from p_facts_of(context, p_value)
        context = context.taking((one.one.start, one.one.end) for one in tests if one.linked)
        contexts.append(context)
        measured = [outcome for direction in context.directions for outcome in direction.outcomes]
        found_counts = without_totals(list(counted_in(context)), measured)
        yield from count_facts(context, found_counts, harms)
        ages = [one for one in locations(sentence.text) if is_age(sentence.text, one)]
        yield from group_values(context)
        yield from pair_facts(context)
        made = intervals(sentence.text)
        for one in listed:
            row = row_of(outcome=one.outcome, arm=one.name or context.comparison())
            yield from emit(context, row, figures_of(one, sentence.text), (one.at, one.end), "factor")
        yield from estimate_facts(context, made, found_counts)
        yield from direction_facts(context, found_counts)
        yield from p_facts(context, made, ages, found_counts)
        if found_counts:
            last = found_counts[0].outcome
