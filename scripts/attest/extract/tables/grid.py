"""The tables of a report: caption, heads, rows and notes, put together from its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attest.expressions import quick as re
from attest.extract.reading import Reading
from attest.text.document import Block
from attest.text.source import Source

MOST_HEADS = 4
LONGEST_NOTE, MOST_NOTES = 700, 4
REGISTRY = "registry-"  # begins the rules of a register's record, whose tables have headings for captions
NOT_OURS = ("background", "conclusions", "references", "keywords", "index", "apparatus")
NUMBERED = re.compile(r"^\W*(?:supplement\w*\s+)?tab(?:le|\.)\s*S?(?:\d+|[IVX]+|[A-Z])\b[.:]?\s*", re.I)
NOTE = re.compile(
    r"\W*(?:(?i:notes?|abbreviations?|key|legend)\b|"
    r"(?i:(?:all\s+|the\s+|unless\s+[\w\s]{3,30},\s+|baseline\s+|continuous\s+)*(?:values?|data|results|numbers|figures|variables)\s+(?:[\w()%]+\s+){0,7}?"
    r"(?:are|were|is|represent|as|given|shown)\b)|"
    r"[*†‡§¶#\u00b9\u00b2\u00b3\u2070-\u209c\u02b0-\u02ff"
    r"\u1d2c-\u1dbf]|[a-h1-9][.)]?\s+[A-Z]|[A-Z][A-Za-z0-9-]{0,11}\s*[:=,–]\s*[a-z]|[A-Z]{2,8}\s[a-z])"
)
_WORDS_IN_CELLS = re.compile(
    r"\b(?:95|n|N|CI|CrI|IQR|SD|SE|to|and|vs|Ref(?:erence)?|NS|NA|NR|ns|per|cent|of|p|P|d|h|y|[ivx]{1,4})\b\.?"
)
_INTERVAL_ALONE = re.compile(r"\W*\d+\s?%?\s*(?:CI|CrI|confidence\s+intervals?)\W*", re.I)
_SPACE = r"(?:&#x0*(?:2003|2002|a0|2009);|&#(?:160|8195|8194);|&(?:nbsp|emsp|ensp);|[\u2003\u2002\u00a0])"
ONE_SPACE = re.compile(_SPACE, re.I)
INDENT_BEFORE, INDENT = re.compile(rf"(?:{_SPACE}\s*)+$", re.I), re.compile(rf"(?:\s*{_SPACE})+", re.I)


@dataclass(frozen=True)
class Row:
    """One row: `start` and `end` count characters of the source's text; `indent` is how far its label is set in."""

    start: int
    end: int
    cells: tuple[str, ...]
    indent: int = 0

    def cell(self, at: int) -> str:
        return self.cells[at] if at < len(self.cells) else ""

    def filled(self, start: int = 0) -> list[int]:
        return [at for at in range(start, len(self.cells)) if self.cells[at]]


@dataclass(frozen=True)
class Table:
    """A table as its rows are read; `labels` columns at its left name the rows."""

    caption: str
    notes: str
    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    width: int
    labels: int


def tables_of(reading: Reading) -> Iterator[Table]:
    """The tables in the report's own words, from the methods to the results."""
    blocks = reading.document.blocks
    at = 0
    while at < len(blocks):
        if blocks[at].kind != "table row":
            at += 1
            continue
        end = at
        while end < len(blocks) and blocks[end].kind == "table row":
            end += 1
        if blocks[at].section not in NOT_OURS and end - at > 1 and not blocks[at].rule.startswith(REGISTRY):
            rows = [_row(reading, block) for block in blocks[at:end]]
            yield from _table(_caption(reading, blocks, at), _notes(reading, blocks, end), rows)
        at = end


_SIZE = re.compile(r"\b[nN]\s*=")
_BEGINS_WITH_FIGURE = re.compile(r"[(\[<>≤≥=~−–+-]?\s*[−–+-]?\s*[.·]?\d")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_data(cell: str) -> bool:
    """Whether a cell is a figure and no name, head or year: digits and what goes with them, without other words."""
    text = cell.strip()
    if not text or _SIZE.search(text) or _INTERVAL_ALONE.fullmatch(text):
        return False
    bare = _WORDS_IN_CELLS.sub("", text)
    return bool(_BEGINS_WITH_FIGURE.match(text)) and not _TWO_LETTERS.search(bare)


_NOTHING_SAID = re.compile(r"\W*|(?:NA|N/A|NR|ND|NS|n\.?s\.?|ref(?:erence)?\.?)\W*", re.I)


def is_blank(cell: str) -> bool:
    """Whether nothing is said: blank, a dash, "NA"."""
    return _NOTHING_SAID.fullmatch(cell) is not None


def _row(reading: Reading, block: Block) -> Row:
    text = reading.text[block.start : block.end]
    cells = tuple(" ".join(cell.split()) for cell in text.split("|"))
    return Row(block.start, block.end, cells, _indent(reading.source, block.start))


def _indent(source: Source, start: int) -> int:
    """How many spaces of its own the file has before the first letter of a row, which the text does not show."""
    if source.origin is None:
        return 0
    place = source.origin[start]
    before = re.sub(r"(?:</?[a-z]+>)+$", "", source.original[max(0, place - 60) : place])
    found = INDENT_BEFORE.search(before) or INDENT.match(source.original[place : place + 60])
    return len(ONE_SPACE.findall(found.group())) if found else 0


def _caption(reading: Reading, blocks: Sequence[Block], at: int) -> str:
    """What stands above a table and begins with its number."""
    above = [one for one in blocks[max(0, at - 3) : at] if one.kind != "furniture"]
    texts = [" ".join(reading.text[one.start : one.end].split()) for one in above]
    for start in range(len(texts) - 1, -1, -1):
        if found := NUMBERED.match(texts[start]):
            words = [texts[start][found.end() :], *texts[start + 1 :]]
            return " ".join(word for word in words if len(word) < LONGEST_NOTE).strip()
    return texts[-1] if above and above[-1].rule == "caption" else ""


def _notes(reading: Reading, blocks: Sequence[Block], end: int) -> str:
    """The notes below a table, as far as they look like notes and not like the text that goes on."""
    out = []
    for one in blocks[end : end + MOST_NOTES]:
        text = " ".join(reading.text[one.start : one.end].split())
        if one.kind == "furniture" or len(text) > LONGEST_NOTE or one.rule == "caption" or not NOTE.match(text):
            break
        out.append(text)
    return " ".join(out)


def _table(caption: str, notes: str, rows: list[Row]) -> Iterator[Table]:
    if len(rows[0].filled()) == 1 and rows[0].cell(0) and not caption:
        caption, rows = NUMBERED.sub("", rows[0].cell(0)), rows[1:]
    width = max((len(row.cells) for row in rows), default=0)
    count = _heads(rows)
    if not count or count >= len(rows) or width < 2:
        return
    labels = _label_columns(rows[count:], width)
    yield Table(caption, notes, tuple(rows[:count]), tuple(_joined(rows[count:], labels)), width, labels)


def _heads(rows: Sequence[Row]) -> int:
    """How many rows are heads: those before the first figures; what then stands alone in its row heads rows below."""
    count = 0
    while count < min(len(rows), MOST_HEADS) and not any(
        is_data(rows[count].cells[at]) for at in rows[count].filled(1)
    ):
        count += 1
    while count > 1 and len(rows[count - 1].filled()) == 1 and rows[count - 1].cell(0):
        count -= 1
    return count


def _label_columns(body: Sequence[Row], width: int) -> int:
    """The first columns in which words stand, not figures."""
    count = 1
    while count < width - 1:
        cells = [row.cell(count) for row in body if row.cell(count) and not is_blank(row.cell(count))]
        if not cells or sum(map(is_data, cells)) > 0.2 * len(cells) or len(cells) < 2:
            return count
        count += 1
    return 1


def _joined(rows: Sequence[Row], labels: int) -> Iterator[Row]:
    """Rows with their wrapped lines: a label that goes on with a small letter, brackets below their figures."""
    held: Row | None = None
    for row in rows:
        if held is not None and (more := _continued(held, row, labels)) is not None:
            held = more
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


_BRACKET_FIRST = re.compile(r"[(\[±].*")


def _continued(held: Row, row: Row, labels: int) -> Row | None:
    filled = row.filled()
    has_figures = any(is_data(cell) for cell in held.cells[labels:])
    label = row.cell(0)
    if filled == [0] and has_figures and not row.indent and re.match(r"[a-z(]", label) and len(label) < 40:
        cells = (f"{held.cell(0)} {label}", *held.cells[1:])
        return replace(held, end=row.end, cells=cells)
    brackets = [at for at in filled if at >= labels and _BRACKET_FIRST.fullmatch(row.cells[at])]
    if (
        has_figures
        and filled
        and brackets == filled
        and all(re.fullmatch(r"\W*[\d.,·]+\W*", held.cell(at)) for at in filled)
    ):
        width = max(len(held.cells), len(row.cells))
        return replace(held, end=row.end, cells=tuple(f"{held.cell(at)} {row.cell(at)}".strip() for at in range(width)))
    return None
