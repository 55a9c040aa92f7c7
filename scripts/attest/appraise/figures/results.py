"""Results as a forest plot shows them: an estimate with its interval for each row of a block, and their measure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from attest.appraise.figures.axis import drawable
from attest.appraise.figures.blocks import Block


@dataclass(frozen=True)
class Measure:
    """What is estimated. A ratio stands on a logarithmic axis, and no effect is then 1, else 0.

    `favours` says what lies on the left and on the right of no effect; `interval` heads the column of estimates.
    """

    label: str
    ratio: bool
    favours: tuple[str, str] = ("", "")
    interval: str = "Estimate [95% CI]"

    @property
    def null(self) -> float:
        return 1.0 if self.ratio else 0.0


@dataclass(frozen=True)
class Result:
    """The result of one row of a block; results of one `group` that follow each other stand under its name.

    `reported` is what the report says, and stands in the figure instead of the numbers; `outcome` stands under the
    study. The weight of the row gives the size of its square.
    """

    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    reported: str = ""
    outcome: str = ""
    group: str = ""

    def told(self, ratio: bool) -> str:
        """The result in words."""
        if self.reported or self.estimate is None or not math.isfinite(self.estimate):
            return self.reported
        numbers = [one for one in (self.estimate, self.low, self.high) if one is not None and math.isfinite(one)]
        said = [_number(one, max(numbers) - min(numbers), ratio) for one in numbers]
        return f"{said[0]} [{said[1]}, {said[2]}]" if len(said) == 3 else said[0]


def by_overall(block: Block, results: Sequence[Result]) -> tuple[Block, list[Result]]:
    """Rows and results from the best overall judgement to the worst, each judgement a group of its own."""
    scale = [level.key for level in block.scales()[-1][1]]
    pairs = sorted(
        zip(block.rows, results, strict=True),
        key=lambda pair: scale.index(pair[0].overall) if pair[0].overall in scale else len(scale),
    )
    levels = [block.level(row.answer()) for row, _ in pairs]
    named = ["No overall judgement yet" if level is None else level.label for level in levels]
    grouped = [replace(result, group=name) for (_, result), name in zip(pairs, named, strict=True)]
    return replace(block, rows=[row for row, _ in pairs]), grouped


def describe(block: Block, results: Sequence[Result], measure: Measure) -> str:
    """What the figure shows, in words."""
    said = []
    for row, result in zip(block.rows, results, strict=True):
        drawn = drawable(result.estimate, result.low, result.high, measure.ratio)
        told = result.told(measure.ratio) or ("" if drawn else "not estimable")
        level = block.level(row.answer())
        judged = f"; overall {level.label}" if level is not None else ""
        names = ", ".join(one for one in (row.study_label, result.group, result.outcome) if one)
        said.append(f"{names}: {told}{judged}.")
    return " ".join(said)


def _number(value: float, width: float, ratio: bool) -> str:
    """The value with the decimals that tell the ends of an interval of that width apart; a ratio has two or more."""
    if ratio:
        digits = 2 if value <= 0 else max(0 if value >= 100 else 2, min(4, -math.floor(math.log10(value))))
    else:
        digits = 2 if width <= 0 else max(0, min(4, 2 - math.floor(math.log10(width))))
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")
