"""Whose and when the values of a series are: readings of their places, in the order of their trust."""

from __future__ import annotations

from collections.abc import Callable

from attest.extract.arms import Arms
from attest.extract.grammar import beside_groups as groups
from attest.extract.grammar import beside_times as times
from attest.extract.grammar.beside import Beside, Place
from attest.extract.grammar.by_size import told_by_size
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.lone import alone
from attest.extract.grammar.opening import Opening
from attest.extract.grammar.series import Series


def _mixed(view: Beside) -> list[Place] | None:
    """Nothing where values are joined in more than one way, and not told respectively."""
    return [] if view.link == "mixed" and not view.respectively(90) else None


def _led_by_from(view: Beside) -> list[Place] | None:
    return [] if view.led_by_from else None


def _before_after(view: Beside) -> list[Place] | None:
    return None if view.around[0] else times.before_after(view)


# A reading gives the places, nothing where it does not apply, or an empty list where no later one may be tried.
READINGS: tuple[Callable[[Beside], list[Place] | None], ...] = (
    groups.inside_brackets,
    groups.with_group_each,
    groups.announced,
    times.in_each_group,
    times.over_time,
    groups.nested_groups,
    groups.pair_at_bracket,
    groups.own_groups,
    groups.second_told,
    times.at_years,
    times.at_each_time,
    times.from_baseline,
    times.at_listed_times,
    _mixed,
    times.at_times_respectively,
    times.at_times_of_list,
    groups.groups_respectively,
    _led_by_from,
    groups.groups_around,
    times.within_one,
    groups.arms_in_order,
    groups.some_told,
    groups.arms_respectively,
    groups.compared_before,
    groups.one_group_before,
    told_by_size,
    _before_after,
)


def places_of(
    frame: Frame, one: Series, arms: Arms, carried: str | None, opened: Opening | None = None
) -> list[Place] | None:
    """Whose or when each value is; None where several stand side by side and nothing tells them apart."""
    if len(one.atoms) == 1:
        told = alone(frame, one.atoms[0], arms, carried)
        return [Place(told.arm or (opened.group if opened else None), told.time, loose=told.loose)]
    view = Beside(frame, one, arms, carried, opened)
    found = next((places for reading in READINGS if (places := reading(view)) is not None), None)
    return found or None
