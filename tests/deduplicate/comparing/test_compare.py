"""Golden pairs: what two records are to each other; whichever comes first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attest.deduplicate.comparing import blocks
from attest.deduplicate.comparing.compare import compare
from attest.deduplicate.comparing.prepare import prepare
from attest.deduplicate.match import match

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared" / "fixtures" / "dedup" / "test_cases.json"
CASES: list[dict[str, Any]] = json.loads((HERE / "cases" / "pairs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_pair(case: dict[str, Any]) -> None:
    one, other = case["one"], case["other"]
    for left, right in ((one, other), (other, one)):
        prepared = prepare([left, right])
        judged = compare(*prepared, left, right)
        assert judged.verdict == case["expect"], (case["note"], judged)
        assert bool(judged.reason) or judged.verdict == "different"
        # A pair that is not apart has to meet in a block at all.
        assert blocks.pairs(prepared) or case["expect"] == "different"
        assert (len(match([left, right]).clusters) == 1) == (case["expect"] == "same")


def named(field: str | None) -> tuple[str, ...]:
    return tuple(field.split(" and ")) if field else ()


def as_record(entry: dict[str, Any]) -> dict[str, Any]:
    told = {name: entry.get(name) or "" for name in ("title", "year", "volume", "pages", "doi", "abstract")}
    where = {"journal": entry.get("journal") or entry.get("booktitle") or "", "issue": entry.get("number") or ""}
    return told | where | {"authors": named(entry.get("author")), "type": entry.get("ENTRYTYPE") or ""}


# An update of a Cochrane review has a DOI of its own: it is linked as a version and not merged.
OTHERWISE = {"tan_2004_2005_pub2_vs_pub3": "version"}


def test_shared_cases() -> None:
    if not SHARED.exists():
        pytest.skip("the labelled pairs lie beside the repository and are not here")
    for case in json.loads(SHARED.read_text(encoding="utf-8"))["cases"]:
        records = [as_record(case["record_a"]), as_record(case["record_b"])]
        found = compare(*prepare(records)).verdict
        if case["id"] in OTHERWISE:
            assert found == OTHERWISE[case["id"]]
        else:
            assert (found == "same") == case["expected_duplicate"], case["id"]
