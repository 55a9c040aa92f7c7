"""A report as the rules read it: sections of sentences, also where headings run into their paragraph."""

from __future__ import annotations

from pathlib import Path

from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.text.source import read_source


def sections(tmp_path: Path, text: str) -> list[tuple[str | None, str]]:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    source = read_source(path, "page.txt")
    return [(one.section, one.text) for one in Reading(document_of(source), source).sentences]


def test_headings_that_run_into_their_paragraph_tell_the_section(tmp_path: Path) -> None:
    text = (
        "Zinc and colds in schools\n\nAbstract\nBackground Colds are common in schools. Methods We gave zinc to 40 "
        "pupils. Results Colds fell by half. Fewer days were lost. Conclusions Zinc helps.\n"
    )
    found = sections(tmp_path, text)
    assert ("results", "Colds fell by half.") in found
    assert ("results", "Fewer days were lost.") in found
    assert ("methods", "We gave zinc to 40 pupils.") in found
    assert ("conclusions", "Zinc helps.") in found


def test_a_single_word_that_could_be_a_heading_tells_nothing(tmp_path: Path) -> None:
    text = "Zinc and colds\n\nAbstract\nBackground Colds are common. Results Of others differ from ours.\n"
    assert all(section != "results" for section, _ in sections(tmp_path, text))
