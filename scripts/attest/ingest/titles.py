"""The head of a page: its title, its authors and the journal's name on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.ingest.blocks import NARRATIVE
from attest.ingest.bylines import authors_behind, is_author_line, name_lines
from attest.ingest.catalogue import LINE_LABEL, labels
from attest.ingest.facts import Lines, Read, flat
from attest.text.document import Block

ABSTRACT_NUMBER = re.compile(r"^(?:[A-Z]{0,4}\d{1,5}(?:-[A-Z]{1,4})?|[A-Z]{1,5}-?\d{2,5})\s*[:.|–-]\s+(?=[A-Z])")

SITE_HOME = re.compile(r"^(?P<journal>(?:The\s+)?[A-Z][\w&’' -]{3,60}?)\s+(?:Home(?:\s*page)?|Journal home)$")

# Sites that carry many journals: their name on the page is not the journal's.
PLATFORMS = re.compile(
    r"pubmed|ncbi|pmc|sciencedirect|springer|wiley|jama network|medscape|elsevier|oxford academic|"
    r"sage|tandfonline|"
    r"taylor|karger|cochrane library|clinicaltrials|europe pmc|semantic|researchgate|google|site|"
    r"page|library|news",
    re.I,
)

# A line of a page's head that is no title: addresses, affiliations, dates, the logo of the journal.
NO_TITLE = re.compile(
    r"[»›]|\s>\s|\bvol(?:ume)?\.?\s*\d|^abstract\b.{0,12}\d|https?:|www\.|\bdoi\b|@|\blogo(?:Link)?\b|\bISSN\b|\b(?:19|20)\d\d\s*[,;]\s*\d+|"
    r"\b(?:Received|Accepted|Revised|Published)\b.{0,20}\d|"
    r"^\d*\s?(?:\w+\s){0,3}(?:Department|Division|Institute|University|School|Faculty|Hospital|"
    r"Centre|Center|College|Unit|Laboratory|Service)\b.*,|"
    r"\b(?:Universit\w+|Hospital|Institute|Department)\b[^:]*,[^:]*,|^(?:Correspondence|Address|"
    r"E-?mail|Tel|From the|PMCID|PMID|Citation|Volume|Vol)\b|"
    r"\(\d+ (?:abstracts?|articles?|results?|items?)\)$|^(?:Searchable|Browse|Welcome|Flag of|Skip|Search)\b|"
    r"^(?:Original|Research|Review|Brief|Short|Clinical|Special)\s+(?:Article|Paper|Report|"
    r"Communication|Research|Investigation)s?$",
    re.I,
)

# What a database writes behind a title: its language, its type, the number of its references.
MARKS_BEHIND = re.compile(r"(?:\.?\s*\[[^\[\]]{2,40}\])+\.?$")

LOGO = re.compile(r"^(?P<journal>[A-Z][^|\n]{2,80}?) logo(?:\s*Link to (?P=journal)| )?$")


PROSE = 600  # characters: a block longer than this is the text of an abstract


def top(blocks: list[Block]) -> Iterator[tuple[int, Block]]:
    """Blocks before the first section of the report: where a page says what it shows."""
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.section in NARRATIVE | {"keywords", "references"}:
            return
        if block.kind != "furniture":
            yield at, block


def headline(text: str, blocks: list[Block], own: Lines) -> Read | None:
    """The title of a page: its first line that can be one, or the one right below the citation line.

    Lines of the site stand above the citation; a title that stands there touches it.
    """
    if labelled := _labelled(text, blocks):
        return labelled
    found = list(_candidates(text, blocks, own))
    if not found:
        return None
    signed = next((one for one in found if one[1] and _is_signed(text, blocks, one[0])), None)
    if signed:
        return signed[1]
    first = found[0]
    cited = next((at for at in own.blocks if at > first[0]), None)
    if cited is None or own.title is not None:
        return first[1]
    shown = [at for at in range(first[0] + 1, len(blocks)) if blocks[at].kind != "furniture"]
    below = next((one for one in found[1:] if one[0] > cited), None)
    touches = bool(shown) and shown[0] == cited
    between = [at for at in shown if below and cited < at < below[0] and at not in own.blocks]
    return below[1] if below and not touches and not between else first[1]


def _labelled(text: str, blocks: list[Block]) -> Read | None:
    """The title that a register gives below its own label: "Official title:", then the title."""
    for at, block in enumerate(blocks[:-1]):
        label = flat(text[block.start : block.end]).rstrip(": ").casefold()
        below = blocks[at + 1]
        found = LINE_LABEL.match(text[block.start : block.end])
        if found and " " in found.group(1) and labels().get(found.group(1).casefold()) == "title":
            start = block.start + found.end()
            if block.end - start >= 20:
                return Read("report.title", flat(text[start : block.end]), start, block.end, "labelled-title")
        if " " in label and labels().get(label) == "title" and 20 <= below.end - below.start <= 400:
            return Read("report.title", flat(text[below.start : below.end]), below.start, below.end, "labelled-title")
    return None


def _candidates(text: str, blocks: list[Block], own: Lines) -> Iterator[tuple[int, Read | None]]:
    """Lines before the report's first section that can be its title; None for one whose end is not clear."""
    for at, block in top(blocks):
        if at in own.blocks or block.kind not in ("heading", "paragraph"):
            continue
        start, end = _bare(text, block.start, block.end)
        content = text[start:end]
        words = content.split()
        if ". " in content and len(words) > 25:
            return  # prose: the text begins without a title
        if NO_TITLE.search(content) or _is_cut_off(text, blocks, at):
            continue
        if not 5 <= len(words) <= 60 or content[-1] in ":;,|" or not content[0].isalnum():
            continue
        if (
            (". " in content and not _opens_prose(text, blocks, at))
            or (content.endswith(".") and not own.blocks and not _before_heading(text, blocks, at))
            or is_author_line(text, block)
            or SITE_HOME.match(content)
        ):
            continue
        if _goes_on(text, blocks, at, own):
            yield at, None  # a title over several lines, of which it is not clear where it ends
        else:
            yield at, Read("report.title", flat(content).rstrip("."), start, end - content.endswith("."), "headline")


def _opens_prose(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line of two sentences, the second without its stop, is a page's first, and an abstract's text follows.

    That is how titles with a part behind a full stop look: "Tumours of the wrist. Forty patients treated by surgery".
    """
    content, below = text[blocks[at].start : blocks[at].end], blocks[at + 1] if at + 1 < len(blocks) else None
    first = all(block.kind == "furniture" for block in blocks[:at])
    return (
        first
        and content.count(". ") == 1
        and content[-1] != "."
        and below is not None
        and below.end - below.start > PROSE
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the abstract's number before it and a database's marks around it: "[…]. [German]"."""
    number = ABSTRACT_NUMBER.match(text[start:end])
    if number:
        start += number.end()
    marks = MARKS_BEHIND.search(text[start:end])
    if marks and marks.start() > 20:
        end = start + marks.start()
    if text[start] == "[" and text[start:end].rstrip(".").endswith("]"):
        start, end = start + 1, start + len(text[start:end].rstrip(".")) - 1
    return start, end


def _is_cut_off(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line is the end of prose that breaks off: nothing follows it, and a paragraph stands before it."""
    if any(block.kind != "furniture" for block in blocks[at + 1 :]):
        return False
    return any(block.end - block.start > 300 and block.kind == "paragraph" for block in blocks[:at])


def _is_signed(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line right below a title is that of its authors."""
    after = next((place for place in range(at + 1, len(blocks)) if blocks[place].kind != "furniture"), None)
    return after is not None and (is_author_line(text, blocks[after]) or bool(name_lines(text, blocks, after)))


def _before_heading(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line stands alone above a heading of the report or above the authors."""
    after = next((block for block in blocks[at + 1 :] if block.kind != "furniture"), None)
    if after is None or "\n" not in text[blocks[at].end : after.start].strip(" \t\r").replace("\r", ""):
        return False
    return (after.kind == "heading" and after.section in NARRATIVE) or _is_signed(text, blocks, at)


def _goes_on(text: str, blocks: list[Block], at: int, own: Lines) -> bool:
    """Whether the line right below a title may belong to it: no blank line between, and neither names nor a label."""
    if at + 1 >= len(blocks):
        return False
    below = blocks[at + 1]
    between = text[blocks[at].end : below.start]
    if between.count("\n") > 1 or below.kind == "furniture" or at + 1 in own.blocks or _is_signed(text, blocks, at):
        return False
    content = text[below.start : below.end]
    return (
        below.kind == "heading"
        and below.rule == "short-line"
        and re.search(r"[^\W\d]{3}", content) is not None
        and not NO_TITLE.search(content)
        and not LINE_LABEL.match(content)
    )


def authors_under_title(text: str, blocks: list[Block], title: Read) -> list[Read]:
    names = authors_behind(text, blocks, title.end)
    if not names:
        return []
    return [
        Read("report.first_author", flat(names[0][0]), *names[0][1:], "authors-under-title"),
        Read(
            "report.authors", tuple(flat(name[0]) for name in names), names[0][1], names[-1][2], "authors-under-title"
        ),
    ]


def site_name(text: str, blocks: list[Block]) -> list[Read]:
    for _, block in top(blocks):
        content = text[block.start : block.end]
        found = SITE_HOME.match(content) or LOGO.match(content)
        if found and not PLATFORMS.search(found["journal"]):
            return [
                Read(
                    "report.journal",
                    found["journal"],
                    block.start,
                    block.start + found.end("journal"),
                    "site-name",
                )
            ]
    return []
