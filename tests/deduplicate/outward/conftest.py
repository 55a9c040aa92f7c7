"""Files for other tools, written from citations and read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from attest.deduplicate.outward.hand_over import hand_over
from attest.ingest.exports.read import read_export
from attest.ingest.exports.record import Record

Made = dict[str, Path]
Make = Callable[[Sequence[dict[str, Any]]], Made]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """The files that some citations make, the first part where a tool gets several."""

    def of(citations: Sequence[dict[str, Any]]) -> Made:
        hand_over(
            citations,
            ris_file=tmp_path / "citations.ris",
            asreview_file=tmp_path / "asreview.csv",
            rayyan_folder=tmp_path / "rayyan",
            covidence_folder=tmp_path / "covidence",
            endnote_file=tmp_path / "endnote.xml",
        )
        return {
            "ris": tmp_path / "citations.ris",
            "asreview": tmp_path / "asreview.csv",
            "rayyan": tmp_path / "rayyan/rayyan_01.csv",
            "covidence": tmp_path / "covidence/covidence_01.ris",
            "endnote": tmp_path / "endnote.xml",
        }

    return of


def read(path: Path) -> list[Record]:
    """The records of a file in which nothing is rejected."""
    entries = list(read_export(path, path.name))
    assert [one for one in entries if not isinstance(one, Record)] == []
    return [one for one in entries if isinstance(one, Record)]
