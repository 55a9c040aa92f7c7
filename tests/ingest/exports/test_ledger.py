"""The command's output: records on one stream, the ledger on the other."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from attest.ingest.exports import ledger as module
from attest.ingest.exports.ledger import print_records
from ingest.exports.samples import NBIB, RIS


def run(*paths: Path) -> tuple[int, list[dict[str, object]], str]:
    out, err = io.StringIO(), io.StringIO()
    code = print_records(paths, out, err)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_records_are_printed_as_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(RIS)
    (tmp_path / "b").write_text(NBIB)
    code, rows, told = run(tmp_path / "a", tmp_path / "b")
    assert code == 0
    assert [row["position"] for row in rows] == [1, 2, 3, 1, 2, 3]
    assert rows[3]["record_id"] == "pmid:11111111"
    assert "b: MEDLINE, MEDLINE (3), 3 records, 0 rejected" in told


def test_rejected_entries_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(RIS.replace("ER stress", "ER\0stress"))
    (tmp_path / "b").write_text("words")
    code, rows, told = run(tmp_path / "a", tmp_path / "b")
    assert code == 1
    assert len(rows) == 2
    assert "entry 1: expected an entry that can be read, found NUL signs" in told
    assert "found a file whose format is not known" in told


def test_a_reader_that_drops_an_entry_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text(RIS)
    whole = module.read_export
    monkeypatch.setattr(module, "read_export", lambda path, name: list(whole(path, name))[:2])
    code, _, told = run(tmp_path / "a")
    assert code == 1
    assert "expected 3 entries, found 2 read and 0 rejected" in told
