"""Results: every reported statistic with its outcome, arm and time point, and what the text says went which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attest.extract.arms import Arms
from attest.extract.counted import ADVERSE, Counted, counted, without_totals
from attest.extract.directions import Direction, directions
from attest.extract.durations import is_age, is_follow_up
from attest.extract.finding import Found, Row, row_of
from attest.extract.numbers import COUNT, count_value
from attest.extract.phrases import TIME, Phrase, name_before, respectively, tidy, time_in, usable
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import (
    N_EQUALS,
    PEOPLE,
    Statistic,
    counts,
    estimates,
    locations,
    p_values,
)

PLAIN_COUNT = re.compile(
    rf"(?P<events>{COUNT})\s+(?:of\s+(?:these|those|them|the)\s+)?(?:(?!(?:of|in|and|or|were|was|had|with|who)\b)[A-Za-z][\w-]*\s+){{0,2}}?{PEOPLE}\b(?!\s*[(\[])",
    re.I,
)
IN_GROUP = re.compile(
    r"(?P<value>(?:(?<![\w.)\]%·])[-−–+]\s?)?(?<![\w.·])\d+(?:[.·]\d+)?)(?P<unit>\s?%|\s+(?:points?|mg/dL|mm\s?Hg|mmHg|kg|g|mm|cm|ml|mL|years|months|weeks|days))?\s+(?:in|for|with)\s+the\s+(?P<name>[\w+/% -]{2,50}?)\s+(?:group|arm)\b",
    re.I,
)
SHARE_WORDS = re.compile(
    r"\b(?:rates?|proportions?|percentages?|incidence|prevalence|survival|remission|response|mortality|frequency|cure)\b",
    re.I,
)
CHANGE_WORDS = re.compile(
    r"\b(?:change|score|mean|level|concentration|difference from baseline|reduction|increase|decrease|decline)\b", re.I
)
MEASURED = re.compile(r"\b(?:adjusted|unadjusted|crude|multivaria(?:te|ble)|univaria(?:te|ble))\b", re.I)
ANALYSIS = re.compile(
    r"\bin\s+(?:the\s+)?(?P<set>ITT|intention[- ]to[- ]treat|per[- ]protocol|as[- ]treated|mITT|modified\s+intention[- ]to[- ]treat)\b",
    re.I,
)
RISK_OF = re.compile(
    r"\b(?:risks?|rates?|odds|hazards?|incidence|likelihood|probability)\s+(?:of|for)\s+(?=[A-Za-z])|\b(?:predict(?:or|ors|ed)\s+(?:of)?|associated\s+with)\s+(?=[A-Za-z])",
    re.I,
)


@dataclass(frozen=True)
class _Context:
    """A sentence with what its rules share."""

    sentence: Sentence
    arms: Arms
    directions: list[Direction]
    taken: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.sentence.text

    def bracket(self, place: int) -> int | None:
        """Where the bracket opens that a place stands in."""
        depth = 0
        for at in range(place - 1, -1, -1):
            if self.text[at] in ")]":
                depth += 1
            elif self.text[at] in "([":
                if depth == 0:
                    return at
                depth -= 1
        return None

    def free(self, one: Statistic) -> bool:
        return not any(one.start < end and start < one.end for start, end in self.taken)

    def comparison(self) -> str | None:
        """Both arms, where the sentence compares them."""
        order = self.arms.order_in(self.text) if len(self.arms.names) >= 2 else []
        named = [
            arm
            for arm in self.arms.names
            if re.search(rf"(?<!\w){re.escape(arm.casefold())}(?!\w)", self.text.casefold())
        ]
        return " vs ".join(order) if len(order) == 2 and len(named) >= 1 else None

    def found(self, role: str, value: str, start: int, end: int, rule: str, row: Row) -> Found:
        return Found(role, value, self.sentence.start + start, self.sentence.start + end, rule, row)


def results(reading: Reading, arms: Arms, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[Found]:
    """Findings of the abstract, and of the results of a full text; each row names its outcome, arm and time point."""
    last: Phrase | None = None
    carried = ""
    for sentence in reading.reporting:
        if sentence.kind in ("heading", "title"):
            continue
        own = tuple(
            (start - sentence.start, end - sentence.start)
            for start, end in taken
            if start >= sentence.start and end <= sentence.end
        )
        context = _Context(sentence, arms, directions(sentence.text), own)
        measured = [outcome for direction in context.directions for outcome in direction.outcomes]
        found_counts = without_totals(list(_counted(context)), measured)
        yield from _count_facts(context, found_counts)
        ages = [one for one in locations(sentence.text) if is_age(sentence.text, one)]
        yield from _location_facts(context)
        yield from _group_values(context)
        made = estimates(sentence.text, carried)
        yield from _estimate_facts(context, made, last, found_counts)
        yield from _direction_facts(context, found_counts)
        yield from _p_facts(context, made, ages, found_counts)
        if made:
            carried = made[-1].measure if "ci_level" in made[-1].parts or carried else ""
        if found_counts:
            last = found_counts[0].outcome


def _emit(context: _Context, row: Row, parts: dict[str, str], place: tuple[int, int], rule: str) -> Iterator[Found]:
    """The values of one row, with the row's own names as facts of the same place."""
    prefix = "adverse_event" if any(key == "event" for key, _ in row) else "result"
    for name, value in row:
        role = {"outcome": "outcome", "event": "name"}.get(name, name)
        yield context.found(f"{prefix}.{role}", value, *place, rule, row)
    for role, value in parts.items():
        yield context.found(f"{prefix}.{role}", value, *place, rule, row)


def _strip_time(words: str) -> str:
    """The name of an outcome without a time point at its end."""
    found = None
    for found in TIME.finditer(words):
        pass
    if found and found.end() >= len(words) - 1 and found.start() > 3:
        shorter = tidy(words[: found.start()])
        if usable(shorter):
            return shorter
    return words


# --- counts


def _counted(context: _Context) -> Iterator[Counted]:
    text = context.text
    made = [one for one in counts(text) if context.free(one)]
    spans = [(one.start, one.end) for one in made]
    for found in N_EQUALS.finditer(text):
        if found["label"] == "n" and not any(found.start() < end and start < found.end() for start, end in spans):
            made.append(
                Statistic(
                    "n-equals", *found.span(), {"events": (found["events"], found.start("events"), found.end("events"))}
                )
            )
    for found in PLAIN_COUNT.finditer(text):
        if not any(found.start() < end and start < found.end() for start, end in spans):
            made.append(
                Statistic(
                    "count-people",
                    *found.span(),
                    {"events": (count_value(found["events"]), found.start("events"), found.end("events"))},
                )
            )
    made = sorted((one for one in made if context.free(one)), key=lambda one: one.start)
    for one in counted(text, made):
        if context.arms.known(one.outcome.words) and one.statistic.kind == "n-equals":
            continue
        yield one


def _count_facts(context: _Context, found: list[Counted]) -> Iterator[Found]:
    text = context.text
    order = _respective_arms(context, found)
    for one in found:
        statistic = one.statistic
        words = _strip_time(one.outcome.words)
        after = text[statistic.end : statistic.end + 80]
        arm = _arm_behind(context, statistic.end) or (
            context.arms.in_words(text[max(0, statistic.start - 40) : statistic.start])
            if re.match(r"(?:In|Among)\b", text)
            else None
        )
        arm = arm or order.get(statistic.start)
        start, end = min(statistic.start, one.outcome.start), max(statistic.end, one.outcome.end)
        time = time_in(text[one.outcome.start : one.outcome.end]) or time_in(after.split(";")[0])
        parts = {role: value[0] for role, value in statistic.parts.items()}
        if one.adverse:
            name = re.sub(r"^(?:frequency|incidence|rate|number) of\s+", "", words)
            yield from _emit(context, row_of(event=name, arm=arm), parts, (start, end), f"adverse-{statistic.kind}")
        else:
            yield from _emit(
                context,
                row_of(outcome=words, arm=arm, time_point=time),
                parts,
                (start, end),
                f"counted-{statistic.kind}",
            )


def _respective_arms(context: _Context, found: list[Counted]) -> dict[int, str]:
    """Arms of two counts of one outcome that a "respectively" or "vs" puts side by side, in the order of the arms."""
    names = context.arms.names
    if len(found) != 2 or len(names) != 2 or found[0].outcome != found[1].outcome:
        return {}
    first, second = found[0].statistic, found[1].statistic
    between, rest = context.text[first.end : second.start], context.text[second.end :]
    if not (re.search(r"\b(?:vs|versus|compared)\b", between) or re.search(r"\brespectively\b", rest)):
        return {}
    named = context.arms.order_in(context.text) or names
    return {first.start: named[0], second.start: named[1]} if len(named) == 2 else {}


def _arm_behind(context: _Context, place: int) -> str | None:
    """The arm named right behind a value, before another value or verb."""
    behind = re.match(
        r"\s*(?:patients|participants|subjects|people|women|men|of\s+those|individuals)?\s*(?:in|for|with|on|receiving|assigned\s+to|treated\s+with|allocated\s+to|randomi[sz]ed\s+to|given|taking)\s+(?P<name>[^.;,()]{2,60})",
        context.text[place:],
        re.I,
    )
    if not behind or len(context.arms.names) < 2:
        return None
    words = re.split(r"\b(?:and|vs|versus|compared|than|received|had|were|was|achieved)\b", behind["name"])[0]
    return context.arms.in_words(words) or context.arms.known(tidy(words))


# --- means and medians


def _location_facts(context: _Context) -> Iterator[Found]:
    text = context.text
    made = [
        one for one in locations(text) if not is_age(text, one) and not is_follow_up(text, one) and context.free(one)
    ]
    for one in made:
        outcome = _location_outcome(context, one)
        if outcome is None or re.search(r"\b(?:age[ds]?|follow[- ]?up|years old)\b", outcome.words, re.I):
            continue
        arm = context.arms.of_statistic(context.sentence, one) or _arm_behind(context, one.end)
        if one.groups > 1 and arm is None:
            continue  # two values of one outcome, and nothing tells whose they are
        words = _strip_time(outcome.words)
        time = time_in(text[outcome.start : one.start]) or (
            time_in(text[one.end : one.end + 40].split(",")[0]) if not one.groups > 1 else None
        )
        row = row_of(outcome=words, arm=arm, time_point=time)
        parts = {role: value[0] for role, value in one.parts.items()}
        if one.unit:
            parts["unit"] = one.unit[0]
        start = min(outcome.start, one.head[0] if one.head else one.start)
        yield from _emit(context, row, parts, (start, one.end), f"location-{'-'.join(one.parts)}")


def _location_outcome(context: _Context, one: Statistic) -> Phrase | None:
    """The phrase between "mean" and its number; without one, the words before the bracket or the verb."""
    text = context.text
    label = re.sub(
        r"\b(?:was|were|is|are|of|at|being|to be|years?|months?|weeks?|days?)\s*$|[:=,(]\s*$",
        "",
        one.label.strip(" :,=").rstrip(),
        flags=re.I,
    )
    label = tidy(re.sub(r"^(?:\s*\([^()]*\))?\s*(?:of|for|in)?\s*(?:the\s+)?", "", label))
    if (
        one.head
        and re.search(r"[A-Za-z]{3}", label)
        and usable(label)
        and not re.fullmatch(r"(?:years?|months?|weeks?|days?|SD|value|values|of)", label, re.I)
    ):
        start = one.head[1] + max(0, one.label.find(label.split()[0]))
        return Phrase(label, start, one.start)
    head = one.head[0] if one.head else one.start
    bracket = context.bracket(head)
    if bracket is not None:
        return _before_bracket(context, bracket)
    if one.head is None:
        verb = re.search(r"\s+(?:was|were)\s*(?:only\s+)?$", text[:head])
        if verb:
            return name_before(text, verb.start())
    return None


def _before_bracket(context: _Context, bracket: int) -> Phrase | None:
    """What a bracket with figures speaks of: the listed outcome right before it, else that of the direction before it."""
    best: Phrase | None = None
    for direction in context.directions:
        for outcome in direction.outcomes:
            gap = context.text[outcome.end : bracket] if outcome.end <= bracket else None
            if gap is not None and (
                not gap.strip() or (len(gap) <= 90 and not re.search(r"[;:()]|,\s|\b(?:and|had|were|was|while)\b", gap))
            ):
                best = outcome
    return best or name_before(context.text, bracket)


def _group_values(context: _Context) -> Iterator[Found]:
    """Plain values of the arms: "−6.3 in the rituximab group and −1.2 in the placebo group"."""
    text = context.text
    if len(context.arms.names) < 2:
        return
    for found in IN_GROUP.finditer(text):
        arm = context.arms.in_words(found["name"]) or context.arms.known(found["name"])
        unit = (found["unit"] or "").strip()
        one = Statistic("group-value", found.start(), found.end())
        if arm is None or not context.free(one) or _part_of_other(text, found):
            continue
        bracket = context.bracket(found.start())
        lead = text[: bracket if bracket is not None else found.start()]
        outcome = None
        for direction in context.directions:
            if direction.end <= len(lead) + 60 and direction.outcomes and direction.start < found.start():
                outcome = direction.outcomes[-1]
        if outcome is None:
            verb = re.search(r"\b(?:was|were|of)\s+(?=[^.;]*$)", lead)
            outcome = name_before(text, verb.start()) if verb else None
        if outcome is None:
            continue
        words = _strip_time(outcome.words)
        time = time_in(lead)
        row = row_of(outcome=words, arm=arm, time_point=time)
        phrase = text[max(0, outcome.start - 40) : outcome.end]
        if unit == "%" and SHARE_WORDS.search(phrase):
            role = "percent"
        elif re.search(r"\bmedian\b", lead[-120:], re.I):
            role = "median"
        elif CHANGE_WORDS.search(phrase) and (unit != "%" or "change" in phrase):
            role = "mean"
        else:
            continue
        yield from _emit(
            context,
            row,
            {role: found["value"].strip()},
            (min(outcome.start, found.start()), found.end()),
            f"group-{role}",
        )


def _part_of_other(text: str, found: re.Match[str]) -> bool:
    """Whether the number belongs to a longer statistic (a count, an interval, a spread)."""
    lead = text[max(0, found.start() - 12) : found.start()]
    return bool(re.search(r"(?:±|[-–]|/|to|of|SD|n\s?=|=)\s*$", lead)) or bool(
        re.match(r"\s*(?:patients|participants)", text[found.end("value") :])
    )


# --- estimates


def _estimate_facts(
    context: _Context, made: list[Statistic], last: Phrase | None, found_counts: list[Counted]
) -> Iterator[Found]:
    text = context.text
    for one in made:
        if not context.free(one):
            continue
        outcome = _counted_before(context, one, found_counts) or _estimate_outcome(context, one) or last
        if outcome is None:
            continue
        words = _strip_time(outcome.words)
        lead = text[max(0, one.head[0] if one.head else one.start - 40) : one.start]
        told = MEASURED.search(lead)
        analysis = ANALYSIS.match(text, one.end + 1) or ANALYSIS.match(text, min(len(text), one.end + 2))
        details = ", ".join(
            part for part in (told.group().casefold() if told else "", analysis["set"] if analysis else "") if part
        )
        row = row_of(
            outcome=f"{words} ({details})" if details else words,
            arm=context.comparison() or _treatment_of(context, one),
            time_point=time_in(text[outcome.end : outcome.end + 50]) if outcome is not last else None,
        )
        parts = {role: value[0] for role, value in one.parts.items()}
        if one.measure:
            parts["measure"] = one.measure
        inside = outcome is not last and outcome.start < one.start
        start = min(one.head[0] if one.head else one.start, one.start)
        if inside and one.start - outcome.start < 200:
            start = min(start, outcome.start)
        yield from _emit(context, row, parts, (start, one.end), f"estimate-{one.measure or 'mean'}")


def _counted_before(context: _Context, one: Statistic, found_counts: list[Counted]) -> Phrase | None:
    """The outcome whose counts stand before the bracket of an estimate: "… in 98 of 602 and 133 of 602 (HR 0.71 …)"."""
    bracket = context.bracket(one.head[0] if one.head is not None and one.head[0] < one.start else one.start)
    if bracket is None:
        return None
    for counted_one in reversed(found_counts):
        between = context.text[counted_one.statistic.end : bracket]
        if counted_one.statistic.end <= bracket and len(between) <= 80 and not re.search(r"[.;]\s", between):
            return counted_one.outcome
    return None


def _estimate_outcome(context: _Context, one: Statistic) -> Phrase | None:
    text = context.text
    if one.head is not None:
        named = re.match(
            r"\s*(?:[(\[][^()\[\]]{0,30}[)\]])?\s*(?:for|of|in)\s+(?:the\s+)?", text[one.head[1] : one.start]
        )
        if named:
            start = one.head[1] + named.end()
            words = tidy(
                re.split(r"\s+(?:was|were|is|of|comparing|with|in the|between|[=:,(])\s*", text[start : one.start])[0]
            )
            if usable(words) and not context.arms.known(words) and not re.fullmatch(r".*\b(?:group|arm)", words):
                return Phrase(words, start, start + len(words))
            if context.arms.known(words):
                return None
    place = one.head[0] if one.head is not None and one.head[0] < one.start else one.start
    bracket = context.bracket(place)
    lead_end = bracket if bracket is not None else place
    if bracket is not None:
        direct = _direction_before(context, bracket)
        if direct:
            return direct
    risks = [found for found in RISK_OF.finditer(text[:lead_end])]
    if risks:
        stop = re.compile(
            r"[.;(\[,]|\b(?:was|were|in|with|by|compared|than|among|for|from|and|at|during|over|vs)\b", re.I
        ).search(text, risks[-1].end())
        words = tidy(text[risks[-1].end() : stop.start() if stop else lead_end])
        if usable(words) and not re.match(r"(?:higher|lower|reduced|increased|greater|an?)\b", words):
            return Phrase(words, risks[-1].end(), risks[-1].end() + len(words))
    if bracket is None:
        return None
    before = re.compile(r"\b(?:was|were|occurred|did\s+not|reduced|increased|improved)\b", re.I)
    verbs = [found for found in before.finditer(text[:bracket])]
    if verbs:
        clause = max(
            [
                0,
                *(
                    found.end()
                    for found in re.finditer(r"[.;:]\s|,\s+(?:and|but|while|whereas)\s", text[: verbs[-1].start()])
                ),
            ]
        )
        words = tidy(text[clause : verbs[-1].start()])
        if usable(words) and words.count(" ") < 9:
            return Phrase(words, clause, verbs[-1].start())
    return name_before(text, bracket)


def _direction_before(context: _Context, bracket: int) -> Phrase | None:
    near: Phrase | None = None
    for direction in context.directions:
        if direction.start >= bracket:
            continue
        between = context.text[direction.end : bracket] if direction.end <= bracket else ""
        if ";" in between or len(between) > 140:
            continue
        exact = [
            outcome
            for outcome in direction.outcomes
            if outcome.end <= bracket and not context.text[outcome.end : bracket].strip()
        ]
        near = (
            exact[0]
            if exact
            else direction.outcomes[-1]
            if direction.rule
            in ("was-higher", "no-difference", "subject-verb", "verb-object", "associated-with", "change-in")
            else near
        )
    return near


def _treatment_of(context: _Context, one: Statistic) -> str | None:
    if one.head is None:
        return None
    named = re.match(
        r"\s*(?:[(\[][^()\[\]]{0,30}[)\]])?\s*(?:for|with)\s+(?:the\s+)?(?P<name>[^.;,()]{2,50}?)\s+(?:was|were|versus|vs)\b",
        context.text[one.head[1] : one.start],
    )
    return context.arms.known(tidy(named["name"])) if named else None


# --- directions and p-values


def _time_behind(context: _Context, outcome: Phrase) -> str | None:
    """The time point behind an outcome, or behind the list that it stands in."""
    listed = next((one for one in context.directions if outcome in one.outcomes), None)
    end = listed.outcomes[-1].end if listed else outcome.end
    return time_in(context.text[end : end + 60].split(";")[0])


def _within(one: Direction, count: Counted) -> bool:
    """Whether a direction is what a counted group of people had, or speaks of a count ("was decreased in 14 of 50")."""
    if one.start < count.outcome.end and count.outcome.start < one.end:
        return count.statistic.kind != "n-equals"
    return one.end <= count.statistic.start <= one.end + 12


def _direction_facts(context: _Context, found_counts: list[Counted]) -> Iterator[Found]:
    text = context.text
    for one in context.directions:
        if not one.value or _says_who(text, one.start) or any(_within(one, count) for count in found_counts):
            continue
        times = respectively(text[one.end :]) or respectively(text[one.start :])
        for at, outcome in enumerate(one.outcomes):
            words = _strip_time(outcome.words)
            time = times[at] if len(times) == len(one.outcomes) else _time_behind(context, outcome)
            of = one.of if one.of else context.comparison() if _compares(text, one) else None
            row = row_of(outcome=words, arm=of, time_point=time)
            start, end = min(one.start, outcome.start), max(one.end, outcome.end)
            yield from _emit(
                context, row, {"direction": one.value}, (start, min(end, len(text))), f"direction-{one.rule}"
            )


def _says_who(text: str, place: int) -> bool:
    """Whether a counted group of people had the change: then it is a count, not a direction of the whole."""
    return bool(
        re.search(
            rf"\b{PEOPLE}\b\s*(?:[(\[][^()\[\]]{{1,30}}[)\]])?\s*(?:also\s+)?(?:had|showed|achieved|experienced|reported|with)\s*(?:an?\s+)?$",
            text[:place],
            re.I,
        )
        and re.search(rf"{COUNT}", text[max(0, place - 60) : place])
    )


def _compares(text: str, one: Direction) -> bool:
    return one.rule in ("was-higher", "had-higher", "associated-with", "verb-object", "no-difference") or bool(
        re.search(r"\b(?:than|compared|versus|vs)\b", text[one.end : one.end + 120], re.I)
    )


def _p_facts(
    context: _Context, made: list[Statistic], ages: list[Statistic], found_counts: list[Counted]
) -> Iterator[Found]:
    """p-values: of the estimate, count or outcome that stands in the same bracket or right before it."""
    text = context.text
    for one in p_values(text):
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
            yield from _emit(context, row, {"p": value}, (bracket, one.end), "p-of-age")
            continue
        if near_estimate is not None:
            facts = [fact for fact in _estimate_facts(context, [near_estimate], None, found_counts)]
            if facts and facts[0].row:
                yield from _emit(
                    context,
                    facts[0].row,
                    {"p": value},
                    (facts[0].start - context.sentence.start, one.end),
                    "p-of-estimate",
                )
            continue
        outcome = _direction_before(context, bracket) if bracket is not None else None
        measured = next(
            (
                found
                for found in locations(text)
                if bracket is not None and bracket < found.start < one.start and not is_follow_up(text, found)
            ),
            None,
        )
        if measured is not None and bracket is not None:
            outcome = _location_outcome(context, measured) or outcome
        same = [
            count
            for count in found_counts
            if count.statistic.end <= one.start and not re.search(r"[.;]\s", text[count.statistic.end : one.start])
        ]
        if same and (
            bracket is None
            or same[-1].statistic.start > bracket
            or text[same[-1].statistic.end : bracket].count(" ") < 10
        ):
            outcome = same[-1].outcome
        if outcome is None or context.arms.known(outcome.words):
            continue
        words = _strip_time(outcome.words)
        time = time_in(text[outcome.end : one.start]) or _time_behind(context, outcome)
        row = row_of(outcome=words, arm=arm, time_point=time)
        yield from _emit(context, row, {"p": value}, (min(outcome.start, one.start), one.end), "p-of-outcome")


__all__ = ["ADVERSE", "results"]
