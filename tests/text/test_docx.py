"""Word documents: paragraphs, tables, notes, tracked changes; archives that are none, or too much."""

from __future__ import annotations

import io
import zipfile

import pytest

from attest.ingest.documents import document_of
from attest.problems import Faults
from attest.text import docx
from attest.text.source import Source, source_of

SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {SPACES}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"""
BODY = """
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>A drug for a disease: a trial</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Results</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The mean was </w:t></w:r><w:ins><w:r><w:t>5.3</w:t></w:r></w:ins>
<w:del><w:r><w:delText>6.1</w:delText></w:r></w:del>
<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r>
<w:t xml:space="preserve"> </w:t><w:sym w:font="Symbol" w:char="F0B1"/>
<w:t>1</w:t><w:noBreakHyphen/><w:t>year.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Outcome</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>
<w:p><w:r><w:t>Group</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Improved</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>21</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>22</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>8</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>
"""
NOTES = f"""<w:footnotes {SPACES}><w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>A note at the foot.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
HEAD = f"<w:hdr {SPACES}><w:p><w:r><w:t>A running head</w:t></w:r></w:p></w:hdr>"


def packed(body: str = BODY, **more: str) -> bytes:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/footnotes.xml": NOTES,
        "word/header1.xml": HEAD,
        **{f"word/{name}.xml": text for name, text in more.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.fixture(scope="module")
def source() -> Source:
    return source_of(packed(), "report.doc")


def test_the_text_is_that_of_the_last_state(source: Source) -> None:
    assert source.text.split("\n\n") == [
        "A drug for a disease: a trial",
        "Results",
        "The mean was 5.3² ±1-year.",
        "Outcome | Group",
        "Improved | 21 | 9",
        "| 22 | 8",
        "A note at the foot.",
        "A running head",
    ]
    assert source.format == "docx"


def test_styles_tell_title_and_sections(source: Source) -> None:
    document = document_of(source)
    kinds = [(block.kind, block.section) for block in document.blocks]
    assert kinds[:4] == [("title", None), ("heading", "results"), ("paragraph", "results"), ("table row", "results")]
    assert kinds[-2:] == [("paragraph", "apparatus"), ("furniture", None)]
    assert [fact.value for fact in document.identity if fact.role == "report.title"] == [
        "A drug for a disease: a trial"
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (packed()[:400], "unpacked"),
        (packed(""), "without text|Word document"),
        (packed("<w:p>" * 300), "XML"),
        (packed(styles='<!DOCTYPE a [<!ENTITY b "c">]><w:styles/>'), "entities"),
        (packed("<w:p><w:r><w:t>" + " " * 30_000_000 + "</w:t></w:r></w:p>"), "too much"),
        (packed().replace(b"word/document.xml", b"word/documens.xml"), "zip archive"),
    ],
    ids=["cut off", "blank", "deep", "entities", "bomb", "another archive"],
)
def test_what_cannot_be_read_is_said(content: bytes, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "NOTES", ())
    monkeypatch.setattr(docx, "EDGES", docx.re.compile("none"))
    with pytest.raises(Faults, match=found):
        source_of(content, "report.docx")
