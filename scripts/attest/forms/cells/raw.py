"""Raw cells of a returned sheet: texts, numbers, dates, and what Python has no type of its own for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LARGEST_AREA = 5_000_000  # cells up to the last one; the largest screening workbooks have a tenth of that

Rows = Sequence[Sequence[Any]]


class Unusable(Exception):
    """A file that is no form; the message says what it is, `hint` how to mend it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.hint = hint


def far_out(where: str) -> Unusable:
    hint = "Delete the rows and columns outside of the form, save."
    return Unusable(f"a cell far outside of any form ({where})", hint)


class Merged:
    """A cell that a merge has swallowed: nothing can stand in it, which does not mean that it was left blank."""

    def __str__(self) -> str:
        return ""

    def __repr__(self) -> str:
        return "MERGED"

    def __bool__(self) -> bool:
        return False


MERGED = Merged()


class Percent(float):
    """A number in a cell that shows it as a per cent: 0.5 where a person sees 50 %."""


class FormulaError(str):
    """What a formula has come to that cannot be worked out, such as #REF!; the same text typed is a plain `str`."""


class NoResult(str):
    """A formula whose result was not stored, as programs without a calculator leave it."""
