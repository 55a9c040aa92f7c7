"""The words without one of which no sentence states a direction, so that it need not be read for one."""

from __future__ import annotations

from attest.extract.direction_acts import STEMS
from attest.extract.direction_predicates import OF_MEASURE
from attest.extract.direction_words import ADJECTIVES, NOUNS, VERBS

_WORDS = {
    *STEMS,
    *(noun[:6] for noun in NOUNS),
    *(verb[:6] for verb in VERBS),
    *ADJECTIVES,
    *OF_MEASURE,
    "predict",
    "risk factor",
    "determinant",
    "linked",
    "protective",
    "differ",
    "chang",
    "vary",
    "more ",
    "no effect",
    "effect on",
    "associat",
    "relation",
    "similar",
    "comparable",
    "differen",
    "unchanged",
    "stable",
    "impact",
    "influence",
    "not related",
    "not correlated",
    "inverse",
    "positive",
    "negative",
    "correlat",
    "related to",
    "affect",
    "alter",
    "same",
    "identical",
    "equivalent",
    "equal",
    "prolong",
    "shorten",
    "poor",
    "less ",
    "superior",
    "inferior",
    "effective",
    "older",
    "younger",
    "thicker",
    "thinner",
    "benefi",
    "favo",
}
# A word that holds another of them adds nothing.
GUARDS = tuple(sorted(one for one in _WORDS if not any(other in one and other != one for other in _WORDS)))
