"""What is associated with more or less of something, and what people had more or less of than others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.extract.direction_lists import BY_HOW_MUCH, GROUP_HAD, NOT_SO, TESTED
from attest.extract.direction_words import ADJECTIVES, ASSOCIATED, HAD_ADJECTIVE, NOUN, OTHER_SIGN
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.subjects import is_people


def associated(text: str) -> Iterator[Direction]:
    for found in ASSOCIATED.finditer(text):
        if re.match(rf"(?:{NOUN})s?\s+(?:in|of)\b", text[found.end() :], re.I):
            continue
        if re.search(r"\bnot\s+(?:\w+\s+)?$", text[: found.start()]) or NOT_SO.search(text, 0, found.start()):
            continue
        outcomes, end = items_at(text, found.end())
        other = next((at for at, one in enumerate(outcomes) if at and OTHER_SIGN.match(one.words)), len(outcomes))
        outcomes = outcomes[:other]  # "higher X, lower Y": each has its own
        yield Direction(
            ADJECTIVES[" ".join(found["adj"].casefold().split())],
            tuple(outcomes),
            found.start(),
            end,
            "associated-with",
        )


def _other_had(text: str, found: re.Match[str]) -> bool:
    """Whether what somebody had is more or less than another group's without a word that says so."""
    return BY_HOW_MUCH.search(found.group()) is not None or GROUP_HAD.search(text, 0, found.start()) is not None


# "Had higher 5-year survival": the name begins with a number.
WITHIN = re.compile(r"(?:\d+|one|two|three|five|six|ten|twelve)-(?:hour|day|week|month|year)\s+(?=[a-z])", re.I)


def had(text: str, found_true: bool) -> Iterator[Direction]:
    for found in HAD_ADJECTIVE.finditer(text):
        if found["now"] and not found_true and "significantly" not in found.group():
            continue
        yearly = WITHIN.match(text, found.end())
        outcomes, end = items_at(text, yearly.end() if yearly else found.end())
        if yearly and outcomes:
            words = f"{yearly.group()}{outcomes[0].words}"
            outcomes = [replace(outcomes[0], words=words, start=yearly.start()), *outcomes[1:]]
        rest = text[end:]
        told = re.search(r"\bsignificant(?:ly)?\b", found.group(), re.I) and not is_people(
            outcomes[0].words if outcomes else ""
        )
        tested = outcomes and TESTED.search(text, outcomes[0].end, outcomes[0].end + 120)
        compared = re.search(r"\b(?:than|compared|versus|vs)\b", rest[:160], re.I)
        now = found["now"] is not None and found["adj"].casefold().endswith("er")  # "has a lower X": than others
        if outcomes and (now or told or tested or compared or _other_had(text, found)):
            yield Direction(
                ADJECTIVES[" ".join(found["adj"].casefold().split())],
                tuple(outcomes[:1]),
                found.start(),
                outcomes[0].end,
                "had-higher",
            )
