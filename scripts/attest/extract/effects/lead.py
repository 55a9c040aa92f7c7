"""What an effect is of, as the words around it say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lead:
    """What the words around an effect say: its outcome and exposure, and where the words for it begin.

    `slot` tells which of the two stands right before the effect, for the next item of a list: "outcome", "arm", or
    "subject" where the outcome is the clause's subject and what stands before the effect is a group.
    """

    outcome: str
    arm: str | None
    at: int
    slot: str = "outcome"
    time: str | None = None
