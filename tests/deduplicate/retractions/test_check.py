"""Retractions are found by DOI and PMID, in lists as they come: dated, hashed, damaged, hostile or something else."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from attest.deduplicate.retractions import rows as retraction_rows
from attest.deduplicate.retractions.check import (
    COLUMNS,
    Flag,
    Item,
    Listed,
    Notice,
    check,
    of_citations,
    of_documents,
    wanted,
)
from attest.deduplicate.retractions.lists import Lists, date_in_name, notice_date, read_lists
from attest.deduplicate.retractions.problems import TABLE, problems_of, too_old
from attest.deduplicate.retractions.rows import CUT_OFF, GIVEN_UP, NOT_CLOSED, OPEN_AT_END, TOO_LONG
from attest.problems import Problem
from attest.tables import read_csv, write_csv
from attest.text.document import Document
from conftest import HOME

# As Crossref distributes it: the header ends with a comma.
LINE = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
    "Reason,Paywalled,Notes,"
)
HEADER = LINE.split(",")
PAPER = "10.1000/paper"
PAPER_ID = f"doi:{PAPER}"
NAME = "retraction_watch_2026-11-01.csv"
LISTED = Listed("sources/retractions/rw.csv", "2026-11-01", "file name", "ab12")


def row(**told: str) -> dict[str, str]:
    usual = {
        "Record ID": "7",
        "Title": "Rituximab, for skin",
        "RetractionDate": "9/30/2020 0:00",
        "RetractionDOI": "10.1000/notice",
        "RetractionPubMedID": "0",
        "OriginalPaperDOI": "10.1000/Paper",
        "OriginalPaperPubMedID": "0",
        "RetractionNature": "Retraction",
        "Reason": "+Concerns/Issues About Data;+Error in Results;",
        "Paywalled": "No",
    }
    assert set(told) <= set(HEADER)
    return usual | told


def as_csv(*rows: dict[str, str], header: list[str] = HEADER, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([one.get(name, "") for name in header] for one in rows)
    return out.getvalue()


def read(folder: Path, content: str | bytes, *, name: str = NAME, dois: tuple[str, ...] = (PAPER,)) -> Lists:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_lists([(path, name)], frozenset(f"doi:{doi}" for doi in dois))


def records(found: Lists) -> list[str]:
    return [one.record_id for one in found.notices]


def item(**more: Any) -> Item:
    return Item("doi:10.1000/paper", "citation", "Denton 2019", (PAPER,))._replace(**more)


def notice(**more: str) -> Notice:
    usual = Notice("7", "retraction", "2020-09-30", "Error in Results", "10.1000/notice", "", PAPER, "", "A title")
    return usual._replace(**more)


def flags(notices: list[Notice], *items: Item) -> list[Flag]:
    return check(notices, items or (item(),), LISTED)


def one_problem(found: Lists) -> Problem:
    assert len(found.problems) == 1, found.problems
    return found.problems[0]


# What a notice says about an item


def test_a_flag_says_where_it_comes_from(tmp_path: Path) -> None:
    content = as_csv(row(), row(OriginalPaperDOI="10.1000/other")).encode()
    found = read(tmp_path, content)
    (flag,) = check(found.notices, [item()], found.listed)
    assert flag._asdict() == {
        "about": "doi:10.1000/paper",
        "where": "citation",
        "label": "Denton 2019",
        "found_as": "paper",
        "nature": "retraction",
        "stands": "yes",
        "notice_date": "2020-09-30",
        "reasons": "Concerns/Issues About Data; Error in Results",
        "notice_doi": "10.1000/notice",
        "notice_pmid": "",
        "matched_by": "doi 10.1000/paper",
        "title": "Rituximab, for skin",
        "record_id": "7",
        "list_file": NAME,
        "list_date": "2026-11-01",
        "list_dated_by": "file name",
        "list_sha256": hashlib.sha256(content).hexdigest(),
    }
    assert found.problems == []


@pytest.mark.parametrize(
    "known, matched_by",
    [
        ({"dois": ("https://doi.org/10.1000/PAPER",)}, "doi 10.1000/paper"),
        ({"dois": (), "pmids": ("PMID: 012345",)}, "pmid 12345"),
        ({"dois": ("10.1000/gone", PAPER), "pmids": ("12345",)}, "doi 10.1000/paper; pmid 12345"),
    ],
)
def test_by_doi_or_pmid_in_any_spelling(known: dict[str, Any], matched_by: str) -> None:
    (flag,) = flags([notice(pmid="12345")], item(**known))
    assert flag.matched_by == matched_by


def test_no_identifier_is_no_match() -> None:
    assert flags([notice(doi="", pmid="", notice_doi="")], item(dois=("", "unavailable"), pmids=("0", ""))) == []


def test_the_notice_among_the_records_is_told_as_one() -> None:
    own = item(about="doi:10.1000/notice", dois=("10.1000/notice",))
    found = flags([notice()], item(), own)
    assert [(one.about, one.found_as) for one in found] == [(PAPER_ID, "paper"), ("doi:10.1000/notice", "notice")]


def test_a_paper_that_was_retracted_in_place_is_the_paper() -> None:
    assert [one.found_as for one in flags([notice(notice_doi=PAPER)])] == ["paper"]


def test_a_report_about_a_retracted_paper() -> None:
    news = Item("sources/documents/news.txt", "document", "News 2020", ("10.1000/news",), (), (PAPER,))
    (flag,) = flags([notice()], news)
    assert (flag.where, flag.found_as) == ("document", "report about it")
    assert flags([notice(doi="10.1000/else", notice_doi=PAPER)], news) == []


BACK = {"nature": "reinstatement", "record_id": "8"}


@pytest.mark.parametrize(
    "told, stands",
    [
        ([notice(), notice(**BACK, date="2021-05-03")], ["yes", "no, reinstated on 2021-05-03"]),
        ([notice(), notice(**BACK, date="2019-05-03")], ["yes", "no, retracted on 2020-09-30"]),
        ([notice(), notice(**BACK, date="2020-09-30")], ["unclear, also reinstated", "unclear, also retracted"]),
        ([notice(), notice(**BACK, date="")], ["unclear, also reinstated", "unclear, also retracted"]),
        ([notice(), notice(nature="correction", record_id="8", date="2022-01-01")], ["yes", "yes"]),
        ([notice(nature="expression of concern"), notice(**BACK, date="2021-05-03")], ["yes", "yes"]),
    ],
    ids=["taken back", "retracted again", "same day", "undated", "corrected later", "concern"],
)
def test_a_reinstatement_cancels_an_earlier_retraction_only(told: list[Notice], stands: list[str]) -> None:
    assert sorted(one.stands for one in flags(told)) == sorted(stands)


def test_the_reinstatement_of_another_paper_cancels_nothing() -> None:
    """A citation may hold two papers, by a merge or by a wrong number."""
    other = notice(nature="reinstatement", date="2021-05-03", doi="", pmid="99")
    retracted, _ = flags([notice(), other], item(pmids=("99",)))
    assert retracted.stands == "unclear, also reinstated"


def test_several_notices_stand_by_date_whatever_their_order() -> None:
    told = [notice(record_id="10", date="2021-01-01"), notice(record_id="9", date="2021-01-01"), notice(date="")]
    assert [one.record_id for one in flags(told)] == [one.record_id for one in flags(told[::-1])] == ["7", "9", "10"]


def test_items_of_citations() -> None:
    citation = {
        "citation_id": "pmid:5",
        "aliases": ["doi:10.1000/b", "doi:10.1000/a", "hash:x"],
        "doi": "10.1000/A",
        "pmid": "",
        "authors": ["Denton, C.", "Khanna, D."],
        "year": "2019",
    }
    (found,) = of_citations([citation])
    assert found.label == "Denton 2019"
    assert wanted([found]) == {"pmid:5", "doi:10.1000/a", "doi:10.1000/b"}
    assert of_citations([{"citation_id": "hash:1", "title": "No author", "authors": []}])[0].label == "No author"


def test_items_of_documents() -> None:
    names = ("doi:10.1000/a", "pmid:5", "registration:nct1", "sha256:0")
    document = Document(
        "doi:10.1000/a", names, "News 2020", "sources/documents/a.txt", "0", "text", "utf-8", "en", "news", True,
        (), "10.1000/b", (), (), (), (),
    )  # fmt: skip
    (found,) = of_documents([document])
    assert (found.about, found.where, found.label) == ("sources/documents/a.txt", "document", "News 2020")
    assert wanted([found]) == {"doi:10.1000/a", "pmid:5", "doi:10.1000/b"}


# What people have to look at


def test_one_warning_an_item_the_gravest_first() -> None:
    told = [
        notice(nature="correction", doi="10.1000/c", record_id="1"),
        notice(nature="expression of concern", record_id="2", date="2019-01-01"),
        notice(record_id="3"),
    ]
    report = Item("sources/documents/c.txt", "document", "Kim 2020", ("10.1000/c",))
    first, second = problems_of(flags(told, report, item()))
    assert (first.file, first.place, first.level) == (TABLE, PAPER_ID, "warning")
    assert "RETRACTED" in first.found and "of 2020-09-30" in first.found and "record 3" in first.found
    assert first.found.endswith(f"and 1 more in {TABLE}")
    assert (second.file, second.level) == ("sources/documents/c.txt", "warning")
    assert second.found.startswith("a corrected report (Kim 2020): correction of 2020-09-30, notice doi 10.1000/notice")


@pytest.mark.parametrize(
    "told, words",
    [
        ([notice(), notice(**BACK, date="2021-05-03")], "retracted and reinstated"),
        (
            [notice(), notice(**BACK, date="")],
            "a RETRACTED report (Denton 2019): retraction of 2020-09-30, unclear, also reinstated",
        ),
        ([notice(doi="10.1000/else", notice_doi=PAPER)], "a notice about another paper"),
        ([notice(nature="")], "a report with a notice (Denton 2019): of unknown nature of 2020-09-30"),
        (
            [notice(nature="retract and replace")],
            "a report with a notice (Denton 2019): retract and replace of 2020-09-30",
        ),
    ],
)
def test_the_words_of_a_warning(told: list[Notice], words: str) -> None:
    (problem,) = problems_of(flags(told))
    assert words in problem.found


@pytest.mark.parametrize(
    "of_list, protocol, warned",
    [
        ("2025-11-21", "2026-11-22", True),
        ("2025-11-22", "2026-11-22", False),
        ("2027-01-01", "2026-11-22", False),
        ("2023-02-28", "2024-02-29", False),
        ("2023-02-27", "2024-02-29", True),
        ("", "2026-11-22", False),
        ("2001-01-01", "", False),
    ],
)
def test_a_list_older_than_a_year(of_list: str, protocol: str, warned: bool) -> None:
    assert [one.level for one in too_old(LISTED._replace(date=of_list), protocol)] == ["warning"] * warned


# Lists in the forms in which they come


MOVED = sorted(HEADER[:-1], reverse=True)
RENAMED = [name.upper().replace(" ", "_").replace("DOI", " doi") for name in HEADER]


@pytest.mark.parametrize(
    "content",
    [
        as_csv(row()).encode(),
        as_csv(row()).encode("utf-8-sig"),
        as_csv(row()).replace("\n", "\r\n").encode(),
        as_csv(row()).encode("utf-16"),
        as_csv(row(), delimiter=";").encode(),
        as_csv(row(), delimiter="\t").encode("utf-16"),
        b"sep=;\n" + as_csv(row(), delimiter=";").encode(),
        as_csv(row(), header=MOVED).encode(),
        as_csv({new: row().get(name, "") for name, new in zip(HEADER, RENAMED, strict=True)}, header=RENAMED).encode(),
        as_csv(row()).rstrip("\n").encode(),
        as_csv(row()).replace("\n7,", "\n\n,,,\n7,").encode(),
        as_csv(row(Notes='One "line"\nand another;\r\nand more')).encode(),
        as_csv(row(OriginalPaperDOI="10.1000/pa\0per", Title="Ritux\0imab, for skin")).encode(),
    ],
    ids=[
        "as it comes", "mark", "Windows", "UTF-16", "semicolon", "tab", "sep", "order", "names", "no last break",
        "blank rows", "lines in a cell", "null",
    ],
)  # fmt: skip
def test_a_list_is_read_in_many_forms(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, content)
    assert found.problems == []
    (told,) = found.notices
    assert (told.record_id, told.title, told.date) == ("7", "Rituximab, for skin", "2020-09-30")
    assert (told.doi, told.notice_doi, told.nature) == (PAPER, "10.1000/notice", "retraction")


def test_encodings_may_differ_from_line_to_line(tmp_path: Path) -> None:
    header, one = as_csv(row(Title="Müller’s café")).splitlines()
    content = f"{header}\n".encode() + f"{one}\n".encode() + f"{one}\n".encode("cp1252")
    assert [one.title for one in read(tmp_path, content).notices] == ["Müller’s café"] * 2


@pytest.mark.parametrize("none", ["0", "", "unavailable", "Unavailable", "n/a", "0.0"])
def test_words_for_no_identifier(tmp_path: Path, none: str) -> None:
    content = as_csv(row(OriginalPaperDOI=none, OriginalPaperPubMedID=none), row())
    found = read(tmp_path, content, dois=(PAPER, "unavailable", "0"))
    assert len(found.notices) == 1 and found.problems == []


def test_only_notices_that_matter_are_kept(tmp_path: Path) -> None:
    rows = [row(**{"Record ID": str(at), "OriginalPaperDOI": f"10.1000/{at}"}) for at in range(9)]
    found = read(tmp_path, as_csv(*rows), dois=("10.1000/4",))
    assert records(found) == ["4"] and found.used and found.used.rows == 9


@pytest.mark.parametrize(
    "name, date",
    [
        ("retraction_watch_2026-11-01.csv", "2026-11-01"),
        ("20261101_rw.csv", "2026-11-01"),
        ("rw.2026.11.01.csv", "2026-11-01"),
        ("rw-20261341-20261101.csv", "2026-11-01"),
        ("record_120261101.csv", ""),
        ("retraction_watch.csv", ""),
    ],
)
def test_the_date_in_a_name(name: str, date: str) -> None:
    assert date_in_name(name) == date


@pytest.mark.parametrize(
    "text, date",
    [
        ("9/30/2020 0:00", "2020-09-30"),
        ("09/03/2020", "2020-09-03"),
        ("2020-09-30", "2020-09-30"),
        ("2020-09-30T00:00:00", "2020-09-30"),
        ("30/9/2020 0:00", ""),
        ("2/30/2020 0:00", ""),
        ("9/30/20", ""),
        ("44104", ""),
    ],
)
def test_dates_of_notices(text: str, date: str) -> None:
    assert notice_date(text) == date


def test_a_list_without_a_date_in_its_name_has_that_of_its_newest_notice(tmp_path: Path) -> None:
    rows = (row(), row(RetractionDate="10/2/2026 0:00", OriginalPaperDOI="10.1000/x"))
    found = read(tmp_path, as_csv(*rows), name="rw.csv")
    assert (found.listed.date, found.listed.dated_by, found.problems) == ("2026-10-02", "newest notice", [])


def test_a_list_without_any_date(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(row(RetractionDate="")), name="rw.csv")
    assert found.listed.date == "" and records(found) == ["7"]
    assert "a date in the file's name" in one_problem(found).expected


def test_of_several_lists_the_newest_counts_and_the_others_are_named(tmp_path: Path) -> None:
    names = ("b_2026-11-01.csv", "a_2025-01-01.csv", "rw.csv")
    for number, name in enumerate(names):
        rows = [row(**{"Record ID": str(number)})] * (number + 1)
        (tmp_path / name).write_text(as_csv(*rows), encoding="utf-8")
    for order in (names, names[::-1]):
        found = read_lists([(tmp_path / name, name) for name in order], frozenset({PAPER_ID}))
        assert found.listed.file == names[0] and records(found) == ["0"]
        assert [(one.file, one.level) for one in found.problems] == [(names[1], "warning"), (names[2], "warning")]
        assert "of 2020-09-30 (by its newest notice)" in found.problems[1].found


def test_no_list_is_nothing_to_say() -> None:
    found = read_lists([], frozenset())
    assert check(found.notices, [item()], found.listed) == [] == found.problems


# Lists that are damaged, or something else


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04....", "a zip archive or an Office document"),
        (b"<!DOCTYPE html>\n<html>", "a web page"),
        (b"name,dose\nrituximab,5\n", "name,dose"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", "git-lfs"),
        (b"\x00\x01\x02\x03" * 50, ""),
        (as_csv().encode(), "a header without rows that can be read"),
        (as_csv(row(), header=[name for name in HEADER if name != "RetractionNature"]).encode(), "Record ID"),
    ],
    ids=["nothing", "blank", "PDF", "zip", "page", "table", "pointer", "bytes", "header only", "no nature"],
)
def test_something_else(tmp_path: Path, content: bytes, words: str) -> None:
    found = read(tmp_path, content)
    problem = one_problem(found)
    assert found.used is None and problem.level == "error"
    assert words in problem.found and "Fetch retraction_watch.csv" in problem.hint


def test_a_missing_column_is_named_and_the_rest_is_used(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(row(), header=[name for name in HEADER if name not in ("Reason", "Title")]))
    assert one_problem(found).found == "no column Title, Reason" and one_problem(found).level == "warning"
    assert records(found) == ["7"] and found.notices[0].reasons == ""


def numbered(*ids: int, **told: str) -> list[dict[str, str]]:
    return [row(**({"Record ID": str(one)} | told)) for one in ids]


@pytest.mark.parametrize("cut, words", [(-30, CUT_OFF), (-5, CUT_OFF)])
def test_a_file_that_was_cut_off(tmp_path: Path, cut: int, words: str) -> None:
    found = read(tmp_path, as_csv(*numbered(1, 2))[:cut])
    assert records(found) == ["1"]
    assert (one_problem(found).place, one_problem(found).found, one_problem(found).level) == ("line 3", words, "error")


def test_a_file_that_was_cut_off_within_quotes(tmp_path: Path) -> None:
    content = as_csv(*numbered(1), *numbered(2, Notes="First,\nsecond\nthird line"))
    found = read(tmp_path, content[: content.index("third")])
    assert records(found) == ["1"]
    assert (one_problem(found).place, one_problem(found).found) == ("line 3", OPEN_AT_END)


@pytest.mark.parametrize("behind", [1, 3000])
def test_a_quote_that_is_not_closed_swallows_no_other_row(tmp_path: Path, behind: int) -> None:
    lines = as_csv(*numbered(1, 2, *range(3, 3 + behind), Notes="x" * 300)).splitlines(keepends=True)
    lines[2] = '2,"open' + ",x" * 19 + "\n"
    found = read(tmp_path, "".join(lines))
    assert records(found) == ["1", *map(str, range(3, 3 + behind))]
    assert one_problem(found).place == "line 3" and one_problem(found).found.startswith(NOT_CLOSED)


def test_damaged_rows_are_told_and_counted(tmp_path: Path) -> None:
    lines = as_csv(*numbered(1, 2)).splitlines(keepends=True)
    found = read(tmp_path, lines[0] + lines[1] + "too,short\n" * 25 + "8" + ",more" * 30 + "\n" + lines[2])
    assert records(found) == ["1", "2"]
    assert [one.place for one in found.problems] == [*(f"line {at}" for at in range(3, 23)), ""]
    assert found.problems[0].found == "2 cells" and found.problems[-1].found == "6 more damaged rows"


def test_what_a_spreadsheet_changed_is_told(tmp_path: Path) -> None:
    spoilt = numbered(1, 2, RetractionDate="30.09.2020", OriginalPaperPubMedID="2.81E+07")
    found = read(tmp_path, as_csv(*spoilt, row(OriginalPaperPubMedID="28100000.0")))
    assert [(one.pmid, one.date) for one in found.notices] == [("", ""), ("", ""), ("28100000", "2020-09-30")]
    number, date = found.problems
    assert number.found == '"2.81E+07" as OriginalPaperPubMedID, and 1 more such rows'
    assert (date.place, date.found) == ("line 2", '"30.09.2020" as RetractionDate, and 1 more such rows')
    assert {one.level for one in found.problems} == {"warning"}


def test_cells_like_formulas_do_no_harm(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(row(Title="=HYPERLINK(1)", Reason="+=cmd|1;@x;\x07", **{"Record ID": "-1+1"})))
    (flag,) = check(found.notices, [item(label="=1+1")], found.listed)
    out = tmp_path / "out.csv"
    write_csv(out, [flag._asdict()], COLUMNS)
    with out.open(encoding="utf-8-sig", newline="") as source:
        cells = next(csv.DictReader(source))
    assert [cells[name] for name in ("title", "reasons", "record_id", "label")] == [
        "'=HYPERLINK(1)", "'=cmd|1; @x", "'-1+1", "'=1+1"
    ]  # fmt: skip
    assert read_csv(out) == [flag._asdict()]


def test_a_row_longer_than_any_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is made small and the line long, in the same proportion as 1 GB to the limit itself."""
    monkeypatch.setattr(retraction_rows, "LONGEST_ROW", 2**14)
    header, one, two = as_csv(*numbered(1, 2)).splitlines(keepends=True)
    path = tmp_path / NAME
    with path.open("w", encoding="utf-8") as out:
        out.write(header + one)
        for _ in range(1024):
            out.write("y" * 2**14)
        out.write("\n" + two)
    tracemalloc.start()
    found = read_lists([(path, NAME)], frozenset({PAPER_ID}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20 < path.stat().st_size / 15
    assert records(found) == ["1", "2"]
    assert (one_problem(found).place, one_problem(found).found) == ("line 3", TOO_LONG)


def test_an_open_quote_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retraction_rows, "LONGEST_ROW", 2**14)
    header, one, two = as_csv(*numbered(1, 2)).splitlines(keepends=True)
    path = tmp_path / NAME
    path.write_text(header + one + '"open\n' + ("z" * 2**10 + "\n") * 2**12 + two, encoding="utf-8")
    tracemalloc.start()
    found = read_lists([(path, NAME)], frozenset({PAPER_ID}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**19 < path.stat().st_size / 8
    assert records(found) == ["1", "2"]
    assert (found.problems[0].place, found.problems[0].found) == ("line 3", NOT_CLOSED)


@pytest.mark.parametrize("first", [True, False])
def test_one_endless_line_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool) -> None:
    monkeypatch.setattr(retraction_rows, "LONGEST_ROW", 2**12)
    found = read(tmp_path, ("" if first else as_csv()) + '"' + "z" * 2**20)
    assert found.used is None and len(found.problems) == (1 if first else 2)


def test_a_file_of_open_quotes_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retraction_rows, "LONGEST_ROW", 2**10)
    found = read(tmp_path, as_csv(*numbered(1)) + ('"' + "z" * 2**11 + "\n") * 500)
    assert records(found) == ["1"]
    assert found.problems[-2].found == GIVEN_UP
    assert len(found.problems) < 30


@given(some.text(alphabet='a",;\n\r\0 =', max_size=60))
def test_whatever_stands_between_good_rows_both_are_read(junk: str) -> None:
    header, one, two = as_csv(*numbered(1, 2)).splitlines(keepends=True)
    assert [cells[0] for cells in rows(header + one + junk + "\n" + two) if cells[0] in ("1", "2")] == ["1", "2"]


def rows(text: str) -> Iterator[list[str]]:
    lines = iter(text.replace("\0", "").replace("\r", " ").splitlines(keepends=True))
    header = retraction_rows.find_header(lines, len)
    assert header
    for each in retraction_rows.rows_of(lines, header):
        if isinstance(each, retraction_rows.Row):
            yield each.cells


def test_the_page_about_retractions_is_true() -> None:
    page = (HOME / "docs/retractions.md").read_text(encoding="utf-8")
    assert set(COLUMNS) <= set(re.findall(r"`(\w+)`", page))
    for words in (
        CUT_OFF,
        NOT_CLOSED,
        "a web page",
        "a list without a date",
        "a further list, ",
        ", older than a year",
    ):
        assert words in page
