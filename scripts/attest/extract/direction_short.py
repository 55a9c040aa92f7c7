"""Directions told in short: "hardly changed", "neither rose nor fell", "A rose, whereas B did not", "those of B fell".

What goes on from another statement takes its verb or its noun from there: "the level of A rose, those of B and C fell"
are levels of B and C.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_predicates import BEHIND, said
from attest.extract.direction_words import HIGHER, HOW, LOWER, SAME, VERBS
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at
from attest.extract.subjects import is_drug, is_people, is_treatment

_CHANGED = r"(?:changed|differed|varied|improved|increased|decreased|rose|fell|declined|worsened|deteriorated|dropped)"
HARDLY = Cued(
    rf"\b(?:(?:hardly|barely|scarcely)\s+{_CHANGED}|(?:was|were)\s+(?:hardly|barely|scarcely|little)\s+(?:changed|affected|altered|influenced|different)|"
    rf"(?:changed|differed|varied|improved)\s+(?:very\s+|but\s+)?little|neither\s+{_CHANGED}\s+nor\s+{_CHANGED})(?:\s+\w+ly)?{BEHIND}",
    re.I,
)
# "Adverse events that were more common with A than with B included X and Y".
HARMS_MORE = Cued(
    r"\b(?:events?|effects?|reactions?|TEAEs?|AEs?|symptoms|complications|infections)\s+(?:(?:that|which)\s+(?:were|occurred)\s+|(?:occurring|reported|seen|observed)\s+)?"
    r"(?:significantly\s+)?(?P<more>more|less)\s+(?:frequent|common|often)(?:ly)?\s+(?:(?:reported|seen|observed)\s+)?(?:in|with|among|on|for)\s+"
    r"(?P<who>[^.;:,()]{3,90}?)\s+(?:included|include|were|was|are)\s+(?!(?:more|less|not|mild|moderate|severe|similar|considered|generally|mostly|mainly)\b)(?=[a-z])",
    re.I,
)
# "Falls occurred equally in both groups", "with the same frequency".
EQUALLY = Cued(
    r"\b(?:occurred|(?:was|were)\s+(?:distributed|reported|seen|observed|experienced|found))\s+(?:equally(?:\s+(?:often|frequently|commonly))?|similarly|"
    r"(?:with|at|in)\s+(?:an?\s+)?(?:similar|equal|comparable|the\s+same)\s+(?:rates?|frequenc(?:y|ies)|incidences?|numbers?))(?=\s+(?:in|among|between|with|across|of\s+patients)\b|\s*[.;,])",
    re.I,
)
_TURN = r"(?:(?:[,;]\s+)?\b(?:but|whereas|while|although|though)\s+|[,;]\s+)(?:the\s+)?"
DID_NOT = Cued(
    rf"{_TURN}(?P<name>[A-Za-z][^.;:()]{{1,60}}?)\s+(?:did|was|were)(?:\s+not|n['’]t)(?=\s*(?:[.;,]|$|\([^()]*[pP]\s?[=<>])|\s+(?:in|with|after|at|between|by)\s)",
    re.I,
)
THOSE = Cued(
    r"(?:[,;]\s+|\s)(?:(?:but|whereas|while|and|although)\s+)?(?:that|those)\s+(?:of|for)\s+(?:the\s+)?(?P<name>[A-Za-z][^.;:()]{0,60}?)\s+"
    rf"(?:(?P<same>(?:remained|stayed|was|were)\s+(?:\w+ly\s+)?(?:unchanged|stable|constant|unaltered|unaffected|the\s+same)|did\s+not\s+(?:\w+ly\s+)?change)|"
    rf"(?:(?:was|were)\s+)?{HOW}(?P<verb>{'|'.join(VERBS)})){BEHIND}",
    re.I,
)
VERB = re.compile(r"\b(?:was|were|did|had|is|are|has|have|showed|that|which|who|it|they|this|those)\b", re.I)
SAID_OF_SUBJECT = ("subject-verb", "was-higher")
FARTHEST = 220


def hardly(text: str) -> Iterator[Direction]:
    """ "X hardly changed", "X neither rose nor fell", "X occurred equally in both groups": X was the same."""
    for form in (HARDLY, EQUALLY):
        for found in form.finditer(text):
            yield from said(text, SAME, found, "no-difference")


def harms_more(text: str) -> Iterator[Direction]:
    """ "Adverse events more frequent with A than with B included X and Y": X and Y were more frequent."""
    for found in HARMS_MORE.finditer(text):
        if COMPARED.search(found["who"]):
            outcomes, end = items_at(text, found.end(), keep_last=False)
            named = named_in(outcomes)
            value = HIGHER if found["more"].casefold() == "more" else LOWER
            yield Direction(value, named, found.start("more"), end, "had-higher")


COMPARED = re.compile(r"\b(?:than|compared|versus|vs|groups?|arms?)\b", re.I)


def went_on(text: str, before: list[Direction]) -> Iterator[Direction]:
    """What is told of another outcome with the verb, or the noun, of a direction before it."""
    for found in DID_NOT.finditer(text):
        last = _last(before, found.start("name"))
        if (
            last is None
            or last.value == SAME
            or last.rule not in SAID_OF_SUBJECT
            or "," in text[last.end : found.start()]
        ):
            continue
        named = _names(text, found)
        if named:
            yield Direction(SAME, named, found.start("name"), found.end(), "no-difference")
    for found in THOSE.finditer(text):
        last = _last(before, found.start("name"))
        head, of, _ = last.outcomes[0].words.partition(" of ") if last else ("", "", "")
        if of and len(last.outcomes) == 1:  # type: ignore[union-attr]
            named = tuple(Phrase(f"{head} of {one.words}", one.start, one.end, one.time) for one in _names(text, found))
            value = SAME if found["same"] else VERBS[found["verb"].casefold()]
            if named:
                yield Direction(value, named, found.start("name"), found.end(), "subject-verb")


def _last(before: list[Direction], place: int) -> Direction | None:
    """The direction told last before a place, where it stands near."""
    last = max((one for one in before if one.start < place), key=lambda one: one.start, default=None)
    return last if last is not None and last.end <= place and place - last.start < FARTHEST else None


def _names(text: str, found: re.Match[str]) -> tuple[Phrase, ...]:
    """The names before a verb; none where people, a treatment or another clause stands there."""
    if VERB.search(found["name"]):
        return ()
    outcomes, end = items_at(text[: found.end("name")], found.start("name"))
    named = named_in(outcomes)
    if end < found.end("name") or len(named) != len(outcomes):
        return ()
    out_of = any(is_people(one.words) or is_drug(one.words) or is_treatment(one.words) for one in named)
    return () if out_of else named
