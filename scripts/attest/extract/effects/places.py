"""Where the words for an effect stand: before its bracket, before or behind its value, and in its bracket."""

from __future__ import annotations

import re
from dataclasses import replace

from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.diseases import is_disease
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.forms import ACCURACY, MEASURE, RATIOS, SELF_NAMED
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import associated, lead_of
from attest.extract.effects.outcomes import outcome_of
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.near import before_values
from attest.extract.harm_words import is_known

COMPARISON = re.compile(
    r"\b(?:extreme|categor(?:y|ies)|top\b|bottom\b|increment|sample\b|population|units?\b|aged\b|areas\b|vs\.?|versus|compared|"
    r"highest|lowest|quintiles?|quartiles?|tertiles?|per\b|each\b|every\b|increase|(?:men|women|patients|"
    r"participants|those|groups?|individuals|people|children|adults)\b)",
    re.I,
)


# "The rate of decline in capacity", "quality of life": a name goes on behind what it is the amount of.
_AMOUNT = r"(?<!rate)(?<!rates)(?<!decline)(?<!change)(?<!changes)(?<!score)(?<!scores)(?<!quality)(?<!loss)(?<!levels)"
OF_WHAT = re.compile(
    r"\b(?P<lead>for|of|in|among|with|comparing|between|against|on)\s+(?P<what>.+?)"
    rf"(?=\s+(?:for|among|comparing|between|against|associated|on)\s|{_AMOUNT}\s+(?:in|of)\s|$)",
    re.I,
)


BEHIND = re.compile(
    r"\s?%?\s*[)\]}]*\s*,?\s*(?P<lead>for|against|in(?!\s+favou?r\b)|among|of|on|comparing|"
    r"with)\s+(?P<what>[^.;:()\[\]]{2,120}?)(?=\s*(?:\.(?!\d)|[;:(\[]|,\s|$|\s(?:and|or|but|while|whereas|compared|versus|to\s+[-−–]?\d[\d.]*%?)\s))",
    re.I,
)

# "0.9 (…) for A versus B": whom a value compares stands behind it.
COMPARED_BEHIND = re.compile(
    r"\s?%?\s*[)\]}]*\s*,?\s*(?:for|in|with)\s+(?:the\s+)?(?P<one>[^.;:,()\[\]\d]{2,60}?)\s+(?:versus|vs\.?|"
    r"(?:as\s+)?compared\s+(?:with|to))\s+(?:the\s+)?(?P<two>[^.;:,()\[\]]{2,60}?)(?=\s*(?:[.;:,()\[\]]|$|\s(?:and|or|but|while)\s))",
    re.I,
)


def compared_behind(frame: Frame, context: Context, one: Effect) -> str | None:
    """The two groups that the words behind an effect compare."""
    found = COMPARED_BEHIND.match(frame.text, closed_at(frame, one))
    sides = [exposure_of(found[side], context) for side in ("one", "two")] if found else []
    return " vs ".join(side for side in sides if side) if len(sides) == 2 and all(sides) else None


# "Hazard ratios comparing time to relapse": where the groups stand behind the value, this is the outcome.
COMPARING = re.compile(r"comparing\s+(?P<what>[a-z].+)", re.I)


def anchor_of(frame: Frame, one: Effect) -> int:
    bracket = frame.outer[one.at]
    if bracket >= 0:
        return before_values(frame.bare, 0, bracket)
    begin = re.search(r"\s*[:—–]\s*$", frame.bare[: one.start])  # "A was better for pain: HR 0.4 (…)"
    return begin.start() if begin else one.start


def closed_at(frame: Frame, one: Effect) -> int:
    """Where the bracket around an effect, or around its interval, ends; else where the effect itself ends."""
    last = max(end for _, _, end in one.parts.values() if end <= one.end)
    bracket = max(frame.outer[one.at], frame.outer[last - 1])
    end = one.end
    while bracket >= 0 and end < len(frame.outer) and frame.outer[end] == bracket:
        end += 1
    return end


# "2.1 kg lower after A than after B (95% CI …)": how much less, and no name.
BY_HOW_MUCH = re.compile(
    r"(?:[a-zA-Z/%²]+\s+){0,2}(?:lower|higher|less|more|greater|smaller|shorter|longer|better|worse|fewer)\b", re.I
)

# "The difference between morning BP and evening BP": two things that are measured.
BETWEEN_TWO = re.compile(r"between\s+(?P<one>[^.;:,()]{2,60}?)\s+and\s+(?P<two>[^.;:,()]{2,60})", re.I)

AGAINST_GROUP = re.compile(
    r"(?:for|of)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,60}?)\s+(?:vs\.?|versus|(?:as\s+)?compared\s+(?:with|to)|relative\s+to)\s+(?:the\s+)?(?P<other>[^.;:,()]{2,40}?)(?:\s+(?:was|were))?",
    re.I,
)
# "The number needed to treat to prevent one relapse was 7".
TO_ACHIEVE = re.compile(
    r"(?:to|for)\s+(?:achiev|prevent|obtain|avoid|gain|induc)\w*\s+(?:(?:one|1|an?)\s+)?(?:(?:additional|extra|more|further|single)\s+)?(?P<what>.+)",
    re.I,
)
WITH_ARM = re.compile(r"\s+(?:with|in|on|after|under)\s+(?:the\s+)?", re.I)


def of_own(context: Context, one: Effect) -> Lead | None:
    """What the words between a measure's name and its value say: "for death", "of smoking for death", "for A vs B"."""
    if not one.of or one.measure in ACCURACY or (one.head is None and BY_HOW_MUCH.match(one.of)):
        return None
    needed = TO_ACHIEVE.match(one.of) if one.measure == "NNT" else None
    if needed is not None and (words := outcome_of(needed["what"], context)):
        return Lead(words, None, one.of_at, "own")
    against = AGAINST_GROUP.fullmatch(one.of) if one.head and one.measure in RATIOS else None
    if against and context.arms.known(against["other"]) and not context.arms.known(against["what"]):
        words = outcome_of(against["what"], context)  # "for death vs placebo"
        return Lead(words, None, one.of_at, "own") if words else None
    outcome: str | None = None
    arm: str | None = None
    first = ""
    comparing = COMPARING.match(one.of) if one.head else None
    if comparing and COMPARED_BEHIND.match(context.text, closed_at(Frame(context.text), one)):
        words = outcome_of(comparing["what"], context)
        return Lead(words, None, one.of_at, "compared") if words else None
    apart = BETWEEN_TWO.fullmatch(one.of)
    if apart and one.measure == "r" and (words := outcome_of(apart["two"], context)):
        return Lead(words, exposure_of(apart["one"], context), one.of_at, "own")
    for found in OF_WHAT.finditer(one.of):
        what = found["what"]
        if COMPARISON.search(what) or found["lead"].casefold() in ("comparing", "between", "among"):
            arm = arm or exposure_of(what, context)
        elif outcome and not first and found["lead"].casefold() == "for":
            arm = arm or exposure_of(what, context)  # "for death for one drug"
        elif found["lead"].casefold() in ("for", "against", "on"):
            words = outcome_of(what, context)
            parts = WITH_ARM.split(what, 1) if words is None else []
            if len(parts) == 2 and (known := context.arms.known(parts[1])):
                words, arm = outcome_of(parts[0], context), arm or known  # "for cure with the drug"
            if words:
                arm = arm or (exposure_of(first, context) if outcome else None)
                outcome = words
        elif found["lead"].casefold() in ("of", "in", "with") and (words := outcome_of(what, context)):
            if outcome is None:
                outcome, first = words, what
            else:
                arm = arm or words
    if outcome is None and one.head is None:
        outcome = outcome_of(one.of, context)
    if apart and outcome is None and one.measure == "MD" and apart["one"].split()[-1] == apart["two"].split()[-1]:
        return Lead(f"difference {one.of}", None, one.of_at, "own")
    if outcome is None:
        return None
    return Lead(outcome, arm, one.of_at, "own")


def own_exposure(context: Context, one: Effect) -> str | None:
    """Whom or what the words between a measure's name and its value speak of, where they name no outcome."""
    found = OF_WHAT.match(one.of) if one.head and one.of and of_own(context, one) is None else None
    return exposure_of(found["what"], context) if found else None


# How often something happened, without what it was.
RATE_ALONE = re.compile(
    r"(?:(?:overall|crude|annual(?:i[sz]ed)?|exposure-adjusted|adjusted)\s+)*(?:(?:incidence|event)(?:\s+rates?)?|rates?)(?:\s+per\s.+)?",
    re.I,
)


def lead_at(frame: Frame, context: Context, one: Effect) -> Lead | None:
    if one.measure in ACCURACY and one.head is not None:
        name = " ".join(context.text[slice(*one.head)].split())
        return Lead(name, None, one.head[0])
    inline = frame.outer[one.at] < 0
    if inline:
        behind = BEHIND.match(context.text, closed_at(frame, one))
        compares = COMPARED_BEHIND.match(context.text, closed_at(frame, one))
        names = behind and not compares and behind["lead"].casefold() in ("for", "against", "on")
        if behind and names and not COMPARISON.search(behind["what"]):
            words = outcome_of(behind["what"], context)
            if words:
                told = lead_of(frame, anchor_of(frame, one), context)
                rate = told and told.slot == "subject" and told.arm is None and RATE_ALONE.fullmatch(told.outcome)
                if rate and (is_disease(words) or is_known(words)):
                    return Lead(words, None, one.start, "behind")  # "the incidence rate was 2.5 (…) for colds"
                if told and told.slot == "subject" and told.arm is None:
                    return replace(told, arm=words)  # "deaths were more frequent, with a ratio of 2 (…) for smokers"
                arm = told.arm if told and told.slot == "outcome" else associated(frame, anchor_of(frame, one), context)
                return Lead(words, arm, one.start, "behind")
    told = lead_of(frame, anchor_of(frame, one), context)
    if told is not None and told.slot == "subject" and inline and (named := self_named(context, one)):
        return named  # "the test had …, with an area under the curve of 0.86"
    return told


# "(pain score, mean difference −2.8 …, function, mean difference 1.2 …)".
IN_BRACKET = re.compile(r"[(\[]\s*(?P<label>[A-Za-z][^;()\[\]=<>]{2,60}?)\s*[,:]\s*$")
AT_COLON = re.compile(r"[(\[]\s*(?P<label>[A-Za-zΔ∆][^;:()\[\]=<>]{1,60}?)\s*:\s*$")
NEXT_IN_BRACKET = re.compile(
    r"\s*(?:[pP]\s?[<=>]\s?[\d.]+)?\s*[;,]\s*(?:and\s+)?(?P<label>[A-Za-z][^;()\[\]=<>\d]{2,60}?)\s*[,:]?\s*$"
)


def labelled(frame: Frame, context: Context, one: Effect, before: Effect | None) -> Lead | None:
    """The outcome that the bracket of an effect, or what follows the effect before it, opens with."""
    bracket = frame.outer[one.at]
    if bracket < 0:
        return None
    if one.head is None:  # "(delta FVC: 4.9, 95% CI …)"
        own = AT_COLON.match(frame.text, bracket, one.start)
        words = outcome_of(own["label"], context) if own else None
        return Lead(words, None, own.start("label"), "labelled") if own and words else None
    found = IN_BRACKET.match(frame.text, bracket, one.start)
    if before is not None and frame.outer[before.at] == bracket:
        found = NEXT_IN_BRACKET.match(frame.text, before.end, one.start)
    outcome = outcome_of(found["label"], context) if found else None
    return Lead(outcome, None, found.start("label"), "labelled") if found and outcome else None


# "X was associated with Y (for a score of 3, the odds ratio was 2.1 …)": the bracket says who.
WHO_OPENS = re.compile(
    r"[(\[]\s*(?:for|in|among|with|comparing)\s+(?:an?\s+|the\s+)?(?P<who>[^,;:()\[\]]{2,60}),\s+(?:(?:the|an?|pooled|crude|adjusted|unadjusted|overall|"
    r"fully|multivariable|age-adjusted)[\s-]+)*$",
    re.I,
)


def opened_with(frame: Frame, context: Context, one: Effect) -> Lead | None:
    """The outcome before a bracket that opens with those whom its effect is of."""
    bracket = frame.outer[one.at]
    found = WHO_OPENS.match(frame.text, bracket, one.start) if bracket >= 0 and one.head is not None else None
    arm = exposure_of(found["who"], context) if found else None
    told = lead_of(frame, before_values(frame.bare, 0, bracket), context) if arm else None
    return replace(told, arm=arm) if told is not None and arm else None


def self_named(context: Context, one: Effect) -> Lead | None:
    """A measure that names what was measured: an area under a curve, an agreement, a ratio of mortality."""
    if one.head is None or one.measure not in (*SELF_NAMED, "SMR"):
        return None
    if one.measure == "SMR":
        return Lead("mortality", None, one.head[0])
    return Lead(" ".join(context.text[slice(*one.head)].split()), None, one.head[0])


NEXT_VALUE = re.compile(r"\s(?:of|by)\s+[-−–]?\d[\d.·]*\s?%?$")


def group_behind(frame: Frame, context: Context, one: Effect, lead: Lead) -> str | None:
    """Whom the words behind an effect speak of; they can be no group where they have named its outcome."""
    if both := compared_behind(frame, context, one):
        return both
    behind = BEHIND.match(context.text, closed_at(frame, one))
    if behind is None:
        return None
    what = behind["what"]
    if MEASURE.search(what) or NEXT_VALUE.search(what):
        return None  # "…, with an area under the curve of 0.74", "…, in colds of 19%"
    inline = frame.outer[one.at] < 0 and lead.slot in NAMED_BEFORE and lead.at < one.at
    if COMPARISON.search(what) or behind["lead"].casefold() in ("among", "in", *(("for", "with") if inline else ())):
        return exposure_of(what, context)
    return None


# Where the words for the outcome stand before the value, those behind it tell whose it is.
NAMED_BEFORE = ("own", "subject", "outcome", "compared")
ANALYSIS = Cued(
    r"(?:in(?!\s+(?:addition|contrast|turn|total|general|particular)\b)|on|by|at|after|for|among|with)\s+(?:the\s+)?(?P<what>[^,;:()]{3,60}?)\s*,|\b(?P<how>(?:multi|"
    r"uni)varia(?:te|ble)|sensitivity|subgroup|meta-analys[ei]s|dose[-–]response)\b",
    re.I,
)


def opening_of(frame: Frame, one: Effect) -> str | None:
    """The analysis or the people that the effect's clause begins with."""
    start, _ = frame.clause(anchor_of(frame, one))
    found = ANALYSIS.match(frame.bare, start) or ANALYSIS.search(frame.bare, start, anchor_of(frame, one))
    return " ".join((found["what"] or found["how"]).split()) if found else None


TAIL = re.compile(
    r"\s*(?P<words>(?:before|after|at|during|for|in|among|per|with|comparing|when|by)\s[^;()\[\]=]{2,60}?)(?:\s*[;)\]]|\s+and\s+\w+\s?=)"
)


def tail_of(frame: Frame, one: Effect) -> tuple[str, str | None]:
    """What stands behind an effect in its bracket: a time, or whom or what it compares."""
    found = TAIL.match(frame.text, one.end) if frame.outer[one.at] >= 0 else None
    words = " ".join(found["words"].split()) if found else ""
    return ("", words) if re.match(r"(?:before|after|at|during)\s", words) else (words, None)
