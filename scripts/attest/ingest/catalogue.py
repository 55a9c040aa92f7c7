"""The labelled lines of library catalogues."""

from __future__ import annotations

import re
from functools import cache

from attest.ingest.bylines import name_lines
from attest.ingest.catalogue_names import names_of_record
from attest.ingest.citation import Part, doi_in
from attest.ingest.citation_lines import line_of
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.inverted_lines import INVERTED, author_facts, inverted_below
from attest.ingest.journal_words import can_be_journal
from attest.rule_files import load
from attest.text.document import Block

LINE_LABEL = re.compile(r"^(?:[•·]\s+|\*\*)?([^\W\d][\w /()-]{1,30}?)\s*(?:\*\*)?:(?:\*\*)?\s*\|?\s*")
PIPED = re.compile(r"^\|?\s?([^\W\d][\w ()/-]{1,30}?)\s+\|\s+(?=\S)")  # "Journal | Hips": a row of a table
DATE = re.compile(r"(?:[\w.,/]{1,9}\s){0,2}(?P<year>(?:19|20)\d\d)(?:-\d\d){0,2}\s*\|?\s*$")  # nothing but a date
BOTH = re.compile(r"(?P<volume>\d{1,4})\s*/\s*(?P<issue>\w{1,8})")  # "Volume / Issue | 43 / 7"
COLUMN = re.compile(r"^([^\W\d][\w()-]{1,20}(?: [\w()-]{1,12})?)(?:\s{3,}|\t+)(?=\S)")  # "Title    Tea and hips"


DEFENDED = re.compile(r"date\s*:[\s|]*(?:soutenance|défendue?|soutenue?|defended|defensa|defesa)\b", re.I)


# "Example Insights. Hips and Tea. 10": a journal with its part, and the volume alone.
NUMBER_BEHIND = re.compile(
    r"(?P<journal>[A-Z][^\d;]{5,160}?)\.\s+(?P<volume>\d{1,3})(?:\((?P<issue>\w{1,8}(?:[-–]\w{1,4})?)\))?\.?\s*\|?"
)
# A line about the session of a meeting: "Session Information", "Session Type: Poster".
SESSION = re.compile(r"session\s+(?:information|type|title|time|name|date)\b", re.I)
ENDING = ("journal", "volume", "issue")
REACHED = "furniture-corresponding"


@cache
def labels() -> dict[str, str]:
    """From a label's folded words to the part of a record that it names."""
    return {
        word.casefold(): part
        for part, words in load("attest.ingest", "catalogue_labels.yaml").items()
        for word in words
    }


def catalogue(text: str, blocks: list[Block]) -> Lines | None:
    """The labelled lines of a library catalogue: "Autor: | …", "Source: …"."""
    lines = Lines()
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        addressed = block.rule == REACHED  # a list of authors with the address of one of them
        if (block.kind == "furniture" and not addressed) or block.end - block.start > 1500:
            continue
        content = text[block.start : block.end]
        found = (
            LINE_LABEL.match(f"{content}:" if block.rule.startswith("label-") else content)
            or COLUMN.match(content)
            or PIPED.match(content)
        )
        part = labels().get(flat(found.group(1)).casefold()) if found else None
        if found and part in (None, "date") and DEFENDED.match(content):
            part = "year"
        if not found or not part or part in seen or (addressed and part != "authors") or _of_session(text, blocks, at):
            continue
        start = block.start + found.end()
        value = content[found.end() :].rstrip(" |\t")
        if block.rule.startswith("label-") and at + 1 < len(blocks):
            # The label also opens a section elsewhere ("Source: …"): its value is the block behind it.
            start, value = blocks[at + 1].start, text[blocks[at + 1].start : blocks[at + 1].end]
        elif not value.strip("-– ") and part != "abstract" and at + 1 < len(blocks):
            # The label stands on a line of its own, its value on the line below.
            below = blocks[at + 1]
            if below.end - below.start <= 400 and not LINE_LABEL.match(text[below.start : below.end]):
                start, value = below.start, text[below.start : below.end]
        end = start + len(value)
        seen.add(part)
        if part == "abstract":
            continue
        lines.blocks += (at,)
        if not value:
            continue
        if part == "authors":
            beneath = next(
                (place for place in (at + 1, at + 2) if place < len(blocks) and blocks[place].start == start), at
            )
            names = (name_lines(text, blocks, beneath) if beneath > at else ()) or names_of_record(text, start, end)
            further = inverted_below(text, blocks, max(at, beneath) + 1) if INVERTED.fullmatch(text, start, end) else ()
            names = ((value, start, end), *further) if further else names
            lines.facts += author_facts(names or _separated(text, start, end), "catalogue-authors")
        elif part == "year":
            year = re.search(r"\b(?:19|20)\d\d\b", value)
            if year:
                place = start + year.start()
                lines.facts.append(Read("report.year", year.group(), place, place + 4, "catalogue-year"))
        elif part == "date" and (dated := DATE.match(text, start, end)):
            lines.facts.append(Read("report.year", dated["year"], *dated.span("year"), "catalogue-year"))
        elif part == "source":
            lines.facts += _catalogue_source(text, start, end)
        elif part == "title":
            stop = value.endswith(".") and ". " not in value
            lines.title = Read("report.title", flat(value[: len(value) - stop]), start, end - stop, "catalogue-title")
        elif part == "doi":
            lines.doi = doi_in(text, start, end)
        elif part == "volume and issue" and (both := BOTH.match(text, start, end)):
            lines.facts += [
                Read(f"report.{role}", both[role], *both.span(role), "catalogue-volume-issue")
                for role in ("volume", "issue")
            ]
        elif part == "issue" and (number := line_of(text, start, end)) and number.volume:
            lines.facts += citation_facts(number, "catalogue-issue")
        elif part in ("volume", "issue", "pages") and re.match(r"\w*\d", value):
            lines.facts.append(Read(f"report.{part}", flat(value), start, end, f"catalogue-{part}"))
    lines.labelled = True
    telling = seen - {"abstract", "subject", "doi", "pmid"}
    signed = telling == {"authors"} and "doi" in seen and any(fact.role == "report.authors" for fact in lines.facts)
    return lines if len(telling) >= 2 or signed else None


def _of_session(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a label tells of the session of a meeting in which the report was shown: "Title:" below "Date:"."""
    beside = blocks[max(0, at - 2) : at] + blocks[at + 1 : at + 3]
    return any(SESSION.match(text, one.start, one.end) for one in beside)


def _separated(text: str, start: int, end: int) -> tuple[Part, ...]:
    return tuple(
        (found.group().strip(), start + found.start(), start + found.start() + len(found.group().strip()))
        for found in re.finditer(r"[^;|\s][^;|]*", text[start:end])
    )


def _catalogue_source(text: str, start: int, end: int) -> list[Read]:
    citation = line_of(text, start, end)
    if citation and citation.journal:
        return citation_facts(citation, "catalogue-source")
    issn = re.compile(r"[\s,;|(]*\b[ep]?-?ISSN\b|[\s,;.|]*\(?(?P<year>(?:19|20)\d\d)\)?[\s.]*$").search(
        text, start, end
    )
    if issn and can_be_journal(text[start : issn.start()], set()):
        facts = [Read("report.journal", flat(text[start : issn.start()]), start, issn.start(), "catalogue-source")]
        year = [Read("report.year", issn["year"], *issn.span("year"), "catalogue-source")] if issn["year"] else []
        return facts + year
    found = re.compile(
        r"(?P<journal>[A-Z][\w&’'(): -]*?)(?:[.,;]\s*|\s+)(?:(?:vol(?:ume)?\.?\s*)"
        r"?(?P<volume>\d{1,4})(?!\d))?"
        r"(?:\s*\((?P<issue>[^()]{1,20})\)|[.,]\s*(?:no|iss(?:ue)?)\.?\s*(?P<number>\d+))?"
        r"(?:\s*[:,]\s*(?:pp?\.?\s*)?(?P<pages>\w?\d+\s?[-–]\s?\w?\d+))?(?=[\s.,;|]|$)"
    ).match(text, start, end)
    if ends := NUMBER_BEHIND.fullmatch(text, start, end):
        return [
            Read(f"report.{one}", flat(ends[one]), *ends.span(one), "catalogue-source") for one in ENDING if ends[one]
        ]
    if not re.search(r"\d", text[start:end]) and 2 < end - start <= 120:
        return [Read("report.journal", flat(text[start:end]), start, end, "catalogue-source")]
    if not found:
        return []
    facts = [Read("report.journal", flat(found["journal"]), start, found.end("journal"), "catalogue-source")]
    for role, name in (("volume", "volume"), ("issue", "issue"), ("issue", "number"), ("pages", "pages")):
        if found[name] and not re.fullmatch(r"(?:19|20)\d\d", found[name]):
            facts.append(Read(f"report.{role}", found[name], found.start(name), found.end(name), "catalogue-source"))
    return facts
