"""Effects as rows of results: each with the outcome and the exposure or groups that the words around it name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from attest.expressions import quick as re
from attest.extract.context import Context, emit, without_time
from attest.extract.effects.adjusted import adjusted_for, detail_of
from attest.extract.effects.again import told_again
from attest.extract.effects.amounts import amount_told
from attest.extract.effects.behind_counts import behind_counts, behind_things
from attest.extract.effects.by_group import told_by_group
from attest.extract.effects.changes import changed_behind, likelier_behind
from attest.extract.effects.differed import differed
from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import ACCURACY
from attest.extract.effects.kinds import is_own_change, measure_of, tells_effect
from attest.extract.effects.lead import Lead
from attest.extract.effects.lists import (
    UNSAID,
    behind_bracket,
    behind_colon,
    listed_factors,
    next_listed,
    unsaid_factor,
)
from attest.extract.effects.naming import against
from attest.extract.effects.opened import opened_for
from attest.extract.effects.outcomes import FINISHED
from attest.extract.effects.paired import against_control, respective
from attest.extract.effects.places import (
    anchor_of,
    group_behind,
    labelled,
    lead_at,
    of_own,
    opened_with,
    opening_of,
    own_exposure,
    self_named,
    tail_of,
)
from attest.extract.effects.sides import benefited, between_sides, called_pair, excepted, than_group
from attest.extract.effects.subgroups import subgroups
from attest.extract.effects.times import clause_time, time_before, time_behind
from attest.extract.effects.words import ASSOCIATED, LIKELY
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.frames import Frame
from attest.extract.phrase_times import TIME, opening_time

# The rows that are taken, each with the sentence and the place of its value, and its measure.
Rows = dict[Row, tuple[int, int, str]]


@dataclass
class Told:
    """What effects have been told so far in a report: the rows that are taken, and what the last was of."""

    rows: Rows = field(default_factory=dict)
    last: Lead | None = None
    ratio: str = ""  # the measure of the last ratio of two groups


def effect_rows(
    context: Context,
    made: list[Effect],
    carried: str | None,
    told: Rows,
    last: Lead | None = None,
    counted: Sequence[tuple[int, str]] = (),
) -> Iterator[tuple[Effect, Row, Lead]]:
    """Each effect with its row and where the words that name it begin; those that nothing names are left out.

    `carried` is the outcome for an inline effect whose sentence names none: that of the sentence before. `told` are
    the rows of the report so far, so that no two values get the same names.
    """
    frame = Frame(context.text)
    carried = None if carried and FINISHED.match(carried) else carried
    before: tuple[Effect, Lead] | None = None
    series = respective(frame, context, made)
    factors = listed_factors(frame, context, made)
    compared = against_control(frame, context, made)
    parted = subgroups(frame, context, made) if len(made) > 1 else {}
    unsaid = bool(made) and UNSAID.search(frame.bare) is not None
    for one in made:
        lead = (
            series.get(one.at)
            or behind_counts(frame, one, counted)
            or behind_things(frame, context, one)
            or factors.get(one.at)
            or parted.get(one.at)
            or (listed_factors(frame, context, made, before[1].outcome).get(one.at) if unsaid and before else None)
            or excepted(frame, context, one)
            or amount_told(frame, context, one, before, last)
            or changed_behind(frame, context, one)
            or likelier_behind(frame, context, one)
            or opened_with(frame, context, one)
            or labelled(frame, context, one, before[0] if before else None)
            or unsaid_factor(frame, context, one, before[1].outcome if before else carried, before is None)
            or told_again(frame, context, one, before[1] if before else None, last)
            or of_own(context, one)
            or between_sides(frame, context, one, before, last)
            or differed(frame, context, one)
            or opened_for(frame, context, one)
            or benefited(frame, context, one, before[1] if before else last)
            or next_listed(frame, context, one, before)
            or behind_colon(frame, context, one)
            or behind_bracket(frame, context, one)
            or lead_at(frame, context, one)
            or self_named(context, one)
            or (
                Lead(carried, own_exposure(context, one), one.start, "carried")
                if carried and (one.head or one.measure) and not _names_own(frame, one)
                else None
            )
        )
        if lead is None or TIME.fullmatch(lead.outcome) or _not_done(context.text, lead.outcome):
            continue  # "changed over time (p = 0.01)"; "in those who did not smoke (HR …)"
        than = than_group(frame, context, one)
        if before is not None and not than and _misses_name(frame, one, lead, before):
            continue
        before = (one, lead)
        inline = frame.outer[one.at] < 0
        behind = group_behind(frame, context, one, lead)
        own = of_own(context, one) if not inline else None
        arm = (behind or lead.arm) if inline else (lead.arm or behind or (own.arm if own else None))
        arm = than or (lead.arm if one.at in series else None) or arm
        other = against(frame, anchor_of(frame, one), context)
        if (
            other
            and arm
            and (lead.slot == "subject" or arm == lead.arm)
            and " vs " not in arm
            and other.casefold() not in arm.casefold()
        ):
            arm = f"{arm} vs {other}"
        both = context.comparison() if not other and (len(made) == 1 or arm is None) and one.measure != "r" else None
        arm = compared.get(one.at) or arm
        if one.measure == "MD" and arm in context.arms.names and BETWEEN_BEFORE.search(context.text, 0, one.at):
            arm = context.comparison()
        arm = called_pair(both if both and (arm is None or arm in context.arms.names) else arm, context)
        tail, time = tail_of(frame, one)
        time = lead.time or time or time_before(frame, one) or time_behind(frame, one) or opening_time(context.text)
        words = without_time(lead.outcome)
        said = [part for part in (detail_of(context.text, one), tail) if part]
        place = (context.sentence.start, one.at, one.measure)
        when = clause_time(frame, one) if time is None else None
        same = told.get(row_of(outcome=words, arm=arm, time_point=time), place)
        other_measure = one.measure if one.measure and same[2] not in ("", one.measure) else None
        further = [None, adjusted_for(frame, one), own.arm if own else None, behind, when, other_measure]
        further += [opening_of(frame, one)]
        further += [one.measure] if one.measure and same[2] != one.measure else []
        further += [kind.group()] if (kind := HOW_CHANGED.search(f"{one.unit} {one.of}")) else []
        for more in further:
            detail = ", ".join((*said, *((more,) if more and more != arm else ())))
            row = row_of(outcome=f"{words} ({detail})" if detail else words, arm=arm, time_point=time)
            if told.setdefault(row, place) == place:
                break
        else:
            continue  # nothing tells it from another value of the same name
        yield one, row, lead


# "… than with placebo (51 mm) (difference between groups −16 mm)": of both, though one stands right before.
BETWEEN_BEFORE = re.compile(
    r"\bdifferences?\s+between\s+(?:the\s+)?(?:two\s+|treatment\s+)*(?:groups|arms|treatments)\b[^.;]{0,60}$", re.I
)


def _not_done(text: str, words: str) -> bool:
    """Whether an outcome is what a part of the people did not have, by which it is only called."""
    if " not " not in text:
        return False
    return (
        re.search(rf"\b(?:who|that|which)\s+(?:did|do|does)\s+not\s+(?:\w+\s+){{0,3}}?{re.escape(words)}", text)
        is not None
    )


def _names_own(frame: Frame, one: Effect) -> bool:
    """Whether the clause says what the effect is of, in words that could not be read."""
    anchor = anchor_of(frame, one)
    start, _ = frame.clause(anchor)
    return any(pattern.search(frame.bare, start, anchor) for pattern in (LIKELY, ASSOCIATED, MORE_OF_THEM))


# "One regimen carried more deaths than the other".
MORE_OF_THEM = re.compile(r"\b(?:more|fewer)\s+[a-z-]+s\s+than\b")


def _misses_name(frame: Frame, one: Effect, lead: Lead, before: tuple[Effect, Lead]) -> bool:
    """Whether a bracket of its own is told by the words for the one before, so that nothing has read its own name."""
    bracket, last = frame.outer[one.at], frame.outer[before[0].at]
    again = (lead.outcome, lead.arm, lead.at) == (before[1].outcome, before[1].arm, before[1].at)
    return again and 0 <= last < bracket and not adjusted_for(frame, one, opening=False)


HOW_CHANGED = re.compile(r"\b(?:reduction|increase|decrease|improvement|decline|gain|loss)\b")
# Results of others that the sentence tells of.
OF_OTHERS = re.compile(
    r"\b(?:in\s+line\s+with|consistent\s+with|similar\s+to\s+(?:those|the\s+results|results)|"
    r"previous(?:ly)?\s+(?:reported|published|stud\w+|trials?|reports?|work)|"
    r"(?:earlier|other|prior)\s+(?:stud\w+|trials?|reports?))\b",
    re.I,
)


def effect_facts(
    context: Context,
    made: list[Effect],
    carried: str | None,
    told_so_far: Told,
    counted: Sequence[tuple[int, str]] = (),
) -> list[tuple[Effect, list[Found]]]:
    """The effects of a sentence with what each says; those that nothing names are left out."""
    out: list[tuple[Effect, list[Found]]] = []
    grouped = told_by_group(context, made)
    told = [
        one for one in made if one.start not in grouped and tells_effect(context.text, one) and not taken(context, one)
    ]
    if OF_OTHERS.search(context.text):
        return [(one, []) for one in told]
    named: set[int] = set()
    for one, row, lead in effect_rows(context, told, carried, told_so_far.rows, told_so_far.last, counted):
        start = lead.at
        told_so_far.last = lead
        told_so_far.ratio = one.measure if one.measure in RATIOS_OF_GROUPS else told_so_far.ratio
        parts = {role: value[0] for role, value in one.parts.items()}
        if is_own_change(context, one):
            parts["mean"] = parts.pop("estimate")
        elif one.measure not in ("", *ACCURACY) and (
            measure := measure_of(context.text, one, dict(row).get("outcome", ""))
        ):
            parts["measure"] = measure
        near = 0 <= one.start - start < 160 and not re.search(r"\d", context.text[start : one.start])
        begin = start if near else one.start
        named.add(one.at)
        _, p_start, p_end = one.parts.get("p", ("", 0, 0))
        later = {"p": parts.pop("p")} if p_end > one.end else {}  # paired by a list behind the effects
        out.append((one, list(emit(context, row, parts, (begin, one.end), "effect"))))
        if later:
            tested = replace(one, start=p_start, end=p_end)
            out.append((tested, list(emit(context, row, later, (p_start, p_end), "effect"))))
    return out + [(one, []) for one in told if one.measure and one.at not in named]


RATIOS_OF_GROUPS = ("HR", "OR", "RR", "IRR")


def taken(context: Context, one: Effect) -> bool:
    return any(one.start < end and start < one.end for start, end in context.taken)
