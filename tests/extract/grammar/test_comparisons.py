"""Which groups a sentence compares, in the order of its values."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms
from attest.extract.grammar.comparisons import compared
from attest.extract.grammar.times import at_times

COMPARED = [
    ("Comparing NHF with LTOT: volume (0.50 vs 0.40, p=0.003) was higher.", ("NHF", "LTOT")),
    ("The warming group had shorter shivering (2.1 vs 3.2 min) than the control group.", ("warming", "control")),
    ("Placebo reduced pain (2.1 vs 3.2).", ("Placebo", None)),
    ("Severe pain had many causes (2.1 vs 3.2).", None),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_the_groups_of_a_comparison(text: str, expected: tuple[str, str | None] | None) -> None:
    assert compared(text, Arms()) == expected


def test_times_listed_before_the_values() -> None:
    text = "Scores at 1, 3, and 6 months rose from baseline (12 vs 14 vs 15 vs 16)."
    assert at_times(text, text.index("("), 4) == ["baseline", "at 1 months", "at 3 months", "at 6 months"]
    assert at_times(text, text.index("("), 2) is None
