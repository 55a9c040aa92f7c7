"""The judgements of an instrument for the answers given to it, domain by domain, each with the path that led to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from attest.deciding.conditions import ALWAYS, Count
from attest.deciding.questionnaire import Computed, Question, Questionnaire, Worked
from attest.deciding.rule import RESULT, Decision, Row, Rule, Table
from attest.instrument import OVERALL, PROTOCOL, Domain, Instrument, conditions
from attest.protocol import Rule as Line

COMPUTED, DECIDED, INCOMPLETE, WAITING, NOT_ASKED = "computed", "assessor's", "incomplete", "waiting", "not asked"


@dataclass(frozen=True)
class Judgement:
    """A domain's or the overall judgement ("" while it waits), how it came about, and what the rule alone gives."""

    domain: str
    judgement: str
    status: str  # computed, assessor's, incomplete, waiting, not asked
    path: str
    rules: tuple[str, ...] = ()
    by_rule: str = ""
    others: tuple[tuple[str, str], ...] = ()
    decision: str = ""
    unanswered: tuple[str, ...] = ()


def protocol_rule(instrument: Instrument, lines: Sequence[Line]) -> Rule:
    """A protocol's rule for the overall judgement: lines read from the top, of which the first that holds decides."""
    rows = []
    for number, line in enumerate(lines, 1):
        of = line.items or _counted(instrument, line.answers)
        # The last line always holds; it looks at all items, so that nothing is judged before they have answers.
        when = Count(of, line.answers, line.at_least if line.answers else 0, len(of))
        rows.append(Row(f"protocol.{number}", when, line.judgement))
    return Rule((Table(RESULT, tuple(rows)),))


def _counted(instrument: Instrument, answers: Sequence[str]) -> tuple[str, ...]:
    """What a line counts that names no items: all items that offer such an answer or, without any, the domains."""
    wanted = set(answers or instrument.values)
    offering = [item.id for item in instrument.items if {level.id for level in item.answers} & wanted]
    return tuple(offering or (domain.id for domain in instrument.judged))


def rule_of(instrument: Instrument, domain: Domain, lines: Sequence[Line] = ()) -> Rule | None:
    """The rule that judges a domain: the instrument's or the protocol's (`lines`); None if the assessor does."""
    return protocol_rule(instrument, lines) if domain.by == PROTOCOL and lines else domain.rule


def questionnaire(instrument: Instrument, lines: Sequence[Line] = ()) -> Questionnaire:
    """An instrument's questions and judgements; an assessor's own judgement is an answer under the domain's id."""
    parts: list[Question | Computed] = []
    for domain in instrument.parts:
        asked = conditions(instrument, domain)
        parts += [Question(item.id, asked.get(item.id, ALWAYS), item.blank) for item in domain.items]
        if not domain.judged:
            continue
        rule = rule_of(instrument, domain, lines)
        parts.append(Computed(domain.id, rule, domain.asked) if rule else Question(domain.id, domain.asked))
    return Questionnaire(tuple(parts))


def judge(
    instrument: Instrument,
    answers: Mapping[str, str],
    own: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
    lines: Sequence[Line] = (),
    disputed: Collection[str] = (),
) -> tuple[list[Judgement], Worked]:
    """The judgement of every domain that has one, then the overall one.

    `answers` maps item ids to answers, `own` domain ids (or "overall") to the assessors' own judgements, `reasons` to
    their reasons, `lines` are the protocol's rule. `disputed` names items and domains about which the assessors differ:
    nothing that looks at them is judged. The questionnaire as it was worked out comes with the judgements.
    """
    own, reasons = own or {}, reasons or {}
    given = {**answers, **own}
    by_rule = {domain.id: rule_of(instrument, domain, lines) for domain in instrument.parts}
    worked = _questionnaire(instrument, tuple(lines)).walk(
        lambda part, reached, by_rule: None if part.key in disputed else given.get(part.key, "")
    )
    told = [
        _judgement(domain, by_rule[domain.id], worked, own.get(domain.id, ""), reasons.get(domain.id, ""))
        for domain in instrument.parts
        if domain.judged
    ]
    return told, worked


@cache
def _questionnaire(instrument: Instrument, lines: tuple[Line, ...]) -> Questionnaire:
    return questionnaire(instrument, lines)


def _judgement(domain: Domain, rule: Rule | None, worked: Worked, own: str, reason: str) -> Judgement:
    name = domain.id
    if not worked.asks(name):
        return Judgement(name, "", NOT_ASKED, "not asked after these answers")
    why = f"the assessors' own judgement: {reason or 'no reason given'}"
    if rule is None:
        if own:
            return Judgement(name, own, DECIDED, why)
        return Judgement(name, "", WAITING, "waiting: the assessors' own judgement is not settled", unanswered=(name,))
    decision = worked.decisions.get(name, Decision(""))
    wanting = worked.unanswered.get(name, ())
    labels = {level.id: level.label for level in domain.levels}
    path = path_in_words(decision, labels)
    if own:
        instead = f" (the rule gives {labels.get(decision.value, decision.value)}: {path})" if decision.value else ""
        return Judgement(name, own, DECIDED, why + instead, decision.rows, decision.value, decision.others)
    if wanting:
        told = f"waiting for {', '.join(wanting)}"
        if decision.value:
            told += f"; {labels.get(decision.value, decision.value)} whatever the answer ({path})"
        status = INCOMPLETE if decision.value else WAITING
        return Judgement(name, "", status, told, decision.rows, decision.value, unanswered=wanting)
    if decision.for_people:
        told = f"{path}; people decide: {decision.for_people}"
        return Judgement(name, "", WAITING, told, decision.rows, decision.value, decision.others, decision.for_people)
    return Judgement(name, decision.value, COMPUTED, path, decision.rows, decision.value, decision.others)


def path_in_words(decision: Decision, labels: Mapping[str, str]) -> str:
    """The path that a decision took: what it looked at, step by step, with the rule's rows, and what others read."""
    told = []
    for taken in decision.path:
        at = f" [{taken.row.id}]" if taken.row else ""
        step = f"{taken.table}: " if taken.table != RESULT else ""
        told.append(f"{step}{taken.why} → {labels.get(taken.value, taken.value)}{at}")
    others = [f"{by} would give {labels.get(value, value)}" for by, value in decision.others]
    return "; ".join(told) + (f" (transcriptions differ: {'; '.join(others)})" if others else "")


def overall(judgements: Sequence[Judgement]) -> Judgement | None:
    return next((one for one in judgements if one.domain == OVERALL), None)
