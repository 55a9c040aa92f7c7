"""Files made to harm: each is an error or a rejected entry, in bounded memory, and its neighbours are read."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from attest.ingest.exports import reading
from attest.ingest.exports.read import read_export
from attest.ingest.exports.record import Record, Rejected
from ingest.exports.conftest import Read
from ingest.exports.samples import PUBMED_XML, RIS

BOMB = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>&c;</ArticleTitle></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<xml><records><record><titles><title>&e;</title></titles></record></records></xml>"""
UNDECLARED = """<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">
<xml><records><record><titles><title>&e;</title></titles></record><record><titles><title>Sound</title></titles></record>
</records></xml>"""


@pytest.mark.parametrize("content", [BOMB, OUTSIDE])
def test_declared_entities_are_refused(read: Read, content: str) -> None:
    (only,) = read(content)
    assert isinstance(only, Rejected)
    assert only.position == 0
    assert "entities" in only.reason


def test_entities_from_elsewhere_are_not_fetched(read: Read) -> None:
    first, second = read(UNDECLARED)
    assert isinstance(first, Rejected)
    assert isinstance(second, Record)
    assert second.title == "Sound"


def test_a_damaged_element_harms_no_other(read: Read) -> None:
    first, second, third = read(PUBMED_XML.replace("Second</ArticleTitle>", "Second</Wrong>"))
    assert [type(one) for one in (first, second, third)] == [Record, Rejected, Record]
    assert isinstance(second, Rejected)
    assert second.raw.startswith("<PubmedArticle>")


def test_a_name_of_an_element_in_a_text_begins_no_record(records: Read) -> None:
    (only,) = records("<records><record><titles><title><![CDATA[ <record> ]]></title></titles></record></records>")
    assert isinstance(only, Record)
    assert only.title == "<record>"


def test_very_deep_markup_is_read_or_rejected(read: Read) -> None:
    deep = "<a>" * 100_000 + "x" + "</a>" * 100_000
    (only,) = read(f"<records><record><titles><title>{deep}</title></titles></record></records>")
    assert only.position == 1


def test_deep_json_is_rejected(read: Read) -> None:
    first, second = read('[{"title": ' + "[" * 200_000 + "]" * 200_000 + '}, {"title": "Sound", "type": "book"}]')
    assert isinstance(first, Rejected)
    assert isinstance(second, Record)


def test_nul_signs_reject_their_entry_alone(read: Read) -> None:
    first, second, third = read(RIS.replace("role of", "role\0of"))
    assert isinstance(first, Rejected)
    assert "NUL" in first.reason
    assert isinstance(second, Record)
    assert isinstance(third, Record)


def test_an_endless_entry_is_rejected_and_the_next_one_read(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_RECORD", 50_000)
    monkeypatch.setattr(reading, "CHUNK", 10_000)
    endless = "TY  - JOUR\nTI  - " + "x" * 1_000_000 + "\nER  - \n"
    first, second, *rest = read(endless + RIS)
    assert isinstance(first, Rejected)
    assert len(first.raw) == 2_000
    assert isinstance(second, Record)
    assert second.title.startswith("Rituximab")
    assert len(rest) == 2


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the largest memory is read from /proc")
@pytest.mark.parametrize("by", ["\n", " "])
def test_memory_does_not_grow_with_the_file(by: str, tmp_path: Path) -> None:
    path = tmp_path / "long"
    with path.open("w") as out:
        out.write("TY  - JOUR\nTI  - " + by)
        for _ in range(120):
            out.write(("x" * 99 + by) * 10_000)
    peak = _peak_of_reading(path)
    assert peak < 120_000  # kilobytes; Python alone takes 20,000


def _peak_of_reading(path: Path) -> int:
    code = (
        "import sys; from pathlib import Path; from attest.ingest.exports.read import read_export\n"
        "print([type(one).__name__ for one in read_export(Path(sys.argv[1]), 'x')])\n"
        "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')])"
    )
    home = Path(__file__).resolve().parents[3] / "scripts"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(home)},
    )
    names, peak = done.stdout.splitlines()
    assert names == "['Rejected']"
    return int(peak)


def _workbook(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def test_a_zip_bomb_is_refused(read: Read) -> None:
    content = io.BytesIO(_workbook([["Title", "EID"], ["One", "2-s2.0-1"]]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(300):
            part.write(b"0" * 1_000_000)
    (only,) = read(content.getvalue())
    assert isinstance(only, Rejected)
    assert only.position == 0
    assert "unpacks" in only.reason


def test_a_cut_workbook_is_refused(read: Read) -> None:
    (only,) = read(_workbook([["Title"], ["One"]])[:-40])
    assert isinstance(only, Rejected)


def test_formulas_in_a_table_are_text(records: Read) -> None:
    (only,) = records('Title,Abstract\n"=cmd|\' /C calc\'!A0","@x"\n')
    assert isinstance(only, Record)
    assert only.title.startswith("=cmd")


def test_a_file_that_is_too_large_for_its_format_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1_000)
    (only,) = read("Title,DOI\n" + "One,10.1000/1\n" * 100)
    assert isinstance(only, Rejected)
    assert "MB" in only.reason


def test_what_is_no_file_is_rejected(tmp_path: Path) -> None:
    (only,) = read_export(tmp_path / "missing", "missing")
    assert isinstance(only, Rejected)
    (folder,) = read_export(tmp_path, "folder")
    assert isinstance(folder, Rejected)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"\x00" * 5000 + b"x", b"<html><body>no export</body></html>", b"words"]
)
def test_what_is_no_export_is_rejected(read: Read, content: bytes) -> None:
    (only,) = read(content)
    assert isinstance(only, Rejected)
    assert only.position == 0


def test_an_empty_file_has_no_entries(read: Read) -> None:
    assert read(b"") == []
    assert read(b"\xef\xbb\xbf\r\n \r\n") == []


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(RIS)
    entries: Iterator[Record | Rejected] = read_export(path, "x")
    assert next(entries).position == 1
