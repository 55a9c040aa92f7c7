"""Volume, issue, pages and year behind labels of their own, however a site lays them out.

A line each ("Volume" above "36"), glued together ("Volume36"), in a list of points, or several on a line
("Year : 2016 | Volume : 10 | Page : 9 - 13"). One label alone may be a word of any text; several close together are
not.
"""

from __future__ import annotations

import re

from attest.ingest.citation import MONTH, doi_in
from attest.ingest.facts import Lines, Read, flat
from attest.ingest.journal_words import can_be_journal
from attest.ingest.sites import KIND
from attest.text.document import Block

_PAGE = r"[A-Za-z]{0,4}\d+[A-Za-z]?"
_YEAR = r"(?:19|20)\d\d"
# What labels say and what can stand behind each.
FORMS = {
    "volume": (r"(?:Journal )?Volume(?: number)?|Vol\.?|Volumen|Tom[oe]|Band|Jahrgang|Cilt|Letnik", r"\d{1,4}[A-Z]?"),
    "first": (r"(?:Start|First|Initial|Beginning) page|Page start|Página inicial|Erste Seite", _PAGE),
    "last": (r"(?:End|Last|Final|Ending) page|Page end|Página final|Letzte Seite", _PAGE),
    "issue": (
        r"Issue(?: (?:number|no\.?))?|Iss\.?|No\.?|Number|N[úu]mero|Numéro|Núm\.?|Heft|Ausgabe|Sayı|Številka",
        r"\d{1,5}(?:\s?[-–]\s?\d{1,3}|/\d{1,3})?(?:\s\(?Suppl\w*\.?(?:\s\d{1,2})?\)?)?|Suppl\w*\.?(?:\s\d{1,2})?",
    ),
    "pages": (
        r"Pages? \(from-to\)|Page (?:range|no\.?|numbers?)|Pages?|Pp\.?|Páginas?|Seiten?|Article (?:number|no\.?|id)|"
        r"Pagination|Sayfa",
        rf"{_PAGE}(?:\s?(?:[-–—]{{1,2}}|to)\s?{_PAGE})?",
    ),
    "year": (
        r"Year(?: of publication)?|Publication year|Año(?: de publicación)?|Ano(?: de publicação)?|Jahr|Année|Yıl",
        _YEAR,
    ),
    "date": (
        r"State|Publication status|Status|Date(?: of publication)?|Publication date",
        rf"(?:[^\n|]{{0,90}}?\bP|P)ublished\b[^\n|,]{{0,30}}?\b{_YEAR}|(?:\d{{1,2}} )?(?:[A-Z][a-z]{{2,8}}\.? )?(?:"
        rf"\d{{1,2}},? )?{_YEAR}(?:-\d\d){{0,2}}",
    ),
    "journal": (
        r"Journal(?: (?:title|name))?|Title of (?:the )?journal|Title of host publication|Source title|"
        r"Publication title",
        r"[A-ZÀ-Ý][^\n|]{2,110}?(?=[^\S\n]*(?:[\n|]|\Z))",
    ),
    "doi": (r"DOIs?", r"(?:https?://\S+?/)?10\.\d{4,9}/\S+"),
}
LABELLED = re.compile(
    "|".join(
        rf"(?<![\w-])(?i:{label})(?P<{role}_gap>\s*[:|.]?[\s•·]*)(?P<{role}>{value})(?![\w%:]|[^\S\n][a-z%]|"
        rf"\s?[-–—]\s?\d)"
        for role, (label, value) in FORMS.items()
    )
)
YEAR = re.compile(_YEAR)
# Between the issue and the pages: "Issue 9678, 30 May–5 June 2009, Pages 1849-1860".
DAY = re.compile(
    rf"[,;|]\s*(?:\d{{1,2}}\s+)?(?:{MONTH}\.?\s*[–-]\s*(?:\d{{1,2}}\s+)?)?{MONTH}\.?\s+(?P<year>{_YEAR})(?=\s*[,;|])"
)
BETWEEN = 160  # characters between two labels of one table, at most
LINES = 8  # line breaks there
LONGEST = 250  # characters of a line that is no prose
OPENS = "|;,•·)/>»"  # what may stand before a label within its line
DASHES = re.compile(r"\s?(?:--|\bto\b)\s?")


def number_labels(text: str, blocks: list[Block]) -> Lines | None:
    """What the first such table gives: its volume with the issue or the pages, and what else it labels."""
    if "ol" not in text and "ssue" not in text:
        return None
    found = [one for block in blocks if _may_label(block) for one in _labelled(text, block)]
    found = [one for at, one in enumerate(found) if not at or one.start() >= found[at - 1].end()]
    runs: list[list[re.Match[str]]] = []
    for one in found:
        if runs and _beside(text, runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return next((lines for run in runs if (lines := _read(text, blocks, run))), None)


def _may_label(block: Block) -> bool:
    told = block.kind not in ("reference", "table row") and block.section != "references"
    return told and block.end - block.start <= LONGEST


def _labelled(text: str, block: Block) -> list[re.Match[str]]:
    """The labels that begin within a block, each with its value, which may stand on the line below."""
    return [
        one for one in LABELLED.finditer(text, block.start, min(len(text), block.end + 40)) if _opens(text, block, one)
    ]


def _opens(text: str, block: Block, found: re.Match[str]) -> bool:
    """Whether a label begins its line, stands behind a mark or a number, or has a colon."""
    if found.start() >= block.end or not text[found.start()].isupper():
        return False
    line = text.rfind("\n", 0, found.start()) + 1
    before = text[line : found.start()].strip(" \t\xa0•·*–-")
    gap = found[f"{found.lastgroup}_gap"] if found.lastgroup else ""
    return not before or before[-1] in OPENS or before[-1].isdigit() or ":" in gap


def _beside(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    between = text[before.end() : after.start()]
    return len(between) <= BETWEEN and between.count("\n") <= LINES


def _read(text: str, blocks: list[Block], run: list[re.Match[str]]) -> Lines | None:
    """The facts of labels that stand together; None where they are too few to be those of a report."""
    given = {one.lastgroup for one in run}
    numbers = given & {"volume", "issue", "pages", "first"}
    if ("volume" not in given and "year" not in given) or len(numbers) < 2:
        return None
    lines = Lines()
    for one in run:
        role = one.lastgroup or ""
        start, end = one.span(role)
        if role == "doi":
            lines.doi = lines.doi or doi_in(text, start, end)
        elif (fact := _fact(text, role, start, end)) and all(fact.role != known.role for known in lines.facts):
            lines.facts.append(fact)
    if "report.year" not in {fact.role for fact in lines.facts} and (day := DAY.search(text, *_span(run))):
        lines.facts.append(Read("report.year", day["year"], *day.span("year"), "labelled-number"))
    _with_last_page(run, lines)
    lines.blocks = tuple(
        at for at, block in enumerate(blocks) if any(block.start <= one.start() < block.end for one in run)
    )
    return lines


def _span(run: list[re.Match[str]]) -> tuple[int, int]:
    return run[0].start(), run[-1].end()


def _fact(text: str, role: str, start: int, end: int) -> Read | None:
    value = flat(text[start:end])
    if role == "date":
        years = list(YEAR.finditer(text, start, end))
        return Read("report.year", years[-1].group(), *years[-1].span(), "labelled-number") if years else None
    if role == "journal":
        known = can_be_journal(value, {"year", "volume", "pages"}) and not KIND.fullmatch(value)
        return Read("report.journal", value, start, end, "labelled-number") if known else None
    if role in ("pages", "first"):
        return Read("report.pages", DASHES.sub("-", value), start, end, "labelled-number")
    return Read(f"report.{role}", value, start, end, "labelled-number") if role != "last" else None


def _with_last_page(run: list[re.Match[str]], lines: Lines) -> None:
    """The pages as a range, where the first and the last have a label each."""
    first = next((one for one in run if one.lastgroup == "first"), None)
    last = next((one for one in run if one.lastgroup == "last"), None)
    at = next((at for at, fact in enumerate(lines.facts) if fact.role == "report.pages"), None)
    if first is None or last is None or at is None or first["first"] == last["last"]:
        return
    pages = f"{first['first']}-{last['last']}"
    lines.facts[at] = Read("report.pages", pages, first.start("first"), last.end("last"), "labelled-number")
