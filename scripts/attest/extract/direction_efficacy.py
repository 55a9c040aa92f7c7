"""Efficacy: "A was superior to B for X", "as effective as B in reducing X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.direction_bare_efficacy import before, behind
from attest.extract.direction_objects import IN, in_what
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, SAME, WORSENED
from attest.extract.finding import Direction

DOING = {
    "reducing": LOWER,
    "lowering": LOWER,
    "decreasing": LOWER,
    "preventing": LOWER,
    "suppressing": LOWER,
    "shortening": LOWER,
    "improving": IMPROVED,
    "relieving": IMPROVED,
    "alleviating": IMPROVED,
    "ameliorating": IMPROVED,
    "preserving": IMPROVED,
    "maintaining": IMPROVED,
    "controlling": IMPROVED,
    "increasing": HIGHER,
    "enhancing": HIGHER,
    "prolonging": HIGHER,
}
_DOING = "|".join(DOING)
_BE = (
    r"\b(?:was|were|is|are|proved|(?:appeared|appears?|seemed|seems?)(?=\s+to\s+be\b))\s+(?P<not>not\s+|no\s+(?=better|worse|more|less))?"
    r"(?:(?:to\s+be|also|both|found|shown|statistically|\w+ly)\s+){0,3}"
)
COMPARED = re.compile(
    rf"{_BE}(?:(?P<better>superior\s+to|(?:better|more\s+effective|more\s+efficacious)\s+than)|"
    r"(?P<worse>inferior\s+to|(?:worse|less\s+effective|less\s+efficacious)\s+than)|"
    r"(?P<alike>(?:at\s+least\s+)?as\s+(?:effective|efficacious|good|safe)\s+as|non-?inferior\s+to|equivalent\s+to|(?:similarly|equally|comparably)\s+(?:effective|efficacious)))\s|"
    r"\b(?:\w+ly\s+)?(?P<beat>outperform(?:ed|s))\s",
    re.I,
)
AIM = re.compile(rf"\b(?:in|at|for)\s+(?:\w+ly\s+)?(?P<doing>{_DOING})\s+", re.I)
IN_OR_AT = re.compile(rf"{IN.pattern}|\bat\s+(?=(?:{_DOING})\b)", re.I)
IN_ONE = re.compile(r"\bin\s+(?:the\s+)?$", re.I)
MEASURE = re.compile(
    r"\b(?:scores?|rates?|times?|accuracy|sensitivity|specificity|survival|responses?|reductions?|improvements?|quality|functions?|control|"
    r"performance|outcomes?)\b",
    re.I,
)
ABOUT_TO = re.compile(r"\b(?:with\s+(?:regard|respect)s?|in\s+(?:relation|respect))\s+to\b", re.I)
OTHER_AIM = re.compile(
    r"\b(?:in|at|for|of)\s+(?:the\s+)?(?:predict|detect|diagnos|identif|treatment|management|therapy|use)\w*", re.I
)


def efficacy(text: str, found_true: bool) -> Iterator[Direction]:
    """What a treatment does better, worse or as well as another; only where results are told."""
    if not found_true:
        return
    for found in COMPARED.finditer(text):
        outcomes, end = in_what(text, found.end(), IN_OR_AT)
        between = text[found.end() : outcomes[0].start if outcomes else found.end()]
        if (
            not outcomes
            or OTHER_AIM.search(between)
            or re.search(r"\b(?:not|than)\b" if found["alike"] else r"\b(?:not|to|than)\b", ABOUT_TO.sub("", between))
        ):
            continue
        if found["beat"] and len(outcomes) == 1 and IN_ONE.search(between) and not MEASURE.search(outcomes[0].words):
            continue  # "outperformed B in X": perhaps the disease
        aim = AIM.search(between)
        doing = DOING[aim["doing"].casefold()] if aim else IMPROVED
        if found["beat"]:
            value = doing
        elif found["alike"] and found["not"]:
            continue  # "not as effective as B in reducing X": X may have fallen all the same
        elif found["alike"] or found["not"]:
            value = SAME
        elif found["better"]:
            value = doing
        elif aim:
            continue  # "less effective in reducing X": X may have fallen all the same
        else:
            value = WORSENED
        same = value == SAME
        one, other = (None, None) if same else (before(text, found.start()), behind(text, found.end()))
        of = f"{one} vs {other}" if one and other else None
        yield Direction(value, tuple(outcomes), found.start(), end, "no-difference" if same else "greater-change", of)
