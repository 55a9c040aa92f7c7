"""Tables of many layouts: which figures are suggested, under which names, and what stays out for want of words."""

from __future__ import annotations

import html
import io
import json
import zipfile
from pathlib import Path

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion
from attest.text.source import source_of
from made_pdf import Shown, column, made_pdf

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
ABSTRACT = "Adults with knee pain were randomly assigned to zolbetan or placebo."
SHORT = {"result": "", "adverse_event": "harm ", "age": "age.", "study": "study.", "arm": "arm."}


def cell(text: str) -> str:
    """One cell; ">" before a label sets it in."""
    indent = "&#x02003;" * (len(text) - len(text.lstrip(">")))
    return f"<td>{indent}{html.escape(text.lstrip('> '), quote=False)}</td>"


def article(case: dict[str, object], section: str = "Results") -> bytes:
    """An article in JATS around the case's table."""
    rows = case["rows"]
    assert isinstance(rows, list)
    body = "".join(f"<tr>{''.join(cell(one.strip()) for one in row.split('|'))}</tr>" for row in rows)
    note = case.get("note")
    foot = f"<table-wrap-foot><p>{html.escape(str(note), quote=False)}</p></table-wrap-foot>" if note else ""
    abstract, caption = case.get("abstract", ABSTRACT), html.escape(str(case["caption"]))
    text = f"""<article article-type="research-article"><front><article-meta><title-group><article-title>A trial of
    treatments for pain</article-title></title-group><abstract><sec><title>Methods</title><p>{abstract}</p></sec>
    </abstract></article-meta></front><body><sec><title>{section}</title><p>See the table.</p><table-wrap>
    <label>Table 2</label><caption><p>{caption}</p></caption><table>{body}</table>{foot}</table-wrap>
    <p>The text goes on here with other things.</p></sec></body></article>"""
    return text.encode()


def from_tables(content: bytes, name: str = "article.nxml") -> list[Suggestion]:
    source = source_of(content, name)
    return [one for one in suggest(document_of(source), source) if one.rule.startswith("table-")]


def told(suggestions: list[Suggestion]) -> dict[str, dict[str, object]]:
    """The figures by the names of their row; names themselves are left out."""
    out: dict[str, dict[str, object]] = {}
    for one in suggestions:
        kind, role = one.role.split(".")
        if role not in ("outcome", "arm", "time_point", "name"):
            names = " | ".join(value for _, value in one.row or ())
            out.setdefault(SHORT[kind] + names if names else SHORT[kind] + "people", {})[role] = one.value
    return out


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_table_suggests_what_it_tells(case: dict[str, object]) -> None:
    assert told(from_tables(article(case))) == case["told"]


def test_each_suggestion_quotes_its_row() -> None:
    case = next(case for case in CASES if case["id"] == "counts-with-ratio")
    found = from_tables(article(case))
    events = next(one for one in found if one.role == "result.events" and one.value == "60")
    assert events.quote == "Response, n (%) | 60 (50.0) | 41 (34.7) | 1.44 (1.06 to 1.95) | 0.017"
    assert events.rule == "table-n-percent"
    sizes = next(one for one in found if one.role == "arm.n" and one.value == "118")
    assert sizes.quote.startswith("Outcome | Zolbetan (n = 120)")


def test_a_table_of_the_discussion_is_not_the_study_s() -> None:
    assert from_tables(article(CASES[0], section="Discussion")) == []


PAGE = """<html><head><title>Zolbetan</title></head><body>
<h1>Zolbetan for knee pain in adults: a randomised trial</h1>
<p>Abstract</p><p>Methods: Adults were randomly assigned to zolbetan or placebo.</p><h2>Results</h2><p>Text before.</p>
<table><caption>Table 2. Outcomes at 12 weeks</caption>
<thead><tr><th rowspan="2">Outcome</th><th colspan="2">Zolbetan (n = 50)</th><th colspan="2">Placebo (n = 48)</th>
<th rowspan="2">P value</th></tr>
<tr><th>Baseline</th><th>12 weeks</th><th>Baseline</th><th>12 weeks</th></tr></thead>
<tbody><tr><td>Pain (mm), mean (SD)</td><td>61.2 (12.1)</td><td>41.0 (15.2)</td><td>60.8 (11.9)</td><td></td>
<td>0.001</td></tr>
<tr><td>Distance (m),<br/>median (IQR)</td><td>310 (250&ndash;380)</td><td>355 (290&ndash;420)</td>
<td>305 (245–372)</td><td>300 (240–360)</td><td>0.04</td></tr></tbody></table></body></html>"""


def test_tables_of_pages_keep_their_columns() -> None:
    found = from_tables(PAGE.encode(), "page.html")
    pain = [(one.row_dict or {}, one.value) for one in found if one.role == "result.mean"]
    assert [(row["arm"], row["time_point"], value) for row, value in sorted(pain, key=str)] == [
        ("placebo", "Baseline", "60.8"),
        ("zolbetan", "12 weeks", "41.0"),
        ("zolbetan", "Baseline", "61.2"),
    ]
    upper = {(row["arm"], row["time_point"]): value for row, value in (
        (one.row_dict or {}, one.value) for one in found if one.role == "result.q3")}  # fmt: skip
    assert upper["placebo", "12 weeks"] == "360"


ROWS = [
    ["", "Zolbetan (n = 50)", "", "Placebo (n = 48)", "", ""],
    ["", "Baseline", "12 weeks", "Baseline", "12 weeks", "P"],
    ["Pain (mm), mean (SD)", "61.2 (12.1)", "41.0 (15.2)", "60.8 (11.9)", "52.3 (14.8)", "0.001"],
    ["Stiffness, mean (SD)", "5.2 (1.1)", "4.0 (1.2)", "5.1 (1.0)", "4.9 (1.3)", "0.02"],
    ["Walking (m), median (IQR)", "310 (250-380)", "355 (290-420)", "305 (245-372)", "300 (240-360)", "0.04"],
]


def pdf() -> bytes:
    """A page with a table whose heads stand over the middle of their columns."""
    shown = [
        Shown(56, 800, "Zolbetan for knee pain in adults: a randomised trial", 14, 1),
        Shown(56, 770, "Abstract", 11, 1),
        *column([f"Methods: {ABSTRACT} They were followed for twelve weeks."], 56, 755),
        Shown(56, 715, "Results", 11, 1),
        *column(["Most people of both groups stayed in the trial until the end of its twelve weeks."], 56, 700),
        Shown(56, 660, "Table 2. Outcomes of the trial", 10),
    ]
    for at, row in enumerate(ROWS):
        columns = (56, 255, 300, 405, 450, 520) if at == 0 else (56, 230, 300, 380, 450, 520)
        shown += [Shown(x, 640 - 14 * at, text, 9) for x, text in zip(columns, row, strict=True) if text]
    return made_pdf([[*shown, *column(["The text goes on below the table with other words."], 56, 540)]])


def word() -> bytes:
    """The same table in a Word document."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"

    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in ROWS)
    texts = ("Abstract", ABSTRACT, "Results", "Table 2. Outcomes of the trial")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{''.join(map(paragraph, texts))}<w:tbl>{rows}</w:tbl>{paragraph('More.')}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


@pytest.mark.parametrize(("content", "name"), [(pdf(), "a.pdf"), (word(), "a.docx")], ids=["pdf", "word"])
def test_tables_of_pages_on_paper(content: bytes, name: str) -> None:
    found = told(from_tables(content, name))
    assert found["Pain | zolbetan | 12 weeks"] == {"mean": "41.0", "sd": "15.2", "total": "50", "unit": "mm"}
    assert found["Walking | placebo | Baseline"] == {
        "median": "305", "q1": "245", "q3": "372", "total": "48", "unit": "m"}  # fmt: skip
    assert len(found) == 14


def test_what_the_abstract_says_is_not_said_again() -> None:
    case = dict(next(case for case in CASES if case["id"] == "counts-with-ratio"))
    case["abstract"] = f"{ABSTRACT} The groups were zolbetan (n = 120) and placebo (n = 118)."
    assert [one for one in from_tables(article(case)) if one.role.startswith("arm.")] == []


def test_hostile_rows_break_nothing() -> None:
    rows = ["|||", "| n = | (n=) | P", "± | (±) | () | <", "Outcome, mean (SD) | 1 (2 | 3) 4 | <", "|" * 300]
    from_tables(article({"caption": "Table", "rows": rows}))
