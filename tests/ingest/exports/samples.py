"""Small exports made up for the tests, in the shape of each format, with three entries each."""

from __future__ import annotations

RIS = """TY  - JOUR
AU  - Kuwana, M.
AU  - Müller, Ö.
TI  - Rituximab in systemic sclerosis: a randomised trial
JF  - Annals of the Rheumatic Diseases
JA  - Ann Rheum Dis
PY  - 2021/03/01/
VL  - 80
IS  - 3
SP  - 345
EP  - 354
DO  - https://doi.org/10.1136/ABC.2021.001
AB  - Background: the role of
ER stress, and of ER - positive cells in
NCT02345678 was unclear.
KW  - rituximab
KW  - scleroderma
ER  -

TY  - JOUR
TI  - A second &amp; shorter one
PY  - 2019
SN  - 1234-567x
ER  -

TY  - CONF
T1  - Third, without an end
A1  - Doe, Jane
Y1  - 2018//
"""

NBIB = """PMID- 11111111
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Electronic)
VI  - 5
IP  - 2
DP  - 2020 Mar
TI  - Tocilizumab in systemic sclerosis: a title that goes on in a
      second line.
PG  - 10-9
LID - 10.1000/abc.1 [doi]
AB  - BACKGROUND: One line.
      PMID- is no tag here.
FAU - Khanna, Dinesh
AU  - Khanna D
FAU - Lin, Celia
AU  - Lin C
LA  - eng
SI  - ClinicalTrials.gov/NCT02453256
PT  - Journal Article
PT  - Randomized Controlled Trial
JT  - The Lancet. Respiratory medicine
TA  - Lancet Respir Med
CIN - Lancet Respir Med. 2020;5:1. PMID: 22222222
MH  - Humans
PMC - PMC7654321

PMID- 22222222
OWN - NLM
DP  - 2020
TI  - Comment on a trial.
CON - Lancet Respir Med. 2020;5:10. PMID: 11111111
PT  - Comment
PT  - Letter

PMID- 33333333
DP  - 2021
TI  - Correction.
EFR - Lancet Respir Med. 2020;5:10. PMID: 11111111
PT  - Published Erratum
"""

WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Denton, CP
   Khanna, D
AF Denton, Christopher P.
   Khanna, Dinesh
TI Systemic sclerosis: a title over
   two lines
SO LANCET
LA English
DT Article; Proceedings Paper
DE fibrosis; skin
ID OUTCOMES
AB ER stress begins this text.
SN 0140-6736
EI 1474-547X
J9 LANCET
JI Lancet
PD OCT 7
PY 2017
VL 390
IS 10103
BP 1685
EP 1699
DI 10.1016/S0140-6736(17)30933-9
PM 28413064
UT WOS:000412510900029
ER

PT J
AU Roe, R
TI Second
SO SKIN
PY 2016
UT WOS:000412510900030
ER

PT B
TI Third
PY 2015
UT WOS:000412510900031
ER

EF
"""

ENW = """%0 Journal Article
%A Kuwana, Masataka
%A Jane Doe
%T A first title
%J Mod Rheumatol
%D 2011
%V 4
%N 2
%P 11-19
%R 10.1000/enw.1
%X An abstract
over two lines with 100% of it.
%K one
two

%T A second title
%0 Thesis
%A Roe, R
%D 2012

%0 Book
%T A third title
%@ 978-3-86490-311-3
"""

BIBTEX = r"""@string{ard = "Annals of the Rheumatic Diseases"}
@comment{ nothing to see }

@article{kuwana2021,
  author = {Kuwana, Masataka and M{\"u}ller, {\"O}zge and {World Health Organization and partners}},
  title = "{Rituximab} in {SSc}: \textit{a} trial \& more -- 10\% better",
  journal = ard,
  year = 2021,
  number = {3},
  volume = 80 # "S",
  pages = {345--354},
  doi = {10.1136/abc\_2021},
  keywords = {one, two},
}
@inproceedings{two, title={Second in {one} line}, author={Jane Doe}, year={2019}} @misc{three,
  title = {Third},
  note = {PMID: 12345678}
}
"""

PUBMED_XML = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">11111111</PMID>
<Article><Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>5</Volume><Issue>2</Issue><PubDate><Year>2020</Year>
</PubDate></JournalIssue><Title>The Lancet</Title><ISOAbbreviation>Lancet</ISOAbbreviation></Journal>
<ArticleTitle>Tocilizumab in <i>systemic</i> sclerosis &amp; more</ArticleTitle>
<Pagination><MedlinePgn>10-9</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1000/abc.1</ELocationID>
<Abstract><AbstractText Label="BACKGROUND">One.</AbstractText><AbstractText Label="RESULTS">p &lt; 0.05.</AbstractText>
</Abstract><AuthorList><Author><LastName>Khanna</LastName><ForeName>Dinesh</ForeName></Author>
<Author><CollectiveName>focuSSced investigators</CollectiveName></Author></AuthorList><Language>eng</Language>
<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
<AccessionNumber>NCT02453256</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Humans</DescriptorName></MeshHeading></MeshHeadingList>
<CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn"><RefSource>Lancet. 2021</RefSource>
<PMID>33333333</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC7654321</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9/other</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>22222222</PMID><Article><ArticleTitle>Second</ArticleTitle></Article>
</MedlineCitation></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>33333333</PMID><Book><BookTitle>A book</BookTitle></Book></BookDocument>
</PubmedBookArticle>
</PubmedArticleSet>
"""

ENDNOTE_XML = """<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="a.enl">a.enl</database>
<source-app name="EndNote" version="20.0">EndNote</source-app><rec-number>19</rec-number>
<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Baird, J. K.</style>
</author></authors></contributors><titles><title><style>A <sup>first</sup> title</style></title>
<secondary-title><style>Clin Microbiol Rev</style></secondary-title></titles><volume>32</volume><number>4</number>
<keywords><keyword><style>one</style></keyword></keywords><dates><year><style>2019</style></year></dates>
<isbn>0893-8512</isbn><accession-num>31366609</accession-num><abstract><style>Text.</style></abstract>
<electronic-resource-num>10.1128/CMR.00011-19</electronic-resource-num>
<remote-database-name>Medline</remote-database-name></record>
<record><titles><title>Second</title></titles><accession-num>L2003456789</accession-num></record>
<record><titles><title>Third</title></titles></record></records></xml>
"""

ICTRP_XML = """<?xml version="1.0" encoding="UTF-8"?>
<Trials_downloaded_from_ICTRP><Trial><TrialID>EUCTR2010-019180-10-GB</TrialID><Public_title>Public</Public_title>
<Scientific_title>A phase II study of something</Scientific_title><Primary_sponsor>A company</Primary_sponsor>
<Date_registration3>20110405</Date_registration3><Source_Register>EU Clinical Trials Register</Source_Register>
<web_address>https://www.clinicaltrialsregister.eu/x</web_address><Condition>Systemic sclerosis</Condition>
<Secondary_IDs>NCT01234567</Secondary_IDs></Trial>
<Trial><TrialID>ISRCTN12345678</TrialID><Public_title>Second</Public_title></Trial>
<Trial><TrialID>ChiCTR-TRC-10001234</TrialID><Public_title>Third</Public_title></Trial>
</Trials_downloaded_from_ICTRP>
"""

TRIALS_JSON = """{"studies": [
{"protocolSection": {"identificationModule": {"nctId": "NCT01234567", "briefTitle": "Short", "officialTitle":
"A long official title", "secondaryIdInfos": [{"id": "2010-019180-10", "type": "EUDRACT_NUMBER"}]},
"statusModule": {"studyFirstSubmitDate": "2011-04-05"}, "descriptionModule": {"briefSummary": "What it is about."},
"sponsorCollaboratorsModule": {"leadSponsor": {"name": "A company"}},
"conditionsModule": {"conditions": ["Systemic Sclerosis"]},
"referencesModule": {"references": [{"pmid": "26210000", "type": "RESULT", "citation": "x"}]}}},
{"protocolSection": {"identificationModule": {"nctId": "NCT01234568", "briefTitle": "Second"}}},
{"protocolSection": {"identificationModule": {"nctId": "NCT01234569", "briefTitle": "Third"}}}
]}
"""

CSL_JSON = """[
{"id": "a", "type": "article-journal", "title": "First", "author": [{"family": "Berg", "given": "A.",
"non-dropping-particle": "van den"}, {"literal": "A group"}], "issued": {"date-parts": [[2020, 3]]},
"container-title": "Lancet", "DOI": "10.1000/CSL.1", "page": "1-2", "ISSN": "1234-5678", "PMID": "12345678"},
{"id": "b", "type": "chapter", "title": "Second"},
{"id": "c", "type": "thesis", "title": "Third"}
]
"""

OVID_TEXT = """<1>
Accession Number
  00012097-900000000-99899.
Author
  Shapiro, Edward S. 1;  Dennis, Minyi Shih 1
Title
  Comparing measures.[Article]
Source
  School Psychology Quarterly.   28(2):103-106, April 2015.
DOI Number
  10.1037/spq0000116

<2>
Title
  Second.
Source
  A journal.

<3>
Title
  Third.
Source
  A journal.
"""

COCHRANE_TEXT = """Record #1 of 3
ID: CN-01234567
AU: Khanna D
AU: Lin C
TI: Tocilizumab in systemic sclerosis
SO: Lancet Respiratory Medicine
YR: 2020
VL: 8
NO: 10
PG: 963-974
PM: PUBMED 32866440
XR: EMBASE 2007654321
PT: Journal article; Randomized controlled trial
DOI: 10.1016/S2213-2600(20)30318-0
AB: Text.
US: https://www.cochranelibrary.com/central/doi/10.1002/central/CN-01234567/full

Record #2 of 3
ID: CN-01234568
TI: NCT01234567: a registration
PT: Trial registry record

Record #3 of 3
ID: CN-01234569
TI: Third
"""

SCOPUS_CSV = (
    "\ufeffAuthors,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,DOI,Link,Abstract,"
    "Document Type,Source,EID\n"
    '"Phillips J.C., Braun R.","A ""first"" title, with a comma",2005,"J Comput Chem","26","16",,"1781","1802",'
    '"10.1002/jcc.20289","https://www.scopus.com/x","One\ntwo","Article",Scopus,"2-s2.0-27344436659"\n'
    ",Second,2006,,,,,,,,,,Article,Scopus,2-s2.0-27344436660\n"
    ",Third,2007,,,,,,,,,,Article,Scopus,2-s2.0-27344436661\n"
)

# Format's name, content; all have three entries.
ALL = {
    "RIS": RIS,
    "MEDLINE": NBIB,
    "Web of Science": WOS,
    "EndNote tagged": ENW,
    "BibTeX": BIBTEX,
    "PubMed XML": PUBMED_XML,
    "EndNote XML": ENDNOTE_XML,
    "ICTRP XML": ICTRP_XML,
    "ClinicalTrials.gov JSON": TRIALS_JSON,
    "CSL-JSON": CSL_JSON,
    "Ovid text": OVID_TEXT,
    "Cochrane text": COCHRANE_TEXT,
    "CSV": SCOPUS_CSV,
}
