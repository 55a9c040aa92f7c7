"""The review from end to end, run as a user runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from attest.tables import read_csv, read_json, read_jsonl, sha256
from conftest import HOME, MINIMAL, copy_example, new_review, run_review
from people import Workbook

STEPS = {
    "study_links": "deduplicate", "eligibility": "screen", "extraction": "extract", "integrity": "extract",
    "risk_of_bias": "appraise",
}  # fmt: skip

# A text of our own with one of every kind of defect that is tested.
TEXT = """Rituximab for skin thickening: a case series

Examples J Rheumatol. 2020 Mar;12(3):45-9. doi: 10.5555/ejr.2020.12

Abstract

Methods: In this case series, people with systemic sclerosis received rituximab (375 mg/m2 weekly for 4 weeks).

Results: We treated 10 patients (9 women [80%]; median [IQR] age, 61 [40-55] years).
Three patients (30%) had a significant improvement in skin score.
"""


def made(folder: Path) -> dict[str, bytes]:
    """Every file below results/, by its path, with its bytes."""
    base = folder / "results"
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(base.rglob("*")) if path.is_file()}


def problems(folder: Path) -> list[dict[str, str]]:
    return read_csv(folder / "results/problems.csv")


def test_the_example_makes_everything(example: Path) -> None:
    wanted = [
        "manifest.json", "problems.csv", "ingest/documents.csv", "screen/ledger.csv", "extract/integrity.csv",
        "extract/integrity.xlsx", "extract/flags_answered.jsonl",
        "appraise/judgements.csv", "appraise/traffic_light.svg", "appraise/traffic_light.png",
        "appraise/traffic_light.pdf", "appraise/summary.svg", "appraise/summary.png", "appraise/summary.pdf",
        "appraise/exchange/risk_of_bias.json",
        "synthesize/direction.csv", "synthesize/direction.svg", "report/evidence.csv", "report/evidence_table.csv",
        "report/evidence_table.xlsx", "report/evidence_table.html", "report/prisma_flow.svg", "report/report.html",
    ]  # fmt: skip
    wanted += [
        f"{stage}/{step}/{file}"
        for step, stage in STEPS.items()
        for file in ("forms/alice.xlsx", "forms/bruno.xlsx", "conflicts.xlsx", "answers.jsonl", "agreement.csv")
    ]
    assert set(wanted) <= set(made(example))
    assert problems(example) == []


def test_the_manifest_names_every_input_and_output_with_its_hash(example: Path) -> None:
    manifest = read_json(example / "results/manifest.json")
    told = {one["file"]: one["sha256"] for one in manifest["outputs"]}
    files = {f"results/{name}": sha256(content) for name, content in made(example).items()}
    del files["results/manifest.json"]
    assert told == files
    inputs = {one["file"]: one["sha256"] for one in manifest["inputs"]}
    brought = [path for path in (example / "sources").rglob("*") if path.is_file() and path.name != "README.md"]
    for path in [*brought, example / "config/review.yaml"]:
        name = path.relative_to(example).as_posix()
        assert inputs[name] == sha256(path.read_bytes())


def test_every_document_is_accounted_for(example: Path) -> None:
    ledger = read_csv(example / "results/screen/ledger.csv")
    documents = sorted(path.name for path in (example / "sources/documents").iterdir() if path.name != "README.md")
    assert sorted(Path(row["file"]).name for row in ledger) == documents
    assert {row["outcome"] for row in ledger} == {"included", "excluded"}
    assert all(row["reason"] for row in ledger if row["outcome"] == "excluded")


def test_both_defects_of_the_example_are_flagged(example: Path) -> None:
    found = read_csv(example / "results/extract/integrity.csv")
    wrong = [(row["check"], row["study"]) for row in found if row["result"] == "inconsistent"]
    assert ("damaged text", "Narváez 2019") in wrong
    assert any(study == "Kuzumi 2023" and "order" in check for check, study in wrong)
    report = (example / "results/report/report.html").read_text(encoding="utf-8")
    assert "damaged text" in report


def test_every_flag_of_the_example_is_answered_and_its_values_say_so(example: Path) -> None:
    flags = read_jsonl(example / "results/extract/flags_answered.jsonl")
    assert {(one["check"], one["state"], one["by"]) for one in flags} == {
        ("order", "stands", "Bruno Keller"),
        ("damaged text", "explained", "Bruno Keller"),
    }
    states = {name: one["state"] for one in flags for name in one["cells"]}
    values = {row["value_id"]: row for row in read_csv(example / "results/report/evidence.csv")}
    assert states
    for name, state in states.items():
        assert values[name]["flag_states"] == state
        assert values[name]["flag_ids"]
    assert "What people found" in (example / "results/report/report.html").read_text(encoding="utf-8")


def test_every_value_of_the_evidence_can_be_traced(example: Path) -> None:
    values = read_csv(example / "results/report/evidence.csv")
    assert len({row["value_id"] for row in values}) == len(values) > 50
    documents = {row["file"]: row for row in read_csv(example / "results/ingest/documents.csv")}
    for row in values:
        assert row["quote"] or row["by"], f"nothing stands behind {row['value_id']}"
        if row["quote"]:
            assert documents[row["file"]]["sha256"] == row["sha256"]
    for row in [one for one in values if one["status"] in ("adjudicated", "computed", "agreed")][::7]:
        command = [sys.executable, "-m", "attest.command", "trace", row["value_id"], "--directory", str(example)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert row["title"] in done.stdout
        assert "NOT in the file" not in done.stdout


def test_the_report_stands_on_its_own(example: Path) -> None:
    page = (example / "results/report/report.html").read_text(encoding="utf-8")
    for outside in ("<script", "<link", "@import", 'src="http', "url(http"):
        assert outside not in page
    assert "Narváez 2019" in page and "Kuzumi 2023" in page


def test_the_same_bytes_in_another_folder(example: Path, tmp_path: Path) -> None:
    again = copy_example(tmp_path / "somewhere else")
    done = run_review(again, cores=1)
    assert done.returncode == 0, done.stderr[-2000:]
    one, other = made(example), made(again)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_deleting_results_loses_nothing_and_a_second_run_has_nothing_to_do(example: Path, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(example, review, copy_function=shutil.copy2)
    assert "Nothing to be done" in run_review(review).stderr
    before = made(review)
    shutil.rmtree(review / "results")
    assert run_review(review).returncode == 0
    assert made(review) == before


def test_no_rule_writes_outside_results_and_logs() -> None:
    """Over all rules, whatever a run would do: the outputs lie below results/, the logs below logs/."""
    from snakemake.api import ResourceSettings, SnakemakeApi

    with SnakemakeApi() as api:
        workflow = api.workflow(resource_settings=ResourceSettings(cores=1), snakefile=HOME / "Snakefile", workdir=HOME)
        rules = list(workflow._workflow.rules)
    assert len(rules) > 15
    for rule in rules:
        assert all(str(output).startswith("results/") for output in rule.output), rule.name
        assert all(str(log).startswith("logs/") for log in rule.log), rule.name
        assert rule.name == "all" or rule.output, f"{rule.name} makes nothing"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review with documents, two reviewers and no decision at all."""
    review = new_review(tmp_path_factory.mktemp("fresh") / "my review")
    (review / "sources/documents/a text.txt").write_text(TEXT, encoding="utf-8")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    return review


def test_a_fresh_review_runs_and_says_what_is_waiting(fresh: Path) -> None:
    (row,) = read_csv(fresh / "results/screen/ledger.csv")
    assert (row["outcome"], row["reason"]) == ("awaiting", "nobody has decided yet")
    assert read_json(fresh / "results/screen/flow.json")["other_awaiting"] == 1
    values = read_csv(fresh / "results/report/evidence.csv")
    assert {row["status"] for row in values} <= {"suggested", "unanswered"}
    assert not any(row["settled"] == "true" for row in values)
    page = (fresh / "results/report/report.html").read_text(encoding="utf-8")
    assert ("wait" in page and "Awaiting" in page) or "awaiting" in page
    judgements = read_csv(fresh / "results/appraise/judgements.csv")
    assert [row["judgement"] for row in judgements] == [""]


def test_flags_reach_the_reviewers_workbook_before_anybody_answers(fresh: Path) -> None:
    book = Workbook(fresh / "results/extract/extraction/forms/ann.xlsx").book
    texts = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    assert sum("⚠" in text for text in texts) >= 2, "the percentage and the quartiles"


def test_a_review_without_documents_runs(tmp_path: Path) -> None:
    review = new_review(tmp_path / "empty")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (review / "results/report/report.html").exists()


def test_bad_documents_are_named_and_the_rest_goes_on(fresh: Path, tmp_path: Path) -> None:
    review = new_review(tmp_path / "review")
    documents = review / "sources/documents"
    (documents / "good.txt").write_text(TEXT, encoding="utf-8")
    (documents / "empty.txt").write_bytes(b"")
    (documents / "blank.txt").write_text("\n  \n", encoding="utf-8")
    (documents / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (documents / "latin.txt").write_bytes(TEXT.replace("Rituximab", "Ménière").encode("cp1252"))
    (documents / "a{b}.txt").write_text(TEXT, encoding="utf-8")
    (documents / "odd 'name' & (1)#.txt").write_text(TEXT.replace("2020", "2021"), encoding="utf-8")
    (documents / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf-8")
    (documents / "~$lock.txt").write_bytes(b"x")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    ledger = {Path(row["file"]).name: row["outcome"] for row in read_csv(review / "results/screen/ledger.csv")}
    assert ledger["good.txt"] == "awaiting"
    assert ledger["odd 'name' & (1)#.txt"] == "awaiting"
    assert {ledger[name] for name in ("a{b}.txt", "empty.txt", "blank.txt", "picture.txt", "outside.txt")} == {
        "rejected"
    }
    assert "~$lock.txt" not in ledger
    told = {Path(row["file"]).name for row in problems(review)}
    assert {"a{b}.txt", "empty.txt", "blank.txt", "picture.txt", "outside.txt", "latin.txt"} <= told
    assert all(row["found"] and row["expected"] for row in problems(review))
    assert "To mend" in done.stdout
    assert "secret words" not in (review / "results/report/report.html").read_text(encoding="utf-8")


def test_bad_workbooks_are_named_and_the_rest_goes_on(fresh: Path, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(fresh, review)
    decisions = review / "sources/decisions/extraction"
    decisions.mkdir(parents=True)
    form = review / "results/extract/extraction/forms/ann.xlsx"
    book = Workbook(form)
    book.answer(_label(review), "Study", "Design", "case series")
    book.save(decisions / "ann returned.xlsx")
    (decisions / "cut.xlsx").write_bytes(form.read_bytes()[:3000])
    (decisions / "letter.xlsx").write_text("Dear colleague", encoding="utf-8")
    (decisions / "~$ann returned.xlsx").write_bytes(b"lock")
    protocol = (review / "config/review.yaml").read_text(encoding="utf-8")
    shutil.copy(review / "results/extract/extraction/forms/bob.xlsx", decisions / "bob.xlsx")
    (review / "config/review.yaml").write_text(protocol.replace("bob", "eve").replace("Bob", "Eve"), encoding="utf-8")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    told = {Path(row["file"]).name: row["found"] for row in problems(review)}
    assert told.keys() == {"cut.xlsx", "letter.xlsx", "bob.xlsx"}
    assert "unknown reviewer" in told["bob.xlsx"]
    answers = read_jsonl(review / "results/extract/extraction/answers.jsonl")
    design = next(row for row in answers if row["role"] == "study.design")
    assert [one["reviewer"] for one in design["answers"]] == ["ann"]
    check = [sys.executable, "-m", "attest.command", "check", "--directory", str(review)]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 1


def _label(review: Path) -> str:
    return str(read_json(review / "results/screen/studies.json")[0]["label"])


def test_a_faulty_protocol_stops_the_run_with_all_faults(tmp_path: Path) -> None:
    text = MINIMAL.replace("benefit: lower", "benefit: low").replace("id: bob", "id: ann") + "extractions: 1\nid: No\n"
    review = new_review(tmp_path / "review", text)
    done = run_review(review)
    assert done.returncode != 0
    for place in ("outcomes[1].benefit", "extractions", "config/review.yaml, id"):
        assert place in done.stderr
    assert "Traceback" not in done.stderr
    assert not (review / "results").exists()


def test_a_document_that_arrives_later_keeps_every_answer(fresh: Path, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(fresh, review)
    book = Workbook(review / "results/extract/extraction/forms/ann.xlsx")
    book.answer(_label(review), "Study", "Design", "case series")
    book.save(review / "sources/decisions/extraction/ann.xlsx")
    later = TEXT.replace("10.5555/ejr.2020.12", "10.5555/ejr.2022.1").replace("2020 Mar", "2022 Mar")
    (review / "sources/documents/later.txt").write_text(later, encoding="utf-8")
    assert run_review(review).returncode == 0
    sheet = Workbook(review / "results/extract/extraction/forms/ann.xlsx").book["Questions"]
    texts = [str(cell.value) for row in sheet for cell in row]
    assert texts.count("case series") >= 1
    assert len({row["study"] for row in read_csv(review / "results/deduplicate/studies.csv")}) == 2


def test_seeds(shared: Path, tmp_path: Path) -> None:
    """The two real documents, in a review with nothing but a protocol."""
    review = new_review(tmp_path / "review")
    seeds = sorted((shared / "seeds").glob("*.txt"))
    for path in seeds:
        shutil.copy(path, review / "sources/documents")
    done = run_review(review)
    assert done.returncode == 0, done.stderr[-3000:]
    score = [sys.executable, str(shared / "score_suggestions.py"), str(shared / "seeds"), "--json", "--suggestions"]
    said = subprocess.run(
        [*score, str(review / "results/extract/suggestions.jsonl")], capture_output=True, text=True, check=True
    )
    total = json.loads(said.stdout)
    assert (total["precision"], total["recall"], total["traps"], total["misquoted"]) == (1.0, 1.0, 0, 0), total[
        "reports"
    ]
    found = read_csv(review / "results/extract/integrity.csv")
    wrong = {row["check"] for row in found if row["result"] == "inconsistent"}
    assert "damaged text" in wrong and len(wrong) >= 2
    furniture = {
        path.name: json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))["gold"][
            "furniture"
        ]
        for path in seeds
    }
    for one in read_jsonl(review / "results/extract/suggestions.jsonl"):
        for words in furniture[Path(one["file"]).name]:
            assert words not in one["quote"] and one["quote"] not in words


def test_lost_results_are_made_again_and_older_files_with_other_content_are_read(fresh: Path, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(fresh, review, copy_function=shutil.copy2)
    before = made(review)
    (review / "results/report/report.html").unlink()
    (review / "results/screen/ledger.csv").unlink()
    assert run_review(review).returncode == 0
    assert made(review) == before
    document = review / "sources/documents/a text.txt"
    document.write_text(TEXT.replace("10 patients", "12 patients"), encoding="utf-8")
    os.utime(document, (1_000_000_000, 1_000_000_000))
    assert run_review(review).returncode == 0
    told = {one["file"]: one["sha256"] for one in read_json(review / "results/manifest.json")["inputs"]}
    assert told["sources/documents/a text.txt"] == sha256(document.read_bytes())
    suggested = read_jsonl(review / "results/extract/suggestions.jsonl")
    assert any(one["role"] == "study.n_analysed" and one["value"] == "12" for one in suggested)


def test_every_value_id_of_a_fresh_review_can_be_traced(fresh: Path) -> None:
    from attest.report.trace import trace

    rows = read_csv(fresh / "results/report/evidence.csv")
    assert {row["role"] for row in rows} >= {"bias.judgement", "study.design"}
    for row in rows:
        chain = trace(fresh, row["value_id"])
        assert chain.startswith(row["value_id"])
        assert not row["quote"] or "the quote stands in the file" in chain


def test_a_form_filled_in_where_it_would_be_overwritten_stops_the_run(fresh: Path, tmp_path: Path) -> None:
    review = tmp_path / "review"
    shutil.copytree(fresh, review)
    form = review / "results/extract/extraction/forms/ann.xlsx"
    book = Workbook(form)
    book.answer(_label(review), "Study", "Design", "case series")
    book.save(form)
    done = run_review(review, "--forceall")
    assert done.returncode != 0
    assert "Move it to sources/decisions/extraction/" in done.stderr
    sheet = Workbook(form).book["Questions"]
    assert "case series" in [cell.value for row in sheet for cell in row], "nothing was overwritten"
