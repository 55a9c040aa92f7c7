"""Counted outcomes and adverse events as rows of results."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, arm_behind, emit, without_time
from attest.extract.counted import Counted, counted
from attest.extract.counted_words import BARE, COUNTED_THINGS
from attest.extract.finding import Found, row_of
from attest.extract.grammar.brackets import without_appositions
from attest.extract.grammar.groups import LETTERED, group_behind
from attest.extract.grammar.harms import FREQUENT, Harms, is_harm, listed_harms
from attest.extract.grammar.opening import opening_group
from attest.extract.grammar.respective import RESPECTIVELY
from attest.extract.grammar.states import states_in
from attest.extract.harm_counts import HARMED, stopped_for
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT, count_value
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import Phrase, tidy
from attest.extract.sizes_told import sizes_people, sizes_studies
from attest.extract.statistics import N_EQUALS, PEOPLE, Statistic, counts
from attest.extract.wholes import OF_PEOPLE, OWN_WHOLE, of_whole

PLAIN_COUNT = CountLed(
    rf"(?P<events>{COUNT})\s+(?:of\s+(?:these|those|them|the)\s+)?(?:(?!(?:of|in|and|or|were|was|"
    rf"had|with|who|per\s?cent)\b)[A-Za-z][\w-]*\s+){{0,2}}?{PEOPLE}\b(?!\s*[(\[])",
    re.I,
)

# "All but one patient", "none except two women": those who had it not; "one in twelve people" is a share, as is "2 to 7
# in 10,000 people".
ALL_BUT = re.compile(
    r"\b(?:(?:all|none)\s+but|except(?:\s+(?:for|in))?|apart\s+from|(?:one|1|two|three|\d)\s+in|per)\s+(?:every\s+)?$",
    re.I,
)
BARE_COUNT = re.compile(
    rf"\b(?:and|vs\.?|versus|with|to|than)\s+(?:in\s+|by\s+)?(?:only\s+)?(?P<events>{COUNT})\s+(?:o"
    rf"f\s+(?:them|those)\s+)?"
    r"(?:in|on|with|given|receiving|taking|using|(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to)\s+(?P<arm>[^.;,()]{2,50})",
    re.I,
)

# "Six patients had …, two had …": the people are named once.
ELLIPTIC_COUNT = Cued(
    rf"(?:,|;|\band|\bwhile|\bwhereas|\bbut|\bof\s+whom(?:\s+only)?)\s+(?P<events>{COUNT})\s+(?=(?:had|stopped|failed|progressed|remained|relapsed|survived|discontinued|withdrew|showed|achieved|"
    rf"developed|experienced|died|relapsed|"
    r"improved|worsened|recovered|responded|did\s+not|required|needed|underwent|(?:were|was)\s+(?:unchanged|stable|better|worse|the\s+same|alive|dead|in\s+remission|"
    r"(?:non-?|partial\s+|complete\s+)?respond(?:ers?))|completed)\b)",
    re.I,
)
GROUP_BEHIND = re.compile(
    r"\s+(?P<name>(?:who\s+(?:were\s+|had\s+been\s+)?)?\w+(?:ed|ing|"
    r"en)\s+[^.;,()]{2,40}?)(?=\s+(?:and|vs|versus|compared)\b|\s*[.;,()])",
    re.I,
)


# "the early (n=65) and the late (n=48) groups": sizes, not events.
OF_GROUPS = re.compile(
    r"\s*(?:(?:,|and|or|vs\.?|versus|,\s*and)\s+[^.;()\d]{2,50}[(\[]\s*[nN]\s?=\s?\d+\s*[)\]]\s*)*(?:groups?|arms?|cohorts?|patients|subjects)\b",
    re.I,
)


# "Flares were compared between women who fell (n=12) and …": sizes as well.
AMONG_GROUPS = re.compile(
    r"\b(?:compared|comparison|differences?)\s+(?:between|among)\s+(?:the\s+)?(?:\w+\s+)?(?:patients|people|those|women|men|children|groups)\b|"
    r"\bnone\s+of\s+the\s[^.;]*$",
    re.I,
)


def _crossed(text: str, made: list[Statistic]) -> bool:
    """Whether counts stand in lists that "respectively" pairs with others: "in 23, 11 and 21 on one, and in …"."""
    if len(made) < 3 or RESPECTIVELY.search(text, made[-1].end) is None:
        return False
    return (
        sum(NEXT_ONE.fullmatch(text, one.end, two.start) is not None for one, two in pairwise(made)) >= len(made) // 2
    )


NEXT_ONE = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|vs\.?\s+|versus\s+)", re.I)


# Why people did not take part is no outcome of those who did.
NOT_IN_STUDY = re.compile(
    r"\W*(?:The\s+)?(?:main\s+|most\s+common\s+)?(?:reasons?|causes?)\s+(?:for|of)\s+(?:the\s+)?(?:non-?\s?eligib|ineligib|exclu|non-?\s?particip|"
    r"refus|declin|not\s+(?:particip|enrol|recruit|includ|taking)|screen)|[^.;]{0,80}\brisks?\s+of\s+bias\b",
    re.I,
)


def counted_in(context: Context) -> Iterator[Counted]:
    text = context.text
    if NOT_IN_STUDY.match(text):
        return
    if _crossed(text, counts(text)):
        return  # outcomes crossed with groups or times, which the grammar pairs
    made = [one for one in counts(text) if context.free(one)]
    spans = [(one.start, one.end) for one in made]
    for found in N_EQUALS.finditer(text):
        if (
            found["label"] == "n"
            and not OF_GROUPS.match(text, found.end())
            and not AMONG_GROUPS.search(text, 0, found.start())
            and not sizes_people(text, found.start(), found.end())
            and not any(found.start() < end and start < found.end() for start, end in spans)
        ):
            made.append(
                Statistic(
                    "n-equals", *found.span(), {"events": (found["events"], found.start("events"), found.end("events"))}
                )
            )
    for found in PLAIN_COUNT.finditer(text):
        if ALL_BUT.search(text, max(0, found.start() - 20), found.start()):
            continue
        if context.bracket(found.start()) is not None and sizes_studies(text, found.end()):
            continue
        if not any(found.start() < end and start < found.end() for start, end in spans):
            made.append(
                Statistic(
                    "count-people",
                    *found.span(),
                    {"events": (count_value(found["events"]), found.start("events"), found.end("events"))},
                )
            )
    for found in BARE_COUNT.finditer(text) if made and context.arms.names else ():
        if _names_arm(context, found["arm"]) and not any(
            a < found.end("events") and found.start() < b for a, b in spans
        ):
            parts = {"events": (count_value(found["events"]), found.start("events"), found.end("events"))}
            if not any(one.start <= found.start("events") < one.end for one in made):
                made.append(Statistic(BARE, found.start("events"), found.end("events"), parts))
    for found in ELLIPTIC_COUNT.finditer(text) if made else ():
        at = found.start("events"), found.end("events")
        if ALL_BUT.search(text, max(0, at[0] - 20), at[0]):
            continue
        if any(one.end <= at[0] for one in made) and not any(one.start < at[1] and at[0] < one.end for one in made):
            made.append(Statistic("count-people", *at, {"events": (count_value(found["events"]), *at)}))
    made = sorted((one for one in made if context.free(one)), key=lambda one: one.start)
    for one in counted(without_appositions(text), made, lambda words: _names_arm(context, words)):
        if NO_EVENT.search(one.outcome.words) or COUNTED_THINGS.match(one.outcome.words):
            continue
        if one.outcome.start < one.statistic.start and COUNTED_BEFORE.search(text, 0, one.outcome.start):
            continue  # "694 (6%) infections were identified in 11 623 patients": in how many it was looked for
        opens = one.statistic.start
        plain = (
            one.statistic.kind in ("n-equals", "count-people")
            or context.bracket(opens) is not None
            or text[opens] in "(["
        )
        if plain and context.arms.known(one.outcome.words):
            continue
        yield one


COUNTED_BEFORE = re.compile(rf"(?<![\w.]){COUNT}\s*(?:[(\[][^()\[\]]*[)\]]\s*)?(?:first\s+|new\s+)?$")
# Being studied is no event, and papers are no people.
NO_EVENT = re.compile(
    r"^(?:evaluation|assessment)\s+of\b|^(?:IPD|(?:individual|patient|participant|follow-up|complete|outcome)?[\w\s-]{0,24}\bdata)$|^suggested\b|^significantly\s+(?:lower|higher|worse|better|greater|less|more|fewer|longer|shorter)\b|^considered\s|^(?:operated|irradiated)\s+(?:by|on|at|with)\b|^(?:grades?\s+(?:[\d–-]+|[IV]+)(?:\s.*)?|(?:examined|measured|assessed|tested|performed)\b.*|investigated|studied|evaluated|"
    r"evaluable|assessable|either\s.*|predominantly\s.*|each\s+given\s.*)$|"
    r"\b(?:case\s+reports|studies|trials|articles|reviews|publications)$",
    re.I,
)


def _names_arm(context: Context, words: str) -> bool:
    return context.arms.in_words(words) is not None or context.arms.known(tidy(words)) is not None


# "84 patients died, 62 of them within 6 months": the time is that of the next.
NEXT_COUNT = re.compile(
    r";|,\s+(?:and\s+|including\s+)?(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)", re.I
)


def count_facts(context: Context, found: list[Counted], harms: Harms) -> Iterator[Found]:
    """Rows of counts; what is a harm, `harms` tells."""
    text = context.text
    order = _respective_arms(context, found)
    whole = OF_PEOPLE.match(text)
    opened = opening_group(text, context.arms)
    shared = {one.outcome for one in found if sum(other.outcome == one.outcome for other in found) > 1}
    listed = [(one.start, one.end) for one in listed_harms(text) if one.parts]
    for one in found:
        statistic = one.statistic
        if any(start < statistic.end and statistic.start < end for start, end in listed):
            continue
        words = without_time(one.outcome.words)
        after = text[statistic.end : statistic.end + 80]
        own = OWN_WHOLE.search(text[: statistic.start])
        arm = (
            (context.arms.in_words(own["whose"]) if own else None)
            or arm_behind(context, statistic.end)
            or (
                context.arms.in_words(text[max(0, statistic.start - 40) : statistic.start])
                if re.match(r"(?:In|Among)\b(?!\s+(?:all|total)\b)", text)
                else None
            )
        )
        arm = (
            arm
            or order.get(statistic.start)
            or (opened.group if opened and statistic.end <= opened.until else None)
            or _state_of(context, statistic, one.outcome)
        )
        if arm is None and one.outcome in shared and "total" in statistic.parts:
            group = GROUP_BEHIND.match(text, statistic.end)
            arm = tidy(group["name"]) if group else None
        arm = context.arms.called(arm) if arm else None
        start, end = min(statistic.start, one.outcome.start), max(statistic.end, one.outcome.end)
        time = (
            time_in(text[one.outcome.start : one.outcome.end])
            or time_in(NEXT_COUNT.split(after)[0])
            or opening_time(text)
        )
        parts = {role: value[0] for role, value in statistic.parts.items()}
        of = own or whole
        if of is not None and "total" not in parts and start >= of.end():
            start = of_whole(text, of, start, parts)
        if stopped := stopped_for(text, statistic.start):
            called = f"{stopped} because of {words}"
            row = row_of(event=called, arm=arm) if HARMED.search(words) else row_of(outcome=called, arm=arm)
            yield from emit(context, row, parts, (start, end), f"stopped-{statistic.kind}")
        elif (one.adverse and not GOES_ON.match(words)) or _is_harm(words, text, harms):
            yield from emit(context, row_of(event=words, arm=arm), parts, (start, end), f"adverse-{statistic.kind}")
        else:
            yield from emit(
                context,
                row_of(outcome=words, arm=arm, time_point=time),
                parts,
                (start, end),
                f"counted-{statistic.kind}",
            )


def _is_harm(words: str, text: str, harms: Harms) -> bool:
    """Whether what people had is a harm by its name and by what the report is about."""
    return (is_harm(words) and (harms.near or FREQUENT.search(text) is not None)) or harms.follows(words)


# Still being treated is no harm, in whatever sentence it stands.
GOES_ON = re.compile(
    r"(?:(?:still|were|was|are)\s+)*(?:undergoing|receiving|on|taking|treated|continu\w+|remain\w+|complet\w+)\b", re.I
)


def _state_of(context: Context, statistic: Statistic, outcome: Phrase) -> str | None:
    """The people right behind a count, named by their group or state: "7 of 743 (0.9%) among women with asthma"."""
    named = context.arms.in_words(statistic.who) if statistic.who else None
    told = named or next((one.name for one in states_in(statistic.who)), None)
    if told is not None and (told.casefold() != "cases" or "control" in context.text):
        return told
    group = group_behind(context.text, statistic.end, context.arms)
    if group is None and outcome.start >= statistic.end:
        group = group_behind(context.text, outcome.end, context.arms)
    if group is None:
        return None
    called = re.match(r"\s+(?:group|arm)\b", context.text[group.end :]) or re.match(rf"{LETTERED}$", group.name)
    return group.name if group.state or called or group.name in context.arms.names else None


# "Relapses occurred in 5 (18%) and 12 (41%) of the responders": of the two arms, where one thing is named.
PLAIN_AND = re.compile(r"\s+and\s+")
ALONE = re.compile(r"(?<!and)(?<!or)(?<!,)(?:^|[\s.;:])$")


def _respective_arms(context: Context, found: list[Counted]) -> dict[int, str]:
    """Arms of two counts of one outcome that a "respectively" or "vs" puts side by side, in the order of the arms."""
    names = context.arms.names
    if len(found) != 2 or len(names) != 2 or found[0].outcome != found[1].outcome:
        return {}
    first, second = found[0].statistic, found[1].statistic
    between, rest = context.text[first.end : second.start], context.text[second.end :]
    said = re.search(r"\b(?:vs|versus|compared)\b", between) or re.search(r"\brespectively\b", rest)
    if not said and not (PLAIN_AND.fullmatch(between) and ALONE.search(context.text, 0, found[0].outcome.start)):
        return {}
    named = context.arms.order_in(context.text) or names
    return {first.start: named[0], second.start: named[1]} if len(named) == 2 else {}
