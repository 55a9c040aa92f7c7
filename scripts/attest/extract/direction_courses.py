"""Courses told without a verb: "X rose from 20 to 30 and Y from 5 to 9": Y rose as well."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.direction_names import named_in
from attest.extract.direction_words import VERBS
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, tidy, usable
from attest.extract.subjects import is_drug, is_people, is_treatment

_NUMBER = r"[-−–]?\d+(?:[.,·]\d+)?"
_REST = r"(?:[^.;,()\[\]\d]|\([^()]{0,80}\)|\[[^\[\]]{0,40}\]|[.,·]\d|\d){0,60}?"
COURSE = re.compile(
    rf"\s+(?:(?!from\b)[^.;,()\s]+\s+){{0,6}}?from\s+(?:an?\s+|mean\s+|median\s+|of\s+|baseline\s+)*(?P<low>{_NUMBER})(?!\d){_REST}"
    rf"\sto\s+(?:an?\s+|mean\s+|median\s+|of\s+)*(?P<high>{_NUMBER})(?!\d)",
    re.I,
)
GOES_ON = re.compile(
    rf"{_REST}(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?:the\s+|that\s+of\s+|mean\s+|median\s+)*"
    r"(?P<name>[A-Za-z](?:[^.;,()\d]|(?<=[A-Za-z])\d|(?<=\sin\s)1(?=\ss)|\([^()]{1,20}\)){1,60}?)(?=\s+from\s+(?:an?\s+|mean\s+|median\s+|of\s+)*[-−–]?\d)",
    re.I,
)
# "Had risen to 68% and Y to 44%": where each began, another sentence tells.
REACHED = re.compile(
    r"\s+(?:again\s+|further\s+)?to\s+(?:an?\s+|mean\s+|median\s+|of\s+)*[-−–]?\d+(?:[.,·]\d+)?(?!\d)", re.I
)
REACHED_TOO = re.compile(
    rf"{_REST}(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+|that\s+of\s+|mean\s+|median\s+)*"
    r"(?P<name>[A-Za-z](?:[^.;,()\d]|(?<=[A-Za-z])\d|\([^()]{1,20}\)){1,50}?)(?P<to>\s+to\s+(?:an?\s+|mean\s+|median\s+|of\s+)*[-−–]?\d+(?:[.,·]\d+)?(?!\d))",
    re.I,
)
SHORT = re.compile(r"\s*\([^()]*\)$")
VERB = re.compile(
    rf"\b(?:{'|'.join(VERBS)}|was|were|did|had|is|are|has|have|went|changed|ranged|ranging|varied|which|who|that|it|they|by|with|but)\b",
    re.I,
)


def courses(text: str, before: list[Direction]) -> Iterator[Direction]:
    """What went on the same way as the outcome of the verb before, from one number to another."""
    for one in before:
        if one.rule not in ("subject-verb", "verb-object") or not one.value:
            continue
        reached = REACHED.match(text, one.end)
        too = REACHED_TOO.match(text, reached.end()) if reached else None
        while too and (named := _named(too)):
            yield Direction(one.value, named, too.start("name"), too.end(), one.rule, one.of)
            too = REACHED_TOO.match(text, too.end())
        course = COURSE.match(text, one.end)
        rises = _rises(course) if course else None
        while course and (more := GOES_ON.match(text, course.end())):
            course = COURSE.match(text, more.end())
            named = _named(more)
            if course is None or _rises(course) is not rises or not named:
                break
            yield Direction(one.value, named, more.start("name"), course.end(), one.rule, one.of)


def _named(more: re.Match[str]) -> tuple[Phrase, ...]:
    """The outcome that goes on with the verb of another; none where people, a medicine or another clause stands."""
    words = tidy(more["name"])
    if VERB.search(words) or not usable(words):
        return ()
    words = SHORT.sub("", words)
    if is_people(words) or is_drug(words) or is_treatment(words):
        return ()
    return named_in([Phrase(words, more.start("name"), more.start("name") + len(words))])


def _rises(course: re.Match[str]) -> bool:
    low, high = (
        float(course[part].replace("−", "-").replace("–", "-").replace("·", ".").replace(",", "."))
        for part in ("low", "high")
    )
    return high > low
