"""Whose and when the values of a list are, where each has its own words beside it: "8.6 before and 2.9 after"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.expressions.kept import SENTENCES
from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import NOT_GROUPS, behind_seen, known_as
from attest.extract.grammar.times import ADVERB, WHEN
from attest.extract.phrases import tidy
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import drug_pattern

_BEGUN = r"at|after|before|during|following|prior\s+to|within|from"
_PREPOSITION = rf"(?:in|for|with|on|among|of|by|under|receiving|using|given|{_BEGUN})"
_END = re.compile(
    r"\s*(?=[.;:,()\[\]]|$)|\s+(?=(?:and|vs|versus|to|than|compared|while|whereas|but|respectively|was|were|or|v)\b)|"
    r"(?<=\w)\s+(?=\d)|\s+(?=(?:at|after|before|by)\s+(?:(?:the\s+)?(?:end|follow)|baseline|\d|weeks?\s|months?\s|days?\s|years?\s))|"
    r"\s+(?=in\s+the\s+(?:[\w+/-]+\s){1,3}(?:groups?|arms?)\b)"
)
_LED = re.compile(
    rf"\s*%?\s*(?:{UNIT}(?!\w))?(?:\s?\((?!\w*\s*group)[^()]{{1,40}}\))*\s*,?\s*(?P<words>(?:{_PREPOSITION}\s+(?=.)|{ADVERB}\b))",
    re.I,
)
# "3.1 (placebo)", "3.1 [before]".
_BRACKETED = re.compile(rf"\s*%?\s*(?:{UNIT}(?!\w))?\s*[(\[](?P<words>[A-Za-z][^()\[\]=<>%±]{{1,40}})[)\]]")
GROUPED = re.compile(
    rf"(?:(?P<name>.+?)[\s-]+(?:groups?|arms?|cohorts?|therapy|regimens?|treatment)|(?:[Gg]roups?|[Aa]rms?)\s+(?:[A-Z]|\d|I{{1,3}}|IV))(?:\s+{PEOPLE})?$"
)
CALLED = Cued(
    rf"(?:{PEOPLE}|those|controls?|cases|placebo|(?:non-?)?(?:responders|survivors|smokers|users|carriers|diabetics)|(?:fe)?males?|girls|boys)\b",
    re.I,
)
NO_NAME = Cued(
    r"\b(?:average|mean|median|total|range|all|both|which|who(?=\s+(?:was|were|had)$)|favou?r|contrast|addition|comparison|terms|spite|order|general|particular|"
    r"respectively|the\s+same|increased|decreased|fell|rose|declined|dropped|improved|reduced|point|score|scale|out|a\s+possible|sensitivity|specificity|accuracy)\b|^(?:[\d.,]+|about|approximately|only|scale|visual)\b",
    re.I,
)


# What may stand beside an arm's name in the words for it.
_LOOSE = re.compile(
    rf"(?:\W|\b(?:treated|treatment|therapy|alone|only|groups?|arms?|recipients?|receiving|given|the|dose|{PEOPLE})\b)*",
    re.I,
)


LOOSE_END = re.compile(rf"\s(?:{_PREPOSITION}|to|the|and|or)$", re.I)


class Told(NamedTuple):
    """Words beside a value that say whose (`arm`) or when (`time`) it is, and where they end or begin."""

    arm: str | None
    time: str | None
    at: int


# "During exercise and did not change during rest": a verb ends the words for a time.
NO_TIME = re.compile(r"\b(?:did|was|were|had|has|have|is|are)\b")
# "With 20 mg": a dose that groups are called by.
DOSE = re.compile(r"\d[\d.,]*\s?(?:m?c?g|[µμ]g|IU)(?:/(?:kg|day|d))?(?:\s+(?:once|twice)\s+(?:daily|weekly))?")
ARTICLE = re.compile(r"^(?:the|an?)\s+")
PREPOSITION_FIRST = re.compile(
    rf"^(?:{_PREPOSITION})\s+(?:the\s+|those\s+(?:in|on|with|receiving|given)\s+(?:the\s+)?)?", re.I
)


@lru_cache(maxsize=SENTENCES)
def told_words(words: str, arms: Arms, led: bool) -> tuple[str | None, str | None] | None:
    """A group or a time that words name; None where they name neither for sure."""
    plain = PREPOSITION_FIRST.sub("", words) if led else words
    plain = ARTICLE.sub("", plain)
    timed = WHEN.fullmatch(words) is not None and NO_TIME.search(words) is None
    if led and DOSE.fullmatch(plain) and re.match(r"(?:in|for|with|on|receiving|given)\b", words):
        return arms.in_words(plain) or plain, None
    if len(plain) < 2 or (not timed and (NO_NAME.search(plain) or LOOSE_END.search(plain))):
        return None
    known = arms.known(tidy(plain)) or arms.known(plain)
    if known is not None:
        return known, None
    drug = drug_pattern().match(plain)
    if drug is not None and (drug.end() == len(plain) or GROUPED.match(plain)):
        return known_as(plain, arms), None
    if timed:
        return None, " ".join(words.split())
    if GROUPED.match(plain) and (not led or not re.match(r"(?:at|before|during|within)\b", words, re.I)):
        name = known_as(plain, arms)
        return (name, None) if name else None
    if (
        CALLED.search(plain)
        and not NOT_GROUPS.match(plain)
        and not re.match(r"(?:at|before|during|within|after|by)\b", words, re.I)
    ):
        return arms.in_words(plain) or " ".join(plain.split()), None
    drugs = list(drug_pattern().finditer(plain)) if led and plain.count(" ") <= 5 else []
    if drugs:
        return (arms.in_words(plain) if len(drugs) == 1 else None) or plain, None
    told = arms.in_words(plain)
    rest = plain.casefold().replace(told.casefold(), "") if told else plain
    return (told, None) if told and _LOOSE.fullmatch(rest) else None


def told_behind(text: str, place: int, arms: Arms, end: int) -> Told | None:
    """What stands right behind a value: "in the drug group", "at week 12", "before surgery in the controls"."""
    first = _one_behind(text, place, arms, end)
    other = _one_behind(text, first.at, arms, end) if first is not None else None
    if first is None or other is None or bool(first.arm) == bool(other.arm):
        return first
    return Told(first.arm or other.arm, first.time or other.time, other.at)


def _one_behind(text: str, place: int, arms: Arms, end: int) -> Told | None:
    place = min(behind_seen(text, place), end)
    led = _LED.match(text, place, end)
    if led is None:
        bracketed = _BRACKETED.match(text, place, end)
        told = told_words(bracketed["words"].strip(), arms, False) if bracketed else None
        return Told(*told, bracketed.end()) if bracketed and told else None
    start = led.start("words")
    first: Told | None = None
    for step, stop in enumerate(_END.finditer(text, start + 2, min(end, start + 90))):
        told = told_words(text[start : stop.start()].strip(), arms, True)
        found = Told(*told, stop.start()) if told is not None else None
        if found is not None and _ENDED.match(text, found.at):
            return found
        first = first or found
        if step == 3 or text[stop.start() : stop.start() + 1] in ".;:()[]":
            break
    return first


# What follows the words of one value for sure: a mark, or the next value.
_ENDED = re.compile(
    r"\s*(?:[.;:,()\[\]]|$|(?:and|vs\.?|versus|to|than|compared\s+(?:with|to)|while|whereas|but|or)\s+(?:[A-Za-z]+\s+){0,3}?[-−–+]?\d)"
)
_LEAD = re.compile(
    r"(?P<words>[A-Za-z0-9][^.;:,()\[\]=]{0,60}?)(?:\s+(?:it\s+)?(?:was|were|had|is|of|(?:decreased|increased|fell|rose|declined|dropped|improved)\s+(?:to|by)))?\s*[:=,]?\s*(?:(?:an?\s+)?(?:mean|median|average)(?:\s+of)?\s*)?$",
    re.I,
)
_FURTHEST = 70


LED = re.compile(rf"{_PREPOSITION}\s", re.I)


def told_before(text: str, start: int, place: int, arms: Arms) -> Told | None:
    """What stands right before a value: "group A was", "3 months", "placebo:"; the nearest words that tell it."""
    for at in range(place - 1, max(start, place - _FURTHEST) - 1, -1):
        if not text[at].isalnum() or (at > start and (text[at - 1].isalnum() or text[at - 1] in "-+/.·±")):
            continue
        found = _LEAD.match(text, at, place)
        if found is None:
            break
        led = LED.match(found["words"]) is not None
        told = told_words(found["words"].strip(), arms, led)
        if told is not None:
            return Told(*told, at)
    return None


# Between two values of a list, when the words beside the first are taken off.
_CONNECT = re.compile(
    rf"\s*%?\s*(?:{UNIT}(?!\w))?(?:\s?\([^()]{{1,40}}\))*\s*(?:groups?|arms?|{PEOPLE})?\s*,?\s*(?:,|and|vs\.?|v\.?|versus|while|whereas|but|than|to|"
    rf"compared\s+(?:with|to)|as\s+compared\s+(?:with|to))\s+(?:only\s+|by\s+|of\s+|it\s+was\s+|was\s+|that\s+of\s+|an?\s+(?:mean|median|average)\s+of\s+)?",
    re.I,
)
P_BRACKET = re.compile(r"\s*[(\[]\s*[pP]\s?[=<>≤][^()\[\]]{1,40}[)\]]")
# "0.75 with one device and 0.86 with the other": the same word leads both names, whatever they are.
PARALLEL = re.compile(
    rf"\s*%?\s*(?:{UNIT}(?!\w))?(?:\s?\([^()]{{1,40}}\))*\s*(?P<lead>with|in|for|on|among|under|by|after|using)\s+(?:the\s+)?"
    r"(?P<words>(?!the\b|both|all\b|a\b|an\b|average|mean\b|total\b)[A-Za-z][\w+/-]*(?:\s(?!and\b|vs\b|versus\b|to\b|than\b|compared\b|while\b|whereas\b|but\b|was\b|were\b|respectively\b|or\b|at\b|"
    r"after\b|before\b|during\b|in\b|with\b|for\b)[A-Za-z][\w+/-]*){0,3})(?=\s*(?:[.;:,()\[\]]|$)|\s(?:and|vs|versus|to|than|compared|while|whereas|but|at|after|over|during|following)\b)",
    re.I,
)


def joined(text: str, one: Atom, two: Atom, arms: Arms) -> bool:
    """Whether two values stand in one list in which each, or the second, has its group or time beside it."""
    behind = told_behind(text, one.value_end, arms, two.start) or _parallel(text, one, two, arms)
    at = behind.at if behind is not None else one.value_end
    between = P_BRACKET.sub("", text[at : two.start])
    found = _CONNECT.match(between)
    if found is None:
        return False
    if not between[found.end() :].strip():
        return behind is not None
    return told_before(text, at, two.start, arms) is not None


def _parallel(text: str, one: Atom, two: Atom, arms: Arms) -> Told | None:
    """The name behind a value that the same preposition leads as the name behind the next."""
    first, second = PARALLEL.match(text, one.value_end), PARALLEL.match(text, two.value_end)
    if first is None or second is None or first["lead"].casefold() != second["lead"].casefold():
        return None
    if first.end() > two.start or first["words"].casefold() == second["words"].casefold():
        return None
    return named(first, arms)


def named(found: re.Match[str], arms: Arms) -> Told | None:
    words = found["words"]
    if NO_NAME.search(words) or WHEN.fullmatch(words):
        return None
    return Told(arms.in_words(words) or words, None, found.end())


# "8.9 in patients and 7.6 in controls": those who have what the report is about.
CASES = re.compile(r"patients|children|cases|women|men|infants|adults", re.I)
HEALTHY = re.compile(r"\b(?:controls?|healthy|volunteers|normals?|unaffected)\b", re.I)


def _cases(text: str, one: Atom, end: int, other: Told | None) -> Told | None:
    """People without another name behind a value, where the next value is of healthy ones."""
    if other is None or not other.arm or not HEALTHY.search(other.arm):
        return None
    led = _LED.match(text, one.value_end, end)
    people = CASES.match(PREPOSITION_FIRST.sub("", text[led.start("words") : end])) if led else None
    return Told(people.group(), None, led.end()) if led and people else None


def told_each(frame: Frame, atoms: tuple[Atom, ...], arms: Arms) -> list[Told] | None:
    """The group or time of each value of a list, from the words right behind all of them or right before them."""
    text = frame.text
    inside = frame.outer[atoms[0].start] >= 0
    start, end = frame.segment(atoms[0].start) if inside else frame.clause(atoms[0].start)
    end = max(end, atoms[-1].end)
    ends = [two.start for two in atoms[1:]] + [end]
    behind = [told_behind(text, one.value_end, arms, until) for one, until in zip(atoms, ends, strict=True)]
    for at, one in enumerate(atoms):
        if behind[at] is None and len(atoms) > 1:
            other = atoms[at + 1] if at + 1 < len(atoms) else atoms[at - 1]
            two = PARALLEL.match(text, other.value_end)
            mine = PARALLEL.match(text, one.value_end, ends[at])
            if two and mine and two["lead"].casefold() == mine["lead"].casefold() and two["words"] != mine["words"]:
                behind[at] = named(mine, arms)
    starts = [start if inside else max(start, atoms[0].start - 40)]
    starts += [told.at if told else one.value_end for one, told in zip(atoms[:-1], behind[:-1], strict=True)]
    before = [told_before(text, begun, one.start, arms) for one, begun in zip(atoms, starts, strict=True)]
    if len(atoms) == 2 and [one is None for one in behind] == [True, False]:
        behind[0] = _cases(text, atoms[0], ends[0], behind[1])
    for told in (behind, before, [one or other for one, other in zip(behind, before, strict=True)]):
        sure = [one for one in told if one is not None]
        if len(sure) == len(atoms) and len({(one.arm, one.time) for one in sure}) == len(atoms):
            return _of_one_group(text, sure, start, arms) if inside and told is before else sure
    return None


def _of_one_group(text: str, told: list[Told], start: int, arms: Arms) -> list[Told]:
    """Values at several times under a group that their bracket names first: "(controls: before 4.1, after 4.0)"."""
    if any(one.arm for one in told):
        return told
    named = told_before(text, start, told[0].at, arms)
    return [one._replace(arm=named.arm) for one in told] if named is not None and named.arm else told
