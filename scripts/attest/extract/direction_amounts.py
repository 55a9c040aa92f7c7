"""Changes told with an amount for each outcome: "reductions of 32% for X, 42% for Y and 36% for Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_words import NOUN, NOUNS, STUDIED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at

_AMOUNT = (
    r"(?:about\s+|approximately\s+|almost\s+|nearly\s+)?[-−–+]?\d[\d.·]*(?:\s?%|\s(?!for\b|in\b"
    r"|of\b)(?!with\b|regarding\b)[A-Za-z/%²]{1,14})?"
)
_BRACKET = r"(?:\s*\((?:[^()]|\([^()]*\))*\)|\s*\[[^\[\]]*\])?"
_AT = (
    r"\s+(?:for|in|of|with\s+respect\s+to|regarding)\s+(?:the\s+)?(?:risks?\s+of\s+|incidence\s+of\s+|rates?"
    r"\s+of\s+)?(?=[A-Za-z])"
)
# "Risk reductions of 32% (95% CI …) for X".
OF_AMOUNT = Cued(
    rf"\b(?P<noun>{NOUN})s?\s+of\s+{_AMOUNT}{_BRACKET}{_AT}(?!(?:(?:the|these|all|both)\s+)?(?:[\w+/-]+\s+){{0,2}}?(?:groups?|arms?|patients|participants|subjects|women|men|children|those)\b)",
    re.I,
)
# "A 20% reduction in X": the list goes on with its amounts alone.
AMOUNT_FIRST = Cued(rf"\b(?:an?|mean|median)\s+{_AMOUNT}\s+(?P<noun>{NOUN})s?{_AT}", re.I)
NEXT = re.compile(
    rf"{_BRACKET}\s*(?:[,;]\s*(?:and\s+|with\s+)?|\s+and\s+)(?:an?\s+|of\s+)*{_AMOUNT}{_BRACKET}{_AT}", re.I
)
TOLD = re.compile(
    r"\b(?:had|showed|produced|gave|led\s+to|resulted\s+in|there\s+(?:was|were)|associated\s+with|achieved|experienced|provided|yielded|demonstrated|with|"
    r"reported|observed|found|caused)\b[^.;]{0,60}$",
    re.I,
)
NOT_TOLD = re.compile(
    r"\b(?:no|not|nor|without|to\s+detect|power(?:ed)?|assum\w+|expect\w+|defined|at\s+least|if|whether|would|should|could|may|might)\b[^.;]*$",
    re.I,
)


def with_amounts(text: str) -> Iterator[Direction]:
    """Each outcome of such a list; a single one only where nothing but the amount stands before it."""
    for form in (OF_AMOUNT, AMOUNT_FIRST):
        for found in form.finditer(text):
            if (
                NOT_TOLD.search(text, 0, found.start())
                or STUDIED.search(text)
                or not TOLD.search(text, 0, found.start())
            ):
                continue
            step: re.Match[str] | None = found
            names: list[Phrase] = []
            while step is not None:
                outcomes, _ = items_at(text, step.end(), keep_last=False)
                if not outcomes:
                    break
                named = named_in(outcomes[:1])
                if not named:
                    names = []
                    break
                names += named
                step = NEXT.match(text, named[0].end)
            if names and (form is OF_AMOUNT or len(names) > 1):
                yield Direction(
                    NOUNS[found["noun"].casefold()], tuple(names), found.start(), names[-1].end, "change-in"
                )
