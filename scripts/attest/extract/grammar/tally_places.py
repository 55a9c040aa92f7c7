"""Whose or when tallies side by side are: each by the words right behind it, all by how the sentence opens."""

from __future__ import annotations

import re
from itertools import pairwise

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.series import Series
from attest.extract.phrase_times import time_in
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE

# "10% in the north, 19% in the south": whose each value is stands behind it, whatever it is called.
OWN = re.compile(
    rf"\s*[)\]]?(?:\s*[(\[][^()\[\]]{{1,40}}[)\]])?(?:\s*(?:of\s+)?(?:the\s+)?(?P<people>{PEOPLE})\b)?\s+(?P<lead>in|for|with|among|of|on|at|after|by|from|under|during|before|within)\s+"
    r"(?P<who>[^.;:,()\[\]%]{1,60}?)(?=\s*(?:[.;:,()\[\]]|$)|\s+(?:and|or|vs\.?|versus|compared|but|while|whereas|as|were|was|had|than|did|received|underwent|"
    r"developed|reported|experienced|died|showed|required|achieved|completed|respectively)\b|"
    r"\s+(?:at|after|within|by|over)\s+(?:(?:a|the)\s+)?(?:\d|week|month|day|year|end\b|baseline|follow-?up|last|one|two|three|four|five|six|twelve)\b)",
    re.I,
)
JOIN = re.compile(
    r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?\s*(?:,\s*(?:and\s+|but\s+|while\s+|versus\s+|vs\.?\s+|compared\s+(?:with|to)\s+)?|"
    r"(?:and|but|or|versus|vs\.?|while|whereas|than|(?:as\s+)?compared\s+(?:with|to))\s+)(?:only\s+|about\s+|approximately\s+|with\s+|in\s+|by\s+)*",
    re.I,
)
TIMED = re.compile(
    r"(?:the\s+)?(?:(?:year|month|week|day|visit|cycle|wave)s?\s+\w+|(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?|"
    r"(?:first|second|third|last|baseline|follow-?up)(?:\s+(?:period|year|month|week|visit))?)$",
    re.I,
)
NOBODY = re.compile(
    rf"^(?:(?:the|these|all|our|total|remaining|other|study)\s+)*(?:them|both|whom|which|cases|groups|sample|cohort|population|{PEOPLE})?$|"
    r"^[\d.,]+$|\d\s?%|\b(?:p\s?[=<>]|respectively)",
    re.I,
)
# "In 85% of patients but in only 35% of controls": beside these, the patients are a group.
PATIENTS = re.compile(r"(?:the\s+)?(?:patients|cases)", re.I)
HEALTHY = re.compile(r"\b(?:controls|control\s+subjects|healthy|volunteers)\b", re.I)
CLOSED = re.compile(rf"\s*(?:{PEOPLE}|cases)?\s*[)\],;]", re.I)
# A verb among the words behind a value: they say what the people did.
ACTED = re.compile(
    r"\b(?:fell|had|has|have|were|was|is|are|did|became|felt|underwent|"
    r"(?!(?:treated|exposed|operated|assigned|allocated|included|enrolled|randomi[sz]ed|staged|infected|aged|based|educated|affected|untreated|"
    r"vaccinated|unvaccinated|unexposed|hospitali[sz]ed|matched|advanced|combined|controlled|admitted|diagnosed|classified|born|graded|rated|"
    r"located|related|red|bed|need|speed|seed|screened|ventilated|seated|[\w-]+-\w+ed)\b)[a-z]{3,}ed)\b",
    re.I,
)


def joined(frame: Frame, found: list[Series], arms: Arms) -> list[tuple[Series, list[Place] | None]]:
    """Series, those that are parted only by whose each value is put together, with the places told behind each."""
    out: list[list[Series]] = []
    for one in found:
        if out and _goes_on(frame, out[-1][-1], one):
            out[-1].append(one)
        else:
            out.append([one])
    told: list[tuple[Series, list[Place] | None]] = []
    for run in out:
        whole = Series(tuple(atom for one in run for atom in one.atoms), "placed" if len(run) > 1 else run[0].link)
        places = _own_places(frame, whole, arms)
        told += [(whole, places)] if places or len(run) == 1 else [(one, None) for one in run]
    return told


def _goes_on(frame: Frame, before: Series, one: Series) -> bool:
    first, second = before.atoms[-1], one.atoms[0]
    if (
        len(one.atoms) > 1
        or set(first.parts) != set(second.parts)
        or frame.outer[first.start] != frame.outer[second.start]
    ):
        return False
    own = OWN.match(frame.text, first.end)
    return own is not None and JOIN.fullmatch(frame.text, own.end(), second.start) is not None


def _own_places(frame: Frame, one: Series, arms: Arms) -> list[Place] | None:
    """The place behind each of several values, where all have one and no two the same."""
    if len(one.atoms) < 2:
        return None
    out: list[Place] = []
    state = False  # whether the groups are told by what the people have: "of women with ulcers and 18% with erosions"
    for atom in one.atoms:
        own = OWN.match(frame.text, atom.end)
        words = tidy(own["who"]) if own else ""
        if own and PATIENTS.fullmatch(own["who"].strip()) and HEALTHY.search(frame.text, one.atoms[0].start):
            out.append(Place("patients"))
            continue
        if own is None or NOBODY.match(own["who"].strip()) or not words or ACTED.search(own["who"]):
            return None
        time = own["who"].strip() if TIMED.match(own["who"].strip()) else time_in(f"{own['lead']} {own['who']}")
        if time or own["lead"].casefold() in ("after", "before", "during", "at"):
            out.append(
                Place(
                    None,
                    time if time and not TIMED.match(own["who"].strip()) else f"{own['lead']} {own['who'].strip()}",
                )
            )
            continue
        name = known_as(re.sub(rf"\s+{PEOPLE}$", "", own["who"].strip()), arms)
        if name is None:
            return None
        if name not in arms.names and own["lead"].casefold() == "with" and (own["people"] or state):
            name, state = f"{own['people'] or ''} with {own['who'].strip()}".strip(), True
        out.append(Place(name))
    if any(a == b for a, b in pairwise(sorted(out, key=str))):
        return None
    return out


# "In 15 AGA (7.5%)": short forms of the groups, right behind their counts.
SHORT_GROUP = re.compile(r"[A-Z][A-Za-z]?[A-Z][\w+-]{0,8}(?:\s+(?:infants|children|patients|controls))?$")


# "… in 43 patients before and in 18 after the start of treatment".
TIME_BEHIND = re.compile(
    r"\s*(?:(?:patients|participants|cases)\s+)?(?P<time>(?:before|after)(?=\s+(?:and|but|or|vs\.?|versus|compared|than)\b|\s*[.,;)]|\s*$)|(?:pre|post)-?operatively|"
    r"(?:before|after|following)\s+(?:the\s+)?(?:(?:start|initiation|onset|end|completion)\s+of\s+)?(?:treatment|therapy|surgery|operation|intervention|transplantation|"
    r"[A-Z][\w-]*\s+(?:initiation|treatment|therapy|start)))",
)


def counted_group(text: str, one: Series, kind: str, arms: Arms) -> list[Place] | None:
    """The groups of things counted that are called by them: what was seen in so many of one and so many of another."""
    if kind not in ("seen", "again"):
        return None
    if len(one.atoms) == 1 and (time := TIME_BEHIND.match(text, one.atoms[0].end)):
        return [Place(None, " ".join(time["time"].split()))]
    if not all(atom.of for atom in one.atoms):
        return None
    told = [arms.known(atom.of) or (atom.of if SHORT_GROUP.match(atom.of) else None) for atom in one.atoms]
    return [Place(name) for name in told] if all(told) else None


def closing(frame: Frame, one: Atom, before: Atom | None) -> bool:
    """Whether a bracket is the other half of a figure before it: "12 relapsed (54%)", "was 20% (9 patients)"."""
    bracket = frame.outer[one.start]
    if (
        bracket < 0
        or before is None
        or set(one.parts) & set(before.parts)
        or {*one.parts, *before.parts} != {"percent", "events"}
        or len(one.parts) != 1
    ):
        return False
    if "," in frame.text[before.end : bracket]:
        return False
    opens = frame.text[bracket + 1 : one.start].strip()
    closes = CLOSED.match(frame.text, one.end)
    return opens in ("", "n =", "n=") and closes is not None and before.end <= bracket and frame.outer[before.start] < 0
