"""How fast documents are read: `PYTHONPATH=scripts:tests python benchmarks/read_documents.py [FILE…]`.

Without files, documents are made up: an article in two columns with a table on every page (PDF), an article in JATS, a
Word document and a record of ClinicalTrials.gov. CPU seconds of this process and those that it starts count, imports do
not. `text` is reading the file, `document` telling its parts and identity apart, `suggest` reading suggestions. A page
of what has none is 3,000 characters. The limit is for reading PDFs.
"""

from __future__ import annotations

import io
import json
import random
import re
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of
from made_pdf import Content, Shown, column, made_pdf

LIMIT = 20  # pages a second and core
PAGE = 3_000  # characters
PAGES = 40
WORDS = re.findall(
    r"\S+",
    """
patients systemic sclerosis placebo randomised trial skin lung function capacity weeks score primary outcome difference
confidence interval adverse events serious group baseline mean treatment effect with and the of in was were at by for no
significant improvement compared after before
""",
)


def prose(numbers: random.Random, characters: int) -> str:
    text = ""
    while len(text) < characters:
        text += " ".join(numbers.choice(WORDS) for _ in range(14)).capitalize() + ". "
    return text[:characters]


def rows(numbers: random.Random) -> list[list[str]]:
    return [[f"Outcome {at}", *(f"{numbers.uniform(1, 90):.1f} (2.{at})" for _ in range(3))] for at in range(8)]


def pdf(numbers: random.Random) -> bytes:
    pages: list[list[Content]] = []
    for _ in range(PAGES):
        shown: list[Content] = [
            Shown(x, 760 - 14 * at, cell, 9)
            for at, row in enumerate(rows(numbers))
            for x, cell in zip((56, 200, 320, 440), row, strict=True)
        ]
        for x in (56, 310):
            lines = [prose(numbers, 46) for _ in range(48)]
            shown += column(lines, x, 630)
        pages.append(shown)
    return made_pdf(pages)


def jats(numbers: random.Random) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows(numbers))
    table = f"<table-wrap><table>{cells}</table></table-wrap>"
    body = "".join(f"<sec><title>Results</title><p>{prose(numbers, PAGE - 250)}</p>{table}</sec>" for _ in range(PAGES))
    return f"<article><front><article-meta/></front><body>{body}</body></article>".encode()


def docx(numbers: random.Random) -> bytes:
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = "".join(f"<w:p><w:r><w:t>{prose(numbers, PAGE // 6)}</w:t></w:r></w:p>" for _ in range(6 * PAGES))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{paragraphs}</w:body></w:document>")
    return out.getvalue()


def trial(numbers: random.Random) -> bytes:
    groups = [{"id": f"EG{at}", "title": f"Group {at}"} for at in range(3)]
    events = [
        {"term": " ".join(numbers.choices(WORDS, k=2)), "organSystem": "Infections",
         "stats": [{"groupId": one["id"], "numAffected": numbers.randrange(9), "numAtRisk": 90} for one in groups]}
        for _ in range(PAGES * PAGE // 50)
    ]  # fmt: skip
    told = {"identificationModule": {"nctId": "NCT01234567", "officialTitle": "A trial of a drug"}}
    return json.dumps(
        {
            "protocolSection": told,
            "resultsSection": {"adverseEventsModule": {"eventGroups": groups, "otherEvents": events}},
        }
    ).encode()


def seconds() -> float:
    """CPU seconds of this process and of the ended ones that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(name: str, content: bytes) -> None:
    start = seconds()
    source = source_of(content, name)
    read = seconds()
    document = document_of(source)
    told = seconds()
    found = suggest(document, source)
    done = seconds()
    pages = max((place.page for place in source.places), default=round(len(source.text) / PAGE) or 1)
    limit = LIMIT if source.format == "pdf" else ""
    rates = [f"{pages / max(span, 1e-6):10.0f}" for span in (read - start, told - read, done - told)]
    print(f"{name[:28]:28} {source.format:6} {pages:6} {'  '.join(rates)} {len(found):12} {limit:>6}")


MADE: dict[str, Callable[[random.Random], bytes]] = {
    "made.pdf": pdf,
    "made.xml": jats,
    "made.docx": docx,
    "made.json": trial,
}


def main(files: list[Path]) -> None:
    head = f"{'file':28} {'format':6} {'pages':>6} {'text':>10}  {'document':>10}  {'suggest':>10}"
    print(f"{head} {'suggestions':>12} {'limit':>6}   (pages a second)")
    source_of(made_pdf([[Shown(56, 700, "The libraries are loaded before anything is measured.")]]), "first.pdf")
    for name, make in () if files else MADE.items():
        measure(name, make(random.Random(1)))
    for path in files:
        measure(path.name, path.read_bytes())


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
