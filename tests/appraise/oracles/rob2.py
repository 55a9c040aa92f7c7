"""RoB 2 written a second time, as plain conditions, so that the instrument's tables can be held against it.

Each function takes the answers to a domain's questions and gives its judgement. Answers to questions that the path does
not reach are not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Answers = Mapping[str, str]
YES, NO = ("Y", "PY"), ("N", "PN")
LOW, SOME, HIGH = "low", "some concerns", "high"
ORDER = (LOW, SOME, HIGH)


def d1(a: Answers) -> str:
    if a["1.2"] in NO:
        return HIGH
    if a["1.2"] == "NI":
        return HIGH if a["1.3"] in YES else SOME
    if a["1.1"] in NO or a["1.3"] in YES:
        return SOME
    return LOW


def d2_assignment(a: Answers) -> str:
    return max(_deviations(a), _analysis(a), key=ORDER.index)


def _deviations(a: Answers) -> str:
    if a["2.1"] in NO and a["2.2"] in NO:
        return LOW
    if a["2.3"] in NO:
        return LOW
    if a["2.3"] == "NI":
        return SOME
    if a["2.4"] in NO:
        return SOME
    return SOME if a["2.5"] in YES else HIGH


def _analysis(a: Answers) -> str:
    if a["2.6"] in YES:
        return LOW
    return SOME if a["2.7"] in NO else HIGH


def d2_adhering(a: Answers) -> str:
    somebody_knew = not (a["2.1"] in NO and a["2.2"] in NO)
    unbalanced = somebody_knew and a["2.3"] not in (*YES, "NA")
    if not unbalanced and a["2.4"] in (*NO, "NA") and a["2.5"] in (*NO, "NA"):
        return LOW
    return SOME if a["2.6"] in YES else HIGH


def d3(a: Answers) -> str:
    if a["3.1"] in YES:
        return LOW
    if a["3.2"] in YES:
        return LOW
    if a["3.3"] in NO:
        return LOW
    return SOME if a["3.4"] in NO else HIGH


def d4(a: Answers) -> str:
    if a["4.1"] in YES or a["4.2"] in YES:
        return HIGH
    floor = SOME if a["4.2"] == "NI" else LOW
    if a["4.3"] in NO or a["4.4"] in NO:
        return floor
    return SOME if a["4.5"] in NO else HIGH


def d5(a: Answers) -> str:
    if a["5.2"] in YES or a["5.3"] in YES:
        return HIGH
    if a["5.2"] in NO and a["5.3"] in NO and a["5.1"] in YES:
        return LOW
    return SOME


def overall(domains: Sequence[str], several: str = "") -> str:
    """`several` is the recorded decision on several domains with some concerns: Y, N or "" (none recorded)."""
    if HIGH in domains:
        return HIGH
    if all(one == LOW for one in domains):
        return LOW
    if several == "Y" and sum(one == SOME for one in domains) > 1:
        return HIGH
    return SOME
