"""Strict YAML and schema faults."""

from pathlib import Path

import pytest
import yaml

from attest import strict
from attest.problems import Faults
from attest.strict import faults_in, load_yaml


def load(tmp_path: Path, text: str) -> object:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return load_yaml(path, "file.yaml")


def test_words_stay_words(tmp_path: Path) -> None:
    text = "a: no\nb: yes\nc: 2026-01-01\nd: on\ne: true\nf: 3\ng: 1.50\nh: 012\ni: ~\n"
    expected = {"a": "no", "b": "yes", "c": "2026-01-01", "d": "on", "e": True, "f": 3, "g": 1.5, "h": "012", "i": None}
    assert load(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: 1\na: 2\n", "line 2, column 1", "the key 'a' stands twice"),
        ("a:\n  - b\n c: d\n", "line 3, column 2", "expected <block end>"),
        ("1: a\n", "line 1, column 1", "is not text"),
        ("a: [1, 2\n", "line 2, column 1", "expected ',' or ']'"),
        ("a: !!python/object/apply:os.system [echo]\n", "line 1, column 4", "could not determine a constructor"),
    ],
)
def test_broken_yaml_names_its_place(tmp_path: Path, text: str, place: str, found: str) -> None:
    with pytest.raises(Faults) as caught:
        load(tmp_path, text)
    (problem,) = caught.value.problems
    assert problem.place == place
    assert found in problem.found


def test_a_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="no such file"):
        load_yaml(tmp_path / "none.yaml", "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("title: Sjögren".encode("latin-1"))
    with pytest.raises(Faults, match="not UTF-8"):
        load_yaml(tmp_path / "latin.yaml", "latin.yaml")


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "minLength": 1, "description": "the title"},
        "people": {
            "type": "array",
            "items": {"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}},
        },
        "kind": {"enum": ["cohort", "case series"]},
        "rule": {
            "oneOf": [
                {"enum": ["none"]},
                {"type": "array", "items": {"type": "object", "required": ["then"]}},
                {"type": "object", "required": ["worst"], "properties": {"worst": {"type": "string"}}},
                {"type": "object", "required": ["best"], "properties": {"best": {"type": "string"}}},
            ]
        },
    },
}


@pytest.mark.parametrize(
    ("value", "place", "message"),
    [
        ({}, "title", "expected this key, found nothing. It says: the title"),
        ({"title": ""}, "title", "expected some text"),
        ({"title": "x", "titel": 1}, "titel", "Did you mean `title`?"),
        ({"title": "x", "kind": "cohrt"}, "kind", "Did you mean `cohort`?"),
        ({"title": "x", "people": [{"age": 3}, {"age": -1}]}, "people[2].age", "expected 0 or more"),
        ({"title": "x", "rule": [{"then": 1}, {"than": 2}]}, "rule[2].then", "expected this key"),
        ({"title": "x", "rule": {"best": 3}}, "rule.best", 'expected text, found "3"'),
        ({"title": "x", "people": [{"age": "3"}]}, "people[1].age", "expected a whole number"),
    ],
)
def test_faults_say_where_what_and_how_to_mend(value: object, place: str, message: str) -> None:
    (problem,) = faults_in(value, SCHEMA, "f.yaml")
    assert problem.place == place
    assert message in str(problem)


def test_all_faults_at_once() -> None:
    found = faults_in({"titel": 1, "kind": 4, "people": [{"age": "x"}]}, SCHEMA, "f.yaml")
    assert sorted(problem.place for problem in found) == ["kind", "people[1].age", "titel", "title"]


OWN = sorted(Path(strict.__file__).parent.rglob("*.yaml"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_file_of_our_own_is_read_quickly_as_it_is_strictly(path: Path) -> None:
    assert strict.load_own_yaml(path) == load_yaml(path, path.name)


def test_a_key_that_stands_twice_is_a_fault_however_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("one: no\ntwo: 2\none: yes\n")
    with pytest.raises(yaml.YAMLError, match="the key 'one' stands twice"):
        strict.load_own_yaml(path)
