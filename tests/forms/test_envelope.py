"""Opening files that came back: workbooks of several programs, sheets as text, and whatever else people send."""

from __future__ import annotations

import datetime
import io
import random
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from attest.forms import envelope
from attest.forms.cells import raw as cells
from attest.forms.cells.raw import MERGED, FormulaError, NoResult, Percent
from attest.forms.envelope import open_sheets
from attest.forms.files import odf, ooxml
from attest.problems import Faults

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with one of every kind of cell, each below its name."""
    path = tmp_path / "book.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    page = workbook.add_worksheet("Results")
    look = {code: workbook.add_format({"num_format": code}) for code in ("@", "0%", '0.0 "%"', "[Red]0.00%", "d-mmm",
            "h:mm", "[h]:mm:ss")}  # fmt: skip
    page.write_row(0, 0, list(KINDS))
    page.write_string(1, 0, "3.10", look["@"])
    page.write_blank(1, 1, None, look["@"])
    page.write_number(1, 2, 3.1)
    page.write_number(1, 3, 0.5, look["0%"])
    page.write_number(1, 4, 0.07, look["[Red]0.00%"])
    page.write_number(1, 5, 50, look['0.0 "%"'])
    page.write_datetime(1, 6, datetime.date(2026, 7, 1), look["d-mmm"])
    page.write_datetime(1, 7, datetime.time(1, 2), look["h:mm"])
    page.write_datetime(1, 8, datetime.timedelta(hours=25, minutes=1), look["[h]:mm:ss"])
    page.write_boolean(1, 9, True)
    page.write_formula(1, 10, "=1/0", None, "#DIV/0!")
    page.write_formula(1, 11, "=1+1", None, 2)
    page.write_formula(1, 12, "=1/4", look["0%"], 0.25)
    page.write_formula(1, 13, '="a"&"b"', None, "ab")
    page.write_string(1, 14, "two\nlines <&> “é”")
    page.merge_range(2, 0, 2, 2, "wide")
    page.merge_range(3, 0, 5, 1, "block")
    page.write_string(6, len(KINDS) - 1, "end")
    workbook.add_worksheet("Other")
    workbook.close()
    return path


KINDS = {
    "text": "3.10", "blank": "", "number": 3.1, "per cent": Percent(0.5), "red per cent": Percent(0.07),
    "sign only": 50.0, "date": datetime.date(2026, 7, 1), "time": datetime.time(1, 2),
    "length": datetime.timedelta(hours=25, minutes=1), "truth": True, "error": FormulaError("#DIV/0!"), "formula": 2.0,
    "per cent formula": Percent(0.25), "text formula": "ab", "lines": "two\nlines <&> “é”",
}  # fmt: skip


def same(found: object, expected: object) -> bool:
    return type(found) is type(expected) and found == expected


def check(rows: cells.Rows) -> None:
    wrong = {name: cell for (name, kind), cell in zip(KINDS.items(), rows[1], strict=True) if not same(cell, kind)}
    assert not wrong
    blank = [""] * (len(KINDS) - 3)
    assert rows[2] == ["wide", MERGED, MERGED, *blank]
    assert rows[3] == ["block", MERGED, "", *blank]
    assert rows[4] == rows[5] == [MERGED, MERGED, "", *blank]
    assert rows[6] == ["", "", "", *blank[1:], "end"]


def edited(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of an archive with parts changed, or left out where the change gives `None`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def in_sheet(source: Path, target: Path, old: str | bytes, new: str | bytes) -> Path:
    before, after = (part.encode() if isinstance(part, str) else part for part in (old, new))

    def change(name: str, content: bytes) -> bytes:
        assert name != SHEET or before in content
        return content.replace(before, after) if name == SHEET else content

    return edited(source, target, change)


def message(path: Path) -> str:
    with pytest.raises(Faults) as faults:
        open_sheets(path, "sources/bad")
    (problem,) = faults.value.problems
    assert problem.file == "sources/bad" and problem.hint and "\n" not in problem.found
    return problem.found


def test_every_kind_of_cell_is_read(book: Path) -> None:
    sheets = open_sheets(book, "book.xlsx")
    assert list(sheets) == ["Results", "Other"] and list(sheets["Other"]) == []
    check(sheets["Results"])


@pytest.mark.parametrize(
    "change",
    [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
        (r'<(/?)(worksheet|sheetData|row|c|f|v|mergeCells|mergeCell)\b', r"<\1x:\2"),
        (r'<c r="(\w+)" s="(\d+)" t="(\w+)"', r'<c t="\3" s="\2" r="\1"'),
        (r'<c r="(\w+)"', r"<c r='\1'"),
        (r'<dimension ref="[^"]*"', '<dimension ref="A1"'),
        (r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"'),
        (r'<dimension ref="[^"]*"/>', ""),
    ],
    ids=["strict", "strict relations", "prefixes", "order of attributes", "apostrophes", "too small an extent",
         "too large an extent", "no extent"],
)  # fmt: skip
def test_other_ways_to_write_the_same_workbook(book: Path, tmp_path: Path, change: tuple[str, str]) -> None:
    def rewrite(name: str, content: bytes) -> bytes:
        if change[0].startswith("http"):
            return content.replace(change[0].encode(), change[1].encode())
        text = re.sub(change[0], change[1], content.decode()) if name == SHEET else content.decode()
        return text.replace('xmlns="', 'xmlns:x="', 1).encode() if "<x:" in text else text.encode()

    check(open_sheets(edited(book, tmp_path / "other.xlsx", rewrite), "other.xlsx")["Results"])


def test_formulas_without_their_results(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page["A1"], page["C4"] = "=1+1", '=IF(A1<2,"a","b")'
    made.save(tmp_path / "a.xlsx")
    (rows,) = open_sheets(tmp_path / "a.xlsx", "a.xlsx").values()
    assert same(rows[0][0], NoResult("=1+1")) and same(rows[3][2], NoResult('=IF(A1<2,"a","b")'))


def test_an_empty_text_is_a_result(book: Path, tmp_path: Path) -> None:
    path = in_sheet(book, tmp_path / "a.xlsx", '<f>"a"&amp;"b"</f><v>ab</v>', '<f>IF(1,"")</f><v></v>')
    assert open_sheets(path, "a.xlsx")["Results"][1][list(KINDS).index("text formula")] == ""


def test_dates_of_the_iso_kind(book: Path, tmp_path: Path) -> None:
    number = list(KINDS).index("number")
    path = in_sheet(book, tmp_path / "a.xlsx", '<c r="C2"><v>3.1</v>', '<c r="C2" t="d"><v>2026-07-01</v>')
    assert open_sheets(path, "a.xlsx")["Results"][1][number] == datetime.date(2026, 7, 1)


def test_a_merge_beyond_the_form_is_cut(book: Path, tmp_path: Path) -> None:
    for old, new in (("A3:C3", "A3:XFD3"), ("A4:B6", "A4:B1048576")):
        path = in_sheet(book, tmp_path / "a.xlsx", old, new)
        rows = open_sheets(path, "a.xlsx")["Results"]
        assert len(rows) == 7 and {len(row) for row in rows} == {len(KINDS)}
    assert rows[6][:2] == [MERGED, MERGED]


def soffice(target: str, source: Path, out: Path) -> Path:
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / f"{source.stem}.{target.split(':')[0]}"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_libreoffice_saves(book: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    as_ods = soffice("ods", book, tmp_path / "out")
    check(open_sheets(as_ods, "book.ods")["Results"])
    check(open_sheets(soffice("xlsx", as_ods, tmp_path / "out"), "book.xlsx")["Results"])
    assert list(open_sheets(as_ods, "book.ods")) == ["Results", "Other"]


ODS = """<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c">
<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"""


def ods(path: Path, body: str, content: str = ODS, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", envelope.SHEET_TYPE)
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<a/>"))
        archive.writestr("content.xml", content.replace("{}", body))
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def table(*rows: str, name: str = "S") -> str:
    whole = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{whole}</table:table>'


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def value(kind: str, **attributes: str) -> str:
    told = " ".join(f'office:{name}="{said}"' for name, said in attributes.items())
    return f'<table:table-cell office:value-type="{kind}" {told}><text:p>seen</text:p></table:table-cell>'


def test_ods_cells(tmp_path: Path) -> None:
    row = [
        cell("a<text:span>b</text:span> <text:s text:c='2'/>c<text:tab/>d<text:line-break/>e"),
        cell("one</text:p><text:p>two"),
        "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>",
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation>'
        "<text:p>said</text:p></table:table-cell>",
        value("boolean", **{"boolean-value": "true"}),
        value("date", **{"date-value": "2026-07-01T10:00:00"}),
        value("date", **{"date-value": "0000-99-99"}),
        value("time", **{"time-value": "-PT01H"}),
        value("currency", value="1.5"),
        value("float", value="x"),
        '<table:table-cell table:formula="of:=1+1"/>',
        '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>',
        '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>Err:522</text:p>'
        "</table:table-cell>",
        cell("x", 'office:string-value="real"'),
    ]
    (rows,) = open_sheets(ods(tmp_path / "a.ods", table("".join(row))), "a.ods").values()
    expected = [
        "ab   c\td\ne", "one\ntwo", "", "said", True, datetime.datetime(2026, 7, 1, 10), "seen",
        datetime.timedelta(hours=-1), 1.5, "seen", NoResult("=1+1"), "", FormulaError("Err:522"), "real",
    ]  # fmt: skip
    assert [(type(one), one) for one in rows[0]] == [(type(one), one) for one in expected]


def test_ods_repeats_are_followed_and_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    sheet = table(cell("a", 'table:number-columns-repeated="2"') + blank, blank, cell("b")).replace(
        "<table:table-row><table:table-cell table:number-columns-repeated",
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated',
    )
    foot = f'<table:table-row table:number-rows-repeated="1048570">{blank}</table:table-row></table:table>'
    covered = '<table:covered-table-cell table:number-columns-repeated="16000"/>'
    sheets = open_sheets(ods(tmp_path / "a.ods", sheet.replace("</table:table>", foot)), "a.ods")
    assert sheets["S"] == [["a", "a"], ["", ""], ["", ""], ["", ""], ["b", ""]]
    wide = open_sheets(ods(tmp_path / "b.ods", table(cell("a") * 3, cell("b") + covered)), "b.ods")["S"]
    assert wide == [["a", "a", "a"], ["b", MERGED, MERGED]]
    far = "a cell far outside of any form"
    monkeypatch.setattr(odf, "LARGEST_AREA", 100_000)
    for times in ("1000000", "9" * 30):
        many = f'<table:table-row table:number-rows-repeated="{times}">{cell("a")}</table:table-row>'
        assert far in message(ods(tmp_path / "c.ods", table()[:-14] + many * 6 + "</table:table>"))
        gap = f'<table:table-row table:number-rows-repeated="{times}">{blank}</table:table-row>'
        deep = table()[:-14] + gap * 6 + f"<table:table-row>{cell('a')}</table:table-row></table:table>"
        assert far in message(ods(tmp_path / "d.ods", deep))
    right = table(blank + cell("a"), *[cell("a", 'table:number-columns-repeated="16384"')] * 400)
    assert far in message(ods(tmp_path / "e.ods", right))
    assert far in message(ods(tmp_path / "f.ods", table(*[cell("a") + covered] * 400)))
    both = "".join(table(cell("a", 'table:number-columns-repeated="16384"'), name=str(one)) for one in range(400))
    assert far in message(ods(tmp_path / "g.ods", both))
    spaces = table(cell("a<text:s text:c='4000000000'/>b"))
    assert len(open_sheets(ods(tmp_path / "h.ods", spaces), "h.ods")["S"][0][0]) < 2_000


def test_ods_files_that_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + ODS
    assert "no spreadsheet program" in message(ods(tmp_path / "a.ods", table(cell("&b;")), bomb))
    assert "cannot be read" in message(ods(tmp_path / "b.ods", "<table:table>"))
    locked = "<manifest:encryption-data/>"
    assert "a password" in message(ods(tmp_path / "c.ods", table(), manifest=locked))
    assert "macros" in message(ods(tmp_path / "d.ods", table(), **{"Basic/Standard/Module1.xml": "<a/>"}))
    path = ods(tmp_path / "e.ods", table())
    word = edited(path, tmp_path / "f.ods", lambda name, old: old.replace(b"spreadsheet", b"text"))
    assert "OpenDocument file that is no workbook" in message(word)


# CSV ---------------------------------------------------------------------------------------------------------------

CSV = 'attest:sheet:results,subject,answer:events\n"[""s1"", ""r""]",Müller 2020,"3,10"\n,,"two\nlines"\n'
READ = [
    ["attest:sheet:results", "subject", "answer:events"],
    ['["s1", "r"]', "Müller 2020", "3,10"],
    ["", "", "two\nlines"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["Results.csv", "Results.txt", "Results.xlsx"])
def test_a_sheet_as_text_in_any_dress(tmp_path: Path, encoding: str, separator: str, name: str) -> None:
    text = re.sub(r',(?=\w|"|$|,)(?!10)', separator, CSV, flags=re.M) if separator != "," else CSV
    (tmp_path / name).write_bytes(text.replace("\n", "\r\n").replace("two\r\n", "two\n").encode(encoding))
    assert open_sheets(tmp_path / name, name) == {"Results": READ}


def test_apostrophes_against_formulas_and_a_line_that_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nattest:questions;entry:\n'=1+1;''@x\n'tis;-3\n", encoding="utf-8")
    assert open_sheets(path, "a.csv") == {"a": [["attest:questions", "entry:"], ["=1+1", "'@x"], ["'tis", "-3"]]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Study;Answer\nKim;29\n", "a file that is no workbook"),
        (b'attest:questions,entry:\n"open,1\n', "a quotation mark that does not close"),
        (b'attest:questions,entry:\n"a"b,1\n', "a quotation mark that does not close"),
        (b"attest:questions,entry:\na\0b,1\n", "NUL signs"),
        (b"attest:questions,entry:\n" + bytes(range(1, 9)) * 20, "control characters"),
        ("attest:questions,entry:\nééééé".encode() + b"\xe9,1\n", "damaged letters"),
        (b"%PDF-1.7 attest:questions", "a PDF"),
        (b"attest:questions" + b"," * 5_000_001, "more cells than any form has"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a file that is no workbook"),
    ],
)
def test_text_that_is_no_form(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert said in message(tmp_path / "a.csv")


# What is no form ---------------------------------------------------------------------------------------------------


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as target:
        for name in names:
            target.writestr(name, "<a/>")
    return path


def old_office(path: Path, stream: str) -> Path:
    path.write_bytes(envelope.OLD_OFFICE + bytes(500) + stream.encode("utf-16-le") + bytes(500))
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path, book: path.write_bytes(b""), "an empty file"),
        (lambda path, book: path.write_bytes(book.read_bytes()[:-900]), "a damaged or cut-off file"),
        (lambda path, book: path.write_bytes(b"PK\x03\x04" + bytes(99)), "a damaged or cut-off file"),
        (lambda path, book: old_office(path, "EncryptedPackage"), "a workbook with a password"),
        (lambda path, book: old_office(path, "Workbook"), "a workbook in the old .xls format"),
        (lambda path, book: old_office(path, "WordDocument"), "a workbook with a password or in the old .xls format"),
        (lambda path, book: archive(path, "word/document.xml"), "a Word document"),
        (lambda path, book: archive(path, "ppt/presentation.xml"), "a PowerPoint presentation"),
        (lambda path, book: archive(path, "xl/workbook.bin"), "a workbook in the binary format .xlsb"),
        (lambda path, book: archive(path, "Index/Document.iwa"), "a document of Numbers, Pages or Keynote"),
        (lambda path, book: archive(path, "a.txt"), "a zip archive that holds no workbook"),
        (lambda path, book: archive(path), "a zip archive that holds no workbook"),
        (lambda path, book: archive(path, "xl/workbook.xml"), "a workbook that cannot be read"),
        (lambda path, book: archive(path, "xl/workbook.xml", "xl/vbaProject.bin"), "a workbook with macros"),
        (lambda path, book: archive(path, "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "a workbook with macros"),
        (lambda path, book: in_sheet(book, path, "#DIV/0!", "#SPILL!"),
         "the formula error #SPILL! in sheet Results, cell K2"),
        (lambda path, book: in_sheet(book, path, "<worksheet", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
         "no spreadsheet program has written"),
        (lambda path, book: in_sheet(book, path, 'r="A2" ', ""), "whose cells do not say where they stand"),
        (lambda path, book: in_sheet(book, path, '"C2"', '"C20000000"'), "a cell far outside of any form (C20000000)"),
        (lambda path, book: in_sheet(book, path, '"C2"', '"XFD1048576"'), "(in column 16384 and row 1048576)"),
        (lambda path, book: in_sheet(book, path, '<c r="C2">', '<c\tt="n"\nr = "xfd1048576">'), "far outside"),
        (lambda path, book: in_sheet(book, path, "</sheetData>", ""), "a workbook that cannot be read"),
        (lambda path, book: in_sheet(book, path, b"<v>3.1</v>", b"<v>\xff</v>"), "a workbook that cannot be read"),
        (lambda path, book: in_sheet(book, path, '"A4:B6"', '"B6:A4"'), ""),
        (lambda path, book: edited(book, path, lambda name, old: re.sub(
            rb'uniqueCount="\d+"', b'uniqueCount="99999999999999999"', old)), "more text than fits"),
    ],
)  # fmt: skip
def test_one_clear_message_each(book: Path, tmp_path: Path, make: Callable[[Path, Path], Any], said: str) -> None:
    path = tmp_path / "bad.xlsx"
    make(path, book)
    if said:
        assert said in message(path)
    else:
        open_sheets(path, "harmless")


def test_blank_cells_far_out_and_a_locked_archive(book: Path, tmp_path: Path) -> None:
    path = in_sheet(
        book, tmp_path / "a.xlsx", "</sheetData>", '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    check(open_sheets(path, "a.xlsx")["Results"])
    content = bytearray(book.read_bytes())
    for start in re.finditer(rb"PK\x01\x02", content):
        content[start.start() + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(content)
    assert "a file with a password" in message(tmp_path / "locked.xlsx")
    assert "cannot be opened" in message(tmp_path / "missing.xlsx")


def test_what_is_too_large_is_not_unpacked(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "LARGEST", 10_000)
    assert "unpacks to" in message(book)
    monkeypatch.setattr(envelope, "LARGEST", 1_000)
    assert "a file of" in message(book)


def test_many_small_sheets_are_added_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "LARGEST_AREA", 1_000)
    made = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for _ in range(20):
        made.add_worksheet().write_string(9, 9, "x")
    made.close()
    assert "a workbook of more than 1,000 cells" in message(tmp_path / "a.xlsx")


def test_a_large_form_of_texts_is_not_taken_for_far_out(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True})
    page = made.add_worksheet()
    for row in range(60):
        page.write_string(row * 1_000, row % 80, "x")
    made.close()
    (rows,) = open_sheets(tmp_path / "a.xlsx", "a.xlsx").values()
    assert (len(rows), len(rows[0])) == (59_001, 60)


@pytest.mark.parametrize(
    "written",
    [
        '<é:c r="{}"><v>1</v></c>',
        '<:c r="{}"><v>1</v></:c>',
        "<c r='{}'><v>1</v></c>",
        '<c s="1" r = "{}"><v>1</v></c>',
        '<c x="/>" r="{}"><v>1</v></c>',
        '<c r="A1" t="s" r="{}"><v>0</v></c>',
        '<c r="A1" x="<" r="{}"><v>1</v></c>',
        '<c x="><" r="{}"><v>1</v></c>',
        '<!-- <c r="a1"> --><c r="{}"><v>1</v></c>',
        '<![CDATA[<c r="a1">]]><c r="{}"><v>1</v></c>',
    ],
)
def test_a_far_cell_cannot_be_hidden(book: Path, tmp_path: Path, written: str) -> None:
    """However it is written, the cell is found before the fast reader makes room for all cells before it."""
    hidden = f'<row r="9">{written.format("XFD1048576")}</row></sheetData>'
    found = message(in_sheet(book, tmp_path / "a.xlsx", "</sheetData>", hidden))
    assert any(words in found for words in ("far outside", "no spreadsheet program", "do not say where they stand"))


def test_a_broken_sheet_takes_no_longer_to_refuse(book: Path, tmp_path: Path) -> None:
    """Cells that never end must not make the look at them start over and over."""
    for broken in (b'<c r="A1">' * 200_000, b"<c " * 600_000, b'<c r="A1"><f>' * 100_000 + b"</c>"):
        path = in_sheet(book, tmp_path / "a.xlsx", b"<sheetData>", b"<sheetData>" + broken)
        start = time.process_time()
        message(path)
        assert time.process_time() - start < 5


def test_whatever_happened_to_a_file_it_is_read_or_refused(book: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = ods(tmp_path / "a.ods", table(cell("a") * 3, cell("b")))
    for source in (book, whole):
        with zipfile.ZipFile(source) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(150):
            changed = {name: bytearray(content) for name, content in parts.items()}
            for _ in range(chance.randint(1, 8)):
                part = changed[chance.choice(list(changed))]
                if part:
                    place = chance.randrange(len(part))
                    part[place : place + chance.randint(0, 4)] = bytes(
                        chance.choices(b'<>"/=A9&;\0\xff', k=chance.randint(0, 3))
                    )
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in changed.items():
                    archive.writestr(name, bytes(content))
            content = bytearray(packed.getvalue())
            if chance.random() < 0.3:
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            (tmp_path / "odd").write_bytes(content)
            try:
                open_sheets(tmp_path / "odd", "odd")
            except Faults as faults:
                assert len(faults.problems) == 1
