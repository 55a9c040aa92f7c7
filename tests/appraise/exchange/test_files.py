"""Files of other tools: what is written is read again as the same, and what comes from outside does no harm."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from attest.appraise.exchange import excel, revman, robvis
from attest.appraise.exchange.assessed import Assessed
from attest.appraise.exchange.document import SCHEMA, document
from attest.appraise.exchange.reading import plain_text, read_assessed
from attest.appraise.judging import judge
from attest.command import main
from attest.instrument import Instrument
from attest.instrument_shelf import Shelf
from attest.strict import faults_in, load_yaml
from attest.tables import write_json
from conftest import HOME
from rob2_answers import LOW

SHELF = Shelf(HOME)
ROB2 = SHELF["rob2"]
SETS = {
    "quadas": "quadas2", "quips": "quips", "rob1": "rob1", "rob2": "rob2", "rob2_cluster": "rob2_cluster",
    "robins_e": "robins_e", "robins_i": "robins_i_2016",
}  # fmt: skip


def made(instrument: Instrument, answers: dict[str, str], **more: Any) -> Assessed:
    """A result as a review hands it over."""
    told = {one.domain: one for one in judge(instrument, answers)[0]}
    ids = {"study_id": "s1", "study": "Kim 2020", "outcome": "Pain", "time_point": "12 weeks"}
    judgements = {domain: one.judgement for domain, one in told.items()}
    return Assessed(**{"ids": ids, "answers": answers, "judgements": judgements, "told": told, **more})  # type: ignore[arg-type]


ROWS = [
    made(ROB2, LOW, support={"1.1": "a computer drew the list", "1.2": "sealed", "D1": "sound", "overall": "all low"}),
    made(ROB2, {**LOW, "1.2": "N", "3.1": "N", "3.2": "Y"}, ids={"study": "Müller 2021", "outcome": "=1+1"}),
    made(ROB2, {"1.1": "Y", "1.2": "N"}, ids={"study": "@SUM(A1)"}, weight=12.5),
]


@pytest.mark.parametrize("name", SETS)
def test_robviss_own_data_come_back_byte_by_byte(name: str, shared: Path, tmp_path: Path) -> None:
    path = shared / f"fixtures/risk_of_bias/robvis_data_{name}.csv"
    again = tmp_path / "again.csv"
    assert main(["convert-bias", str(path), "--instrument", SETS[name], "--to", "robvis", "--out", str(again)]) == 0
    wanted = path.read_text(encoding="utf-8").replace('"', "").replace("\r\n", "\n")
    assert again.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("name", SETS)
def test_json_keeps_them_too(name: str, shared: Path, tmp_path: Path) -> None:
    instrument = SHELF[SETS[name]]
    path = shared / f"fixtures/risk_of_bias/robvis_data_{name}.csv"
    told = document([(instrument, read_assessed(path, instrument).rows)])
    assert faults_in(told, load_yaml(HOME / SCHEMA, SCHEMA), "made") == []
    write_json(tmp_path / "one.json", told)
    again = read_assessed(tmp_path / "one.json", instrument)
    assert again.problems == [] and document([(instrument, again.rows)]) == told


def test_json_has_answers_rules_and_paths_and_comes_back(tmp_path: Path) -> None:
    told = document([(ROB2, ROWS)])
    assert faults_in(told, load_yaml(HOME / SCHEMA, SCHEMA), "made") == []
    first = told["results"][0]["domains"][0]
    assert first["answers"] == {"1.1": "Y", "1.2": "Y", "1.3": "N"} and first["rules"] == ["D1.6"]
    assert first["support"] == {"1.1": "a computer drew the list", "1.2": "sealed", "D1": "sound"}
    assert told["results"][2]["domains"][0]["status"] == "incomplete"
    write_json(tmp_path / "one.json", told)
    assert document([(ROB2, read_assessed(tmp_path / "one.json", ROB2).rows)]) == told


def test_robvis_gets_labels_words_and_weights(tmp_path: Path) -> None:
    assert robvis.write(tmp_path / "r.csv", ROB2, ROWS)
    content = (tmp_path / "r.csv").read_bytes().decode("utf-8")
    assert content.splitlines() == [
        "Study,D1,D2,D3,D4,D5,Overall,Weight",
        '"Kim 2020: Pain, 12 weeks",Low,Low,Low,Low,Low,Low,',
        "Müller 2021: =1+1,High,Low,Low,Low,Low,High,",
        "'@SUM(A1),,,,,,,12.5",
    ]
    (kim, müller, formula) = read_assessed(tmp_path / "r.csv", ROB2).rows
    assert (kim.label, kim.judgements["overall"], müller.judgements["D1"]) == (
        "Kim 2020: Pain, 12 weeks",
        "low",
        "high",
    )
    assert (formula.label, formula.weight, formula.judgements) == ("@SUM(A1)", 12.5, {})


@pytest.mark.parametrize("name", list(SHELF))
def test_every_instrument_has_its_robvis_file_or_none(name: str, tmp_path: Path) -> None:
    instrument = SHELF[name]
    levels = {part.id: part.levels[-1].id for part in instrument.parts if part.judged}
    rows = [Assessed({"study": "A"}, judgements=levels), Assessed({"study": "B"}, judgements={})]
    if not robvis.write(tmp_path / "r.csv", instrument, rows):
        assert not any(part.judged for part in instrument.domains)
        return
    again = read_assessed(tmp_path / "r.csv", instrument)
    kept = {domain: level for domain, level in levels.items() if domain in again.rows[0].judgements}
    assert again.problems == [] and again.rows[0].judgements == kept
    assert len(kept) == len(levels) or name == "quadas2"  # robvis shows its risk of bias, not its applicability


def test_revman_for_results(tmp_path: Path) -> None:
    assert revman.write(tmp_path / "r.csv", ROB2, ROWS)
    content = (tmp_path / "r.csv").read_bytes()
    assert content.startswith(
        b"\xef\xbb\xbfStudy,Analysis name,Bias arising from the randomization process (judgement),"
    )
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0]["Overall bias (judgement)"] == "Low risk" and rows[0]["Overall bias (support)"] == "all low"
    support = rows[0]["Bias arising from the randomization process (support)"]
    assert support == "sound\n1.1 Y: a computer drew the list\n1.2 Y: sealed\n1.3 N"
    assert (rows[1]["Analysis name"], rows[2]["Study"]) == ("'=1+1", "'@SUM(A1)")
    again = read_assessed(tmp_path / "r.csv", ROB2)
    assert again.problems == []
    assert [one.judgements.get("D1", "") for one in again.rows] == ["low", "high", ""]
    assert again.rows[0].support["D1"] == support and again.rows[1].label == "Müller 2021: =1+1"


def test_revmans_own_files_are_read(tmp_path: Path) -> None:
    head = "Study,Domain (judgement): {0},Domain (support): {0}"
    head += ",Domain (judgement): {1}: All outcomes,Domain (support): {1}"
    names = ("Random sequence generation (selection bias)", "Incomplete outcome data (attrition bias)")
    text = (
        head.format(*names)
        + '\r\nAMIS,Low risk,"<p>Quote: &quot;<b>drawn</b> lots&quot;</p><p>x &lt; 3</p>",Unclear risk,\r\n'
    )
    (tmp_path / "r.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (row,) = read_assessed(tmp_path / "r.csv", SHELF["rob1"]).rows
    assert row.judgements == {"D1": "low", "D5": "unclear"}
    assert row.support["D1"] == 'Quote: "drawn lots"\nx < 3'
    assert revman.write(tmp_path / "again.csv", SHELF["rob1"], [row])
    assert read_assessed(tmp_path / "again.csv", SHELF["rob1"]).rows[0].judgements == row.judgements


def test_rows_that_revman_repeats_for_subgroups_are_read_once(tmp_path: Path) -> None:
    head = "Analysis group,Analysis name,Subgroup,Study,Weight,Overall bias (judgement),Overall bias (support)"
    lines = ["1,Pain,men,Kim,3.1,High risk,x", "1,Pain,women,Kim,4.2,High risk,x", "1,Death,,Kim,1.0,Low risk,y"]
    (tmp_path / "r.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    rows = read_assessed(tmp_path / "r.csv", ROB2).rows
    assert [(row.label, row.judgements["overall"]) for row in rows] == [("Kim: Pain", "high"), ("Kim: Death", "low")]


def test_the_excel_layout_is_the_tools_and_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert excel.write(path, ROB2, ROWS)
    page = load_workbook(path)["Results"]
    heads = [cell.value for cell in page[2]]
    for name in ("Unique ID", "Aim", "1.3", "Note for 1.1&1.2", "2.7", "4.0 Algorithm result", "Note for 4.4&4.5"):
        assert name in heads
    first = dict(zip(heads, (cell.value for cell in page[3]), strict=True))
    assert (first["1.1"], first["2.3"], first["1.0 Algorithm result"]) == ("Y", "NA", "Low")
    assert first["Note for 1.1&1.2"] == "1.1: a computer drew the list\n1.2: sealed"
    assert first["Aim"] == "assignment to intervention (the 'intention-to-treat' effect)"
    assert {cell.data_type for row in page.iter_rows(min_row=3) for cell in row} <= {"s", "n"}
    assert {cell.value for row in page.iter_rows() for cell in row if cell.data_type == "n"} == {None}
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_excel_layout_comes_back(tmp_path: Path) -> None:
    assert excel.write(tmp_path / "x.xlsx", ROB2, ROWS)
    again = read_assessed(tmp_path / "x.xlsx", ROB2)
    assert again.problems == []
    for row, told in zip(ROWS, again.rows, strict=True):
        assert (told.label, told.answers, told.weight) == (row.label, row.answers, row.weight)
        assert {k: v for k, v in told.judgements.items() if v} == {k: v for k, v in row.judgements.items() if v}
    assert excel.write(tmp_path / "y.xlsx", ROB2, again.rows)
    assert excel.write(tmp_path / "z.xlsx", ROB2, read_assessed(tmp_path / "y.xlsx", ROB2).rows)
    assert (tmp_path / "y.xlsx").read_bytes() == (tmp_path / "z.xlsx").read_bytes()


def test_the_assessors_word_stands_before_the_algorithms(tmp_path: Path) -> None:
    book = Workbook()
    head = ["Unique ID", "Study ID", "1.1", "1.2", "1.3", "1.0 Algorithm result", "1.0 Assessor's Judgement"]
    for row in (["Domain 1"], head, ["NCT1", "Kim", "Y", "Y", "N", "Low", "Some concerns"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "x.xlsx")
    (row,) = read_assessed(tmp_path / "x.xlsx", ROB2).rows
    assert row.judgements["D1"] == "some concerns" and row.study == "Kim"


def test_drawing_names_the_rows_that_do_not_add_up(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(shared / "fixtures/risk_of_bias/robvis_data_quips.csv")
    assert main(["draw-bias", path, "--instrument", "quips", "--out", str(tmp_path / "f")]) == 0
    said = capsys.readouterr()
    assert said.err == (
        f"warning: {path}, Study 11: expected High risk, the worst of the domains, found Moderate risk overall. "
        "It is drawn as it stands.\n"
    )
    assert sorted(one.name for one in (tmp_path / "f").iterdir()) == [
        f"{stem}.{suffix}" for stem in ("summary", "traffic_light") for suffix in ("pdf", "png", "svg")
    ]
    assert "Study 11" in (tmp_path / "f/traffic_light.svg").read_text(encoding="utf-8")


def test_weights_give_a_weighted_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Study,D1,Overall,Weight\nA,Low,Low,30.5\nB,High,High,much\n", encoding="utf-8")
    assert main(["draw-bias", str(path), "--instrument", "rob2", "--out", str(tmp_path / "f")]) == 1
    assert 'row 3, column Weight: expected a number, found "much"' in capsys.readouterr().err
    assert (tmp_path / "f/summary_weighted.svg").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Study,D1,Overall\nA,Medium,High\n",
            'row 2, column D1: expected one of low, some concerns, high, found "Medium"',
        ),
        ("name\nA\n", "a heading for each item of RoB 2"),
        ("", "an empty file"),
        ("{", "a text that is no JSON"),
        ('{"format": "another"}', "format: expected attest risk of bias"),
        ("[" * 100_000, "expected"),
        ('{"a":' * 100_000, "a text that is no JSON"),
    ],
)
def test_what_is_no_such_file_is_named(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r").write_text(text, encoding="utf-8")
    assert main(["draw-bias", str(tmp_path / "r"), "--instrument", "rob2", "--out", str(tmp_path / "f")]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"instrument": "quips"}, "found results with quips"),
        ({"ids": {"study": 3}}, "results[1].ids.study: expected text"),
        ({"answers": {"9.9": "Y"}}, '"9.9"'),
        ({"colour": "red"}, "unknown key"),
    ],
)
def test_a_document_of_somebody_elses_is_checked(
    change: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = document([(ROB2, ROWS[:1])])
    told["results"][0] |= change
    (tmp_path / "r.json").write_text(json.dumps(told), encoding="utf-8")
    more = ("--instrument", "rob2", "--to", "robvis", "--out", str(tmp_path / "o"))
    assert main(["convert-bias", str(tmp_path / "r.json"), *more]) == 1
    assert said in capsys.readouterr().err


def test_what_a_tool_has_no_layout_or_word_for_is_said(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shared / "fixtures/risk_of_bias"
    out = ("--out", str(tmp_path / "o"))
    assert (
        main(["convert-bias", str(folder / "robvis_data_quips.csv"), "--instrument", "quips", "--to", "revman", *out])
        == 1
    )
    assert "revman, whose layout for quips is not known" in capsys.readouterr().err
    assert (
        main(["convert-bias", str(folder / "robvis_data_rob2.csv"), "--instrument", "rob2", "--to", "revman", *out])
        == 0
    )
    assert 'row 4: expected a level of the instrument, found "no information" for D1' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p>a &amp; b</p><ul><li>c</li></ul>", "a & b\nc"),
        ("x < 3 and y > 4", "x < 3 and y > 4"),
        ("&lt;p&gt;", "&lt;p&gt;"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("", ""),
    ],
)
def test_support_as_plain_text(text: str, told: str) -> None:
    assert plain_text(text) == told


def test_rows_about_the_other_effect_are_left_out_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The Excel tool has both effects in one sheet, and domain 2 asks other questions for each."""
    adhering = SHELF["rob2_adhering"]
    assert excel.write(tmp_path / "x.xlsx", ROB2, ROWS[:2])
    assert excel.write(tmp_path / "y.xlsx", adhering, [made(adhering, {"1.1": "Y", "1.2": "Y", "1.3": "N"})])
    both, other = load_workbook(tmp_path / "x.xlsx"), load_workbook(tmp_path / "y.xlsx")
    both["Results"].append([cell.value for cell in other["Results"][3]])
    both.save(tmp_path / "both.xlsx")
    assert [len(read_assessed(tmp_path / "both.xlsx", one).rows) for one in (ROB2, adhering)] == [2, 1]
    assert main(["judge", "--instrument", "rob2", str(tmp_path / "both.xlsx")]) == 0
    said = capsys.readouterr()
    assert "sheet Results, row 5, column Aim: expected assignment to intervention" in said.err
    assert len(list(csv.DictReader(io.StringIO(said.out, newline="")))) == 12


def test_a_result_for_adhering_comes_back(tmp_path: Path) -> None:
    adhering = SHELF["rob2_adhering"]
    row = made(adhering, {**{key: answer for key, answer in LOW.items() if key[0] != "2"}, "2.1": "N", "2.2": "N"})
    assert excel.write(tmp_path / "x.xlsx", adhering, [row])
    again = read_assessed(tmp_path / "x.xlsx", adhering)
    assert again.problems == [] and again.rows[0].answers == row.answers
