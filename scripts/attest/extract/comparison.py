"""Two things that a report compares, however it says so: "A versus B", "compare A with B", "assigned to A or B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.extract.comparison_words import (
    AND,
    AND_ALSO,
    ARTICLES,
    ASKS,
    ASSIGNED,
    BARE,
    BETWEEN,
    BOTH,
    CODE,
    COMPARES,
    DOSE_FIRST,
    JOINED,
    LEAD,
    NOT_A_SIDE,
    OR,
    OR_ELSE,
    SOME_OF,
    STRONG,
    VERSUS,
    WAS_COMPARED,
    WEAK,
)
from attest.extract.diseases import is_disease
from attest.extract.named import MEASURED, Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import control_pattern, treatments_in


class Pair(NamedTuple):
    """The first and the second of a comparison, in the sentence that makes it; places count within the sentence."""

    sentence: Sentence
    first: Named
    second: Named
    rule: str


def pairs(reading: Reading) -> Iterator[Pair]:
    """Comparisons that a report states: its title's first, then its aims', then what people were assigned to."""
    titles = reading.abstract("title")
    for one in titles:
        yield from _joined(one, "compared-in-title")
    for one in (*titles, *reading.abstract("background", None, "methods")):
        yield from _compared(one)
    for one in reading.abstract("methods", None, "background", "results"):
        yield from _assigned(one)
    for one in reading.abstract("background", None, "conclusions"):
        yield from _whether(one)


def _side(text: str, at: int, stop: int, last: bool, assigned: bool = False) -> Named | None:
    """The name from a place on; where it is not the last, nothing but what belongs to it may follow up to the joint."""
    text = text[:stop]
    lead = ARTICLES.match(text, at)
    at = lead.end() if lead else at
    dose = DOSE_FIRST.match(text, at)
    one = name_at(text, dose.end() if dose else at)
    hit = control_pattern().match(text, at)
    if assigned and last and hit and hit.end() <= stop and AND_ALSO.match(text, hit.end()):
        one = Named(hit.group(), hit.start(), hit.end())  # "tea or placebo and milk or placebo"
    if one is None and hit and hit.end() <= stop:
        one = Named(hit.group(), hit.start(), hit.end())
    if one is None or SOME_OF.match(one.name):
        return None
    if (NOT_A_SIDE.search(one.name) and not control_pattern().search(one.name)) or (
        is_disease(one.name) and not is_treatment(one.name)
    ):
        return None
    return one if last or BETWEEN.fullmatch(text, one.end, stop) else _either(text, one, stop)


def _either(text: str, one: Named, stop: int) -> Named | None:
    """Two treatments that are one side together: "tea or coffee with water"."""
    joint = OR_ELSE.match(text, one.end)
    other = name_at(text, joint.end()) if joint else None
    if other is None or not (is_treatment(one.name) and is_treatment(other.name)):
        return None
    both = Named(" ".join(text[one.start : other.end].split()), one.start, other.end)
    return both if BETWEEN.fullmatch(text, other.end, stop) else None


def _start(text: str, joint: int) -> int:
    """Where the first side of a title's comparison begins: behind its colon, its question word, "effects of"."""
    begin = max((found.end() for found in re.finditer(r"[.;:?]\s+|\s[-–—]\s", text[:joint])), default=0)
    code = CODE.match(text, begin)
    begin = code.end() if code else begin
    asks = ASKS.match(text, begin)
    begin = asks.end() if asks else begin
    while (lead := LEAD.match(text, begin)) and lead.end() < joint:
        begin = lead.end()
    return begin


def _joined(one: Sentence, rule: str) -> Iterator[Pair]:
    text = one.text.replace("\n", " ")
    for joint in VERSUS.finditer(text):
        yield from _pair(one, text, _nearest(text, _start(text, joint.start()), joint.start()), joint.span(), rule)
    for joint in WEAK.finditer(text) if " or " in text else ():
        if "or" in joint.group():
            for made in _pair(one, text, _start(text, joint.start()), joint.span(), rule):
                if is_known(made.first.name) and is_known(made.second.name):
                    yield made


def _nearest(text: str, begin: int, joint: int) -> int:
    """Where the first side begins that is told last: "oxidative stress in laparoscopic" compares operations."""
    leads = re.finditer(
        r"\b(?:in|of|after|with|between|following|during|undergoing|by|using|under|from|on)\s+(?:the\s+)?", text[:joint]
    )
    for lead in reversed(list(leads)):
        words = text[lead.end() : joint].strip()
        if JOINED.search(text, max(0, lead.start() - 14), lead.start()):
            return begin
        if lead.start() < begin or not words or len(words.split()) > 4:
            continue
        of_known = lead.group().startswith("of") or is_known(text[begin : lead.start()])
        if BARE.fullmatch(words) or (is_known(words) and not of_known):
            return lead.end()
    return begin


def _pair(one: Sentence, text: str, at: int, joint: tuple[int, int], rule: str) -> Iterator[Pair]:
    first = _side(text, at, joint[0], last=False)
    if first is None and rule == "compared-in-title":
        first = _combined(text, at, joint[0])
    second = _side(text, joint[1], len(text), last=True, assigned=rule == "assigned") if first else None
    if first and second and first.name.casefold() != second.name.casefold():
        yield Pair(one, _with_noun(first, second), second, rule)


COMBINED = re.compile(
    r"\s+(?:(?:combined|together|in\s+combination)\s+with|added\s+to)\s+(?:[\w-]+\s+){0,3}[\w-]+\s*", re.I
)


def _combined(text: str, at: int, stop: int) -> Named | None:
    """Two treatments that are one side together: "tea combined with milk versus …"."""
    one = name_at(text[:stop], at)
    if one is None or not COMBINED.fullmatch(text, one.end, stop):
        return None
    return Named(" ".join(text[one.start : stop].split()), one.start, one.start + len(text[one.start : stop].rstrip()))


def _with_noun(first: Named, second: Named) -> Named:
    """The first side with the noun that it shares: "laparoscopic" of "laparoscopic versus open repair"."""
    words, others = first.name.split(), second.name.split()
    if len(words) > 2 or len(others) < 2 or is_treatment(first.name) or not BARE.search(first.name):
        return first
    shared = others[len(words) :] if len(others) > len(words) else others[-1:]
    treatment = next((at for at, word in enumerate(others) if at and is_treatment(word)), None)
    shared = others[treatment:] if treatment is not None and len(others) - treatment > len(shared) else shared
    return Named(f"{first.name} {' '.join(shared)}", first.start, second.end)


def _compared(one: Sentence) -> Iterator[Pair]:
    if "ompar" not in one.text and "ifference" not in one.text and "eriority" not in one.text:
        return
    text = one.text.replace("\n", " ")
    for both in BOTH.finditer(text):
        for joint in WEAK.finditer(text, both.start("names"), both.end("names")):
            yield from _pair(one, text[: both.end("names")], both.start("names"), joint.span(), "compared")
    for one_with in WAS_COMPARED.finditer(text):
        yield from _pair(one, text, one_with.start("first"), one_with.span("joint"), "compared")
    for found in COMPARES.finditer(text):
        at = found.end()
        while lead := LEAD.match(text, at):
            at = lead.end()
        stop = re.compile(r"[.;:?]\s|$").search(text, at)
        limit = min(stop.start() if stop else len(text), at + 160)
        how = found.group().casefold()
        if VERSUS.search(text, at, limit):
            forms: tuple[re.Pattern[str], ...] = (VERSUS,) if not how.startswith("compar") else (VERSUS, STRONG)
        else:
            forms = () if how.startswith(("whether", "that")) else (WEAK,) if how.startswith("diff") else (STRONG, WEAK)
        told = False
        for form in forms:
            for joint in form.finditer(text, at, limit):
                if JOINED.search(text, at, joint.start()) or (told and form is WEAK and "or" in joint.group()):
                    continue  # "A or B with C" does not compare A with B
                for made in _pair(one, text, at, joint.span(), "compared"):
                    told = True
                    yield made


def _assigned(one: Sentence) -> Iterator[Pair]:
    if "or" not in one.text and "vs" not in one.text and "and" not in one.text:
        return
    text = one.text.replace("\n", " ")
    for found in ASSIGNED.finditer(text):
        stop = re.compile(r"[.;]\s|$").search(text, found.end())
        limit = min(stop.start() if stop else len(text), found.end() + 220)
        given = re.match(r"received?|given|treated|underwent|using|by|with", found.group(), re.I)
        for joint in OR.finditer(text, found.end(), limit):
            yield from _pair(one, text, found.end(), joint.span(), "received" if given else "assigned")
        # "A and B, or C" does not part A from B.
        either = given or any(_side(text, joint.end(), limit, True) for joint in OR.finditer(text, found.end(), limit))
        for joint in () if either else AND.finditer(text, found.end(), limit):
            yield from _pair(one, text, found.end(), joint.span(), "assigned")


def _whether(one: Sentence) -> Iterator[Pair]:
    text = one.text.replace("\n", " ")
    for joint in VERSUS.finditer(text):
        leads = [found.end() for found in re.finditer(r"\b(?:whether|that|if|of)\s+", text[: joint.start()])]
        for at in leads[-2:]:
            yield from _pair(one, text, at, joint.span(), "compared-whether")


def is_known(name: str) -> bool:
    """Whether a side is a treatment or a control by its own words."""
    return (
        is_treatment(name) or control_pattern().search(name) is not None or next(treatments_in(name), None) is not None
    )


def measured(name: str) -> bool:
    return MEASURED.search(name) is not None
