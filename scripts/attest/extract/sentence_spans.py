"""Where the sentences of a text begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re

# A full stop behind one of these ends no sentence.
ABBREVIATED = re.compile(
    r"(?:\b(?:vs|VS|Vs|e\.g|i\.e|al|Dr|Prof|Drs|No|Nos|Fig|Figs|approx|ca|cf|Ref|Refs|St|Jr|resp|incl|"
    r"excl|Mr|Mrs|Ms|viz|Eq|adj|unadj|"
    r"(?<!/)(?<!\barm )(?<!roup )(?<!\band )(?<!itis )(?<!amin )(?<!lass )(?<![.·]\d )(?<![.·]\d\d )[A-Z])|"
    r"\bp|\b[a-z]\.[a-z])\.$"
)
# A sentence may also run on without a space: "… in Ethiopia.A survey was carried out"; one may begin "mRSS fell". Where
# a database joined the sections of an abstract, ";" stands behind the full stop.
SENTENCE_END = re.compile(
    r"[.!?](?:[\"”’)\]]*;?(?=\s+[\"“‘(\[]?(?:[A-Z0-9−•À-ÞΔ∆]|[a-z]{1,2}[A-Z]{2}))|(?<=[a-z]{4}\.)(?=[A-Z][a-z]*\s+[a-z]))"
)
LONGEST = 3000  # characters


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence; abbreviations and initials end none, and none is longer than LONGEST."""
    for start, end in _sentences_of(text):
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield trim(text, start, cut)
            start = cut
        if start < end:
            yield trim(text, start, end)


def _sentences_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in SENTENCE_END.finditer(text):
        if text[found.start()] == "." and ABBREVIATED.search(text[max(0, found.start() - 12) : found.start() + 1]):
            continue
        yield trim(text, start, found.end() - found.group().endswith(";"))
        start = found.end()
    if text[start:].strip():
        yield trim(text, start, len(text))


MARKS = "•·▪●◦‣|#"  # of list items, cells and headings


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks and marks around it."""
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return start, end
