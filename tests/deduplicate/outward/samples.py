"""Citations with what files stumble over."""

from __future__ import annotations

from typing import Any

EMPTY: dict[str, Any] = {
    "aliases": [], "record_ids": [], "type": "", "title": "", "translated_title": "", "authors": [], "year": "",
    "journal": "", "journal_abbreviation": "", "volume": "", "issue": "", "pages": "", "doi": "", "pmid": "",
    "pmcid": "", "registrations": [], "isbn": "", "issn": "", "abstract": "", "keywords": [], "language": "",
    "url": "", "notes": [], "relations": [], "sources": [], "differing": {}, "merges": [], "versions": [],
}  # fmt: skip


def citation(citation_id: str, **more: Any) -> dict[str, Any]:
    return {"citation_id": citation_id} | EMPTY | more


FULL = citation(
    "doi:10.1136/ard.2020.1",
    type="journal article",
    title='Rituximab for skin thickness: p < 0.05 & “quoted”, "so"',
    translated_title="Rituximab gegen Hautverdickung",
    authors=["Denton, C.", "Khanna, Dinesh", "Müller-Ladner, U."],
    year="2019",
    journal="Annals of the Rheumatic Diseases",
    journal_abbreviation="Ann Rheum Dis",
    volume="78",
    issue="4",
    pages="512-20",
    doi="10.1136/ard.2020.1",
    pmid="30000001",
    pmcid="PMC7654321",
    registrations=["NCT01748084", "ISRCTN12345678"],
    issn="0003-4967; 1468-2060",
    abstract="Background: ER - positive cells. <0.001; \U0001f9ec and 東京 𝛽-blockers.",
    keywords=["rituximab", "Scleroderma, Systemic"],
    language="eng",
    url="https://example.org/a?b=1&c=2",
    notes=["Export Date: 1 May", "Erratum: PMID: 999"],
)
PLAIN = [
    FULL,
    citation("pmid:1", title="One author only", authors=["Doe, J., Jr."], pmid="1", year="1998",
             keywords=["Scleroderma, Systemic"]),
    citation("pmid:2", title="A group", authors=["Ministry of Health and Welfare"], pmid="2"),
    citation("pmid:3", title="Nobody", authors=["[Anonymous]"], pmid="3", type="comment", journal="Lancet"),
    citation("registration:nct01748084", title="A trial", type="registration", registrations=["NCT01748084"]),
    citation("doi:10.1000/a;b_c,d#e+f%2g", title="An odd DOI", doi="10.1000/a;b_c,d#e+f%2g"),
    citation("hash:0a1b2c3d4e5f6071", title="AT&T; and [brackets], and , commas ;", year="2001", pages="S12, S15"),
    citation("hash:0a1b2c3d4e5f6072", abstract="An abstract without a title.", type="thesis"),
    citation("hash:0a1b2c3d4e5f6073", title="A chapter", type="chapter", isbn="9783161484100", pages="e12"),
    citation("hash:0a1b2c3d4e5f6074", title="Very long", abstract="word " * 20_000 + "end"),
]  # fmt: skip
FORMULAS = [
    citation(f"hash:{at:016x}", title=title, authors=["@team", "=me"], abstract=f"{title} and more")
    for at, title in enumerate(
        [
            "=1+1",
            "+Gz in pilots",
            "-omics for all",
            "@home exercise",
            "'-omics' in quotes",
            "''=twice",
            "-5",
            "=cmd|' /C calc'!A0",
        ]
    )
]
