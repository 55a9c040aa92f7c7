"""Sentences of a document that speak of what risk of bias is judged by: to be read beside the questions, no answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple, Protocol

from attest.kept import Kept
from attest.rule_files import load
from attest.suggestion import quote_stands
from attest.text.document import Document
from attest.text.source import Source

MOST = 3  # sentences of a document for a topic, of which people read each
LONGEST = 400  # characters of a quote; of a longer sentence the words around the finding
CLEAR, FAINT = "clear", "faint"
EVERYWHERE = "everywhere"  # the part of the word lists that holds for every topic
TOLD = ("methods", "results", "registration", None)  # where a report tells what was done; None: in no named section
REGISTRY = "registry entry"  # a kind of document that tells what was planned under every heading
CAPTION = "caption"  # the rule that marks the words at tables and figures
HEAD = "bibliography line"  # of a registry entry: when it was posted stands there
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
SPACE = re.compile(r"\s")
SPACES = re.compile(r" (?![^\[\]]*\])")  # a space of a pattern that stands in no class of characters


class Sentence(Protocol):
    """Characters `start` to `end` of a source's text, and the part of the report that they stand in."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def section(self) -> str | None: ...
    @property
    def part(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Read(Protocol):
    """A document that was read: its source, and its own words without references and page furniture."""

    @property
    def source(self) -> Source: ...
    @property
    def sentences(self) -> Sequence[Sentence]: ...


class Place(NamedTuple):
    """Where a sentence stands: in which characters, whether in the abstract, and in which section."""

    start: int
    end: int
    part: str
    section: str | None


class Hit(NamedTuple):
    """A sentence that speaks of a matter; one sorts before another that says less."""

    faint: bool
    abstract: bool
    start: int
    end: int
    section: str


@dataclass(frozen=True)
class Topic:
    """The words of a matter: `aside` are taken out before the others are looked for."""

    name: str
    clear: re.Pattern[str]
    faint: re.Pattern[str] | None
    aside: re.Pattern[str]

    def told_in(self, text: str) -> tuple[str, int, int] | None:
        """How clearly a text speaks of the matter and where in it; None where it does not."""
        plain = SPACE.sub(" ", text.translate(DASHES))
        left = self.aside.sub(lambda found: "\x00" * len(found.group()), plain)
        for strength, words in ((CLEAR, self.clear), (FAINT, self.faint)):
            if words and (found := words.search(left)):
                return strength, found.start(), found.end()
        return None


@cache
def topics() -> tuple[Topic, ...]:
    """The matters for which words are known, in the order of the file."""
    raw: Mapping[str, Mapping[str, Sequence[str]]] = load("attest.appraise", "topics.yaml")
    aside = raw[EVERYWHERE]["aside"]
    return tuple(
        Topic(
            name,
            _any_of(words[CLEAR]),
            _any_of(words[FAINT]) if FAINT in words else None,
            _any_of([*aside, *words.get("aside", ())]),
        )
        for name, words in raw.items()
        if name != EVERYWHERE
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{SPACES.sub('(?: +)', one)})" for one in patterns), re.IGNORECASE)


def passages_of_all(
    documents: Sequence[Document], kept: Kept, read: Callable[[Document], Read]
) -> Iterator[dict[str, Any]]:
    """The passages of all documents, one after the other; one that is as in an earlier run is not read again."""
    for found in kept.each(documents, lambda one: (one.as_dict(),), partial(_rows, read)):
        yield from found


def _rows(read: Callable[[Document], Read], document: Document) -> list[dict[str, Any]]:
    return passages(document, read(document))


def passages(document: Document, read: Read) -> list[dict[str, Any]]:
    """For each topic the `MOST` sentences that say most, in the order of the text.

    Each has `report_id`, `file`, `topic`, `strength` ("clear" or "faint"), `quote`, `start`, `end` and `page`. What
    the title, background, conclusions and references say is left out: it is not about what was done here, or it is
    said again.
    """
    told = list(_told(document, read.sentences))
    rows = []
    for topic in topics():
        rows += [_row(document, read.source, topic.name, *found) for found in _best(topic, read.source, told)]
    return [one for one in rows if quote_stands(read.source, one["start"], one["end"], one["quote"])]


def _told(document: Document, sentences: Iterable[Sentence]) -> Iterator[Place]:
    """The sentences that tell what was done or planned; none of captions, notes and headings.

    A registry entry tells it everywhere, also in short lines that look like headings.
    """
    registry = document.kind == REGISTRY
    captions = [(one.start, one.end) for one in document.blocks if one.rule == CAPTION]
    if registry:
        yield from (Place(one.start, one.end, "abstract", None) for one in document.blocks if one.kind == HEAD)
    for one in sentences:
        captioned = any(start <= one.start < end for start, end in captions)
        if registry or (one.kind == "paragraph" and not captioned and one.section in TOLD):
            yield Place(one.start, one.end, one.part, one.section)


def _best(topic: Topic, source: Source, told: Iterable[Place]) -> list[tuple[str, int, int]]:
    """Strength and place of the sentences that say most.

    The clear ones come first, the abstract after the body; where methods alone would fill the list, one of results
    is among them: what was planned and what came of it belong together.
    """
    found: dict[str, Hit] = {}
    for place in told:
        words = source.text[place.start : place.end]
        if (at := topic.told_in(words)) is None:
            continue
        strength, first, last = at
        cut = _cut(source.text, place.start, place.end, place.start + first, place.start + last)
        one = Hit(strength != CLEAR, place.part == "abstract", *cut, place.section or "")
        same = " ".join(words.casefold().split())
        found[same] = min(found.get(same, one), one)
    ranked = sorted(found.values())
    best = ranked[:MOST]
    other = next((one for one in ranked[MOST:] if one.section == "results" and not one.faint), None)
    if other and all(one.section == "methods" for one in best):
        best[-1] = other
    return [(FAINT if one.faint else CLEAR, one.start, one.end) for one in sorted(best, key=lambda one: one.start)]


def _cut(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """A sentence, or of a long one whole words around the finding."""
    if end - start <= LONGEST:
        return start, end
    room = max(0, LONGEST - (last - first))
    begin = max(start, min(first - room // 2, end - LONGEST))
    stop = min(end, max(begin + LONGEST, last))
    if begin > start:
        begin = next((at + 1 for at in range(begin, first) if text[at].isspace()), first)
    if stop < end:
        stop = next((at for at in range(stop, last, -1) if text[at].isspace()), last)
    return begin, stop


def _row(document: Document, source: Source, topic: str, strength: str, start: int, end: int) -> dict[str, Any]:
    first, last = source.span(start, end)
    return {
        "report_id": document.report_id,
        "file": document.file,
        "topic": topic,
        "strength": strength,
        "quote": source.text[start:end],
        "start": first,
        "end": last,
        "page": source.page(start, end),
    }
