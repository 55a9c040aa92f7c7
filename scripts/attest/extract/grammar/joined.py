"""Values that a form of its own joins: their series, whose or when each is, and the outcome where the form names it."""

from __future__ import annotations

from dataclasses import dataclass

from attest.extract.grammar.beside import Place
from attest.extract.grammar.series import Series
from attest.extract.phrases import Phrase


@dataclass(frozen=True)
class Joined:
    """Values with their places; without an outcome they go on with the one named before them."""

    series: Series
    places: list[Place]
    outcome: Phrase | None = None
