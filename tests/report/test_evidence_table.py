"""The evidence tables of two studies, of none and of many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from attest import tables
from attest.report import evidence_table
from attest.report.evidence_table import Table

Rows = list[dict[str, Any]]


def grid(table: Table) -> list[dict[str, str]]:
    heads = table.headings()
    return [
        {"Study": row.study, **{head: row.cell(c).text for head, c in zip(heads, table.columns, strict=True)}}
        for row in table.rows
    ]


def test_characteristics_have_a_row_a_study_and_bias_last(two_studies: Rows) -> None:
    table = evidence_table.characteristics(two_studies)
    kuzumi, narvaez = grid(table)
    assert list(kuzumi)[-1] == "Overall judgement"
    assert kuzumi["Analysed"] == "29" and narvaez["Analysed"] == "8 ≠ 9"
    assert kuzumi["Women"] == "27 (93%)" and narvaez["Women"] == "NR"
    assert kuzumi["Age"] == "median 48 (IQR 35–45) years⚑"
    assert kuzumi["Follow-up"] == "up to 96 weeks†"
    assert kuzumi["Arms"] == "Rituximab: people 29"
    assert narvaez["Dose and schedule"] == "[two infusions of 1 g a cycle]"
    assert narvaez["Funding"] == "–" and narvaez["Arms"] == "–"
    assert kuzumi["Overall judgement"] == "fair†"


def test_results_have_one_readable_cell(two_studies: Rows) -> None:
    rows = grid(evidence_table.results(two_studies))
    assert [(row["Study"], row["Outcome"], row["As reported"]) for row in rows] == [
        ("Kuzumi 2023", "Skin thickness (mRSS)", "–"),
        ("Kuzumi 2023", "Forced vital capacity", "–"),
        ("Narváez 2019", "Clinical improvement", "4 (50%)"),
        ("Narváez 2019", "Radiologic improvement", "[2 (25%)]"),
        ("Narváez 2019", "Cycles given", "3.12 ± 2.1 (range 1–7)"),
    ]
    assert rows[0]["Direction"] == "improved" and rows[0]["Time point"] == "96 weeks"
    assert rows[2]["Events"] == "4" and rows[4]["Mean"] == "3.12"


def test_adverse_events_are_apart(two_studies: Rows) -> None:
    (event,) = grid(evidence_table.adverse_events(two_studies))
    assert (event["Event"], event["As reported"]) == ("Respiratory infection", "1 (12.5%)")


def test_every_value_is_in_some_table(two_studies: Rows) -> None:
    made = (evidence_table.characteristics, evidence_table.results, evidence_table.adverse_events)
    shown = {name for table in made for row in table(two_studies).rows for name in row.value_ids}
    units = {"s1.people.age_unit", "s1.follow_up.unit"}  # they stand behind the number as its unit
    assert {row["value_id"] for row in two_studies} - shown == units


def test_columns_keep_the_order_of_the_form_when_studies_answer_different_fields(
    attested: Callable[..., dict[str, Any]],
) -> None:
    def row(study: str, field: str, order: int) -> dict[str, Any]:
        return {**attested((study, study), "study", field, field, "", "x"), "order": order}

    by_row = [row("s1", "a", 1), row("s1", "d", 3), row("s2", "a", 1), row("s2", "b", 2), row("s2", "d", 3)]
    assert evidence_table.characteristics(by_row).headings() == ["a", "b", "d"]
    by_field = [row("s1", "c", 3), row("s2", "b", 2), row("s3", "a", 1), row("s3", "c", 3)]
    assert evidence_table.characteristics(by_field).headings() == ["a", "b", "c"]


def test_a_unit_shared_by_all_stands_in_the_heading(attested: Callable[..., dict[str, Any]]) -> None:
    def duration(study: str, value: str, unit: str) -> dict[str, Any]:
        return attested((study, study), "study", "duration", "Duration", "", value, unit=unit)

    same = evidence_table.characteristics([duration("s1", "3", "months"), duration("s2", "4", "months")])
    assert grid(same)[0] == {"Study": "s1", "Duration (months)": "3"}
    mixed = evidence_table.characteristics([duration("s1", "3", "months"), duration("s2", "4", "weeks")])
    assert [row["Duration"] for row in grid(mixed)] == ["3 months", "4 weeks"]


def test_two_fields_of_one_title_keep_their_columns(attested: Callable[..., dict[str, Any]]) -> None:
    rows = [attested(("s1", "A"), "study", name, "Comment", "", name) for name in ("one", "two")]
    rows.append(attested(("s1", "A"), "people", "three", "Comment", "", "three"))
    (row,) = grid(evidence_table.characteristics(rows))
    assert set(row.values()) == {"A", "one", "two", "three"}


def test_csv_files_hold_the_tables_and_no_formula(
    two_studies: Rows, attested: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    nasty = ["=1+1", "@x", "+1+1", "-x", "'=1"]
    rows = two_studies + [attested((f"n{i}", v), "study", "design", "Design", "", v) for i, v in enumerate(nasty)]
    paths = [tmp_path / name for name in ("table.csv", "results.csv", "events.csv")]
    evidence_table.write_csv(paths[0], paths[1], rows, paths[2])
    read = tables.read_csv(paths[0])
    assert [row["Design"] for row in read[2:]] == nasty
    assert read[0]["value_ids"].split()[:2] == ["s1.report.title", "s1.report.journal"]
    raw = paths[0].read_text(encoding="utf-8-sig").splitlines()
    assert not any(cell.startswith(("=", "@", "+", "-x")) for line in raw for cell in line.split(","))
    assert len(tables.read_csv(paths[1])) == 5 and len(tables.read_csv(paths[2])) == 1


def test_no_value_gives_empty_tables(tmp_path: Path) -> None:
    for table in (evidence_table.characteristics, evidence_table.results, evidence_table.adverse_events):
        assert table([]).rows == ()
    evidence_table.write_csv(tmp_path / "a.csv", tmp_path / "b.csv", [])
    assert tables.read_csv(tmp_path / "a.csv") == []
