"""Values in brackets behind the names of two sides, with the comparison between them.

"The time with A (16.4 ± 2.8 s) was shorter than with B (18.5 ± 2.7 s)": the same word leads both names. "A (median 2.9)
had a lower time than B (median 5.6)": what had the outcome are the sides.
"""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.atom import MEASURED, Atom
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame, phrase_at, subject_before
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.series import Series
from attest.extract.grammar.times import WHEN
from attest.extract.grammar.whose import NO_NAME, told_words

_IN = r"\s*(?P<in_{0}>[(\[])[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]"
_FIRST, _SECOND = _IN.format("one"), _IN.format("two")
_CALLED = (
    r"(?!(?:the|both|all|which|that|this|these|baseline)\b)[\w+/-]+(?:\s(?!(?:was|were|had|did|is|are|but|than|vs|versus|"
    r"compared)\b)[\w+/-]+){0,6}?"
)
_LEAD = r"(?:for|with|in|on|after|during|among|under|following|of)"
_THAN = r"(?:than|(?:as\s+)?compared\s+(?:with|to)|versus|vs\.?|from)"
LED = Cued(
    rf"\s(?P<lead>{_LEAD})\s+(?:the\s+)?(?P<one>{_CALLED}){_FIRST}\s+(?:was|were|did)\s+(?:(?!than\b)[\w-]+\s+){{1,4}}?{_THAN}\s+"
    rf"(?:(?:that|those|it\s+was)\s+)?(?P=lead)\s+(?:the\s+)?(?P<two>{_CALLED}){_SECOND}",
    re.I,
)
HAD = Cued(
    rf"(?:^|[;,]\s|\bthat\s|:\s)(?:The\s+)?(?P<one>{_CALLED}){_FIRST}\s+(?:had|showed|displayed|exhibited|demonstrated|experienced|reported|"
    rf"reached|achieved|gave|produced)\s+(?:an?\s+)?(?:\w+ly\s+)?(?:lower|higher|greater|larger|smaller|better|worse|longer|shorter|more|fewer|less)\s+"
    rf"(?P<what>[A-Za-z][^.;:,()]{{1,70}}?)\s+{_THAN}\s+(?:(?:that|those)\s+)?(?:(?:with|for|in|of|on)\s+)?(?:the\s+)?(?P<two>{_CALLED}){_SECOND}",
    re.I,
)


def parallel_brackets(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The two values of such a sentence; none where a bracket holds more than one or a name is none."""
    text = frame.text
    if text.count("(") + text.count("[") < 2:
        return []
    told = LED.search(text)
    if told is not None:
        lead = told["lead"]
        subject = subject_before(frame, told.start() + 1)
        what = subject or phrase_at(frame.bare, frame.clause(told.start())[0], told.start())
    else:
        told = HAD.search(text)
        lead = ""
        what = phrase_at(text, *told.span("what")) if told is not None else None
    if told is None or what is None:
        return []
    values = [_only(frame, found, told.start(f"in_{side}")) for side in ("one", "two")]
    places = [_place(lead, told[side], arms) for side in ("one", "two")]
    pair = [one for one in values if one is not None]
    sure = [place for place in places if place is not None]
    if len(pair) < 2 or pair[0].kind != pair[1].kind or len(sure) < 2 or sure[0] == sure[1]:
        return []
    return [Joined(Series(tuple(pair), "versus"), sure, what)]


def _only(frame: Frame, found: list[Atom], bracket: int) -> Atom | None:
    inside = [one for one in found if one.kind != "p" and frame.outer[one.start] == bracket]
    return inside[0] if len(inside) == 1 and inside[0].kind in (*MEASURED, "share") else None


def _place(lead: str, words: str, arms: Arms) -> Place | None:
    named = told_words(f"{lead} {words}", arms, True) if lead else None
    if named is not None:
        return Place(*named)
    if NO_NAME.search(words) or WHEN.fullmatch(words) or words.isdigit():
        return None
    name = known_as(words, arms)
    return Place(name) if name else None
