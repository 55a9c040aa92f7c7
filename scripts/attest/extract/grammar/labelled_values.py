"""Values that a colon leads, each behind its label: "Markers were: A, 15.0 ± 5.2; B, 56.2 ± 21.9"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame, phrase_at
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.labels import NO_LABEL
from attest.extract.grammar.named import Named, plain
from attest.extract.grammar.series import Series
from attest.extract.grammar.whose import told_words
from attest.extract.phrases import usable

LABEL = re.compile(r"(?:^|[:;,])\s*(?:and\s+)?(?:the\s+)?(?P<label>[A-Za-z][^.;:,()\[\]<>=%]{1,50}?)\s*[,:=]?\s+$")
VERB = re.compile(r"\b(?:was|were|had|is|are|did|vs|versus|than|from|to|mean|median|by|of)\b", re.I)


def labelled_values(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The values of such a list: of the groups or times that all labels are, or each of the outcome it is labelled."""
    if ": " not in frame.text:
        return []
    values = [one for one in found if one.kind in MEASURED and frame.outer[one.start] < 0]
    colon = frame.bare.rfind(": ", 0, values[0].start) if len(values) > 1 else -1
    if colon < 0 or any(one.kind != values[0].kind for one in values):
        return []
    labels = []
    begin = colon
    for one in values:
        label = LABEL.search(frame.bare, begin, one.start)
        if label is None or VERB.search(label["label"]) or NO_LABEL.match(label["label"]):
            return []
        labels.append(label)
        begin = one.end
    told = [told_words(one["label"], arms, False) for one in labels]
    places = [Place(*one) for one in told if one is not None]
    if len(places) == len(values) and len(set(places)) == len(values):
        start = frame.bare.rfind(". ", 0, colon) + 1
        named = phrase_at(frame.bare, start, colon)
        what = plain(Named(named)) if named is not None else None
        return [Joined(Series(tuple(values), "versus"), places, what.outcome)] if what is not None else []
    if places or not all(usable(one["label"]) for one in labels):
        return []
    phrases = [phrase_at(frame.bare, *one.span("label")) for one in labels]
    return [
        Joined(Series((one,), "alone"), [Place()], phrase)
        for one, phrase in zip(values, phrases, strict=True)
        if phrase is not None
    ]
