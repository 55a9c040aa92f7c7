"""How fast search exports are read, and in how much memory: `python benchmarks/read_exports.py [RECORDS]`.

Each format's export is made up, with abstracts of about 250 words; each is read in a process of its own, whose CPU
seconds (without imports) and largest memory are printed, for the number of records asked for and for a quarter of it:
memory that is the same for both does not depend on the file (needs Linux). Beside them stand rispy, nbib,
bibtexparser and lxml where they are installed, doing no more than parsing. `--endless` reads a line of
1 GB in each format.
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LIMITS = {"ris": 5_000, "nbib": 4_200, "pubmed.xml": 5_000, "bib": 5_000}
WORDS = re.findall(
    r"\S+",
    """
patients systemic sclerosis rituximab placebo randomised trial skin lung function forced vital capacity weeks modified
Rodnan score primary outcome difference confidence interval adverse events serious group baseline mean treatment effect
with and the of in was were at by for no significant improvement compared after before α naïve
""",
)

MEASURE = """
import sys, time
from pathlib import Path
{imports}
path = Path(sys.argv[1])
start = time.process_time()
count = {count}
seconds = time.process_time() - start
peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(count, seconds, *peak)
"""
OURS = ("from attest.ingest.exports.read import read_export", "sum(1 for _ in read_export(path, 'x'))")
BESIDE = {
    "ris": ("rispy", "import rispy", "len(rispy.loads(path.read_text(encoding='utf-8')))"),
    "nbib": ("nbib", "import nbib", "len(nbib.read(path.read_text(encoding='utf-8')))"),
    "bib": ("bibtexparser", "import bibtexparser", "len(bibtexparser.loads(path.read_text(encoding='utf-8')).entries)"),
    "pubmed.xml": (
        "lxml",
        "from lxml import etree",
        "sum([one.clear() is None and 1 for _, one in etree.iterparse(str(path), tag='PubmedArticle') "
        "if one.findtext('.//ArticleTitle') and ''.join(one.itertext())])",
    ),
}


def text(numbers: random.Random, words: int) -> str:
    return " ".join(numbers.choice(WORDS) for _ in range(words))


def ris(n: int, of: random.Random) -> str:
    authors = "".join(f"AU  - Family{of.randrange(5000)}, G. H.\n" for _ in range(7))
    keywords = "".join(f"KW  - {text(of, 2)}\n" for _ in range(8))
    return (
        f"TY  - JOUR\n{authors}TI  - {text(of, 14)}\nJF  - Annals of the Rheumatic Diseases\nPY  - 2020\nVL  - 80\n"
        f"IS  - 3\nSP  - {n}\nEP  - {n + 9}\nSN  - 0003-4967\nDO  - 10.1000/made.{n}\nAB  - {text(of, 250)}\n{keywords}"
        f"LA  - English\nDB  - Embase\nU2  - L{2_000_000_000 + n}\nER  - \n\n"
    )


def wrapped(tag: str, value: str) -> str:
    lines, line = [], f"{tag:4}-"
    for word in value.split():
        if len(line) + len(word) > 88:
            lines.append(line)
            line = "     "
        line += " " + word
    return "\n".join([*lines, line]) + "\n"


def nbib(n: int, of: random.Random) -> str:
    authors = "".join(
        f"FAU - Family{of.randrange(5000)}, Given\nAU  - Family G\n" + wrapped("AD", text(of, 18)) for _ in range(7)
    )
    return (
        f"PMID- {10_000_000 + n}\nOWN - NLM\nSTAT- MEDLINE\nIS  - 0003-4967 (Print)\nVI  - 80\nIP  - 3\n"
        f"DP  - 2020 Mar\n{wrapped('TI', text(of, 14))}PG  - {n}-{n + 9}\nLID - 10.1000/made.{n} [doi]\n"
        f"{wrapped('AB', text(of, 250))}{authors}LA  - eng\nPT  - Journal Article\n"
        f"JT  - Annals of the rheumatic diseases\nTA  - Ann Rheum Dis\n"
        + "".join(f"MH  - {text(of, 2)}\n" for _ in range(10))
        + "SO  - Ann Rheum Dis. 2020.\n\n"
    )


def pubmed_xml(n: int, of: random.Random) -> str:
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>Family{of.randrange(5000)}</LastName><ForeName>Given H</ForeName><Initials>GH'
        f"</Initials><AffiliationInfo><Affiliation>{text(of, 18)}</Affiliation></AffiliationInfo></Author>\n"
        for _ in range(7)
    )
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{of.randrange(10**6)}" MajorTopicYN="N">{text(of, 2)}</DescriptorName>'
        "</MeshHeading>\n"
        for _ in range(10)
    )
    references = "".join(
        f"<Reference><Citation>{text(of, 12)}</Citation><ArticleIdList><ArticleId IdType='pubmed'>{of.randrange(10**7)}"
        "</ArticleId></ArticleIdList></Reference>\n"
        for _ in range(20)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{10_000_000 + n}</PMID>'
        '<Article PubModel="Print"><Journal><ISSN IssnType="Print">0003-4967</ISSN><JournalIssue CitedMedium="Print">'
        "<Volume>80</Volume><Issue>3</Issue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>Annals of the "
        f"rheumatic diseases</Title></Journal><ArticleTitle>{text(of, 14)}</ArticleTitle><Pagination><MedlinePgn>{n}"
        f'</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1000/made.{n}</ELocationID><Abstract><AbstractText '
        f'Label="BACKGROUND">{text(of, 125)}</AbstractText><AbstractText Label="RESULTS">{text(of, 125)}</AbstractText>'
        f"</Abstract><AuthorList>{authors}</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType>"
        "Journal Article</PublicationType></PublicationTypeList></Article><MeshHeadingList>"
        f"{headings}</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='pubmed'>{n}"
        f"</ArticleId></ArticleIdList><ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    )


def bib(n: int, of: random.Random) -> str:
    authors = " and ".join(f'Family{of.randrange(5000)}, G{{\\"o}}tz' for _ in range(7))
    return (
        f"@article{{key{n},\n  author = {{{authors}}},\n  title = {{{{{text(of, 14)}}}}},\n  journal = {{Annals}},\n"
        f"  year = {{2020}},\n  volume = {{80}},\n  pages = {{{n}--{n + 9}}},\n  doi = {{10.1000/made.{n}}},\n"
        f"  abstract = {{{text(of, 250)}}},\n  keywords = {{{', '.join(text(of, 2) for _ in range(8))}}},\n}}\n\n"
    )


def ciw(n: int, of: random.Random) -> str:
    authors = "\n   ".join(f"Family{of.randrange(5000)}, GH" for _ in range(7))
    return (
        f"PT J\nAU {authors}\nTI {text(of, 14)}\nSO ANNALS OF THE RHEUMATIC DISEASES\nLA English\nDT Article\n"
        f"DE {'; '.join(text(of, 2) for _ in range(8))}\nAB {text(of, 250)}\nSN 0003-4967\nPY 2020\nVL 80\nBP {n}\n"
        f"EP {n + 9}\nDI 10.1000/made.{n}\nUT WOS:{n:015}\nER\n\n"
    )


def scopus(n: int, of: random.Random) -> str:
    authors = "; ".join(f"Family{of.randrange(5000)}, G." for _ in range(7))
    return (
        f'"{authors}","{text(of, 14)}","2020","Annals","80","3","{n}","{n + 9}","10.1000/made.{n}","{text(of, 250)}",'
        f'"{"; ".join(text(of, 2) for _ in range(8))}","Article","2-s2.0-{85_000_000_000 + n}"\n'
    )


def csl(n: int, of: random.Random) -> str:
    item = {
        "id": f"key{n}", "type": "article-journal", "title": text(of, 14), "container-title": "Annals",
        "author": [{"family": f"Family{of.randrange(5000)}", "given": "G. H."} for _ in range(7)],
        "issued": {"date-parts": [[2020]]}, "DOI": f"10.1000/made.{n}", "abstract": text(of, 250),
    }  # fmt: skip
    return ("," if n else "[") + json.dumps(item) + "\n"


COLUMNS = (
    "Authors,Title,Year,Source title,Volume,Issue,Page start,Page end,DOI,Abstract,Author Keywords,Document Type,EID\n"
)
FORMATS = {
    "ris": ("", ris, ""),
    "nbib": ("\n", nbib, ""),
    "pubmed.xml": ('<?xml version="1.0"?>\n<PubmedArticleSet>\n', pubmed_xml, "</PubmedArticleSet>\n"),
    "bib": ("", bib, ""),
    "ciw": ("FN Clarivate Analytics Web of Science\nVR 1.0\n", ciw, "EF\n"),
    "scopus.csv": (COLUMNS, scopus, ""),
    "csl.json": ("", csl, "]"),
}


def make(path: Path, name: str, records: int) -> None:
    before, one, after = FORMATS[name]
    numbers = random.Random(1)
    with path.open("w", encoding="utf-8") as out:
        out.write(before)
        out.writelines(one(n, numbers) for n in range(records))
        out.write(after)


def measure(path: Path, imports: str, count: str) -> tuple[int, float, int]:
    """Records, CPU seconds and the largest memory in kilobytes."""
    code = MEASURE.format(imports=imports, count=count)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    records, seconds, memory = done.stdout.split()[-3:]
    return int(records), float(seconds), int(memory)


ENDLESS = {
    "RIS": "TY  - JOUR\nTI  - ", "MEDLINE": "PMID- 1\nTI  - ", "Web of Science": "PT J\nTI ",
    "EndNote tagged": "%0 Book\n%T ",
    "Ovid text": "<1>\nTitle\n  ", "Cochrane text": "Record #1 of 1\nTI: ", "BibTeX": "@article{a,\n title = {",
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>",
    "EndNote XML": "<xml><records><record><titles><title>",
    "ICTRP XML": "<Trials_downloaded_from_ICTRP><Trial><TrialID>",
    "CSL-JSON": '[{"type": "book", "title": "', "CSV": 'Title,DOI\n"',
}  # fmt: skip


def endless() -> None:
    """One line of 1 GB in each format, as letters and as NUL bytes, read with its ledger."""
    print(f"{'format':15} {'1 GB of':8} {'entries':>7} {'CPU s':>6} {'MB':>5}")
    ledger = ("from attest.ingest.exports.ledger import read_with_ledger", "len(list(read_with_ledger(path, 'x')[1]))")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "endless"
        for name, start in ENDLESS.items():
            for told, sign in (("letters", b"x"), ("NUL", b"\0")):
                with path.open("wb") as out:
                    out.write(start.encode())
                    for _ in range(1024):
                        out.write(sign * (1 << 20))
                entries, seconds, memory = measure(path, *ledger)
                print(f"{name:15} {told:8} {entries:7} {seconds:6.1f} {memory // 1024:5}")


def main(records: int) -> None:
    print(f"{'format':12} {'reader':14} {'records':>8} {'records/s':>10} {'limit':>6} {'MB':>6} {'MB, a quarter':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            path, quarter = Path(folder) / "whole", Path(folder) / "quarter"
            make(path, name, records)
            make(quarter, name, records // 4)
            readers = [("attest", *OURS)]
            if name in BESIDE and importlib.util.find_spec(BESIDE[name][0]):
                readers.append(BESIDE[name])
            for reader, imports, count in readers:
                found, seconds, memory = measure(path, imports, count)
                small = measure(quarter, imports, count)[2]
                limit = LIMITS.get(name, 5_000) if reader == "attest" else ""
                print(
                    f"{name:12} {reader:14} {found:8} {found / seconds:10.0f} {limit:>6} {memory / 1024:6.0f} "
                    f"{small / 1024:14.0f}"
                )


if __name__ == "__main__":
    if "--endless" in sys.argv:
        endless()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
