"""Clusters respect vetoes, also through third records; torn records join nobody."""

from __future__ import annotations

from attest.deduplicate.cluster import Edge, cluster, joined
from attest.deduplicate.comparing.compare import Judgement
from attest.deduplicate.match import match


def edge(one: int, other: int, score: float) -> Edge:
    return Edge(one, other, Judgement("same", "alike", score))


def barring(*pairs: tuple[int, int]):  # type: ignore[no-untyped-def]
    return lambda one, other: "different DOIs" if (one, other) in pairs else ""


def test_chain_is_one_cluster() -> None:
    assert cluster(4, [edge(0, 1, 0.9), edge(1, 2, 0.9)], barring()).members == [[0, 1, 2], [3]]


def test_veto_holds_through_a_third() -> None:
    made = cluster(3, [edge(0, 1, 0.98), edge(1, 2, 0.9)], barring((0, 2)))
    assert made.members == [[0, 1], [2]]
    assert "must stay apart: different DOIs" in made.refused[0].judgement.reason


def test_torn_record_joins_nobody() -> None:
    made = cluster(3, [edge(0, 1, 0.9), edge(1, 2, 0.9)], barring((0, 2)))
    assert made.members == [[0], [1], [2]]
    assert len(made.refused) == 2


def test_veto_holds_between_grown_clusters() -> None:
    edges = [edge(0, 1, 1.0), edge(2, 3, 1.0), edge(1, 2, 0.9)]
    assert cluster(4, edges, barring((0, 3))).members == [[0, 1], [2, 3]]


def test_people_outrank_the_rules() -> None:
    apart = cluster(4, [edge(2, 3, 0.9)], barring((0, 2))).members
    assert joined(apart, [edge(0, 3, 1.0), edge(0, 1, 1.0)]) == [[0, 1, 2, 3]]


RECORD = {
    "title": "Rituximab for skin thickness in adults with systemic sclerosis",
    "authors": ["Denton, C.", "Khanna, D."],
    "year": "2019",
    "journal": "Ann Rheum Dis",
    "volume": "78",
    "issue": "4",
}


def test_copy_without_doi_between_two_dois() -> None:
    """A record that fits two with different DOIs equally well is left for people."""
    place = {"pages": "512-520"}
    records = [RECORD | place | {"doi": "10.1000/a1"}, RECORD | place, RECORD | place | {"doi": "10.1000/b1"}]
    found = match(records)
    assert found.clusters == [[0], [1], [2]]
    assert {(one.one, one.other) for one in found.doubtful} >= {(0, 1), (1, 2)}


def test_copy_without_page_in_a_series() -> None:
    """Abstracts of one team under one title: a copy that lost its page could be any of them."""
    series = [RECORD | {"issue": "Suppl 2", "pages": f"A{page}"} for page in (317, 318, 319)]
    found = match([*series, RECORD | {"issue": "Suppl 2"}])
    assert len(found.clusters) == 4
    assert any(3 in (one.one, one.other) for one in found.doubtful)


def test_many_identical_copies() -> None:
    assert match([RECORD | {"pages": "512-520"} for _ in range(1_000)]).clusters == [list(range(1_000))]
