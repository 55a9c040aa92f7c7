"""Two treatments that people were assigned to independently: "tea (5 mg) or placebo and milk (20 mg) or placebo"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import item_of, without_brackets

_ASIDE = r"(?:\s*[(\[][^()\[\]]{0,80}[)\]])?"
_NONE = (
    rf"(?:(?:an?\s+)?(?:matching\s+|matched\s+|double[\s-]|oral\s+)?(?:placebo|sham|vehicle|control)s?|"
    rf"no\s+[\w-]+(?:\s+(?:supplement\w*|treatment|therapy))?|usual\s+care){_ASIDE}"
)
_NAME = r"[^.;,()\[\]]{2,60}?(?:\s*[(\[][^()\[\]]{0,80}[)\]])?(?:\s+\d[^.;,()\[\]]{1,40}?)?"
FACTORIAL = Cued(
    rf"\b(?:to|receive|receiving|received|either)\s+(?:receive\s+)?(?:either\s+)?(?P<first>{_NAME}),?\s+or\s+(?P<none>{_NONE}),?\s+and\s+(?:(?:also|then|independently)\s+)?(?:to\s+)?(?:receive\s+)?(?:either\s+)?"
    rf"(?P<second>{_NAME}),?\s+or\s+(?P<other>{_NONE})(?=\s*[.;,(]|\s+(?:for|daily|in|once|twice|over|during|at)\b|\s*$)",
    re.I,
)
ASSIGNS = re.compile(r"\b(?:randomi[sz]|assign|allocat|factorial|random)", re.I)


def factorial_mentions(text: str, at: int) -> Iterator[Mention]:
    """Both treatments, each with its dose, and what they are compared with; `at` is where the sentence stands."""
    if text.count(" or ") < 2 or ASSIGNS.search(text) is None or (found := FACTORIAL.search(text)) is None:
        return
    flat = without_brackets(text)
    items = [item_of(text, flat, *found.span(part)) for part in ("first", "none", "second", "other")]
    names: set[str] = set()
    for one in items:
        if one is None or not one.name:
            return
    for one in items:
        if one is not None and one.name.casefold() not in names:
            names.add(one.name.casefold())
            dose = (one.dose[0], at + one.dose[1], at + one.dose[2]) if one.dose else None
            yield replace(one, start=at + one.start, end=at + one.end, dose=dose)
