"""The chain of a citation is found by any of its names, as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.problems import Faults
from attest.report.trace_citation import CITATIONS, trace_citation
from attest.tables import write_jsonl


def citation(name: str, *aliases: str, records: tuple[str, ...] = ()) -> dict[str, Any]:
    told = {"citation_id": name, "label": f"Label of {name}", "aliases": list(aliases), "record_ids": list(records)}
    return told | {"title": "A title", "sources": [], "merges": [], "differing": {}, "versions": []}


@pytest.fixture
def review(tmp_path: Path) -> Path:
    made = [
        citation("doi:10.1000/a", "pmid:11", records=("pmid:11",)),
        citation("doi:10.1000/b", records=("embase:L1",)),
        citation("doi:10.1000/c", records=("embase:L1",)),
    ]
    write_jsonl(tmp_path / CITATIONS, made)
    return tmp_path


@pytest.mark.parametrize("name", ["doi:10.1000/a", "DOI:10.1000/A", "https://doi.org/10.1000/A", "PMID:11"])
def test_a_citation_is_found_however_its_name_is_written(review: Path, name: str) -> None:
    assert "Label of doi:10.1000/a" in trace_citation(review, name)


def test_a_record_id_of_two_citations_gives_both(review: Path) -> None:
    told = trace_citation(review, "embase:l1")
    assert "Label of doi:10.1000/b" in told
    assert "Label of doi:10.1000/c" in told


def test_what_nothing_is_called_is_said(review: Path) -> None:
    with pytest.raises(Faults, match="no citation"):
        trace_citation(review, "doi:10.1000/d")
