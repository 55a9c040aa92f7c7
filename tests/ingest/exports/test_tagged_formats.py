"""RIS, MEDLINE, Web of Science, EndNote tagged, Ovid and Cochrane text: what each says in which tag."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from attest.ingest.exports.record import Record, Rejected
from ingest.exports.conftest import Read
from ingest.exports.samples import COCHRANE_TEXT, ENW, NBIB, OVID_TEXT, RIS, WOS

Records = Callable[[str | bytes], list[Record]]


def ris(*lines: str) -> str:
    return "\n".join(["TY  - JOUR", "TI  - A title", *lines, "ER  - ", ""])


def test_ris(records: Records) -> None:
    first, second, third = records(RIS)
    assert first.title == "Rituximab in systemic sclerosis: a randomised trial"
    assert first.journal == "Annals of the Rheumatic Diseases"
    assert first.journal_abbreviation == "Ann Rheum Dis"
    assert (first.year, first.volume, first.issue, first.pages) == ("2021", "80", "3", "345-354")
    assert first.doi == "10.1136/abc.2021.001"
    assert first.abstract == (
        "Background: the role of ER stress, and of ER - positive cells in NCT02345678 was unclear."
    )
    assert first.registrations == ("NCT02345678",)
    assert first.keywords == ("rituximab", "scleroderma")
    assert first.record_id.startswith("hash:")
    assert second.title == "A second & shorter one"
    assert second.issn == "1234-567X"
    assert third.type == "conference abstract"
    assert third.authors == ("Doe, Jane",)
    assert "no end tag" in third.warnings[0]


@pytest.mark.parametrize(
    ("lines", "record_id", "database", "platform"),
    [
        (["U2  - L373791783", "DB  - Embase", "UR  - http://www.embase.com/search/results?id=L373791783"],
         "embase:L373791783", "Embase", "Embase.com"),
        (["T1  - A title", "ID  - 2006713348", "DB  - Embase <1996 to 2020>",
          "UR  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed21&AN=2006713348"],
         "embase:L2006713348", "Embase", "Ovid"),
        (["T1  - A title", "ID  - 31366609", "DB  - Ovid MEDLINE(R) <2019>"], "pmid:31366609", "MEDLINE", "Ovid"),
        (["T1  - A title", "ID  - 2019-65183-001", "L2  - http://ovidsp.ovid.com/ovidweb.cgi?D=psyc16&AN=2019-65183-001"],
         "psycinfo:2019-65183-001", "PsycInfo", "Ovid"),
        (["DB  - Scopus", "UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85054091539&doi=10.1%2fx"],
         "scopus:2-s2.0-85054091539", "Scopus", "Scopus"),
        (["AN  - WOS:000444108200009", "WE  - Social Science Citation Index (SSCI)"],
         "wos:000444108200009", "Web of Science", "Web of Science"),
        (["AN  - CN-01234567", "UR  - https://www.cochranelibrary.com/central/doi/10.1002/central/CN-01234567/full"],
         "central:CN-01234567", "CENTRAL", "Cochrane Library"),
        (["AN  - 2214991469; 51887", "DB  - PTSDpubs", "UR  - https://search.proquest.com/docview/2214991469"],
         "proquest:2214991469", "PTSDpubs", "ProQuest"),
        (["AN  - 107654321", "DB  - CINAHL Plus with Full Text", "DP  - EBSCOhost"],
         "cinahl:107654321", "CINAHL", "EBSCOhost"),
        (["N1  - Accession Number: 107654321. Language: English.",
          "UR  - https://search.ebscohost.com/login.aspx?direct=true&db=ccm&AN=107654321&site=ehost-live"],
         "cinahl:107654321", "CINAHL", "EBSCOhost"),
        (["AN  - 21553931", "DP  - NLM", "ID  - 369"], "pmid:21553931", "MEDLINE", ""),
        (["UR  - https://pubmed.ncbi.nlm.nih.gov/21553931/"], "pmid:21553931", "MEDLINE", "PubMed"),
    ],
)  # fmt: skip
def test_databases_and_accession_numbers_in_ris(
    records: Records, lines: list[str], record_id: str, database: str, platform: str
) -> None:
    (only,) = records(ris(*lines))
    assert (only.record_id, only.database, only.platform) == (record_id, database, platform)


def test_lines_before_a_record_name_its_database(records: Records) -> None:
    first, second = records(
        "Provider: American Psychological Association\nDatabase: PsycINFO\nContent: x\n\n"
        + ris("ID  - 2020-1", "T1  - A title")
        + ris("ID  - 2020-2", "T1  - Other")
    )
    assert first.database == second.database == "PsycInfo"
    assert first.record_id == "psycinfo:2020-1"


def test_the_kind_that_embase_gives(records: Records) -> None:
    (only,) = records(ris("DB  - Embase", "M3  - Conference Abstract"))
    assert only.type == "conference abstract"


def test_a_line_break_in_keywords_parts_them_and_in_an_abstract_joins(records: Records) -> None:
    (only,) = records(ris("KW  - Animals", "Humans", "AB  - one", "two"))
    assert only.keywords == ("Animals", "Humans")
    assert only.abstract == "one two"


def test_a_tag_after_the_end_tag_belongs_to_its_record(records: Records) -> None:
    first, second = records(ris("JF  - Clinical Psychology") + "NL  - Clin Psychol\n\nLink to: x\n\n2.\n" + ris())
    assert first.journal_abbreviation == "Clin Psychol"
    assert second.journal_abbreviation == ""


def test_tags_with_one_blank(records: Records) -> None:
    (only,) = records("TY - JOUR\nAU - Roe, R\nTI - A title\nPY - 2020\nER -\n")
    assert (only.authors, only.year) == (("Roe, R",), "2020")


def test_a_type_without_an_end_before_begins_a_new_record(read: Read) -> None:
    assert len(read("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n")) == 2


def test_a_record_whose_type_is_missing_is_read(records: Records) -> None:
    first, second = records("JF  - Lancet\nT1  - No type\nER  -\n" + ris())
    assert (first.title, first.type) == ("No type", "")
    assert second.position == 2


def test_a_beginning_cut_off_is_rejected(read: Read) -> None:
    first, second = read("KW  - what is left\nER  - \n" + ris())
    assert isinstance(first, Rejected)
    assert isinstance(second, Record)


def test_an_entry_that_says_nothing_is_rejected(read: Read) -> None:
    (only,) = read("TY  - JOUR\nKW  - \nER  - \n")
    assert isinstance(only, Rejected)


def test_several_authors_on_a_line(records: Records) -> None:
    (only,) = records(ris("AU  - Bauer B., Simkhovich B. Z., Kloner R. A."))
    assert only.authors == ("Bauer B.", "Simkhovich B. Z.", "Kloner R. A.")
    (only,) = records(ris("AU  - Smith, J. A."))
    assert only.authors == ("Smith, J. A.",)


def test_bytes_of_two_encodings_in_one_file(records: Records) -> None:
    first, second = records(ris("AU  - Müller, Ö.").encode() + ris("AU  - Müller, Ö.").encode("cp1252"))
    assert first.authors == second.authors == ("Müller, Ö.",)
    assert first.record_id == second.record_id


def test_medline(records: Records) -> None:
    first, second, third = records(NBIB)
    assert first.record_id == "pmid:11111111"
    assert (first.database, first.platform) == ("MEDLINE", "PubMed")
    assert first.title == "Tocilizumab in systemic sclerosis: a title that goes on in a second line."
    assert first.abstract == "BACKGROUND: One line. PMID- is no tag here."
    assert first.authors == ("Khanna, Dinesh", "Lin, Celia")
    assert first.registrations == ("NCT02453256",)
    assert first.relations == (("comment in", "pmid:22222222"),)
    assert (first.doi, first.pmcid, first.type) == ("10.1000/abc.1", "PMC7654321", "journal article")
    assert (second.type, second.relations) == ("comment", (("comment on", "pmid:11111111"),))
    assert (third.type, third.relations) == ("erratum", (("erratum of", "pmid:11111111"),))


def test_web_of_science(records: Records) -> None:
    first, second, third = records(WOS)
    assert first.record_id == "wos:000412510900029"
    assert first.export_id == "WOS:000412510900029"
    assert first.title == "Systemic sclerosis: a title over two lines"
    assert first.authors == ("Denton, Christopher P.", "Khanna, Dinesh")
    assert first.issn == "0140-6736; 1474-547X"
    assert first.keywords == ("fibrosis", "skin", "OUTCOMES")
    assert (first.pages, first.pmid, first.abstract) == ("1685-1699", "28413064", "ER stress begins this text.")
    assert third.type == "book"
    assert second.warnings == ()


def test_endnote_tagged(records: Records) -> None:
    first, second, third = records(ENW)
    assert first.authors == ("Kuwana, Masataka", "Jane Doe")
    assert first.abstract == "An abstract over two lines with 100% of it."
    assert (first.doi, first.keywords) == ("10.1000/enw.1", ("one", "two"))
    assert (second.title, second.type) == ("A second title", "thesis")
    assert third.isbn == "9783864903113"


def test_ovid_text(records: Records) -> None:
    first = records(OVID_TEXT)[0]
    assert (first.title, first.authors) == ("Comparing measures", ("Shapiro, Edward S.", "Dennis, Minyi Shih"))
    assert (first.volume, first.issue, first.pages, first.year) == ("28", "2", "103-106", "2015")


def test_cochrane_text(records: Records) -> None:
    first, second, _ = records(COCHRANE_TEXT)
    assert (first.record_id, first.pmid) == ("central:CN-01234567", "32866440")
    assert first.doi == "10.1016/s2213-2600(20)30318-0"
    assert second.type == "registration"


def test_two_authors_of_one_name_stay_two(records: Records) -> None:
    (one,) = records("TY  - JOUR\nTI  - A title\nAU  - Li, J.\nAU  - Li, J.\nA1  - Li, J.\nA1  - Wu, K.\nER  - \n")
    assert one.authors == ("Li, J.", "Li, J.", "Wu, K.")
