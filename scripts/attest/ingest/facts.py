"""What is read about a report: facts with their places, and lines of a citation."""

from __future__ import annotations

from dataclasses import dataclass, field

from attest.ingest.citation import Citation, Part
from attest.text.document import Block


@dataclass(frozen=True)
class Read:
    """One fact about a report and the characters of the text that say it."""

    role: str
    value: str | tuple[str, ...]
    start: int
    end: int
    rule: str


def flat(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Lines:
    facts: list[Read] = field(default_factory=list)
    doi: Part | None = None
    title: Read | None = None
    blocks: tuple[int, ...] = ()
    labelled: bool = False  # read from lines that each have a label


def joined(first: Lines | None, second: Lines | None) -> Lines | None:
    """What two ways of reading found: the second adds what the first lacks, unless it speaks of another paper."""
    if first is None or second is None:
        return first or second
    known = {fact.role: str(fact.value).casefold() for fact in first.facts}
    other = {fact.role: str(fact.value).casefold() for fact in second.facts}
    if any(
        _differ(known[role], other[role])
        for role in ("report.volume", "report.issue")
        if role in known and role in other
    ):
        return first
    added = [fact for fact in second.facts if fact.role not in known]
    return Lines(
        facts=first.facts + added,
        doi=first.doi or second.doi,
        title=first.title or second.title,
        blocks=tuple(sorted({*first.blocks, *second.blocks})),
        labelled=first.labelled or second.labelled,
    )


def _differ(one: str, other: str) -> bool:
    """Whether two numbers are not the same; "4" and "4, supplement" are."""
    short, long = sorted((one, other), key=len)
    return not (long.startswith(short) and not long[len(short) : len(short) + 1].isalnum())


def citation_facts(citation: Citation, rule: str, quote: tuple[int, int] | None = None) -> list[Read]:
    """The facts of a citation, each with its own words as quote, or all with one quote."""
    facts: list[Read] = []

    def add(role: str, part: Part | None) -> None:
        if part:
            facts.append(Read(role, flat(part[0]), *(quote or (part[1], part[2])), rule))

    add("report.title", citation.title)
    if citation.authors:
        add("report.first_author", citation.authors[0])
        if len(citation.authors) > 1 or not citation.more_authors:
            span = quote or (citation.authors[0][1], citation.authors[-1][2])
            facts.append(Read("report.authors", tuple(flat(name[0]) for name in citation.authors), *span, rule))
    for role in ("journal", "year", "volume", "issue", "pages"):
        add(f"report.{role}", getattr(citation, role))
    return facts


def span_of(block: Block) -> tuple[int, int]:
    return block.start, block.end
