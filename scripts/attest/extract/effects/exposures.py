"""What an effect can be the effect of: the words of an exposure or a group."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.forms import MEASURE
from attest.extract.effects.words import (
    LOOSE,
    NO_EXPOSURE,
    PRONOUN,
    SUBJECT_CUT,
    VERB,
)
from attest.extract.phrases import tidy

# "Versus -1", "and 1.6 with placebo": the value of a group, and no group.
VALUE_INSIDE = re.compile(r"\b(?:and|vs\.?|versus|than)\s+(?:[-−]\s?\d|\d[\d.]*\s*(?:%|$|with\b|in\b|for\b))")


# "The drug may have little effect on death": how sure it is, is no part of the name.
MAY = re.compile(
    r"(?:^|\s+)(?:may|might|can|could|would|probably|likely|possibly|still|also)(?:\s+(?:not|also|\w+ly))*$", re.I
)


def exposure_of(words: str, context: Context) -> str | None:
    """The tidied words of a subject, where they can be what an effect is the effect of."""
    words = tidy(SUBJECT_CUT.sub("", tidy(" ".join(words.split()))))
    words = tidy(MAY.sub("", words))
    words = re.split(r",\s+(?:which|who|but|and|as|defined|measured)\b", words)[0]
    if (
        len(words) < 2
        or words.casefold() in LOOSE
        or PRONOUN.match(words)
        or NO_EXPOSURE.search(words)
        or MEASURE.is_name(words)
        or len(words) > 120
        or not re.search(r"[A-Za-z]{2}", words)
        or VERB.search(words)
        or VALUE_INSIDE.search(words)
    ):
        return None
    known = context.arms.known(words)
    if (
        known is None
        and re.search(r"\d", words)
        and any(arm.casefold() in words.casefold() for arm in context.arms.names)
    ):
        return None  # an arm with its value: "the drug arm and 11 months in the placebo arm"
    return known or words
