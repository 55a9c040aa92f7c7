"""What is known of each report that tells which study it is of: from the document, its citation and its suggestions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from attest.deduplicate.fields import identifiers, names
from attest.deduplicate.fields.folding import compact, fold
from attest.deduplicate.studies.recruitment import Period, periods
from attest.deduplicate.studies.registrations import Registration, own_registrations
from attest.deduplicate.studies.report_citations import (
    Citation,
    citations_of,
    fact,
    publication_ids,
    spelt,
    title_key,
    year_of,
)
from attest.rule_files import load
from attest.text.document import Block, Document
from attest.text.trials import trial_names

Suggested = Mapping[str, Any]

REVIEWS = ("systematic review", "meta-analysis")
_REVIEW = re.compile(
    r"\b(?:systematic|scoping|umbrella|cochrane|literature)(?: literature)? review\b|\bmeta analys[ei]s\b"
)
_OWN_PEOPLE = re.compile(r"\b(?:case series|case reports?|trial)\b")
# Types and relations of a citation whose authors and numbers are another report's.
_REMARKS = frozenset({"erratum", "comment"})
_REMARKS_ON = frozenset({"erratum of", "comment on", "retraction of", "partial retraction of", "concern about"})
_SEVERAL = re.compile(r"[;\n]|\s+\|\s+")
_PMID = re.compile(r"\bpmid:?\s*(\d{4,8})\b", re.I)
_WHOLE = re.compile(r"\d{1,7}")
_MOST_AUTHORS = 40  # of longer lists the first and last twenty are kept: a consortium's members tell little


@cache
def telling_nothing(what: str) -> frozenset[str]:
    """The words of centres, treatments, conditions or trial names that different studies have in common."""
    return frozenset(load("attest.deduplicate.studies", "words.yaml")[what].split())


@cache
def _country_names() -> dict[str, str]:
    return dict(load("attest.deduplicate.studies", "words.yaml")["countries"])


class Relation(NamedTuple):
    """What a report says to be to another publication: the kind, as in exports, and its identifier."""

    kind: str
    target: str


@dataclass(frozen=True)
class ReportFacts:
    """One report as the judgement sees it. Names and words are folded; where people read them, spellings stand beside.

    `sizes` are numbers of people by what was done with them ("enrolled", "randomised", "analysed"). `remark`: the
    report corrects, comments on or retracts another one. `review`: its people are those of other studies.
    """

    report_id: str
    label: str
    file: str
    identifiers: tuple[str, ...]
    kind: str = ""
    type: str = ""
    design: str = ""
    secondary: bool = False
    review: bool = False
    remark: bool = False
    title: str = ""
    year: int = 0
    about_doi: str = ""
    registrations: tuple[Registration, ...] = ()
    trial_names: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    centres: tuple[tuple[str, str], ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    recruited: tuple[Period, ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    intervention: tuple[tuple[str, str], ...] = ()
    condition: tuple[tuple[str, str], ...] = ()


def gather(
    documents: Sequence[Document], citations: Iterable[Citation] = (), suggestions: Iterable[Suggested] = ()
) -> list[ReportFacts]:
    """The facts of every document, in the order of the documents; citations and suggestions may be missing."""
    own = citations_of(documents, citations)
    said: dict[str, list[Suggested]] = defaultdict(list)
    for row in suggestions:
        said[str(row["file"])].append(row)
    return [facts(one, own.get(one.report_id, {}), said.get(one.file, ())) for one in documents]


def facts(document: Document, citation: Citation, rows: Sequence[Suggested]) -> ReportFacts:
    """One report's facts, from its document, its citation (empty where it has none) and its suggestions."""

    def told(role: str) -> list[str]:
        return [str(row["value"]) for row in rows if row["role"] == role and isinstance(row["value"], str)]

    title = str(citation.get("title") or fact(document, "report.title"))
    design = next(iter(told("study.design")), "")
    kind = str(citation.get("type") or "")
    relations = _relations(citation)
    return ReportFacts(
        report_id=document.report_id,
        label=document.label,
        file=document.file,
        identifiers=tuple(dict.fromkeys([*map(spelt, document.identifiers), *_names(citation)])),
        kind=document.kind,
        type=kind,
        design=design,
        secondary=document.secondary,
        review=_is_review(design, title),
        remark=kind in _REMARKS or any(one.kind in _REMARKS_ON for one in relations),
        title=title_key(title),
        year=year_of(citation.get("year")) or year_of(fact(document, "report.year")),
        about_doi=identifiers.doi(document.about_doi or "") or (document.about_doi or ""),
        registrations=own_registrations(map(str, citation.get("registrations") or ()), document.registrations),
        trial_names=_trial_names(document, title, told("study.trial_name")),
        relations=relations,
        versions=tuple(
            (spelt(str(one.get("citation_id"))), str(one.get("reason") or "")) for one in citation.get("versions") or ()
        ),
        authors=_authors(document, citation),
        centres=_words(told("study.centres"), telling_nothing("centres"), capital=True),
        countries=_countries(told("study.country")),
        recruited=periods(
            [str(citation.get("abstract") or ""), *(str(one["quote"]) for one in rows if _of_people(one))]
        ),
        sizes=_sizes(rows),
        intervention=_words(told("study.intervention"), telling_nothing("treatments")),
        condition=_words(told("study.condition"), telling_nothing("conditions")),
    )


def _names(citation: Citation) -> list[str]:
    """The identifiers of a citation and its id, by which other citations call it a version of theirs."""
    own = str(citation.get("citation_id") or "")
    return [*publication_ids(citation), *([spelt(own)] if own else [])]


def _of_people(row: Suggested) -> bool:
    return str(row["role"]).startswith("study.")


def _is_review(design: str, title: str) -> bool:
    """By the suggested design; where none is suggested by the title, unless it names people of the report's own."""
    if design:
        return design in REVIEWS
    folded = fold(title)
    return bool(_REVIEW.search(folded)) and not _OWN_PEOPLE.search(folded)


def _trial_names(document: Document, title: str, suggested: Sequence[str]) -> tuple[tuple[str, str], ...]:
    in_title = [name for name, _, _ in trial_names(title, [Block(0, len(title), "title", None, "citation")])]
    shown = [*document.trial_names, *in_title, *suggested]
    return tuple({compact(fold(name)): name for name in reversed(shown)}.items())[::-1]


def _relations(citation: Citation) -> tuple[Relation, ...]:
    found = []
    for kind, text in citation.get("relations") or ():
        target = identifiers.doi(str(text))
        pmid = _PMID.search(str(text))
        if target or pmid:
            name = f"doi:{target}" if target else spelt(f"pmid:{pmid[1] if pmid else ''}")
            found.append(Relation(" ".join(str(kind).lower().split()), name))
    return tuple(dict.fromkeys(found))


def _authors(document: Document, citation: Citation) -> tuple[str, ...]:
    """Family names with the first initial, in order; from the citation, which is seldom cut short by "et al."."""
    listed = [citation.get("authors"), *(one.value for one in document.identity if one.role == "report.authors")]
    named = next((one for one in listed if one), "") or fact(document, "report.first_author")
    stated: Sequence[str] = (named,) if isinstance(named, str) else tuple(named)
    if len(stated) == 1:
        stated = names.people(stated[0])
    found = tuple(dict.fromkeys(filter(None, map(author_name, stated))))
    half = _MOST_AUTHORS // 2
    return found if len(found) <= _MOST_AUTHORS else found[:half] + found[-half:]


def author_name(text: str) -> str:
    """`narvaez j` for "Narváez, Javier", "Javier Narváez" and "Narváez J"; "" for nobody."""
    family, comma, given = text.partition(",")
    parts = family.split()
    if not comma and len(parts) > 1:
        if parts[-1].isupper() or parts[-1].endswith("."):
            # "van der Berg J. P.": everything in capitals or with a full stop at the end are initials.
            at = next(n for n in range(1, len(parts)) if all(one.isupper() or one.endswith(".") for one in parts[n:]))
            family, given = " ".join(parts[:at]), " ".join(parts[at:])
        else:
            family, given = parts[-1], parts[0]
    words = [word for word in fold(family).split() if word not in names.PARTICLES] or fold(family).split()
    if not words or fold(text) in names.NOBODY:
        return ""
    return f"{words[-1]} {fold(given)[:1]}".strip()


def _words(values: Iterable[str], common: frozenset[str], capital: bool = False) -> tuple[tuple[str, str], ...]:
    """Telling words, folded and as they stand; where `capital`, only words that begin with one: names of places."""
    found: dict[str, str] = {}
    for value in values:
        for word in re.findall(r"[^\W\d_][\w’'-]+", value):
            folded = compact(fold(word))
            if len(folded) > 2 and folded not in common and (word[0].isupper() or not capital):
                found.setdefault(folded, word)
    return tuple(found.items())


def _countries(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for value in values:
        for name in _SEVERAL.split(value):
            folded = fold(name).removeprefix("the ")
            if folded:
                found.setdefault(_country_names().get(folded, folded), name.strip())
    return tuple(found.items())


def _sizes(rows: Iterable[Suggested]) -> tuple[tuple[str, int], ...]:
    found = []
    for row in rows:
        group, _, what = str(row["role"]).rpartition(".n_")
        value = str(row["value"]).replace(",", "").replace(" ", "")
        if group == "study" and _WHOLE.fullmatch(value) and int(value) > 1:
            found.append((what, int(value)))
    return tuple(dict.fromkeys(found))
