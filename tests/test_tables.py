"""Files between stages."""

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from attest import tables


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"))))
def test_csv_gives_back_what_was_written_and_no_formula(tmp_path_factory, texts) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("csv") / "rows.csv"
    tables.write_csv(path, ({"a": text} for text in texts), ["a"])
    assert [row["a"] for row in tables.read_csv(path)] == texts
    with path.open(encoding="utf-8-sig", newline="") as source:
        cells = [row["a"] for row in csv.DictReader(source)]
    for cell in cells:
        assert not cell.startswith(("=", "@", "\t")) and (not cell.startswith(("+", "-")) or float(cell) is not None)


def test_signed_numbers_stay_numbers(tmp_path: Path) -> None:
    assert [tables.harmless(text) for text in ("-6.30", "+1", "=1+1", "-x", "@SUM", "'=1")] == [
        "-6.30", "+1", "'=1+1", "'-x", "'@SUM", "''=1",
    ]  # fmt: skip


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [{"a": "ä", "b": [1, 2]}, {"a": None, "b": True}]
    for name in ("one", "two"):
        tables.write_csv(tmp_path / f"{name}.csv", rows, ["a", "b"])
        tables.write_jsonl(tmp_path / f"{name}.jsonl", rows)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert tables.read_jsonl(tmp_path / "one.jsonl") == rows
    assert next(tables.each_jsonl(tmp_path / "one.jsonl")) == rows[0]
