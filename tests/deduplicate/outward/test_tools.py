"""The files are read as each tool reads them, and the id is still there in what the tool writes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from attest.deduplicate.outward import find_ids, mark
from attest.deduplicate.outward.sheets import LONGEST, RAYYAN
from deduplicate.outward.conftest import Make, read
from deduplicate.outward.samples import FORMULAS, FULL, PLAIN, citation

IDS = [one["citation_id"] for one in PLAIN]
COVIDENCE = ("Title", "Authors", "Abstract", "Published Year", "Published Month", "Journal", "Volume", "Issue", "Pages",
             "Accession Number", "DOI", "Ref", "Covidence #", "Study", "Notes", "Tags")  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def written(path: Path, columns: list[str], cells: list[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows(cells)
    return path


def ids_in(path: Path) -> list[str]:
    return [one for record in read(path) for one in find_ids(" ".join([record.export_id, *record.notes]))]


@pytest.fixture
def pandas_limit() -> Iterator[None]:
    """The longest cell that Python's CSV reader takes by itself."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("pandas_limit")
def test_asreview(make: Make, tmp_path: Path) -> None:
    """ASReview joins its labels to the file as it was, and numbers the rows."""
    longer = citation("pmid:8", title="Too long", pmid="8", abstract="x" * 200_000)
    frame = pd.read_csv(make([*PLAIN, longer])["asreview"], sep=None, encoding="utf-8", engine="python")
    assert list(frame.columns)[:3] == ["attest_id", "title", "abstract"]
    assert frame["year"].dropna().tolist() == [2019, 1998, 2001]
    assert frame["authors"][0].split(";") == ["Denton, C.", " Khanna, Dinesh", " Müller-Ladner, U."]
    assert frame["abstract"].iloc[-1] == "x" * LONGEST
    frame["asreview_label"] = 1
    frame.iloc[::-1].to_csv(tmp_path / "back.csv", index=True, index_label="record_id")
    assert ids_in(tmp_path / "back.csv") == ["pmid:8", *IDS[::-1]]
    assert [find_ids(row["attest_id"]) for row in rows(tmp_path / "back.csv")][-1] == IDS[:1]


def test_asreview_finds_no_column_of_its_own(make: Make) -> None:
    taken = re.compile(r"record_id|asreview_.*|.*includ.*|label.*|final_.*")
    assert [name for name in rows(make(PLAIN)["asreview"])[0] if taken.fullmatch(name)] == []


def test_rayyan(make: Make, tmp_path: Path) -> None:
    """Rayyan gives keys of its own and writes its decisions behind a note."""
    path = make(PLAIN)["rayyan"]
    assert path.read_bytes().startswith(b"key,title,")
    back = [
        row | {"key": f"rayyan-{at}", "notes": row["notes"] + ' | RAYYAN-INCLUSION: {"Ada"=>"Included"}'}
        for at, row in enumerate(rows(path))
    ]
    assert ids_in(written(tmp_path / "back.csv", list(RAYYAN), back)) == IDS


@pytest.mark.parametrize("kept", ["Accession Number", "Notes"])
def test_covidence(kept: str, make: Make, tmp_path: Path) -> None:
    """Whichever of the two places Covidence takes from RIS into its export, the id is in it."""
    places = {"Accession Number": lambda record: record.export_id, "Notes": lambda record: record.notes[0]}
    back = [
        {"Title": record.title, "Abstract": record.abstract, "Covidence #": f"#{at}", kept: places[kept](record)}
        for at, record in enumerate(read(make(PLAIN)["covidence"]))
    ]
    assert ids_in(written(tmp_path / "back.csv", list(COVIDENCE), back)) == IDS


def test_endnote_keeps_our_tags(make: Make, shared: Path, tmp_path: Path) -> None:
    """Only the tags that a real export of EndNote's has."""
    real = (shared / "fixtures/exports/asreview/pubmed_endnote.txt").read_text(encoding="utf-8")
    tags = set(re.findall(r"^([A-Z][A-Z0-9])  -", real, re.M))
    kept = [
        line for line in make(PLAIN)["ris"].read_text(encoding="utf-8").splitlines() if line[:2] in tags or not line
    ]
    (tmp_path / "back.ris").write_text("\n".join(kept), encoding="utf-8")
    assert ids_in(tmp_path / "back.ris") == IDS


def test_zotero_keeps_the_note(make: Make, tmp_path: Path) -> None:
    """Zotero writes notes as HTML."""
    text = re.sub(r"^N1  - (.*)$", r"N1  - <p>\1</p>", make(PLAIN)["ris"].read_text(encoding="utf-8"), flags=re.M)
    without = "".join(line for line in io.StringIO(text) if not line.startswith("AN  - "))
    (tmp_path / "back.ris").write_text(without, encoding="utf-8")
    assert ids_in(tmp_path / "back.ris") == IDS


@pytest.mark.parametrize("format", ["asreview", "rayyan"])
def test_no_cell_is_a_formula(format: str, make: Make) -> None:
    cells = [cell for row in rows(make([*FORMULAS, *PLAIN])[format]) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and cell != "-5"] == []


def test_marks_stand_where_the_pages_say(make: Make) -> None:
    files, own = make([FULL]), mark(FULL["citation_id"])
    assert f"AN  - {own}\r\n" in files["ris"].read_bytes().decode()
    assert f"N1  - {own} PMID: 30000001; PMCID: PMC7654321; Registration: NCT01748084, ISRCTN12345678\r\n" in (
        files["ris"].read_bytes().decode()
    )
    for element in ("accession-num", "label"):
        assert f"<{element}>{own}</{element}>" in files["endnote"].read_text(encoding="utf-8")
    assert rows(files["asreview"])[0]["attest_id"] == own
    assert rows(files["rayyan"])[0]["key"] == own
