"""The forms that join values by themselves, in the order in which they are tried."""

from __future__ import annotations

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.compared_brackets import compared_brackets
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.had_average import had_average
from attest.extract.grammar.had_counts import had_counts
from attest.extract.grammar.joined import Joined
from attest.extract.grammar.labelled_brackets import labelled_brackets
from attest.extract.grammar.labelled_values import labelled_values
from attest.extract.grammar.listed_pairs import listed_pairs
from attest.extract.grammar.paired_courses import paired_courses
from attest.extract.grammar.parallel_brackets import parallel_brackets


def joined_values(frame: Frame, found: list[Atom], arms: Arms) -> list[Joined]:
    """The values that a form of its own joins; the first form that a sentence has."""
    return (
        paired_courses(frame, found, arms)
        or parallel_brackets(frame, found, arms)
        or compared_brackets(frame, found, arms)
        or listed_pairs(frame, found, arms)
        or labelled_brackets(frame, found, arms)
        or labelled_values(frame, found, arms)
        or had_average(frame, found, arms)
        or had_counts(frame, arms)
    )
