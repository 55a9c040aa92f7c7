"""Episodes counted by arm: "one toxic death (2%) occurred in the first arm and three (6.5%) in the other"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_EVENT = (
    r"(?:deaths?|infections?|relapses?|recurrences?|fractures?|strokes?|perforations?|h(?:a)?emorrhages?|complications?|failures?|"
    r"thromboses|bleeds|seizures|rejections?|miscarriages?|stillbirths?|reoperations?|readmissions?|ruptures?|leaks?|exacerbations?|"
    r"flares?|episodes?|(?:adverse\s+)?events?|adverse\s+reactions?|(?:TE|S)?AEs?|cancers?|carcinomas?|tumou?rs?|metastas[ei]s|progressions?|"
    r"remissions?|pregnancies|falls)"
)
_SHARE = r"(?:\s*[(\[]\s*(?P<{0}>\d+(?:[.·]\d+)?)\s?%\s*[)\]])?"
_SEEN = (
    r"(?:\s+(?:(?:had\s+)?occurred(?:\s+\w+ly)?|occurring|"
    r"(?:(?:was|were|had\s+been)\s+)?(?:seen|observed|reported|noted|recorded|detected)))?"
)
# "… among the 47 patients who received", "… in 47 patients in": of how many.
_OF_ALL = (
    rf"(?:(?P<total>\d[\d,]*)\s+(?:{PEOPLE}\s+)?{_SHARE.format('inner')}\s*(?:who\s+(?:were\s+|had\s+been\s+)?)?(?:in|on|with|given|receiv(?:ing|ed)|taking|treated\s+with|"
    r"(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to)\s+(?:the\s+)?)?"
)
# "… in the one group (5.1%)", "… in the one group (5-year rate 5.1%)": the share of the count, or another figure.
_ARM = (
    rf"\s+(?:in|on|with|among)\s+(?:the\s+)?{_OF_ALL}"
    r"(?P<arm>[^.;:,()\[\]]{2,50}?)"
    r"(?=,?\s+(?:and|vs|versus|compared|but|while)\b|\s*[.;,()\[]|\s*$)"
    rf"{_SHARE.format('behind')}(?:\s*[(\[][^()\[\]]{{3,40}}[)\]](?=,?\s+(?:and|vs|versus|compared)\b))?"
)
_FEW = r"(?:(?!(?:of|in|and|or|the|had|with|patients?)\b)[A-Za-z-]+\s+){0,2}?"
_COUNTED = rf"(?P<events>{COUNT})(?:\s?/\s?(?P<of>\d[\d,]*))?{_SHARE.format('before')}\s+"
FIRST = CountLed(rf"{_COUNTED}(?P<name>{_FEW}{_EVENT})\b{_SHARE.format('percent')}{_SEEN}{_ARM}", re.I)
# "There were 12 false alarms in the one group and 9 in the other": whatever is counted, but people, times and doses.
_NOTHING_HAD = (
    rf"(?:{PEOPLE}|males?|females?|(?:drop|opt)-?\s?outs?|withdrawals?|discontinuations?|loss(?:es)?|groups?|arms?|differences?|stud(?:y|ies)|trials?|samples?|"
    r"hours?|days?|weeks?|months?|years?|minutes?|doses?|cycles?|visits?|sessions?|courses?|items?|points?|centers?|centres?|hospitals?|clinics?|diabetics|drinkers)"
)
THERE_WERE = Cued(
    rf"\bthere\s+(?:was|were)\s+(?:(?:a\s+total\s+of|only|also)\s+)?{_COUNTED}(?P<name>[\"“']?(?:(?!(?:of|in|on|with|and|or|the|had|patients?|more|fewer)\b)[A-Za-z-]+\s+){{0,3}}?"
    rf"(?!{_NOTHING_HAD}\b)[A-Za-z-]{{3,}}[\"”']?)(?={_SEEN}\s*[(\[]?[\d.·%)\]\s]*(?:in|on|with|among)\s){_SHARE.format('percent')}{_SEEN}{_ARM}",
    re.I,
)
NEXT = re.compile(
    rf",?\s+(?:(?:and|vs\.?|versus|but|while)\s+|(?:as\s+)?compared\s+(?:with|to)\s+)(?:only\s+)?(?P<events>{COUNT}|none|no\s+{_EVENT})"
    rf"(?:\s?/\s?(?P<of>\d[\d,]*))?{_SHARE.format('before')}(?:\s+(?!(?:in|on|with|among|of)\b)[A-Za-z-]+){{0,4}}?{_SHARE.format('percent')}{_SEEN}{_ARM}",
    re.I,
)
# "There were 62 such events, of which 33 occurred in the one arm and 29 in the other".
OF_WHICH = re.compile(
    rf"(?:{COUNT})\s+(?P<name>{_FEW}{_EVENT})\b(?:\s*\([^()]{{3,80}}\))?{_SEEN}(?:,?\s+of\s+which|:|,|\s?--?|\s?[–—])\s*"
    rf"(?P<events>\d+(?=\s)|{COUNT}){_SHARE.format('percent')}{_SEEN}{_ARM}",
    re.I,
)
# "There were 17 (7%) and 28 (12%) relapses in the one and the other group".
BESIDE = Cued(
    rf"\bthere\s+were\s+(?P<n1>{COUNT})(?:\s?/\s?(?P<t1>\d+))?{_SHARE.format('p1')}\s+(?:and|vs\.?|versus)\s+(?P<n2>{COUNT})(?:\s?/\s?(?P<t2>\d+))?{_SHARE.format('p2')}\s+"
    rf"(?P<name>(?:(?!(?:of|in|on|with|and|or|the|had)\b)[A-Za-z-]+\s+){{0,3}}?(?!{_NOTHING_HAD}\b)[A-Za-z-]{{3,}}){_SEEN}\s+(?:in|on|with|among|for)\s+"
    r"(?P<groups>[^.;:()\[\]]{5,90})",
    re.I,
)
# "Such events were reported by people on the one drug (445 events) and by those on the other (646 events)".
_GROUP = (
    r"(?:(?:by|in|with|among|for)\s+)?(?:the\s+)?(?P<{0}>[^.;:,()\[\]\d]{{2,60}}?)\s*"
    rf"[(\[]\s*(?P<{{1}}>\d[\d,]*)\s+(?:episodes|reports|(?:[a-z-]+\s)?{_EVENT})(?:\s*[(\[]\s*(?P<{{2}}>\d+(?:[.·]\d+)?)\s?%\s*[)\]])?"
    r"\s*[)\],]"
)
IN_BRACKETS = re.compile(
    rf"\b(?P<name>(?:(?!(?:of|in|and|or|the|had|with|patients?|fewer|more)\b)[A-Za-z-]+\s+){{0,2}}?{_EVENT})(?:\s+(?:(?:was|were)\s+)?[^.;:,()\[\]\d]{{0,60}}?)?"
    rf"\s(?:by|in|with|among)\s+{_GROUP.format('arm', 'events', 'percent')}[^.;:,()\[\]]{{0,5}}?,?\s+"
    rf"(?:and|vs\.?|versus|than|compared\s+(?:with|to))\s+{_GROUP.format('other', 'others', 'percents')}",
    re.I,
)
GIVEN = re.compile(
    rf"^(?:those|{PEOPLE})\s+(?:receiving|given|on|taking|treated\s+with|assigned\s+to|who\s+received)\s+", re.I
)
CHEAP = Cued(rf"\b{_EVENT}\b|\bthere\s+(?:was|were)\s", re.I)


class Episode(NamedTuple):
    name: str
    arm: str
    start: int
    end: int
    parts: dict[str, str]


def episodes(text: str, arms: Arms) -> list[Episode]:
    """Counts of episodes, each with the arm that they occurred in; only where both arms of a pair are told."""
    if len(arms.names) < 2 or CHEAP.search(text) is None:
        return []
    out: list[Episode] = []
    there = [*THERE_WERE.finditer(text)]
    for found in (*there, *(one for one in FIRST.finditer(text) if not any(_within(one, other) for other in there))):
        other = NEXT.match(text, found.end())
        if other is not None:
            pair = list(_pair(found, other, arms))
            out += pair if len({one.arm for one in pair}) == 2 else []
    for found in BESIDE.finditer(text):
        out += _beside(found, arms)
    for found in OF_WHICH.finditer(text):
        other = NEXT.match(text, found.end())
        pair = list(_pair(found, other, arms)) if other is not None else []
        out += pair if len({one.arm for one in pair}) == 2 else []
    for found in IN_BRACKETS.finditer(text) if text.count(")") >= 2 else ():
        words = [GIVEN.sub("", found[part]) for part in ("arm", "other")]
        groups = [arms.in_words(one) or arms.known(one) for one in words]
        if None not in groups and len(set(groups)) == 2:
            name = " ".join(found["name"].split())
            counts = ((found["events"], found["percent"]), (found["others"], found["percents"]))
            out += [
                Episode(name, arm, found.start(), found.end(), _parts(*count))
                for arm, count in zip(groups, counts, strict=True)
                if arm
            ]
    return out


def _pair(first: re.Match[str], other: re.Match[str], arms: Arms) -> Iterator[Episode]:
    name = " ".join(first["name"].split()).strip("\"“”'")
    for found in (first, other):
        told = found.groupdict()
        arm = arms.in_words(found["arm"]) or arms.known(found["arm"])
        if arm is None:
            return
        share = next((told[key] for key in ("before", "percent", "inner", "behind") if told.get(key)), None)
        parts = _parts(found["events"], share, told.get("of") or told["total"])
        yield Episode(name, arm, min(first.start("name"), first.start("events")), found.end(), parts)


def _within(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= one.start() < other.end()


def _beside(found: re.Match[str], arms: Arms) -> list[Episode]:
    """Two counts before what was counted, the groups behind it in their order."""
    order = arms.order_in(found["groups"]) if JOINED.search(found["groups"]) else []
    if any(arm.casefold() not in found["groups"].casefold() for arm in order):
        return []  # "in the 12- and 6-month groups": the order is told otherwise
    return [
        Episode(
            " ".join(found["name"].split()),
            arm,
            found.start("n1"),
            found.end(),
            _parts(found[f"n{at}"], found[f"p{at}"], found[f"t{at}"]),
        )
        for at, arm in enumerate(order, start=1)
    ]


JOINED = re.compile(r"\s(?:and|versus|vs\.?)\s")


def _parts(events: str, percent: str | None, total: str | None = None) -> dict[str, str]:
    count = "0" if events.casefold().startswith("no") else count_value(events)
    told = {"events": count, "total": total, "percent": percent}
    return {role: value for role, value in told.items() if value}
