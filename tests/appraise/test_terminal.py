"""`attest judge`: a table of answers in, judgements with their paths out, and everything wrong with it named."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from attest.command import main
from attest.instrument_shelf import Shelf
from conftest import HOME
from rob2_answers import LOW

ITEMS = [item.id for item in Shelf(HOME)["rob2"].items if item.id != "several"]
D1 = "1.1,1.2,1.3"


def judged(
    folder: Path, text: str | bytes, capsys: pytest.CaptureFixture[str], *more: str, instrument: str = "rob2"
) -> tuple[int, list[dict[str, str]], str]:
    """The exit code, the lines and the messages, the file's name cut off, for a table."""
    path = folder / "answers.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    code = main(["judge", "--instrument", instrument, str(path), *more])
    said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(said.out))), said.err.replace(str(path), "answers.csv")


def whole(**more: str) -> str:
    """A row in which every domain is low, but for what is given."""
    answers = {**LOW, **{key.replace("_", "."): value for key, value in more.items()}}
    return ",".join(answers.get(item, "") for item in ITEMS)


@pytest.mark.parametrize("name", ["rob2_d1_sample", "rob2_d5_sample"])
def test_the_samples_are_judged_as_they_state(name: str, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / f"fixtures/risk_of_bias/{name}.csv"
    assert main(["judge", "--instrument", "rob2", str(path)]) == 0
    said = capsys.readouterr()
    lines = list(csv.DictReader(io.StringIO(said.out)))
    assert len(lines) == 25 and said.err == ""
    assert all(line["judgement"] == line["stated"] != "" and line["status"] == "computed" for line in lines)
    assert [line["row"] for line in lines] == [str(number) for number in range(2, 27)]


def test_a_row_a_result_with_all_domains(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        f"Study,Outcome,{','.join(ITEMS)},Overall\nKim 2020,Pain,{whole()},Low\nLee,Pain,{whole(**{'1_2': 'N'})},Low\n"
    )
    code, lines, said = judged(tmp_path, text, capsys)
    assert code == 0
    assert [line["judgement"] for line in lines] == ["Low"] * 6 + ["High", *["Low"] * 4, "High"]
    assert lines[5] == {
        "Study": "Kim 2020",
        "Outcome": "Pain",
        "domain": "overall",
        "domain_label": "Overall",
        "judgement": "Low",
        "status": "computed",
        "stated": "Low",
        "by_rule": "Low",
        "rules": "overall.2",
        "others": "",
        "unanswered": "",
        "path": "5 of 5 low (D1 = low, D2 = low, D3 = low, D4 = low, D5 = low) → Low [overall.2]",
    }
    assert said == (
        "warning: answers.csv, row 3, column Overall: expected High, as the rule gives "
        "(1 of 5 high (D1 = high) → High [overall.1]), found Low for overall.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "study;Q1.1;Q1.2;Q1.3\nA;yes;Probably Yes;n\n",
        "\ufeffstudy\tD1 1.1\tD1 1.2\tD1 1.3\nA\tY\tPY\tN\n",
        "sep=;\nstudy;1_1;1_2;1_3\nA;Y;PY;N\n",
        "study,domain,1,2,3\nA,Domain 1,Y,PY,N\n",
        "study,domain,1.1,1.2,1.3\nA,Randomisation process,Y,PY,N\n",
        "study,item,answer\nA,1.1,Y\nA,1.2,probably yes\nA,q1.3,No\n",
        "study,domain,item,answer\nA,D1,1,Y\nA,D1,2,PY\nA,D1,3,N\n",
        "A table of ours\n\nstudy,1.1,1.2,1.3\nA,Y,PY,N\n\n",
    ],
)
def test_one_domain_in_every_form(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, said = judged(tmp_path, text, capsys)
    assert (code, said) == (0, "")
    told = [(line["study"], line["domain"], line["judgement"], line["path"]) for line in lines]
    assert told == [("A", "D1", "Low", "1.2 = PY, 1.1 = Y, 1.3 = N → Low [D1.6]")]


def test_a_workbook_with_the_headings_in_its_second_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.append(["Only a note"])  # type: ignore[union-attr]
    page = book.create_sheet("Results")
    for row in (["", "Domain 1"], ["Unique ID", 1.1, 1.2, 1.3, "1.0 Algorithm result"], [7, "Y", "Y", "N", "Low"]):
        page.append(row)
    book.save(tmp_path / "answers.xlsx")
    assert main(["judge", "--instrument", "rob2", str(tmp_path / "answers.xlsx")]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1].startswith("7,D1,Randomisation process,Low,computed,Low,Low,D1.6,")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            f"{D1},judgement\nY,maybe,N,Low\n",
            ['row 2, column 1.2: expected one of Y (Yes), PY (Probably yes), PN (Probably no), N (No), '
             'NI (No information), found "maybe".'],
            id="an answer that is not offered",
        ),
        pytest.param(
            f"{D1}\nY,,\n",
            ["row 2, column 1.2, 1.3: expected an answer, since it is asked, found no answer to 1.2, 1.3. "
             "The judgement of D1 waits for it."],
            id="questions without an answer",
        ),
        pytest.param(
            f"{D1}\nY,N,NA\n",
            ["row 2, column 1.3: expected an answer, since it is asked, found no answer to 1.3. "
             "The judgement of D1 waits for it. High whatever the answer."],
            id="a judgement that is sure whatever the answer",
        ),
        pytest.param(
            "3.1,3.2,3.3,3.4\nY,N,,\n",
            ["row 2, column 3.2: expected none, since 3.1 = Y, found the answer N to 3.2. "
             "3.2 is asked only where 3.1 = N / PN / NI. One of these answers is wrong."],
            id="an answer to what is not asked",
        ),
        pytest.param(
            "3.1,3.2,3.3,3.4\nN,Y,,N\n",
            ["row 2, column 3.4: expected none, since 3.3 is not asked, found the answer N to 3.4. "
             "3.4 is asked only where 3.3 = Y / PY / NI. One of these answers is wrong."],
            id="an answer to what is not asked either",
        ),
        pytest.param(
            f"study,outcome,{D1}\nA,Pain,Y,Y,N\nA,Death,Y,Y,N\nA,Pain,Y,N,N\n",
            ["row 4: expected one row for each, found a second row for the same result, after row 2. If they are "
             "different results, add a column that tells them apart, such as outcome."],
            id="two rows for one result",
        ),
        pytest.param(
            "study,domain,1,2,3\nA,D1,Y,Y,N\nA,Domain 1,Y,N,N\n",
            ["row 3: expected one row for each, found a second row for D1 of the same result, after row 2. If they are "
             "different results, add a column that tells them apart, such as outcome."],
            id="two rows for one domain",
        ),
        pytest.param(
            "study,item,answer\nA,1.1,Y\nA,1.2,Y\nA,1.3,N\nA,1.1,N\n",
            ["row 5, column item: expected one row for an item and result, "
             "found a second row for 1.1, after row 2."],
            id="two rows for one item",
        ),
        pytest.param(
            f"{D1},1.4\nY,Y,N,Y\n",
            ["row 1, column 1.4: expected an item of RoB 2, found a heading like an item that is none. "
             "Did you mean one of 1.1, 1.2, 1.3?"],
            id="a heading like an item",
        ),
        pytest.param(
            f"{D1},Q1.1\nY,Y,N,Y\n",
            ["row 1: expected one column for each, found two columns that mean the same: 1.1 and Q1.1. Remove one."],
            id="an item twice",
        ),
        pytest.param(
            "1.1,1.2\nY,Y\nY,PY\n",
            ["expected a column for 1.3, found no such column (2 rows ask for it, the first is row 2)."],
            id="an item without a column",
        ),
        pytest.param(
            "study,domain,1,2,3\nA,D9,Y,Y,N\n",
            ['row 2, column domain: expected one of D1, D2, D3, D4, D5, overall, found "D9".'],
            id="an unknown domain",
        ),
        pytest.param(
            f"{D1},judgement\nY,Y,N,moderate\n",
            ['row 2, column judgement: expected one of Low, Some concerns, High, found "moderate".'],
            id="a stated judgement that is none",
        ),
        pytest.param(
            f"{D1}\nY,Y,N,Y\n",
            ["row 2: expected 3 cells, as the headings are, found 4 cells. "
             "Put text with separators in it in quotes."],
            id="a cell too many",
        ),
        pytest.param(
            "name,age\nA,3\n",
            ['row 1: expected a heading for each item of RoB 2, such as 1.1, 1.2, 1.3; or the headings item and '
             'answer, found the headings "name, age".'],
            id="no table of answers",
        ),
        pytest.param(
            f"{D1}\n",
            ["row 1: expected a row a result, or a row a domain or item, found headings without a row under them."],
            id="headings alone",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    text: str, problems: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, said = judged(tmp_path, text, capsys)
    assert code == 1
    cut = [line.removeprefix("answers.csv").removeprefix(", ").removeprefix(": ") for line in said.splitlines()]
    told = [line for line in cut if "waits for it" not in line or any("waits for it" in one for one in problems)]
    assert told == problems


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
        (b",,\n,,\n", "a table without a word in it"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 no archive", "a damaged or cut-off file"),
        (b"1.1,1.2\x00\nY,Y\n" + b"\x00" * 50, "control characters"),
        (b'1.1,"1.2\nY,Y\n', "a quotation mark that does not close"),
        (b"\xff\xfe1\x00.\x00", "no column"),
    ],
)
def test_a_file_that_is_no_table(
    content: bytes, found: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, said = judged(tmp_path, content, capsys)
    assert (code, lines) == (1, [])
    assert "answers.csv" in said and "Traceback" not in said
    assert found in said or found == "no column"


def test_what_looks_like_a_formula_is_written_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f'"=HYPERLINK(""x"")",+note,{D1}\n@SUM(1),=1+1,Y,Y,N\n'
    code, lines, _ = judged(tmp_path, text, capsys)
    assert code == 0
    assert list(lines[0])[:2] == ['\'=HYPERLINK("x")', "'+note"]
    assert list(lines[0].values())[:2] == ["'@SUM(1)", "'=1+1"]


def test_a_column_called_like_one_of_ours_keeps_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines, _ = judged(tmp_path, f"status,{D1}\nmine,Y,Y,N\n", capsys)
    assert (lines[0]["status (given)"], lines[0]["status"]) == ("mine", "computed")


def test_the_files_have_the_same_and_json_has_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, made = tmp_path / "made/judgements.csv", tmp_path / "made/judgements.json"
    text = f"study,{D1},judgement\nA,Y,N,,High\n"
    code, lines, _ = judged(tmp_path, text, capsys, "--out", str(out), "--json", str(made))
    assert code == 1 and out.read_bytes().startswith(b"\xef\xbb\xbfstudy,domain,")
    assert lines == []
    told = json.loads(made.read_text(encoding="utf-8"))
    assert told["instruments"][0]["version"] == "22 August 2019"
    (result,) = told["results"]
    assert result["ids"] == {"row": "2", "study": "A"}
    (domain,) = result["domains"]
    assert domain["answers"] == {"1.1": "Y", "1.2": "N"}
    assert (domain["judgement"], domain["by_rule"], domain["status"]) == ("", "high", "incomplete")
    assert (domain["rules"], domain["unanswered"], domain["stated"]) == (["D1.1"], ["1.3"], "high")


def test_domains_that_assessors_judge_are_taken_as_they_are_stated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "study,1.1,1.2,2.1,3.1,4.1,4.2,5.1,6.1,6.2,D1,D2,D3,D4,D5,D6,overall\n"
    text += "A,yes,no,yes,no,yes,yes,no,yes,no,low,low,low,low,Some concerns,low,low\n"
    code, lines, said = judged(tmp_path, text, capsys, instrument="generic")
    assert code == 0
    assert [line["status"] for line in lines] == ["assessor's"] * 6 + ["computed"]
    assert lines[-1]["judgement"] == "Some concerns"
    assert "found Low risk for overall" in said


def test_the_overall_judgement_follows_from_judgements_of_domains(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Study,D1,D2,D3,D4,D5,Overall\nA,Low,Low,High,Low,Low,Low\n"
    code, lines, said = judged(tmp_path, text, capsys)
    assert code == 0 and lines[-1]["judgement"] == "High" and said.startswith("warning: ")


def test_an_instrument_of_the_reviews_own_and_one_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "config/instruments"
    folder.mkdir(parents=True)
    text = (HOME / "config/instruments/rob2.yaml").read_text(encoding="utf-8")
    (folder / "ours.yaml").write_text(text.replace("id: rob2", "id: ours", 1), encoding="utf-8")
    for more in (("ours", "--directory", str(tmp_path)), (str(folder / "ours.yaml"),)):
        code, lines, _ = judged(tmp_path, f"{D1}\nY,Y,N\n", capsys, *more[1:], instrument=more[0])
        assert (code, lines[0]["judgement"]) == (0, "Low")


@pytest.mark.parametrize(
    ("instrument", "said"),
    [
        ("rob3", 'found "rob3". Did you mean rob2'),
        ("rob1", "rob1: superseded by RoB 2"),
        ("nowhere.yaml", "found no such file"),
    ],
)
def test_an_instrument_that_cannot_judge(
    instrument: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, told = judged(tmp_path, f"{D1}\nY,Y,N\n", capsys, instrument=instrument)
    assert (code, lines) == (1, []) and said in told


def test_the_instruments_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "--list"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(Shelf(HOME))
    assert any(line.startswith("rob2 ") and "a result, 23 items" in line for line in told)
    assert main(["judge"]) == 1
    assert "attest judge --instrument rob2 ANSWERS.csv" in capsys.readouterr().err


def test_what_is_asked_only_perhaps_is_not_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, said = judged(tmp_path, "study,3.1,3.2,3.3,3.4\nA,,,,\nB,maybe,,,\n", capsys)
    assert code == 1 and [line["status"] for line in lines] == ["waiting", "waiting"]
    assert "row 2, column 3.1: expected an answer, since it is asked, found no answer to 3.1." in said
    assert "row 3, column 3.1: expected one of" in said and len(said.splitlines()) == 2


def test_a_domain_without_items_of_its_own_names_what_it_waits_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """AMSTAR 2 has its items in one list, and sums them up in two steps."""
    items = [item.id for item in Shelf(HOME)["amstar2"].items if item.id != "16"]
    text = f"review,{','.join(items)}\nA,{','.join('yes' for _ in items)}\n"
    code, lines, said = judged(tmp_path, text, capsys, instrument="amstar2")
    assert code == 1 and lines[-1]["domain"] == "overall" and lines[-1]["status"] in ("waiting", "incomplete")
    assert said.count("a column for 16") == 1


def test_only_the_domains_that_the_table_has_are_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines, _ = judged(tmp_path, "1.1,1.2,D1\nY,Y,low\n", capsys, instrument="probast")
    assert [(line["domain"], line["judgement"]) for line in lines] == [("D1", "Low risk")]


@pytest.mark.parametrize("seed", range(30))
def test_no_bytes_bring_it_down(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(seed)
    pieces = [
        b"1.1",
        b"1.2,",
        b"item",
        b",answer\n",
        b"domain,",
        b"D1",
        b"Y",
        b'"',
        b"\n",
        b";",
        b"\xff",
        b"=",
        b"judgement",
    ]
    text = b"".join(chance.choice(pieces) for _ in range(60))
    code, _, said = judged(tmp_path, text, capsys)
    assert code in (0, 1) and (code == 0 or said)
