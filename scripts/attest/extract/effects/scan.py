"""Every effect of a sentence: its measure, estimate, interval and p-value, each number read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attest.extract.effects.forms import (
    ANNOUNCED,
    COMMAS,
    HINT,
    LINK,
    MEASURE,
    NUMBER,
    NUMBER_COMMA,
    OTHER_P,
    P_NAME,
    POINT,
    RATIOS,
    measure_of,
)
from attest.extract.grammar.atoms import uses_commas
from attest.extract.numbers import as_decimal
from attest.extract.statistics import Value, value_of


@dataclass(frozen=True)
class Effect:
    """`head` is where the measure's name stands, `of` the words between it and the value; both may be missing."""

    start: int
    end: int
    parts: dict[str, Value]
    measure: str = ""
    head: tuple[int, int] | None = None
    of: str = ""
    of_at: int = 0
    unit: str = ""

    @property
    def at(self) -> int:
        """Where the value stands."""
        return self.parts["estimate"][1]


NOT_ESTIMATE = re.compile(
    r"(?:[<>≤≥±]|\+\s?/\s?[-−–]|\b(?:n|N|I2|I²|[pPtFzZQ]|df)\s?[=:]|\baged?|\bthan|\d\s?%?\s*(?:to|[-–—]))\s*$"
)
OF_SPREAD = re.compile(r"(?P<estimate>[-−–+]?\d[\d.,·]*)\s?(?:±|\+\s?/\s?[-−–])\s?$")
# Numbers that tell an age, a time, a dose or a place and are no estimates.
NO_VALUE = re.compile(r"\s?(?:-?years?|-?months?|-?weeks?|-?days?|mg|-?(?:item|point)\b)", re.I)
GO_ON = (*RATIOS, "AUC", "SMD", "ICC", "κ", "r", "β")
BETWEEN = 150  # characters: what stands at most between a value and the bracket with its interval
BARE = re.compile(r"(?!\s?(?:%|[-–—]\s?\d|[(\[]?\d|/|years|months|weeks|days|,\d))")
DETACHED_EFFICACY = re.compile(r"(?:\w+\s+){0,2}(?:efficacy|effectiveness|protection)\b", re.I)
# "HR 2.1 for A and 2.8 for B": the next value of the same measure.
NEXT = re.compile(
    r"\s*(?P<lead>(?:for|in|among|with|against)\s+[^.;:()\[\]\d]{2,70}?)?\s*(?:,\s*(?:and\s+)?|"
    r"\s+and\s+)(?=[-−–]?[\d.])"
)


def effects(text: str) -> list[Effect]:
    """The effects of a sentence in its order."""
    if not HINT.search(text):
        return []
    commas = uses_commas(text)
    made = list(_with_intervals(text, commas))
    taken = [(one.start, one.end) for one in made]
    made += _bare(text, commas, taken)
    made.sort(key=lambda one: one.at)
    made = _inherited(made)
    return [_with_p(text, one, made[at + 1] if at + 1 < len(made) else None) for at, one in enumerate(made)]


def _inherited(made: list[Effect]) -> list[Effect]:
    """A value without a measure's name behind one with it goes on with the measure: "RR 2.1 (…) and 1.4 (…)"."""
    out: list[Effect] = []
    for one in made:
        before = out[-1] if out else None
        goes_on = before is not None and before.measure in GO_ON and not one.measure and not one.unit
        out.append(replace(one, measure=before.measure) if before is not None and goes_on else one)
    return out


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _parts(found: re.Match[str], estimate: Value) -> dict[str, Value]:
    parts = {"estimate": estimate, "ci_low": value_of(found, "low"), "ci_high": value_of(found, "high")}
    known = found.groupdict()
    for name in ("level", "level_behind"):
        if known.get(name):
            parts["ci_level"] = value_of(found, name)
    return parts


def _inside(parts: dict[str, Value]) -> bool:
    """Whether the estimate lies within its interval, whichever end is printed first; a sign may be left out."""
    low, value, high = (as_decimal(_dot(parts[name][0])) for name in ("ci_low", "estimate", "ci_high"))
    if low is None or value is None or high is None:
        return False
    return min(low, high) <= value <= max(low, high) or (
        low < 0 and high < 0 and min(low, high) <= -value <= max(low, high)
    )


def _dot(number: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{1,2}$)", ".", number.replace("‐", "-").replace(" ", ""))


def _with_intervals(text: str, commas: bool) -> Iterator[Effect]:
    labelled, detached, plain = COMMAS if commas else POINT
    number = NUMBER_COMMA if commas else NUMBER
    has_label = (
        "CI" in text
        or "nterval" in text
        or "IC" in text
        or "C.I" in text
        or "CrI" in text
        or "UI" in text
        or "limits" in text
    )
    taken: list[tuple[int, int]] = []
    out: list[Effect] = []
    named = list(MEASURE.finditer(text))
    for found in labelled.finditer(text) if has_label else ():
        estimate: Value | None = value_of(found, "estimate")
        spread = OF_SPREAD.search(text, max(0, found.start() - 24), found.start())
        if spread:
            estimate = value_of(spread, "estimate")
        elif NOT_ESTIMATE.search(text, max(0, found.start() - 8), found.start()):
            continue
        assert estimate is not None
        parts = _parts(found, estimate)
        unit = " ".join((found["unit"] or "").split())
        if _inside(parts):
            one = Effect(min(found.start(), estimate[1]), found.end(), parts, unit=unit)
            taken.append((one.start, found.end()))
            out.append(_measured(text, one, named, out))
    for found in detached.finditer(text) if has_label else ():
        if _overlaps(found.span(), taken):
            continue
        value = _value_before(text, found, number, taken)
        if value is not None:
            parts = _parts(found, value)
            unit = "%" if text[value[2] : value[2] + 2].strip().startswith("%") else ""
            words = text[value[2] : found.start()].lstrip("% ")
            what = " ".join(words.split())
            measure = "efficacy" if DETACHED_EFFICACY.match(what) else ""
            at = value[2] + text[value[2] : found.start()].find(words)
            one = Effect(value[1], found.end(), parts, measure, of=what, of_at=at, unit=unit)
            out.append(_measured(text, one, named, [other for other in out if other.at < one.at]))
            taken.append((value[1], found.end()))
    announced = list(ANNOUNCED.finditer(text)) if has_label else []
    for found in plain.finditer(text):
        if _overlaps(found.span(), taken):
            continue
        parts = _parts(found, value_of(found, "estimate"))
        level = next((one for one in reversed(announced) if one.end() <= found.start()), None)
        before = next((one for one in sorted(out, key=lambda one: -one.at) if one.end <= found.start()), None)
        head = _head(text, named, found.start(), out)
        if not _inside(parts) or NOT_ESTIMATE.search(text, max(0, found.start() - 8), found.start()):
            continue
        if not (
            level
            or (head is not None and measure_of(head[0]) in RATIOS)
            or (before is not None and before.measure in RATIOS)
        ):
            continue
        if head is None and before is None and level is None:
            continue
        if head is None and (before is None or not before.measure) and found["mark"] not in "([":
            continue
        if level is not None:
            which = "level" if level["level"] else "level_two"
            parts["ci_level"] = value_of(level, which)
        one = Effect(found.start(), found.end(), parts)
        out.append(_measured(text, one, named, [other for other in out if other.at < one.at]))
        taken.append(found.span())
        out.sort(key=lambda one: one.at)
    yield from out


def _value_before(
    text: str, found: re.Match[str], number: re.Pattern[str], taken: list[tuple[int, int]]
) -> Value | None:
    """The value that a bracket with nothing but an interval belongs to: the last one before it that lies within."""
    start = max([0, found.start() - BETWEEN, *(end for _, end in taken if end <= found.start())])
    lead = text[start : found.start()]
    cut = max((one.end() for one in re.finditer(r"[.;]\s", lead)), default=0)
    for value in reversed(list(number.finditer(text, start + cut, found.start()))):
        if NO_VALUE.match(text, value.end()) or NOT_ESTIMATE.search(text, max(0, value.start() - 8), value.start()):
            continue
        one = (value.group().strip(), value.start(), value.end())
        return one if _inside(_parts(found, one)) else None
    return None


def _head(
    text: str, named: list[re.Match[str]], place: int, before: list[Effect]
) -> tuple[re.Match[str], re.Match[str]] | None:
    """The measure's name that a value belongs to, and what stands between them."""
    last = max((one.end for one in before if one.end <= place), default=0)
    for one in reversed(named):
        if one.end() <= place:
            if one.start() < last or place - one.end() > BETWEEN:
                return None
            between = text[one.end() : place]
            link = LINK.match(between) if not re.search(r"[.;]\s", between) else None
            return (one, link) if link and not re.search(r"\d\s?%|\d[.·]\d", link["of"] or "") else None
    return None


def _measured(text: str, one: Effect, named: list[re.Match[str]], before: list[Effect]) -> Effect:
    head = _head(text, named, one.start, before)
    if head is None or one.of:
        return one
    found, link = head
    of = " ".join((link["of"] or "").split()).strip(" ,=:")
    return replace(
        one,
        start=min(one.start, found.start()),
        measure=measure_of(found),
        head=found.span(),
        of=of,
        of_at=found.end() + link.start("of") if of else 0,
    )


def _bare(text: str, commas: bool, taken: list[tuple[int, int]]) -> Iterator[Effect]:
    """Measures with a value and no interval: "HR 1.36", "r = −.45", and the next values of the same measure."""
    number = NUMBER_COMMA if commas else NUMBER
    value_at = re.compile(
        rf"(?:\s+estimates?|\s+values?)?(?:\s*[(\[][^()\[\]\d]{{1,24}}[)\]])?\s*(?:\(\d+\)\s?)?(?P<sign>=|:|≈|,|"
        rf"of|was|were|is)?\s*(?P<estimate>{number.pattern})"
    )
    for found in MEASURE.finditer(text):
        value = value_at.match(text, found.end())
        measure = measure_of(found)
        if value is None or _overlaps(value.span("estimate"), taken) or not BARE.match(text, value.end()):
            continue
        if not _signed(measure, value["sign"]):
            continue
        if measure == "r" and not _within_one(value["estimate"]):
            continue
        one = Effect(found.start(), value.end(), {"estimate": value_of(value, "estimate")}, measure, found.span())
        yield one
        taken.append((one.start, one.end))
        end = value.end()
        while follows := NEXT.match(text, end):
            nxt = number.match(text, follows.end())
            if nxt is None or _overlaps(nxt.span(), taken) or not BARE.match(text, nxt.end()):
                break
            if follows["lead"] is None and not re.match(
                r"[^.;]{0,40}respectively|\s+(?:for|in|among)\s", text[nxt.end() :]
            ):
                break
            yield Effect(nxt.start(), nxt.end(), {"estimate": (nxt.group().strip(), *nxt.span())}, measure)
            taken.append(nxt.span())
            end = nxt.end()


def _signed(measure: str, sign: str | None) -> bool:
    """Whether enough stands between a measure's name and a bare value: some names are words of every day."""
    if measure in ("MD", "η²", "sensitivity", "specificity", "PPV", "NPV", "RD", "efficacy"):
        return sign == "="
    return sign is not None or measure not in ("r", "β", "ICC", "κ")


def _within_one(number: str) -> bool:
    value = as_decimal(_dot(number))
    return value is not None and abs(value) <= 1


P_BEHIND = re.compile(
    r"\s?(?:%|points?|units?|[a-zA-Z/]{1,8}(?=\s*[,;]))?\s*[)\]}]?\s*(?:[,;:]|"
    r"(?:,\s*)?and(?:\s+an?)?)?\s*[(\[]?\s*(?:(?:log[- ]rank|two-sided|one-sided|overall|both|nominal|adjusted|"
    r"with)\s*[,;]?\s*)?(?:(?:I2|I²)\s*=\s*[\d.]+\s?%\s*[,;]\s*)?$"
)


def _with_p(text: str, one: Effect, following: Effect | None) -> Effect:
    """The effect with the p-value right behind its interval, or the one that opens its bracket."""
    stop = following.start if following else len(text)
    found = P_NAME.search(text, one.end, min(stop, one.end + 60))
    if found is None or not P_BEHIND.match(text[one.end : found.start()]):
        found = None
        opening = max(text.rfind("(", 0, one.start), text.rfind("[", 0, one.start))
        first = P_NAME.match(text, opening + 1, one.start) if opening >= 0 and one.start - opening < 40 else None
        if first is not None and re.fullmatch(r"\s*[,;:]\s*", text[first.end() : one.start]):
            found = first
    if found is None or OTHER_P.search(found["kind"] or ""):
        return one
    number = found["p"].rstrip(".,")
    said = found["sign"].lstrip("= ") or "="
    said = "=" if said in ("of", "was", ":", "") or said.strip() in ("of", "was") else said
    sign = {"=": "", "&lt;": "<"}.get(said, "<" if said.endswith("than") else said)
    parts = {**one.parts, "p": (sign + number, found.start(), found.start("p") + len(number))}
    return replace(one, start=min(one.start, found.start()), end=max(one.end, parts["p"][2]), parts=parts)
