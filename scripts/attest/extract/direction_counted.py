"""Courses that some people had: "dyspnoea had improved in 11 patients, was unchanged in 13, and had worsened in 4".

Those who are counted make an outcome of their own ("dyspnoea improved", "disease improvement", or only "worsened"), and
the verb or noun in its name says which way it went with them. `direction_most` tells instead of the outcome itself
("dyspnoea") which way it went, where most people had the same course.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.direction_words import HIGHER, IMPROVED, LOWER, SAME, WORSENED
from attest.extract.finding import Found

COUNTED = frozenset(("result.events", "result.percent", "result.total"))
_WAS = r"(?:(?:had|has|have|was|were|is|are|also|been|significantly|clearly|markedly)\s+)*"
_HOW = (
    r"(?:(?:clinical|significant|marked|partial|major|substantial|objective|subjective|radiographic|radiological|"
    r"functional)\s+)*"
)
# What it is that improved, and the verb; nothing but by how much stands behind.
COURSE = Cued(
    rf"^(?P<what>(?!(?:no|not|without)\b).*?[A-Za-z]{{2}}\)?)\s+{_WAS}(?:(?P<improved>improv(?:ed|ing)|ameliorated|normali[sz]ed|resolved|regressed)|"
    r"(?P<worsened>worsen(?:ed|ing)|deteriorat(?:ed|ing)|aggravated|progressed)|(?P<higher>increased|rose|risen)|"
    r"(?P<lower>decreased|declined|fell|fallen|dropped|diminished)|"
    r"(?P<same>(?:(?:remained|stayed|kept)\s+)?(?:stable|unchanged|unaltered|stationary|the\s+same)|stabili[sz]ed|did\s+not\s+change))"
    r"(?:\s+by\s+[^,;]{1,40}|\s+[(][^()]{1,30}[)])?$"
)
# Where nothing but the course names what people had: "7 improved, 3 remained stable and 2 worsened".
BARE = re.compile(
    rf"^{_WAS}(?:(?P<improved>(?:improved|ameliorated)(?:\s+by\s.+)?|(?:an?\s+)?{_HOW}(?:(?:disease|symptom)\s+)?improvements?(?:\s+(?:of|in)\s.+)?)|"
    rf"(?P<worsened>(?:worsened|deteriorated|progressed)(?:\s+by\s.+)?|progressive(?:\s+disease)?|(?:an?\s+)?{_HOW}(?:disease\s+progression|(?:progression|worsening|deterioration)(?:\s+(?:of|in)\s.+)?))|"
    r"(?P<same>(?:(?:remained|stayed)\s+)?(?:stable|unchanged)|stabili[sz]ed|stable\s+(?:disease|[\w\s]{3,30}(?:function|score|symptoms))))$",
    re.I,
)
NOTHING = re.compile(r"^(?:\w+ly|remained|stayed|kept|had|was|were|been|patients|all|who)$|\s(?:or|and)$", re.I)
VALUES = {"improved": IMPROVED, "worsened": WORSENED, "higher": HIGHER, "lower": LOWER, "same": SAME}


def counted_courses(found: Sequence[Found]) -> Iterator[Found]:
    """A direction for each outcome that is told by the people in whom it took its course."""
    told = {one.row for one in found if one.role == "result.direction"}
    for one in found:
        if one.role not in COUNTED or one.row is None or one.row in told or "arm" in dict(one.row):
            continue  # whose groups are compared is told by the comparison
        name = dict(one.row).get("outcome", "")
        course = BARE.match(name)
        if course is None and (course := COURSE.search(name)) is not None and NOTHING.search(course["what"]):
            course = None
        if course is not None:
            told.add(one.row)
            value = next(VALUES[part] for part, told in course.groupdict().items() if told and part in VALUES)
            yield Found("result.direction", value, one.start, one.end, "direction-of-people", one.row)
