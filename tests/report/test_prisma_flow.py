"""The PRISMA flow: its sums, and a box for every count."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from attest.problems import Faults
from attest.report.flow_counts import check, must_add_up
from attest.report.prisma_flow import draw

SVG = "{http://www.w3.org/2000/svg}"
DATABASES = {
    "database_records": 1200,
    "register_records": 34,
    "duplicates_removed": 234,
    "records_screened": 1000,
    "records_excluded": 900,
    "reports_sought": 100,
    "reports_not_retrieved": 4,
    "reports_assessed": 96,
    "reports_excluded": [["wrong population", 40], ["wrong design", 39]],
    "reports_awaiting": 3,
    "reports_included": 14,
    "studies_included": 11,
}
OTHER = {
    "other_documents": 20,
    "other_unreadable": 1,
    "other_duplicates": 2,
    "other_assessed": 17,
    "other_excluded": [["secondary report only", 5]],
    "other_awaiting": 4,
    "other_included": 8,
    "reports_included": 8,
    "studies_included": 7,
}
BOTH = DATABASES | OTHER | {"reports_included": 22, "studies_included": 18}


def said(folder: Path, counts: dict[str, Any]) -> str:
    draw(counts, folder / "flow.svg", folder / "flow.png")
    root = ElementTree.fromstring((folder / "flow.svg").read_text())
    return " ".join("".join(found.itertext()) for found in root.iter(f"{SVG}text")).replace("\xa0", " ")


@pytest.mark.parametrize("counts", [DATABASES, OTHER, BOTH, {}])
def test_a_true_flow_adds_up(counts: dict[str, Any]) -> None:
    assert check(counts) == []
    must_add_up(counts)


@pytest.mark.parametrize(
    ("wrong", "about"),
    [
        ({"records_screened": 999}, "Records screened should be"),
        ({"records_excluded": 1001}, "Records excluded (1001) cannot exceed records screened (1000)."),
        ({"reports_sought": 101}, "Reports sought should be"),
        ({"reports_assessed": 95}, "Reports assessed should be"),
        ({"reports_awaiting": 4}, "Reports included should be"),
        ({"reports_excluded": [["wrong design", 78]]}, "Reports included should be"),
        ({"other_assessed": 20}, "Other sources: documents assessed should be"),
        ({"other_awaiting": 3}, "Other sources: documents included should be"),
        ({"studies_included": 23}, "Studies included (23) cannot exceed reports included (22)."),
        ({"studies_included": 0}, "at least one study"),
        ({"duplicates_removed": -1}, "cannot be negative"),
    ],
)
def test_what_does_not_add_up_is_said(wrong: dict[str, Any], about: str) -> None:
    faults = check(BOTH | wrong)
    assert any(about in fault for fault in faults), faults
    with pytest.raises(Faults):
        must_add_up(BOTH | wrong)


def test_several_reports_of_one_record_need_an_explanation() -> None:
    more = DATABASES | {"reports_sought": 102, "reports_assessed": 98, "reports_included": 16}
    assert len(check(more)) == 1
    assert check(more | {"sought_explanation": "two records have two reports each"}) == []


def test_records_that_wait_are_part_of_the_sum() -> None:
    waiting = DATABASES | {"records_excluded": 890, "records_awaiting": 10}
    assert check(waiting) == []


def test_both_columns_show_every_count(tmp_path: Path) -> None:
    text = said(tmp_path, BOTH)
    for words in (
        "Databases (n = 1,200)",
        "Registers (n = 34)",
        "Duplicate records (n = 234)",
        "Records screened (n = 1,000)",
        "Records excluded (n = 900)",
        "Reports sought for retrieval (n = 100)",
        "Reports not retrieved (n = 4)",
        "Reports excluded (n = 79):",
        "wrong design (n = 39)",
        "Reports awaiting a decision (n = 3)",
        "Reports awaiting a decision (n = 4)",
        "Could not be read (n = 1)",
        "Same document twice (n = 2)",
        "secondary report only (n = 5)",
        "Studies included in review (n = 18)",
        "Reports of included studies (n = 22)",
    ):
        assert words in text


def test_without_databases_the_other_methods_stand_alone(tmp_path: Path) -> None:
    alone, both = said(tmp_path / "a", OTHER), said(tmp_path / "b", BOTH)
    assert "databases" not in alone.lower() and "databases" in both.lower()
    assert "Documents brought by the review team (n = 20)" in alone


def test_without_other_documents_the_databases_stand_alone(tmp_path: Path) -> None:
    assert "other methods" not in said(tmp_path, DATABASES)


def test_a_flow_that_is_not_true_says_so_on_its_face(tmp_path: Path) -> None:
    assert "Does not add up" in said(tmp_path, OTHER | {"other_included": 9})
    assert "Does not add up" not in said(tmp_path, OTHER)


def test_nothing_identified_is_said(tmp_path: Path) -> None:
    assert "No search export and no document" in said(tmp_path, {})


def test_the_same_counts_give_the_same_bytes(tmp_path: Path) -> None:
    draw(BOTH, tmp_path / "one.svg")
    draw(BOTH, tmp_path / "two.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert not list(tmp_path.glob("*.png"))
