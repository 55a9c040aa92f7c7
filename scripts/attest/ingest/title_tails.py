"""What a site prints behind a title on its line: its own name, "Full Text", the journal: "Title | Example | Site"."""

from __future__ import annotations

import re

from attest.ingest.named_journals import known_journal, may_be_journal
from attest.ingest.sites import JOURNAL_NAME, names_institution

# Sites that show abstracts; others show whole papers too.
ABSTRACT_SITES = r"(?:Request PDF|PubMed(?: Central)?|Europe PMC|Semantic Scholar|Scilit|ResearchGate|OUCI)"
_SITE = re.compile(
    rf"{ABSTRACT_SITES}|PDF|PMC|ScienceDirect|SpringerLink|Springer Nature Link|Wiley Online Library|Oxford Academic|"
    r"Cambridge Core|Taylor & Francis Online|Full[ -]Text|Fulltext|HTML|SAGE Journals|MDPI|Karger Publishers|"
    r"(?:[\w,’'&. ]{2,60}\s)?(?:Research (?:Portal|Explorer|Output|Outputs|Repository|Profiles|Database|Online|"
    r"Information(?: System)?)|"
    r"(?:Digital |Institutional |Open )?Repository|Pure)|"
    r"Liebert Pub|LWW|Frontiers|JAMA Network|medRxiv|bioRxiv|Download\b.*"
)
_CUT_OFF = re.compile(r"\s+·\s+[^\n]*(?:\.\.\.|…)\s*$")
_BETWEEN = re.compile(r"\s+[|–—-]\s+")
ONE_WORD = re.compile(r"[A-Z][a-z]+")  # "Rheumatology", "Gut"
SHORTEST = 20  # characters of a title before what is cut off behind it
LONGEST = 80  # characters of what a site prints in one part
# The same right behind a title, of sites that show abstracts.
OF_ABSTRACT_SITE = re.compile(rf"\.?\s+[|–—-]\s+{ABSTRACT_SITES}\b")


def without_tail(text: str, start: int, end: int) -> int:
    """Where the title on a line ends: before the names of the site and of the journal that it prints behind it."""
    cut = _CUT_OFF.search(text, start, end)
    end = cut.start() if cut is not None and cut.start() - start > SHORTEST else end
    for at, _ in _parts(text, start, end):
        end = at
    return end


def journal_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The journal that a site names behind a title on its line."""
    for at, part in _parts(text, start, end):
        if not _SITE.fullmatch(part):
            name = text.index(part, at)
            return name, name + len(part)
    return None


def is_marked(text: str, end: int, line_end: int) -> bool:
    """Whether a site says behind a title, on its line, that this is a document: "Title. | Request PDF"."""
    return end < line_end and without_tail(text, max(0, end - SHORTEST - 1), line_end) == end


def _parts(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The parts behind a title, last first, each with where the mark before it begins.

    A journal counts by its name; where the name of a site stands behind it, also by the field that it ends with.
    """
    found: list[tuple[int, str]] = []
    for mark in reversed(list(_BETWEEN.finditer(text, start, end))):
        part = text[mark.end() : end].strip()
        before_site = bool(found) and "|" in mark.group()
        is_journal = (
            known_journal(part, numbered=before_site)
            or (names_institution(part) and "niv" in part)
            or JOURNAL_NAME.fullmatch(part)
            or (before_site and (may_be_journal(part) or ONE_WORD.fullmatch(part)))
        )
        if mark.start() - start <= SHORTEST or len(part) > LONGEST or not (is_journal or _SITE.fullmatch(part)):
            break
        found.append((mark.start(), part))
        end = mark.start()
    return found
