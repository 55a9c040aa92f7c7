"""What a repository shows of a record in Dublin Core, a field a row: "dc.contributor.author | Roe, Ann |"."""

from __future__ import annotations

import re

from attest.ingest.citation import doi_in
from attest.ingest.citation_lines import line_of
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.inverted_lines import author_facts

ROW = re.compile(
    r"^[ \t|]*(?:dc|DC|dcterms|citation)[._](?P<name>[A-Za-z][\w.]{2,40})[ \t]*[|\t:=][ \t|]*"
    r"(?P<value>[^|\n\t]*[^|\s])",
    re.M,
)
AUTHORS = frozenset(("contributor.author", "creator", "author"))
ROLES = {
    "title": "title",
    "relation.ispartof": "journal",
    "relation.ispartofjournal": "journal",
    "source.title": "journal",
    "source.journal": "journal",
    "journal_title": "journal",
    "identifier.journaltitle": "journal",
    "source.volume": "volume",
    "identifier.volume": "volume",
    "volume": "volume",
    "source.issue": "issue",
    "identifier.issue": "issue",
    "issue": "issue",
}
DATES = frozenset(("date.issued", "date.published", "date", "publication_date", "date.created"))
CITED = frozenset(("identifier.citation", "bibliographiccitation", "source"))
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FEWEST = 3  # rows: fewer may stand in any text


def metadata_rows(text: str) -> Lines | None:
    """The record that such rows tell; None where there are too few of them."""
    rows = [(one["name"].casefold(), *one.span("value")) for one in ROW.finditer(text)]
    if len(rows) < FEWEST:
        return None
    lines = Lines()
    names = [(flat(text[start:end]), start, end) for name, start, end in rows if name in AUTHORS]
    found = author_facts(tuple(names), "metadata-row") if names else []
    for name, start, end in rows:
        if name in CITED and (cited := line_of(text, start, end)):
            found += citation_facts(cited, "metadata-row")
        elif name in DATES and (year := YEAR.search(text, start, end)):
            found.append(Read("report.year", year.group(), *year.span(), "metadata-row"))
        elif name == "title":
            lines.title = lines.title or Read("report.title", flat(text[start:end]), start, end, "metadata-row")
        elif name in ROLES:
            found.append(Read(f"report.{ROLES[name]}", flat(text[start:end]), start, end, "metadata-row"))
        elif name.startswith("identifier") and lines.doi is None:
            lines.doi = doi_in(text, start, end)
    for fact in found:
        if all(fact.role != known.role for known in lines.facts):
            lines.facts.append(fact)
    lines.labelled = True
    return lines
