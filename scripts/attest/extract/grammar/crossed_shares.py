"""Counts and shares that stand as a table in one sentence: outcomes by groups, one outcome by groups and times.

"X and Y were present in 23 (98%) and 11 (46%) on the drug and in 11 (89%) and 5 (38%) on placebo": values run in lists
of one length, what stands behind or before each list says whose or when it is, and what the values of a list are of
stands in a list of names before the first or, for one outcome, in a list of groups behind the last.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.frames import OCCUR, OPENED, Frame, phrase_at, subject_before
from attest.extract.grammar.groups import group_behind, known_as
from attest.extract.grammar.listed_outcomes import graded_names, names_listed
from attest.extract.grammar.own_places import own_place
from attest.extract.grammar.respective import PARTED, RESPECTIVELY, yearly
from attest.extract.grammar.series import LISTED
from attest.extract.grammar.times import YEARLY, times_listed, without_times
from attest.extract.grammar.whose import told_before, told_behind, told_words
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase
from attest.extract.shared_words import kinds_at

VERSUS = re.compile(r"\s*(?:(?:vs\.?|versus|v\.?|against)\s+|/\s*)", re.I)
# "… with A versus B, respectively", "… in groups A and B": the groups of the values of every list.
TAIL = re.compile(
    r"\s*,?\s*(?:(?:at|after|in|by)\s+(?:week|month|year|day)\s*\d+\s*,?\s*)?(?:for|in|with|on|of|among)\s+(?:the\s+)?(?P<list>[^.;:()]{3,110}?)(?:\s+(?:groups|arms|patients))?,?\s+respectively",
    re.I,
)
LEAD = re.compile(
    r"\b(?:for|in|with|on|among|between)\s+(?:the\s+)?(?P<list>[A-Za-z][^.;:(),]{2,90}?)(?:\s+(?:groups|arms|patients))?\s+(?:was|were)\s*$",
    re.I,
)
AT_TIME = re.compile(
    r"\s*,?\s*(?P<time>(?:at|after|by|in|on)\s+(?:(?:week|month|year|day)s?\s*\d+|\d+\s+(?:weeks|months|years|days|hours)|baseline))\b",
    re.I,
)
WERE = re.compile(r"\b(?:were|was)\s+(?:only\s+|about\s+)?$", re.I)
# "Fever and cough were seen in 4 (10%) and 6 (15%) patients, respectively": a count for each name.
SEEN = re.compile(rf"\b{OCCUR}\s+(?:in|by)\s+(?:only\s+)?$", re.I)
SEEN_ENDS = re.compile(
    r"\s*[)\]]?\s*(?:of\s+)?(?:(?:the\s+)?(?:all\s+)?[a-z]+\s*)?,?\s*(?P<pairs>respectively\b)?\s*(?:[.;,]|$|\(p\b)",
    re.I,
)
# One outcome of two words, and names of which either is meant.
ONE_NAME = re.compile(r"\b(?:nausea\s+and(?:/or)?\s+vomiting|cough\s+and\s+cold)\b|\sor\s", re.I)
ENDS = re.compile(r"\s*[)\]]?\s*(?:,?\s*respectively\b\s*)?(?:[.;,]|$|\(p\b)", re.I)


# "95% each for the second test": one figure for all names.
EACH = re.compile(r"\s+each\b", re.I)


class Cell(NamedTuple):
    """One value of the table with what it is of, whose and when."""

    atom: Atom
    outcome: Phrase
    arm: str | None
    time: str | None


def crossed_shares(frame: Frame, atoms: list[Atom], arms: Arms) -> list[Cell]:
    """The cells of the lists of a sentence; none where their lengths or names do not fit together."""
    plain = [one for one in atoms if frame.outer[one.start] < 0 and one.kind in ("count", "share")]
    if len(plain) < 2 or len({frozenset(one.parts) for one in plain}) > 1:
        return []
    runs = runs_of(frame.text, plain)
    most = max(len(run) for run in runs)
    runs = [run * most if len(run) == 1 and EACH.match(frame.text, run[0].end) else run for run in runs]
    if len({len(run) for run in runs}) > 1:
        return []
    end = plain[0].start
    start, _ = frame.clause(end)
    opened = OPENED.match(frame.bare, start, end)
    start = opened.end() if opened else start
    if len(runs) == 1:
        return _flat(frame, runs[0], start, arms) if opened is None else []
    return _labelled(frame, runs, start, arms) if len(runs[0]) > 1 else []


def runs_of(text: str, atoms: list[Atom]) -> list[list[Atom]]:
    runs = [[atoms[0]]]
    for one, two in pairwise(atoms):
        between = text[one.end : two.start]
        if LISTED.fullmatch(between) or VERSUS.fullmatch(between):
            runs[-1].append(two)
        else:
            runs.append([two])
    return runs


def _end(text: str, one: Atom) -> int:
    """Where the words behind a value begin: behind its bracket, but before the people that it counts."""
    return one.end if text[one.end - 1] in ")]" else one.value_end


def _labelled(frame: Frame, runs: list[list[Atom]], start: int, arms: Arms) -> list[Cell]:
    """Lists that each have their group or time beside them."""
    text, each = frame.text, len(runs[0])
    ends = [run[0].start for run in runs[1:]] + [len(text)]
    told: list[tuple[str | None, str | None]] = []
    for run, stop in zip(runs, ends, strict=True):
        last = _end(text, run[-1])
        last = each_said.end() if (each_said := EACH.match(text, last)) else last
        if when := AT_TIME.match(text, last, stop):
            told.append((None, when["time"]))
            continue
        told.append(_label(text, last, stop, arms) or _label_before(text, start, run[0].start, arms))
    if all(time for _, time in told):
        told = [(None, time) for _, time in told]
    if len(set(told)) < len(told) or (None, None) in told or len({bool(arm) for arm, _ in told}) > 1:
        return []
    first = runs[0][0].start
    names = graded_names(text, start, first, each) or names_listed(frame, start, first, each)
    if names is not None and YEARLY.search(frame.bare, start, first) is None:
        return [
            Cell(atom, Phrase(*names[at]), *label)
            for run, label in zip(runs, told, strict=True)
            for at, atom in enumerate(run)
        ]
    subject = subject_before(frame, first) or _timed_subject(frame, start, first)
    times = yearly(frame.bare[start:first], each) or times_listed(frame.bare, start, first, each)
    if subject is not None and times is not None and all(arm for arm, _ in told):
        subject = Phrase(without_times(subject.words), subject.start, subject.end)
        return [
            Cell(atom, subject, arm, times[at])
            for run, (arm, _) in zip(runs, told, strict=True)
            for at, atom in enumerate(run)
        ]
    groups = _groups(text, _end(text, runs[-1][-1]), start, runs[0][0].start, each, arms)
    if subject is None or groups is None or any(arm for arm, _ in told):
        return []
    return [
        Cell(atom, subject, groups[at], time)
        for run, (_, time) in zip(runs, told, strict=True)
        for at, atom in enumerate(run)
    ]


def _timed_subject(frame: Frame, start: int, first: int) -> Phrase | None:
    """The name behind a list of times: "the 1-, 3- and 5-year survival rates were"."""
    listed = YEARLY.search(frame.bare, start, first)
    were = WERE.search(frame.bare, listed.end(), first) if listed else None
    return phrase_at(frame.bare, listed.end(), were.start()) if listed and were else None


def _label(text: str, last: int, stop: int, arms: Arms) -> tuple[str | None, str | None] | None:
    """The group or time right behind a list: one that is known, or whatever stands where a group has to stand."""
    one = told_behind(text, last, arms, stop)
    if one is not None:
        return one.arm, one.time
    if group := group_behind(text, last, arms):
        return group.name, None
    own = own_place(text, last, arms)
    return (own.arm, own.time) if own is not None else None


def _label_before(text: str, start: int, first: int, arms: Arms) -> tuple[str | None, str | None]:
    one = told_before(text, start, first, arms)
    return (one.arm, one.time) if one is not None else (None, None)


def _flat(frame: Frame, run: list[Atom], start: int, arms: Arms) -> list[Cell]:
    """Pairs parted by "vs", a pair for each name; or as many names as values: "X and Y were 4% and 9%"."""
    text, first = frame.text, run[0].start
    versus = [VERSUS.fullmatch(text, one.end, two.start) is not None for one, two in pairwise(run)]
    if len(run) >= 4 and len(run) % 2 == 0 and versus == [at % 2 == 0 for at in range(len(versus))]:
        names = names_listed(frame, start, first, len(run) // 2)
        groups = _groups(text, _end(text, run[-1]), start, first, 2, arms)
        if names is None or groups is None:
            return []
        return [Cell(atom, Phrase(*names[at // 2]), groups[at % 2], None) for at, atom in enumerate(run)]
    seen = SEEN.search(frame.bare, start, first)
    if seen and not any(versus) and len(run) > 1:
        return _each_seen(frame, run, start, seen.start())
    when = AT_TIME.match(text, run[-1].end)
    if (
        any(versus)
        or not WERE.search(frame.bare, start, first)
        or not ENDS.match(text, when.end() if when else run[-1].end)
    ):
        return []
    names = names_listed(frame, start, first, len(run)) if len(run) == 2 else None
    if names is None or LEAD.search(text, start, first) or time_in(text[start:first]):
        return []
    return [Cell(atom, Phrase(*names[at]), None, when["time"] if when else None) for at, atom in enumerate(run)]


def _each_seen(frame: Frame, run: list[Atom], start: int, verb: int) -> list[Cell]:
    """A count for each of as many names, where "respectively" says so or the names are kinds of one outcome."""
    ends = SEEN_ENDS.match(frame.text, run[-1].end)
    kinds = kinds_at(frame.bare, start)
    if ends is None or not (ends["pairs"] or len(kinds) == len(run)) or ONE_NAME.search(frame.bare, start, verb):
        return []
    names = names_listed(frame, start, verb, len(run))
    return [Cell(atom, Phrase(*name), None, None) for atom, name in zip(run, names, strict=True)] if names else []


def _groups(text: str, last: int, start: int, first: int, count: int, arms: Arms) -> list[str] | None:
    """As many groups as wanted, listed behind the last value or before the first."""
    text = text.replace("vs.", "vs ")
    found = TAIL.match(text, last) if RESPECTIVELY.search(text, last, min(len(text), last + 190)) else None
    found = found or LEAD.search(text, start, first)
    return groups_listed(found["list"], count, arms) if found else None


LETTERED_LIST = re.compile(r"(?P<kind>group|arm)s\s+(?=(?:[A-Z]|\d|I{1,3})$)", re.I)
UNITS = re.compile(r"\s+(?:groups|arms|patients)$", re.I)


def groups_listed(words: str, count: int, arms: Arms) -> list[str] | None:
    """The groups of a list of as many as wanted: "groups A and B", "the drug and placebo groups"."""
    listed = [one.strip() for one in PARTED.split(UNITS.sub("", words.strip()))]
    lettered = LETTERED_LIST.match(listed[0])
    if lettered:
        listed = [f"{lettered['kind'].casefold()} {one}" for one in (listed[0][lettered.end() :], *listed[1:])]
    if len(listed) != count or any(time_in(one) or re.search(r"\d\s?%", one) for one in listed):
        return None
    named = [(told_words(one, arms, False) or (None, None))[0] or known_as(one, arms) for one in listed]
    groups = [one for one in named if one]
    return groups if len(set(groups)) == count else None
