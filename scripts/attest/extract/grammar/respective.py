"""Groups or times in a list that "respectively" pairs with as many values."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.times import YEARLY
from attest.extract.numbers import count_value
from attest.extract.phrase_times import time_in
from attest.extract.statistics import PEOPLE

RESPECTIVELY = re.compile(r"\brespectively\b|\brespective\b", re.I)
# A share, a bare number, or a time that the last of its list names: "at the first, second and third visits".
NO_GROUP = re.compile(r"\d\s?%|^\d+$|\b(?:visits?|assessments?|measurements?|trimesters?)$", re.I)
# "44%, 56% and 78% for A, B and C, respectively", "in the A, B and C groups were 44%, 56% and 78%, respectively".
LIST_BEHIND = re.compile(
    rf"(?:\s*[)\]])?(?:\s?{UNIT}(?:(?:\s?/\s?|\s+per\s+)1[.·]73\s?m\s?(?:2|²)|(?![\w/])))?"
    r"\s*(?:of\s+\w+\s+)?(?:for|in|with|among|of|after|on|by|under|at)\s+(?:the\s+)?(?P<list>[^.;:()]{3,140}?)(?:\s+(?:groups|arms))?"
    r"(?:\s+(?:patients|subjects|women|men))?,?\s*\(?respectively",
    re.I,
)
# "60%, 48% and 23% for A, B and placebo": as many names as values, and nothing else behind them.
PLAIN_LIST = re.compile(
    rf"(?:\s?{UNIT}(?!\w))?\s+(?:for|in|with|on|among)\s+(?:the\s+)?(?P<list>[^.;:(),]{{2,40}}(?:,\s*[^.;:(),]{{2,40}})+?,?\s+and\s+[^.;:(),]{{2,40}}?)"
    r"(?:\s+(?:groups|arms))?\s*(?=[.;(]|$)",
    re.I,
)
# "7.8 vs 11.0 in the A and B groups": the first value is the first group's, with or without "respectively".
PAIR_BEHIND = re.compile(
    rf"(?:\s?{UNIT}(?!\w))?\s+(?:(?:of\s+)?{PEOPLE}\s+)?(?:for|in|with|on|among)\s+(?:the\s+)?(?P<list>[^.;:(),]{{2,40}}\s+(?:and|versus|vs\.?)\s+(?:the\s+)?[^.;:(),]{{2,40}}?)"
    r"\s+(?:groups|arms)\b",
    re.I,
)
LIST_BEFORE = re.compile(
    r"\b(?:for|in|with|among|of|after|on|receiving)\s+(?:the\s+)?(?P<kind>(?:groups|arms)\s+)?(?P<list>[^.;:()]{3,140}?)(?:\s+(?:groups|arms|patients|subjects|therapy))?,?\s+"
    r"(?:was|were|had|averaged|amounted\s+to|reached)\s+(?:also\s+)?$",
    re.I,
)
# "OS was 16 and 19 months and DFS 6 and 4 months in arms A and B, respectively": the list holds for the pairs before.
SHARED_LIST = re.compile(
    r"\b(?:for|in|with|among|of|on)\s+(?:the\s+)?(?P<list>[^.;:(),]{3,80}?)(?:\s+(?:groups|arms|patients))?,?\s*\(?respectively",
    re.I,
)
LETTERED_LIST = re.compile(r"(?P<kind>group|arm)s?\s+(?=(?:[A-Z]|\d|I{1,3})$)", re.I)
# "Rates of X in patients with A and B": the list begins behind the last of these.
LED = re.compile(
    rf"\b(?:in|with|for|among|of|receiving|on)\s+(?:the\s+)?(?:{PEOPLE}\s+(?:with|on|receiving|treated\s+with|given)\s+)?",
    re.I,
)
# "For the drug 75 mg and 150 mg, respectively".
DOSE = re.compile(r"\d[\d.,]*\s?[-‐]?(?:m?c?g|[µμ]g|IU|ml|mL)(?:/\w+)?")
DOSED = re.compile(rf"(?P<drug>[A-Za-z][\w-]*(?:\s[\w-]+)?)\s+{DOSE.pattern}")
DOSE_UNIT = re.compile(r"\d[\d.,]*\s?(?P<unit>(?:m?c?g|[µμ]g|IU)(?:/\w+)?)")
PARTED = re.compile(r",\s*(?:and\s+|or\s+)?(?:the\s+)?|\s+(?:and|or|versus|vs\.?)\s+(?:the\s+|in\s+)?", re.I)


# "2.1 ± 0.8 units (U) and 0.1 ± 0.1 units, respectively": words between keep the two values apart.
FIRST_OF_LIST = re.compile(
    r"[^.;:,\d]{0,40},?\s+and\s+[-−–]?\d[\d.·]*\s?(?:±|\+\s?/|[(\[])(?:[^.;:]|\.\d){2,60}?\brespectively\b", re.I
)


def first_of_list(text: str, place: int) -> bool:
    """Whether a value that ends at a place is the first of two that "respectively" gives to two names."""
    return "espectively" in text and FIRST_OF_LIST.match(text, place) is not None


def _shared_list(text: str, place: int, count: int, arms: Arms) -> list[str] | None:
    """The study's arms, or lettered groups, listed at the end of a sentence for more than the values beside them."""
    for found in SHARED_LIST.finditer(text, place, min(len(text), place + 190)):
        names = [words.strip() for words in PARTED.split(LED.split(found["list"])[-1])]
        lettered = LETTERED_LIST.match(names[0]) if len(names[0].split()) == 2 else None
        if lettered and all(len(name) <= 3 for name in names[1:]):
            kind = lettered["kind"].casefold()
            names = [f"{kind} {name}" for name in (names[0][lettered.end() :], *names[1:])]
            known = [arms.known(name) or name for name in names]
        else:
            known = [arm for name in names if (arm := arms.known(name))]
        if len(set(known)) == count == len(names):
            return known
    return None


def _both_known(words: str, arms: Arms) -> bool:
    known = [arms.known(LED.split(name.strip())[-1]) for name in PARTED.split(words)]
    return len(known) == 2 and None not in known and known[0] != known[1]


def yearly(lead: str, count: int) -> list[str] | None:
    """The times that stand before the name of what was measured, where there are as many as values."""
    found = YEARLY.search(lead)
    numbers = (
        [count_value(one) for one in re.findall(r"\d+|one|two|three|five|ten", found["list"].casefold())]
        if found
        else []
    )
    if found is None or len(numbers) != count:
        return None
    unit = found["unit"].casefold()
    return [f"{number} {unit}" if number == "1" else f"{number} {unit}s" for number in numbers]


def respective(text: str, atoms: tuple[Atom, ...], start: int, arms: Arms) -> list[str] | None:
    """The groups of a list that "respectively" pairs with the values."""
    last = atoms[-1].value_end
    if RESPECTIVELY.search(text, last, min(len(text), last + 190)):
        found = LIST_BEHIND.match(text, last) or LIST_BEFORE.search(text, start, atoms[0].start)
    elif len(atoms) > 2 and (plain := PLAIN_LIST.match(text, last)):
        found = plain
    elif len(atoms) == 2 and (pair := PAIR_BEHIND.match(text, last)) and _both_known(pair["list"], arms):
        found = pair
    else:
        return None
    if found is None or re.search(r"\d[.·]\d|\d\s?%", found["list"]):
        shared = _shared_list(text, last, len(atoms), arms)
        if shared is not None:
            return shared
    names = [words.strip() for words in PARTED.split(found["list"])] if found else []
    names[:1] = [LED.split(name)[-1] for name in names[:1]]
    dosed = DOSED.fullmatch(names[0]) if names else None
    if dosed:
        names = [f"{dosed['drug']} {name}" if DOSE.fullmatch(name) else name for name in names]
    dose = DOSE_UNIT.fullmatch(names[-1]) if names else None
    if dose and found and "respectively" in found.group():
        names = [f"{name} {dose['unit']}" if re.fullmatch(r"\d[\d.]*", name) else name for name in names]
    lettered = LETTERED_LIST.match(names[0]) if names else None
    if lettered:
        names = [f"{lettered['kind'].casefold()} {word}" for word in (names[0][lettered.end() :], *names[1:])]
    if len(names) != len(atoms) or any(NO_GROUP.search(name) or time_in(name) for name in names):
        return None
    kind = "group " if found and found.groupdict().get("kind") else ""
    known = [known_as(name, arms) if not kind else arms.known(kind + name) or kind + name for name in names]
    if len({name for name in known if name}) < len(names):
        known = [*names]  # two doses of one drug: each as it is called
    told = [name for name in known if name]
    return told if len(set(told)) == len(atoms) else None
