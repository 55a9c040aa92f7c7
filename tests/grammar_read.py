"""What the grammar of results reads in sentences that stand alone, for tests of its readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.sheet import Sheet
from attest.extract.reading import Sentence


def values_read(texts: Sequence[str], arms: Sequence[str], wanted: Callable[[str], bool]) -> list[str]:
    """The values of the wanted roles in sentences that follow each other, each with its row's names."""
    sheet, out = Sheet(), []
    for text in texts:
        sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
        for one in grammar_facts(Context(sentence, Arms(list(arms)), directions(text), ()), sheet):
            assert 0 <= one.start < one.end <= len(text)
            role = one.role.split(".")[1]
            if wanted(role):
                out.append(f"{role} {one.value} | {' | '.join(value for _, value in one.row or ())}")
    return out
