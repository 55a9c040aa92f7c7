"""Sources: encodings are found or assumed, what is no text is refused, every character leads back to the file."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.problems import Faults
from attest.text import source as module
from attest.text.source import Source, read_source, source_of

TEXT = "Müller 2019 – naïve “quotes”, 12·5 mg\n\nResults\nFour of eight.\n"


def found_in(content: bytes) -> str:
    with pytest.raises(Faults) as faults:
        source_of(content, "a.txt")
    (problem,) = faults.value.problems
    assert problem.file == "a.txt"
    assert problem.expected and problem.hint
    return problem.found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_warning(encoding: str) -> None:
    source = source_of(TEXT.encode(encoding), "a.txt")
    assert source.text.lstrip("\ufeff") == TEXT
    assert source.text == source.original
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.replace("·", ".").encode("cp1252"), "cp1252"),
        ("Müller: vier von acht Fällen gebessert".encode("latin-1"), "cp1252"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        ("Réponse complète " * 20 + "é").encode("utf-8")[:-1]
        and (("Réponse complète " * 20 + "é").encode()[:-1], "utf-8"),
        (b"<html><head><meta charset='iso-8859-2'></head><p>\xe8esk\xfd text</p></html>", "iso-8859-2"),
    ],
    ids=["windows-1252", "latin-1", "utf-16-without-mark", "cut-in-a-character", "declared-by-the-page"],
)
def test_other_encodings_are_read_with_a_warning(content: bytes, encoding: str) -> None:
    source = source_of(content, "a.txt")
    assert source.encoding == encoding
    (warning,) = source.warnings
    assert warning.level == "warning"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "white space"),
        (b"%PDF-1.7\nrest", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\nrest", "image"),
        (b"{\\rtf1 text}", "rich-text"),
        (bytes(range(256)) * 8, "control characters"),
        (b"a\x00b\x01" * 400, "control characters"),
        (b"<html><script>var x = 1</script></html>", "without visible text"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, words: str) -> None:
    assert words in found_in(content)


def test_line_ends_and_byte_order_mark_are_kept() -> None:
    source = source_of(codecs.BOM_UTF8 + b"one\r\ntwo\rthree\n", "a.txt")
    assert source.original == "\ufeffone\r\ntwo\rthree\n"
    assert source.span(1, 4) == (1, 4)


def test_links_out_of_the_review_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("a report", encoding="utf-8")
    review = tmp_path / "review" / "sources"
    review.mkdir(parents=True)
    (review / "link.txt").symlink_to(tmp_path / "outside.txt")
    (review / "inside.txt").write_text("a report", encoding="utf-8")
    (review / "near.txt").symlink_to(review / "inside.txt")
    (review / "loop.txt").symlink_to(review / "loop.txt")
    for name in ("link.txt", "loop.txt", "missing.txt", "."):
        with pytest.raises(Faults):
            read_source(review / name, f"sources/{name}")
    assert read_source(review / "near.txt", "sources/near.txt").text == "a report"


def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 10)
    (tmp_path / "large.txt").write_text("more than ten bytes", encoding="utf-8")
    with pytest.raises(Faults, match="at most"):
        read_source(tmp_path / "large.txt", "large.txt")


PAGE = (
    "<!DOCTYPE html><html><head><title>Site</title><style>p {}</style><script>if (a < b) { x = '<p>no</p>' }</script>"
    "</head><body><nav>Home</nav><!-- a comment <p>hidden</p> --><h1>Title &amp; more</h1>"
    "<p>Four of <b>eight</b> patients (50&#37;)<br>improved &lt; 5&nbsp;mg"
    "<p>unclosed<table><tr><td>n</td><td>8</td></tr></table>"
)


def test_a_page_becomes_its_visible_text() -> None:
    source = source_of(PAGE.encode(), "page.txt")
    assert source.format == "html"
    assert "Title & more" in source.text
    assert "Four of eight patients (50%)\nimproved < 5 mg" in source.text
    assert "n | 8" in source.text
    assert not any(word in source.text for word in ("comment", "hidden", "no", "x ="))


def places(source: Source) -> list[tuple[int, int]]:
    return [source.span(at, at + 1) for at in range(len(source.text))]


PIECES = (
    *("<p>", "</p>", "<b>", "&amp;", "&#x41;", "&bogus;", "<!--", "-->", "<script>", "</script>", "<br/>", "<td>"),
    *("a", " ", "é", "\n", "<", ">", "&", "<![CDATA[", "]]>", "<?x", "'", '"', "<a href='"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_markup_of_any_kind_keeps_its_places(parts: list[str]) -> None:
    content = "<html><p>start</p>" + "".join(parts)
    source = source_of(content.encode(), "page.html")
    spans = places(source)
    assert all(0 <= start < end <= len(source.original) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_source_or_a_fault(content: bytes) -> None:
    try:
        source = source_of(content, "a.txt")
    except Faults:
        return
    assert source.text
