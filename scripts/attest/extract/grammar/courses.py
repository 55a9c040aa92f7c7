"""Courses: the values of one outcome as time goes on, "from 7 to 3", "was 7, which fell to 3 and then to 2"."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import group_behind
from attest.extract.grammar.times import FROM_TIME
from attest.extract.grammar.whose import P_BRACKET, told_behind
from attest.extract.phrase_times import time_in

_CHANGED = r"(?:decreased|increased|fell|rose|dropped|declined|improved|reduced|lowered|raised|went\s+(?:up|down))"
_AVERAGE = r"(?:an?\s+)?(?:median|mean|average)?\s*(?:of\s+)?"
_WHEN = r"(?:\s+(?:at|on|in|before|after)\s+[^.;,()]{3,40}?|\s+(?:pre-?|post-?)?operatively|\s+before)?"
# Between a value and what it became.
TO = re.compile(rf"\s*(?:{UNIT})?{_WHEN}\s+to(?:\s+|$){_AVERAGE}(?:\d+\s+patients\s+)?", re.I)
BECAME = re.compile(
    rf"\s*(?:{UNIT})?{_WHEN}\s*(?:\([^()]{{1,40}}\))?,?\s*(?:which|and|and\s+then|then|but)?\s+(?:had\s+|was\s+|(?:\w+ly\s+)|then\s+)*{_CHANGED}\s+"
    rf"(?:\w+ly\s+)?to\s+{_AVERAGE}",
    re.I,
)
THEN = re.compile(
    rf"\s*(?:{UNIT})?(?:\s+(?:at|after|by|in)\s+[^.;,()]{{3,40}}?|\s+(?:post-?)?operatively)\s*,?\s*(?:and|then|and\s+then)?\s+(?:\w+ly\s+)?(?:{_CHANGED}\s+)?"
    rf"(?:\w+ly\s+)?(?:to\s+)?{_AVERAGE}",
    re.I,
)


def goes_on(text: str, one: Atom, two: Atom, arms: Arms) -> bool:
    """Whether a course goes on with another value that has its own time: "to 66 at 6 weeks and 88 at 2 years"."""
    behind = told_behind(text, two.value_end, arms, min(len(text), two.value_end + 90))
    return (
        behind is not None
        and behind.time is not None
        and THEN.fullmatch(P_BRACKET.sub("", text[one.end : two.start])) is not None
    )


# "No decline was seen in capacity (72 vs. 70)": with no groups to compare, a change is one from before to after.
_CHANGES = re.compile(
    r"\b(?:changes?|declines?|improvements?|decreases?|increases?|reductions?|rise|fall|deterioration|"
    r"worsening)\s+(?:\w+\s+){0,2}?(?:in|of)\b|"
    r"(?<!was )(?<!were )\b(?:changed|declined|improved|worsened|decreased|increased|fell|rose|dropped|"
    r"deteriorated)\b(?!\s+(?:risk|levels?|rates?))|"
    r"\b(?:remained|stayed|were|was|became)\s+(?:\w+ly\s+)?(?:unchanged|stable|constant)\b|"
    r"\bdid\s+not\s+(?:\w+ly\s+)?(?:change|improve|worsen|decline|increase|decrease|deteriorate)\b|"
    r"\bbecame\s+(?:\w+ly\s+)?(?:less|more|\w+er)\b",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:than|compared|comparison|versus|between|relative\s+to|among|respectively|groups?|arms?|similar)\b", re.I
)


# "Compared with the baseline score", "than at baseline": how the same people were before.
WITH_THEMSELVES = Cued(
    r"\b(?:(?:as\s+)?(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to)|versus|vs\.?|than)\s+(?:at\s+)?(?:the\s+|their\s+|its\s+)?"
    r"(?:baseline|pre-?treatment|(?:study\s+)?(?:entry|inclusion)|before\s+(?:the\s+)?(?:treatment|therapy))\b(?:\s+(?:values?|scores?|levels?))?|"
    r"\bat\s+baseline\s+(?:versus|vs)\b",
    re.I,
)


def before_and_after(frame: Frame, atoms: tuple[Atom, ...], link: str, arms: Arms) -> bool:
    """Whether two values in a bracket are of a change, from before to after, where no groups are compared."""
    bracket = frame.outer[atoms[0].start]
    if bracket < 0 or link != "versus" or len(arms.names) > 1:
        return False
    lead = frame.bare[frame.clause(bracket)[0] : bracket]
    return tells_change(lead) and not compares(frame.bare)


def without_baseline(words: str, instead: str = "") -> str:
    """Words without what sets people against themselves at the baseline: that compares no groups."""
    out, at = "", 0
    for found in WITH_THEMSELVES.finditer(words):
        out += words[at : found.start()] + instead
        at = found.end()
    return out + words[at:]


def tells_change(words: str) -> bool:
    """Whether words say that something measured changed."""
    return _CHANGES.search(words) is not None


def compares(words: str) -> bool:
    return _COMPARED.search(words) is not None


def course(text: str, atoms: tuple[Atom, ...], arms: Arms, end: int) -> list[tuple[str | None, str | None]] | None:
    """The arm and the time of each value of a course; those of the first and last may be left unsaid."""
    behind = [
        told_behind(text, one.value_end, arms, two.start if two else end)
        for one, two in zip(atoms, (*atoms[1:], None), strict=True)
    ]
    times = [
        told.time if told else time_in(text[one.end : one.end + 50].split(";")[0].split(")")[0].split(" to ")[0])
        for one, told in zip(atoms, behind, strict=True)
    ]
    group = group_behind(text, atoms[-1].value_end, arms)
    named = {told.arm for told in behind if told and told.arm}
    if len(named) > 1:
        return None
    arm = named.pop() if named else group.name if group else None
    spoken = FROM_TIME.search(text)
    if len(atoms) == 2 and times == [None, None]:
        times = [spoken["one"], spoken["two"].strip()] if spoken else ["before", "after"]
    times = [times[0] or "baseline", *times[1:]]
    if len(atoms) == 2:
        times[1] = times[1] or "after"
    return [(arm, time) for time in times] if None not in times and len(set(times)) == len(times) else None
