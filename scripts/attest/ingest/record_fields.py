"""Records that a program wrote out field by field: "title: …", "secondary_title: …", a field a line."""

from __future__ import annotations

import re

from attest.ingest.citation import Part, doi_in
from attest.ingest.facts import Lines, Read, flat

FIELD = re.compile(r"^(?P<name>[a-z][a-z_]{1,24}):[ \t]+(?P<value>\S[^\n]*?)[ \t\r]*$", re.M)
# What a page shows of an entry in BibTeX: "title={…}," on a line.
BIBTEX = re.compile(
    r"^[ \t]*(?P<name>title|authors?|journal|year|volume|number|pages|doi)\s*=\s*\{+(?P<value>[^\n]*?)\}+,?[ \t]*$",
    re.M,
)
AND = re.compile(r"(?:and\s+)?(?P<name>(?!and\s)\S(?:(?!\sand\s)[^\n])*)")
TWO_NUMBERS = re.compile(r"(\d{1,4})\s+(\d{1,3})")  # volume and issue
SEMICOLONS = re.compile(r"(?P<name>[^;\s][^;]*)")
QUOTED = re.compile(r"(?<=[\[\s,])(['\"])(?P<name>.+?)\1(?=\s*[,\]])")
_NAMES = (
    r"(?:key|id|authors?|title|date|year|journal|volume|issue|pages|doi|DOI|sha|doc_id|cord_uid|pmid|pmcid|license|"
    r"abstract)"
)
OPENS_RECORD = re.compile(rf"\s*{_NAMES}:\s\S+\s+(?:authors?|title):\s")
IN_LINE = re.compile(rf"\b(?P<name>{_NAMES}):\s+(?P<value>\S.*?)(?=\s+{_NAMES}:\s|$)", re.S)
LONGEST_HEAD = 6000  # characters
MARKED_UP = re.compile(r"\s*(?P<title>[^=\n]{15,400}?)\s+={5,}\s+(?P<names>(?:\*\s+[^*#\n]{4,60}\s+){1,60})##\s")
STARRED = re.compile(r"\*\s+(?P<name>[^*]*[^*\s])")
FEWEST = 4  # fields one below the other: fewer may be lines of any text
ROLES = {
    "title": "title",
    "primary_title": "title",
    "secondary_title": "journal",
    "journal": "journal",
    "journal_name": "journal",
    "container_title": "journal",
    "year": "year",
    "date": "year",
    "publication_year": "year",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "pages",
    "start_page": "pages",
}


def record_fields(text: str) -> Lines | None:
    """What the fields at the top of a text give; None where it does not begin with a field, or has too few of them."""
    if marked := _marked_up(text):
        return marked
    found = _top(text)
    found = found if len(found) >= FEWEST else _in_line(text)
    if len(found) < FEWEST and "{" in text[:LONGEST_HEAD]:
        found = list(BIBTEX.finditer(text))
    names = [one["name"] for one in found]
    if len(found) < FEWEST or not {"title", "primary_title"} & set(names):
        return None
    lines = Lines()
    for one in found:
        start, end = one.span("value")
        name = one["name"].lower()
        role = ROLES.get(name)
        if one["value"].strip(" -").casefold() in ("nan", "none", "null", ""):
            continue
        if name in ("authors", "author"):
            lines.facts += _authors(text, start, end)
        elif name == "doi":
            lines.doi = doi_in(text, start, end)
        elif role == "title":
            lines.title = lines.title or Read("report.title", flat(one["value"]), start, end, "record-field")
        elif role and not any(fact.role == f"report.{role}" for fact in lines.facts):
            year = re.search(r"\b(?:19|20)\d\d\b", one["value"]) if role == "year" else None
            two = TWO_NUMBERS.fullmatch(one["value"]) if role == "volume" else None
            if two:
                lines.facts.append(Read("report.volume", two[1], start, start + len(two[1]), "record-field"))
                lines.facts.append(Read("report.issue", two[2], end - len(two[2]), end, "record-field"))
            elif role != "year":
                lines.facts.append(Read(f"report.{role}", flat(one["value"]), start, end, "record-field"))
            elif year:
                place = start + year.start()
                lines.facts.append(Read("report.year", year.group(), place, place + 4, "record-field"))
    return lines


def _top(text: str) -> list[re.Match[str]]:
    """The fields that stand one below the other from the first line on."""
    lead = re.match(r"[\s\ufeff]*", text)
    at = lead.end() if lead else 0
    found: list[re.Match[str]] = []
    while one := FIELD.match(text, at):
        found.append(one)
        at = one.end() + 1
    return found


def _marked_up(text: str) -> Lines | None:
    """The title and the authors of a page written with marks: the title, a drawn line, "* Ann Roe * Bo Poe ## "
    "Abstract"."""
    found = MARKED_UP.match(text) if "=====" in text[:LONGEST_HEAD] else None
    if not found:
        return None
    lines = Lines(title=Read("report.title", flat(found["title"]), *found.span("title"), "marked-title"))
    start = found.start("names")
    names = [
        (flat(one["name"]), start + one.start("name"), start + one.end("name"))
        for one in STARRED.finditer(found["names"])
    ]
    lines.facts = [
        Read("report.first_author", names[0][0], *names[0][1:], "marked-authors"),
        Read("report.authors", tuple(name[0] for name in names), names[0][1], names[-1][2], "marked-authors"),
    ]
    return lines


def _in_line(text: str) -> list[re.Match[str]]:
    """The fields that stand one behind the other on the first line, as a program wrote them."""
    end = text.find("\n") if "\n" in text else len(text)
    head = text[: min(end, LONGEST_HEAD)]
    return list(IN_LINE.finditer(head)) if OPENS_RECORD.match(head) else []


def _authors(text: str, start: int, end: int) -> list[Read]:
    """The names of a list in brackets, or those between semicolons."""
    names: list[Part] = [(one["name"], one.start("name"), one.end("name")) for one in QUOTED.finditer(text, start, end)]
    if not names:
        parted = AND if " and " in text[start:end] else SEMICOLONS
        names = [(one["name"], one.start("name"), one.end("name")) for one in parted.finditer(text, start, end)]
    if not names:
        return []
    everyone = tuple(flat(name[0]) for name in names)
    return [
        Read("report.first_author", everyone[0], *names[0][1:], "record-field"),
        Read("report.authors", everyone, names[0][1], names[-1][2], "record-field"),
    ]
