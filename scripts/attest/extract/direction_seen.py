"""What was seen: "a higher incidence of X was seen in A", "an improvement was observed in X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attest.expressions.cued import Cued
from attest.extract.direction_lists import ADJ_LED, HAD, NO_OUTCOME_NEXT
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import in_what
from attest.extract.direction_words import ANOTHER_GAIN, HIGHER, HOW, LOWER, NOUN, NOUNS, SAME
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at

_AMOUNT = (
    r"(?:percentages?|proportions?|rates?|levels?|numbers?|scores?|incidences?|frequenc(?:y|ies)|prevalences?|concentrations?|risks?|values?|odds|"
    r"amounts?|degrees?)"
)
# "Similar results were seen": of what, nothing tells.
_NO_RATE = (
    r"(?:results?|findings?|trends?|patterns?|effects?|associations?|observations?|relationships?|conclusions?|outcomes?|responses?|profiles?|"
    r"adverse|demographic|baseline|patients)\b"
)
# "A higher incidence of X was seen in A", "fewer X occurred with A".
SEEN_MORE = Cued(
    rf"(?:^|[.;:,]\s+|\b(?:and|while|whereas|but|that)\s+)(?:an?\s+|the\s+)?(?:statistically\s+)?{HOW}"
    rf"(?P<adj>higher|lower|greater|larger|smaller|more|fewer|less|longer|shorter|better|worse|poorer|improved|increased|reduced|decreased|(?:similar|comparable|equivalent|identical)(?!\s+{_NO_RATE}))\s+{NO_OUTCOME_NEXT}(?:(?:\w+\s+)?{_AMOUNT}\s+(?:of|in|for)\s+(?:the\s+)?)?"
    r"(?P<what>[A-Za-z](?:[^.;:()\[\]]|\((?:[^()]|\([^()]*\))*\)){1,130}?)\s*(?:[(\[][^()\[\]]*[)\]]\s*)?(?P<verb>\b(?:(?:was|were|could\s+be)\s+(?:also\s+)?(?:seen|noted|noticed|observed|found|"
    r"recorded|reported|detected|obtained|achieved|experienced|required|demonstrated|documented|evident|apparent)|occurred|developed))\b",
    re.I,
)
# "A significant improvement was observed in X".
WAS_SEEN = Cued(
    rf"(?P<no>\bno\s+)?(?P<what>(?:\b[\w-]+\s+){{0,2}})\b(?P<noun>{NOUN})s?,?\s+(?:in\s+(?:the\s+)?(?:risks?|odds|rates?|incidence)\s+)?"
    r"(?:[^.;:()\[\]]{2,50},\s+|(?:with|after|under)\s+(?:[\w-]+\s+){1,4}?(?=was\b|were\b)|(?:versus|vs\.?|from|over|compared\s+(?:with|to))\s+(?:the\s+)?(?:baseline|placebo|controls?)\s+)?"
    r"(?:was|were)\s+(?:also\s+)?"
    r"(?:seen|observed|noted|found|recorded|reported|demonstrated|detected|obtained|achieved|shown|evident)\s+(?:(?:at|after|by|over|during|within|from)\s+[^.;:,()]{2,40}?\s+)?(?:only\s+)?(?:for|in|on)\s+(?:the\s+)?",
    re.I,
)
IN_SEVERAL = re.compile(
    r"\b(?:both|two|three|four|all|each|groups?|arms?|and|versus|vs|between|among|compared)\b", re.I
)
UNTESTED = re.compile(
    r"[^.;]{0,80}?\b(?:not|without|failed\s+to)\s+(?:reach\w*\s+)?(?:statistical(?:ly)?\s+)?significan", re.I
)
NOT_TESTED = re.compile(r"\b(?:not|non)[\s-]+(?:statistically\s+)?significant", re.I)
PEOPLE_IN = re.compile(
    r"(?:the\s+|all\s+|both\s+|most\s+|some\s+)?(?:(?!(?:in|of|for|with|on|after|at|during)\b)[\w-]+\s+){0,3}?(?:patients?|participants?|subjects?|groups?|arms?|women|men|"
    r"children|individuals|cases|adults|those|people|infants|controls|eyes|studies|trials|mice|rats)\b|\d",
    re.I,
)


def seen_more(text: str) -> Iterator[Direction]:
    """ "A higher incidence of X was seen in A", "fewer X occurred with A than with B"."""
    for found in SEEN_MORE.finditer(text):
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        named = named_in(outcomes)
        if not named or len(named) != len(outcomes) or UNTESTED.match(text, found.end()):
            continue
        own = [OWN.match(one.words) for one in outcomes]
        if any(own[1:]) and not any(ANOTHER_GAIN.search(one.words) for one in outcomes[1:]):
            yield from _each(text, found, outcomes, own)
            continue
        if any(ADJ_LED.match(text, one.start) or ANOTHER_GAIN.search(one.words) for one in outcomes[1:]):
            continue
        if re.search(r"\b(?:and|or|than|who|that|which)\b", text[named[-1].end : found.end("what")]):
            continue
        value = {"more": HIGHER, "fewer": LOWER, "less": LOWER}.get(found["adj"].casefold()) or HAD[
            found["adj"].casefold()
        ]
        if value == SAME and not IN_SEVERAL.search(text, found.end()):
            continue
        rule = "no-difference" if value == SAME else "had-higher"
        yield Direction(value, named, found.start("adj"), found.end(), rule)


# "Lower X as well as higher Y were seen": each has its own adjective.
OWN = re.compile(
    r"(?P<adj>higher|lower|greater|more|fewer|less|longer|shorter|increased|reduced|decreased)\s+(?:(?:levels?|rates?|numbers?|concentrations?|incidences?)\s+of\s+)?(?=[A-Za-z])",
    re.I,
)


def _each(
    text: str, found: re.Match[str], outcomes: list[Phrase], own: list[re.Match[str] | None]
) -> Iterator[Direction]:
    value = HAD.get(found["adj"].casefold(), "")
    for one, adjective in zip(outcomes, own, strict=True):
        if adjective is not None:
            value = HAD.get(adjective["adj"].casefold(), "")
            one = replace(one, words=one.words[adjective.end() :], start=one.start + adjective.end())
        if value in (HIGHER, LOWER) and (named := named_in([one])):
            yield Direction(value, named, one.start, one.end, "had-higher")


# "… were found for X (p = 0.04) and also for Y".
ALSO = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:and|as\s+well\s+as)\s+(?:also\s+)?(?:for|in)\s+(?:the\s+)?(?=[A-Za-z])", re.I
)


def seen(text: str) -> Iterator[Direction]:
    """ "A significant improvement was observed in X": what changed stands behind the verb."""
    for found in WAS_SEEN.finditer(text):
        if re.search(r"\b(?:no|not|with|of|for|by)\s*$", text[: found.start()], re.I):
            continue
        if found["what"] and re.search(
            r"\b(?:that|which|of|less|smaller|lesser|greatest|smallest|largest|least|most)\b", found["what"], re.I
        ):
            continue
        if PEOPLE_IN.match(text, found.end()):  # "… was seen in the treated patients for X": in what, behind them
            outcomes, end = in_what(text, found.end())
        else:
            outcomes, end = items_at(text, found.end(), keep_last=False)
            outcomes = [one for one in outcomes if one.words != "also"]
            if outcomes and (lead := ALSO.match(text, outcomes[-1].end)):
                more, end = items_at(text, lead.end(), keep_last=False)
                outcomes += more
        same = found["no"] or re.search(r"\bno\b", found["what"], re.I) or NOT_TESTED.search(found.group())
        verb = found["noun"].casefold()
        if named := named_in(outcomes):
            yield Direction(SAME if same else NOUNS[verb], named, found.start("noun"), end, "change-in")
