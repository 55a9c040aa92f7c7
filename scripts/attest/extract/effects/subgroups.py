"""Whose each effect is where a sentence sets people apart: "in women (RR 0.8 …) and in men (RR 0.9 …)"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import lead_of
from attest.extract.effects.places import anchor_of
from attest.extract.grammar.frames import Frame
from attest.extract.statistics import PEOPLE

_SORT = r"(?:(?!(?:and|or|in|for|among|with|the|than)\b)[\w-]+\s+){0,3}?"
_SOME = (
    rf"(?:the\s+|those\s+)?(?:{_SORT}(?:{PEOPLE}|non-?\w+ers|(?:fe)?males?)|those|others)\b"
    r"(?:\s+(?:with|without|who|aged|of|on|receiving|taking|not|younger|older|at|whose|under|over)\s[^.;:,()]{2,70}?)?"
)
FIRST = re.compile(rf"\s(?:in|among|for|of|between)\s+(?:both\s+)?(?P<some>{_SOME})\s*$", re.I)
NEXT = re.compile(
    rf"[^()\[\].]{{0,40}}[)\]]+\s*,?\s*(?:and(?:\s+also)?|but|or|than|versus|vs\.?|compared\s+with|as\s+well\s+as)\s+(?:not\s+)?(?:(?:in|among|for|of)\s+)?(?P<some>{_SOME})\s*",
    re.I,
)


# "Effects were stronger in men (…)": of what, was told before.
HOW_IT_WAS = re.compile(
    r"(?:stronger|weaker|larger|greater|smaller|higher|lower|similar|consistent|comparable|evident|present|effects?|associations?|benefits?|results?)\b",
    re.I,
)


def subgroups(frame: Frame, context: Context, made: list[Effect]) -> dict[int, Lead]:
    """The effects in brackets behind two kinds of people, each of the same outcome, by their places."""
    out: dict[int, Lead] = {}
    for one, two in pairwise(made):
        bracket, after = frame.outer[one.at], frame.outer[two.at]
        if bracket < 0 or after <= bracket or one.measure != two.measure or not one.measure:
            continue
        goes_on = NEXT.fullmatch(frame.text, one.end, after)
        begin = anchor_of(frame, one)
        first = FIRST.search(frame.bare, max(0, begin - 110), begin) if goes_on else None
        told = lead_of(frame, first.start(), context) if first else None
        if goes_on is None or first is None or told is None or told.slot == "arm" or _is_arm(first["some"], context):
            continue
        if HOW_IT_WAS.match(told.outcome):
            continue
        out[one.at] = replace(told, arm=_called(first["some"]), at=first.start(), slot="some")
        out[two.at] = replace(told, arm=_called(goes_on["some"]), at=goes_on.start("some"), slot="some")
    return out


def _is_arm(words: str, context: Context) -> bool:
    return context.arms.known(words) is not None or context.arms.in_words(words) is not None


def _called(words: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(words.split()))
