"""Work of earlier runs: done once for the same basis and material, made again where it is damaged, tidied away."""

from __future__ import annotations

from pathlib import Path

from attest.extract.suggest import suggest_all
from attest.ingest.documents import ingest
from attest.kept import Kept

TEXT = "A drug for a disease: a trial\n\nResults\n\nTwenty-one of 30 patients improved (70%).\n"


def test_the_same_work_is_done_once(tmp_path: Path) -> None:
    done: list[str] = []

    def work() -> dict[str, int]:
        done.append("once")
        return {"n": 1}

    for basis, material in (("a", "x"), ("a", "x"), ("b", "x"), ("a", "y")):
        assert Kept(tmp_path / "kept", [basis]).of((material,), work) == {"n": 1}
    assert len(done) == 3
    for path in (tmp_path / "kept").iterdir():
        path.write_text("{", encoding="utf-8")
    assert Kept(tmp_path / "kept", ["a"]).of(("x",), work) == {"n": 1}
    assert len(done) == 4


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", [])
    first.of(("x",), dict)
    first.of(("y",), dict)
    second = Kept(tmp_path / "kept", [])
    second.of(("y",), dict)
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
