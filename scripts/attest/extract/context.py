"""A sentence of results with what its rules share: arms, directions, brackets, and how rows are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.end_points import end_point_named
from attest.extract.finding import Direction, Found, Row
from attest.extract.grammar.courses import WITH_THEMSELVES, compares, without_baseline
from attest.extract.grammar.opening import Opening, opening_group
from attest.extract.grammar.series import Read, read_series
from attest.extract.numbers import COUNT, count_value
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase, name_before, tidy, usable
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE, Statistic
from attest.text.words import place_of

# "Compared with the control, the drug …": what the others are compared with is told first.
AGAINST_FIRST = re.compile(
    r"(?:\w+,\s+)?(?:In\s+comparison\s+(?:with|to)|(?:when\s+|as\s+)?Compared\s+(?:with|to|against)|Relative\s+to|Unlike|"
    r"Versus|In\s+contrast\s+to)\s",
    re.I,
)


@dataclass(frozen=True)
class Context:
    """A sentence with what its rules share."""

    sentence: Sentence
    arms: Arms
    directions: list[Direction]
    taken: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.sentence.text

    def taking(self, places: Iterable[tuple[int, int]]) -> Context:
        """The same sentence with more places taken; what was read in it is kept."""
        if not (more := tuple(places)):
            return self
        other = replace(self, taken=self.taken + more)
        vars(other).update({name: value for name, value in vars(self).items() if name != "taken"})
        return other

    @cached_property
    def read(self) -> Read:
        """The sentence's statistics side by side, read once for all rules."""
        return read_series(self.text, self.arms)

    @cached_property
    def opening(self) -> Opening | None:
        """The people with whom the sentence opens, as far as it speaks of them."""
        return opening_group(self.text, self.arms)

    def opened(self, start: int, end: int) -> Opening | None:
        """The opening, where what stands between two places is said of its people."""
        opening, bracket = self.opening, self.bracket(start)
        if bracket is not None and self.bracket(end - 1) == bracket:
            start = end = bracket  # "fell (7 vs 3)": what stands in a bracket turns to nobody else
        return opening if opening and opening.end <= start and end <= opening.until else None

    def bracket(self, place: int) -> int | None:
        """Where the bracket opens that a place stands in."""
        return self._brackets[place]

    @cached_property
    def _brackets(self) -> list[int | None]:
        """For every place, and the end, where the innermost bracket around it opens."""
        out: list[int | None] = []
        open_at: list[int] = []
        for at, char in enumerate(self.text):
            out.append(open_at[-1] if open_at else None)
            if char in ")]" and open_at:
                open_at.pop()
            elif char in "([":
                open_at.append(at)
        out.append(open_at[-1] if open_at else None)
        return out

    def free(self, one: Statistic) -> bool:
        """Whether nobody has read a figure as a fact about the people; its total may be the size of the study."""
        start, end = one.parts["events"][1:] if {"events", "total"} <= set(one.parts) else (one.start, one.end)
        return not any(start < until and begin < end for begin, until in self.taken)

    def comparison(self) -> str | None:
        """What the sentence compares, as many of its values ask."""
        return self._comparison

    @cached_property
    def _comparison(self) -> str | None:
        """Both arms, where the sentence compares them and not other people: the one compared, then what with.

        Where the sentence speaks of the people of one arm and compares nothing, it is that arm.
        """
        other = OTHERS_COMPARED.search(self.text)
        if (other and self.arms.in_words(other.group()) is None) or BUT_NOT_IN.search(self.text):
            return None
        order = self.arms.order_in(self.text) if len(self.arms.names) >= 2 else []
        low = self.text.casefold()
        named = [arm for arm in self.arms.names if place_of(arm.casefold(), low) is not None] if order else []
        if len(order) != 2 or not named:
            return None
        if WITH_THEMSELVES.search(self.text) and not OTHER_SIDE.search(without_baseline(BRACKETED.sub("", self.text))):
            return self.only_arm()  # a change since then, and no comparison of the two
        opening = self.opening
        if named == [opening.group if opening else None] and opening and not compares(self.text[opening.end :]):
            return opening.group
        if len(named) == 1 and named == order[:1]:
            place = place_of(named[0].casefold(), low) or 0
            turned = SET_AGAINST.search(self.text, max(0, place - 40), place) is not None
        else:
            turned = len(named) == 2 and AGAINST_FIRST.match(self.text) is not None
        return " vs ".join(reversed(order) if turned else order)

    def only_arm(self, words: str | None = None) -> str | None:
        """The arm of whose people the sentence, or some words of it, speak, where they name one alone."""
        low = (self.text if words is None else words).casefold()
        named = [arm for arm in self.arms.names if place_of(arm.casefold(), low) is not None]
        return named[0] if len(named) == 1 else None

    def found(self, role: str, value: str, start: int, end: int, rule: str, row: Row) -> Found:
        return Found(role, value, self.sentence.start + start, self.sentence.start + end, rule, row)


BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
OTHER_SIDE = re.compile(
    r"\b(?:than|compared|comparison|versus|vs|relative|between|among|groups|arms|contrast|differ\w*|similar)\b", re.I
)
# "Both drugs versus placebo": the only arm that is named is the one that the other is set against.
SET_AGAINST = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|relative\s+to|versus|vs\.?)\s+(?:(?:in|with|for|on|of|to|that|those|patients|the|a)\s+)*$",
    re.I,
)
# "Improved in one group but not in the other": each is tested by itself.
BUT_NOT_IN = Cued(r"\bbut\s+not\s+in\s+(?:the\s+)?(?:[\w+/-]+\s+){0,3}(?:groups?|arms?|controls)\b", re.I)
OTHERS_COMPARED = Cued(
    r"\b(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+(?:(?:in|for|among|that|of)\s+)*(?:the\s+)?(?:those|patients|participants|subjects|people|"
    r"individuals|women|men|children|adults)\s+(?:with|without|who|aged|of|older|younger)\b[^.;]{0,90}",
    re.I,
)


def emit(context: Context, row: Row, parts: dict[str, str], place: tuple[int, int], rule: str) -> Iterator[Found]:
    """The values of one row, with the row's own names as facts of the same place."""
    prefix = "adverse_event" if any(key == "event" for key, _ in row) else "result"
    at = context.sentence.start
    start, end = at + place[0], at + place[1]
    row = tuple((key, end_point_named(context.text, value) if key == "outcome" else value) for key, value in row)
    for one in _of_each(context, row, parts, place):
        for name, value in one:
            yield Found(f"{prefix}.{'name' if name == 'event' else name}", value, start, end, rule, one)
        for role, value in parts.items():
            yield Found(f"{prefix}.{role}", value, start, end, rule, one)


# "12% in both groups", "two patients in each arm": one value for each of the two.
IN_EACH = re.compile(
    rf"(?<![\w.,/±-])(?P<value>\d+(?:[.·]\d+)?|{COUNT})\s?(?:%|per\s?cent|[a-zµ]{{1,5}}(?:/[a-zA-Z]{{1,3}})?)?\)?\s+(?:(?:of\s+(?:the\s+)?)?{PEOPLE}\s+|(?:[a-z-]+\s+){{1,2}}?)?(?:in|of)\s+(?:each|both|either)\s+"
    r"(?:of\s+the\s+(?:two\s+)?)?(?:(?:treatment|study|trial)\s+)?(?:groups?|arms?)\b",
    re.I,
)


def _of_each(context: Context, row: Row, parts: dict[str, str], place: tuple[int, int]) -> list[Row]:
    """The row of a value; those of both arms, where the words behind it say that each of them had it."""
    arms = context.arms.names
    if len(arms) != 2 or any(key == "arm" for key, _ in row) or not EACH_OF.intersection(parts):
        return [row]
    for found in IN_EACH.finditer(context.text, place[0], min(len(context.text), place[1] + 40)):
        value = count_value(found["value"]) if found["value"].isalpha() else found["value"]
        if value in parts.values() and found.start() < place[1]:
            return [(row[0], ("arm", arm), *row[1:]) for arm in arms]
    return [row]


EACH_OF = frozenset(("events", "percent", "mean", "median"))


def without_time(words: str) -> str:
    """The name of an outcome without a time point at its end."""
    found = next(reversed(list(TIME.finditer(words))), None)
    if found and found.end() >= len(words) - 1 and found.start() > 3:
        shorter = tidy(words[: found.start()])
        if usable(shorter) and not shorter.endswith((" per", " every", " of", " each")):
            return shorter
    return words


ARM_BEHIND = re.compile(
    r"\s*(?:of\s+(?:the\s+)?)?(?:patients|participants|subjects|people|women|men|those|individuals)?\s*(?:in|"
    r"for|from|with|on|receiving|treated\s+with|(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to(?:\s+receive)?|"
    r"given|taking)\s+(?P<name>[^.;,()]{2,60})",
    re.I,
)
# "5 (5%) zinc and 3 (3%) placebo recipients": the arm itself.
BARE_BEHIND = re.compile(
    rf"\s+(?P<arm>(?!(?:and|or|vs|versus|after|before|at|by|to|than|compared)\b)[A-Za-z][\w/+]*(?:[\s-][\w/+]+){{0,2}}?)(?:-treated)?(?:\s+(?:{PEOPLE}|groups?|arms?))?(?:(?=\s*[.;,(]|$)|\s+(?=(?:and|vs\.?|versus|compared)\s))"
)
NUMBER_ENDS = re.compile(r"[)\]%\d]")


def arm_behind(context: Context, place: int) -> str | None:
    """The arm named right behind a value, before another value or verb."""
    behind = ARM_BEHIND.match(context.text[place:])
    if len(context.arms.names) < 2:
        return None
    if not behind:
        bare = BARE_BEHIND.match(context.text, place) if NUMBER_ENDS.match(context.text, place - 1) else None
        return context.arms.known(bare["arm"]) if bare else None
    words = re.split(r"\b(?:and|vs|versus|compared|than|received|had|were|was|achieved)\b", behind["name"])[0]
    return context.arms.in_words(words) or context.arms.known(tidy(words))


def before_bracket(context: Context, bracket: int) -> Phrase | None:
    """What a bracket with figures speaks of: the listed outcome right before it, else the direction's."""
    best: Phrase | None = None
    for direction in context.directions:
        for outcome in direction.outcomes:
            gap = context.text[outcome.end : bracket] if outcome.end <= bracket else None
            if gap is not None and (
                not gap.strip() or (len(gap) <= 90 and not re.search(r"[;:()]|,\s|\b(?:and|had|were|was|while)\b", gap))
            ):
                best = outcome
    return best or name_before(context.text, bracket) or direction_before(context, bracket)


# "More comorbidities such as hypertension (…)": the bracket speaks of what is named last.
NAMES_ONE = re.compile(r"\b(?:such\s+as|including|namely)\b", re.I)


def direction_before(context: Context, bracket: int) -> Phrase | None:
    near: Phrase | None = None
    for direction in context.directions:
        if direction.start >= bracket:
            continue
        between = context.text[direction.end : bracket] if direction.end <= bracket else ""
        if ";" in between or len(between) > 140 or NAMES_ONE.search(between):
            continue
        exact = [
            outcome
            for outcome in direction.outcomes
            if outcome.end <= bracket and not context.text[outcome.end : bracket].strip()
        ]
        near = (
            exact[0]
            if exact
            else ([one for one in direction.outcomes if one.end <= bracket] or direction.outcomes)[-1]
            if direction.rule
            in (
                "was-higher",
                "had-higher",
                "no-difference",
                "subject-verb",
                "verb-object",
                "associated-with",
                "likelier",
                "greater-change",
                "change-of-subject",
                "amount-of",
                "change-in",
            )
            else near
        )
    return near
