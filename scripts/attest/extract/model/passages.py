"""The words of a report that a model is shown, and where a quote stands among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from attest.extract.reading import is_own_words
from attest.text.damage import MASK, damaged_spans, masked
from attest.text.document import Document
from attest.text.source import Source

MOST_PLACES = 200  # that are looked at for one quote; a word or two that stand oftener point at nothing
GAP = "\0"  # stands between words that have others between them in the file, so that no quote reaches across
_MASKED = re.compile(MASK + "+")
_BLANKS = re.compile(r"[^\S\n]+")


class Folded:
    """Text with its white space folded to single spaces, and the way back to the text."""

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        words: list[str] = []
        starts: list[int] = []
        end = 0
        for start, stop in spans:
            if words and text[end:start].strip():
                words.append(GAP)
                starts.append(end)
            for word in re.finditer(r"\S+", text[start:stop]):
                words.append(word.group())
                starts.append(start + word.start())
            end = stop
        self.text = " ".join(words)
        self._starts = starts
        self._folded_starts = list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))

    def find(self, quote: str) -> tuple[int, int] | None:
        """Start and end in the text of the first place where the quote stands whole, cutting no word or number."""
        wanted = " ".join(quote.split())
        at = -1
        for _ in range(MOST_PLACES if wanted and GAP not in wanted else 0):
            at = self.text.find(wanted, at + 1)
            end = at + len(wanted)
            if at < 0:
                return None
            if not (_cuts(self.text, at) or _cuts(self.text, end)):
                return self._origin(at), self._origin(end - 1) + 1
        return None

    def _origin(self, at: int) -> int:
        word = bisect_right(self._folded_starts, at) - 1
        return self._starts[word] + at - self._folded_starts[word]


class Passages:
    """A report's own words; damage is masked, so that it can be neither read nor quoted."""

    def __init__(self, document: Document, source: Source) -> None:
        spans = [(start, end) for start, end, _, _ in damaged_spans(source.text, list(document.blocks))]
        self.text = masked(source.text, spans)
        self.blocks = [(block.start, block.end) for block in document.blocks if is_own_words(block)]

    @cached_property
    def sent(self) -> str:
        """What a model is shown, paragraphs with a blank line between them."""
        shown = (_MASKED.sub(MASK, _BLANKS.sub(" ", self.text[start:end])).strip() for start, end in self.blocks)
        return "\n\n".join(words for words in shown if words)

    @cached_property
    def own(self) -> Folded:
        return Folded(self.text, self.blocks)

    @cached_property
    def whole(self) -> Folded:
        """The whole file, to tell a quote from furniture or references from one that stands nowhere."""
        return Folded(self.text, [(0, len(self.text))])


def parts(text: str, size: int) -> Iterator[str]:
    """A text in parts of at most `size` characters, cut between paragraphs or words, each with the end of the last.

    The overlap is an eighth of a part, so that no sentence is only seen in two pieces.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        if piece := text[start:end].strip():
            yield piece
        blank = re.search(r"\s", text[end - size // 8 : end])
        start = end - size // 8 + blank.end() if blank else end
    if text[start:].strip():
        yield text[start:].strip()


def _cut(text: str, start: int, end: int) -> int:
    """The last good place for a cut in the second half of a part."""
    for sign in ("\n\n", "\n", " "):
        found = text.rfind(sign, start + (end - start) // 2, end)
        if found >= 0:
            return found
    return end


def _cuts(text: str, at: int) -> bool:
    """Whether a place is inside a word or a number."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return True
    point_after = before[-1].isdigit() and after[0] in ".,·" and after[1:].isdigit()
    point_before = before[-1] in ".,·" and before[:1].isdigit() and after[0].isdigit()
    return point_after or point_before
