"""Doses beside the names of arms, and the arms that a list of doses makes of one treatment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from attest.extract.arm_forms import Mention
from attest.extract.reading import Sentence

_UNIT = (
    r"(?:mg|g|μg|µg|mcg|micrograms?|milligrams?|grams?|microg|ng|kIU|IU|U|"
    r"international\s+units(?:\s+\(IU\))?|units|[mkM]U|mL|ml|mmol|MBq|Gy|CFU|ova|eggs)"
)
# "bid", "t.d.s.": how often a dose is given.
OFTEN_SHORT = (
    r"(?:b\.i\.d|t\.i\.d|q\.i\.d|t\.d\.s|q\.d\.s|q\.d|o\.d|b\.d|bid|tid|qid|tds|qds|qd|od|bd|"
    r"q\d{0,2}(?:h|d|wk?s?)|[bt]iw)(?![\w-])"
)
DOSE = re.compile(
    rf"(?<![\w./])(?:\d{{1,3}}(?: \d{{3}})+|(?!0\d)\d[\d.,·]*)"
    rf"(?:\s?(?:-|–|to|or)\s?\d[\d.,·]*|/\d[\d.·]*)?\s?{_UNIT}(?:\s?(?:/|per\s|\.|·)\s?(?:kilogram(?:\s+of\s+body\s+weight)?|kg|square\s+met(?:er|re)(?:\s+of\s+body[\s-]surface\s+area)?|m2|m²|day|d|dose|cycle|infusion|week|month|h|min|ml|mL)(?:-1)?|\s(?:x\s)?(?:kg|min|h|d)\s?(?:[-−–]1|\([-−–]1\)))*(?![\w/])"
    r"(?:\s+(?:(?:once|twice|three\s+times|four\s+times)(?:\s+(?:a\s+day|daily|weekly|a\s+week|per\s+day))?|daily|weekly|monthly|per\s+day|a\s+day|every\s+\w+(?:\s+\w+)?|"
    rf"{OFTEN_SHORT}))?",
    re.I,
)
# "tea 200, 400 or 600 mg": the unit behind the last number is that of all.
_PER = r"(?:/(?:kg|m2|m²|day|d|week|dose)\b){0,2}"
OF_SHARED_UNIT = re.compile(
    rf"(?<![\w.·])(?P<n>\d[\d.·]*)(?=(?:\s?,\s?(?:or\s|and\s)?|\s(?:or|and)\s)(?:\d[\d.·]*(?:\s?,\s?(?:or\s|and\s)?|\s(?:or|and)\s)){{0,4}}"
    rf"\d[\d.·]*\s?(?P<unit>{_UNIT}\b{_PER}))",
    re.I,
)
AMONG_DOSES = re.compile(r"(?<!= )(?<!=)\b\d[\d.]*\s*(?:,|or|and|to|,\s*or|up\s+to)\s*$")
SCHEDULE = re.compile(rf"\s+(?:{OFTEN_SHORT}|(?:once|twice|three|four|daily|weekly|monthly|every)\b.*)$", re.I)
OF = re.compile(r"^\s*(?:of\s+)?(?:oral\s+|intravenous\s+|subcutaneous\s+)?")
NO_MEDICINE = re.compile(r"\b(?:placebo|controls?|sham|usual|standard|no\s+\w+)\b", re.I)
STRIPPED = ("n-assigned", "n-received", "assigned-to")  # where the dose beside the name is read with its schedule
DOSED = ("received-or", "counted", "sized-pair")  # where a name may run on into its dose
# Behind a name: "tea (5, 10 or 20 mg)", "tea at doses of 5 or 10 mg", "tea 5, 10 and 20 mg".
LISTED = re.compile(
    rf"\s*(?:[(\[]|at\s+(?:doses|dosages)\s+of\s)?\s*(?P<list>\d[\d.]*(?:\s?{_UNIT})?(?:(?:\s?,\s?(?:or\s|and\s)?|\s(?:or|and)\s)"
    rf"\d[\d.]*(?:\s?{_UNIT}{_PER})?){{1,4}})(?:(?<=[A-Za-z²])|(?<=m2))(?P<rest>[^()\[\],;]{{0,25}})(?=[)\]\s.,;]|$)",
    re.I,
)
ONE_OF = re.compile(rf"(?P<n>\d[\d.]*)(?:\s?(?P<unit>{_UNIT}\b{_PER}))?", re.I)


def by_dose(text: str, one: Mention, end: int) -> Iterator[Mention]:
    """An arm for each dose of a list that stands right behind the name of a treatment; else the arm itself."""
    listed = LISTED.match(text, end) if one.size is None and one.dose is None else None
    if listed is None:
        yield one
        return
    told = list(ONE_OF.finditer(text, *listed.span("list")))
    last = told[-1]["unit"]
    for dose in told:
        if not dose["n"].strip("0."):
            continue  # "0, 5 or 10 mg": none of it
        amount = f"{dose['n']} {dose['unit'] or last}"
        place = amount, dose.start(), listed.end("list")
        yield replace(one, name=f"{one.name} {amount}", end=listed.end(), dose=place)


def oftener(before: Mention, one: Mention) -> Mention:
    """An arm told by how often alone, with the treatment and the amount of the one before it: "A BID or TID"."""
    if before.dose is None:
        return replace(one, name=f"{before.name} {one.name}")
    return replace(one, name=before.name, dose=(f"{SCHEDULE.sub('', before.dose[0])} {one.name}", one.start, one.end))


def told_dose(dose: re.Match[str]) -> tuple[str, int, int]:
    """A dose with its unit, where it stands."""
    unit = dose.groupdict().get("unit")
    return f"{dose['n']} {unit}" if unit else dose.group(), dose.start(), dose.end()


def without_doses(mentions: list[Mention]) -> list[Mention]:
    """Names without the doses behind them, which are told of the arms, unless the doses part two arms of one drug."""
    mentions = [_behind_dose(one) for one in mentions]
    bare = {one.name: _without_dose(one) for one in mentions if one.rule in (*DOSED, *STRIPPED)}
    amounts: dict[str, set[str]] = defaultdict(set)
    for one in bare.values():
        if one.dose:
            amounts[one.name.casefold()].add("".join(one.dose[0].split()[:2]).casefold())
    alone = {name for name, one in bare.items() if one.dose and len(amounts[one.name.casefold()]) == 1}
    return [
        _without_dose(one)
        if one.rule in DOSED and one.name in alone
        else replace(_without_dose(one), dose=None)
        if one.rule in STRIPPED and one.name in alone
        else one
        for one in mentions
    ]


def dose_in_name(name: str, one: Mention, told: Sequence[Sentence]) -> tuple[str, int, int] | None:
    """The dose that an arm's name ends in, as its place tells it: "tea 50 mg b.d."."""
    if (known := DOSE.search(name, 1)) is None or known.end() < len(name):
        return None
    for sentence in told:
        start = one.start - sentence.start
        if 0 <= start < len(sentence.text):
            dose = DOSE.search(sentence.text, start, one.end - sentence.start)
            return (dose.group(), sentence.start + dose.start(), sentence.start + dose.end()) if dose else None
    return None


def _behind_dose(one: Mention) -> Mention:
    """A name without the dose before it: "40 mg of tea twice a day"."""
    dose = DOSE.match(one.name)
    rest = SCHEDULE.sub("", OF.sub("", one.name[dose.end() :])) if dose else ""
    if dose is None or not re.search(r"[A-Za-z]{3}", rest):
        return one
    return replace(one, name=rest.strip(" ,."), dose=one.dose or (dose.group(), one.start, one.end))


def _without_dose(one: Mention) -> Mention:
    dose = next((found for found in DOSE.finditer(one.name, 1) if found.end() == len(one.name)), None)
    if dose is None:
        return one
    told = one.dose or (dose.group(), one.start, one.end)
    return replace(one, name=one.name[: dose.start()].strip(" ,"), dose=told)
