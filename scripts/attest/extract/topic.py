"""What a study is about: condition, intervention, comparator and dose."""

from __future__ import annotations

from collections.abc import Iterator

from attest.extract.arms import Arms
from attest.extract.comparator import comparator_of, compared
from attest.extract.condition import condition
from attest.extract.dose import doses
from attest.extract.finding import Found
from attest.extract.intervention import intervention_of
from attest.extract.reading import Reading


def topic_facts(reading: Reading, arms: Arms) -> Iterator[Found]:
    found = condition(reading)
    if found:
        yield found
    pair = compared(reading)
    comparator = pair[1] if pair else comparator_of(reading, arms)
    intervention = pair[0] if pair else intervention_of(reading, arms, comparator)
    if intervention:
        yield intervention
    if comparator:
        yield comparator
    yield from doses(reading, intervention)
