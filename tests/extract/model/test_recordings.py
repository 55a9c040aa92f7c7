"""Recordings are written whole, read strictly and found by what they answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from attest.extract.model import recordings
from attest.extract.model.recordings import Part, Recording, read_recording, read_recordings, write_recording
from attest.problems import Faults

ONE = Recording(
    "sources/documents/ä.txt", "a" * 64, "b" * 16, "tiny", "http://127.0.0.1:1/v1", 0.5, None, 16_000, "2026-01-31",
    (Part("c" * 64, "tiny-1", "stop", 'Größe\n"x"'), Part("d" * 64, "", "length", "{")),
)  # fmt: skip


def test_what_is_written_is_read(tmp_path: Path) -> None:
    name = write_recording(tmp_path, ONE)
    assert name == f"sources/recordings/model/{ONE.key}.json"
    assert read_recording(tmp_path / name, name) == ONE
    assert [path.name for path in (tmp_path / name).parent.iterdir()] == [f"{ONE.key}.json"]


def test_the_key_says_what_was_asked_about_and_who() -> None:
    others = [replace(ONE, document="e" * 64), replace(ONE, questions="f" * 16), replace(ONE, model="other")]
    assert len({one.key for one in (ONE, *others)}) == 4
    assert replace(ONE, file="b.txt", url="", temperature=1, seed=4, asked_on="2026-02-01").key == ONE.key


def test_a_file_may_have_another_name_and_of_two_the_first_counts(tmp_path: Path) -> None:
    name = write_recording(tmp_path, ONE)
    (tmp_path / name).rename(tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes((tmp_path / "a.json").read_bytes().replace(b"2026-01-31", b"2026-02-28"))
    found, problems = read_recordings([(tmp_path / one, one) for one in ("a.json", "b.json")])
    assert (found, problems) == ({ONE.key: ONE}, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"seed": null', '"seed": "no"'),
        ('"asked_on": "2026-01-31"', '"asked_on": "31.1.2026"'),
        ('"finish": "length"', '"finish": "length", "more": 1'),
        ('"model": "tiny",', ""),
        (ONE.document, "a" * 63),
    ],
)
def test_a_file_of_another_shape_is_none(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / write_recording(tmp_path, ONE)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Faults, match="a file of another shape"):
        read_recording(path, "a.json")


def test_a_file_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / write_recording(tmp_path, ONE)
    monkeypatch.setattr(recordings, "LARGEST", 100)
    with pytest.raises(Faults, match="a larger file"):
        read_recording(path, "a.json")
