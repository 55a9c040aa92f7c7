"""Words cut at the end of a line are put together; compounds keep their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CUT = re.compile(r"([^\W_]+)[-\u00ad\u2010]$")
BEGINS = re.compile(r"[^\W_]+")
# First parts of compounds, with the endings that would make one word of them ("following").
HYPHENATED = frozenset(("double", "single", "non", "self", "open", "placebo", "two", "three", "four", "follow"))
ENDINGS = frozenset(("ing", "ings", "ed", "er", "ers", "ly", "ness", "some", "let"))
LEVELS, MEASURES = frozenset(("long", "short", "low", "high")), frozenset(("term", "dose", "risk", "grade", "quality"))


class Vocabulary:
    """The words of a document, with which cut ones are judged."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words = Counter(word.casefold() for line in lines for word in _whole_words(line))

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """What the first line keeps of itself, and what stands between it and the next one."""
        cut = CUT.search(before)
        if cut is None:
            return before, " "
        begins = BEGINS.match(after)
        stem = before[: cut.end() - 1]
        if begins is None:
            return f"{stem}-", ""
        first, second = cut.group(1), begins.group()
        if second[0].isupper() or second[0].isdigit() or first[-1].isdigit():
            return f"{stem}-", ""
        return (f"{stem}-", "") if self._is_compound(first.casefold(), second.casefold()) else (stem, "")

    def _is_compound(self, first: str, second: str) -> bool:
        whole, compound = self.words[first + second], self.words[f"{first}-{second}"]
        if whole or compound:
            return compound > whole
        if first in HYPHENATED or (first in LEVELS and second in MEASURES):
            return second not in ENDINGS
        return len(first) > 2 and len(second) > 3 and bool(self.words[first]) and bool(self.words[second])


def _whole_words(line: str) -> Iterator[str]:
    """The words of a line, without its first and last one where a hyphen may have cut them."""
    for found in WORD.finditer(line):
        if line[found.end() :].strip() not in ("-", "\u00ad", "\u2010"):
            yield found.group()
            yield from (part for part in found.group().split("-") if part != found.group())
