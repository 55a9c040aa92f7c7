"""Tables in pages: those of figures become rows with their columns kept, those that lay out a page stay text."""

from __future__ import annotations

import pytest

from attest.text.source import source_of

HEAD = "<html><head><title>A page</title></head><body><h1>A trial of one drug in adults</h1>"


def rows(table: str) -> list[str]:
    source = source_of(f"{HEAD}{table}<p>Behind.</p></body></html>".encode(), "page.html")
    assert source.origin is not None and list(source.origin) == sorted(source.origin)
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "table row"]


def test_cells_over_several_rows_and_columns_leave_blanks() -> None:
    table = """<table><tr><th rowspan="2">Outcome</th><th colspan="2">Drug</th><th rowspan="2">P</th></tr>
    <tr><th>before</th><th>after</th></tr><tr><td>Pain,<br>mean</td><td>6.1</td><td></td><td>0.01</td></tr>
    <tr><td rowspan="2"><p>Sleep</p></td><td>5</td><td>7</td><td/></tr>
    <tr><td>6</td><td>8</td><td>0.2</td></tr></table>"""
    assert rows(table) == [
        "Outcome | Drug | | P",
        "| before | after",
        "Pain, mean | 6.1 | | 0.01",
        "Sleep | 5 | 7",
        "| 6 | 8 | 0.2",
    ]


def test_a_caption_is_marked() -> None:
    cells = "<tr><td>a</td><td>1</td><td>2</td></tr>" * 3
    page = f"{HEAD}<table><caption>Table 1. Results</caption>{cells}</table></body></html>"
    source = source_of(page.encode(), "page.html")
    caption = next(mark for mark in source.marks if mark.rule == "caption")
    assert source.text[caption.start : caption.end] == "Table 1. Results"


FIGURES = "<tr><td>1</td><td>2</td><td>3</td></tr>" * 3
PLACE = "<tr><td>PMID</td><td>123</td></tr><tr><td>Year</td><td>2012</td></tr><tr><td>Pages</td><td>3</td></tr>"


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>{'Menu ' * 100}</td><td>1</td><td>2</td></tr>{FIGURES}</table>",
        f"<table>{PLACE}</table>",
        f"<table>{'<tr><td>Home</td><td>News</td><td>About</td></tr>' * 3}</table>",
        f"<table>{FIGURES}",
    ],
    ids=["long-cell", "two-columns", "no-figures", "unclosed"],
)
def test_other_tables_stay_text(table: str) -> None:
    assert rows(table) == []


def test_of_nested_tables_the_inner_one_counts() -> None:
    assert rows(f"<table><tr><td><table>{FIGURES}</table></td></tr></table>") == ["1 | 2 | 3"] * 3


def test_an_unclosed_row_is_read_to_its_end() -> None:
    cells = "<tr><td>a<td>1<td>2" * 3
    assert rows(f"<table>{cells}</table>") == ["a | 1 | 2"] * 3
