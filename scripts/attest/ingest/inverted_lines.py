"""Names in the order of catalogues, one a line: "Roe, Ann", "Poe, Bo C."."""

from __future__ import annotations

import re

from attest.ingest.citation import Part
from attest.ingest.facts import Read, flat
from attest.text.document import Block

INVERTED = re.compile(r"[^\W\d_][^\W\d_’' -]+(?:[ -][^\W\d_]+){0,3},\s+[^\W\d_]+\.?(?:[ -][^\W\d_]+\.?){0,3}")
MOST = 60  # names


def inverted_below(text: str, blocks: list[Block], at: int) -> tuple[Part, ...]:
    """The names on a block and those right below it, each a line of its own."""
    names: list[Part] = []
    for block in blocks[at : at + MOST]:
        if not INVERTED.fullmatch(text, block.start, block.end):
            break
        names.append((text[block.start : block.end], block.start, block.end))
    return tuple(names)


def author_facts(names: tuple[Part, ...], rule: str) -> list[Read]:
    """The first author and all of them; nothing where there are no names."""
    if not names:
        return []
    everyone = tuple(flat(name[0]) for name in names)
    first = Read("report.first_author", everyone[0], *names[0][1:], rule)
    return [first, Read("report.authors", everyone, names[0][1], names[-1][2], rule)]
