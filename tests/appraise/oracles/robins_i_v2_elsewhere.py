"""Where two public transcriptions of ROBINS-I V2 give another judgement than the one that every drawn arrow supports.

Each function takes the answers to a domain's questions and gives what that transcription would judge: one level,
several where it lets a question decide that is not asked, or none where it gives no judgement. Domains that are not
here are read alike by all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from appraise.oracles.robins_i_v2 import (
    CRITICAL,
    LADDER,
    LOW,
    LOW_EXCEPT,
    MODERATE,
    NO,
    SERIOUS,
    YES,
    d1a,
    d1b,
    d2,
    d3,
    d4,
)

Answers = Mapping[str, str]
Levels = tuple[str, ...]


def corates_d1a(a: Answers) -> Levels:
    alarm = a["1A.4"] in YES
    if a["1A.1"] in ("SN", "NI"):
        return (d1a(a),)
    if a["1A.3"] in YES:
        return (CRITICAL if alarm else SERIOUS,)
    if a["1A.2"] in ("SN", "NI"):
        return (SERIOUS,)
    return (MODERATE if alarm else LOW_EXCEPT,)


def corates_d1b(a: Answers) -> Levels:
    """Its plain low, which domain 1 cannot have, is taken as low except for uncontrolled confounding."""
    if d1b(a) == MODERATE:
        return (LOW_EXCEPT,)
    if a["1B.2"] in YES and a["1B.3"] in YES and a["1B.5"] in YES:
        return (MODERATE,)
    return (d1b(a),)


def corates_d2(a: Answers) -> Levels:
    if a["2.1"] in YES or a["2.2"] in YES or a["2.3"] in NO:
        return (d2(a),)
    if a["2.4"] in ("WY", "NI"):
        return ()
    best = MODERATE if a["2.4"] in NO else SERIOUS
    return (best if a["2.5"] in NO else LADDER[LADDER.index(best) + 1],)


def corates_d4(a: Answers) -> Levels:
    if a["4.8"] in (*NO, "NI"):
        return (MODERATE, SERIOUS)
    return (d4({**a, "4.6": "WN"} if a["4.6"] in YES else a),)


def rubric_d1a(a: Answers) -> Levels:
    if a["1A.1"] in YES and a["1A.3"] not in YES and a["1A.2"] in (*YES, "WN") and a["1A.4"] in NO:
        return (LOW_EXCEPT,)
    return (d1a(a),)


def rubric_d1b(a: Answers) -> Levels:
    if a["1B.2"] in ("SN", "NI"):
        return (CRITICAL if a["1B.5"] in YES else SERIOUS,)
    if a["1B.2"] in YES and a["1B.3"] == "WN" and a["1B.5"] in NO:
        return (LOW_EXCEPT,)
    return (d1b(a),)


def rubric_d2(a: Answers) -> Levels:
    return (d2({**a, "2.3": "WY"} if a["2.3"] == "SY" else a),)


def rubric_d3(a: Answers) -> Levels:
    return (d3({**a, "3.4": "N"} if a["3.4"] == "NI" else a),)


def rubric_d4(a: Answers) -> Levels:
    if a["4.8"] in (*NO, "NI"):
        return (SERIOUS, CRITICAL)
    return (d4({**a, "4.6": "WN"} if a["4.6"] in YES else a),)


ELSEWHERE: dict[str, dict[str, Callable[[Answers], Levels]]] = {
    "CoRATES": {"D1A": corates_d1a, "D1B": corates_d1b, "D2": corates_d2, "D4": corates_d4},
    "TheRubricGenerator": {"D1A": rubric_d1a, "D1B": rubric_d1b, "D2": rubric_d2, "D3": rubric_d3, "D4": rubric_d4},
}
ORDER = (LOW, LOW_EXCEPT, MODERATE, SERIOUS, CRITICAL)
