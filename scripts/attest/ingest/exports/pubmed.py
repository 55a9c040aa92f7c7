"""PubMed's XML: articles and books, as PubMed and E-utilities give them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from attest.ingest.exports.made import make, pages_of
from attest.ingest.exports.markup import all_under, at, elements, flat, under
from attest.ingest.exports.origins import Origin
from attest.ingest.exports.record import Record, Rejected

FORMAT = "PubMed XML"
ELEMENTS = "Pubmed(?:Book)?Article"
# Cited references and histories are long, hold other articles' identifiers, and say nothing of the record.
_UNWANTED = ("ReferenceList", "History", "AffiliationInfo", "ChemicalList", "GrantList")
RELATIONS = {
    "CommentOn": "comment on", "CommentIn": "comment in", "ErratumFor": "erratum of", "ErratumIn": "erratum in",
    "CorrectedandRepublishedFrom": "republished from", "CorrectedandRepublishedIn": "republished as",
    "RepublishedFrom": "republished from", "RepublishedIn": "republished as", "RetractionOf": "retraction of",
    "RetractionIn": "retraction in", "PartialRetractionOf": "partial retraction of",
    "PartialRetractionIn": "partial retraction in", "UpdateOf": "update of", "UpdateIn": "update in",
    "ExpressionOfConcernIn": "concern in", "ExpressionOfConcernFor": "concern about",
    "OriginalReportIn": "original report in", "SummaryForPatientsIn": "summary in",
    "RetractedandRepublishedFrom": "republished from", "RetractedandRepublishedIn": "republished as",
}  # fmt: skip


def read(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export of PubMed in XML; raises `Unreadable`."""
    for one in elements(parts, ELEMENTS, file, _UNWANTED):
        if isinstance(one, Rejected):
            yield one
            continue
        position, tree, raw = one
        yield (
            _book(tree, raw, file, position) if tree.tag == "PubmedBookArticle" else _article(tree, raw, file, position)
        )


def _article(tree: ET.Element, raw: str, file: str, position: int) -> Record | Rejected:
    citation = tree.find("MedlineCitation")
    if citation is None:
        citation = ET.Element("MedlineCitation")
    article = citation.find("Article")
    if article is None:
        article = ET.Element("Article")
    journal = article.find("Journal")
    if journal is None:
        journal = ET.Element("Journal")
    ids = {one.get("IdType", ""): flat(one) for one in at(tree, "PubmedData/ArticleIdList/ArticleId")}
    kinds = all_under(article, "PublicationTypeList/PublicationType")
    pmid = _latest_pmid(citation) or ids.get("pubmed", "")
    dois = [flat(one) for one in article.findall("ELocationID") if one.get("EIdType") == "doi"]
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=_origin(pmid),
        raw=raw,
        kinds=kinds,
        export_id=pmid,
        title=under(article, "ArticleTitle") or under(article, "VernacularTitle"),
        translated_title=under(article, "VernacularTitle"),
        authors=_authors(article.find("AuthorList")),
        year=under(journal, "JournalIssue/PubDate/Year")
        or under(journal, "JournalIssue/PubDate/MedlineDate")
        or under(article, "ArticleDate/Year"),
        journal=under(journal, "Title") or under(citation, "MedlineJournalInfo/MedlineTA"),
        journal_abbreviation=under(journal, "ISOAbbreviation") or under(citation, "MedlineJournalInfo/MedlineTA"),
        volume=under(journal, "JournalIssue/Volume"),
        issue=under(journal, "JournalIssue/Issue"),
        pages=under(article, "Pagination/MedlinePgn")
        or pages_of(under(article, "Pagination/StartPage"), under(article, "Pagination/EndPage")),
        dois=[*dois, ids.get("doi", "")],
        pmid=pmid,
        pmcid=ids.get("pmc", ""),
        registrations=all_under(article, "DataBankList/DataBank/AccessionNumberList/AccessionNumber"),
        numbers=" ".join([under(journal, "ISSN"), under(citation, "MedlineJournalInfo/ISSNLinking")]),
        abstract=_abstract(article.find("Abstract")) or _abstract(citation.find("OtherAbstract")),
        keywords=_keywords(citation),
        language="; ".join(all_under(article, "Language")),
        notes=all_under(citation, "GeneralNote"),
        relations=_relations(citation, kinds),
    )


def _book(tree: ET.Element, raw: str, file: str, position: int) -> Record | Rejected:
    """A book of the NCBI bookshelf, or a chapter of one."""
    document = tree.find("BookDocument")
    if document is None:
        document = ET.Element("BookDocument")
    ids = {one.get("IdType", ""): flat(one) for one in at(document, "ArticleIdList/ArticleId")}
    title, book = under(document, "ArticleTitle"), under(document, "Book/BookTitle")
    authors = document.find("AuthorList")
    pmid = under(document, "PMID")
    return make(
        file=file,
        position=position,
        format=FORMAT,
        origin=_origin(pmid),
        raw=raw,
        kinds=["book chapter" if title else "book"],
        export_id=pmid,
        title=title or book,
        authors=_authors(authors if authors is not None else document.find("Book/AuthorList")),
        year=under(document, "Book/PubDate/Year") or under(document, "ContributionDate/Year"),
        journal=book if title else "",
        pages=under(document, "Pagination/MedlinePgn"),
        dois=[ids.get("doi", ""), *all_under(document, "ELocationID"), *all_under(document, "Book/ELocationID")],
        pmid=pmid,
        numbers=" ".join(all_under(document, "Book/Isbn")),
        abstract=_abstract(document.find("Abstract")),
        keywords=all_under(document, "KeywordList/Keyword"),
        language="; ".join(all_under(document, "Language")),
    )


def _origin(pmid: str) -> Origin:
    return Origin("MEDLINE", "PubMed", f"pmid:{pmid}" if pmid else "")


def _latest_pmid(citation: ET.Element) -> str:
    """The number of the latest version, which a citation in several versions gives last."""
    return next((flat(one) for one in reversed(citation.findall("PMID"))), "")


def _authors(authors: ET.Element | None) -> list[str]:
    names = []
    for author in authors if authors is not None else ():
        family = given = ""
        for part in author:
            if part.tag == "LastName":
                family = flat(part)
            elif part.tag == "ForeName" or (part.tag == "Initials" and not given):
                given = flat(part)
            elif part.tag == "CollectiveName":
                family = flat(part).replace(";", ",")
        names.append(f"{family}, {given}" if family and given else family or given)
    return names


def _abstract(abstract: ET.Element | None) -> str:
    """The parts of an abstract on a line each, with the labels that they have."""
    parts = []
    for part in abstract if abstract is not None else ():
        if part.tag == "AbstractText":
            label = part.get("Label", "")
            parts.append(f"{label}: {flat(part)}" if label and label != "UNLABELLED" else flat(part))
    return "\n".join(part for part in parts if part)


def _keywords(citation: ET.Element) -> list[str]:
    """MeSH headings with their qualifiers, and authors' keywords."""
    found = []
    for heading in at(citation, "MeshHeadingList/MeshHeading"):
        found.append("/".join([text for one in heading if (text := flat(one))]))
    return found + all_under(citation, "KeywordList/Keyword")


def _relations(citation: ET.Element, kinds: list[str]) -> list[tuple[str, str]]:
    found = []
    for one in at(citation, "CommentsCorrectionsList/CommentsCorrections"):
        kind = RELATIONS.get(one.get("RefType", ""))
        if kind is None:
            continue  # "Cites" and the like are no second publications
        if kind == "update in" and "Preprint" in kinds:
            kind = "preprint of"
        pmid = under(one, "PMID")
        found.append((kind, f"pmid:{pmid}" if pmid else under(one, "RefSource")))
    return found
