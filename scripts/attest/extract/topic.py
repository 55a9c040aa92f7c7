"""What a study is about: condition, intervention, comparator and dose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.arm_topic import first_arm, other_arm
from attest.extract.arms import Arms
from attest.extract.comparator import comparator_of, compared, long_form, telling_words
from attest.extract.condition import condition
from attest.extract.dose import doses
from attest.extract.finding import Found
from attest.extract.intervention import intervention_of
from attest.extract.reading import Reading
from attest.extract.treatments import control_pattern

CONTROLS = re.compile(r"controls?(?:\s+groups?)?", re.I)  # less than what they had
CONTROLS_HAD = frozenset(["comparator-control-had", "comparator-control-is"])
PROCEDURES = frozenset(["condition-operation", "condition-undergoing", "condition-transplant"])
TITLED = frozenset(["intervention-effect-of", "intervention-treated", "intervention-begins", "intervention-in-title"])


def topic_facts(reading: Reading, arms: Arms) -> Iterator[Found]:
    about = condition(reading)
    pair = compared(reading)
    comparator = pair[1] if pair else comparator_of(reading, arms)
    if (
        pair
        and CONTROLS.fullmatch(pair[1].value)
        and (had := comparator_of(reading, arms))
        and had.rule in CONTROLS_HAD
    ):
        pair, comparator = (pair[0], had), had
    own = intervention_of(reading, arms, comparator)
    if pair and own and own.rule in TITLED and turned(reading, own, pair):
        pair = (pair[1]._replace(role="study.intervention"), pair[0]._replace(role="study.comparator"))
        comparator = pair[1]
    intervention = pair[0] if pair and (own is None or not told_by_title(own, pair)) else own
    intervention = first_arm(reading, arms, intervention) or intervention
    if comparator is None or comparator.rule == "comparator-controls":
        comparator = other_arm(reading, arms, intervention) or comparator
    if about and about.rule in PROCEDURES and intervention and is_same(reading, about, intervention):
        if intervention.rule == "intervention-named-most":
            intervention = None
        else:
            about = None
    if about:
        yield about
    if intervention:
        yield intervention
    if comparator:
        yield comparator
    names = {word for one in (intervention, comparator) if one for word in telling_words(one.value)}
    against = {
        one for one in [*arms.names, *([comparator.value] if comparator else [])] if not control_pattern().search(one)
    }
    yield from doses(reading, intervention, tuple(sorted(names)), tuple(sorted(against)))


def is_same(reading: Reading, about: Found, intervention: Found) -> bool:
    """Whether what a study is about is its treatment itself, and so no condition."""
    words = telling_words(long_form(reading, about.value)) - {"routine", "elective"}
    return "failed" not in words and words <= telling_words(long_form(reading, intervention.value))


def turned(reading: Reading, own: Found, pair: tuple[Found, Found]) -> bool:
    """Whether a comparison names the title's treatment second: "usual care was compared with yoga"."""
    words = telling_words(long_form(reading, own.value))
    first, second = (telling_words(long_form(reading, one.value)) for one in pair)
    return (bool(words & second) and not words & first) or (words <= second and not words <= first)


def told_by_title(own: Found, pair: tuple[Found, Found]) -> bool:
    """Whether a title's own words for the treatment go before those of a comparison that stands in the text."""
    if pair[0].rule in ("compared-in-title", "compared") or own.rule not in TITLED:
        return False
    return not telling_words(own.value) & telling_words(pair[1].value)
