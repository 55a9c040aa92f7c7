"""The columns of a table: whose figures they hold, of which time, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attest.expressions import quick as re
from attest.extract.tables.formats import told
from attest.extract.tables.grid import Row, Table
from attest.extract.tables.groups import SIGNS, TOTAL, Groups, size_of
from attest.extract.tables.times import time_of

P_HEAD = re.compile(
    r"^\W*(?:(?:differences?|comparisons?|between)\W+)*(?:between\s+)?(?:(?:the\s+)?groups\W+(?:[a-e]\s+)?)?"
    r"(?:P|p|Sig\.?|significance)(?:[\s-]*(?:values?|level))?(?:\s+for\s+(?:the\s+)?difference)?(?:\s+between\s+(?:the\s+)?groups)?"
    r"\W*[a-e]?\W*$",
    re.I,
)
P_OTHER = re.compile(r"^\W*P(?:[\s-]*values?)?\b|\bp[\s-]*values?\b", re.I)
TEST = re.compile(
    r"^\W*(?:t|F|z|U|r|df|d|(?:(?:χ|X|x)[\s-]*(?:2|²)|chi[\s-]*(?:2|²|square[ds]?)?)(?:\s*/\s*[tFzZ])?|(?:test\s+)?statistics?|[tzF][\s-]?(?:values?|test)|"
    r"test|power|η.*|cohen.*)\W*$",
    re.I,
)
MEASURES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("OR", r"(?i:\bodds\s+ratios?\b)|\ba?OR\b"),
        ("IRR", r"(?i:\b(?:incidence\s+)?rate\s+ratios?\b)|\ba?IRR\b"),
        ("HR", r"(?i:\bhazards?\s+ratios?\b)|\ba?HR\b"),
        ("RR", r"(?i:\b(?:relative\s+risks?|risk\s+ratios?)\b)|\ba?RR\b"),
        ("RD", r"(?i:\b(?:absolute\s+)?risk\s+(?:differences?|reductions?)\b)|\bA?RD\b|\bARR\b"),
        (
            "SMD",
            r"(?i:\bstandardi[sz]ed\s+(?:mean\s+)?differences?\b|\bcohen['’]?s?\s+d\b|\bhedges['’]?s?\s+g\b)|\bSMD\b",
        ),
        (
            "MD",
            r"(?i:\b(?:mean|average)\s+(?:\w+\s+)?differences?\b|\bdifferences?\s+(?:in|of|between)\s+(?:the\s+)?means?\b)|\bMD\b",
        ),
    )
)
RATIO = re.compile("|".join(pattern.pattern for _, pattern in MEASURES[:6]))
CONTRAST = re.compile(
    r"\b(?:between[\s-]*(?:the\s+)?(?:groups?|arms?)|versus|vs\b\.?|treatment\s+effects?|effect\s+(?:sizes?|estimates?)|"
    r"(?:mean\s+|absolute\s+|adjusted\s+|estimated\s+)*differences?)\b",
    re.I,
)
CHANGE = re.compile(r"\b(?:changes?|Δ|delta|reduction|improvement|gain)\b|Δ", re.I)
SAYS_NOTHING = re.compile(
    r"^\W*(?:values?|scores?|data|results?|measurements?|means?|outcomes?|patients|participants|groups?)\W*$|\bn\s*=",
    re.I,
)
LEVEL = re.compile(r"(\d{2}(?:\.\d)?)\s?%\s*(?:CI|CrI|confidence|credible)", re.I)


@dataclass(frozen=True)
class Piece:
    """What one head over a column says: a size, statistics, a time point, and the words that are left."""

    text: str
    words: str
    size: str | None
    forms: tuple[str, ...]
    time: str | None
    row: Row
    level: int


@dataclass(frozen=True)
class Column:
    """`kind` is value, p, total, contrast or other; `group` is empty where no head names one."""

    at: int
    kind: str
    pieces: tuple[Piece, ...]
    group: str = ""
    words: str = ""
    head: Row | None = None
    told_size: str | None = None  # by the label of the row that is read

    @property
    def size(self) -> str | None:
        return self.told_size or next((one.size for one in reversed(self.pieces) if one.size), None)

    @property
    def forms(self) -> tuple[str, ...]:
        return next((one.forms for one in reversed(self.pieces) if one.forms), ())

    @property
    def time(self) -> str | None:
        return next((one.time for one in reversed(self.pieces) if one.time), None)

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.pieces)


def piece_of(text: str, row: Row, level: int) -> Piece:
    """A head, label or caption taken apart."""
    size, rest = size_of(text)
    forms, rest = told(rest)
    time, words = (None, rest) if CHANGE.search(rest) else time_of(rest)
    return Piece(text, words.strip(" :;,"), size, forms, time, row, level)


def columns_of(heads: Sequence[Row], table: Table, groups: Groups) -> list[Column]:
    """The columns behind the labels, with the groups that one level of heads names."""
    columns = [_column(at, path) for at, path in enumerate(paths(heads, table)) if at >= table.labels]
    for level in range(len(heads)):
        candidates: dict[str, bool] = {}
        for column in columns:
            for at, one in enumerate(column.pieces):
                if column.kind == "value" and one.level == level and one.words:
                    below = column.pieces[at + 1 :]
                    sized = bool(one.size) or any(other.size for other in below)
                    candidates[one.words] = candidates.get(one.words, False) or sized
        if accepted := groups.accepted(candidates):
            return [_grouped(column, accepted, level) for column in columns]
    return [replace(one, words=_words(one, None)) for one in columns]


def paths(heads: Sequence[Row], table: Table) -> list[list[Piece]]:
    """For each column the heads above it; a blank beside a head is spanned by it, one below a head belongs to it."""
    out: list[list[Piece]] = [[] for _ in range(table.width)]
    above: list[tuple[int, int] | None] = [None] * table.width
    for level, row in enumerate(heads):
        repeated = _repeated(row, heads[level + 1], table) if level + 1 < len(heads) else {}
        owners: list[tuple[int, int] | None] = []
        last: int | None = None
        for at in range(table.width):
            owner: tuple[int, int] | None = None
            if at in repeated:
                owner = (level, repeated[at])
            elif row.cell(at):
                last, owner = at, (level, at)
            elif (
                last is not None
                and last >= table.labels
                and ((not repeated or at > max(repeated)) and (above[at] == above[last] if level else True))
            ):
                owner = (level, last)
            owners.append(owner)
            if owner is not None:
                out[at].append(piece_of(row.cell(owner[1]), row, level))
        above = [owner or above[at] for at, owner in enumerate(owners)]
    return out


def _repeated(row: Row, below: Row, table: Table) -> dict[int, int]:
    """For each column the head of its group, where the heads below say the same for each group in turn.

    It holds whatever the spans are: files count them wrongly, and a page shows a head over the middle of its columns.
    """
    heads = [at for at in row.filled(table.labels) if not P_OTHER.search(row.cells[at])]
    texts = [size_of(below.cell(at))[1].casefold().replace(" ", "") for at in range(table.labels, table.width)]
    for wide in range(2, len(texts) // max(2, len(heads)) + 1):
        covered = wide * len(heads)
        if (
            len(heads) >= 2
            and all(texts[:wide])
            and texts[:covered] == texts[:wide] * len(heads)
            and len(set(texts[:wide])) > 1
        ):
            return {table.labels + at: heads[at // wide] for at in range(covered)}
    return {}


def _column(at: int, path: Sequence[Piece]) -> Column:
    texts = [one.text for one in path]
    if any(P_HEAD.match(text) for text in texts):
        return Column(at, "p", tuple(path))
    last = texts[-1] if texts else ""
    if P_OTHER.search(last) or TEST.match(last):
        return Column(at, "other", tuple(path))
    if any(RATIO.search(text) or CONTRAST.search(text) for text in texts):
        return Column(at, "contrast", tuple(path))
    if any(TOTAL.match(one.words) for one in path if one.words):
        return Column(at, "total", tuple(path))
    return Column(at, "value", tuple(path))


def _grouped(column: Column, accepted: dict[str, str], level: int) -> Column:
    for one in column.pieces:
        if one.level == level and one.words in accepted:
            kind = column.kind
            if kind == "contrast":
                kind = "other" if RATIO.search(column.text) else "value"
            return replace(column, kind=kind, group=accepted[one.words], words=_words(column, level), head=one.row)
    return replace(column, words=_words(column, None))


def _words(column: Column, level: int | None) -> str:
    """What the heads say beside group, size, time and statistic: often the outcome."""
    held = (
        one.words
        for one in column.pieces
        if one.level != level and re.search(r"[A-Za-z]{2}", one.words) and not SAYS_NOTHING.search(one.words)
    )
    return ", ".join(SIGNS.sub("", words).strip(" :;,") for words in held)


def measure_of(text: str) -> str | None:
    """The measure of effect that a head names."""
    return next((name for name, pattern in MEASURES if pattern.search(text)), None)
