"""A text falls into blocks: furniture, headings, paragraphs of a section, index terms, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attest.ingest.menu_lines import is_menu
from attest.ingest.rules import MENU_LINE, furniture
from attest.ingest.section_labels import inline_label, section_of_heading, section_of_label
from attest.ingest.section_menus import menu_places, places_in_contents, tab_of_abstract
from attest.ingest.wrapped import paragraphs
from attest.text.document import Block
from attest.text.written import Mark

LIST_MARK = re.compile(r"^(?:[•·▪●◦‣*–-]|\(?\d{1,2}[.)])\s+\S")
BODY = "body-"  # begins the rule of the block with which the text behind the abstract begins, where the file tells it
ENDING = frozenset(("jats-title", "body-jats-title"))  # headings that end the section before them, whatever they say
ONE_SOURCE = ("source", "sources", "reference", "quelle", "literature")  # headings that records have as labels too
SHORT = 80  # characters of a line of a page's head
LONG = 200  # characters: no line of a menu is as long
TYPE_OF_REPORT = re.compile(
    r"case (?:reports?|series|presentations?)|casos? cl[ií]nicos?|(?:presentaci[óo]n|reporte|relato|"
    r"informe) de(?:l| un)? "
    r"casos?|relato do caso",
    re.I,
)
RESULTS_OF = re.compile(r"(?:Results|RESULTS|Findings|Outcomes)\s(?:[Ff]rom|[Oo]f|[Ii]n|FROM|OF|IN)\s[^.:]{5,110}\.?$")
# Labels that stand below a sponsor or funder and say something else.
FIELD_OF_FORM = re.compile(
    r"(?:brief (?:summary|title)|detailed description|official title|study (?:type|design|description|details|"
    r"overview)|"
    r"(?:actual |estimated )?enrol?lment|conditions?(?: or disease)?|interventions?|allocation|masking|recruitment|"
    r"citation|cite this|published|received|accepted|ct\.gov id|nct (?:id|number)|overall status|layout table|"
    r"purpose|phase|locations?|eligibility)\b(?!\s+of\b)[^.]{0,120}$",
    re.I,
)
PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|may)\b.*[^\W\d_]{2}[\])]?\.(?:\s+[A-Z]|\s*$)", re.S)
YEAR_OR_ADDRESS = re.compile(r"https?:|www\.|10\.\d{4}/|(?:19|20)\d\d")
BROKEN_OFF = 5  # small words of a line that is no heading
NARRATED = frozenset(("background", "methods", "results", "conclusions"))
NARRATIVE = NARRATED | {"abstract"}


def furniture_rule(text: str) -> Any:
    return next((rule for rule in furniture() if rule.matches(text)), None) or (MENU_LINE if is_menu(text) else None)


def blocks_of(text: str, marks: Sequence[Mark] = ()) -> list[Block]:
    """All that stands in a text, told apart; every character that is not white space is in one block.

    What the file itself marks is taken as marked; the rest is judged by its words.
    """
    out: list[Block] = []
    section: str | None = None
    marked = {mark.start: mark for mark in marks}
    furnished: str | None = None  # the rule whose furniture goes on, to the next blank line or heading
    closed: str | None = None
    found = paragraphs(text, bool(marks))
    headings = [section_of_heading(text[start:end]) for start, end, _ in found]
    lines = [text[start:end] for start, end, _ in found]
    menus = menu_places(headings) | places_in_contents(lines, headings) | tab_of_abstract(lines, headings)
    for place, (start, end, after_blank) in enumerate(found):
        content = text[start:end]
        if after_blank:
            furnished = None
        if (mark := marked.get(start)) is not None:
            if mark.kind == "heading":
                closed = furnished = None
                section = mark.section or section_of_heading(content) or (None if mark.rule in ENDING else section)
            out.append(_marked(mark, mark.section or section, content))
            continue
        if place in menus:
            out.append(Block(start, end, "furniture", None, "furniture-contents"))
            continue
        heading = _heading_at(text, found, place, headings[place], out)
        if heading:
            closed = furnished = None
            section = heading
            out.append(Block(start, end, "heading", section, f"heading-{heading}"))
            continue
        rule = furniture_rule(content)
        if rule is not None or furnished or closed:
            name = rule.id if rule is not None else furnished or closed or ""
            if rule is not None and rule.opens:
                furnished = rule.id
            if rule is not None and rule.closes_page and _tells(text, out):
                closed = rule.id
            out.append(Block(start, end, "furniture", None, f"furniture-{name}"))
            continue
        if section == "funding" and FIELD_OF_FORM.match(content):
            section = None
        if section == "references" and _is_behind_source(text, out, content):
            section = None
        if section == "keywords" and len(content) > LONG // 2 and PROSE.search(content):
            section = None  # the text of the report, which begins without a heading
        pieces = list(_pieces(text, start, end, section))
        out += pieces
        section = pieces[-1].section
    return _with_broken_off(text, out)


def _with_broken_off(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, the last of them a paragraph where it is a sentence of the report that breaks off."""
    if not blocks or blocks[-1].rule != "short-line" or blocks[-1].section not in NARRATED:
        return blocks
    last = blocks[-1]
    if len(re.findall(r"\b[^\W\d_A-Z]\w*", text[last.start : last.end])) < BROKEN_OFF:
        return blocks
    return [*blocks[:-1], Block(last.start, last.end, "paragraph", last.section, "paragraph")]


def _tells(text: str, blocks: list[Block]) -> bool:
    """Whether something of the report stands before: its text, or that it has no abstract; else this is a menu."""
    return any(
        block.kind == "title"
        or (block.rule == "short-line" and block.section is not None and "o abstract" in text[block.start : block.end])
        or (block.kind == "paragraph" and (block.section is not None or block.end - block.start > LONG))
        for block in blocks
    )


def _heading_at(
    text: str, found: list[tuple[int, int, bool]], place: int, heading: str | None, before: list[Block]
) -> str | None:
    """The section that a line opens; None where the same word is something else on this page."""
    content = text[found[place][0] : found[place][1]]
    if heading == "results" and TYPE_OF_REPORT.fullmatch(content) and not any(_is_told(one) for one in before):
        return None  # what a page calls itself above its title, not where its results begin
    if heading == "background" and before and before[-1].rule == "furniture-display":
        return None  # the colour behind the text, not where the report begins
    if heading == "references" and content.casefold().strip(" :") in ONE_SOURCE and not _is_cited(text, found, place):
        return None  # a field of a record: where it comes from
    return heading


def _is_told(block: Block) -> bool:
    """Whether a block is of a report's text: a line of the site above its title may end with a stop too."""
    return block.kind == "paragraph" and (block.section is not None or block.end - block.start > SHORT)


def _is_cited(text: str, found: list[tuple[int, int, bool]], place: int) -> bool:
    """Whether the line below a heading can be a reference or an address: it is long, or has a year."""
    return _is_reference(text[found[place + 1][0] : found[place + 1][1]] if place + 1 < len(found) else "")


def _is_behind_source(text: str, before: list[Block], content: str) -> bool:
    """Whether prose stands right below the one reference that a piece of news gives above its text: "Source:"."""
    if len(before) < 2 or before[-2].kind != "heading" or len(content) < LONG // 2:
        return False
    label = text[before[-2].start : before[-2].end].casefold().strip(" :")
    return label in ONE_SOURCE and before[-1].kind == "reference" and YEAR_OR_ADDRESS.search(content) is None


def _is_reference(below: str) -> bool:
    return len(below) > 60 or YEAR_OR_ADDRESS.search(below) is not None


def _marked(mark: Mark, section: str | None, content: str) -> Block:
    """A block as the file marks it; a heading that names no section of a report is read like any short line."""
    if mark.kind == "furniture":
        return Block(mark.start, mark.end, mark.kind, None, mark.rule)
    if mark.kind == "subheading" or (mark.kind == "heading" and section is None):
        return Block(mark.start, mark.end, "heading", section, "short-line")
    named = mark.kind == "heading" and not mark.rule.startswith(BODY) and section_of_heading(content) == section
    return Block(mark.start, mark.end, mark.kind, section, f"heading-{section}" if named else mark.rule)


def _pieces(text: str, start: int, end: int, section: str | None) -> Iterator[Block]:
    """A paragraph, cut where a label such as "Results:" opens a section inside it."""
    kind, rule = _kind(text[start:end], section)
    at = start
    for label in inline_label().finditer(text[start:end]):
        written = label.group(label.lastindex or 1)
        place = start + label.start(label.lastindex or 1)
        told = section_of_label(written)
        if told is None or not written[0].isupper() or label.end() >= end - start:
            continue
        if place > at and text[at:place].strip(" |\t"):
            yield _block(text, at, place, kind, section, rule)
        if section is None and RESULTS_OF.match(text, place, end) and text[end - 1] != ".":
            continue  # a title, or its second line: "Results From the Example Registry"
        if TYPE_OF_REPORT.fullmatch(written) and end - start <= SHORT:
            continue  # what a page calls its report, and what it says of it: "Case report - Open access, Volume 4"
        behind = text[start + label.end() : end]
        if written.casefold() in ONE_SOURCE and (behind.lstrip()[:1] == "|" or not _is_reference(behind)):
            continue  # where a piece of news comes from: "Source: Some Agency"
        section = told
        yield Block(place, place + len(written), "heading", section, f"label-{section}")
        at = start + label.end()
        kind, rule = _kind(text[at:end], section)
    if text[at:end].strip():
        yield _block(text, at, end, kind, section, rule)


def _block(text: str, start: int, end: int, kind: str, section: str | None, rule: str) -> Block:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(start, end, kind, section, rule)


def _kind(content: str, section: str | None) -> tuple[str, str]:
    if section == "references":
        return "reference", "after-heading-references"
    if section in ("keywords", "index"):
        return "keywords", f"after-heading-{section}"
    if LIST_MARK.match(content):
        return "list item", "list-mark"
    if len(content) <= 120 and content[-1] not in ".!?;:" and content.count(" ") < 14:
        return "heading", "short-line"
    return "paragraph", "paragraph"
