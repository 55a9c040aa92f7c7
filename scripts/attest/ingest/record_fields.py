"""Records that a program wrote out field by field: "title: …", "secondary_title: …", a field a line."""

from __future__ import annotations

import re

from attest.ingest.facts import Lines, Read, flat
from attest.ingest.references import Part, doi_in

FIELD = re.compile(r"^(?P<name>[a-z][a-z_]{1,24}):[ \t]+(?P<value>\S[^\n]*?)[ \t\r]*$", re.M)
QUOTED = re.compile(r"(?<=[\[\s,])(['\"])(?P<name>.+?)\1(?=\s*[,\]])")
FEWEST = 4  # fields one below the other: fewer may be lines of any text
ROLES = {
    "title": "title",
    "primary_title": "title",
    "secondary_title": "journal",
    "journal": "journal",
    "journal_name": "journal",
    "container_title": "journal",
    "year": "year",
    "publication_year": "year",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "pages",
    "start_page": "pages",
}


def record_fields(text: str) -> Lines | None:
    """What the fields at the top of a text give; None where it does not begin with a field, or has too few of them."""
    found = _top(text)
    names = [one["name"] for one in found]
    if len(found) < FEWEST or not {"title", "primary_title"} & set(names):
        return None
    lines = Lines()
    for one in found:
        start, end = one.span("value")
        role = ROLES.get(one["name"])
        if one["name"] in ("authors", "author"):
            lines.facts += _authors(text, start, end)
        elif one["name"] == "doi":
            lines.doi = doi_in(text, start, end)
        elif role == "title":
            lines.title = lines.title or Read("report.title", flat(one["value"]), start, end, "record-field")
        elif role and not any(fact.role == f"report.{role}" for fact in lines.facts):
            year = re.search(r"\b(?:19|20)\d\d\b", one["value"]) if role == "year" else None
            if role != "year":
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


def _authors(text: str, start: int, end: int) -> list[Read]:
    """The names of a list in brackets, or those between semicolons."""
    names: list[Part] = [(one["name"], one.start("name"), one.end("name")) for one in QUOTED.finditer(text, start, end)]
    if not names:
        names = [(one.group(), one.start(), one.end()) for one in re.compile(r"[^;\s][^;]*").finditer(text, start, end)]
    if not names:
        return []
    everyone = tuple(flat(name[0]) for name in names)
    return [
        Read("report.first_author", everyone[0], *names[0][1:], "record-field"),
        Read("report.authors", everyone, names[0][1], names[-1][2], "record-field"),
    ]
