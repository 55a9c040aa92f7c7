"""Blocks as plain data: levels, scales, and overall judgements that are not the worst of their domains."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.appraise.figures.blocks import (
    NO_INFORMATION,
    NOT_APPLICABLE,
    UNKNOWN,
    Block,
    Column,
    Difference,
    Row,
    differences,
    kind_of,
)
from bias_blocks import DOMAINS, ROB2, SCALES, judged, rob2


@pytest.mark.parametrize(
    ("letters", "overall", "worst"),
    [
        ("llsll", "some concerns", None),
        ("llsll", "low", "some concerns"),
        ("lhsll", "some concerns", "high"),
        ("llsll", "high", "some concerns"),  # RoB 2 allows it; it is listed all the same, for people to look at
        ("lisll", "some concerns", None),  # no information is no grade
        ("lasll", "some concerns", None),
        ("iiiii", "no information", None),
        ("iilii", "no information", "low"),
        ("ll.ll", "high", None),  # the open domain can still be the high one
        ("lh.ll", "low", "high"),
        ("lhlll", None, None),
        ("lhlll", "perhaps", None),
    ],
)
def test_an_overall_is_compared_with_the_worst_domain(letters: str, overall: str | None, worst: str | None) -> None:
    found = differences(rob2(judged("Kim 2020", letters, overall)))
    assert found == ([Difference("Kim 2020", str(overall), worst)] if worst else [])


def test_a_scale_of_its_own_is_compared_with_nothing() -> None:
    row = Row("Kim 2020", {"d1": "no"}, "low")
    block = Block("JBI", SCALES["jbi"], [Column("d1", "1", "Item")], [row], overall_levels=ROB2)
    assert differences(block) == []


def test_each_group_is_summed_up_by_its_own_overall() -> None:
    """As in PROBAST: risk of bias and applicability, each with domains and an overall."""
    columns = [
        Column("d1", "D1", "Participants", "Risk of bias"),
        Column("rob", "Overall", "Overall risk of bias", "Risk of bias", overall=True),
        Column("a1", "A1", "Participants", "Applicability"),
        Column("app", "Overall", "Overall applicability", "Applicability", overall=True),
    ]
    row = Row("Kim 2020", {"d1": "high", "rob": "low", "a1": "low", "app": "low"})
    block = Block("PROBAST", SCALES["probast"], columns, [row], overall="")
    assert differences(block) == [Difference("Kim 2020", "low", "high", "rob")]


def test_an_overall_can_be_about_one_group_only() -> None:
    columns = [Column("d1", "D1", "", "Risk of bias"), Column("a1", "A1", "", "Applicability")]
    block = Block("QUADAS-2", ROB2, columns, [Row("Kim 2020", {"d1": "low", "a1": "high"}, "low")])
    assert [one.worst for one in differences(block)] == ["high"]
    about = Block("QUADAS-2", ROB2, columns, block.rows, overall_group="Risk of bias")
    assert differences(about) == []


@given(st.lists(st.sampled_from("lshia."), min_size=5, max_size=5), st.sampled_from([one.key for one in ROB2]))
def test_an_overall_that_is_the_worst_is_never_listed(letters: list[str], overall: str) -> None:
    row = judged("Kim 2020", "".join(letters), overall)
    grades = [level.key for level in ROB2]
    worst = max((grades.index(cell) for cell in row.cells.values() if cell in grades), default=None)
    found = differences(rob2(row))
    if worst is None or overall == grades[worst]:
        assert found == []
    elif None not in row.cells.values() or grades.index(overall) < worst:
        assert found == [Difference("Kim 2020", overall, grades[worst])]
    else:
        assert found == []


def test_a_scale_keeps_all_its_levels_and_gains_the_special_ones_that_occur() -> None:
    ((name, levels),) = rob2(judged("Kim 2020", "llall", "low")).scales()
    assert name == "" and [level.key for level in levels] == ["low", "some concerns", "high", NOT_APPLICABLE]


def test_an_answer_that_the_instrument_does_not_have_is_kept_and_named() -> None:
    block = rob2(Row("Kim 2020", {"d1": "perhaps"}, "low"))
    level = block.level("perhaps", "d1")
    assert level is not None and (level.kind, level.label) == (UNKNOWN, "perhaps")
    assert block.unknown() == ["perhaps"]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("not applicable", "N/A"), NOT_APPLICABLE),
        (("ni", "No information"), NO_INFORMATION),
        (("no", "No"), ""),
        (("some concerns", "Some concerns"), ""),
    ],
)
def test_the_special_levels_are_known_by_key_or_label(names: tuple[str, str], kind: str) -> None:
    assert kind_of(*names) == kind


@pytest.mark.parametrize(
    ("weight", "counts"), [(None, False), (math.nan, False), (-1.0, False), (0.0, True), (2, True)]
)
def test_only_a_number_is_a_weight(weight: float | None, counts: bool) -> None:
    assert Row("Kim 2020", {}, weight=weight).counts() is counts


def test_the_keys_of_the_columns_come_in_order_with_the_overall_last() -> None:
    assert rob2().places() == (*(column.key for column in DOMAINS), "")
    assert rob2(overall="").places() == tuple(column.key for column in DOMAINS)
