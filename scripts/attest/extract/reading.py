"""A report as the rules read it: sentences with their section, damage masked, abbreviations known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.run_in import joined, run_in
from attest.extract.sentence_spans import sentence_spans, trim
from attest.extract.signs import one_sign
from attest.text.damage import damaged_spans, masked
from attest.text.document import Block, Document
from attest.text.source import Source

CONCLUDES = re.compile(
    r"^\s*(?:\W{0,3})(?:in (?:conclusion|summary)|we conclude|(?:these|our|the present|the|this)"
    r" (?:preliminary |present |current )?"
    r"(?:results|findings|data|study|analysis)s? (?:suggests?|indicates?|supports?|"
    r"demonstrates? that|confirms?|substantiates?)|"
    r"taken together|overall, (?:these|our)|further (?:studies|research)|larger (?:studies|trials)|"
    r"in this \w+ study, .{0,80}\bassociated with)",
    re.I,
)
AIMS = re.compile(
    r"\b(?:aim(?:ed|s)?\b|objectives? (?:of|was|were)|purpose of|sought to|was (?:done|conducted|"
    r"performed|undertaken|designed) to "
    r"|to (?:evaluate|assess|determine|investigate|examine|analy[sz]e|compare|explore|describe|"
    r"report|identify|study|test))\b",
    re.I,
)
TELLS_AIM = Cued(
    r"\b(?:aim|objective|purpose|to (?:evaluate|assess|compare|determine|investigate|analy[sz]e|"
    r"examine|report|describe|identify|"
    r"test|study)|whether|sought)\b",
    re.I,
)
# Figures of a finding, which no aim and no plan has: a p-value that is no threshold, an interval, a share of people.
FIGURES = Cued(
    r"\bp\s?(?:=\s?0?[.·]\d|<\s?0?[.·]0(?!5\b))|\bCI\W{0,3}-?\d|\bconfidence\s+intervals?\W{1,3}-?\d|"
    r"\d\s?%\)?\s(?:vs|versus|compared)|\d\s?\(\d[\d.]*\s?%\)",
    re.I,
)
LONG_FORM = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,12}s?)(?:[;,][^()]{0,40})?\)")
# No sentence of a report is longer; what is longer is a table saved as one line, and reading it at once would be slow.
INTRODUCTION = re.compile(r"introduction", re.I)
BRIEF = 900  # characters: an introduction no longer than this, and "Methods" right behind it, is that of an abstract


@dataclass(frozen=True)
class Sentence:
    """`text` is what stands from `start` to `end`, damage masked; `section` may be None where nothing tells it."""

    start: int
    end: int
    text: str
    section: str | None
    part: str
    kind: str


@dataclass(frozen=True)
class Abbreviation:
    short: str
    long: str
    start: int
    end: int


# "A multicentre randomised trial comparing tea with milk is advised": no study that was done.
WISHED = Cued(
    r"\b(?:trials?|stud(?:y|ies)|RCTs?)\b[^.;]{0,90}?\b(?:is|are|would\s+be)\s+(?:\w+\s+)?"
    r"(?:advised|advisable|needed|warranted|required|necessary|awaited|recommended|desirable|called\s+for)\b",
    re.I,
)


class Reading:
    """All that rules need of one document; nothing here is furniture."""

    def __init__(self, document: Document, source: Source) -> None:
        self.document = document
        self.source = source
        spans = [(start, end) for start, end, _, _ in damaged_spans(source.text, list(document.blocks))]
        self.text = one_sign(masked(source.text, spans))
        self.sentences = tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        part = "abstract"
        yield from self._cited_title()
        for at, block in enumerate(self.document.blocks):
            content = self.text[block.start : block.end]
            if block.rule.startswith("body-"):
                part = "body"
            if block.rule == "heading-background" and INTRODUCTION.search(content) and len(content) < 20:
                part = part if self._opens_abstract(at) else "body"
            if block.kind == "table row" or not is_own_words(block):
                continue
            if block.kind == "heading" and block.rule != "short-line":
                continue
            concluded = False
            spans = list(sentence_spans(content))
            led = run_in(content, spans) if block.section in (None, "abstract", "background") else {}
            parts = joined(content, spans) if block.section in (None, "abstract") else {}
            told = block.section
            if block.kind == "title" and self.title and block.start <= self.title[0] < block.end:
                spans = [(self.title[0] - block.start, len(content))]
            for start, end in spans:
                if start in led:
                    told, start = led[start]
                words = content[start:end]
                if WISHED.search(words):
                    continue
                section = parts.get(start, None if told == "abstract" else told)
                section = "title" if block.kind == "title" else section
                if section in (None, "results"):
                    concluded = concluded or bool(CONCLUDES.search(words) and not FIGURES.search(words))
                    section = "conclusions" if concluded else section
                if section is None and AIMS.search(words) and not FIGURES.search(words):
                    section = "background"
                kind = "caption" if block.rule == "caption" else block.kind
                yield Sentence(block.start + start, block.start + end, words, section, part, kind)

    def _opens_abstract(self, at: int) -> bool:
        """Whether the introduction whose heading is block `at` comes first, is brief, and has the methods behind it."""
        blocks = self.document.blocks
        if any(one.section in ("methods", "results", "conclusions") for one in blocks[:at]):
            return False
        after = next((one for one in blocks[at + 1 :] if one.section != "background"), None)
        return after is not None and after.section == "methods" and after.start - blocks[at].end <= BRIEF

    def _cited_title(self) -> Iterator[Sentence]:
        """The title, where a page gives it in its citation alone; a news item's paper is another report."""
        document = self.document
        if document.secondary or any(block.kind == "title" for block in document.blocks):
            return
        if self.title is not None:
            start, end = self.title
            yield Sentence(start, end, self.text[start:end], "title", "abstract", "title")

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """Where the title stands, without a label before it and the marks of a cell around it."""
        fact = next((one for one in self.document.identity if one.role == "report.title"), None)
        if fact is None:
            return None
        origin = self.source.origin
        start, end = (
            (fact.start, fact.end)
            if origin is None
            else (bisect_left(origin, fact.start), bisect_right(origin, fact.end - 1))
        )
        return trim(self.text, start, end)

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """Short forms with the long form before their first bracket."""
        found: dict[str, Abbreviation] = {}
        for sentence in self.sentences:
            for match in LONG_FORM.finditer(sentence.text):
                short = match.group(1)
                start = long_form_start(sentence.text[: match.start()], short)
                if start is not None and short not in found:
                    long = sentence.text[start : match.start()].strip()
                    if long.count("(") != long.count(")"):
                        continue
                    found[short] = Abbreviation(short, long, sentence.start + start, sentence.start + match.end())
        return found

    def where(self, *sections: str | None) -> Iterator[Sentence]:
        return (sentence for sentence in self.sentences if sentence.section in sections)

    def abstract(self, *sections: str | None) -> list[Sentence]:
        """The abstract's sentences of these sections, section by section as they stand in the text."""
        return [one for one in self.sentences if one.part == "abstract" and one.section in sections]

    @cached_property
    def telling(self) -> tuple[Sentence, ...]:
        """Where a topic is told: the title, the aims, then the rest as it comes."""
        background = self.abstract("background")
        aims = [one for one in background if TELLS_AIM.search(one.text)]
        others = [one for one in background if one not in aims]
        rest = (*self.abstract(None), *self.abstract("methods", "results"), *others, *self.abstract("conclusions"))
        return (*self.abstract("title"), *aims, *rest)

    @cached_property
    def reporting(self) -> tuple[Sentence, ...]:
        """Sentences that can report findings: those of results, and unlabelled ones of an abstract or news item."""
        labelled = any(sentence.section == "results" for sentence in self.sentences)
        # Methods right before conclusions: what was found is told among what was done.
        mixed = not labelled and bool(self.abstract("conclusions"))
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.kind != "caption"
            and (
                sentence.section == "results"
                or (mixed and sentence.section == "methods" and FIGURES.search(sentence.text) is not None)
                or (
                    sentence.section is None
                    and sentence.part == "abstract"
                    and not (labelled and sentence.kind == "heading")
                )
            )
        )

    @cached_property
    def concluding(self) -> tuple[Sentence, ...]:
        """Sentences of the abstract's conclusions."""
        return tuple(
            one
            for one in self.sentences
            if one.section == "conclusions"
            and one.part == "abstract"
            and one.kind not in ("caption", "heading", "title")
        )


def is_own_words(block: Block) -> bool:
    """Whether a block is what the report itself says: no page furniture, list of references or index terms."""
    return block.kind not in ("furniture", "reference", "bibliography line", "keywords") and block.section not in (
        "references",
        "keywords",
        "index",
        "apparatus",
    )


def long_form_start(before: str, short: str) -> int | None:
    """Where the long form of a short form begins: the words before it whose letters spell it (Schwartz and Hearst)."""
    letters = [char for char in short.rstrip("s").casefold() if char.isalnum()]
    if len(letters) < 2:
        return None
    limit = max(before.rfind(")") + 1, len(before) - 12 * (len(letters) + 3))
    initials = [found.start() for found in re.finditer(r"(?<![^\W_])\w", before) if found.start() >= limit]
    small = ("of", "the", "and", "in", "for", "to", "with", "a", "related", "associated", "induced", "on", "by")
    step, at_word = len(letters) - 1, len(initials) - 1
    while at_word >= 0 and step >= 0:
        place = initials[at_word]
        if before[place].casefold() == letters[step]:
            step -= 1
        elif re.match(r"\w+", before[place:]).group().casefold() not in small:  # type: ignore[union-attr]
            break
        at_word -= 1
    if step < 0:
        return initials[at_word + 1]
    at = len(before) - 1
    for step, letter in enumerate(reversed(letters)):
        first = step == len(letters) - 1
        while at >= limit and (before[at].casefold() != letter or (first and at > 0 and before[at - 1].isalnum())):
            at -= 1
        if at < limit:
            return None
        at -= 1
    return at + 1
