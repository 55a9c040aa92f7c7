"""The protocol of a review: `config/review.yaml`, checked as a whole before anything runs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from attest.allocation import Allocation, faults_of, read_allocation, taking_part
from attest.instrument import PROTOCOL, Instrument
from attest.instrument_shelf import Shelf
from attest.model import Model, read_model
from attest.model import faults_of as faults_of_model
from attest.places import HOME
from attest.problems import Faults, Problem, shown
from attest.strict import faults_in, load_yaml

FILE = "config/review.yaml"
STEPS = (
    "duplicates", "screening", "study_links", "eligibility", "extraction", "integrity", "trustworthiness",
    "risk_of_bias", "missing_evidence",
)  # fmt: skip
FORM_STEPS = tuple(step for step in STEPS if step != "risk_of_bias")  # whose form comes from the instruments
PROPOSALS = ("duplicates", "study_links")  # steps in which a blank answer means that what is proposed stands
ALONE = (*PROPOSALS, "integrity")  # steps that one reviewer answers, if the protocol says nothing
OPTIONAL = (
    "trustworthiness",
    "missing_evidence",
)  # steps that a review has only if the protocol names them under `steps`
# Forms whose file has another name than the step.
FORM_FILES = {"trustworthiness": "config/forms/inspect_sr.yaml", "missing_evidence": "config/forms/rob_me.yaml"}

DEFAULT_REASONS = (
    "wrong population",
    "wrong intervention",
    "wrong study design",
    "no outcome of interest",
    "duplicate report",
)
# The designs that a shipped instrument is made for; another design has none until the team names one.
DEFAULT_INSTRUMENTS = {
    "randomised trial": "rob2",
    "non-randomised trial": "jbi_quasi_experimental",
    "cohort": "jbi_cohort",
    "before-after": "nih_before_after",
    "case-control": "jbi_case_control",
    "cross-sectional": "jbi_cross_sectional",
    "case series": "jbi_case_series",
    "case report": "jbi_case_report",
    "systematic review": "amstar2",
    "meta-analysis": "amstar2",
}


@dataclass(frozen=True)
class Reviewer:
    id: str
    name: str


@dataclass(frozen=True)
class Outcome:
    """An outcome that the protocol names; `benefit` is the direction that is good for the patient.

    `scale` is that of an outcome measured in whole numbers: lowest, highest, and the number of items whose mean it is.
    """

    name: str
    benefit: str
    unit: str = ""
    terms: tuple[str, ...] = ()
    scale: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Rule:
    """One line of a team's rule for an overall judgement; without `answers` it always holds."""

    judgement: str
    answers: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    at_least: int = 1


@dataclass(frozen=True)
class Protocol:
    id: str
    title: str
    date: str
    registration: str
    question: dict[str, str]
    include: tuple[str, ...]
    exclusion_reasons: tuple[str, ...]
    reviewers: tuple[Reviewer, ...]
    adjudicator: str
    needed: dict[str, int]
    allocations: dict[str, Allocation]  # of the steps in which not everybody answers everything
    outcomes: tuple[Outcome, ...]
    instruments: Mapping[str, Instrument] = field(repr=False)  # every one that can be used, read when it is needed
    named_instruments: tuple[str, ...]  # those that the protocol names itself
    instrument_of: dict[str, str]
    rules: dict[str, tuple[Rule, ...]]
    form_files: dict[str, str]
    model: Model | None = None  # whose suggestions are used; none, unless the team names one
    steps: tuple[str, ...] = STEPS  # the steps that this review has

    @property
    def in_use(self) -> set[str]:
        """The instruments that studies may be judged with."""
        return {*self.instrument_of.values(), *self.named_instruments}


def load_protocol(review: Path) -> Protocol:
    """The protocol of the review in this folder; raises `Faults` with every fault of the file at once."""
    raw = load_yaml(review / FILE, FILE)
    problems = faults_in(raw, _schema(), FILE)
    if problems:
        raise Faults(problems)
    bias = raw.get("risk_of_bias", {})
    instrument_of = {**DEFAULT_INSTRUMENTS, **bias.get("instruments", {})}
    named = {*bias.get("instruments", {}).values(), *bias.get("others", ())}
    instruments = Shelf(review)
    problems += _instrument_problems(bias, instruments)
    rules = {name: tuple(_rule(rule) for rule in lines) for name, lines in bias.get("rules", {}).items()}
    reviewers = tuple(Reviewer(person["id"], person.get("name", person["id"])) for person in raw["reviewers"])
    people = [person.id for person in reviewers]
    sections = raw.get("steps", {})
    needed = {step: _needed(sections.get(step, {}), step, people) for step in STEPS}
    eligibility = raw.get("eligibility", {})
    protocol = Protocol(
        id=raw.get("id", "review"),
        title=raw["title"].strip(),
        date=raw.get("date", ""),
        registration=raw.get("registration", ""),
        question=raw["question"],
        include=tuple(eligibility.get("include", ())),
        exclusion_reasons=tuple(eligibility.get("exclusion_reasons", DEFAULT_REASONS)),
        reviewers=reviewers,
        adjudicator=raw.get("adjudicator", "the adjudicator"),
        needed=needed,
        allocations={
            step: read_allocation(section["allocation"], people, needed[step], step)
            for step, section in sections.items()
            if "allocation" in section
        },
        outcomes=tuple(
            Outcome(one["name"], one["benefit"], one.get("unit", ""), tuple(one.get("terms", ())), _scale(one))
            for one in raw.get("outcomes", ())
        ),
        instruments=instruments,
        named_instruments=tuple(sorted(named)),
        instrument_of=instrument_of,
        rules=rules,
        form_files={step: raw.get("forms", {}).get(step, _form_file(step)) for step in FORM_STEPS},
        model=read_model(raw["model"]) if "model" in raw else None,
        steps=tuple(step for step in STEPS if step not in OPTIONAL or step in sections),
    )
    problems += list(_contradictions(protocol, raw))
    if problems:
        raise Faults(problems)
    return protocol


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = load_yaml(HOME / "config/schemas/review.schema.yaml", "config/schemas/review.schema.yaml")
    return schema


def _needed(section: dict[str, Any], step: str, people: list[str]) -> int:
    said: int | None = section.get("reviewers")
    usual = 1 if step in ALONE else 2
    return said if said is not None else min(usual, len(taking_part(section.get("allocation", {}), people)))


def _form_file(step: str) -> str:
    return FORM_FILES.get(step, f"config/forms/{step}.yaml")


def _scale(outcome: dict[str, Any]) -> tuple[int, int, int] | None:
    told = outcome.get("scale")
    return (told["min"], told["max"], told.get("items", 1)) if told else None


def _rule(line: dict[str, Any]) -> Rule:
    when = line.get("when", {})
    return Rule(
        line["judgement"],
        tuple(when.get("answers", ())),
        tuple(when.get("items", ())),
        when.get("at_least", 1),
    )


def _instrument_problems(bias: dict[str, Any], shelf: Shelf) -> Iterator[Problem]:
    """Faults of the instruments that the protocol names, and of the review's own ones that take a shipped one's place;
    named ones that cannot be used.
    """
    usual = {name: name for name in sorted(set(DEFAULT_INSTRUMENTS.values())) if shelf.is_own(name)}
    named = {f"instruments.{design}": name for design, name in bias.get("instruments", {}).items()}
    named |= {f"others[{number}]": name for number, name in enumerate(bias.get("others", ()), 1)}
    for place, name in {**usual, **named}.items():
        try:
            why = shelf[name].unavailable
        except Faults as faults:
            yield from faults.problems
            continue
        if why and place in named:
            yield Problem(FILE, f"risk_of_bias.{place}", shown(name), "an instrument that can be used", why)


def _contradictions(protocol: Protocol, raw: dict[str, Any]) -> Iterator[Problem]:
    """What a schema cannot see: names used twice, names that nothing has, numbers that cannot be reached."""
    yield from _twice("reviewers", "id", [person.id for person in protocol.reviewers])
    yield from _twice("reviewers", "name", [person.name.casefold() for person in protocol.reviewers])
    if protocol.date and not _is_date(protocol.date):
        yield Problem(FILE, "date", shown(protocol.date), "a day of the calendar from 1980 on")
    yield from _twice("outcomes", "name", [one.name.casefold() for one in protocol.outcomes])
    for number, one in enumerate(protocol.outcomes, 1):
        if one.scale and one.scale[0] >= one.scale[1]:
            found = f"{one.scale[0]} to {one.scale[1]}"
            yield Problem(FILE, f"outcomes[{number}].scale", found, "a lowest value below the highest", "")
    for step, needed in protocol.needed.items():
        if needed > len(protocol.reviewers):
            expected = f"at most {len(protocol.reviewers)}, the number of reviewers"
            yield Problem(FILE, f"steps.{step}.reviewers", str(needed), expected, "Add reviewers or lower the number.")
    for step, section in raw.get("steps", {}).items():
        if "allocation" in section:
            for fault in faults_of(section, [person.id for person in protocol.reviewers]):
                yield Problem(FILE, f"steps.{step}.{fault.key}", fault.found, fault.expected, fault.hint)
    for wrong in faults_of_model(raw["model"]) if "model" in raw else ():
        yield Problem(FILE, f"model.{wrong.key}", wrong.found, wrong.expected, wrong.hint)
    for name, rules in protocol.rules.items():
        place = f"risk_of_bias.rules.{name}"
        if name not in protocol.in_use:
            expected = f"an instrument in use ({', '.join(sorted(protocol.in_use))})"
            yield Problem(FILE, place, shown(name), expected, "Name it under instruments or others first.")
        else:
            yield from _unknown_in_rules(place, rules, protocol.instruments[name])
    for step, file in protocol.form_files.items():
        if step in raw.get("forms", {}) and (file.startswith("/") or ".." in Path(file).parts):
            yield Problem(FILE, f"forms.{step}", shown(file), "a path inside the review's folder", "")


def _is_date(text: str) -> bool:
    """Whether a spreadsheet can carry the date."""
    try:
        return datetime.date.fromisoformat(text).year >= 1980
    except ValueError:
        return False


def _twice(place: str, key: str, names: list[str]) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Problem(FILE, f"{place}[{number + 1}].{key}", shown(name), "a name of its own", "It stands twice.")


def _unknown_in_rules(place: str, rules: tuple[Rule, ...], instrument: Instrument) -> Iterator[Problem]:
    overall = instrument.overall
    if overall is None or overall.by != PROTOCOL:
        found = "a rule for an instrument " + (
            "without an overall judgement" if overall is None else "that has its own"
        )
        yield Problem(FILE, place, found, "no rule", "See the instrument's file in config/instruments/.")
        return
    known = {
        "judgement": [level.id for level in overall.levels],
        "answers": instrument.values,
        "items": [*(item.id for item in instrument.items), *(domain.id for domain in instrument.judged)],
    }
    for number, rule in enumerate(rules, 1):
        for key, used in (("judgement", (rule.judgement,)), ("answers", rule.answers), ("items", rule.items)):
            for name in used:
                if name not in known[key]:
                    expected = "one of " + ", ".join(known[key])
                    yield Problem(FILE, f"{place}[{number}].{key}", shown(name), expected, "As the instrument has it.")
        last = number == len(rules)
        if last != (not rule.answers):
            found = "a last rule that may not hold" if last else "a rule that always holds before others"
            yield Problem(FILE, f"{place}[{number}]", found, "a rule without `when`, as the last one", "")
