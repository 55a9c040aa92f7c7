"""People's verdicts hold both ways, survive new exports, can be taken back, and are named where they contradict."""

from __future__ import annotations

from typing import Any

import pytest

from attest.deduplicate.match import match
from attest.deduplicate.possible import possible
from attest.deduplicate.verdicts import Verdict

TITLE = "Rituximab for skin thickness in adults with systemic sclerosis"


def record(name: str, **more: str) -> dict[str, Any]:
    told = {"record_id": name, "title": TITLE, "authors": ["Denton, C.", "Khanna, D."], "year": "2019"}
    return told | {"journal": "Ann Rheum Dis", "volume": "78", "issue": "4", "pages": "512-520"} | more


ONE, COPY = record("hash:a"), record("hash:b")
OTHER = record("hash:c", doi="10.1000/c1", title=TITLE + ": second report", pages="600-609")


def test_different_cuts_a_merge() -> None:
    verdict = Verdict(("hash:a",), ("hash:b",), "different", "ann")
    assert match([ONE, COPY]).clusters == [[0, 1]]
    assert match([ONE, COPY], [verdict]).clusters == [[0], [1]]


def test_same_joins_against_the_rules() -> None:
    verdict = Verdict(("hash:a",), ("hash:c",), "same", "ann")
    found = match([ONE, OTHER], [verdict])
    assert found.clusters == [[0, 1]]
    assert found.merges[0].judgement.reason == "said to be the same by ann"


@pytest.mark.parametrize("said", ["", "withdrawn", "Unclear"])
def test_taken_back(said: str) -> None:
    assert match([ONE, COPY], [Verdict(("hash:a",), ("hash:b",), said)]).clusters == [[0, 1]]


def test_attaches_again_by_identifier() -> None:
    """The export was made anew and the record has another id; its DOI is the same."""
    verdict = Verdict(("hash:a",), ("hash:gone", "doi:10.1000/C1"), "same", "ann")
    assert match([ONE, OTHER], [verdict]).clusters == [[0, 1]]


def test_attaches_by_record_id_once_a_doi_came() -> None:
    verdict = Verdict(("hash:a",), ("hash:b",), "different", "ann")
    assert match([ONE | {"doi": "10.1000/a1"}, COPY], [verdict]).clusters == [[0], [1]]


def test_tells_apart_records_that_share_a_doi() -> None:
    records = [ONE | {"doi": "10.1000/a1"}, COPY | {"doi": "10.1000/a1"}]
    verdict = Verdict(("hash:a", "doi:10.1000/a1"), ("hash:b", "doi:10.1000/a1"), "different", "ann")
    assert match(records).clusters == [[0, 1]]
    assert match(records, [verdict]).clusters == [[0], [1]]


def test_contradiction_is_named_and_keeps_apart() -> None:
    verdicts = [
        Verdict(("hash:a",), ("hash:b",), "same", "ann", "ann.xlsx", "row 2"),
        Verdict(("hash:b",), ("hash:a",), "different", "bob", "bob.xlsx", "row 2"),
    ]
    found = match([ONE, COPY], verdicts)
    assert found.clusters == [[0], [1]]
    assert [(one.file, one.place) for one in found.problems] == [("ann.xlsx", "row 2")]
    assert "by ann, but said to be different by bob" in found.problems[0].found


def test_contradiction_through_a_third() -> None:
    verdicts = [
        Verdict(("hash:a",), ("hash:b",), "same"),
        Verdict(("hash:b",), ("hash:c",), "same"),
        Verdict(("hash:a",), ("hash:c",), "different"),
    ]
    found = match([ONE, COPY, OTHER], verdicts)
    assert found.clusters == [[0, 1], [2]]
    assert len(found.problems) == 1


def test_orphan_is_listed() -> None:
    found = match([ONE], [Verdict(("hash:a",), ("hash:gone",), "different")])
    assert "no record for hash:gone" in found.problems[0].found


@pytest.mark.parametrize(
    ("sides", "found", "place"),
    [
        ((("hash:a",), ("hash:a",)), "the same record on both sides, hash:a", "row 2"),
        ((("nonsense",), ("",)), "no record for nonsense and a side without a name", "row 2"),
        ((("hash:a",), ("",)), "no record for a side without a name", "row 2"),
    ],
)
def test_a_verdict_that_names_no_two_records_is_told(
    sides: tuple[tuple[str, ...], tuple[str, ...]], found: str, place: str
) -> None:
    (problem,) = match([ONE, COPY], [Verdict(*sides, "different", "ann", "ann.xlsx", "row 2")]).problems
    assert (problem.found, problem.place) == (found, place)


def test_unknown_word_is_listed() -> None:
    found = match([ONE, COPY], [Verdict(("hash:a",), ("hash:b",), "perhaps")])
    assert found.clusters == [[0, 1]]
    assert '"perhaps"' in found.problems[0].found


def test_pair_id_stands_whatever_the_order() -> None:
    near = record("hash:d", pages="521-530")
    first, second = (possible(both, match(both)) for both in ([ONE, near], [near, ONE]))
    assert [row["pair_id"] for row in first] == [row["pair_id"] for row in second] != []
    assert first[0]["reason"] == "same title and authors, but different first pages"
