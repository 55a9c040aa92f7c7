"""ROBINS-I V2 (draft of 20 November 2025) written a second time, as plain conditions.

The reading is the one that reproduces every drawn arrow; `instead` holds what other public transcriptions give. Answers
to questions that the path does not reach are not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Answers = Mapping[str, str]
YES, NO = ("Y", "PY"), ("N", "PN")
LOW, LOW_EXCEPT = "low", "low except for uncontrolled confounding"
MODERATE, SERIOUS, CRITICAL = "moderate", "serious", "critical"
LADDER = (LOW, MODERATE, SERIOUS, CRITICAL)


def stopped(a: Answers) -> bool:
    """Whether the result is at critical risk before any domain is assessed."""
    if a["B1"] in NO and a["B2"] in YES:
        return True
    return a["B3"] in YES


def d1a(a: Answers) -> str:
    alarm = a["1A.4"] in YES
    if a["1A.1"] in ("SN", "NI"):
        return CRITICAL if alarm else SERIOUS
    if a["1A.3"] in YES:
        return SERIOUS if not alarm and a["1A.2"] in YES else CRITICAL
    if a["1A.2"] in ("SN", "NI") or alarm:
        return SERIOUS
    return LOW_EXCEPT if a["1A.1"] in YES and a["1A.2"] in YES else MODERATE


def d1b(a: Answers) -> str:
    alarm = a["1B.5"] in YES
    if a["1B.1"] not in YES:
        return CRITICAL if a["1B.4"] in YES or alarm else SERIOUS
    if a["1B.2"] in ("SN", "NI") or a["1B.3"] in ("SN", "NI") or alarm:
        return SERIOUS
    return LOW_EXCEPT if a["1B.2"] in YES and a["1B.3"] in YES else MODERATE


def d2(a: Answers) -> str:
    """A ladder: each question adds steps."""
    steps = {"SY": 2, "WY": 1, "NI": 1}.get(a["2.4"], 0)
    if not (a["2.1"] in YES or a["2.2"] in YES or a["2.3"] == "SY"):
        steps += 2 if a["2.3"] in NO else 1
    if steps < 3 and a["2.5"] not in NO:
        steps += 1
    return LADDER[min(steps, 3)]


def d3(a: Answers) -> str:
    worst = max(_start(a), _later_selection(a), key=LADDER.index)
    if worst != SERIOUS:
        return worst
    if a["3.6"] in YES or a["3.7"] in YES:
        return MODERATE
    return CRITICAL if a["3.8"] in YES else SERIOUS


def _start(a: Answers) -> str:
    if a["3.1"] in YES:
        return MODERATE if a["3.2"] in YES else LOW
    return SERIOUS if a["3.1"] == "SN" else MODERATE


def _later_selection(a: Answers) -> str:
    for question in ("3.3", "3.4"):
        if a[question] in NO:
            return LOW
        if a[question] == "NI":
            return MODERATE
    return SERIOUS if a["3.5"] in YES else MODERATE


def d4(a: Answers) -> str:
    if a["4.1"] in YES and a["4.2"] in YES and a["4.3"] in YES:
        return LOW
    if a["4.4"] not in NO:
        if a["4.5"] in NO:
            return LOW
        handled = a["4.6"]
    else:
        if a["4.7"] in YES and a["4.8"] not in YES:
            return SERIOUS
        handled = a["4.9"] if a["4.7"] in YES else a["4.10"]
        if handled in YES:
            return LOW
    steps = {"Y": 0, "PY": 0, "WN": 1, "NI": 1, "SN": 2}[handled]
    return LADDER[steps if a["4.11"] in YES else steps + 1]


def d5(a: Answers) -> str:
    if a["5.1"] in YES:
        return SERIOUS
    best = LOW if a["5.1"] in NO else MODERATE
    if a["5.2"] in NO:
        return best
    if a["5.3"] == "SY":
        return SERIOUS
    return best if a["5.3"] in NO else MODERATE


def d6(a: Answers) -> str:
    if a["6.1"] in YES:
        return LOW
    chosen = [a[question] for question in ("6.2", "6.3", "6.4")]
    yes, unknown = sum(one in YES for one in chosen), chosen.count("NI")
    if yes > 1:
        return CRITICAL
    if yes == 1 or unknown == 3:
        return SERIOUS
    return MODERATE if unknown else LOW


def overall(domains: Sequence[str], raised: bool = False) -> str:
    """`raised` is the recorded decision that several domains at one level amount to the next."""
    levels = [LOW if one == LOW_EXCEPT else one for one in domains]
    worst = max(levels, key=LADDER.index)
    if worst in (MODERATE, SERIOUS) and raised and levels.count(worst) > 1:
        return LADDER[LADDER.index(worst) + 1]
    return LOW_EXCEPT if worst == LOW else worst
