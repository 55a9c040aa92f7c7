"""Names before lists: "the scores at one, three and six months were 4, 5 and 6", "fever, 12%; cough, 9%"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.appended import appended
from attest.extract.grammar.frames import SUBJECT_VERB, Frame, phrase_at
from attest.extract.grammar.groups import only_treatments
from attest.extract.grammar.named import Named, is_group
from attest.extract.grammar.series import Series
from attest.extract.phrases import Phrase, after_opening
from attest.extract.subjects import is_drug, is_people

# The groups or times at the end of a subject, of which there are as many as values.
LISTED = re.compile(
    r"\s+(?:in|for|at|of|on|with|among|after|by)\s+(?:the\s+)?"
    r"(?P<list>(?:(?!\b(?:in|for|at|of|on|with|among|after|by)\b)[^.;:,()]){1,40}(?:,\s+[^.;:,()]{1,40}){1,8}?(?:,?\s+and\s+[^.;:,()]{1,50}?)?)\s*,?\s*$"
)
# What a list of groups or times ends with, or holds.
OF_PLACES = re.compile(
    r"\b(?:groups?|arms?|cohorts?|visits?|weeks?|months?|days?|hours?|years?|minutes?|min|h)(?:\s+(?:after|of|post)\s[\w\s-]{3,30})?$|"
    r"\b(?:placebo|controls?|baseline|groups?)\b|\d\s?mg",
    re.I,
)
PARTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# A label with its figure, where a colon or another label stands before it.
LABELLED = re.compile(
    r"\s*(?:and\s+)?(?:the\s+|an?\s+)?(?P<what>[A-Za-z][^.;:,()\d]{3,60}?)(?:,\s+(?:in\s+)?|\s*=\s*)$"
)
VERSUS_NEXT = re.compile(r"\s*(?:[(\[][^()\[\]]*[)\]])?,?\s*(?:versus|vs\.?|compared|and\s+\d|than)\b", re.I)
TREATED = re.compile(r"\b(?:plus|placebo|controls?|mg|monotherapy|alone|treated|untreated)\b|\btherapy$", re.I)
OPENS = re.compile(r"[:;]\s*$")


def named_elsewhere(frame: Frame, one: Series, arms: Arms) -> Named | None:
    """The name of figures that have it neither as a subject nor behind them, as one figure has."""
    found = appended(frame, one) or _subject_of_list(frame, one, arms) or _labelled(frame, one, arms)
    return Named(found) if found else None


def _subject_of_list(frame: Frame, one: Series, arms: Arms) -> Phrase | None:
    """What three values or more are of, whose subject ends with as many groups or times."""
    first = one.atoms[0]
    if len(one.atoms) < 3 or one.link != "listed" or frame.outer[first.start] >= 0:
        return None
    start = after_opening(frame.bare, frame.clause(first.start)[0], first.start)
    verb = next(iter(SUBJECT_VERB.finditer(frame.bare, start, first.start)), None)
    listed = LISTED.search(frame.bare, start, verb.start()) if verb else None
    while listed is not None and len(PARTED.split(listed["list"])) != len(one.atoms):
        listed = LISTED.search(frame.bare, listed.start() + 1, verb.start()) if verb else None
    if listed is None or not (OF_PLACES.search(listed["list"]) or all(map(arms.known, PARTED.split(listed["list"])))):
        return None
    return phrase_at(frame.bare, start, listed.start())


def _labelled(frame: Frame, one: Series, arms: Arms) -> Phrase | None:
    """The label before a figure, where a sentence lists several: "…: fever, 12% versus 9%; cough, 4% versus 5%"."""
    first = one.atoms[0]
    start = frame.clause(first.start)[0]
    if frame.outer[first.start] >= 0 or ";" not in frame.bare or OPENS.search(frame.bare[:start]) is None:
        return None
    label = LABELLED.fullmatch(frame.bare, start, first.start)
    words = label["what"] if label else ""
    if one.link == "alone" and VERSUS_NEXT.match(frame.text, one.atoms[-1].end):
        return None  # the first of two that do not stand alike
    if (
        not label
        or TREATED.search(words)
        or is_group(words, arms)
        or is_people(words)
        or is_drug(words)
        or only_treatments(words, arms)
    ):
        return None
    return phrase_at(frame.bare, *label.span("what"))


def colon_before(frame: Frame, place: int) -> int:
    """The colon that opens the list of labels in which a figure stands; -1 where there is none."""
    start = frame.clause(place)[0]
    label = LABELLED.fullmatch(frame.bare, start, place) if OPENS.search(frame.bare[:start]) else None
    return frame.bare.rfind(":", 0, start) if label else -1
