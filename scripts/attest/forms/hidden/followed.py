"""What a workbook shows of questions that follow from others, and how it is known again."""

from __future__ import annotations

BY_RULE = "By the rule: "  # before the judgement that a workbook works out beside a question
WAITING = "waiting for answers"
LINK, STATE = "link:", "state:"  # hidden columns: the number of a question's row, and whether it is asked


def as_shown(value: str, remarks: str = "") -> str:
    """What stands beside a question that a rule answers; remarks begin a line each."""
    return BY_RULE + (value or WAITING) + remarks


def read_beside(words: str) -> str:
    """The judgement that such a cell shows; "" where it shows none."""
    told = words.strip().split("\n", 1)[0]
    value = told.removeprefix(BY_RULE).strip() if told.startswith(BY_RULE.strip()) else ""
    return "" if value == WAITING else value
