"""P-values: of the values in their bracket or right before them, else of what their bracket or clause speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attest.expressions import quick as re
from attest.extract.context import Context, emit, without_time
from attest.extract.finding import Found, Row, row_of
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.courses import WITH_THEMSELVES
from attest.extract.grammar.frames import SUBJECT_VERB, Frame, subject_before
from attest.extract.grammar.naming import naming
from attest.extract.grammar.shared_p import groups_behind, is_shared, paired, paired_spans, shared
from attest.extract.grammar.sheet import Sheet
from attest.extract.phrase_times import TIME
from attest.extract.phrases import usable
from attest.text.words import place_of

# A value that a sentence told, its row, and where the words for it begin.
Told = tuple[Atom, Row, int]

# The p-values alone in their brackets by their places: each row, and where the words for it begin.
Tests = Mapping[int, tuple[Row, int]]

# Facts about the people and the study, which are no results.
PEOPLE_FACT = re.compile(
    r"\b(?:ages?|aged|years\s+old|follow[- ]?up(?!\s+\w)|female|male|women|men|males|females|"
    r"participants|patients|eligible|enrolled|included|randomi[sz]ed|"
    r"recruited|screened|responded\s+to\s+the\s+(?:survey|questionnaire)|of\s+the\s+cohort|"
    r"p[- ]value|studies|articles|trials)$",
    re.I,
)


# "Treatment with A led", "scores demonstrated trends": a part of a statement, and no name.
STATED = re.compile(
    r"^reach(?:ed)?\s|\b(?:statistical\s+)?significance$|^(?:treatment|therapy)\s+with\b|^(?:the\s+)?notion\b|\s(?:led|demonstrated|showed|revealed|suggested)(?:\s|$)",
    re.I,
)
VALUES = frozenset(f"result.{role}" for role in ("mean", "median", "percent", "events")) | frozenset(
    ("adverse_event.percent", "adverse_event.events")
)
ANOTHER_CLAUSE = re.compile(
    r"[.;:,()]|\d|\b(?:and|but|while|was|were|had|did|which|increased|decreased|improved)\b", re.I
)
BETWEEN = re.compile(
    r"\bbetween-(?:group|treatment)", re.I
)  # "p value for between-group difference = 0.3": of no one group
OF_HOW_MANY = re.compile(r"\s*(?:[nN]\s?=\s?\d+\s*[,;]\s*)?")  # "(n = 25, p = 0.01)"
BEHIND_VALUE = re.compile(
    r"[\s,;:)\]]*(?:[A-Za-zµ%/0-9²]{1,12}\s*){0,2}[\s(\[,;]*(?:log[- ]rank(?:\s+test)?,?\s*|both\s+|all\s+)?"
)


def p_value_facts(
    context: Context, frame: Frame, sheet: Sheet, found: list[Atom], rows: list[Told], tests: Tests
) -> Iterator[Found]:
    at = context.sentence.start
    lists = paired_spans(context)
    for told in paired(context, frame) if lists else ():
        known = any(start < told.end <= end for start, end in context.taken)  # of effects that the list is of
        if not known and not sheet.clashes("result", told.row, {"p": told.value}):
            yield from emit(context, told.row, {"p": told.value}, (told.start, told.end), "grammar-p-listed")
    for one in found:
        if one.kind != "p" or any(start <= one.start < end for start, end in lists):
            continue
        value = one.parts["p"][0]
        read = sum(a <= at + one.start and at + one.end <= b for a, b, _ in sheet.spans.get("p", ()))
        if read > 1:
            continue  # of several outcomes, each of which has it
        several = list(shared(context, one, rows)) if is_shared(context.text, one) else []
        for told in several if len(several) > 1 else ():
            if ("result.p", told.row) not in sheet.cells:
                yield from emit(context, told.row, {"p": value}, (told.start, told.end), "grammar-p-shared")
        if len(several) > 1:
            continue
        if any(start <= one.start and one.end <= end for start, end in context.taken):
            continue  # of an effect that nothing names
        if read:
            continue
        row, start = _p_row(context, frame, one, rows, tests)
        if row is not None and sum(other.kind == "p" for other in found) == 1:
            row = _of_both(sheet, row)
        if row is not None and "etween" in context.text and BETWEEN.search(context.text, one.start, one.end):
            row = row_of(outcome=dict(row)["outcome"], arm=context.comparison(), time_point=dict(row).get("time_point"))
        if row is not None and (groups := groups_behind(context, one.end)):
            row = row_of(**{**dict(row), "arm": groups})
        if row is None or sheet.clashes("result", row, {"p": value}):
            continue
        yield from emit(context, row, {"p": value}, (min(start, one.start), one.end), "grammar-p")


def _no_name(words: str) -> bool:
    return PEOPLE_FACT.search(words) is not None or STATED.search(words) is not None


def _compared(context: Context, frame: Frame, bracket: int, arm: str | None) -> str | None:
    """Both groups, where the clause before a bracket compares them and the nearest words name the second of them."""
    both = context.comparison()
    start = frame.clause(bracket)[0]
    own = P_SAID.search(frame.text, start, bracket) is not None  # each of the groups has a p-value of its own
    if arm is None or both is None or arm not in both.split(" vs ")[1:]:
        return arm or both
    if own or WITH_THEMSELVES.search(frame.bare, start):
        return arm
    lead = frame.bare[start:bracket].casefold()
    return both if all(place_of(one.casefold(), lead) is not None for one in both.split(" vs ")) else arm


def _of_both(sheet: Sheet, row: Row) -> Row:
    """The row of the two groups, where the only test of a sentence stands behind the second of them."""
    of = dict(row)
    arm = of.get("arm")
    if arm is None or " vs " in arm or "time_point" in of:
        return row
    values = [dict(told or ()) for role, told in sheet.cells if role in VALUES]
    same = (one for one in values if _same_name(one.get("outcome") or one.get("event") or "", of["outcome"]))
    beside = dict.fromkeys(one["arm"] for one in same if "arm" in one)
    other = [name for name in beside if name != arm]
    told = " vs " in "".join(other) or len(other) != 1 or list(beside)[-1:] != [arm]
    return row if told else row_of(outcome=of["outcome"], arm=f"{other[0]} vs {arm}")


def _same_name(name: str, outcome: str) -> bool:
    """Whether a value's name is the tested one, or what the tested one is the incidence of."""
    return name == outcome or (name != "" and outcome.casefold() == f"incidence of {name.casefold()}")


def _right_behind(frame: Frame, value: Atom, one: Atom) -> bool:
    """Whether nothing but the group and time of a value stands between it and the bracket that a p-value opens."""
    bracket = frame.outer[one.start]
    between = TIME.compiled.sub("", frame.text[value.end : bracket]) if bracket >= 0 else ""
    alone = bracket >= 0 and OF_HOW_MANY.fullmatch(frame.text, bracket + 1, one.start) is not None
    return alone and 0 <= len(between) <= 90 and frame.outer[value.start] < 0 and not ANOTHER_CLAUSE.search(between)


def _of_course(text: str, one: Atom, last: Told, same: list[Told]) -> bool:
    """Whether a p-value is of the change in one group, where another group's change is told with its own."""
    of = dict(last[1])
    own = [entry for entry in same if dict(entry[1]).get("arm") == of.get("arm")]
    others = [entry for entry in same if dict(entry[1]).get("arm") not in (None, of.get("arm"))]
    if len({dict(entry[1]).get("time_point") for entry in own}) < 2 or not others:
        return False
    before = [entry[0].end for entry in others if entry[0].end <= own[0][0].start]
    told = P_SAID.search(text, max(before), own[0][0].start) if before else None
    return told is not None or any(entry[0].start > one.start for entry in others)


# The p-value of another group, in its bracket.
P_SAID = re.compile(r"\b[pP]\s?[=<>≤≥]")


def _p_row(context: Context, frame: Frame, one: Atom, rows: list[Told], tests: Tests) -> tuple[Row | None, int]:
    """The row of a p-value: of the values in its bracket or right before it, else of what its bracket speaks of.

    A p-value is a result of the comparison, also where what is compared is an adverse event.
    """
    rows = [
        (atom, tuple(("outcome" if key == "event" else key, name) for key, name in row), start)
        for atom, row, start in rows
    ]
    bracket = frame.outer[one.start]
    before = [(atom, row, start) for atom, row, start in rows if atom.end <= one.start]
    near = []
    if bracket >= 0:
        segment = frame.segment(one.start)
        near = [entry for entry in before if entry[0].start >= segment[0]]
        if not near:
            near = [entry for entry in before if frame.outer[entry[0].start] == bracket][-2:]
    if not near and before and _right_behind(frame, before[-1][0], one):
        near = [before[-1]]
    if not near and before and BEHIND_VALUE.fullmatch(frame.text, before[-1][0].end, one.start):
        near = [before[-1]]
    if near:
        last = near[-1]
        of = dict(last[1])
        same = [
            entry
            for entry in rows
            if dict(entry[1]).get("outcome") == of.get("outcome") and entry[0].kind == last[0].kind
        ]
        if bracket >= 0 and len(near) >= 2 and all(dict(entry[1]).get("arm") for entry in near[-2:]):
            same = near[-2:]
        if _of_course(frame.text, one, last, same):
            return last[1], last[2]
        arms = list(dict.fromkeys(dict(entry[1]).get("arm") for entry in same if dict(entry[1]).get("arm")))
        if len(arms) == 2 and last[0].kind not in ("interval", "measured") and "outcome" in of:
            times = {dict(entry[1]).get("time_point") for entry in same}
            time = of.get("time_point") if len(times) == 1 else None
            return row_of(outcome=of["outcome"], arm=" vs ".join(map(str, arms)), time_point=time), last[2]
        told_all = len(arms) > 2 and max(entry[0].end for entry in same) <= one.start
        if told_all and "outcome" in of and not P_SAID.search(frame.text, same[0][0].start, one.start):
            return row_of(outcome=of["outcome"]), last[2]  # the one test of three groups
        return last[1], last[2]
    told = tests.get(one.parts["p"][1])
    if told is not None:
        return told
    if bracket >= 0:
        named = naming(context, frame, one)
        if named is not None and usable(named.outcome.words) and not _no_name(named.outcome.words):
            return row_of(
                outcome=without_time(named.outcome.words),
                arm=_compared(context, frame, bracket, named.arm),
                time_point=named.time,
            ), named.outcome.start
        return None, 0
    verb = SUBJECT_VERB.search(frame.bare[: one.start])
    subject = subject_before(frame, one.start) if verb else None
    if subject is None or _no_name(subject.words):
        return None, 0
    return row_of(outcome=without_time(subject.words), arm=context.comparison()), subject.start
