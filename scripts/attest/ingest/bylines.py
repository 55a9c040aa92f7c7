"""The authors of a page: one line of names, one name a line, or a lone name between the title and the abstract."""

from __future__ import annotations

import re
from itertools import takewhile

from attest.ingest.facts import flat
from attest.ingest.references import CAPITAL, ORGANISATION, PARTICLE, Part, author_list
from attest.text.document import Block

ONE_NAME = re.compile(
    rf"{PARTICLE}{CAPITAL}[\w’'-]+(?:\s+(?:{PARTICLE}{CAPITAL}[\w’'-]+|(?:{CAPITAL}\.?){{1,3}})){{1,4}}"
)
# Short capitalised lines of sites and journals that are no people.
NO_NAME = re.compile(
    r"\b(?:Article|Abstract|Research|Original|Open|Access|Full|Text|Free|PDF|Menu|Home|News|Login|Share|Editorial|Brief|"
    r"Report|Paper|Letter|Clinical|Medical|Medicine|Official|Website|Print|Cite|Download|Supplementary|Key|Words|Main|"
    r"Content|Section|Issue|Volume|Online|First|Published|Download|View|Search|Results?|Study|Trial|Patients?|Disease|"
    r"Syndrome|Treatment|Therapy|Background|Press|Ltd|Inc|Publications?|Publishing|Author|Information|Springer|Wiley|"
    r"Artículos?|Originales|Resumen|Contenido|Principal|del|Texto|Artigo|Resumo|Arbeit|Zusammenfassung)\b"
)
MARK_LINE = re.compile(r"[\da-z*†‡§¶,\s]{1,6}")
LETTERED = re.compile(r"[\d*†‡§¶,\s]*$")
# Telephone numbers and an address that a file without separators prints right behind its corresponding author.
CONTACT = re.compile(r"[\s,;(]*(?:\+?\d[\d\s()+-]{5,})+[^\s@]*@\S+$|\s+[\w.-]+@[\w.-]+$")
LONGEST_NAME = 60  # characters


def bare_name(content: str) -> str:
    """A line without the marks of affiliations and the contact details behind a name."""
    return LETTERED.sub("", CONTACT.sub("", content))


def _reaches(text: str, block: Block) -> bool:
    """Whether a block that says how to reach somebody is an author's name with the contact details right behind it."""
    content = text[block.start : block.end]
    return CONTACT.search(content) is not None and is_name(text, block)


def is_author_line(text: str, block: Block) -> bool:
    """Whether a block is a list of names and little else."""
    names, more, end = author_list(text, block.start, block.end)
    return (len(names) > 1 or more) and end - block.start > 0.6 * (block.end - block.start)


def is_name(text: str, block: Block) -> bool:
    """Whether a block is one person's name: "Roe Ann B.", "Ann María Roe López"."""
    content = text[block.start : block.end]
    bare = bare_name(content)
    return (
        len(bare) <= LONGEST_NAME
        and ONE_NAME.fullmatch(bare) is not None
        and not ORGANISATION.search(bare)
        and not NO_NAME.search(bare)
    )


def name_lines(text: str, blocks: list[Block], at: int) -> tuple[Part, ...]:
    """Names that stand one a line from a block on; none where fewer than two follow one another."""
    if not is_name(text, blocks[at]):
        return ()
    shown = (block for block in blocks[at : at + 60] if not MARK_LINE.fullmatch(text[block.start : block.end]))
    found = list(takewhile(lambda one: (one.kind != "furniture" or _reaches(text, one)) and is_name(text, one), shown))
    return tuple(_name(text, block) for block in found) if len(found) > 1 else ()


def _name(text: str, block: Block) -> Part:
    bare = bare_name(text[block.start : block.end])
    return flat(bare), block.start, block.start + len(bare)


def authors_behind(text: str, blocks: list[Block], title_end: int) -> tuple[Part, ...]:
    """The authors below a title: the first line of names, or names one a line, or one name alone above the abstract."""
    head: list[int] = []
    for at, block in enumerate(blocks):
        if block.start < title_end or (block.kind == "furniture" and not _reaches(text, block)):
            continue
        if block.kind == "heading" and block.section is not None:
            break
        head.append(at)
    for at in head[:12]:
        if is_author_line(text, blocks[at]):
            return author_list(text, blocks[at].start, blocks[at].end)[0]
        if listed := name_lines(text, blocks, at):
            return listed
    alone = [
        at for at in head if is_name(text, blocks[at]) and len(text[blocks[at].start : blocks[at].end].split()) < 6
    ]
    closed = len(head) <= 4 and head and head[-1] + 1 < len(blocks)
    return (_name(text, blocks[alone[0]]),) if closed and len(alone) == 1 else ()
