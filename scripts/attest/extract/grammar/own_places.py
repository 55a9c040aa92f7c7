"""Whose or when a figure is by the words right behind it, whatever the group is called."""

from __future__ import annotations

import re
from typing import NamedTuple

from attest.extract.arms import Arms
from attest.extract.grammar.groups import known_as
from attest.extract.phrase_times import time_in
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE

# "10% in the north, 19% in the south": whose each value is stands behind it, whatever it is called.
OWN = re.compile(
    rf"\s*[)\]]?(?:\s*[(\[][^()\[\]]{{1,60}}[)\]])?(?:\s*(?:of\s+)?(?:the\s+)?(?P<people>{PEOPLE})\b)?\s+(?P<lead>in|for|with|among|of|on|at|after|by|from|under|during|before|within|receiving|given|using|taking|getting|treated\s+with|(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to|who\s+(?:received|took|got|were\s+given))\s+(?:(?:the\s+)?\d+\s+(?=(?:[\w-]+\s+){{0,2}}{PEOPLE}\b))?"
    r"(?P<who>(?:[^.;:,()\[\]%]|(?<=\d)\.(?=\d)){1,60}?)(?=\s*(?:\.(?!\d)|[;:,()\[\]≤≥<>]|$)|\s+(?:and|or|vs\.?|versus|compared|but|while|whereas|as|were|was|had|than|did|(?<!who\s)received|underwent|"
    r"developed|reported|experienced|died|showed|required|achieved|completed|respectively)\b|"
    r"\s+(?:at|after|within|by|over|through|until|till|up\s+to|during|throughout)\s+(?:(?:an?|the)\s+)?(?:\d|week|month|day|year|end\b|baseline|follow-?up|last|one|two|three|four|five|six|twelve|(?:treatment|maintenance|induction|study|first|second)\b)\b)",
    re.I,
)
JOIN = re.compile(
    r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?\s*(?:,\s*(?:and\s+|but\s+|while\s+|versus\s+|vs\.?\s+|compared\s+(?:with|to)\s+)?|"
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
    r"^[\d.,]+$|\d\s?%|\b(?:p\s?[=<>]|respectively)|.*\b(?:that|who|which|whom)$",
    re.I,
)
# "In 85% of patients but in only 35% of controls": beside these, the patients are a group.
PATIENTS = re.compile(r"(?:the\s+)?(?:patients|cases)", re.I)
HEALTHY = re.compile(r"\b(?:controls|control\s+subjects|healthy|volunteers)\b", re.I)
# A verb among the words behind a value: they say what the people did.
ACTED = re.compile(
    r"(?<![\w-])(?:fell|had|has|have|were|was|is|are|did|went|saw|became|felt|underwent|quit|withdrew|took|met|kept|got|began|lost|left|chose|gave|rose|said|"
    r"(?!(?:treated|exposed|operated|assigned|allocated|included|enrolled|randomi[sz]ed|staged|infected|aged|based|educated|affected|untreated|"
    r"vaccinated|unvaccinated|unexposed|hospitali[sz]ed|matched|advanced|combined|controlled|admitted|diagnosed|classified|born|graded|rated|"
    r"located|related|red|bed|need|speed|seed|screened|ventilated|seated|[\w-]+-\w+ed)\b)[a-z]{3,}ed)\b",
    re.I,
)


class Own(NamedTuple):
    """The group or time behind a figure, and where its words end."""

    arm: str | None
    time: str | None
    end: int


def own_place(text: str, place: int, arms: Arms, state: bool = False) -> Own | None:
    """What stands behind a figure that ends at a place; `state` where the figure before had "of people with …"."""
    own = OWN.match(text, place)
    if own is None:
        return _called(text, place, arms)
    words, end = WHO_GOT.sub("", own["who"].strip()), own.end()
    given = GIVEN.match(own["lead"]) is not None
    if (acted := ACTED.search(words)) and acted.start() and (given or UNITED.search(words[: acted.start()])):
        words, end = words[: acted.start()].strip(), own.start("who") + acted.start()
    if NOBODY.match(words) or not tidy(words) or ACTED.search(words) or DEGREE.fullmatch(words):
        return None
    timed = TIMED.match(words)
    time = words if timed else time_in(f"{own['lead']} {words}")
    treated = arms.known(words) if own["lead"].casefold() == "after" and not time else None
    if treated is not None:
        return Own(treated, None, end)  # "40 of 58 after phototherapy"
    if time or own["lead"].casefold() in ("after", "before", "during", "at"):
        return Own(None, time if time and not timed else f"{own['lead']} {words}", end)
    name = known_as(re.sub(rf"\s+{PEOPLE}$", "", words), arms)
    if name is None:
        return None
    if name not in arms.names and own["lead"].casefold() == "with" and (own["people"] or state):
        name = f"{own['people'] or ''} with {words}".strip()
    return Own(name, None, end)


WHO_GOT = re.compile(rf"^(?:{PEOPLE}|those)\s+who\s+(?:had\s+)?received\s+(?=[A-Za-z])", re.I)
# "27 with complete and 12 with partial remission": what they had, and no group.
DEGREE = re.compile(r"(?:complete|partial|mild|moderate|severe|good|fair|poor|excellent|minor|major|early|late)", re.I)
GIVEN = re.compile(
    r"receiving|given|using|taking|getting|treated|(?:randomly\s+)?(?:assigned|allocated|randomi)|who", re.I
)
# Behind these words of a group a verb says what it did.
UNITED = re.compile(rf"\b(?:groups?|arms?|cohorts?|{PEOPLE})(?:\s+(?:\d|[A-Z]|I{{1,3}}))?\s+$", re.I)


# "In 12 placebo patients", "20 drug-treated women": the group is called by its treatment.
CALLED = re.compile(
    rf"\s*[)\]]?\s*(?:of\s+)?(?:the\s+)?(?P<who>(?:(?!(?:of|in|and|or|the|with|who|had|were|was|to|for|on)\b)[\w+/-]+\s+){{1,3}}?)(?P<people>{PEOPLE})\b",
    re.I,
)
TREATED = re.compile(r"(?P<what>(?!\w+ly\b)[\w+/-]+?)[- ](?:treated|exposed|managed)", re.I)


def _called(text: str, place: int, arms: Arms) -> Own | None:
    found = CALLED.match(text, place)
    words = found["who"].strip() if found else ""
    treated = TREATED.fullmatch(words)
    name = arms.known(words) or (arms.known(treated["what"]) or treated["what"] if treated else None)
    return Own(name, None, found.end()) if found and name else None


# "In 40 patients and 2 controls".
PEOPLE_ONLY = re.compile(
    r"\s*[)\]]?\s+(?P<who>patients|cases|(?:healthy\s+)?(?:controls|volunteers|donors))(?=\s*[.;,]|\s+(?:and|vs|versus|compared|but|had|were)\b)",
    re.I,
)


def own_end(text: str, place: int, arms: Arms) -> int | None:
    """Where the words end that say whose a figure is, if there are any."""
    if bare := PEOPLE_ONLY.match(text, place):
        return bare.end()
    own = OWN.match(text, place)
    told = own_place(text, place, arms)
    if own is not None and DEGREE.fullmatch(own["who"].strip()):
        return None
    return told.end if told else own.end() if own else None


def own_places(text: str, ends: list[int], arms: Arms) -> list[Own] | None:
    """The place behind each of several figures, where all have one and no two the same."""
    out: list[Own] = []
    for end in ends:
        own = OWN.match(text, end)
        if own and PATIENTS.fullmatch(own["who"].strip()) and HEALTHY.search(text, ends[0]):
            out.append(Own("patients", None, own.end()))
            continue
        if bare := PEOPLE_ONLY.match(text, end):
            out.append(Own(bare["who"], None, bare.end()))
            continue
        told = own_place(text, end, arms, any(" with " in f" {one.arm}" for one in out))
        if told is None:
            return None
        out.append(told)
    if len({one[:2] for one in out}) < len(out):  # two doses of one drug: each as it is called
        words = [found["who"].strip() if (found := OWN.match(text, end)) else "" for end in ends]
        out = [one._replace(arm=own) if one.arm and own else one for one, own in zip(out, words, strict=True)]
    return None if len({one[:2] for one in out}) < len(out) else out
