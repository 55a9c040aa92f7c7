"""Series of harms by their names: "nausea, mild rash and headache"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from attest.extract.harm_words import HALF, KIND, is_name
from attest.extract.numbers import COUNT

PARTS = re.compile(
    r"\s*,?\s*\bfollowed\s+by\s+|\s*,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?|\s+(?:and/or|and|or|as\s+well\s+as|plus)\s+",
    re.I,
)
LIST_END = re.compile(
    r"[.;:?!]|\s[-–—]\s|\s+(?:with|in|for|among|which|that|who|whom|compared|versus|vs|than|but|while|whereas|although|though|respectively|during|after|over|"
    r"following|at|on|(?<!followed\s)by|from|occurring|occurred|leading|requiring|required|resolved|reported|observed|seen|noted|experienced|affecting|was|were|is|are|had|has|have|did|"
    r"except|could|can|may|might|each|because|due|related|associated|attributed|of\s+which|when|where|without|within|(?<!\band\s)more|less|both|all|no|not)\b",
    re.I,
)
ARTICLE = re.compile(
    r"^(?:the|an?|some|few|particularly|especially|notably|mainly|mostly|mild(?:\s+to\s+moderate)?|transient|moderate|occasional|also|slight|slightly|only|more|higher|increased|"
    r"elevated|(?:rates?|incidences?|risks?|cases?|episodes?|frequenc(?:y|ies))\s+of)\s+",
    re.I,
)


# "1) nausea, 2) headache".
NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-h])\)\s*")
# What is left of a list where it counts what it names: another rule reads it.
AMOUNT = re.compile(rf"(?:and|or|{COUNT})(?:\s|$)", re.I)


KIND_ENDS = re.compile(rf"\b{KIND}$", re.I)


class Mention(NamedTuple):
    """A harm with its name, the words that tell it, its figures where it has some, and where its group would stand."""

    name: str
    start: int
    end: int
    parts: dict[str, str]
    denied: bool = False
    where: tuple[int, int] | None = None


def names_in(bare: str, start: int, end: int | None = None) -> Iterator[Mention]:
    """The names of a list; none where one of its parts is no name."""
    stop = LIST_END.search(bare, start) if end is None else None
    end = end if end is not None else stop.start() if stop else len(bare)
    cuts = [found.span() for found in PARTS.finditer(bare, start, end)]
    begins, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    out: list[Mention] = []
    half: int | None = None
    for part, until in zip(begins, ends, strict=True):
        at = part if half is None else half
        if until < end and HALF.fullmatch(bare[part:until].strip()) and _goes_on(bare[until:end]):
            half = at  # "cardiac, hepatic or renal toxicity"
            continue
        half = None
        words = NUMBERED.sub("", " ".join(bare[at:until].split()))
        for _ in range(3):
            words = ARTICLE.sub("", words)
        if not words or AMOUNT.match(words):
            continue
        if not is_name(words) or any(char.isdigit() for char in words):
            if " " in words or not words.isalpha() or out == []:
                break
            continue
        out.append(Mention(words, bare.find(words.split()[0], at), len(bare[:until].rstrip()), {}))
    yield from out


def _goes_on(rest: str) -> bool:
    """Whether the next part of a list has the noun of the one before: "… or renal toxicity"."""
    part = PARTS.match(rest)
    following = PARTS.split(rest[part.end() :], maxsplit=1)[0].split() if part else []
    if len(following) == 1:
        return HALF.fullmatch(following[0]) is not None and _goes_on(
            rest[part.end() + len(following[0]) :] if part else ""
        )
    return bool(following) and (
        HALF.fullmatch(following[0]) is not None or KIND_ENDS.search(" ".join(following)) is not None
    )
