"""The figure of the other group, behind what the first one did: "… had a cough, whereas in the drug group 22% did"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.beside import Place
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import known_as
from attest.extract.grammar.series import Series

LED = re.compile(
    r"(?:\s*\([^()]*\))?\s*[,;]?\s*(?:and|whereas|while|but|versus|vs\.?|(?:as\s+)?compared\s+(?:with|to))\s+(?:in|for|with|among|on|under)\s+(?:the\s+)?"
    r"(?P<who>[^.;:,()]{2,50}?),?\s*(?:only\s+|just\s+|(?:it|this|the\s+(?:rate|figure))\s+was\s+)?",
    re.I,
)
ENDS = re.compile(
    r"(?:\s+(?:did(?:\s+so)?|of\s+(?:the\s+)?(?:patients|participants|subjects|cases)(?:\s+did)?))?\s*(?:[.;,(\[]|$|\band\b)",
    re.I,
)


def other_group(frame: Frame, one: Series, end: int, arms: Arms) -> Place | None:
    """The arm that a lone figure is of, where nothing else stands between it and what was told before, up to `end`."""
    atom = one.atoms[0]
    if len(one.atoms) > 1 or not end < atom.start < end + 90 or frame.outer[atom.start] >= 0:
        return None
    led = LED.fullmatch(frame.text, end, atom.start)
    if led is None or ENDS.match(frame.text, atom.end) is None:
        return None
    arm = known_as(led["who"], arms)
    return Place(arm) if arm in arms.names else None
