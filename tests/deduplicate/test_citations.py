"""Citations keep every record, source and differing value, and have the strongest identifier as their id."""

from __future__ import annotations

from typing import Any

from attest.deduplicate.citations import citations
from attest.deduplicate.match import match
from attest.deduplicate.possible import merges

TITLE = "Rituximab for skin thickness in adults with systemic sclerosis"


def record(name: str, **more: Any) -> dict[str, Any]:
    told = {"record_id": name, "title": TITLE, "authors": ["Denton, C.", "Khanna, D."], "year": "2019", "file": name}
    return told | {"journal": "Ann Rheum Dis", "volume": "78", "issue": "4", "pages": "512-20"} | more


def made(*records: dict[str, Any]) -> list[dict[str, Any]]:
    return list(citations(records, match(records)))


def test_merging_keeps_everything() -> None:
    one = record("hash:a", keywords=["rituximab", "skin"], abstract="Short.")
    other = record(
        "hash:b", title=TITLE.upper(), journal="Annals of the Rheumatic Diseases", doi="10.1000/A1", pages="512-520",
        authors=["Denton, Christopher", "Khanna, Dinesh"], keywords=["Skin", "scleroderma"],
        abstract="A long abstract.",
    )  # fmt: skip
    (citation,) = made(one, other)
    assert citation["citation_id"] == "doi:10.1000/a1"
    assert citation["record_ids"] == ["hash:a", "hash:b"]
    assert [source["file"] for source in citation["sources"]] == ["hash:a", "hash:b"]
    assert citation["title"] == TITLE  # not the one in capitals
    assert citation["journal"] == "Annals of the Rheumatic Diseases"
    assert citation["authors"] == ["Denton, Christopher", "Khanna, Dinesh"]
    assert citation["abstract"] == "A long abstract."
    assert citation["keywords"] == ["rituximab", "skin", "scleroderma"]
    assert citation["differing"]["pages"] == [
        {"value": "512-20", "records": ["hash:a"]},
        {"value": "512-520", "records": ["hash:b"]},
    ]
    assert "year" not in citation["differing"]
    assert citation["merges"][0]["reason"] == "same volume and first page, same title and authors"


def test_most_frequent_value_is_main() -> None:
    (citation,) = made(record("hash:a", year="2018"), record("hash:b"), record("hash:c"))
    assert citation["year"] == "2019"


def test_ids_by_strength() -> None:
    assert made(record("hash:a", pmid="30000001"))[0]["citation_id"] == "pmid:30000001"
    (by_registration,) = made(record("hash:a", registrations=["NCT01748084"]))
    assert by_registration["citation_id"] == "registration:nct01748084"
    plain, again = made(record("hash:a"))[0], made(record("hash:z", volume="", pages=""))[0]
    assert plain["citation_id"] == again["citation_id"] and plain["citation_id"].startswith("hash:")


def test_shared_identifier_names_nobody() -> None:
    one = record("hash:a", doi="10.1000/suppl", issue="Suppl 2", pages="S12")
    other = record("hash:b", doi="10.1000/suppl", issue="Suppl 2", pages="S13")
    first, second = made(one, other)
    assert first["citation_id"] != second["citation_id"]
    assert "doi:10.1000/suppl" not in first["aliases"], "it would lead to both"


def test_versions_are_linked() -> None:
    preprint = record("hash:a", doi="10.1101/2018.11.02.18000001", journal="medRxiv", volume="", issue="", pages="")
    first, second = made(preprint, record("hash:b", doi="10.1000/a1"))
    assert first["versions"][0]["citation_id"] == second["citation_id"] == "doi:10.1000/a1"
    assert second["versions"][0]["citation_id"] == first["citation_id"]


def test_records_are_conserved() -> None:
    records = [record(f"hash:{at}", pages=str(100 * at)) for at in range(5)] + [record("hash:9", pages="100")]
    found = made(*records)
    assert sorted(name for each in found for name in each["record_ids"]) == sorted(r["record_id"] for r in records)


def test_merges_as_rows() -> None:
    records = [record("hash:a"), record("hash:b")]
    (row,) = merges(records, match(records))
    assert (row["record_id"], row["other_record_id"], row["score"]) == ("hash:a", "hash:b", 0.98)
