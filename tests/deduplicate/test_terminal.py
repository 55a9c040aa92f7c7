"""`attest dedup`: a row a record with the export's own id, and the near misses."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attest.deduplicate.terminal import deduplicate_files, told

TITLE = "Rituximab for skin thickness in adults with systemic sclerosis"


def read(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        told = {"record_id": f"hash:{path.name}{number}", "export_id": line.split("|")[0], "title": TITLE}
        yield told | {"authors": ["Denton, C."], "year": "2019", "volume": "78", "pages": line.split("|")[1]}


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("id1|512\nid2|600\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("|512-520\n", encoding="utf-8")
    out, near = tmp_path / "out" / "clusters.csv", tmp_path / "near.csv"
    records, matched = deduplicate_files([tmp_path / "a.txt", tmp_path / "b.txt"], read, out, near)
    with out.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["ID"] for row in rows] == ["id1", "id2", "hash:b.txt0"]
    assert rows[0]["group"] == rows[2]["group"] != rows[1]["group"]
    assert near.read_text(encoding="utf-8-sig").startswith("pair_id,ID,other_ID,score,reason,title,other_title")
    assert told(records, matched).startswith("3 records are 2 publications (1 duplicates)")
