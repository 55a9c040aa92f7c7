"""Values side by side that are told apart by the groups whose they are."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import AVERAGED
from attest.extract.grammar.beside import Beside, Place
from attest.extract.grammar.comparisons import compared
from attest.extract.grammar.groups import Group, group_at_bracket, groups_in
from attest.extract.grammar.listed_subject import colon_before
from attest.extract.grammar.lone import of_clause
from attest.extract.grammar.opposites import opposite
from attest.extract.grammar.own_brackets import bare_labels, own_brackets
from attest.extract.grammar.respective import respective
from attest.extract.grammar.series import VERSUS
from attest.extract.grammar.side_by_side import announced_pair, nested, pair_before, pair_behind
from attest.extract.grammar.whose import Told, told_before, told_each
from attest.text.words import place_of

AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|compared\s+(?:with|to)|(?:similar|comparable|identical|close|equal)\s+(?:to|with))\s+(?:in\s+|with\s+)?(?:(?:that|those)\s+(?:of|in|with)\s+)?(?:the\s+|those\s+)?(?:\w+\s+(?:\w+ed\s+)?(?:with|to|on|given|receiving)\s+)?$",
    re.I,
)
GIVEN = re.compile(
    r"\W*(?:Treatment|Therapy)\s+with\s+(?P<what>[A-Za-z][\w-]*(?:\s(?!was|were|is|had|led|gave)[\w-]+)?)\s+(?:yielded|resulted|led|produced|"
    r"provided|gave|was|achieved|showed)\b"
)


def inside_brackets(view: Beside) -> list[Place] | None:
    """Shares and counts with their groups in brackets of their own, or as bare labels within one bracket."""
    if view.first.kind not in ("share", "count"):
        return None
    told = own_brackets(view.text, view.series.atoms, view.arms)
    if not told and view.bracket >= 0:
        told = bare_labels(view.text, view.series.atoms, view.arms)
    return [Place(*one) for one in told] if told else None


def with_group_each(view: Beside) -> list[Place] | None:
    """Measured values, each with its group or time."""
    if view.first.kind not in AVERAGED or view.link == "to" or view.respectively(190):
        return None
    each = told_each(view.frame, view.series.atoms, view.arms)
    if not each:
        return None
    group = _before_bracket(view) or of_clause(view.frame, view.first.start, view.arms)
    group = group if not any(told.arm for told in each) else _of_last(each)
    return [Place(told.arm or group or view.carried, told.time) for told in each]


def _of_last(each: list[Told]) -> str | None:
    """The group that only the last of values at several times names: "5 at baseline and 3 at week 4 with A"."""
    timed = len({told.time for told in each if told.time}) == len(each)
    return each[-1].arm if timed and not any(told.arm for told in each[:-1]) else None


def announced(view: Beside) -> list[Place] | None:
    if view.count != 2 or view.link != "versus":
        return None
    pair = announced_pair(view.text, view.first.start, view.arms)
    return [Place(told.arm, told.time) for told in pair] if pair else None


def nested_groups(view: Beside) -> list[Place] | None:
    if view.first.kind not in AVERAGED or view.count < 4:
        return None
    each = nested(view.frame, view.series.atoms, view.arms)
    return [Place(told.arm, told.time) for told in each] if each else None


def pair_at_bracket(view: Beside) -> list[Place] | None:
    """Two values of a bracket whose sides the words before or behind it tell."""
    if view.count != 2 or view.link not in ("versus", "listed"):
        return None
    opens = view.opens if view.opens >= 0 else colon_before(view.frame, view.first.start)
    pair = pair_before(view.frame.bare, view.frame.clause(opens)[0], opens, view.arms) if opens >= 0 else None
    pair = pair or (_compared_behind(view) if view.bracket >= 0 else None)
    return [Place(told.arm or view.carried, told.time) for told in pair] if pair else None


def own_groups(view: Beside) -> list[Place] | None:
    """Each value with another group right beside it."""
    named = [group.name for group in view.own if group]
    if view.count > 1 and len(named) == view.count and len(set(named)) == 1:
        return [Place(untold=True) for _ in named]  # two doses of one: which is which, the arms do not say
    return [Place(name) for name in named] if len(named) == len(set(named)) == view.count else None


def second_told(view: Beside) -> list[Place] | None:
    """Only the second of two compared values has its group beside it: the first is the other arm's."""
    if view.link != "versus" or view.count != 2 or view.respectively(190):
        return None
    first, second = view.own
    if second is None or first is not None or respective(view.text, view.series.atoms, view.clause[0], view.arms):
        return None  # "7.8 vs 11.0 in the A and B groups": the first stands beside no value
    other = [arm for arm in view.arms.names if arm != second.name]
    if not view.carried and len(other) == 1 and second.name in view.arms.names:
        return [Place(other[0]), Place(second.name)]
    return [Place(view.carried or _other(view.text[slice(*view.clause)], second, view.arms)), Place(second.name)]


def groups_respectively(view: Beside) -> list[Place] | None:
    names = respective(view.text, view.series.atoms, view.clause[0], view.arms)
    return [Place(name) for name in names] if names else None


def groups_around(view: Beside) -> list[Place] | None:
    """As many groups before the values, or in their whole clause, as there are values."""
    return view.around[1]


def arms_in_order(view: Beside) -> list[Place] | None:
    """Two compared values in a clause that names both arms of the study."""
    if view.link != "versus" or not len(view.arms.names) == view.count == 2 or len(view.around[0]) > 1:
        return None
    start, end = view.clause
    order = view.arms.order_in(view.text[start:end])
    at = place_of(order[0].casefold(), view.text[start:end].casefold()) if order else None
    if at is not None and order[1].casefold() not in view.text[start:end].casefold():
        against = AGAINST.search(view.text, start, start + at)  # "… but similar to that of B (8% vs 10%)"
        order = order[::-1] if against else order
    return [Place(arm) for arm in order] if len(order) == 2 else None


def some_told(view: Beside) -> list[Place] | None:
    """At least two values with groups of their own; the others are nobody's."""
    sure = [group.name for group in view.own if group]
    if len(sure) < 2 or len(set(sure)) != len(sure):
        return None
    return [Place(group.name) if group else Place(untold=True) for group in view.own]


# "21 and 19 relapses in the respective groups".
IN_RESPECTIVE = re.compile(r"\s?%?\s+(?:[a-z]+\s+){0,2}in\s+(?:the\s+)?(?:two\s+)?respective\s+(?:groups|arms)\b", re.I)


def arms_respectively(view: Beside) -> list[Place] | None:
    """As many values as the study has arms, "respectively"; nothing where other groups are named."""
    if len(view.arms.names) != view.count:
        return None
    if IN_RESPECTIVE.match(view.text, view.series.atoms[-1].value_end):
        return [Place(arm) for arm in view.arms.names]
    if not view.respectively(60):
        return None
    return [] if view.around[0] else [Place(arm) for arm in view.arms.names]


def compared_before(view: Beside) -> list[Place] | None:
    """Two values of a bracket behind a comparison: "was more frequent with A than with B (40% vs 20%)"."""
    if view.link != "versus" or view.count != 2 or view.opens < 0:
        return None
    pair = compared(view.text, view.arms)
    if pair is None or (pair[1] is None and view.around[0]):
        return None
    return [Place(pair[0]), Place(pair[1], untold=pair[1] is None)]


def one_group_before(view: Beside) -> list[Place] | None:
    """Two compared values behind one group: "lower in treated infants (22% vs 46%)"."""
    groups, start = view.around[0], view.clause[0]
    if view.link != "versus" or view.count != 2 or len(groups) != 1 or (view.bracket < 0 and groups[0].state):
        return None
    if not _subject_of_bracket(view.text, start + groups[0].end, view.opens):
        return None
    if AGAINST.search(view.text, start, start + groups[0].start):
        # "the drug gave higher rates than placebo (41% vs 20%)": the group is the other
        given = GIVEN.match(view.text[start:])
        return [Place(given["what"]) if given else Place(untold=True), Place(groups[0].name)]
    other = [arm for arm in view.arms.names if arm != groups[0].name]
    if len(other) == 1 and len(view.arms.names) == 2:
        return [Place(groups[0].name), Place(other[0])]
    against = opposite(groups[0].name)
    return [Place(groups[0].name), Place(against, untold=against is None)]


def _before_bracket(view: Beside) -> str | None:
    """The group that a bracket with one group's values at several times stands behind."""
    if view.bracket < 0:
        return None
    bare, bracket = view.frame.bare, view.bracket
    group = group_at_bracket(bare, bracket, view.arms)
    told = told_before(bare, view.frame.clause(bracket)[0], bracket, view.arms) if group is None else None
    return group.name if group is not None else told.arm if told is not None else None


def _compared_behind(view: Beside) -> list[Told] | None:
    """The sides of "X (4 vs 5) and Y (2 vs 3) were lower with A than with B", for measured values."""
    place = view.frame.segment(view.first.start)[1]
    if view.link != "versus" or view.first.kind not in AVERAGED or compared(view.text[:place], view.arms) is not None:
        return None
    return pair_behind(view.frame.bare, place, view.frame.clause(place)[1], view.arms)


def _subject_of_bracket(text: str, end: int, bracket: int) -> bool:
    """Whether a group is near before a bracket, or a comparison with another stands between."""
    return 0 <= bracket - end <= 40 or (end <= bracket and VERSUS.search(text, end, bracket) is not None)


def _other(text: str, known: Group, arms: Arms) -> str | None:
    others = [group for group in groups_in(text, arms) if group.name != known.name]
    return others[0].name if len(others) == 1 else None
