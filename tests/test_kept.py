"""Work of earlier runs: done once for the same basis and material, made again where it is damaged, tidied away."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.suggest import suggest_all
from attest.ingest.documents import ingest
from attest.kept import Kept

TEXT = "A drug for a disease: a trial\n\nResults\n\nTwenty-one of 30 patients improved (70%).\n"


def test_the_same_work_is_done_once(tmp_path: Path) -> None:
    done: list[str] = []

    def work(material: str) -> dict[str, str]:
        done.append(material)
        return {"of": material}

    def run(basis: str, *materials: str) -> list[object]:
        return Kept(tmp_path / "kept", [basis]).each(materials, one_by_one, work)

    assert run("a", "x") == run("a", "x") == run("b", "x") == [{"of": "x"}]
    assert run("a", "y", "x", "z") == [{"of": "y"}, {"of": "x"}, {"of": "z"}]
    assert done == ["x", "x", "y", "z"]
    for path in (tmp_path / "kept").iterdir():
        path.write_text("{", encoding="utf-8")
    assert run("a", "x") == [{"of": "x"}]
    assert len(done) == 5


def one_by_one(material: str) -> tuple[str]:
    return (material,)


def test_what_is_made_from_nothing_is_made_each_time(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept", ["a"])
    assert kept.each([1, 2], lambda _: None, lambda one: one * 2) == [2, 4]
    assert not (tmp_path / "kept").exists()


def test_it_is_said_how_far_long_work_is(tmp_path: Path) -> None:
    said: list[str] = []
    Kept(tmp_path / "kept", ["a"], say=said.append).each(range(120), lambda _: None, abs)
    assert said == ["50 of 120 documents done", "100 of 120 documents done"]


def slow_and_fails(number: int) -> int:
    if number == 70:
        raise ValueError("the seventieth")
    return number


def test_what_is_done_is_kept_when_a_later_piece_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the seventieth"):
        Kept(tmp_path / "kept", ["a"], cores=2).each(range(100), lambda one: (one,), slow_and_fails)
    assert 50 <= len(list((tmp_path / "kept").iterdir())) <= 70


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    Kept(tmp_path / "kept", []).each("xy", one_by_one, str)
    second = Kept(tmp_path / "kept", [])
    second.each("y", one_by_one, str)
    second.tidy()
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_one_added_document_costs_one_documents_work(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    names = [f"sources/{at}.txt" for at in range(3)]
    (tmp_path / "sources").mkdir()
    for name in names:
        (tmp_path / name).write_text(f"{TEXT}{name}", encoding="utf-8")
    opened: list[str] = []
    import attest.extract.suggest as suggesting
    import attest.ingest.documents as reading

    for module in (suggesting, reading):
        original = module.read_source

        def counted(path: Path, name: str, original=original):  # type: ignore[no-untyped-def]
            opened.append(name)
            return original(path, name)

        monkeypatch.setattr(module, "read_source", counted)

    def run(names: list[str]) -> tuple[list[object], list[object]]:
        found = ingest([(Path(name), name) for name in names], Kept(tmp_path / "kept/ingest", ["code"]))
        return [one.as_dict() for one in found.documents], list(
            suggest_all(found.documents, Kept(tmp_path / "kept/extract", ["code"]))
        )

    first = run(names[:2])
    opened.clear()
    assert run(names)[0][:2] == first[0]
    assert opened == [names[2], names[2]]
    (tmp_path / names[0]).write_text(f"{TEXT}changed", encoding="utf-8")
    opened.clear()
    again = run(names)
    assert opened == [names[0], names[0]]
    assert again == (
        [one.as_dict() for one in ingest([(Path(name), name) for name in names]).documents],
        again[1],
    )
