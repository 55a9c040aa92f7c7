"""The association told before, of which a clause speaks again: "this association was weaker in women"."""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import clause_start, lead_of
from attest.extract.effects.places import anchor_of
from attest.extract.effects.words import ADJUSTED_FOR
from attest.extract.grammar.frames import Frame
from attest.extract.phrase_times import time_in

# "…, but attenuated when adjusted for A (…)": a clause without a subject of its own.
WENT_ON = re.compile(
    r"^(?:(?:was|were|is)\s+)?(?:\w+ly\s+)?(?:attenuated|weakened|strengthened|persisted|remained|disappeared|unchanged|reduced|"
    r"increased|decreased|stronger|weaker|lower|higher|similar|greater|smaller|lost|became)\b(?!\s+(?:than|with|in|to|for|as)\b)"
    r"(?:[^,;:()]*?\b(?:adjust|control|correct|account|exclu|restrict|includ|multivaria|univaria|model|analys)\w*)",
    re.I,
)
AGAIN = re.compile(
    r"^(?:the|this|these|that|such)\s+(?:(?:associations?|relationships?|effects?|correlations?|results?|findings?|ratios?|"
    r"estimates?|benefit)\b(?!\s+on\s)|(?:risks?|odds)\b(?!\s+(?:of|for|on)\s)|differences?\b(?!\s+(?:in|on)\s))|^(?:it|this)\b|"
    r"^(?:protective|beneficial|harmful|treatment|larger|greater|similar|stronger)\s+(?:effects?|benefits?|associations?)\b"
    r"(?!\s+(?:on|of|for|against|with)\s)",
    re.I,
)
AGAIN_AT_END = re.compile(
    r"\b(?:associations?|relationships?|correlations?|effects?|risks?|trends?|(?:similar|same|this|that)\s+patterns?)\s*$",
    re.I,
)
# "It did not affect survival (…)": of the subject told before, but another outcome.
IT_ACTED = re.compile(
    r"(?:it|this)\s+(?:(?:also|only|still|further|\w+ly)\s+)*(?:(?:did|does)\s+not\s+(?:\w+ly\s+)?|(?:had|has)\s+(?:an?\s+|no\s+|little\s+)(?:\w+\s+){0,2})?"
    r"(?:affect|influenc|reduc|increas|improv|lower|prolong|prevent|rais|shorten|alter|effects?\s+on|impact)\w*\s+"
    r"(?!(?:in|after|when|by|to|with|at|on)\s|associations?\b|effects?\b|risks?\s+\w*$)\w",
    re.I,
)


def same_again(frame: Frame, anchor: int, before: Lead | None) -> bool:
    """Whether a clause speaks of the association told before it: "this association was weaker after …".

    What a clause began with is told by the bracket of the effect `before`, where that stands in it.
    """
    start = clause_start(frame, anchor)
    words = re.sub(r"^\W*(?:(?:but|however|and|although),?\s+)*", "", frame.bare[start:anchor], flags=re.I)
    if IT_ACTED.match(words):
        return False
    opens = before is None or before.at < start
    return AGAIN_AT_END.search(words) is not None or (
        opens and (AGAIN.match(words) is not None or WENT_ON.match(words) is not None)
    )


OTHER_EFFECT = re.compile(r"\beffects?\s+of\s+(?P<who>[^.;:,()]{2,60}?)\s+(?:was|were)\s*$", re.I)


WHO = re.compile(
    r"\b(?:in|among|for|(?:seen|observed|found|noted|evident)\s+(?:only\s+)?with)\s+(?:the\s+|"
    r"those\s+(?:with\s+)?)?(?P<who>(?:(?!\w+ed\s+the\b)[^.;:,()\s]+\s+){0,11}[^.;:,()\s]+)\s*$",
    re.I,
)


# "…, which rose to 16% in 2012 (OR 1.2 …)": the same at another time.
WHICH_ROSE = re.compile(
    r",\s+which\s+(?:then\s+)?(?:increased|decreased|rose|fell|dropped|declined|improved)\s+(?:from\s+\S+\s+)?to\s?\d[^.;,]*$",
    re.I,
)


YEAR = re.compile(r"\bin\s+(?:19|20)\d\d\b")


def _time_of(words: str) -> str | None:
    year = YEAR.search(words)
    return year.group() if year else time_in(words)


def told_again(frame: Frame, context: Context, one: Effect, here: Lead | None, last: Lead | None) -> Lead | None:
    """What was told last, here or before, where the clause speaks of it again, with the people that it names."""
    before = here or last
    anchor = anchor_of(frame, one)
    other = OTHER_EFFECT.search(frame.bare, max(0, anchor - 110), anchor)
    if other and before is not None and (arm := exposure_of(other["who"], context)):
        return replace(before, arm=arm, at=other.start())
    rose = WHICH_ROSE.search(frame.bare, 0, anchor) if before is not None else None
    if rose and before is not None:
        return replace(before, time=_time_of(rose.group()), at=one.start)
    if before is None or not same_again(frame, anchor, here if frame.outer[one.at] >= 0 else None):
        return None
    until = max((begin for begin, end in frame.partings if end <= anchor), default=0)
    if here is None and until and (told := lead_of(frame, until, context)):
        return replace(told, at=one.start)  # the clause before speaks of it
    adjusted = ADJUSTED_FOR.search(frame.bare, clause_start(frame, anchor), anchor)
    until = adjusted.start() if adjusted else anchor
    found = WHO.search(frame.bare, max(0, until - 120), until)
    arm = exposure_of(found["who"], context) if found else None
    if arm is None or found is None:
        return replace(before, at=one.start)
    return replace(before, arm=arm, at=found.start("who"), slot="arm" if frame.outer[one.at] >= 0 else before.slot)
