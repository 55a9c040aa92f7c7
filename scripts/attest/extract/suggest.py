"""Suggestions for one report: every rule is asked, and what they found is put into one order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attest.bulk import without_collector
from attest.extract.arm_topic import arms_of_topic
from attest.extract.arms import MOST_ARMS, Arms, arm_facts, arms_of, is_of_one_arm
from attest.extract.declarations import conflicts
from attest.extract.design import NARRATIVE, design_facts
from attest.extract.durations import ages_and_follow_up
from attest.extract.eligibility import eligibility
from attest.extract.finding import Found, first_told
from attest.extract.funding import funding
from attest.extract.patterns import Patterns
from attest.extract.people import numbers_of_people
from attest.extract.people_abroad import people_abroad
from attest.extract.people_randomised import all_randomised
from attest.extract.people_reviewed import people_of_studies
from attest.extract.reading import Reading
from attest.extract.recruitment import recruitment
from attest.extract.results import results
from attest.extract.sexes import sexes
from attest.extract.tables.facts import beside_prose, table_facts
from attest.extract.topic import topic_facts
from attest.kept import Kept
from attest.problems import Faults, Problem
from attest.suggestion import Suggestion, quote_stands
from attest.text.document import Document
from attest.text.source import Source, read_source


def found_in(reading: Reading) -> list[Found]:
    """What all rules found; what was read as a fact about the people is not read again as a result, nor in a table."""
    arms = arms_of(reading)
    designs = list(design_facts(reading))
    counted = [one for one in numbers_of_people(reading) if not is_of_one_arm(arms, one)]
    counted += all_randomised(reading, counted, designs, arms)
    counted = people_of_studies(reading, counted, designs)
    people = [*counted, *sexes(reading, counted), *ages_and_follow_up(reading, arms)]
    people += people_abroad(reading, {one.role for one in people})
    taken = tuple(sorted({(one.start, one.end) for one in people}))
    topic = list(topic_facts(reading, arms))
    own = any(OWN_STUDY.search(reading.text, one.start, one.end + BEHIND) for one in counted)
    if any(one.rule == NARRATIVE for one in designs) and not own:
        counted, people, topic = [], [], of_review(reading, topic)
    tables = table_facts(reading, arms)
    compared = arms if arms.names or not 2 <= len(tables.groups) <= MOST_ARMS else Arms(tables.groups)
    told = [
        *designs,
        *funding(reading),
        *conflicts(reading),
        *recruitment(reading),
        *eligibility(reading),
        *topic,
        *people,
        *arm_facts(arms if arms.names else arms_of_topic(reading, topic)),
        *results(reading, compared, taken),
    ]
    return [*told, *beside_prose(tables.found, told)]


# "Sixty adults were included in the study": an article that has people of its own is no review.
OWN_STUDY = re.compile(r"\b(?:the|this|our)\s+(?:present\s+)?study\b", re.I)
BEHIND = 40  # characters


def of_review(reading: Reading, topic: list[Found]) -> list[Found]:
    """What a narrative review is about: nothing that others' trials compared, nor doses but of its title's."""

    def titled(one: Found) -> bool:
        return any(title.start <= one.start < title.end for title in reading.abstract("title"))

    own = any(one.role == "study.intervention" and titled(one) for one in topic)
    return [
        one
        for one in topic
        if one.role not in ("study.comparator", "study.dose") or titled(one) or (own and one.role == "study.dose")
    ]


def suggest_all(
    documents: Sequence[Document], kept: Kept, patterns: Patterns | None = None
) -> Iterator[tuple[Document, list[Suggestion]]]:
    """Each document with its suggestions, those of a team's patterns first.

    Documents that are as in an earlier run are not read again. All are gone through before the first is given, since a
    pattern may turn out to be too slow at the last of them.
    """
    by_rules = kept.each(documents, lambda one: (one.as_dict(),), _rows)
    by_patterns = (patterns or Patterns("", ())).read_all(documents, reading, kept)
    for one, first, then in zip(documents, by_patterns, by_rules, strict=True):
        yield one, first + [Suggestion.from_dict(row) for row in then]


def read(document: Document) -> Source:
    """The text of a document, read again."""
    return read_source(Path(document.file), document.file)


def reading(document: Document) -> Reading:
    """A document with its sentences, read again."""
    return Reading(document, read(document))


def _rows(document: Document) -> list[dict[str, Any]]:
    return [one.as_dict() for one in suggest(document, read(document))]


@without_collector()
def suggest(document: Document, source: Source) -> list[Suggestion]:
    """All suggestions of a report by rules, in the order of the text, each once; its identity is among them.

    Raises `Faults` with the document's name where a rule fails: other documents can still be read.
    """
    try:
        return suggested(Reading(document, source))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        found = f"a text at which a rule fails ({type(error).__name__}: {error})"
        hint = "This is a fault of Attest: please report it. Until it is mended, the document can be left out."
        raise Faults([Problem(document.file, "", found, "a text that the rules can read", hint)]) from error


@without_collector()
def suggested(reading: Reading) -> list[Suggestion]:
    """The same for a report that is read already."""
    document, source = reading.document, reading.source
    made = list(document.identity)
    standing = [trimmed for found in found_in(reading) if (trimmed := _trimmed(found, source.text)) is not None]
    for found in first_told(standing, [one.start for one in reading.sentences]):
        start, end = found.start, found.end
        place = source.span(start, end)
        made.append(
            Suggestion(
                document.file,
                found.role,
                found.value,
                found.row,
                source.text[start:end],
                *place,
                found.rule,
                document.report_id,
                source.page(start, end),
            )
        )
    kept: dict[tuple[object, ...], Suggestion] = {}
    for one in sorted(made, key=_order):
        kept.setdefault((one.role, one.value, one.row), one)
    return [one for one in kept.values() if quote_stands(source, one.start, one.end, one.quote)]


def _trimmed(found: Found, text: str) -> Found | None:
    """What was found without the spaces at its end; None where nothing is left, or its number is broken."""
    end = found.end
    while end > found.start and text[end - 1].isspace():
        end -= 1
    if found.start >= end or broken(text, found.value, found.start, end):
        return None
    return found._replace(end=end)


NUMBER = re.compile(r"[<>=≤≥]{0,2}\s?[-−–+]?\d[\d.,·]*")
LINE = 60  # characters: a text that ends with a number in a longer line ends within a sentence
IN_PIECES = re.compile(r"['’`´]\s?[.,]?\d")


def broken(text: str, value: str, start: int, end: int) -> bool:
    """Whether a number goes on where it was read to end: the text is cut there, or a stray sign stands in it."""
    if NUMBER.fullmatch(value) is None:
        return False
    digits = value.lstrip("<>=≤≥ ")
    at = text.rfind(digits, start, end)
    behind = at + len(digits)
    in_prose = behind - text.rfind("\n", 0, at) > LINE
    return at >= 0 and ((in_prose and not text[behind:].strip()) or IN_PIECES.match(text, behind) is not None)


def _order(one: Suggestion) -> tuple[object, ...]:
    return one.start, one.end, one.role, str(one.value), str(one.row), one.rule
