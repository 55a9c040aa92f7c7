"""Directions and p-values as rows of results."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.context import Context, direction_before, emit, without_time
from attest.extract.counted import Counted
from attest.extract.direction_groups import called, group_of, where, with_themselves
from attest.extract.direction_most import in_most
from attest.extract.durations import is_follow_up
from attest.extract.estimated import estimate_facts
from attest.extract.finding import Direction, Found, row_of
from attest.extract.grammar.courses import compares, tells_change, without_baseline
from attest.extract.grammar.groups import group_at_bracket
from attest.extract.grammar.shared_p import groups_behind, paired_spans
from attest.extract.locations import locations
from attest.extract.measured import location_outcome
from attest.extract.numbers import COUNT
from attest.extract.phrase_times import opening_time, respectively, time_in
from attest.extract.phrases import Phrase
from attest.extract.statistics import PEOPLE, Statistic, p_values
from attest.extract.tested_together import tested_together


def _time_behind(context: Context, outcome: Phrase, told: Direction | None = None) -> str | None:
    """The time point behind an outcome, or behind the list that it stands in."""
    listed = told or next((one for one in context.directions if outcome in one.outcomes), None)
    if listed is None:
        return time_in(context.text[outcome.end : outcome.end + 60].split(";")[0])
    end = listed.outcomes[-1].end
    between = context.text[end : min(end + 60, max(listed.start, end))]
    if end < listed.start and OTHER_VERB.search(between):
        between = ""  # what another verb tells of the same subject has its own time
    elif end >= listed.start:
        between = context.text[end : end + 60]
    behind = context.text[listed.end : listed.end + 60]
    return time_in(between.split(";")[0]) or time_in(behind.split(";")[0])


# "Dyspnoea was stable in 72%, improved in 16% and worsened in 12%": how many people had which course.
STATES = ("subject-verb", "no-difference")
IN_SOME = re.compile(
    rf"\s+in\s+(?:about\s+|almost\s+|only\s+|all\s+but\s+)?(?:\d[\d.]*\s?%(?!\s*(?:of\s+)?(?:CI|confidence))|{COUNT}\s+(?:[(\[]\d[\d.]*\s?%|{PEOPLE}|studies|trials|cases|of\s+(?:the\s+)?\d)|{COUNT}\s*[,.;]|"
    r"the\s+(?:second|third|fourth|other|remaining|rest)\b(?!\s+(?:\w+\s+)?(?:groups?|arms?|treatments?|study|trial|periods?|phase|weeks?|months?|years?|trimester)))",
    re.I,
)
OTHER_VERB = re.compile(r",|\b(?:and|but)\b", re.I)


# "Fewer patients died (12 vs 20)": what is counted is compared.
MORE_PEOPLE = re.compile(
    r"(?:more|fewer|less)\s|(?:higher|greater|larger|lower|smaller)\s+(?:proportion|percentage|number|share)", re.I
)


def _within(one: Direction, count: Counted) -> bool:
    """Whether a direction is what a counted group of people had, or speaks of a count ("was decreased in 14 of 50")."""
    if one.rule == "no-difference" and len(one.outcomes) > 1:
        return False  # "no differences in X or in Y (14/145 vs 10/131)"
    if one.start < count.outcome.end and count.outcome.start < one.end:
        return count.statistic.kind != "n-equals"
    return one.end <= count.statistic.start <= one.end + 12


def direction_facts(context: Context, found_counts: list[Counted]) -> Iterator[Found]:
    text = context.text
    own = {arm.casefold() for arm in context.arms.names}
    for one in context.directions:
        most = in_most(text, one) if one.rule in STATES or one.rule == "was-higher" else None
        if (
            not one.value
            or (one.rule in STATES and IN_SOME.match(text, one.end) and not most)
            or BY_MARK.match(text, one.end)
            or _says_who(text, one.start)
            or (one.rule == "had-higher" and _some_had(text, one))
            or (
                not most
                and MORE_PEOPLE.match(text, one.start) is None
                and any(_within(one, count) for count in found_counts)
            )
        ):
            continue
        times = respectively(text[one.end :]) or respectively(text[one.start :])
        for at, outcome in enumerate(one.outcomes):
            words = without_time(outcome.words)
            if words.casefold().removeprefix("only ") in own:
                continue  # a group is no outcome
            time = outcome.time or (
                times[at] if len(times) == len(one.outcomes) else _time_behind(context, outcome, one)
            )
            if time is not None and BASELINE.fullmatch(time):
                time = None  # what changed since then
            of = called(context, one) if one.of else group_of(context, one)
            row = row_of(outcome=words, arm=of, time_point=time)
            start, end = min(one.start, outcome.start), max(most or one.end, outcome.end)
            yield from emit(
                context, row, {"direction": one.value}, (start, min(end, len(text))), f"direction-{one.rule}"
            )


# "Six patients had lower titres": what some had, where nothing says than whom.
SOME_HAD = re.compile(rf"(?<!\bthe\s)(?<!these\s)\b{COUNT}\s+(?:\w+\s+)?{PEOPLE}\s+$", re.I)
THAN_WHOM = re.compile(r"\b(?:than|compared|versus|vs)\b", re.I)


def _some_had(text: str, one: Direction) -> bool:
    return SOME_HAD.search(text, 0, one.start) is not None and THAN_WHOM.search(text, one.end) is None


def _says_who(text: str, place: int) -> bool:
    """Whether a counted group of people had the change: then it is a count, not a direction of the whole."""
    return bool(
        re.search(
            rf"(?:\b{PEOPLE}|%|\bper\s?cent|\bof\s+\d+)\s*(?:[(\[][^()\[\]]{{1,30}}[)\]])?\s*(?:also\s+)?(?:had|showed|"
            rf"achieved|experienced|report(?:ed|ing)|with)\s*(?:an?\s+)?$",
            text[:place],
            re.I,
        )
        and re.search(rf"{COUNT}|\d\s?%", text[max(0, place - 60) : place])
    )


# "Was reduced by at least 25% in 20.5%": how many reached a mark.
BY_MARK = re.compile(r"\s+by\s+(?:at\s+least|more\s+than|≥|>|over)\s?\d")
MORE = re.compile(
    r"\b(?:more|less|fewer|(?!(?:after|over|under|further|however)\b)\w+er|worse|superior|inferior|differ\w*|similar)\b",
    re.I,
)


def _changed_in(context: Context, outcome: Phrase, bracket: int | None) -> str | None:
    """The one group in which an outcome changed: "the score improved in the drug group (p < 0.001)"."""
    if bracket is None or bracket < outcome.end:
        return None
    lead = without_baseline(context.text[outcome.end : bracket], " changed")
    group = group_at_bracket(context.text, bracket, context.arms) if tells_change(lead) else None
    return (
        group.name
        if group
        and not AND.search(context.text, 0, group.start)
        and not compares(without_baseline(context.text[outcome.end : group.start]))
        and MORE.search(lead) is None
        else None
    )


AND = re.compile(r"\b(?:and|or)\s+(?:the\s+|in\s+)*$", re.I)  # "in men and women (p = 0.01)": of both
ANOTHER_NAME = re.compile(r"[)\]]\s*,?\s*(?:and|or|,)\s+[A-Za-z][\w -]{2,50}$")
# "p = 0.02 compared to baseline": of the change in one group.
P_SINCE = re.compile(
    r"\s*,?\s*(?:compared\s+(?:with|to)|vs\.?|versus|from|relative\s+to)\s+(?:the\s+)?baseline\b", re.I
)
BASELINE = re.compile(r"(?:at|from)\s+(?:the\s+)?baseline", re.I)
VALUES = re.compile(r"±|\d\s?%|\d[.·]\d|\d\s?[(\[]\s?(?:\d|IQR|SD|SE|range|inter)", re.I)


def p_facts(
    context: Context, made: list[Statistic], ages: list[Statistic], found_counts: list[Counted]
) -> Iterator[Found]:
    """p-values: of the estimate, count or outcome that stands in the same bracket or right before it."""
    text = context.text
    lists = paired_spans(context)
    for one in p_values(text):
        if not context.free(one) or any(start <= one.start < end for start, end in lists):
            continue  # the values of a list belong to an outcome each
        bracket = context.bracket(one.start)
        value = one.parts["p"][0]
        arm = context.comparison()
        near_estimate = next(
            (
                made_one
                for made_one in reversed(made)
                if made_one.end <= one.start and not re.search(r"[.;]\s\w{4}|\)\s+\w", text[made_one.end : one.start])
            ),
            None,
        )
        if bracket is not None and any(bracket < age.start < one.start for age in ages):
            row = row_of(outcome="age", arm=arm)
            yield from emit(context, row, {"p": value}, (bracket, one.end), "p-of-age")
            continue
        if near_estimate is not None:
            facts = list(estimate_facts(context, [near_estimate], found_counts))
            if facts and facts[0].row:
                yield from emit(
                    context,
                    facts[0].row,
                    {"p": value},
                    (facts[0].start - context.sentence.start, one.end),
                    "p-of-estimate",
                )
            continue
        outcome = direction_before(context, bracket) if bracket is not None else None
        if outcome is not None and VALUES.search(text, outcome.end, bracket or 0):
            outcome = None  # values stand between: the grammar reads whose p-value it is
        measured = next(
            (
                found
                for found in locations(text)
                if bracket is not None and bracket < found.start < one.start and not is_follow_up(text, found)
            ),
            None,
        )
        if measured is not None and bracket is not None:
            own = location_outcome(context, measured)
            outcome = own if own and (outcome is None or own.start > bracket) else outcome
        same = [
            count
            for count in found_counts
            if count.statistic.end <= one.start and not re.search(r"[.;]\s", text[count.statistic.end : one.start])
        ]
        if same and bracket is not None and ANOTHER_NAME.search(text, same[-1].statistic.end, bracket):
            same = []  # "X (8/9), Y (4/5) and Z (p = 0.002)": of Z
        if same and (
            bracket is None
            or same[-1].statistic.start > bracket
            or text[same[-1].statistic.end : bracket].count(" ") < 10
        ):
            outcome = same[-1].outcome
        if outcome is None or context.arms.known(outcome.words):
            continue
        told = next((each for each in reversed(context.directions) if outcome in each.outcomes), None)
        since = bool(told and with_themselves(context, told, one.start))
        arm = group_of(context, told) if told and since else arm
        if P_SINCE.match(text, one.end):
            arm = context.only_arm()
        arm = (
            groups_behind(context, one.end) or _changed_in(context, outcome, bracket) or where(context, outcome) or arm
        )
        for name in tested_together(context, outcome, told, one, bracket):
            time = time_in(text[name.end : one.start]) or _time_behind(context, name) or opening_time(text)
            time = None if time and BASELINE.fullmatch(time) else time  # what is tested is the change since then
            row = row_of(outcome=without_time(name.words), arm=arm, time_point=time)
            yield from emit(context, row, {"p": value}, (min(name.start, one.start), one.end), "p-of-outcome")
