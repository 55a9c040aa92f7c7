"""Questions in their order, some asked only after certain answers, and the judgements that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from attest.deciding.conditions import ALWAYS, NOT_ASKED, Condition, Values, holds, names
from attest.deciding.rule import Decision, Rule, decide


@dataclass(frozen=True)
class Question:
    """A question: when it is asked, and the answer that stands where none is given ("" if none does)."""

    key: str
    asked: Condition = ALWAYS
    blank: str = ""


@dataclass(frozen=True)
class Computed:
    """A judgement by a rule; an answer given under its key, a judgement of people's own, takes its place."""

    key: str
    rule: Rule
    asked: Condition = ALWAYS


@dataclass(frozen=True)
class Worked:
    """A questionnaire worked out for some answers.

    `values` are the answers and judgements that count (`NOT_ASKED` where a question is not asked), `decisions` what
    each rule came to, `unanswered` for each judgement the questions that are asked for it and have no answer, `idle`
    the questions that were answered though they are not asked, `undecided` those of which it cannot be told yet
    whether they are asked.
    """

    values: dict[str, str]
    decisions: dict[str, Decision] = field(default_factory=dict)
    unanswered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    idle: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()

    def asks(self, key: str) -> bool:
        return self.values.get(key) != NOT_ASKED


Answerer = Callable[[Question | Computed, bool | None, str], str | None]


@dataclass(frozen=True)
class Questionnaire:
    """Questions and judgements in an order in which each looks only at those before it."""

    parts: tuple[Question | Computed, ...]

    def work_out(self, answers: Values) -> Worked:
        """Which questions are asked after these answers, and what they lead to.

        A judgement is given only once every question that is asked for it has an answer, also where those that have one
        would do: nobody should take half a domain for a whole one. What people must decide first is not given either.
        """
        return self.walk(lambda part, reached, by_rule: answers.get(part.key, ""))

    def walk(self, answer: Answerer) -> Worked:
        """The same, each answer being called for in the order of the parts.

        `answer` is called with the part, whether it is asked (None: not to be told yet) and, for a judgement, what the
        rule gives ("" while it waits); what it gives back is the answer, "" for none, and None where people differ: the
        rest then waits for it, whatever a rule or a blank cell would give.

        An answer counts once it is certain that its question is asked.
        """
        values: dict[str, str] = {}
        worked, idle, undecided, early = Worked(values), [], [], set[str]()
        for part in self.parts:
            reached, by_rule = holds(part.asked, values), ""
            if isinstance(part, Computed) and reached:
                decision, wanting = decide(part.rule, values), self._wanting(part.rule.looks_at, values, early)
                worked.decisions[part.key], worked.unanswered[part.key] = decision, tuple(wanting)
                by_rule = "" if wanting or decision.for_people else decision.value
            elif isinstance(part, Computed) and reached is None:
                worked.unanswered[part.key] = tuple(self._wanting(names(part.asked), values, early))
            elif isinstance(part, Question) and reached:
                by_rule = part.blank
            given = answer(part, reached, by_rule)
            if reached is False:
                values[part.key] = NOT_ASKED
                idle += [part.key] if given else []
            elif reached is None:
                early |= {part.key} if given else set()
            elif given is not None and (given or by_rule):
                values[part.key] = given or by_rule
            undecided += [part.key] if reached is None else []
        return replace(worked, idle=tuple(idle), undecided=tuple(undecided))

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The judgements, and what any condition or rule looks at."""
        found = {name for part in self.parts for name in names(part.asked)}
        for part in self.parts:
            if isinstance(part, Computed):
                found |= {part.key, *part.rule.looks_at}
        return frozenset(found)

    def _wanting(self, looked_at: Iterable[str], values: Mapping[str, str], early: Container[str]) -> list[str]:
        """What is needed and has no value, but for what was answered before it is certain that it is asked."""
        return [key for key in self.needed(looked_at) if key not in values and key not in early]

    def needed(self, looked_at: Iterable[str]) -> list[str]:
        """The questions among these, and those on which it hangs whether they are asked, in the order of the form."""
        by_key = {part.key: part for part in self.parts}
        found: set[str] = set()
        open_ones = list(looked_at)
        while open_ones:
            name = open_ones.pop()
            if name not in found:
                found.add(name)
                open_ones += names(by_key[name].asked)
        return [part.key for part in self.parts if part.key in found]
