"""Harms with their figures: whose they are, what they are called, and when they are outcomes instead."""

from __future__ import annotations

import pytest

from attest.extract.grammar.harms import Harms, studied_harms
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

METHODS = "Two hundred adults with gout were randomised to tolvaquine (n = 100) or placebo (n = 100)."


def told(results: str, title: str = "Tolvaquine in gout: a randomised trial") -> set[tuple[str, str, str, str]]:
    """Each count and share with its kind of row, its name and its arm."""
    text = f"{title}\n\nAbstract\n\nMethods: {METHODS}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    out = set()
    for one in suggest(document_of(source), source):
        row = dict(one.row or ())
        if one.role.split(".")[-1] in ("events", "percent"):
            kind = "harm" if "event" in row else "outcome"
            out.add((kind, row.get("event") or row.get("outcome", ""), row.get("arm", ""), str(one.value)))
    return out


PAIRS = [
    "The most common adverse events were nausea (14% vs 9%) and dry mouth (6% vs 2%).",
    "Nausea (14% vs 9%) and dry mouth (6% vs 2%) were the most common side effects.",
    "Adverse events more frequent with tolvaquine than placebo were nausea (14% vs. 9%) and dry mouth (6% vs. 2%).",
    "The frequency of nausea (14% vs 9%) and dry mouth (6% vs 2%) was similar.",
    "The most common adverse events (tolvaquine vs placebo) were nausea (14 vs 9%) and dry mouth (6 vs 2%).",
    "Adverse events were mainly nausea (tolvaquine 14%, placebo 9%) and dry mouth (tolvaquine 6%, placebo 2%).",
]


@pytest.mark.parametrize("results", PAIRS)
def test_lists_of_harms_are_crossed_with_the_arms(results: str) -> None:
    assert {(name.casefold(), arm, value) for _, name, arm, value in told(results)} == {
        ("nausea", "tolvaquine", "14"),
        ("nausea", "placebo", "9"),
        ("dry mouth", "tolvaquine", "6"),
        ("dry mouth", "placebo", "2"),
    }


def test_the_order_of_the_arms_is_that_of_the_values_told_before() -> None:
    results = "Flares were seen in 30% with placebo and 12% with tolvaquine. A rash was seen too (7% vs 3%)."
    assert {("harm", "rash", "placebo", "7"), ("harm", "rash", "tolvaquine", "3")} <= {
        (kind, name.replace("A ", ""), arm, value) for kind, name, arm, value in told(results)
    }


@pytest.mark.parametrize(
    "results",
    [
        "Response was better in women (14% vs 9%).",
        "Nausea fell from before treatment to week 4 (14% vs 9%).",
    ],
)
def test_values_of_other_sides_get_no_arm(results: str) -> None:
    assert all(arm not in ("tolvaquine", "placebo") for _, _, arm, _ in told(results))


def test_one_opening_orders_all_pairs_of_its_sentence() -> None:
    results = (
        "In the tolvaquine and placebo groups, respectively, 41% and 35% of patients had an adverse event, and adverse "
        "events led to withdrawal in 7% and 4% of patients."
    )
    assert {(arm, value) for _, _, arm, value in told(results)} == {
        ("tolvaquine", "41"),
        ("placebo", "35"),
        ("tolvaquine", "7"),
        ("placebo", "4"),
    }


def test_the_most_common_harm_has_the_shares_of_those_in_whom_it_was_reported() -> None:
    results = (
        "The most common adverse event was nausea, reported in 14% of patients in the tolvaquine group and 9% in the "
        "placebo group."
    )
    assert told(results) == {("harm", "nausea", "tolvaquine", "14"), ("harm", "nausea", "placebo", "9")}


def test_a_harm_that_a_report_is_about_is_its_outcome() -> None:
    results = "The rate of hypotension was 14% with tolvaquine and 9% with placebo."
    assert {kind for kind, *_ in told(results)} == {"harm"}
    assert {kind for kind, *_ in told(results, "Tolvaquine to prevent hypotension: a trial")} == {"outcome"}


def test_benefits_told_beside_harms_are_no_harms() -> None:
    harms = Harms()
    harms.see("Adverse events were few.")
    assert harms.holds("stinging")
    assert not harms.holds("complete response")


def test_names_in_a_title_on_safety_are_harms_all_the_same() -> None:
    assert studied_harms(["Nausea and headache as side effects of tolvaquine"]) == frozenset()
    assert studied_harms(["Prevention of nausea"]) == frozenset({"nausea"})


def test_why_people_did_not_take_part_is_no_outcome() -> None:
    results = "Reasons for non-eligibility were refusal (n = 16), death (n = 10) and withdrawal of consent (n = 4)."
    assert told(results) == set()
