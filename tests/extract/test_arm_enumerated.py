"""Arms in lists that are said to have so many items; and such lists that name no arms."""

from __future__ import annotations

import pytest

from attest.extract.arm_enumerated import enumerated_mentions


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("There were two groups (tea and placebo).", [("tea", None), ("placebo", None)]),
        ("Mice were kept in three groups: tea, milk, and water.", [("tea", None), ("milk", None), ("water", None)]),
        (
            "Men were split into 3 groups of 7 each: tea (T), tea plus milk (TM) and control (C).",
            [("tea", None), ("tea plus milk", None), ("control", None)],
        ),
        (
            "Men drank one of four drinks in random order: (1) warm tea, (2) cold tea, (3) milk, and (4) water.",
            [("warm tea", None), ("cold tea", None), ("milk", None), ("water", None)],
        ),
        ("They had three groups: a) tea; b) milk; c) water.", [("tea", None), ("milk", None), ("water", None)]),
        ("Men were divided into two equal groups, namely tea and water.", [("tea", None), ("water", None)]),
        (
            "Two study arms (n = 40): colchicine 1 mg daily and colchicine 2 mg daily.",
            [("colchicine 1 mg daily", "1 mg daily"), ("colchicine 2 mg daily", "2 mg daily")],
        ),
        (
            "Three groups of ten: 5 mg tea + 2 mg milk (TM), 5 mg tea alone (T), and placebo.",
            [("tea + milk", "5 mg tea + 2 mg"), ("tea alone", "5 mg"), ("placebo", None)],
        ),
        (
            "Women completed two conditions in a crossover design: sitting and walking.",
            [("sitting", None), ("walking", None)],
        ),
        ("There were three groups: tea, milk, sugar and water.", []),
        ("Two methods: weighing and counting.", []),
        ("There were two groups: men with gout and men without gout.", []),
        ("Pain was less in all 3 sugar groups, milk in the tea group, and salt in the sugar group.", []),
        ("There were two groups.", []),
    ],
)
def test_lists_with_their_length(sentence: str, arms: list[tuple[str, str | None]]) -> None:
    found = list(enumerated_mentions(sentence, 0))
    assert [(one.name, one.dose[0] if one.dose else None) for one in found] == arms
    for one in found:
        assert one.name.split()[0] in sentence[one.start : one.end]
