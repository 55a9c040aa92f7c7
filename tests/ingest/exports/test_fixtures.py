"""Exports that nobody here wrote: every file is recognised, every entry accounted for, with the fields told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from attest.ingest.exports.ledger import read_with_ledger
from attest.ingest.exports.read import read_export
from attest.ingest.exports.recognise import recognise
from attest.ingest.exports.record import Record
from conftest import SHARED

FIXTURES = SHARED / "fixtures"
NO_EXPORTS = {
    "RIS_QUIRKS.txt", "generic.vec", "2_loader__data__md_data.md", "InspecImportTest.txt", "InspecImportTest2.txt",
    "InspecImportTestFalse.txt", "IsiImporterTestEmpty.isi", "MedlinePlainImporterTestInvalidFormat.xml",
    "OvidImporterTest2Invalid.txt", "MedlineImporterTestMinimalEntry.bib",
}  # fmt: skip
# Entries that say nothing but their type, and ones that are broken.
REJECTED = {
    "baseline_reference_types.ris": 61, "baseline_tag-notes.ris": 11, "duplicate_records.csv": 4,
    "baseline_tag_and_field_definitions_lists.ris": 1, "example_custom_list_tags.ris": 1,
    "3_packages_search__data__ebsco_bib.bib": 1, "3_packages_search__data__ebsco_bib_result.bib": 1,
    "Endnote.entries.enw": 11, "Endnote.pattern.A.enw": 1, "Endnote.pattern.E.enw": 1, "Endnote.pattern.no_enw": 1,
    "MedlineImporterTestMalformedEntry.xml": 1, "MedlineImporterTestMinimalEntry.xml": 1, "RisImporterTest1.ris": 1,
}  # fmt: skip
NUMBERS = {
    "cardiac1001/records.ris": 1001, "stroke/records.ris": 1292, "tafenoquine.xml": 179, "_baseline.ris": 100,
    "baseline_zotero.ris": 100, "ris_issue_992.txt": 19, "scopus.ris": 6, "web_of_science.txt": 10, "cancer.nbib": 20,
    "notebooks_data_springer.csv": 1000, "tests_resources_scopus.csv": 58, "tests_resources_example.ris": 25,
    "ovid_psycinfo.ris": 6, "proquest.ris": 6, "pubmed_endnote.txt": 6, "ovid_zotero.ris": 6, "pubmed_zotero.ris": 6,
    "embase.ris": 6, "3_packages_search__data__scopus_bib.bib": 11, "3_packages_search__data__ais_enl.txt": 6,
    "2_loader__data__enl_data.enl": 3, "3_packages_search__data__jstor_ris.ris": 4, "example_multiline.ris": 3,
}  # fmt: skip


def files() -> list[Path]:
    found = [*FIXTURES.glob("exports/**/*"), *FIXTURES.glob("dedup/*/*.ris"), FIXTURES / "dedup/tafenoquine.xml"]
    return sorted(path for path in found if path.is_file())


def there(paths: list[Path]) -> list[Path]:
    return paths or [Path("missing")]


@pytest.mark.parametrize("path", there(files()), ids=lambda path: path.name)
def test_every_entry_is_accounted_for(path: Path, shared: Path) -> None:
    ledger, entries = read_with_ledger(path, path.name)
    taken = list(entries)
    assert bool(recognise(path)) != (path.name in NO_EXPORTS)
    if path.name in NO_EXPORTS:
        assert len(taken) == ledger.rejected == 1
        return
    assert ledger.adds_up
    assert ledger.counted is not None or ledger.format == "XLSX"
    assert [one.position for one in taken] == list(range(1, len(taken) + 1))
    assert ledger.rejected == REJECTED.get(path.name, 0)
    expected = NUMBERS.get(path.name, NUMBERS.get(f"{path.parent.name}/{path.name}"))
    assert expected in (None, ledger.records)


def pairs() -> Iterator[tuple[Path, Path]]:
    """Inputs with the parse that another program expects of them."""
    for path in sorted((FIXTURES / "exports/jabref").glob("*")):
        other = path.with_suffix(".bib")
        ovid = re.fullmatch(r"OvidImporterTest(\d)\.txt", path.name)
        if ovid:
            other = path.with_name(f"OvidImporterTestBib{ovid[1]}.bib")
        if path != other and other.exists():
            yield path, other
    for path in sorted((FIXTURES / "exports/colrev").glob("*")):
        for ending in ("_result.bib", "_expected.bib", "-expected.bib"):
            other = path.with_name(path.stem + ending)
            if other.exists() and not path.stem.endswith(("_result", "expected")):
                yield path, other


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


# What the other program reads in another way on purpose: it merges titles, writes formulas out, or holds the book's
# title for the chapter's.
OTHERWISE = {
    ("RisImporterTest1.ris", None), ("MedlineImporterTestMathML.xml", "abstract"),
    ("NbibImporterTest.nbib", "abstract"),
    ("MedlineImporterTestBookArticleSet.xml", "title"), ("3_packages_search__data__trid_ris.ris", None),
    ("OvidImporterTest1.txt", None), ("RisImporterTest4c.ris", "volume"), ("RisImporterTest5b.ris", None),
}  # fmt: skip


@pytest.mark.parametrize(("path", "expected"), list(pairs()) or [(Path("missing"), Path())], ids=lambda path: path.name)
def test_main_fields_agree_with_another_parse(path: Path, expected: Path, shared: Path) -> None:
    if (path.name, None) in OTHERWISE:
        pytest.skip("entries that the other program reads in another way")
    ours = [one for one in read_export(path, path.name) if isinstance(one, Record)]
    theirs = [one for one in read_export(expected, expected.name) if isinstance(one, Record)]
    by_title = {bare(one.title): one for one in ours}
    compared = 0
    for other in theirs:
        one = by_title.get(bare(other.title)) or (ours[0] if len(ours) == 1 else None)
        if one is None:
            continue
        compared += 1
        for name in ("title", "year", "volume", "doi", "abstract"):
            told = getattr(other, name)
            if told and told != "UNKNOWN" and (path.name, name) not in OTHERWISE:
                assert bare(getattr(one, name)) == bare(told), name
    assert compared >= len(theirs) / 2 or "files_dir" in path.name


def test_the_ids_of_the_benchmarks_are_kept(shared: Path) -> None:
    path = shared / "fixtures/dedup/stroke/records.ris"
    labels = (path.parent / "records.csv").read_text(encoding="utf-8").splitlines()[1:]
    ids = {one.export_id for one in read_export(path, "records.ris") if isinstance(one, Record)}
    assert len(ids) == 1292
    assert all(line.split(",")[0].strip('"') in ids for line in labels if line.startswith(("id_", '"id_')))
