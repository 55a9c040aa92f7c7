"""The risk of bias that a result carries into a synthesis: of that result, or of its study as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from attest.forms.answers import folded
from attest.instrument import OVERALL

Row = Mapping[str, Any]


class Bias(NamedTuple):
    """The instrument and its overall judgement; "" where none is given yet, or the instrument gives none."""

    instrument: str = ""
    risk_of_bias: str = ""


class Judged:
    """Overall judgements by what they are about, from the table of judgements."""

    def __init__(self, judgements: Iterable[Row]) -> None:
        self._of: dict[tuple[str, str, str], Bias] = {}
        for row in judgements:
            if row["instrument"]:
                at = (row["study_id"], folded(row["outcome"]), folded(row["time_point"]))
                said = row["judgement"] if row["domain"] == OVERALL else self._of.get(at, Bias()).risk_of_bias
                self._of[at] = Bias(row["instrument"], said)

    def of(self, study: str, outcome: str, time_point: str) -> Bias:
        """The judgement of the result; where the study was judged as a whole, the study's."""
        result = self._of.get((study, folded(outcome), folded(time_point)))
        return result or self._of.get((study, "", ""), Bias())
