"""Outcomes that one group had better than another: "a better outcome in terms of X", "more effective for X".

Also what fell or rose more in a group that is named before the outcome, and what an analysis showed something to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import in_what
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, NOUN, NOUNS, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import items_at
from attest.extract.statistics import PEOPLE

_NO_PEOPLE = (
    rf"(?!(?:the\s+|these\s+|all\s+|our\s+)?(?:[\w/-]+\s+){{0,2}}?(?:{PEOPLE}|those|groups?|arms?|cases|treating|treatment|management|use|us|most|"
    r"general|types?|forms?|stages?|phases?)\b)"
)
_IN = (
    r"(?:in\s+(?:terms|respect)\s+of|regarding|concerning|as\s+regards|with\s+(?:regard|respect)s?\s+to|for|in)\s+"
    r"(?:the\s+)?"
)
# "Had a better outcome (p < 0.05) in terms of X, Y and Z".
BETTER_OUTCOME = Cued(
    r"\b(?:had|has|have|showed|shows|achieved|demonstrated|experienced|reported|gave|provided|produced|yielded|with|there\s+was|resulted\s+in|led\s+to)\s+"
    r"(?:an?\s+|the\s+)?(?:(?:statistically\s+)?significant(?:ly)?\s+|much\s+|slightly\s+|overall\s+)?"
    r"(?:(?P<better>better|superior|more\s+favou?rable)|worse|poorer|inferior|less\s+favou?rable)\s+(?:\w+\s+)?(?:outcomes?|results?|performance)\s+"
    rf"(?:\([^()]*\)\s+)?{_IN}{_NO_PEOPLE}(?=[A-Za-z])",
    re.I,
)
# "Was more effective for X and Y".
EFFECTIVE_FOR = Cued(
    r"\b(?:was|were|proved|appeared)\s+(?:to\s+be\s+)?(?:\w+ly\s+)?more\s+(?:effective|efficacious|beneficial)\s+(?:for|on|with\s+(?:regard|respect)\s+to|in\s+terms\s+of)\s+"
    rf"(?:the\s+)?{_NO_PEOPLE}(?!\w+ing\b)(?=[A-Za-z])",
    re.I,
)
# "A greater decrease for the drug group in X, Y and Z".
MORE_FOR_GROUP = Cued(
    rf"\b(?:greater|larger|more|stronger|bigger)\s+(?P<noun>{NOUN})s?\s+(?:\([^()]*\)\s+)?(?:for|with|among|in)\s+(?:the\s+)?(?:[\w/+-]+\s+){{1,4}}?(?:groups?|arms?|{PEOPLE})\s+"
    r"(?=in\s)",
    re.I,
)
DOES = {
    **dict.fromkeys(("reduce", "decrease", "lower", "shorten", "prevent", "diminish", "suppress", "attenuate"), LOWER),
    **dict.fromkeys(("improve", "alleviate", "relieve", "ameliorate"), IMPROVED),
    **dict.fromkeys(("increase", "prolong", "enhance", "raise"), HIGHER),
    "worsen": WORSENED,
}
# "The analysis showed music to reduce X".
TO_DO = Cued(
    r"\b(?:showed|found|revealed|demonstrated|proved|confirmed)\s+(?:the\s+)?(?!(?:that|no|not|how|whether|it|them|an?)\b)"
    r"(?:(?!(?:similar|efficacy|effect|effects|ability|potential|tendency|trend|power|capacity|need)\b)[\w/+-]+\s+){1,5}?to\s+(?:have\s+)?"
    rf"(?:(?:significantly|markedly|effectively|substantially|also)\s+){{0,2}}(?P<verb>{'|'.join(DOES)})d?\s+(?:the\s+|an?\s+)?(?=[A-Za-z])",
    re.I,
)
# "A survival advantage for A over B".
ADVANTAGE = Cued(
    r"\b(?:showed|shown|shows|demonstrated|revealed|found|observed|confirmed|conferred|provided|there\s+was|had)\s+(?:an?\s+)?(?:(?:significant|clear|overall|marked|definite)\s+){0,2}"
    r"(?P<what>(?:overall\s+|(?:disease|progression|event|relapse|recurrence)-free\s+)?survival)\s+(?:advantage|benefit)\s+(?:for|with|of|in\s+favou?r\s+of|in)\s",
    re.I,
)
DENIED = re.compile(
    r"\b(?:none|no|not|nor|neither|without|whether|if|may|might|could|would|should|aim\w*|expected|hypothes\w+)\b[^.;,]*$",
    re.I,
)


def better(text: str, found_true: bool) -> Iterator[Direction]:
    """What one group did better than another, or changed more; denials and plans are left out."""
    for found in BETTER_OUTCOME.finditer(text):
        yield from _listed(text, found, IMPROVED if found["better"] else WORSENED, "was-higher")
    for found in EFFECTIVE_FOR.finditer(text) if found_true else ():
        yield from _listed(text, found, IMPROVED, "was-higher")
    for found in MORE_FOR_GROUP.finditer(text):
        outcomes, end = in_what(text, found.end() - 1)
        if outcomes and not DENIED.search(text, 0, found.start()):
            yield Direction(NOUNS[found["noun"].casefold()], tuple(outcomes), found.start(), end, "greater-change")
    for found in TO_DO.finditer(text):
        yield from _listed(text, found, DOES[found["verb"].casefold()], "verb-object")
    for found in ADVANTAGE.finditer(text):
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        if (named := named_in(outcomes)) and not DENIED.search(text, 0, found.start()):
            yield Direction(IMPROVED, named, found.start(), found.end(), "was-higher")


def _listed(text: str, found: re.Match[str], value: str, rule: str) -> Iterator[Direction]:
    outcomes, end = items_at(text, found.end(), keep_last=False)
    named = named_in(outcomes)
    if named and len(named) == len(outcomes) and not DENIED.search(text, 0, found.start()):
        yield Direction(value, named, found.start(), end, rule)
