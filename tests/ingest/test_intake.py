"""Taking in exports: what is told about them, besides their records."""

from __future__ import annotations

from pathlib import Path

from attest.ingest.intake import Intake

WHOLE = "TY  - JOUR\nTI  - Rituximab for the skin\nPY  - 2019\nER  - \n\n"
CUT = "TY  - JOUR\nTI  - Tocilizumab for the lu"


def test_an_export_that_was_cut_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "cut.ris").write_text(WHOLE + CUT, encoding="utf-8")
    taken = Intake(lambda told: None)
    assert len(list(taken.records([(tmp_path / "cut.ris", "cut.ris")]))) == 2
    (problem,) = taken.problems()
    assert (problem.file, problem.place, problem.level) == ("cut.ris", "entry 2", "warning")
    assert "no end tag" in problem.found


def test_the_same_warning_of_many_records_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "bare.ris").write_text(WHOLE.replace("ER  - \n", "") * 3, encoding="utf-8")
    taken = Intake(lambda told: None)
    assert len(list(taken.records([(tmp_path / "bare.ris", "bare.ris")]))) == 3
    assert [one.place for one in taken.problems()] == ["entry 1 and 2 more"]


def test_a_binary_file_is_rejected_without_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    taken = Intake(lambda told: None)
    assert list(taken.records([(tmp_path / "old.xls", "old.xls")])) == []
    assert [one.raw for one in taken.rejected] == [""]
