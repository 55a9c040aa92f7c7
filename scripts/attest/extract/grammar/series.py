"""Series: values of one outcome side by side, and whose or when each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attest.extract.arms import Arms
from attest.extract.grammar.atoms import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame, predicate_behind
from attest.extract.grammar.groups import Group, group_before, group_behind, groups_in
from attest.extract.phrases import items_at, time_in

VERSUS = re.compile(r"\b(?:vs|versus|compared\s+(?:with|to)|against|as\s+opposed\s+to|than)\b", re.I)
LISTED = re.compile(rf"\s*(?:{UNIT})?\s*(?:,\s*(?:and|or)?|and|or|/)\s*", re.I)
TO = re.compile(
    rf"\s*(?:{UNIT})?(?:\s+(?:at|on|in)\s+[^.;,()]{{3,40}}?)?\s+to\s+(?:an?\s+)?(?:median|mean|"
    rf"average)?\s*(?:of\s+)?(?:\d+\s+patients\s+)?",
    re.I,
)
FROM = re.compile(r"\bfrom\s+(?:an?\s+)?(?:median|mean|average)?\s*(?:of\s+)?$")
RESPECTIVELY = re.compile(r"\brespectively\b|\brespective\b", re.I)
EACH_TIME = re.compile(
    r"\b(?P<one>(?:at|after|before|during)\s+(?:the\s+)?[^.;,()]{3,60}?)\s+(?:than|"
    r"compared\s+(?:with|to)|versus|vs\.?)\s+(?P<two>(?:at|after|"
    r"before|during)\s+(?:the\s+)?[^.;,()]{3,60}|baseline)",
    re.I,
)
FROM_TIME = re.compile(
    r"\bfrom\s+(?P<one>baseline|the\s+start)\s+(?:to|until)\s+(?:the\s+)?(?P<two>[^.;,()]{3,40}?)("
    r"?=\s*[.;,()]|\s+in\b|$)",
    re.I,
)
TIMES = re.compile(r"\bat\s+(?P<list>\d+(?:,\s*\d+)*,?\s+and\s+\d+)\s+(?P<unit>hours|days|weeks|months|years)\b", re.I)
LEAD_GROUP = re.compile(
    r"(?:For|Among|In|Of)\s+(?:the\s+|those\s+)?(?:patients?|participants?|people|subjects?|"
    r"adults|children)?\s*(?:who\s+(?:received|took)|treated\s+with|"
    r"getting|receiving|given|taking|on)\s+(?P<name>[^.;:,()%]{2,80}?)\s*[:,]"
)


@dataclass(frozen=True)
class Series:
    """Atoms of one outcome; `link` is how they are joined: "alone", "versus", "listed", "to"."""

    atoms: tuple[Atom, ...]
    link: str


@dataclass(frozen=True)
class Place:
    arm: str | None = None
    time: str | None = None


def series_of(frame: Frame, found: list[Atom], arms: Arms) -> list[Series]:
    out: list[Series] = []
    for one in (atom for atom in found if atom.kind != "p"):
        if out:
            before = out[-1].atoms[-1]
            link = _link(frame, before, one, arms) if _alike(frame, before, one) else ""
            if link:
                out[-1] = Series((*out[-1].atoms, one), link if out[-1].link in ("alone", link) else "mixed")
                continue
        out.append(Series((one,), "alone"))
    return out


def _alike(frame: Frame, one: Atom, two: Atom) -> bool:
    kinds = {one.kind, two.kind}
    return (
        (len(kinds) == 1 or kinds <= {"value", "share"})
        and frame.outer[one.start] == frame.outer[two.start]
        and one.kind != "interval"
    )


def _link(frame: Frame, one: Atom, two: Atom, arms: Arms) -> str:
    between = re.sub(r"^\s*\([^()]{1,24}\)", "", frame.text[one.end : two.start])
    if len(between) > 110 or ";" in between or re.search(r"[.:]\s", between.replace("vs. ", "vs  ")):
        return ""
    starts = FROM.search(frame.text[: one.start][-30:]) is not None or frame.outer[one.start] >= 0
    if starts and TO.fullmatch(between):
        return "to"
    if VERSUS.search(between):
        return "versus"
    if LISTED.fullmatch(between):
        return "listed"
    after, before = group_behind(frame.text, one.value_end, arms), group_before(frame.text, two.start, arms)
    if before is not None and before.start >= one.end and len(frame.text[one.end : before.start]) <= 16:
        return "versus"
    behind = group_behind(frame.text, two.value_end, arms)
    if (
        after is not None
        and behind is not None
        and after.end <= two.start
        and re.fullmatch(
            r"(?:\s+(?:group|arm|patients|participants))?\s*(?:,|and|,\s*and|while|but)\s+(?:it\s+was\s+|"
            r"only\s+|in\s+|by\s+)?",
            frame.text[after.end : two.start],
        )
    ):
        return "versus"
    return ""


def places_of(frame: Frame, one: Series, arms: Arms, carried: str | None) -> list[Place] | None:
    """Whose or when each value is; None where several stand side by side and nothing tells them apart."""
    text, count = frame.text, len(one.atoms)
    if count == 1:
        return [_alone(frame, one.atoms[0], arms, carried)]
    start, end = _clause(frame, one)
    if one.link == "to":
        return _from_to(frame, one, start, end)
    own = [group_behind(text, atom.value_end, arms) or group_before(text, atom.start, arms) for atom in one.atoms]
    if all(own) and len({group.name for group in own if group}) == count:
        return [Place(group.name) for group in own if group]
    if one.link == "versus" and count == 2 and own[1] is not None and own[0] is None:
        other = [arm for arm in arms.names if arm != own[1].name]
        mine = carried or (
            other[0] if len(other) == 1 and own[1].name in arms.names else _other(text[start:end], own[1], arms)
        )
        return [Place(mine), Place(own[1].name)]
    if count == 2:
        each = EACH_TIME.search(text[one.atoms[-1].end :]) or EACH_TIME.search(text[start:end])
        if each:
            return [Place(None, " ".join(each[part].split())) for part in ("one", "two")]
    listed = TIMES.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 120))
    if listed and one.link == "mixed" and re.search(r"\bfrom\b[^;]{0,24}$", text[: one.atoms[0].start]):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count - 1:
            return [Place(None, "baseline"), *(Place(None, f"at {number} {listed['unit']}") for number in numbers)]
    if one.link == "mixed" and not RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 90)):
        return None
    if listed and RESPECTIVELY.search(text, listed.end()):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count:
            return [Place(None, f"at {number} {listed['unit']}") for number in numbers]
    for zone in (text[start : one.atoms[0].start], text[start:end]):
        groups = [group for group in groups_in(zone, arms) if not re.fullmatch(r"[\d.]+", group.name)]
        if len(groups) == count:
            return [Place(group.name) for group in groups]
    if len(arms.names) == count == 2 and one.link == "versus" and len(groups) <= 1:
        order = arms.order_in(text[start:end])
        if len(order) == count:
            return [Place(arm) for arm in order]
    return None


def _other(text: str, known: Group, arms: Arms) -> str | None:
    others = [group for group in groups_in(text, arms) if group.name != known.name]
    return others[0].name if len(others) == 1 else None


def _clause(frame: Frame, one: Series) -> tuple[int, int]:
    start, end = frame.clause(frame.anchor(one.atoms[0].start))
    return start, max(end, one.atoms[-1].end)


def _alone(frame: Frame, atom: Atom, arms: Arms, carried: str | None) -> Place:
    group = group_behind(frame.text, atom.value_end, arms) or group_before(frame.text, atom.start, arms)
    if group is None and frame.outer[atom.start] < 0 and carried and predicate_behind(frame, atom.end):
        return Place(carried)
    if group is not None and (group.name in arms.names or re.match(r"[Gg]roup\s|placebo|controls?$", group.name)):
        return Place(group.name)
    return Place(None, None)


def _from_to(frame: Frame, one: Series, start: int, end: int) -> list[Place] | None:
    text = frame.text
    first = time_in(text[one.atoms[0].end : one.atoms[1].start])
    last = time_in(text[one.atoms[-1].end : one.atoms[-1].end + 50].split(";")[0].split(")")[0])
    if len(one.atoms) != 2:
        return None
    told = FROM_TIME.search(text)
    if first is None and last is None and told:
        return [Place(None, told["one"]), Place(None, told["two"].strip())]
    if first is None and last is None:
        return [Place(None, "before"), Place(None, "after")]
    return [Place(None, first or "baseline"), Place(None, last)]


def outcomes_listed(frame: Frame, one: Series, end: int) -> list[tuple[str, int, int]] | None:
    """The outcomes of "the rates of A, B and C were 1%, 2% and 3%, respectively"."""
    if not RESPECTIVELY.search(frame.text, one.atoms[-1].end, min(len(frame.text), one.atoms[-1].end + 60)):
        return None
    start, _ = frame.clause(one.atoms[0].start)
    lead = frame.bare[start:end]
    of = re.search(
        r"\b(?:rates?|prevalences?|proportions?|frequenc(?:y|ies)|incidences?|percentages?|numbers?|"
        r"levels?|scores?)\s+(?:of|for)\s+",
        lead,
        re.I,
    )
    for place in (start + of.end(), start) if of else (start,):
        found, _ = items_at(frame.bare[:end], place)
        if len(found) == len(one.atoms):
            return [(item.words, item.start, item.end) for item in found]
    return None
