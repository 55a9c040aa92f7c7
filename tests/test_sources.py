"""What people bring, in every odd shape."""

import os
from pathlib import Path

import pytest

from attest import sources
from attest.problems import Faults
from attest.protocol import load_protocol
from attest.strict import load_yaml
from attest.tables import read_csv, write_csv
from conftest import MINIMAL, new_review


def brought(review: Path) -> sources.Sources:
    return sources.look_around(review, load_protocol(review))


def test_what_cannot_be_handed_on_is_left_aside_with_a_reason(tmp_path: Path) -> None:
    review = new_review(tmp_path / "my review")
    documents = review / "sources/documents"
    (documents / "good.txt").write_text("words", encoding="utf-8")
    (documents / "alice <b>x</b>.txt".replace("/", "")).write_text("words", encoding="utf-8")
    (documents / "a{b}.txt").write_text("words", encoding="utf-8")
    (documents / "broken.txt").symlink_to(review / "nowhere.txt")
    (documents / "loop.txt").symlink_to(documents / "loop.txt")
    (documents / "up").symlink_to(review)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (documents / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (documents / "inside.txt").symlink_to(documents / "good.txt")
    os.mkfifo(review / "pipe")
    (documents / "pipe.txt").symlink_to(review / "pipe")
    found = brought(review)
    assert found.documents == ["sources/documents/good.txt", "sources/documents/inside.txt"]
    told = {problem.file.rpartition("/")[2]: problem.found for problem in sources.aside_problems(found.left_aside)}
    assert told == {
        "alice <b>x<b>.txt": "a name with { } < > or control characters",
        "a{b}.txt": "a name with { } < > or control characters",
        "broken.txt": "a broken link",
        "loop.txt": "a broken link",
        "up": "no plain file",
        "outside.txt": "a link that leads out of the review",
        "pipe.txt": "no plain file",
    }
    assert len(sources.aside_documents(found.left_aside)) == len(told)


def test_a_workbook_of_a_step_that_is_not_there_is_named(tmp_path: Path) -> None:
    review = new_review(tmp_path / "review")
    (review / "sources/decisions/trustworthiness").mkdir(parents=True)
    (review / "sources/decisions/trustworthiness/ann.xlsx").write_bytes(b"x")
    (problem,) = sources.aside_problems(brought(review).left_aside)
    assert problem.found == sources.NOT_ASKED
    assert "under steps" in problem.hint
    (review / "config/review.yaml").write_text(MINIMAL + "steps: {trustworthiness: {}}\n", encoding="utf-8")
    assert brought(review).decisions["trustworthiness"] == ["sources/decisions/trustworthiness/ann.xlsx"]


def test_content_counts_not_the_date(tmp_path: Path) -> None:
    review = new_review(tmp_path / "review")
    path = review / "sources/documents/a.txt"
    path.write_text("one", encoding="utf-8")
    before = brought(review).content
    path.write_text("two", encoding="utf-8")
    os.utime(path, (0, 0))
    after = brought(review).content
    assert {name for name in before if before[name] != after[name]} == {"documents"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [x]\nb: *a\n", "a reference"),
        ("[" * 3000, "nested"),
        (f"a: {'9' * 5000}\n", "cannot be read"),
        ("a: !!int abc\n", "cannot be read"),
        ("a: !!bool maybe\n", "cannot be read"),
        ('a: "\\ud800"\n', "cannot be read"),
    ],
)
def test_hostile_yaml_is_a_fault_not_a_crash(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Faults, match=said):
        load_yaml(tmp_path / "x.yaml", "x.yaml")
    with pytest.raises(Faults, match="cannot be read"):
        load_yaml(tmp_path, "a folder")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('date: "2026-01-31"', 'date: "2026-02-30"', "a day of the calendar"),
        ("title: A small review", 'title: "  "', "some text"),
        ("name: Bob", "name: ANN", "It stands twice."),
    ],
)
def test_more_faults_of_a_protocol(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(Faults, match=said):
        load_protocol(new_review(tmp_path / "r", MINIMAL.replace(old, new)))


def test_a_value_of_any_length_survives_its_table(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", [{"a": "x" * 400_000}], ["a"])
    assert len(read_csv(tmp_path / "a.csv")[0]["a"]) == 400_000
