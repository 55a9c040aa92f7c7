"""What words behind "was" say of a measure: higher, lower, improved, worsened."""

from __future__ import annotations

from attest.extract.direction_lists import HAD
from attest.extract.direction_words import ADJECTIVES, HIGHER, IMPROVED, LOWER, SAME, WORSENED

# What can be said of a measure behind "was", besides the words that stand before one as well.
OF_MEASURE = {
    **{word: value for word, value in HAD.items() if word not in ("more", "less", "poor") and value != SAME},
    **ADJECTIVES,
    "more pronounced": HIGHER,
    "more marked": HIGHER,
    "less pronounced": LOWER,
    "less marked": LOWER,
    "more prominent": HIGHER,
    "less prominent": LOWER,
    "more intense": HIGHER,
    "less intense": LOWER,
    "more extensive": HIGHER,
    "less extensive": LOWER,
    "raised": HIGHER,
    "lesser": LOWER,
    "doubled": HIGHER,
    "halved": LOWER,
    "augmented": HIGHER,
    "upregulated": HIGHER,
    "up-regulated": HIGHER,
    "stronger": HIGHER,
    "weaker": LOWER,
    "attenuated": LOWER,
    "suppressed": LOWER,
    "inhibited": LOWER,
    "prevented": LOWER,
    "abolished": LOWER,
    "eliminated": LOWER,
    "better preserved": IMPROVED,
    "better maintained": IMPROVED,
    "depleted": LOWER,
    "undetectable": LOWER,
    "softer": IMPROVED,
    "milder": IMPROVED,
    "restored": IMPROVED,
    "downregulated": LOWER,
    "down-regulated": LOWER,
    "ameliorated": IMPROVED,
    "relieved": IMPROVED,
    "alleviated": IMPROVED,
    "resolved": IMPROVED,
    "healed": IMPROVED,
    "normalised": IMPROVED,
    "normalized": IMPROVED,
    "worsened": WORSENED,
    "deteriorated": WORSENED,
}
# Said of people, these words tell their age.
OF_AGE = {"younger": LOWER, "older": HIGHER}
# Of what happened, these words tell how long it took.
OF_TIME = {"earlier": LOWER, "sooner": LOWER, "later": HIGHER}
# "Occurred earlier with A", "was later than with B": not in the course, and not than was expected.
THAN_THEM = (
    r"(?=\s+(?:in|with|among|under|on)\s+(?!(?:the\s+)?(?:life|childhood|adulthood|pregnancy|course|study|trial|day|morning|disease|season|year|week|night|process)\b)|"
    r"\s+than\s+(?!expected|planned|usual|\d|an?\b)[a-z])"
)
VALUES = {"low": LOWER, "high": HIGHER, "less": LOWER, "more": HIGHER, **OF_TIME, **OF_MEASURE, **OF_AGE}
