"""The whole reference that a page gives for its own paper: "How to cite this article: …"."""

from __future__ import annotations

import re

from attest.ingest.blocks import NARRATED
from attest.ingest.citation import CAPITAL, Citation
from attest.ingest.citation_lines import LONGEST_LINE, line_of
from attest.ingest.facts import flat
from attest.ingest.references import read_reference, untitled
from attest.text.document import Block

HEAD = 25  # blocks of a page in which its own reference may stand
TITLE = 30  # characters of a title that two papers do not share by chance
REFERENCE = re.compile(rf"{CAPITAL}[^.\n]{{2,400}}[.(]")
MOST_LINES = 8  # lines of one reference
CITE_AS = re.compile(
    r"(?:[-•*]\s*)?(?:citation\s*:|(?:how\s+to\s+|please\s+|to\s+)?cite(?:\s+(?:this|the))?(?:\s+(?:article|paper|"
    r"as|abstract|work))?(?:\s+as)?(?:\s+in\s+\w+\s+style)?(?=\s|:|$)|(?:suggested|recommended)\s+citation|"
    r"citation for (?:the )?published version(?:\s*\([A-Z]+\))?|send citation to|pour citer cet article|"
    r"zitier(?:weise|en als|"
    r"vorschlag)|"
    r"(?:cómo|como)\s+citar(?:\s+este\s+artículo|\s+este\s+artigo)?)\s*:?\s*",
    re.I,
)
INSIDE = re.compile(
    r"\b(?:to cite this (?:article|version)|(?:how to|please) cite this(?: article)?(?: as)?|citation)\s*:\s+", re.I
)
# What stands behind such a reference: the address of the page, the corresponding author, the history, the abstract.
BEHIND = re.compile(
    r"\s(?:To link to this|\*?Correspond|Received|Accepted|Copyright|©|Abstract\b|ABSTRACT\b|Keywords?\b)"
)
# How journals end the abstract of a paper: "(Hip Med 1994; 330: 149-54.)", "Hip Med Vol 164. pp 885–891, 2001".
_BY_YEAR = r"(?:19|20)\d\d\s?;\s?\d{1,4}\s?(?:\([\w\s-]{1,12}\)\s?)?:\s?\w?\d+(?:\s?[-–]\s?\w?\d+)?"
_BY_VOLUME = r"Vol\.?\s\d{1,4}[.,]?\s(?:\(\d+\),?\s)?pp?\.?\s\d+[-–]\d+,\s(?:19|20)\d\d"
END_OF_ABSTRACT = re.compile(
    rf"[(\[](?P<bracket>{CAPITAL}[^()\[\]\n;:]{{3,60}}\s(?:19|20)\d\d\s?;\s?\d(?:[^()\[\]\n]|\([^()\n]{{1,12}}\)){{3,70}}?)[)\]]|"
    rf"(?:(?<=[.)\n])|(?<=\s\s)|(?<=[.)]\s))(?P<bare>{CAPITAL}[\w .&]{{3,60}}?[\s.](?:{_BY_YEAR}|{_BY_VOLUME}))"
)
AFTER_END = 120  # characters that may stand behind it: what supported the study, a note of rights
REACH = 2500  # characters
AFFILIATED = re.compile(r"(?:1|a)\s?[A-ZÀ-Ý]")  # how the first affiliation below a reference begins


def cited_as(text: str, blocks: list[Block], at: int) -> Citation | None:
    """The reference that a page gives for itself: behind "How to cite this article:", on its line or the next."""
    block = blocks[at]
    label = CITE_AS.match(text, block.start, block.end)
    if label and label.end() + 30 < block.end:
        return untitled(text, label.end(), block.end) or read_reference(text, label.end(), block.end)
    if inside := _inside(text, block, at):
        return inside
    if not at and 60 < block.end - block.start <= 3 * LONGEST_LINE and block.kind != "reference":
        first = read_reference(text, block.start, block.end)
        return first if first and first.journal and first.year and (first.volume or first.pages) else None
    if _is_own_reference(text, blocks, at):
        return read_reference(text, block.start, block.end)
    if again := _with_title_of_page(text, blocks, at):
        return again
    before = blocks[at - 1] if at else None
    if before and CITE_AS.fullmatch(text, before.start, before.end) and block.end - block.start <= 3 * LONGEST_LINE:
        return _over_lines(text, blocks, at)
    return None


def cited_at_end(text: str, blocks: list[Block]) -> Citation | None:
    """What a journal prints at the end of an abstract to say where it stands; not what a sentence within it cites."""
    told = [at for at, block in enumerate(blocks) if block.section in NARRATED and block.kind != "furniture"]
    if not told:
        return None
    for last in (blocks[told[-1]], *blocks[told[-1] + 1 : told[-1] + 2]):
        if last.kind != "reference" and (cited := _cited_in(text, last)):
            return cited
    return None


def _cited_in(text: str, last: Block) -> Citation | None:
    for found in END_OF_ABSTRACT.finditer(text, max(last.start, last.end - REACH), last.end):
        before = text[last.start : found.start()].rstrip()
        alone = not before or before[-1] in ".)]"
        if alone and last.end - found.end() <= AFTER_END:
            part = "bracket" if found["bracket"] else "bare"
            return line_of(text, *found.span(part))
    return None


def _inside(text: str, block: Block, at: int) -> Citation | None:
    """The reference behind "To cite this article:" within the first lines of a page that lost its line breaks."""
    if at >= HEAD or block.section is not None or block.end - block.start <= LONGEST_LINE // 2:
        return None
    label = INSIDE.search(text, block.start, min(block.end, block.start + REACH))
    if label is None:
        return None
    stop = BEHIND.search(text, label.end(), block.end)
    cited = read_reference(text, label.end(), stop.start() if stop else block.end)
    return cited if cited and cited.journal and (cited.volume or cited.pages or cited.doi) else None


def _with_title_of_page(text: str, blocks: list[Block], at: int) -> Citation | None:
    """A reference in the head of a page whose title stands on a line of its own too: it is the page's own."""
    block = blocks[at]
    if (
        at >= HEAD
        or block.section is not None
        or block.kind not in ("paragraph", "list item")
        or not REFERENCE.match(text, block.start)
    ):
        return None
    cited = read_reference(text, block.start, block.end)
    if cited is None or cited.title is None or len(cited.title[0]) < TITLE:
        return None
    words = flat(cited.title[0]).casefold()
    lines = (flat(text[one.start : one.end]).casefold().rstrip(".") for one in blocks[:HEAD] if one is not block)
    return cited if any(line == words for line in lines) else None


def _over_lines(text: str, blocks: list[Block], at: int) -> Citation | None:
    """A reference that may go on over the next lines, up to its volume, its pages or its DOI."""
    best = read_reference(text, blocks[at].start, blocks[at].end)
    for last in blocks[at : at + MOST_LINES]:
        found = read_reference(text, blocks[at].start, last.end)
        if found and found.journal and found.year and (found.volume or found.pages or found.doi):
            return found
    return best


def _is_own_reference(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a block is the whole reference of the page's own paper: affiliations or the abstract stand right "
    "below."""
    block = blocks[at]
    if block.kind != "paragraph" or block.section is not None or not 100 < block.end - block.start <= 3 * LONGEST_LINE:
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or not (below.section == "abstract" or AFFILIATED.match(text, below.start, below.end)):
        return False
    cited = read_reference(text, block.start, block.end)
    return cited is not None and bool(cited.journal and cited.year and (cited.volume or cited.pages))
