"""Pages that list many works or many news: nothing on them is about the one report that the page is."""

from __future__ import annotations

import re
from itertools import pairwise

from attest.ingest.bylines import is_author_line
from attest.ingest.citation import MONTH
from attest.ingest.citation_lines import line_of
from attest.ingest.news import DATELINE
from attest.text.document import Block

# How a list of records begins.
OPENS_LIST = re.compile(
    r"(?:sample records for|search results?\b|results? (?:for|\d+)|showing\s+(?:results\s+)?\d+|\d[\d,.]*\s+results?\b|"
    r"displaying\s+\d+|publications by\b|list of publications|papers? (?:published|citing)|browsing\b|in the news$|"
    r"(?:resultados|ergebnisse|résultats)\s+(?:\d|de la búsqueda|der suche|de recherche))",
    re.I,
)
DAY = re.compile(rf"(?:{MONTH}\.?\s+\d{{1,2}},?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b")
MOST = 60  # lines of a page that are looked at
MANY = 3  # entries of one kind that a page of one report never has
SHORT = 400  # characters of a line that can be an entry


def _is_bibliographic(text: str, block: Block) -> bool:
    """Whether a line gives volume and pages, as an entry of a list of works does."""
    if not re.search(r"\d", text[block.start : block.end]):
        return False
    citation = line_of(text, block.start, block.end)
    return citation is not None and citation.volume is not None and citation.pages is not None


def _is_first_entry(text: str, first: Block, second: Block) -> bool:
    """Whether a page begins with the first entry of a numbered list: a title, and its authors or citation below."""
    if not re.match(r"1\.\s*[^\W\d].{40}", text[first.start : first.end]):
        return False
    return is_author_line(text, second) or line_of(text, second.start, second.end) is not None


def lists_works(text: str, blocks: list[Block]) -> bool:
    """Whether a page lists several works: bylines, citations or datelines that stand apart from one another."""
    shown = [block for block in blocks if block.kind not in ("furniture", "reference")]
    narrative = any(block.section in ("methods", "results") for block in shown)
    if narrative:
        return False
    if shown and len(shown) > 1 and _is_first_entry(text, shown[0], shown[1]):
        return True
    opened = any(OPENS_LIST.match(text, block.start, block.end) for block in shown[:6])
    enough = MANY - 1 if opened else MANY
    lines = [(at, block) for at, block in enumerate(shown) if block.end - block.start <= SHORT]
    signed = [at for at, block in lines if is_author_line(text, block)]
    apart = sum(1 for before, after in pairwise(signed) if after - before > 1)
    if apart + 1 >= enough and len(signed) >= enough:
        return True
    cited = {text[block.start : block.end] for _, block in lines[:MOST] if _is_bibliographic(text, block)}
    if len(cited) >= MANY + 1:
        return True
    dated = [block for _, block in lines if DATELINE.match(text[block.start : block.start + 200])]
    return len(dated) >= MANY or (
        opened and sum(DAY.match(text, block.start, block.end) is not None for _, block in lines) >= enough
    )
