"""Pages of an index of open journals, and what a journal prints over a page."""

from __future__ import annotations

from suggested import told

PAGE = """Journal of Example Feet (May 2020)

Gout in adults who drink tea

  • Ann Roe,
  • Bo Poe

{}
Vol. 3, no. 2
pp. 4 – 9

Abstract

Read online

Methods: Adults with gout were asked about tea.
"""


def test_an_index_gives_the_journal_on_top_and_the_numbers_below_its_label() -> None:
    found = told(PAGE.format("Journal volume & issue"))
    assert found["report.journal"] == ["Journal of Example Feet"]
    assert [found[f"report.{role}"] for role in ("year", "volume", "issue", "pages")] == [
        ["2020"],
        ["3"],
        ["2"],
        ["4 – 9"],
    ]


def test_without_the_label_a_line_with_a_date_is_no_journal() -> None:
    assert told("Walking for feet (May 2020)\n\nAbstract\n\nAdults walked.\n")["report.journal"] == []


def test_a_running_head_with_its_year_before_the_volume() -> None:
    page = "Page 4\nRoe et al. J Feet 2020;7:311-8 I http://example.org Page 315\nAdults told of tea.\n"
    found = told(page)
    assert found["report.first_author"] == ["Roe"]
    assert found["report.journal"] == ["J Feet"]
