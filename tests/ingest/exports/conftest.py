"""Reading an export from its content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from attest.ingest.exports.read import read_export
from attest.ingest.exports.record import Record, Rejected

Read = Callable[[str | bytes], list[Record | Rejected]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What an export with some content yields; its name says nothing."""

    def of(content: str | bytes) -> list[Record | Rejected]:
        path = tmp_path / "export"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_export(path, "export"))

    return of


@pytest.fixture
def records(read: Read) -> Callable[[str | bytes], list[Record]]:
    """The records of an export in which nothing is rejected."""

    def of(content: str | bytes) -> list[Record]:
        entries = read(content)
        assert not [one for one in entries if isinstance(one, Rejected)]
        return [one for one in entries if isinstance(one, Record)]

    return of
