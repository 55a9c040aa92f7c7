"""One readable cell from the statistics of a result: "4 (50%)", "3.12 ± 2.1 (range 1–7)", "HR 0.88 (95% CI …)"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attest.report.evidence import UNTOUCHED, Cell, Piece, Value, best, pieces

Statistics = Mapping[str, Sequence[Value]]  # by the last part of the role: "events", "mean", "ci_low", …

COUNTS = ("events", "total", "percent")
SPREAD = ("mean", "sd", "se", "median", "q1", "q3", "min", "max")
EFFECT = ("measure", "estimate", "ci_low", "ci_high", "ci_level")
COMPACT = (*COUNTS, *SPREAD, *EFFECT)


def compact(statistics: Statistics, unit: str = "") -> Cell:
    """Everything a result reports, in one cell; without any figure the cell says why there is none."""
    if not any(_stated(found) for found in statistics.values()):
        return _nothing(statistics)
    # Beside figures, a statistic that people called unclear is shown: a median left out would seem never reported.
    stated = {name: found for name, found in statistics.items() if _stated(found) or _unclear(found)}
    written = [part for part in (_counts(stated), _spread(stated, unit), _effect(stated)) if part]
    return Cell(tuple(piece for i, part in enumerate(written) for piece in ([Piece("; ")] if i else []) + part))


def _stated(values: Sequence[Value]) -> bool:
    return any(value.answered and not value.code for value in best(values))


def _unclear(values: Sequence[Value]) -> bool:
    return any(value.answered and value.code == "unclear" for value in best(values))


def _nothing(statistics: Statistics) -> Cell:
    """No figure: "not reported" where people said so of some statistic, else it waits."""
    coded = [value for found in statistics.values() for value in best(found) if value.code and value.answered]
    waiting = [value for found in statistics.values() for value in best(found)]
    return Cell(tuple(pieces((coded or waiting)[:1]))) if coded or waiting else UNTOUCHED


def _counts(stated: Statistics) -> list[Piece]:
    written: list[Piece] = []
    if "events" in stated:
        written += pieces(stated["events"])
        if "total" in stated:
            written += [Piece("/"), *pieces(stated["total"])]
        if "percent" in stated:
            written += [Piece(" ("), *pieces(stated["percent"], "%"), Piece(")")]
    elif "percent" in stated:
        written += pieces(stated["percent"], "%")
        if "total" in stated:
            written += [Piece(" of "), *pieces(stated["total"])]
    elif "total" in stated:
        written += [Piece("n "), *pieces(stated["total"])]
    return written


def _spread(stated: Statistics, unit: str) -> list[Piece]:
    """Mean and median with what spreads around them; the unit stands once, at the end."""
    written: list[Piece] = []
    if "mean" in stated:
        written += [*([] if "sd" in stated else [Piece("mean ")]), *pieces(stated["mean"])]
        written += [Piece(" ± "), *pieces(stated["sd"])] if "sd" in stated else []
        written += [Piece(" (SE "), *pieces(stated["se"]), Piece(")")] if "se" in stated else []
    elif "sd" in stated or "se" in stated:
        name = "sd" if "sd" in stated else "se"
        written += [Piece(f"{name.upper()} "), *pieces(stated[name])]
    quartiles = _between(stated, "q1", "q3", "IQR")
    if "median" in stated:
        written += [Piece("; median " if written else "median "), *pieces(stated["median"])]
        written += [Piece(" ("), *quartiles, Piece(")")] if quartiles else []
    elif quartiles:
        written += [Piece("; "), *quartiles] if written else quartiles
    extremes = _between(stated, "min", "max", "range")
    if extremes:
        written += [Piece(" ("), *extremes, Piece(")")] if written else extremes
    if written and unit:
        written.append(Piece("%" if unit == "%" else f" {unit}"))
    return written


def _between(stated: Statistics, low: str, high: str, name: str) -> list[Piece]:
    if low in stated and high in stated:
        return [Piece(f"{name} "), *pieces(stated[low]), Piece(_dash(stated, low, high)), *pieces(stated[high])]
    words = {"q1": "lower quartile ", "q3": "upper quartile ", "min": "from ", "max": "up to "}
    for end in (low, high):
        if end in stated:
            return [Piece(words[end]), *pieces(stated[end])]
    return []


def _dash(stated: Statistics, *names: str) -> str:
    """A dash between two numbers, or "to" where one has a minus that would be read into it."""
    signs = ("-", "−", "–")
    return " to " if any(value.value.startswith(signs) for name in names for value in stated[name]) else "–"


def _effect(stated: Statistics) -> list[Piece]:
    written: list[Piece] = []
    if "measure" in stated and {"estimate", "ci_low", "ci_high"} & set(stated):
        written += [*pieces(stated["measure"]), Piece(" ")]
    if "estimate" in stated:
        written += pieces(stated["estimate"])
    if "ci_low" in stated or "ci_high" in stated:
        level = [*pieces(stated["ci_level"], "%"), Piece(" CI ")] if "ci_level" in stated else [Piece("CI ")]
        ends = [pieces(stated[end]) if end in stated else [Piece("?")] for end in ("ci_low", "ci_high")]
        interval = [*level, *ends[0], Piece(" to "), *ends[1]]
        written += [Piece(" ("), *interval, Piece(")")] if "estimate" in stated else interval
    return written
