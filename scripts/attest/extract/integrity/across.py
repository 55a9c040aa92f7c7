"""Integrity checks across the rows of a study: all of them."""

from __future__ import annotations

from collections.abc import Sequence

from attest.extract.integrity import arms, figures, flow
from attest.extract.integrity.table import Across
from attest.extract.lines import Line


def across(lines: Sequence[Line]) -> list[Across]:
    """All checks that the rows of one study allow together."""
    named = {line.text("arm.name"): line for line in lines if line.text("arm.name")}
    results = [line for line in lines if line.text("result.outcome")]
    return [
        *flow.checks(lines, named),
        *arms.checks(results, named),
        *figures.checks(results, named),
    ]
