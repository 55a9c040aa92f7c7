"""Who is asked about which subject: a step's allocation, dealt so that a subject added later moves no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import combinations
from math import log
from typing import Any, NamedTuple

from attest.forms.round import NOBODY, Subject
from attest.problems import shown
from attest.tables import digest

ALL, PAIRS, SHARES = "all", "pairs", "shares"
BELONGS_TO = {"pairs": PAIRS, "shares": SHARES, "overlap": SHARES}  # keys that mean something with one `by` only


@dataclass(frozen=True)
class Allocation:
    """A step's allocation; names stand in the order of the protocol's reviewers.

    A subject goes to one of `groups` or, where there are `shares`, to one reviewer and within the overlap to two.
    """

    reviewers: tuple[str, ...]  # who takes part
    needed: int  # how many must answer, where the way of dealing does not say it
    seed: str
    groups: tuple[tuple[str, ...], ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    overlap: float = 0  # per cent
    pilot: int = 0  # how many subjects everybody answers
    pilot_done: bool = True
    by_hand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # folded id or label: reviewers


class Fault(NamedTuple):
    """What is wrong in a step's section: the key below it, found, expected and hint."""

    key: str
    found: str
    expected: str
    hint: str


def taking_part(section: Mapping[str, Any], people: Sequence[str]) -> tuple[str, ...]:
    """The reviewers of the protocol who take part in a step."""
    return _in_order(section.get("reviewers", people), people)


def read_allocation(section: Mapping[str, Any], people: Sequence[str], needed: int, step: str) -> Allocation:
    """A step's section of the protocol as an allocation; whether it is sound is for `faults_of` to say."""
    reviewers = taking_part(section, people)
    pilot = section.get("pilot", {})
    shares = section.get("shares", dict.fromkeys(reviewers, 1))
    return Allocation(
        reviewers=reviewers,
        needed=needed,
        seed=str(section.get("seed", step)),
        groups=tuple(_in_order(group, people) for group in _groups(section, reviewers)),
        shares={name: shares.get(name, 0) for name in reviewers} if _way(section) == SHARES else {},
        overlap=section.get("overlap", 0),
        pilot=int(pilot.get("subjects", 0)),
        pilot_done=pilot.get("done", not pilot),
        by_hand={_fold(name): _in_order(who, people) for name, who in section.get("assign", {}).items()},
    )


def deal(plan: Allocation, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """The subjects with who is asked and how many of them must answer.

    Only a subject's own id decides, so that subjects may come, go and change places without moving another. Ids change
    less often than the set of aliases: reports join a study and records a citation all the time. The pilot alone
    depends on the other subjects, since it has a size.
    """
    drawn = sorted(subjects, key=lambda one: (_chance(plan.seed, "pilot", one.id), one.id))
    pilot = {one.id for one in drawn[: plan.pilot]}
    made = []
    for one in subjects:
        reviewers, needed = _asked(plan, one, one.id in pilot)
        made.append(replace(one, reviewers=reviewers, needed=needed))
    return tuple(made)


def _asked(plan: Allocation, subject: Subject, in_pilot: bool) -> tuple[tuple[str, ...], int]:
    names = (_fold(name) for name in (subject.id, *subject.aliases, subject.label))
    by_hand = next((plan.by_hand[name] for name in names if name in plan.by_hand), None)
    if by_hand is not None:
        return by_hand, min(plan.needed, len(by_hand))
    if in_pilot:
        return plan.reviewers, plan.needed
    if not plan.pilot_done:
        return NOBODY, 0
    if plan.shares:
        return _shared_out(plan, subject.id)
    group = min(plan.groups, key=lambda one: _turn(1, plan.seed, "group", sorted(one), subject.id))
    return group, min(plan.needed, len(group))


def _shared_out(plan: Allocation, subject: str) -> tuple[tuple[str, ...], int]:
    """One reviewer, or two within the overlap: the one who would have had it without the first is the second."""
    with_share = [name for name, weight in plan.shares.items() if weight > 0]
    turns = sorted(with_share, key=lambda name: _turn(plan.shares[name], plan.seed, "share", name, subject))
    wanted = 2 if _chance(plan.seed, "overlap", subject) < plan.overlap / 100 else 1
    return _in_order(turns[:wanted], plan.reviewers), wanted


def _turn(weight: float, *parts: object) -> float:
    """A drawn number; the smallest of several has the turn, each as often as its weight says.

    Weighted rendezvous hashing (Thaler & Ravishankar 1998; weights by the logarithmic method of Schindelhauer &
    Schomaker 2005): a new weight or a new name moves only the subjects that it gains or gives away.
    """
    return -log(_chance(*parts)) / weight


def _chance(*parts: object) -> float:
    """A number above 0 and below 1 that the parts alone decide; 52 bits are what a float holds exactly."""
    return (int(digest(*parts, length=13), 16) + 0.5) / 16**13


def _way(section: Mapping[str, Any]) -> str:
    return str(section.get("by", ALL))


def _groups(section: Mapping[str, Any], reviewers: Sequence[str]) -> list[tuple[str, ...]]:
    """The groups of which one answers a subject: everybody, the pairs that are named, or every pair."""
    if _way(section) == PAIRS:
        return [tuple(group) for group in section.get("pairs", combinations(reviewers, 2))]
    return [tuple(reviewers)] if _way(section) == ALL else []


def _in_order(names: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in names)


def unknown_names(plan: Allocation, subjects: Iterable[Subject]) -> list[str]:
    """The names under `assign` that no subject bears."""
    known = {_fold(name) for one in subjects for name in (one.id, *one.aliases, one.label)}
    return sorted(plan.by_hand.keys() - known)


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def faults_of(step: Mapping[str, Any], people: Sequence[str]) -> Iterator[Fault]:
    """What contradicts itself in the section of a step that fits the schema; `people` are the protocol's reviewers."""
    section = step["allocation"]
    reviewers = section.get("reviewers", list(people))
    yield from _names("allocation.reviewers", reviewers, people, "Add them to the reviewers of the protocol first.")
    for key, way in BELONGS_TO.items():
        if key in section and _way(section) != way:
            found, hint = f"the key with `by: {_way(section)}`", f"Write `by: {way}`, or remove the key."
            yield Fault(f"allocation.{key}", found, f"it only with `by: {way}`", hint)
    yield from _faults_of_number(step, people)
    if _way(section) == PAIRS:
        yield from _faults_of_pairs(section, reviewers)
    if _way(section) == SHARES:
        yield from _faults_of_shares(section, reviewers)
    yield from _faults_by_hand(section.get("assign", {}), people)


def _faults_of_number(step: Mapping[str, Any], people: Sequence[str]) -> Iterator[Fault]:
    """Whether so many can answer as the step asks for."""
    section, said = step["allocation"], step.get("reviewers", 0)
    reviewers = section.get("reviewers", people)
    largest = max(map(len, _groups(section, reviewers)), default=len(reviewers))
    if len(reviewers) < said <= len(people):
        expected = f"at most {len(reviewers)}, the number of reviewers who take part"
        yield Fault("reviewers", str(said), expected, "Add reviewers to allocation.reviewers or lower the number.")
    elif largest < said <= len(people):
        expected = f"at most {largest}, the size of the largest of allocation.pairs"
        yield Fault("reviewers", str(said), expected, "Name larger groups or lower the number.")
    alone = _way(section) == SHARES and section.get("overlap", 0) < 100
    if alone and said > 1 and "pilot" not in section and "assign" not in section:
        hint = "To have every subject answered by two, write `by: pairs`."
        yield Fault("reviewers", str(said), "1 or nothing: with `by: shares` one answer settles", hint)


def _faults_of_pairs(section: Mapping[str, Any], reviewers: Sequence[str]) -> Iterator[Fault]:
    groups = section.get("pairs", [])
    if not groups and len(reviewers) < 2:
        hint = "Name more in allocation.reviewers, or choose another way."
        yield Fault("allocation.by", f'"{PAIRS}" and one reviewer', "two or more who take part", hint)
    for number, group in enumerate(groups, 1):
        place = f"allocation.pairs[{number}]"
        yield from _names(place, group, reviewers, "Name in allocation.reviewers who takes part.")
        if sorted(group) in [sorted(other) for other in groups[: number - 1]]:
            yield Fault(place, shown(", ".join(group)), "a pair of its own", "It stands twice.")
    for name in reviewers if groups else ():
        if not any(name in group for group in groups):
            hint = "Add a pair, or name in allocation.reviewers only those who take part."
            yield Fault("allocation.pairs", f"no pair with {name}", "everybody who takes part in a pair", hint)


def _faults_of_shares(section: Mapping[str, Any], reviewers: Sequence[str]) -> Iterator[Fault]:
    shares = section.get("shares", dict.fromkeys(reviewers, 1))
    yield from _names("allocation.shares", list(shares), reviewers, "Name in allocation.reviewers who takes part.")
    for name in reviewers:
        if name not in shares:
            hint = "Give a share (0 for no subjects), or name in allocation.reviewers only those who take part."
            yield Fault("allocation.shares", f"no share of {name}", "a share of everybody who takes part", hint)
    with_share = sum(weight > 0 for weight in shares.values())
    if not with_share:
        yield Fault("allocation.shares", "only zeros", "a share above 0", "Say how much each takes.")
    elif section.get("overlap", 0) and with_share < 2:
        hint = "Name a second, or remove the overlap."
        yield Fault("allocation.overlap", "one reviewer with a share", "two or more with a share", hint)


def _faults_by_hand(assigned: Mapping[str, Sequence[str]], people: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for subject, who in assigned.items():
        place = f"allocation.assign.{subject}"
        yield from _names(place, who, people, "Add them to the reviewers of the protocol first.")
        if _fold(subject) in seen:
            yield Fault(place, "the subject a second time", "each subject once", "Capitals and spaces do not count.")
        seen.add(_fold(subject))


def _names(place: str, names: Sequence[str], known: Sequence[str], hint: str) -> Iterator[Fault]:
    """Names that nobody bears, and names that stand twice."""
    for name in dict.fromkeys(names):
        if name not in known:
            close = get_close_matches(name, known, 1)
            mending = f"Did you mean `{close[0]}`?" if close else hint
            yield Fault(place, shown(name), f"one of {', '.join(known)}", mending)
        if list(names).count(name) > 1:
            yield Fault(place, f"{shown(name)} twice", "everybody once", "Remove one of the two.")
