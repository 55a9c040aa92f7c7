"""How many people the studies of a review had: of each kind of studies, and of those whose data it got."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attest.expressions.cued import Cued
from attest.extract.design import OF_STUDIES
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, as_decimal, count_value
from attest.extract.people import found_people, people_sentences
from attest.extract.people_flow import analysed_at_end
from attest.extract.people_forms import WHO
from attest.extract.reading import Reading, Sentence

_ANALYSED, _ENROLLED = "study.n_analysed", "study.n_enrolled"
_STUDIES = r"(?:trials|studies|RCTs|cohorts|registers|registries|data|reports|series)"
_WITH = (
    r"(?:\s*,)?\s*(?:\(\s*(?:n\s?=\s?)?|(?:with|involving|including|comprising|enrolling|of|(?:with|reporting|providing)"
    r"\s+data\s+(?:on|from|of))\s+)(?:a\s+)?(?:total\s+(?:of\s+)?)?"
)
# "163 trials with 50,010 people and 46 extensions with 11,954 people": those of each kind of studies.
EACH_KIND = Cued(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,6}}?{_STUDIES}{_WITH}(?P<n>{COUNT})\s+{WHO}\b(?:[^.;]|\.(?=\d)){{0,120}}?,?\s+and\s+"
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,6}}?{_STUDIES}{_WITH}(?P<m>{COUNT})\s+{WHO}",
    re.I,
)
# "43 studies were included in the survival meta-analysis, reporting data from 13,679 patients": one of several.
ONE_ANALYSIS = Cued(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?{_STUDIES}\s+(?:were|have\s+been)\s+(?:included|pooled)\s+in\s+(?:the|our|this)\s+(?:[\w-]+\s+){{1,4}}?"
    rf"(?:meta-analys[ei]s|analys[ei]s)\b[^.;]{{0,60}}?,\s+(?:with|including|involving|comprising|reporting|(?:with|reporting|providing)\s+data\s+(?:on|from|of))"
    rf"\s+(?P<n>{COUNT})\s+{WHO}",
    re.I,
)
# "We sought individual participant data for each and obtained it for seven studies (955 participants)".
OBTAINED = Cued(
    rf"\b(?:data|IPD)\b[^.;()]{{0,80}}?\b(?:obtained|available|provided|received|contributed|supplied|shared)\b[^.;()]{{0,40}}?\b(?:for|from|by|of|in)\s+"
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?(?:trials|studies|RCTs|cohorts)\s*\((?:n\s?=\s?)?(?P<n>{COUNT})\s+{WHO}",
    re.I,
)
# "… eight of which were eligible trials (total 1078 participants)": everybody who took part in them.
OF_ALL = Cued(
    rf"\b(?:eligible|identified|found|included|retrieved|criteria)\b[^.;()]{{0,80}}?\(\s*(?:a\s+)?total\s+(?:of\s+|n\s?=\s?)?(?P<n>{COUNT})\s+{WHO}\s*[),;]",
    re.I,
)


def people_of_studies(reading: Reading, counted: Sequence[Found], designs: Sequence[Found]) -> list[Found]:
    """The numbers of people with those that only reviews tell; what a review counts, it analysed."""
    if not any(one.value in OF_STUDIES for one in designs):
        return list(counted)
    sentences = list(people_sentences(reading))
    if whole := _first(sentences, OF_ALL):
        rest = [one for one in counted if one.role not in (_ENROLLED, _ANALYSED)]
        some = _first(sentences, OBTAINED) or _some_data(sentences, whole) or whole
        return [*rest, whole._replace(role=_ENROLLED), some]
    kinds = list(_kinds(sentences))
    told = [one for one in counted if not (kinds and one.role in (_ENROLLED, _ANALYSED) and one.rule == "all-people")]
    known = {as_decimal(one.value) for one in told if one.role == _ANALYSED}
    told += [one for one in kinds if as_decimal(one.value) not in known]
    roles = {one.role for one in told}
    for role, other in ((_ANALYSED, _ENROLLED), (_ENROLLED, _ANALYSED)):
        if role not in roles and other in roles and "study.n_randomised" not in roles:
            told.append(next(one for one in told if one.role == other)._replace(role=role))
            break
    return told


def _some_data(sentences: Sequence[Sentence], whole: Found) -> Found | None:
    """Those whose data were there to be analysed, where all are known."""
    last = analysed_at_end(sentences, whole.value)
    return found_people(_ANALYSED, count_value(last[1]["n"]), last[0], last[1], last[2]) if last else None


def _first(sentences: Sequence[Sentence], form: Cued) -> Found | None:
    told = ((one, found) for one in sentences if (found := form.search(one.text)))
    return next((_found(sentence, found, "n") for sentence, found in told), None)


def _kinds(sentences: Sequence[Sentence]) -> Iterator[Found]:
    """The people of each kind of studies, or of each analysis where there are two."""
    for sentence in sentences:
        if each := EACH_KIND.search(sentence.text):
            yield _found(sentence, each, "n")
            yield _found(sentence, each, "m")
            return
    analyses = [_found(one, found, "n") for one in sentences if (found := ONE_ANALYSIS.search(one.text))]
    if len(analyses) > 1:
        yield from analyses


def _found(sentence: Sentence, found: re.Match[str], group: str) -> Found:
    return found_people(_ANALYSED, count_value(found[group]), sentence, found, "people-of-studies")
