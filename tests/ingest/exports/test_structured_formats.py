"""BibTeX, XML, JSON and tables: what each says under which name."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlsxwriter

from attest.ingest.exports.latex import plain
from attest.ingest.exports.record import Record, Rejected
from ingest.exports.conftest import Read
from ingest.exports.samples import BIBTEX, CSL_JSON, ENDNOTE_XML, ICTRP_XML, PUBMED_XML, SCOPUS_CSV, TRIALS_JSON

Records = Callable[[str | bytes], list[Record]]


def test_bibtex(records: Records) -> None:
    first, second, third = records(BIBTEX)
    assert first.title == "Rituximab in SSc: a trial & more -- 10% better"
    assert first.authors == ("Kuwana, Masataka", "Müller, Özge", "World Health Organization and partners")
    assert first.journal == "Annals of the Rheumatic Diseases"
    assert (first.volume, first.pages, first.doi) == ("80S", "345-354", "10.1136/abc_2021")
    assert (second.title, second.type) == ("Second in one line", "conference abstract")
    assert third.pmid == "12345678"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller", "Müller"), (r"\'{e}t\'e", "été"), (r"{\c{C}}etinkaya \c c", "Çetinkaya ç"),
        (r"\v{S}{\o}", "Šø"),
        (r"{\'\i}", "í"), (r"Aks{\i}n", "Aksin"), (r"\ss{} \& 5\%", "ß & 5%"), (r"\textit{a} \emph{b}", "a b"),
        (r"\{x\}", "{x}"), (r"\unknown{x}", r"\unknownx"), ("{DNA}", "DNA"), (r"$\beta$-cell", "$β$-cell"),
    ],
)  # fmt: skip
def test_latex(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize("broken", ["title = {One, year = 2020\n}", 'title = "One\n}', "title = {One} {two}\n}"])
def test_a_broken_bibtex_entry_harms_no_other(read: Read, broken: str) -> None:
    first, second = read(f"@article{{a,\n{broken}\n\n@article{{b,\n title = {{Sound}}\n}}\n")
    assert isinstance(first, Rejected)
    assert isinstance(second, Record)
    assert second.title == "Sound"


def test_a_last_brace_that_is_missing_is_no_loss(records: Records) -> None:
    (only,) = records("@article{a,\n title = {Sound},\n")
    assert only.warnings


def test_pubmed_xml(records: Records) -> None:
    first, second, third = records(PUBMED_XML)
    assert first.title == "Tocilizumab in systemic sclerosis & more"
    assert first.abstract == "BACKGROUND: One.\nRESULTS: p < 0.05."
    assert first.authors == ("Khanna, Dinesh", "focuSSced investigators")
    assert first.registrations == ("NCT02453256",)
    assert first.relations == (("erratum in", "pmid:33333333"),)
    assert (first.doi, first.pmcid, first.issn) == ("10.1000/abc.1", "PMC7654321", "1234-5678")
    assert second.record_id == "pmid:22222222"
    assert (third.title, third.type) == ("A book", "book")


def test_a_preprint_says_what_it_became(records: Records) -> None:
    (only,) = records(
        "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle><PublicationTypeList>"
        "<PublicationType>Preprint</PublicationType></PublicationTypeList></Article><CommentsCorrectionsList>"
        '<CommentsCorrections RefType="UpdateIn"><PMID>2</PMID></CommentsCorrections>'
        '<CommentsCorrections RefType="Cites"><PMID>3</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList></MedlineCitation></PubmedArticle>"
    )
    assert (only.type, only.relations) == ("preprint", (("preprint of", "pmid:2"),))


def test_endnote_xml(records: Records) -> None:
    first, second, third = records(ENDNOTE_XML)
    assert (first.title, first.pmid, first.record_id) == ("A first title", "31366609", "pmid:31366609")
    assert (first.database, first.platform) == ("MEDLINE", "EndNote")
    assert (second.record_id, second.database) == ("embase:L2003456789", "Embase")
    assert third.record_id.startswith("hash:")


def test_ictrp(records: Records) -> None:
    first, second, third = records(ICTRP_XML)
    assert first.record_id == "eudract:2010-019180-10"
    assert first.export_id == "EUCTR2010-019180-10-GB"
    assert first.registrations == ("2010-019180-10", "NCT01234567")
    assert (first.type, first.year) == ("registration", "2011")
    assert second.record_id == "isrctn:ISRCTN12345678"
    assert third.record_id == "chictr:ChiCTR-TRC-10001234"


def test_clinicaltrials_gov(records: Records) -> None:
    first, *_ = records(TRIALS_JSON)
    assert (first.record_id, first.title, first.notes) == ("nct:NCT01234567", "A long official title", ("Short",))
    assert first.registrations == ("NCT01234567", "2010-019180-10")
    assert first.relations == (("results in", "pmid:26210000"),)
    (row,) = records("NCT Number,Study Title,Study URL,Conditions\nNCT01234567,Short,https://x.org,A|B\n")
    assert (row.record_id, row.type, row.format) == ("nct:NCT01234567", "registration", "ClinicalTrials.gov CSV")
    assert row.keywords == ("A", "B")


def test_csl_json(records: Records) -> None:
    first, second, third = records(CSL_JSON)
    assert first.authors == ("van den Berg, A.", "A group")
    assert (first.year, first.doi, first.record_id) == ("2020", "10.1000/csl.1", "pmid:12345678")
    assert (second.type, third.type) == ("chapter", "thesis")


def test_scopus_table(records: Records) -> None:
    first, *_ = records(SCOPUS_CSV)
    assert (first.format, first.record_id) == ("Scopus CSV", "scopus:2-s2.0-27344436659")
    assert first.title == 'A "first" title, with a comma'
    assert first.authors == ("Phillips J.C.", "Braun R.")
    assert (first.pages, first.abstract) == ("1781-1802", "One\ntwo")


@pytest.mark.parametrize(
    ("table", "format", "record_id", "pages"),
    [
        ('Title,Author Names,Source,Emtree Medical Index Terms\nOne,"Liu R., Adler D.G.",'
         "Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014,a\n", "Embase CSV", "hash:", "152-160"),
        ("Title,Authors,Abstract,Published Year,Journal,Pages,Accession Number,DOI,Covidence #,Study,Tags\n"
         'One,"Roe, R; Doe, J",x,2020,Lancet,1-2,,10.1000/x,#12,Roe 2020,\n', "Covidence CSV", "hash:", "1-2"),
        ("key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,"
         'pubmed_id,pmc_id\nrayyan-1,One,2020,1,1,Lancet,,1,2,3-4,"Roe, R and Doe, J",,,,,,,31366609,\n',
         "Rayyan CSV", "pmid:31366609", "3-4"),
        ("record_id,title,abstract,asreview_label\n7,One,x,1\n", "ASReview CSV", "hash:", ""),
        ("PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,DOI\n35227408,One,"
         '"Lim SM, Lau Y.","Behav Ther. 2022 Mar;53(2):334-347. doi: 10.1016/j.beth.2021.",Lim SM,Behav Ther,2022,\n',
         "PubMed CSV", "pmid:35227408", "334-347"),
    ],
)  # fmt: skip
def test_tables_of_databases_and_screening_tools(
    records: Records, table: str, format: str, record_id: str, pages: str
) -> None:
    (only,) = records(table)
    assert (only.format, only.pages) == (format, pages)
    assert only.record_id.startswith(record_id)
    assert len(only.authors) in (0, 2)


def test_last_author_keeps_the_full_stop(records: Records) -> None:
    (only,) = records('Title,Authors\nOne,"Denton, C.; Khanna, D."\n')
    assert only.authors == ("Denton, C.", "Khanna, D.")


def test_rows_that_attest_wrote_are_read_without_the_guard_against_formulas(records: Records) -> None:
    ours, other = records("Title,Notes\n'=1+1,[attest:pmid:1]\n'=1+1,\n")
    assert (ours.title, other.title) == ("=1+1", "'=1+1")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(records: Records, separator: str) -> None:
    (only,) = records(separator.join(["Title", "Year"]) + "\n" + separator.join(["One", "2020"]) + "\n")
    assert (only.title, only.year) == ("One", "2020")


def test_a_quotation_mark_that_does_not_close_costs_one_row(read: Read) -> None:
    first, second, third = read('Title,DOI,Year\n"One,10.1000/1,2020\nTwo,10.1000/2,2020\nThree,10.1000/3,2020\n')
    assert isinstance(first, Rejected)
    assert [one.title for one in (second, third) if isinstance(one, Record)] == ["Two", "Three"]


def test_a_row_with_more_cells_than_columns(read: Read) -> None:
    whole, wide = read("Title,Year,Notes,DOI\nOne,2020,,,10.1000/1\nTwo,2020,x,10.1000/2,more\n")
    assert isinstance(whole, Record)
    assert whole.doi == "10.1000/1"
    assert isinstance(wide, Rejected)


def test_a_workbook(records: Records) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Article Title", "Publication Year", "UT (Unique WOS ID)"])
        sheet.write_row(1, 0, ["One", 2020, "WOS:000412510900029"])
    (only,) = records(content.getvalue())
    assert (only.title, only.year, only.record_id) == ("One", "2020", "wos:000412510900029")


def test_embase_gives_the_doi_in_a_link_and_qualifiers_in_parentheses(records: Records) -> None:
    (only,) = records(
        "Title,Author Names,Source,Emtree Medical Index Terms (Major Focus),Emtree Medical Index Terms,Open URL Link\n"
        'One,"Liu R., Adler D.G.",x,"cyst (diagnosis, surgery), skin",,http://sfx.x/y?sid=EMBASE&id=doi:10.4103%2F2303&a=b\n'
    )
    assert only.doi == "10.4103/2303"
    assert only.keywords == ("cyst (diagnosis, surgery)", "skin")
