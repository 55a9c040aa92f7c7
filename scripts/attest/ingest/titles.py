"""The head of a page: its title among the lines of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.ingest.blocks import NARRATIVE
from attest.ingest.bylines import PROFESSION_LINE, cited_below, is_author_line, name_lines, works_below
from attest.ingest.catalogue import LINE_LABEL
from attest.ingest.east_asian import can_be_title, is_east_asian
from attest.ingest.facts import Lines, Read, flat
from attest.ingest.form_pages import is_form
from attest.ingest.groups import group_named
from attest.ingest.labelled_title import labelled_title
from attest.ingest.one_name import is_name, is_titled_name
from attest.ingest.sites import (
    IN_JOURNAL,
    NO_TITLE,
    SECTION_DAY,
    SITE_HOME,
    names_institution,
    names_journal,
    names_kind,
)
from attest.ingest.title_bounds import bare
from attest.ingest.title_prose import ends_prose, opens_prose
from attest.ingest.title_tails import is_marked
from attest.ingest.title_variants import (
    SUBTITLE,
    breaks_off,
    hangs,
    is_short_abroad,
    original,
    repeated,
    whole,
    wrapped,
)
from attest.text.document import Block

NUMBERED_RECORD = re.compile(r"(?:[A-Z][\w-]*\s)?(?:NCT|ISRCTN|ACTRN|DRKS|UMIN|ChiCTR|IRCT|CTRI)\W?\d")
IDENTIFIED = re.compile(r"\(?(?:PMID|PMCID|DOI)\s?:", re.I)  # a line of numbers between a title and its authors
CAPTION = re.compile(r"(?:table|figure|fig)\.?\s\d", re.I)  # what a table is of, repeated below it
STOPPED = re.compile(r"(?<!\bvs)(?<!\bSt)\. ")  # a sentence's end inside a line
TELLS = re.compile(
    r"\b(?:was|were|is|are|has|have|had|we|fue|fueron|son|est|sont|ist|sind|wurden?|foram|foi|said)\b", re.I
)
BELOW = 4  # blocks below the citation in which a title stands
LONGEST_STOPPED = 45  # words of a title of two sentences
# "Roe, Ann, Poe, Bo B., Doe, Cy": people by their family names, parted by commas alone.
PEOPLE = re.compile(r"(?:[A-ZÀ-Ý][\w’'.-]+(?:[\s-][A-ZÀ-Ý][\w’'.-]*){0,2}(?:,\s|\W*$)){6,}")
OPENS = "¿¡“‘«\"'("
FEW_WORDS = 5  # a line of fewer words may be any heading
LABEL = 3  # words
SHORTEST = 3  # words of a title that has its authors right below it


def top(blocks: list[Block]) -> Iterator[tuple[int, Block]]:
    """Blocks before the first section of the report: where a page says what it shows."""
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.section in NARRATIVE | {"keywords", "references"}:
            return
        if block.kind != "furniture":
            yield at, block


def headline(text: str, blocks: list[Block], own: Lines, *, of_news: bool = False) -> Read | None:
    """The title of a page: its first line that can be one, or the one right below the citation line.

    Lines of the site stand above the citation; a title that stands there touches it. What news label as a title is
    that of the paper.
    """
    if not of_news and (labelled := labelled_title(text, blocks)):
        return labelled
    if is_form(text, blocks):
        return None
    found = list(_candidates(text, blocks, own))
    if not found:
        return None
    signed = next((one for one in found if one[1] and _is_signed(text, blocks, one[0], own.blocks)), None)
    signed = signed or next((one for one in found if one[1] and _ends_title(text, blocks, one[0], own)), None)
    if signed:
        above = signed[0] - 1
        if above >= 0 and all(above != at for at, _ in found) and _is_broken(text, blocks, above, own):
            found.append((above, None))
        found = [(at, None if at < above and _is_broken(text, blocks, at, own) else title) for at, title in found]
        places = {at: bare(text, blocks[at].start, blocks[at].end) for at, _ in found}
        if above not in places and above >= 0 and is_short_abroad(text, blocks[above]):
            places[above] = bare(text, blocks[above].start, blocks[above].end)
        return original(text, places, signed[0]) or wrapped(text, found, places, signed[1])
    if of_news and found[0][1] is None:
        start, end = bare(text, blocks[found[0][0]].start, blocks[found[0][0]].end)
        return Read("report.title", flat(text[start:end]), start, end, "headline")  # the line below says more of it
    return whole(_by_place(blocks, found, own) or repeated(found), [title for _, title in found[1:] if title])


def _ends_title(text: str, blocks: list[Block], at: int, own: Lines) -> bool:
    """Whether a line in small letters above the abstract is the end of the title, whose first line runs into it."""
    small = text[blocks[at].start].islower() and at > 0
    return small and _is_broken(text, blocks, at - 1, own) and _before_heading(text, blocks, at, own.blocks)


def _is_broken(text: str, blocks: list[Block], at: int, own: Lines) -> bool:
    """Whether a line of the head that ends in a comma or a small word runs on into the next, right below it."""
    block, below = blocks[at], blocks[at + 1]
    together = text.count("\n", block.end, below.start) == 1 and at not in own.blocks
    return together and breaks_off(text, block, below) and not is_author_line(text, block)


def _by_place(blocks: list[Block], found: list[tuple[int, Read | None]], own: Lines) -> Read | None:
    first = found[0]
    cited = next((at for at in own.blocks if at > first[0]), None)
    if cited is None or own.title is not None:
        return first[1]
    shown = [at for at in range(first[0] + 1, len(blocks)) if blocks[at].kind != "furniture"]
    below = next((one for one in found[1:] if one[0] > cited), None)
    touches = bool(shown) and shown[0] == cited
    between = [at for at in shown if below and cited < at < below[0] and at not in own.blocks]
    return below[1] if below and not touches and not between else first[1]


def _candidates(text: str, blocks: list[Block], own: Lines) -> Iterator[tuple[int, Read | None]]:
    """Lines before the report's first section that can be its title; None for one whose end is not clear."""
    journals = {str(fact.value) for fact in own.facts if fact.role == "report.journal"}
    for at, block in top(blocks):
        if at in own.blocks or block.kind not in ("heading", "paragraph"):
            continue
        start, end = bare(text, block.start, block.end)
        content = text[start:end]
        words = content.split()
        stopped = STOPPED.search(content) is not None and not _may_stop(text, blocks, at, own)
        if stopped and len(words) > 25:
            return  # prose: the text begins without a title
        if NO_TITLE.search(content) or names_kind(content) or ends_prose(text, blocks, at):
            continue
        if (
            content.count(" | ") > 1
            or PEOPLE.fullmatch(content)
            or SECTION_DAY.fullmatch(content)
            or (at and group_named(content))
            or flat(content) in journals
        ):
            continue
        above = blocks[at - 1] if at else None
        if above and CAPTION.match(text, above.start) and content in text[above.start : above.end]:
            continue
        if is_east_asian(content):
            if can_be_title(content):
                yield at, Read("report.title", flat(content), start, end, "headline")
            continue
        fewest = _fewest_words(text, blocks, at, own)
        if (
            not fewest <= len(words) <= 60
            or content[-1] in ":;,|–-"
            or not (content[0].isalnum() or content[0] in OPENS)
        ):
            continue
        if content[0].islower() and words[0].islower() and not (above and breaks_off(text, above, block)):
            continue  # the end of a line above
        if (
            (stopped and not opens_prose(text, blocks, at))
            or (
                content.endswith((".", '."', ".”"))
                and not own.blocks
                and not is_marked(text, end, block.end)
                and not _stands_alone(text, blocks, at)
            )
            or is_author_line(text, block)
            or SITE_HOME.match(content)
            or names_journal(content)
            or (names_institution(content) and not _is_signed(text, blocks, at, own.blocks))
            or ((labelled := LINE_LABEL.match(content)) and len(labelled.group(1).split()) < 3 and own.labelled)
            or (is_name(text, block) and ("," in content or _is_person(text, blocks, at)))
            or ((len(words) < FEW_WORDS or content[-1] in "*0123456789") and name_lines(text, blocks, at))
        ):
            continue
        if _goes_on(text, blocks, at, own) and not is_marked(text, end, block.end):
            yield at, None  # a title over several lines, of which it is not clear where it ends
        else:
            yield at, Read("report.title", flat(content).rstrip("."), start, end - content.endswith("."), "headline")


def _fewest_words(text: str, blocks: list[Block], at: int, own: Lines) -> int:
    """How many words a title has at least: few above its authors or its second line, one as the end of a title."""
    if at and text[blocks[at].start].islower() and breaks_off(text, blocks[at - 1], blocks[at]):
        return 1
    if _is_signed(text, blocks, at, own.blocks):
        return 1 if at and blocks[at - 1].rule == "short-line" and hangs(text, blocks[at - 1]) else SHORTEST
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    subtitle = below is not None and SUBTITLE.match(text, below.start, below.end)
    return SHORTEST if subtitle and _is_signed(text, blocks, at + 1, own.blocks) else FEW_WORDS


def _is_person(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line below a name tells a profession."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and PROFESSION_LINE.match(text, below.start, below.end) is not None


def _may_stop(text: str, blocks: list[Block], at: int, own: Lines) -> bool:
    """Whether a line of several sentences is a title by its place: above the authors or the labels of a record.

    The same holds where its last sentence is nothing but a type of report: "Wrists and their pain. A case report".
    """
    content = text[blocks[at].start : blocks[at].end]
    if len(content.split()) > LONGEST_STOPPED:
        return False
    again = next((block for block in blocks[at + 1 :] if block.kind != "furniture"), None)
    if again and text[again.start : again.end] == content:
        return True  # the page gives it twice
    if is_marked(text, bare(text, blocks[at].start, blocks[at].end)[1], blocks[at].end):
        return True
    if own.labelled and at + 1 in own.blocks and all(block.kind == "furniture" for block in blocks[:at]):
        return True
    if TELLS.search(content):
        return False
    last = content.rstrip(".").rsplit(". ", 1)[-1]
    if all(block.kind == "furniture" for block in blocks[:at]) and _before_heading(text, blocks, at, own.blocks):
        return True
    if any(0 < at - cited <= BELOW for cited in own.blocks) and content[-1] != ".":
        return True
    if group_named(last) and _before_heading(text, blocks, at, own.blocks):
        return True
    return names_kind(last) or _is_signed(text, blocks, at, own.blocks)


def _is_signed(text: str, blocks: list[Block], at: int, cited: tuple[int, ...] = ()) -> bool:
    """Whether the line below a title is its authors'; the type of the report or its citation may stand between."""
    for place in range(at + 1, min(at + 30, len(blocks))):
        if blocks[place].kind == "furniture":
            continue
        if is_author_line(text, blocks[place]) or name_lines(text, blocks, place):
            return True
        if is_name(text, blocks[place]) and (works_below(text, blocks, place) or cited_below(text, blocks, place)):
            return True
        between = place in cited or IDENTIFIED.match(text, blocks[place].start)
        if not between and not names_kind(text[blocks[place].start : blocks[place].end]):
            return False
    return False


def _stands_alone(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line with a full stop may be a title: above a heading or the authors, or at the top above a label."""
    if _before_heading(text, blocks, at):
        return True
    shown = [place for place in range(min(len(blocks), at + 3)) if blocks[place].kind != "furniture"]
    if at not in shown[:2] or at == shown[-1]:
        return False
    below = blocks[shown[shown.index(at) + 1]]
    return below.rule == "short-line" and len(text[below.start : below.end].split()) <= LABEL


def _before_heading(text: str, blocks: list[Block], at: int, cited: tuple[int, ...] = ()) -> bool:
    """Whether a line stands alone above a heading of the report or above the authors; its type may stand between."""
    behind = (one for one in range(at + 1, len(blocks)) if blocks[one].kind != "furniture" and one not in cited)
    told = (blocks[one] for one in behind)
    after = next((one for one in told if one.section or not names_kind(text[one.start : one.end])), None)
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
    if content[0] in "—–-" or group_named(content):
        return False  # the line that news print below their headline, or the group that wrote the report
    if content.casefold() in text[blocks[at].start : blocks[at].end].casefold():
        return False  # what the title is about, as registers say it again
    return (
        below.kind == "heading"
        and below.rule == "short-line"
        and re.search(r"[^\W\d]{3}", content) is not None
        and not NO_TITLE.search(content)
        and not LINE_LABEL.match(content)
        and "|" not in content
        and not names_kind(content)
        and not IN_JOURNAL.fullmatch(content)
        and not NUMBERED_RECORD.match(content)
        and not is_titled_name(text, below)
    )
