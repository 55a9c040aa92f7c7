"""The report page: whole, self-contained, safe and honest about what is missing."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attest.report import evidence_html, page, prisma_flow
from attest.synthesize import direction_plot

Rows = list[dict[str, Any]]
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(html.parser.HTMLParser):
    """Reads a page as a browser's parser would: its elements, ids, links and text."""

    def __init__(self, text: str):
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


@pytest.fixture
def report(two_studies: Rows, tmp_path: Path) -> dict[str, Any]:
    counts = {"other_documents": 3, "other_assessed": 3, "other_awaiting": 1, "other_included": 2}
    counts |= {"reports_included": 2, "studies_included": 2}
    directions = [
        {"outcome": "Skin thickness", "study": "Kuzumi 2023", "direction": "improved", "favours": "benefit", "n": "29"}
    ]
    prisma_flow.draw(counts, tmp_path / "p.svg")
    direction_plot.draw(directions, tmp_path / "d.svg", tmp_path / "d.png")
    return {
        "title": "Rituximab in systemic sclerosis",
        "date": "2024-05-01",
        "protocol": {
            "question": {"population": "Adults with systemic sclerosis", "intervention": "Rituximab"},
            "eligibility": {"include": ["five people or more"], "exclude": ["no clinical outcome"]},
            "outcomes": [{"name": "Skin thickness", "unit": "points", "benefit": "lower"}],
            "reviewers": ["Ana Sample", "Ben Example"],
            "instruments": [{"design": "case series", "instrument": "JBI checklist"}],
        },
        "counts": counts,
        "state": {"steps": [{"step": "extraction", "title": "Data extraction", "settled": 30, "waiting": 12}]},
        "problems": [{"file": "ana.xlsx", "place": "cell F12", "found": '"twelve"', "expected": "a number"}],
        "flags": [{"study": "Kuzumi 2023", "where": "Age", "check": "order", "arithmetic": "35 ≤ 48 ≤ 45 is false"}],
        "values": two_studies,
        "judgements": [{"study": "Kuzumi 2023", "instrument": "NIH", "judgement": "fair", "path": "2 No → fair"}],
        "directions": directions,
        "no_pooling": [{"outcome": "Skin thickness", "reason": "One study only."}],
        "figures": {"prisma": (tmp_path / "p.svg").read_text(), "direction": (tmp_path / "d.svg").read_text()},
        "manifest": {"inputs": [{"file": "config/review.yaml", "sha256": "cd" * 32}], "versions": {"attest": "0.1.0"}},
        "reports": [{"report": "Kuzumi 2023", "file": "kuzumi.txt", "decision": "include", "status": "agreed"}],
    }


def test_every_section_says_what_it_has(report: dict[str, Any]) -> None:
    read = Reader(page.render(report))
    for words in (
        "2 studies (2 reports) are included so far. 1 report waits for a decision.",
        "30 answers are settled, 12 wait for a reviewer and 0 are in conflict",
        "As of 2024-05-01",
        "Adults with systemic sclerosis",
        "no clinical outcome",
        "Data extraction: 12 values not settled yet.",
        "ana.xlsx, cell F12",
        "35 ≤ 48 ≤ 45 is false",
        "3.12 ± 2.1 (range 1 – 7 )",
        "Respiratory infection",
        "2 No → fair",
        "One study only.",
        "attest trace s1.people.female_n",
        "27 women [93%]",
        "cd" * 32,
    ):
        assert words.replace(" ", "") in read.text.replace(" ", ""), words


def test_the_page_is_well_formed_and_stands_on_its_own(report: dict[str, Any]) -> None:
    text = page.render(report)
    read = Reader(text)
    assert not read.wrong and not read.open
    assert not {"script", "link", "img", "iframe", "object"} & set(read.tags)
    assert not re.search(r"@import|url\((?!#)", text)
    assert all(target.startswith("#") for target in read.all("href"))


def test_every_link_leads_somewhere_and_no_id_stands_twice(report: dict[str, Any]) -> None:
    read = Reader(page.render(report))
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in read.all("href")} <= set(ids)
    assert {name for names in read.all("aria-labelledby") for name in names.split()} <= set(ids)


def test_a_value_links_to_its_attestation_and_looks_by_its_status(report: dict[str, Any]) -> None:
    text = page.render(report)
    assert re.search(r'<a class="v status-agreed" href="#s1.people.female_n" title="[^"]+">27</a>', text)
    assert re.search(r'<span class="mark">\[</span><a class="v status-suggested" [^>]+>two infusions', text)
    assert re.search(r'<a class="v status-conflict"[^>]+>8</a> ≠ <a class="v status-conflict"[^>]+>9</a>', text)
    assert 'class="v status-agreed flagged"' in text


def test_tables_have_captions_and_scopes(report: dict[str, Any]) -> None:
    text = page.render(report)
    assert text.count("<table") == text.count("<caption")
    assert re.findall(r"<th(?![^>]*scope=)[ >]", text) == []


def test_an_empty_report_says_what_everything_waits_for() -> None:
    read = Reader(page.render({}))
    assert not read.wrong
    for words in ("The protocol is empty", "The flow waits", "No step has begun", "the characteristics wait"):
        assert words in read.text


def test_a_flow_that_does_not_add_up_is_said(report: dict[str, Any]) -> None:
    report["counts"] = {**report["counts"], "other_included": 3}
    assert "Does not add up: Other sources: documents included" in Reader(page.render(report)).text


def everywhere(given: Any, nasty: str) -> Any:
    """The same report with a text added to every field of words."""
    if isinstance(given, dict):
        return {key: everywhere(value, nasty) for key, value in given.items() if key not in ("counts", "figures")}
    if isinstance(given, list):
        return [everywhere(value, nasty) for value in given]
    return given + nasty if isinstance(given, str) else given


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '"><script>alert(1)</script>', "'onload='alert(1)"])
def test_no_field_can_add_markup(report: dict[str, Any], nasty: str) -> None:
    plain, added = Reader(page.render({**report, "figures": {}})), Reader(page.render(everywhere(report, nasty)))
    assert "script" not in added.tags and not added.wrong
    assert not any(name.startswith("on") for name, _ in added.attributes)
    assert added.text.count("alert(1)") > 100 and set(added.tags) == set(plain.tags)


def test_a_strategy_stands_once_however_many_exports_the_search_gave(report: dict[str, Any]) -> None:
    row = {"database": "Embase", "strategy": "'rituximab'/exp AND unheard-of", "records": "5"}
    said = page.render(report | {"searches": [row | {"file": "a.ris"}, row | {"file": "b.ris"}]})
    assert said.count("unheard-of") == 1


def test_the_same_report_gives_the_same_page(report: dict[str, Any]) -> None:
    assert page.render(report) == page.render(report)


def test_many_studies_get_tables_as_wide_as_a_page(attested: Callable[..., dict[str, Any]]) -> None:
    fields = [(f"f{i}", "study" if i < 9 else "people") for i in range(12)]
    rows = [attested((f"s{n}", f"Study {n}"), t, f, f.upper(), "", "x") for n in range(30) for f, t in fields]
    rows.append(attested(("s0", "Study 0"), "study", "funding", "Funding", "", "", status="unanswered"))
    text = str(evidence_html.characteristics(rows))
    heads = [re.findall(r'scope="col">([^<]+)<', head) for head in re.findall(r"<thead>.*?</thead>", text)]
    assert all(head[0] == "Study" and len(head) - 1 <= evidence_html.COLUMNS_MOST for head in heads)
    assert [name for head in heads for name in head[1:]] == [f.upper() for f, _ in fields]
    assert text.count('<th scope="row">Study 29</th>') == len(heads)
    assert "Not answered for any study yet: Funding." in text


def test_the_evidence_page_stands_on_its_own(two_studies: Rows) -> None:
    read = Reader(evidence_html.page(two_studies, "Evidence & more"))
    assert not read.wrong and "Evidence & more" in read.text
    assert {target[1:] for target in read.all("href")} <= set(read.all("id"))
    assert "wait for extraction" in Reader(evidence_html.page([], "Nothing yet")).text


def test_a_model_whose_suggestions_were_shown_is_named(report: dict[str, Any]) -> None:
    assert "language model small-7b" in Reader(page.render(report | {"model": "small-7b"})).text
    assert "language model" not in Reader(page.render(report)).text


def test_risk_of_bias_is_summed_up_where_studies_share_an_instrument(report: dict[str, Any]) -> None:
    report["figures"]["bias_summary"] = report["figures"]["direction"]
    assert "figure-bias_summary" not in page.render(report)
    report["judgements"].append({**report["judgements"][0], "domain": "D1"})
    assert "figure-bias_summary" not in page.render(report), "two judgements of one study"
    report["judgements"].append({**report["judgements"][0], "study": "Narváez 2019"})
    assert "figure-bias_summary" in page.render(report)


def test_searches_reports_to_retrieve_and_notices_are_shown(report: dict[str, Any]) -> None:
    more = {
        "searches": [{"database": "Embase", "platform": "Embase.com", "hits": "7", "strategy": "#1 <rituximab>"}],
        "to_retrieve": [{"citation": "Ebata 2021", "title": "A trial", "id": "doi:10.1000/182"}],
        "notices": [{"label": "Old 2009", "nature": "Retraction", "stands": "yes"}],
    }
    text = Reader(page.render(report | more)).text
    for words in ("Embase (Embase.com)", "#1 <rituximab>", "Ebata 2021", "Old 2009", "1 report to retrieve"):
        assert words in text
