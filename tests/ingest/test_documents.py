"""Documents: every file is a document or rejected; parts are told apart; identity is what the text states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.ingest.documents import document_of, ingest
from attest.ingest.rules import furniture, sections
from attest.rule_files import load
from attest.text.document import Document
from attest.text.source import source_of

CASES = Path(__file__).parents[1] / "extract" / "cases"


def document(text: str, name: str = "page.txt") -> Document:
    return document_of(source_of(text.encode(), name))


def case(name: str) -> Document:
    return document((CASES / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize(
    ("name", "label", "kind", "report_id"),
    [
        ("cardiology_trial.txt", "Solheim 2018", "abstract page", "doi:10.5555/ehfj.2018.0311"),
        ("oncology_cohort.txt", "Okafor 2015", "abstract page", "doi:10.5555/jfo.2015.1402"),
        ("case_report.txt", "Delacroix 2011", "abstract page", None),
        ("meta_analysis.txt", "Halvorsen 2017", "abstract page", None),
        ("news_item.txt", "Nagy 2020", "news item", None),
        ("psychiatry_trial.txt", "Brennan", "abstract page", None),
    ],
)
def test_identity_of_the_cases(name: str, label: str, kind: str, report_id: str | None) -> None:
    found = case(name)
    assert (found.label, found.kind) == (label, kind)
    assert found.report_id == (report_id or f"sha256:{found.sha256[:16]}")
    assert f"sha256:{found.sha256[:16]}" in found.identifiers


def test_a_news_item_is_not_the_paper_that_it_speaks_of() -> None:
    found = case("news_item.txt")
    assert found.secondary
    assert found.about_doi == "10.5555/aip.2020.0088"
    assert not any(one.startswith("doi:") for one in found.identifiers)
    years = [fact.value for fact in found.identity if fact.role == "report.year"]
    assert years == ["2020"], "the page's own date is not the paper's"


def test_furniture_is_told_apart() -> None:
    text = (CASES / "cardiology_trial.txt").read_text(encoding="utf-8")
    found = case("cardiology_trial.txt")
    furnished = [text[block.start : block.end] for block in found.blocks if block.kind == "furniture"]
    assert "Log in" in furnished
    assert "Skip to main content" in furnished
    assert any("Losartan" in line for line in furnished), "a list of similar articles is no part of the report"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.txt")))
def test_blocks_cover_all_that_is_not_blank(name: str) -> None:
    text = (CASES / name).read_text(encoding="utf-8")
    found = case(name)
    covered = [False] * len(text)
    for block in found.blocks:
        assert block.start < block.end
        for at in range(block.start, block.end):
            assert not covered[at]
            covered[at] = True
    left = "".join(char for at, char in enumerate(text) if not covered[at])
    assert not left.strip(" \n\t:.|—–-"), left
    assert [block.start for block in found.blocks] == sorted(block.start for block in found.blocks)


def test_a_document_survives_its_json() -> None:
    found = case("cardiology_trial.txt")
    again = Document.from_dict(json.loads(json.dumps(found.as_dict(), ensure_ascii=False)))
    assert again.as_dict() == found.as_dict()


def test_an_address_inside_a_sentence_is_damage() -> None:
    text = (
        "Abstract\n\nResults: The median stay was 9 days (IQR, https://example.org/a/b.pdf (n.d.) 4-17 days). "
        "More at https://example.org.\n"
    )
    found = document(text)
    (damage,) = found.damage
    assert damage.quote == "https://example.org/a/b.pdf (n.d.)"
    assert text[damage.start : damage.end] == damage.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "The protocol is available at https://example.org/protocol and was followed.",
        "Registered (https://example.org) before the start.",
        "See www.example.org for details of the cohort.",
    ],
)
def test_an_introduced_address_is_no_damage(sentence: str) -> None:
    assert document(f"Methods\n\n{sentence}\n").damage == ()


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Abstract\n\nWe studied 12 patients.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "old.txt").write_bytes("Résumé: douze patients".encode("latin-1"))
    names = ["bad.txt", "good.txt", "missing.txt", "old.txt"]
    done = ingest([(tmp_path / name, name) for name in names])
    assert [one.file for one in done.documents] == ["good.txt", "old.txt"]
    assert [one["file"] for one in done.rejected] == ["bad.txt", "missing.txt"]
    assert all(one["reason"] and one["hint"] for one in done.rejected)
    assert sorted(problem.level for problem in done.problems) == ["error", "error", "warning"]


@pytest.mark.parametrize("record", ["TY  - JOUR\nTI  - A title\nER  - \n", "PMID- 12\nTI  - A title\n"])
def test_an_export_among_the_documents_is_a_warning(tmp_path: Path, record: str) -> None:
    (tmp_path / "one.txt").write_text(record, encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"{record}\n{record}", encoding="utf-8")
    found = ingest([(tmp_path / name, name) for name in ("one.txt", "two.txt")])
    assert [(one.file, one.found, one.level) for one in found.problems] == [
        ("two.txt", "an export of records", "warning")
    ]


def test_rules_as_data_are_sound() -> None:
    ids = [rule.id for rule in furniture()]
    assert len(ids) == len(set(ids))
    assert all(rule.reason for rule in furniture())
    assert sections()["results"] == "results"
    labels = [word for words in load("attest.ingest", "catalogue_labels.yaml").values() for word in words]
    assert len(labels) == len(set(labels))


@given(st.text(max_size=400))
def test_any_text_is_a_document(text: str) -> None:
    found = document(f"a{text}".replace("\x00", ""), "any.txt") if text.isprintable() else None
    assert found is None or found.blocks
