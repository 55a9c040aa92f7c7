"""Articles in JATS: identity from the front, sections, tables with spans, references, places in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.ingest.documents import document_of
from attest.problems import Faults
from attest.suggestion import quote_stands
from attest.text.source import Source, read_source, source_of
from conftest import SHARED

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">
<article article-type="research-article" xml:lang="en"><front>
<journal-meta><journal-title-group><journal-title>Journal of Fictions</journal-title></journal-title-group>
</journal-meta>
<article-meta><article-id pub-id-type="pmid">12345678</article-id>
<article-id pub-id-type="doi">10.5555/jf.2019.1</article-id>
<title-group><article-title>A drug for <italic>fictional</italic> disease: a trial</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>L&oacute;pes</surname><given-names>Ana</given-names>
</name><xref ref-type="aff" rid="a1">1</xref></contrib>
<contrib contrib-type="author"><name><surname>Nagy</surname><given-names>B</given-names></name></contrib>
</contrib-group>
<aff id="a1"><label>1</label>University of Nowhere, Portugal</aff>
<pub-date pub-type="epub"><year>2018</year></pub-date>
<pub-date pub-type="ppub"><month>3</month><year>2019</year></pub-date>
<volume>7</volume><issue>2</issue><fpage>101</fpage><lpage>109</lpage>
<permissions><license><p>Free to use.</p></license></permissions>
<abstract><sec><title>Background</title><p>Little is known.</p></sec>
<sec><title>Results</title><p>21 of 30 patients improved.</p></sec></abstract>
<kwd-group><kwd>drug</kwd></kwd-group></article-meta></front>
<body><sec sec-type="intro"><title>Background</title><p>Others<xref ref-type="bibr" rid="r1">1</xref> agree
[<xref ref-type="bibr" rid="r1">1</xref>].</p></sec>
<sec sec-type="methods"><title>Methods</title><sec><title>Results of the pilot</title><p>10<sup>9</sup> cells &lt; 5
were given.</p></sec></sec>
<sec sec-type="results"><title>What came out</title><p>The mean was 5.3<sup>a</sup> after a year.
<table-wrap><label>Table 1</label><caption><p>Outcomes.</p></caption><table>
<thead><tr><th rowspan="2">Outcome</th><th colspan="2">Group</th></tr><tr><th>Drug</th><th>Placebo</th></tr></thead>
<tbody><tr><td>Improved</td><td>21</td><td>9</td></tr><tr><td>Died</td><td/><td>2</td></tr></tbody></table>
<table-wrap-foot><p>a: a note</p></table-wrap-foot></table-wrap> It stayed so.</p></sec></body>
<back><ack><p>We thank everybody.</p></ack><ref-list><title>References</title><ref id="r1"><label>1</label>
<element-citation><name><surname>Okafor</surname><given-names>C</given-names></name><year>2011</year></element-citation>
</ref></ref-list></back></article>
"""


@pytest.fixture(scope="module")
def source() -> Source:
    return source_of(ARTICLE.encode(), "article.txt")


def test_the_identity_is_what_the_front_says(source: Source) -> None:
    document = document_of(source)
    told = {fact.role: fact.value for fact in document.identity}
    assert told == {
        "report.journal": "Journal of Fictions",
        "report.pmid": "12345678",
        "report.doi": "10.5555/jf.2019.1",
        "report.title": "A drug for fictional disease: a trial",
        "report.first_author": "Lópes, Ana",
        "report.authors": ("Lópes, Ana", "Nagy, B"),
        "report.year": "2019",
        "report.volume": "7",
        "report.issue": "2",
        "report.pages": "101–109",
    }
    assert (document.label, document.kind, document.format) == ("Lópes 2019", "journal article", "jats")
    assert document.identifiers[:2] == ("doi:10.5555/jf.2019.1", "pmid:12345678")
    assert all(quote_stands(source, fact.start, fact.end, fact.quote) for fact in document.identity)


def test_sections_are_those_of_the_file(source: Source) -> None:
    found = {source.text[block.start : block.end]: block for block in document_of(source).blocks}
    section = {words: block.section for words, block in found.items()}
    assert section["21 of 30 patients improved."] == "results"
    assert section["Others¹ agree [1]."] == "background"
    assert section["10⁹ cells < 5 were given."] == "methods", "a heading inside a section opens no other one"
    assert section["The mean was 5.3ᵃ after a year."] == section["It stayed so."] == "results"
    assert section["We thank everybody."] == "apparatus"
    assert found["1 Okafor C 2011"].kind == "reference"
    assert found["1 University of Nowhere, Portugal"].kind == "bibliography line"
    assert "Free to use." not in source.text


def test_rows_of_tables_keep_their_columns(source: Source) -> None:
    rows = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "table row"]
    assert rows == ["Outcome | Group", "| Drug | Placebo", "Improved | 21 | 9", "Died | | 2"]
    assert source.text.index("Table 1 Outcomes.") < source.text.index(rows[0])


def test_every_character_leads_back_to_the_file(source: Source) -> None:
    assert source.original == ARTICLE
    start = source.text.index("21 of 30 patients")
    low, high = source.span(start, start + 17)
    assert source.original[low:high] == "21 of 30 patients"
    assert source.origin is not None and list(source.origin) == sorted(source.origin)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('"JATS.dtd">', '"JATS.dtd" [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>', "declares entities"),
        ("<p>Little", "<sec>" * 300 + "<p>Little", None),
        ('"JATS.dtd">', '"JATS.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "declares entities"),
    ],
    ids=["entities", "depth", "files"],
)
def test_hostile_files_are_refused_or_read_as_pages(before: str, after: str, found: str | None) -> None:
    content = ARTICLE.replace(before, after).encode()
    if found is None:
        with pytest.raises(Faults):
            source_of(content, "article.xml")
        return
    with pytest.raises(Faults, match=found):
        source_of(content, "article.xml")


def test_broken_markup_is_read_as_a_page() -> None:
    assert source_of(ARTICLE.replace("</sec></body>", "</body>").encode(), "a.xml").format == "html"


PIECES = (
    "<p>",
    "</p>",
    "<sup>",
    "</sup>",
    "é",
    " ",
    "1",
    "&lt;",
    "&alpha;",
    "<td>",
    "</td>",
    "<x/>",
    "<![CDATA[a<b]]>",
    "|",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_paragraph_keeps_its_places(parts: list[str]) -> None:
    content = ARTICLE.replace("Little is known.", "".join(parts))
    try:
        source = source_of(content.encode(), "a.xml")
    except Faults:
        return
    for mark in source.marks:
        quote = source.text[mark.start : mark.end]
        assert quote_stands(source, *source.span(mark.start, mark.end), quote)


FILES = sorted((SHARED / "fixtures/fulltext/jats").glob("*.nxml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_published_articles(path: Path) -> None:
    source = read_source(path, path.name)
    document = document_of(source)
    assert (document.format, document.kind, document.language) == ("jats", "journal article", "en")
    roles = {fact.role for fact in document.identity}
    assert {"report.title", "report.authors", "report.year", "report.journal", "report.doi", "report.pmid"} <= roles
    assert {block.section for block in document.blocks} >= {"background", "methods", "results", "conclusions"}
    kinds = [block.kind for block in document.blocks]
    assert kinds.count("table row") > 5 and kinds.count("reference") > 10
    covered = sum(block.end - block.start for block in document.blocks)
    assert covered >= len("".join(source.text.split()))
    assert all(quote_stands(source, fact.start, fact.end, fact.quote) for fact in document.identity)
