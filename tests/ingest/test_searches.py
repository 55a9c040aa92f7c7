"""The table of searches: as information specialists keep it, with the slips of spreadsheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from attest.ingest import searches
from attest.ingest.exports.ledger import FileLedger
from attest.ingest.searches import Search, read_searches

PUBMED, EMBASE = "sources/searches/pubmed.nbib", "sources/searches/embase/part-1.ris"
SECOND = "sources/searches/embase/part-2.ris"
EXPORTS = [EMBASE, SECOND, PUBMED]
NAME = "sources/searches/searches.csv"


def read(path: Path, content: str | bytes) -> tuple[list[Search], list[str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found, problems = read_searches([(path, NAME)], EXPORTS)
    return found, [f"{one.level} {one.place}: {one.found}" for one in problems]


def test_a_table_as_people_keep_it(tmp_path: Path) -> None:
    text = (
        "Database,File,Platform,Date searched,Hits,Search strategy\n"
        'MEDLINE,pubmed.nbib,PubMed,2026-11-02,"1,204","(rituximab)\nAND ""systemic sclerosis"""\n'
        "Embase,embase/part-*.ris,Embase.com,3.11.2026,77,'systemic sclerosis'/exp\n"
        "Web of Science,,Clarivate,2026-11-03,0,TS=(rituximab)\n"
    )
    found, problems = read(tmp_path / "searches.csv", text)
    assert problems == []
    assert [(one.database, one.files, one.date, one.hits) for one in found] == [
        ("MEDLINE", (PUBMED,), "2026-11-02", 1204),
        ("Embase", (EMBASE, SECOND), "2026-11-03", 77),
        ("Web of Science", (), "2026-11-03", 0),
    ]
    assert found[0].strategy == '(rituximab)\nAND "systemic sclerosis"'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_as_spreadsheets_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = ["file|database|notes|hits", "pubmed.nbib|MEDLINE|Zürich|5", "|||"]
    text = "\r\n".join(line.replace("|", separator) for line in lines)
    found, problems = read(tmp_path / "searches.csv", text.encode(encoding))
    assert problems == []
    assert [(one.files, one.notes, one.hits) for one in found] == [((PUBMED,), "Zürich", 5)]


def test_as_a_workbook(tmp_path: Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    book.active.append(["file", "database", "date", "hits"])
    book.active.append(["pubmed.nbib", "MEDLINE", datetime.date(2026, 11, 2), 12])
    book.save(tmp_path / "searches.xlsx")
    found, problems = read_searches([(tmp_path / "searches.xlsx", "sources/searches/searches.xlsx")], EXPORTS)
    assert problems == []
    assert (found[0].date, found[0].hits) == ("2026-11-02", 12)


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_further_sheets_are_told_and_blank_ones_passed_over(tmp_path: Path) -> None:
    head = ["file", "database"]
    sheets = {"Sheet1": [], "Log": [head, ["pubmed.nbib", "MEDLINE"]], "More": [head, ["embase/part-1.ris", "Embase"]]}
    path = workbook(tmp_path / "searches.xlsx", sheets)
    found, problems = read_searches([(path, NAME)], EXPORTS)
    assert [one.database for one in found] == ["MEDLINE"]
    assert [(one.level, one.place, one.expected) for one in problems] == [
        ("warning", "sheet More", "all rows on the sheet Log")
    ]


def test_a_semicolon_may_be_part_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "searches.csv"
    path.write_text("file\tdatabase\nlungs; skin.ris\tEmbase\n", encoding="utf-8")
    found, problems = read_searches([(path, NAME)], ["sources/searches/lungs; skin.ris"])
    assert found[0].files == ("sources/searches/lungs; skin.ris",)
    assert problems == []


def test_every_fault_is_told_and_none_stops_the_others(tmp_path: Path) -> None:
    text = (
        "file,database,date,hits,kind,colour\n"
        "gone.ris,Embase,2026-11-02,5,,red\n"
        "../../etc/passwd,MEDLINE,2026-02-30,many,,\n"
        "pubmed.nbib,,3/4/2026,7,library,\n"
        "pubmed.nbib,MEDLINE,14/4/2026,7,,\n"
    )
    found, problems = read(tmp_path / "searches.csv", text)
    assert len(found) == 4
    assert found[3].date == "2026-04-14"
    assert problems == [
        'warning row 1: the column "colour"',
        'error row 2, file: "gone.ris"',
        'error row 3, file: "../../etc/passwd"',
        'error row 3, date: "2026-02-30"',
        'error row 3, hits: "many"',
        'error row 4, date: "3/4/2026"',
        'error row 4, kind: "library"',
        "warning row 4, database: nothing",
        f'error row 5, file: "{PUBMED}", which row 4 has already',
    ]


@pytest.mark.parametrize("date", ["2026/11/2", "2 Nov 2026", "November 2, 2026", "2. November 2026", "2.11.2026"])
def test_dates_that_can_mean_one_day_only(tmp_path: Path, date: str) -> None:
    found, problems = read(tmp_path / "searches.csv", f'file,database,date\npubmed.nbib,MEDLINE,"{date}"\n')
    assert (problems, found[0].date) == ([], "2026-11-02")


@pytest.mark.parametrize(
    "content", [b"", b"just some words\nand more\n", b"\x00\x01\x02\x03" * 50, b'file,hits\n"a,1\n']
)
def test_no_table_is_one_problem(tmp_path: Path, content: bytes) -> None:
    found, problems = read(tmp_path / "searches.csv", content)
    assert (found, len(problems)) == ([], 1)


def ledger(file: str, records: int, rejected: int = 0, database: str = "MEDLINE") -> FileLedger:
    made = FileLedger(file, "RIS", records + rejected, records, rejected)
    made.databases[database] = records
    made.platforms["unknown"] = records
    return made


def test_hits_that_differ_and_exports_without_a_row_are_warnings() -> None:
    told = [Search((EMBASE, SECOND), "row 2", "Embase", hits=12), Search((), "row 3", "CINAHL", hits=4)]
    ledgers = [ledger(EMBASE, 5, 2), ledger(SECOND, 4), ledger(PUBMED, 3)]
    found = list(searches.differences(told, ledgers, NAME))
    assert {one.level for one in found} == {"warning"}
    assert [(one.file, one.found.split(" in ")[0]) for one in found] == [
        (NAME, "12 hits, but 11 entries"),
        (NAME, "4 hits, but 0 entries"),
        (PUBMED, "no row"),
    ]


def test_an_export_without_entries_is_a_warning_unless_nothing_was_found() -> None:
    told = [Search((EMBASE,), "row 2", "Embase", hits=0), Search((SECOND, PUBMED), "row 3", "MEDLINE")]
    ledgers = [ledger(EMBASE, 0), ledger(SECOND, 0), ledger(PUBMED, 2)]
    found = list(searches.differences(told, ledgers, NAME))
    assert [(one.file, one.found, one.level) for one in found] == [(SECOND, "a file without a single entry", "warning")]


def test_a_file_that_was_brought_twice_is_named() -> None:
    (found,) = searches.brought_twice({"b.ris": "1", "a.ris": "1", "c.ris": "2"})
    assert (found.file, found.found, found.level) == ("b.ris", "the same bytes as a.ris", "warning")


def test_what_was_told_about_a_search_counts_more_than_what_records_say(tmp_path: Path) -> None:
    told = [Search((EMBASE,), "row 2", "Embase", "Embase.com", hits=5), Search((), "row 3", "ISRCTN", kind="register")]
    rows = list(searches.table_of_searches(told, [ledger(EMBASE, 5), ledger(PUBMED, 3)], {}))
    assert [(row["file"], row["database"], row["kind"], row["records"]) for row in rows[:2]] == [
        (EMBASE, "Embase", "database", 5),
        (PUBMED, "MEDLINE", "database", 3),
    ]
    assert (rows[2]["database"], rows[2]["kind"]) == ("ISRCTN", "register")


def test_a_file_that_is_no_export_is_no_record() -> None:
    made = FileLedger(PUBMED, "", rejected=1, is_whole=False)
    (row,) = searches.table_of_searches([], [made], {})
    assert (row["records"], row["rejected"], row["unread"]) == (0, 0, "yes")
    problems = searches.differences([Search((PUBMED,), "row 2", "MEDLINE", hits=5)], [made], NAME)
    assert [one.found.split(" in ")[0] for one in problems] == ["5 hits, but 0 entries"]


def test_hits_of_a_search_with_several_exports_are_listed_once() -> None:
    told = [Search((SECOND, EMBASE), "row 2", "Embase", hits=900)]
    rows = list(searches.table_of_searches(told, [ledger(EMBASE, 500), ledger(SECOND, 400)], {}))
    assert [(row["file"], row.get("hits")) for row in rows] == [(EMBASE, 900), (SECOND, None)]


def test_an_export_that_two_rows_name_counts_with_the_first() -> None:
    told = [Search((PUBMED,), "row 2", "MEDLINE"), Search((PUBMED,), "row 3", "Embase", hits=7)]
    rows = list(searches.table_of_searches(told, [ledger(PUBMED, 5)], {}))
    assert [(row["database"], row.get("file"), row["records"]) for row in rows] == [
        ("MEDLINE", PUBMED, 5),
        ("Embase", None, 0),
    ]


def test_a_register_is_known_by_its_records_where_the_row_names_no_database(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "searches.csv", "file,date\npubmed.nbib,2026-11-02\n")
    (row,) = searches.table_of_searches(found, [ledger(PUBMED, 5, database="ClinicalTrials.gov")], {})
    assert (row["database"], row["kind"]) == ("ClinicalTrials.gov", "register")


@pytest.mark.parametrize("name", ["ClinicalTrials.gov", "WHO ICTRP", "EU Clinical Trials Register", "ISRCTN registry"])
def test_registers(name: str) -> None:
    assert searches.kind_of_source(name) == "register"


@pytest.mark.parametrize("name", ["Embase", "Cochrane Central Register of Controlled Trials", "CENTRAL", "", "CRISP"])
def test_databases(name: str) -> None:
    assert searches.kind_of_source(name) == "database"


def test_the_table_of_results_can_be_the_start_of_ones_own(tmp_path: Path) -> None:
    """Its further columns are not faults."""
    from attest.tables import write_csv

    write_csv(tmp_path / "searches.csv", searches.table_of_searches([], [ledger(PUBMED, 3)], {}), searches.TABLE)
    found, problems = read_searches([(tmp_path / "searches.csv", NAME)], EXPORTS)
    assert (problems, found[0].files, found[0].database) == ([], (PUBMED,), "MEDLINE")
