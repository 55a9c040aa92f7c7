"""Conditions made at random on a few questions, and answers to them."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from attest.deciding.conditions import NOT_ASKED, Condition, Count, Every, Is, Not, Some, Values

NAMES = ("a", "b", "c")
ANSWERS = ("yes", "no", "unclear")

values = st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    of = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    least = draw(st.integers(0, len(of)))
    return Count(tuple(of), draw(values), least, draw(st.integers(least, len(of))))


def _larger(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.one_of(part.map(Not), several.map(Every), several.map(Some))


conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(st.builds(Is, st.sampled_from(NAMES), values), counts()), _larger, max_leaves=5
)
some_answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from((*ANSWERS, NOT_ASKED)))
all_answers = st.fixed_dictionaries({name: st.sampled_from((*ANSWERS, NOT_ASKED)) for name in NAMES})


def completed(told: Values) -> list[dict[str, str]]:
    """Every way in which the questions without an answer may turn out."""
    left = [name for name in NAMES if name not in told]
    return [{**told, **dict(zip(left, one, strict=True))} for one in product((*ANSWERS, NOT_ASKED), repeat=len(left))]
