"""What is handed over is read again as it was, in every format, with the id in each entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attest.deduplicate.citations import citations
from attest.deduplicate.match import match
from attest.deduplicate.outward import find_ids
from attest.ingest.exports.made import authors_of, text_of
from attest.ingest.exports.read import read_export
from attest.ingest.exports.record import Record
from deduplicate.outward.conftest import Make, read
from deduplicate.outward.samples import FORMULAS, FULL, PLAIN, citation

FORMATS = ("ris", "asreview", "rayyan", "covidence", "endnote")
SAME = ("title", "authors", "year", "doi", "pmid", "pmcid", "abstract", "journal", "volume", "issue", "pages",
        "language", "keywords", "url")  # fmt: skip


def ids_of(record: Record) -> list[str]:
    return find_ids(" ".join([record.export_id, *record.notes]))


def compare(records: Sequence[Record], given: Sequence[dict[str, Any]]) -> None:
    assert [ids_of(record) for record in records] == [[one["citation_id"]] for one in given]
    for record, one in zip(records, given, strict=True):
        told = record.as_dict()
        assert {name: told[name] for name in SAME} == {name: one[name] for name in SAME}


@pytest.mark.parametrize("format", FORMATS)
def test_everything_is_read_again(format: str, make: Make) -> None:
    compare(read(make(PLAIN)[format]), PLAIN)


@pytest.mark.parametrize("format", ["ris", "covidence", "endnote"])
def test_formats_that_have_more_keep_more(format: str, make: Make) -> None:
    (record,) = read(make([FULL])[format])
    assert record.translated_title == FULL["translated_title"]
    assert record.journal_abbreviation == FULL["journal_abbreviation"]
    assert record.issn == FULL["issn"]
    assert record.type == "journal article"
    assert ids_of(record) == find_ids(record.export_id) == find_ids(record.notes[0])


@pytest.mark.parametrize("format", FORMATS)
def test_titles_like_formulas_are_read_again(format: str, make: Make) -> None:
    compare(read(make(FORMULAS)[format]), FORMULAS)


@pytest.mark.parametrize("format", FORMATS)
def test_line_breaks_and_control_signs_become_blanks(format: str, make: Make) -> None:
    torn = citation(
        "pmid:7",
        pmid="7",
        title="One\r\ntwo\x0bthree\x00four\u2028five \x85 six\ufffe",
        abstract="First.\n\nER  - \nTY  - JOUR\n</record>, second.\ud800",
        authors=["Denton,\nC."],
    )
    (record,) = read(make([torn])[format])
    assert record.title == "One two three four five six"
    assert record.abstract == "First. ER - TY - JOUR </record>, second."
    assert record.authors == ("Denton, C.",)


@pytest.mark.parametrize("format", FORMATS)
def test_entries_without_title_and_abstract_are_neither_lost_nor_alike(format: str, make: Make) -> None:
    bare = [
        citation("hash:0a1b2c3d4e5f6071", year="2001"),
        citation("pmid:5", pmid="5"),
        citation("pmid:6", pmid="6", translated_title="Ein Titel"),
        citation("pmid:7", pmid="7", abstract="An abstract."),
    ]
    records = read(make(bare)[format])
    assert [ids_of(one) for one in records] == [[one["citation_id"]] for one in bare]
    assert [one.title for one in records] == [
        "[no title] [attest:hash:0a1b2c3d4e5f6071]",
        "[no title] [attest:pmid:5]",
        "Ein Titel",
        "",
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_no_citations_make_files_without_entries(format: str, make: Make) -> None:
    path = make([])[format]
    assert path.exists()
    assert [one for one in read_export(path, "x") if isinstance(one, Record)] == []


def test_same_citations_give_the_same_bytes(make: Make) -> None:
    first = {name: path.read_bytes() for name, path in make(PLAIN).items()}
    assert {name: path.read_bytes() for name, path in make(PLAIN).items()} == first


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="<>&"), max_size=40).map(
    lambda text: " ".join(text_of(text).replace("\x1f", " ").split())
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), min_size=1, max_size=4))
def test_any_text_is_read_again(make: Make, texts: list[tuple[str, str, list[str]]]) -> None:
    made = [
        citation(
            f"pmid:{at}", pmid=str(at), title=f"A {title}", abstract=f"B {abstract}", authors=list(authors_of(names))
        )
        for at, (title, abstract, names) in enumerate(texts, 1)
    ]
    files = make(made)
    for format in FORMATS:
        records = read(files[format])
        assert [ids_of(record) for record in records] == [[one["citation_id"]] for one in made]
        for record, one in zip(records, made, strict=True):
            assert _plain(record.title) == _plain(one["title"])
            assert _plain(record.abstract) == _plain(one["abstract"])


def _plain(text: str) -> str:
    """Without what no file can hold: control signs."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


@pytest.mark.parametrize(
    "name", ["exports/asreview/ovid_psycinfo.ris", "exports/asreview/pubmed_endnote.txt", "dedup/tafenoquine.xml"]
)
def test_real_exports_go_out_and_come_back(name: str, shared: Path, make: Make) -> None:
    records = [one.as_dict() for one in read_export(shared / "fixtures" / name, name) if isinstance(one, Record)]
    made = list(citations(records, match(records)))
    files = make(made)
    for format in FORMATS:
        back = read(files[format])
        assert [ids_of(one) for one in back] == [[one["citation_id"]] for one in made]
        assert [(one.title, one.year, one.doi, one.pmid) for one in back] == [
            (one["title"], one["year"], one["doi"], one["pmid"]) for one in made
        ]
        assert [one.abstract for one in back] == [_one_line(one["abstract"]) for one in made]


def _one_line(text: str) -> str:
    return " ".join(part for part in text.replace("\r", "\n").replace(" ", "\n").split("\n") if part)
