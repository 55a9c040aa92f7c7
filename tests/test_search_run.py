"""From search exports to citations in a real run: decisions survive an updated search, hostile files stop nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attest.tables import read_csv, read_json, read_jsonl
from conftest import new_review, run_review
from people import Workbook

A, B = (
    "Rituximab for skin thickness in adults with systemic sclerosis",
    "Tocilizumab in juvenile arthritis: an open trial",
)
C = "Interstitial lung disease in scleroderma treated with rituximab"
SEARCHES = 'file,database,date,hits,strategy\nmedline.nbib,MEDLINE,2026-01-02,3,"rituximab\nAND scleroderma"\n'


def nbib(pmid: int, title: str, pages: str, doi: str = "") -> str:
    told = f"PMID- {pmid}\nTI  - {title}\nFAU - Denton, Chris\nFAU - Khanna, Dinesh\nDP  - 2019 Apr\n"
    told += f"JT  - Annals of the rheumatic diseases\nVI  - 78\nIP  - 4\nPG  - {pages}\n"
    return told + (f"LID - {doi} [doi]\n" if doi else "") + "\n"


def ris(title: str, pages: str, doi: str = "", **more: str) -> str:
    told = f"TY  - JOUR\nTI  - {title}\nAU  - Denton, C.\nAU  - Khanna, D.\nPY  - 2019\nJO  - Ann Rheum Dis\nVL  - 78\n"
    told += f"IS  - 4\nSP  - {pages.partition('-')[0]}\nEP  - {pages.partition('-')[2]}\nDB  - Embase\n"
    told += "".join(f"{tag}  - {value}\n" for tag, value in more.items())
    return told + (f"DO  - {doi}\n" if doi else "") + "ER  - \n\n"


MEDLINE = nbib(11, A, "512-20") + nbib(12, B, "600-9") + nbib(13, C, "700-8")
EMBASE = ris(A, "512-520") + ris(C, "711-719")


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review whose search was updated after people had decided."""
    folder = new_review(tmp_path_factory.mktemp("search") / "review")
    put(folder, {"medline.nbib": MEDLINE, "embase.ris": EMBASE, "searches.csv": SEARCHES})
    run(folder)
    for reviewer in ("ann", "bob"):
        book = Workbook(folder / f"results/screen/screening/forms/{reviewer}.xlsx")
        for title, decision in ((A, "include"), (B, "exclude"), (C, "include")):
            for label in labels(book, title):
                book.table("Screening", label, title, {"Decision": decision})
        book.save(folder / f"sources/decisions/screening/{reviewer}.xlsx")
    book = Workbook(folder / "results/deduplicate/duplicates/forms/ann.xlsx")
    (pair,) = book.labels("Possible duplicates", "Pair")
    book.table("Possible duplicates", pair, pair, {"Verdict": "same publication"})
    book.save(folder / "sources/decisions/duplicates/ann.xlsx")
    run(folder)
    before = {row["title"]: row for row in read_csv(folder / "results/screen/citations.csv")}
    (folder / "before.json").write_text(json.dumps(before), encoding="utf-8")
    # The update: other file names, another order, DOIs, a new paper before the others; one file is damaged.
    (folder / "sources/searches/medline.nbib").unlink()
    newer = nbib(14, "A new trial of rituximab for the skin in scleroderma", "1-9") + nbib(13, C, "700-8", "10.1000/c")
    newer += nbib(12, B, "600-9") + nbib(11, A, "512-20", "10.1000/a")
    hostile = {
        "update 2026 (1).nbib": newer,
        "=cmd|'x'!A1.ris": ris("=1+1", "1-2"),
        "broken.ris": "TY  - JOUR\nER  - \n",
    }
    put(folder, hostile | {"searches.csv": SEARCHES.replace("medline.nbib", "update*")})
    (folder / "sources/searches/out.ris").symlink_to("/etc/hostname")
    run(folder)
    return folder


def put(folder: Path, files: dict[str, str]) -> None:
    (folder / "sources/searches").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "sources/searches" / name).write_text(text, encoding="utf-8")


def run(folder: Path) -> None:
    done = run_review(folder)
    assert done.returncode == 0, done.stderr[-3000:]


def labels(book: Workbook, title: str) -> list[str]:
    found = book.book["Screening"]
    return [str(row[1].value) for row in found.iter_rows(min_row=4) if title in [cell.value for cell in row]]


def test_decisions_are_kept_when_a_search_is_updated(review: Path) -> None:
    before = json.loads((review / "before.json").read_text(encoding="utf-8"))
    after = {row["title"]: row for row in read_csv(review / "results/screen/citations.csv")}
    assert {before[title]["outcome"] for title in (A, C)} == {"included"}
    for title in (A, B, C):
        for name in ("outcome", "decided_by"):
            assert after[title][name] == before[title][name]
    assert before[A]["citation_id"] == "pmid:11"
    assert after[A]["citation_id"] == "doi:10.1000/a", "a citation that gained a DOI"
    assert after["A new trial of rituximab for the skin in scleroderma"]["outcome"] == "awaiting"


def test_a_verdict_on_a_near_miss_is_kept(review: Path) -> None:
    merges = read_csv(review / "results/deduplicate/duplicates.csv")
    assert [row["reason"] for row in merges if row["citation_id"] == "doi:10.1000/c"] == ["said to be the same by Ann"]


def test_every_record_stands_in_the_ledger_once(review: Path) -> None:
    ledger = read_csv(review / "results/deduplicate/ledger.csv")
    rejected = read_csv(review / "results/ingest/rejected.csv")
    told = {(row["file"].rpartition("/")[2], row["outcome"]) for row in ledger}
    assert ("update 2026 (1).nbib", "kept") in told
    assert len(ledger) + len(rejected) == 4 + 2 + 1 + 1
    assert [row["file"] for row in rejected] == ["sources/searches/broken.ris"]
    counts = read_json(review / "results/screen/flow.json")
    assert counts["searched"][0][0] in ("Embase", "MEDLINE", "Source not named")
    assert counts["database_records"] == 8
    assert (counts["duplicates_removed"], counts["records_unreadable"], counts["records_screened"]) == (2, 1, 5)


def test_a_formula_is_text_and_a_link_out_of_the_review_is_left_aside(review: Path) -> None:
    text = (review / "results/deduplicate/citations.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    problems = read_csv(review / "results/problems.csv")
    aside = [row for row in problems if row["file"] == "sources/searches/out.ris"]
    assert [row["found"] for row in aside] == ["a link that leads out of the review"]
    assert not any("out.ris" in record["file"] for record in read_jsonl(review / "results/ingest/records.jsonl"))


def test_hits_that_differ_are_a_warning(review: Path) -> None:
    found = [row for row in read_csv(review / "results/problems.csv") if row["file"] == "sources/searches/searches.csv"]
    assert [(row["level"], row["found"].split(" in ")[0]) for row in found] == [("warning", "3 hits, but 4 entries")]
