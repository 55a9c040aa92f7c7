"""The official wording that a team keeps for itself."""

from pathlib import Path

import pytest

from attest.instrument import load_instrument
from attest.instrument_shelf import Shelf
from attest.instrument_wording import FOLDER, read_wording, wording_of, wordings
from attest.problems import Faults
from conftest import HOME

JBI = load_instrument(HOME / "config/instruments/jbi_case_series.yaml", "jbi")


def written(review: Path, text: str) -> Path:
    path = review / FOLDER / "jbi_case_series.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_by_item_in_the_order_of_the_instrument(tmp_path: Path) -> None:
    written(tmp_path, 'items:\n  "10": Ten?\n  "2": |\n    Two,\n      in two lines?\n')
    assert list(wording_of(tmp_path, JBI).items()) == [("2", "Two, in two lines?"), ("10", "Ten?")]


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert wording_of(tmp_path, JBI) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'items: {"11": text}',
            'items.11: expected an item of jbi_case_series (1, 2, 3, 4, 5, 6, 7, 8, 9, 10), found "11"',
        ),
        ("items: {1: text}", "key 1 is not text: put it in quotes"),
        ('items: {"1": " "}', "expected some text"),
        ('items: {"1": [a, b]}', "items.1: expected text"),
        ("items: {}", "items"),
        ("item: {}", "Did you mean `items`?"),
        ("[]", "a block of `key: value` lines"),
        ('items: {"1": a, "1": b}', "stands twice"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(Faults) as caught:
        read_wording(path, "the file", JBI)
    assert said in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, 'items: {"11": a, "12": b, "3": ""}\nother: 1\n')
    with pytest.raises(Faults) as caught:
        read_wording(path, "the file", JBI)
    assert [problem.place for problem in caught.value.problems] == ["items.11", "items.12", "items.3", "other"]


def test_version_control_leaves_it_out() -> None:
    assert f"{FOLDER}/" in (HOME / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_all_files_of_a_review_by_instrument_and_every_fault_of_them(tmp_path: Path) -> None:
    path = written(tmp_path, 'items: {"2": "Two?"}')
    assert wordings(tmp_path, Shelf(tmp_path)) == {"jbi_case_series": {"2": "Two?"}}
    path.write_text('items: {"99": "None."}', encoding="utf-8")
    (path.parent / "jbi_case_serie.yaml").write_text("items: {}", encoding="utf-8")
    with pytest.raises(Faults) as raised:
        wordings(tmp_path, Shelf(tmp_path))
    misnamed, strange = raised.value.problems
    assert (misnamed.file, misnamed.hint) == (f"{FOLDER}/jbi_case_serie.yaml", "Did you mean `jbi_case_series.yaml`?")
    assert strange.place == "items.99"
