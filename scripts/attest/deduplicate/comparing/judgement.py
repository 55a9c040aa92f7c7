"""What two records can be to each other, and the words for why."""

from __future__ import annotations

from typing import NamedTuple

from attest.deduplicate.fields.titles import BEGINNING, CLOSE, EXACT, SOME, UNLIKE, VARIANT

MERGE, DOUBT, APART, VERSION = "same", "doubtful", "different", "version"
PLACED = 0.94  # scores from here on rest on an identifier or on the place; the others on what is not contradicted

TITLE_WORDS = {
    EXACT: "same title",
    VARIANT: "same title but for spelling",
    BEGINNING: "one title is the beginning of the other",
    CLOSE: "similar titles",
    SOME: "somewhat similar titles",
    UNLIKE: "different titles",
}


class Judgement(NamedTuple):
    """What two records are to each other, why, and how sure that is (0 to 1); `veto`: never one, whatever the score."""

    verdict: str
    reason: str
    score: float
    veto: bool = False


NOTHING = Judgement(APART, "", 0.0)
