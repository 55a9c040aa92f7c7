"""Statements that leave out what they are about: "It fell to 4.1", "in the other group the decrease was 2.3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attest.extract.arms import Arms
from attest.extract.finding import Direction
from attest.extract.grammar.atom import AVERAGED, Atom
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.named import Named
from attest.extract.outcome_names import no_outcome
from attest.extract.phrase_times import time_in
from attest.extract.phrases import Phrase

_CHANGE = r"(?:changes?|decreases?|increases?|reductions?|declines?|improvements?|gains?|rise|fall|loss)"
# A subject that names nothing, with the group that may stand before it.
_WHOSE = (
    r"(?:(?:in|for|among|with|on)\s+(?:the\s+)?(?P<arm>[\w+/-]+(?:\s[\w+/-]+){0,3}?)(?:\s+(?:group|arm))?,?\s+"
    r"(?=the\b|it\b|this\b|these\b|they\b))?"
)
_WHAT = (
    r"(?:it|they|this|these|(?:the\s+|these\s+)?(?:(?:corresponding|respective|same|mean|median|average|overall)\s+)*"
    r"(?:values?|figures?|scores?|levels?|means?|medians?|averages?|numbers)|"
    rf"(?:the|this|that)\s+(?:(?:mean|median|average|corresponding)\s+)*{_CHANGE}|"
    rf"(?:the\s+)?(?:mean|median|average)\s+(?:{_CHANGE}|values?|scores?|levels?))"
)
# "… and after 12 months of treatment it fell to 4.1".
_THEN = r"(?:(?P<when>(?:at|after|by|within)\s+(?:the\s+)?[^.;:,()]{3,40}?),?\s+(?=it\b|they\b|this\b|these\b))?"
ELLIPTIC = re.compile(
    rf"\W*(?:(?:and|but|while|whereas|however|then|afterwards)\W+)*{_THEN}{_WHOSE}{_WHAT}\s+"
    r"(?:(?:was|were|is|had|then|also|further|significantly|subsequently|decreased|increased|improved|fell|rose|declined|"
    r"dropped|remained|averaged|changed|reached|reduced)\b\s*)+",
    re.I,
)
# Between such a subject and its value nothing else may be named.
PLAIN = re.compile(
    r"(?:(?:at|in|by|to|from|of|only|about|approximately|an?|mean|median|average|baseline|before|after|treatment|"
    r"therapy|surgery|non-?significant|unsignificant|not|significant|statistically|similar|unchanged|stable|the|end|"
    r"study|groups?|arm|patients|respectively|also|found|be|observed|"
    r"small|smaller|large|larger|greater|lower|higher|minimal|modest|slight|less|more|\d+|weeks?|months?|days?|years?|hours?|follow-up|"
    r"placebo|controls?|discharge|admission|[A-Z]\b)(?![\w-])[\s,]*)*",
    re.I,
)


def goes_on_with(frame: Frame, atom: Atom, last: Named | None, carried: str | None, arms: Arms) -> Named | None:
    """What a statement without a name goes on with: the outcome told last in its sentence, or in the one before."""
    if atom.kind not in AVERAGED or (last is None and carried is None):
        return None
    anchor = frame.anchor(atom.start)
    start = frame.clause(anchor)[0]
    found = ELLIPTIC.match(frame.bare, start, anchor)
    if found is None or PLAIN.fullmatch(frame.bare[found.end() : anchor]) is None:
        return None
    outcome = last.outcome if last is not None else Phrase(carried or "", atom.start, atom.start)
    arm = known_as(found["arm"], arms) if found["arm"] else None
    return Named(outcome, arm, time=time_in(found["when"]) if found["when"] else None, again=True)


def told_of(directions: Sequence[Direction]) -> str | None:
    """The one outcome that a sentence's words on directions name."""
    named = {outcome.words for one in directions for outcome in one.outcomes}
    only = named.pop() if len(named) == 1 else None
    return only if only is not None and no_outcome(only) is None else None
