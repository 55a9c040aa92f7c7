"""Subjects are dealt to reviewers by their own ids, near enough to the weights, and stay where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.allocation import Allocation, deal, read_allocation
from attest.forms.round import NOBODY, Round, Subject
from attest.protocol import load_protocol
from attest.rounds import new_round, step_form
from conftest import MINIMAL, new_review

PEOPLE = ("ada", "ben", "cy")
MANY = [Subject(f"doi:10.1000/{number}", f"Study {number}") for number in range(10_000)]
FEW = MANY[:300]
PAIRS = {"by": "pairs", "pairs": [["ada", "ben"], ["ben", "cy"]]}
SHARES = {"by": "shares", "reviewers": ["ada", "ben"], "shares": {"ada": 40, "ben": 60}, "overlap": 20}
KNOWN_PAIRS = "ada+cy ada+cy ben+cy ben+cy ben+cy ben+cy ben+cy ada+ben"
KNOWN_SHARES = "ben ben ada ada+ben ben ada ben ben"
SECTIONS = [{}, {"by": "pairs"}, PAIRS, {"by": "shares"}, SHARES]


def plan(section: Mapping[str, Any], needed: int = 2) -> Allocation:
    return read_allocation(section, PEOPLE, needed, "extraction")


def asked(section: Mapping[str, Any], subjects: list[Subject], needed: int = 2) -> dict[str, tuple[str, ...]]:
    return {one.id: one.reviewers for one in deal(plan(section, needed), subjects)}


def moved(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [name for name in one.keys() & other.keys() if one[name] != other[name]]


def test_all_who_take_part_answer_every_subject() -> None:
    dealt = deal(plan({"reviewers": ["cy", "ada"]}), FEW)
    assert {(one.reviewers, one.needed) for one in dealt} == {(("ada", "cy"), 2)}


def test_each_subject_goes_to_one_pair() -> None:
    got = Counter(asked(PAIRS, MANY).values())
    assert set(got) == {("ada", "ben"), ("ben", "cy")}
    assert all(abs(number - 5_000) < 200 for number in got.values())
    every = Counter(asked({"by": "pairs"}, MANY).values())
    assert set(every) == {("ada", "ben"), ("ada", "cy"), ("ben", "cy")}
    assert all(abs(number - 3_333) < 200 for number in every.values())


@pytest.mark.parametrize(("needed", "expected"), [(1, {1}), (2, {2}), (3, {2, 3})])
def test_as_many_are_needed_as_the_step_says_and_the_group_has(needed: int, expected: set[int]) -> None:
    section = {"by": "pairs", "pairs": [["ada", "ben"], ["ada", "ben", "cy"]]}
    assert {one.needed for one in deal(plan(section, needed), FEW)} == expected


def test_shares_and_overlap_are_near_what_the_protocol_says() -> None:
    """Ada answers 40 of 80 subjects out of 100 that one answers, and both answer the 20 others."""
    got = Counter(asked(SHARES, MANY).values())
    assert abs(got["ada", "ben"] - 2_000) < 200
    assert abs(got["ada",] - 3_200) < 200
    assert abs(got["ben",] - 4_800) < 200


def test_one_answer_settles_outside_the_overlap_and_two_within() -> None:
    assert all(one.needed == len(one.reviewers) for one in deal(plan(SHARES), FEW))


def test_a_second_reviewer_comes_from_all_who_have_a_share() -> None:
    section = {"by": "shares", "shares": {"ada": 50, "ben": 50, "cy": 0}, "overlap": 100}
    assert set(asked(section, FEW).values()) == {("ada", "ben")}
    section = {"by": "shares", "overlap": 100}
    assert set(asked(section, FEW).values()) == {("ada", "ben"), ("ada", "cy"), ("ben", "cy")}


def test_the_imbalance_is_the_one_that_the_documentation_states() -> None:
    """Of 100 subjects in two halves 40 to 60 go to each, in at least 95 of 100 dealings."""
    section = {"by": "shares", "reviewers": ["ada", "ben"]}
    got = [Counter(asked({**section, "seed": seed}, MANY[:100]).values())["ada",] for seed in range(1_000)]
    assert sum(40 <= number <= 60 for number in got) >= 0.95 * len(got)


@pytest.mark.parametrize("section", SECTIONS)
@given(kept=st.sets(st.sampled_from(FEW[:40]).map(lambda one: one.id)), order=st.randoms(use_true_random=False))
def test_subjects_come_go_and_change_places_without_moving_another(section: Any, kept: set[str], order: Any) -> None:
    some = [one for one in FEW[:40] if one.id in kept]
    order.shuffle(some)
    assert not moved(asked(section, FEW), asked(section, some))


def test_a_label_or_an_alias_more_moves_nobody() -> None:
    renamed = [replace(one, label="Lee 2020", aliases=(one.id, f"pmid:{one.id}")) for one in FEW]
    assert not moved(asked(PAIRS, FEW), asked(PAIRS, renamed))


def test_the_order_of_names_in_the_protocol_moves_nobody() -> None:
    turned = {"by": "pairs", "pairs": [["cy", "ben"], ["ben", "ada"]]}
    assert asked(turned, FEW) == asked(PAIRS, FEW)


def test_new_weights_move_only_what_somebody_gains() -> None:
    before = asked({**SHARES, "overlap": 0}, MANY)
    after = asked({**SHARES, "overlap": 0, "shares": {"ada": 50, "ben": 50}}, MANY)
    changed = moved(before, after)
    assert 800 < len(changed) < 1_200
    assert {after[name] for name in changed} == {("ada",)}


def test_a_new_reviewer_takes_subjects_and_moves_no_other() -> None:
    before = asked({"by": "shares", "reviewers": ["ada", "ben"]}, MANY)
    after = asked({"by": "shares"}, MANY)
    changed = moved(before, after)
    assert abs(len(changed) - 3_333) < 200
    assert {after[name] for name in changed} == {("cy",)}


def test_a_larger_overlap_only_adds_second_reviewers() -> None:
    before, after = asked(SHARES, MANY), asked({**SHARES, "overlap": 30}, MANY)
    assert all(set(before[name]) < set(after[name]) for name in moved(before, after))


def test_a_seed_deals_anew_and_the_same_seed_deals_alike() -> None:
    assert len(moved(asked(PAIRS, FEW), asked({**PAIRS, "seed": 2}, FEW))) > 100
    extraction, bias = (read_allocation({**PAIRS, "seed": "both"}, PEOPLE, 2, step) for step in ("extraction", "bias"))
    assert deal(extraction, FEW) == deal(bias, FEW)


def test_the_dealing_is_the_same_on_every_machine() -> None:
    """Known answers: should they ever change, every running review would be dealt anew."""
    assert " ".join("+".join(who) for who in asked({"by": "pairs"}, FEW[:8]).values()) == KNOWN_PAIRS
    assert " ".join("+".join(who) for who in asked(SHARES, FEW[:8]).values()) == KNOWN_SHARES


def test_while_the_pilot_runs_only_its_subjects_are_in_workbooks() -> None:
    dealt = deal(plan({**PAIRS, "pilot": {"subjects": 10}}), FEW)
    assert Counter(one.reviewers for one in dealt) == {PEOPLE: 10, NOBODY: 290}
    assert {one.needed for one in dealt if one.reviewers == PEOPLE} == {2}


def test_after_the_pilot_the_rest_is_dealt_and_the_pilot_stays() -> None:
    during = asked({**PAIRS, "pilot": {"subjects": 10, "done": False}}, FEW)
    after = asked({**PAIRS, "pilot": {"subjects": 10, "done": True}}, FEW)
    pilot = {name for name, who in during.items() if who == PEOPLE}
    assert {name for name, who in after.items() if who == PEOPLE} == pilot
    without = asked(PAIRS, FEW)
    assert set(moved(without, after)) == pilot


def test_a_subject_added_later_pushes_at_most_one_out_of_the_pilot() -> None:
    section = {**PAIRS, "pilot": {"subjects": 10, "done": True}}
    for number in range(20):
        assert len(moved(asked(section, FEW), asked(section, [*FEW, MANY[1000 + number]]))) <= 1


def test_a_pilot_larger_than_the_review_is_all_of_it() -> None:
    assert set(asked({"pilot": {"subjects": 500}}, FEW).values()) == {PEOPLE}


@pytest.mark.parametrize("name", ["doi:10.1/A", "PMID:1", "lee  2020"])
@pytest.mark.parametrize("section", [{}, PAIRS, SHARES, {"pilot": {"subjects": 1}}])
def test_what_is_assigned_by_hand_wins(section: dict[str, Any], name: str) -> None:
    chosen = Subject("doi:10.1/a", "Lee 2020", ("pmid:1", "sha256:0"))
    dealt = deal(plan({**section, "assign": {name: ["cy"]}}), [*FEW, chosen])
    assert (dealt[-1].reviewers, dealt[-1].needed) == (("cy",), 1)
    assert dealt[:-1] == deal(plan(section), [*FEW, chosen])[:-1]


def test_an_id_says_more_than_a_label() -> None:
    (dealt,) = deal(
        plan({"assign": {"Lee 2020": ["cy"], "doi:10.1/a": ["ben", "ada"]}}), [Subject("doi:10.1/a", "Lee 2020")]
    )
    assert (dealt.reviewers, dealt.needed) == (("ada", "ben"), 2)


def test_a_name_that_no_subject_has_is_passed_over() -> None:
    assert asked({**PAIRS, "assign": {"Nobody 1999": ["cy"]}}, FEW) == asked(PAIRS, FEW)


def test_a_round_carries_the_allocation_of_its_step(tmp_path: Path) -> None:
    text = MINIMAL + "steps: {eligibility: {allocation: {by: shares, overlap: 50}}}\n"
    review = new_review(tmp_path / "r", text)
    protocol = load_protocol(review)
    form = step_form(review, protocol, "eligibility", {"exclusion reasons of the protocol": ["x"]})
    made = Round.from_dict(new_round(protocol, "eligibility", form, FEW, {}).as_dict())
    assert {(one.reviewers, one.needed) for one in made.subjects} == {(("ann",), 1), (("bob",), 1), (("ann", "bob"), 2)}
    form = step_form(review, protocol, "extraction")
    assert new_round(protocol, "extraction", form, FEW, {}).subjects == tuple(FEW)
