"""Which report a document is: its kind, bibliographic line, identifiers and the paper that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from attest.ingest.catalogue import catalogue
from attest.ingest.citation import Citation, Part, doi_in
from attest.ingest.day_of_report import day_of_report
from attest.ingest.facts import Lines, Read, citation_facts, flat, joined
from attest.ingest.form_pages import is_form, year_of_thesis
from attest.ingest.head_lines import doi_of_page, head_lines
from attest.ingest.head_names import (
    author_of_copyright,
    authors_at_top,
    authors_under_title,
    journal_behind_authors,
    site_name,
)
from attest.ingest.index_page import index_page
from attest.ingest.kinds import kind_of
from attest.ingest.listings import lists_works
from attest.ingest.metadata_rows import metadata_rows
from attest.ingest.named_journals import dated_journal, journal_of_head
from attest.ingest.names import family_name, with_level_marks
from attest.ingest.news import PUBLISHED_IN, news_facts, reads_as_news, reference_of_news
from attest.ingest.number_labels import number_labels
from attest.ingest.record_fields import record_fields
from attest.ingest.registries import registrations
from attest.ingest.run_in_head import run_in_head
from attest.ingest.stacked import stacked_labels
from attest.ingest.tagged_record import tagged_record
from attest.ingest.title_tails import journal_behind
from attest.ingest.titles import headline
from attest.text.document import Block
from attest.text.written import Told

PMID = re.compile(r"\b(?:PMID\s*:?|Pub[Mm]ed\s?ID\s*[:|]?|Pub[Mm]ed\s*:)\s*(\d{5,8})\b")

CITE_AS = re.compile(
    r"\b(?:cite (?:this|as)|citation|to cite|how to cite|reference|source|doi|original (?:article|"
    r"study|paper))\b",
    re.I,
)


REGISTERED_DOI = re.compile(r"ISRCTN|/ctr|clinicaltrial", re.I)
SAID_IN_NEWS = ("report.year", "report.first_author")  # what news tell where their reference does not
MERE_TITLE = 2  # facts: a file that tells no more knows its title, and nothing else about the report


@dataclass(frozen=True)
class Identity:
    """What a document is; `title` and the like are in `facts` with their places."""

    kind: str
    secondary: bool
    facts: tuple[Read, ...]
    doi: str | None = None
    about_doi: str | None = None
    pmid: str | None = None
    registrations: tuple[str, ...] = ()
    family: str | None = None
    year: str | None = None
    journal: str | None = None
    title: str | None = None
    lines: tuple[int, ...] = field(default=())  # the blocks that are bibliographic lines or the title
    title_blocks: tuple[int, ...] = field(default=())


def identity_of(text: str, blocks: list[Block], told: Sequence[Told] = (), kind: str = "") -> Identity:
    """Read a document's identity; parts that the text does not state stay empty.

    `told` and `kind` are what the file tells of the report as such; where that is more than a title, it is all.
    """
    text = with_level_marks(text)
    if kind or len(told) > MERE_TITLE:
        return _as_told(text, blocks, told, kind)
    labelled = (
        record_fields(text)
        or metadata_rows(text)
        or tagged_record(text, blocks)
        or joined(catalogue(text, blocks), stacked_labels(text, blocks))
    )
    if labelled is None and lists_works(text, blocks):
        return _identity("other", False, [], None, None, (), (), text, blocks)
    reference = reference_of_news(text, blocks)
    if reference is not None:
        return _secondary(text, blocks, reference)
    news = reads_as_news(text, blocks)
    if news is not None and (labelled is None or news[2] == "release-line"):
        return _news(text, blocks, news)
    return _report(
        text, blocks, joined(labelled, joined(_shelved(text, blocks), head_lines(text, blocks))) or Lines(), told
    )


def _shelved(text: str, blocks: list[Block]) -> Lines | None:
    """What a university's list or an index of journals gives on lines of its own."""
    return joined(number_labels(text, blocks), index_page(text, blocks))


def _report(text: str, blocks: list[Block], own: Lines, told: Sequence[Told]) -> Identity:
    """A paper, an abstract or an entry of a register: what its own lines and the head of its page tell."""
    named = next((Read(*one) for one in told if one.role == "report.title"), None)
    title = own.title or named or headline(text, blocks, own)
    if title is None and (run_in := run_in_head(text, blocks)):
        own = joined(own, run_in) or own
        title = own.title
    cited = next((fact for fact in own.facts if fact.role == "report.title"), None)
    if (
        cited
        and not (own.title or named)
        and (title is None or (cited.rule == "cite-as" and not _begins(title, cited)))
    ):
        title = cited  # the reference that a page gives for itself is clearer than its lines
    facts = [fact for fact in own.facts if fact.role != "report.title"]
    facts = [title, *facts] if title else facts
    doi = own.doi or doi_of_page(text, blocks, CITE_AS)
    kind, evidence = kind_of(text, blocks, title, own.blocks)
    if kind == "registry entry":
        # Dates, numbers and people of an entry are those of the trial, and papers that it names are others.
        facts = [fact for fact in facts if fact.role == "report.title"]
        doi = doi if doi and REGISTERED_DOI.search(doi[0]) else None
    else:
        rest = _rest_of_head(text, blocks, own, title, {fact.role for fact in facts})
        facts = [fact for fact in facts if all(fact.role != one.role for one in rest)] + rest
        if all(fact.role != "report.year" for fact in facts):
            facts += day_of_report(text, blocks, kind)
        if kind == "other" and all(fact.role != "report.year" for fact in facts):
            facts += year_of_thesis(text, blocks)
    if doi:
        facts.append(Read("report.doi", doi[0], doi[1], doi[2], "own-doi"))
    if evidence:
        facts.insert(0, Read("report.kind", kind, *evidence))
    found = registrations(text, blocks)
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found]
    numbers = tuple(one[0] for one in found)
    return _identity(kind, False, facts, doi[0] if doi else None, None, numbers, own.blocks, text, blocks)


def _begins(title: Read, cited: Read) -> bool:
    """Whether the line of the page says all that the page's own reference says as its title."""
    return str(title.value).casefold().startswith(str(cited.value).casefold())


def _rest_of_head(text: str, blocks: list[Block], own: Lines, title: Read | None, known: set[str]) -> list[Read]:
    """The journal, the authors and the PubMed number, where the bibliographic lines do not give them."""
    facts: list[Read] = []
    if "report.journal" not in known:
        facts += (
            journal_behind_authors(text, blocks)
            or site_name(text, blocks)
            or [one for one in dated_journal(text, blocks) if one.role not in known]
            or _behind_title(text, blocks, title)
            or journal_of_head(text, blocks, title, "report.volume" in known)
        )
    shortened = "report.authors" in known and any(one.rule == "cite-as" for one in own.facts)
    if shortened and title and own.title is None:
        facts += _fuller(own.facts, authors_under_title(text, blocks, title))
    if "report.authors" not in known and not (title is None and is_form(text, blocks)):
        found = authors_under_title(text, blocks, title) if title else authors_at_top(text, blocks, own.blocks)
        found = [one for one in found if one.role not in known]
        facts += found or ([] if "report.first_author" in known else author_of_copyright(text, blocks))
    pmid = None if "report.pmid" in known else _pmid(text, blocks)
    if pmid:
        facts.append(Read("report.pmid", pmid[0], pmid[1], pmid[2], "own-pmid"))
    return facts


def _fuller(cited: list[Read], signed: list[Read]) -> list[Read]:
    """The authors below the title, where they are more than the page's own reference names; else nothing."""
    mine = next((one for one in cited if one.role == "report.authors"), None)
    theirs = next((one for one in signed if one.role == "report.authors"), None)
    return signed if mine and theirs and len(theirs.value) > len(mine.value) else []


def _behind_title(text: str, blocks: list[Block], title: Read | None) -> list[Read]:
    """The journal that a site prints behind the title, on its line."""
    line = next((one for one in blocks if title and one.start <= title.start < one.end), None)
    place = journal_behind(text, line.start, line.end) if line else None
    return [Read("report.journal", flat(text[slice(*place)]), *place, "behind-title")] if place else []


def _as_told(text: str, blocks: list[Block], told: Sequence[Told], kind: str) -> Identity:
    """The identity of a file that has its own entries for title, authors and so on."""
    facts = [Read(*one) for one in told]
    title = next((fact for fact in facts if fact.role == "report.title"), None)
    if not kind:
        kind, evidence = kind_of(text, blocks, title)
        facts = [Read("report.kind", kind, *evidence), *facts] if evidence else facts
    own = [str(fact.value) for fact in facts if fact.role == "report.registration"]
    if not own:
        found = registrations(text, blocks)
        facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found]
        own = [one[0] for one in found]
    doi = next((str(fact.value) for fact in facts if fact.role == "report.doi"), None)
    return _identity(kind, False, facts, doi, None, tuple(own), (), text, blocks)


def _identity(
    kind: str,
    secondary: bool,
    facts: list[Read],
    doi: str | None,
    about: str | None,
    registered: tuple[str, ...],
    lines: tuple[int, ...],
    text: str,
    blocks: list[Block],
) -> Identity:
    def first(role: str) -> str | None:
        return next((str(fact.value) for fact in facts if fact.role == role), None)

    title = first("report.title")
    title_blocks = tuple(
        at
        for at, block in enumerate(blocks)
        if title and block.kind in ("paragraph", "heading") and title in flat(text[block.start : block.end])
        and block.end - block.start <= len(title) + 40
    )  # fmt: skip
    author = first("report.first_author")
    return Identity(
        kind=kind,
        secondary=secondary,
        facts=tuple(dict.fromkeys(facts)),
        doi=doi,
        about_doi=about,
        pmid=first("report.pmid"),
        registrations=tuple(dict.fromkeys(registered)),
        family=family_name(author) if author else None,
        year=first("report.year"),
        journal=first("report.journal"),
        title=title,
        lines=lines,
        title_blocks=title_blocks,
    )


# "[update of … PMID: 123]", "[erratum appears in …": the number of another record.
OF_ANOTHER = re.compile(r"\[(?:update|see\s+comment|comment|erratum|retract|republish|summary|reprint)[^\[\]]*$", re.I)


def _pmid(text: str, blocks: list[Block]) -> Part | None:
    for block in blocks:
        if block.kind in ("reference",) or block.section == "references":
            continue
        found = PMID.search(text, block.start, block.end)
        if found and not OF_ANOTHER.search(text, max(block.start, found.start() - 160), found.start()):
            return found.group(1), found.start(), found.end()
    return None


def _secondary(text: str, blocks: list[Block], reference: Citation) -> Identity:
    """A news item: what it says about the paper comes from the reference that it gives."""
    whole = (reference.start, reference.end)
    facts = citation_facts(reference, "reference-of-news", whole)
    if all(fact.role != "report.title" for fact in facts) and (title := headline(text, blocks, Lines(), of_news=True)):
        facts.append(title)
    known = {fact.role for fact in facts}
    facts += [one for one in news_facts(text, blocks) if one.role not in known and one.role in SAID_IN_NEWS]
    doi = reference.doi
    if doi:
        facts.append(Read("report.about_doi", doi[0], doi[1], doi[2], "reference-of-news"))
    for block in blocks:
        found = None if block.kind in ("furniture", "reference") else PUBLISHED_IN.search(text, block.start, block.end)
        if found:
            facts.insert(0, Read("report.kind", "news item", found.start(), found.end(), "published-in"))
            break
    else:
        facts.insert(0, Read("report.kind", "news item", *whole, "reference-of-news"))
    found_registrations = registrations(text, blocks)
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found_registrations]
    about = doi[0] if doi else None
    return _identity(
        "news item", True, facts, None, about, tuple(one[0] for one in found_registrations), (), text, blocks
    )


def _news(text: str, blocks: list[Block], told: tuple[int, int, str]) -> Identity:
    """A news item without a reference: its own headline, and what its words say about the paper."""
    start, end, rule = told
    facts = [Read("report.kind", "news item", start, end, rule), *news_facts(text, blocks)]
    title = headline(text, blocks, Lines(), of_news=True)
    if title and (title.end <= start or rule == "release-line" or title.start <= start < title.end):
        facts.append(title)
    about = next((doi for block in blocks if (doi := doi_in(text, block.start, block.end))), None)
    if about:
        facts.append(Read("report.about_doi", about[0], about[1], about[2], "doi-in-news"))
    found = registrations(text, blocks)
    facts += [Read("report.registration", one[0], one[1], one[2], "registration") for one in found]
    numbers = tuple(one[0] for one in found)
    return _identity("news item", True, facts, None, about[0] if about else None, numbers, (), text, blocks)
