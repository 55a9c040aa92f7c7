"""CSV for ASReview and for Rayyan: the columns that each of them reads, an entry a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from attest.deduplicate.outward.entry import Entry
from attest.tables import harmless

ASREVIEW = (
    "attest_id",
    "title",
    "abstract",
    "authors",
    "year",
    "keywords",
    "doi",
    "url",
    "journal",
    "volume",
    "issue",
    "pages",
    "language",
    "type",
    "notes",
)
# Those of Rayyan's own export, in its order.
RAYYAN = (
    "key",
    "title",
    "year",
    "month",
    "day",
    "journal",
    "issn",
    "volume",
    "issue",
    "pages",
    "authors",
    "url",
    "language",
    "publisher",
    "location",
    "abstract",
    "notes",
    "doi",
    "keywords",
    "pubmed_id",
    "pmc_id",
)
LONGEST = 131_000  # signs in a cell; pandas, by which ASReview reads, refuses a file that has one of more than 131,072

# Lists that readers, ours among them, would take for other entries than they have, were there no semicolon at the end:
# "Ministry of Health and Welfare", "Scleroderma, Systemic", "[Anonymous]".
_DOUBTFUL_NAMES = re.compile(r"\[.*\]|[^;]*(?:,[^;]*,| and )[^;]*")
_DOUBTFUL_WORDS = re.compile(r"\[.*\]|[^;]*[,|][^;]*")


class _Returned:
    """What a CSV writer writes to in order to return the row."""

    def write(self, text: str) -> str:
        return text


_ROWS = csv.writer(_Returned(), lineterminator="\n")


def row(cells: Sequence[str]) -> str:
    """A row or the header; no byte-order mark stands before that, since Rayyan's reader does not expect one."""
    return str(_ROWS.writerow([harmless(cell) if cell else "" for cell in cells]))


def asreview(entry: Entry) -> str:
    """The row for ASReview. The mark stands in `attest_id` and, with PMID and registrations, in `notes`."""
    cells = (
        entry.mark,
        entry.title,
        entry.abstract,
        _names(entry),
        entry.year,
        _words(entry),
        entry.doi,
        entry.url,
        entry.journal,
        entry.volume,
        entry.issue,
        entry.pages,
        entry.language,
        entry.type,
        entry.note,
    )
    return row([cell[:LONGEST] for cell in cells])


def rayyan(entry: Entry) -> str:
    """The row for Rayyan. The mark stands in `key` and, with PMID and registrations, in `notes`."""
    return row(
        (
            entry.mark,
            entry.title,
            entry.year,
            "",
            "",
            entry.journal,
            entry.issn,
            entry.volume,
            entry.issue,
            entry.pages,
            _names(entry),
            entry.url,
            entry.language,
            "",
            "",
            entry.abstract,
            entry.note,
            entry.doi,
            _words(entry),
            entry.pmid,
            entry.pmcid,
        )
    )


def _names(entry: Entry) -> str:
    return _joined(entry.authors, _DOUBTFUL_NAMES)


def _words(entry: Entry) -> str:
    return _joined(entry.keywords, _DOUBTFUL_WORDS)


def _joined(texts: Sequence[str], doubtful: re.Pattern[str]) -> str:
    text = "; ".join(texts)
    return f"{text};" if doubtful.fullmatch(text) else text
