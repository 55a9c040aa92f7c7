"""The words without one of which no sentence states a direction, so that it need not be read for one."""

from __future__ import annotations

from attest.extract.direction_acts import STEMS
from attest.extract.direction_values import OF_MEASURE
from attest.extract.direction_words import ADJECTIVES, NOUNS, VERBS

_WORDS = {
    *STEMS,
    *(noun[:6] for noun in NOUNS),
    *(verb[:6] for verb in VERBS),
    *ADJECTIVES,
    *OF_MEASURE,
    "falling",
    "dropping",
    "rising",
    "predict",
    "risk factor",
    "determinant",
    "linked",
    "protective",
    "differ",
    "chang",
    "vary",
    "more ",
    "effect",
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
    "efficacious",
    "tolerated",
    "scored",
    "disappear",
    "protect",
    "older",
    "younger",
    "thicker",
    "thinner",
    "outperform",
    " reach",
    "progress",
    "slower",
    "as many",
    "as much",
    "as often",
    "significance",
    "not significant",
    "statistically significant",
    "insignificant",
    "resolution",
    "benefi",
    "favo",
    "as good",
    "hardly",
    "barely",
    "scarcely",
}
# A word that holds another of them adds nothing; short ones are the commonest, so that one is soon found.
_SHORTEST = (one for one in _WORDS if not any(other in one and other != one for other in _WORDS))
GUARDS = tuple(sorted(_SHORTEST, key=lambda one: (len(one), one)))

# The same for single readers.
SIGNS = ("inverse", "negative", "positive", "correl")
EFFICACY = ("as good as", "effective", "efficacious", "tolerated", "erior to", "r than", "outperform", "equivalent to")
QUALITIES = ("effect", "impact", "influence", "role", "advantage", "benefi", "superiority", "favo")
LINKS = (
    "associat",
    "correlat",
    "predict",
    "risk factor",
    "determinant",
    "related to",
    "linked",
    "protective",
    "relation",
)
