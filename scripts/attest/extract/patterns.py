"""Suggestions by the patterns that a team wrote beside the questions of its form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar

from attest.extract.reading import Reading, Sentence
from attest.extract.statements import STATEMENTS, TABLES, beside
from attest.forms.entries import read_entry
from attest.forms.form import Field, Form
from attest.kept import Kept
from attest.patterns import GROUP, PATTERN, Pattern
from attest.problems import Problem, shown
from attest.suggestion import Suggestion, quote_stands
from attest.text.damage import MASK
from attest.text.document import Document

# Seconds of the processor that one pattern may take for one report. A good one takes thousandths of a second for a
# long report, so no machine is slow enough to come near it; one that tries every way of reading the same words would
# take years.
SECONDS = 5.0
T = TypeVar("T")
MOST = 50  # matches of one pattern in one report; what is found oftener points at nothing


class Asked(NamedTuple):
    """A question with patterns: the key of its section, and the field."""

    section: str
    field: Field

    @property
    def name(self) -> str:
        return f"{self.section}/{self.field.key}"


class TooSlow(Exception):
    """A pattern has not come to an end in its time, in the report of a file."""

    def __init__(self, asked: Asked, pattern: Pattern, file: str) -> None:
        super().__init__(asked, pattern, file)
        self.asked, self.pattern, self.file = asked, pattern, file


@dataclass
class Patterns:
    """The patterns of a form as the reports of a review are gone through; problems are complete after the last.

    A pattern that takes too long stops its field: it gets no suggestions from patterns in any report, whichever of
    them was too much, and that is a problem. So what is suggested never depends on how fast a machine is.
    """

    file: str
    asked: tuple[Asked, ...]
    seconds: float = SECONDS
    problems: list[Problem] = field(default_factory=list)

    def read(self, reading: Reading) -> list[Suggestion]:
        """What the patterns find in a report."""
        return self._patiently(lambda: found_by_all(self.asked, reading, self.seconds))

    def read_all(
        self, documents: Sequence[Document], read: Callable[[Document], Reading], kept: Kept
    ) -> list[list[Suggestion]]:
        """The same for each report, as it is kept from an earlier run where the patterns and it have not changed."""

        def rows() -> list[list[dict[str, Any]]]:
            basis = [_basis(one) for one in self.asked]
            make = partial(_rows, read, self.asked, self.seconds)
            return kept.each(documents, lambda one: (one.as_dict(), PATTERN, basis), make)

        found = self._patiently(rows)
        return [[Suggestion.from_dict(row) for row in own] for own in found] or [[] for _ in documents]

    def _patiently(self, read: Callable[[], list[T]]) -> list[T]:
        """What is read when all fields that are too slow have been stopped; nothing where no field is left."""
        while self.asked:
            try:
                return read()
            except TooSlow as slow:
                self._stop(slow)
        return []

    def _stop(self, slow: TooSlow) -> None:
        self.asked = tuple(one for one in self.asked if one.name != slow.asked.name)
        found = f"{shown(slow.pattern.expression)}, which takes longer than {self.seconds:g} seconds for {slow.file}"
        hint = (
            "No pattern of this field is used until it is mended."
            " Look for a repetition that can read the same words in several ways, such as (\\w|\\w\\w)+."
        )
        self.problems.append(Problem(self.file, slow.pattern.place, found, "a pattern that is quickly done", hint))


def patterns_in(form: Form, file: str) -> Patterns:
    """The patterns of a form that stands in `file`."""
    return Patterns(file, tuple(Asked(sheet.key, one) for sheet in form.sheets for one in sheet.fields if one.patterns))


def _rows(
    read: Callable[[Document], Reading], asked: Sequence[Asked], seconds: float, document: Document
) -> list[dict[str, Any]]:
    return [one.as_dict() for one in found_by_all(asked, read(document), seconds)]


def found_by_all(asked: Sequence[Asked], reading: Reading, seconds: float = SECONDS) -> list[Suggestion]:
    """What the patterns of several fields find in a report, field by field. Raises `TooSlow`."""
    return [found for one in asked for found in found_by(one, reading, seconds)]


def found_by(asked: Asked, reading: Reading, seconds: float = SECONDS) -> list[Suggestion]:
    """What the patterns of one field find: pattern after pattern, in the order of the text, each value once.

    The value is what the group matched and the quote its sentence; a match beside damaged words, or one that the field
    does not take, is passed over. Raises `TooSlow`.
    """
    made: dict[str, Suggestion] = {}
    for number, pattern in enumerate(asked.field.patterns, 1):
        for sentence, value in _matches(asked, pattern, reading, seconds):
            if value not in made and _takes(asked.field, value):
                one = _suggestion(asked, number, value, sentence, reading)
                if quote_stands(reading.source, one.start, one.end, one.quote):
                    made[value] = one
    return list(made.values())


def _matches(asked: Asked, pattern: Pattern, reading: Reading, seconds: float) -> Iterator[tuple[Sentence, str]]:
    """Sentences with what the group matched in them; white space counts as one space, however lines were broken."""
    begun, found = time.process_time(), 0
    for sentence in _sentences(reading, pattern.where):
        text = " ".join(sentence.text.split())
        at = 0
        while at < len(text):
            left = seconds - (time.process_time() - begun)
            try:
                if left <= 0:
                    raise TimeoutError
                match = pattern.compiled.search(text, at, timeout=left)
            except TimeoutError:
                raise TooSlow(asked, pattern, reading.document.file) from None
            if match is None:
                break
            at = max(match.end(), at + 1)
            value = " ".join((match[GROUP] or "").split())
            if value and MASK not in match[0]:
                found += 1
                yield sentence, value
            if found == MOST:
                return


def _sentences(reading: Reading, where: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences in which a pattern looks, in the order of the text; never furniture, references or index terms."""
    everything = "whole" in where
    chosen = [one for one in reading.sentences if not where or everything or _is_in(one, where)]
    if everything or TABLES in where or STATEMENTS in where:
        chosen += [one for one in beside(reading) if everything or one.section in where]
    return iter(sorted(chosen, key=lambda one: (one.start, one.end)))


def _is_in(sentence: Sentence, where: tuple[str, ...]) -> bool:
    in_abstract = sentence.part == "abstract" and sentence.section not in ("title", "funding", "registration")
    return sentence.section in where or ("abstract" in where and in_abstract)


def _suggestion(asked: Asked, number: int, value: str, sentence: Sentence, reading: Reading) -> Suggestion:
    start, end, source = sentence.start, sentence.end, reading.source
    return Suggestion(
        reading.document.file,
        asked.field.role,
        value,
        None,
        source.text[start:end],
        *source.span(start, end),
        f"{PATTERN}{asked.field.key}:{number}",
        reading.document.report_id,
        source.page(start, end),
        asked.name,
    )


def _takes(asked: Field, value: str) -> bool:
    entry = read_entry(value, asked)
    return entry is not None and not (entry.refused or entry.accepts or entry.code)


def _basis(one: Asked) -> list[object]:
    """What the suggestions for a question rest on, besides the report."""
    asked = one.field
    return [one.name, asked.role, asked.kind, list(asked.options), [each.as_list() for each in asked.patterns]]
