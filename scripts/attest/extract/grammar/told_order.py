"""Two values side by side whose groups the sentence does not name: they stand as the others of the report do."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.grammar.atom import MEASURED
from attest.extract.grammar.beside import Place
from attest.extract.grammar.courses import compares, tells_change
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import groups_in
from attest.extract.grammar.pair_after_pair import as_bracket_before
from attest.extract.grammar.respective import RESPECTIVELY
from attest.extract.grammar.series import Series
from attest.extract.grammar.sheet import Sheet
from attest.extract.statistics import PEOPLE

# Values of times, of other groups, or of a part of the people stand in another order.
OTHER_SIDES = re.compile(
    r"\b(?:baseline|before|pre(?:-\w+|op\w*|treat\w*|test\w*)?|after|post(?:-\w+|dos\w*|treat\w*|test\w*)?|previous\w*|earlier|weeks?|"
    r"months?|years?|days?|hours?|men|women|boys|girls|males?|females?|younger|older|with(?:out)?\s+and|subgroups?|quartiles?|tertiles?|cases|controls|sites?|ears?|eyes?|than|historical|expected|predicted)\b",
    re.I,
)


CONTROL = re.compile(
    r"\b(?:placebo|controls?|sham|usual|standard|conventional|routine|no\s+treatment|untreated|saline|vehicle)\b",
    re.I,
)


# Other values in the same bracket, whose these may be.
MORE_VALUES = re.compile(r"/|\d\s?%|%")
# The unit of a value is neither a time of its own nor another value.
UNIT_SAID = re.compile(rf"(?<=\d)[)\]]?\s?(?:{UNIT}|mm\s?/\s?h)(?![\w/])")
# "In the groups of A and B, respectively, …": the order of all that follows.
RESPECTIVE = re.compile(r"(?:In|For|Among|With)\s+(?:the\s+)?(?P<list>[^.;:()]{3,80}?),?\s+respectively,\s", re.I)


# "17% versus 8% of patients relapsed", "was seen in 17% v 8%; P = 0.02".
OF_PATIENTS = re.compile(rf"\s+(?:of\s+(?:the\s+)?)?{PEOPLE}\b|\s*[;,(]\s*[pP]\s?[=<>]")
# "Was 17% versus 8% (hazard ratio, 0.6; …)": the ratio of the two.
ESTIMATED = re.compile(
    r"\s*[;,(\[]\s*(?:[ai]?(?:HR|OR|RR|IRR)|(?:hazards?|odds|risk|rate|relative)\s+(?:ratios?|risk))\b", re.I
)
# "For the second definition 35% versus 38%": of something that is named without a verb.
NAMED_BESIDE = re.compile(r"(?:^|;)\s*(?:and\s+)?for\s+[^;:()]*?(?<!was)(?<!were)\s+$", re.I)
# "After a median follow-up of 5 years, …", "In patients with fever at baseline, …", "5-year survival": no other sides.
OF_WHOM = re.compile(
    rf"^\s*(?:(?:After|At|With|During)\s+(?:an?\s+)?(?:(?:median|mean|average)\s+)?follow-?up\b[^,;:]{{0,40}}|"
    rf"(?:In|Among|For|Of)\s+(?:the\s+|all\s+)?(?:[\w-]+\s+)?{PEOPLE}\s+[^,;:()]{{3,60}}),|\b\d+[\s-]year(?=\s+(?!later|after)[a-z])",
    re.I,
)


def _against_control(arms: Arms) -> tuple[str, str] | None:
    """A treatment, then its control: so reports give the values of the two."""
    controls = [CONTROL.search(name) is not None for name in arms.names]
    if len(controls) != 2 or sum(controls) != 1:
        return None
    one, two = arms.names
    return (two, one) if controls[0] else (one, two)


def as_told(frame: Frame, one: Series, arms: Arms, sheet: Sheet) -> list[Place] | None:
    """The groups of two values in a bracket, in the one order in which the report gives its two groups."""
    first = one.atoms[0]
    if len(one.atoms) > 2 and len(one.atoms) == len(arms.names):
        return _all_as_told(frame, one, arms, sheet)
    if len(one.atoms) != 2 or one.link not in ("versus", "listed") or first.kind not in ("share", "count", *MEASURED):
        return None
    opening = RESPECTIVE.match(frame.text)
    opened = arms.order_in(opening["list"]) if opening else []
    if opening and len(opened) == 2 and first.start >= opening.end():
        return [Place(name) for name in opened]
    start, end = frame.clause(frame.anchor(first.start))
    end = max(end, one.atoms[-1].end)
    order = sheet.order(tuple(arms.names)) or _against_control(arms)
    estimated = ESTIMATED.match(frame.text, one.atoms[-1].end) is not None
    if (
        order is None
        or len(order) != len(one.atoms)
        or (one.link != "versus" and not (first.kind in ("share", "count") and estimated))
        or (
            frame.outer[first.start] < 0
            and first.kind not in MEASURED
            and not estimated
            and not OF_PATIENTS.match(frame.text, one.atoms[-1].end)
        )
        or NAMED_BESIDE.search(frame.bare[start : first.start])
        or OTHER_SIDES.search(OF_WHOM.sub(" ", UNIT_SAID.sub(" ", frame.text[start:end])))
    ):
        return None
    begin, until = frame.segment(first.start) if frame.outer[first.start] >= 0 else (first.start, one.atoms[-1].end)
    last = one.atoms[-1]
    behind = (
        UNIT_SAID.sub("", frame.text[last.end - 1 : until])[1:] if last.unit != "%" else frame.text[last.end : until]
    )
    if MORE_VALUES.search(frame.text, begin, first.start) or MORE_VALUES.search(behind):
        return None
    if any(group.name not in arms.names for group in groups_in(frame.bare[start:end], arms)):
        return None
    lead = frame.bare[start : first.start]
    if first.kind in MEASURED and tells_change(lead) and not compares(lead):
        return None  # from before to after
    return [Place(name) for name in order]


def as_others_told(context: Context, frame: Frame, one: Series, sheet: Sheet) -> list[Place] | None:
    """The groups of two values in a bracket: those of the bracket before, or in the order of the whole report."""
    return as_bracket_before(context, frame, one, sheet) or as_told(frame, one, context.arms, sheet)


# "The respective rates were 70% and 79%".
RESPECTIVE_RATES = re.compile(r"\b(?:the|their|with)\s+respective\s", re.I)


def respectively_as_told(
    context: Context, frame: Frame, one: Series, sheet: Sheet, places: list[Place] | None
) -> list[Place] | None:
    """The groups of values told "respectively" in a clause that names none: in the order of the outcome before."""
    arms, last = context.arms, one.atoms[-1]
    start, end = frame.clause(frame.anchor(one.atoms[0].start))
    lead = frame.bare[start : one.atoms[0].start]
    if len(one.atoms) < 2 or one.link not in ("listed", "versus") or any(place.time for place in places or ()):
        return places
    said = RESPECTIVELY.search(frame.text, last.value_end, min(len(frame.text), last.value_end + 60))
    if said is None and RESPECTIVE_RATES.search(lead) is None:
        return places
    if OTHER_SIDES.search(OF_WHOM.sub(" ", lead)) and places is None:
        return None
    if any("total" in atom.parts for atom in one.atoms):
        return places  # their sizes tell whose they are
    told = tuple(arm for _, arm in sheet.told_before(context.sentence.start + one.atoms[0].start))
    known = len(arms.names) != len(one.atoms) or set(told) == set(arms.names)
    order = told if known else ()
    if len(order) != len(one.atoms) or groups_in(OF_WHOM.sub(" ", frame.bare[start : max(end, last.end)]), arms):
        return places
    return [Place(name) for name in order]


# "Flares were seen in 9 (16%), 14 (25%) and 3 (5%) patients": nothing else behind the last.
ENDS = re.compile(rf"\s*(?:of\s+(?:the\s+)?)?(?:{PEOPLE}\b)?\s*(?:,?\s*respectively)?\s*(?:[.;(]|$)", re.I)
LISTS = re.compile(r",|\sand\s|\sor\s")


def _all_as_told(frame: Frame, one: Series, arms: Arms, sheet: Sheet) -> list[Place] | None:
    """The groups of as many values as the report has arms, in the one order in which it gives them."""
    first, last = one.atoms[0], one.atoms[-1]
    order = sheet.order(tuple(arms.names))
    start, _ = frame.clause(first.start)
    lead = frame.bare[start : first.start]
    if (
        order is None
        or len(order) != len(one.atoms)
        or one.link != "listed"
        or first.kind not in ("share", "count")
        or frame.outer[first.start] >= 0
        or ENDS.match(frame.text, last.end) is None
        or LISTS.search(lead)
        or OTHER_SIDES.search(lead)
        or groups_in(lead, arms)
    ):
        return None
    return [Place(name) for name in order]
