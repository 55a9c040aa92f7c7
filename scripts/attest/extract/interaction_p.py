"""P-values of interactions: "helped the old (HR 0.6) but not the young (HR 1.0; P for interaction = 0.02)".

Such a value tells whether the effect on an outcome was another in other people; it is told of that outcome, which the
sentence, or the one before it, has named. How far studies differ among themselves is no result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.direction_names import named_in
from attest.extract.finding import Found, row_of
from attest.extract.grammar.sheet import Sheet
from attest.extract.phrases import items_at

_BY = r"(?:\s+(?:by|between|across|of)\s+(?:the\s+)?(?!stud|trial)[\w-]+(?:\s(?:groups?|and\s+\w+))?)"
_VALUE = r"(?P<{}>(?:0?[.·]|1[.·])\d+)"
_SIGN = r"\s*(?:values?\s*)?(?P<{}>=|<|>|≤|:)\s*"
INTERACTION = Cued(
    rf"(?<![\w-])[pP](?:[-\s]?values?)?[\s_-]*(?:(?:for|of)\s+(?:the\s+)?)?(?:(?:treatment|subgroup)[\s-]+)?(?:inter(?:action)?s?(?:\s+(?:terms?|tests?))?{_BY}?|heterogeneity{_BY})"
    rf"{_SIGN.format('sign')}{_VALUE.format('p')}|"
    rf"\b(?:interaction|heterogeneity{_BY}),?\s+\(?[pP](?:[-\s]?values?)?{_SIGN.format('said')}{_VALUE.format('of')}|"
    rf"(?<![\w-])[pP]{_SIGN.format('first')}{_VALUE.format('before')}\s+for\s+(?:the\s+)?(?:(?:treatment|subgroup)[\s-]+)?interaction\b"
)
ROLES = tuple(f"result.{part}" for part in ("direction", "estimate", "events", "percent", "mean", "ci_low"))
# "The effect of A on X was greater in women".
EFFECT_ON = re.compile(
    r"\beffects?\s+(?:of\s+[^.;:()]{2,50}?\s+)?on\s+(?:the\s+)?(?=[A-Za-z][^.;:()]{2,60}?\s(?:differed|varied|was|were|did|depended|changed|seemed|appeared)\b)"
)
FARTHEST = 2  # sentences back where the outcome is named


def interaction_facts(contexts: Sequence[Context], told: Sequence[Found], sheet: Sheet) -> Iterator[Found]:
    """The p-values of interactions, each with the outcome that was told last before it."""
    for at, context in enumerate(contexts):
        if "nter" not in context.text and "heterogeneity" not in context.text:
            continue
        for found in INTERACTION.finditer(context.text):
            number = found["p"] or found["of"] or found["before"]
            sign = found["sign"] or found["said"] or found["first"]
            value = number if sign in "=:" else sign + number
            outcome = _outcome(contexts, at, found.start(), told)
            row = row_of(outcome=outcome, arm=context.comparison()) if outcome else None
            if row is not None and not sheet.clashes("result", row, {"p": value}):
                yield from emit(context, row, {"p": value}, found.span(), "interaction-p")


def _outcome(contexts: Sequence[Context], at: int, place: int, told: Sequence[Found]) -> str | None:
    for back in range(FARTHEST + 1):
        if back > at or contexts[at - back].sentence.section != contexts[at].sentence.section:
            return None
        sentence = contexts[at - back].sentence
        end = sentence.start + place if back == 0 else sentence.end
        here = [one for one in told if one.row and sentence.start <= one.start < end and one.role in ROLES]
        if here:
            last = max(here, key=lambda one: one.start)
            return dict(last.row or ()).get("outcome")
        effect = EFFECT_ON.search(contexts[at].text, 0, place) if back == 0 else None
        if effect and (named := named_in(items_at(contexts[at].text, effect.end(), keep_last=False)[0])):
            return named[0].words
    return None
