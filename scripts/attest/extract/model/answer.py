"""A model's answer as claims: forgiving about what stands around the JSON, strict about what is in it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

MOST = 5_000  # values in one answer; a model that lists more has lost its way
_THOUGHTS_END = "</think>"  # models that think aloud end their thoughts so
_FENCE = "```"
_KEYS = {"role", "value", "quote", "row"}


class Claim(NamedTuple):
    """A value that a model says a report states; `row` is a name of its own choice, "" for a value of the study."""

    role: str
    value: str
    quote: str
    row: str


class Answer(NamedTuple):
    """The claims of an answer, and how many more of its values had the wrong shape."""

    claims: tuple[Claim, ...]
    malformed: int


def read_answer(text: str) -> Answer | None:
    """What an answer claims; None where it is not the JSON object that was asked for.

    Numbers keep the digits with which they were written.
    """
    text = text.rpartition(_THOUGHTS_END)[2]
    found = _object(text) or _object(_fenced(text))
    if found is None or set(found) != {"values"} or not isinstance(found["values"], list):
        return None
    if len(found["values"]) > MOST:
        return None
    claims = [_claim(one) for one in found["values"]]
    return Answer(tuple(one for one in claims if one is not None), claims.count(None))


def _fenced(text: str) -> str:
    """What stands between the two lines of the only code fence, "" where there is none or more than one."""
    lines = text.splitlines()
    fences = [number for number, line in enumerate(lines) if line.strip().startswith(_FENCE)]
    return "\n".join(lines[fences[0] + 1 : fences[1]]) if len(fences) == 2 else ""


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once; of two values for one key nobody can say which was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")


def _claim(found: Any) -> Claim | None:
    if not isinstance(found, dict) or not {"role", "value", "quote"} <= set(found) <= _KEYS:
        return None
    told = {**found, "row": "" if found.get("row") is None else found["row"]}
    if not all(isinstance(one, str) for one in told.values()):
        return None
    claim = Claim(**{key: " ".join(one.split()) for key, one in told.items()})
    return claim if claim.role and claim.value and claim.quote else None
