"""What people said about pairs – the same, or different –, attached to the records of this run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attest.deduplicate.comparing.prepare import Prepared, Raw
from attest.deduplicate.fields import identifiers
from attest.problems import Problem, shown

SAID_SAME, SAID_DIFFERENT = "same", "different"
WITHDRAWN = ("", "withdrawn", "undecided", "unclear")  # taken back, or never given: the rules decide again


@dataclass(frozen=True)
class Verdict:
    """One person's word on two sides, each named by the record ids and identifiers that the person saw."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    said: str
    by: str = ""
    file: str = ""
    place: str = ""


@dataclass(frozen=True)
class Attached:
    """A verdict with the records of this run that its sides stand for."""

    verdict: Verdict
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True)
class Said:
    """Pairs of records that people put together or apart, with who said so; and verdicts that cannot hold."""

    together: dict[tuple[int, int], str] = field(default_factory=dict)
    apart: dict[tuple[int, int], str] = field(default_factory=dict)
    verdicts: list[Attached] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def attach(records: Sequence[Raw], prepared: Sequence[Prepared], verdicts: Sequence[Verdict]) -> Said:
    """Find the records that verdicts speak of, by record id first and by any identifier where none is left.

    Verdicts that contradict each other, directly or through third records, are named, and the records stay apart: a
    copy left is mended later, a lost work is not.
    """
    if not verdicts:
        return Said()
    said = Said()
    names = places(records, prepared)
    for verdict in verdicts:
        if verdict.said.strip().lower() in WITHDRAWN:
            continue
        if verdict.said not in (SAID_SAME, SAID_DIFFERENT):
            said.problems.append(
                _problem(verdict, shown(verdict.said), '"same", "different" or nothing', "Choose one of these.")
            )
            continue
        one, other = sides(verdict.one, verdict.other, names)
        if not one or not other:
            said.problems.append(_unattached(verdict, names))
            continue
        said.verdicts.append(Attached(verdict, one, other))
    _apply(said)
    return said


def places(records: Sequence[Raw], prepared: Sequence[Prepared]) -> dict[str, list[int]]:
    """The records, by their places, that bear each record id and identifier."""
    names: dict[str, list[int]] = defaultdict(list)
    for record, one in zip(records, prepared, strict=True):
        names[str(record.get("record_id") or "")].append(one.number)
        for name in record_names(one):
            names[name].append(one.number)
    return names


def record_names(one: Prepared) -> list[str]:
    """A record's identifiers as decisions store them."""
    found = [f"doi:{one.doi}"] if one.doi else []
    found += [f"pmid:{one.pmid}"] if one.pmid else []
    found += [f"pmcid:{one.pmcid}"] if one.pmcid else []
    return found + [f"registration:{each}" for each in sorted(one.registrations)]


def sides(
    one: Sequence[str], other: Sequence[str], names: Mapping[str, Sequence[int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The records that two sides of a pair stand for, each named by record ids and identifiers."""
    found = []
    for side in (one, other):
        # Two records with one DOI may be told apart: the record ids say which is which, the DOI would say both.
        by_id = {number for name in side if not _identifier(name) for number in names.get(name, ())}
        by_name = {number for name in side if _identifier(name) for number in names.get(_spelt(name), ())}
        found.append((by_id, by_name))
    (left, left_named), (right, right_named) = found
    left, right = left or left_named - right, right or right_named - left
    if not left or not right:
        return tuple(sorted(left)), tuple(sorted(right))
    both = left & right
    return tuple(sorted(left - both)), tuple(sorted(right - both))


def _identifier(name: str) -> bool:
    return name.startswith(("doi:", "pmid:", "pmcid:", "registration:"))


def _spelt(name: str) -> str:
    kind, _, value = name.partition(":")
    return f"doi:{identifiers.doi(value) or value.lower()}" if kind == "doi" else name


def _apply(said: Said) -> None:
    for each in said.verdicts:
        if each.verdict.said == SAID_DIFFERENT:
            why = f"said to be different{_by(each.verdict)}"
            said.apart.update({_pair(a, b): why for a in each.one for b in each.other})
    root: dict[int, int] = {}
    groups: dict[int, set[int]] = {}
    for each in said.verdicts:
        if each.verdict.said != SAID_SAME:
            continue
        everyone = sorted({*each.one, *each.other})
        joined = set().union(*(groups.get(root.get(one, one), {one}) for one in everyone))
        against = sorted({said.apart[pair] for pair in _all_pairs(joined) if pair in said.apart})
        if against:
            said.problems.append(
                _problem(
                    each.verdict,
                    f"said to be the same{_by(each.verdict)}, but {'; '.join(against)}",
                    "verdicts that agree",
                    "Agree on one and change or empty the other; until then the records stay apart.",
                )
            )
            # What contradicts is not decided by the rules either.
            said.apart.update({_pair(a, b): "people disagree" for a in each.one for b in each.other})
            continue
        first = everyone[0]
        groups[first] = joined
        root.update(dict.fromkeys(joined, first))
        for one in everyone[1:]:
            said.together[_pair(first, one)] = f"said to be the same{_by(each.verdict)}"
    # What is different from one record is different from all that are the same as it.
    for (one, other), why in list(said.apart.items()):
        for a in groups.get(root.get(one, one), {one}):
            for b in groups.get(root.get(other, other), {other}):
                if a != b:
                    said.apart.setdefault(_pair(a, b), why)


def _all_pairs(members: set[int]) -> list[tuple[int, int]]:
    ordered = sorted(members)
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _by(verdict: Verdict) -> str:
    return f" by {verdict.by}" if verdict.by else ""


def _unattached(verdict: Verdict, names: Mapping[str, Sequence[int]]) -> Problem:
    """Why a verdict does not speak of two records: a side has none, or both have the same."""
    lost = [side for side in (verdict.one, verdict.other) if not any(names.get(_spelt(name)) for name in side)]
    if not lost:
        found = f"the same record on both sides, {', '.join(verdict.one)}"
        return _problem(verdict, found, "two different records", "Write the ids of two records, or empty the row.")
    told = " and ".join(", ".join(filter(None, side)) or "a side without a name" for side in lost)
    hint = "Look for a slip in the id; if the record is gone, the verdict is kept and holds again when it is back."
    return _problem(verdict, f"no record for {told}", "two sides that are among the records", hint)


def _problem(verdict: Verdict, found: str, expected: str, hint: str) -> Problem:
    place = verdict.place or f"{', '.join(verdict.one)} and {', '.join(verdict.other)}"
    return Problem(verdict.file, place, found, expected, hint, "warning")
