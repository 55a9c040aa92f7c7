"""Work on many small pieces: the same on one core and on several, in order, with what it raises."""

from __future__ import annotations

import os
from functools import partial

import pytest

from attest.bulk import FEW, each_of, usable_cores


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def refusing(refused: int, number: int) -> int:
    if number == refused:
        raise KeyError(number)
    return number


def test_many_pieces_are_worked_on_by_several_processes_in_their_order() -> None:
    found = list(each_of(doubled, range(20 * FEW), 2))
    assert [value for value, _ in found] == [2 * one for one in range(20 * FEW)]
    assert os.getpid() not in {process for _, process in found}
    assert 1 <= len({process for _, process in found}) <= 2


@pytest.mark.parametrize(("pieces", "cores"), [(2 * FEW - 1, 8), (100, 1), (0, 4)])
def test_few_pieces_and_one_core_need_no_second_process(pieces: int, cores: int) -> None:
    assert {process for _, process in each_of(doubled, range(pieces), cores)} <= {os.getpid()}


@pytest.mark.parametrize("cores", [1, 2])
def test_what_is_raised_comes_when_its_turn_has_come(cores: int) -> None:
    found = []
    with pytest.raises(KeyError, match="37"):
        for one in each_of(partial(refusing, 37), range(100), cores):
            found.append(one)
    assert found == list(range(len(found)))
    assert len(found) <= 37 if cores > 1 else len(found) == 37


def test_one_may_stop_before_the_end() -> None:
    work = each_of(doubled, range(1000), 2)
    assert next(work)[0] == 0
    work.close()


def test_this_machine_has_a_core() -> None:
    assert usable_cores() >= 1
