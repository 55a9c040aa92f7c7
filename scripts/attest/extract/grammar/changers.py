"""Who changed something: the subjects of an act, what they are compared with, and the group behind a value."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.grammar.groups import group_behind, known_as
from attest.extract.grammar.whose import P_BRACKET, told_behind
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_people
from attest.extract.treatments import drug_pattern

_NUMBER = r"\d+(?:[.·]\d+)?"
COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|relative\s+to|than|over|against)\s+(?:(?:the|that|those)\s+)?(?:(?:of|in|with|on|among|for)\s+)?"
    rf"(?:(?:the\s+)?(?:{PEOPLE}|those)\s+(?:treated\s+with|receiving|given|on|taking|in)\s+)?(?:the\s+)?(?P<what>[\w/+-]+(?:\s[\w/+-]+)?)",
    re.I,
)
ADVERBS = re.compile(r"(?:\s+(?:\w+ly|both|also))+$")
DOSED = re.compile(
    rf"(?P<drug>[A-Za-z][\w -]*?)\s+(?P<one>{_NUMBER})\s?(?:m?c?g|[µμ]g|IU)?\s+and\s+(?P<two>{_NUMBER})\s?"
    r"(?P<unit>m?c?g|[µμ]g|IU)"
)
OFTEN = re.compile(r"(?P<drug>[A-Za-z].*?)\s+(?P<one>[A-Z]{2,4})\s+and\s+(?P<two>[A-Z]{2,4})")
WITH = re.compile(r"\s+(?:with|after|on|for|by|in)\s+(?:the\s+)?")
TWO = re.compile(r"(?P<one>[^,;]+?)\s+and\s+(?P<two>[^,;]+)$")


def behind(text: str, place: int, arms: Arms, stop: int) -> tuple[str | None, str | None]:
    """The group and the time that stand behind a value."""
    tested = P_BRACKET.match(text, place)
    place = tested.end() if tested else place
    told = told_behind(text, place, arms, stop)
    if told is not None and not COMPARED.search(text, place, told.at):
        return told.arm, told.time
    led = WITH.match(text, place)
    drug = drug_pattern().match(text, led.end()) if led else None
    if drug is not None:
        return arms.in_words(drug.group()) or arms.known(drug.group()) or drug.group(), None
    group = group_behind(text, place, arms)
    return (group.name if group else None), None


def doer(who: str | None, arms: Arms) -> str | None:
    """The arm that a subject names."""
    return arms.known(who or "") or arms.in_words(who or "")


def doers(who: str | None, count: int, arms: Arms) -> list[str] | None:
    """The two that did it, as many as there are values: "A and B", "the drug 10 and 20 mg", "the drug BID and TID"."""
    who = ADVERBS.sub("", who or "")
    if not who or count != 2:
        return None
    if dosed := DOSED.fullmatch(who):
        return [f"{dosed['drug']} {dosed[part]} {dosed['unit']}" for part in ("one", "two")]
    if often := OFTEN.fullmatch(who):
        return [f"{often['drug']} {often[part]}" for part in ("one", "two")]
    pair = TWO.fullmatch(who)
    names = [pair["one"], pair["two"]] if pair else []
    if not names or any(is_people(name) or not re.match(r"[A-Za-z]", name) for name in names):
        return None
    known = [arms.known(name) or known_as(name, arms) or name for name in names]
    return known if known[0] != known[1] else names


def against(context: Context) -> str | None:
    """What the effect is compared with, as the sentence says."""
    for found in COMPARED.finditer(context.text):
        if known := context.arms.in_words(found["what"]) or context.arms.known(found["what"]):
            return known
    return "placebo" if re.search(r"\b(?:versus|vs\.?|with|to|than)\s+placebo\b", context.text) else None


# "The decreases in X were 88% with A", "X rose 12% in the group": by how much, and no share of people.
CHANGES_WERE = re.compile(
    r"\b(?:reductions?|decreases?|increases?|declines?|rises?|changes?)\s+(?:from\s+baseline\s+)?(?:in|of)\s(?:(?!\band\s+the\b)[^.;,]){2,70}?\s"
    r"(?:was|were|amounted\s+to)\b(?![^.;]*\b(?:seen|found|observed|noted|reported|achieved|recorded|in\s+\d)\b)",
    re.I,
)
CHANGED_BY = re.compile(
    r"(?<!\bwas )(?<!\bwere )\b(?:decreased|increased|fell|rose|declined|dropped)\s+"
    r"(?:(?:significantly|only|by|about|approximately|nearly|almost|an?|average|mean|of)\s+)*$",
    re.I,
)
COUNTED = re.compile(
    r"\b(?:risks?|rates?|incidences?|odds|hazards?|mortality|deaths?|numbers?|frequency|prevalence|likelihood|episodes?|events?|proportions?|survival)\b",
    re.I,
)


# "The incidence of a 5% decrease in X was", "the percentage of people with a marked fall in X": a share of people.
OF_PEOPLE = re.compile(
    r"\b(?:incidence|proportion|percentage|frequency|prevalence)s?\s+of\b(?:(?!\b(?:was|were)\b)[^.;:]){0,60}?"
    r"\b(?:decrease|increase|reduction|decline|fall|rise|change|improvement|gain|loss)\b",
    re.I,
)


def changed_in_percent(lead: str) -> bool:
    """Whether a value in per cent tells by how much something rose or fell in the people of a group."""
    if OF_PEOPLE.search(lead):
        return False
    return CHANGES_WERE.search(lead) is not None or CHANGED_BY.search(lead) is not None
