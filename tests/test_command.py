"""The `attest` command."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from attest.command import main
from attest.extract import suggest
from conftest import HOME, MINIMAL, new_review, run_review


def test_suggest_prints_json_lines_with_quotes_that_stand(capsys: pytest.CaptureFixture[str]) -> None:
    path = HOME / "sources/documents/narvaez-2019-abstract.txt"
    assert main(["suggest", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) > 20
    keys = ["file", "role", "value", "row", "quote", "start", "end", "rule"]
    for one in lines:
        assert list(one)[:8] == keys
        assert one["file"] == str(path)
        assert text[one["start"] : one["end"]] == one["quote"]


def test_suggest_takes_folders_and_goes_on_after_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes((HOME / "sources/documents/kuzumi-2023-news.txt").read_bytes())
    assert main(["suggest", str(tmp_path), str(tmp_path / "none.txt")]) == 1
    said = capsys.readouterr()
    assert f"{tmp_path}/empty.txt: expected the text of a report, found an empty file." in said.err
    assert "none.txt: expected" in said.err
    assert {json.loads(line)["file"] for line in said.out.splitlines()} == {str(tmp_path / "good.txt")}


def test_suggest_goes_on_after_a_text_at_which_a_rule_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text(f"A {name} study\n\nAbstract\n\nResults: 12 of 40 adults coughed.\n")
    whole = suggest.found_in
    monkeypatch.setattr(suggest, "found_in", lambda one: int("no") if one.text.startswith("A bad") else whole(one))
    assert main(["suggest", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert f"{tmp_path}/bad.txt: expected a text that the rules can read, found a text at which a rule" in said.err
    assert "(ValueError: invalid literal" in said.err
    assert {json.loads(line)["file"] for line in said.out.splitlines()} == {str(tmp_path / "good.txt")}


def test_suggest_tries_the_patterns_of_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = str(HOME / "sources/documents/narvaez-2019-abstract.txt")
    assert main(["suggest", "--form", str(HOME / "config/forms/extraction.yaml"), paper]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["rule"], one["field"]) for one in lines if "field" in one] == [
        ("pattern:response:1", "study/response")
    ]
    (tmp_path / "form.yaml").write_text("type: object\nproperties: {a: {type: string, x-patterns: 'a'}}\n")
    assert main(["suggest", "--form", str(tmp_path / "form.yaml"), paper]) == 1
    assert "a group named value" in capsys.readouterr().err


def test_suggest_survives_a_reader_that_had_enough() -> None:
    folder = HOME / "sources/documents"
    command = f"{sys.executable} -m attest.command suggest {folder} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_new_begins_a_review_that_runs_and_touches_none_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my review"
    assert main(["new", str(folder)]) == 0
    assert f"--directory {folder}" in capsys.readouterr().out
    assert run_review(folder, "--dry-run").returncode == 0
    (folder / "config/review.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", str(folder)]) == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert (folder / "config/review.yaml").read_text(encoding="utf-8") == "mine"


def test_check_before_any_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = new_review(tmp_path / "review")
    assert main(["check", "--directory", str(review)]) == 1
    assert "are sound" in capsys.readouterr().out
    (review / "config/review.yaml").write_text(MINIMAL.replace("title:", "titel:", 1), encoding="utf-8")
    assert main(["check", "--directory", str(review)]) == 1
    assert "Did you mean `title`?" in capsys.readouterr().err


def test_check_and_trace_after_a_run(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--directory", str(example)]) == 0
    assert "Nothing to mend." in capsys.readouterr().out
    assert main(["trace", "v", "--directory", str(example)]) == 1
    assert "values whose id begins with" in capsys.readouterr().err
    assert main(["trace", "nothing", "--directory", str(example)]) == 1
    assert "no value" in capsys.readouterr().err


def test_trace_tells_the_story_of_a_citation(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From any of its names: the records with their places, the merge with its reason, and the decisions."""
    assert main(["trace", "pmid:22221908", "--directory", str(example)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("doi:10.1016/j.semarthrit.2011.11.007  Daoussis 2012")
    for words in (
        "sources/searches/embase.ris, entry 1",
        "sources/searches/pubmed.nbib, entry 1",
        "included, by Alice Marsh, Bruno Keller; settled by Chiara Conti",
        "daoussis-2012-abstract.html: excluded: fewer than five patients treated",
    ):
        assert words in told
    assert main(["trace", "doi:10.1000/nowhere", "--directory", str(example)]) == 1
    assert "no citation" in capsys.readouterr().err


def test_a_wrong_call_says_how_to_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "usage: attest" in capsys.readouterr().err


def test_suggest_that_is_stopped_says_so_in_a_word(tmp_path: Path) -> None:
    text = (HOME / "sources/documents/narvaez-2019-abstract.txt").read_text(encoding="utf-8")
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    call = [sys.executable, "-m", "attest.command", "suggest", str(tmp_path)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None and process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert b"Stopped." in said and b"Traceback" not in said
