"""People counted one after the other, where the words are told once: "12 had fever, eight cough and three a rash".

"There were 12 patients with fever, 8 with cough and 3 with rash", "previous therapy included zinc for 12 (40%) and
tea for 3 (10%)", "one patient each had fever and cough": each form is read as a whole, since the second name stands
apart from what says what the people did.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.caseless import small
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.opening import opening_group
from attest.extract.grammar.tallies import NO_COUNT_BEFORE, NO_COUNT_BEHIND, VERB, is_flow
from attest.extract.number_led import CountLed, count_places
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.phrase_times import opening_time
from attest.extract.phrases import items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.wholes import OF_PEOPLE


class CountedPeople(NamedTuple):
    """So many people of a group, or of all, with what they had; or the p-value of two such groups."""

    name: str
    arm: str | None
    time: str | None
    start: int
    end: int
    parts: dict[str, str]


def share_behind(name: str) -> str:
    """The expression of a share in a bracket that may stand behind a count: "(22%)"."""
    return rf"(?:\s*[(\[]\s*(?P<{name}>\d+(?:[.·]\d+)?)\s?%\s*[)\]])?"


_SHARE = share_behind("p")
_WORD = (
    r"(?!(?:and|or|nor|but|of|in|on|at|to|for|by|from|with|without|after|during|within|before|while|whereas|who|which|that|than|as|"
    rf"had|has|have|was|were|is|are|did|compared|versus|vs|both|each|respectively|no|not|{PEOPLE}|groups?|arms?)\b)[A-Za-z][\w/’'+-]*"
)
_NAME = rf"(?:(?:an?|the|some)\s+)?(?P<name>{_WORD}(?:\s+(?:(?:of|in)\s+(?:the\s+)?)?{_WORD}){{0,5}})"
_ENDS = r"(?=\s*(?:[,.;:)\]]|[(\[]|$)|\s+(?:and|but|while|whereas|at|in|on|after|during|within|before|by)\b)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
# "Twelve patients (30%) had fever".
HAD = CountLed(
    rf"(?P<n>{COUNT})(?:\s+(?:of\s+(?:them|these|those|whom)|(?:(?!(?:of|and|or|in|with|who)\b)[A-Za-z-]+\s+){{0,2}}?{PEOPLE}))?{_SHARE}\s+"
    rf"(?P<verb>had|have|developed|experienced|reported|showed|suffered(?:\s+from)?|complained\s+of|presented\s+with|achieved|required|needed|underwent)\s+{_NAME}{_ENDS}",
    re.I,
)
# "…, eight (20%) cough", "and three had a rash".
NEXT = re.compile(
    rf"(?:\s*[(\[][^()\[\]%\d]{{1,20}}[)\]])?{_AND}(?P<n>{COUNT})(?:\s+{PEOPLE})?{_SHARE}\s+(?P<had>had\s+|developed\s+)?{_NAME}{_ENDS}",
    re.I,
)
ACTED = frozenset(("required", "needed", "underwent"))
# "There were 12 patients with fever", and in a bracket behind people: "(12 with fever".
WITH = CountLed(rf"(?P<n>{COUNT})(?:\s+{PEOPLE})?{_SHARE}\s+with\s+{_NAME}{_ENDS}", re.I)
NEXT_WITH = re.compile(rf"{_AND}(?P<n>{COUNT})(?:\s+{PEOPLE})?{_SHARE}\s+with\s+{_NAME}{_ENDS}", re.I)
THERE_WERE = re.compile(r"\b(?:there\s+were|we\s+(?:saw|found|had|observed|identified))\s+$", re.I)
OF_PEOPLE_HERE = re.compile(rf"{PEOPLE}(?:\s+with\s+(?:[\w/-]+\s+){{0,4}}[\w/-]+)?\s*[(\[]\s*$", re.I)
CLOSED = re.compile(r"\s*[)\]]")
# "Previous therapy included zinc for 12 (40%), tea for 8 and syrup for one".
TOLD = Cued(
    r"(?P<of>(?:(?!(?:and|or|the|of|was|were)\b)[A-Za-z][\w-]*\s+){0,3}(?P<kind>therap(?:y|ies)|treatments?|medications?|drugs?|regimens?|immunosuppressants?|"
    r"immunosuppressi(?:on|ve\s+agents?)))\s+(?:also\s+)?(?:included|consisted\s+of|comprised|were|was)\s*:?\s+(?=[A-Za-z])",
    re.I,
)
GIVEN = re.compile(
    rf"(?:(?:an?|the)\s+)?(?P<name>{_WORD}(?:\s+(?:or\s+|and\s+)?{_WORD}){{0,4}}?)\s+(?:for|in|by)\s+(?P<n>{COUNT})(?:\s+{PEOPLE})?{_SHARE}(?=\s*[,.;:(]|\s+and\b|$)",
    re.I,
)
AND = re.compile(_AND)
# "Two pneumonias and one abscess were the only serious adverse events", "… occurred".
THINGS = CountLed(
    rf"(?P<n>{COUNT})\s+(?!(?:cases?|episodes?|events?|instances?|reports?|weeks?|months?|days?|years?)\b){_NAME}(?=\s*,|\s+and\s)",
    re.I,
)
NEXT_THING = re.compile(
    rf"{_AND}(?P<n>{COUNT})\s+(?!(?:cases?|episodes?|events?|instances?|reports?|of|weeks?|months?|days?|years?)\b){_NAME}(?=\s*,|\s+(?:and|were|was|occurred|developed)\b)",
    re.I,
)
HAPPENED = re.compile(
    r"\s+(?:occurred|developed|(?:were|was)\s+(?:the\s+(?:only|sole|most)\b|(?:recorded|observed|seen|noted|reported|diagnosed|documented|"
    r"considered|judged|deemed|classified)\b))",
    re.I,
)
CLAUSE_BEGINS = re.compile(r"(?:^|[;:]\s+)$")
# "One patient each had fever and cough", "fever and cough were seen in one patient each".
EACH = Cued(
    rf"(?<![\w.,-])(?P<n>{COUNT})\s+{PEOPLE}\s+each\s+(?:had|developed|experienced|reported|showed|suffered(?:\s+from)?|presented\s+with)\s+(?=[A-Za-z])",
    re.I,
)


def people_listed(text: str, arms: Arms) -> list[CountedPeople]:
    """The counted people of the first such list of a sentence."""
    low = text.casefold()
    if " each " in low and (found := EACH.search(text)):
        return list(_each(text, found))
    several = len(count_places(small(text) or low)) > 1
    if several and (" had " in low or "ed " in low):
        for one in HAD.finditer(text):
            if items := _listed(text, one, NEXT, arms):
                return items
    if several and low.count(" with ") > 1:
        for one in WITH.finditer(text):
            if items := _with(text, one, arms):
                return items
    if several and HAPPENED.search(text):
        for one in THINGS.finditer(text):
            if CLAUSE_BEGINS.search(text, 0, one.start()) and (items := _things(text, one, arms)):
                return items
    for told in TOLD.finditer(text):
        if items := _told(text, told, arms):
            return items
    return []


def _each(text: str, found: re.Match[str]) -> Iterator[CountedPeople]:
    names, _ = items_at(text, found.end())
    if len(names) < 2 or not all(usable(one.words) for one in names):
        return
    for at, one in enumerate(names):
        start = one.start if at else found.start()
        yield CountedPeople(one.words, None, None, start, one.end, {"events": count_value(found["n"])})


def _listed(text: str, head: re.Match[str], step: re.Pattern[str], arms: Arms) -> list[CountedPeople]:
    """The names of a list of at least two, of which one has no verb of its own."""
    found, bare = [head], step is NEXT_WITH
    if NO_COUNT_BEFORE.search(text, max(0, head.start() - 24), head.start()):
        return []
    while more := step.match(text, found[-1].end()):
        if NO_COUNT_BEHIND.match(text, more.end("n")) or (not bare and DID.match(more["name"])):
            return []
        found.append(more)
    if len(found) < 2 or not (bare or any(not one["had"] for one in found[1:])):
        return []
    verb = "" if bare else " ".join(head["verb"].casefold().split())
    names = [tidy(one["name"]) for one in found]
    if not all(usable(name) for name in names) or any(is_flow(f"{verb} {name}") for name in names):
        return []
    return _items(text, found, [f"{verb} {name}" if verb in ACTED else name for name in names], arms)


# A verb, where the name of what people had should stand: "eight improved".
DID = re.compile(
    r"(?:[a-z]+ly\s+)?(?:[a-z]{3,}ed(?!\s+[a-z])|received|showed|required|needed|reported|experienced|achieved|reached|completed|remained|died|fell|got|became|lost|underwent|withdrew|left|went|took|gave)\b"
)


def _items(text: str, found: list[re.Match[str]], names: list[str], arms: Arms) -> list[CountedPeople]:
    whole = OF_PEOPLE.match(text)
    opened = opening_group(text, arms)
    time = opening_time(text)
    total = count_value(whole["total"]) if whole and whole.end() <= found[0].start() else None
    out: list[CountedPeople] = []
    for one, name in zip(found, names, strict=True):
        parts = {"events": count_value(one["n"])} | ({"percent": one["p"]} if one.groupdict().get("p") else {})
        start = min(one.start("n"), one.start("name"))
        if whole and total and _fits(parts, total):
            parts["total"] = total
            start = whole.start() if not out else start
        arm = opened.group if opened and one.end() <= opened.until else None
        out.append(CountedPeople(name, arm, time, start, one.end(), parts))
    return out


def _fits(parts: dict[str, str], total: str) -> bool:
    some, everybody = as_decimal(parts["events"]), as_decimal(total)
    share = as_decimal(parts["percent"]) if "percent" in parts else None
    if some is None or not everybody or some > everybody:
        return False
    return share is None or abs(100 * some / everybody - share) <= 1


def _with(text: str, head: re.Match[str], arms: Arms) -> list[CountedPeople]:
    """A list behind "there were", or all that stands in a bracket behind people."""
    if THERE_WERE.search(text, 0, head.start()):
        return _listed(text, head, NEXT_WITH, arms)
    if OF_PEOPLE_HERE.search(text, max(0, head.start() - 60), head.start()) is None:
        return []
    items = _listed(text, head, NEXT_WITH, arms)
    if not items and NO_COUNT_BEHIND.match(text, head.end("n")) is None and CLOSED.match(text, head.end()):
        items = _items(text, [head], [tidy(head["name"])], arms)
    if not items or CLOSED.match(text, items[-1].end) is None or not all(usable(one.name) for one in items):
        return []
    return items


def _things(text: str, head: re.Match[str], arms: Arms) -> list[CountedPeople]:
    """What happened so often each, up to the verb of all."""
    found = [head]
    while more := NEXT_THING.match(text, found[-1].end()):
        found.append(more)
    names = [tidy(one["name"]) for one in found]
    if len(found) < 2 or HAPPENED.match(text, found[-1].end()) is None or NO_COUNT_BEHIND.match(text, head.end("n")):
        return []
    if not all(usable(name) and VERB.search(name) is None for name in names):
        return []
    return [one._replace(parts={"events": one.parts["events"]}) for one in _items(text, found, names, arms)]


def _told(text: str, told: re.Match[str], arms: Arms) -> list[CountedPeople]:
    found: list[re.Match[str]] = []
    at = told.end()
    while one := GIVEN.match(text, at):
        found.append(one)
        step = AND.match(text, one.end())
        if step is None:
            break
        at = step.end()
    if len(found) < 2 or any(VERB.search(one["name"]) for one in found):
        return []
    of = tidy(told["of"])
    return _items(text, found, [f"{of}: {tidy(one['name'])}" for one in found], arms)
