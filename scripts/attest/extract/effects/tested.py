"""The p-value of an effect: right behind it, or first in its bracket."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from attest.extract.effects.bare import dotted
from attest.extract.effects.effect import Effect
from attest.extract.effects.forms import OTHER_P, P_NAME, RATIOS
from attest.extract.grammar.shared_p import LISTED_VALUE, PAIRED
from attest.extract.numbers import as_decimal

P_BEHIND = re.compile(
    r"\s?(?:%|points?|units?|per\s[a-z]{1,10}|[a-zA-Z/]{1,8}(?=\s*[,;]))?\s*[)\]}]?\s*(?:,?\s*(?:which\s+(?:was|is)\s+)?(?:\w+ly\s+)?significant\s*|[,;:]|"
    r"(?:,\s*)?and(?:\s+an?)?)?\s*[(\[]?\s*(?:(?:log[- ]rank|two-sided|one-sided|overall|both|nominal|adjusted|"
    r"with)\s*[,;]?\s*)?(?:(?P<apart>I\s?2|I²|I\(2\))\s*=\s*(?P<how_far>[\d.·]+)\s?%\s*[,;]\s*)?$"
)


DECIDED, ALIKE = Decimal("0.05"), 50  # a p-value below the first tells a difference; I² below the second, likeness


def _of_effect(one: Effect, p: str, how_far: str) -> bool:
    """Whether the p-value behind I² tests the effect, and not how far the studies differ: only where no other fits.

    An interval that leaves out "no effect" goes with a small p-value; where the studies are alike, theirs is large.
    """
    if "ci_low" not in one.parts:
        return False
    said = (one.parts["ci_low"][0], one.parts["ci_high"][0], p.rstrip(".,"), how_far)
    low, high, value, share = (as_decimal(dotted(number)) for number in said)
    if low is None or high is None or value is None or share is None:
        return False
    none = 1 if one.measure in RATIOS else 0
    return not min(low, high) <= none <= max(low, high) and value <= DECIDED and share < ALIKE


BEHIND = 120  # characters: how far behind its effects such a list stands at most


def with_p(text: str, one: Effect, following: Effect | None) -> Effect:
    """The effect with the p-value right behind its interval, the one before it, or the one that opens its bracket."""
    stop = following.start if following else len(text)
    found = P_NAME.search(text, one.end, min(stop, one.end + 60))
    led = P_BEHIND.match(text[one.end : found.start()]) if found else None
    if found is None or led is None or (led["apart"] and not _of_effect(one, found["p"], led["how_far"])):
        found = None
        opening = max(text.rfind("(", 0, one.start), text.rfind("[", 0, one.start))
        first = P_NAME.match(text, opening + 1, one.start) if opening >= 0 and one.start - opening < 40 else None
        if first is not None and re.fullmatch(r"\s*[,;:]\s*", text[first.end() : one.start]):
            found = first
    if found is None and "ci_low" in one.parts:
        found = P_NAME.search(text, one.parts["estimate"][2], max(one.parts["estimate"][2], one.parts["ci_low"][1]))
    if found is None or OTHER_P.search(found["kind"] or ""):
        return one
    number = found["p"].rstrip(".,")
    said = found["sign"].lstrip("= ") or "="
    said = "=" if said in ("of", "was", ":", "") or said.strip() in ("of", "was") else said
    sign = {"=": "", "&lt;": "<"}.get(said, "<" if said.endswith("than") else said)
    parts = {**one.parts, "p": (sign + number, found.start(), found.start("p") + len(number))}
    return replace(one, start=min(one.start, found.start()), end=max(one.end, parts["p"][2]), parts=parts)


def with_listed_p(text: str, made: list[Effect]) -> list[Effect]:
    """Effects with the p-values that a list pairs with them: "A (HR 2) and B (HR 3) … (p=.02, p=.03, respectively)".

    The value of such a list stands behind the end of its effect.
    """
    out = list(made)
    for found in PAIRED.finditer(text) if len(made) > 1 and "respectively" in text else ():
        values = list(LISTED_VALUE.finditer(text, *found.span("list")))
        before = [at for at, one in enumerate(out) if one.end <= found.start()]
        run = before[-len(values) :]
        apart = found.start() - out[run[-1]].end if run else BEHIND + 1
        if len(run) != len(values) or apart > BEHIND or any("p" in out[at].parts for at in run):
            continue
        for at, value in zip(run, values, strict=True):
            sign = (value["sign"] or "").replace("=", "")
            part = (sign + value["p"], found.start(), value.end())
            out[at] = replace(out[at], parts={**out[at].parts, "p": part})
    return out
