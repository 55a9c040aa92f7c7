"""Atoms that stand by themselves: counts, shares and values without a spread or interval."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.forms import (
    DURATION,
    PLUS_MINUS,
    UNIT,
    Forms,
)
from attest.extract.grammar.surroundings import (
    BEHIND_NAME,
    DOSED,
    DOWN_FROM,
    EXPONENT,
    GRADED,
    IN_SPREAD,
    NEXT_DOSE,
    NO_SHARE,
    NO_SHARE_BEFORE,
    NO_SIGN_LED,
    NO_VALUE,
    NOT_OF,
    NUMBERED,
    OF_BEHIND,
    OF_RANGE,
    PREDICTED,
    RATE_BEHIND,
    SHARED_SIGN,
    SIGN_LED,
    THAN_BEFORE,
    UP_TO,
    in_range,
    is_time,
)
from attest.extract.numbers import WORD_NUMBER, count_value
from attest.extract.statistics import PEOPLE, counts, value_of

# "Fifty-seven percent of patients".
WORD_SHARE = Cued(rf"(?<![\w-])(?P<value>{WORD_NUMBER})\s+(?:percent|per\s?cent)\b", re.I)


def counted(text: str) -> Iterator[Atom]:
    for one in counts(text):
        total = one.parts.get("total")
        if total and "percent" not in one.parts and re.fullmatch(r"(?:19|20)\d\d", total[0]):
            continue  # a directive's number, or a date
        yield Atom("count", one.start, one.end, one.parts)


BY_AMOUNT = re.compile(rf"\bby\s+(?:an?\s+(?:mean|average|median)\s+of\s+)?\d[\d.·]*\s?(?!%){UNIT}\s*[(\[]$")


def shares(text: str, grammar: Forms) -> Iterator[Atom]:
    for start, end in _signless(text) if "%" in text else ():
        yield Atom("share", start, end, {"percent": (text[start:end], start, end)}, "%")
    averages = "%" in text and AVERAGED.search(text) is not None
    for found in grammar.shares.finditer(text):
        if (
            NOT_OF.search(text, max(0, found.start() - 12), found.start())
            or NO_SHARE.match(text, found.end())
            or (
                NO_SHARE_BEFORE.search(text[max(0, found.start() - 24) : found.start()])
                and not (SLASHED.search(text, max(0, found.start() - 4), found.start()) and GRADED.search(text))
            )
        ):
            continue
        if UP_TO.search(text, max(0, found.start() - 40), found.start()) or (
            DOWN_FROM.match(text, found.end()) and not text[: found.start()].rstrip().endswith("from")
        ):
            continue  # an end of a range
        if OF_RANGE.search(text, max(0, found.start() - 60), found.start()):
            continue
        start, end = found.span("value")
        if found["value"][0] in "-−–+":
            continue  # a change, no share
        if text[found.end() : found.end() + 1] in (")", "]") and BY_AMOUNT.search(text, max(0, start - 50), start):
            continue  # "rose by 12 g (22%)": the same change in per cent
        if averages and AVERAGE_OF.search(text, max(0, start - 90), start):
            continue  # "a median improvement in capacity of 5%": what is measured in each person
        rate = RATE_BEHIND.match(text, found.end())
        parts = {"percent": (found["value"].strip(), start, end)}
        if rate is not None:
            yield Atom("share", start, rate.end(), parts, "%", of=rate["what"])
            continue
        yield Atom("share", start, found.end(), parts, "%")
    for found in WORD_SHARE.finditer(text) if "per" in text else ():
        yield Atom("share", *found.span(), {"percent": (count_value(found["value"]), *found.span("value"))}, "%")


def _signless(text: str) -> Iterator[tuple[int, int]]:
    """The places of shares whose sign stands behind the last of their list: "80.1 and 88.9%"."""
    for found in SHARED_SIGN.finditer(text):
        lead = text[max(0, found.start() - 40) : found.start()]
        numbers = [one.span() for one in NUMBER.finditer(text, *found.span("list"))]
        shown = all("." in text[start:end] or "·" in text[start:end] for start, end in (*numbers, found.span("last")))
        if (
            NO_SIGN_LED.search(lead)
            or not (shown or SIGN_LED.search(lead) or OF_PEOPLE.match(text, found.end()))
            or NO_SHARE.match(text, found.end())
        ):
            continue
        if AVERAGE_OF.search(text, max(0, found.start() - 90), found.start()) or NO_SHARE_BEFORE.search(lead[-24:]):
            continue
        yield from numbers


OF_PEOPLE = re.compile(
    rf"\s+of\s+(?:the\s+|all\s+)?(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b", re.I
)  # "in 40 and 67% of patients"
SLASHED = re.compile(r"%\s?/\s?$")
NUMBER = re.compile(r"\d+(?:[.·]\d+)?")
AVERAGED = re.compile(r"\b(?:mean|median|average)\b", re.I)
_NO_AVERAGE = (
    r"(?:rates?|proportions?|percentages?(?!\s+(?:of\s+)?(?:improvement|change|reduction|decrease|increase|decline|deterioration)\b)|incidence|prevalence|survival|mortality|frequency|number|efficacy|accuracy|"
    r"sensitivity|specificity|age)"
)
AVERAGE_OF = re.compile(
    rf"\b(?:mean|median|average)\s(?:(?!{_NO_AVERAGE}\b)[^\s.;:()\d]+\s+){{1,9}}?"
    r"(?:of|was|were|by|at|to)\s+(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)
# "in 2006": when it was, and no value.
YEAR = re.compile(r"(?:19|20)\d\d")
IN_YEAR = re.compile(r"\b(?:in|since|until|during)\s+$", re.I)


# "From May 2008 to June 2017": when people were treated.
PERIOD = re.compile(
    r"\b(?:from|between)\s+(?:[A-Z][a-z]+\s+)?(?P<one>(?:19[6-9]|20[0-3])\d)\s*(?:to|and|until|till|through|[-–—])\s*"
    r"(?:[A-Z][a-z]+\s+)?(?P<two>(?:19[6-9]|20[0-3])\d)(?![\d%·]|[.,]\d|\s?[(±]|\s(?:mg|ml|mL|m|g|cells|pg|U|kcal)\b)"
)


def _in_period(text: str, found: re.Match[str]) -> bool:
    if YEAR.fullmatch(found["value"]) is None:
        return False
    periods = PERIOD.finditer(text, max(0, found.start() - 40))
    return any(
        found.start("value") in (one.start("one"), one.start("two")) and one["one"] < one["two"] for one in periods
    )


def _how_long_given(text: str, start: int, end: int) -> bool:
    return THAN_BEFORE.search(text, max(0, start - 12), start) is not None and OF_BEHIND.match(text, end) is not None


NO_VALUE_BEHIND = re.compile(rf"\s?{PLUS_MINUS}|\s+{PEOPLE}")


def values(text: str, grammar: Forms) -> Iterator[Atom]:
    for found in grammar.value.finditer(text):
        if text[found.end() : found.end() + 1] == ")" and EXPONENT.search(
            text, max(0, found.start() - 8), found.start()
        ):
            continue  # "micromol L(-1)"
        if NO_VALUE.search(text, max(0, found.start() - 12), found.start()) or in_range(text, found):
            continue
        if OF_RANGE.search(text, max(0, found.start() - 60), found.start()):
            continue
        spread = IN_SPREAD.search(text, max(0, found.start() - 24), found.start())
        if spread and not is_time(text, spread.start(), spread.start() + len(text[spread.start() :].split()[0])):
            continue  # the spread or range of the number before
        if NUMBERED.search(text, max(0, found.start() - 12), found.start()) or NO_VALUE_BEHIND.match(
            text[found.end() :]
        ):
            continue
        if YEAR.fullmatch(found["value"]) and IN_YEAR.search(text, max(0, found.start() - 12), found.start()):
            continue
        if is_time(text, *found.span("value")) or _in_period(text, found):
            continue
        unit = (found["unit"] or "").strip()
        end = found.end()
        if unit == "%" and (predicted := PREDICTED.match(text, end)):
            unit = "% predicted"
            end = end if any(map(str.isdigit, predicted.group())) else predicted.end()
        elif unit == "%" and found["value"][0] not in "-−–+" and NO_SHARE.match(text, found.end()):
            continue
        if DOSED.fullmatch(unit) and BEHIND_NAME.search(text, max(0, found.start() - 12), found.start()):
            continue  # a dose behind the drug's name
        if unit.endswith(("/kg", "/kg/day")) and NEXT_DOSE.search(text, max(0, found.start() - 40), found.start()):
            continue
        if DURATION.fullmatch(unit) and _how_long_given(text, found.start(), end):
            continue
        yield Atom("value", found.start(), end, {"mean": value_of(found, "value")}, unit)
