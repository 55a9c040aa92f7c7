"""Series: values of one outcome side by side, and whose or when each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attest.extract.arms import Arms
from attest.extract.grammar.atoms import Atom
from attest.extract.grammar.comparisons import compared
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame, predicate_behind
from attest.extract.grammar.groups import (
    Group,
    group_at_bracket,
    group_before,
    group_behind,
    groups_in,
    known_as,
    listed_group,
    subject_first,
)
from attest.extract.grammar.times import EACH_TIME, FROM_TIME, TIMES, YEARLY, at_times
from attest.extract.phrases import items_at, time_in

VERSUS = re.compile(
    r"\b(?:vs|versus|v(?=\.?\s*(?:[\d(−]|$))|compared\s+(?:with|to)|against|as\s+opposed\s+to|than)\b", re.I
)
COMPARED_BEHIND = re.compile(r"\s*%?[^()]{0,20}\)\s*(?:than|compared\s+(?:with|to)|versus|vs\.?)\s", re.I)
KIND = re.compile(
    r"\s(?:regimen|strategy|program(?:me)?|therapy|schedule|diet|surgery|technique|method|approach|procedure|sites|areas|hospitals)$"
)
P_BRACKET = re.compile(r"\s*[(\[]\s*[pP]\s?[=<>≤][^()\[\]]{1,20}[)\]]")
P_SAID = re.compile(r"[pP]\s?[=<>≤≥]\s?[\d.·]+")
VALUES = re.compile(r"\d[\d.]*\s*(?:and|,|vs\.?|versus)\s*\d|\d[.·]\d|\d\s?%")
LISTED = re.compile(rf"\s*(?:{UNIT})?\s*(?:,\s*(?:and|or)?|and|or|/)\s*", re.I)
TO = re.compile(
    rf"\s*(?:{UNIT})?(?:\s+(?:at|on|in)\s+[^.;,()]{{3,40}}?)?\s+to\s+(?:an?\s+)?(?:median|mean|"
    rf"average)?\s*(?:of\s+)?(?:\d+\s+patients\s+)?",
    re.I,
)
FROM = re.compile(r"\bfrom\s+(?:an?\s+)?(?:median|mean|average)?\s*(?:of\s+)?$")
RESPECTIVELY = re.compile(r"\brespectively\b|\brespective\b", re.I)
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
    """Whose and when a value is; `untold` where it stands beside others and nothing says whose it is."""

    arm: str | None = None
    time: str | None = None
    untold: bool = False


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
        (len(kinds) == 1 or (kinds <= {"value", "share"} and (one.unit == two.unit or not one.unit or not two.unit)))
        and frame.outer[one.start] == frame.outer[two.start]
        and one.kind != "interval"
    )


def _link(frame: Frame, one: Atom, two: Atom, arms: Arms) -> str:
    between = P_BRACKET.sub("", re.sub(r"^\s*\([^()]{1,24}\)", "", frame.text[one.end : two.start]))
    if len(between) > 110 or ";" in between or re.search(r"[.:]\s", between.replace("vs. ", "vs  ")):
        return ""
    ranged = two.unit in ("%", "percent", "per cent") and one.unit != two.unit  # "79 to 83 percent"
    starts = FROM.search(frame.text[: one.start][-30:]) is not None or (frame.outer[one.start] >= 0 and not ranged)
    if starts and TO.fullmatch(between):
        return "to"
    if VERSUS.search(between):
        return "versus"
    if LISTED.fullmatch(between):
        return "listed"
    after, before = group_behind(frame.text, one.value_end, arms), group_before(frame.text, two.start, arms)
    if before is not None and before.start >= one.end and len(frame.text[one.end : before.start]) <= 16:
        return "versus"
    behind = (listed_group if after is not None and after.state else group_behind)(frame.text, two.value_end, arms)
    if (
        after is not None
        and behind is not None
        and after.end <= two.start
        and re.fullmatch(
            r"(?:\s+(?:group|arm|patients|participants))?\s*(?:,|and|,\s*and|while|but)\s+(?:it\s+was\s+|"
            r"only\s+|in\s+|by\s+)?",
            P_BRACKET.sub("", frame.text[after.end : two.start]),
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
        return _from_to(frame, one, arms)
    own = [group_behind(text, atom.value_end, arms) or group_before(text, atom.start, arms) for atom in one.atoms]
    beyond = own[-1]
    if beyond is not None and frame.outer[one.atoms[0].start] >= 0 and BOTH_BEHIND.match(text, beyond.end):
        own = [None for _ in own] if frame.outer[beyond.start] < 0 else own
    if any(group is not None and group.state for group in own):
        own = [group or listed_group(text, atom.value_end, arms) for group, atom in zip(own, one.atoms, strict=True)]
    if all(own) and len({group.name for group in own if group}) == count:
        return [Place(group.name) for group in own if group]
    if one.link == "versus" and count == 2 and own[1] is not None and own[0] is None:
        other = [arm for arm in arms.names if arm != own[1].name]
        mine = carried or (
            other[0] if len(other) == 1 and own[1].name in arms.names else _other(text[start:end], own[1], arms)
        )
        return [Place(mine), Place(own[1].name)]
    yearly = (
        _yearly(text[start : one.atoms[0].start], text[one.atoms[-1].end :], count) if one.link == "listed" else None
    )
    if yearly:
        return yearly
    if count == 2:
        each = EACH_TIME.search(text[one.atoms[-1].end :]) or EACH_TIME.search(text[start:end])
        if each:
            return [Place(None, " ".join(each[part].split())) for part in ("one", "two")]
    listed = TIMES.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 120))
    if listed and one.link == "mixed" and re.search(r"\bfrom\b[^;]{0,24}$", text[: one.atoms[0].start]):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count - 1:
            return [
                Place(None, "baseline"),
                *(Place(None, f"{listed['lead']} {number} {listed['unit']}") for number in numbers),
            ]
    if one.link == "versus" and count >= 3 and (times := at_times(text, one.atoms[0].start, count)):
        return [Place(None, time) for time in times]
    if one.link == "mixed" and not RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 90)):
        return None
    if listed and RESPECTIVELY.search(text, listed.end()):
        numbers = re.findall(r"\d+", listed["list"])
        if len(numbers) == count:
            return [Place(None, f"{listed['lead']} {number} {listed['unit']}") for number in numbers]
    last = one.atoms[-1].value_end
    if paired := _respective(text, one, start, arms):
        return paired
    for zone in (text[start : one.atoms[0].start], text[start:end]):
        groups = [group for group in groups_in(zone, arms) if not re.fullmatch(r"[\d.]+", group.name)]
        groups = subject_first(zone, groups)
        behind = P_SAID.sub("", text[last : start + groups[-1].start]) if groups else ""
        told = [group.name for group in groups if group.name in arms.names]
        if count == 2 == len(groups) == len(told) and one.link == "versus" and zone == text[start:end]:
            return [Place(name) for name in told]  # one pair of arms for all the pairs of the sentence
        if VALUES.search(behind) or VALUES.search(frame.bare, start, one.atoms[0].start):
            break  # other values stand between these and their groups
        for kept in (
            groups,
            [group for group in groups if not group.state],
            [group for group in groups if group.state],
        ):
            if len(kept) == count:
                return [Place(group.name) for group in kept]
    if len(arms.names) == count == 2 and one.link == "versus" and len(groups) <= 1:
        order = arms.order_in(text[start:end])
        if len(order) == count:
            return [Place(arm) for arm in order]
    sure = [group.name for group in own if group]
    if len(sure) >= 2 and len(set(sure)) == len(sure):
        return [Place(group.name) if group else Place(untold=True) for group in own]
    if (
        RESPECTIVELY.search(text, one.atoms[-1].end, min(len(text), one.atoms[-1].end + 60))
        and len(arms.names) == count
    ):
        return None if groups else [Place(arm) for arm in arms.names]
    if one.link == "versus" and count == 2 and frame.outer[one.atoms[0].start] >= 0:
        pair = compared(text, arms)
        if pair is not None and (pair[1] is not None or not groups):
            return [Place(pair[0]), Place(pair[1], untold=pair[1] is None)]
    if one.link == "versus" and count == 2 and len(groups) == 1 and frame.outer[one.atoms[0].start] >= 0:
        return [Place(groups[0].name), Place(untold=True)]  # "lower in treated infants (22% vs 46%)"
    return None


# "44%, 56% and 78% for A, B and C, respectively", "in the A, B and C groups were 44%, 56% and 78%, respectively".
LIST_BEHIND = re.compile(
    r"(?:\s*[)\]])?\s*(?:of\s+\w+\s+)?(?:for|in|with|among|of|after|on|by|under)\s+(?:the\s+)?(?P<list>[^.;:()]{3,140}?)(?:\s+(?:groups|arms))?"
    r"(?:\s+(?:patients|subjects|women|men))?,?\s*\(?respectively",
    re.I,
)
LIST_BEFORE = re.compile(
    r"\b(?:for|in|with|among|of|after|on|receiving)\s+(?:the\s+)?(?P<kind>(?:groups|arms)\s+)?(?P<list>[^.;:()]{3,140}?)(?:\s+(?:groups|arms|patients|subjects|therapy))?,?\s+"
    r"(?:was|were|had|averaged|amounted\s+to|reached)\s+(?:also\s+)?$",
    re.I,
)
LETTERED_LIST = re.compile(r"(?P<kind>group|arm)s\s+(?=(?:[A-Z]|\d|I{1,3})$)", re.I)
PARTED = re.compile(r",\s*(?:and\s+|or\s+)?(?:the\s+)?|\s+(?:and|or|versus|vs\.?)\s+(?:the\s+|in\s+)?", re.I)


def _yearly(lead: str, behind: str, count: int) -> list[Place] | None:
    """The times that stand before the name of what was measured, where there are as many as values."""
    found = YEARLY.search(lead)
    numbers = re.findall(r"\d+", found["list"]) if found else []
    if found is None or len(numbers) != count or RESPECTIVELY.search(behind[:60]) is None:
        return None
    unit = found["unit"].casefold()
    return [Place(None, f"{number} {unit}" if number == "1" else f"{number} {unit}s") for number in numbers]


def _respective(text: str, one: Series, start: int, arms: Arms) -> list[Place] | None:
    """The groups of a list that "respectively" pairs with the values."""
    last = one.atoms[-1].value_end
    if not RESPECTIVELY.search(text, last, min(len(text), last + 190)):
        return None
    found = LIST_BEHIND.match(text, last) or LIST_BEFORE.search(text, start, one.atoms[0].start)
    names = [words.strip() for words in PARTED.split(found["list"])] if found else []
    lettered = LETTERED_LIST.match(names[0]) if names else None
    if lettered:
        names = [f"{lettered['kind'].casefold()} {word}" for word in (names[0][lettered.end() :], *names[1:])]
    if len(names) != len(one.atoms) or any(re.search(r"\d\s?%|^\d+$", name) or time_in(name) for name in names):
        return None
    kind = "group " if found and found.groupdict().get("kind") else ""
    known = [known_as(name, arms) if not kind else arms.known(kind + name) or kind + name for name in names]
    told = [name for name in known if name]
    return [Place(name) for name in told] if len(set(told)) == len(one.atoms) else None


# "(10% vs 9%) for A versus B": both groups stand behind the bracket, in the order of the values.
BOTH_BEHIND = re.compile(r"(?:\s+(?:group|arm))?\s+(?:versus|vs\.?|and|than|compared)\b", re.I)


def _other(text: str, known: Group, arms: Arms) -> str | None:
    others = [group for group in groups_in(text, arms) if group.name != known.name]
    return others[0].name if len(others) == 1 else None


def _clause(frame: Frame, one: Series) -> tuple[int, int]:
    start, end = frame.clause(frame.anchor(one.atoms[0].start))
    return start, max(end, one.atoms[-1].end)


def _alone(frame: Frame, atom: Atom, arms: Arms, carried: str | None) -> Place:
    group = group_behind(frame.text, atom.value_end, arms) or group_before(frame.text, atom.start, arms)
    bracket = frame.outer[atom.start]
    if bracket >= 0 and not re.search(r"\d\s?%?\s*[,;]|[=:]", frame.text[bracket : atom.start]):
        group = group_at_bracket(frame.text, bracket, arms) or group
        if group is None and COMPARED_BEHIND.match(frame.text, atom.value_end):
            before = groups_in(frame.text[frame.clause(bracket)[0] : bracket], arms)
            group = before[0] if len(before) == 1 else None
    if group is None and frame.outer[atom.start] < 0 and carried and predicate_behind(frame, atom.end):
        return Place(carried)
    if group is not None and (
        group.state
        or group.name in arms.names
        or KIND.search(group.name)
        or re.match(r"(?:[Gg]roup|[Aa]rm)\s|placebo|controls?$", group.name)
    ):
        return Place(group.name)
    return Place(None, None)


def _from_to(frame: Frame, one: Series, arms: Arms) -> list[Place] | None:
    text = frame.text
    first = time_in(text[one.atoms[0].end : one.atoms[1].start])
    last = time_in(text[one.atoms[-1].end : one.atoms[-1].end + 50].split(";")[0].split(")")[0])
    if len(one.atoms) != 2:
        return None
    group = group_behind(text, one.atoms[-1].value_end, arms)
    arm = group.name if group else None
    told = FROM_TIME.search(text)
    if first is None and last is None and told:
        return [Place(arm, told["one"]), Place(arm, told["two"].strip())]
    if first is None and last is None:
        return [Place(arm, "before"), Place(arm, "after")]
    return [Place(arm, first or "baseline"), Place(arm, last)]


def outcomes_listed(frame: Frame, one: Series, end: int) -> list[tuple[str, int, int]] | None:
    """The outcomes of "the rates of A, B and C were 1%, 2% and 3%, respectively"."""
    if not RESPECTIVELY.search(frame.text, one.atoms[-1].end, min(len(frame.text), one.atoms[-1].end + 60)):
        return None
    start, _ = frame.clause(one.atoms[0].start)
    lead = frame.bare[start:end]
    if YEARLY.search(lead):
        return None
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
