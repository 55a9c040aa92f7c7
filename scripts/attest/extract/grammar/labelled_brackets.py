"""Averages of arms behind their names within one bracket: "(zinc, 8.5 days; placebo, 7.4 days; P = .08)"."""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame, phrase_at
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.near import near_before
from attest.extract.grammar.series import Series
from attest.extract.phrases import Phrase

LABEL = re.compile(
    r"\s*(?:%|[A-Za-zµμ/]{1,8}(?=\s*[;,]))?\s*(?:[;,]\s*(?:and\s+)?|(?:vs\.?|versus|and)\s+)?(?:the\s+)?"
    r"(?P<label>[A-Za-z][^.;:,()\[\]<>=%]{0,40}?)(?:\s+(?:groups?|arms?))?\s*[,:=]?\s+(?:means?|medians?)?\s*"
)
SHORT = re.compile(r"[A-Z][A-Z\d+/-]{1,7}")  # a short form of the other arm's name
# What a comparison right before the bracket adds to the name: "by 1 month compared with placebo".
COMPARED = re.compile(
    r"\s+(?:by\s+(?:about\s+|approximately\s+)?\d[\d.]*\s+[a-z]+\s+)?(?:(?:with|for|in|on|by|among|after)\s+(?:the\s+)?[\w+-]+(?:\s+(?:group|arm))?\s+)?"
    r"(?:compared\s+(?:with|to)|relative\s+to|versus|vs\.?|than(?:\s+with|\s+in)?)\s+(?:the\s+)?[\w+-]+(?:\s+(?:group|arm))?\s*$",
    re.I,
)
TIME_TO = re.compile(r"\btime\s+(?:to|until)\s+[^.;:,()]{3,70}$", re.I)
# "Toward delayed time to relapse": which way it went is no part of the name.
WENT = re.compile(
    r"(?:towards?\s+)?(?:an?\s+)?(?:delayed|longer|shorter|improved|higher|lower|better|worse|reduced|increased|greater)\s+(?=[a-z])",
    re.I,
)


def labelled_brackets(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The values of each bracket in which as many arms stand by name before their values."""
    if len(arms.names) < 2 or not any(mark in frame.text for mark in "(["):
        return []
    out = []
    brackets: dict[int, list[Atom]] = {}
    for one in found:
        if one.kind in MEASURED and frame.outer[one.start] >= 0:
            brackets.setdefault(frame.outer[one.start], []).append(one)
    for bracket, atoms in brackets.items():
        named = [_label(frame.text, start, one.start, arms) for start, one in _led(bracket, atoms)]
        places = [Place(arm) for arm in named if arm]
        alike = len({one.kind for one in atoms}) == 1
        if not any(place.arm in arms.names for place in places):
            continue
        if len(atoms) > 1 and alike and len({place.arm for place in places}) == len(atoms):
            out.append(Joined(Series(tuple(atoms), "versus"), places, _outcome(frame, bracket)))
    return out


def _led(bracket: int, atoms: list[Atom]) -> list[tuple[int, Atom]]:
    return list(zip([bracket + 1, *(one.end for one in atoms)], atoms, strict=False))


def _label(text: str, start: int, end: int, arms: Arms) -> str | None:
    found = LABEL.fullmatch(text, start, end)
    if found is None:
        return None
    return arms.known(found["label"]) or (found["label"] if SHORT.fullmatch(found["label"]) else None)


def _outcome(frame: Frame, bracket: int) -> Phrase | None:
    """The name before the comparison that leads to a bracket; without one the words before it are read as ever."""
    compared = COMPARED.search(frame.bare, frame.clause(bracket)[0], bracket)
    start = frame.clause(bracket)[0]
    if compared and (timed := TIME_TO.search(frame.bare, start, compared.start())):
        return phrase_at(frame.bare, timed.start(), compared.start())
    near = near_before(frame, compared.start()) if compared else None
    if near is None:
        return None
    went = WENT.match(near.words)
    return replace(near, words=near.words[went.end() :], start=near.start + went.end()) if went else near
