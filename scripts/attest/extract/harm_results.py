"""Harms that a report only compares or gives the rate of: "infusion reactions were more frequent (RR 3.0)".

What is told of them, a direction, a ratio or a rate, is a result; that they are harms is told by their name and by what
the report is about, and their names are those of adverse events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attest.expressions import quick as re
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.harm_rows import BEFORE, DIED, SAFETY, HarmRows
from attest.extract.harm_series import Mention, names_in
from attest.extract.harm_words import KIND, QUALIFIED, is_kind, is_of_treatment

TOLD = ("result.direction", "result.estimate", "result.p")
# "The incidence of rash", "infection rates", "patients with nausea": the harm without the words of how often it was.
AMOUNT = re.compile(
    r"^(?:(?:the|an?|overall|total|generally|reports\s+of|mean|crude|adjusted|cumulative|annual|relative|absolute|increased|excess|more)\s+)*"
    r"(?:(?:rates?|incidences?|frequenc(?:y|ies)|risks?|numbers?|proportions?|percentages?|occurrences?|odds|prevalence)\s+(?:of|for)\s+)?"
    r"(?:(?:patients|participants|subjects|people)\s+(?:with|experiencing|having|reporting)\s+)?(?:at\s+least\s+(?:one|1)\s+|one\s+or\s+more\s+|any\s+|more\s+(?=severe|serious))?",
    re.I,
)
OF_AMOUNT = re.compile(
    r"\s+(?:event\s+)?(?:rates?|incidences?|frequenc(?:y|ies)|risks?|numbers?)(?:(?:/|\s+per\s).*)?$", re.I
)
# "Gastrointestinal and skin-related adverse events".
OF_PLACES = re.compile(rf"[\w-]+(?:,\s+[\w-]+)*\s+(?:and|or)\s+(?:{QUALIFIED}){{1,2}}{KIND}", re.I)
# What was hoped for is no harm: less of it, where nothing speaks of safety.
FELL = ("lower", "improved")
LESS = re.compile(r"\b(?:less|fewer|lower|reduc\w+|decreas\w+|prevent\w*|improv\w+|attenuat\w+|reliev\w+)\b", re.I)
# "Severity scores for pain", "perception of fatigue": measured, and no harm that was counted.
MEASURED = re.compile(r"\b(?:scores?|scales?|perception|ratings?|intensity|severity|related\s+to|defined\s+as)\b", re.I)
NO_EVENT = re.compile(
    r"\b(?:times?|volumes?|durations?|perception|patterns?|prevalence|management|prevention|instead|exacerbated|costs?|use)\b",
    re.I,
)


def harm_results(
    contexts: Sequence[Context], told: Sequence[Found], rows: HarmRows, known: set[str]
) -> Iterator[Found]:
    """The names of such harms, those that no adverse event has yet."""
    starts = {context.sentence.start: context for context in contexts}
    ends = sorted(starts)
    for one in told:
        if one.role not in TOLD or one.row is None or one.rule.startswith("table-"):
            continue
        outcome = dict(one.row).get("outcome", "")
        before = bisect_right(ends, one.start)
        if not before or not outcome or DIED.search(outcome):
            continue
        at = ends[before - 1]
        context = starts[at]
        if one.start >= context.sentence.end or context.sentence.section in ("background", "conclusions"):
            continue
        fell = one.value in FELL if one.role == "result.direction" else LESS.search(context.text) is not None
        for name in _names(outcome):
            words = name.name.casefold()
            if any(words in other or other in words for other in known) or not _is_harm(name.name, context, rows, fell):
                continue
            known.add(words)
            place = one.start - at, one.end - at
            yield from emit(context, row_of(event=name.name), {}, place, "harm-compared")


def _names(outcome: str) -> list[Mention]:
    called = OF_AMOUNT.sub("", AMOUNT.sub("", outcome)).split(" including ")[0]
    if is_kind(called) or OF_PLACES.fullmatch(called):
        return [Mention(called, 0, len(called), {})]
    names = list(names_in(called, 0, len(called)))
    return names if names and names[-1].end == len(called) else []


def _is_harm(name: str, context: Context, rows: HarmRows, fell: bool) -> bool:
    if NO_EVENT.search(name) or ("gain" in name and not rows.near(context)):
        return False
    if is_of_treatment(name) or OF_PLACES.fullmatch(name):
        return True
    if BEFORE.search(context.text) or MEASURED.search(context.text) or (fell and SAFETY.search(context.text) is None):
        return False
    return rows.brought(name) or (rows.near(context) and rows.may_be(name))
