"""Which column of a table holds what: the names that databases and screening tools give their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Names in lower case with "_" between words, the likeliest first.
_NAMES = {
    "title": "title article_title study_title document_title item_title primary_title ti titles public_title "
    "scientific_title titel",
    "official_title": "scientific_title official_title",
    "translated_title": "original_title translated_title original_non_english_title",
    "authors": "authors author_names author author_full_names first_authors author_s au sponsor primary_sponsor "
    "lead_sponsor",
    "year": "year publication_year published_year py pubyear date published first_posted date_registration3 "
    "date_registration start_date publication_date date_of_publication create_date year_of_publication",
    "journal": "source_title journal journal_book publication_title secondary_title journal_name container_title "
    "publication journal_title booktitle so t2",
    "source": "source citation",
    "abbreviation": "abbreviated_source_title journal_abbreviation journal_iso_abbreviation",
    "volume": "volume journal_volume vl",
    "issue": "issue journal_issue number",
    "pages": "pages page",
    "first_page": "page_start start_page first_page",
    "last_page": "page_end end_page last_page",
    "article": "art_no article_number",
    "doi": "doi item_doi doi_link digital_object_identifier_doi",
    "pmid": "pmid pubmed_id medline_pmid pubmed",
    "pmcid": "pmcid pmc_id pmc",
    "eid": "eid",
    "embase": "embase_accession_id embase_accession_number pui",
    "wos": "ut_unique_wos_id ut_unique_id ut",
    "nct": "nct_number nct_id nctid trialid trial_id",
    "accession": "accession_number an accession record_id id key covidence_number covidence item_key "
    "document_identifier",
    "registrations": "clinical_trial_numbers clinical_trial_number other_ids secondary_id secondary_ids "
    "trial_registration",
    "isbn": "isbn isbns",
    "issn": "issn eissn print_issn electronic_issn",
    "abstract": "abstract abstract_note notes_abstract ab brief_summary original_abstract",
    "keywords": "keywords author_keywords index_keywords manual_tags emtree_drug_index_terms_major_focus "
    "emtree_medical_index_terms_major_focus emtree_drug_index_terms emtree_medical_index_terms conditions condition "
    "interventions intervention mesh_terms keywords_plus",
    "language": "language language_of_original_document language_of_article",
    "url": "url link item_url study_url web_address embase_link full_text_link urls",
    "open_url": "open_url_link",
    "notes": "notes note tags",
    "type": "document_type type_of_reference item_type content_type publication_type type article_type",
    "database": "database source_database db",
    "register": "source_register",
}
# Columns that only one kind of export has: its name, its database and platform.
_SHAPES = (
    ({"eid", "source_title"}, "Scopus CSV", "Scopus", "Scopus"),
    ({"eid", "doi", "title"}, "Scopus CSV", "Scopus", "Scopus"),
    ({"author_names", "emtree_medical_index_terms"}, "Embase CSV", "Embase", "Embase.com"),
    ({"embase_accession_id"}, "Embase CSV", "Embase", "Embase.com"),
    ({"author_names", "source"}, "Embase CSV", "Embase", "Embase.com"),
    ({"covidence"}, "Covidence CSV", "", "Covidence"),
    ({"covidence_number"}, "Covidence CSV", "", "Covidence"),
    ({"key", "pubmed_id", "pmc_id"}, "Rayyan CSV", "", "Rayyan"),
    ({"key", "authors", "month", "day", "location"}, "Rayyan CSV", "", "Rayyan"),
    ({"nct_number"}, "ClinicalTrials.gov CSV", "ClinicalTrials.gov", "ClinicalTrials.gov"),
    ({"trialid"}, "ICTRP CSV", "ICTRP", "ICTRP"),
    ({"pmid", "journal_book", "citation"}, "PubMed CSV", "MEDLINE", "PubMed"),
    ({"ut_unique_wos_id"}, "Web of Science table", "Web of Science", "Web of Science"),
    ({"ut_unique_id"}, "Web of Science table", "Web of Science", "Web of Science"),
    ({"pt", "au", "ti", "ut"}, "Web of Science table", "Web of Science", "Web of Science"),
    ({"item_type", "publication_title", "abstract_note"}, "Zotero CSV", "", "Zotero"),
    ({"document_title", "pdf_link"}, "IEEE Xplore CSV", "IEEE Xplore", "IEEE Xplore"),
    ({"item_title", "item_doi"}, "Springer CSV", "SpringerLink", "SpringerLink"),
    ({"record_id", "asreview_label"}, "ASReview CSV", "", "ASReview"),
    ({"record_id", "included"}, "ASReview CSV", "", "ASReview"),
    ({"title", "label_included"}, "ASReview CSV", "", "ASReview"),
    ({"title", "asreview_ranking"}, "ASReview CSV", "", "ASReview"),
)
_OTHER = re.compile(r"[^a-z0-9]+")
_PARTS = {part: tuple(names.split()) for part, names in _NAMES.items()}
# What numbers of some parts look like.
_TOLD_BY = {
    "eid": re.compile(r"2-s2\.0-\d+"),
    "doi": re.compile(r"(?:https?://\S*?)?10\.\d{4,9}/\S+"),
    "issn": re.compile(r"\d{4}-?\d{3}[\dXx](?:;.*)?"),
    "pmid": re.compile(r"\d{1,8}"),
    "year": re.compile(r"(?:19|20)\d\d"),
    "url": re.compile(r"https?://.*"),
    "nct": re.compile(r"NCT\d{8}"),
}
_MOST_COLUMNS = 500  # more than any export has; wider rows are not fitted
_TELLING = ("title", "abstract", "doi", "pmid", "nct")


@dataclass(frozen=True)
class Header:
    """A table's header: the columns of each part, the likeliest first, and what kind of export has such a header."""

    names: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    format: str
    database: str
    platform: str

    def first(self, cells: Sequence[str], *parts: str) -> str:
        """The first cell with anything in it among the columns of some parts."""
        for part in parts:
            for column in self.columns.get(part, ()):
                if column < len(cells) and (text := cells[column].strip()):
                    return text
        return ""

    def fitted(self, cells: Sequence[str]) -> tuple[str, ...] | None:
        """A row with more cells than the header has columns without as many blank cells as are too many.

        Some exports have a column more in their rows than in their header. The cells taken out are those without which
        numbers that are easily told, such as ISSN and EID, stand under their names; None where that is not certain.
        """
        extra = len(cells) - len(self.names)
        known = [(at, _TOLD_BY[part]) for part, found in self.columns.items() if part in _TOLD_BY for at in found]
        best, most = None, 1
        if len(self.names) > _MOST_COLUMNS:
            return None
        for begin in range(len(self.names) + 1):
            if any(cell.strip() for cell in cells[begin : begin + extra]):
                continue
            row = (*cells[:begin], *cells[begin + extra :])
            right = sum(
                2 if pattern.fullmatch(row[at].strip()) else 0 if not row[at].strip() else -1 for at, pattern in known
            )
            if right > most:
                best, most = row, right
        return best

    def every(self, cells: Sequence[str], part: str) -> list[str]:
        """All cells with anything in them of a part's columns."""
        return [text for at in self.columns.get(part, ()) if at < len(cells) and (text := cells[at].strip())]


def header_of(cells: Sequence[str]) -> Header | None:
    """The header that a table's row is; None where it names nothing that tells one publication from another."""
    names = tuple(_OTHER.sub("_", cell.replace("#", " number").strip().lower()).strip("_") for cell in cells)
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        places.setdefault(name, []).append(at)
    columns = {
        part: found
        for part, known in _PARTS.items()
        if (found := tuple(at for one in known for at in places.get(one, ())))
    }
    if not any(part in columns for part in _TELLING) or any(len(cell) > 200 for cell in cells):
        return None
    for wanted, format, database, platform in _SHAPES:
        if wanted <= places.keys():
            return Header(names, columns, format, database, platform)
    return Header(names, columns, "table", "", "")
