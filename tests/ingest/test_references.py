"""Bibliographic lines in the styles of databases, publishers and catalogues."""

from __future__ import annotations

import pytest

from attest.ingest.citation import Citation, doi_in
from attest.ingest.names import author_list, family_name
from attest.ingest.references import read_citation_line, read_reference


def parts(citation: Citation | None) -> dict[str, str]:
    assert citation is not None
    names = ("title", "journal", "year", "volume", "issue", "pages", "doi")
    found = {name: getattr(citation, name) for name in names}
    return {name: part[0] for name, part in found.items() if part}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "J Fict Med. 2014 Oct;3(2):15-9. doi: 10.5555/jfm.2014.1. Epub 2014 Aug 1.",
            {
                "journal": "J Fict Med",
                "year": "2014",
                "volume": "3",
                "issue": "2",
                "pages": "15-9",
                "doi": "10.5555/jfm.2014.1",
            },
        ),
        (". 2014 Oct;3(2):15-9.", {"year": "2014", "volume": "3", "issue": "2", "pages": "15-9"}),
        ("Ana Lópes et al. J Fict Med. 2014 Oct.", {"journal": "J Fict Med", "year": "2014"}),
        (
            "Journal of Fictional Medicine, 2014, 3, 15-19",
            {"journal": "Journal of Fictional Medicine", "year": "2014", "volume": "3", "pages": "15-19"},
        ),
        (
            "Ana Lópes, Bo Ek, Rest and sleep in adults, J Fict Med, Volume 3, Issue 2, May 2014, Pages 15–19",
            {
                "title": "Rest and sleep in adults",
                "journal": "J Fict Med",
                "year": "2014",
                "volume": "3",
                "issue": "2",
                "pages": "15–19",
            },
        ),
        ("BMJ Fict. 2014;348:g1234.", {"journal": "BMJ Fict", "year": "2014", "volume": "348", "pages": "g1234"}),
    ],
)
def test_citation_lines(line: str, expected: dict[str, str]) -> None:
    assert parts(read_citation_line(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Between March 2011 and May 2014, 40 patients were seen.",
        "We used the 2013 criteria.",
        "In 2014; the ward closed.",
    ],
)
def test_prose_is_no_citation_line(line: str) -> None:
    assert read_citation_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Lópes A, Ek B, et al. Rest and sleep in adults. J Fict Med. Published online May 3, 2014. doi:10.5555/x.1",
            {"title": "Rest and sleep in adults", "journal": "J Fict Med", "year": "2014", "doi": "10.5555/x.1"},
        ),
        (
            "Lópes A, Ek B. (2014) Rest and sleep in adults? J Fict Med. 3(2):15-19.",
            {
                "title": "Rest and sleep in adults?",
                "journal": "J Fict Med",
                "year": "2014",
                "volume": "3",
                "issue": "2",
                "pages": "15-19",
            },
        ),
    ],
)
def test_references(line: str, expected: dict[str, str]) -> None:
    assert parts(read_reference(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Lópes 1,2, Bo van den Berg 3", ["Ana Lópes", "Bo van den Berg"]),
        ("Prof Ana Lópes, PhD; Bo J. Ek, MD", ["Ana Lópes", "Bo J. Ek"]),
        ("Lópes A, de Vries BC, Ek D", ["Lópes A", "de Vries BC", "Ek D"]),
        ("University Hospital, Rome, Italy", []),
        ("We studied rest, sleep and travel", []),
    ],
)
def test_author_lists(line: str, names: list[str]) -> None:
    assert [part[0] for part in author_list(line, 0, len(line))[0]] == names


@pytest.mark.parametrize(
    ("name", "family"),
    [("Lópes A", "Lópes"), ("Ana Lópes", "Lópes"), ("Bo van den Berg", "van den Berg"), ("Lópes, Ana", "Lópes")],
)
def test_family_names(name: str, family: str) -> None:
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("text", "doi"),
    [("doi:10.5555/a(1)b.", "10.5555/a(1)b"), ("(https://doi.org/10.5555/ab)", "10.5555/ab"), ("no 10.5 here", None)],
)
def test_dois(text: str, doi: str | None) -> None:
    found = doi_in(text)
    assert (found[0] if found else None) == doi


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Roe GBJ, Poe RA, Can we walk after a fracture?, Vellby Journal of Hips (2018), doi: 10.5555/vjh.27",
            ("Can we walk after a fracture?", "Vellby Journal of Hips", "2018", None, None, None),
        ),
        (
            "Ann Roe , Bo Poe & Cy Doe (2014) A question mark on hips in 18 towns, Reviews in Hips and Knees, "
            "54:12, 16-35, DOI: 10.5555/rhk.2011",
            ("A question mark on hips in 18 towns", "Reviews in Hips and Knees", "2014", "54", "12", "16-35"),
        ),
        (
            "Roe, O., Poe, Y., & Doe, E. (2015). A comparison of walks and hips. Walking and Hip Therapy, 43(5), "
            "62–63. https://doi.org/10.5555/wht.14",
            ("A comparison of walks and hips", "Walking and Hip Therapy", "2015", "43", "5", "62–63"),
        ),
        (
            "Roe A, Poe B (2015) Walking with sore hips and knees. HiP ONE 10(3): e0123. https://doi.org/10.5555/hip.0123",
            ("Walking with sore hips and knees", "HiP ONE", "2015", "10", "3", "e0123"),
        ),
    ],
)
def test_references_of_several_styles(line: str, expected: tuple[str | None, ...]) -> None:
    cited = read_reference(line, 0, len(line))
    assert cited is not None
    found = (cited.title, cited.journal, cited.year, cited.volume, cited.issue, cited.pages)
    assert tuple(part[0] if part else None for part in found) == expected
    assert all(line[part[1] : part[2]].strip() == part[0] for part in found if part)
    assert cited.doi is not None
