"""Courses that "respectively" pairs with as many outcomes or groups.

"A and B fell from 45 to 22 and from 21 to 8, respectively": each course beside the other. "A and B fell from 45 and 21
to 22 and 8, respectively": all first values, then all last ones.
"""

from __future__ import annotations

import re
from itertools import pairwise

from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.courses import TO
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.groups import groups_in, known_as
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.listed_outcomes import names_listed
from attest.extract.grammar.respective import RESPECTIVELY, respective
from attest.extract.grammar.series import Series
from attest.extract.grammar.whose import P_BRACKET, PARALLEL, named
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase

NEXT = re.compile(
    rf"\s*(?:{UNIT}(?!\w))?\s*(?:,|;|,?\s*\band\b)\s*(?:from\s+)?(?:an?\s+)?(?:(?:mean|median|average)\s+)?(?:of\s+)?",
    re.I,
)
# What leads to the first value of the first course.
LED = re.compile(r"\s*\bfrom\s+(?:an?\s+)?(?:(?:mean|median|average|baseline)\s+)?(?:of\s+)?$", re.I)


def paired_courses(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The courses of a sentence with the outcomes or groups that they are paired with; untold where nothing is."""
    beside = _beside(frame, found, arms) if frame.text.count(" to ") > 1 else []
    if beside or "espectively" not in frame.text:
        return beside
    for run, steps in _runs(frame, found):
        pairs = _pairs(run, steps)
        last = run[-1].value_end
        led = LED.search(frame.bare, max(0, run[0].start - 40), run[0].start)
        if not pairs or led is None or not RESPECTIVELY.search(frame.text, last, min(len(frame.text), last + 150)):
            continue
        start = frame.clause(run[0].start)[0]
        groups = _groups(frame, run, len(pairs), start, arms)
        names = names_listed(frame, _opened(frame, start, led.start()), led.start(), len(pairs)) if not groups else None
        time = time_in(frame.text[last : last + 60].split(";")[0])
        times = ("baseline", time) if time else ("before", "after")
        out = []
        for at, pair in enumerate(pairs):
            places = [Place(groups[at] if groups else None, when, untold=not (groups or names)) for when in times]
            out.append(Joined(Series(pair, "to"), places, Phrase(*names[at]) if names else None))
        return out
    return []


# "From 18 to 12 with one and from 18 to 16 with the other", "from 18 to 12 in one vs 18 to 16 in the other".
AND_FROM = re.compile(
    r"\s*(?:[(\[][^()\[\]]*[)\]])?\s*,?\s*(?:and|but|while|whereas|versus|vs\.?|compared\s+(?:with|to))\s+(?:only\s+)?(?P<from>from\s+)?"
    r"(?:an?\s+)?(?:(?:mean|median|average)\s+)?(?:of\s+)?"
)


def _beside(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """Two courses, each with a group behind it that the same word leads, whatever the groups are called."""
    pairs = [run for run, steps in _runs(frame, found, 2) if steps == "t"]
    for one, two in pairwise(pairs):
        first, second = PARALLEL.match(frame.text, one[1].value_end), PARALLEL.match(frame.text, two[1].value_end)
        if first is None or second is None or first["lead"].casefold() != second["lead"].casefold():
            continue
        told = [named(each, arms) for each in (first, second)]
        groups = [known_as(each.arm, arms) for each in told if each is not None and each.arm]
        joint = AND_FROM.fullmatch(frame.text, first.end(), two[0].start)
        if None not in groups and len(set(groups)) == 2 and joint:
            sure = bool(joint["from"]) or _are_courses(frame, one, two)
            link = "to" if joint["from"] or _led(frame, one) else "listed"
            return [
                Joined(Series(tuple(pair), link), [Place(group, when, untold=not sure) for when in ("before", "after")])
                for pair, group in zip((one, two), groups, strict=True)
            ]
    return []


def _are_courses(frame: Frame, one: list[Atom], two: list[Atom]) -> bool:
    """Whether values joined by "to" are two in time and no range: "from" leads them, all have spreads, or they fall."""
    led = _led(frame, one)
    spread = all(atom.kind == "spread" for atom in (*one, *two))
    return led or spread or all(_figure(pair[0]) > _figure(pair[1]) for pair in (one, two))


def _led(frame: Frame, one: list[Atom]) -> bool:
    return LED.search(frame.text, max(0, one[0].start - 40), one[0].start) is not None


def _figure(one: Atom) -> float:
    return float(re.sub(r"[^\d.]", "", next(iter(one.parts.values()))[0].replace("·", ".")) or 0)


def _opened(frame: Frame, start: int, end: int) -> int:
    opening = OPENED.match(frame.bare, start, end)
    return opening.end() if opening else start


def _runs(frame: Frame, found: list[Atom], least: int = 4) -> list[tuple[list[Atom], str]]:
    """Values that "to" or a list joins, with how each is joined to the one before: "t" or "l"."""
    out: list[tuple[list[Atom], str]] = []
    for one in found:
        if one.kind not in MEASURED and one.kind != "share":
            continue
        step = ""
        if out:
            between = P_BRACKET.sub("", frame.text[out[-1][0][-1].value_end : one.start])
            alike = {out[-1][0][-1].kind, one.kind} <= {"value", "share"} or out[-1][0][-1].kind == one.kind
            step = "t" if alike and TO.fullmatch(between) else "l" if alike and NEXT.fullmatch(between) else ""
        if step:
            out[-1] = ([*out[-1][0], one], out[-1][1] + step)
        else:
            out.append(([one], ""))
    return [run for run in out if len(run[0]) >= least]


def _pairs(run: list[Atom], steps: str) -> list[tuple[Atom, Atom]]:
    if re.fullmatch(r"t(?:lt)+", steps):
        return [(run[at], run[at + 1]) for at in range(0, len(run), 2)]
    half = len(run) // 2
    if len(run) % 2 == 0 and steps == "l" * (half - 1) + "t" + "l" * (half - 1):
        return list(zip(run[:half], run[half:], strict=True))
    return []


def _groups(frame: Frame, run: list[Atom], count: int, start: int, arms: Arms) -> list[str] | None:
    """The groups of as many courses: in a list behind the values, or before them."""
    told = respective(frame.text, (*run[: count - 1], run[-1]), start, arms)
    if told is not None:
        return told
    named = [group.name for group in groups_in(frame.bare[start : run[0].start], arms)]
    return named if len(named) == count == len(set(named)) else None
