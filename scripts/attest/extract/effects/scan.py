"""Every effect of a sentence: its measure, estimate, interval and p-value, each number read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.effects.bare import bare_measures, dotted, kind_start
from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import (
    ANNOUNCED,
    COMMAS,
    LEVEL_FIRST,
    LINK,
    MEASURE,
    NUMBER,
    NUMBER_COMMA,
    POINT,
    RATIOS,
    hints,
)
from attest.extract.effects.listed_measures import with_listed_measures
from attest.extract.effects.tested import with_listed_p, with_p
from attest.extract.effects.unlabelled import next_ratios, next_shares, unlabelled
from attest.extract.grammar.atoms import uses_commas
from attest.extract.numbers import as_decimal
from attest.extract.statistics import Value, overlaps, value_of

NOT_ESTIMATE = re.compile(
    r"(?:[<>≤≥±/]|\+\s?/\s?[-−–]|\b(?:n|N|I2|I²|[pPtFzZQ]|df)\s?[=:]|\baged?|\bthan|\d\s?%?\s*(?:to|[-–—]))\s*$"
)
OF_SPREAD = re.compile(r"(?P<estimate>[-−–+]?\d[\d.,·]*)\s?(?:±|\+\s?/\s?[-−–])\s?$")
# Numbers that tell an age, a time, a dose or a place and are no estimates.
NO_VALUE = re.compile(r"\s?(?:-?years?|-?months?|-?weeks?|-?days?|mg|-?(?:item|point)\b)", re.I)
# "P for difference = 0.02", "p-value for the hazard ratio": of a test, and no estimate.
P_FOR = re.compile(r"\b[pP](?:[\s-]?values?)?\s+for\s+(?:the\s+)?(?:[\w-]+\s+)?$")
GO_ON = (*RATIOS, "AUC", "SMD", "ICC", "κ", "r", "β", "NNT", "NNH")
LABELS = re.compile(r"CIs?(?:\b|(?=9\d))|C\.\s?I|c\.i\.|CrI|\bIC\b|I\.C\.|BCI|UIs?\b|(?i:intervals?|limits?)\b")
BEFORE_LABEL = 100  # characters: where a value before its label can begin
BEHIND_LABEL = 90
BETWEEN = 150  # characters: what stands at most between a value and the bracket with its interval
DETACHED_EFFICACY = re.compile(r"(?:\w+\s+){0,2}(?:efficacy|effectiveness|protection)\b", re.I)


def effects(text: str, ratio: str = "") -> list[Effect]:
    """The effects of a sentence in its order; `ratio` is the measure that the report told last."""
    if not any(map(str.isdigit, text)):
        return []
    if not hints(text):
        return [with_p(text, one, None) for one in unlabelled(text, (), ratio)] if ratio else []
    commas = uses_commas(text)
    named = [one for one in MEASURE.finditer(text) if not P_FOR.search(text, max(0, one.start() - 40), one.start())]
    made = list(_with_intervals(text, commas, named))
    taken = [(one.start, one.end) for one in made]
    made += bare_measures(text, commas, named, taken)
    made += list(next_shares(text, made)) if "%" in text else []
    made += list(next_ratios(text, made)) if len(made) == 1 else []
    if ratio:
        made += unlabelled(text, [(one.start, one.end) for one in made], ratio)
    made.sort(key=lambda one: one.at)
    made = with_listed_measures(text, _inherited(text, made), named)
    tested = [with_p(text, one, made[at + 1] if at + 1 < len(made) else None) for at, one in enumerate(made)]
    return with_listed_p(text, tested)


# A value that its bracket opens with: "… at 6 months (MD −8.4, 95% CI …) and at 12 months (−9.5, −12.3 to −6.7)".
OPENS_BRACKET = re.compile(r"[(\[]\s*$")


def _opens_bracket(text: str, one: Effect) -> bool:
    return OPENS_BRACKET.search(text, max(0, one.start - 3), one.start) is not None


def _inherited(text: str, made: list[Effect]) -> list[Effect]:
    """A value without a measure's name behind one with it goes on with the measure: "RR 2.1 (…) and 1.4 (…)"."""
    out: list[Effect] = []
    for one in made:
        before = out[-1] if out else None
        goes_on = before is not None and before.measure in GO_ON and not one.measure and not one.unit
        if before is not None and before.measure == "MD" and not one.measure and _opens_bracket(text, one):
            goes_on = "ci_low" in one.parts and (before.head is None or _opens_bracket(text, before))
        out.append(replace(one, measure=before.measure) if before is not None and goes_on else one)
    return out


def _parts(found: re.Match[str], estimate: Value) -> dict[str, Value]:
    parts = {"estimate": estimate, "ci_low": value_of(found, "low"), "ci_high": value_of(found, "high")}
    known = found.groupdict()
    for name in ("level", "level_behind"):
        if known.get(name):
            parts["ci_level"] = value_of(found, name)
    return parts


def _inside(parts: dict[str, Value]) -> bool:
    """Whether the estimate lies within its interval, whichever end is printed first; a sign may be left out."""
    low, value, high = (as_decimal(dotted(parts[name][0])) for name in ("ci_low", "estimate", "ci_high"))
    if low is None or value is None or high is None:
        return False
    return min(low, high) <= value <= max(low, high) or (
        low < 0 and high < 0 and min(low, high) <= -value <= max(low, high)
    )


# "(−4.0; 95% CI −6.9, −1.1) … (−13.9; −22.8, −5.0)": the label is not said again.
SAME_FORM = re.compile(r"[^,;]+;[^,;]+,[^,;]+")


def _with_intervals(text: str, commas: bool, named: list[re.Match[str]]) -> Iterator[Effect]:
    labelled, detached, plain, behind = COMMAS if commas else POINT
    number = NUMBER_COMMA if commas else NUMBER
    has_label = (
        "CI" in text
        or "nterval" in text
        or "IC" in text
        or "C.I" in text
        or "c.i." in text
        or "CrI" in text
        or "UI" in text
        or "limits" in text
    )
    taken: list[tuple[int, int]] = []
    out: list[Effect] = []
    for found in _near_labels(labelled, text) if has_label else ():
        estimate: Value | None = value_of(found, "estimate")
        spread = OF_SPREAD.search(text, max(0, found.start() - 24), found.start())
        if spread:
            estimate = value_of(spread, "estimate")
        elif NOT_ESTIMATE.search(text, max(0, found.start() - 8), found.start()) or _is_level(text, found):
            continue
        assert estimate is not None
        parts = _parts(found, estimate)
        unit = " ".join((found["unit"] or "").split())
        if _inside(parts):
            measure = "efficacy" if unit.endswith("efficacy") else ""
            one = Effect(min(found.start(), estimate[1]), found.end(), parts, measure, unit=unit)
            taken.append((one.start, found.end()))
            out.append(_measured(text, one, named, out))
    for found in (*detached.finditer(text), *behind.finditer(text)) if has_label else ():
        if overlaps(found.span(), taken):
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
    announced = [one for one in ANNOUNCED.finditer(text) if not overlaps(one.span(), taken)] if has_label else []
    for found in plain.finditer(text) if named or announced else ():
        if overlaps(found.span(), taken):
            continue
        parts = _parts(found, value_of(found, "estimate"))
        level = next((one for one in reversed(announced) if one.end() <= found.start()), None)
        before = next((one for one in sorted(out, key=lambda one: -one.at) if one.end <= found.start()), None)
        ratio = _last_measure(out, found.start()) in RATIOS
        head = _head(text, named, found.start(), out)
        if not _inside(parts) or NOT_ESTIMATE.search(text, max(0, found.start() - 8), found.start()):
            continue
        if found["mark"] == "," and "," in text[found.end("low") : found.start("high")]:
            continue  # "1.97, 1.76, 2.70": a list
        named_here = head is not None and (MEASURE.name_of(head[0]) in (*RATIOS, "NNT", "NNH") or not head[1]["of"])
        goes_on = (
            before is not None
            and "ci_level" in before.parts
            and (SAME_FORM.fullmatch(found.group()) or NEXT_IN_LIST.fullmatch(text, before.end, found.start()))
            is not None
        )
        if not goes_on and before is not None and any(other.head for other in out) and "." in found["estimate"]:
            goes_on = _opens_bracket(text, before) and OPENS_BRACKET.search(text, 0, found.start()) is not None
        if not (level or named_here or goes_on or ratio):
            continue
        if head is None and before is None and level is None:
            continue
        if (
            head is None
            and not ratio
            and (before is None or not before.measure)
            and found["mark"] not in "(["
            and not goes_on
        ):
            continue
        if level is not None:
            parts["ci_level"] = value_of(level, "level")
        one = Effect(found.start(), found.end(), parts)
        out.append(_measured(text, one, named, [other for other in out if other.at < one.at]))
        taken.append(found.span())
        out.sort(key=lambda one: one.at)
    yield from out


def _is_level(text: str, found: re.Match[str]) -> bool:
    """Whether what would be the estimate is the level of an interval whose value stands before it: "95% CI 40-200"."""
    levels = found.groupdict()
    said = any(levels.get(name) for name in ("level", "level_behind"))
    return not said and LEVEL_FIRST.match(text, found.start("estimate")) is not None


def _last_measure(made: list[Effect], place: int) -> str:
    """The measure named last before a place."""
    named = [one for one in made if one.measure and one.end <= place]
    return max(named, key=lambda one: one.at).measure if named else ""


# "0.72 (95% CI 0.63–0.80) and 0.66 (0.58–0.73)".
NEXT_IN_LIST = re.compile(r"\s?%?\s*[)\]]\s*(?:,\s*(?:and\s+)?|and\s+)")


def _near_labels(labelled: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Labelled intervals, sought only around the words that say "confidence interval"."""
    end = 0
    for label in LABELS.finditer(text):
        if label.start() < end:
            continue
        stop = min(len(text), label.end() + BEHIND_LABEL)
        for found in labelled.finditer(text, max(end, label.start() - BEFORE_LABEL), stop):
            if stop < len(text) and not text[found.end() : stop].strip(".,·0123456789"):
                break  # a number may go on behind the window; its own label comes
            end = found.end()
            yield found


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


# "(aHR; 95% confidence interval [CI]) of death for A was": the bracket that a measure's short form stands in.
OUT_OF_BRACKET = re.compile(r"^[;,]?\s*(?:\d\d\s?%\s?)?[^()\d]{0,60}?\)(?=\s+(?:of|for|in|was|were)\b)")


VALUE_IN = re.compile(r"\d\s?%|\d[.·]\d")
# "GFR <20 mL/min per 1.73 m2" is no value, and "were 1.00, 0.71 (…)" begins with the group that all are compared with.
LIMIT = re.compile(
    r"(?:[<>≤≥]|\bat\s+least)\s?\d[\d.]*\s?%?|\bper\s+1[.·]73|\b(?:each|every|per|a|an)\s+(?:additional\s+)?\d[\d.]*\s?%?|\b1[.·]0+(?=\s*(?:,|$))"
)


def _head(
    text: str, named: list[re.Match[str]], place: int, before: list[Effect]
) -> tuple[re.Match[str], re.Match[str]] | None:
    """The measure's name that a value belongs to, and what stands between them."""
    last = max((one.end for one in before if one.end <= place), default=0)
    for one in reversed(named):
        if one.end() <= place:
            if one.start() < last or place - one.end() > BETWEEN:
                return None
            between = OUT_OF_BRACKET.sub("", text[one.end() : place])
            link = LINK.match(between) if not re.search(r"[.;]\s", between) else None
            return (one, link) if link and not VALUE_IN.search(LIMIT.sub("", link["of"] or "")) else None
    return None


def _measured(text: str, one: Effect, named: list[re.Match[str]], before: list[Effect]) -> Effect:
    head = _head(text, named, one.start, before)
    if head is not None and one.of and not one.measure and not one.unit and MEASURE.name_of(head[0]) in RATIOS:
        return replace(one, measure=MEASURE.name_of(head[0]))
    if head is None or one.of:
        return one
    found, link = head
    of = " ".join((link["of"] or "").split()).strip(" ,=:")
    return replace(
        one,
        start=min(one.start, kind_start(text, found.start())),
        measure=MEASURE.name_of(found),
        head=found.span(),
        of=of,
        of_at=found.end() + link.start("of") if of else 0,
    )
