"""A report as the rules read it: sections of sentences, also where headings run into their paragraph."""

from __future__ import annotations

from pathlib import Path

from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.text.source import read_source


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    source = read_source(path, "page.txt")
    return Reading(document_of(source), source)


def sections(tmp_path: Path, text: str) -> list[tuple[str | None, str]]:
    return [(one.section, one.text) for one in read(tmp_path, text).sentences]


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


def test_a_sentence_with_figures_of_a_finding_is_neither_aim_nor_conclusion(tmp_path: Path) -> None:
    text = (
        "Zinc and colds in schools\n\nAbstract\nWe wanted to study zinc in pupils. Zinc was better than placebo from "
        "the "
        "start to study end (P = 0.004). The data suggest fewer lost days with zinc (P < 0.001). In conclusion, zinc "
        "helps against colds in schools.\n"
    )
    found = {text.split()[0]: section for section, text in sections(tmp_path, text)}
    assert (found["We"], found["Zinc"], found["The"], found["In"]) == ("background", None, None, "conclusions")


def test_findings_among_the_methods_are_reported_where_no_results_are_labelled(tmp_path: Path) -> None:
    text = (
        "Zinc and colds in schools\n\nAbstract\nOBJECTIVE: To study zinc. METHODS: Zinc was given to 40 pupils. Colds "
        "were fewer with zinc (20% vs 41%, P = 0.03). CONCLUSIONS: Zinc helps.\n"
    )
    own = read(tmp_path, text)
    assert [one.text[:5] for one in own.reporting if one.section == "methods"] == ["Colds"]
    labelled = read(tmp_path, text.replace("CONCLUSIONS", "RESULTS: Colds fell. CONCLUSIONS"))
    assert [one for one in labelled.reporting if one.section == "methods"] == []


def test_sections_that_a_database_joined_are_told_apart(tmp_path: Path) -> None:
    """An abstract without its headings: the first of its parts and the last are told by their places."""
    text = (
        "Zinc and colds in schools\n\nAbstract\nColds are common in schools.; Forty pupils were randomly assigned to "
        "zinc or placebo.; Colds fell by half (P = 0.02). Fewer days were lost.; Zinc helps pupils. It is cheap.\n"
    )
    assert sections(tmp_path, text)[1:] == [
        ("background", "Colds are common in schools."),
        (None, "Forty pupils were randomly assigned to zinc or placebo."),
        (None, "Colds fell by half (P = 0.02)."),
        (None, "Fewer days were lost."),
        ("conclusions", "Zinc helps pupils."),
        ("conclusions", "It is cheap."),
    ]


def test_joined_sections_with_figures_or_people_are_neither_background_nor_conclusions(tmp_path: Path) -> None:
    text = (
        "Zinc and colds in schools\n\nAbstract\nForty pupils received zinc.; Colds were counted at school.; Days lost "
        "fell by 20% with zinc.\n"
    )
    assert [section for section, _ in sections(tmp_path, text)][1:] == [None, None, None]
    cut = text.replace("fell by 20% with zinc.", "fell with")
    assert [section for section, _ in sections(tmp_path, cut)][1:] == [None, None, None]
