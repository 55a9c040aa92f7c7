"""Files are written as a stream, and in parts where a tool takes only so much."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.deduplicate.outward.entry import first_and_last
from attest.deduplicate.outward.hand_over import COVIDENCE, Limits, Output
from deduplicate.outward.conftest import Make, read
from deduplicate.outward.samples import citation


def parts(folder: Path, texts: list[str], limits: Limits) -> list[str]:
    with Output(lambda part: folder / f"{part}", "<", ">", limits) as output:
        for text in texts:
            output.add(text)
    return [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir(), key=lambda path: int(path.name))]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(), ["<aabbcc>"]),
        (Limits(entries=2), ["<aabb>", "<cc>"]),
        (Limits(entries=3), ["<aabbcc>"]),
        (Limits(size=6), ["<aabb>", "<cc>"]),
        (Limits(size=5), ["<aa>", "<bb>", "<cc>"]),
        (Limits(size=1), ["<aa>", "<bb>", "<cc>"]),  # an entry larger than all that is taken goes alone
    ],
)
def test_parts(limits: Limits, expected: list[str], tmp_path: Path) -> None:
    assert parts(tmp_path, ["aa", "bb", "cc"], limits) == expected


def test_size_is_in_bytes(tmp_path: Path) -> None:
    assert parts(tmp_path, ["é", "é"], Limits(size=5)) == ["<é>", "<é>"]


def test_nothing_is_a_part_too(tmp_path: Path) -> None:
    assert parts(tmp_path, [], Limits(entries=1)) == ["<>"]


def test_covidence_gets_parts(make: Make) -> None:
    number = COVIDENCE.entries + 1
    first = make([citation(f"pmid:{at}", title="T") for at in range(1, number + 1)])["covidence"]
    assert sorted(path.name for path in first.parent.iterdir()) == ["covidence_01.ris", "covidence_02.ris"]
    (last,) = read(first.with_name("covidence_02.ris"))
    assert last.export_id == f"[attest:pmid:{number}]"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("512-20", ("512", "20")),
        ("e1", ("e1", "")),
        ("S12, S15", ("S12, S15", "")),
        ("1-2-3", ("1-2-3", "")),
        ("22-22", ("22-22", "")),
        ("", ("", "")),
    ],
)
def test_pages(pages: str, expected: tuple[str, str]) -> None:
    assert first_and_last(pages) == expected
